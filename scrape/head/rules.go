package head

import (
	"embed"
	"strings"
	"sync"

	"skillmatch/index/table"
)

//go:embed data/*.tsv
var files embed.FS

// rules holds the words of the tables under data, in the forms that look-ups need. All
// are in lower case.
type rules struct {
	titles  map[string]string   // the language of each word that is a title by itself
	endings []string            // endings of compounds that are titles
	maybe   map[string][]string // by language: endings that titles have, and other words too
	labels  map[string]field
	// lines holds the phrases of data/lines.tsv by their rule. Phrases that only begin a
	// line are in lists.
	lines map[string]map[string]bool
	// noise and announces hold phrases by their first word, and seeks phrases between
	// spaces.
	noise, announces map[string][]string
	seeks            []string
	employers        map[string]map[string]bool
	leading          map[string]bool   // words of organizations that begin names: "Clínica"
	names            map[string]bool   // given names of persons
	dashes           *strings.Replacer // dashes between parts of a place, to commas
	places           map[string]map[string]bool
	longest          map[string]int // the number of words of the longest name of a place, by its first word
}

// load returns the tables, read once.
var load = sync.OnceValue(func() *rules {
	r := &rules{titles: map[string]string{}, maybe: map[string][]string{}, labels: map[string]field{}, lines: map[string]map[string]bool{}, employers: map[string]map[string]bool{}, leading: map[string]bool{}, places: map[string]map[string]bool{}, names: map[string]bool{}, longest: map[string]int{}, noise: map[string][]string{}, announces: map[string][]string{},
		dashes: strings.NewReplacer(" - ", ",", " – ", ",", " — ", ",")}
	for _, row := range readTable("data/titles.tsv") {
		switch rule, language, word := row[0], row[1], row[2]; rule {
		case "word":
			r.titles[word] = language
		case "ending":
			r.endings = append(r.endings, word)
		case "maybe":
			r.maybe[language] = append(r.maybe[language], word)
		}
	}
	for _, row := range readTable("data/labels.tsv") {
		if f := fieldNamed(row[0]); r.labels[row[2]] == noField {
			r.labels[row[2]] = f
		}
	}
	for _, row := range readTable("data/lines.tsv") {
		switch rule, phrase := row[0], row[2]; rule {
		case "noise":
			r.noise[firstWord(phrase)] = append(r.noise[firstWord(phrase)], phrase)
		case "announces":
			r.announces[firstWord(phrase)] = append(r.announces[firstWord(phrase)], phrase)
		case "seeks":
			r.seeks = append(r.seeks, " "+phrase+" ")
		default:
			put(r.lines, rule, phrase)
		}
	}
	for _, row := range readTable("data/employers.tsv") {
		put(r.employers, row[0], row[2])
		if row[0] == "organization" && row[1] != "en" {
			r.leading[row[2]] = true
		}
	}
	for _, row := range readTable("data/persons.tsv") {
		r.names[row[2]] = true
	}
	for _, row := range readTable("data/places.tsv") {
		name := strings.TrimRight(row[2], ".")
		first, _, _ := strings.Cut(name, " ")
		put(r.places, row[0], name)
		r.longest[first] = max(r.longest[first], strings.Count(name, " ")+1)
	}
	return r
})

// romance reports whether a language puts the head of a name or title first.
func romance(language string) bool {
	switch language {
	case "fr", "es", "it", "pt":
		return true
	}
	return false
}

// readTable returns the rows of an embedded table: rule, language and phrase.
func readTable(name string) [][]string {
	var list [][]string
	for _, row := range table.MustRead(files, name, "rule", "language", "phrase") {
		list = append(list, row.Fields)
	}
	return list
}

// firstWord returns the letters, digits and signs of a text up to its first space or sign
// of a sentence.
func firstWord(text string) string {
	if i := strings.IndexAny(text, " :,.!("); i > 0 {
		return text[:i]
	}
	return text
}

// put adds a phrase to those of a rule.
func put(to map[string]map[string]bool, rule, phrase string) {
	if to[rule] == nil {
		to[rule] = map[string]bool{}
	}
	to[rule][phrase] = true
}

// field is a field of a posting that a label names, or a kind of line of a mail.
type field uint8

const (
	noField field = iota
	titleField
	companyField
	placeField
	publishedField
	linkField
	subjectField
	mailField
)

// fieldNamed returns the field that a rule of data/labels.tsv stands for.
func fieldNamed(rule string) field {
	for i, name := range []string{"title", "company", "place", "published", "link", "subject", "mail"} {
		if name == rule {
			return titleField + field(i)
		}
	}
	return noField
}

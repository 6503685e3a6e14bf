package resume

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"skillmatch/index/table"
)

// ruleTables holds the name of the first column of each table.
var ruleTables = map[string]string{
	"headings.tsv": "kind", "heading-words.tsv": "rule", "titles.tsv": "rule", "employers.tsv": "rule", "tongues.tsv": "rule", "dates.tsv": "rule",
	"places.tsv": "rule", "entry-words.tsv": "rule",
}

func TestTablesAreClean(t *testing.T) {
	entries, err := files.ReadDir("data")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if ruleTables[e.Name()] == "" {
			t.Errorf("%s is read by nothing", e.Name())
		}
	}
	for name, rule := range ruleTables {
		rows := table.MustRead(files, "data/"+name, rule, "language", "phrase")
		if name == "dates.tsv" {
			continue // it has languages of its own
		}
		for _, fault := range table.Lint(rows, 0, 1, 2) {
			t.Errorf("%s: %s", name, fault)
		}
	}
}

// A row that no line of a résumé can match is a mistake: its rule does not exist, or
// its phrase has a form that is never looked up.
func TestEveryRowIsReached(t *testing.T) {
	for name, rule := range ruleTables {
		for _, row := range table.MustRead(files, "data/"+name, rule, "language", "phrase") {
			if rule, phrase := row.Fields[0], row.Fields[2]; !reached(name, rule, phrase) {
				t.Errorf("%s:%d: %s %q is not reached", name, row.Line, rule, phrase)
			}
		}
	}
}

func TestAHeadingIsOfOneKind(t *testing.T) {
	kinds := map[string]string{}
	for kind, list := range read("headings.tsv", "kind") {
		for _, phrase := range list {
			if first := kinds[phrase]; first != "" && kind != "document" && first != "document" {
				t.Errorf("%q is of the kinds %s and %s", phrase, first, kind)
			}
			kinds[phrase] = kind
		}
	}
}

// Every language in which résumés are read has the headings that nearly all of them
// have.
func TestEveryLanguageHasTheCommonHeadings(t *testing.T) {
	have := map[string]bool{}
	for _, row := range table.MustRead(files, "data/headings.tsv", "kind", "language", "phrase") {
		have[row.Fields[0]+" "+row.Fields[1]] = true
	}
	for _, language := range table.Languages() {
		for _, kind := range []Kind{Experience, Skills, Education, Languages, Summary} {
			if !have[string(kind)+" "+language] {
				t.Errorf("no heading of the kind %s in %s", kind, language)
			}
		}
	}
}

// reached reports whether a line with the phrase is read by the phrase's row.
func reached(name, rule, phrase string) bool {
	p := newParser(phrase + " june")
	switch name {
	case "headings.tsv":
		kind, ok := p.kind(phrase)
		return normalize(phrase) == phrase && (ok && string(kind) == rule || rule == "document" && p.rules.documentTitles[phrase]) && knownKind(Kind(rule))
	case "heading-words.tsv":
		return reachedInHeading(p, rule, phrase)
	case "titles.tsv":
		return phrase == strings.ToLower(phrase) && (rule == "word" && p.rules.titles[phrase] || rule == "ending" && p.isTitleWord("x"+phrase) || rule == "alone" && p.selfEmployed(phrase)) && (rule == "alone" || p.hasTitle(phrase))
	case "employers.tsv":
		return rule == "word" && p.namesEmployer("Quux "+phrase) || rule == "legal" && p.isLegalForm(phrase) && p.hasOrganisation("Quux "+phrase) || rule == "abbreviation" && p.isAbbreviation(phrase+".") || rule == "at" && len(p.strong("Clerk "+phrase+" Quux", nil)) == 2
	case "tongues.tsv":
		return slices.Contains([]string{"name", "level"}, rule) && p.namesLanguage([]Line{{Text: phrase}})
	case "places.tsv":
		return rule == "code" && p.place("Quux, "+strings.ToUpper(phrase)) == shapedPlace || slices.Contains([]string{"country", "remote"}, rule) && p.place(phrase) == shapedPlace || rule == "city" && p.place(phrase) == cityPlace
	case "entry-words.tsv":
		return reachedInEntry(p, rule, phrase)
	}
	return reachedInDate(p.dates, rule, phrase)
}

func reachedInEntry(p *parser, rule, phrase string) bool {
	switch rule {
	case "label":
		return p.isLabel(phrase)
	case "break":
		return p.isBreak([]part{{rest: phrase}})
	case "study":
		return p.isStudy(phrase + " quux")
	case "terms":
		return p.isTerms(phrase)
	case "grade":
		return p.onlyLevel(phrase)
	case "unit":
		return p.isUnit("quux " + phrase)
	case "title", "employer", "place", "time":
		s := p.named(phrase + ": quux")
		return s.named && s.text == "quux"
	}
	return rule == "page" && p.isPageNumber(phrase+" 1")
}

func knownKind(k Kind) bool {
	return slices.Contains([]Kind{Experience, Projects, Skills, Education, Certificates, Languages, Summary, personal, Other, "document"}, k)
}

func reachedInHeading(p *parser, rule, word string) bool {
	side, kind, _ := strings.Cut(rule, " ")
	heading := map[string]string{"and": "skills " + word + " education", "begins": word + " quux", "ends": "quux " + word, "field": word + " experience"}[side]
	if normalize(heading) != heading {
		return false
	}
	switch side {
	case "and":
		got, ok := p.kind(heading)
		return ok && got == Skills
	case "field":
		first, n := utf8.DecodeRuneInString(heading)
		got, ok := p.kindByWords(string(unicode.ToUpper(first))+heading[n:], false, true)
		return ok && got == Experience
	}
	got, ok := p.kindByWords(heading, true, true)
	return ok && knownKind(got) && string(got) == kind
}

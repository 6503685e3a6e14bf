package resume

import (
	"embed"
	"regexp"
	"strings"
	"sync"

	"skillmatch/index/table"
)

//go:embed data/*.tsv
var files embed.FS

// rules are the words of human languages that the package knows: the tables under
// data, in the forms that look-ups need.
type rules struct {
	kinds  map[string]Kind // of headings, folded by normal
	papers map[string]bool // titles of the document itself, folded by normal
	// ands are the words that join the names of two sections.
	ands map[string]bool
	// begins and ends give the kinds of headings of several words by their first and
	// their last word.
	begins, ends map[string]Kind
	// fields are words before "experience" in headings that are not in capitals.
	fields map[string]bool

	titles  map[string]bool // words that job titles end in or hold
	endings []string        // of compounds that are titles
	alone   []string        // in titles of people who work for themselves
	// organisations are words in the names of employers.
	organisations map[string]bool
	abbreviations map[string]bool   // that end the names of companies
	joints        *strings.Replacer // puts "|" between title, employer and place

	// tongues are words of lines about spoken languages: their names, and how well
	// they are spoken.
	tongues map[string]bool
	dates   map[string][]string // the words of dates, by rule

	contact *regexp.Regexp
	years   *regexp.Regexp // that contact takes for numbers
}

// known gives the rules, which are read once.
var known = sync.OnceValue(readRules)

func readRules() *rules {
	r := &rules{
		kinds: map[string]Kind{}, begins: map[string]Kind{}, ends: map[string]Kind{},
		tongues: map[string]bool{},
		years:   regexp.MustCompile(`^\(?(?:\d{1,2}[/.])?(?:19|20)\d\d ?[-/.] ?(?:\d{1,2}[/.])?(?:19|20)\d\d$`),
		contact: regexp.MustCompile(`(?i)[\w.+-]+@[\w-]+\.[\w.]+|https?://\S+|\b(?:www\.|linkedin\.com|github\.com)\S*|\+?\(?\d[\d ()./-]{7,}\d`),
	}
	for kind, list := range read("headings.tsv", "kind") {
		if kind == "document" {
			r.papers = set(list)
			continue
		}
		for _, phrase := range list {
			r.kinds[phrase] = Kind(kind)
		}
	}
	r.readHeadingWords(read("heading-words.tsv", "rule"))

	titles := read("titles.tsv", "rule")
	r.titles, r.endings, r.alone = set(titles["word"]), titles["ending"], titles["alone"]

	employers := read("employers.tsv", "rule")
	r.organisations, r.abbreviations = set(employers["word"]), set(employers["abbreviation"])
	joints := []string{" - ", "|", "   ", "|"}
	for _, word := range employers["at"] {
		joints = append(joints, " "+word+" ", "|")
	}
	r.joints = strings.NewReplacer(joints...)

	for _, list := range read("tongues.tsv", "rule") {
		for _, word := range list {
			r.tongues[word] = true
		}
	}
	r.dates = read("dates.tsv", "rule")
	return r
}

// readHeadingWords takes the table of words that headings are made of.
func (r *rules) readHeadingWords(words map[string][]string) {
	r.ands, r.fields = set(words["and"]), set(words["field"])
	for rule, list := range words {
		for side, kinds := range map[string]map[string]Kind{"begins ": r.begins, "ends ": r.ends} {
			kind, ok := strings.CutPrefix(rule, side)
			for _, word := range list {
				if ok {
					kinds[word] = Kind(kind)
				}
			}
		}
	}
}

// read gives the phrases of a table by rule, in the order of its rows.
func read(name, rule string) map[string][]string {
	phrases := map[string][]string{}
	for _, row := range table.MustRead(files, "data/"+name, rule, "language", "phrase") {
		phrases[row.Fields[0]] = append(phrases[row.Fields[0]], row.Fields[2])
	}
	return phrases
}

func set(words []string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}

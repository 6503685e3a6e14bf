package resume

import (
	"embed"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"

	"skillmatch/index/table"
)

//go:embed data/*.tsv
var files embed.FS

// rules holds the words of human languages that the package knows: the tables under
// data, in the forms that look-ups need.
type rules struct {
	kinds          map[string]Kind // of headings, folded by normalize
	joined         map[string]Kind // of headings without their spaces
	documentTitles map[string]bool // titles of the document itself, folded by normalize
	// conjunctions are the words that join the names of two sections.
	conjunctions map[string]bool
	// begins and ends hold the kinds of headings of several words, by their first and
	// their last word.
	begins, ends map[string]Kind
	// fields are words before "experience" in headings that are not in capitals.
	fields map[string]bool

	titles       map[string]bool // words that job titles contain
	endings      []string        // endings of compounds that are titles
	selfEmployed []string        // words in titles of people who work for themselves
	// organisations are words that occur in the names of employers.
	organisations map[string]bool
	legal         map[string]bool   // words of legal forms
	abbreviations map[string]bool   // abbreviations that end the names of companies
	separators    *strings.Replacer // puts one sign between title, employer and place

	// tongues are the names of languages, levels the words that tell how well one is
	// spoken.
	tongues, levels map[string]bool
	// labels stand over lines about a role, breaks name times without work, studies
	// begin the names of times of learning, terms tell how somebody was employed, and
	// pages stand before the numbers of pages.
	labels, breaks, studies, terms, pages map[string]bool
	// fieldNames stand before what they name and a colon; units are parts of employers.
	fieldNames map[string]use
	units      map[string]bool
	places     map[string]map[string]bool // by rule

	// languageWords are words of lines about spoken languages: the names of languages
	// and the levels of speaking them.
	languageWords map[string]bool
	dates         *dateWords // the words of dates

	contact *regexp.Regexp
	years   *regexp.Regexp // ranges of years, which contact takes for telephone numbers
}

// sharedRules returns the rules, which are read once. The caller must not change them.
var sharedRules = sync.OnceValue(readRules)

// readRules reads the tables.
func readRules() *rules {
	r := &rules{
		kinds: map[string]Kind{}, joined: map[string]Kind{}, languageWords: map[string]bool{}, begins: map[string]Kind{}, ends: map[string]Kind{},
		years:   regexp.MustCompile(`^\(?(?:\d{1,2}[/.])?(?:19|20)\d\d ?[-/.] ?(?:\d{1,2}[/.])?(?:19|20)\d\d$`),
		contact: regexp.MustCompile(`(?i)[\w.+-]+@[\w-]+\.[\w.]+|https?://\S+|\b(?:www\.|linkedin\.com|github\.com)\S*|\+?\(?\d[\d ()./-]{7,}\d`),
	}
	headings := read("headings.tsv", "kind")
	for _, kind := range slices.Sorted(maps.Keys(headings)) {
		list := headings[kind]
		if kind == "document" {
			r.documentTitles = set(list)
			continue
		}
		for _, phrase := range list {
			r.kinds[phrase] = Kind(kind)
			r.joined[strings.ReplaceAll(phrase, " ", "")] = Kind(kind)
		}
	}
	r.readHeadingWords(read("heading-words.tsv", "rule"))

	titles := read("titles.tsv", "rule")
	r.titles, r.endings, r.selfEmployed = set(titles["word"]), titles["ending"], titles["alone"]

	employers := read("employers.tsv", "rule")
	r.legal, r.abbreviations = set(employers["legal"]), set(employers["abbreviation"])
	r.organisations = set(slices.Concat(employers["word"], employers["legal"]))
	pairs := []string{" - ", "—", "   ", "|"}
	for _, word := range employers["at"] {
		pairs = append(pairs, " "+word+" ", "@")
	}
	r.separators = strings.NewReplacer(pairs...)

	r.readEntryWords(read("entry-words.tsv", "rule"))
	for _, list := range read("tongues.tsv", "rule") {
		for _, word := range list {
			r.languageWords[word] = true
		}
	}
	r.dates = newDateWords(read("dates.tsv", "rule"))
	return r
}

// readEntryWords enters the tables of words of entries, of languages and of places.
func (r *rules) readEntryWords(words map[string][]string) {
	r.labels, r.breaks, r.studies = set(words["label"]), set(words["break"]), set(words["study"])
	r.terms, r.units, r.pages = set(words["terms"]), set(words["unit"]), set(words["page"])
	r.fieldNames = map[string]use{}
	for rule, u := range map[string]use{"title": asTitle, "employer": asEmployer, "place": asPlace, "time": asNothing} {
		for _, phrase := range words[rule] {
			r.fieldNames[phrase] = u
		}
	}
	tongues := read("tongues.tsv", "rule")
	r.tongues, r.levels = set(tongues["name"]), set(slices.Concat(tongues["level"], words["grade"]))
	r.places = map[string]map[string]bool{}
	for rule, list := range read("places.tsv", "rule") {
		r.places[rule] = set(list)
	}
}

// readHeadingWords enters the table of words that headings consist of.
func (r *rules) readHeadingWords(words map[string][]string) {
	r.conjunctions, r.fields = set(words["and"]), set(words["field"])
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

// read returns the phrases of a table by rule, in the order of its rows.
func read(name, rule string) map[string][]string {
	phrases := map[string][]string{}
	for _, row := range table.MustRead(files, "data/"+name, rule, "language", "phrase") {
		phrases[row.Fields[0]] = append(phrases[row.Fields[0]], row.Fields[2])
	}
	return phrases
}

// set returns the set of the words.
func set(words []string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}

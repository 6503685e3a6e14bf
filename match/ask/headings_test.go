package ask

import (
	"os"
	"testing"

	"skillmatch/index/table"
	"skillmatch/match/phrase"
	"skillmatch/testdata/fixtures"
)

func TestHeadingsOpenSections(t *testing.T) {
	h := newHeadings(fixtures.Vocabulary(t).Scanner())
	for heading, want := range map[string]section{
		"What you'll do":                            duties,
		"Essential functions":                       duties,
		"In this role you can expect to":            duties,
		"What you can expect":                       duties,
		"Here's what you'll get to do":              duties,
		"If you join, you will":                     duties,
		"First 90 days":                             duties,
		"What you can expect as a Kestrel":          benefits,
		"Why you'll like working here":              benefits,
		"How we take care of our people":            benefits,
		"What you offer":                            required,
		"What we offer":                             benefits,
		"Who thrives at Kestrel":                    required,
		"You'll be great for this role if you":      required,
		"You will thrive here if:":                  required,
		"Apply if you":                              required,
		"This is for you if":                        required,
		"What makes you a great fit":                required,
		"What we'd love to see":                     required,
		"Bonus points if you have":                  preferred,
		"It will be great if you also know":         preferred,
		"Strong candidates may also have":           preferred,
		"What sets you apart":                       preferred,
		"Ideal, but not required":                   preferred,
		"You may not be a good fit if…":             exclusions,
		"This role isn't for you if":                exclusions,
		"Put another way, you shouldn't apply if:":  exclusions,
		"What we're not looking for":                exclusions,
		"Who this role is not for":                  exclusions,
		"You're unlikely to thrive here if":         exclusions,
		"What sets our platform apart":              about,
		"Das bringst du mit":                        required,
		"The selection process":                     process,
		"We are an equal opportunity employer":      legal,
		"Parcels and ledgers":                       neutral,
		"Apply even if you don't meet every line":   process,
		"Benefits do not apply to contract workers": benefits,
	} {
		if got, known := h.classify(heading); got != want || known != (want != neutral) {
			t.Errorf("%q opens section %d, known %v, want %d", heading, got, known, want)
		}
	}
}

func TestTables(t *testing.T) {
	NewReader(fixtures.Vocabulary(t)) // asks for every rule
	r := load()
	for name, table := range map[string]*phrase.Table{"headings": r.headings, "cues": r.cues, "facts": r.facts, "alternatives": r.alternatives, "years": r.years, "understood": r.understood} {
		for _, fault := range table.Lint(os.DirFS(".")) {
			t.Errorf("%s: %s", name, fault)
		}
	}
}

// TestEveryHeadingIsReached reads each phrase as a heading: it opens the section of
// its row, or one that is tried before and holds the phrase too.
func TestEveryHeadingIsReached(t *testing.T) {
	h := newHeadings(fixtures.Vocabulary(t).Scanner())
	for i, rule := range sectionRules() {
		for _, text := range load().headings.List(rule.name) {
			if n := normalHeading(text); n != text {
				t.Errorf("%s: %q is written as %q in headings", rule.name, text, n)
			}
			if first := h.next(text, 0); first < 0 || first > i {
				t.Errorf("%s: %q is found by rule %d", rule.name, text, first)
			}
		}
	}
}

func TestEveryLanguageHasHeadings(t *testing.T) {
	for _, rule := range []string{"required", "duties", "preferred", "benefits", "about"} {
		has := load().headings.Languages(rule)
		for _, language := range table.Languages() {
			if !has[language] {
				t.Errorf("no heading of kind %s in language %s", rule, language)
			}
		}
	}
}

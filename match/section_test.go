package match

import (
	"fmt"
	"testing"

	"skillmatch/index/skill"
)

func TestHeadingsOpenSections(t *testing.T) {
	h := newHeadings(words(t).Scanner())
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
		"You may not be a good fit if…":             unwanted,
		"This role isn't for you if":                unwanted,
		"Put another way, you shouldn't apply if:":  unwanted,
		"What we're not looking for":                unwanted,
		"Who this role is not for":                  unwanted,
		"You're unlikely to thrive here if":         unwanted,
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

// TestMarksTakeAnyNumberOfKinds finds phrases of more kinds than cues have.
func TestMarksTakeAnyNumberOfKinds(t *testing.T) {
	scanner := words(t).Scanner()
	var lists []string
	for kind := range 3 * markKinds {
		lists = append(lists, fmt.Sprintf("word%d", kind))
	}
	m, first := newMarks(scanner, lists), make([]int32, len(lists))
	var room skill.Words
	text := "word26 and word3"
	m.find(text, scanner.CutOnly(&room, text), first)
	for kind, at := range first {
		if want := map[int]int32{26: 0, 3: 11}; at != want[kind] && (at != -1 || want[kind] != 0) {
			t.Errorf("kind %d stands at %d", kind, at)
		}
	}
	if first[26] != 0 || first[3] != 11 {
		t.Errorf("found %v", first)
	}
}

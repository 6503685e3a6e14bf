package phrase

import (
	"fmt"
	"strings"
	"testing"

	"skillmatch/index/skill"
	"skillmatch/testdata/fixtures"
)

func TestSet(t *testing.T) {
	s := NewSet([]string{"nice to have", "plus"}, nil, []string{"degree – "})
	for text, want := range map[string]struct {
		at    int
		kinds uint64
	}{
		"it is nice to have": {6, 1}, "nice to haven": {-1, 0}, "surplus": {-1, 0}, "a plus.": {2, 1}, "degree – physics": {0, 4}, "degree – or plus": {0, 5}, "": {-1, 0}, "não plus": {5, 1},
	} {
		if at, kinds := s.Find(text), s.Kinds(text); at != want.at || kinds != want.kinds || s.In(text) != (at >= 0) {
			t.Errorf("%q: found at %d, kinds %b, want %d, %b", text, at, kinds, want.at, want.kinds)
		}
	}
	var none Set
	if none.In("anything") {
		t.Error("an empty set finds something")
	}
}

// TestTokenSetTakesAnyNumberOfKinds finds phrases of more kinds than fit any fixed
// number.
func TestTokenSetTakesAnyNumberOfKinds(t *testing.T) {
	scanner := fixtures.Vocabulary(t).Scanner()
	var lists [][]string
	for kind := range 100 {
		lists = append(lists, []string{fmt.Sprintf("word%d", kind)})
	}
	s, first := NewTokenSet(scanner, lists...), make([]int32, len(lists))
	var room skill.Tokens
	text := "word73 and word3 and word73"
	s.First(text, scanner.TokenizeOnly(&room, text), first)
	want := map[int]int32{73: 0, 3: 11}
	for kind, at := range first {
		if offset, there := want[kind]; there && at != offset || !there && at != -1 {
			t.Errorf("kind %d stands at %d", kind, at)
		}
	}
}

// FuzzSets holds that both sets find the same phrases where the words of a text are
// cut alike.
func FuzzSets(f *testing.F) {
	f.Add("it is nice to have a plus")
	f.Add("plus nice to plus")
	scanner := fixtures.Vocabulary(f).Scanner()
	list := []string{"nice to have", "a plus", "to plus"}
	set, tokens := NewSet(list), NewTokenSet(scanner, list)
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.Trim(Normalize(text), " ")
		if strings.ContainsFunc(text, func(r rune) bool { return r > 'z' }) {
			return // scripts without spaces make no words
		}
		var room skill.Tokens
		first := []int32{0}
		tokens.First(text, scanner.TokenizeOnly(&room, text), first)
		if at := set.Find(text); at != int(first[0]) {
			t.Errorf("%q: found at %d by letters, at %d by words", text, at, first[0])
		}
	})
}

func TestNextTakesTheLongestPhrase(t *testing.T) {
	s := NewSet([]string{"night", "night shift", "shift"})
	for _, c := range []struct {
		text         string
		at, from, to int
	}{{"a night shift", 0, 2, 13}, {"a night shift", 7, 8, 13}, {"nightly", 0, -1, -1}, {"night, shift", 0, 0, 5}, {"", 0, -1, -1}} {
		if from, to := s.Next(c.text, c.at); from != c.from || to != c.to {
			t.Errorf("%q from %d: %d to %d, want %d to %d", c.text, c.at, from, to, c.from, c.to)
		}
	}
}

func TestNormalize(t *testing.T) {
	for text, want := range map[string]string{"": " ", "C++/Go": " c go ", "  What you'll DO:": " what you ll do ", "Ärzte–Team": " ärzte team "} {
		if got := Normalize(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

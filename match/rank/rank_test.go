package rank

import (
	"slices"
	"testing"

	"skillmatch/match/score"
	"skillmatch/scrape/posting"
)

func TestCompareIsATotalOrder(t *testing.T) {
	list := []Posting{
		{Posting: posting.Posting{ID: "b"}, Score: score.Score{Score: 50}, Order: 1}, {Posting: posting.Posting{ID: "a"}, Score: score.Score{Score: 50}, Order: 2},
		{Posting: posting.Posting{ID: "a"}, Score: score.Score{Score: 50}, Order: 0}, {Posting: posting.Posting{ID: "z"}, Score: score.Score{Score: 90}, Order: 3},
	}
	slices.SortFunc(list, func(a, b Posting) int { return Compare(&a, &b) })
	var got []int
	for _, p := range list {
		got = append(got, p.Order)
	}
	if !slices.Equal(got, []int{3, 0, 2, 1}) {
		t.Errorf("order %v", got)
	}
}

func TestNamedFindsTheBeginningsOfAllWords(t *testing.T) {
	for _, tc := range []struct {
		text, words string
		want        bool
	}{{"Senior Backend Engineer", "backend", true}, {"Senior Backend Engineer", "engineer SENIOR", true}, {"Backend Engineer", "front", false},
		{"Berlin, Germany", "germany berlin", true}, {"anything", "", true}, {"", "berlin", false}} {
		if got := holds(tc.text, tc.words); got != tc.want {
			t.Errorf("%q with %q: %v", tc.text, tc.words, got)
		}
		for name, accept := range map[string]func(*posting.Posting) bool{"title": ByWords(tc.words, ""), "place": ByWords("", tc.words), "both": ByWords(tc.words, tc.words)} {
			if tc.words == "" {
				if accept != nil {
					t.Errorf("%s: a filter without words is there", name)
				}
				continue
			}
			p := posting.Posting{Title: tc.text, Location: tc.text}
			if got := accept(&p); got != tc.want {
				t.Errorf("%s %q with %q: %v", name, tc.text, tc.words, got)
			}
		}
	}
	if accept := ByWords("backend", "berlin"); accept(&posting.Posting{Title: "Backend Engineer", Location: "Oslo"}) || accept(&posting.Posting{Title: "Nurse", Location: "Berlin"}) {
		t.Error("half of a filter is enough")
	}
}

func TestTallyKnowsWhatTheBestReach(t *testing.T) {
	all, best := tally{}, tally{wanted: 3}
	for i, want := range []float64{0, 0, 10, 10, 20, 30, 30} {
		score := []float64{10, 20, 30, 5, 40, 50, 0}[i]
		all.add(score)
		if best.add(score); best.cutoff() != want || all.cutoff() != 0 {
			t.Errorf("after %v: %v, want %v; of all %v", score, best.cutoff(), want, all.cutoff())
		}
	}
}

package survey

import (
	"strings"
	"testing"

	"skillmatch/scrape/posting"
	"skillmatch/testdata/fixtures/scored"
)

// Where no skill opens a posting alone, several may together: a set is found
// whenever two do, and every step is one that a new ranking confirms.
func TestASetIsFoundWhereNoSkillOpensAPostingAlone(t *testing.T) {
	var postings []posting.Posting
	for i, asked := range [][]string{{"Java", "Kafka", "Python", "machine learning"}, {"Kafka", "GCP", "Go"}, {"C++", "Kafka"}} {
		postings = append(postings, posting.Posting{ID: string(rune('a' + i)), Title: "Backend Engineer", Text: "Requirements\n- " + strings.Join(asked, "\n- ")})
	}
	c, now := scored.ForPostings(t, scored.Resume, postings)
	above := func(bar float64, skills ...string) (n int) {
		_, then := scored.ForPostings(t, scored.Resume+"\n\nSkills\n"+strings.Join(skills, "\n\nSkills\n"), postings)
		for i := range then {
			if then[i].Score >= bar {
				n++
			}
		}
		return n
	}
	plateaus := 0
	for bar := 44.0; bar <= 66; bar++ {
		s := surveyOf(t, c, now, Options{Bar: bar})
		var set []string
		for _, step := range s.Sets {
			set = append(set, step.Name)
			if n := above(bar, set...); n != step.Above {
				t.Errorf("bar %.0f: %d above with %v, a new ranking gives %d", bar, step.Above, set, n)
			}
		}
		if n := len(s.Sets); n > 0 && (n > SetSize || s.Sets[n-1].Opens <= 0) {
			t.Errorf("bar %.0f: %+v", bar, s.Sets)
		}
		if len(set) > 0 {
			if s.Learn[0].Opens == 0 {
				plateaus++
			}
			continue
		}
		for i, a := range s.Learn {
			for _, b := range s.Learn[i+1:] {
				if above(bar, a.Name, b.Name) > s.Above {
					t.Errorf("bar %.0f: no set, and %s and %s open one", bar, a.Name, b.Name)
				}
			}
		}
	}
	if plateaus == 0 {
		t.Error("no bar needs two skills at once")
	}
}

func TestMarginalGainsAreOrderedByWhatTheyOpenThenByPoints(t *testing.T) {
	for _, tc := range []struct{ better, worse marginalGain }{
		{marginalGain{opens: 2}, marginalGain{opens: 1, points: 90}},
		{marginalGain{opens: 1, points: 5}, marginalGain{opens: 1, points: 4, toward: 9}},
		{marginalGain{toward: 3}, marginalGain{toward: 2, points: 90}},
		{marginalGain{toward: 3, points: 4}, marginalGain{toward: 3, points: 3}},
	} {
		if tc.better.compare(tc.worse) >= 0 || tc.worse.compare(tc.better) <= 0 {
			t.Errorf("%+v is not before %+v", tc.better, tc.worse)
		}
	}
}

// Who competes for the next place depends on what is open by then.
func TestLikelySkillsAreChosenAnewAtEachStep(t *testing.T) {
	s := surveyor{bar: 50}
	var rest []*want
	for range setSkills {
		rest = append(rest, &want{gains: []gain{{posting: 0, tenths: 30}}})
	}
	late := &want{gains: []gain{{posting: 1, tenths: 10}}}
	rest = append(rest, late)
	if list := s.likely(rest, []float64{48, 30}); len(list) != setSkills || list[setSkills-1] == late {
		t.Error("the skill that opens nothing competes")
	}
	if list := s.likely(rest, []float64{51, 30}); len(list) != setSkills || list[setSkills-1] != late {
		t.Error("the only skill that is left to help does not compete")
	}
}

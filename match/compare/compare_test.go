package compare

import (
	"context"
	"errors"
	"math"
	"strings"
	"testing"

	"skillmatch/match/corpus"
	"skillmatch/match/packed"
	"skillmatch/match/score"
	"skillmatch/testdata/fixtures"
	"skillmatch/testdata/fixtures/scored"
)

func TestAComparisonNamesTheLinesThatMadeTheDifference(t *testing.T) {
	newer := strings.Replace(scored.Resume, "- Ran them on AWS Lambda", "- Moved their events to Kafka", 1)
	a, now := scored.For(t, scored.Resume)
	b, then := scored.For(t, newer)
	c := comparison(t, a, b, now, 0, 0)
	if c.Postings != len(now) || c.Rises+c.Falls+c.Same != len(now) || len(c.Shifts) != c.Rises+c.Falls || c.Rises == 0 || c.Falls == 0 {
		t.Fatalf("%d postings, %d rise, %d fall, %d same, %d shifts", c.Postings, c.Rises, c.Falls, c.Same, len(c.Shifts))
	}
	gained, lost := false, false
	for i, s := range c.Shifts {
		p := int(s.Posting.ID[0] - 'a')
		if s.A != now[p].Score || s.B != then[p].Score || math.Abs(s.B-s.A-s.Change) > 0.05 {
			t.Errorf("%s: %+v, scored %.1f and %.1f", s.Posting.ID, s, now[p].Score, then[p].Score)
		}
		if i > 0 && math.Abs(s.Change) > math.Abs(c.Shifts[i-1].Change) {
			t.Errorf("%s stands behind a smaller change", s.Posting.ID)
		}
		for _, k := range s.Causes {
			gained = gained || k.Added && k.Line == "Moved their events to Kafka" && k.Points > 0
			lost = lost || !k.Added && k.Line == "Ran them on AWS Lambda" && k.Points < 0
		}
	}
	if !gained || !lost {
		t.Errorf("the new line is named: %v, the lost one: %v\n%+v", gained, lost, c.Shifts)
	}
}

func TestAResumeComparedWithItselfChangesNothing(t *testing.T) {
	a, now := scored.For(t, scored.Resume)
	b, _ := scored.For(t, scored.Resume)
	if c := comparison(t, a, b, now, 0, 0); c.Same != len(now) || len(c.Shifts) != 0 {
		t.Errorf("%+v", c)
	}
}

func TestAComparisonNamesTheProfession(t *testing.T) {
	a, now := scored.For(t, scored.Resume)
	b, _ := scored.For(t, strings.ReplaceAll(scored.Resume, "Backend Engineer", "Account Executive"))
	c := comparison(t, a, b, now, 3, 2)
	if len(c.Shifts) != 3 || len(c.Shifts[0].Causes) == 0 || c.Shifts[0].Causes[0].Part != score.PartProfession {
		t.Errorf("%+v", c.Shifts)
	}
}

// comparison compares two résumés over scored postings.
func comparison(t *testing.T, a, b *score.Candidate, list []scored.Posting, top, workers int) Comparison {
	t.Helper()
	c, err := New(t.Context(), a, b, scored.Corpus(t, list), Options{Top: top, Workers: workers})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// An interrupted comparison lists the largest changes, as many as were explained.
func TestAnInterruptedComparisonListsWhatWasExplained(t *testing.T) {
	a, now := scored.For(t, scored.Resume)
	b, _ := scored.For(t, strings.ReplaceAll(scored.Resume, "Backend Engineer", "Account Executive"))
	whole := comparison(t, a, b, now, 0, 0)
	ctx, cancel := context.WithCancel(t.Context())
	c, err := New(ctx, a, b, scored.Corpus(t, now), Options{Workers: 1, Progress: func(done, total int) {
		if done == 2 && total == len(whole.Shifts) {
			cancel()
		}
	}})
	n := len(c.Shifts)
	if !errors.Is(err, context.Canceled) || !c.Incomplete || n < 2 || n > 3 || c.Falls != whole.Falls || !equalJSON(t, c.Shifts, whole.Shifts[:n]) {
		t.Errorf("%v\n%+v", err, c)
	}
	if c, err = New(ctx, a, b, scored.Corpus(t, now), Options{}); !errors.Is(err, context.Canceled) || len(c.Shifts) > 0 || !c.Incomplete {
		t.Errorf("%v\n%+v", err, c)
	}
}

func TestADamagedCorpusIsAnError(t *testing.T) {
	m, now := scored.For(t, scored.Resume)
	for name, spoil := range map[string]func(*corpus.Corpus){
		"posting": func(c *corpus.Corpus) { c.Postings[3].Packed = c.Postings[3].Packed[:100] },
		"table":   func(c *corpus.Corpus) { c.Tables[1] = c.Tables[1][1:] },
		"words":   func(c *corpus.Corpus) { c.Tables[0] = packed.NewEncoder(fixtures.Vocabulary(t)).Table() },
	} {
		c := scored.Corpus(t, now)
		spoil(c)
		if _, err := New(t.Context(), m, m, c, Options{Workers: 3}); !errors.Is(err, packed.ErrDamaged) {
			t.Errorf("%s: a comparison gives %v", name, err)
		}
	}
}

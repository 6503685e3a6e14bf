package compare

import (
	"math"
	"slices"
	"strings"
	"testing"

	"skillmatch/index"
	"skillmatch/match/ask"
	"skillmatch/match/score"
	"skillmatch/scrape/posting"
	"skillmatch/testdata/fixtures/scored"
)

// worked is a résumé of bullets in two dated roles, and skills.
func worked(first, second []string, skills string) string {
	return "Ada Brandt\nBackend Engineer\n\nExperience\nBackend Engineer, Kestrel Post, 2015 – 2023\n- " + strings.Join(first, "\n- ") +
		"\nBackend Engineer, Fjord Pay, 2012 – 2013\n- " + strings.Join(second, "\n- ") + "\n\nSkills\n" + skills + "\n"
}

// compared compares two résumés, given as texts.
func compared(t *testing.T, old, newer string) Comparison {
	t.Helper()
	a, now := scored.For(t, old)
	b, _ := scored.For(t, newer)
	return comparison(t, a, b, now, 0, 1)
}

// Each line that is named alone brings what leaving it out by hand brings, and what
// is named with what is left open adds up to the change.
func TestCausesAreWhatLeavingLinesOutGives(t *testing.T) {
	old := worked([]string{"Built parcel services in Go on PostgreSQL", "Ran them on AWS Lambda", "Wrote reports about Kafka by hand"}, []string{"Kept machine learning models in Python alive"}, "Go, Rust")
	newer := worked([]string{"Built parcel services in Go on MySQL", "Moved distributed systems to Kafka"}, []string{"Kept machine learning models in Python alive"}, "Go, Java, GCP")
	const own = "Keeps the parcel ledgers balanced every night of the week in Go and in PostgreSQL"
	postings := append(scored.Postings(), posting.Posting{ID: "m", Title: "Backend Engineer", Text: "Requirements\n- " + own + "\n- Kafka\n- Java"})
	a, now := scored.ForPostings(t, strings.Replace(old, "Ran them on AWS Lambda", own, 1), postings) // which proves nothing for the last
	b, _ := scored.ForPostings(t, newer, postings)
	c := comparison(t, a, b, now, 0, 1)
	if len(c.Shifts) < 5 || !slices.ContainsFunc(c.Shifts, func(s Shift) bool { return s.Posting.ID == "m" }) {
		t.Fatalf("%d shifts", len(c.Shifts))
	}
	singles := 0
	for _, s := range c.Shifts {
		asked := ask.NewReader(a.Vocabulary).Read(&now[s.Posting.ID[0]-'a'].Posting)
		sum := 0.0
		for _, k := range s.Causes {
			sum += k.Points
			if k.Line == "" || k.Was != "" {
				continue
			}
			m, sign, points := a, -1.0, s.A
			if k.Added {
				m, sign, points = b, 1.0, s.B
			}
			i := slices.IndexFunc(m.Index.Items(), func(it index.Item) bool { return it.Text == k.Line })
			if s.Posting.ID == "m" && k.Line == own {
				t.Errorf("a line that is the posting's own brings %.1f", k.Points)
			}
			without := m.Omit(index.Omit{Items: []int{i}}).Score(&asked).Score
			if singles++; score.Round(sign*(points-without)) != k.Points {
				t.Errorf("%s: %+v, by hand %.1f", s.Posting.ID, k, sign*(points-without))
			}
		}
		if math.Abs(sum-s.Change) > leastOther+0.05 {
			t.Errorf("%s: the causes add up to %.1f of %.1f: %+v", s.Posting.ID, sum, s.Change, s.Causes)
		}
	}
	if singles == 0 {
		t.Error("no line is named alone")
	}
}

// What is not tried would have changed nothing, not even for a posting of which the
// résumé repeats a line.
func TestLinesThatCannotMatterAreNotTried(t *testing.T) {
	const own = "Keeps the parcel ledgers balanced every night of the week in Go and in PostgreSQL"
	old := worked([]string{"Built parcel services in Go on PostgreSQL", "Ran them on AWS Lambda", "Ran Kafka", "Wrote reports by hand", own}, []string{"Kept models in Python alive", "Ran Kafka and Go"}, "Go, Rust, SQL")
	a, now := scored.ForPostings(t, old, append(scored.Postings(), posting.Posting{ID: "m", Title: "Backend Engineer", Text: "Requirements\n- " + own + "\n- AWS\n- Python"}))
	b, _ := scored.For(t, worked([]string{"Sold cars"}, []string{"Sold boats"}, "Selling"))
	x, err := scored.Corpus(t, now).Index()
	if err != nil {
		t.Fatal(err)
	}
	w := newExplainer(a, b, x).newTools().sides[0]
	spared := 0
	for i := range now {
		judged, copied, err := w.whole.Judge(i)
		if err != nil || judged.Score != now[i].Score {
			t.Fatal(err, judged, now[i].Score)
		}
		w.mark(copied)
		for n := range w.lines {
			then, err := w.each[n].Score(i)
			if err != nil {
				t.Fatal(err)
			}
			if !w.marked[n] {
				if spared++; then != judged.Score {
					t.Errorf("posting %d: line %d is spared and changes %.1f to %.1f", i, n, judged.Score, then)
				}
			}
		}
	}
	if spared < len(now) {
		t.Errorf("only %d of %d scorings are spared", spared, len(now)*len(w.lines))
	}
}

// Two lines that prove the same are missed only together.
func TestLinesThatProveTheSameAreNamedTogether(t *testing.T) {
	rest := []string{"Built parcel services in Go"}
	c := compared(t, worked(append([]string{"Moved parcel events to Kafka", "Tuned brokers of Kafka clusters"}, rest...), rest, "Go"), worked(rest, rest, "Go"))
	if len(c.Shifts) == 0 || c.Rises > 0 {
		t.Fatalf("%+v", c)
	}
	found := false
	for _, k := range c.Shifts[0].Causes {
		found = found || slices.Equal(k.Lines, []string{"Moved parcel events to Kafka", "Tuned brokers of Kafka clusters"}) && !k.Added && !k.Both && k.Points < 0
	}
	if !found {
		t.Errorf("%+v", c.Shifts[0])
	}
}

// An edited line is one cause, and a line that moved is no lost one.
func TestAnEditedLineIsOneCause(t *testing.T) {
	other := []string{"Kept the books"}
	c := compared(t, worked([]string{"Moved all parcel events of the post to Kafka"}, other, "Go"), worked([]string{"Moved all parcel events of the post to RabbitMQ"}, other, "Go"))
	if len(c.Shifts) == 0 {
		t.Fatal("nothing changes")
	}
	for _, s := range c.Shifts {
		for _, k := range s.Causes {
			if k.Part == "" && (k.Was != "Moved all parcel events of the post to Kafka" || k.Line != "Moved all parcel events of the post to RabbitMQ") {
				t.Errorf("%s: %+v", s.Posting.ID, k)
			}
		}
	}
}

func TestLinesThatTellTwoResumesApart(t *testing.T) {
	for name, tc := range map[string]struct {
		old, newer   string
		lost, gained []string
		pairs        int
	}{
		"nothing":                 {worked([]string{"A b", "C d"}, []string{"E f"}, "Go"), worked([]string{"C d", "A b"}, []string{"E f"}, "Go"), nil, nil, 0},
		"a line in another role":  {worked([]string{"Ran Kafka", "C d"}, []string{"E f"}, "Go"), worked([]string{"C d"}, []string{"E f", "Ran Kafka"}, "Go"), []string{"Ran Kafka"}, []string{"Ran Kafka"}, 1},
		"a line that stood twice": {worked([]string{"Ran Kafka", "Ran Kafka"}, []string{"E f"}, "Go"), worked([]string{"Ran Kafka"}, []string{"E f"}, "Go"), []string{"Ran Kafka"}, nil, 0},
		"an edited line":          {worked([]string{"Ran Kafka for all"}, []string{"E f"}, "Go"), worked([]string{"Ran RabbitMQ for all"}, []string{"E f"}, "Go"), []string{"Ran Kafka for all"}, []string{"Ran RabbitMQ for all"}, 1},
		"another line":            {worked([]string{"Ran Kafka for all"}, []string{"E f"}, "Go"), worked([]string{"Sold cars to nobody"}, []string{"E f"}, "Go"), []string{"Ran Kafka for all"}, []string{"Sold cars to nobody"}, 0},
	} {
		a, _ := scored.For(t, tc.old)
		b, _ := scored.For(t, tc.newer)
		d := diffLines(a, b)
		if lost, gained := texts(a, d.lost), texts(b, d.gained); !slices.Equal(lost, tc.lost) || !slices.Equal(gained, tc.gained) || len(d.pairs) != tc.pairs {
			t.Errorf("%s: lost %q, gained %q, %d pairs", name, lost, gained, len(d.pairs))
		}
	}
}

// texts are those of some lines of a résumé.
func texts(c *score.Candidate, lines []int) (out []string) {
	for _, i := range lines {
		out = append(out, c.Index.Items()[i].Text)
	}
	return out
}

// Titles change what no line explains, and what is left open is said.
func TestWhatNothingExplainsIsSaid(t *testing.T) {
	s := Shift{Change: -5, Causes: []Cause{{Part: score.PartProfession, Points: -1}}}
	s.settle([]Cause{{Line: "a", Points: -2}, {Line: "b", Points: -0.5}, {Line: "c", Points: -0.3}, {Line: "d", Points: -0.4}})
	want := []Cause{{Line: "a", Points: -2}, {Part: score.PartProfession, Points: -1}, {Line: "b", Points: -0.5}, {Part: partLines, Points: -0.7}, {Part: partOther, Points: -0.8}}
	if !equalJSON(t, s.Causes, want) {
		t.Errorf("%+v", s.Causes)
	}
}

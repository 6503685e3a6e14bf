package survey

import (
	"context"
	"encoding/json"
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"skillmatch/index"
	"skillmatch/index/skill"
	"skillmatch/match/ask"
	"skillmatch/match/corpus"
	"skillmatch/match/packed"
	"skillmatch/match/score"
	"skillmatch/scrape/posting"
	"skillmatch/testdata/fixtures"
	"skillmatch/testdata/fixtures/scored"
)

// surveyOf surveys scored postings.
func surveyOf(t *testing.T, c *score.Candidate, list []scored.Posting, o Options) Survey {
	t.Helper()
	s, err := New(t.Context(), c, scored.Corpus(t, list), o)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// difference is what brute force finds between two résumés.
func difference(t *testing.T, now []scored.Posting, text string, bar float64) (points float64, opens, above int) {
	t.Helper()
	_, then := scored.For(t, text)
	for i := range now {
		a, b := now[i].Score, then[i].Score
		points += b - a
		if b >= bar {
			above++
			if a < bar {
				opens++
			}
		}
	}
	return math.Round(points*10) / 10, opens, above
}

func TestEveryFigureOfASurveyIsThatOfANewRanking(t *testing.T) {
	const bar = 50
	c, now := scored.For(t, scored.Resume)
	s := surveyOf(t, c, now, Options{Bar: bar})
	if len(s.Learn) < 5 || len(s.Say) < 2 || len(s.Sets) < 1 || len(s.KeySkills) < 3 {
		t.Fatalf("%d to learn, %d to say, %d steps, %d key skills", len(s.Learn), len(s.Say), len(s.Sets), len(s.KeySkills))
	}
	list := scored.Resume
	for _, g := range s.Learn {
		if points, opens, _ := difference(t, now, scored.Resume+"\n\nSkills\n"+g.Wording, bar); points != g.Points || opens != g.Opens {
			t.Errorf("learn %s: %.1f points and %d opened, a new ranking gives %.1f and %d", g.Name, g.Points, g.Opens, points, opens)
		}
	}
	for _, g := range s.Say {
		if points, opens, _ := difference(t, now, strings.Replace(scored.Resume, g.Line, g.Line+" ("+g.Wording+")", 1), bar); points != g.Points || opens != g.Opens {
			t.Errorf("say %s: %.1f points and %d opened, a new ranking gives %.1f and %d", g.Name, g.Points, g.Opens, points, opens)
		}
	}
	for _, step := range s.Sets {
		i := slices.IndexFunc(s.Learn, func(g Gap) bool { return g.Name == step.Name })
		list += "\n\nSkills\n" + s.Learn[i].Wording
		if _, _, above := difference(t, now, list, bar); above != step.Above {
			t.Errorf("with %s: %d above, a new ranking gives %d", step.Name, step.Above, above)
		}
	}
}

// A line without skills is answered best by a line that holds all of its words, even
// if others hold each of them already.
func TestWordsThatTheResumeHoldsCountWhereTheyComeTogether(t *testing.T) {
	const apart = "- Kept the machine rooms cool\n- Led circles of learning"
	text := strings.Replace(scored.Resume, "- Ran them on AWS Lambda", apart, 1)
	postings := []posting.Posting{{ID: "a", Title: "Backend Engineer", Text: "Requirements\n- Machine learning"}, {ID: "b", Title: "Backend Engineer", Text: "Requirements\n- Repair of a machine while learning\n- Kafka"}}
	c, now := scored.ForPostings(t, text, postings)
	s := surveyOf(t, c, now, Options{})
	i := slices.IndexFunc(s.Learn, func(g Gap) bool { return g.Name == "Machine learning" })
	if i < 0 {
		t.Fatalf("to learn: %v", names(s.Learn))
	}
	_, then := scored.ForPostings(t, text+"\n\nSkills\n"+s.Learn[i].Wording, postings)
	points := then[0].Score - now[0].Score + then[1].Score - now[1].Score
	if then[1].Score == now[1].Score || s.Learn[i].Points != score.Round(points) {
		t.Errorf("%.1f points, a new ranking gives %.1f, of them %.1f for the line", s.Learn[i].Points, points, then[1].Score-now[1].Score)
	}
}

func TestASurveySeparatesSayingFromLearning(t *testing.T) {
	c, now := scored.For(t, scored.Resume)
	s := surveyOf(t, c, now, Options{})
	learn, say := names(s.Learn), names(s.Say)
	if !slices.Contains(learn, "Kafka") || slices.Contains(learn, "SQL") || slices.Contains(learn, "Go") {
		t.Errorf("to learn: %v", learn)
	}
	if !slices.Contains(say, "SQL") || slices.Contains(say, "Kafka") {
		t.Errorf("to say: %v", say)
	}
	for _, g := range s.Say {
		if g.Line == "" || g.Via == "" {
			t.Errorf("nothing tells where to say %s: %+v", g.Name, g)
		}
	}
}

func TestASurveyDependsOnNothingButItsInput(t *testing.T) {
	c, now := scored.For(t, scored.Resume)
	want := surveyOf(t, c, now, Options{Workers: 1})
	slices.Reverse(now)
	if got := surveyOf(t, c, now, Options{Workers: 7}); !equalJSON(t, got, want) {
		t.Errorf("another order and number of workers give another survey:\n%+v\n%+v", got, want)
	}
}

func TestKeySkillsAreWhatASkillCarries(t *testing.T) {
	c, now := scored.For(t, scored.Resume)
	s := surveyOf(t, c, now, Options{Bar: 50})
	for _, k := range s.KeySkills {
		if k.Points < 0 || k.Holds < 0 {
			t.Errorf("%s carries less than nothing: %+v", k.Name, k)
		}
	}
	i := slices.IndexFunc(s.KeySkills, func(k KeySkill) bool { return k.Name == "Go" })
	if i < 0 || s.KeySkills[i].Points <= 0 {
		t.Errorf("Go carries nothing: %+v", s.KeySkills)
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
		if _, err := New(t.Context(), m, c, Options{}); !errors.Is(err, packed.ErrDamaged) {
			t.Errorf("%s: a survey gives %v", name, err)
		}
	}
}

// A posting that the résumé repeats is read anew; when it is gone, that is said.
func TestAPostingThatTheResumeRepeatsIsReadAnew(t *testing.T) {
	const own = "Keeps the parcel ledgers balanced every night of the week in Go and in PostgreSQL"
	c, now := scored.For(t, strings.Replace(scored.Resume, "Ran them on AWS Lambda", own, 1))
	p := posting.Posting{ID: "m", Title: "Backend Engineer", Text: "Requirements\n- " + own + "\n- Kafka"}
	a := ask.NewReader(c.Vocabulary).Read(&p)
	now = append(now, scored.Posting{Posting: p, Score: c.Score(&a).Score})
	if s := surveyOf(t, c, now, Options{}); len(s.Learn) == 0 {
		t.Error("nothing to learn")
	}
	postings := scored.Corpus(t, now)
	gone := errors.New("gone")
	postings.Read = func(i int) (posting.Posting, ask.Parsed, error) {
		if i != len(now)-1 {
			t.Errorf("posting %d is read anew", i)
		}
		return posting.Posting{}, ask.Parsed{}, gone
	}
	if _, err := New(t.Context(), c, postings, Options{}); !errors.Is(err, gone) {
		t.Error(err)
	}
}

// What an interrupted survey gives is what the whole one gives of it.
func TestAnInterruptedSurveyGivesWhatWasWeighed(t *testing.T) {
	c, now := scored.For(t, scored.Resume)
	whole := surveyOf(t, c, now, Options{Bar: 50})
	steps := len(whole.Learn) + len(whole.Say) + len(whole.KeySkills)
	for _, after := range []int{1, 3, len(whole.Learn), steps} {
		ctx, cancel := context.WithCancel(t.Context())
		s, err := New(ctx, c, scored.Corpus(t, now), Options{Bar: 50, Workers: 1, Progress: func(done, total int) {
			if done > total {
				t.Errorf("%d of %d are done", done, total)
			}
			if done == after {
				cancel()
			}
		}})
		if !errors.Is(err, context.Canceled) || !s.Incomplete || len(s.Warnings) == 0 || s.Above != whole.Above {
			t.Fatalf("after %d: %v, %+v", after, err, s)
		}
		if n := len(s.Learn) + len(s.Say) + len(s.KeySkills); n == 0 || n > after+1 {
			t.Errorf("after %d tries there are %d figures", after, n)
		}
		for _, g := range s.Learn {
			if i := slices.IndexFunc(whole.Learn, func(w Gap) bool { return w.Name == g.Name }); i < 0 || !equalJSON(t, g, whole.Learn[i]) {
				t.Errorf("after %d: %+v is not in the whole survey", after, g)
			}
		}
		if len(s.Sets) > len(whole.Sets) || !equalJSON(t, s.Sets, whole.Sets[:len(s.Sets)]) {
			t.Errorf("after %d: the sets are %+v", after, s.Sets)
		}
	}
}

// A skill carries what no other leads to as well: who has PostgreSQL needs no MySQL
// for SQL and relational databases.
func TestAKeySkillIsWhatNoOtherSkillOpens(t *testing.T) {
	const tuned = "Ada Brandt\nBackend Engineer\n\nExperience\nBackend Engineer, Kestrel Post\n- Tuned MySQL queries\n- Tuned PostgreSQL\n"
	c, now := scored.For(t, tuned)
	for _, bar := range []float64{30, 40, 50} {
		for _, k := range surveyOf(t, c, now, Options{Bar: bar}).KeySkills {
			without := c.Omit(index.Omit{Skills: []skill.ID{labelled(c.Vocabulary, k.Name)}})
			points, holds := 0.0, 0
			for i := range now {
				a := ask.NewReader(c.Vocabulary).Read(&now[i].Posting)
				then := without.Score(&a).Score
				points += now[i].Score - then
				if now[i].Score >= bar && then < bar {
					holds++
				}
				if k.Name == "MySQL" && now[i].ID == "c" && then != now[i].Score {
					t.Errorf("without MySQL the posting that asks SQL falls from %.1f to %.1f", now[i].Score, then)
				}
			}
			if points = score.Round(points); points != k.Points || holds != k.Holds {
				t.Errorf("bar %.0f, %s: %.1f points and %d lost, scoring all again gives %.1f and %d", bar, k.Name, k.Points, k.Holds, points, holds)
			}
		}
	}
}

// A skill that the résumé writes in another way than postings is one to say, though
// that gains next to nothing; one that it calls by the same name is not.
func TestASkillUnderAnotherSpellingIsOneToSay(t *testing.T) {
	postings := []posting.Posting{{ID: "a", Title: "Backend Engineer", Text: "Requirements\n- PostgreSQL\n- Go"}, {ID: "b", Title: "Backend Engineer", Text: "Requirements\n- PostgreSQL\n- Kafka"}}
	for text, want := range map[string]bool{"Ran postgres for all teams": true, "Ran postgresql for all teams": false, "Ran postgres, which is PostgreSQL": false} {
		c, now := scored.ForPostings(t, strings.Replace(scored.Resume, "Built parcel services in Go on PostgreSQL", text, 1), postings)
		s := surveyOf(t, c, now, Options{})
		i := slices.IndexFunc(s.Say, func(g Gap) bool { return g.Name == "PostgreSQL" })
		switch {
		case (i >= 0) != want:
			t.Errorf("%q: to say are %+v", text, s.Say)
		case want && (s.Say[i].Wording != "PostgreSQL" || s.Say[i].Spelled != "postgres" || s.Say[i].Line != text || s.Say[i].Required != 2):
			t.Errorf("%q: %+v", text, s.Say[i])
		}
		if slices.ContainsFunc(s.Say, func(g Gap) bool { return g.Name == "Go" }) {
			t.Errorf("Go is said: %+v", s.Say)
		}
	}
}

// labelled is the skill of a label.
func labelled(v *skill.Vocabulary, label string) skill.ID {
	for id := range skill.ID(v.Len()) {
		if v.Skill(id).Label == label {
			return id
		}
	}
	return skill.None
}

func names(list []Gap) (out []string) {
	for _, g := range list {
		out = append(out, g.Name)
	}
	return out
}

func equalJSON(t *testing.T, a, b any) bool {
	t.Helper()
	x, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	y, err := json.Marshal(b)
	if err != nil {
		t.Fatal(err)
	}
	return string(x) == string(y)
}

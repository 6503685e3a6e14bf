package match

import (
	"context"
	"encoding/json"
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"skillmatch/index"
	"skillmatch/index/resume"
	"skillmatch/index/skill"
	"skillmatch/scrape"
)

const surveyed = `Ada Brandt
Backend Engineer

Experience
Backend Engineer, Kestrel Post
- Built parcel services in Go on PostgreSQL
- Ran them on AWS Lambda

Skills
Go, Rust`

// surveyedPostings are 12 postings that ask different shares of the words.
func surveyedPostings() []scrape.Posting {
	texts := []string{
		"Requirements\n- Go\n- Kafka\n- PostgreSQL", "Requirements\n- Kafka\n- Java\n- Python", "Requirements\n- Go\n- SQL\n- relational databases",
		"Requirements\n- Python and Kafka\n- Write reports about Kafka by hand", "Requirements\n- Java, Python or Go", "Requirements\n- C++\n\nNice to have\n- Kafka",
		"Requirements\n- cloud platforms\n- SQL\n- Kafka", "Requirements\n- GCP", "Requirements\n- distributed systems\n- Kafka\n- Java",
		"Duties\n- Kafka everywhere\n\nRequirements\n- Go", "Requirements\n- machine learning\n- Python", "Requirements\n- SQL\n- MySQL",
	}
	out := make([]scrape.Posting, len(texts))
	for i, t := range texts {
		out[i] = scrape.Posting{ID: string(rune('a' + i)), Title: "Backend Engineer", Text: t}
	}
	return out
}

// scoresOf ranks the postings for a résumé's text, the plain way.
func scoresOf(t *testing.T, text string) (*Matcher, resume.Resume, []Ranked) {
	t.Helper()
	return scoresFor(t, text, surveyedPostings())
}

// scoresFor ranks some postings for a résumé's text, the plain way.
func scoresFor(t *testing.T, text string, postings []scrape.Posting) (*Matcher, resume.Resume, []Ranked) {
	t.Helper()
	v := words(t)
	r, err := resume.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	m := NewMatcher(v, index.New(r, v), resume.Date{Year: 2026, Month: 1}, "r", "test")
	reader := NewReader(v)
	var list []Ranked
	for i, p := range postings {
		a := reader.Read(&p)
		list = append(list, Ranked{Posting: p, Score: m.Score(&a), Order: i})
	}
	return m, r, list
}

// piled packs scored postings, by turns with two packers.
func piled(t *testing.T, list []Ranked) *Pile {
	t.Helper()
	v := words(t)
	packers := []*Packer{NewPacker(v), NewPacker(v)}
	p := &Pile{Read: func(i int) (scrape.Posting, Asked, error) {
		return list[i].Posting, NewReader(v).Read(&list[i].Posting), nil
	}}
	for i := range list {
		a := NewReader(v).Read(&list[i].Posting)
		p.Postings = append(p.Postings, Kept{Form: packers[i%2].Pack(&list[i].Posting, &a), Table: i % 2, Score: list[i].Score.Score})
	}
	for _, k := range packers {
		p.Tables = append(p.Tables, k.Table())
	}
	return p
}

// survey surveys scored postings.
func survey(t *testing.T, m *Matcher, r *resume.Resume, list []Ranked, o SurveyOptions) Survey {
	t.Helper()
	s, err := NewSurvey(t.Context(), m, r, piled(t, list), o)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// difference is what brute force finds between two résumés.
func difference(t *testing.T, now []Ranked, text string, bar float64) (points float64, opens, above int) {
	t.Helper()
	_, _, then := scoresOf(t, text)
	for i := range now {
		a, b := now[i].Score.Score, then[i].Score.Score
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
	m, r, now := scoresOf(t, surveyed)
	s := survey(t, m, &r, now, SurveyOptions{Bar: bar})
	if len(s.Learn) < 5 || len(s.Say) < 2 || len(s.Sets) < 1 || len(s.Doors) < 3 {
		t.Fatalf("%d to learn, %d to say, %d steps, %d doors", len(s.Learn), len(s.Say), len(s.Sets), len(s.Doors))
	}
	list := surveyed
	for _, g := range s.Learn {
		if points, opens, _ := difference(t, now, surveyed+"\n\nSkills\n"+g.Wording, bar); points != g.Points || opens != g.Opens {
			t.Errorf("learn %s: %.1f points and %d opened, a new ranking gives %.1f and %d", g.Name, g.Points, g.Opens, points, opens)
		}
	}
	for _, g := range s.Say {
		if points, opens, _ := difference(t, now, strings.Replace(surveyed, g.Line, g.Line+" ("+g.Wording+")", 1), bar); points != g.Points || opens != g.Opens {
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

func TestASurveySeparatesSayingFromLearning(t *testing.T) {
	m, r, now := scoresOf(t, surveyed)
	s := survey(t, m, &r, now, SurveyOptions{})
	name := func(g Gap) string { return g.Name }
	learn, say := mapped(s.Learn, name), mapped(s.Say, name)
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
	m, r, now := scoresOf(t, surveyed)
	want := survey(t, m, &r, now, SurveyOptions{Workers: 1})
	slices.Reverse(now)
	if got := survey(t, m, &r, now, SurveyOptions{Workers: 7}); !equalJSON(t, got, want) {
		t.Errorf("another order and number of workers give another survey:\n%+v\n%+v", got, want)
	}
}

func TestDoorsAreWhatASkillCarries(t *testing.T) {
	m, r, now := scoresOf(t, surveyed)
	s := survey(t, m, &r, now, SurveyOptions{Bar: 50})
	for _, d := range s.Doors {
		if d.Points < 0 || d.Holds < 0 {
			t.Errorf("%s carries less than nothing: %+v", d.Name, d)
		}
	}
	i := slices.IndexFunc(s.Doors, func(d Door) bool { return d.Name == "Go" })
	if i < 0 || s.Doors[i].Points <= 0 {
		t.Errorf("Go carries nothing: %+v", s.Doors)
	}
}

func TestABrokenPileIsAnError(t *testing.T) {
	m, r, now := scoresOf(t, surveyed)
	for name, spoil := range map[string]func(*Pile){
		"form":  func(p *Pile) { p.Postings[3].Form = p.Postings[3].Form[:100] },
		"table": func(p *Pile) { p.Tables[1] = p.Tables[1][1:] },
		"words": func(p *Pile) { p.Tables[0] = NewPacker(words(t)).Table() },
	} {
		p := piled(t, now)
		spoil(p)
		if _, err := NewSurvey(t.Context(), m, &r, p, SurveyOptions{}); !errors.Is(err, ErrPacked) {
			t.Errorf("%s: a survey gives %v", name, err)
		}
		if _, err := NewComparison(t.Context(), m, m, p, ComparisonOptions{Workers: 3}); !errors.Is(err, ErrPacked) {
			t.Errorf("%s: a comparison gives %v", name, err)
		}
	}
}

// A posting that the résumé repeats is read anew; when it is gone, that is said.
func TestAPastedPostingIsReadAnew(t *testing.T) {
	const own = "Keeps the parcel ledgers balanced every night of the week in Go and in PostgreSQL"
	m, r, now := scoresOf(t, strings.Replace(surveyed, "Ran them on AWS Lambda", own, 1))
	p := scrape.Posting{ID: "m", Title: "Backend Engineer", Text: "Requirements\n- " + own + "\n- Kafka"}
	a := NewReader(m.Vocabulary).Read(&p)
	now = append(now, Ranked{Posting: p, Score: m.Score(&a)})
	s := survey(t, m, &r, now, SurveyOptions{})
	if len(s.Learn) == 0 {
		t.Error("nothing to learn")
	}
	pile := piled(t, now)
	gone := errors.New("gone")
	pile.Read = func(i int) (scrape.Posting, Asked, error) {
		if i != len(now)-1 {
			t.Errorf("posting %d is read anew", i)
		}
		return scrape.Posting{}, Asked{}, gone
	}
	if _, err := NewSurvey(t.Context(), m, &r, pile, SurveyOptions{}); !errors.Is(err, gone) {
		t.Error(err)
	}
}

func TestNamed(t *testing.T) {
	for _, tc := range []struct {
		text, words string
		want        bool
	}{{"Senior Backend Engineer", "backend", true}, {"Senior Backend Engineer", "engineer SENIOR", true}, {"Backend Engineer", "front", false},
		{"Berlin, Germany", "germany berlin", true}, {"anything", "", true}, {"", "berlin", false}} {
		if got := Named(tc.text, tc.words); got != tc.want {
			t.Errorf("%q with %q: %v", tc.text, tc.words, got)
		}
	}
}

func mapped[T, U any](list []T, f func(T) U) []U {
	out := make([]U, len(list))
	for i := range list {
		out[i] = f(list[i])
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

// What an interrupted survey gives is what the whole one gives of it.
func TestAnInterruptedSurveyGivesWhatWasWeighed(t *testing.T) {
	m, r, now := scoresOf(t, surveyed)
	whole := survey(t, m, &r, now, SurveyOptions{Bar: 50})
	steps := len(whole.Learn) + len(whole.Say) + len(whole.Doors)
	for _, after := range []int{1, 3, len(whole.Learn), steps} {
		ctx, cancel := context.WithCancel(t.Context())
		s, err := NewSurvey(ctx, m, &r, piled(t, now), SurveyOptions{Bar: 50, Workers: 1, Progress: func(done, total int) {
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
		if n := len(s.Learn) + len(s.Say) + len(s.Doors); n == 0 || n > after+1 {
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
func TestADoorIsWhatNoOtherSkillOpens(t *testing.T) {
	const tuned = "Ada Brandt\nBackend Engineer\n\nExperience\nBackend Engineer, Kestrel Post\n- Tuned MySQL queries\n- Tuned PostgreSQL\n"
	m, r, now := scoresOf(t, tuned)
	for _, bar := range []float64{30, 40, 50} {
		for _, d := range survey(t, m, &r, now, SurveyOptions{Bar: bar}).Doors {
			id := labelled(m.Vocabulary, d.Name)
			points, holds := 0.0, 0
			for i := range now {
				a := NewReader(m.Vocabulary).Read(&now[i].Posting)
				then := m.hiding(id).Score(&a).Score
				points += now[i].Score.Score - then
				if now[i].Score.Score >= bar && then < bar {
					holds++
				}
				if d.Name == "MySQL" && now[i].Posting.ID == "c" && then != now[i].Score.Score {
					t.Errorf("without MySQL the posting that asks SQL falls from %.1f to %.1f", now[i].Score.Score, then)
				}
			}
			if points = round(points); points != d.Points || holds != d.Holds {
				t.Errorf("bar %.0f, %s: %.1f points and %d lost, scoring all again gives %.1f and %d", bar, d.Name, d.Points, d.Holds, points, holds)
			}
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

// A skill that the résumé writes in another way than postings is one to say, though
// that gains next to nothing; one that it calls by the same name is not.
func TestASkillUnderAnotherSpellingIsOneToSay(t *testing.T) {
	postings := []scrape.Posting{{ID: "a", Title: "Backend Engineer", Text: "Requirements\n- PostgreSQL\n- Go"}, {ID: "b", Title: "Backend Engineer", Text: "Requirements\n- PostgreSQL\n- Kafka"}}
	for text, want := range map[string]bool{"Ran postgres for all teams": true, "Ran postgresql for all teams": false, "Ran postgres, which is PostgreSQL": false} {
		m, r, now := scoresFor(t, strings.Replace(surveyed, "Built parcel services in Go on PostgreSQL", text, 1), postings)
		s := survey(t, m, &r, now, SurveyOptions{})
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

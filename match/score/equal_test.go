package score

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"skillmatch/index"
	"skillmatch/index/resume"
	"skillmatch/index/skill"
	"skillmatch/match/ask"
	"skillmatch/scrape/posting"
	"skillmatch/testdata/fixtures"
)

// lessened is a résumé of which parts are left out: several lines show a skill, roles
// overlap, and skills follow from others.
const lessened = `Jo Doe
Senior Backend Engineer

Experience
Backend Engineer, Acme (Jan 2019 – Present)
- Built payment services in Go on PostgreSQL and Kafka
- Ran them on AWS Lambda
- Moved the reports to Python

Developer, Fjord Pay (Mar 2014 – Jun 2019)
- Kept machine learning models in Python alive
- Tuned MySQL and Kafka
- Wrote Java, and a little Go

Skills
Go, Rust, SQL, cloud platforms

Languages
English, German
`

// versions are one person with that résumé and with others of the same lines: with other
// dates, without dates, and with all work as mere lists, with and without dates.
func versions(t testing.TB, v *skill.Vocabulary) (list []*Candidate) {
	t.Helper()
	undated := strings.NewReplacer(" (Jan 2019 – Present)", "", " (Mar 2014 – Jun 2019)", "").Replace(lessened)
	for _, text := range []string{
		lessened, undated,
		strings.NewReplacer("2019", "2023", "2014", "2018").Replace(lessened),
		strings.Replace(lessened, "Experience", "Skills", 1), strings.Replace(undated, "Experience", "Skills", 1),
	} {
		r, err := resume.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		if len(list) > 0 {
			list = append(list, list[0].WithResume(r))
			continue
		}
		list = append(list, NewCandidate(v, index.New(r, v), resume.Date{Year: 2026, Month: 6}))
	}
	return list
}

// less is one of the versions without some lines and skills, drawn at random.
func less(versions []*Candidate, r *rand.Rand) *Candidate {
	c := versions[r.IntN(len(versions))]
	var o index.Omit
	for i := range c.Index.Items() {
		if r.IntN(4) == 0 {
			o.Items = append(o.Items, i)
		}
	}
	if r.IntN(2) == 0 {
		o.Skills = append(o.Skills, skill.ID(r.IntN(c.Vocabulary.Len())))
	}
	return c.Omit(o)
}

// askedAlone are postings that ask one skill in every way: how much it weighs, for how
// many years, and with another as its alternative.
func askedAlone(id, other skill.ID) (list []Input) {
	for _, importance := range []ask.Importance{ask.Required, ask.Preferred, ask.Context} {
		for years := range 12 {
			k := ask.SkillRequirement{ID: id, Importance: importance, Years: years, Confidence: 1}
			list = append(list, Input{Skills: []ask.SkillRequirement{k}})
			k.Group = 1
			list = append(list, Input{Skills: []ask.SkillRequirement{k, {ID: other, Importance: importance, Group: 1, Confidence: 0.7}}})
		}
	}
	return list
}

// checkEqual holds that two versions of a résumé that meet all skills of a posting
// equally score the same where no line is judged by its text. It reports whether the
// posting asks skills, and whether they are met equally by all.
func checkEqual(t *testing.T, a, b *Candidate, p *posting.Posting) (asks, equal bool) {
	t.Helper()
	asked := ask.NewReader(a.Vocabulary).Read(p)
	for i := range asked.Skills {
		id := asked.Skills[i].ID
		m, n := a.Match(id), b.Match(id)
		if m.Equal(&n) != n.Equal(&m) || !m.Equal(&m) {
			t.Fatalf("%+v and %+v: equality has sides", m, n)
		}
		if !m.Equal(&n) {
			return true, false
		}
	}
	var in Input
	in.Read(&asked)
	lines := in.Lines
	in.Lines = nil
	// Profession, level and years are those of the person, whatever is left out.
	if x, y := Judge(a.Matches(), &a.Profile, &in), Judge(b.Matches(), &b.Profile, &in); !reflect.DeepEqual(x, y) {
		t.Fatalf("%q: all skills are met equally, and the scores are %+v and %+v", p.Text, x, y)
	}
	_, copiedA := a.WithoutCopied(&asked)
	_, copiedB := b.WithoutCopied(&asked)
	if len(lines)+len(copiedA)+len(copiedB) == 0 {
		if x, y := a.Score(&asked), b.Score(&asked); !reflect.DeepEqual(x, y) {
			t.Fatalf("%q: all skills are met equally, and the scores are %+v and %+v", p.Text, x, y)
		}
	}
	return len(asked.Skills) > 0, true
}

func TestEqualMatchesScoreAlike(t *testing.T) {
	v := fixtures.Vocabulary(t)
	list := versions(t, v)
	equal, unequal := 0, 0
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 7))
		a, b := less(list, r), less(list, r)
		ofA, ofB := a.Matches(), b.Matches()
		for id := range skill.ID(v.Len()) {
			if !ofA.Of(id).Equal(ofB.Of(id)) {
				unequal++
				continue
			}
			equal++
			for other := range skill.ID(v.Len()) {
				if !ofA.Of(other).Equal(ofB.Of(other)) {
					continue
				}
				for _, in := range askedAlone(id, other) {
					if x, y := Judge(ofA, &a.Profile, &in), Judge(ofB, &b.Profile, &in); !reflect.DeepEqual(x, y) {
						t.Fatalf("seed %d, %s with %s: matches are equal, and the scores are %+v and %+v", seed, v.Skill(id).Name, v.Skill(other).Name, x, y)
					}
				}
			}
		}
	}
	if equal < 100 || unequal < 100 {
		t.Errorf("%d matches are equal and %d are not", equal, unequal)
	}
}

func FuzzEqualMatchesScoreAlike(f *testing.F) {
	list := versions(f, fixtures.Vocabulary(f))
	for seed, text := range []string{
		"Requirements\n- 3 years of experience in Go\n- Kafka or Rust\n\nNice to have\n- AWS",
		"Duties\n- Kafka everywhere, Python and machine learning\n",
		"Nice to have\n- SQL\n- relational databases\n- GCP",
		"Requirements\n- German\n- C++ or Java, 5 years",
		"We use PostgreSQL, MySQL and AWS Lambda.",
		"Requirements\n- Built payment services in Go on PostgreSQL and Kafka\n",
		"",
	} {
		for more := range uint64(8) {
			f.Add(uint64(seed)+10*more, "Senior Backend Engineer", text)
		}
	}
	f.Fuzz(func(t *testing.T, seed uint64, title, text string) {
		r := rand.New(rand.NewPCG(seed, 7))
		checkEqual(t, less(list, r), less(list, r), &posting.Posting{ID: "p", Title: title, Text: text})
	})
}

// The postings of the fuzzing above are not all met differently, nor all alike.
func TestSomeVersionsOfAResumeMeetPostingsEqually(t *testing.T) {
	v := fixtures.Vocabulary(t)
	list := versions(t, v)
	equal, unequal := 0, 0
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 7))
		a, b := less(list, r), less(list, r)
		id := skill.ID(r.IntN(v.Len()))
		text := fmt.Sprintf("Nice to have\n- %s\n- %s", v.Skill(id).Label, v.Skill((id+1)%skill.ID(v.Len())).Label)
		switch asks, same := checkEqual(t, a, b, &posting.Posting{ID: "p", Title: "Backend Engineer", Text: text}); {
		case asks && same:
			equal++
		case asks:
			unequal++
		}
	}
	if equal < 20 || unequal < 20 {
		t.Errorf("%d postings are met equally and %d are not", equal, unequal)
	}
}

package explain

import (
	"math/rand/v2"
	"strings"
	"testing"

	"skillmatch/index"
	"skillmatch/index/resume"
	"skillmatch/match/ask"
	"skillmatch/match/proof"
	"skillmatch/match/score"
	"skillmatch/scrape/posting"
	"skillmatch/testdata/fixtures"
)

const honestPosting = `Requirements
- Go and PostgreSQL in services that move money between banks
- Rust or C++ for the parts that must never wait for anything
- Kafka
- Experience with distributed systems that survive the loss of a machine

Nice to have
- AWS and machine learning for the team that watches the money`

// cv is a résumé in parts, so that tests can change one.
type cv struct {
	head, school, skills string
	bullets              []string
	skillsFirst          bool
}

func plainCV() cv {
	return cv{head: "Jo Doe\njo.doe@example.com · +49 30 1234567\nExample Street 1, Berlin\nshe/her", school: "BSc Physics, University of Exampleton, 2015", skills: "Kafka, Java",
		bullets: []string{"Built the ledger of a shop in Go on PostgreSQL", "Moved the reports of four teams to Python", "Kept the build fast for everybody"}}
}

func (c cv) text() string {
	experience := "Experience\nBackend Engineer, Acme (Jan 2020 – Dec 2022)\n- " + strings.Join(c.bullets, "\n- ") + "\n\n"
	skills := "Skills\n" + c.skills + "\n\n"
	if c.skillsFirst {
		experience, skills = skills, experience
	}
	return c.head + "\n\n" + experience + skills + "Education\n" + c.school + "\n"
}

// reportOf explains a posting to a résumé, given as its text, and holds that the score
// is that of a ranking.
func reportOf(t *testing.T, text string, p posting.Posting) Report {
	t.Helper()
	v := fixtures.Vocabulary(t)
	r, err := resume.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	x := index.New(r, v)
	t.Cleanup(func() { _ = x.Close() })
	c := score.NewCandidate(v, x, resume.Date{Year: 2024, Month: 1})
	reader := ask.NewReader(v)
	a := reader.Read(&p)
	reader.Detail(&p, &a)
	report, err := NewReporter(c, "cv", "test").Report(t.Context(), &p, &a)
	if err != nil {
		t.Fatal(err)
	}
	if s := c.Score(&a); s.Score != report.Score.Score {
		t.Errorf("the ranking says %.1f, the report %.1f", s.Score, report.Score.Score)
	}
	return report
}

// honestReport explains the posting above to a résumé.
func honestReport(t *testing.T, c cv) Report {
	t.Helper()
	return reportOf(t, c.text(), posting.Posting{ID: "p", Title: "Senior Backend Engineer", Text: honestPosting})
}

func TestWhoOneIsChangesNothing(t *testing.T) {
	base := honestReport(t, plainCV())
	for name, change := range map[string]func(*cv){
		"name":     func(c *cv) { c.head = strings.Replace(c.head, "Jo Doe", "Oluwaseun Adébáyò-Müller", 1) },
		"e-mail":   func(c *cv) { c.head = strings.Replace(c.head, "jo.doe@example.com", "o.mueller@mail.test", 1) },
		"phone":    func(c *cv) { c.head = strings.Replace(c.head, "+49 30 1234567", "(555) 010-4477", 1) },
		"address":  func(c *cv) { c.head = strings.Replace(c.head, "Example Street 1, Berlin", "12 Other Road, Lagos", 1) },
		"pronouns": func(c *cv) { c.head = strings.Replace(c.head, "she/her", "they/them", 1) },
		"photo":    func(c *cv) { c.head += "\n[Photo]" },
		"no head":  func(c *cv) { c.head = "Jo Doe" },
		"school":   func(c *cv) { c.school = "BSc Physics, Otherford College, 2015" },
	} {
		c := plainCV()
		change(&c)
		if got := honestReport(t, c); got.Score.Score != base.Score.Score {
			t.Errorf("another %s changes the score from %.1f to %.1f", name, base.Score.Score, got.Score.Score)
		}
	}
}

func TestOrderOfTheResumeChangesNothing(t *testing.T) {
	base := honestReport(t, plainCV())
	for seed := range uint64(20) {
		c := plainCV()
		r := rand.New(rand.NewPCG(seed, 2))
		r.Shuffle(len(c.bullets), func(i, j int) { c.bullets[i], c.bullets[j] = c.bullets[j], c.bullets[i] })
		c.skillsFirst = seed%2 == 1
		if got := honestReport(t, c); got.Score.Score != base.Score.Score {
			t.Fatalf("seed %d: another order changes the score from %.1f to %.1f", seed, base.Score.Score, got.Score.Score)
		}
	}
}

func TestStuffingEarnsNothing(t *testing.T) {
	base := honestReport(t, plainCV())
	repeated := plainCV()
	repeated.skills = strings.TrimSuffix(strings.Repeat(repeated.skills+", ", 60), ", ")
	if got := honestReport(t, repeated); got.Score.Score != base.Score.Score {
		t.Errorf("a repeated list changes the score from %.1f to %.1f", base.Score.Score, got.Score.Score)
	}

	pasted := plainCV()
	for l := range strings.Lines(honestPosting) {
		if item, ok := strings.CutPrefix(l, "- "); ok && strings.Count(item, " ") >= ask.KeyWords {
			pasted.bullets = append(pasted.bullets, strings.TrimSpace(item))
		}
	}
	got := honestReport(t, pasted)
	if got.Score.Score > base.Score.Score {
		t.Errorf("the pasted posting lifts the score from %.1f to %.1f", base.Score.Score, got.Score.Score)
	}
	if !strings.Contains(strings.Join(got.Warnings, "\n"), "the posting's own words prove nothing: 4") {
		t.Errorf("warnings %q do not tell of the pasted lines", got.Warnings)
	}
	for _, s := range got.Skills {
		if s.Name == "Rust" && s.Status == proof.Has {
			t.Error("a pasted line proves Rust")
		}
	}
}

func TestALongListUnderARoleIsOnlyAList(t *testing.T) {
	c := plainCV()
	c.bullets = append(c.bullets, "Go, Rust, C++, Java, Python, SQL, AWS, GCP, Kafka, MySQL, PostgreSQL, AWS Lambda, machine learning, distributed systems, cloud platforms")
	for _, s := range honestReport(t, c).Skills {
		if s.Name == "Rust" && s.Proof != index.Listed {
			t.Errorf("Rust is %s %s by a long list", s.Status, s.Proof)
		}
		if s.Name == "Go" && s.Proof != index.Shown {
			t.Errorf("Go is %s %s, and a bullet shows it", s.Status, s.Proof)
		}
	}
}

func TestYearsOfASkillComeFromDatedRoles(t *testing.T) {
	judged := func(dates, asked string) (float64, Skill) {
		report := reportOf(t, strings.Replace(plainCV().text(), "(Jan 2020 – Dec 2022)", dates, 1), posting.Posting{ID: "p", Title: "Backend Engineer", Text: "Requirements\n- " + asked})
		return report.Score.Score, report.Skills[len(report.Skills)-1]
	}
	enough, s := judged("(Jan 2020 – Dec 2022)", "3 years of experience in Go")
	if s.Years != 3 || s.HeldYears == nil || *s.HeldYears != 3 || s.LastUsed != "2022-12" {
		t.Errorf("%+v", s)
	}
	few, _ := judged("(Jan 2022 – Dec 2022)", "3 years of experience in Go")
	if few >= enough {
		t.Errorf("one year of three scores %.1f, three %.1f", few, enough)
	}
	undated, s := judged("", "3 years of experience in Go")
	if s.HeldYears != nil || s.LastUsed != "" {
		t.Errorf("without dates %+v", s)
	}
	if undated < few {
		t.Errorf("no dates score %.1f, below the %.1f of too few years", undated, few)
	}
}

package score

import (
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"regexp"
	"skillmatch/index/skill"
	"skillmatch/match/ask"
	"skillmatch/match/proof"
	"skillmatch/match/title"
	"skillmatch/scrape/posting"
	"skillmatch/testdata/fixtures"
	"slices"
	"strconv"
	"strings"
	"testing"
)

var engineer = Profile{Families: []title.Family{title.Software}, Level: title.Senior}

// judged reads a posting and scores it.
func judged(t testing.TB, v *skill.Vocabulary, e proof.Evidence, p Profile, text posting.Posting) Score {
	t.Helper()
	a := ask.NewReader(v).Read(&text)
	return judge(v, e, &p, &a)
}

func judge(v *skill.Vocabulary, e proof.Evidence, p *Profile, a *ask.Parsed) Score {
	var in Input
	in.Read(a)
	return Judge(proof.NewMatches(v, e, p.AsOf), p, &in)
}

func TestScoreOrder(t *testing.T) {
	v := fixtures.Vocabulary(t)
	p := posting.Posting{Title: "Senior Backend Engineer", Text: "Requirements\n- Go\n- Kafka\n- PostgreSQL\n\nNice to have\n- Rust"}
	everything := fixtures.Holding(v, "go", "kafka", "postgresql", "rust")
	everything.Share = 0.9
	all := judged(t, v, everything, engineer, p)
	some := judged(t, v, fixtures.Holding(v, "go", "postgresql"), engineer, p)
	none := judged(t, v, fixtures.Holding(v), engineer, p)
	seller := judged(t, v, everything, Profile{Families: []title.Family{"sales"}, Level: title.Senior}, p)
	if !(all.Score > some.Score && some.Score > none.Score) {
		t.Errorf("all %.1f, some %.1f, none %.1f", all.Score, some.Score, none.Score)
	}
	if seller.Score >= all.Score-10 {
		t.Errorf("another profession scores %.1f, the same one %.1f", seller.Score, all.Score)
	}
	if all.Fit != Strong {
		t.Errorf("everything held: %+v", all)
	}
}

func TestPartsAddUp(t *testing.T) {
	v := fixtures.Vocabulary(t)
	s := judged(t, v, fixtures.Holding(v, "go"), engineer, posting.Posting{Title: "Go Developer", Text: "Requirements\n- Go\n- Java\n- Lead the frobnication effort\n- 5 years of experience\n\nResponsibilities\n- Kafka"})
	points, of := 0.0, 0.0
	for _, p := range s.Parts {
		points += p.Points
		of += p.Of
	}
	if got := 100 * points / of; math.Abs(got-s.Score) > 0.5 {
		t.Errorf("parts give %.2f, score %.1f: %+v", got, s.Score, s.Parts)
	}
	if s.Range[0] > s.Score || s.Range[1] < s.Score || s.Range[0] < 0 || s.Range[1] > 100 {
		t.Errorf("score %.1f is not in its range %v", s.Score, s.Range)
	}
}

// TestTheTableOfWeightsIsThatOfTheCode compares the figures of the table in the
// comment with the constants below it.
func TestTheTableOfWeightsIsThatOfTheCode(t *testing.T) {
	source, err := os.ReadFile("weights.go")
	if err != nil {
		t.Fatal(err)
	}
	row := regexp.MustCompile(`(?m)^//\s+of\s.*$`).FindString(string(source))
	var got []float64
	for _, n := range regexp.MustCompile(`\d+`).FindAllString(row, -1) {
		x, err := strconv.ParseFloat(n, 64)
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, x)
	}
	if want := []float64{weightRequired, weightPreferred, weightContext, weightLines, weightWording, weightProfession, weightSeniority}; !slices.Equal(got, want) {
		t.Errorf("the table says %v, the code %v", got, want)
	}
}

func TestNothingToJudge(t *testing.T) {
	s := judged(t, fixtures.Vocabulary(t), fixtures.Evidence{}, Profile{}, posting.Posting{Text: "Hello."})
	if s.Score != 100*priorShare || s.Range[0] > 5 || s.Range[1] < 90 {
		t.Errorf("nothing is known, and the score is %+v", s)
	}
}

// generated makes a posting and a set of held skills from a seed.
func generated(v *skill.Vocabulary, r *rand.Rand) (posting.Posting, []string) {
	var names []string
	for i := range v.Len() {
		names = append(names, v.Skill(skill.ID(i)).Name)
	}
	var text strings.Builder
	for _, h := range []string{"Requirements", "Nice to have", "Responsibilities"} {
		text.WriteString(h + "\n")
		for range 1 + r.IntN(5) {
			a, b := skill.ID(r.IntN(v.Len())), skill.ID(r.IntN(v.Len()))
			fmt.Fprintf(&text, "- %s %s %s\n", v.Skill(a).Label, []string{"or", "and", ","}[r.IntN(3)], v.Skill(b).Label)
		}
		text.WriteString("\n")
	}
	var held []string
	for _, n := range names {
		if r.IntN(3) == 0 {
			held = append(held, n)
		}
	}
	return posting.Posting{ID: "p", Title: "Senior Engineer", Text: text.String()}, held
}

func TestGainingARequiredSkillNeverLowersAScore(t *testing.T) {
	v := fixtures.Vocabulary(t)
	for seed := range uint64(400) {
		r := rand.New(rand.NewPCG(seed, 1))
		posting, held := generated(v, r)
		a := ask.NewReader(v).Read(&posting)
		before := judge(v, fixtures.Holding(v, held...), &engineer, &a)
		for _, k := range a.Skills {
			after := judge(v, fixtures.Holding(v, append(slices.Clone(held), v.Skill(k.ID).Name)...), &engineer, &a)
			if after.Score < before.Score {
				t.Fatalf("seed %d: with %s the score falls from %.1f to %.1f\n%s", seed, v.Skill(k.ID).Name, before.Score, after.Score, posting.Text)
			}
		}
	}
}

func TestAGroupAndADuplicateCountOnce(t *testing.T) {
	v := fixtures.Vocabulary(t)
	e := fixtures.Holding(v, "go")
	one := judged(t, v, e, engineer, posting.Posting{Title: "Engineer", Text: "Requirements\n- Go or Rust\n- Kafka"})
	three := judged(t, v, e, engineer, posting.Posting{Title: "Engineer", Text: "Requirements\n- Go or Rust or Java or Python\n- Kafka"})
	if one.Score != three.Score {
		t.Errorf("a larger group changes the score from %.1f to %.1f", one.Score, three.Score)
	}
	twice := judged(t, v, e, engineer, posting.Posting{Title: "Engineer", Text: "Requirements\n- Go or Rust\n- Go or Rust\n- Kafka\n- Kafka"})
	if one.Score != twice.Score {
		t.Errorf("duplicate lines change the score from %.1f to %.1f", one.Score, twice.Score)
	}
}

// TestAReadingKeepsNothingOfAResume scores one reading for two résumés in turn.
func TestAReadingKeepsNothingOfAResume(t *testing.T) {
	v := fixtures.Vocabulary(t)
	p := posting.Posting{ID: "p", Title: "Senior Backend Engineer", Text: "Requirements\n- Go and PostgreSQL"}
	a, fresh := ask.NewReader(v).Read(&p), ask.NewReader(v).Read(&p)
	full := judge(v, fixtures.Holding(v, "go", "postgresql"), &engineer, &a).Score
	low, want := judge(v, fixtures.Evidence{}, &engineer, &a).Score, judge(v, fixtures.Evidence{}, &engineer, &fresh).Score
	if low != want || low >= full {
		t.Errorf("the second résumé scores %v after the first (%v), %v by itself", low, full, want)
	}
}

// usual is a text of usual length for benchmarks.
func usual() posting.Posting {
	return posting.Posting{ID: "p", Title: "Senior Backend Engineer", Company: "Acme", Text: "About us\nWe build things that many people use every day, and we care.\n\nWhat you'll do\n" +
		strings.Repeat("- Design and build services in Go that move money between banks, with PostgreSQL and Kafka\n", 6) + "\nRequirements\n- 5+ years of experience\n- Go, Java or Python\n" +
		"- Relational databases such as PostgreSQL or MySQL\n- Distributed systems\n- Clear writing and an eye for detail\n\nNice to have\n- AWS\n- Machine learning\n\nBenefits\n- Health insurance\n- Books"}
}

func BenchmarkJudge(b *testing.B) {
	v := fixtures.Vocabulary(b)
	p := usual()
	a, e := ask.NewReader(v).Read(&p), fixtures.Holding(v, "go", "postgresql")
	b.ReportAllocs()
	for b.Loop() {
		judge(v, e, &engineer, &a)
	}
}

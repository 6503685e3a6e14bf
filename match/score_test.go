package match

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"skillmatch/index"
	"skillmatch/index/resume"
	"skillmatch/index/skill"
	"skillmatch/scrape"
)

// fake is a résumé that claims what it is told to; it needs no index.
type fake struct {
	claims map[skill.ID]index.Claim
	cover  float64
}

func (f fake) Claim(id skill.ID) (index.Claim, bool) { c, ok := f.claims[id]; return c, ok }
func (f fake) Items() []index.Item                   { return []index.Item{{Text: "a line", Role: -1}} }
func (f fake) Months(skill.ID, resume.Date) (int, resume.Date, bool) {
	return 0, resume.Date{}, false
}
func (f fake) Cover(string, skill.Words, []skill.ID) (float64, float64) { return f.cover, f.cover }
func (f fake) Search(context.Context, string, []skill.ID, int) ([]index.Hit, error) {
	return []index.Hit{{Item: &f.Items()[0], Score: f.cover}}, nil
}

// holding makes a résumé that shows the named skills.
func holding(v *skill.Vocabulary, names ...string) fake {
	f := fake{claims: map[skill.ID]index.Claim{}, cover: 0.1}
	for _, n := range names {
		id, _ := v.Lookup(n)
		f.claims[id] = index.Claim{Proof: index.Shown, Via: skill.None, Items: []int{0}, Worked: true}
		for _, r := range v.Reach(id) {
			if _, ok := f.claims[r.ID]; !ok {
				f.claims[r.ID] = index.Claim{Proof: index.Class, Via: id, Items: []int{0}, Worked: true}
			}
		}
	}
	return f
}

var engineer = Profile{Families: []Family{Software}, Level: Senior}

func score(t testing.TB, v *skill.Vocabulary, e Evidence, p Profile, posting scrape.Posting) Score {
	t.Helper()
	a := NewReader(v).Read(&posting)
	return Judge(v, e, &p, &a)
}

func TestStanding(t *testing.T) {
	v := words(t)
	e := holding(v, "postgresql", "rust", "aws")
	for name, want := range map[string]struct {
		status Status
		via    string
	}{
		"postgresql": {Has, ""}, "sql": {Has, ""}, "db": {Has, ""}, "mysql": {Related, "postgresql"}, "go": {Missing, ""}, "cpp": {Related, "rust"},
		"gcp": {Related, "aws"}, "kafka": {Missing, ""}, "python": {Missing, ""},
	} {
		id, _ := v.Lookup(name)
		s := stand(v, e, id)
		via := ""
		if s.via != skill.None {
			via = v.Skill(s.via).Name
		}
		if s.status != want.status || via != want.via {
			t.Errorf("%s: %s via %q, want %s via %q", name, s.status, via, want.status, want.via)
		}
	}
}

// What a tool is built on is a part of it; a field is not, and nothing follows
// the other way.
func TestAPartOfAToolIsRelated(t *testing.T) {
	v := words(t)
	pg, _ := v.Lookup("postgresql")
	if s := stand(v, holding(v, "sql"), pg); s.status != Related || v.Skill(s.via).Name != "sql" {
		t.Errorf("PostgreSQL for who has SQL: %+v", s)
	}
	if s := stand(v, holding(v, "distributed-systems"), pg); s.status != Missing {
		t.Errorf("PostgreSQL for who knows distributed systems: %+v", s)
	}
}

func TestScoreOrder(t *testing.T) {
	v := words(t)
	posting := scrape.Posting{Title: "Senior Backend Engineer", Text: "Requirements\n- Go\n- Kafka\n- PostgreSQL\n\nNice to have\n- Rust"}
	everything := holding(v, "go", "kafka", "postgresql", "rust")
	everything.cover = 0.9
	all := score(t, v, everything, engineer, posting)
	some := score(t, v, holding(v, "go", "postgresql"), engineer, posting)
	none := score(t, v, holding(v), engineer, posting)
	seller := score(t, v, everything, Profile{Families: []Family{Sales}, Level: Senior}, posting)
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
	v := words(t)
	s := score(t, v, holding(v, "go"), engineer, scrape.Posting{Title: "Go Developer", Text: "Requirements\n- Go\n- Java\n- Lead the frobnication effort\n- 5 years of experience\n\nResponsibilities\n- Kafka"})
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
	source, err := os.ReadFile("score.go")
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
	if want := []float64{ofRequired, ofPreferred, ofContext, ofLines, ofWording, ofProfession, ofSeniority}; !slices.Equal(got, want) {
		t.Errorf("the table says %v, the code %v", got, want)
	}
}

func TestNothingToJudge(t *testing.T) {
	s := score(t, words(t), fake{}, Profile{}, scrape.Posting{Text: "Hello."})
	if s.Score != 100*usual || s.Range[0] > 5 || s.Range[1] < 90 {
		t.Errorf("nothing is known, and the score is %+v", s)
	}
}

// generated makes a posting and a set of held skills from a seed.
func generated(v *skill.Vocabulary, r *rand.Rand) (scrape.Posting, []string) {
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
	return scrape.Posting{ID: "p", Title: "Senior Engineer", Text: text.String()}, held
}

func TestGainingARequiredSkillNeverLowersAScore(t *testing.T) {
	v := words(t)
	for seed := range uint64(400) {
		r := rand.New(rand.NewPCG(seed, 1))
		posting, held := generated(v, r)
		a := NewReader(v).Read(&posting)
		before := Judge(v, holding(v, held...), &engineer, &a)
		for _, k := range a.Asks {
			after := Judge(v, holding(v, append(slices.Clone(held), v.Skill(k.ID).Name)...), &engineer, &a)
			if after.Score < before.Score {
				t.Fatalf("seed %d: with %s the score falls from %.1f to %.1f\n%s", seed, v.Skill(k.ID).Name, before.Score, after.Score, posting.Text)
			}
		}
	}
}

func TestAGroupAndADuplicateCountOnce(t *testing.T) {
	v := words(t)
	e := holding(v, "go")
	one := score(t, v, e, engineer, scrape.Posting{Title: "Engineer", Text: "Requirements\n- Go or Rust\n- Kafka"})
	three := score(t, v, e, engineer, scrape.Posting{Title: "Engineer", Text: "Requirements\n- Go or Rust or Java or Python\n- Kafka"})
	if one.Score != three.Score {
		t.Errorf("a larger group changes the score from %.1f to %.1f", one.Score, three.Score)
	}
	twice := score(t, v, e, engineer, scrape.Posting{Title: "Engineer", Text: "Requirements\n- Go or Rust\n- Go or Rust\n- Kafka\n- Kafka"})
	if one.Score != twice.Score {
		t.Errorf("duplicate lines change the score from %.1f to %.1f", one.Score, twice.Score)
	}
}

func TestReport(t *testing.T) {
	v := words(t)
	m := Matcher{Vocabulary: v, Evidence: holding(v, "postgresql", "rust"), Profile: engineer, ResumeID: "r.md", Version: "test"}
	p := scrape.Posting{ID: "p", Title: "Engineer", Text: "Requirements\n- Go or Rust\n- MySQL\n- Kafka\n- Visa sponsorship is not offered\n\nResponsibilities\n- Java"}
	a := NewReader(v).Read(&p)
	r, err := m.Report(t.Context(), &p, &a)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, s := range r.Skills {
		got = append(got, fmt.Sprintf("%s %s %s %q met=%v", s.Name, s.Importance, s.Status, s.Via, s.Met))
	}
	want := []string{`Go required missing "" met=true`, `Rust required has "" met=true`, `MySQL required related "PostgreSQL" met=false`,
		`Kafka required missing "" met=false`, `Java context missing "" met=false`}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	for _, q := range r.Requirements {
		if q.Kind == KindAuthorization && q.Status != UnknownOutcome {
			t.Errorf("%q is %s, and nothing says so", q.Text, q.Status)
		}
	}
}

// TestAReadingKeepsNothingOfAResume scores one reading for two résumés in turn.
func TestAReadingKeepsNothingOfAResume(t *testing.T) {
	v := words(t)
	p := scrape.Posting{ID: "p", Title: "Senior Backend Engineer", Text: "Requirements\n- Go and PostgreSQL"}
	a, fresh := NewReader(v).Read(&p), NewReader(v).Read(&p)
	full := (&Matcher{Vocabulary: v, Evidence: holding(v, "go", "postgresql"), Profile: engineer}).Scorer().Score(&a).Score
	low, want := Judge(v, fake{}, &engineer, &a).Score, Judge(v, fake{}, &engineer, &fresh).Score
	if low != want || low >= full {
		t.Errorf("the second résumé scores %v after the first (%v), %v by itself", low, full, want)
	}
}

func TestCompareIsATotalOrder(t *testing.T) {
	list := []Ranked{
		{Posting: scrape.Posting{ID: "b"}, Score: Score{Score: 50}, Order: 1}, {Posting: scrape.Posting{ID: "a"}, Score: Score{Score: 50}, Order: 2},
		{Posting: scrape.Posting{ID: "a"}, Score: Score{Score: 50}, Order: 0}, {Posting: scrape.Posting{ID: "z"}, Score: Score{Score: 90}, Order: 3},
	}
	slices.SortFunc(list, func(a, b Ranked) int { return Compare(&a, &b) })
	var got []int
	for _, r := range list {
		got = append(got, r.Order)
	}
	if !slices.Equal(got, []int{3, 0, 2, 1}) {
		t.Errorf("order %v", got)
	}
}

// posting is a text of usual length for benchmarks.
func posting() scrape.Posting {
	return scrape.Posting{ID: "p", Title: "Senior Backend Engineer", Company: "Acme", Text: "About us\nWe build things that many people use every day, and we care.\n\nWhat you'll do\n" +
		strings.Repeat("- Design and build services in Go that move money between banks, with PostgreSQL and Kafka\n", 6) + "\nRequirements\n- 5+ years of experience\n- Go, Java or Python\n" +
		"- Relational databases such as PostgreSQL or MySQL\n- Distributed systems\n- Clear writing and an eye for detail\n\nNice to have\n- AWS\n- Machine learning\n\nBenefits\n- Health insurance\n- Books"}
}

func BenchmarkRead(b *testing.B) {
	v := words(b)
	r, p := NewReader(v), posting()
	b.SetBytes(int64(len(p.Text)))
	b.ReportAllocs()
	for b.Loop() {
		r.Read(&p)
	}
}

func BenchmarkJudge(b *testing.B) {
	v := words(b)
	p := posting()
	a, e := NewReader(v).Read(&p), holding(v, "go", "postgresql")
	b.ReportAllocs()
	for b.Loop() {
		Judge(v, e, &engineer, &a)
	}
}

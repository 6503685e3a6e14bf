package index

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"skillmatch/index/resume"
	"skillmatch/index/skill"
)

const resumeText = `Jo Doe

Summary
Engineer who likes databases and PHP.

Experience
Engineer — Acme (Jan 2020 – Dec 2021)
- Built payment services in Go on PostgreSQL
- Wrote C++ and .NET tools for the CI/CD pipeline
Junior Engineer — Other (Jan 2019 – Jun 2020)
- Rendered pages with Next.js, no Java needed

Skills
Go, Kafka, R
`

// testIndex indexes the résumé above with a small vocabulary.
func testIndex(t testing.TB) (*Index, *skill.Vocabulary) {
	t.Helper()
	v, err := skill.Load(fstest.MapFS{"languages.tsv": {Data: []byte(strings.Join([]string{
		"cicd\tCI/CD\tci/cd\t-\t-\t-\t-", "cpp\tC++\tc++\t-\t-\t-\t-", "db\tDatabases\tdatabases\t-\t-\t-\t-", "dotnet\t.NET\t.net\t-\t-\t-\t-",
		"go\tGo\t=Go\t-\t-\t-\tcase", "java\tJava\tjava\t-\t-\t-\t-", "js\tJavaScript\tjavascript\t-\t-\t-\t-", "kafka\tKafka\tkafka\tqueue\t-\t-\t-",
		"nextjs\tNext.js\tnext.js\t-\treact\t-\t-", "php\tPHP\tphp\t-\t-\t-\t-", "postgresql\tPostgreSQL\tpostgres|postgresql\tdb\tsql\t-\t-",
		"queue\tMessage queues\tmessage queues\t-\t-\t-\t-", "r\tR\t~=R\t-\t-\t-\tlist", "react\tReact\treact\t-\tjs\t-\t-", "sql\tSQL\tsql\t-\t-\t-\t-", ""}, "\n"))}})
	if err != nil {
		t.Fatal(err)
	}
	r, err := resume.Parse(resumeText)
	if err != nil {
		t.Fatal(err)
	}
	x := New(r, v)
	t.Cleanup(func() {
		if err := x.Close(); err != nil {
			t.Error(err)
		}
	})
	return x, v
}

func TestClaims(t *testing.T) {
	x, v := testIndex(t)
	for name, want := range map[string]struct {
		proof  Proof
		via    string
		worked bool
	}{
		"go": {Shown, "", true}, "postgresql": {Shown, "", true}, "sql": {Implied, "postgresql", true}, "db": {Class, "postgresql", true},
		"cpp": {Shown, "", true}, "dotnet": {Shown, "", true}, "cicd": {Shown, "", true}, "react": {Implied, "nextjs", true}, "js": {Implied, "nextjs", true},
		"kafka": {Listed, "", false}, "queue": {Class, "kafka", false}, "r": {Listed, "", false}, "php": {Listed, "", false},
	} {
		id, _ := v.Lookup(name)
		c, ok := x.Claim(id)
		via := ""
		if c.Via != skill.None {
			via = v.Skill(c.Via).Name
		}
		if !ok || c.Proof != want.proof || via != want.via || c.Worked != want.worked {
			t.Errorf("%s: %+v via %q, want %+v", name, c, via, want)
		}
	}
	java, _ := v.Lookup("java")
	if _, ok := x.Claim(java); ok {
		t.Error("a negated skill is claimed")
	}
	goID, _ := v.Lookup("go")
	if c, _ := x.Claim(goID); !strings.Contains(x.Items()[c.Items[0]].Text, "payment services in Go") {
		t.Errorf("the bullet is not the first proof of Go: %q", x.Items()[c.Items[0]].Text)
	}
}

// The name of an employer proves nothing.
func TestEmployersNamesAreNoSkills(t *testing.T) {
	_, v := testIndex(t)
	r, err := resume.Parse("Experience\nGo Engineer — Java Roasters Inc. (2019 – 2020)\n- Ran PostgreSQL\n")
	if err != nil {
		t.Fatal(err)
	}
	x := New(r, v)
	defer x.Close()
	for name, want := range map[string]bool{"go": true, "java": false, "postgresql": true} {
		id, _ := v.Lookup(name)
		if _, ok := x.Claim(id); ok != want {
			t.Errorf("%s is claimed: %v", name, ok)
		}
	}
}

func TestMonthsOfASkill(t *testing.T) {
	x, v := testIndex(t)
	for name, want := range map[string]int{"go": 24, "nextjs": 18, "react": 18, "kafka": 0} {
		id, _ := v.Lookup(name)
		got, last, ok := x.Months(id, resume.Date{Year: 2024, Month: 1})
		if got != want || ok != (want > 0) {
			t.Errorf("%s: %d months, last %s", name, got, last)
		}
		if name == "go" && last.String() != "2021-12" {
			t.Errorf("go: last %s", last)
		}
	}
}

func TestSearchKeepsNames(t *testing.T) {
	x, v := testIndex(t)
	s := v.Scanner()
	for query, want := range map[string]string{
		"C++":                           "Wrote C++ and .NET tools for the CI/CD pipeline",
		".NET development":              "Wrote C++ and .NET tools for the CI/CD pipeline",
		"experience with CI/CD":         "Wrote C++ and .NET tools for the CI/CD pipeline",
		"payments services on Postgres": "Built payment services in Go on PostgreSQL",
		"rendering of pages":            "Rendered pages with Next.js, no Java needed",
	} {
		hits, err := x.Search(t.Context(), query, ids(s, query), 3)
		if err != nil {
			t.Fatal(err)
		}
		if len(hits) == 0 || hits[0].Item.Text != want {
			t.Errorf("%q: %+v, want %q", query, hits, want)
		}
	}
	for _, query := range []string{"", "the and of", "underwater basket weaving", "\xff\xfe"} {
		hits, err := x.Search(t.Context(), query, nil, 3)
		if err != nil || len(hits) > 0 {
			t.Errorf("%q: %v %v, want nothing", query, hits, err)
		}
	}
}

// The score of Bleve's best hit equals the cover that is computed without Bleve.
func TestCoverIsTheBestHit(t *testing.T) {
	x, v := testIndex(t)
	s := v.Scanner()
	for _, text := range []string{"Go and PostgreSQL for payments", "pages", "experience with teams and tools", "C++ on Mars", "nothing alike whatsoever"} {
		hits, err := x.Search(t.Context(), text, ids(s, text), 1)
		if err != nil {
			t.Fatal(err)
		}
		best := 0.0
		if len(hits) > 0 {
			best = hits[0].Score
		}
		got, whole := x.Cover(text, skill.Tokens{}, ids(s, text))
		if whole < got || whole > 1 {
			t.Errorf("%q: all lines hold %.3f, one of them %.3f", text, whole, got)
		}
		if math.Abs(got-best) > 1e-12 && (got >= minScore || best > 0) {
			t.Errorf("%q: cover %v, best hit %v", text, got, best)
		}
		if best < 0 || best > 1 {
			t.Errorf("%q: score %v", text, best)
		}
	}
}

func TestSearchHasATotalOrder(t *testing.T) {
	x, _ := testIndex(t)
	first, err := x.Search(t.Context(), "engineer pages tools services", nil, 10)
	if err != nil {
		t.Fatal(err)
	}
	for range 20 {
		again, err := x.Search(t.Context(), "engineer pages tools services", nil, 10)
		if err != nil || !slices.Equal(first, again) {
			t.Fatalf("%v, then %v (%v)", first, again, err)
		}
	}
}

func ids(s *skill.Scanner, text string) []skill.ID {
	var list []skill.ID
	for _, m := range s.Find([]skill.Line{{Text: text}}, "") {
		list = append(list, m.ID)
	}
	return list
}

func TestStemsMeetAcrossEndings(t *testing.T) {
	for _, group := range []string{"optimize optimizes optimized optimizing", "service services", "library libraries", "plan plans planning", "build building builds"} {
		want := ""
		for w := range strings.FieldsSeq(group) {
			got := string(stem([]byte(w)))
			if want == "" {
				want = got
			}
			if got != want {
				t.Errorf("%s: stem %q, want %q", w, got, want)
			}
		}
	}
	for _, w := range []string{"aws", "c++", "k8s", "redis", "less", "sass"} {
		if got := string(stem([]byte(w))); got != w {
			t.Errorf("%s: stem %q", w, got)
		}
	}
}

func BenchmarkNew(b *testing.B) {
	_, v := testIndex(b)
	r, err := resume.Parse(resumeText)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		x := New(r, v)
		x.Close()
	}
}

func BenchmarkSearch(b *testing.B) {
	x, _ := testIndex(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := x.Search(b.Context(), "experience building payment services with PostgreSQL", nil, 3); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCover(b *testing.B) {
	x, _ := testIndex(b)
	text := "experience building payment services with PostgreSQL"
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		x.Cover(text, skill.Tokens{}, nil)
	}
}

// Without a skill, a résumé makes the same claims as one whose lines do not name it.
func TestWithoutASkillTheRestIsAsIfNobodyHadNamedIt(t *testing.T) {
	_, v := testIndex(t)
	for _, text := range []string{resumeText, resumeText + "SQL, React\n", strings.ReplaceAll(resumeText, "Go on", "SQL, React and Go on")} {
		r, err := resume.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		x := New(r, v)
		for _, id := range x.Named() {
			label := v.Skill(id).Label
			if label == "R" {
				continue // also a letter of other words
			}
			blank, err := resume.Parse(regexp.MustCompile(`\b`+regexp.QuoteMeta(label)).ReplaceAllString(text, "Qux"))
			if err != nil {
				t.Fatal(err)
			}
			want, got := New(blank, v), x.Omit(Omit{Skills: []skill.ID{id}})
			if _, ok := got.Claim(id); ok {
				t.Errorf("%s is hidden and claimed", label)
			}
			for other := range skill.ID(v.Len()) {
				a, aok := want.Claim(other)
				b, bok := got.Claim(other)
				if other != id && (aok != bok || a.Proof != b.Proof || a.Via != b.Via || a.Worked != b.Worked || !slices.Equal(a.Items, b.Items)) {
					t.Errorf("without %s, %s is %+v, want %+v", label, v.Skill(other).Label, b, a)
				}
			}
		}
	}
}

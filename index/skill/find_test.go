package skill

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// found returns the ids of the skills that a vocabulary finds in one line.
func found(v *Vocabulary, text string, list bool, company string) []string {
	var ids []string
	for _, m := range v.Scanner().Find([]Line{{Text: text, List: list}}, company) {
		id := v.Skill(m.ID).Name
		if m.Negated {
			id = "not " + id
		}
		ids = append(ids, id)
	}
	return ids
}

// A spelling that is only proof counts in a résumé and not in a posting.
func TestProofSpellings(t *testing.T) {
	v, err := load(t, "scale\tScalability\tscalability|^millions of users|^=MAU\t-\t-\t-\t-")
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string][2]int{"scalability": {1, 1}, "served millions of users": {0, 1}, "five million MAU": {0, 1}, "mau": {0, 0}} {
		if asks, proves := len(v.Scanner().Find([]Line{{Text: text}}, "")), len(v.ResumeScanner().Find([]Line{{Text: text}}, "")); asks != want[0] || proves != want[1] {
			t.Errorf("%q asks %d and proves %d, want %v", text, asks, proves, want)
		}
	}
}

// The rules of spelling, with a vocabulary of a few lines.
func TestSpellingRules(t *testing.T) {
	v, err := load(t,
		"c\tC\t~=C\t-\t-\t-\tlist; -series c",
		"cicd\tCI/CD\tci/cd\t-\t-\t-\t-",
		"cpp\tC++\tc++\t-\t-\t-\t-",
		"csharp\tC#\tc#\t-\t-\t-\t-",
		"dist\tDistributed systems\tdistributed systems\t-\t-\t-\t-",
		"dotnet\t.NET\t.net\t-\t-\t-\t-",
		"go\tGo\tgolang|=Go\t-\t-\t-\tcase; -go to market",
		"k8s\tKubernetes\tkubernetes|k8s\t-\t-\t-\t-",
		"llm\tLLM\t=LLM\t-\t-\t-\t-",
		"ml\tMachine learning\tmachine learning\t-\t-\t-\t-",
		"node\tNode.js\tnode.js|~=Node\t-\t-\t-\tlist",
		"python\tPython\tpython\t-\t-\t-\t-",
		"r\tR\t~=R\t-\t-\t-\tlist; -r&d|henry r",
		"react\tReact\t=React\t-\t-\t-\tcase",
		"react-native\tReact Native\treact native\t-\treact\t-\t-",
		"spring\tSpring\tspring boot|~=Spring\t-\t-\t-\tlist; -spring #",
	)
	if err != nil {
		t.Fatal(err)
	}
	for _, tc := range []struct{ text, want string }{
		{"C++, C# and .NET", "cpp csharp dotnet"},
		{"OUR STACK: REACT, NODE, PYTHON", "react node python"},
		{"OUR GO TO MARKET", ""},
		{"C/C++17", "c cpp"},
		{"we write C#/.NET", "csharp dotnet"},
		{"mail me at example.net", ""},
		{"Node.js, NodeJS, node-js and Node JS", "node node node node"},
		{"CI/CD, CICD, ci-cd", "cicd cicd cicd"},
		{"Python3, Python 3.11, python2.7", "python python python"},
		{"distributed system design", "dist"},
		{"Distributed\nSystems", "dist"},
		{"distributed - systems", ""},
		{"machine\u00ADlearning and ＰＹＴＨＯＮ", "ml python"},
		{"Pythón", "python"},
		{"Kubernetes's and k8s", "k8s k8s"},
		{"LLMs yes, llms no", "llm"},
		{"Go, R, C", "go r c"},
		{"our Go to Market motion", ""},
		{"go to the office", ""},
		{"Go through the list", ""},
		{"services in Go", "go"},
		{"R&D and Henry R. Smith", ""},
		{"raised a Series C round", ""},
		{"React Native beats React", "react-native react react"},
		{"React quickly to change", ""},
		{"Spring 2025 intake", ""},
		{"experience with Spring", "spring"},
		{"Spring developers", "spring"},
		{"in the Spring we meet", ""},
		{"no Python needed", "not python"},
		{"Python is not required, Go is", "not python go"},
		{"熟悉Python和Go", "python go"},
		{"ends with \xff Python", "python"},
	} {
		if got := strings.Join(found(v, tc.text, false, ""), " "); got != tc.want {
			t.Errorf("%q: got %q, want %q", tc.text, got, tc.want)
		}
	}
}

func TestBrandsAreNoCompanies(t *testing.T) {
	v, err := load(t, "kafka\tKafka\tkafka\t-\t-\t-\t-", "notion\tNotion\t~=Notion\t-\t-\t-\tbrand", "stripe\tStripe\tstripe api|~=Stripe\t-\t-\t-\tbrand")
	if err != nil {
		t.Fatal(err)
	}
	for _, tc := range []struct{ text, company, want string }{
		{"experience with Stripe and Kafka", "", "stripe kafka"},
		{"integrate the Stripe API", "Stripe", ""},
		{"integrate the Stripe API", "Acme", "stripe"},
		{"trusted by Stripe, Notion and others", "", ""},
		{"engineers from Stripe use Kafka", "", "kafka"},
		{"customers such as Notion; we run Kafka", "", "kafka"},
		{"tools like Notion and Kafka", "", "notion kafka"},
		{"send your Notion page", "", ""},
	} {
		if got := strings.Join(found(v, tc.text, false, tc.company), " "); got != tc.want {
			t.Errorf("%q at %q: got %q, want %q", tc.text, tc.company, got, tc.want)
		}
	}
}

// A document uses a word in one sense: a strong mention makes weak ones count.
func TestOneSenseForEachDocument(t *testing.T) {
	v, err := load(t, "spring\tSpring\tspring boot|~=Spring\t-\t-\t-\tlist")
	if err != nil {
		t.Fatal(err)
	}
	lines := []Line{{Text: "Spring makes it quick"}, {Text: "we like Spring Boot"}}
	if got := len(v.Scanner().Find(lines, "")); got != 2 {
		t.Errorf("with a strong mention: %d mentions, want 2", got)
	}
	if got := len(v.Scanner().Find(lines[:1], "")); got != 0 {
		t.Errorf("without one: %d mentions, want 0", got)
	}
}

func TestNamesThatOthersLose(t *testing.T) {
	v := embeddedForTest(t)
	for text, want := range map[string]string{
		"Experience with Go, R, C, C++, C#, .NET and Node.js":      "go r c cpp csharp dotnet nodejs",
		"REST, CI/CD, k8s, Postgres and Golang":                    "rest cicd kubernetes postgresql go",
		"You own our go to market, Go-To-Market and the rest":      "",
		"a Series C company with an R&D team of Henry R. Kravis":   "",
		"Let's go and express our thanks; the rest is up to us":    "",
		"Terraform, Docker, Kafka, Redis, PyTorch and TensorFlow":  "terraform docker kafka redis pytorch tensorflow",
		"TypeScript/React on the web, Kotlin on Android, Swift UI": "typescript react kotlin android",
	} {
		got := found(v, text, false, "")
		for w := range strings.FieldsSeq(want) {
			if !slices.Contains(got, w) {
				t.Errorf("%q: %s is not among %q", text, w, got)
			}
		}
		if want == "" {
			for _, id := range []string{"go", "r", "c", "rest", "express"} {
				if slices.Contains(got, id) {
					t.Errorf("%q: found %s", text, id)
				}
			}
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"", "Go, R, C", "C++/C# and .NET", "Node.js's\u00AD \xff\xfe Ｐｙｔｈｏｎ ﬁ", "no Java needed", strings.Repeat("a.b-c/", 50), "C$ R& 5+ a++#", "熟悉Go’s"} {
		f.Add(s, true)
		f.Add(s, false)
	}
	v, err := Embedded()
	if err != nil {
		f.Fatal(err)
	}
	s, other := v.Scanner(), v.Scanner()
	f.Fuzz(func(t *testing.T, text string, list bool) {
		lines := []Line{{Text: text, List: list}}
		got := slices.Clone(s.Find(lines, "Acme"))
		end := 0
		for _, m := range got {
			if m.Start < end || m.End <= m.Start || m.End > len(text) {
				t.Fatalf("%q: mention %d-%d behind %d", text, m.Start, m.End, end)
			}
			if utf8.ValidString(text) && !utf8.ValidString(text[m.Start:m.End]) {
				t.Fatalf("%q: mention %d-%d cuts a character", text, m.Start, m.End)
			}
			if m.Confidence < Reported || m.Confidence > 1 {
				t.Fatalf("%q: confidence %v", text, m.Confidence)
			}
			end = m.End
		}
		if again := other.Find(lines, "Acme"); !slices.Equal(got, again) {
			t.Fatalf("%q: %v, then %v", text, got, again)
		}
	})
}

func BenchmarkEmbedded(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := readEmbedded(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkFind(b *testing.B) {
	v, err := Embedded()
	if err != nil {
		b.Fatal(err)
	}
	text := "You have five years of experience with Go, Kubernetes and PostgreSQL, and you care about the people who run what you build."
	var lines []Line
	for range 40 {
		lines = append(lines, Line{Text: text})
	}
	s := v.Scanner()
	b.SetBytes(int64(len(text) * len(lines)))
	b.ReportAllocs()
	for b.Loop() {
		s.Find(lines, "")
	}
}

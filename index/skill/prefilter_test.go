package skill

import (
	"strings"
	"testing"
)

// leftOut returns the skills that the scanner finds in a text and the weigher misses.
func leftOut(s *Scanner, w *Weigher, text string) []string {
	w.Begin()
	w.Add(text)
	var lines []Line
	for l := range strings.SplitSeq(text, "\n") {
		l = strings.TrimSpace(strings.TrimLeft(l, "•·✓ \u00a0\u3000")) // as the reader of postings does
		lines = append(lines, Line{Text: l, List: true}, Line{Text: l})
	}
	var out []string
	for _, m := range s.Find(lines, "") {
		if !w.named.has(m.ID) {
			out = append(out, s.voc.Skill(m.ID).Name)
		}
	}
	return out
}

// everything returns a weigher that gives all skills the same weight.
func everything(v *Vocabulary) *Weigher {
	weights := make([]float64, v.Len())
	for i := range weights {
		weights[i] = 1
	}
	return v.Prefilter(weights).Weigher()
}

// Every spelling is weighed in all the forms in which it is found.
func TestTheWeigherLeavesNoSpellingOut(t *testing.T) {
	v := embeddedForTest(t)
	s, w := v.Scanner(), everything(v)
	for id := range ID(v.Len()) {
		for _, a := range v.Skill(id).Aliases {
			for _, text := range []string{
				a.Text, strings.ToUpper(a.Text), "experience with " + strings.ToLower(a.Text) + "s", a.Text + "es, Go", a.Text + "3 and " + a.Text + " 11",
				strings.ReplaceAll(a.Text, " ", "-"), strings.ReplaceAll(a.Text, " ", ""), strings.ReplaceAll(a.Text, "-", " "), strings.TrimSuffix(a.Text, "s"),
				strings.TrimSuffix(a.Text, "y") + "ies", "our " + a.Text + "'s users", "(" + a.Text + "’s/" + a.Text + "): " + a.Text + ".",
				strings.ReplaceAll(a.Text, " ", "\u00a0"), strings.ReplaceAll(a.Text, "e", "é"), "see https://x.example/" + a.Text + " " + a.Text, "see www." + a.Text + "\nand others", "•" + a.Text + "\n\u00a0" + a.Text,
			} {
				if out := leftOut(s, w, text); out != nil {
					t.Fatalf("%q: %v left out", text, out)
				}
			}
		}
	}
}

// Skills count once, those without a weight never, and spellings continue from piece to
// piece.
func TestTheWeigherAddsWeightsUp(t *testing.T) {
	v := embeddedForTest(t)
	weights := make([]float64, v.Len())
	for name, weight := range map[string]float64{"python": 1, "machine-learning": 0.5, "distributed-systems": 2, "aes": 4} {
		id, ok := v.Lookup(name)
		if !ok {
			t.Fatalf("no skill %s", name)
		}
		weights[id] = weight
	}
	w := v.Prefilter(weights).Weigher()
	for _, tc := range []struct {
		pieces []string
		want   float64
	}{
		{[]string{"Python, python3 and PYTHON"}, 1},
		{[]string{"Java and SQL"}, 0},
		{[]string{"machine", "\nlearning in Python"}, 1.5},
		{[]string{"the machine that learns"}, 0},
		{[]string{"make IT work, it is AES not aes"}, 4},
		{[]string{"aes as we said"}, 0},
		{[]string{"distributed", "\nsystems"}, 2},
		{[]string{"distributed file systems"}, 0},
		{[]string{""}, 0},
	} {
		w.Begin()
		got := 0.0
		for _, p := range tc.pieces {
			got = w.Add(p)
		}
		if got != tc.want {
			t.Errorf("%q weighs %v, want %v", tc.pieces, got, tc.want)
		}
	}
}

// FuzzPrefilter checks that whatever is found is weighed.
func FuzzPrefilter(f *testing.F) {
	for _, s := range []string{"", "Go, R, C\nC++/C# and .NET", "Node.js's\u00AD \xff\xfe Ｐｙｔｈｏｎ ﬁ", "REST APIs, python3, k8s", "machine-learning\nrest api's ci/cd", "熟悉Go’s go2 Spring 5", "see www.sql\nand www.go\u00a0\nhttp://", "•.NET\n\u00a0.NET Core\n\u3000.net web api", "A/B tests of e2e web3 apps"} {
		f.Add(s)
	}
	v := embeddedForTest(f)
	s, w := v.Scanner(), everything(v)
	f.Fuzz(func(t *testing.T, text string) {
		if out := leftOut(s, w, text); out != nil {
			t.Fatalf("%q: %v left out", text, out)
		}
	})
}

func BenchmarkWeigher(b *testing.B) {
	text := strings.Repeat("- You have built services in Go or Java on PostgreSQL and Kafka, and you write clearly about what you do\n", 10)
	v := embeddedForTest(b)
	w := everything(v)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		w.Begin()
		w.Add(text)
	}
}

func BenchmarkPrefilter(b *testing.B) {
	v := embeddedForTest(b)
	weights := make([]float64, v.Len())
	for i := 0; i < len(weights); i += 4 { // a long résumé
		weights[i] = 1
	}
	for b.Loop() {
		v.Prefilter(weights)
	}
}

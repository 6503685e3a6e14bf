package skill

import (
	"slices"
	"testing"
)

func TestPhrasesReadLikeSkills(t *testing.T) {
	v := embeddedForTest(t)
	s := v.Scanner()
	for name, tc := range map[string]struct {
		text string
		want []string
	}{
		"a name beside a known skill":      {"We work in Go, Flurbo and Rust.", []string{"Flurbo"}},
		"a name behind a slash":            {"Experience with React/Grumbix", []string{"Grumbix"}},
		"a name behind a cue":              {"Deep knowledge of Quantizer Pro", []string{"Quantizer Pro"}},
		"a name with digits":               {"Python, q7s, Docker", []string{"q7s"}},
		"words among known skills":         {"Python, remote signing, SQL and Docker", []string{"remote signing"}},
		"behind brackets":                  {"Test tools (Jest, Plinkie)", []string{"Plinkie"}},
		"words beside one known skill":     {"Python and remote signing", nil},
		"an adjective among known skills":  {"Python, enjoyable, SQL and Docker", nil},
		"a capital that begins a sentence": {"Flurbo is our dog", nil},
		"words behind a cue":               {"Experience with horses", nil},
		"departments":                      {"Python, SQL, Docker, Marketing and Finance", nil},
		"a list without known skills":      {"Anna, Bert and Carla", nil},
		"a known skill":                    {"Go, Python and Rust", nil},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, p := range s.Phrases([]Line{{Text: tc.text}}, "") {
				got = append(got, tc.text[p.Start:p.End])
			}
			if !slices.Equal(got, tc.want) {
				t.Errorf("%q holds %q, want %q", tc.text, got, tc.want)
			}
		})
	}
}

func TestPhrasesKeepTheirLines(t *testing.T) {
	lines := []Line{{Text: "About us"}, {Text: "Go, Flurbo and Rust"}, {Text: "Kubernetes, Grumbix"}}
	var got []int
	for _, p := range embeddedForTest(t).Scanner().Phrases(lines, "") {
		got = append(got, p.Line)
	}
	if !slices.Equal(got, []int{1, 2}) {
		t.Errorf("phrases in lines %v", got)
	}
}

// FuzzPhrases checks that phrases lie within their lines, in order, and overlap no
// mention.
func FuzzPhrases(f *testing.F) {
	v := embeddedForTest(f)
	s := v.Scanner()
	for _, text := range []string{"Go, Flurbo/Rust (Zib, Python) and x", "Kenntnisse in C++, Ärzteschaft, SQL", ",,/ and or , (", "experience with Zig\nZag"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		mentions := slices.Clone(s.Find([]Line{{Text: text}}, ""))
		last := 0
		for _, p := range s.Phrases([]Line{{Text: text}}, "") {
			if p.Start < last || p.End <= p.Start || p.End > len(text) {
				t.Fatalf("phrase %d to %d behind %d in %q", p.Start, p.End, last, text)
			}
			last = p.End
			for _, m := range mentions {
				if m.Start < p.End && p.Start < m.End {
					t.Errorf("phrase %q overlaps mention %q", text[p.Start:p.End], text[m.Start:m.End])
				}
			}
		}
	})
}

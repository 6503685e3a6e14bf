package skill

import (
	"slices"
	"testing"
)

// wordsOf are the words by which a spelling is numbered.
func wordsOf(p *speller) []string {
	var list []string
	for _, n := range p.path {
		list = append(list, string(p.words.word(n)))
	}
	return list
}

func testSpeller() *speller {
	empty := make(chan *batch, 1)
	empty <- newBatch()
	return newSpeller(newWordTable(16), make(chan *batch, 1), empty)
}

func TestSpellingsAreCutIntoTheirWords(t *testing.T) {
	for text, want := range map[string][]string{
		"Go":                {"go"},
		"React Native":      {"react", "native"},
		"ci/cd":             {"ci", "cd"},
		" event - driven /": {"event", "driven"},
		"C++":               {"c++"},
		"C#":                {"c#"},
		"iso #":             {"iso", "#"},
		"#":                 {"#"},
		".NET":              {".net"},
		"node.js":           {"node", "js"},
		"Café":              {"cafe"},
		"":                  nil,
		"-/ ":               nil,
	} {
		t.Run(text, func(t *testing.T) {
			p := testSpeller()
			p.read(text)
			if got := wordsOf(p); !slices.Equal(got, want) {
				t.Errorf("words %q, want %q", got, want)
			}
		})
	}
}

// Spellings that are read in one pass have the words that the lexer finds in a
// text, and their sum is that of the words run together.
func FuzzPlainSpelling(f *testing.F) {
	for _, s := range []string{"Go", "machine learning", "CI/CD", "--x-1 /", "s3", "http//x", "www-a", "’s", "a's"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		p := testSpeller()
		if !p.plain(text) {
			return
		}
		p.read(text)
		var want []string
		var long []byte
		for _, tok := range newLexer().lex(nil, text, nil) {
			word := fold(nil, text[tok.start:tok.end])
			want = append(want, string(word))
			long = append(long, word...)
		}
		if got := wordsOf(p); !slices.Equal(got, want) {
			t.Errorf("%q: words %q, the lexer's are %q", text, got, want)
		}
		if string(p.long) != string(long) {
			t.Errorf("%q: run together %q, want %q", text, p.long, long)
		}
	})
}

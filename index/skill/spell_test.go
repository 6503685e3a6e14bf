package skill

import (
	"slices"
	"testing"
)

// wordsOf returns the words with which a spelling is numbered.
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
			p.tokenize(text)
			if got := wordsOf(p); !slices.Equal(got, want) {
				t.Errorf("words %q, want %q", got, want)
			}
		})
	}
}

// Spellings that are tokenized in one pass have the same words as the lexer finds in a
// text, and the words run together are the same, too.
func FuzzPlainSpelling(f *testing.F) {
	for _, s := range []string{"Go", "machine learning", "CI/CD", "--x-1 /", "s3", "http//x", "www-a", "’s", "a's"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		p := testSpeller()
		if !p.plain(text) {
			return
		}
		p.tokenize(text)
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
		if string(p.joined) != string(long) {
			t.Errorf("%q: run together %q, want %q", text, p.joined, long)
		}
	})
}

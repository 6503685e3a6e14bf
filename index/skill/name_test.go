package skill

import (
	"strings"
	"testing"
)

// plainTokens tokenizes a text as the lexer does, one byte and one word at a time.
func plainTokens(l *lexer, text string, t *trie) []token {
	toks := l.tokenize(nil, text, nil)
	for i := range toks {
		tok := &toks[i]
		word := text[tok.start:tok.end]
		end := int(tok.start)
		if text[end] == '.' {
			end++
		}
		for end < len(text) && l.wordByte[text[end]] {
			end++
		}
		if ascii(text) { // no letter beyond ASCII continues a word
			tok.end = int32(max(end, int(tok.end))) // signs may follow
			word = text[tok.start:tok.end]
			tok.digits = strings.Trim(word, "0123456789") == ""
		}
		folded := string(fold(nil, word))
		tok.hash = hashOf(folded, len(folded))
		r := recent{hash: tok.hash, word: noWord, other: noWord}
		if folded != "" { // not only accents
			t.words.lookUp(&r, folded, tok.digits)
		}
		tok.word, tok.other = r.word, r.other
	}
	return toks
}

// FuzzName checks that words that are tokenized in one step, or remembered, equal words
// that are tokenized byte by byte and looked up each time.
func FuzzName(f *testing.F) {
	v, err := Embedded()
	if err != nil {
		f.Fatal(err)
	}
	for _, s := range []string{"", "Go, C++ and C# on .NET; Node.js", "PostgreSQL13 and 2024 kubernetesclusters infrastructure-as-code", "https://example.com/go www.example.com httpd wwwx",
		"Entwicklungsumgebungsverwaltung internationalisation responsibilities", "naïve Café résumé ﬁne Ｋａｆｋａ", "O'Brien's teams’ APIs", strings.Repeat("a", 15) + " " + strings.Repeat("b", 16) + " " + strings.Repeat("c", 17)} {
		f.Add(s, s+" again")
	}
	lex := newLexer() // shared, so that it remembers words
	f.Fuzz(func(t *testing.T, before, text string) {
		lex.lex(nil, before, &v.trie)
		got, want := lex.lex(nil, text, &v.trie), plainTokens(newLexer(), text, &v.trie)
		if len(got) != len(want) {
			t.Fatalf("%q has %d words, want %d", text, len(got), len(want))
		}
		for i := range got {
			g, w := got[i], want[i]
			if g.path, w.path = 0, 0; g != w {
				t.Errorf("%q word %d is %+v, want %+v", text, i, g, w)
			}
		}
	})
}

package document

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	textunicode "golang.org/x/text/encoding/unicode"
)

func TestKindIsToldByContent(t *testing.T) {
	for _, c := range []struct {
		name, data string
		want       Kind
	}{
		{"", "<!DOCTYPE html><p>x", HTML},
		{"a.txt", "  <div class=x>y</div>", HTML},
		{"a.txt", "<Company> is hiring", Text},
		{"a.txt", "Go < Rust, some say", Text},
		{"", "We hire.<p>Go</p><p>SQL</p><br>", HTML},
		{"a.md", "We hire.<p>Go</p><p>SQL</p><br>", Markdown},
		{"page.html", "Go engineer", HTML},
		{"a.bin", `{"title":"x"}`, JSON},
		{"", "{\"a\":1}\n{\"b\":2}\n", JSONL},
		{"a.json", "{\"a\":1}\n{\"b\":2}\n", JSONL},
		{"", "[{\"a\":1}]", JSON},
		{"a.txt", "[Acme] is hiring", Text},
		{"a.txt", "{curly} words", Text},
		{"a.json", "broken", JSON},
		{"a.jsonl", "broken", JSONL},
		{"a.md", "# Engineer", Markdown},
		{"", "", Text},
		{"posting.txt", "%PDF-1.7\n", PDF},
		{"posting.txt", "PK\x03\x04....[Content_Types].xml", Office},
		{"posting.txt", "PK\x03\x04....", Archive},
		{"a.txt", `{\rtf1 x}`, Office},
		{"a.txt", "\x1f\x8b\x08", "a gzip archive"},
		{"a.html", "\x89PNG\r\n\x1a\n", "a PNG image"},
		{"a.txt", "\x7fELF\x02\x01", Binary},
		{"a.txt", "\x01\x02\x03\x00\x00\x01\x05\x00\x00\x00\x07\n", Binary},
		{"a.xml", `<?xml version="1.0"?><rss></rss>`, XML},
		{"a.xml", `<?xml version="1.0"?><html></html>`, HTML},
		{"a.txt", "\xff\xfeG\x00o\x00\n\x00", Text},
		{"", "\xff\xfe<\x00p\x00>\x00x\x00", HTML},
	} {
		if got := Sniff(c.name, []byte(c.data)); got != c.want {
			t.Errorf("%s %.30q: %s, want %s", c.name, c.data, got, c.want)
		}
	}
}

func TestUnreadableKindSaysWhatItIsAndWhatToDo(t *testing.T) {
	_, err := Read(t.Context(), "cv.exe", []byte("MZ\x90\x00"), ReadOptions{})
	e, ok := errors.AsType[*KindError](err)
	if !ok || e.Kind != Binary || !strings.Contains(err.Error(), "binary") || !strings.Contains(err.Error(), "save it as text") {
		t.Errorf("%v", err)
	}
}

func TestDecodeFindsTheEncoding(t *testing.T) {
	const text = "Größe 5 € – “Köln” and more of it"
	latin, _ := charmap.Windows1252.NewEncoder().Bytes([]byte(text))
	cyrillic, _ := charmap.Windows1251.NewEncoder().Bytes([]byte("Требования"))
	little, _ := textunicode.UTF16(textunicode.LittleEndian, textunicode.UseBOM).NewEncoder().Bytes([]byte(text))
	big, _ := textunicode.UTF16(textunicode.BigEndian, textunicode.UseBOM).NewEncoder().Bytes([]byte(text))
	bare, _ := textunicode.UTF16(textunicode.LittleEndian, textunicode.IgnoreBOM).NewEncoder().Bytes([]byte(text))
	for _, c := range []struct{ name, data, contentType, want string }{
		{"utf-8", text, "", text},
		{"utf-8 declared as something else", text, "text/html; charset=iso-8859-1", text},
		{"utf-8 mark", "\xef\xbb\xbf" + text, "", text},
		{"utf-16 little", string(little), "", text},
		{"utf-16 big", string(big), "", text},
		{"utf-16 without a mark", string(bare), "", text},
		{"windows-1252 undeclared", string(latin), "", text},
		{"windows-1252 declared as utf-8", string(latin), "text/html; charset=utf-8", text},
		{"latin-1 means windows-1252", string(latin), "text/html; charset=ISO-8859-1", text},
		{"windows-1251 by http", string(cyrillic), "text/html; charset=windows-1251", "Требования"},
		{"windows-1251 by meta", `<meta charset="windows-1251">` + string(cyrillic), "", `<meta charset="windows-1251">Требования`},
		{"windows-1251 by a late meta", "<!--" + strings.Repeat("x", 3000) + `--><meta http-equiv=content-type content="text/html; charset=windows-1251">` + string(cyrillic), "", ""},
		{"an unknown charset", string(latin), "text/html; charset=klingon", text},
		{"a few broken bytes", "héé " + text + "\xff", "", "héé " + text + "\uFFFD"},
	} {
		got, err := Decode([]byte(c.data), c.contentType)
		if err != nil || c.want != "" && got != c.want || !strings.Contains(got, "Требования") && c.want == "" {
			t.Errorf("%s: %q, %v", c.name, got, err)
		}
	}
	if _, err := Decode([]byte(strings.Repeat("\x00\x01\x02a", 100)), ""); err == nil {
		t.Error("bytes that are no text were decoded")
	}
}

// cleaned are pairs of text and its clean form.
var cleaned = []struct{ name, in, want string }{
	{"clean", "Go\n\n- SQL — “x” é 日本", "Go\n\n- SQL — “x” é 日本"},
	{"line ends", "a\r\nb\rc\vd\fe\u2028f\u0085g", "a\nb\nc\nd\ne\nf\ng"},
	{"blanks", "a\u00a0b\u2003c\u3000d\te", "a b c d   e"},
	{"a tab that indents", "a\n\t- b\n\t\t- c", "a\n  - b\n    - c"},
	{"line's end", "a  \nb\t\n", "a\nb"},
	{"blank lines", "\n\n a\n\n \n\t\n\nb\n\n\n", " a\n\nb"},
	{"only blanks", " \n\t\n ", ""},
	{"control", "a\x00b\x07c\x7fd\u0080e", "abcde"},
	{"colour", "\x1b[1;31mred\x1b[0m", "red"},
	{"colour in eight bits", "\u009b31mred", "red"},
	{"title", "a\x1b]0;evil\x07b\x1b]8;;http://x\x1b\\c", "abc"},
	{"title that does not end", "a\x1b]0;text goes on", "a0;text goes on"},
	{"character set", "\x1b(Bx\x1bc", "x"},
	{"direction", "a\u202eb\u2066c\u200fd", "abcd"},
	{"invisible", "Java\u200bScript soft\u00adware \ufeffx\u2060y\u034f", "JavaScript software xy"},
	{"ligatures", "of\ufb01ce e\ufb03cient \ufb00 \ufb02 \ufb04", "office efficient ff fl ffl"},
	{"full width", "\uff27\uff4f\uff01", "Go!"},
	{"symbol font", "\uf0b7 item", "• item"},
	{"Windows quotes", "it\u0092s", "it’s"},
	{"invalid", "a\xffb\xc3", "a\uFFFDb\uFFFD"},
	{"joined by cleaning", "\xe2\x1b[m\x82\xac \x1b\x1b[31m[31mx", "\uFFFD\uFFFD\uFFFD [31mx"},
}

func TestCleanText(t *testing.T) {
	for _, c := range cleaned {
		if got := Clean(c.in); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestLineFolds(t *testing.T) {
	for in, want := range map[string]string{" a \n\n b\tc ": "a b c", "a  b": "a b", "": "", "x": "x", "\u00a0Go\u00a0": "Go"} {
		if got := Line(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestCleanTextIsNotCopied(t *testing.T) {
	s := strings.Repeat("Requirements — “Go”\n\n- five years\n", 100) + "end"
	if n := testing.AllocsPerRun(10, func() { Clean(s) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func FuzzClean(f *testing.F) {
	for _, c := range cleaned {
		f.Add(c.in)
	}
	f.Fuzz(func(t *testing.T, s string) {
		c := Clean(s)
		if again := Clean(c); again != c {
			t.Fatalf("%q becomes %q becomes %q", s, c, again)
		}
		if !utf8.ValidString(c) || strings.Contains(c, "\n\n\n") || strings.Contains(c, " \n") {
			t.Fatalf("%q", c)
		}
		for _, r := range c {
			if r != '\n' && unicode.IsControl(r) || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 || r == 0x200b || r == 0xad {
				t.Fatalf("%U in %q", r, c)
			}
		}
		o := Outline(s)
		if again := Outline(o); again != o || Clean(o) != o {
			t.Fatalf("outline of %q: %q becomes %q", s, o, again)
		}
		if l := Line(s); strings.Contains(l, "\n") || Line(l) != l {
			t.Fatalf("%q", l)
		}
		h := Structure(s)
		if Clean(h) != h {
			t.Fatalf("structure of %q: %q", s, h)
		}
		if h = flat(s); Clean(h) != h {
			t.Fatalf("flat of %q: %q", s, h)
		}
		_ = Unescape(s)
	})
}

func TestHTMLKeepsItsStructure(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"paragraphs", "<p>a\n b</p><p>c<br>d</p>", "a b\n\nc\nd"},
		{"headings", "<h1>A</h1><p>b</p><h4>C</h4>d", "## A\n\nb\n\n## C\n\nd"},
		{"lists", "<p>x</p><ul><li>a</li><li><p>b</p></li></ul><p>y</p>", "x\n\n- a\n- b\n\ny"},
		{"nested lists", "<ul><li>a<ul><li>b<ol><li>c</li></ol></li></ul></li><li>d</li></ul>", "- a\n  - b\n    - c\n- d"},
		{"list in a list", "<ul><ul><li>b</li></ul></ul>", "  - b"},
		{"item of two paragraphs", "<ul><li><p>a</p><p>b</p></li><li>c</li></ul>", "- a\n  b\n- c"},
		{"item without a list", "<div><li>a</li><li>b</li></div>", "- a\n- b"},
		{"layout list", "<ul><li><h3>A</h3><p>b</p></li></ul>", "## A\n\nb"},
		{"bold paragraph", "<p><b>Requirements</b></p><p>Go</p>", "## Requirements\n\nGo"},
		{"bold by style", `<div><span style="FONT-WEIGHT: bold">Your profile</span></div><div>Go</div>`, "## Your profile\n\nGo"},
		{"bold line", "<p><strong>Skills</strong><br>Go<br>SQL</p>", "## Skills\n\nGo\nSQL"},
		{"bold sentence", "<p><b>No agencies.</b></p>", "No agencies."},
		{"bold in text", "<p><b>Go</b> and SQL</p>", "Go and SQL"},
		{"long bold", "<p><b>" + strings.Repeat("word ", 20) + "</b></p>", strings.TrimSpace(strings.Repeat("word ", 20))},
		{"bold item", "<ul><li><b>Go</b></li></ul>", "- Go"},
		{"table", "<table><tr><th>A</th><th>B</th></tr><tr><td>c</td><td></td><td>d</td></tr></table>", "A | B\nc | d"},
		{"dropped", "<style>x</style><script>y</script><noscript>z</noscript><svg><text>s</text></svg><template>t</template><p hidden>h</p><p style='display : none'>n</p><p aria-hidden=true>kept</p>", "kept"},
		{"entities", "<p>R&amp;D&nbsp;&#x2F; C&plus;&plus;</p>", "R&D / C++"},
		{"label and value", "<div><span>Level</span><span>Senior</span></div><div><b>Java</b>Script</div>", "Level Senior\n\nJavaScript"},
		{"preformatted", "<pre>a\n  b\nc</pre>", "a\nb\nc"},
		{"list signs", "<p>&bull; a<br>* b<br>– c</p>", "- a\n- b\n- c"},
		{"fragment with stray ends", "a</div></p><p>b", "a\n\nb"},
	} {
		if got := Structure(c.in); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestDeepNestingIsReadFlat(t *testing.T) {
	in := strings.Repeat("<div>", 600) + "<h2>A</h2><p>b <b>c</b>d</p><ul><li>e</li><li>f</li></ul><script>no</script><br>g"
	if got, want := Structure(in), "## A\n\nb cd\n\n- e\n- f\n\ng"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestMarksBecomeHeadingsAndItems(t *testing.T) {
	for in, want := range map[string]string{
		"# A\ntext\n### B ###":      "## A\ntext\n## B",
		"• a\n  ▪ b\n* c\n– d\n·e":  "- a\n  - b\n- c\n- d\n- e",
		"**Requirements:**\nx":      "## Requirements:\nx",
		"__Skills__":                "## Skills",
		"*emphasis* stays":          "*emphasis* stays",
		"#hashtag\n**a** and **b**": "#hashtag\n**a** and **b**",
		"– \n*":                     "–\n*",
		"-5 degrees\n- x":           "-5 degrees\n- x",
	} {
		if got := Outline(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestEscapedHTMLIsUnescaped(t *testing.T) {
	for in, want := range map[string]string{
		"&lt;p&gt;R&amp;amp;D&lt;/p&gt;":       "<p>R&amp;D</p>",
		"&amp;lt;p&amp;gt;x&amp;lt;/p&amp;gt;": "<p>x</p>",
		"<p>write &lt;div&gt; tags</p>":        "<p>write &lt;div&gt; tags</p>",
		"a &lt; 5 years":                       "a &lt; 5 years",
		"List&lt;String&gt;":                   "List&lt;String&gt;",
		"AT&amp;T":                             "AT&amp;T",
	} {
		if got := Unescape(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	for s, want := range map[string]bool{"<p>": true, "x</li>": true, "<br/>": true, "List<String>": false, "< 5": false, "<h2 class=a>": true, "a<b": false, "<h7>": false, "<": false} {
		if HasTags(s) != want {
			t.Errorf("%q: %t", s, !want)
		}
	}
}

func BenchmarkClean(b *testing.B) {
	for name, s := range map[string]string{
		"ascii":      strings.Repeat("Five years of experience with Go and SQL.\n", 100),
		"typography": strings.Repeat("Five years’ experience — “Go” and SQL…\n", 100),
		"dirty":      strings.Repeat("Five years’\u00a0experience\r\n", 100),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(s)))
			b.ReportAllocs()
			for b.Loop() {
				Clean(s)
			}
		})
	}
}

func BenchmarkStructure(b *testing.B) {
	data, err := os.ReadFile(filepath.Join("..", "..", "testdata", "pages", "sibling-sections.html"))
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		Structure(string(data))
	}
}

func TestUnderlinedHeadings(t *testing.T) {
	for in, want := range map[string]string{
		"Title\n=====\n\nText\n----\nmore": "## Title\n\n## Text\nmore", "Text\n\n---\n\nmore": "Text\n\n---\n\nmore", "- item\n---": "- item\n---", "a | b\n--": "a | b\n--", "## A\n===": "## A\n===",
	} {
		got := Outline(in)
		if got != want || Outline(got) != got {
			t.Errorf("%q: %q, want %q; again %q", in, got, want, Outline(got))
		}
	}
}

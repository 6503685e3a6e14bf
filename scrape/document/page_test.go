package document

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// letters counts the letters and digits of a text.
func letters(s string) int {
	n := 0
	for _, c := range s {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			n++
		}
	}
	return n
}

// FuzzPage holds that blocks are clean lines whose text is that of their cells, and that
// no letter of the page is lost.
func FuzzPage(f *testing.F) {
	f.Add("<style>.a{display:flex}</style><div class=a><div>b<p>c</p></div><span>d</span></div><h3>e <small>F</small></h3>")
	f.Add("<ul><li><p>a</p><ul><li>b</ul></li></ul><table><tr><td>c<td>d<br>e</table><dl><dt>f<dd>g</dl><pre>h\n i</pre>")
	f.Add("<div style='float:right'>a</div><p><b>b</b><i>c</i></p><span>1999</span><time>2001</time>")
	f.Fuzz(func(t *testing.T, source string) {
		if !utf8.ValidString(source) || len(source) > 1<<14 {
			return
		}
		list, hidden := page(source)
		n := 0
		for _, b := range shown(list) {
			if b.Text == "" || Line(b.Text) != b.Text || len(b.Cells) > 0 && strings.Join(b.Cells, " | ") != b.Text {
				t.Errorf("%+v of %q", b, source)
			}
			n += letters(b.Text)
		}
		if want := letters(Structure(source)); n < want && len(hidden) == 0 && !strings.Contains(source, "o\t") {
			t.Errorf("%d letters of %d of %q: %s", n, want, source, sketch(shown(list)))
		}
	})
}

// FuzzSavedPage holds that a saved page gives clean text or an error.
func FuzzSavedPage(f *testing.F) {
	f.Add([]byte("From: x\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n<p>a</p>\n--b--"))
	f.Add([]byte("MIME-Version: 1.0\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\nPHA+YTwvcD4=\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if !isMHTML(data) {
			return
		}
		c, err := Read(t.Context(), "x.mht", data, ReadOptions{})
		if err == nil && Clean(c.Plain) != c.Plain {
			t.Errorf("not clean: %q", c.Plain)
		}
	})
}

// What costs little to write costs little to read: without limits these take hours.
func TestHostilePagesEnd(t *testing.T) {
	const deep = 450
	for name, source := range map[string]string{
		"rows in rows":       strings.Repeat("<div style='display:flex'><p>a</p>", deep) + strings.Repeat("<p>b</p>", 20_000),
		"neighbours":         "<h3>" + strings.Repeat("<span>a</span>", 50_000) + "</h3>",
		"nested neighbours":  strings.Repeat("<b>a</b><i>", deep) + strings.Repeat("word ", 100_000),
		"lists in lists":     strings.Repeat("<ul><li><div>a</div>", deep/3) + strings.Repeat("<li>b", 20_000),
		"selectors":          "<style>" + strings.Repeat("a b c div{display:block}", 3000) + "</style>" + strings.Repeat("<div>", 200) + strings.Repeat("<div>x</div>", 5000),
		"functions of rules": "<style>" + strings.Repeat(":not(", 100_000) + "a{display:none}</style><p>x</p>",
		"floats":             strings.Repeat("<div style='float:left'>a", deep) + strings.Repeat("<div style='float:left'>b</div>", 20_000),
		"braces":             "<style>" + strings.Repeat("@media x{", 100_000) + "</style><p>a</p>",
	} {
		t.Run(name, func(t *testing.T) {
			if list, _ := page(source); len(list) == 0 {
				t.Error("no text")
			}
		})
	}
}

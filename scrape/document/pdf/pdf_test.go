package pdf

import (
	"context"
	"errors"
	"os"
	"strconv"
	"strings"
	"testing"
)

// written lays text out as glyphs: each line at x and y, 10 points high.
func written(x, y float64, text string) []glyph {
	var out []glyph
	for _, r := range text {
		out = append(out, letterAt(string(r), x, y))
		x += 5
	}
	return append(out, glyph{text: "\r", made: true}, glyph{text: "\n", made: true})
}

// letterAt is a character of 10 points, half as wide, on a baseline.
func letterAt(text string, x, y float64) glyph {
	return glyph{text: text, x: x, y: y, box: box{left: x, right: x + 5, top: y + 8, bottom: y - 2}, size: 10, across: 10, dx: 1}
}

func lines(x, y float64, texts ...string) []glyph {
	var out []glyph
	for i, s := range texts {
		out = append(out, written(x, y-float64(12*i), s)...)
	}
	return out
}

// spaced is lines with a distance between them.
func spaced(x, y, distance float64, texts ...string) []glyph {
	var out []glyph
	for i, s := range texts {
		out = append(out, written(x, y-distance*float64(i), s)...)
	}
	return out
}

func sheet(parts ...[]glyph) page {
	p := page{width: 600, height: 800}
	for _, g := range parts {
		p.glyphs = append(p.glyphs, g...)
	}
	return p
}

const eight = 8

func column(prefix string) []string {
	out := make([]string, eight)
	for i := range out {
		out[i] = prefix + " line " + string(rune('a'+i)) + " with more than just a few words."
	}
	return out
}

func TestCompose(t *testing.T) {
	left, right := column("Left"), column("Right")
	skills := []string{"Skills", "Go", "Rust", "Kafka", "SQL", "Docker", "Terraform", "Airflow"}
	var entries, dated []string
	for i := range 7 {
		title, work := "Engineer at the "+strconv.Itoa(i)+"th of firms", "Did what there was to do, and wrote of it in so many words."
		entries = append(entries, title, work)
		dated = append(dated, strconv.Itoa(2019-2*i)+" – "+strconv.Itoa(2021-2*i)+" | "+title, work)
	}
	for name, tc := range map[string]struct {
		pages []page
		want  string
	}{
		"lines in any order of drawing": {[]page{sheet(written(50, 700, "second"), written(50, 712, "first"))}, "first\nsecond"},
		"columns one after the other": {[]page{sheet(written(50, 760, "A heading over both of the columns, wide as the page is, and more"), lines(50, 700, left...), lines(320, 700, right...))},
			"A heading over both of the columns, wide as the page is, and more\n\n" + strings.Join(left, "\n") + "\n\n" + strings.Join(right, "\n")},
		"labels with values are no columns":              {[]page{sheet(lines(50, 700, "Go", "Java", "Rust"), lines(300, 700, "good", "fair", "some"))}, "Go | good\nJava | fair\nRust | some"},
		"a narrow column of short lines beside the text": {[]page{sheet(lines(50, 694, skills...), spaced(200, 700, 17, right...))}, strings.Join(skills, "\n") + "\n\n" + strings.Join(right, "\n")},
		"dates in the margin are no column":              {[]page{sheet(spaced(50, 700, 34, "2019 – 2021", "2017 – 2019", "2015 – 2017", "2013 – 2015", "2011 – 2013", "2009 – 2011", "2007 – 2009"), spaced(200, 700, 17, entries...))}, strings.Join(dated, "\n")},
		"dates at the right":                             {[]page{sheet(written(50, 700, "Engineer, Acme"), written(450, 700, "2020"))}, "Engineer, Acme | 2020"},
		"bullets and their wrapped lines": {[]page{sheet(written(50, 700, "• Built services that were long enough to"), written(60, 688, "wrap"), written(50, 676, "• Second"))},
			"- Built services that were long enough to wrap\n- Second"},
		"a private sign for a bullet": {[]page{sheet(written(50, 700, "\uf0b7 Built"))}, "- Built"},
		"ligatures and wide letters":  {[]page{sheet(written(50, 700, "eﬃcient ＧＯ"))}, "efficient GO"},
		"gaps are paragraphs":         {[]page{sheet(written(50, 700, "one"), written(50, 660, "two"))}, "one\n\ntwo"},
		"headers of pages": {[]page{
			sheet(written(50, 780, "Ada Brandt"), written(50, 700, "one"), written(300, 20, "Page 1 of 3")),
			sheet(written(50, 780, "Ada Brandt"), written(50, 700, "two"), written(300, 20, "Page 2 of 3")),
			sheet(written(50, 780, "Ada Brandt"), written(50, 700, "three"), written(300, 20, "Page 3 of 3"))}, "Ada Brandt\n\none\n\ntwo\n\nthree"},
		"turned text is left out": {[]page{sheet(written(50, 700, "one"), nil)}, "one"},
		"nothing":                 {[]page{sheet()}, ""},
	} {
		if got := strings.TrimSpace(compose(tc.pages).Text); got != tc.want {
			t.Errorf("%s:\n%q, want\n%q", name, got, tc.want)
		}
	}
}

func TestWhatNobodySeesIsHidden(t *testing.T) {
	tiny, off, white := written(50, 700, "tiny"), written(-500, 690, "off"), written(50, 680, "white")
	for i := range tiny {
		tiny[i].size = 1
	}
	for i := range white {
		white[i].unseen = strings.TrimSpace(white[i].text) != ""
	}
	d := compose([]page{sheet(written(50, 720, "seen"), tiny, off, white)})
	if strings.TrimSpace(d.Text) != "seen" || strings.Join(d.Hidden, "") != "tiny off white" {
		t.Errorf("%q, hidden %q", d.Text, d.Hidden)
	}
}

func TestJoined(t *testing.T) {
	known := map[string]bool{"line": true, "items": true, "well-known": true, "implemented": true}
	for _, tc := range []struct {
		line, text, want string
		cuts             bool
	}{
		{"one", "two", "one two", true}, {"imple-", "mented it", "implemented it", true}, {"imple-", "mented it", "implemented it", false},
		{"line-", "items", "line-items", true}, {"well-", "known", "well-known", true}, {"VPN-as-a-", "Service", "VPN-as-a-Service", true}, {"order line-", "items", "order line-items", false},
		{"pages 3 -", "4", "pages 3 - 4", true}, {"co\u00ad", "operate", "cooperate", false},
	} {
		if got := joined(tc.line, tc.text, known, tc.cuts); got != tc.want {
			t.Errorf("%q + %q: %q, want %q", tc.line, tc.text, got, tc.want)
		}
	}
}

// cache keeps the engine's machine code for all tests: the folder that
// MATCH_TEST_CACHE names, which other packages' tests take too, else one of its own.
// That outlives the tests, whose ended documents may still be looking into it.
var cache = os.Getenv("MATCH_TEST_CACHE")

func TestMain(m *testing.M) {
	if cache != "" {
		m.Run()
		return
	}
	dir, err := os.MkdirTemp("", "pdf-")
	if err != nil {
		panic(err)
	}
	cache = dir
	m.Run()
	_ = os.RemoveAll(dir)
}

func TestPapers(t *testing.T) {
	if testing.Short() {
		t.Skip("the engine takes seconds to prepare")
	}
	cold, want := 0, 0
	if made, err := os.ReadDir(cache); err != nil || len(made) == 0 {
		want = 1
	}
	read := func(name string) (Document, error) {
		data, err := os.ReadFile("../../../testdata/papers/" + name)
		if err != nil {
			t.Fatal(err)
		}
		return Read(t.Context(), data, Options{CacheDir: cache, Cold: func() { cold++ }})
	}
	d, err := read("hidden.pdf")
	if hidden := strings.Join(d.Hidden, " "); err != nil || !strings.Contains(hidden, "Kubernetes Terraform Kafka") || !strings.Contains(hidden, "Haskell") || strings.Contains(hidden, "Ada") || !strings.Contains(d.Text, "- Built parcel services in Go") {
		t.Errorf("hidden text: %q, %q, %v", d.Text, d.Hidden, err)
	}
	d, err = read("pages.pdf")
	if err != nil || strings.Count(d.Text, "Curriculum vitae") != 1 || strings.Contains(d.Text, "Page 2") || strings.Count(d.Text, "\n- ") != 45 {
		t.Errorf("headers: %d bullets, %q, %v", strings.Count(d.Text, "\n- "), d.Repeated, err)
	}
	if _, err := read("scan.pdf"); !errors.Is(err, ErrScanned) {
		t.Errorf("a scan: %v", err)
	}
	if _, err := Read(t.Context(), manyPages(MaxPages+1), Options{CacheDir: cache}); !errors.Is(err, ErrTooLong) {
		t.Errorf("too many pages: %v", err)
	}
	if cold != want {
		t.Errorf("the engine was prepared %d times, want %d", cold, want)
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Read(ended, []byte("%PDF-1.7"), Options{CacheDir: cache}); !errors.Is(err, context.Canceled) {
		t.Errorf("an ended context: %v", err)
	}
}

func BenchmarkRead(b *testing.B) {
	data, err := os.ReadFile("../../../testdata/people/halvorsen-two.pdf")
	if err != nil {
		b.Fatal(err)
	}
	if _, err := Read(b.Context(), data, Options{CacheDir: cache}); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := Read(b.Context(), data, Options{CacheDir: cache}); err != nil {
			b.Fatal(err)
		}
	}
}

// manyPages is a document of empty pages.
func manyPages(n int) []byte {
	var b strings.Builder
	b.WriteString("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count " + strconv.Itoa(n) + "/MediaBox[0 0 600 800]/Kids[")
	for i := range n {
		b.WriteString(strconv.Itoa(i+3) + " 0 R ")
	}
	b.WriteString("]>>endobj\n")
	for i := range n {
		b.WriteString(strconv.Itoa(i+3) + " 0 obj<</Type/Page/Parent 2 0 R>>endobj\n")
	}
	return []byte(b.String() + "trailer<</Root 1 0 R>>\n%%EOF")
}

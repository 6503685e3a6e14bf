package page

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"skillmatch/scrape/challenge"
	"skillmatch/scrape/document"
	"skillmatch/scrape/posting"
)

var update = flag.Bool("update", false, "write the wanted results of the pages anew")

const pages = "../../testdata/pages"

// result is the result of a page: a posting, or the reason why there is none.
type result struct {
	Posting *posting.Posting `json:"posting,omitempty"`
	Error   string           `json:"error,omitempty"`
}

var reasons = map[string]error{"no posting": ErrNoPosting, "several": ErrSeveral, "blocked": challenge.ErrBlocked, "login": ErrLogin, "script": ErrScript, "closed": ErrClosed, "too large": ErrTooLarge}

func resultOf(p posting.Posting, err error) result {
	if err == nil {
		return result{Posting: &p}
	}
	for name, reason := range reasons {
		if errors.Is(err, reason) {
			return result{Error: name}
		}
	}
	return result{Error: err.Error()}
}

// TestPages reads each NAME.html of testdata/pages and compares with
// NAME.want.json.
func TestPages(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(pages, "*.html"))
	if err != nil || len(files) < 18 {
		t.Fatalf("%d pages, %v", len(files), err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".html")
		t.Run(name, func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var got bytes.Buffer
			e := json.NewEncoder(&got)
			e.SetEscapeHTML(false)
			e.SetIndent("", "  ")
			if err := e.Encode(resultOf(Extract(data, "", ""))); err != nil {
				t.Fatal(err)
			}
			wanted := strings.TrimSuffix(file, ".html") + ".want.json"
			if *update {
				if err := os.WriteFile(wanted, got.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(wanted)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got.Bytes(), want) {
				t.Errorf("got\n%s\nwant\n%s", got.Bytes(), want)
			}
		})
	}
}

func TestEveryReasonSaysWhatToDo(t *testing.T) {
	for name, err := range reasons {
		if err == challenge.ErrBlocked {
			err = &challenge.Error{}
		}
		if !strings.Contains(err.Error(), "match url -") {
			t.Errorf("%s: %q", name, err)
		}
	}
}

func TestTitleLosesTheSiteAndNothingElse(t *testing.T) {
	for _, c := range []struct{ head, body, want string }{
		{`<title>Welder - Iron Works</title><meta property="og:site_name" content="Iron Works">`, "", "Welder"},
		{`<title>Welder | Iron Works</title>`, "", "Welder"},
		{`<title>Senior Engineer - Developer Experience</title>`, "", "Senior Engineer - Developer Experience"},
		{`<title>Welder - Night Shift | Jobs | Iron Works</title>`, "", "Welder - Night Shift"},
		{`<title>Candidate Portal</title><meta itemprop="og:title" content="Manager - Loans">`, "<h2>Manager - Loans</h2>", "Manager - Loans"},
		{`<title>Welder at Iron Works</title>`, "<h1>Iron Works</h1><h1>Welder</h1>", "Welder"},
		{`<title>x</title>`, "<h1>Careers</h1><h1>Welder | Leeds (M/F)</h1>", "Welder | Leeds (M/F)"},
	} {
		page := "<html><head>" + c.head + "</head><body>" + c.body + description + "</body></html>"
		p, err := Extract([]byte(page), "", "")
		if err != nil || p.Title != c.want {
			t.Errorf("%s %s: %q, %v; want %q", c.head, c.body, p.Title, err, c.want)
		}
	}
}

const description = `<p>We are looking for someone who joins steel to steel and does not mind sparks.</p><h2>Requirements</h2><ul><li>A certificate in welding</li><li>Three years of experience</li></ul><h2>Benefits</h2><p>Gloves.</p>`

func TestBrokenJSONIsMended(t *testing.T) {
	for name, source := range map[string]string{
		"byte order mark":     "\uFEFF{\"a\":\"b\"}",
		"semicolon":           `{"a":"b"};`,
		"comment guard":       "<!-- {\"a\":\"b\"} -->",
		"CDATA":               "/*<![CDATA[*/{\"a\":\"b\"}/*]]>*/",
		"raw newline":         "{\"a\":\"b\",\"c\":\"x\ny\t\x01z\"}",
		"entities":            `{&quot;a&quot;:&quot;b&quot;}`,
		"missing comma":       `{"a":"b" "c":1}`,
		"script constants":    `{"a":"b","c":undefined,"d":!0,"e\"undefined":"!0"}`,
		"trailing comma":      `{"a":"b",}`,
		"invalid escape":      `{"a":"b","c":"\$5"}`,
		"line comment":        "{\"a\":\"b\", // x\n\"c\":1}",
		"escaped end of line": "{\"a\":\"b\",\"c\":\"x\\\ny\"}",
	} {
		v, ok := decode(source, newBudget(len(source)))
		if m, _ := v.(object); !ok || m["a"] != "b" {
			t.Errorf("%s: %v, %t", name, v, ok)
		}
	}
	for _, source := range []string{"", "null", "  \n", strings.Repeat("[", 300000)} {
		if v, ok := decode(source, newBudget(len(source))); ok && v != nil {
			t.Errorf("%.20q: %v", source, v)
		}
	}
}

func TestChosenPostingIsTheOneOfTheLink(t *testing.T) {
	page := `<script type="application/ld+json">[{"@type":"JobPosting","title":"A","url":"https://example.com/jobs/1?x=2","description":"a"},{"@type":"JobPosting","title":"B","url":"https://www.example.com/jobs/2/","description":"b"}]</script>`
	p, err := Extract([]byte(page), "", "https://example.com/jobs/2#top")
	if err != nil || p.Title != "B" || p.URL != "https://example.com/jobs/2#top" {
		t.Errorf("%+v, %v", p, err)
	}
}

func FuzzExtract(f *testing.F) {
	files, _ := filepath.Glob(filepath.Join(pages, "*.html"))
	for _, file := range files {
		if data, err := os.ReadFile(file); err == nil && len(data) < 8<<10 {
			f.Add(data, "text/html")
		}
	}
	f.Add([]byte("<h1>\x1b[31mx\u202e</h1>"+description), "text/html; charset=latin1")
	f.Fuzz(func(t *testing.T, data []byte, contentType string) {
		p, err := Extract(data, contentType, "https://example.com/")
		if err != nil {
			return
		}
		if p.Text != document.Clean(p.Text) {
			t.Errorf("text is not clean: %q", p.Text)
		}
		for _, s := range append(slices.Clone(p.Skills), p.Title, p.Company, p.Location, p.URL, p.Published) {
			if !utf8.ValidString(s) || s != document.Line(s) {
				t.Errorf("field is not clean: %q", s)
			}
		}
	})
}

func BenchmarkExtract(b *testing.B) {
	for _, name := range []string{"jsonld-plain", "sibling-sections"} {
		data, err := os.ReadFile(filepath.Join(pages, name+".html"))
		if err != nil {
			b.Fatal(err)
		}
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Extract(data, "", ""); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

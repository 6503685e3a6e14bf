package scrape

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"skillmatch/scrape/document"
	"skillmatch/scrape/fetch"
	"skillmatch/scrape/page"
)

// write puts files into a new folder.
func write(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// walk reads everything behind refs: postings by id, and errors.
func walk(t testing.TB, o Options, refs ...string) (list []Posting, errs []error) {
	t.Helper()
	for s, err := range Walk(t.Context(), refs, o) {
		var p Posting
		if err == nil {
			p, err = s.Posting()
		}
		if err != nil {
			if _, ok := errors.AsType[*RefError](err); !ok {
				t.Errorf("%v is no RefError", err)
			}
			errs = append(errs, err)
			continue
		}
		list = append(list, p)
	}
	return list, errs
}

func ids(list []Posting) []string {
	var out []string
	for _, p := range list {
		out = append(out, p.ID)
	}
	return out
}

const htmlJob = `<html><head><title>Welder - Iron Works</title></head><body><h1>Welder</h1><p>We are looking for someone who joins steel to steel.</p><h2>Requirements</h2><ul><li>A certificate</li><li>Three years of experience</li></ul><h2>Benefits</h2><p>Gloves.</p></body></html>`

func TestFolderIsWalkedInOrder(t *testing.T) {
	dir := write(t, map[string]string{
		"b.txt": "Baker\n\nRequirements\n- Rye", "a/deep/x.md": "# Archer\n\n- Bow", "a/y.html": htmlJob, "c.jsonl": "{\"text\":\"one\"}\n\n{\"id\":7,\"text\":\"three\"}\n{\"text\":\"four\"}",
		"d.json": `[{"text":"d1"},{"id":"named","text":"d2"}]`, "e.json": `{"title":"E","text":"e"}`, ".hidden.txt": "no", ".git/x.txt": "no", "noext": "Plain words",
	})
	list, errs := walk(t, Options{}, dir)
	want := []string{"x.md", "y.html", "b.txt", "c.jsonl:1", "7", "c.jsonl:4", "d.json:1", "named", "e.json", "noext"}
	if got := ids(list); !slices.Equal(got, want) || len(errs) > 0 {
		t.Errorf("%v, %v\nwant %v", got, errs, want)
	}
}

func TestUnreadableInputsAreNamedAndTheWalkGoesOn(t *testing.T) {
	dir := write(t, map[string]string{
		"a.pdf": "%PDF-1.4", "b.txt": "", "c.txt": " \n\t", "d.json": "{\"title\": \"Half", "e.json": `{"name":"x"}`, "f.jsonl": "{\"text\":\"x\"}\n{\"text\":\n[1]\n", "g.html": "<html><body>Hello</body></html>", "h.bin": "\x00\x01\x02\x03",
		"i.json": "[]", "j.jsonl": "\n\n", "k.jsonl": "\x1f\x8b\x08\x00", "l.txt": strings.Repeat("x", 2000), "z.txt": "Good one\n\nText",
	})
	list, errs := walk(t, Options{MaxFile: 1000, Documents: document.ReadOptions{CacheDir: os.Getenv("MATCH_TEST_CACHE")}}, dir)
	if got := ids(list); !slices.Equal(got, []string{"f.jsonl:1", "z.txt"}) {
		t.Errorf("%v", got)
	}
	want := []struct {
		ref, says string
		is        error
	}{
		{"a.pdf", "PDF", nil}, {"b.txt", "empty", document.ErrEmpty}, {"c.txt", "empty", document.ErrEmpty}, {"d.json", "broken JSON", nil}, {"e.json", "the keys are", nil}, {"f.jsonl:2", "broken JSON", nil},
		{"f.jsonl:3", "the keys are", nil}, {"g.html", "no job posting", page.ErrNoPosting}, {"h.bin", "binary", nil}, {"i.json", "", ErrEmpty}, {"j.jsonl", "", ErrEmpty}, {"k.jsonl", "archive", nil}, {"l.txt", "over", ErrTooLarge},
	}
	if len(errs) != len(want) {
		t.Fatalf("%d errors: %v", len(errs), errs)
	}
	for i, w := range want {
		e, _ := errors.AsType[*RefError](errs[i])
		if e.Ref != filepath.Join(dir, w.ref) || !strings.Contains(e.Err.Error(), w.says) || w.is != nil && !errors.Is(errs[i], w.is) || strings.Contains(e.Err.Error(), dir) {
			t.Errorf("%v, want %+v", errs[i], w)
		}
	}
}

func TestPathsThatAreNoFiles(t *testing.T) {
	dir := t.TempDir()
	for ref, want := range map[string]error{filepath.Join(dir, "missing"): fs.ErrNotExist, dir: ErrEmpty, os.DevNull: ErrIrregular, "": fs.ErrNotExist} {
		list, errs := walk(t, Options{}, ref)
		if len(list) != 0 || len(errs) != 1 || !errors.Is(errs[0], want) {
			t.Errorf("%q: %v, %v", ref, list, errs)
		}
	}
}

func TestLinksToFilesAreFollowedAndToFoldersNot(t *testing.T) {
	target := write(t, map[string]string{"x.txt": "Baker\n\nRye", "in/y.txt": "Cook\n\nSalt"})
	dir := t.TempDir()
	for name, to := range map[string]string{"a.txt": "x.txt", "b": "in", "c.txt": "gone.txt"} {
		if err := os.Symlink(filepath.Join(target, to), filepath.Join(dir, name)); err != nil {
			t.Skip(err)
		}
	}
	list, errs := walk(t, Options{}, dir)
	if got := ids(list); !slices.Equal(got, []string{"a.txt"}) || len(errs) != 1 || !errors.Is(errs[0], fs.ErrNotExist) {
		t.Errorf("%v, %v", got, errs)
	}
	if list, errs := walk(t, Options{}, filepath.Join(dir, "b")); len(list) != 1 || len(errs) != 0 {
		t.Errorf("a folder given as a link: %v, %v", list, errs)
	}
}

func TestStandardInputIsToldByContent(t *testing.T) {
	for in, want := range map[string]string{"Baker\n\nRye": "Baker text -", htmlJob: "Welder html -", `{"title":"Cook","text":"x"}`: "Cook json -", "{\"title\":\"A\",\"text\":\"x\"}\n{\"text\":\"y\"}": "A json -:1", `[{"title":"B","text":"x"}]`: "B json -"} {
		list, errs := walk(t, Options{Stdin: strings.NewReader(in)}, "-")
		if len(list) == 0 || len(errs) > 0 || list[0].Title+" "+list[0].Source+" "+list[0].ID != want {
			t.Errorf("%.20q: %+v, %v", in, list, errs)
		}
	}
	for _, o := range []Options{{}, {Stdin: strings.NewReader(" \n")}} {
		if _, errs := walk(t, o, "-"); len(errs) != 1 || !errors.Is(errs[0], document.ErrEmpty) {
			t.Errorf("%v", errs)
		}
	}
	if _, errs := walk(t, Options{Stdin: strings.NewReader("too long"), MaxFile: 4}, "-"); len(errs) != 1 || !errors.Is(errs[0], ErrTooLarge) {
		t.Errorf("%v", errs)
	}
}

func TestALongTextIsNoPosting(t *testing.T) {
	for _, in := range []string{"Go Engineer\n\n" + strings.Repeat("We use Go.\n", MaxText/10), `{"text":"` + strings.Repeat("We use Go. ", MaxText/10) + `"}`} {
		list, errs := walk(t, Options{Stdin: strings.NewReader(in)}, "-")
		if len(list) > 0 || len(errs) != 1 || !errors.Is(errs[0], ErrTooLarge) {
			t.Errorf("%.20q: %d postings, %v", in, len(list), errs)
		}
	}
}

func TestLinksAreFetched(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/job":
			w.Header().Set("Content-Type", "text/html")
			io.WriteString(w, htmlJob)
		case "/list.json":
			w.Header().Set("Content-Type", "application/json")
			io.WriteString(w, `[{"title":"A","text":"a"},{"text":"b"}]`)
		case "/plain":
			w.Header().Set("Content-Type", "text/plain; charset=iso-8859-1")
			io.WriteString(w, "B\xe4cker\n\nBrot")
		default:
			http.NotFound(w, r)
		}
	}))
	defer s.Close()
	list, errs := walk(t, Options{Client: fetch.New(fetch.Options{AllowPrivate: true, Pace: -1})}, s.URL+"/job", s.URL+"/gone", s.URL+"/list.json", s.URL+"/plain")
	if got := ids(list); !slices.Equal(got, []string{s.URL + "/job", s.URL + "/list.json:1", s.URL + "/list.json:2", s.URL + "/plain"}) || list[0].URL != s.URL+"/job" || list[3].Title != "Bäcker" {
		t.Errorf("%+v", list)
	}
	status, ok := errors.AsType[*fetch.StatusError](errors.Join(errs...))
	if len(errs) != 1 || !ok || status.Code != 404 || strings.Count(errs[0].Error(), s.URL) != 1 {
		t.Errorf("%v", errs)
	}
}

func TestEndOfTheContextIsTheLastItem(t *testing.T) {
	dir := write(t, map[string]string{"a.txt": "x", "b.txt": "y", "c.jsonl": "{}\n{}\n{}"})
	read, wait := io.Pipe()
	defer wait.Close()
	for _, ref := range []string{dir, filepath.Join(dir, "c.jsonl"), "-"} {
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		if ref == "-" {
			cancel()
		}
		var last error
		n, ended := 0, 0
		for _, err := range Walk(ctx, []string{ref, ref}, Options{Stdin: read}) {
			n++
			cancel()
			if last = err; err != nil {
				ended++
			}
		}
		if !errors.Is(last, context.Canceled) || ended != 1 || n > 2 {
			t.Errorf("%s: %d items, last %v", ref, n, last)
		}
	}
}

func TestWalkStopsWhenAsked(t *testing.T) {
	dir := write(t, map[string]string{"a.txt": "x", "b/c.txt": "y", "d.json": `[{"text":"x"},{"text":"y"}]`, "e.jsonl": "{}\n{}", "f.pdf": "x"})
	for stop := range 7 {
		n := 0
		for range Walk(t.Context(), []string{dir, "missing"}, Options{}) {
			if n == stop {
				break
			}
			n++
		}
	}
}

func TestLongLineIsAnErrorAndTheNextIsRead(t *testing.T) {
	in := "{\"text\":\"a\"}\n" + strings.Repeat("x", MaxLine+1) + "\n{\"text\":\"" + strings.Repeat("b", 3*readAhead) + "\"}"
	dir := write(t, map[string]string{"a.jsonl": in})
	list, errs := walk(t, Options{}, filepath.Join(dir, "a.jsonl"))
	if !slices.Equal(ids(list), []string{"a.jsonl:1", "a.jsonl:3"}) || len(errs) != 1 || !errors.Is(errs[0], ErrTooLarge) || len(list[1].Text) != 3*readAhead {
		t.Errorf("%v, %v", ids(list), errs)
	}
}

func TestSourcesAreReadOnSeveralGoroutines(t *testing.T) {
	files := map[string]string{}
	for i := range 50 {
		files[fmt.Sprintf("%02d.txt", i)] = "Baker\n\nRye"
		files[fmt.Sprintf("%02d.html", i)] = htmlJob
	}
	var wg sync.WaitGroup
	for s, err := range Walk(t.Context(), []string{write(t, files)}, Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		wg.Go(func() {
			if p, err := s.Posting(); err != nil || p.Title == "" {
				t.Errorf("%+v, %v", p, err)
			}
		})
	}
	wg.Wait()
}

func TestJSONPostingIsReadTolerantly(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"text", `{"id":"a","title":"T","company":"C","location":"L","url":"U","published":"P","compensation":"$90k","text":"x\n• y"}`, `{a T C L U P  $90k json 1 x` + "\n" + `- y []}`},
		{"number as id", `{"id":42,"text":"x"}`, "{42        json 1 x []}"},
		{"null fields", `{"id":null,"title":null,"skills":null,"html":null,"text":"x"}`, "{name        json 1 x []}"},
		{"odd types", `{"title":{"name":"T"},"company":["A","B"],"location":[{"name":"X"},"Y"],"text":"x"}`, "{name T A; B X; Y     json 1 x []}"},
		{"only skills", `{"skills":["Go",{"name":"SQL"},""]}`, "{name        json 1  [Go SQL]}"},
		{"html before text", `{"html":"<p>a</p><ul><li>b</li></ul>","text":"flat"}`, "{name        json 1 a\n\n- b []}"},
		{"text before html without structure", `{"html":"a <b>b</b>","text":"x\n\ny"}`, "{name        json 1 x\n\ny []}"},
		{"escaped html", `{"content":"&lt;p&gt;R&amp;amp;D&lt;/p&gt;"}`, "{name        json 1 R&D []}"},
		{"html without tags", `{"html":"R&amp;D\nx"}`, "{name        json 1 R&D\nx []}"},
		{"description", `{"description":"d","descriptionPlain":"p"}`, "{name        json 1 p []}"},
		{"description in html", `{"description_html":"<li>d","descriptionPlain":"p"}`, "{name        json 1 - d []}"},
		{"keys in any case", `{"Title":"T","TEXT":"x"}`, "{name T       json 1 x []}"},
		{"escapes", `{"text":"\u0041\ud83d\ude00\ud83d \"\\\/\t|\b\u001b[31mred"}`, "{name        json 1 A😀\uFFFD \"\\/   |red []}"},
		{"a report of our own", `{"posting":{"id":"p","text":"x"},"score":3}`, "{p        json 1 x []}"},
		{"tags in text are not HTML", `{"text":"Use\nthe <p>\ntag\nwell\nplease"}`, "{name        json 1 Use\nthe <p>\ntag\nwell\nplease []}"},
		{"bars", `{"text":"Acme (https://acme.example) | Senior Go Engineer | Oslo, Norway | REMOTE | €90k\nWe hire."}`, "{name Senior Go Engineer Acme Oslo, Norway     json 1 Acme (https://acme.example) | REMOTE | €90k\nWe hire. []}"},
	} {
		p, err := decodeJSON([]byte(c.in), "name")
		if got := fmt.Sprint(p); err != nil || got != c.want {
			t.Errorf("%s: %q, %v\nwant %q", c.name, got, err, c.want)
		}
	}
	for _, in := range []string{"", "{", `{"text":"x"`, `{"text" "x"}`, `{"text":"x"} y`, `{text:"x"}`, `{"text":"x",}`, `"x"`, "[1]", `{"title":"T"}`, `{"text":""}`, "nul"} {
		if p, err := decodeJSON([]byte(in), "name"); err == nil {
			t.Errorf("%s: %+v", in, p)
		}
	}
}

func TestTitleOfText(t *testing.T) {
	for in, want := range map[string]string{
		"Go Engineer\n\nRequirements":                                    "Go Engineer",
		"# Go Engineer\nRequirements":                                    "Go Engineer",
		"Go Engineer\nRequirements":                                      "Go Engineer",
		"About us\n\nWe build":                                           "",
		"We build things that last.\n\nx":                                "",
		"- Go\n\nx":                                                      "",
		strings.Repeat("long ", 30) + "\n\nx":                            "",
		"Title: Baker\nCompany: Rye & Co\nLocation: Leeds\n\nText":       "Baker|Rye & Co|Leeds",
		"# Baker\n\n**Company:** Rye & Co\n**Location:** Leeds\n\nText":  "Baker|Rye & Co|Leeds",
		"**URL:** https://example.com/1\n\nBaker\n\nText":                "Baker",
		"https://example.com/1\n\nBaker\n\nText":                         "Baker",
		"Acme | Baker | Night shift":                                     "Baker|Acme",
		"Acme | Remote (EU) | Backend Developer, SRE | Full-time\nText":  "Backend Developer, SRE|Acme|Remote (EU)",
		"Acme (YC S24) | SF | ONSITE | Founding Engineers | $200k\nText": "Founding Engineers|Acme|SF",
		"Requirements:\n- Location: you live in Leeds\n":                 "",
	} {
		list, errs := walk(t, Options{Stdin: strings.NewReader(in)}, "-")
		if len(list) != 1 {
			t.Fatalf("%q: %v", in, errs)
		}
		p := list[0]
		if got := strings.TrimRight(p.Title+"|"+p.Company+"|"+p.Location, "|"); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func FuzzSource(f *testing.F) {
	for _, in := range []string{"Baker\n\nRye", htmlJob, `{"id":1,"title":"T","text":"\u00e9\n- x","skills":["Go"]}`, `[{"html":"<p>x"},{"text":"y"}]`, "{\"a\":1}\n{\"text\":\"x\"}", "A | Engineer | B, C", "\xff\xfea\x00", `{"text":"\`, "**Title:** x\n# y"} {
		f.Add([]byte(in), "a.json")
		f.Add([]byte(in), "")
	}
	f.Fuzz(func(t *testing.T, data []byte, name string) {
		w := walker{ctx: t.Context(), o: Options{MaxFile: 1 << 20}, yield: func(s Source, err error) bool {
			if err != nil {
				return true
			}
			p, err := s.Posting()
			if err != nil {
				return true
			}
			if p.Text != document.Clean(p.Text) || p.Text == "" && len(p.Skills) == 0 || p.ID == "" && s.name != "" {
				t.Errorf("%+v", p)
			}
			for _, v := range append(slices.Clone(p.Skills), p.Title, p.Company, p.Location, p.URL, p.Published, p.ID) {
				if !utf8.ValidString(v) || v != document.Line(v) {
					t.Errorf("field is not clean: %q", v)
				}
			}
			return true
		}}
		w.document(Source{Ref: "r", name: "n", path: name}, data)
		w.lines(Source{Ref: "r", name: "n"}, bytes.NewReader(data))
	})
}

// benchmark reads everything behind a reference on one goroutine.
func benchmark(b *testing.B, ref string, size int64, want int) {
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		n := 0
		for s, err := range Walk(b.Context(), []string{ref}, Options{}) {
			if err == nil {
				_, err = s.Posting()
			}
			if err != nil {
				b.Fatal(err)
			}
			n++
		}
		if n != want {
			b.Fatalf("%d postings", n)
		}
	}
}

const body = "We build tools for people who repair ships — and we’ve done so for twenty years.\n\nRequirements\n• Five years of experience with Go\n• SQL and Linux\n\nBenefits\n• Vacation\n"

func BenchmarkFolder(b *testing.B) {
	files := map[string]string{}
	text := "Go Engineer\n\n" + strings.Repeat(body, 10)
	for i := range 1000 {
		files[fmt.Sprintf("%04d.txt", i)] = text
	}
	benchmark(b, write(b, files), int64(len(text)*len(files)), len(files))
}

func BenchmarkJSONL(b *testing.B) {
	var in strings.Builder
	for i := range 2000 {
		fmt.Fprintf(&in, "{\"id\":\"p%d\",\"title\":\"Go Engineer\",\"company\":\"Acme\",\"text\":%q}\n", i, strings.Repeat(body, 10))
	}
	dir := write(b, map[string]string{"a.jsonl": in.String()})
	benchmark(b, filepath.Join(dir, "a.jsonl"), int64(in.Len()), 2000)
	runtime.KeepAlive(dir)
}

func TestCompanyUnderTheTitle(t *testing.T) {
	for text, want := range map[string]string{
		"# Baker\n\n**Rye & Sons** · Oslo\n\nText": "Baker/Rye & Sons", "Baker\n=====\n**Rye**, Oslo": "Baker/Rye", "# Baker\n\n**Note:** read this": "Baker/", "Baker\nCompany: Rye\nLocation: Oslo\n\nText": "Baker/Rye",
	} {
		list, errs := walk(t, Options{Stdin: strings.NewReader(text)}, "-")
		if len(errs) > 0 || list[0].Title+"/"+list[0].Company != want {
			t.Errorf("%q: %+v, %v, want %s", text, list, errs, want)
		}
	}
}

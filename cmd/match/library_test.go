package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"skillmatch/index/library"
	"skillmatch/index/resume"
	"skillmatch/match"
	"skillmatch/match/rank"
	"skillmatch/scrape"
	"skillmatch/scrape/posting"
	"skillmatch/testdata/shareddata"
)

// bench names a large file of postings; tests that read it are skipped without it.
const bench = "bench/postings/ashby.jsonl"

// withData runs a command line with the folder for data in dir.
func withData(t testing.TB, dir string, args ...string) string {
	t.Helper()
	var out, errs bytes.Buffer
	code := execute(t.Context(), args, streams{
		in: strings.NewReader(""), out: &out, err: &errs, width: 80,
		env: func(name string) string { return map[string]string{"XDG_DATA_HOME": dir}[name] },
		now: func() time.Time { return time.Date(2026, 6, 15, 12, 0, 0, 0, time.UTC) },
	})
	if code != exitDone {
		t.Fatalf("match %s: exit %d: %s", args, code, errs.String())
	}
	return out.String()
}

// A ranking of the library is that of the postings behind it, to the byte, for
// every résumé, format and number of workers.
func TestLibraryRanksAsTheFilesDo(t *testing.T) {
	dir := t.TempDir()
	postings := "../../testdata/postings"
	withData(t, dir, "library", "add", postings)
	resumes, err := filepath.Glob("../../testdata/resumes/*-*.*")
	if err != nil || len(resumes) < 3 {
		t.Fatalf("no résumés: %v", err)
	}
	for _, resume := range resumes {
		if filepath.Base(resume) == "contact-only.txt" {
			continue
		}
		for _, args := range [][]string{{"--format", "json"}, {"--format", "csv", "--all"}, {"--top", "3", "--explain"}, {"--min", "40", "--workers", "3"}} {
			args = append([]string{"rank", "--resume", resume}, args...)
			want := withData(t, dir, append(args, postings)...)
			if got := withData(t, dir, append(args, "--library")...); got != want {
				t.Errorf("match %s: the library's ranking differs:\n%s\nnot\n%s", args, got, want)
			}
		}
	}
}

// The build of a test knows no revision, and is told from others all the same.
func TestEveryBuildHasAStampOfItsOwn(t *testing.T) {
	path, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := revision(), fmt.Sprintf("+%d+%d", info.Size(), info.ModTime().UnixNano()); !strings.HasSuffix(got, want) {
		t.Errorf("%q does not end in %q", got, want)
	}
}

// A path may hold any bytes: it is known again, and printed clean.
func TestPathsOfAnyBytesAreKnownAgain(t *testing.T) {
	dir := t.TempDir()
	folder := filepath.Join(dir, "gr\xf6\xdfe \x1b[31m")
	path := filepath.Join(folder, "caf\xe9.txt")
	if err := errors.Join(os.Mkdir(folder, 0o700), os.WriteFile(path, []byte("Go Engineer\n\nRequirements:\n- Go\n"), 0o600)); err != nil {
		t.Skip("the file system takes no such names")
	}
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"add", folder}, "1 new, 0 changed, 0 unchanged; 1 kept\n"},
		{[]string{"add", path}, "0 new, 0 changed, 1 unchanged; 1 kept\n"},
		{[]string{"update"}, "0 new, 0 changed, 2 unchanged, 0 gone; 1 kept\n"},
		{[]string{"rm", path}, "1 forgotten; 0 kept\n"},
		{[]string{"update"}, "1 new, 0 changed, 0 unchanged, 0 gone; 1 kept\n"},
	} {
		if got := withData(t, dir, append([]string{"library"}, c.args...)...); got != c.want {
			t.Errorf("%q: %q", c.args, got)
		}
	}
	for _, format := range []string{"table", "markdown", "csv"} {
		if got := withData(t, dir, "library", "list", "--format", format); strings.ContainsRune(got, 0x1b) || !utf8.ValidString(got) {
			t.Errorf("%s: %q", format, got)
		}
	}
}

// What was kept when a run is interrupted is told, and safe.
func TestInterruptedAddTellsWhatItKept(t *testing.T) {
	dir := t.TempDir()
	withData(t, dir, "library", "add", "../../testdata/postings/backend-go.md")
	ctx, cancel := context.WithCancel(t.Context())
	site := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { cancel() }))
	defer site.Close()
	var out, errs bytes.Buffer
	code := execute(ctx, []string{"library", "add", "--allow-private", manyPostings(t), site.URL + "/job"}, streams{
		in: strings.NewReader(""), out: &out, err: &errs, now: time.Now,
		env: func(name string) string { return map[string]string{"XDG_DATA_HOME": dir, "XDG_CACHE_HOME": dir}[name] },
	})
	if code != exitInterrupted || out.String() != "300 new, 0 changed, 0 unchanged; 301 kept\n" || errs.String() != "match: interrupted\n" {
		t.Errorf("exit %d, %q, %q", code, out.String(), errs.String())
	}
	if got := withData(t, dir, "library", "search", "--top", "1"); !strings.HasSuffix(got, "1 of 301\n") {
		t.Errorf("found %q", got)
	}
}

// manyPostings writes 300 postings of which some are the same: thirty texts under
// three titles and in several places.
func manyPostings(t *testing.T) string {
	t.Helper()
	skills := []string{"Go", "Kafka", "PostgreSQL", "React", "Rust", "Terraform", "Kubernetes", "Swift", "Salesforce"}
	var b strings.Builder
	for i := range 300 {
		n := i * 7 % 30
		fmt.Fprintf(&b, `{"id":"p%03d","title":"%s Engineer","location":"%s","text":"About us\nWe build number %d of what people need every day, and we have done so for many years in this town, with care and in small teams that own what they build.\n\nRequirements\n- %s\n- %s and %s\n- You write clearly about part %d of the work, and you ask when you do not know\n\nNice to have\n- %s\n\nBenefits\n- A desk by the window, and a walk at noon with whoever comes along on that day of the week"}`+"\n",
			i, []string{"Backend", "Frontend", "Sales"}[n%3], []string{"Oslo", "Bergen"}[i%2], n, skills[n%9], skills[n*4%9], skills[n*5%9], n, skills[i%9])
	}
	path := filepath.Join(t.TempDir(), "many.jsonl")
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestReportsEndWithTheirContext(t *testing.T) {
	m, err := match.New(resume.Resume{}, match.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer m.Close()
	found, err := m.Rank(t.Context(), posting.List(posting.Posting{ID: "a"}, posting.Posting{ID: "b"}, posting.Posting{ID: "c"}), rank.Options{All: true})
	if err != nil || len(found.Postings) != 3 {
		t.Fatalf("%d ranked: %v", len(found.Postings), err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := m.Reports(ctx, &found, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("went on: %v", err)
	}
}

// The same over thousands of real postings.
func TestLibraryRanksManyAsTheFileDoes(t *testing.T) {
	if testing.Short() {
		t.Skip("reads thousands of postings")
	}
	dir, resume, postings := t.TempDir(), "../../testdata/resumes/mara-lindqvist.md", shareddata.Path(t, bench)
	if slowedDown {
		postings = firstOf(t, postings, 2000)
	}
	withData(t, dir, "library", "add", postings)
	want := withData(t, dir, "rank", "--resume", resume, "--format", "jsonl", "--top", "200", postings)
	if got := withData(t, dir, "rank", "--resume", resume, "--format", "jsonl", "--top", "200", "--library"); got != want {
		t.Error("the library's ranking differs")
	}
}

// firstOf is a file of the first n lines of another.
func firstOf(t *testing.T, path string, n int) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	lines := bytes.SplitAfterN(data, []byte("\n"), n+1)
	first := filepath.Join(t.TempDir(), "first.jsonl")
	if err := os.WriteFile(first, bytes.Join(lines[:min(n, len(lines))], nil), 0o600); err != nil {
		t.Fatal(err)
	}
	return first
}

// fillLibrary fills a library with n postings, the real ones again and again under
// other names and with a line of their own.
func fillLibrary(b *testing.B, a *app, dir string, n int) {
	v, err := a.vocabulary()
	if err != nil {
		b.Fatal(err)
	}
	var list []scrape.Posting
	for s, err := range scrape.Walk(b.Context(), []string{shareddata.Path(b, bench)}, scrape.Options{}) {
		if err != nil {
			b.Fatal(err)
		}
		if p, err := s.Posting(); err == nil {
			list = append(list, p)
		}
	}
	l, err := library.Open(dir, a.libraryOptions(v, "bench"))
	if err != nil {
		b.Fatal(err)
	}
	run := l.Begin()
	for i := range n {
		p := &list[i%len(list)]
		id := fmt.Sprintf("%s/%d", p.ID, i)
		_, err := run.Put(library.Posting{ID: id, Title: p.Title, Company: p.Company, Location: p.Location, Source: p.Source, Confidence: 1,
			Text: fmt.Sprintf("%s\n\nReference %d of round %d", p.Text, i, i/len(list)), Ref: id, Origin: "bench", Added: "2026-06-15"})
		if err != nil {
			b.Fatal(err)
		}
	}
	start := time.Now()
	if err := run.Finish(b.Context()); err != nil {
		b.Fatal(err)
	}
	if err := l.Close(); err != nil {
		b.Fatal(err)
	}
	b.Logf("%d postings were parsed and indexed in %v", n, time.Since(start))
}

// BenchmarkRankLibrary ranks a hundred thousand kept postings, a thousand with -short:
// the whole command with start-up, the reading of the library and the reports of the
// best twenty.
// MATCH_BENCH_LIBRARY names a folder in which the library is kept between runs.
func BenchmarkRankLibrary(b *testing.B) {
	shareddata.Path(b, bench) // skips where there are none
	n := 100_000
	if testing.Short() {
		n = 1000
	}
	dir := os.Getenv("MATCH_BENCH_LIBRARY")
	if dir == "" {
		dir = b.TempDir()
	}
	a := &app{streams: streams{env: func(string) string { return "" }}}
	if _, err := os.Stat(filepath.Join(dir, "segment-000001")); err != nil {
		fillLibrary(b, a, dir, n)
	}
	for b.Loop() {
		withData(b, dir, "rank", "--resume", "../../testdata/resumes/mara-lindqvist.md", "--top", "20", "--library="+dir)
	}
	b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "postings/s")
}

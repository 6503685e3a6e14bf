package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"skillmatch/index/library"
	"skillmatch/scrape"
)

// bench is a large file of postings; tests that read it are skipped without it.
const bench = "../../../shared/bench/postings/ashby.jsonl"

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

// The same over thousands of real postings.
func TestLibraryRanksManyAsTheFileDoes(t *testing.T) {
	if _, err := os.Stat(bench); err != nil || testing.Short() {
		t.Skip("no postings to compare with")
	}
	dir, resume := t.TempDir(), "../../testdata/resumes/mara-lindqvist.md"
	withData(t, dir, "library", "add", bench)
	want := withData(t, dir, "rank", "--resume", resume, "--format", "jsonl", "--top", "200", bench)
	if got := withData(t, dir, "rank", "--resume", resume, "--format", "jsonl", "--top", "200", "--library"); got != want {
		t.Error("the library's ranking differs")
	}
}

// hundredThousand fills a library with a hundred thousand postings, the real
// ones again and again under other names and with a line of their own.
func hundredThousand(b *testing.B, a *app, dir string) {
	v, err := a.vocabulary()
	if err != nil {
		b.Fatal(err)
	}
	var list []scrape.Posting
	for s, err := range scrape.Walk(b.Context(), []string{bench}, scrape.Options{}) {
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
	for i := range 100_000 {
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
	b.Logf("100,000 postings were parsed and indexed in %v", time.Since(start))
}

// BenchmarkRankLibrary ranks a hundred thousand kept postings, the whole command
// with start-up, the reading of the library and the reports of the best twenty.
// MATCH_BENCH_LIBRARY names a folder in which the library is kept between runs.
func BenchmarkRankLibrary(b *testing.B) {
	if _, err := os.Stat(bench); err != nil {
		b.Skip("no postings to measure with")
	}
	dir := os.Getenv("MATCH_BENCH_LIBRARY")
	if dir == "" {
		dir = b.TempDir()
	}
	a := &app{streams: streams{env: func(string) string { return "" }}}
	if _, err := os.Stat(filepath.Join(dir, "segment-000001")); err != nil {
		hundredThousand(b, a, dir)
	}
	for b.Loop() {
		withData(b, dir, "rank", "--resume", "../../testdata/resumes/mara-lindqvist.md", "--top", "20", "--library="+dir)
	}
	b.ReportMetric(100_000*float64(b.N)/b.Elapsed().Seconds(), "postings/s")
}

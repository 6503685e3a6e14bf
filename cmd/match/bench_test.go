package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"skillmatch/index/skill"
	"skillmatch/match"
	"skillmatch/scrape"
)

// BenchmarkRank scores postings from JSONL, one pass over the file an
// iteration. MATCH_BENCH_POSTINGS names a larger file than the built-in few.
func BenchmarkRank(b *testing.B) {
	dir := b.TempDir()
	path := os.Getenv("MATCH_BENCH_POSTINGS")
	if path == "" {
		path = filepath.Join(dir, "postings.jsonl")
		line := `{"title":"Senior Backend Engineer","company":"Acme","text":"About us\nWe build things that many people use.\n\nRequirements\n- 5+ years of experience\n- Go, Java or Python\n- PostgreSQL and Kafka\n- An eye for detail and clear writing\n\nNice to have\n- Kubernetes on AWS\n\nBenefits\n- Books"}` + "\n"
		if err := os.WriteFile(path, bytes.Repeat([]byte(line), 500), 0o600); err != nil {
			b.Fatal(err)
		}
	}
	resume := filepath.Join(dir, "resume.md")
	if err := os.WriteFile(resume, []byte("## Experience\n\n### Engineer, Acme\n- Built services in Go on PostgreSQL\n\n## Skills\nGo, Kafka\n"), 0o600); err != nil {
		b.Fatal(err)
	}
	v, err := skill.Embedded()
	if err != nil {
		b.Fatal(err)
	}
	a := &app{resume: resume, asOf: "2024-06", streams: streams{env: func(string) string { return "" }}}
	m, x, err := a.matcher(v)
	if err != nil {
		b.Fatal(err)
	}
	defer x.Close()
	info, err := os.Stat(path)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(info.Size())
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		k := ranking{matcher: m, vocabulary: v, top: 20}
		if err := k.run(b.Context(), []string{path}, scrape.Options{}); err != nil {
			b.Fatal(err)
		}
		n += k.read
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "postings/s")
}

// BenchmarkReport explains one posting in full.
func BenchmarkReport(b *testing.B) {
	v, err := skill.Embedded()
	if err != nil {
		b.Fatal(err)
	}
	resume := filepath.Join(b.TempDir(), "resume.md")
	if err := os.WriteFile(resume, []byte("## Experience\n\n### Engineer, Acme\n- Built services in Go on PostgreSQL\n\n## Skills\nGo, Kafka\n"), 0o600); err != nil {
		b.Fatal(err)
	}
	a := &app{resume: resume, asOf: "2024-06", streams: streams{env: func(string) string { return "" }}}
	m, x, err := a.matcher(v)
	if err != nil {
		b.Fatal(err)
	}
	defer x.Close()
	p := scrape.Posting{ID: "p", Title: "Backend Engineer", Text: "Requirements\n- Go, Java or Python\n- PostgreSQL and Kafka\n- Clear writing\n\nNice to have\n- Kubernetes on AWS"}
	reader := match.NewReader(v)
	b.ReportAllocs()
	for b.Loop() {
		asked := reader.Read(&p)
		if _, err := m.Report(b.Context(), &p, &asked); err != nil {
			b.Fatal(err)
		}
	}
}

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"skillmatch/index/skill"
	"skillmatch/scrape/posting"
)

// BenchmarkRank ranks postings from JSONL, 500 copies of one of our own.
func BenchmarkRank(b *testing.B) {
	path := filepath.Join(b.TempDir(), "postings.jsonl")
	line := `{"title":"Senior Backend Engineer","company":"Acme","text":"About us\nWe build things that many people use.\n\nRequirements\n- 5+ years of experience\n- Go, Java or Python\n- PostgreSQL and Kafka\n- An eye for detail and clear writing\n\nNice to have\n- Kubernetes on AWS\n\nBenefits\n- Books"}` + "\n"
	if err := os.WriteFile(path, bytes.Repeat([]byte(line), 500), 0o600); err != nil {
		b.Fatal(err)
	}
	v, err := skill.Embedded()
	if err != nil {
		b.Fatal(err)
	}
	m := benchMatcher(b, v)
	b.SetBytes(int64(500 * len(line)))
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		n += rankAll(b, m, path)
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "postings/s")
}

// BenchmarkReport explains one posting in full.
func BenchmarkReport(b *testing.B) {
	v, err := skill.Embedded()
	if err != nil {
		b.Fatal(err)
	}
	m := benchMatcher(b, v)
	p := posting.Posting{ID: "p", Title: "Backend Engineer", Text: "Requirements\n- Go, Java or Python\n- PostgreSQL and Kafka\n- Clear writing\n\nNice to have\n- Kubernetes on AWS"}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := m.Report(b.Context(), &p); err != nil {
			b.Fatal(err)
		}
	}
}

package ask

import (
	"strings"
	"testing"

	"skillmatch/scrape/posting"
	"skillmatch/testdata/fixtures"
)

// usual is a text of usual length for benchmarks.
func usual() posting.Posting {
	return posting.Posting{ID: "p", Title: "Senior Backend Engineer", Company: "Acme", Text: "About us\nWe build things that many people use every day, and we care.\n\nWhat you'll do\n" +
		strings.Repeat("- Design and build services in Go that move money between banks, with PostgreSQL and Kafka\n", 6) + "\nRequirements\n- 5+ years of experience\n- Go, Java or Python\n" +
		"- Relational databases such as PostgreSQL or MySQL\n- Distributed systems\n- Clear writing and an eye for detail\n\nNice to have\n- AWS\n- Machine learning\n\nBenefits\n- Health insurance\n- Books"}
}

func BenchmarkRead(b *testing.B) {
	v := fixtures.Vocabulary(b)
	r, p := NewReader(v), usual()
	b.SetBytes(int64(len(p.Text)))
	b.ReportAllocs()
	for b.Loop() {
		r.Read(&p)
	}
}

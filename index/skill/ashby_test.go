package skill

import (
	"bufio"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"skillmatch/testdata/shareddata"
)

// BenchmarkRealPostings reads the texts of 2,000 postings from one hiring system, if
// they are available.
func BenchmarkRealPostings(b *testing.B) {
	f, err := os.Open(shareddata.Path(b, "bench/postings/ashby.jsonl"))
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	var postings [][]Line
	size := 0
	lines := bufio.NewScanner(f)
	for lines.Buffer(nil, 1<<24); len(postings) < 2000 && lines.Scan(); {
		var p struct{ Text string }
		if err := json.Unmarshal(lines.Bytes(), &p); err != nil {
			b.Fatal(err)
		}
		var posting []Line
		for l := range strings.Lines(p.Text) {
			posting = append(posting, Line{Text: l})
		}
		postings, size = append(postings, posting), size+len(p.Text)
	}
	s := embeddedForTest(b).Scanner()
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, p := range postings {
			s.Find(p, "")
		}
	}
}

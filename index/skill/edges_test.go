package skill

import (
	"cmp"
	"flag"
	"fmt"
	"hash/fnv"
	"math"
	"os"
	"slices"
	"strings"
	"testing"
)

var drawing = flag.Bool("draw", false, "print the drawn edges that nobody has judged yet")

// drawnEdges is the number of edges that are drawn.
const drawnEdges = 300

// draw returns a sample of the edges of a kind: those with the smallest hashes of their
// names. It stays nearly the same when edges are added.
func draw(v *Vocabulary, n int) []string {
	var all []string
	for i := range v.skills {
		s := &v.skills[i]
		for _, to := range s.Implies {
			all = append(all, s.Name+"\timplies\t"+v.skills[to].Name)
		}
		for _, to := range s.Isa {
			all = append(all, s.Name+"\tisa\t"+v.skills[to].Name)
		}
	}
	hash := func(s string) uint64 {
		h := fnv.New64a()
		h.Write([]byte(s))
		return h.Sum64()
	}
	slices.SortFunc(all, func(a, b string) int { return cmp.Compare(hash(a), hash(b)) })
	return all[:min(n, len(all))]
}

// Readers who know nothing of the program judged samples of the edges: does whoever has
// the first skill nearly always have the second (implies), and would whoever asks for the
// second accept the first (isa)? What they refused has been taken out of the vocabulary
// and must not come back. Of the edges that are drawn now the test prints how many were
// judged. Judge those that are new with -draw.
func TestDrawnEdgesAreSigned(t *testing.T) {
	signed := judgements(t)
	v := embeddedForTest(t)
	known := 0
	for _, e := range draw(v, drawnEdges) {
		if _, ok := signed[e]; ok {
			known++
		} else if *drawing {
			fmt.Println(e)
		}
	}
	for _, e := range draw(v, math.MaxInt) {
		if yes, ok := signed[e]; ok && !yes {
			t.Errorf("a reader did not sign %s", e)
		}
	}
	t.Logf("%d edges were judged, and %d of the %d drawn now", len(signed), known, drawnEdges)
	if known < drawnEdges*8/10 {
		t.Errorf("%d of the drawn edges were judged, want %d", known, drawnEdges*8/10)
	}
}

// judgements reads which edges readers signed.
func judgements(t *testing.T) map[string]bool {
	t.Helper()
	data, err := os.ReadFile("testdata/edges.tsv")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]bool{}
	for l := range strings.Lines(string(data)) {
		if i := strings.LastIndexByte(l, '\t'); i > 0 && l[0] != '#' {
			out[l[:i]] = strings.TrimSpace(l[i:]) == "yes"
		}
	}
	return out
}

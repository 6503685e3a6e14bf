package skill

import (
	"fmt"
	"testing"
)

func TestWordsAreFoundAgainWhenTheirTableHasGrown(t *testing.T) {
	words := newWordTable(1)
	for i := range int32(5000) {
		if n := words.intern(fmt.Appendf(nil, "w%d", i)); n != i {
			t.Fatalf("word %d has the number %d", i, n)
		}
	}
	for i := range int32(5000) {
		s := fmt.Sprintf("W%d", i)
		if w := words.find(s, hashOf(s, len(s))); w == nil || w.number() != i {
			t.Errorf("%s is %v, want the number %d", s, w, i)
		}
		if n := words.intern(fmt.Appendf(nil, "w%d", i)); n != i {
			t.Errorf("w%d is numbered anew: %d", i, n)
		}
	}
	if w := words.find("w5000", hashOf("w5000", 5)); w != nil {
		t.Errorf("a word that is not there has the number %d", w.number())
	}
}

func TestEdgesAreFoundAgainWhenTheirTableHasGrown(t *testing.T) {
	edges := newEdgeTable(1)
	for i := range int32(300) { // children of the root, to which no edge of the table leads
		edges.node(trieEdge{0, i})
	}
	want := map[trieEdge]int32{}
	for i := range int32(5000) {
		e := trieEdge{1 + i%300, i}
		if edges.get(e) != 0 {
			t.Fatalf("edge %v is there already", e)
		}
		want[e] = edges.node(e)
		edges.put(want[e])
	}
	for e, n := range want {
		if got := edges.get(e); got != n {
			t.Errorf("edge %v leads to %d, want %d", e, got, n)
		}
	}
	if n := edges.get(trieEdge{1, 1}); n != 0 {
		t.Errorf("an edge that is not there leads to %d", n)
	}
}

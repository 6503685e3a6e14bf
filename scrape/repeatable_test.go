package scrape

import "testing"

// What cannot be read twice is read in full at once.
func TestOnlyFilesAreReadTwice(t *testing.T) {
	for want, refs := range map[bool][]string{true: {"postings", "a.jsonl"}, false: {"postings", "-"}} {
		if got := Repeatable(refs); got != want {
			t.Errorf("%v: %v", refs, got)
		}
	}
	if Repeatable([]string{"https://jobs.example/1"}) {
		t.Error("a link is read twice")
	}
}

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// The best few are the beginning of the whole ranking, with the same counts of
// what is alike, whatever is forgotten on the way and however many work.
func TestTheTopIsTheBeginningOfAll(t *testing.T) {
	dir := t.TempDir()
	var b strings.Builder
	skills := []string{"Go", "PostgreSQL", "Kafka", "Kubernetes", "AWS", "Python", "React", "Tableau"}
	for i := range 400 {
		job := i % 90
		text := "Requirements"
		for k, s := range skills {
			if job>>k&1 == 1 {
				text += `\n- ` + s
			}
		}
		for w := range 120 {
			text += fmt.Sprintf(" w%d", (job*131+w*w)%997)
		}
		fmt.Fprintf(&b, `{"id":"p%03d","title":"Engineer","location":"City%d","text":"%s City%d"}`+"\n", (i*7)%400, i/90, text, i/90)
	}
	path, resume := filepath.Join(dir, "postings.jsonl"), "../../testdata/resumes/mara-lindqvist.md"
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	all := withData(t, dir, "rank", "--resume", resume, "--format", "jsonl", path)
	if n := strings.Count(all, "\n"); n < 60 || n > 120 || strings.Count(all, `"duplicates":[`) < 60 {
		t.Fatalf("%d of 400 are shown, of 90 jobs", n)
	}
	for _, top := range []int{1, 5, 30} {
		for _, workers := range []int{1, 4} {
			got := withData(t, dir, "rank", "--resume", resume, "--format", "jsonl", "--top", strconv.Itoa(top), "--workers", strconv.Itoa(workers), path)
			if !strings.HasPrefix(all, got) || strings.Count(got, "\n") != top {
				t.Errorf("the best %d of %d workers are not the beginning of all", top, workers)
			}
		}
	}
	if each := withData(t, dir, "rank", "--resume", resume, "--format", "jsonl", "--all", path); strings.Count(each, "\n") != 400 {
		t.Error("--all does not show each")
	}
}

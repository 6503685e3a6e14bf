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
	path, cv := filepath.Join(dir, "postings.jsonl"), "../../testdata/resumes/mara-lindqvist.md"
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	all := withData(t, dir, "rank", "--resume", cv, "--format", "jsonl", path)
	if n := strings.Count(all, "\n"); n < 60 || n > 120 || strings.Count(all, `"duplicates":[`) < 60 {
		t.Fatalf("%d of 400 are shown, of 90 jobs", n)
	}
	for _, top := range []int{1, 5, 30} {
		for _, workers := range []int{1, 4} {
			got := withData(t, dir, "rank", "--resume", cv, "--format", "jsonl", "--top", strconv.Itoa(top), "--workers", strconv.Itoa(workers), path)
			if !strings.HasPrefix(all, got) || strings.Count(got, "\n") != top {
				t.Errorf("the best %d of %d workers are not the beginning of all", top, workers)
			}
		}
	}
	if each := withData(t, dir, "rank", "--resume", cv, "--format", "jsonl", "--all", path); strings.Count(each, "\n") != 400 {
		t.Error("--all does not show each")
	}
}

// Of postings that are the same the open one is shown, else one that is not
// stale, then the newest, unless it scores far less.
func TestWhichOfTheSameIsShown(t *testing.T) {
	text := "Requirements\\n- Go\\n- PostgreSQL\\n- Kafka\\n"
	for w := range 120 {
		text += fmt.Sprintf(" w%d", w*w%997)
	}
	weak := strings.ReplaceAll(strings.ReplaceAll(text, "- Go", "- Cobol"), "- PostgreSQL", "- Fortran")
	for name, tc := range map[string]struct{ a, b, want string }{
		"the open one before the closed":    {`"expires":"2024-01-31"`, `"published":"2024-01-01"`, "b"},
		"the open one before the stale":     {`"published":"2023-01-01"`, `"published":"2024-05-01"`, "b"},
		"the stale one before the closed":   {`"expires":"2024-01-31"`, `"published":"2023-01-01"`, "b"},
		"the newest":                        {`"published":"2024-05-01"`, `"published":"2024-05-02"`, "b"},
		"one of a known day":                {`"company":"Tallowby"`, `"company":"Tallowby","published":"2024-05-02"`, "b"},
		"the better of two that are closed": {`"expires":"2024-01-31"`, `"expires":"2024-01-31"`, "a"},
		"the better of two that are open":   {`"company":"Tallowby"`, `"company":"Tallowby"`, "a"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, "postings.jsonl")
			more := fmt.Sprintf(`{"id":"c","title":"Fitter","text":"%s and one more sentence"}`, weak)
			if err := os.WriteFile(path, fmt.Appendf(nil, `{"id":"a","title":"Fitter",%s,"text":"%s"}`+"\n"+`{"id":"b","title":"Fitter",%s,"text":"%s and one more sentence"}`+"\n%s\n", tc.a, text, tc.b, text, more), 0o600); err != nil {
				t.Fatal(err)
			}
			kept := filepath.Join(dir, "kept")
			withData(t, dir, "library", "add", "--library", kept, path)
			for _, source := range []string{path, "--library=" + kept} {
				got := withData(t, dir, "rank", "--resume", "../../testdata/resumes/mara-lindqvist.md", "--format", "csv", "--as-of", "2024-06", source)
				first := strings.Split(got, "\n")[1]
				if !strings.Contains(first, ","+tc.want+",Fitter") || strings.Contains(first, ",c,") {
					t.Errorf("%s: want %s:\n%s", source, tc.want, got)
				}
			}
		})
	}
}

// Many closed postings that are open again under a lesser score change nothing in
// what the best few are, from files, from a library, and by any number of workers.
func TestTheTopOfRepostsIsTheBeginningOfAll(t *testing.T) {
	dir := t.TempDir()
	var closed, open strings.Builder
	skills := []string{"Go", "PostgreSQL", "Kafka", "Kubernetes", "AWS", "Python", "React", "Tableau", "Rust"}
	for job := range 300 {
		text := "Requirements"
		for k, s := range skills {
			if job>>k&1 == 1 {
				text += `\n- ` + s
			}
		}
		for w := range 120 {
			text += fmt.Sprintf(" w%d", (job*131+w*w)%997)
		}
		fmt.Fprintf(&closed, `{"id":"c%03d","title":"Engineer","expires":"2024-01-31","text":"%s"}`+"\n", job, text)
		if job%3 > 0 {
			fmt.Fprintf(&open, `{"id":"o%03d","title":"Engineer","published":"2024-05-01","text":"%s\n- Walking of dogs %d"}`+"\n", job, text, job)
		}
	}
	cv := "../../testdata/resumes/mara-lindqvist.md"
	for name, content := range map[string]string{"closed first": closed.String() + open.String(), "open first": open.String() + closed.String()} {
		data := filepath.Join(dir, name)
		path := filepath.Join(dir, name+".jsonl")
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		withData(t, dir, "library", "add", "--library", data, path)
		rank := func(more ...string) string {
			return withData(t, dir, append([]string{"rank", "--resume", cv, "--format", "jsonl", "--as-of", "2024-06"}, more...)...)
		}
		all := rank(path)
		if n := strings.Count(all, "\n"); n < 200 || strings.Count(all, `"duplicates":["c`) < 150 {
			t.Fatalf("%s: %d shown, of 300 jobs", name, n)
		}
		for _, top := range []string{"1", "5", "30"} {
			got := rank("--top", top, "--workers", "1", path)
			if !strings.HasPrefix(all, got) || strconv.Itoa(strings.Count(got, "\n")) != top {
				t.Errorf("%s: the best %s are not the beginning of all", name, top)
			}
			if rank("--top", top, "--workers", "4", path) != got {
				t.Errorf("%s: the best %s depend on the workers", name, top)
			}
			if rank("--top", top, "--library="+data) != got {
				t.Errorf("%s: the best %s of the library are others", name, top)
			}
		}
	}
}

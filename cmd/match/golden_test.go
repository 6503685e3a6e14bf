package main

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

var updating = flag.Bool("update", false, "rewrite golden files and the README's examples")

func update() bool { return *updating }

// inRoot runs a command line in the module's folder, as a pipe sees it, in
// June 2026.
func inRoot(t testing.TB, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	var out, errs bytes.Buffer
	code = execute(t.Context(), args, streams{
		in: strings.NewReader(""), out: &out, err: &errs, env: func(string) string { return "" }, width: 80,
		now: func() time.Time { return time.Date(2026, 6, 15, 12, 0, 0, 0, time.UTC) },
	})
	return out.String(), errs.String(), code
}

// TestGolden compares whole results on the project's own résumés and postings,
// so that every change of reading or scoring shows as a difference.
func TestGolden(t *testing.T) {
	t.Chdir("../..")
	for name, args := range map[string]string{
		"rank-engineer.txt":   "rank --resume testdata/resumes/mara-lindqvist.md --explain testdata/postings",
		"rank-warehouse.txt":  "rank --resume testdata/resumes/ines-carvalho.txt testdata/postings",
		"rank-data.csv":       "rank --resume testdata/resumes/priya-raman.md --format csv testdata/postings",
		"rank-fullstack.md":   "rank --resume testdata/resumes/tomas-okafor.txt --format markdown testdata/postings",
		"url-backend.txt":     "url --resume testdata/resumes/mara-lindqvist.md --explain testdata/postings/backend-go.md",
		"url-backend.json":    "url --resume testdata/resumes/mara-lindqvist.md --format json testdata/postings/backend-go.md",
		"extract-page.json":   "extract --format json testdata/postings/frontend.html",
		"resume-engineer.txt": "resume testdata/resumes/mara-lindqvist.md",
		"resume-junior.json":  "resume --format json testdata/resumes/noel-bright.txt",
	} {
		t.Run(name, func(t *testing.T) {
			got, errs, code := inRoot(t, strings.Fields(args)...)
			if code != exitDone {
				t.Fatalf("match %s: exit %d: %s", args, code, errs)
			}
			path := filepath.Join("testdata", "golden", name)
			if update() {
				if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("match %s differs from %s; -update rewrites it\n%s", args, path, got)
			}
		})
	}
}

// Any number of workers gives the same bytes.
func TestWorkersDoNotChangeTheResult(t *testing.T) {
	t.Chdir("../..")
	want := ""
	for n := 1; n <= 8; n++ {
		got, errs, code := inRoot(t, "rank", "--resume", "testdata/resumes/mara-lindqvist.md", "--format", "jsonl", "--workers", strconv.Itoa(n), "testdata/postings")
		if code != exitDone {
			t.Fatalf("exit %d: %s", code, errs)
		}
		if n == 1 {
			want = got
		}
		if got != want || strings.Count(got, "\n") < 10 {
			t.Fatalf("with %d workers the result differs from that with one", n)
		}
	}
}

// TestReadme runs every "$ match …" of the README's console blocks and compares
// what it prints with what stands below it.
func TestReadme(t *testing.T) {
	t.Chdir("../..")
	data, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	ran := 0
	inside := false
	var pending []string // the lines that the README shows for the last command
	command := ""
	finish := func() {
		if command == "" {
			return
		}
		got, errs, code := inRoot(t, strings.Fields(command)...)
		if code == exitFailed || code == exitUsage {
			t.Errorf("%s: exit %d: %s", command, code, errs)
		}
		if want := strings.Join(pending, ""); !update() && got != want {
			t.Errorf("%s\nprints\n%s\nthe README says\n%s", command, got, want)
		}
		out.WriteString(got)
		ran++
		command, pending = "", nil
	}
	for line := range strings.Lines(string(data)) {
		switch {
		case strings.HasPrefix(line, "```"):
			finish()
			inside = strings.HasPrefix(line, "```console")
			out.WriteString(line)
		case inside && strings.HasPrefix(line, "$ "):
			finish()
			out.WriteString(line)
			command = strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(line, "$ "), "go run ./cmd/"), "match "))
			command = strings.TrimPrefix(command, "match ")
		case inside && command != "":
			pending = append(pending, line)
		default:
			out.WriteString(line)
		}
	}
	if ran < 4 {
		t.Errorf("the README shows %d commands, want at least 4", ran)
	}
	if update() {
		if err := os.WriteFile("README.md", []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

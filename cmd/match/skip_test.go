package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"skillmatch/index/skill"
	"skillmatch/match"
	"skillmatch/scrape"
	"skillmatch/testdata/shareddata"
)

// postingLine is a posting of some profession that asks a number of skills, as JSON.
func postingLine(id, title string, number int, words []string) string {
	return fmt.Sprintf(`{"id":"%s","title":"%s","text":"About us\nWe build number %d of what people need every day, and we have done so for many years in this town, with care and in small teams that own what they build. `+
		`Nobody is too young for a good thought here, and nobody too old to learn a new one from whoever sits beside them, which is why the door of every room stands open.\n\nRequirements\n- %s\n`+
		`- You write clearly about part %d of the work, and you ask when you do not know\n\nBenefits\n- A desk by the window, and a walk at noon with whoever comes along on that day of the week"}`+"\n", id, title, number, strings.Join(words, `\n- `), number)
}

// wantedWords are skills of the résumé, and idleWords as many words that are none.
func wantedWords() []string {
	return []string{"Go", "Kafka", "PostgreSQL", "Kubernetes", "Terraform", "Docker"}
}

func idleWords() []string {
	return []string{"Warmth", "Bread", "Rain", "Gloves", "Ladders", "Songs"}
}

// mixedPostings are postings of several professions, most of which cannot be among the
// best. Half are the same as others but for their skills, so that they score less.
func mixedPostings() string {
	titles := []string{"Backend Engineer", "Account Executive", "Nurse", "Warehouse Supervisor", "Recruiter"}
	var b strings.Builder
	for i := range 540 {
		n := i * 7 % 90
		words := wantedWords()
		if i/90%2 == 1 {
			words = idleWords()
		}
		b.WriteString(postingLine(fmt.Sprintf("p%03d", i), fmt.Sprintf("%s %d", titles[n%5], n/20), n/2, words[:1+n%6]))
	}
	return b.String()
}

// copiedPostings are the best of all in nearly the same words again and again, and behind
// them others of other professions.
func copiedPostings() string {
	var b strings.Builder
	for i := range 360 {
		if i < 60 {
			b.WriteString(postingLine(fmt.Sprintf("a%03d", i), "Backend Engineer", i, wantedWords()))
			continue
		}
		b.WriteString(postingLine(fmt.Sprintf("b%03d", i), fmt.Sprintf("Nurse %d", i), i, wantedWords()[:1+i%6]))
	}
	return b.String()
}

// skippingApp is the program with one of our résumés, and its matcher.
func skippingApp(t *testing.T) (*match.Matcher, *skill.Vocabulary) {
	t.Helper()
	a := &app{resume: "../../testdata/resumes/mara-lindqvist.md", asOf: "2026-06", streams: streams{env: func(string) string { return "" }}}
	v, err := skill.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	m, x, err := a.matcher(v)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { x.Close() })
	return m, v
}

// rows are what a ranking shows: order, score, and what is the same.
func rows(k *ranking) []string {
	var out []string
	for i := range k.kept {
		c := &k.kept[i]
		out = append(out, fmt.Sprint(c.Posting.ID, c.Score, c.alike))
	}
	return out
}

// The best of a ranking in which postings are skipped are the first of one in which
// none is, on any number of processors.
func TestSkippingChangesNothing(t *testing.T) {
	m, v := skippingApp(t)
	paths := make([]string, 2)
	for i, text := range []string{mixedPostings(), copiedPostings()} {
		paths[i] = filepath.Join(t.TempDir(), "postings.jsonl")
		if err := os.WriteFile(paths[i], []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if path, ok := shareddata.Find(t, bench); ok {
		paths = append(paths, firstOf(t, path, 300))
	}
	for n, path := range paths {
		for _, of := range []*ranking{{}, {all: true}, {min: 45}} {
			whole := ranking{matcher: m, vocabulary: v, all: of.all, min: of.min}
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			// Nothing of standard input is skipped, for it cannot be read again.
			if err := whole.run(t.Context(), []string{"-"}, scrape.Options{Stdin: bytes.NewReader(data)}); err != nil {
				t.Fatal(err)
			}
			want := rows(&whole)
			for _, k := range []*ranking{{top: 1}, {top: 5}, {top: 20, workers: 1}, {top: 20, workers: 8}, {top: 10000}} {
				k.matcher, k.vocabulary, k.all, k.min = m, v, of.all, of.min
				if err := k.run(t.Context(), []string{path}, scrape.Options{}); err != nil {
					t.Fatal(err)
				}
				if got := rows(k); !slices.Equal(got, want[:min(k.top, len(want))]) {
					t.Errorf("%s, all %v, min %v, top %d, %d workers: other postings than without skipping", fmt.Sprint("set ", n), k.all, k.min, k.top, k.workers)
				}
				if k.read != whole.read {
					t.Errorf("%d postings counted, want %d", k.read, whole.read)
				}
				if k.top == 20 && !k.all && k.min == 0 && len(k.skipping.skipped) == 0 && n == 0 {
					t.Error("no posting was skipped")
				}
			}
		}
	}
}

// What changes or goes away between two readings is named, and the rest is ranked.
func TestPostingsThatChangeMeanwhileAreNamed(t *testing.T) {
	m, v := skippingApp(t)
	path := filepath.Join(t.TempDir(), "two.jsonl")
	if err := os.WriteFile(path, []byte(`{"id":"a","title":"Nurse","text":"Requirements\n- Care"}`+"\n"+`{"id":"b","title":"Baker","text":"Requirements\n- Go"}`+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	k := ranking{matcher: m, vocabulary: v, top: 5, workers: 1, read: 3}
	crew := make([]worker, 1)
	signer := match.NewSigner(v)
	k.readAgain(t.Context(), crew, []string{path}, scrape.Options{}, map[int]skipped{
		1: {order: 1, ref: path + ":1", titles: signer.Titles(&scrape.Posting{Title: "Painter"})},
		2: {order: 2, ref: path + ":2", titles: signer.Titles(&scrape.Posting{Title: "Baker"})},
		7: {order: 7, ref: path + ":7"},
	})
	k.sort()
	if got, want := fmt.Sprint(k.failed), "["+path+":1: changed while it was ranked "+path+":7: changed while it was ranked]"; got != want {
		t.Errorf("failed: %s, want %s", got, want)
	}
	if len(k.kept) != 1 || k.kept[0].Posting.ID != "b" || k.read != 1 {
		t.Errorf("%d kept, %d read", len(k.kept), k.read)
	}
}

// What cannot be read twice is read in full at once.
func TestOnlyFilesAreReadTwice(t *testing.T) {
	for want, refs := range map[bool][]string{true: {"postings", "a.jsonl"}, false: {"postings", "-"}} {
		if got := again(refs); got != want {
			t.Errorf("%v: %v", refs, got)
		}
	}
	if again([]string{"https://jobs.example/1"}) {
		t.Error("a link is read twice")
	}
}

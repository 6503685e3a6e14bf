package skill

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"skillmatch/testdata/shareddata"
)

// frequentSpelling is the number of postings from which a spelling must have labelled
// sentences for and against it.
const frequentSpelling = 400

// spellingCount counts the postings in which a spelling is read as a skill.
type spellingCount struct {
	postings int
	lines    []string // the first ten
}

// A plain spelling that many real postings contain has at least one labelled sentence in
// testdata/ambiguity.tsv in which it must be read as its skill, and one in which it must
// not. With -v the test prints ten lines of each that has none. Soft skills, degrees and
// spoken languages are left out: reports do not list them as skills.
func TestFrequentSpellingsAreLabelled(t *testing.T) {
	if testing.Short() {
		t.Skip("reads 8,665 postings")
	}
	v := embeddedForTest(t)
	labelled := labels(t)
	for key, c := range countSpellings(t, v, shareddata.Path(t, "bench/postings/ashby.jsonl")) {
		if c.postings < frequentSpelling {
			continue
		}
		name, spelling, _ := strings.Cut(key, "\t")
		if missing := labelled.lacks(name, spelling); missing != "" {
			t.Errorf("%s: %q is in %d postings and has no labelled sentence %s", name, spelling, c.postings, missing)
			for _, l := range c.lines {
				t.Log("  ", l)
			}
		}
	}
}

// sentences are the labelled sentences, in lower case, by the ids that they must name
// and must not name.
type sentences struct{ names, mustNot map[string][]string }

// labels reads the labelled sentences.
func labels(t *testing.T) sentences {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "ambiguity.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	s := sentences{map[string][]string{}, map[string][]string{}}
	for l := range strings.Lines(string(data)) {
		col := strings.Split(strings.TrimRight(l, "\n"), "\t")
		if strings.HasPrefix(l, "#") || len(col) != 4 {
			continue
		}
		for i, of := range []map[string][]string{s.names, s.mustNot} {
			for _, id := range strings.Split(col[i+1], ",") {
				of[id] = append(of[id], strings.ToLower(col[3]))
			}
		}
	}
	return s
}

// lacks says which labelled sentence with a spelling is missing, "" when there are both.
func (s sentences) lacks(id, spelling string) string {
	with := func(list []string) bool {
		return slices.ContainsFunc(list, func(text string) bool { return strings.Contains(text, spelling) })
	}
	switch {
	case !with(s.names[id]):
		return "for it"
	case !with(s.mustNot[id]):
		return "against it"
	}
	return ""
}

// countSpellings counts the postings by id and spelling, without soft skills, degrees
// and spoken languages.
func countSpellings(t *testing.T, v *Vocabulary, path string) map[string]*spellingCount {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	s, count := v.Scanner(), map[string]*spellingCount{}
	in := bufio.NewScanner(f)
	for in.Buffer(nil, 1<<24); in.Scan(); {
		var p struct{ Text, Company string }
		if err := json.Unmarshal(in.Bytes(), &p); err != nil {
			t.Fatal(err)
		}
		var posting []Line
		for l := range strings.Lines(p.Text) {
			posting = append(posting, Line{Text: l})
		}
		seen := map[string]bool{}
		for _, m := range s.Find(posting, p.Company) {
			sk := v.Skill(m.ID)
			if sk.Category == "soft" || sk.Category == "spoken" || sk.Category == "degrees" || m.Confidence < sure {
				continue
			}
			text := posting[m.Line].Text
			key := sk.Name + "\t" + strings.ToLower(text[m.Start:m.End])
			if seen[key] {
				continue
			}
			seen[key] = true
			if count[key] == nil {
				count[key] = &spellingCount{}
			}
			c := count[key]
			if c.postings++; len(c.lines) < 10 {
				c.lines = append(c.lines, strings.TrimSpace(text))
			}
		}
	}
	return count
}

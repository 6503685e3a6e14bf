package head

import (
	"bufio"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"skillmatch/scrape/document"
	"skillmatch/scrape/posting"
	"skillmatch/testdata/shareddata"
)

// Heads that are put above the texts of real postings are found in most of them, and
// hardly any text without one is given a title.
func TestHeadsOfRealPostings(t *testing.T) {
	f, err := os.Open(shareddata.Path(t, "bench/postings/ashby.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	layouts := map[string]string{
		"lines": "TITLE\nCOMPANY\nPLACE\n\n", "blank line": "TITLE\n\nCOMPANY\nPLACE\n\n", "title last": "COMPANY\nPLACE\nTITLE\n\n", "bars": "TITLE | COMPANY | PLACE\n\n", "dashes": "TITLE - COMPANY - PLACE\n\n",
		"at": "TITLE at COMPANY\nPLACE\n\n", "page": "Skip to main content\nAll jobs\nTITLE\nCOMPANY · PLACE · 2 weeks ago\nApply\nSave\n\n", "mail": "Hi Bo,\n\nI hope you are well.\n\nTITLE\nCOMPANY\nPLACE\n\n",
	}
	n, wrong, found := 0, 0, map[string]int{}
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for n < 1000 && lines.Scan() {
		var p posting.Posting
		if err := json.Unmarshal(lines.Bytes(), &p); err != nil {
			t.Fatal(err)
		}
		n++
		p.Title, p.Location = document.Line(p.Title), document.Line(p.Location)
		fill := strings.NewReplacer("TITLE", p.Title, "COMPANY", strings.ToUpper(p.Company[:1])+p.Company[1:], "PLACE", p.Location)
		for name, layout := range layouts {
			got := posting.Posting{Text: document.Outline(fill.Replace(layout) + p.Text)}
			if Read(&got); got.Title == p.Title {
				found[name]++
			}
		}
		bare := posting.Posting{Text: document.Outline("We build things that people use every day.\n\n" + p.Text)}
		if Read(&bare); bare.Title != "" {
			wrong++
		}
	}
	for name := range layouts {
		if 100*found[name] < 85*n {
			t.Errorf("%s: %d titles of %d", name, found[name], n)
		}
		t.Logf("%s: %d titles of %d", name, found[name], n)
	}
	if wrong > n/500 {
		t.Errorf("%d of %d texts that begin with a sentence were given a title", wrong, n)
	}
}

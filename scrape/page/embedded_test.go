package page

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"
)

// state is a page whose job stands in the JSON of a script.
func state(head, json string) []byte {
	return []byte("<html><head>" + head + `</head><body><div id="root"></div><script>window.__STATE__ = ` + json + `;</script></body></html>`)
}

const duties = "You sort bolts by their length. Requirements: experience with bolts, a degree or a good eye. We are looking for patience, and offer a salary, a chair by the window and a view of the yard where the bolts arrive."

func TestStateOfTheLinkGoesBeforeOthers(t *testing.T) {
	object := func(id, title string) string {
		return fmt.Sprintf(`{"id":%q,"title":%q,"location":"Ulm","employmentType":"full-time","description":%q}`, id, title, duties)
	}
	jobs := `{"jobs":[` + object("77120", "Bolt Sorter") + "," + object("77121", "Bolt Counter") + "," + object("77122", "Bolt Sorter (night)") + `]}`
	for link, want := range map[string]string{
		"https://bolts.example/jobs/77121":              "Bolt Counter",
		"https://bolts.example/jobs/bolt-counter-77121": "Bolt Counter",
		"https://bolts.example/jobs/77122-bolt-sorter":  "Bolt Sorter (night)",
		"https://bolts.example/open?jobId=77120&ref=x":  "Bolt Sorter",
	} {
		p, err := Extract(state("<title>Jobs</title>", jobs), "", link)
		if err != nil || p.Title != want || p.Source != "embedded-state" || p.Confidence != confState {
			t.Errorf("%s: %q from %q, %v; want %q", link, p.Title, p.Source, err, want)
		}
	}
	p, err := Extract(state("<title>Bolt Sorter (night) | Bolts</title>", jobs), "", "")
	if err != nil || p.Title != "Bolt Sorter (night)" {
		t.Errorf("by the title: %q, %v", p.Title, err)
	}
	if _, err := Extract(state("<title>Jobs</title>", jobs), "", "https://bolts.example/jobs"); !errors.Is(err, ErrSeveral) {
		t.Errorf("no job named: %v", err)
	}
}

func TestStateIsFoundHoweverItIsWritten(t *testing.T) {
	object := fmt.Sprintf(`{"job":{"jobTitle":"Bolt Sorter","jobDescription":%q,"city":"Ulm","country":{"name":"Germany"},"isRemote":false}}`, duties)
	quoted := strings.NewReplacer(`\`, `\\`, `'`, `\'`, `"`, `\u0022`).Replace(object)
	for name, body := range map[string]string{
		"assigned":         `<script>var x = 'a', y = /* " */ 1; window.data=` + object + `</script>`,
		"passed":           `<script>start("root", ` + object + `)</script>`,
		"a member":         `<script>app = {props: ` + object + `}</script>`,
		"in a list":        `<script>window.jobs = [` + object + `]</script>`,
		"behind a comment": "<script>// don't\nwindow.data = " + object + `</script>`,
		"parsed":           `<script>window.data = JSON.parse('` + quoted + `')</script>`,
		"percent-encoded":  `<script>window.data = JSON.parse(decodeURIComponent("` + strings.NewReplacer(`"`, "%22", "{", "%7B", "}", "%7D", " ", "%20").Replace(object) + `"))</script>`,
		"JSON in JSON":     `<script type="application/json">{"cache":{"q":"` + strings.ReplaceAll(object, `"`, `\"`) + `"}}</script>`,
		"an attribute":     `<job-page :data='` + object + `'></job-page>`,
		"undefined":        `<script>window.data={"u":undefined,"j":` + object + `}</script>`,
		"sent in pieces":   `<script>window.__remixContext.streamController.enqueue("[{\"_1\":2},\"job\",{\"_3\":4,\"_5\":6,\"_7\":8},\"jobTitle\",\"Bolt Sorter\",\"jobDescription\",\"` + duties + `\",\"city\",\"Ulm, Germany\"]\n")</script>`,
	} {
		p, err := Extract([]byte("<html><head><title>Bolt Sorter</title></head><body>"+body+"</body></html>"), "", "")
		if err != nil || p.Title != "Bolt Sorter" || p.Location != "Ulm, Germany" || !strings.Contains(p.Text, "length. Requirements") {
			t.Errorf("%s: %+v, %v", name, p, err)
		}
	}
}

func TestStateOfSomethingElseIsNoPosting(t *testing.T) {
	for name, json := range map[string]string{
		"article": fmt.Sprintf(`{"post":{"__typename":"BlogPost","title":"Bolts and I","author":"A. Nut","body":%q}}`, duties),
		"company": `{"company":{"name":"Bolts and Sons","description":"` + strings.Repeat("We have made bolts for a long time. ", 12) + `"}}`,
		"product": fmt.Sprintf(`{"product":{"name":"Bolt M8","sku":"8","price":"0.10","description":%q}}`, strings.Repeat("A bolt that holds. ", 20)),
		"words":   `{"messages":{"title":"Cookies","description":"` + strings.Repeat("We use cookies to remember you. ", 12) + `"}}`,
	} {
		if p, err := Extract(state("<title>Bolts</title>", json), "", ""); err == nil {
			t.Errorf("%s: %+v", name, p)
		}
	}
}

func TestVisibleTextGoesBeforeAStateThatNamesAnotherJob(t *testing.T) {
	page := `<html><head><title>Welder</title></head><body><h1>Welder</h1>` + description + `<script>similar=` + fmt.Sprintf(`{"title":"Bolt Sorter","jobDescription":%q}`, duties+duties) + `</script></body></html>`
	p, err := Extract([]byte(page), "", "")
	if err != nil || p.Title != "Welder" || p.Source != "html" {
		t.Errorf("%+v, %v", p, err)
	}
}

// TestHugeDataIsRefusedWithoutReadingIt gives 50 MB of JSON-LD and of state.
func TestHugeDataIsRefusedWithoutReadingIt(t *testing.T) {
	for name, open := range map[string]string{"JSON-LD": "application/ld+json", "state": "application/json"} {
		var b strings.Builder
		b.WriteString(`<html><body><script type="` + open + `">[`)
		for b.Len() < 50<<20 {
			b.WriteString(`{"@type":"JobPosting","title":"x","description":"y","a":[[[[1]]]]},`)
		}
		b.WriteString(`{}]</script></body></html>`)
		data := []byte(b.String())
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, err := Extract(data, "text/html", "")
		runtime.ReadMemStats(&after)
		if !errors.Is(err, ErrTooLarge) {
			t.Errorf("%s: %v", name, err)
		}
		if grown := after.TotalAlloc - before.TotalAlloc; grown > 10*uint64(len(data)) {
			t.Errorf("%s: %d MB for %d MB", name, grown>>20, len(data)>>20)
		}
	}
}

// FuzzState searches the text of a script for a posting.
func FuzzState(f *testing.F) {
	f.Add(`window.a={"title":"x","description":"` + duties + `"}`)
	f.Add(`JSON.parse('{\x22title\x22:"x\ud83d\ude00"}');self.__next_f.push([1,"1:T5,abcde2:{}"])`)
	f.Add(`a=[{"_1":2},"title",[1,0]]`)
	f.Fuzz(func(t *testing.T, code string) {
		page := state("<title>x</title>", code)
		p, err := Extract(page, "text/html; charset=utf-8", "https://example.com/jobs/1")
		if err == nil && p.Text == "" {
			t.Errorf("a posting without a text: %+v", p)
		}
	})
}

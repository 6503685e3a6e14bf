package board

import (
	"encoding/json"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"skillmatch/scrape/document"
	"skillmatch/testdata/shareddata"
)

var update = flag.Bool("update", false, "write the golden files anew")

const (
	job   = "0b7a3c11-2f43-4a55-9c10-0f6f7a1e2d3c"
	other = "5d1f0b1e-8f0a-4c1c-9d57-7f2f3c4b5a69"
)

// answered returns recorded answers with the link that requests each.
func answered() map[string]string {
	return map[string]string{
		"greenhouse.json": "https://boards.greenhouse.io/kestrel/jobs/4011234", "greenhouse-board.json": "https://boards.greenhouse.io/kestrel",
		"lever.json": "https://jobs.lever.co/kestrel/" + job, "ashby.json": "https://jobs.ashbyhq.com/kestrel/" + job,
		"workable.json": "https://apply.workable.com/kestrel/j/AB12CD34EF", "workable-board.json": "https://apply.workable.com/kestrel",
		"smartrecruiters.json": "https://jobs.smartrecruiters.com/Kestrel/744000012345678-backend", "smartrecruiters-board.json": "https://jobs.smartrecruiters.com/Kestrel",
		"workday.json": "https://kestrel.wd5.myworkdayjobs.com/Careers/job/Oslo/Signal-Engineer_R-123", "workday-board.json": "https://kestrel.wd5.myworkdayjobs.com/Careers",
		"recruitee.json": "https://kestrel.recruitee.com/", "bamboohr.json": "https://kestrel.bamboohr.com/careers/41", "bamboohr-board.json": "https://kestrel.bamboohr.com/careers",
		"personio.xml": "https://kestrel.jobs.personio.de/", "rippling.json": "https://ats.rippling.com/kestrel/jobs/" + job, "rippling-board.json": "https://ats.rippling.com/kestrel/jobs",
		"pinpoint.json": "https://kestrel.pinpointhq.com/en/postings/" + job, "hackernews.json": "https://news.ycombinator.com/item?id=40000000", "remoteok.json": "https://remoteok.com/api",
	}
}

func TestAnswersBecomePostings(t *testing.T) {
	for name, link := range answered() {
		data, err := os.ReadFile(filepath.Join("testdata/answers", name))
		if err != nil {
			t.Fatal(err)
		}
		ref, ok := Classify(link)
		if !ok {
			t.Fatalf("%s is not known", link)
		}
		answer, err := ref.Read(data)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		got, err := json.MarshalIndent(answer, "", " ")
		if err != nil {
			t.Fatal(err)
		}
		golden := filepath.Join("testdata/answers", strings.TrimSuffix(name, filepath.Ext(name))+".want.json")
		if *update {
			if err := os.WriteFile(golden, append(got, '\n'), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if string(got)+"\n" != string(want) {
			t.Errorf("%s differs from %s:\n%s", name, golden, got)
		}
	}
}

func TestAPostingThatTheBoardDoesNotListIsGone(t *testing.T) {
	data, err := os.ReadFile("testdata/answers/ashby.json")
	if err != nil {
		t.Fatal(err)
	}
	ref := Ref{System: Ashby, Company: "kestrel", Job: "11111111-1111-1111-1111-111111111111"}
	if _, err := ref.Read(data); !errors.Is(err, ErrGone) {
		t.Errorf("%v", err)
	}
}

// A posting that a system lists without its text, or answers in another form, is not
// gone: the page may still hold it.
func TestWhatIsListedWithoutItsTextIsNotGone(t *testing.T) {
	for name, tc := range map[string]struct {
		ref  Ref
		data string
	}{
		"an empty text":         {Ref{System: Greenhouse, Company: "x", Job: "1"}, `{"id":1,"title":"Deckhand","content":""}`},
		"another language":      {Ref{System: Personio, Host: "x.jobs.personio.de", Job: "1"}, `<workzag-jobs><position><id>1</id><name>Lotse</name><yearsOfExperience>lt-1</yearsOfExperience></position></workzag-jobs>`},
		"a page in its place":   {Ref{System: Personio, Host: "x.jobs.personio.de", Job: "1"}, `<html><body><p>Jobs</p></body></html>`},
		"html in place of json": {Ref{System: Workday, Host: "x", Company: "y", Job: "1"}, `<!doctype html><p>Sorry<br>`},
	} {
		if _, err := tc.ref.Read([]byte(tc.data)); !errors.Is(err, ErrAnswer) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestEntitiesAreRead(t *testing.T) {
	answer, err := Ref{System: Lever, Company: "x", Job: job}.Read([]byte(`{"id":"` + job + `","text":"R&amp;amp;D Engineer","descriptionPlain":"Salt &amp; water"}`))
	if err != nil || answer.Postings[0].Title != "R&D Engineer" || answer.Postings[0].Text != "Salt & water" {
		t.Errorf("%+v, %v", answer, err)
	}
}

func TestWhatIsNoAnswerIsSaid(t *testing.T) {
	for _, s := range allSystems() {
		if s.read == nil {
			continue
		}
		for _, data := range []string{"", "null", "[]", "{}", "<html><body>Sign in</body></html>", `{"error":"not found"}`, `"text"`, "12", "{\"jobs\":", "<a><b>"} {
			answer, err := Ref{System: s.name, Job: "1"}.Read([]byte(data))
			if err == nil || len(answer.Postings) > 0 {
				t.Errorf("%s takes %q: %v", s.name, data, answer)
			}
		}
	}
}

func TestListsGoOnUntilTheirEnd(t *testing.T) {
	var jobs []string
	for range leverPage {
		jobs = append(jobs, `{"id":"x","text":"Title","description":"<p>Text</p>"}`)
	}
	full := "[" + strings.Join(jobs, ",") + "]"
	ref := Ref{System: Lever, Company: "kestrel"}
	answer, err := ref.Read([]byte(full))
	if err != nil || answer.Next == nil || !strings.Contains(answer.Next.URL, "skip=100") {
		t.Errorf("after a full list: %+v, %v", answer.Next, err)
	}
	ref.Path = "100000"
	if answer, err := ref.Read([]byte(full)); err != nil || answer.Next != nil {
		t.Errorf("no end: %+v, %v", answer.Next, err)
	}
}

func TestEmbedded(t *testing.T) {
	for name, tc := range map[string]struct {
		link, page string
		want       Ref
	}{
		"an id of greenhouse and its script": {"https://kestrel.example/careers?gh_jid=4011234", `<script src="https://boards.greenhouse.io/embed/job_board/js?for=kestrel"></script>`, Ref{System: Greenhouse, Company: "kestrel", Job: "4011234"}},
		"escaped in a state":                 {"https://kestrel.example/careers?gh_jid=4011234", `{"api":"https:\/\/boards-api.greenhouse.io\/v1\/boards\/kestrel\/jobs"}`, Ref{System: Greenhouse, Company: "kestrel", Job: "4011234"}},
		"two boards":                         {"https://kestrel.example/careers?gh_jid=4011234", `boards-api.greenhouse.io/v1/boards/kestrel boards-api.greenhouse.io/v1/boards/merlin`, Ref{}},
		"an id of ashby":                     {"https://kestrel.example/jobs?ashby_jid=" + job, `<script src="https://jobs.ashbyhq.com/kestrel/embed"></script>`, Ref{System: Ashby, Company: "kestrel", Job: job}},
		"a frame of lever":                   {"https://kestrel.example/jobs/1", `<iframe title="x" src="https://jobs.lever.co/kestrel/` + job + `"></iframe>`, Ref{System: Lever, Company: "kestrel", Job: job}},
		"frames of two":                      {"https://kestrel.example/jobs/1", `<iframe src="https://jobs.lever.co/kestrel/` + job + `"></iframe><iframe src="https://jobs.lever.co/kestrel/` + other + `"></iframe>`, Ref{}},
		"a link alone":                       {"https://kestrel.example/blog", `<a href="https://jobs.lever.co/kestrel/` + job + `">a job</a>`, Ref{}},
		"an id without a board":              {"https://kestrel.example/?gh_jid=1", `<p>nothing</p>`, Ref{}},
	} {
		got, ok := Embedded([]byte(tc.page), tc.link)
		if got != tc.want || ok != (tc.want != Ref{}) {
			t.Errorf("%s: %+v, %v", name, got, ok)
		}
	}
}

func TestRealAnswers(t *testing.T) {
	for name, tc := range map[string]struct {
		ref   Ref
		title string
	}{
		"greenhouse-4.json": {Ref{System: Greenhouse, Company: "x"}, "AI Research Engineer"}, "lever-1.json": {Ref{System: Lever, Company: "x"}, ""}, "ashby-1.json": {Ref{System: Ashby, Company: "x"}, "Senior / Staff Fullstack Engineer"},
		"workable-1.json": {Ref{System: Workable, Company: "x"}, "Adult Client"}, "smartrecruiters-1.json": {Ref{System: SmartRecruiters, Company: "x", Job: "744000153239979"}, "Backend Engineer"},
		"workday-1.json": {Ref{System: Workday, Host: "x", Company: "x", Job: "R"}, "Practical Hardware"}, "recruitee-1.json": {Ref{System: Recruitee, Host: "x"}, "Customer Support"}, "pinpoint-1.json": {Ref{System: Pinpoint, Host: "x"}, "Founding Legal"},
		"remoteok-1.json": {Ref{System: RemoteOK}, "Danish"}, "hn-1.json": {Ref{System: HackerNews, Path: "1"}, ""}, "hn-recent-1.json": {Ref{System: HackerNews, Path: "1"}, ""},
	} {
		data, err := os.ReadFile(shareddata.Path(t, "pages/"+name))
		if err != nil {
			t.Fatal(err)
		}
		answer, err := tc.ref.Read(data)
		if err != nil || len(answer.Postings) == 0 || !strings.HasPrefix(answer.Postings[0].Title, tc.title) || len(answer.Postings[0].Text) < 100 {
			t.Errorf("%s: %d postings, %v: %+v", name, len(answer.Postings), err, answer.Postings[:min(1, len(answer.Postings))])
		}
	}
}

func FuzzRead(f *testing.F) {
	files, err := filepath.Glob("testdata/answers/*")
	if err != nil {
		f.Fatal(err)
	}
	for i, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(uint8(i), data)
	}
	all, jobs := allSystems(), []string{"", "1", job}
	f.Fuzz(func(t *testing.T, n uint8, data []byte) {
		s := all[int(n)%len(all)]
		answer, err := Ref{System: s.name, Company: "kestrel", Host: "kestrel.example", Job: jobs[n%3]}.Read(data)
		if err != nil {
			return
		}
		for _, p := range answer.Postings {
			for _, text := range []string{p.ID, p.Title, p.Company, p.Location, p.URL, p.Published} {
				if !utf8.ValidString(text) || document.Line(text) != text {
					t.Errorf("%s: %q is not clean", s.name, text)
				}
			}
			if !utf8.ValidString(p.Text) || document.Clean(p.Text) != p.Text {
				t.Errorf("%s: the text is not clean: %q", s.name, p.Text)
			}
		}
	})
}

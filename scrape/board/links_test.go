package board

import (
	"bufio"
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestClassify reads testdata/links.tsv: a link, its system, host, company, job and
// path, "-" for none. A system of "-" is an unknown site.
func TestClassify(t *testing.T) {
	f, err := os.Open("testdata/links.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	n := 0
	systems := map[System]bool{}
	for lines := bufio.NewScanner(f); lines.Scan(); {
		if lines.Text() == "" || strings.HasPrefix(lines.Text(), "#") {
			continue
		}
		n++
		col := strings.Split(lines.Text(), "\t")
		ref, ok := Classify(col[0])
		got := "-"
		if ok {
			got = strings.Join([]string{string(ref.System), dash(ref.Host), dash(ref.Company), dash(ref.Job), dash(ref.Path)}, "\t")
		}
		systems[ref.System] = true
		if want := strings.Join(col[1:], "\t"); got != want {
			t.Errorf("%s\n got %s\nwant %s", col[0], got, want)
		}
	}
	if n < 120 {
		t.Errorf("%d links, want at least 120", n)
	}
	for _, s := range allSystems() {
		if !systems[s.name] {
			t.Errorf("no link of %s", s.name)
		}
	}
}

func allSystems() []system { return systems() }

func dash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

// Requests go to the system itself, whatever a link contains.
func TestRequestsStayWithTheSystem(t *testing.T) {
	for link, want := range map[string]string{
		"https://boards.greenhouse.io/acme/jobs/4011":                                   "GET https://boards-api.greenhouse.io/v1/boards/acme/jobs/4011?pay_transparency=true",
		"https://boards.greenhouse.io/acme":                                             "GET https://boards-api.greenhouse.io/v1/boards/acme/jobs?content=true",
		"https://jobs.eu.lever.co/acme/0b7a3c11-2f43-4a55-9c10-0f6f7a1e2d3c/apply":      "GET https://api.eu.lever.co/v0/postings/acme/0b7a3c11-2f43-4a55-9c10-0f6f7a1e2d3c",
		"https://jobs.lever.co/acme":                                                    "GET https://api.lever.co/v0/postings/acme?limit=100&mode=json&skip=0",
		"https://jobs.ashbyhq.com/Acme%20Corp/0b7a3c11-2f43-4a55-9c10-0f6f7a1e2d3c":     "GET https://api.ashbyhq.com/posting-api/job-board/Acme%20Corp?includeCompensation=true",
		"https://apply.workable.com/acme/j/AB12CD34EF/":                                 "GET https://apply.workable.com/api/v2/accounts/acme/jobs/AB12CD34EF",
		"https://acme.wd5.myworkdayjobs.com/en-US/Careers/job/Oslo/Engineer_R-123":      "GET https://acme.wd5.myworkdayjobs.com/wday/cxs/acme/Careers/job/Oslo/Engineer_R-123",
		"https://wd5.myworkdaysite.com/recruiting/acme/Careers/job/Oslo/Engineer_R-123": "GET https://wd5.myworkdaysite.com/wday/cxs/acme/Careers/job/Oslo/Engineer_R-123",
		"https://wd5.myworkdaysite.com/recruiting/acme/Careers":                         `POST https://wd5.myworkdaysite.com/wday/cxs/acme/Careers/jobs {"appliedFacets":{},"limit":20,"offset":0,"searchText":""}`,
		"https://acme.wd5.myworkdayjobs.com/Careers":                                    `POST https://acme.wd5.myworkdayjobs.com/wday/cxs/acme/Careers/jobs {"appliedFacets":{},"limit":20,"offset":0,"searchText":""}`,
		"https://careers-acme.icims.com/jobs/1234/engineer/job":                         "GET https://careers-acme.icims.com/jobs/1234/engineer/job?in_iframe=1",
		"https://www.linkedin.com/jobs/view/engineer-at-acme-4012345678?trk=x":          "GET https://www.linkedin.com/jobs-guest/jobs/api/jobPosting/4012345678",
		"https://jobs.smartrecruiters.com/Acme/744000012345678-engineer":                "GET https://api.smartrecruiters.com/v1/companies/Acme/postings/744000012345678",
		"https://news.ycombinator.com/item?id=40000000":                                 "GET https://hn.algolia.com/api/v1/items/40000000",
		"https://acme.jobs.personio.de/job/12345?display=en":                            "GET https://acme.jobs.personio.de/xml?language=en",
	} {
		ref, ok := Classify(link)
		if !ok {
			t.Errorf("%s is not known", link)
			continue
		}
		q, err := ref.Request()
		if got := strings.TrimSpace(fmt.Sprintf("%s %s %s", q.Method, q.URL, q.Body)); err != nil || got != want {
			t.Errorf("%s\n got %s, %v\nwant %s", link, got, err, want)
		}
	}
	for _, link := range []string{"https://www.glassdoor.com/job-listing/engineer-acme-JV_1.htm?jl=1009", "https://wellfound.com/jobs/123-engineer"} {
		ref, ok := Classify(link)
		if _, err := ref.Request(); !ok || err == nil || !strings.Contains(err.Error(), "match url -") {
			t.Errorf("%s: %v, %v", link, ok, err)
		}
	}
}

func FuzzClassify(f *testing.F) {
	for _, link := range []string{"https://boards.greenhouse.io/acme/jobs/1?gh_jid=2", "https://x.wd1.myworkdayjobs.com/a/job/..%2f..%2fb", "http://[::1]/jobs", "https://jobs.lever.co/%zz", "https://acme.recruitee.com/o/a%2Fb"} {
		f.Add(link)
	}
	f.Fuzz(func(t *testing.T, link string) {
		ref, ok := Classify(link)
		if !ok {
			return
		}
		q, err := ref.Request()
		if err != nil {
			return
		}
		if !utf8.ValidString(q.URL) || strings.ContainsAny(q.URL, " \n\t\"<>") || strings.Contains(q.URL, "/../") || !strings.HasPrefix(q.URL, "https://") {
			t.Errorf("%q asks %q", link, q.URL)
		}
		if again, ok := Classify(link); !ok || again != ref {
			t.Errorf("%q is classified differently the second time", link)
		}
	})
}

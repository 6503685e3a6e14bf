package scrape

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"skillmatch/scrape/board"
	"skillmatch/scrape/fetch"
)

// web is a web of sites that a test serves: by method, host and path.
type web struct {
	mu    sync.Mutex
	pages map[string]string
	asked []string
}

func (s *web) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	key := r.Method + " " + r.Header.Get("X-Host") + r.URL.RequestURI()
	s.mu.Lock()
	s.asked = append(s.asked, key)
	body, ok := s.pages[key]
	s.mu.Unlock()
	switch {
	case strings.HasSuffix(key, "/robots.txt"), !ok:
		http.NotFound(w, r)
	case strings.HasPrefix(body, "{"), strings.HasPrefix(body, "["):
		w.Header().Set("Content-Type", "application/json")
		io.WriteString(w, body)
	default:
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		io.WriteString(w, body)
	}
}

// toward sends every request to the test's server.
type toward struct{ address *url.URL }

func (t toward) RoundTrip(r *http.Request) (*http.Response, error) {
	out := r.Clone(r.Context())
	out.Header.Set("X-Host", r.URL.Host)
	out.URL.Scheme, out.URL.Host = t.address.Scheme, t.address.Host
	return http.DefaultTransport.RoundTrip(out)
}

func newWeb(t *testing.T, pages map[string]string) (*web, Options) {
	t.Helper()
	s := &web{pages: pages}
	server := httptest.NewServer(s)
	t.Cleanup(server.Close)
	address, err := url.Parse(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	return s, Options{Client: fetch.New(fetch.Options{Transport: toward{address}, Pace: -1})}
}

// recorded is a recorded answer of a system.
func recorded(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("board/testdata/answers", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// walked are the titles of the postings behind a link, and the errors.
func walked(t *testing.T, o Options, link string) (titles []string, errs []error) {
	t.Helper()
	for source, err := range Walk(t.Context(), []string{link}, o) {
		if err != nil {
			errs = append(errs, err)
			continue
		}
		p, err := source.Posting()
		if err != nil {
			errs = append(errs, err)
			continue
		}
		titles = append(titles, p.Title)
		if p.URL == "" || p.ID == "" || p.Text == "" {
			t.Errorf("%s: %+v", link, p)
		}
	}
	return titles, errs
}

const jobID = "0b7a3c11-2f43-4a55-9c10-0f6f7a1e2d3c"

func TestLinksAreAskedAtTheirSystem(t *testing.T) {
	s, o := newWeb(t, map[string]string{
		"GET boards-api.greenhouse.io/v1/boards/kestrel/jobs/4011234?pay_transparency=true":         recorded(t, "greenhouse.json"),
		"GET boards-api.greenhouse.io/v1/boards/kestrel/jobs?content=true":                          recorded(t, "greenhouse-board.json"),
		"GET api.lever.co/v0/postings/kestrel/" + jobID:                                             recorded(t, "lever.json"),
		"GET api.ashbyhq.com/posting-api/job-board/kestrel?includeCompensation=true":                recorded(t, "ashby.json"),
		"GET kestrel.wd5.myworkdayjobs.com/wday/cxs/kestrel/Careers/job/Oslo/Signal-Engineer_R-123": recorded(t, "workday.json"),
		"POST kestrel.wd5.myworkdayjobs.com/wday/cxs/kestrel/Careers/jobs":                          recorded(t, "workday-board.json"),
		"GET hn.algolia.com/api/v1/items/40000000":                                                  recorded(t, "hackernews.json"),
		"GET www.linkedin.com/jobs-guest/jobs/api/jobPosting/4012345678":                            `<div><h2 class="top-card-layout__title">Sail Maker</h2><h3>Requirements</h3><ul><li>You have 3 years of experience with canvas and needle.</li><li>You can read a plan.</li></ul><p>We build sails by hand for ships of all sizes, in a loft by the harbour.</p></div>`,
		"GET kestrel.example/careers?gh_jid=4011234":                                                `<html><body><div id="grnhse_app"></div><script src="https://boards.greenhouse.io/embed/job_board/js?for=kestrel"></script></body></html>`,
		"GET kestrel.example/jobs":                                                                  `<html><body><h1>Jobs</h1><div id="grnhse_app"></div><script src="https://boards.greenhouse.io/embed/job_board/js?for=kestrel"></script></body></html>`,
		"GET kestrel.example/jobs/rigger": `<html><head><title>Rigger</title></head><body><h1>Rigger</h1><h2>Requirements</h2><ul><li>You have 3 years of experience with ropes and blocks.</li><li>You can splice and whip.</li></ul><p>We rig ships of all sizes, in a yard by the harbour, and mend what the storms leave of it.</p>
			<script src="https://boards.greenhouse.io/embed/job_board/js?for=kestrel"></script></body></html>`,
	})
	for link, want := range map[string]string{
		"https://kestrel.example/jobs":                                                       "Deckhand, ",
		"https://kestrel.example/jobs/rigger":                                                "Rigger",
		"https://boards.greenhouse.io/kestrel/jobs/4011234":                                  "Bridge Software Engineer",
		"https://kestrel.example/careers?gh_jid=4011234":                                     "Bridge Software Engineer",
		"https://boards.greenhouse.io/kestrel":                                               "Deckhand, ", // one has no text and is left out, one no title
		"https://jobs.lever.co/kestrel/" + jobID + "/apply":                                  "Tide Analyst",
		"https://jobs.ashbyhq.com/kestrel/" + jobID:                                          "Harbour Engineer",
		"https://kestrel.wd5.myworkdayjobs.com/en-US/Careers/job/Oslo/Signal-Engineer_R-123": "Signal Engineer",
		"https://kestrel.wd5.myworkdayjobs.com/Careers":                                      "Signal Engineer",
		"https://news.ycombinator.com/item?id=40000000":                                      "Backend Engineer",
		"https://www.linkedin.com/jobs/view/sail-maker-at-kestrel-4012345678":                "Sail Maker",
	} {
		titles, errs := walked(t, o, link)
		if got := strings.Join(titles, ", "); got != want || len(errs) > 0 {
			t.Errorf("%s: %q, want %q, %v", link, got, want, errs)
		}
	}
	if slices.ContainsFunc(s.asked, func(q string) bool { return strings.HasPrefix(q, "GET boards-api.greenhouse.io/robots.txt") }) {
		t.Error("an address for programs was asked for robots.txt")
	}
	if !slices.Contains(s.asked, "GET kestrel.example/robots.txt") {
		t.Error("a page's site was not asked for robots.txt")
	}
}

func TestWhatASystemDoesNotKnowIsGone(t *testing.T) {
	_, o := newWeb(t, map[string]string{"GET api.ashbyhq.com/posting-api/job-board/kestrel?includeCompensation=true": recorded(t, "ashby.json")})
	for _, link := range []string{"https://boards.greenhouse.io/kestrel/jobs/999", "https://jobs.ashbyhq.com/kestrel/11111111-1111-1111-1111-111111111111"} {
		titles, errs := walked(t, o, link)
		if len(titles) > 0 || len(errs) != 1 || !errors.Is(errs[0], board.ErrGone) {
			t.Errorf("%s: %v, %v", link, titles, errs)
		}
	}
}

func TestAPageStandsInForASystemThatFails(t *testing.T) {
	_, o := newWeb(t, map[string]string{
		"GET api.lever.co/v0/postings/kestrel/" + jobID: `{"ok":false,"error":"Document not found"}`,
		"GET jobs.lever.co/kestrel/" + jobID:            `<html><head><script type="application/ld+json">{"@type":"JobPosting","title":"Net Mender","description":"<p>Mend nets.</p><ul><li>You know knots.</li></ul>","hiringOrganization":"Kestrel"}</script></head></html>`,
	})
	titles, errs := walked(t, o, "https://jobs.lever.co/kestrel/"+jobID)
	if strings.Join(titles, ", ") != "Net Mender" || len(errs) > 0 {
		t.Errorf("%v, %v", titles, errs)
	}
}

func TestABoardThatIsNotThereLeavesThePage(t *testing.T) {
	_, o := newWeb(t, map[string]string{
		"GET kestrel.jobs.personio.de/job/12": `<html><head><script type="application/ld+json">{"@type":"JobPosting","title":"Lotse","description":"<p>Schiffe lotsen.</p><ul><li>Ein Patent.</li></ul>","hiringOrganization":"Kestrel"}</script></head></html>`,
	})
	titles, errs := walked(t, o, "https://kestrel.jobs.personio.de/job/12")
	if strings.Join(titles, ", ") != "Lotse" || len(errs) > 0 {
		t.Errorf("%v, %v", titles, errs)
	}
}

func TestBoardsThatRefuseProgramsAreNotAsked(t *testing.T) {
	s, o := newWeb(t, nil)
	_, errs := walked(t, o, "https://www.glassdoor.com/job-listing/engineer-JV_1.htm?jl=1009")
	var blocked *board.BlockedError
	if len(errs) != 1 || !errors.As(errs[0], &blocked) || len(s.asked) > 0 {
		t.Errorf("%v, asked %v", errs, s.asked)
	}
}

// Package board reads hiring systems and job boards on the web. It knows which system a
// link belongs to, what to request for a single posting or for a company's whole board,
// and how to read the answer. It also reads feeds and sitemaps.
//
// It opens no connection and no file. Addresses and fields were taken from the vendors'
// documentation and from answers of their public endpoints in 2026.
package board

import (
	"errors"
	"fmt"
	"regexp"
	"slices"

	"skillmatch/scrape/posting"
)

// System is the name of a hiring system or a job board.
type System string

// The systems.
const (
	Greenhouse      System = "greenhouse"
	Lever           System = "lever"
	Ashby           System = "ashby"
	Workable        System = "workable"
	SmartRecruiters System = "smartrecruiters"
	Workday         System = "workday"
	Recruitee       System = "recruitee"
	Teamtailor      System = "teamtailor"
	BambooHR        System = "bamboohr"
	Personio        System = "personio"
	Jobvite         System = "jobvite"
	ICIMS           System = "icims"
	Breezy          System = "breezy"
	Rippling        System = "rippling"
	Pinpoint        System = "pinpoint"
	LinkedIn        System = "linkedin"
	Indeed          System = "indeed"
	Glassdoor       System = "glassdoor"
	HackerNews      System = "hackernews"
	RemoteOK        System = "remoteok"
	WeWorkRemotely  System = "weworkremotely"
	Wellfound       System = "wellfound"
	USAJobs         System = "usajobs"
)

// Ref identifies what a link names: one posting, or a company's board when Job is
// empty.
type Ref struct {
	System System
	// Host is the site's host, without port, for systems with several: hosts of
	// regions, of tenants, or of companies' own domains.
	Host string
	// Company is the company's name in the link, empty when Host contains it.
	Company string
	// Job is the posting's identifier.
	Job string
	// Path holds further parts of the link that a request needs, such as the path of a
	// posting at Workday or the position in a list.
	Path string
}

// Request is a request to a system.
type Request struct {
	// Method is GET or POST.
	Method string
	URL    string
	// Body is the JSON body of a POST.
	Body []byte
	// Page says that the answer is a page for people, to be read like any other page.
	Page bool
	// One says that the address is that of a single posting. A site that does not know
	// the address says that the posting is gone.
	One bool
}

// Answer holds the contents of a system's answer.
type Answer struct {
	Postings []posting.Posting
	// Jobs are the postings that the answer lists without their text.
	Jobs []Ref
	// Links are the addresses of pages of postings, Maps those of further sitemaps.
	Links, Maps []string `json:",omitempty"`
	// Next requests the rest of a list; nil when there is no more.
	Next *Request
}

// The reasons why an answer yields no posting.
var (
	// ErrGone says that the posting is not among those that the company offers.
	ErrGone = errors.New("the posting is closed or the link is incomplete: the company's board does not list it")
	// ErrAnswer says that an answer does not have the form that the system is known to
	// use.
	ErrAnswer = errors.New("the hiring system answers in a form that is not known; open the posting in a browser and save the page")
)

// BlockedError says that a board does not let programs read its postings.
type BlockedError struct{ Site string }

func (e *BlockedError) Error() string {
	return e.Site + " lets no program read its postings: open the posting in a browser and save the page, or paste its text into match url -"
}

// system describes how a system is read.
type system struct {
	name System
	// match reads a link. The bool is false when the link belongs to another site.
	match func(*address) (Ref, bool)
	// ask returns the request for a posting or a board.
	ask func(Ref) Request
	// read reads the answer; it is nil when the answer is a page.
	read func(Ref, node) (Answer, error)
	// site is the name of a board that refuses programs, empty for all others.
	site string
}

// systems returns all systems in the order in which they are tried on a link.
func systems() []system {
	return slices.Concat(apiSystems(), feedSystems(), pageSystems())
}

// Classify finds the system that a link belongs to. ok is false for all other sites.
// The result depends on the link alone.
func Classify(link string) (ref Ref, ok bool) {
	a, ok := parseAddress(link)
	if !ok {
		return Ref{}, false
	}
	for _, s := range systems() {
		if ref, ok := s.match(a); ok && ref.valid() {
			ref.System = s.name
			return ref, true
		}
	}
	return Ref{}, false
}

// valid reports whether all parts are safe in an address: none of them contains an
// escape or a dot segment, and only Path contains slashes.
func (r Ref) valid() bool {
	token := regexp.MustCompile(`^[\p{L}\p{N}_.~ -]{0,120}$`)
	path := regexp.MustCompile(`^[\p{L}\p{N}_.~/ ,&()'+-]{0,400}$`)
	for _, s := range []string{r.Host, r.Company, r.Job} {
		if !token.MatchString(s) || hasDotSegment(s) {
			return false
		}
	}
	return path.MatchString(r.Path) && !hasDotSegment(r.Path)
}

// find returns the system of a name.
func find(name System) (system, bool) {
	for _, s := range systems() {
		if s.name == name {
			return s, true
		}
	}
	return system{}, false
}

// Request returns the request for the posting or the board. The error is a
// [*BlockedError] for boards that refuse programs.
func (r Ref) Request() (Request, error) {
	s, ok := find(r.System)
	switch {
	case !ok:
		return Request{}, fmt.Errorf("no hiring system is called %q", r.System)
	case s.site != "":
		return Request{}, &BlockedError{s.site}
	}
	q := s.ask(r)
	if q.Method == "" {
		q.Method = "GET"
	}
	return q, nil
}

// Read reads the answer to [Ref.Request]. When r is a single posting and the answer a
// list, only that posting is kept. The error is ErrGone when the posting is not in the
// list, and ErrAnswer when the answer is not one of the system's.
func (r Ref) Read(data []byte) (Answer, error) {
	s, ok := find(r.System)
	if !ok || s.read == nil {
		return Answer{}, ErrAnswer
	}
	n, err := parseAnswer(data)
	if err != nil {
		return Answer{}, err
	}
	out, err := s.read(r, n)
	if err != nil {
		return Answer{}, err
	}
	var kept []posting.Posting
	for _, p := range out.Postings {
		if p.Text != "" && (r.Job == "" || p.ID == r.Job) {
			p.Source, p.Confidence = string(r.System)+"-api", confidence
			kept = append(kept, p)
		}
	}
	listed := slices.ContainsFunc(out.Postings, func(p posting.Posting) bool { return p.ID == r.Job })
	out.Postings = kept
	switch {
	case r.Job == "" || len(kept) > 0 || out.Next != nil:
		return out, nil
	case listed || len(out.Jobs) > 0:
		return Answer{}, ErrAnswer // the posting is listed, but without its text
	}
	return Answer{}, ErrGone
}

// confidence is the certainty, 0 to 1, that a system's own answer is the posting.
const confidence = 0.98

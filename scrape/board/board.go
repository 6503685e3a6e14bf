// Package board knows the hiring systems and job boards on the web: which of
// them a link belongs to, what to ask it for that one posting or a company's
// whole board, and how to read its answer.
//
// It opens no connection and no file. Addresses and fields were taken from the
// vendors' documents and from answers of their public endpoints in 2026.
package board

import (
	"errors"
	"fmt"
	"regexp"
	"slices"

	"skillmatch/scrape/posting"
)

// System is a hiring system or a job board.
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

// Ref is what a link names: one posting, or a company's board when Job is empty.
type Ref struct {
	System System
	// Host is the site's, without port, where a system has several: of regions, of
	// tenants, of companies' own domains.
	Host string
	// Company is the company's name in the link, empty where it is in Host.
	Company string
	// Job is the posting's identifier.
	Job string
	// Path is the rest that a request needs, such as Workday's site and place.
	Path string
}

// Request is a question to a system.
type Request struct {
	// Method is GET or POST.
	Method string
	URL    string
	// Body is JSON for POST.
	Body []byte
	// Page says that the answer is a page for people, to be read as any other.
	Page bool
	// One says that the address is that of one posting alone: a site that does not
	// know it says that the posting is gone.
	One bool
}

// Answer is what a system's answer holds.
type Answer struct {
	Postings []posting.Posting
	// Jobs are postings that the answer lists without their text.
	Jobs []Ref
	// Links are pages of postings, and Maps further lists of such pages.
	Links, Maps []string `json:",omitempty"`
	// Next asks for the rest of a list; nil when this was all.
	Next *Request
}

// The reasons why an answer gives no posting.
var (
	// ErrGone says that the posting is not among those that the company offers.
	ErrGone = errors.New("the posting is closed or the link is incomplete: the company's board does not list it")
	// ErrAnswer says that an answer is not what the system is known to give.
	ErrAnswer = errors.New("the hiring system answers in a form that is not known; open the posting in a browser and save the page")
)

// BlockedError is a board that lets no program read its postings.
type BlockedError struct{ Site string }

func (e *BlockedError) Error() string {
	return e.Site + " lets no program read its postings: open the posting in a browser and save the page, or paste its text into match url -"
}

// system is what is known of one of them.
type system struct {
	name System
	// match reads a link.
	match func(*address) (Ref, bool)
	// ask is the request for a posting or a board.
	ask func(Ref) Request
	// read takes the answer apart; nil where the answer is a page.
	read func(Ref, node) (Answer, error)
	// site is the name of a board that refuses programs.
	site string
}

// systems are all, in the order in which a link is tried.
func systems() []system {
	return slices.Concat(apiSystems(), feedSystems(), pageSystems())
}

// Classify finds the system that a link belongs to; ok is false for all other
// sites. It is a pure function of the link.
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

// valid reports whether all parts may stand in an address: none holds a slash,
// an escape or a step upwards.
func (r Ref) valid() bool {
	token := regexp.MustCompile(`^[\p{L}\p{N}_.~ -]{0,120}$`)
	path := regexp.MustCompile(`^[\p{L}\p{N}_.~/ ,&()'+-]{0,400}$`)
	for _, s := range []string{r.Host, r.Company, r.Job} {
		if !token.MatchString(s) || dots(s) {
			return false
		}
	}
	return path.MatchString(r.Path) && !dots(r.Path)
}

func find(name System) (system, bool) {
	for _, s := range systems() {
		if s.name == name {
			return s, true
		}
	}
	return system{}, false
}

// Request is what to ask for the posting or the board. The error is a
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

// Read takes an answer to [Ref.Request] apart. Of a list, a reference to one
// posting keeps that one; the error is ErrGone when it is not there, and ErrAnswer
// for what is no answer of the system.
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
		return Answer{}, ErrAnswer // it is there, but not its text
	}
	return Answer{}, ErrGone
}

// confidence is how sure it is that a system's own answer is the posting.
const confidence = 0.98

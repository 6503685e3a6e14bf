// Package page finds the job posting on a web page: in its structured data if there is
// any, in the data that it carries for its scripts, or else in the visible text. It
// runs no script.
//
// It knows how pages describe jobs, and distinguishes postings from other pages. It is given
// the bytes of a page and fetches nothing. It does not know hiring systems; their
// answers to programs are read by package board.
package page

import (
	"errors"
	"net/url"
	"strings"

	"github.com/PuerkitoBio/goquery"
	nethtml "golang.org/x/net/html"

	"skillmatch/scrape/document"
	"skillmatch/scrape/posting"
)

// The reasons why a page yields no posting. Each error says what the user can do.
var (
	// ErrNoPosting says that the page was read and holds no posting.
	ErrNoPosting = errors.New("no job posting was found on this page; open the posting itself, and save its page or paste its text into match url -")
	// ErrSeveral says that the page lists jobs, none of which is the page's own.
	ErrSeveral = errors.New("the page lists several jobs; open the one you mean and give its link, or paste its text into match url -")
	// ErrLogin says that the site shows a log-in instead of the page.
	ErrLogin = errors.New("the site asks to log in first; open the posting in a browser and save the page, or paste its text into match url -")
	// ErrScript says that the page holds no text until its scripts run.
	ErrScript = errors.New("the page is filled in by scripts; --render opens it with them, or open it in a browser and save the page, or paste its text into match url -")
	// ErrTooLarge says that a block of the page's structured or embedded data exceeds
	// maxState (8 MB), so that it was not read, and that the rest of the page holds no
	// posting. The caller limits the page as a whole; for pages from the web the limit
	// is fetch.MaxBytes.
	ErrTooLarge = errors.New("the page carries more data than is read; open it in a browser and save the page, or paste its text into match url -")
	// ErrClosed says that the page announces that the job is gone and no longer holds a
	// description.
	ErrClosed = errors.New("the page says that the job is closed or gone; if you have its text, paste it into match url -")
)

// The confidence of each way of reading, 0 to 1. Structured data names the posting. The
// visible text has to be judged, which is more certain when it has the headings of a
// posting.
const (
	confData     = 0.97
	confMicro    = 0.9
	confState    = 0.93
	confMeta     = 0.85
	confSections = 0.8
	confText     = 0.55
	confUnsure   = 0.5 // data of a job that may not be the page's own
	confFlat     = 0.3
)

// teaser is the length in bytes below which a description in structured data may be a
// summary of what the page shows.
const teaser = 400

// introduction is the length in bytes below which a description without a heading that
// only postings have may be no more than the first paragraphs of what the page shows.
const introduction = 2000

// source is a page that is being read.
type source struct {
	text string // the decoded page, with its tags
	doc  *goquery.Document
	link string
	// otherTopic says that the structured data describes an article or a product.
	otherTopic bool
	// tooLarge says that a block of data was left out because of its size.
	tooLarge bool
	// budget limits what is read more than once.
	budget *budget
	notices
}

// Extract finds the posting on a page. contentType is the content type that the server
// sent, link the page's address; both may be empty. Extract trusts, in this order,
// JSON-LD, microdata, the state that the page carries for its scripts, the meta
// elements of a job, and the visible text. The visible text also replaces structured
// data that holds only a summary of it.
//
// The errors are [ErrNoPosting], [ErrSeveral], [ErrLogin], [ErrScript], [ErrTooLarge],
// [ErrClosed], a [*FrameError], a bot check's [*challenge.Error], or an error of
// decoding. The caller limits the size of data; the time taken is proportional to it.
func Extract(data []byte, contentType, link string) (posting.Posting, error) {
	text, err := document.Decode(data, contentType)
	if err != nil {
		return posting.Posting{}, err
	}
	_, p, err := extract(text, link)
	return p, err
}

// extract is [Extract] for a page that has been decoded. It also returns the budget,
// which says how many steps were spent.
func extract(text, link string) (*budget, posting.Posting, error) {
	s := source{text: text, link: link, budget: newBudget(len(text))}
	p, err := s.extract()
	return s.budget, p, err
}

// extract parses the page, or reads it flat if it is nested too deeply to be parsed.
func (s *source) extract() (posting.Posting, error) {
	root, err := nethtml.Parse(strings.NewReader(s.text))
	if err != nil {
		return s.flat()
	}
	s.doc = goquery.NewDocumentFromNode(root)
	s.notice()
	banner := bannerOf(root)
	s.prepare()
	p, err := s.posting()
	if err == nil && banner != "" && !strings.Contains(p.Text, banner) {
		p.Text = banner + "\n\n" + p.Text
	}
	return p, err
}

// posting reads the page in the first way that works.
func (s *source) posting() (posting.Posting, error) {
	p, several, err := s.structured()
	if err != nil {
		return posting.Posting{}, err
	}
	whole := p.Text != ""
	s.complete(&p)
	if whole && p.Confidence > confUnsure && (len(p.Text) >= introduction || len(p.Text) >= teaser && countHeadings(p.Text, opensStrong) > 0) {
		return p, nil
	}
	seen, sections, err := s.visible(p.Title)
	switch {
	case whole && (err != nil || p.Confidence > confUnsure && !fuller(seen.Text, p.Text, sections)):
		return p, nil
	case err != nil && several:
		return posting.Posting{}, ErrSeveral
	case err != nil:
		return posting.Posting{}, err
	}
	if p.Confidence == confUnsure {
		p = posting.Posting{}
		s.complete(&p)
	}
	p.Text, p.Source, p.Confidence = seen.Text, seen.Source, seen.Confidence
	return p, nil
}

// fuller reports whether the visible text, which has the given number of sections, is
// the whole of which structured data gives a part: a summary, or the introduction.
func fuller(seen, part string, sections int) bool {
	if len(part) < teaser {
		return sections > 0 && len(seen) >= 3*len(part)
	}
	return len(seen) >= 2*len(part) && countHeadings(seen, opensStrong) >= 2 && strings.Contains(letters(seen, len(seen)), letters(part, 80))
}

// structured reads the posting from what the page says to programs: JSON-LD, microdata,
// the state of its scripts, or meta elements. A longer text of the same job in the
// state replaces a summary in the others. several says that the state describes jobs of
// which none is the page's own. A single job that nothing on the page names has the
// confidence confUnsure.
func (s *source) structured() (p posting.Posting, several bool, err error) {
	p, ok, err := s.data()
	if err != nil {
		return posting.Posting{}, false, err
	}
	if !ok {
		p, ok = s.microdata()
	}
	if ok && len(p.Text) >= teaser {
		return p, false, nil
	}
	state, found, several := s.embedded()
	sure := state.named || state.linked
	switch {
	case ok && found && len(state.Text) >= 3*len(p.Text) && (p.Title == "" || strings.EqualFold(p.Title, state.Title)):
		p.Text, p.Source, p.Confidence = state.Text, state.Source, confState
		return p, false, nil
	case ok:
		return p, false, nil
	case found && sure:
		state.Confidence = confState
		return state.Posting, false, nil
	}
	if p, ok := s.metatags(); ok {
		return p, false, nil
	}
	if found && !several {
		state.Confidence = confUnsure
		return state.Posting, false, nil
	}
	return posting.Posting{}, several, nil
}

// complete fills in what structured data left out from the rest of the page.
func (s *source) complete(p *posting.Posting) {
	if p.URL == "" || absolute(s.link) {
		p.URL = s.address()
	}
	if p.Company == "" {
		p.Company = s.company()
	}
	if p.Title == "" {
		p.Title = s.title(p.Company)
	}
	if p.Company == "" {
		p.Company = s.companyAfterTitle(p.Title)
	}
	if p.Location == "" {
		p.Location = s.place()
	}
}

// maxAddress is the length in bytes beyond which the address that a page gives for
// itself is ignored.
const maxAddress = 8 << 10

// address returns the page's own link: the link that it was fetched from, or else the
// one that it gives for itself.
func (s *source) address() string {
	if absolute(s.link) {
		return document.Line(s.link)
	}
	for _, u := range []string{s.doc.Find(`link[rel="canonical"]`).First().AttrOr("href", ""), s.meta("og:url")} {
		if len(u) <= maxAddress && absolute(u) {
			return document.Line(u)
		}
	}
	return ""
}

// absolute reports whether a link is a complete http or https address.
func absolute(link string) bool {
	u, err := url.Parse(strings.TrimSpace(link))
	return err == nil && u.Host != "" && (u.Scheme == "http" || u.Scheme == "https")
}

// meta returns the content of the first meta element of a name that has content.
func (s *source) meta(name string) string {
	content := ""
	s.doc.Find("meta").EachWithBreak(func(_ int, m *goquery.Selection) bool {
		for _, key := range []string{"property", "name", "itemprop"} {
			if strings.EqualFold(m.AttrOr(key, ""), name) {
				content = document.Line(m.AttrOr("content", ""))
				break
			}
		}
		return content == ""
	})
	return content
}

// company returns the name that the page gives for the employer outside structured
// data.
func (s *source) company() string {
	for _, selector := range []string{`[itemprop="hiringOrganization"]`, `[class*="company-name"]`, `[class*="companyName"]`, `[class*="org-name"]`, `[class*="employer-name"]`, `[class~="company"]`, `[class~="employer"]`} {
		found := s.doc.Find(selector)
		found = found.Slice(0, min(found.Length(), 100)).FilterFunction(func(_ int, e *goquery.Selection) bool { return e.Closest("nav, header, footer, ul").Length() == 0 })
		if name := document.Line(found.First().Text()); len(name) >= 2 && len(name) <= 60 && !strings.EqualFold(name, "company") {
			return name
		}
	}
	return s.meta("og:site_name")
}

// place reads the location from the meta elements that some systems write, or from an
// element that is named after it.
func (s *source) place() string {
	place := ""
	s.doc.Find("meta").EachWithBreak(func(_ int, m *goquery.Selection) bool {
		name := strings.ToLower(m.AttrOr("name", m.AttrOr("property", "")))
		if name == "geo.placename" || strings.Contains(name, "location") && !strings.Contains(name, "url") {
			place = document.Line(strings.ReplaceAll(m.AttrOr("content", ""), "~", ", "))
		}
		return place == ""
	})
	if place != "" {
		return place
	}
	text := document.Line(s.doc.Find(`[class*="job-location"], [class*="jobLocation"], [class~="location"], [data-automation-id="locations"], [data-testid*="location"]`).First().Text())
	if len(text) <= 80 {
		return text
	}
	return ""
}

// flat reads a page that is nested too deeply for the parser. It reads structured data
// from the head of the page, which is parsed on its own, or else all text of the page.
func (s *source) flat() (posting.Posting, error) {
	text := document.Structure(s.text)
	if root, err := nethtml.Parse(strings.NewReader(headOf(s.text))); err == nil {
		s.doc = goquery.NewDocumentFromNode(root)
		if p, ok, err := s.data(); err == nil && ok && p.Text != "" {
			s.complete(&p)
			return p, nil
		}
	} else {
		s.doc = goquery.NewDocumentFromNode(&nethtml.Node{Type: nethtml.DocumentNode})
	}
	s.notice()
	if len(text) < minSections || countSections(text) == 0 {
		return posting.Posting{}, s.refusal(text)
	}
	p := posting.Posting{Source: "html", Confidence: confFlat, Text: text}
	s.complete(&p)
	if p.Title == "" {
		first, _, _ := strings.Cut(text, "\n")
		if name, ok := strings.CutPrefix(first, "## "); ok {
			p.Title = document.Line(name)
		}
	}
	return p, nil
}

// headOf returns the page's head, at most the first 1 MB, or the first 8 KB of a page
// without one.
func headOf(text string) string {
	const most = 1 << 20
	text = text[:min(len(text), most)]
	if before, _, ok := strings.Cut(text, "</head"); ok {
		return before
	}
	return text[:min(len(text), 1<<13)]
}

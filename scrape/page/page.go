// Package page finds the job posting on a web page: by its structured data when
// it has some, by the data that it carries for its scripts, else by the visible
// text. No script is run.
//
// It is given the page's bytes and fetches nothing. It does not know hiring
// systems; what they answer to programs is read elsewhere.
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

// The reasons why a page gives no posting. Each says what to do.
var (
	// ErrNoPosting says that the page was read and is none.
	ErrNoPosting = errors.New("no job posting was found on this page; open the posting itself, and save its page or paste its text into match url -")
	// ErrSeveral says that the page lists jobs and that none of them is the
	// page's own.
	ErrSeveral = errors.New("the page lists several jobs; open the one you mean and give its link, or paste its text into match url -")
	// ErrLogin says that a log-in stands before the page.
	ErrLogin = errors.New("the site asks to log in first; open the posting in a browser and save the page, or paste its text into match url -")
	// ErrScript says that the page holds no text until its scripts run.
	ErrScript = errors.New("the page is filled in by scripts; --render opens it with them, or open it in a browser and save the page, or paste its text into match url -")
	// ErrTooLarge says that the page's data for programs is too large to be read,
	// and that there is no posting beside it.
	ErrTooLarge = errors.New("the page carries more data than is read; open it in a browser and save the page, or paste its text into match url -")
	// ErrClosed says that the page announces that the job is gone, and holds no
	// description any more.
	ErrClosed = errors.New("the page says that the job is closed or gone; if you have its text, paste it into match url -")
)

// The confidence that a way of reading deserves, 0 to 1: structured data names
// the posting; the visible text is a judgement, better when it has the
// headings of a posting.
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

// teaser is the length in bytes below which a description in structured data
// may be a summary of what the page shows.
const teaser = 400

// introduction is the length in bytes below which a description without a
// heading of its own may be no more than the page's first paragraphs.
const introduction = 2000

// source is a page under way.
type source struct {
	text string // decoded, with its tags
	doc  *goquery.Document
	link string
	// about says that the structured data describes an article or a product.
	about bool
	// huge says that data was left out because of its size.
	huge bool
	// work is what may be read more than once.
	work *work
	notices
}

// Extract finds the posting on a page. contentType is the server's, or empty;
// link is the page's address, or empty. It trusts, in this order, JSON-LD,
// microdata, the state that the page carries for its scripts, the meta elements
// of a job, and the visible text, which also stands in for structured data that
// has only a summary of it. The errors are [ErrNoPosting], [ErrSeveral],
// [ErrLogin], [ErrScript], [ErrTooLarge],
// [ErrClosed], [*FrameError], a bot check's [*challenge.Error], or of decoding. The caller limits the
// size; the time taken grows with it in proportion.
func Extract(data []byte, contentType, link string) (posting.Posting, error) {
	text, err := document.Decode(data, contentType)
	if err != nil {
		return posting.Posting{}, err
	}
	_, p, err := extract(text, link)
	return p, err
}

// extract is [Extract] for a page that is decoded, and tells what it cost.
func extract(text, link string) (*work, posting.Posting, error) {
	s := source{text: text, link: link, work: workFor(len(text))}
	p, err := s.extract()
	return s.work, p, err
}

func (s *source) extract() (posting.Posting, error) {
	root, err := nethtml.Parse(strings.NewReader(s.text))
	if err != nil {
		return s.flat()
	}
	s.doc = goquery.NewDocumentFromNode(root)
	s.notice()
	s.prepare()
	return s.posting()
}

// posting reads the page by the first way that works.
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

// fuller reports that the visible text, which has some sections, is the whole of
// what structured data gives a part of: a summary, or the introduction.
func fuller(seen, part string, sections int) bool {
	if len(part) < teaser {
		return sections > 0 && len(seen) >= 3*len(part)
	}
	return len(seen) >= 2*len(part) && countHeadings(seen, opensStrong) >= 2 && strings.Contains(letters(seen, len(seen)), letters(part, 80))
}

// structured reads the posting from what the page says to programs: JSON-LD,
// microdata, the state of its scripts, meta elements. A longer text of the same
// job in the state stands in for a summary in the others. several says that the
// state describes jobs of which none is the page's own; one job that nothing on
// the page names has the confidence confUnsure.
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

// complete fills in what structured data left out, from the page around it.
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
		p.Company = s.behindTitle(p.Title)
	}
	if p.Location == "" {
		p.Location = s.place()
	}
}

// maxAddress is the length in bytes beyond which a page's word on its own
// address is none.
const maxAddress = 8 << 10

// address is the page's own link: the one it was got from, else what it says.
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

// absolute reports a link that a browser can open by itself.
func absolute(link string) bool {
	u, err := url.Parse(strings.TrimSpace(link))
	return err == nil && u.Host != "" && (u.Scheme == "http" || u.Scheme == "https")
}

// meta is the content of the first meta element of a name that has any.
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

// company is what the page says of the employer outside structured data.
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

// place reads the location from the meta elements that some systems write, or
// from an element that is named after it.
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

// flat reads a page that is nested too deeply for the parser: structured data
// from its beginning, which is parsed alone, else all of its text.
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
	if len(text) < leastSections || countSections(text) == 0 {
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

// headOf is the page's head, or its beginning when it has none.
func headOf(text string) string {
	const most = 1 << 20
	text = text[:min(len(text), most)]
	if before, _, ok := strings.Cut(text, "</head"); ok {
		return before
	}
	return text[:min(len(text), 1<<13)]
}

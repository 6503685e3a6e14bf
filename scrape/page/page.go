// Package page finds the job posting on a web page: by its structured data when
// it has some, else by the visible text.
//
// It is given the page's bytes and fetches nothing. It does not know hiring
// systems; what they answer to programs is read elsewhere.
package page

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"github.com/PuerkitoBio/goquery"
	nethtml "golang.org/x/net/html"

	"skillmatch/scrape/document"
	"skillmatch/scrape/posting"
)

// The reasons why a page gives no posting.
var (
	// ErrNoPosting says that the page was read and is none.
	ErrNoPosting = errors.New("no job posting was found on this page; paste the posting's text into match url -")
	// ErrBlocked says that a bot check or a log-in stands before the page.
	ErrBlocked = errors.New("the site shows a bot check or a log-in page; open the posting in a browser and save the page, or paste its text into match url -")
	// ErrScript says that the page holds no text until its scripts run.
	ErrScript = errors.New("the page is filled in by scripts; open it in a browser and save the page, or paste its text into match url -")
	// ErrClosed says that the page announces that the job is gone.
	ErrClosed = errors.New("the page says that the job is closed")
)

// The confidence that a way of reading deserves, 0 to 1: structured data names
// the posting; the visible text is a judgement, better when it has the
// headings of a posting.
const (
	confStructured = 0.97
	confHeadings   = 0.8
	confText       = 0.55
)

// leastText is the number of letters below which a page holds no posting.
const leastText = 200

// Extract finds the posting on a page. contentType is the server's, or empty;
// link is the page's address, or empty. The errors are [ErrNoPosting],
// [ErrBlocked], [ErrScript], [ErrClosed], or of decoding.
func Extract(data []byte, contentType, link string) (posting.Posting, error) {
	source, err := document.Decode(data, contentType)
	if err != nil {
		return posting.Posting{}, err
	}
	root, err := nethtml.Parse(strings.NewReader(source))
	if err != nil {
		return fromFlat(source, link)
	}
	doc := goquery.NewDocumentFromNode(root)
	if p, ok := fromData(doc); ok {
		complete(&p, doc, link)
		return p, nil
	}
	return fromText(doc, link)
}

// complete fills in what structured data left out, from the page around it.
func complete(p *posting.Posting, doc *goquery.Document, link string) {
	p.URL = link
	if p.URL == "" {
		p.URL = document.Line(doc.Find(`link[rel="canonical"]`).First().AttrOr("href", ""))
	}
	if p.Company == "" {
		p.Company = meta(doc, "og:site_name")
	}
	if p.Title == "" {
		p.Title = title(doc, p.Company)
	}
	if p.Location == "" {
		p.Location = placeInMeta(doc)
	}
}

// title is the page's own name for itself: the first heading, else its title
// without the company or site that is often put behind it.
func title(doc *goquery.Document, company string) string {
	heading := document.Line(doc.Find("h1").First().Text())
	if n := len(heading); n > 0 && n <= 150 {
		return heading
	}
	for _, t := range []string{meta(doc, "og:title"), document.Line(doc.Find("title").First().Text())} {
		if t != "" {
			return withoutSite(t, company)
		}
	}
	return ""
}

// withoutSite cuts " - Company" or " | Site" off a title.
func withoutSite(t, company string) string {
	for _, sign := range []string{" | ", " - ", " – ", " — ", " at "} {
		i := strings.LastIndex(t, sign)
		if i <= 0 {
			continue
		}
		if sign != " at " || company != "" && strings.EqualFold(t[i+len(sign):], company) {
			return t[:i]
		}
	}
	return t
}

// meta is the content of a meta element, by property or name.
func meta(doc *goquery.Document, name string) string {
	s := doc.Find(fmt.Sprintf(`meta[property=%q], meta[name=%q], meta[itemprop=%q]`, name, name, name)).First()
	return document.Line(s.AttrOr("content", ""))
}

// placeInMeta reads the place from the meta elements that some systems write
// beside structured data without one.
func placeInMeta(doc *goquery.Document) string {
	place := ""
	doc.Find("meta").EachWithBreak(func(_ int, s *goquery.Selection) bool {
		name := strings.ToLower(s.AttrOr("name", s.AttrOr("property", "")))
		if strings.Contains(name, "location") && !strings.Contains(name, "url") {
			place = document.Line(strings.ReplaceAll(s.AttrOr("content", ""), "~", ", "))
		}
		return place == ""
	})
	return place
}

// refusal tells why a page with too little text gives no posting.
func refusal(source, text string) error {
	lower := strings.ToLower(text)
	for _, mark := range []string{"enable javascript and cookies to continue", "checking your browser", "verify you are human", "verifying you are human", "security check", "you have been blocked",
		"please wait while your request is being verified", "just a moment", "access denied", "unusual traffic", "are you a robot", "captcha", "sign in to continue", "log in to continue", "authwall"} {
		if strings.Contains(lower, mark) {
			return ErrBlocked
		}
	}
	if closed(lower) {
		return ErrClosed
	}
	if len(text) < leastText/2 && strings.Count(source, "<script") > 0 {
		return ErrScript
	}
	return ErrNoPosting
}

// closed reports a text that announces that a job is gone.
func closed(lower string) bool {
	for _, mark := range []string{"no longer accepting applications", "no longer available", "position has been filled", "job has expired", "posting has expired", "job is closed", "position is closed",
		"this job is no longer", "vacancy is closed", "nicht mehr verfügbar", "n'est plus disponible", "ya no está disponible"} {
		if strings.Contains(lower, mark) {
			return true
		}
	}
	return false
}

// fromFlat reads a page that is nested too deeply for the parser.
func fromFlat(source, link string) (posting.Posting, error) {
	text := document.Structure(source)
	p := posting.Posting{URL: link, Source: "html", Confidence: confText / 2, Text: text}
	if doc, err := goquery.NewDocumentFromReader(bytes.NewReader([]byte(source[:min(len(source), 1<<16)]))); err == nil {
		if q, ok := fromData(doc); ok {
			complete(&q, doc, link)
			return q, nil
		}
		p.Title = title(doc, "")
	}
	if len(text) < leastText || signals(text) == 0 {
		return posting.Posting{}, refusal(source, text)
	}
	return p, nil
}

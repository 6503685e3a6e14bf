package page

import (
	"strings"

	"github.com/PuerkitoBio/goquery"
	nethtml "golang.org/x/net/html"

	"skillmatch/scrape/document"
	"skillmatch/scrape/posting"
)

// microdata reads a JobPosting that is written into the attributes of the page.
func (s *source) microdata() (posting.Posting, bool) {
	job := s.doc.Find("[itemtype]").FilterFunction(func(_ int, e *goquery.Selection) bool { return isJob(e.AttrOr("itemtype", "")) }).First()
	if job.Length() == 0 {
		return posting.Posting{}, false
	}
	p := posting.Posting{Source: "microdata", Confidence: confMicro, Title: property(job, "title"), Published: published(property(job, "datePosted")), Expires: published(property(job, "validThrough"))}
	organization := job.Find(`[itemprop="hiringOrganization"]`).First()
	if p.Company = property(organization, "name"); p.Company == "" && organization.Length() > 0 {
		p.Company = value(organization)
	}
	var parts []string
	for _, key := range []string{"addressLocality", "addressRegion", "addressCountry"} {
		if v := part(property(job, key)); v != "" {
			parts = append(parts, v)
		}
	}
	if p.Location = strings.Join(parts, ", "); p.Location == "" {
		p.Location = property(job, "jobLocation")
	}
	if u := property(job, "url"); absolute(u) {
		p.URL = u
	}
	p.Text = microText(job)
	return p, p.Text != "" || p.Title != ""
}

// property returns the value of the first property of a name within a scope.
func property(scope *goquery.Selection, name string) string {
	return value(scope.Find(`[itemprop="` + name + `"]`).First())
}

// value returns a property's value: the value for programs, or else the text.
func value(s *goquery.Selection) string {
	for _, key := range []string{"content", "datetime"} {
		if v := document.Line(s.AttrOr(key, "")); v != "" {
			return v
		}
	}
	return document.Line(s.Text())
}

// microText joins the properties that hold text, in the order of the page. A property
// inside another is read with it. A property that does not begin with a heading gets
// one.
func microText(job *goquery.Selection) string {
	headings := map[string]string{"description": "", "responsibilities": "Responsibilities", "qualifications": "Qualifications", "skills": "Skills", "experienceRequirements": "Experience", "educationRequirements": "Education",
		"jobBenefits": "Benefits"}
	var text []string
	var read func(n *nethtml.Node)
	read = func(n *nethtml.Node) {
		heading, ok := headings[attribute(n, "itemprop")]
		if !ok {
			for c := n.FirstChild; c != nil; c = c.NextSibling {
				read(c)
			}
			return
		}
		t := document.Lines(n)
		if t == "" {
			t = prose(attribute(n, "content"))
		}
		if t != "" && heading != "" && !strings.HasPrefix(t, "## ") {
			t = "## " + heading + "\n\n" + t
		}
		if t != "" {
			text = append(text, t)
		}
	}
	for c := job.Get(0).FirstChild; c != nil; c = c.NextSibling {
		read(c)
	}
	return document.Clean(strings.Join(text, "\n\n"))
}

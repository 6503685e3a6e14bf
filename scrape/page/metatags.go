package page

import (
	"strings"

	"github.com/PuerkitoBio/goquery"

	"skillmatch/scrape/document"
	"skillmatch/scrape/posting"
)

// metatags reads a posting from meta elements that some career sites write for their
// own search: job-title, job-description, job-city and so on.
func (s *source) metatags() (posting.Posting, bool) {
	tags := map[string]string{}
	s.doc.Find("meta").Each(func(_ int, m *goquery.Selection) {
		name, ok := strings.CutPrefix(plainKey(m.AttrOr("name", m.AttrOr("property", ""))), "job")
		if content := m.AttrOr("content", ""); ok && strings.TrimSpace(content) != "" && tags[name] == "" {
			tags[name] = content
		}
	})
	p := posting.Posting{Source: "meta-tags", Confidence: confMeta, Title: label(tags["title"]), Text: prose(tags["description"]), Published: published(document.Line(tags["posteddate"]))}
	if p.Title == "" || p.Text == "" {
		return posting.Posting{}, false
	}
	for _, part := range []string{"responsibilities", "requirements", "qualifications", "skills"} {
		if t := prose(tags[part]); t != "" && !strings.Contains(p.Text, t) {
			p.Text += "\n\n## " + strings.ToUpper(part[:1]) + part[1:] + "\n\n" + t
		}
	}
	p.Text = document.Clean(p.Text)
	p.Company = label(tags["company"])
	p.Location = metaPlace(tags)
	return p, true
}

// metaPlace assembles the place from its parts and appends the other places.
func metaPlace(tags map[string]string) string {
	var parts, places []string
	for _, k := range []string{"city", "region", "country"} {
		if t := part(tags[k]); t != "" {
			parts = append(parts, t)
		}
	}
	if len(parts) > 0 {
		places = append(places, strings.Join(parts, ", "))
	} else if t := part(tags["location"]); t != "" {
		places = append(places, t)
	}
	for other := range strings.SplitSeq(tags["secondarylocations"], ";") {
		if t := part(strings.ReplaceAll(other, ",", ", ")); t != "" && len(places) < maxPlaces {
			places = append(places, t)
		}
	}
	if mode := strings.ToLower(tags["workingmode"]); strings.Contains(mode, "remote") || strings.Contains(mode, "hybrid") {
		places = append(places, label(tags["workingmode"]))
	}
	return document.Line(strings.Join(places, "; "))
}

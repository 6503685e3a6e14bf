package board

import (
	"bytes"
	"cmp"
	"errors"
	"net/url"
	"strings"

	"skillmatch/scrape/document"
	"skillmatch/scrape/posting"
)

// minFeedText is the length in bytes from which a text in a feed is taken for the
// posting. A shorter text only announces the posting.
const minFeedText = 400

// IsFeed reports whether a document is an RSS or Atom feed or a sitemap, by its first
// element.
func IsFeed(data []byte) bool {
	head := bytes.TrimSpace(bytes.TrimPrefix(data[:min(len(data), 4096)], []byte("\xef\xbb\xbf")))
	for {
		switch {
		case bytes.HasPrefix(head, []byte("<?")):
			_, head, _ = bytes.Cut(head, []byte("?>"))
		case bytes.HasPrefix(head, []byte("<!--")):
			_, head, _ = bytes.Cut(head, []byte("-->"))
		default:
			for _, root := range []string{"<rss", "<feed", "<rdf:RDF", "<urlset", "<sitemapindex", "<workzag-jobs"} {
				if rest, ok := bytes.CutPrefix(head, []byte(root)); ok && len(rest) > 0 && strings.IndexByte(" \t\r\n>:", rest[0]) >= 0 {
					return true
				}
			}
			return false
		}
		head = bytes.TrimSpace(head)
	}
}

// ReadFeed reads a feed or sitemap. Entries that hold a posting's text become postings;
// the other entries, and the pages of a sitemap, become links. When the document is
// broken, ReadFeed returns what precedes the break together with the error. The error
// is [ErrEmptyFeed] for a feed that lists nothing.
func ReadFeed(data []byte) (Answer, error) {
	n, broken := parseXML(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")))
	var out Answer
	switch {
	case n.at("url").exists():
		out.Links = jobLinks(locations(n.at("url")))
	case n.at("sitemap").exists():
		out.Maps = jobLinks(locations(n.at("sitemap")))
	case n.at("position").exists():
		for _, j := range n.at("position").list() {
			out.Postings = append(out.Postings, personioJob(Ref{}, j))
		}
	default:
		entries := append(n.at("channel", "item").list(), append(n.at("item").list(), n.at("entry").list()...)...)
		for _, e := range entries {
			out.entry(e, n.at("channel", "title").line())
		}
	}
	if len(out.Postings)+len(out.Links)+len(out.Maps) == 0 {
		return Answer{}, cmp.Or(broken, ErrEmptyFeed)
	}
	return out, broken
}

// ErrEmptyFeed says that a feed or sitemap lists nothing.
var ErrEmptyFeed = errors.New("the feed lists no posting")

// entry adds an item of RSS or an entry of Atom. feed is the title of the feed.
func (a *Answer) entry(e node, feed string) {
	p := feedPosting(e, feed)
	switch {
	case len(p.Text) >= minFeedText || p.Text != "" && p.URL == "":
		p.Source, p.Confidence = "feed", 0.9
		a.Postings = append(a.Postings, p)
	case p.URL != "":
		a.Links = append(a.Links, p.URL)
	}
}

// feedPosting reads an item of RSS or an entry of Atom.
func feedPosting(e node, feed string) posting.Posting {
	var t text
	body := ""
	for _, key := range []string{"encoded", "content", "description", "summary"} {
		if s := e.at(key).raw(); len(s) > len(body) {
			body = s
		}
	}
	t.html("", body)
	for _, key := range []string{"qualifications", "requirements", "exampleOfDuties", "supplementalInformation"} { // NeoGov
		t.html(strings.ToUpper(key[:1])+key[1:], e.at(key).raw())
	}
	title, company := e.at("title").line(), e.first("company", "companyName", "employer", "agency", "department_name")
	link := entryLink(e)
	if u, err := url.Parse(link); err == nil && company == "" && strings.HasSuffix(u.Hostname(), "weworkremotely.com") {
		if c, rest, ok := strings.Cut(title, ": "); ok {
			company, title = c, rest
		}
	}
	return posting.Posting{ID: firstOf(link, e.first("guid", "id"), title), Title: title, Company: firstOf(company, employer(feed)), Location: entryPlace(e), URL: link,
		Published: e.first("pubDate", "published", "updated", "date"), Text: t.String()}
}

// employer returns the title of a feed if it can be the name of a company. The titles
// of boards' feeds are recognized by words that no company is called.
func employer(feed string) string {
	lower := strings.ToLower(feed)
	for _, w := range []string{"job", "career", "remote", "hiring", "vacanc", ":", "|"} {
		if strings.Contains(lower, w) {
			return ""
		}
	}
	return feed
}

// entryLink returns the address of an entry's page.
func entryLink(e node) string {
	for _, s := range []string{e.at("link").line(), e.at("guid").line(), e.at("id").line()} {
		if u, err := url.Parse(s); err == nil && (u.Scheme == "http" || u.Scheme == "https") {
			return s
		}
	}
	for _, l := range e.at("link").list() {
		if href := l.at("@href").line(); href != "" && (l.at("@rel").line() == "" || l.at("@rel").line() == "alternate") {
			return href
		}
	}
	return ""
}

// entryPlace returns the place of the work, as far as the feed gives it.
func entryPlace(e node) string {
	var places []string
	for _, l := range e.at("locations", "location").list() {
		places = append(places, firstOf(l.line(), lines(", ", firstOf(l.at("city").line(), l.at("name").line()), l.at("country").line())))
	}
	places = append(places, e.first("region", "location", "jobLocation"), lines(", ", e.at("city").line(), e.at("state").line(), e.at("country").line()))
	return located(lines("; ", places...), e.at("remoteStatus").raw())
}

// locations returns the addresses in the elements of a sitemap.
func locations(n node) []string {
	var out []string
	for _, u := range n.list() {
		if s := document.Line(u.at("loc").raw()); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// jobLinks returns the links whose path contains a word for jobs, or all links when
// there is none. It returns at most maxListed links.
func jobLinks(all []string) []string {
	var jobs []string
	for _, link := range all {
		lower := strings.ToLower(link)
		for _, w := range []string{"/job", "job-", "career", "vacanc", "position", "opening", "stellen", "karriere", "emploi", "offre", "empleo", "vaga", "lavor", "/o/", "/p/"} {
			if strings.Contains(lower, w) {
				jobs = append(jobs, link)
				break
			}
		}
	}
	if len(jobs) == 0 {
		jobs = all
	}
	return jobs[:min(len(jobs), maxListed)]
}

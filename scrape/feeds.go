package scrape

import (
	"errors"
	"fmt"

	"skillmatch/scrape/board"
	"skillmatch/scrape/document"
	"skillmatch/scrape/head"
)

// maxMaps is the number of sitemaps that are followed from one sitemap index.
const maxMaps = 50

// errAnnounced says that a feed in a file holds only links. Reading a file opens no
// connection, so they are not followed.
var errAnnounced = errors.New("the feed only announces postings; give its link, so that they are fetched")

// feed yields the postings of a feed or sitemap. It follows the links in it when the
// feed itself came from a link.
func (w *walker) feed(s Source, data []byte) bool {
	answer, err := board.ReadFeed(data)
	for i, p := range answer.Postings {
		if p.ID == "" {
			p.ID = fmt.Sprintf("%s:%d", s.name, i+1)
		}
		ref := firstText(p.URL, fmt.Sprintf("%s:%d", s.Ref, i+1))
		head.Read(&p)
		if w.over() || !w.yield(Source{Ref: ref, kind: fromPosting, posting: p}, nil) {
			return false
		}
	}
	switch {
	case err != nil:
		return w.fail(s.Ref, err)
	case s.link == "" && len(answer.Links)+len(answer.Maps) > 0:
		return w.fail(s.Ref, errAnnounced)
	}
	for _, link := range answer.Maps[:min(len(answer.Maps), maxMaps)] {
		if w.over() || !w.sitemap(link) {
			return false
		}
	}
	return w.links(answer.Links)
}

// sitemap fetches one of the sitemaps of a sitemap index and follows the links in it.
// Sitemaps that it lists in turn are not followed.
func (w *walker) sitemap(link string) bool {
	res, err := w.client().Get(w.ctx, link)
	if err != nil {
		return !w.over() && w.fail(document.Line(link), err)
	}
	answer, err := board.ReadFeed(res.Body)
	if err != nil && len(answer.Links) == 0 {
		return w.fail(document.Line(link), err)
	}
	return w.links(answer.Links)
}

// links follows links to postings, each of them once.
func (w *walker) links(list []string) bool {
	seen := map[string]bool{}
	for _, link := range list {
		if seen[link] || !IsLink(link) {
			continue
		}
		seen[link] = true
		if w.over() || !w.link(document.Line(link)) {
			return false
		}
	}
	return true
}

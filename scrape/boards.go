package scrape

import (
	"errors"
	"strings"

	"skillmatch/scrape/board"
	"skillmatch/scrape/document"
	"skillmatch/scrape/fetch"
	"skillmatch/scrape/head"
	"skillmatch/scrape/page"
	"skillmatch/scrape/posting"
)

// client returns the client of the walk's options, and makes one with default limits
// when a link first needs it.
func (w *walker) client() *fetch.Client {
	if w.o.Client == nil {
		w.o.Client = fetch.New(fetch.Options{})
	}
	return w.o.Client
}

// link follows a link. What the link names at a hiring system is requested there; every
// other link is a page.
func (w *walker) link(link string) bool {
	ref, ok := board.Classify(link)
	if !ok {
		return w.page(link, link)
	}
	q, err := ref.Request()
	switch {
	case err != nil:
		return w.fail(link, err)
	case q.Page:
		return w.page(link, q.URL)
	}
	return w.board(link, ref, q, func(err error) bool {
		if ref.Job == "" || errors.Is(err, board.ErrGone) || errors.Is(err, fetch.ErrOffline) {
			return w.fail(link, err)
		}
		return w.page(link, link) // the page may still hold the posting
	})
}

// page fetches an address for a link and yields what it holds. Two kinds of pages on a
// company's own domain are read at the hiring system instead: a page that shows one of
// the system's postings, and a page without a posting that shows a company's whole
// board.
func (w *walker) page(link, address string) bool {
	res, err := w.client().Get(w.ctx, address)
	if err != nil {
		if w.over() {
			return false
		}
		return w.fail(link, err)
	}
	show := func() bool {
		return w.document(Source{Ref: link, name: document.Line(link), link: res.URL, content: res.ContentType}, res.Body)
	}
	ref, ok := board.Embedded(res.Body, link)
	if !ok {
		ref, ok = board.EmbeddedBoard(res.Body)
		if ok {
			_, err := page.Extract(res.Body, res.ContentType, res.URL)
			ok = err != nil
		}
	}
	if ok {
		if q, err := ref.Request(); err == nil && !q.Page {
			return w.board(link, ref, q, func(error) bool { return show() })
		}
	}
	return show()
}

// board sends a request to a hiring system and yields the postings of its answers. It
// calls failed with the reason when nothing has been yielded.
func (w *walker) board(link string, ref board.Ref, q board.Request, failed func(error) bool) bool {
	yielded := false
	for next := &q; next != nil; {
		answer, err := w.ask(ref, *next)
		switch {
		case err != nil && w.over():
			return false
		case err != nil && yielded:
			return w.fail(link, err)
		case err != nil:
			return failed(err)
		}
		for _, p := range answer.Postings {
			if yielded = true; w.over() || !w.ready(link, ref, p) {
				return false
			}
		}
		for _, job := range answer.Jobs {
			if yielded = true; w.over() || !w.job(link, job) {
				return false
			}
		}
		next = answer.Next
	}
	if !yielded {
		return failed(ErrEmpty)
	}
	return true
}

// ask sends one request and reads the answer. The error is [board.ErrGone] when the
// system does not know the posting.
func (w *walker) ask(ref board.Ref, q board.Request) (board.Answer, error) {
	res, err := w.client().Ask(w.ctx, q.Method, q.URL, q.Body)
	if e, ok := errors.AsType[*fetch.StatusError](err); ok && q.One && e.Gone() {
		return board.Answer{}, board.ErrGone
	}
	if err != nil {
		return board.Answer{}, err
	}
	return ref.Read(res.Body)
}

// job requests one posting of a board that lists its postings without their text.
func (w *walker) job(link string, ref board.Ref) bool {
	q, err := ref.Request()
	if err != nil {
		return w.fail(link, err)
	}
	answer, err := w.ask(ref, q)
	if err != nil {
		if w.over() {
			return false
		}
		return w.fail(document.Line(q.URL), err)
	}
	for _, p := range answer.Postings {
		p.ID = firstText(p.URL, p.ID)
		if !w.yield(Source{Ref: firstText(p.URL, link), kind: fromPosting, posting: p}, nil) {
			return false
		}
	}
	return true
}

// ready yields a posting that has been read already. A posting that was requested by
// its own link is identified by that link, a posting of a board by its own address.
func (w *walker) ready(link string, ref board.Ref, p posting.Posting) bool {
	name := link
	if ref.Job == "" {
		name = firstText(p.URL, link+"#"+p.ID)
	}
	p.ID = document.Line(name)
	if p.URL == "" {
		p.URL = document.Line(link)
	}
	head.Read(&p)
	return w.yield(Source{Ref: name, kind: fromPosting, posting: p}, nil)
}

// firstText returns the first string that is not blank, or "".
func firstText(list ...string) string {
	for _, s := range list {
		if strings.TrimSpace(s) != "" {
			return s
		}
	}
	return ""
}

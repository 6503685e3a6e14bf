package board

import (
	"strings"

	"golang.org/x/text/encoding/charmap"

	"skillmatch/scrape/document"
	"skillmatch/scrape/posting"
)

// feedSystems are boards of many companies.
func feedSystems() []system { return []system{hackerNews(), remoteOK(), weWorkRemotely(), usaJobs()} }

// hackerNews: news.ycombinator.com/item?id=, a thread of postings or one of them,
// which a link within the thread names behind "#".
func hackerNews() system {
	return system{
		name: HackerNews,
		match: func(a *address) (Ref, bool) {
			id := a.query.Get("id")
			if isMatch(figures, a.fragment) && isMatch(figures, id) {
				id = a.fragment
			}
			return Ref{Path: id}, a.host == "news.ycombinator.com" && a.part(0) == "item" && isMatch(figures, id)
		},
		ask: func(r Ref) Request { return Request{URL: "https://hn.algolia.com/api/v1/items/" + r.Path} },
		read: func(_ Ref, n node) (Answer, error) {
			if !n.at("id").is() {
				return Answer{}, ErrAnswer
			}
			if n.at("text").is() && n.at("parent_id").is() {
				return Answer{Postings: []posting.Posting{hackerNewsPost(n)}}, nil
			}
			var out Answer
			for _, c := range n.at("children").list() {
				out.Postings = append(out.Postings, hackerNewsPost(c))
			}
			return out, nil
		},
	}
}

// hackerNewsPost is a comment. Its first line names company, role and place by
// convention; what they are is left to the reader of plain text.
func hackerNewsPost(c node) posting.Posting {
	id := c.at("id").line()
	return posting.Posting{ID: "hn:" + id, URL: "https://news.ycombinator.com/item?id=" + id, Published: c.at("created_at").line(), Text: document.Structure(document.Unescape(c.at("text").raw()))}
}

// remoteOK: remoteok.com/remote-jobs/title-ID. Its interface lists the newest
// postings alone, behind a notice, and some texts were decoded wrongly once.
func remoteOK() system {
	return system{
		name: RemoteOK,
		match: func(a *address) (Ref, bool) {
			if a.host != "remoteok.com" && a.host != "remoteok.io" {
				return Ref{}, false
			}
			slug, _ := a.after("remote-jobs")
			id := slug[strings.LastIndexByte(slug, '-')+1:]
			if !isMatch(figures, id) {
				id = ""
			}
			return Ref{Job: id}, id != "" || len(a.parts) == 0 || a.part(0) == "api"
		},
		ask: func(Ref) Request { return Request{URL: "https://remoteok.com/api"} },
		read: func(_ Ref, n node) (Answer, error) {
			var out Answer
			for _, j := range n.list() {
				if j.at("position").is() {
					out.Postings = append(out.Postings, remoteOKJob(j))
				}
			}
			if len(out.Postings) == 0 {
				return Answer{}, ErrAnswer
			}
			return out, nil
		},
	}
}

func remoteOKJob(j node) posting.Posting {
	var t text
	t.html("", recoded(j.at("description").raw()))
	t.add("Compensation", pay(j.at("salary_min").amount(), j.at("salary_max").amount(), "USD", "year"))
	p := posting.Posting{ID: j.at("id").line(), Title: document.Line(recoded(j.at("position").raw())), Company: document.Line(recoded(j.at("company").raw())), Location: located(document.Line(recoded(j.at("location").raw())), "remote"),
		URL: j.at("url").line(), Published: j.at("date").line(), Text: t.String()}
	for _, tag := range j.at("tags").list() {
		p.Skills = append(p.Skills, tag.line())
	}
	return p
}

// weWorkRemotely: weworkremotely.com/remote-jobs/…, a page; its feed is read as
// any other.
func weWorkRemotely() system {
	return system{
		name: WeWorkRemotely,
		match: func(a *address) (Ref, bool) {
			if a.host != "weworkremotely.com" {
				return Ref{}, false
			}
			job, ok := a.after("remote-jobs")
			return Ref{Job: job}, ok && !strings.HasSuffix(job, ".rss")
		},
		ask: func(r Ref) Request { return page("https://weworkremotely.com/remote-jobs/" + escape(r.Job)) },
	}
}

// usaJobs: usajobs.gov/job/ID. The interface wants a key; the page is read.
func usaJobs() system {
	return system{
		name: USAJobs,
		match: func(a *address) (Ref, bool) {
			job, _ := a.after("job")
			if d, ok := a.after("ViewDetails"); ok {
				job = d
			}
			return Ref{Job: number(job)}, a.host == "usajobs.gov" && number(job) != ""
		},
		ask: func(r Ref) Request { return page("https://www.usajobs.gov/job/" + r.Job) },
	}
}

// recoded mends text of which the UTF-8 was read as Latin-1: it is the same text
// when every sign fits one byte and the bytes are UTF-8.
func recoded(s string) string {
	if !strings.ContainsAny(s, "ÃÂâ") {
		return s
	}
	b := make([]byte, 0, len(s))
	for _, r := range s {
		x, ok := windows1252(r)
		if !ok {
			return s
		}
		b = append(b, x)
	}
	if out := string(b); strings.ToValidUTF8(out, "") == out {
		return out
	}
	return s
}

// windows1252 is a sign's byte in that code, the one in which such text was read.
func windows1252(r rune) (byte, bool) { return charmap.Windows1252.EncodeRune(r) }

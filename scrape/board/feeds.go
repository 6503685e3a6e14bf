package board

import (
	"strings"

	"golang.org/x/text/encoding/charmap"

	"skillmatch/scrape/document"
	"skillmatch/scrape/posting"
)

// feedSystems returns the boards that list the postings of many companies.
func feedSystems() []system { return []system{hackerNews(), remoteOK(), weWorkRemotely(), usaJobs()} }

// hackerNews reads news.ycombinator.com/item?id=, which is a thread of postings or a
// single posting. A link inside a thread names the posting after "#".
func hackerNews() system {
	return system{
		name: HackerNews,
		match: func(a *address) (Ref, bool) {
			id := a.query.Get("id")
			if matches(digits, a.fragment) && matches(digits, id) {
				id = a.fragment
			}
			return Ref{Path: id}, a.host == "news.ycombinator.com" && a.part(0) == "item" && matches(digits, id)
		},
		ask: func(r Ref) Request { return Request{URL: "https://hn.algolia.com/api/v1/items/" + r.Path} },
		read: func(_ Ref, n node) (Answer, error) {
			if !n.at("id").exists() {
				return Answer{}, ErrAnswer
			}
			if n.at("text").exists() && n.at("parent_id").exists() {
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

// hackerNewsPost reads a comment. By convention its first line names company, role and
// place; splitting that line is left to the reader of plain text.
func hackerNewsPost(c node) posting.Posting {
	id := c.at("id").line()
	return posting.Posting{ID: "hn:" + id, URL: "https://news.ycombinator.com/item?id=" + id, Published: c.at("created_at").line(), Text: document.Structure(document.Unescape(c.at("text").raw()))}
}

// remoteOK reads remoteok.com/remote-jobs/title-ID. The API lists only the newest
// postings, after a notice, and some of its texts were once decoded with the wrong
// encoding.
func remoteOK() system {
	return system{
		name: RemoteOK,
		match: func(a *address) (Ref, bool) {
			if a.host != "remoteok.com" && a.host != "remoteok.io" {
				return Ref{}, false
			}
			slug, _ := a.partAfter("remote-jobs")
			id := slug[strings.LastIndexByte(slug, '-')+1:]
			if !matches(digits, id) {
				id = ""
			}
			return Ref{Job: id}, id != "" || len(a.parts) == 0 || a.part(0) == "api"
		},
		ask: func(Ref) Request { return Request{URL: "https://remoteok.com/api"} },
		read: func(_ Ref, n node) (Answer, error) {
			var out Answer
			for _, j := range n.list() {
				if j.at("position").exists() {
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

// remoteOKJob reads a posting of the list.
func remoteOKJob(j node) posting.Posting {
	var t text
	t.html("", fixMojibake(j.at("description").raw()))
	t.add("Compensation", pay(j.at("salary_min").amount(), j.at("salary_max").amount(), "USD", "year"))
	p := posting.Posting{ID: j.at("id").line(), Title: document.Line(fixMojibake(j.at("position").raw())), Company: document.Line(fixMojibake(j.at("company").raw())), Location: located(document.Line(fixMojibake(j.at("location").raw())), "remote"),
		URL: j.at("url").line(), Published: j.at("date").line(), Text: t.String()}
	for _, tag := range j.at("tags").list() {
		p.Skills = append(p.Skills, tag.line())
	}
	return p
}

// weWorkRemotely reads weworkremotely.com/remote-jobs/…, which is a page. Its feed is
// read like any other feed.
func weWorkRemotely() system {
	return system{
		name: WeWorkRemotely,
		match: func(a *address) (Ref, bool) {
			if a.host != "weworkremotely.com" {
				return Ref{}, false
			}
			job, ok := a.partAfter("remote-jobs")
			return Ref{Job: job}, ok && !strings.HasSuffix(job, ".rss")
		},
		ask: func(r Ref) Request { return page("https://weworkremotely.com/remote-jobs/" + escape(r.Job)) },
	}
}

// usaJobs reads usajobs.gov/job/ID. The API requires a key, so the page is read.
func usaJobs() system {
	return system{
		name: USAJobs,
		match: func(a *address) (Ref, bool) {
			job, _ := a.partAfter("job")
			if d, ok := a.partAfter("ViewDetails"); ok {
				job = d
			}
			return Ref{Job: number(job)}, a.host == "usajobs.gov" && number(job) != ""
		},
		ask: func(r Ref) Request { return page("https://www.usajobs.gov/job/" + r.Job) },
	}
}

// fixMojibake repairs text whose UTF-8 was read as Windows-1252. It changes a text only
// if every character fits one byte and the bytes are valid UTF-8.
func fixMojibake(s string) string {
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

// windows1252 returns the byte of a character in Windows-1252, the encoding in which
// such text was read.
func windows1252(r rune) (byte, bool) { return charmap.Windows1252.EncodeRune(r) }

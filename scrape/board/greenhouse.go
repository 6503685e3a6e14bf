package board

import (
	"net/url"
	"strings"

	"skillmatch/scrape/posting"
)

// greenhouse: boards.greenhouse.io, job-boards.greenhouse.io with their regions,
// and companies' own pages with gh_jid, whose board the page names. The text is
// HTML, escaped as a whole.
func greenhouse() system {
	return system{
		name: Greenhouse,
		match: func(a *address) (Ref, bool) {
			if a.host != "boards.greenhouse.io" && !isMatch(`^(boards|job-boards)(\.[a-z]{2,3})?\.greenhouse\.io$`, a.host) && a.host != "boards-api.greenhouse.io" {
				return Ref{}, false
			}
			a.local("jobs")
			if a.part(0) == "embed" {
				return Ref{Company: a.query.Get("for"), Job: firstOf(a.query.Get("token"), a.query.Get("gh_jid"))}, a.query.Get("for") != ""
			}
			if a.part(0) == "v1" { // the interface itself
				a.parts = a.parts[min(2, len(a.parts)):]
			}
			ref := Ref{Company: a.part(0)}
			if job, ok := a.after("jobs"); ok {
				ref.Job = number(job)
			} else if id := a.query.Get("gh_jid"); id != "" {
				ref.Job = id
			}
			return ref, ref.Company != "" && isMatch(`^[\w-]+$`, ref.Company) && (ref.Job == "" || isMatch(figures, ref.Job))
		},
		ask: func(r Ref) Request {
			base := "https://boards-api.greenhouse.io/v1/boards/" + escape(r.Company) + "/jobs"
			if r.Job != "" {
				return Request{URL: base + "/" + escape(r.Job) + "?pay_transparency=true", One: true}
			}
			return Request{URL: base + "?content=true"}
		},
		read: func(r Ref, n node) (Answer, error) {
			jobs := n.at("jobs").list()
			if n.at("content").is() || n.at("title").is() {
				jobs = []node{n}
			} else if !n.at("jobs").is() {
				return Answer{}, ErrAnswer
			}
			var out Answer
			for _, j := range jobs {
				out.Postings = append(out.Postings, greenhouseJob(r, j))
			}
			return out, nil
		},
	}
}

func greenhouseJob(r Ref, j node) posting.Posting {
	var t text
	t.html("", j.at("content").raw())
	var ranges []string
	for _, p := range j.at("pay_input_ranges").list() {
		ranges = append(ranges, lines(": ", p.at("title").line(), pay(p.at("min_cents").amount()/100, p.at("max_cents").amount()/100, p.at("currency_type").raw(), "")))
	}
	t.add("Compensation", strings.Join(ranges, "\n"))
	for _, m := range j.at("metadata").list() {
		if v := m.at("value"); m.at("value_type").raw() == "currency_range" && v.is() {
			t.add("Compensation", pay(v.at("min_value").amount(), v.at("max_value").amount(), v.at("unit").raw(), ""))
		}
	}
	place := j.at("location", "name").line()
	if place == "" {
		var offices []string
		for _, o := range j.at("offices").list() {
			offices = append(offices, o.at("name").line())
		}
		place = lines("; ", offices...)
	}
	return posting.Posting{ID: j.at("id").line(), Title: j.at("title").line(), Company: firstOf(j.at("company_name").line(), r.Company), Location: place,
		URL: j.at("absolute_url").line(), Published: firstOf(j.at("first_published").line(), j.at("updated_at").line()), Expires: j.at("application_deadline").line(), Text: t.String()}
}

// firstOf is the first text that is not empty.
func firstOf(list ...string) string {
	for _, s := range list {
		if s = strings.TrimSpace(s); s != "" {
			return s
		}
	}
	return ""
}

// withQuery is an address with a query.
func withQuery(base string, pairs ...string) string {
	q := url.Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		q.Set(pairs[i], pairs[i+1])
	}
	return base + "?" + q.Encode()
}

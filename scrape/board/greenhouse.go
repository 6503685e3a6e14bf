package board

import (
	"net/url"
	"strings"

	"skillmatch/scrape/posting"
)

// greenhouse reads boards.greenhouse.io, job-boards.greenhouse.io and their regions,
// and companies' own pages with gh_jid, where the page names the board. The text is
// HTML that is escaped as a whole.
func greenhouse() system {
	return system{
		name:  Greenhouse,
		match: matchGreenhouse,
		ask: func(r Ref) Request {
			base := "https://boards-api.greenhouse.io/v1/boards/" + escape(r.Company) + "/jobs"
			if r.Job != "" {
				return Request{URL: base + "/" + escape(r.Job) + "?pay_transparency=true", One: true}
			}
			return Request{URL: base + "?content=true"}
		},
		read: func(r Ref, n node) (Answer, error) {
			jobs := n.at("jobs").list()
			if n.at("content").exists() || n.at("title").exists() {
				jobs = []node{n}
			} else if !n.at("jobs").exists() {
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

// matchGreenhouse reads a link to a posting or a board.
func matchGreenhouse(a *address) (Ref, bool) {
	if a.host != "boards.greenhouse.io" && !matches(`^(boards|job-boards)(\.[a-z]{2,3})?\.greenhouse\.io$`, a.host) && a.host != "boards-api.greenhouse.io" {
		return Ref{}, false
	}
	a.dropLanguage("jobs")
	if a.part(0) == "embed" {
		return Ref{Company: a.query.Get("for"), Job: firstOf(a.query.Get("token"), a.query.Get("gh_jid"))}, a.query.Get("for") != ""
	}
	if a.part(0) == "v1" { // the API itself
		a.parts = a.parts[min(2, len(a.parts)):]
	}
	ref := Ref{Company: a.part(0)}
	if job, ok := a.partAfter("jobs"); ok {
		ref.Job = number(job)
	} else if id := a.query.Get("gh_jid"); id != "" {
		ref.Job = id
	}
	return ref, ref.Company != "" && matches(`^[\w-]+$`, ref.Company) && (ref.Job == "" || matches(digits, ref.Job))
}

// greenhouseJob reads a posting.
func greenhouseJob(r Ref, j node) posting.Posting {
	var t text
	t.html("", j.at("content").raw())
	var ranges []string
	for _, p := range j.at("pay_input_ranges").list() {
		ranges = append(ranges, lines(": ", p.at("title").line(), pay(p.at("min_cents").amount()/100, p.at("max_cents").amount()/100, p.at("currency_type").raw(), "")))
	}
	t.add("Compensation", strings.Join(ranges, "\n"))
	for _, m := range j.at("metadata").list() {
		if v := m.at("value"); m.at("value_type").raw() == "currency_range" && v.exists() {
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

// firstOf returns the first text that is not blank, trimmed, or "".
func firstOf(list ...string) string {
	for _, s := range list {
		if s = strings.TrimSpace(s); s != "" {
			return s
		}
	}
	return ""
}

// withQuery returns an address with a query of the pairs of keys and values.
func withQuery(base string, pairs ...string) string {
	q := url.Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		q.Set(pairs[i], pairs[i+1])
	}
	return base + "?" + q.Encode()
}

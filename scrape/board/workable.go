package board

import (
	"strings"

	"skillmatch/scrape/posting"
)

// workable reads apply.workable.com, with the company in the path, and
// company.workable.com. A link without the company redirects, and its page is read.
func workable() system {
	return system{
		name:  Workable,
		match: matchWorkable,
		ask: func(r Ref) Request {
			switch {
			case r.Company == "":
				return Request{URL: "https://apply.workable.com/j/" + escape(r.Job), Page: true}
			case r.Job != "":
				return Request{URL: "https://apply.workable.com/api/v2/accounts/" + escape(r.Company) + "/jobs/" + escape(r.Job), One: true}
			}
			return Request{URL: "https://apply.workable.com/api/v1/widget/accounts/" + escape(r.Company) + "?details=true"}
		},
		read: func(r Ref, n node) (Answer, error) {
			jobs, company := n.at("jobs").list(), n.at("name").line()
			if n.at("shortcode").exists() || n.at("description").exists() && n.at("title").exists() {
				jobs, company = []node{n}, ""
			} else if !n.at("jobs").exists() {
				return Answer{}, ErrAnswer
			}
			var out Answer
			for _, j := range jobs {
				out.Postings = append(out.Postings, workableJob(r, j, company))
			}
			return out, nil
		},
	}
}

// matchWorkable reads a link to a posting or a board.
func matchWorkable(a *address) (Ref, bool) {
	ref := Ref{}
	if company, ok := a.subdomainOf("workable.com"); ok && company != "apply" && company != "jobs" && company != "help" && company != "resources" {
		ref.Company = company
		a.parts = append([]string{company}, a.parts...)
	} else if a.host != "apply.workable.com" {
		return Ref{}, false
	}
	if a.part(0) != "j" && a.part(0) != "api" {
		ref.Company = a.part(0)
	}
	for _, word := range []string{"j", "jobs"} {
		if job, ok := a.partAfter(word); ok && ref.Job == "" {
			ref.Job = strings.ToUpper(job)
		}
	}
	return ref, (ref.Company != "" || ref.Job != "") && matches(`^[A-Z0-9]{0,20}$`, ref.Job)
}

// workableJob reads a posting. company is the name in the answer, which may be empty.
func workableJob(r Ref, j node, company string) posting.Posting {
	var t text
	t.html("", j.at("description").raw())
	t.html("Requirements", j.at("requirements").raw())
	t.add("Experience", lines(", ", j.at("experience").line(), j.at("education").line()))
	t.html("Benefits", j.at("benefits").raw())
	var places []string
	for _, l := range append(j.at("locations").list(), j.at("location")) {
		places = append(places, firstOf(l.line(), lines(", ", l.at("city").line(), l.at("region").line(), l.at("country").line())))
	}
	if len(places) == 1 && places[0] == "" {
		places = []string{lines(", ", j.at("city").line(), j.at("state").line(), j.at("country").line())}
	}
	way := j.at("workplace").raw()
	if j.at("telecommuting").boolean() || j.at("remote").boolean() {
		way = "remote"
	}
	id := firstOf(strings.ToUpper(j.at("shortcode").line()), r.Job)
	return posting.Posting{ID: id, Title: j.at("title").line(), Company: firstOf(company, r.Company), Location: located(lines("; ", places...), way),
		URL: firstOf(j.first("url", "shortlink"), "https://apply.workable.com/"+r.Company+"/j/"+id), Published: j.first("published", "published_on", "created_at"), Text: t.String()}
}

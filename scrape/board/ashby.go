package board

import (
	"strings"

	"skillmatch/scrape/posting"
)

// ashby reads jobs.ashbyhq.com. There is no public address for a single posting, so the
// company's whole board is requested.
func ashby() system {
	return system{
		name: Ashby,
		match: func(a *address) (Ref, bool) {
			if a.host != "jobs.ashbyhq.com" && a.host != "jobs.eu.ashbyhq.com" {
				return Ref{}, false
			}
			ref := Ref{Company: a.part(0), Job: strings.ToLower(a.part(1))}
			if a.part(1) == "embed" || ref.Job == "" {
				ref.Job = strings.ToLower(a.query.Get("ashby_jid"))
			}
			return ref, ref.Company != "" && (ref.Job == "" || matches(uuid, ref.Job))
		},
		ask: func(r Ref) Request {
			return Request{URL: "https://api.ashbyhq.com/posting-api/job-board/" + escape(r.Company) + "?includeCompensation=true"}
		},
		read: func(r Ref, n node) (Answer, error) {
			if !n.at("jobs").exists() {
				return Answer{}, ErrAnswer
			}
			var out Answer
			for _, j := range n.at("jobs").list() {
				if listed := j.at("isListed"); listed.exists() && !listed.boolean() && j.at("id").line() != r.Job {
					continue
				}
				out.Postings = append(out.Postings, ashbyJob(r, j))
			}
			return out, nil
		},
	}
}

// tiers formats salaries that are given in parts.
func tiers(c node) string {
	var out []string
	for _, t := range c.at("compensationTiers").list() {
		for _, p := range t.at("components").list() {
			if strings.EqualFold(p.at("compensationType").raw(), "salary") {
				out = append(out, firstOf(p.at("summary").line(), pay(p.at("minValue").amount(), p.at("maxValue").amount(), p.at("currencyCode").raw(), p.at("interval").raw())))
			}
		}
	}
	return lines("; ", out...)
}

// ashbyJob reads a posting of a board.
func ashbyJob(r Ref, j node) posting.Posting {
	var t text
	t.html("", firstOf(j.at("descriptionHtml").raw(), j.at("descriptionPlain").raw()))
	c := j.at("compensation")
	t.add("Compensation", firstOf(c.first("compensationTierSummary", "scrapeableCompensationSalarySummary"), tiers(c)))
	places := []string{j.at("location").line()}
	for _, l := range j.at("secondaryLocations").list() {
		places = append(places, firstOf(l.line(), l.at("location").line()))
	}
	way := j.at("workplaceType").raw()
	if way == "" && j.at("isRemote").boolean() {
		way = "remote"
	}
	return posting.Posting{ID: strings.ToLower(j.at("id").line()), Title: j.at("title").line(), Company: r.Company, Location: located(lines("; ", places...), way), URL: j.at("jobUrl").line(),
		Published: j.at("publishedAt").line(), Text: t.String()}
}

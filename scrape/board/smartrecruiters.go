package board

import (
	"strconv"
	"strings"

	"skillmatch/scrape/posting"
)

// smartPage is the number of postings, without their texts, in one answer of
// SmartRecruiters.
const smartPage = 100

// smartRecruiters reads jobs.smartrecruiters.com and careers.smartrecruiters.com. The
// requirements are a section of their own.
func smartRecruiters() system {
	return system{
		name: SmartRecruiters,
		match: func(a *address) (Ref, bool) {
			if a.host != "jobs.smartrecruiters.com" && a.host != "careers.smartrecruiters.com" {
				return Ref{}, false
			}
			if a.part(0) == "oneclick-ui" {
				company, _ := a.partAfter("company")
				job, ok := a.partAfter("publication")
				return Ref{Company: company, Job: job}, ok && company != ""
			}
			ref := Ref{Company: a.part(0)}
			id := a.part(1)
			if id == "job" {
				id = a.part(2)
			}
			if ref.Job = number(id); matches(uuid, id) {
				ref.Job = id
			}
			return ref, ref.Company != "" && (ref.Job != "" || id == "")
		},
		ask: func(r Ref) Request {
			base := "https://api.smartrecruiters.com/v1/companies/" + escape(r.Company) + "/postings"
			if r.Job != "" {
				return Request{URL: base + "/" + escape(r.Job), One: true}
			}
			return Request{URL: withQuery(base, "limit", strconv.Itoa(smartPage), "offset", firstOf(r.Path, "0"))}
		},
		read: readSmartRecruiters,
	}
}

// readSmartRecruiters reads a posting or a list of postings.
func readSmartRecruiters(r Ref, n node) (Answer, error) {
	if n.at("jobAd").exists() {
		p := smartJob(r, n)
		if r.Job != "" {
			p.ID = r.Job // requested by its number or its UUID
		}
		return Answer{Postings: []posting.Posting{p}}, nil
	}
	if !n.at("content").exists() {
		return Answer{}, ErrAnswer
	}
	var out Answer
	for _, j := range n.at("content").list() {
		if id := j.at("id").line(); id != "" {
			out.Jobs = append(out.Jobs, Ref{System: SmartRecruiters, Company: r.Company, Job: id})
		}
	}
	if offset, _ := strconv.Atoi(r.Path); len(out.Jobs) == smartPage && offset < maxListed {
		r.Path = strconv.Itoa(offset + smartPage)
		out.Next = next(r)
	}
	return out, nil
}

// smartJob reads a posting.
func smartJob(r Ref, j node) posting.Posting {
	var t text
	s := j.at("jobAd", "sections")
	for _, name := range []string{"jobDescription", "qualifications", "additionalInformation", "companyDescription"} {
		t.html(s.at(name, "title").raw(), s.at(name, "text").raw())
	}
	c := j.at("compensation")
	t.add("Compensation", pay(c.at("min").amount(), c.at("max").amount(), c.at("currency").raw(), c.at("period").raw()))
	l := j.at("location")
	place := lines(", ", strings.Split(l.at("fullLocation").line(), ",")...)
	if place == "" {
		place = lines(", ", l.at("city").line(), l.at("region").line(), strings.ToUpper(l.at("country").line()))
	}
	way := ""
	if l.at("remote").boolean() {
		way = "remote"
	} else if l.at("hybrid").boolean() {
		way = "hybrid"
	}
	return posting.Posting{ID: j.at("id").line(), Title: j.at("name").line(), Company: firstOf(j.at("company", "name").line(), r.Company), Location: located(place, way),
		URL: firstOf(j.at("postingUrl").line(), "https://jobs.smartrecruiters.com/"+r.Company+"/"+j.at("id").line()), Published: j.at("releasedDate").line(), Text: t.String()}
}

package board

import (
	"strings"

	"skillmatch/scrape/posting"
)

// recruitee reads company.recruitee.com. The whole board is one answer.
func recruitee() system {
	return system{
		name: Recruitee,
		match: func(a *address) (Ref, bool) {
			if _, ok := a.subdomainOf("recruitee.com"); !ok {
				return Ref{}, false
			}
			a.dropLanguage()
			job, _ := a.partAfter("o")
			return Ref{Host: a.host, Job: job}, a.host != "api.recruitee.com"
		},
		ask: func(r Ref) Request { return Request{URL: "https://" + r.Host + "/api/offers/"} },
		read: func(r Ref, n node) (Answer, error) {
			if !n.at("offers").exists() {
				return Answer{}, ErrAnswer
			}
			var out Answer
			for _, j := range n.at("offers").list() {
				if status := j.at("status").line(); status == "" || status == "published" {
					out.Postings = append(out.Postings, recruiteeJob(r, j))
				}
			}
			return out, nil
		},
	}
}

// recruiteeJob reads a posting of a board.
func recruiteeJob(r Ref, j node) posting.Posting {
	var t text
	t.html("", j.at("description").raw())
	t.html("Requirements", j.at("requirements").raw())
	s := j.at("salary")
	t.add("Compensation", pay(s.at("min").amount(), s.at("max").amount(), s.at("currency").raw(), s.at("period").raw()))
	way := ""
	if j.at("remote").boolean() {
		way = "remote"
	} else if j.at("hybrid").boolean() {
		way = "hybrid"
	}
	places := []string{firstOf(j.at("location").line(), lines(", ", j.at("city").line(), j.at("country").line()))}
	for _, l := range j.at("locations").list() {
		places = append(places, firstOf(l.line(), l.first("name", "city")))
	}
	page := j.at("careers_url").line()
	slug := firstOf(j.at("slug").line(), page[strings.LastIndexByte(page, '/')+1:], j.at("id").line())
	company, _, _ := strings.Cut(r.Host, ".")
	return posting.Posting{ID: slug, Title: j.at("title").line(), Company: firstOf(j.at("company_name").line(), company), Location: located(lines("; ", places...), way),
		URL: page, Published: j.first("published_at", "created_at"), Text: t.String()}
}

// bambooHR reads tenant.bamboohr.com/careers/ID. A board that does not exist redirects.
func bambooHR() system {
	return system{
		name:  BambooHR,
		match: matchBambooHR,
		ask: func(r Ref) Request {
			if r.Job != "" {
				return Request{URL: "https://" + r.Host + "/careers/" + r.Job + "/detail", One: true}
			}
			return Request{URL: "https://" + r.Host + "/careers/list"}
		},
		read: func(r Ref, n node) (Answer, error) {
			if j := n.at("result", "jobOpening"); j.exists() {
				return Answer{Postings: []posting.Posting{bambooJob(r, j)}}, nil
			}
			if !n.at("result").exists() {
				return Answer{}, ErrAnswer
			}
			var out Answer
			for _, j := range n.at("result").list() {
				if id := j.at("id").line(); id != "" {
					out.Jobs = append(out.Jobs, Ref{System: BambooHR, Host: r.Host, Job: id})
				}
			}
			return out, nil
		},
	}
}

// matchBambooHR reads a link to a posting or a board.
func matchBambooHR(a *address) (Ref, bool) {
	if _, ok := a.subdomainOf("bamboohr.com"); !ok {
		return Ref{}, false
	}
	ref := Ref{Host: a.host}
	switch a.part(0) {
	case "careers":
		ref.Job = number(a.part(1))
	case "jobs":
		ref.Job = number(a.query.Get("id"))
	case "":
	default:
		return Ref{}, false
	}
	return ref, true
}

// bambooJob reads a posting.
func bambooJob(r Ref, j node) posting.Posting {
	var t text
	t.html("", j.at("description").raw())
	t.add("Experience", j.at("minimumExperience").line())
	t.add("Compensation", j.at("compensation").line())
	l := j.at("location")
	if lines("", l.at("city").line(), l.at("state").line()) == "" {
		l = j.at("atsLocation")
	}
	way := map[string]string{"1": "remote", "2": "hybrid"}[j.at("locationType").raw()]
	if j.at("isRemote").boolean() {
		way = "remote"
	}
	company, _, _ := strings.Cut(r.Host, ".")
	return posting.Posting{ID: firstOf(r.Job, j.at("id").line()), Title: j.at("jobOpeningName").line(), Company: company, Location: located(lines(", ", l.at("city").line(), l.at("state").line(), firstOf(l.first("addressCountry", "country"))), way),
		URL: "https://" + r.Host + "/careers/" + r.Job, Published: j.at("datePosted").line(), Text: t.String()}
}

// personio reads company.jobs.personio.de and .com. The feed is XML in a language of
// the board; English is requested.
func personio() system {
	return system{
		name: Personio,
		match: func(a *address) (Ref, bool) {
			if !matches(`^[\w-]+\.jobs\.personio\.(de|com)$`, a.host) {
				return Ref{}, false
			}
			job, _ := a.partAfter("job")
			return Ref{Host: a.host, Job: number(job)}, true
		},
		ask: func(r Ref) Request { return Request{URL: "https://" + r.Host + "/xml?language=en"} },
		read: func(r Ref, n node) (Answer, error) {
			if !n.at("position").exists() {
				return Answer{}, ErrAnswer
			}
			var out Answer
			for _, j := range n.at("position").list() {
				out.Postings = append(out.Postings, personioJob(r, j))
			}
			return out, nil
		},
	}
}

// personioJob reads a posting of the feed. It returns only the ID of a posting without
// a text.
func personioJob(r Ref, j node) posting.Posting {
	var t text
	for _, d := range j.at("jobDescriptions", "jobDescription").list() {
		t.html(d.at("name").raw(), d.at("value").raw())
	}
	if t.String() == "" {
		return posting.Posting{ID: j.at("id").line()} // the text is in another language's feed
	}
	if years := yearsOf(j.at("yearsOfExperience").line()); years != "" {
		t.add("Requirements", "- "+years+" years of experience")
	}
	t.add("Keywords", j.at("keywords").line())
	places := []string{j.at("office").line()}
	for _, o := range j.at("additionalOffices", "office").list() {
		places = append(places, o.line())
	}
	company, _, _ := strings.Cut(r.Host, ".")
	id := j.at("id").line()
	return posting.Posting{ID: id, Title: j.at("name").line(), Company: firstOf(j.at("subcompany").line(), company), Location: lines("; ", places...), URL: "https://" + r.Host + "/job/" + id, Published: j.at("createdAt").line(), Text: t.String()}
}

// yearsOf formats Personio's codes of experience: "lt-1", "1-2", "gt-15".
func yearsOf(code string) string {
	switch low, high, _ := strings.Cut(code, "-"); {
	case low == "lt":
		return "less than " + high
	case low == "gt":
		return "more than " + high
	}
	return code
}

// rippling reads ats.rippling.com and its regions. The list repeats a posting for each
// of its places and has no texts.
func rippling() system {
	return system{
		name: Rippling,
		match: func(a *address) (Ref, bool) {
			if !matches(`^ats(\.\w+)?\.rippling\.com$`, a.host) {
				return Ref{}, false
			}
			a.dropLanguage("jobs")
			job, _ := a.partAfter("jobs")
			return Ref{Company: a.part(0), Job: job}, a.part(0) != "" && (job == "" || matches(uuid, job))
		},
		ask: func(r Ref) Request {
			base := "https://api.rippling.com/platform/api/ats/v1/board/" + escape(r.Company) + "/jobs"
			if r.Job != "" {
				return Request{URL: base + "/" + escape(r.Job), One: true}
			}
			return Request{URL: base}
		},
		read: func(r Ref, n node) (Answer, error) {
			if n.at("description").exists() {
				return Answer{Postings: []posting.Posting{ripplingJob(r, n)}}, nil
			}
			list := n.list()
			if n.at("items").exists() {
				list = n.at("items").list()
			}
			var out Answer
			seen := map[string]bool{}
			for _, j := range list {
				if id := firstOf(j.first("uuid", "id")); id != "" && !seen[id] {
					seen[id] = true
					out.Jobs = append(out.Jobs, Ref{System: Rippling, Company: r.Company, Job: id})
				}
			}
			return out, nil
		},
	}
}

// ripplingJob reads a posting.
func ripplingJob(r Ref, j node) posting.Posting {
	var t text
	d := j.at("description")
	t.html("", firstOf(d.raw(), d.at("role").raw()))
	t.html("About the company", d.at("company").raw())
	for _, p := range j.at("payRangeDetails").list() {
		t.add("Compensation", pay(p.at("rangeStart").amount(), p.at("rangeEnd").amount(), p.at("currency").raw(), p.at("frequency").raw()))
	}
	var places []string
	for _, l := range j.at("workLocations").list() {
		places = append(places, firstOf(l.line(), l.first("name", "label")))
	}
	id := firstOf(j.first("uuid", "id"), r.Job)
	return posting.Posting{ID: id, Title: j.at("name").line(), Company: firstOf(j.at("companyName").line(), r.Company), Location: lines("; ", places...),
		URL: firstOf(j.at("url").line(), "https://ats.rippling.com/"+r.Company+"/jobs/"+id), Published: j.at("createdOn").line(), Text: t.String()}
}

// pinpoint reads company.pinpointhq.com. Responsibilities, skills and benefits are
// fields of their own.
func pinpoint() system {
	return system{
		name: Pinpoint,
		match: func(a *address) (Ref, bool) {
			if _, ok := a.subdomainOf("pinpointhq.com"); !ok {
				return Ref{}, false
			}
			job, _ := a.partAfter("postings")
			return Ref{Host: a.host, Job: strings.ToLower(job)}, job == "" || matches(uuid, job)
		},
		ask: func(r Ref) Request { return Request{URL: "https://" + r.Host + "/postings.json"} },
		read: func(r Ref, n node) (Answer, error) {
			if !n.at("data").exists() {
				return Answer{}, ErrAnswer
			}
			var out Answer
			for _, j := range n.at("data").list() {
				out.Postings = append(out.Postings, pinpointJob(r, j))
			}
			return out, nil
		},
	}
}

// pinpointJob reads a posting of a board.
func pinpointJob(r Ref, j node) posting.Posting {
	var t text
	t.html("", j.at("description").raw())
	t.html(firstOf(j.at("key_responsibilities_header").raw(), "Responsibilities"), j.at("key_responsibilities").raw())
	t.html(firstOf(j.at("skills_knowledge_expertise_header").raw(), "Requirements"), j.at("skills_knowledge_expertise").raw())
	t.html(firstOf(j.at("benefits_header").raw(), "Benefits"), j.at("benefits").raw())
	if shown := j.at("compensation_visible"); !shown.exists() || shown.boolean() {
		t.add("Compensation", firstOf(j.at("compensation").line(), pay(j.at("compensation_minimum").amount(), j.at("compensation_maximum").amount(), j.at("compensation_currency").raw(), j.at("compensation_frequency").raw())))
	}
	page := j.at("url").line()
	id := strings.ToLower(page[strings.LastIndexByte(page, '/')+1:])
	if !matches(uuid, id) {
		id = firstOf(j.first("uuid", "id"))
	}
	l := j.at("location")
	company, _, _ := strings.Cut(r.Host, ".")
	return posting.Posting{ID: id, Title: j.at("title").line(), Company: company, Location: located(firstOf(l.line(), l.at("name").line(), lines(", ", l.at("city").line(), l.at("province").line())), j.at("workplace_type").raw()),
		URL: page, Published: j.first("published_at", "created_at"), Expires: j.at("deadline_at").line(), Text: t.String()}
}

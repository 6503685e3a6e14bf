package board

import "strings"

// apiSystems answer programs.
func apiSystems() []system {
	return []system{greenhouse(), lever(), ashby(), workable(), smartRecruiters(), workday(), recruitee(), bambooHR(), personio(), rippling(), pinpoint()}
}

// pageSystems have no public endpoint for one posting: their pages carry the
// data, or they refuse programs.
func pageSystems() []system {
	return []system{teamtailor(), jobvite(), icims(), breezy(), linkedIn(), indeed(), blocked(Glassdoor, "Glassdoor", `(^|\.)glassdoor\.[a-z.]{2,6}$`), blocked(Wellfound, "Wellfound", `^(wellfound\.com|angel\.co)$`)}
}

// page asks for the page itself.
func page(url string) Request { return Request{URL: url, Page: true} }

// teamtailor: company.teamtailor.com/jobs/ID-title. The page has structured data;
// the board is a feed.
func teamtailor() system {
	return system{
		name: Teamtailor,
		match: func(a *address) (Ref, bool) {
			if !strings.HasSuffix(a.host, ".teamtailor.com") || a.host == "api.teamtailor.com" || a.host == "app.teamtailor.com" {
				return Ref{}, false
			}
			job, _ := a.after("jobs")
			if number(job) == "" {
				job = ""
			}
			return Ref{Host: a.host, Job: job}, true
		},
		ask: func(r Ref) Request {
			if r.Job != "" {
				return page("https://" + r.Host + "/jobs/" + escape(r.Job))
			}
			return page("https://" + r.Host + "/jobs.rss")
		},
	}
}

// jobvite: jobs.jobvite.com/company/job/CODE, in two forms.
func jobvite() system {
	return system{
		name: Jobvite,
		match: func(a *address) (Ref, bool) {
			if a.host != "jobs.jobvite.com" {
				return Ref{}, false
			}
			if a.part(0) == "careers" {
				a.parts = a.parts[1:]
			}
			job, ok := a.after("job")
			return Ref{Company: a.part(0), Job: job}, ok && isMatch(`^[\w-]{6,64}$`, job)
		},
		ask: func(r Ref) Request {
			return page("https://jobs.jobvite.com/" + escape(r.Company) + "/job/" + escape(r.Job))
		},
	}
}

// icims: careers-company.icims.com/jobs/ID/title/job. The page is a frame around
// the posting, which in_iframe=1 gives alone.
func icims() system {
	return system{
		name: ICIMS,
		match: func(a *address) (Ref, bool) {
			if _, ok := a.under("icims.com"); !ok {
				return Ref{}, false
			}
			job, ok := a.after("jobs")
			if !ok || !isMatch(figures, job) {
				return Ref{}, false
			}
			slug, _ := a.after(job)
			if slug == "job" || slug == "login" {
				slug = ""
			}
			return Ref{Host: a.host, Job: job, Path: slug}, true
		},
		ask: func(r Ref) Request {
			path := "https://" + r.Host + "/jobs/" + r.Job
			if r.Path != "" {
				path += "/" + escape(r.Path)
			}
			return page(path + "/job?in_iframe=1")
		},
	}
}

// breezy: company.breezy.hr/p/ID-title.
func breezy() system {
	return system{
		name: Breezy,
		match: func(a *address) (Ref, bool) {
			if _, ok := a.under("breezy.hr"); !ok {
				return Ref{}, false
			}
			job, ok := a.after("p")
			return Ref{Host: a.host, Job: job}, ok && a.host != "app.breezy.hr"
		},
		ask: func(r Ref) Request { return page("https://" + r.Host + "/p/" + escape(r.Job)) },
	}
}

// linkedIn: linkedin.com/jobs/view/title-ID. One posting that the user asks for
// is taken from the page that visitors without an account see.
func linkedIn() system {
	return system{
		name: LinkedIn,
		match: func(a *address) (Ref, bool) {
			if a.host != "linkedin.com" && !strings.HasSuffix(a.host, ".linkedin.com") {
				return Ref{}, false
			}
			id := a.query.Get("currentJobId")
			if slug, ok := a.after("view"); ok && a.part(0) == "jobs" {
				id = slug[strings.LastIndexByte(slug, '-')+1:]
			}
			if job, ok := a.after("jobPosting"); ok {
				id = job
			}
			return Ref{Job: id}, isMatch(figures, id)
		},
		ask: func(r Ref) Request { return page("https://www.linkedin.com/jobs-guest/jobs/api/jobPosting/" + r.Job) },
	}
}

// indeed: viewjob?jk=, in every country. It shows programs a check more often
// than not; the page is tried all the same.
func indeed() system {
	return system{
		name: Indeed,
		match: func(a *address) (Ref, bool) {
			if a.host != "indeed.com" && !strings.HasSuffix(a.host, ".indeed.com") {
				return Ref{}, false
			}
			id := strings.ToLower(firstOf(a.query.Get("jk"), a.query.Get("vjk")))
			return Ref{Host: a.host, Job: id}, isMatch(`^[0-9a-f]{16}$`, id)
		},
		ask: func(r Ref) Request {
			host := r.Host
			if host == "indeed.com" {
				host = "www.indeed.com"
			}
			return page("https://" + host + "/viewjob?jk=" + r.Job)
		},
	}
}

// blocked is a board that gives no program a page.
func blocked(name System, site, hosts string) system {
	return system{name: name, site: site, match: func(a *address) (Ref, bool) { return Ref{Host: a.host}, isMatch(hosts, a.host) && len(a.parts) > 0 }}
}

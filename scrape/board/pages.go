package board

import "strings"

// apiSystems returns the systems with an API for postings.
func apiSystems() []system {
	return []system{greenhouse(), lever(), ashby(), workable(), smartRecruiters(), workday(), recruitee(), bambooHR(), personio(), rippling(), pinpoint()}
}

// pageSystems returns the systems without a public API for a single posting. Their
// pages contain the data, or they refuse programs.
func pageSystems() []system {
	return []system{teamtailor(), jobvite(), icims(), breezy(), linkedIn(), indeed(), blocked(Glassdoor, "Glassdoor", `(^|\.)glassdoor\.[a-z.]{2,6}$`), blocked(Wellfound, "Wellfound", `^(wellfound\.com|angel\.co)$`)}
}

// page returns the request for a page.
func page(url string) Request { return Request{URL: url, Page: true} }

// teamtailor reads company.teamtailor.com/jobs/ID-title. The page has structured data;
// the board is a feed.
func teamtailor() system {
	return system{
		name: Teamtailor,
		match: func(a *address) (Ref, bool) {
			if !strings.HasSuffix(a.host, ".teamtailor.com") || a.host == "api.teamtailor.com" || a.host == "app.teamtailor.com" {
				return Ref{}, false
			}
			job, _ := a.partAfter("jobs")
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

// jobvite reads jobs.jobvite.com/company/job/CODE and
// jobs.jobvite.com/careers/company/job/CODE.
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
			job, ok := a.partAfter("job")
			return Ref{Company: a.part(0), Job: job}, ok && matches(`^[\w-]{6,64}$`, job)
		},
		ask: func(r Ref) Request {
			return page("https://jobs.jobvite.com/" + escape(r.Company) + "/job/" + escape(r.Job))
		},
	}
}

// icims reads careers-company.icims.com/jobs/ID/title/job. The page is a frame around
// the posting; in_iframe=1 requests the posting alone.
func icims() system {
	return system{
		name: ICIMS,
		match: func(a *address) (Ref, bool) {
			if _, ok := a.subdomainOf("icims.com"); !ok {
				return Ref{}, false
			}
			job, ok := a.partAfter("jobs")
			if !ok || !matches(digits, job) {
				return Ref{}, false
			}
			slug, _ := a.partAfter(job)
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

// breezy reads company.breezy.hr/p/ID-title.
func breezy() system {
	return system{
		name: Breezy,
		match: func(a *address) (Ref, bool) {
			if _, ok := a.subdomainOf("breezy.hr"); !ok {
				return Ref{}, false
			}
			job, ok := a.partAfter("p")
			return Ref{Host: a.host, Job: job}, ok && a.host != "app.breezy.hr"
		},
		ask: func(r Ref) Request { return page("https://" + r.Host + "/p/" + escape(r.Job)) },
	}
}

// linkedIn reads linkedin.com/jobs/view/title-ID. It reads a single posting that the
// user asks for from the page that visitors without an account see.
func linkedIn() system {
	return system{
		name: LinkedIn,
		match: func(a *address) (Ref, bool) {
			if a.host != "linkedin.com" && !strings.HasSuffix(a.host, ".linkedin.com") {
				return Ref{}, false
			}
			id := a.query.Get("currentJobId")
			if slug, ok := a.partAfter("view"); ok && a.part(0) == "jobs" {
				id = slug[strings.LastIndexByte(slug, '-')+1:]
			}
			if job, ok := a.partAfter("jobPosting"); ok {
				id = job
			}
			return Ref{Job: id}, matches(digits, id)
		},
		ask: func(r Ref) Request { return page("https://www.linkedin.com/jobs-guest/jobs/api/jobPosting/" + r.Job) },
	}
}

// indeed reads viewjob?jk= in every country. Indeed shows programs a bot check more
// often than not; the page is tried nevertheless.
func indeed() system {
	return system{
		name: Indeed,
		match: func(a *address) (Ref, bool) {
			if a.host != "indeed.com" && !strings.HasSuffix(a.host, ".indeed.com") {
				return Ref{}, false
			}
			id := strings.ToLower(firstOf(a.query.Get("jk"), a.query.Get("vjk")))
			return Ref{Host: a.host, Job: id}, matches(`^[0-9a-f]{16}$`, id)
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

// blocked describes a board that refuses programs. site is its name, hosts the pattern
// of its hosts.
func blocked(name System, site, hosts string) system {
	return system{name: name, site: site, match: func(a *address) (Ref, bool) { return Ref{Host: a.host}, matches(hosts, a.host) && len(a.parts) > 0 }}
}

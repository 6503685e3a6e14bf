package board

import (
	"encoding/json"
	"strconv"
	"strings"

	"skillmatch/scrape/posting"
)

// workdayPage is the maximum number of postings that Workday lists in one answer.
const workdayPage = 20

// workday reads tenant.wdN.myworkdayjobs.com, and wdN.myworkdaysite.com with the tenant
// in the path; the host of a [Ref] begins with the tenant in both cases. The API has
// the path of the page, without the language, below a path of its own.
func workday() system {
	return system{
		name:  Workday,
		match: matchWorkday,
		ask: func(r Ref) Request {
			tenant, host, _ := strings.Cut(r.Host, ".")
			if !strings.HasSuffix(host, ".myworkdaysite.com") {
				host = r.Host
			}
			base := "https://" + host + "/wday/cxs/" + tenant + "/" + escape(r.Company)
			if r.Job != "" {
				parts := strings.Split(r.Path, "/")
				for i := range parts {
					parts[i] = escape(parts[i])
				}
				return Request{URL: base + "/job/" + strings.Join(parts, "/"), One: true}
			}
			offset, err := json.Number(firstOf(r.Path, "0")).Int64()
			if err != nil {
				offset = 0
			}
			body, _ := json.Marshal(map[string]any{"appliedFacets": map[string]any{}, "limit": workdayPage, "offset": offset, "searchText": ""}) // cannot fail: only numbers and strings
			return Request{Method: "POST", URL: base + "/jobs", Body: body}
		},
		read: readWorkday,
	}
}

// matchWorkday reads a link to a posting or a board.
func matchWorkday(a *address) (Ref, bool) {
	host := a.host
	shared := matches(`^wd\d+\.myworkdaysite\.com$`, host)
	if !shared && !matches(`^[\w-]+\.wd\d+\.myworkdayjobs(-impl)?\.com$`, host) {
		return Ref{}, false
	}
	a.dropLanguage("job", "details")
	switch {
	case a.part(0) == "wday" && a.part(1) == "cxs":
		a.parts = a.parts[min(2, len(a.parts)):]
	case shared && a.part(0) == "recruiting":
		a.parts = a.parts[1:]
	case shared:
		return Ref{}, false
	default:
		a.parts = append([]string{""}, a.parts...)
	}
	if tenant := a.part(0); shared {
		host = tenant + "." + host
	}
	a.parts = a.parts[min(1, len(a.parts)):]
	ref := Ref{Host: host, Company: a.part(0)}
	if len(a.parts) > 2 && (a.part(1) == "job" || a.part(1) == "details") {
		ref.Path = strings.Join(a.parts[2:], "/")
		ref.Path = strings.TrimSuffix(ref.Path, "/apply")
		ref.Job = ref.Path[strings.LastIndexAny(ref.Path, "_/")+1:]
	}
	return ref, ref.Company != "" && host[0] != '.'
}

// maxWorkday is the number of postings at which Workday ends its lists.
const maxWorkday = 2000

// readWorkday reads a posting or a list of postings.
func readWorkday(r Ref, n node) (Answer, error) {
	if info := n.at("jobPostingInfo"); info.exists() {
		p := workdayJob(r, n, info)
		p.ID = firstOf(r.Job, p.ID)
		return Answer{Postings: []posting.Posting{p}}, nil
	}
	if !n.at("jobPostings").exists() {
		return Answer{}, ErrAnswer
	}
	var out Answer
	for _, j := range n.at("jobPostings").list() {
		if path, ok := strings.CutPrefix(j.at("externalPath").raw(), "/job/"); ok {
			ref := Ref{System: Workday, Host: r.Host, Company: r.Company, Path: path, Job: path[strings.LastIndexAny(path, "_/")+1:]}
			if ref.valid() {
				out.Jobs = append(out.Jobs, ref)
			}
		}
	}
	offset, _ := json.Number(firstOf(r.Path, "0")).Int64()
	if len(out.Jobs) == workdayPage && offset+workdayPage < maxWorkday {
		r.Path = strconv.FormatInt(offset+workdayPage, 10)
		out.Next = next(r)
	}
	return out, nil
}

// workdayJob reads a posting.
func workdayJob(r Ref, n, j node) posting.Posting {
	var t text
	t.html("", j.at("jobDescription").raw())
	places := []string{j.at("location").line()}
	for _, l := range j.at("additionalLocations").list() {
		places = append(places, l.line())
	}
	return posting.Posting{ID: firstOf(j.at("jobReqId").line(), j.at("id").line()), Title: j.at("title").line(), Company: firstOf(n.at("hiringOrganization", "name").line(), r.Company),
		Location: located(lines("; ", places...), j.at("remoteType").raw()), URL: j.at("externalUrl").line(), Published: j.at("startDate").line(), Text: t.String()}
}

package board

import (
	"strconv"
	"strings"

	"skillmatch/scrape/posting"
)

// leverPage is the number of postings in one answer of Lever.
const leverPage = 100

// lever reads jobs.lever.co and jobs.eu.lever.co. The requirements are lists of bare
// items outside the description.
func lever() system {
	return system{
		name:  Lever,
		match: matchLever,
		ask: func(r Ref) Request {
			base := "https://api.lever.co/v0/postings/"
			if r.Host == "eu" {
				base = "https://api.eu.lever.co/v0/postings/"
			}
			base += escape(r.Company)
			if r.Job != "" {
				return Request{URL: base + "/" + escape(r.Job), One: true}
			}
			return Request{URL: withQuery(base, "mode", "json", "limit", strconv.Itoa(leverPage), "skip", firstOf(r.Path, "0"))}
		},
		read: func(r Ref, n node) (Answer, error) {
			if !n.at("text").exists() && len(n.list()) > 0 && !n.list()[0].at("text").exists() {
				return Answer{}, ErrAnswer
			}
			var out Answer
			for _, j := range n.list() {
				out.Postings = append(out.Postings, leverJob(r, j))
			}
			if skip, _ := strconv.Atoi(r.Path); r.Job == "" && len(out.Postings) == leverPage && skip < maxListed {
				r.Path = strconv.Itoa(skip + leverPage)
				out.Next = next(r)
			}
			return out, nil
		},
	}
}

// matchLever reads a link to a posting or a board.
func matchLever(a *address) (Ref, bool) {
	region := ""
	switch a.host {
	case "jobs.lever.co", "api.lever.co":
	case "jobs.eu.lever.co", "api.eu.lever.co":
		region = "eu"
	default:
		return Ref{}, false
	}
	if strings.HasPrefix(a.host, "api.") {
		a.parts = a.parts[min(2, len(a.parts)):]
	}
	ref := Ref{Host: region, Company: a.part(0)}
	if id := a.part(1); matches(uuid, id) {
		ref.Job = strings.ToLower(id)
	}
	return ref, ref.Company != "" && (ref.Job != "" || a.part(1) == "")
}

// maxListed is the number of postings of one board, or links of one sitemap, that are
// requested at most.
const maxListed = 5000

// next returns the request for the rest of a list.
func next(r Ref) *Request {
	q, err := r.Request()
	if err != nil {
		return nil
	}
	return &q
}

// leverJob reads a posting.
func leverJob(r Ref, j node) posting.Posting {
	var t text
	t.html("", firstOf(j.at("description").raw(), j.at("descriptionPlain").raw()))
	for _, l := range j.at("lists").list() {
		t.html(l.at("text").raw(), "<ul>"+l.at("content").raw()+"</ul>")
	}
	t.html("Additional information", firstOf(j.at("additional").raw(), j.at("additionalPlain").raw()))
	s := j.at("salaryRange")
	t.add("Compensation", pay(s.at("min").amount(), s.at("max").amount(), s.at("currency").raw(), s.at("interval").raw()))
	t.html("Compensation", firstOf(j.at("salaryDescription").raw(), j.at("salaryDescriptionPlain").raw()))
	c := j.at("categories")
	places := []string{c.at("location").line()}
	for _, l := range c.at("allLocations").list() {
		places = append(places, l.line())
	}
	return posting.Posting{ID: j.at("id").line(), Title: j.at("text").line(), Company: r.Company, Location: located(lines("; ", places...), j.at("workplaceType").raw()),
		URL: firstOf(j.at("hostedUrl").line(), "https://jobs.lever.co/"+r.Company+"/"+j.at("id").line()), Published: j.at("createdAt").millis(), Text: t.String()}
}

// located adds the mode of work to a place that does not mention it: "Berlin (remote)".
func located(place, way string) string {
	way = strings.ToLower(strings.NewReplacer("_", " ", "-", " ").Replace(way))
	switch {
	case strings.Contains(way, "remote") || way == "telecommute":
		way = "remote"
	case strings.Contains(way, "hybrid"):
		way = "hybrid"
	default:
		return place
	}
	switch {
	case place == "":
		return strings.ToUpper(way[:1]) + way[1:]
	case strings.Contains(strings.ToLower(place), way):
		return place
	}
	return place + " (" + way + ")"
}

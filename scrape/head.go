package scrape

import (
	"strings"

	"skillmatch/scrape/document"
)

// maxTitle is the length in bytes up to which a first line is a title.
const maxTitle = 100

// head finds the title of a posting that names none: the first line, when it is
// a heading, stands alone, or is cut by bars in the way of job threads:
// "Company | Role | Place".
func head(p *Posting) {
	if p.Title != "" {
		return
	}
	text := p.Text
	for {
		first, rest, _ := strings.Cut(text, "\n")
		first = strings.TrimSpace(first)
		if link, ok := strings.CutPrefix(first, "**URL:**"); ok && IsLink(strings.TrimSpace(link)) || IsLink(first) {
			text = strings.TrimLeft(rest, "\n")
			continue
		}
		name, heading := strings.CutPrefix(first, "## ")
		switch {
		case strings.Count(name, "|") > 1 || strings.Count(name, " | ") == 1 && roleWord(name):
			bars(p, name)
		case len(name) == 0 || len(name) > maxTitle || sectionName(name):
		case heading, (strings.HasPrefix(rest, "\n") || headerLine(rest)) && !strings.HasPrefix(name, "- ") && !strings.ContainsAny(name[len(name)-1:], ".:;!?,"):
			p.Title = document.Line(strings.Trim(name, "*_ "))
			if p.Company == "" {
				p.Company = boldName(strings.TrimLeft(rest, "\n"))
			}
		}
		return
	}
}

// boldName is the name in bold that begins a text like "**Acme** · Oslo", the
// line under a title; empty when there is none.
func boldName(s string) string {
	rest, ok := strings.CutPrefix(s, "**")
	name, after, closed := strings.Cut(rest[:min(len(rest), maxTitle)], "**")
	if !ok || !closed || strings.ContainsAny(name, ":.\n") {
		return ""
	}
	for _, sign := range []string{" ·", " |", ",", " –", " —", " -"} {
		if strings.HasPrefix(after, sign) {
			return document.Line(name)
		}
	}
	return ""
}

// headerLine reports a text that begins with "Company: …" or "Location: …".
func headerLine(s string) bool {
	key, _, ok := strings.Cut(s[:min(len(s), maxKey)], ":")
	switch strings.ToLower(strings.TrimSpace(key)) {
	case "company", "employer", "location", "place":
		return ok
	}
	return false
}

// sectionName reports headings that open a section and name no job.
func sectionName(s string) bool {
	s = strings.ToLower(strings.Trim(s, " :*_"))
	for _, w := range []string{"about ", "who we are", "job description", "description", "company description", "overview", "requirements", "responsibilities", "the role", "required skills", "skills", "qualifications", "what you",
		"introduction", "summary", "stellenbeschreibung", "aufgaben", "requisitos", "description du poste"} {
		if s == strings.TrimSpace(w) || strings.HasPrefix(s, w) && (strings.HasSuffix(w, " ") || strings.HasPrefix(w, "what ")) {
			return true
		}
	}
	return false
}

// bars reads "Company | Role | Place | …": the part that holds a word of job
// titles is the role, the first part the company, the first of the others that
// looks like a place the location.
func bars(p *Posting, text string) {
	parts := strings.Split(text, "|")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	if p.Company == "" {
		p.Company = withoutLink(parts[0])
	}
	for _, s := range parts[1:] {
		switch {
		case len(s) > 2*maxTitle || IsLink(s):
		case p.Title == "" && roleWord(s) && !placeWord(withoutAside(s)):
			p.Title = document.Line(s)
		case p.Location == "" && (placeWord(s) || cityState(s)):
			p.Location = document.Line(s)
		}
	}
}

// withoutLink takes an address in brackets, or behind the name, off a company.
func withoutLink(s string) string {
	if i := strings.Index(s, "http"); i > 0 {
		s = strings.TrimRight(s[:i], " (-–:")
	}
	if i := strings.Index(s, " ("); i > 0 {
		s = s[:i]
	}
	return document.Line(s)
}

// withoutAside takes what stands in brackets off.
func withoutAside(s string) string {
	if i := strings.Index(s, "("); i > 0 {
		return s[:i]
	}
	return s
}

// roleWord reports a text with a word of job titles.
func roleWord(s string) bool {
	s = strings.ToLower(s)
	for _, w := range []string{"engineer", "developer", "manager", "designer", "scientist", "architect", "analyst", "full stack", "full-stack", "fullstack", "backend", "back-end", "frontend", "front-end", "devops", "head of", "researcher",
		"programmer", "director", "specialist", "technical staff", "sales", "founding", "positions", "roles", "intern ", "internship", "administrator", "consultant", "recruiter", "marketer", "writer", "support", "technician",
		"product lead", "tech lead", "team lead", "operations"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	for f := range strings.FieldsFuncSeq(s, func(r rune) bool { return !(r >= 'a' && r <= 'z') }) {
		switch f {
		case "sre", "cto", "ceo", "vp", "swe", "lead", "intern", "qa", "pm", "dev", "devs", "em":
			return true
		}
	}
	return false
}

// placeWord reports a text that says where or how the work is done.
func placeWord(s string) bool {
	s = strings.ToLower(s)
	for _, w := range []string{"remote", "onsite", "on-site", "on site", "hybrid", "in-person", "in person", "in office", "in-office", "worldwide"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// cityState reports "City, Country" and the like: few words and a comma, no
// figures and no money.
func cityState(s string) bool {
	if !strings.Contains(s, ", ") || len(s) > 60 || strings.ContainsAny(s, "0123456789$€£+/") {
		switch s {
		case "NYC", "SF", "San Francisco", "London", "Berlin", "New York", "Paris", "Amsterdam", "EU", "US", "USA", "UK", "Europe", "United States":
			return true
		}
		return false
	}
	return s[0] >= 'A' && s[0] <= 'Z'
}

package scrape

import (
	"strings"

	"skillmatch/scrape/document"
)

// maxTitle is the length in bytes up to which a first line is a title.
const maxTitle = 100

// head finds the title of a posting that has none. The title is the first line if that
// is a heading, if a blank line follows it, or if bars divide it as in job threads:
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

// boldName returns the bold name at the start of a text such as "**Acme** · Oslo", the
// line under a title. It returns "" when there is none.
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

// headerLine reports whether a text begins with "Company: …" or "Location: …".
func headerLine(s string) bool {
	key, _, ok := strings.Cut(s[:min(len(s), maxKey)], ":")
	switch strings.ToLower(strings.TrimSpace(key)) {
	case "company", "employer", "location", "place":
		return ok
	}
	return false
}

// sectionName reports whether a line is a heading that opens a section, such as
// "Requirements", and so names no job.
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

// bars reads a line such as "Company | Role | Place | …". The first part is the
// company, the first other part with a word of job titles is the role, and the first
// other part that looks like a place is the location.
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

// withoutLink removes an address, and everything in parentheses, that follows the name
// of a company.
func withoutLink(s string) string {
	if i := strings.Index(s, "http"); i > 0 {
		s = strings.TrimRight(s[:i], " (-–:")
	}
	if i := strings.Index(s, " ("); i > 0 {
		s = s[:i]
	}
	return document.Line(s)
}

// withoutAside cuts a text at its first opening parenthesis.
func withoutAside(s string) string {
	if i := strings.Index(s, "("); i > 0 {
		return s[:i]
	}
	return s
}

// roleWord reports whether a text contains a word that job titles contain.
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

// placeWord reports whether a text says where the work is done, such as "remote" or
// "onsite".
func placeWord(s string) bool {
	s = strings.ToLower(s)
	for _, w := range []string{"remote", "onsite", "on-site", "on site", "hybrid", "in-person", "in person", "in office", "in-office", "worldwide"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// cityState reports whether a text looks like "City, Country": at most 60 bytes, a
// comma, no digits, no currency sign. Some well-known places also count without a
// comma.
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

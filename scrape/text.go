package scrape

import (
	"strings"
	"unicode/utf8"

	"skillmatch/scrape/document"
	"skillmatch/scrape/page"
	"skillmatch/scrape/posting"
)

// Posting reads the posting. It is work for the processor alone, but for the
// file that a source from a folder still has to open, and may be called on
// several goroutines for different sources. An error is a [*RefError].
func (s Source) Posting() (Posting, error) {
	p, err := s.posting()
	if err != nil {
		return Posting{}, &RefError{s.Ref, err}
	}
	if p.ID == "" {
		p.ID = s.name
	}
	return p, nil
}

func (s Source) posting() (Posting, error) {
	data := s.data
	switch s.kind {
	case fromJSON:
		return decodeJSON(data, s.name)
	case fromFile:
		var err error
		if data, err = s.read(); err != nil {
			return Posting{}, err
		}
	}
	kind := document.Sniff(s.path, data)
	switch {
	case !kind.Readable():
		return Posting{}, &document.KindError{Kind: kind}
	case kind == document.HTML:
		return page.Extract(data, s.content, s.link)
	case kind == document.JSON && s.kind == fromFile:
		return decodeJSON(data, s.name)
	}
	text, err := document.Decode(data, s.content)
	if err != nil {
		return Posting{}, err
	}
	p := posting.Posting{ID: s.name, URL: s.link, Source: "text", Confidence: 1, Text: plain(text)}
	if kind == document.Markdown {
		p.Source = "markdown"
	}
	if p.Text == "" {
		return Posting{}, document.ErrEmpty
	}
	fields(&p)
	head(&p)
	return p, nil
}

// plain brings text into the form of posting.Posting.Text: Markdown headings of
// every level as "## ", all list signs as "- ".
func plain(text string) string {
	text = document.Clean(text)
	if !strings.ContainsAny(text, "#•*–·▪‣◦●") {
		return text
	}
	var b strings.Builder
	b.Grow(len(text))
	for line := range strings.Lines(text) {
		b.WriteString(plainLine(line))
	}
	return b.String()
}

func plainLine(line string) string {
	body := strings.TrimLeft(line, " ")
	indent := line[:len(line)-len(body)]
	if body == "" {
		return line
	}
	if body[0] == '#' {
		rest := strings.TrimLeft(body, "#")
		if len(body)-len(rest) <= 6 && strings.HasPrefix(rest, " ") {
			return "## " + strings.Trim(strings.TrimSpace(rest), "*#") + "\n"[:min(1, strings.Count(line, "\n"))]
		}
		return line
	}
	r, size := utf8.DecodeRuneInString(body)
	switch r {
	case '•', '▪', '‣', '◦', '●', '·':
		return indent + "- " + strings.TrimLeft(body[size:], " ")
	case '*', '–':
		if strings.HasPrefix(body[size:], " ") {
			return indent + "- " + strings.TrimLeft(body[size:], " ")
		}
	}
	return line
}

// fields takes "Title: …" lines and their like off the top of a text.
func fields(p *posting.Posting) {
	rest := p.Text
	for range 6 {
		line, after, _ := strings.Cut(rest, "\n")
		name, value, ok := strings.Cut(line, ":")
		if !ok {
			break
		}
		value = strings.TrimSpace(value)
		switch strings.ToLower(strings.TrimSpace(name)) {
		case "title", "job title", "position", "role":
			p.Title = value
		case "company", "employer":
			p.Company = value
		case "location", "place":
			p.Location = value
		case "url", "link":
			p.URL = value
		default:
			return
		}
		rest = strings.TrimLeft(after, "\n")
	}
}

// maxTitle is the length in bytes up to which a first line is a title.
const maxTitle = 100

// head finds the title of a posting that names none: the first line, when it is
// a heading, stands alone, or is cut by bars in the way of job threads:
// "Company | Role | Place".
func head(p *posting.Posting) {
	if p.Title != "" {
		return
	}
	first, rest, _ := strings.Cut(p.Text, "\n")
	first = strings.TrimSpace(first)
	if strings.Count(first, " | ")+strings.Count(first, " |") > 1 {
		bars(p, first)
		return
	}
	if name, ok := strings.CutPrefix(first, "## "); ok {
		if len(name) <= maxTitle {
			p.Title = name
		}
		return
	}
	alone := strings.HasPrefix(rest, "\n")
	if alone && len(first) > 0 && len(first) <= maxTitle && !strings.HasPrefix(first, "- ") && !strings.HasSuffix(first, ".") && !strings.HasSuffix(first, ":") {
		p.Title = first
	}
}

// bars reads "Company | Role | Place | …": the part that holds a word of job
// titles is the role, the first part the company, the first of the others that
// looks like a place the location.
func bars(p *posting.Posting, line string) {
	parts := strings.Split(line, "|")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	if p.Company == "" {
		p.Company = parts[0]
		if i := strings.Index(p.Company, " ("); i > 0 {
			p.Company = p.Company[:i]
		}
	}
	for _, s := range parts[1:] {
		lower := strings.ToLower(s)
		switch {
		case p.Title == "" && len(s) <= 2*maxTitle && holds(lower, "engineer", "developer", "manager", "designer", "scientist", "architect", "analyst", "lead", "full stack", "full-stack", "fullstack", "backend",
			"frontend", "devops", "sre", "cto", "head of", "researcher", "programmer", "director", "product", "intern", "specialist", "technical staff", "sales", "founding", "roles"):
			p.Title = s
		case p.Location == "" && (holds(lower, "remote", "onsite", "on-site", "hybrid") || strings.Contains(s, ", ")) && !strings.Contains(lower, "http"):
			p.Location = s
		}
	}
}

func holds(s string, words ...string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

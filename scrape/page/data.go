package page

import (
	"encoding/json"
	"html"
	"maps"
	"slices"
	"strings"

	"github.com/PuerkitoBio/goquery"
	"github.com/kaptinlin/jsonrepair"

	"skillmatch/scrape/document"
	"skillmatch/scrape/posting"
)

// maxBlocks is how many blocks of structured data of a page are looked at, and
// maxDepth how deep their values may be nested.
const (
	maxBlocks = 64
	maxDepth  = 32
)

// fromData reads the posting from the page's JSON-LD, else its microdata.
func fromData(doc *goquery.Document) (posting.Posting, bool) {
	var found []posting.Posting
	doc.Find("script").EachWithBreak(func(i int, s *goquery.Selection) bool {
		if !strings.Contains(strings.ToLower(s.AttrOr("type", "")), "ld+json") {
			return true
		}
		if v, ok := decode(s.Text()); ok {
			l := linked{ids: map[string]map[string]any{}}
			l.index(v, 0)
			for _, job := range l.jobs(v, 0) {
				if p, ok := l.posting(job); ok {
					found = append(found, p)
				}
			}
		}
		return len(found) < maxBlocks && i < 1000
	})
	if len(found) == 0 {
		return microdata(doc)
	}
	return choose(found, document.Line(doc.Find("h1").First().Text()+" "+doc.Find("title").First().Text())), true
}

// choose takes the posting that the page's own headings name, else the first.
func choose(found []posting.Posting, names string) posting.Posting {
	for _, p := range found {
		if p.Title != "" && strings.Contains(strings.ToLower(names), strings.ToLower(p.Title)) {
			return p
		}
	}
	return found[0]
}

// decode reads JSON as pages have it. What strict reading refuses is mended
// step by step: comment guards, whole blocks written in entities, and then what
// a repairer can do about commas, quotes and escapes.
func decode(source string) (any, bool) {
	source = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(source), "\uFEFF"))
	if source == "" {
		return nil, false
	}
	steps := []func(string) string{
		func(s string) string { return s },
		guards,
		controls,
		func(s string) string {
			if strings.Contains(s, "&quot;") || strings.Contains(s, "&#34;") {
				return html.UnescapeString(s)
			}
			return s
		},
		controls,
		func(s string) string {
			if mended, err := jsonrepair.Repair(s); err == nil {
				return mended
			}
			return s
		},
	}
	for _, step := range steps {
		source = step(source)
		var v any
		if json.Unmarshal([]byte(source), &v) == nil {
			return v, true
		}
	}
	return nil, false
}

// guards takes CDATA and comment marks and a closing semicolon off a block.
func guards(s string) string {
	for _, mark := range []string{"//<![CDATA[", "/*<![CDATA[*/", "<![CDATA[", "//]]>", "/*]]>*/", "]]>", "<!--", "-->"} {
		s = strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(s, mark), mark))
	}
	return strings.TrimSpace(strings.TrimSuffix(s, ";"))
}

// controls escapes raw control characters inside strings.
func controls(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	inside := false
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == '\\' && inside && i+1 < len(s) && s[i+1] >= 0x20:
			b.WriteByte(c)
			i++
			c = s[i]
		case c == '"':
			inside = !inside
		case c < 0x20 && inside:
			b.WriteString(map[byte]string{'\n': `\n`, '\t': `\t`, '\r': ""}[c])
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}

// linked is one block of JSON-LD with its nodes by @id.
type linked struct{ ids map[string]map[string]any }

func (l *linked) index(v any, depth int) {
	if depth > maxDepth {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			l.index(e, depth+1)
		}
	case map[string]any:
		if id := str(field(v, "@id")); id != "" && len(v) > 1 {
			l.ids[id] = v
		}
		for _, e := range v {
			l.index(e, depth+1)
		}
	}
}

// jobs lists the JobPostings under a value, in its order.
func (l *linked) jobs(v any, depth int) []map[string]any {
	if depth > maxDepth {
		return nil
	}
	var out []map[string]any
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			out = append(out, l.jobs(e, depth+1)...)
		}
	case map[string]any:
		if isJob(field(v, "@type")) {
			return []map[string]any{v}
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item", "about"} {
			if e := field(v, key); e != nil {
				out = append(out, l.jobs(e, depth+1)...)
			}
		}
	}
	return out
}

func isJob(t any) bool {
	switch t := t.(type) {
	case string:
		return strings.HasSuffix(strings.ToLower(strings.TrimRight(t, "/")), "jobposting")
	case []any:
		for _, e := range t {
			if isJob(e) {
				return true
			}
		}
	}
	return false
}

// field is a value by key in any case.
func field(m map[string]any, key string) any {
	if v, ok := m[key]; ok {
		return v
	}
	for _, k := range sortedKeys(m) {
		if strings.EqualFold(k, key) {
			return m[k]
		}
	}
	return nil
}

// object follows a value to an object: itself, the first of a list, or what its
// @id names.
func (l *linked) object(v any) map[string]any {
	switch v := v.(type) {
	case []any:
		if len(v) > 0 {
			return l.object(v[0])
		}
	case map[string]any:
		if id := str(field(v, "@id")); id != "" && len(v) == 1 {
			return l.ids[id]
		}
		return v
	}
	return nil
}

// posting reads a JobPosting; ok is false when it has neither name nor text.
func (l *linked) posting(job map[string]any) (posting.Posting, bool) {
	p := posting.Posting{Source: "json-ld", Confidence: confStructured}
	p.Title = document.Line(html.UnescapeString(str(field(job, "title"))))
	if p.Title == "" {
		p.Title = document.Line(html.UnescapeString(str(field(job, "name"))))
	}
	p.Company = document.Line(html.UnescapeString(l.name(field(job, "hiringOrganization"))))
	p.Location = l.places(job)
	p.Published = document.Line(str(field(job, "datePosted")))
	var text strings.Builder
	part := func(heading string, v any) {
		s := prose(str(v))
		if s == "" || strings.Contains(text.String(), s) {
			return
		}
		if text.Len() > 0 {
			text.WriteString("\n\n")
		}
		if heading != "" {
			text.WriteString("## " + heading + "\n\n")
		}
		text.WriteString(s)
	}
	part("", field(job, "description"))
	part("Responsibilities", field(job, "responsibilities"))
	part("Qualifications", field(job, "qualifications"))
	part("Skills", field(job, "skills"))
	part("Experience", l.named(field(job, "experienceRequirements"), "description"))
	part("Education", l.named(field(job, "educationRequirements"), "credentialCategory"))
	part("Benefits", field(job, "jobBenefits"))
	p.Text = document.Clean(text.String())
	return p, p.Text != "" && (p.Title != "" || len(p.Text) >= leastText)
}

// name is the name of an organization that is a string or an object.
func (l *linked) name(v any) string { return l.named(v, "name") }

// named is a string, or an object's value of a key.
func (l *linked) named(v any, key string) string {
	if s := str(v); s != "" {
		return s
	}
	if o := l.object(v); o != nil {
		return str(field(o, key))
	}
	return ""
}

// prose turns a field into plain lines: escaping undone, tags read.
func prose(s string) string {
	s = document.Unescape(s)
	if strings.Contains(s, `\n`) && !strings.Contains(s, "\n") {
		s = strings.ReplaceAll(s, `\n`, "\n")
	}
	if document.HasTags(s) {
		return document.Structure(s)
	}
	return document.Clean(strings.ReplaceAll(html.UnescapeString(s), "\u00a0", " "))
}

// places lists where the job is, each place once, with "Remote" when it says
// so.
func (l *linked) places(job map[string]any) string {
	var list []string
	add := func(s string) {
		for _, have := range list {
			if strings.EqualFold(have, s) {
				return
			}
		}
		if s != "" {
			list = append(list, s)
		}
	}
	locations, ok := field(job, "jobLocation").([]any)
	if !ok {
		locations = []any{field(job, "jobLocation")}
	}
	for _, v := range locations {
		add(l.place(v))
	}
	if strings.Contains(strings.ToUpper(str(field(job, "jobLocationType"))), "TELECOMMUTE") {
		add("Remote")
	}
	return strings.Join(list, "; ")
}

// place is one place: a string, or an address put together from its parts.
func (l *linked) place(v any) string {
	if s := str(v); s != "" {
		return document.Line(s)
	}
	o := l.object(v)
	if o == nil {
		return ""
	}
	if address := field(o, "address"); address != nil {
		if s := str(address); s != "" {
			return document.Line(s)
		}
		if a := l.object(address); a != nil {
			o = a
		}
	}
	var parts []string
	for _, key := range []string{"addressLocality", "addressRegion", "addressCountry"} {
		s := document.Line(l.named(field(o, key), "name"))
		if s != "" && !strings.EqualFold(s, "UNAVAILABLE") && (len(parts) == 0 || parts[len(parts)-1] != s) {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, ", ")
}

// str is a string, or a list of strings as lines.
func str(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case []any:
		var lines []string
		for _, e := range v {
			if s, ok := e.(string); ok && strings.TrimSpace(s) != "" {
				lines = append(lines, "- "+s)
			}
		}
		if len(lines) == 1 {
			return lines[0][2:]
		}
		return strings.Join(lines, "\n")
	}
	return ""
}

// microdata reads a JobPosting that is written into the page's attributes.
func microdata(doc *goquery.Document) (posting.Posting, bool) {
	job := doc.Find(`[itemtype*="schema.org/JobPosting"]`).First()
	if job.Length() == 0 {
		return posting.Posting{}, false
	}
	value := func(scope *goquery.Selection, name string) string {
		s := scope.Find(`[itemprop="` + name + `"]`).First()
		return document.Line(s.AttrOr("content", s.Text()))
	}
	p := posting.Posting{Source: "microdata", Confidence: confStructured - 0.07, Title: value(job, "title"), Published: value(job, "datePosted")}
	organization := job.Find(`[itemprop="hiringOrganization"]`).First()
	if p.Company = value(organization, "name"); p.Company == "" {
		p.Company = document.Line(organization.AttrOr("content", organization.Text()))
	}
	var parts []string
	for _, key := range []string{"addressLocality", "addressRegion", "addressCountry"} {
		if s := value(job, key); s != "" {
			parts = append(parts, s)
		}
	}
	p.Location = strings.Join(parts, ", ")
	var text []string
	for _, key := range []string{"description", "responsibilities", "qualifications", "skills", "experienceRequirements"} {
		job.Find(`[itemprop="` + key + `"]`).Each(func(_ int, s *goquery.Selection) {
			if t := document.Lines(s.Nodes...); t != "" {
				text = append(text, t)
			}
		})
	}
	p.Text = document.Clean(strings.Join(text, "\n\n"))
	return p, len(p.Text) >= leastText/2
}

// sortedKeys are a map's keys in order, so that no result depends on chance.
func sortedKeys(m map[string]any) []string { return slices.Sorted(maps.Keys(m)) }

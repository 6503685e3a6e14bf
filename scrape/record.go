package scrape

import (
	"encoding/json"
	"errors"
	"html"
	"strings"

	"skillmatch/scrape/document"
	"skillmatch/scrape/head"
	"skillmatch/scrape/posting"
)

// errNoKeys says which keys a JSON posting has.
var errNoKeys = errors.New("the JSON object holds no posting; the keys are id, title, company, location, url, published, and text or html")

// record holds the values of a JSON posting as they are written. Only a text is
// required; it is found under any of the names that exports use.
type record struct {
	id, title, company, location, url, published []byte
	expires                                      []byte
	text, html, content                          []byte
	description, descriptionHTML, plain          []byte
	skills                                       []byte
	pay                                          []byte
	nested                                       []byte // the posting inside a report of this program
}

// set stores a value by its key. The key may be in upper or lower case, with or without
// underscores and hyphens.
func (r *record) set(key string, val []byte) {
	var name [24]byte
	n := 0
	for _, c := range []byte(key) {
		if c == '_' || c == '-' {
			continue
		}
		if n == len(name) {
			return
		}
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		name[n] = c
		n++
	}
	if to := r.field(string(name[:n])); to != nil {
		*to = val
	}
}

// field returns the field for a key in lower case without underscores and hyphens, or
// nil.
func (r *record) field(name string) *[]byte {
	switch name {
	case "id":
		return &r.id
	case "title", "jobtitle":
		return &r.title
	case "company", "companyname", "employer":
		return &r.company
	case "location", "locations":
		return &r.location
	case "url", "link", "joburl":
		return &r.url
	case "published", "publishedat", "dateposted":
		return &r.published
	case "pay", "salary", "compensation", "salaryrange", "payrange":
		return &r.pay
	case "expires", "validthrough", "applicationdeadline", "deadline":
		return &r.expires
	case "text":
		return &r.text
	case "html":
		return &r.html
	case "content":
		return &r.content
	case "description":
		return &r.description
	case "descriptionhtml":
		return &r.descriptionHTML
	case "descriptionplain", "descriptiontext":
		return &r.plain
	case "skills":
		return &r.skills
	case "posting":
		return &r.nested
	}
	return nil
}

// decodeJSON reads a posting from a JSON object. name becomes its id when it has none.
func decodeJSON(data []byte, name string) (posting.Posting, error) {
	r, err := readRecord(data)
	if err == nil && len(r.nested) > 0 && r.nested[0] == '{' && r.body() == "" {
		r, err = readRecord(r.nested)
	}
	if err != nil {
		return posting.Posting{}, err
	}
	p := posting.Posting{ID: line(r.id), Title: line(r.title), Company: line(r.company), Location: line(r.location), URL: line(r.url), Published: line(r.published), Expires: line(r.expires), Pay: line(r.pay),
		Source: "json", Confidence: 1, Text: r.body(), Skills: r.names()}
	if p.Text == "" && len(p.Skills) == 0 {
		return posting.Posting{}, errNoKeys
	}
	if p.ID == "" {
		p.ID = name
	}
	if p.Title == "" {
		head.Read(&p)
	}
	return p, nil
}

// readRecord splits an object into its fields. When a key occurs twice, the later value
// counts.
func readRecord(data []byte) (record, error) {
	var r record
	d := decoder(data)
	if d.PeekKind() != '{' {
		if _, err := d.ReadValue(); err != nil {
			return r, brokenJSON(err)
		}
		return r, errNoKeys
	}
	if _, err := d.ReadToken(); err != nil {
		return r, brokenJSON(err)
	}
	for d.PeekKind() != '}' {
		key, err := d.ReadToken()
		if err != nil {
			return r, brokenJSON(err)
		}
		name := key.String()
		val, err := value(d, data)
		if err != nil {
			return r, brokenJSON(err)
		}
		r.set(name, val)
	}
	if _, err := d.ReadToken(); err != nil {
		return r, brokenJSON(err)
	}
	return r, ends(d, "object")
}

// line returns a value as a clean text of one line.
func line(val []byte) string { return document.Line(scalar(val, "; ")) }

// scalar returns the text of a value: a string, a number, the name of an object, or the
// texts of a list joined by between.
func scalar(val []byte, between string) string {
	if len(val) == 0 {
		return ""
	}
	switch val[0] {
	case '"':
		return unquoted(val)
	case '[':
		list, err := elements(val)
		if err != nil {
			return ""
		}
		var out []string
		for _, e := range list {
			if len(e) == 0 || e[0] == '[' {
				continue
			}
			if s := scalar(e, between); s != "" {
				out = append(out, s)
			}
		}
		return strings.Join(out, between)
	case '{':
		var names struct{ Name, Text, Label any }
		if json.Unmarshal(val, &names) != nil {
			return ""
		}
		for _, v := range []any{names.Name, names.Text, names.Label} {
			if name, ok := v.(string); ok && name != "" {
				return name
			}
		}
		return ""
	case 't', 'f', 'n':
		return ""
	}
	return string(val)
}

// names returns the skills that the posting lists.
func (r *record) names() []string {
	list, err := elements(r.skills)
	if err != nil {
		list = [][]byte{r.skills}
	}
	var out []string
	for _, e := range list {
		if s := line(e); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// body returns the posting's text as plain lines. HTML is preferred to plain text when
// its tags form lines, since it keeps more of the structure.
func (r *record) body() string {
	for _, val := range [][]byte{r.html, r.descriptionHTML} {
		if s := document.Unescape(scalar(val, "\n")); structured(s) {
			return document.Structure(s)
		}
	}
	for i, val := range [][]byte{r.text, r.plain, r.description, r.content, r.html, r.descriptionHTML} {
		s := document.Unescape(scalar(val, "\n"))
		switch {
		case s == "":
			continue
		case structured(s) && strings.Count(s, "\n") <= strings.Count(s, "<"):
			// Text that merely mentions tags has more lines than tags.
			return document.Structure(s)
		case i >= 2:
			if document.HasTags(s) {
				s = document.Structure(strings.ReplaceAll(s, "\n", "<br>"))
			} else {
				s = html.UnescapeString(s)
			}
		}
		if s = document.Outline(s); s != "" {
			return s
		}
	}
	return ""
}

// structured reports whether HTML contains tags that form lines, such as <p> or <li>.
func structured(s string) bool {
	for {
		i := strings.IndexByte(s, '<')
		if i < 0 || i+2 >= len(s) {
			return false
		}
		s = s[i+1:]
		tag, ok := s, false
		for n := 0; n < len(tag) && n < 8; n++ {
			if c := tag[n]; c == '>' || c == ' ' || c == '/' || c == '\n' {
				tag, ok = tag[:n], true
				break
			}
		}
		if !ok {
			continue
		}
		switch strings.ToLower(tag) {
		case "p", "li", "br", "h1", "h2", "h3", "h4", "h5", "h6", "div", "ul", "ol", "tr":
			return true
		}
	}
}

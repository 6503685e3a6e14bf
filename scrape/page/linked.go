package page

import (
	"cmp"
	"encoding/json"
	"fmt"
	"html"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/PuerkitoBio/goquery"

	"skillmatch/scrape/document"
	"skillmatch/scrape/posting"
)

// The limits on structured data: the number of blocks on a page, the nesting of their
// values, and the number of postings and places.
const (
	maxBlocks = 64
	maxDepth  = 32
	maxJobs   = 256
	maxPlaces = 12
)

// object is an object of JSON.
type object = map[string]any

// linked is the JSON-LD of a page, with its nodes by @id.
type linked struct {
	budget     *budget
	ids        map[string]object
	jobs       []object
	otherTopic bool // the data describes an article or a product
}

// found is a posting with the link and the identifier that its data gives.
type found struct {
	posting.Posting
	url, id string
}

// data reads the posting from the page's JSON-LD. The bool is false when there is none.
func (s *source) data() (posting.Posting, bool, error) {
	l := linked{budget: s.budget, ids: map[string]object{}}
	var blocks []any
	s.doc.Find("script").EachWithBreak(func(_ int, script *goquery.Selection) bool {
		if strings.Contains(strings.ToLower(script.AttrOr("type", "")), "ld+json") {
			if v, ok := s.decode(script.Text()); ok {
				blocks = append(blocks, v)
			}
		}
		return len(blocks) < maxBlocks
	})
	for _, v := range blocks {
		l.index(v, 0)
	}
	s.otherTopic = l.otherTopic
	for _, v := range blocks {
		l.find(v, 0)
	}
	var list []found
	for _, job := range l.jobs {
		f := l.posting(job)
		if (f.Title != "" || f.Text != "") && !slices.ContainsFunc(list, func(o found) bool { return o.Title == f.Title && o.Text == f.Text }) {
			list = append(list, f)
		}
	}
	if len(list) == 0 {
		return posting.Posting{}, false, nil
	}
	f, ok := s.choose(list)
	if !ok {
		return posting.Posting{}, false, ErrSeveral
	}
	return f.Posting, true, nil
}

// decode is the function [decode] for data within the limit on size.
func (s *source) decode(text string) (any, bool) {
	if len(text) > maxState {
		s.tooLarge = true
		return nil, false
	}
	return decode(text, s.budget)
}

// choose returns the posting that the page is about: the only posting, the one whose
// link or identifier is the page's, or the one that the page's headings name. It
// returns false when there are several jobs and none of them is the page's own.
func (s *source) choose(list []found) (found, bool) {
	if len(list) == 1 {
		return list[0], true
	}
	own := bare(s.address())
	for _, f := range list {
		if own != "" && (bare(f.url) == own || len(f.id) >= 4 && strings.Contains(own, strings.ToLower(f.id))) {
			return f, true
		}
	}
	names := s.headings()
	best := -1
	for i, f := range list {
		if containsFold(names, f.Title) && (best < 0 || len(f.Title) > len(list[best].Title)) {
			best = i
		}
	}
	if best >= 0 {
		return list[best], true
	}
	same := !slices.ContainsFunc(list, func(f found) bool { return f.Title != list[0].Title })
	return list[0], same
}

// bare reduces a link to what distinguishes pages: it drops the scheme, "www.", the
// query, the fragment and trailing slashes.
func bare(link string) string {
	link, _, _ = strings.Cut(strings.ToLower(link), "#")
	link, _, _ = strings.Cut(link, "?")
	_, link, _ = strings.Cut(link, "://")
	return strings.TrimRight(strings.TrimPrefix(link, "www."), "/")
}

// index collects the nodes that have an @id and further fields. Of several nodes with
// one @id it keeps the first.
func (l *linked) index(v any, depth int) {
	if depth > maxDepth {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			l.index(e, depth+1)
		}
	case object:
		if id := str(field(v, "@id")); id != "" && len(v) > 1 && l.ids[id] == nil {
			l.ids[id] = v
		}
		switch str(field(v, "@type")) {
		case "NewsArticle", "BlogPosting", "Article", "TechArticle", "Recipe", "Product", "FAQPage":
			l.otherTopic = true
		}
		for _, k := range slices.Sorted(maps.Keys(v)) {
			l.index(v[k], depth+1)
		}
	}
}

// find collects the JobPostings under a value, in the order of the document.
func (l *linked) find(v any, depth int) {
	if depth > maxDepth || len(l.jobs) >= maxJobs {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			l.find(e, depth+1)
		}
	case object:
		if isJob(field(v, "@type")) {
			l.jobs = append(l.jobs, v)
			return
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item", "about"} {
			l.find(field(v, key), depth+1)
		}
	}
}

// isJob reports whether a type is JobPosting, on its own, in a list, or as a link.
func isJob(t any) bool {
	switch t := t.(type) {
	case string:
		t = strings.ToLower(strings.TrimRight(t, "/ "))
		return t == "jobposting" || strings.HasSuffix(t, "/jobposting") || strings.HasSuffix(t, ":jobposting") || strings.HasSuffix(t, "#jobposting")
	case []any:
		return slices.ContainsFunc(t, isJob)
	}
	return false
}

// field returns a value by its key in any case.
func field(m object, key string) any {
	if v, ok := m[key]; ok {
		return v
	}
	name := ""
	for k := range m {
		if strings.EqualFold(k, key) && (name == "" || k < name) {
			name = k
		}
	}
	return m[name]
}

// object resolves a value to an object: the value itself, the first element of a list,
// or the object that an @id names.
func (l *linked) object(v any) object {
	for range maxDepth {
		switch t := v.(type) {
		case []any:
			if len(t) == 0 {
				return nil
			}
			v = t[0]
		case string:
			return l.byID(t)
		case object:
			id := str(field(t, "@id"))
			if id != "" && len(t) == 1 {
				return l.byID(id)
			}
			return t
		default:
			return nil
		}
	}
	return nil
}

// byID returns the object that an @id names, within the page's budget, since many
// values may refer to one large object.
func (l *linked) byID(id string) object {
	o := l.ids[id]
	if !l.budget.take(32 * len(o)) {
		return nil
	}
	return o
}

// posting reads a JobPosting.
func (l *linked) posting(job object) found {
	f := found{Posting: posting.Posting{Source: "json-ld", Confidence: confData}, url: str(field(job, "url")), id: identifier(l, field(job, "identifier"))}
	f.Title = label(field(job, "title"))
	if f.Title == "" {
		f.Title = label(field(job, "name"))
	}
	f.Company = label(l.named(field(job, "hiringOrganization"), "name"))
	f.Location = l.places(job, f.Company)
	f.Published, f.Expires = published(label(field(job, "datePosted"))), published(label(field(job, "validThrough")))
	if absolute(f.url) {
		f.URL = document.Line(f.url)
	}
	f.Pay = l.pay(job)
	f.Text = l.text(job)
	f.Skills = skills(field(job, "skills"))
	return f
}

// identifier returns a posting's number, which may be the value of an object.
func identifier(l *linked, v any) string {
	if o, ok := v.(object); ok {
		v = field(l.object(o), "value")
	}
	return document.Line(str(v))
}

// published returns a date, or "" for a placeholder before the year 2000.
func published(date string) string {
	if len(date) >= 4 && date[:4] < "2000" && date[:2] >= "00" && date[:2] <= "19" {
		return ""
	}
	return date
}

// label returns a field as one line of at most 2 KB.
func label(v any) string {
	const most = 2 << 10
	s := str(v)
	s = document.Unescape(html.UnescapeString(s[:min(len(s), most)]))
	if document.HasTags(s) {
		s = document.Structure(s)
	}
	return document.Line(s)
}

// named returns a string, or the value of a key of an object.
func (l *linked) named(v any, key string) string {
	if s, ok := v.(string); ok {
		if o := l.byID(s); o != nil && s != "" {
			return str(field(o, key))
		}
		return s
	}
	if list, ok := v.([]any); ok && len(list) > 0 {
		return l.named(list[0], key)
	}
	if o := l.object(v); o != nil {
		return first(field(o, key))
	}
	return str(v)
}

// first returns a string, or the first string of a list.
func first(v any) string {
	if list, ok := v.([]any); ok && len(list) > 0 {
		v = list[0]
	}
	return str(v)
}

// str returns a string or number as text, or a list of texts as list items.
func str(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case json.Number:
		return v.String()
	case []any:
		var lines []string
		for _, e := range v {
			s, _ := e.(string)
			if o, ok := e.(object); ok {
				s = firstOf(o, "name", "description", "value")
			}
			if strings.TrimSpace(s) != "" {
				lines = append(lines, s)
			}
		}
		if len(lines) <= 1 {
			return strings.Join(lines, "")
		}
		return "- " + strings.Join(lines, "\n- ")
	}
	return ""
}

// firstOf returns an object's first string that is not empty, by the order of keys.
func firstOf(o object, keys ...string) string {
	for _, k := range keys {
		if s, ok := field(o, k).(string); ok && s != "" {
			return s
		}
	}
	return ""
}

// text joins the fields that hold text. The fields after the description get headings
// of their own. A field whose text is present already is left out.
func (l *linked) text(job object) string {
	var b strings.Builder
	have := ""
	part := func(heading, s string) {
		if !l.budget.take(12 * len(s)) {
			return
		}
		s = prose(s)
		key := letters(s, 80)
		if key == "" || strings.Contains(have, key) {
			return
		}
		have += letters(s, len(s)) + "\n"
		if b.Len() > 0 {
			b.WriteString("\n\n")
		}
		if heading != "" {
			b.WriteString("## " + heading + "\n\n")
		}
		b.WriteString(s)
	}
	part("", str(field(job, "description")))
	part("Responsibilities", str(field(job, "responsibilities")))
	part("Qualifications", l.phrases(field(job, "qualifications")))
	part("Skills", l.phrases(field(job, "skills")))
	part("Experience", l.experience(field(job, "experienceRequirements")))
	part("Education", l.phrases(field(job, "educationRequirements")))
	part("Benefits", str(field(job, "jobBenefits")))
	return document.Clean(b.String())
}

// pay formats the pay that the employer offers.
func (l *linked) pay(job object) string {
	salary := l.object(field(job, "baseSalary"))
	if salary == nil {
		return ""
	}
	from, to, period := 0.0, 0.0, label(field(salary, "unitText"))
	value := field(salary, "value")
	if o := l.object(value); o != nil {
		from, to = amount(field(o, "minValue")), amount(field(o, "maxValue"))
		if from == 0 && to == 0 {
			from = amount(field(o, "value"))
		}
		period = cmp.Or(label(field(o, "unitText")), period)
	} else {
		from, to = cmp.Or(amount(value), amount(field(salary, "minValue"))), amount(field(salary, "maxValue"))
	}
	return posting.PayLine(from, to, label(field(salary, "currency")), period)
}

// amount parses a number, which may be written as text with commas or spaces between
// thousands. It returns 0 when there is no number, or none above 0 and below 1e9.
func amount(v any) float64 {
	s := strings.NewReplacer(",", "", " ", "", "\u00a0", "", "_", "").Replace(strings.TrimSpace(first(v)))
	x, err := strconv.ParseFloat(s, 64)
	if err != nil || !(x > 0 && x < 1e9) {
		return 0
	}
	return x
}

// phrases returns the text of a field, which may be an object with the text inside.
func (l *linked) phrases(v any) string {
	if o, ok := v.(object); ok {
		return firstOf(l.object(o), "description", "name", "credentialCategory")
	}
	if list, ok := v.([]any); ok {
		var lines []string
		for _, e := range list {
			if s := l.phrases(e); s != "" {
				lines = append(lines, s)
			}
		}
		if len(lines) > 1 {
			return "- " + strings.Join(lines, "\n- ")
		}
		return strings.Join(lines, "")
	}
	return str(v)
}

// experience converts the months of experience that are required to years.
func (l *linked) experience(v any) string {
	o, ok := v.(object)
	if !ok {
		return l.phrases(v)
	}
	if s := l.phrases(o); s != "" {
		return s
	}
	months, err := strconv.ParseFloat(str(field(l.object(o), "monthsOfExperience")), 64)
	switch {
	case err != nil || months < 1 || months > 600:
		return ""
	case months < 12 || int(months)%12 != 0:
		return fmt.Sprintf("%d months of experience", int(months))
	}
	return fmt.Sprintf("%d years of experience", int(months)/12)
}

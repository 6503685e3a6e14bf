package page

import (
	"reflect"
	"slices"
	"strings"
	"unicode"

	"skillmatch/scrape/document"
	"skillmatch/scrape/posting"
)

// The limits of the search in embedded JSON: the nesting of values, the number of values
// that are visited, and the number of candidates.
const (
	maxStateDepth = 40
	maxNodes      = 300_000
	maxCandidates = 512
)

// The lengths in bytes from which a text may be that of a posting: in the data of the job
// that the page names, and in other data.
const (
	minNamed   = 60
	minUnnamed = 200
)

// minListed is the number of jobs without a text that makes a page a list of jobs.
const minListed = 4

// The points of an object that may be a posting. An object with a title and a text may
// also be an article, a product or the company. Its other fields and the wording of its
// text distinguish a job.
const (
	pointsTitled   = 3 // the page's headings name the object
	pointsLinked   = 6 // the page's link names the object
	minStatePoints = 5
)

// candidate is an object that may be the page's posting.
type candidate struct {
	posting.Posting
	points        int
	named, linked bool // the page's headings, or its link, name the candidate
}

// search looks for the posting in embedded JSON.
type search struct {
	own     string            // the page's link, as [bare] returns it
	titles  []string          // the names of fields that are titles
	parts   []string          // the parts of the link's path and query
	names   string            // the page's titles and headings, in lower case
	entries map[string]object // objects by the key that references name
	depths  map[uintptr]int   // the depths of the objects and lists that were visited
	left    int
	budget  *budget
	listed  int // objects that look like jobs in a list, with or without text
	texts   texts
	found   []candidate
}

// embedded reads the posting from the JSON that a page carries for its scripts. The
// posting is the object with a title and a text that the page's link or headings name.
// If there is none, it is the best other candidate, which is not certain; several then
// reports whether there are further candidates.
func (s *source) embedded() (best candidate, ok, several bool) {
	values := s.states()
	if len(values) == 0 {
		return candidate{}, false, false
	}
	own := strings.ToLower(s.address())
	_, query, _ := strings.Cut(own, "?")
	h := search{own: bare(own), entries: map[string]object{}, left: maxNodes, budget: s.budget, depths: map[uintptr]int{}, texts: texts{maxTexts, maxTextBytes, s.budget}}
	h.parts = strings.FieldsFunc(h.own+"/"+query, func(c rune) bool { return c == '/' || c == '=' || c == '&' || c == '?' })
	h.titles = append(strongTitles(), weakTitles()...)
	h.names = strings.ToLower(s.headings())
	for _, v := range values {
		h.collect(v, 0)
	}
	h.left = maxNodes
	clear(h.depths)
	for _, v := range values {
		h.walk(v, 0)
	}
	return h.best()
}

// best chooses among the candidates.
func (h *search) best() (best candidate, ok, several bool) {
	for _, c := range h.found {
		if ok && !strings.EqualFold(best.Title, c.Title) {
			several = true
		}
		if !ok || c.above(best) {
			best, ok = c, true
		}
	}
	if best.linked || best.named {
		return best, ok, false
	}
	return best, ok, several || !ok && h.listed >= minListed
}

// above reports whether a candidate ranks before another one that was found earlier.
func (c *candidate) above(o candidate) bool {
	switch {
	case c.linked != o.linked:
		return c.linked
	case c.named != o.named:
		return c.named
	case c.named && len(c.Title) != len(o.Title):
		return len(c.Title) > len(o.Title)
	case c.points != o.points:
		return c.points > o.points
	}
	return len(c.Text) > len(o.Text)
}

// collect notes the objects that others refer to by their key, and replaces strings
// that hold JSON with their values.
func (h *search) collect(v any, depth int) {
	if h.left--; depth > maxStateDepth || h.left < 0 {
		return
	}
	if _, again := h.visit(v, depth); again {
		return
	}
	switch v := v.(type) {
	case []any:
		for i, e := range v {
			v[i] = h.inner(e)
			h.collect(v[i], depth+1)
		}
	case object:
		for _, k := range sortedKeys(v) {
			v[k] = h.inner(v[k])
			if o, ok := v[k].(object); ok && strings.Contains(k, ":") && h.entries[k] == nil {
				h.entries[k] = o
			}
			h.collect(v[k], depth+1)
		}
	}
}

// inner returns the value in a string of JSON, or else the value itself.
func (h *search) inner(v any) any {
	s, ok := v.(string)
	if !ok || len(s) < minState || len(s) > maxState || !strings.HasPrefix(s, `{"`) && !strings.HasPrefix(s, `[{"`) {
		return v
	}
	if !h.budget.take(4 * len(s)) {
		return v
	}
	if in, ok := strict(s); ok {
		return in
	}
	return v
}

// refer follows a reference to an object of the same state.
func (h *search) refer(v any) any {
	o, ok := v.(object)
	if !ok || len(o) > 4 {
		return v
	}
	for _, key := range []string{"__ref", "id"} {
		if id, ok := o[key].(string); ok && h.entries[id] != nil {
			return h.entries[id]
		}
	}
	return v
}

// visit records that an object or list is visited. first reports that it was not
// visited before. again reports that it was visited at the same depth or nearer to the
// top, so that its contents need no second look; a value may occur in several places,
// and inside itself.
func (h *search) visit(v any, depth int) (first, again bool) {
	size := 1
	switch v := v.(type) {
	case object:
		size += len(v)
	case []any:
		size += len(v)
	default:
		return true, false
	}
	at := reflect.ValueOf(v).Pointer()
	before, seen := h.depths[at]
	if seen && before <= depth || !h.budget.take(4*size) {
		return false, true
	}
	h.depths[at] = depth
	return !seen, false
}

// walk looks for candidates in the order of lists and of sorted keys.
func (h *search) walk(v any, depth int) {
	if h.left--; depth > maxStateDepth || h.left < 0 || len(h.found) >= maxCandidates {
		return
	}
	first, again := h.visit(v, depth)
	if again {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			h.walk(e, depth+1)
		}
	case object:
		keys := sortedKeys(v)
		if first {
			h.consider(v, keys)
		}
		for _, k := range keys {
			switch v[k].(type) {
			case object, []any:
				h.walk(v[k], depth+1)
			}
		}
	}
}

// sortedKeys returns the keys of an object in order.
func sortedKeys(o object) []string {
	keys := make([]string, 0, len(o))
	for k := range o {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// recordCost is the cost in steps of examining an object with a title.
const recordCost = 1000

// consider adds an object to the candidates when it may be a posting.
func (h *search) consider(o object, keys []string) {
	r := record{h: h, fields: map[string]any{}}
	if r.add(o, keys); !r.titled() || !h.budget.take(recordCost) {
		return
	}
	if !r.long() && !r.nested(o, keys) {
		if title, _ := r.title(); title != "" && r.signs() >= 2 {
			h.listed++
		}
		return
	}
	title, strong := r.title()
	if title == "" {
		return
	}
	c := candidate{named: len(title) >= 4 && strings.Contains(h.names, strings.ToLower(title)), linked: h.isLinked(r)}
	text := r.text()
	least := minUnnamed
	if c.named || c.linked {
		least = minNamed
	}
	if len(text) < least {
		return
	}
	if !h.budget.take(8 * len(text)) {
		return
	}
	c.points = r.signs() + 2*min(countSections(text), 4) + min(countApplicantWords(text), 4)
	c.identify(title, strong)
	if c.points < minStatePoints || countApplicantWords(text) == 0 && countSections(text) == 0 && r.signs() < 2 {
		return
	}
	c.Posting = posting.Posting{Source: "embedded-state", Title: title, Company: r.company(), Location: r.location(title), Published: r.date(), Expires: r.expires(), URL: r.link(), Text: text, Skills: skills(r.first(skillKeys()...))}
	h.found = append(h.found, c)
}

// identify adds the points for the title and for what the page says of the candidate.
// strong says that only jobs have titles in a field of that name.
func (c *candidate) identify(title string, strong bool) {
	if strong {
		c.points += 2
	}
	if c.named {
		c.points += pointsTitled
	}
	if c.linked {
		c.points += pointsLinked
	}
	if articleTitle(title) {
		c.points -= articleLoss
	}
}

// isLinked reports whether the page's link names the object, by the object's own link
// or by one of its identifiers.
func (h *search) isLinked(r record) bool {
	if h.own == "" {
		return false
	}
	if u := r.link(); u != "" && bare(u) == h.own {
		return true
	}
	for _, k := range idKeys() {
		id := strings.ToLower(document.Line(brief(r.fields[k])))
		if len(id) < 4 || len(id) > 120 {
			continue
		}
		for _, p := range h.parts[min(1, len(h.parts)):] {
			if p == id || strings.ContainsFunc(id, unicode.IsDigit) && (strings.HasPrefix(p, id+"-") || strings.HasSuffix(p, "-"+id) || strings.HasSuffix(p, "_"+id)) {
				return true
			}
		}
	}
	return false
}

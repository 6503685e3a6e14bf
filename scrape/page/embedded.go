package page

import (
	"reflect"
	"slices"
	"strings"
	"unicode"

	"skillmatch/scrape/document"
	"skillmatch/scrape/posting"
)

// The limits of the search in embedded JSON: how deep values are nested, and how
// many are looked at.
const (
	maxStateDepth = 40
	maxNodes      = 300_000
	maxCandidates = 512
)

// The lengths in bytes from which a text may be that of a posting: in the data
// of the job that the page names, and in any other.
const (
	leastNamed   = 60
	leastUnnamed = 200
)

// leastListed is how many jobs without a text make a page a list of jobs.
const leastListed = 4

// Points for an object to be a posting. Something that has a title and a text
// may be an article, a product or the company; what tells a job is what else is
// said of it, and how the text speaks.
const (
	pointsTitled = 3 // the page's headings name it
	pointsLinked = 6 // the page's link names it
	leastPoints  = 5
)

// candidate is an object that may be the page's posting.
type candidate struct {
	posting.Posting
	points        int
	named, linked bool // by the page's headings, by its link
}

// hunt is a search for the posting in embedded JSON.
type hunt struct {
	own     string            // the page's link, bare
	titles  []string          // the names of fields that are titles
	parts   []string          // the link's parts, and those of what follows it
	names   string            // the page's titles and headings, in small letters
	entries map[string]object // objects by what refers to them
	depths  map[uintptr]int   // of the objects and lists that were met
	left    int
	work    *work
	listed  int // objects that look like jobs in a list, with or without text
	texts   texts
	found   []candidate
}

// embedded reads the posting from the JSON that a page carries for its scripts.
// It is the object with a title and a text that the page's link or headings
// name; one that neither names, and no other, is found but not sure. several
// says that there are more of them.
func (s *source) embedded() (best candidate, ok, several bool) {
	values := s.states()
	if len(values) == 0 {
		return candidate{}, false, false
	}
	own := strings.ToLower(s.address())
	_, query, _ := strings.Cut(own, "?")
	h := hunt{own: bare(own), entries: map[string]object{}, left: maxNodes, work: s.work, depths: map[uintptr]int{}, texts: texts{maxTexts, maxTextBytes, s.work}}
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
func (h *hunt) best() (best candidate, ok, several bool) {
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
	return best, ok, several || !ok && h.listed >= leastListed
}

// above reports whether a candidate goes before another that was met earlier.
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

// collect notes the objects that others refer to by the key they stand under,
// and takes strings apart that are JSON themselves.
func (h *hunt) collect(v any, depth int) {
	if h.left--; depth > maxStateDepth || h.left < 0 {
		return
	}
	if _, again := h.meet(v, depth); again {
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

// inner is the value that a string of JSON holds, else the value itself.
func (h *hunt) inner(v any) any {
	s, ok := v.(string)
	if !ok || len(s) < leastState || len(s) > maxState || !strings.HasPrefix(s, `{"`) && !strings.HasPrefix(s, `[{"`) {
		return v
	}
	if !h.work.take(4 * len(s)) {
		return v
	}
	if in, ok := strict(s); ok {
		return in
	}
	return v
}

// refer follows a reference to an object of the same state.
func (h *hunt) refer(v any) any {
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

// meet notes an object or list that is met. first says that it was not met
// before, again that it was met as near to the top, so that what is in it was
// looked at: a value may stand in several places, and in itself.
func (h *hunt) meet(v any, depth int) (first, again bool) {
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
	before, met := h.depths[at]
	if met && before <= depth || !h.work.take(4*size) {
		return false, true
	}
	h.depths[at] = depth
	return !met, false
}

// walk looks for candidates in the order of lists and of keys.
func (h *hunt) walk(v any, depth int) {
	if h.left--; depth > maxStateDepth || h.left < 0 || len(h.found) >= maxCandidates {
		return
	}
	first, again := h.meet(v, depth)
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

func sortedKeys(o object) []string {
	keys := make([]string, 0, len(o))
	for k := range o {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// workOfRecord is what it takes to look at an object with a title.
const workOfRecord = 1000

// consider adds an object to the candidates when it is one.
func (h *hunt) consider(o object, keys []string) {
	r := record{h: h, fields: map[string]any{}}
	if r.add(o, keys); !r.titled() || !h.work.take(workOfRecord) {
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
	c := candidate{named: len(title) >= 4 && strings.Contains(h.names, strings.ToLower(title)), linked: h.links(r)}
	text := r.text()
	least := leastUnnamed
	if c.named || c.linked {
		least = leastNamed
	}
	if len(text) < least {
		return
	}
	if !h.work.take(8 * len(text)) {
		return
	}
	c.points = r.signs() + 2*min(countSections(text), 4) + min(countWork(text), 4)
	c.identify(title, strong)
	if c.points < leastPoints || countWork(text) == 0 && countSections(text) == 0 && r.signs() < 2 {
		return
	}
	c.Posting = posting.Posting{Source: "embedded-state", Title: title, Company: r.company(), Location: r.location(title), Published: r.date(), URL: r.link(), Text: text, Skills: skills(r.first(skillKeys()...))}
	h.found = append(h.found, c)
}

// identify adds what the title and the page say of the candidate; strong says
// that only jobs have titles of that name.
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
	if article(title) {
		c.points -= articleLoss
	}
}

// links reports whether the page's link names the object, by its own link or by
// one of its identifiers.
func (h *hunt) links(r record) bool {
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

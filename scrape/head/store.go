package head

import (
	"slices"
	"strings"

	"skillmatch/scrape/document"
)

// store writes what was found to the posting, and removes its lines from the text.
func (r *reader) store() {
	p := r.known
	if r.job != nil {
		p.Title = r.titleOf()
	}
	if r.employer != nil && p.Company == "" {
		p.Company = cleanCompany(r.employer.text)
	}
	if r.town != nil && p.Location == "" {
		p.Location = cleanPlace(r.town.text)
	}
	if r.published != nil && p.Published == "" {
		p.Published = document.Line(r.published.value)
	}
	if r.link != nil && p.URL == "" {
		p.URL = document.Line(r.link.value)
	}
	if r.job != nil {
		r.remove()
	}
}

// titleOf returns the title: its part of a line, with the parts beside it that only a dash
// sets apart and that name nothing else, or with all of the line where no part of it does.
func (r *reader) titleOf() string {
	l := r.job.line
	whole := true
	free := func(k *piece) bool {
		return k != r.employer && k != r.town && !k.terms && k.sep != "at" && k.sep != "in"
	}
	for _, k := range l.pieces {
		whole = whole && free(k) && k.place < 2 && k.sep != "seeks"
	}
	n := slices.Index(l.pieces, r.job)
	from, to := n, n+1
	for to < len(l.pieces) && free(l.pieces[to]) && (whole || l.pieces[to].sep == dash) {
		to++
	}
	for from > 0 && free(l.pieces[from-1]) && (whole || l.pieces[from].sep == dash) {
		from--
	}
	r.named = l.pieces[from:to]
	return cleanName(l.text[l.pieces[from].from:l.pieces[to-1].to])
}

// remove removes from the text of the posting the lines that only repeat its fields, and
// from lines of parts between bars the parts that do.
func (r *reader) remove() {
	var b strings.Builder
	done := 0
	for i := range r.list {
		l := &r.list[i]
		rest, whole := r.restOf(l)
		if l.bare && i+1 < len(r.list) {
			_, whole = r.restOf(&r.list[i+1])
		}
		if !whole && rest == l.text {
			continue
		}
		b.WriteString(r.text[done:l.from])
		if !whole {
			b.WriteString(rest + "\n")
		}
		done = l.to
	}
	b.WriteString(r.text[done:])
	if text := document.Clean(strings.TrimLeft(b.String(), "\n")); text != "" {
		r.known.Text = text
	}
}

// restOf returns what is left of a line, and whether nothing is.
func (r *reader) restOf(l *line) (rest string, whole bool) {
	if l.label == publishedField && l == r.published || l.label == linkField && l == r.link {
		return "", true
	}
	if len(l.pieces) == 0 {
		return l.text, false
	}
	var left []string // what is left of the parts between bars
	for i := 0; i < len(l.pieces); {
		n := i + 1
		for n < len(l.pieces) && l.pieces[n].sep != "|" {
			n++
		}
		if rest := r.leftOf(l, l.pieces[i:n]); rest != "" {
			left = append(left, rest)
		}
		i = n
	}
	switch rest = strings.Join(left, " | "); {
	case len(left) == 0:
		return "", true
	case len(left) > 1:
		return rest, false
	case strings.ContainsAny(rest, "€$£%") || slices.ContainsFunc(l.pieces, func(k *piece) bool { return k.sep == "|" }):
		return l.text, false // a part alone would look like a heading
	}
	return rest, false
}

// leftOf returns what is left of parts that stand between two bars: terms that a dash sets
// apart from what is taken, or all if any other part stays.
func (r *reader) leftOf(l *line, list []*piece) string {
	var terms []string
	for _, k := range list {
		switch {
		case r.taken(k):
		case k.terms:
			terms = append(terms, k.text)
		default:
			return l.text[list[0].from:list[len(list)-1].to]
		}
	}
	return strings.Join(terms, " - ")
}

// taken reports whether a part says no more than a field of the posting does.
func (r *reader) taken(k *piece) bool {
	p := r.known
	if slices.Contains(r.named, k) {
		return true
	}
	text := document.Line(k.text)
	if word, rest, ok := strings.Cut(text, " "); ok && rest == p.Title && r.lines["chrome"][strings.ToLower(word)] {
		return true // "Save Welder"
	}
	return text == p.Title || text == p.Company || cleanPlace(k.text) == p.Location
}

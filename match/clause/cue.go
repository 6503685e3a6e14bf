package clause

import "strings"

// cue is a phrase that grades a part of a line.
type cue struct {
	start, end int
	kinds      uint64 // of the table
	grade      Grade
	// level and segment say where the phrase stands. For one that is alone in its
	// brackets this is where the brackets stand, start and end are their offsets, and
	// bracketed is true.
	level, segment int
	bracketed      bool
	// ahead is true when the phrase stands before what it grades.
	ahead bool
	// from and to are the reach of the phrase.
	from, to int
}

// maxCues is the greatest number of phrases that grade in a line. A text with more is no
// line that somebody wrote; its section grades it.
const maxCues = 64

// find sets the phrases of a line that may grade a part of it, from an offset on.
func (r *Reader) find(lower string, from int) {
	r.cues = r.cues[:0]
	load().cues.Each(lower[from:], func(start, end int, kinds uint64) bool {
		r.cues = append(r.cues, cue{start: from + start, end: from + end, kinds: kinds})
		return true
	})
}

// place sets where each phrase stands and what it grades, and drops those that grade
// nothing there.
func (r *Reader) place() {
	l := &r.layout
	for i := range r.cues {
		c := &r.cues[i]
		c.level = l.level(c.start)
		c.segment = l.segment(c.level, c.start)
	}
	kept := r.cues[:0]
	for i := range r.cues {
		c := r.cues[i]
		if c.level > 0 && r.alone(i) {
			r.raise(&c)
		}
		if r.grades(&c) {
			kept = append(kept, c)
		}
	}
	r.cues = kept
}

// alone reports whether nothing but phrases that grade stands in the brackets of a
// phrase: "(preferred)", "(a plus, but not required)".
func (r *Reader) alone(i int) bool {
	l, level := &r.layout, r.cues[i].level
	b := &l.brackets[level]
	from := b.open + 1
	for k := range r.cues {
		if r.cues[k].level == level {
			if l.content(level, from, r.cues[k].start) {
				return false
			}
			from = r.cues[k].end
		}
	}
	return !l.content(level, from, b.close)
}

// raise moves a phrase that is alone in its brackets to where the brackets stand.
func (r *Reader) raise(c *cue) {
	l := &r.layout
	b := &l.brackets[c.level]
	c.start, c.end, c.level, c.bracketed = b.open, min(b.close+1, len(l.lower)), b.parent, true
	c.segment = l.segment(c.level, c.start)
}

// grades decides which of its kinds a phrase has where it stands, and on which side of
// it is what it grades; it returns false when it has none.
//
// An adjective grades as a predicate ("Go preferred", "Go preferred but …"), in brackets,
// before a colon, and before a noun of asking ("preferred experience"). Before any other
// word it is an attribute ("preferred suppliers"), and after words such as "as" and "if"
// it is no grade at all ("as required").
func (r *Reader) grades(c *cue) bool {
	l, w := &r.layout, r.layout.words
	seg := &l.segments[c.segment]
	bound := r.bound(c, seg.start)
	own := l.content(c.level, bound, c.start)
	rest := l.content(c.level, c.end, seg.end) || r.labels(c)
	next, at := wordAfter(l.lower, c.end, seg.end)
	joined := next != "" && strings.Trim(l.lower[c.end:at], " ") == ""
	prior := wordBefore(l.lower, seg.start, c.start)
	word := !strings.ContainsAny(l.lower[c.start:c.end], " -")
	for i := range w.kinds {
		if c.kinds>>i&1 == 0 {
			continue
		}
		k := w.kinds[i]
		c.grade = k.grade
		if k.grade == Needed && w.negations[prior] {
			c.grade = Waived
		}
		switch k.stands {
		case label:
			if c.bracketed || !own && r.labels(c) {
				c.ahead = r.leads(c)
				return true
			}
		case article:
			if c.bracketed || w.articles[prior] {
				c.ahead = !own && rest && r.leads(c)
				return true
			}
		case negated:
			if _, found := l.negator(max(bound, seg.start), c.start); found {
				c.ahead = false
				return true
			}
		case opening:
			if !own && joined && !w.openingGoesOn[next] && (c.level > 0 || r.follows(c)) {
				c.ahead = true
				return true
			}
		case before:
			c.ahead = rest || !r.follows(c)
			return true
		case after:
			if word && w.adverbial[prior] {
				continue
			}
			c.ahead = rest && !own
			return true
		case either:
			if c.bracketed {
				c.ahead = r.leads(c)
				return true
			}
			if word && (w.adverbial[prior] || joined && (next == "to" || next == "by" || !w.ends[next] && !w.nouns[next])) {
				continue
			}
			c.ahead = !own && rest || word && joined && w.nouns[next]
			return true
		}
	}
	return false
}

// bound returns the end of the last phrase before c in its segment, or from.
func (r *Reader) bound(c *cue, from int) int {
	for i := range r.cues {
		if o := &r.cues[i]; o.end <= c.start && o.start >= from && r.layout.level(o.start) == c.level {
			from = o.end
		}
	}
	return from
}

// labels reports whether a phrase is a label: a colon or a dash follows it and something
// after that.
func (r *Reader) labels(c *cue) bool {
	l := &r.layout
	next := c.segment + 1
	return next < l.brackets[c.level].to && l.segments[next].colon && !l.content(c.level, c.end, l.segments[c.segment].end) && l.content(c.level, l.segments[next].start, l.brackets[c.level].close)
}

// leads reports whether something stands after a phrase and nothing before it, in its
// part of the line.
func (r *Reader) leads(c *cue) bool {
	return !r.follows(c) && r.layout.content(c.level, c.end, r.layout.brackets[c.level].close)
}

// follows reports whether something stands before a phrase, in its part of the line,
// that it can grade.
func (r *Reader) follows(c *cue) bool {
	l := &r.layout
	return l.content(c.level, l.segments[l.part(c.segment)].start, c.start)
}

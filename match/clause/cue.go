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
	// introduced is true when an article or an adjective such as "strong" leads to the
	// phrase, which then begins with it.
	introduced bool
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
		if c.kinds&l.words.nounKinds != 0 {
			r.introduce(c)
		}
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

// introduce lets a noun begin with the articles and adjectives before it, which name
// nothing by themselves: "a strong plus".
func (r *Reader) introduce(c *cue) {
	l := &r.layout
	from := l.segments[c.segment].start
	for {
		word := wordBefore(l.lower, from, c.start)
		if word == "" || !l.words.articles[word] {
			return
		}
		c.start, c.introduced = from+strings.LastIndex(l.lower[from:c.start], word), true
	}
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
	w, a := r.layout.words, r.around(c)
	for i := range w.kinds {
		if c.kinds>>i&1 == 0 {
			continue
		}
		k := w.kinds[i]
		if ahead, ok := r.fits(c, k.stands, &a); ok {
			c.grade, c.ahead = k.grade, ahead
			if k.grade == Needed && w.negations[a.prior] {
				c.grade = Waived
			}
			return true
		}
	}
	return false
}

// surroundings are what is around a phrase in its segment.
type surroundings struct {
	own, rest bool // something stands before it, after the last phrase, or after it
	word      bool // the phrase is one word
	joined    bool // only a space is between it and next
	// next and prior are the words after it and before it, bound is the end of the last
	// phrase.
	next, prior string
	bound       int
}

// around returns the surroundings of a phrase.
func (r *Reader) around(c *cue) surroundings {
	l := &r.layout
	seg := &l.segments[c.segment]
	a := surroundings{bound: r.bound(c, seg.start), word: !strings.ContainsAny(l.lower[c.start:c.end], " -"), prior: wordBefore(l.lower, seg.start, c.start)}
	a.own = l.content(c.level, a.bound, c.start)
	a.rest = l.content(c.level, c.end, seg.end) || r.labels(c)
	next, at := wordAfter(l.lower, c.end, seg.end)
	a.next, a.joined = next, next != "" && strings.Trim(l.lower[c.end:at], " ") == ""
	return a
}

// fits reports whether a phrase that stands in a certain way grades where it is, and
// whether it is ahead of what it grades.
func (r *Reader) fits(c *cue, s stands, a *surroundings) (ahead, ok bool) {
	w := r.layout.words
	switch s {
	case label:
		return r.leads(c), c.bracketed || !a.own && r.labels(c)
	case article:
		return !a.own && a.rest && r.leads(c), c.bracketed || c.introduced
	case negated:
		_, found := r.layout.negator(a.bound, c.start)
		return false, found
	case opening:
		return true, !a.own && a.joined && !w.openingGoesOn[a.next] && (c.level > 0 || r.follows(c))
	case before:
		return a.rest || !r.follows(c), true
	case after:
		return a.rest && !a.own, !a.word || !w.adverbial[a.prior]
	}
	attribute := a.joined && (a.next == "to" || a.next == "by" || !w.ends[a.next] && !w.nouns[a.next])
	switch {
	case c.bracketed:
		return r.leads(c), true
	case a.word && (w.adverbial[a.prior] || attribute):
		return false, false
	}
	return !a.own && a.rest || a.word && a.joined && w.nouns[a.next], true
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

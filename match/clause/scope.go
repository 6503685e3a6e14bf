package clause

import "strings"

// bind sets how far each phrase reaches: first those behind what they grade, which bound
// the reach of those ahead.
func (r *Reader) bind() {
	for i := range r.cues {
		if c := &r.cues[i]; !c.ahead {
			r.bindBehind(i)
			r.waiveNegated(c)
		}
	}
	for i := range r.cues {
		if c := &r.cues[i]; c.ahead {
			r.bindAhead(i)
		}
	}
}

// bindBehind sets the reach of a phrase that stands behind what it grades. That reaches
// to the right as far as the words after it go on ("preferred in Go", "a plus, such as
// Go"), and to the left over
//
//   - what its own segment holds, or the part of the line before it when that is nothing
//     ("Go, Rust, preferred");
//   - the list of which its segment is the last member;
//   - the item before it for brackets in the middle of a part ("Vue (preferred), React"),
//     or one of several.
func (r *Reader) bindBehind(i int) {
	l, c := &r.layout, &r.cues[i]
	seg := &l.segments[c.segment]
	first := l.part(c.segment)
	bound, graded := r.gradedBefore(i, l.segments[first].start)
	c.from, c.to = max(bound, seg.start), r.right(i)
	switch {
	case c.bracketed && (graded || r.another(i) || l.content(c.level, c.end, l.segments[l.partEnd(c.level, c.segment)-1].end)):
		c.from = l.item(max(bound, seg.start), c.start)
	case c.bracketed && (first == c.segment && l.twoOf(c.from, c.start) || first < c.segment && !l.joined(first, c)):
		c.from = l.item(c.from, c.start)
	case l.content(c.level, c.from, c.start):
		c.from = max(bound, l.segments[l.list(first, c, bound)].start)
	case graded && bound >= seg.start || graded && c.grade == Waived:
		c.from = c.start // "a plus, not required"
		if c.grade == Waived {
			c.to = c.start
		}
	case l.content(c.level, bound, c.start):
		c.from = bound
		c.soften()
	default:
		r.bindAcross(i, first)
	}
}

// soften makes a phrase that says of something asked that it is not needed a welcoming
// one: who writes "Go, not required" would like to see Go.
func (c *cue) soften() {
	if c.grade == Waived {
		c.grade = Welcome
	}
}

// bindAcross sets the reach of a phrase that begins a part of the line and grades the
// part before it: "Go is good to know, but not required". A phrase there keeps its
// grade, unless the later one is stronger.
func (r *Reader) bindAcross(i, first int) {
	l, c := &r.layout, &r.cues[i]
	c.from, c.to = c.start, c.end
	if first == l.brackets[c.level].from {
		return
	}
	from := l.segments[l.part(first-1)].start
	for k := i - 1; k >= 0; k-- {
		if o := &r.cues[k]; o.level == c.level && o.start >= from {
			if c.grade > o.grade {
				o.grade = c.grade
			}
			c.to = c.start
			return
		}
	}
	c.from = from
	c.soften()
}

// gradedBefore returns the end of the last phrase before cue i in its part that stands
// behind what it grades, and true; from and false when there is none.
func (r *Reader) gradedBefore(i, from int) (int, bool) {
	graded := false
	for k := range r.cues[:i] {
		if o := &r.cues[k]; o.level == r.cues[i].level && !o.ahead && o.start >= from && o.end <= r.cues[i].start {
			from, graded = o.end, true
		}
	}
	return from, graded
}

// another reports whether a later phrase of the same part is in brackets, too.
func (r *Reader) another(i int) bool {
	l, c := &r.layout, &r.cues[i]
	end := l.segments[l.partEnd(c.level, c.segment)-1].end
	for _, o := range r.cues[i+1:] {
		if o.level == c.level && o.bracketed && o.start < end {
			return true
		}
	}
	return false
}

// right returns the end of the reach of a phrase to the right.
func (r *Reader) right(i int) int {
	l, c := &r.layout, &r.cues[i]
	seg := &l.segments[c.segment]
	if i+1 < len(r.cues) && r.cues[i+1].level == c.level && r.cues[i+1].start < seg.end {
		return c.end
	}
	to := c.end
	if rest := strings.TrimLeft(l.lower[c.end:seg.end], " "); rest != "" && (rest[0] == '(' || rest[0] == '[') {
		if in := l.opens(seg.end-len(rest), c.level); in > 0 {
			to = min(l.brackets[in].close+1, seg.end)
		}
	}
	word, _ := wordAfter(l.lower, c.end, seg.end)
	if word == "" || l.ends[word] && !l.and[word] && !l.or[word] || l.goesOn[word] {
		to = seg.end
	}
	for k := c.segment + 1; to >= l.segments[k-1].end && k < l.partEnd(c.level, c.segment); k++ {
		if word, _ := wordAfter(l.lower, l.segments[k].start, l.segments[k].end); !l.goesOn[word] {
			break
		}
		to = l.segments[k].end
	}
	return to
}

// item returns where the item that ends at an offset begins: after the last conjunction
// or preposition.
func (l *layout) item(from, to int) int {
	if from >= to {
		return to
	}
	start := from
	for i := from; i < to; i++ {
		if word := wordAt(l.lower, i); word != "" && (l.and[word] || l.or[word] || l.goesOn[word] || l.ends[word]) {
			start = i + len(word)
		}
	}
	if strings.TrimSpace(l.lower[start:to]) == "" {
		return from
	}
	return start
}

// joined reports whether "and" or "or" joins the list before a phrase.
func (l *layout) joined(first int, c *cue) bool {
	for i := l.segments[first].start; i < c.start; i++ {
		if word := wordAt(l.lower, i); l.and[word] || l.or[word] {
			return true
		}
	}
	return false
}

// twoOf reports whether "and" joins two things in a text that has no list, of which the
// second is short: brackets after it belong to that alone ("Excel and VBA (a plus)").
func (l *layout) twoOf(from, to int) bool {
	last, joined := 0, 0
	for i := from; i < to; i++ {
		if word := wordAt(l.lower, i); l.and[word] && !strings.HasPrefix(l.lower[i+len(word):], "/") {
			last, joined = i, joined+1
		}
	}
	return joined == 1 && strings.Count(strings.Trim(l.lower[last:to], " "), " ") <= 2
}

// list returns the first segment of the list of which the segment of a phrase is the last
// member, not before segment first nor before offset bound:
//
//   - after "or" or before it a list goes on to its beginning ("Go, Rust or Zig");
//   - so does one with "and" of three members or more ("Go, Rust, and Zig"), while ", and"
//     after a single member joins two requirements;
//   - without either, two members are two requirements ("5 years of Java, Kotlin a plus"),
//     and more are a list.
//
// A segment that ends with a noun of asking ("SQL skills, …") is a requirement of its
// own, and so is one that begins with one ("…, knowledge of SQL").
func (l *layout) list(first int, c *cue, bound int) int {
	k := c.segment
	for l.segments[first].end < bound {
		first++
	}
	seg := &l.segments[k]
	begin, at := wordAfter(l.lower, seg.start, seg.end)
	inner := false
	for i := at + len(begin); i < c.start; i++ {
		word := wordAt(l.lower, i)
		inner = inner || l.or[word] || l.and[word]
	}
	members := k - first + 1
	if l.goesWith[begin] {
		return k // "Solid Python, with Rust and Go a plus"
	}
	if !l.or[begin] && !(members > 2) && !(inner && !l.and[begin]) {
		return k
	}
	for k > first && !l.complete(c.level, k-1) && !l.begins(k) {
		k--
	}
	return k
}

// complete reports whether segment k ends with a word that ends a requirement.
func (l *layout) complete(level, k int) bool {
	seg := &l.segments[k]
	text := l.lower[seg.start:seg.end]
	if open := strings.LastIndexByte(text, '('); level == 0 && open >= 0 && text[len(text)-1] == ')' && l.closes[wordBefore(text, 0, open)] {
		return true // "three years of experience (in Go)"
	}
	return l.closes[wordBefore(text, 0, len(text))]
}

// begins reports whether segment k begins with a word that begins a requirement.
func (l *layout) begins(k int) bool {
	word, at := wordAfter(l.lower, l.segments[k].start, l.segments[k].end)
	if l.or[word] {
		return false // a list goes on
	}
	for l.and[word] || l.filler[word] && !l.heads[word] {
		word, at = wordAfter(l.lower, at+len(word), l.segments[k].end)
	}
	return l.heads[word]
}

// waiveNegated makes a phrase a waiver that a negation in its own segment precedes: "no
// Java required".
func (r *Reader) waiveNegated(c *cue) {
	if c.grade != Needed {
		return
	}
	l := &r.layout
	from := max(c.from, l.segments[c.segment].start)
	at, found := l.negator(from, c.start)
	if !found {
		return
	}
	if c.grade = Waived; !l.content(c.level, from, at) || strings.Count(l.lower[at:c.start], " ") > negatedWords {
		c.from = at
	}
}

// negatedWords is the greatest number of words of a negation that belongs to the phrase
// rather than to what it grades: "Java is in no way necessary".
const negatedWords = 2

// negator returns the offset of the first negation between two offsets.
func (l *layout) negator(from, to int) (int, bool) {
	for i := from; i < to; i++ {
		if l.negators[wordAt(l.lower, i)] {
			return i, true
		}
	}
	return 0, false
}

// bindAhead sets the reach of a phrase that stands before what it grades: to the end of
// its part, and of the next one after a label. Unless it is a label or in brackets, it
// ends before a new requirement ("…, and experience with"), and in any case before the
// next phrase of its kind and before what a phrase behind it grades.
func (r *Reader) bindAhead(i int) {
	l, c := &r.layout, &r.cues[i]
	c.from = c.start
	last := l.partEnd(c.level, c.segment)
	if r.labels(c) || c.bracketed && last == c.segment+1 && last < l.brackets[c.level].to && l.segments[last].colon {
		last = l.partEnd(c.level, c.segment+1)
	}
	c.to = l.segments[last-1].end
	if !c.bracketed && !r.labels(c) && c.grade != Waived {
		for k := c.segment + 1; k < last; k++ {
			if !l.segments[k].hard && l.begins(k) {
				c.to = l.segments[k-1].end
				break
			}
		}
		c.to = r.unjoined(c)
	}
	for k := range r.cues {
		o := &r.cues[k]
		switch {
		case o.level != c.level || k == i:
		case o.ahead && o.start >= c.end:
			c.to = min(c.to, o.start)
		case !o.ahead && o.from >= c.end && o.from < o.to:
			c.to = min(c.to, o.from)
		}
	}
}

// unjoined returns the end of the reach of a phrase, cut at "and" before words that
// begin a requirement: "ideally Go and experience with Linux".
func (r *Reader) unjoined(c *cue) int {
	l := &r.layout
	for i := c.end; i < c.to; i++ {
		if word := wordAt(l.lower, i); l.and[word] {
			if next, _ := wordAfter(l.lower, i+len(word), c.to); l.heads[next] && l.level(i) == c.level {
				return i
			}
		}
	}
	return c.to
}

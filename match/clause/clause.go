package clause

// Grade is how strongly a clause asks by its own words.
type Grade uint8

// The grades. A clause that is [Ungraded] asks as strongly as its section does.
const (
	Ungraded Grade = iota
	Waived         // need not be had: "Java is not required"
	Welcome        // preferred: "Java is a plus"
	Needed         // required: "Java is a must"
)

// Clause is a part of a line with one grade.
type Clause struct {
	// Start and End are byte offsets in the line; End is after the last byte.
	Start, End int
	Grade      Grade
}

// Reader cuts lines into clauses. It keeps buffers, so it is not safe for concurrent
// use. The zero value is ready.
type Reader struct {
	layout layout
	cues   []cue
	paint  []Grade
}

// Read appends the clauses of a line in lower case to out, in order and without gaps,
// and returns it. It appends nothing for a line that does not grade anything itself.
//
// Each phrase that grades reaches over a part of the line. Where two overlap, that of
// the inner bracket decides, and of two in one bracket the later one.
//
// from is an offset before which no phrase of [Phrases] begins, 0 if that is not known.
func (r *Reader) Read(out []Clause, lower string, from int) []Clause {
	r.find(lower, from)
	if len(r.cues) == 0 || len(r.cues) > maxCues {
		return out
	}
	r.layout.read(lower)
	r.place()
	if len(r.cues) == 0 {
		return out
	}
	r.bind()
	return r.flatten(out, len(lower))
}

// flatten paints the reach of each cue over the line, outer brackets first, and appends
// the stretches of one grade to out.
func (r *Reader) flatten(out []Clause, length int) []Clause {
	r.paint = append(r.paint[:0], make([]Grade, length)...)
	for depth, left := 0, len(r.cues); left > 0; depth++ {
		for i := range r.cues {
			c := &r.cues[i]
			if r.layout.depth(c.level) != depth {
				continue
			}
			left--
			for k := c.from; k < c.to; k++ {
				r.paint[k] = c.grade
			}
		}
	}
	from := 0
	for i := 1; i <= length; i++ {
		if i == length || r.paint[i] != r.paint[from] {
			out = append(out, Clause{from, i, r.paint[from]})
			from = i
		}
	}
	return out
}

// Whole returns the grade that all words of a line have, as far as they name something;
// ok is false when they have several, or none. The clauses are those of the line.
func Whole(lower string, clauses []Clause) (g Grade, ok bool) {
	for _, c := range clauses {
		if !hasContent(lower[c.Start:c.End]) {
			continue
		}
		if ok && c.Grade != g {
			return Ungraded, false
		}
		g, ok = c.Grade, true
	}
	return g, ok && g != Ungraded
}

// At returns the grade of the clause that holds offset start, [Ungraded] when no clause
// does. A text across two clauses has the grade of its beginning.
func At(clauses []Clause, start int) Grade {
	for _, c := range clauses {
		if start < c.End {
			return c.Grade
		}
	}
	return Ungraded
}

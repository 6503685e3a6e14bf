package resume

import (
	"slices"
	"strings"

	"skillmatch/scrape/document/block"
)

// span is an entry of a section of roles: the parts that name the role and the parts
// that tell about it. The first span of a section may have no head.
type span struct {
	head, body []part
	// group is set for a head that names the employer of the roles below it, with the
	// time that they took together.
	group bool
}

// cutter cuts the parts of a section of roles into spans.
//
// Dates are the surest sign of a head: nearly every role has them, and little else
// does. The lines around the dates that are written like names belong to the head, and
// items and sentences end it. So a section is a sequence of runs of such lines, with
// the lines about the work between them. A run with one date is one head. Between two
// dates of a run, the names belong to the first head or to the second: a gap tells, or
// else the layout, which is the same all over a section: as many names stand above
// later dates as above the first ones. A run without dates is a role when it has a word
// of titles or of employers, else a heading among the lines about the role above it.
type cutter struct {
	p        *parser
	ps       []part
	head     []bool // the parts that may belong to a head
	above    int    // names that stand above the dates of a head, by most of them
	below    int    // lines that stand below them
	anchored bool   // some head has dates
	alone    int    // dates that stand alone in their lines
	bold     bool   // bold lines begin roles
	project  bool
	out      []span
}

// cut cuts the parts of a section into spans.
func (p *parser) cut(ps []part, project bool) []span {
	c := &cutter{p: p, ps: ps, head: make([]bool, len(ps)), project: project}
	bold := 0
	for i := range ps {
		c.head[i] = ps[i].Kind != block.Item && p.namesRole(&ps[i])
		c.anchored = c.anchored || c.head[i] && ps[i].dated
		if ps[i].only {
			c.alone++
		}
		if ps[i].Bold {
			bold++
		}
	}
	c.bold = bold > 0 && 2*bold <= len(ps)
	c.unmark()
	c.markItems()
	c.measure()
	for i := 0; i < len(ps); {
		j := i + 1
		if !c.head[i] {
			c.tell(i)
		} else {
			for j < len(ps) && c.head[j] {
				j++
			}
			c.run(i, j)
		}
		i = j
	}
	return c.out
}

// unmark takes lines with a single date and no title for text where they stand right
// below text and other lines have ranges: "Won the prize of the region, 2014".
func (c *cutter) unmark() {
	ranged := slices.ContainsFunc(c.ps, func(k part) bool { return k.dated && k.when.start != k.when.end })
	for i := 1; i < len(c.ps); i++ {
		k := &c.ps[i]
		if i+1 < len(c.ps) && c.head[i+1] && (c.p.hasTitle(c.ps[i+1].Text) || c.p.hasOrganisation(c.ps[i+1].Text)) {
			continue
		}
		if ranged && c.head[i] && !c.head[i-1] && k.dated && k.when.start == k.when.end && !k.Gap && !k.Bold && k.Kind == block.Paragraph && c.ps[i-1].Kind == block.Paragraph && !c.p.hasTitle(k.rest) {
			c.head[i] = false
		}
	}
}

// markItems finds the items that name roles: those with dates or a title above deeper
// items; where no other line has dates, those with dates; and the first below dates
// that stand alone.
func (c *cutter) markItems() {
	anchored := c.anchored
	for i := range c.ps {
		k := &c.ps[i]
		if k.Kind != block.Item || k.label {
			continue
		}
		named := c.p.namesRole(k)
		parent := i+1 < len(c.ps) && c.ps[i+1].Kind == block.Item && c.ps[i+1].Depth > k.Depth
		first := i > 0 && c.ps[i-1].only && c.head[i-1] && !(i > 1 && c.head[i-2] && !c.ps[i-1].Gap)
		switch {
		case parent && named && (k.dated || c.p.hasTitle(k.Text) || c.p.namesEmployer(k.Text)):
			c.head[i] = true
		case !anchored && named && k.dated && k.when.start != k.when.end:
			c.head[i] = true
		case first && k.name && !k.dated:
			c.head[i] = true
		}
		c.anchored = c.anchored || c.head[i] && k.dated
	}
}

// measure counts the names above the first dates of each run that begins below items,
// below a gap or at the top, and keeps the number that is there most often. It does so
// with the lines below dates that end above items.
func (c *cutter) measure() {
	var counts, below [4]int
	for i := range c.ps {
		if i == 0 || !c.head[i-1] || c.head[i] || c.ps[i].Kind != block.Item {
			continue
		}
		n := 0
		for n < len(below) && n < i && c.head[i-1-n] && !c.ps[i-1-n].dated {
			n++
		}
		if n < len(below) && n < i && c.head[i-1-n] {
			below[n]++
		}
	}
	for i := 0; i < len(c.ps); i++ {
		if !c.head[i] || i > 0 && c.head[i-1] || i > 0 && c.ps[i-1].Kind != block.Item && !c.ps[i].Gap {
			continue
		}
		n := 0
		for j := i; j < len(c.ps) && c.head[j]; j++ {
			switch {
			case c.ps[j].total:
				n = 0
				continue
			case !c.ps[j].dated:
				n++
				continue
			case n < len(counts):
				counts[n]++
			}
			break
		}
	}
	for n, count := range counts {
		if count > counts[c.above] {
			c.above = n
		}
		if below[n] > below[c.below] {
			c.below = n
		}
	}
}

// tell adds a part to the lines about the current role.
func (c *cutter) tell(i int) {
	if len(c.out) == 0 {
		c.out = append(c.out, span{})
	}
	last := &c.out[len(c.out)-1]
	last.body = append(last.body, c.ps[i])
}

// name begins a span with the parts from i to j.
func (c *cutter) name(i, j int) { c.out = append(c.out, span{head: slices.Clone(c.ps[i:j])}) }

// run cuts the parts from i to j, all of which may belong to heads, at headings, at
// items and around the head of a group.
func (c *cutter) run(i, j int) {
	from := i
	for k := i; k < j; k++ {
		if n := c.group(from, k, j); n > 0 {
			c.heads(from, k)
			c.out = append(c.out, span{head: slices.Clone(c.ps[k : k+n]), group: true})
			from, k = k+n, k+n-1
			continue
		}
		if k > from && c.begins(from, k) {
			c.heads(from, k)
			from = k
		}
	}
	c.heads(from, j)
}

// group returns the number of parts of the head of a group that begins with k: the name
// of an employer with a length of time beside it or below it, above another name.
func (c *cutter) group(from, k, j int) int {
	ps := c.ps
	switch {
	case ps[k].dated || ps[k].total || c.p.hasTitle(ps[k].Text):
		return 0
	case k+2 < j && ps[k+1].total && !ps[k+2].dated:
		return 2
	}
	if _, lasting := c.p.dates.duration(ps[k].Text); lasting && k+2 < j && !ps[k+1].dated && ps[k+2].dated {
		return 1
	}
	return 0
}

// begins reports whether a head begins with part k, as a heading or an item does unless
// a heading of a higher level or lone dates stand above it.
func (c *cutter) begins(from, k int) bool {
	above, this := &c.ps[k-1], &c.ps[k]
	lone := true
	for i := from; i < k; i++ {
		lone = lone && c.ps[i].only
	}
	switch {
	case lone:
		return false
	case this.Kind == block.Item:
		return true
	case this.Kind != block.Heading:
		return false
	case above.Kind != block.Heading:
		return true
	}
	return this.Level <= above.Level && (above.dated || this.dated || c.p.hasTitle(above.Text) == c.p.hasTitle(this.Text))
}

// heads cuts the parts from i to j into heads.
func (c *cutter) heads(i, j int) {
	var dated []int
	for k := i; k < j; k++ {
		if c.ps[k].dated {
			dated = append(dated, k)
		}
	}
	if len(dated) == 0 {
		c.undated(i, j)
		return
	}
	from := c.leading(i, dated[0])
	c.undated(i, from)
	for n := 1; n < len(dated); n++ {
		if dated[n] == j-1 && dated[n] == dated[n-1]+1 && c.ps[dated[n]].only && !c.ps[dated[n-1]].only {
			continue // a second time for the same role
		}
		at := c.between(dated[n-1], dated[n], j)
		end := c.trailing(from, dated[n-1], at)
		c.nameDated(from, end)
		c.undated(end, at)
		from = at
	}
	end := c.trailing(from, dated[len(dated)-1], j)
	c.nameDated(from, end)
	c.undated(end, j)
}

// nameDated begins a span with the parts from i to j. Dates alone right below text that
// is no item are the end of that text, unless heads of the section begin with them.
func (c *cutter) nameDated(i, j int) {
	single := c.ps[i].when.start == c.ps[i].when.end || strings.HasSuffix(c.ps[i].Text, ".")
	if j == i+1 && c.ps[i].only && (single || c.alone < 2) && i > 0 && !c.head[i-1] && c.ps[i-1].Kind == block.Paragraph && !c.ps[i].Gap && !(j < len(c.ps) && c.head[j]) {
		c.tell(i)
		return
	}
	c.name(i, j)
}

// maxAbove is the largest number of names above the dates of a head.
const maxAbove = 4

// leading returns the first part from i of the head whose dates are at. Names right
// below text may be the end of that text: no more of them count than stand above other
// dates. Two names and a title above a gap are a role of their own.
func (c *cutter) leading(i, at int) int {
	from := max(i, at-maxAbove)
	if i > 0 && !c.head[i-1] && c.ps[i-1].Kind != block.Item && !c.ps[i].Gap && c.ps[i].Kind != block.Heading {
		from = max(from, at-c.above)
	}
	for k := at; k >= from+2; k-- {
		if c.ps[k].Gap && c.titled(from, k) && (k < at || !c.ps[at].only) {
			return k
		}
	}
	return from
}

// titled reports whether a part from i to j contains a word of titles.
func (c *cutter) titled(i, j int) bool {
	return slices.ContainsFunc(c.ps[i:j], func(k part) bool { return c.p.hasTitle(k.Text) })
}

// organised reports whether a part from i to j contains a word of organisations.
func (c *cutter) organised(i, j int) bool {
	return slices.ContainsFunc(c.ps[i:j], func(k part) bool { return c.p.hasOrganisation(k.Text) })
}

// between returns where the head of the dates at b begins, behind those at a. Each
// place between them gets points; ties go to the first.
func (c *cutter) between(a, b, end int) int {
	gaps := 0
	for k := a + 1; k <= b; k++ {
		if c.ps[k].Gap {
			gaps++
		}
	}
	best, most := b, -1000.0
	for k := a + 1; k <= b; k++ {
		points := 0.0
		if c.ps[k].Gap {
			points += 3 / float64(gaps)
		}
		if c.bold && c.ps[k].Bold && !c.ps[k-1].Bold {
			points += 1.2
		}
		diff := b - k - c.above
		points -= float64(max(diff, -diff))
		if k == b && c.ps[b].only && b+1 == end {
			points -= 3 // dates without a name
		}
		if c.ps[a].only && k == a+1 && c.above == 0 {
			points -= 3
		}
		if points > most {
			best, most = k, points
		}
	}
	return best
}

// trailing returns the end of the head that begins with from and has its dates at,
// among the parts up to j. Names below the dates belong to the head until it is
// complete: it has a title and another name, and a gap, bold type, or another title
// stands above the next. A line of some words right below a complete head tells about
// the work; a place does not.
func (c *cutter) trailing(from, at, j int) int {
	for k := at + 1; k < j; k++ {
		this := &c.ps[k]
		names := c.names(from, k)
		complete := names >= 2 && (c.titled(from, k) || names >= 3 || c.above > 0 && names >= c.above)
		place := c.p.place(this.Text) != noPlace
		last := k+1 == j || c.ps[k+1].Gap
		short := last && this.name && this.words() <= 2 && k == at+1 && c.above > 0
		switch {
		case c.p.hasOrganisation(this.Text) && !this.Gap && k-at <= 3 && !c.organised(from, k): // the employer
		case place && k-at <= 3, (short || k-at <= c.below) && !this.Gap:
		case complete && (this.Gap || c.p.hasTitle(this.Text) || c.bold && this.Bold || k-from >= 3):
			return k
		case this.Gap && names > 0 && !c.ps[at].Gap && at > from, k-from >= 5:
			return k
		}
	}
	return j
}

// names counts the names in the parts from i to j: lines that are not dates alone, and
// one more for a line with something between two names.
func (c *cutter) names(i, j int) int {
	n := 0
	for _, k := range c.ps[i:j] {
		if !k.only && !k.total {
			n += min(2, len(c.p.strong(k.rest, k.Cells)))
			if len(c.p.strong(k.rest, k.Cells)) == 1 && c.p.commaBehindTitle(k.rest) {
				n++
			}
		}
	}
	return n
}

// undated cuts the parts from i to j, which have no dates.
func (c *cutter) undated(i, j int) {
	from := i
	for k := i + 1; k < j; k++ {
		if c.ps[k].Gap && k-from >= 2 || k-from >= 3 || c.bold && c.ps[k].Bold && !c.ps[k-1].Bold {
			c.nameUndated(from, k, j)
			from = k
		}
	}
	if from < j {
		c.nameUndated(from, j, j)
	}
}

// nameUndated begins a span with the parts from i to j, or adds them to the lines about
// the role above. end is the end of the run.
func (c *cutter) nameUndated(i, j, end int) {
	first := &c.ps[i]
	above := i > 0 && c.ps[i-1].Kind != block.Item && !first.Gap
	items := end < len(c.ps) && c.ps[end].Kind == block.Item
	apart := !above || items || first.Kind == block.Heading || c.bold && first.Bold
	named := c.titled(i, j) || first.Gap && c.p.dates.mentions(first.Text) || c.project || slices.ContainsFunc(c.ps[i:j], func(k part) bool { return c.p.namesEmployer(k.Text) })
	beginning := !slices.ContainsFunc(c.out, func(s span) bool { return len(s.head) > 0 })
	switch {
	case named && (apart || !c.anchored), beginning && (!c.anchored || items), c.likeOthers(i):
		c.name(i, j)
		return
	}
	for k := i; k < j; k++ {
		c.tell(k)
	}
}

// likeOthers reports whether a part is a heading of the level at which other heads of
// the section begin.
func (c *cutter) likeOthers(i int) bool {
	return c.ps[i].Kind == block.Heading && slices.ContainsFunc(c.out, func(s span) bool {
		return len(s.head) > 0 && s.head[0].Kind == block.Heading && s.head[0].Level == c.ps[i].Level
	})
}

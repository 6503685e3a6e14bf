package resume

// sinceAt reads one date that a word or a missing end makes a range to this day: "since
// 2019", "2019 onwards", "2019 –". The other order is "Present – 2019".
func (s *dateScan) sinceAt(i int) (f found, ok bool) {
	if f, ok := s.backwards(i); ok {
		return f, true
	}
	p, ok := s.point(i)
	if !ok || !s.beginsHere(i) || p.year == 0 && p.short < 0 {
		return f, false
	}
	f.from, f.to = s.prefix(i), p.to
	first, kind := s.at(i-1), separation(nothing)
	switch next := s.at(p.to); {
	case first.is(sinceWord):
		f.to += btoi(next.is(onwardsWord))
	case next.is(onwardsWord) && !p.loose, next.isSign("+") && next.glued() && s.edge(p.to+1) && !p.loose:
		f.to++
	case p.loose:
		return f, false
	case first.is(fromWord) && s.edge(p.to) && (f.from == 0 || s.at(f.from-1).isSign("(|,·•")):
		f.fault = openEnd
	default:
		kind, f.to = s.separator(p.to)
		for s.at(f.to).isSign("?….") {
			f.to++ // "2019 – ?"
		}
		f.to = s.unknownEnd(i, f.to)
		if kind < rangeSign || !s.edge(f.to) || s.at(f.to-1).isSign("|,/•·:;") {
			return f, false
		}
		f.fault = openEnd
	}
	fault := f.fault
	if !s.settleOpen(&f, p) {
		return f, false
	}
	f.fault = max(f.fault, fault)
	return f, true
}

// unknownEnd passes the words in the place of the second date that are not known, when
// the line begins with the first one and they are no name: "Mar 2019 – unlimited".
func (s *dateScan) unknownEnd(first, i int) int {
	to := i
	for to < i+3 && s.at(to).kind == wordToken && startsSmall(s.line[s.at(to).from:]) {
		to++
	}
	if !s.edge(to) || s.prefix(first) > 0 {
		return i
	}
	return to
}

// backwards reads a range that begins with its end: "Present – Mar 2019".
func (s *dateScan) backwards(i int) (f found, ok bool) {
	if !s.at(i).is(nowWord) || i > 0 && s.at(i-1).kind != signToken {
		return f, false
	}
	k, _ := s.now(i)
	kind, k := s.separator(k)
	p, ok := s.point(k)
	if kind != rangeSign || !ok || p.loose || p.year == 0 || !s.endsHere(p.to) {
		return f, false
	}
	f.from, f.to = i, p.to
	return f, s.settleOpen(&f, p)
}

// edge reports whether the line, or a part of it in brackets or before a bar, ends
// before a token.
func (s *dateScan) edge(i int) bool {
	t := s.at(i)
	return t.kind == noToken && s.whole || t.isSign(")]）】|•·⋅")
}

// singleAt reads a date at the end of the line.
func (s *dateScan) singleAt(i int) (f found, ok bool) {
	p, ok := s.point(i)
	if !ok || p.year == 0 && (p.short < 0 || p.loose) || p.loose && i > 0 || p.bad || !s.beginsHere(i) {
		return f, false
	}
	if before := s.at(i - 1); before.kind == wordToken && s.at(i).glued() && !s.at(i).word.names() || before.isSign("–—-/.") && s.at(i).glued() {
		return f, false
	}
	end := p.to
	for n := 0; n < 2 && s.at(end).isSign(")]）】"); n++ {
		end++
	}
	if to := s.behindRange(end); s.at(to).kind != noToken || !s.whole || s.at(end).isSign(".") {
		return f, false // where a full stop follows, it is the end of a sentence
	}
	if s.at(i).isYear() && p.to == i+1 && !s.standsAlone(i) {
		return f, false
	}
	if p.year == 0 {
		p.year = century(p.short)
	}
	s.settleOrder(&p, &point{})
	f.from, f.to = s.prefix(i), end
	if p.bad {
		return f, false
	}
	return f, s.settle(&f, p, p)
}

// behindRange returns the token behind the length of time that follows a range.
func (s *dateScan) behindRange(to int) int {
	i := to
	if s.at(i).isSign(".") && s.at(i).glued() && (s.at(i+1).kind == noToken || s.at(i+1).kind == signToken) {
		i++
		to = i
	}
	for n := 0; n < 2 && s.at(i).isSign(")](（[|·•⋅∙,:–—-"); n++ {
		i++
	}
	end, ok := s.lengthAt(i)
	if next := s.at(end); !ok || next.kind != noToken && !s.boundary(next, next) {
		return to
	}
	return end
}

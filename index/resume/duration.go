package resume

// duration returns a line without the lengths of time in it ("(3 years 6 months)", "· 7
// yrs 4 mos"). A length counts where signs, wide gaps or the ends of the line surround
// it: "5 years of practice" has none. When there is none, ok is false and rest is the
// line.
func (d *dateReader) duration(line string) (rest string, ok bool) {
	for n := 0; n < maxLengths; n++ {
		s := d.scan(line)
		from, to, found := s.length(0)
		if !found {
			return line, ok
		}
		line, ok = cutTokens(&s, line, from, to), true
	}
	return line, ok
}

// maxLengths is how many lengths of time a line can have.
const maxLengths = 4

// length finds the first length of time in a line from a token on.
func (s *dateScan) length(i int) (from, to int, ok bool) {
	for ; i < len(s.tokens); i++ {
		if to, ok := s.delimitedLength(i); ok {
			from := i
			if j := i - btoi(s.at(i-1).isSign(":")); s.at(j-1).is(labelWord) && j == 1 {
				from = 0
			}
			return from, to, true
		}
	}
	return 0, 0, false
}

// delimitedLength reads a length of time that begins with a token and that is apart from
// what surrounds it.
func (s *dateScan) delimitedLength(i int) (to int, ok bool) {
	if !s.boundary(s.at(i-1), s.at(i)) && !s.at(i-1).is(labelWord) {
		return 0, false
	}
	if to, ok = s.lengthAt(i); !ok {
		return 0, false
	}
	next := s.at(to)
	return to, next.kind == noToken && s.whole || s.boundary(next, next)
}

// boundary reports whether a length of time may begin or end at a token. gap is the
// token whose white space separates them.
func (s *dateScan) boundary(t, gap *token) bool {
	if t.kind == noToken {
		return true
	}
	return gap.gap >= 3 || t.isSign("()[]（）|·•⋅∙,;:–—") || t.isSign("-") && gap.gap > 0
}

// lengthAt reads a length of time: numbers with units behind them. A unit of one letter
// counts beside another one: "7y 4m", but not "3M".
func (s *dateScan) lengthAt(i int) (to int, ok bool) {
	if s.at(i).is(lengthWord) {
		return i + 1, true
	}
	for s.at(i).is(aboutWord) || s.at(i).isSign("~≈>+") {
		i++
	}
	parts, lone := 0, false
	for ; parts < 4; parts++ {
		j := i
		if parts > 0 {
			for j < i+2 && (s.at(j).is(andWord) || s.at(j).isSign(",&+/.")) {
				j++
			}
		}
		unit, found := s.amount(j)
		if !found {
			break
		}
		t := s.at(unit)
		lone = lone || t.to-t.from == 1
		i = unit + 1
		if s.at(i).isSign(".") && s.at(i).glued() {
			i++
		}
	}
	return i, parts > 1 || parts == 1 && !lone
}

// amount reads a number with a unit of time behind it and returns the token of the unit.
func (s *dateScan) amount(i int) (unit int, ok bool) {
	t := s.at(i)
	switch {
	case t.kind == numberToken && t.digits <= 3:
		i++
		if s.at(i).isSign(".,") && s.at(i).glued() && s.at(i+1).glued() && s.at(i+1).kind == numberToken {
			i += 2 // 1.5
		}
		if s.at(i).isSign("½¼¾+") && s.at(i).glued() {
			i++
		}
	case t.isSign("½¼¾"):
		i++
	default:
		return 0, false
	}
	if s.at(i).isSign("-") && s.at(i).glued() && s.at(i+1).glued() {
		i++ // 3-year, 12-Monate
	}
	return i, s.at(i).is(yearsUnit | monthsUnit | weeksUnit)
}

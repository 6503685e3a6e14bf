package resume

// point is one date of a line, as far as it says by itself: "Mar" and "2019" are points
// as "Mar 2019" is one.
type point struct {
	year        int // 0 when it is not said
	first, last int // month, or the months of a part of a year; 0 when not said
	// short holds two digits that may be a day or a year, as in "May 18", and -1 when
	// there are none.
	short int
	// a and b are the numbers of a day and a month in the order of the line, with the
	// sign between them. a is 0 when the order is no question.
	a, b int
	sign rune
	// iso is set for a year and a number that may also be the end of a range of years:
	// "2010-12".
	iso bool
	// nameBehind is set when the name of the month stands behind the year.
	nameBehind bool
	// day is set when a day of the month is said.
	day bool
	// loose is set for what is only a date beside another one: "03/19", "May 18".
	loose bool
	// roman is set for a month in Roman numbers.
	roman bool
	// bad is set for a month, day or year that does not exist.
	bad bool
	to  int // the token behind
}

// dateScan reads the dates among the tokens of a line.
type dateScan struct {
	line   string
	tokens []token
	order  dayOrder
	whole  bool // the tokens reach the end of the line
	none   token
}

// at returns a token, and one of no kind beyond the ends.
func (s *dateScan) at(i int) *token {
	if i < 0 || i >= len(s.tokens) {
		return &s.none
	}
	return &s.tokens[i]
}

// skipWords passes at most two words of a sense.
func (s *dateScan) skipWords(i int, senses sense) int {
	for n := 0; n < 2 && s.at(i).is(senses); n++ {
		i++
	}
	return i
}

// point reads one date that begins with a token.
func (s *dateScan) point(i int) (p point, ok bool) {
	p.short = -1
	switch t := s.at(i); {
	case t.kind == numberToken && t.isYear():
		return s.yearFirst(p, i)
	case t.kind == numberToken && t.digits <= 2:
		return s.numberFirst(p, i)
	case t.kind == yearToken:
		p.year, p.to = t.n, i+1
		return p, true
	case t.is(beforeYear):
		return s.namedYear(p, i)
	case t.kind == wordToken && t.word.names() && (!t.word.shared || s.beginsDate(i)):
		return s.nameFirst(p, i)
	case t.word.era > 0:
		return s.eraYear(p, i)
	case t.roman > 0: // "IV 2019", beside another such date
		p.roman, p.loose = true, true
		return s.monthNumber(p, t.roman, s.passSign(i+1, "./-"))
	}
	return p, false
}

// beginsDate reports whether what is before a name shows that a date begins with it: a
// sign, a number, or a word such as "since". "Gerente de marca 2019" names no month.
func (s *dateScan) beginsDate(i int) bool {
	before := s.at(i - 1)
	return before.kind != wordToken || before.is(sinceWord|toWord) || s.at(i).gap >= 3
}

// eraYear reads a year counted from the beginning of an era: "令和2年4月".
func (s *dateScan) eraYear(p point, i int) (point, bool) {
	t := s.at(i + 1)
	if t.kind != numberToken || t.digits > 3 || !s.at(i+2).is(yearSign) {
		return p, false
	}
	p.year, p.to = s.at(i).word.era+t.n, i+3
	return s.signedMonth(p, i+3), p.year < 2100
}

// namedYear reads a year behind a word that says so: "FY2019", "FY 19", "FY'19".
func (s *dateScan) namedYear(p point, i int) (point, bool) {
	i++
	if s.at(i).isSign(".-") && s.at(i).glued() {
		i++
	}
	switch t := s.at(i); {
	case t.isYear() || t.kind == yearToken:
		p.year = t.n
	case t.kind == numberToken && t.digits == 2:
		p.year, p.loose = century(t.n), true
	default:
		return p, false
	}
	p.to = s.behindYear(i + 1)
	return p, true
}

// nameFirst reads a date that begins with the name of a month or of a part of a year:
// "Mar 2019", "March 1st, 2019", "Mar-19", "Q1/2019", "Mar".
func (s *dateScan) nameFirst(p point, i int) (point, bool) {
	name := s.at(i)
	p.first, p.last = name.word.first, name.word.last
	i++
	if name.word.part {
		j := s.skipWords(s.passSign(i, "-,"), ofWord)
		if inner, ok := s.point(j); ok && s.at(j).word.names() && !s.at(j).word.part && inner.first > 0 {
			return inner, true // "early March 2019"
		}
	}
	p.to = i
	if s.at(i).isSign(".") && s.at(i).glued() {
		i++
		p.to = i
	}
	if s.at(i).isSign("(") && s.at(i+1).isYear() && s.at(i+2).isSign(")") {
		p, _ = s.yearAt(p, i+1)
		p.to++ // "March (2019)"
		return p, true
	}
	sep := s.at(i)
	i = s.skipWords(s.passSign(i, ",/-–—‐‑."), ofWord)
	if q, ok := s.yearAt(p, i); ok {
		return q, true
	}
	if day, ok := s.dayThenYear(p, i); ok && !name.word.part {
		return day, true
	}
	t := s.at(i)
	if t.kind == numberToken && t.digits == 2 && s.ends(i+1) {
		p.short, p.loose, p.to = t.n, !sep.isSign("-/") || name.word.part, i+1
		return p, true
	}
	if t.kind == numberToken && t.digits == 1 && t.n > 0 && s.ends(i+1) && t.gap > 0 && !name.word.part {
		p.day, p.to = true, i+1
	}
	p.loose = true
	return p, true
}

// passSign passes one of the signs that may stand inside a date. A dash must be glued to
// what is on both of its sides, or it stands between two dates.
func (s *dateScan) passSign(i int, signs string) int {
	t := s.at(i)
	if !t.isSign(signs) || t.isSign("-–—‐‑") && (t.gap > 0 || s.at(i+1).gap > 0) {
		return i
	}
	return i + 1
}

// yearAt reads the year of a date that has a month.
func (s *dateScan) yearAt(p point, i int) (point, bool) {
	if t := s.at(i); t.isYear() || t.kind == yearToken || t.kind == numberToken && t.digits == 4 && t.n >= 2200 {
		p.year, p.bad = t.n, p.bad || t.n >= 2100
		p.to = s.behindYear(i + 1)
		return p, true
	}
	return p, false
}

// dayThenYear reads what is behind the name of a month: "1st, 2019".
func (s *dateScan) dayThenYear(p point, i int) (point, bool) {
	t, first := s.at(i), i
	if t.kind != numberToken || t.digits > 2 || t.n < 1 {
		return p, false
	}
	i++
	if s.at(i).is(ordinalWord) && s.at(i).glued() {
		i++
	}
	p.day, p.bad = true, t.n > 31
	if s.at(i).isSign(".") && s.at(i).glued() {
		i++
	}
	signs := ",-"
	if s.at(first - 1).isSign("/") {
		signs = "/"
	}
	return s.yearAt(p, s.skipWords(s.passSign(i, signs), ofWord))
}

// behindYear passes what belongs to the year before it: "2019 r.", "2019年".
func (s *dateScan) behindYear(i int) int {
	if s.at(i).is(yearWord | yearSign) {
		i++
	}
	if s.at(i).isSign("'’") && s.at(i).glued() && s.at(i+1).glued() && s.at(i+1).is(onwardsWord|toWord|behindWord) {
		i++ // 2019'dan beri
	}
	return i
}

// ends reports whether a number of two digits ends before a token: nothing makes a
// longer number or an amount of it.
func (s *dateScan) ends(i int) bool {
	t := s.at(i)
	switch {
	case t.isSign("%$€£°+"):
		return false
	case !t.glued():
		return true
	case t.isSign(".,:/"):
		return !s.at(i+1).glued() || s.at(i+1).kind != numberToken || t.isSign("/") && s.at(i+1).isYear()
	}
	return t.kind == signToken || t.is(toWord|nowWord|yearWord)
}

// yearFirst reads a date that begins with its year: "2019-03", "2019. 03. 15.", "2019,
// March", "2019年3月", "2019 Q1", "2019".
func (s *dateScan) yearFirst(p point, i int) (point, bool) {
	p.year, p.bad = s.at(i).n, s.at(i).n >= 2100
	if s.at(i + 1).is(yearSign) {
		p.to = i + 2
		return s.signedMonth(p, i+2), true
	}
	p.to = s.behindYear(i + 1)
	if q, ok := s.numberOfMonth(p, i+1); ok {
		return q, true
	}
	if name := s.at(p.to + 1); s.at(p.to).isSign("(") && name.word.names() && s.at(p.to+2).isSign(")") {
		p.first, p.last, p.to = name.word.first, name.word.last, p.to+3
		return p, true // "2019 (March)"
	}
	j := s.passSign(p.to, ".,/-")
	name := s.at(j)
	if !name.word.names() || s.at(j-1).gap > 0 && s.at(j-1).kind == signToken && s.at(j-1).isSign("/") {
		return p, true
	}
	end := j + 1
	if s.at(end).isSign(".") && s.at(end).glued() {
		end++
	}
	if t := s.at(end); t.kind == numberToken && t.digits <= 2 && t.n >= 1 && t.n <= 31 && t.gap > 0 && !name.word.part && s.ends(end+1) && !s.nameBehind(end+1) {
		p.day = true
		if end++; s.at(end).isSign(".") && s.at(end).glued() {
			end++
		}
	} else if t.kind == numberToken || t.kind == yearToken {
		return p, true // "2019 | Mar 2021": the name belongs to the next year
	} else if t.kind == wordToken && !t.is(toWord|nowWord|onwardsWord|behindWord) && j == p.to {
		return p, true // "2019 May Company"
	}
	p.first, p.last, p.to, p.nameBehind = name.word.first, name.word.last, end, true
	return p, true
}

// nameBehind reports whether the name of a month follows, in which case the number
// before it is the day of another date.
func (s *dateScan) nameBehind(i int) bool { return s.at(i).word.names() }

// numberOfMonth reads the number of the month, and the day, behind a year.
func (s *dateScan) numberOfMonth(p point, i int) (point, bool) {
	sep, t := s.at(i), s.at(i+1)
	spaced := sep.isSign(".") && sep.glued() || sep.isSign("/") && (sep.gap > 0) == (t.gap > 0)
	if !sep.isSign(".-/‐‑–") || t.kind != numberToken || t.digits > 2 || !spaced && (sep.gap > 0 || t.gap > 0) {
		return p, false
	}
	if !s.ends(i+2) && !(s.at(i+2).isSign(string(sep.sign)) && s.at(i+3).kind == numberToken && s.at(i+3).digits <= 2) {
		return p, false
	}
	day := s.at(i + 3)
	full := s.at(i+2).isSign(string(sep.sign)) && day.kind == numberToken && day.digits <= 2 && (s.at(i+2).glued() && (day.glued() || sep.isSign("."))) && s.ends(i+4)
	switch {
	case !full && t.n > 12 && !sep.isSign(".") && !(s.at(i+2).isSign(rangeSigns) && s.at(i+3).isYear()):
		return p, false // "2019-21"
	case !full && sep.isSign("–") && (t.digits < 2 || t.n > p.year%100 || p.year < 2000 && t.n < 50):
		return p, false // "2009–12"
	}
	p.first, p.last, p.to = t.n, t.n, i+2
	p.iso = !full && t.digits == 2 && !sep.isSign(".") && (t.n > 9 && t.n > p.year%100 || t.n == p.year%100+1)
	if full {
		p.day, p.to = true, i+4
		p.bad = p.bad || day.n < 1 || day.n > 31
	}
	if t.n < 1 || t.n > 12 {
		p.first, p.last, p.bad = 0, 0, true
	}
	if sep.isSign(".") && s.at(p.to).isSign(".") && s.at(p.to).glued() {
		p.to++
	}
	return p, true
}

// signedMonth reads the month and the day with signs behind them: "3月1日".
func (s *dateScan) signedMonth(p point, i int) point {
	t := s.at(i)
	if t.word.names() && !t.word.part {
		p.first, p.last, p.to = t.word.first, t.word.last, i+1
		return p // 三月
	}
	if t.kind != numberToken || t.digits > 2 || !s.at(i+1).is(monthSign) {
		return p
	}
	p.first, p.last, p.to = t.n, t.n, i+2
	if t.n < 1 || t.n > 12 {
		p.first, p.last, p.bad = 0, 0, true
	}
	if d := s.at(i + 2); d.kind == numberToken && s.at(i+3).is(daySign) {
		p.day, p.to = true, i+4
		p.bad = p.bad || d.n < 1 || d.n > 31
	}
	return p
}

// numberFirst reads a date that begins with a number of one or two digits: a day, a
// month, a quarter, or the last digits of a year before a sign.
func (s *dateScan) numberFirst(p point, i int) (point, bool) {
	t := s.at(i)
	switch next := s.at(i + 1); {
	case next.is(yearSign) && t.digits == 2:
		p.year, p.to = century(t.n), i+2
		return s.signedMonth(p, i+2), true
	case next.is(monthSign):
		p = s.signedMonth(p, i)
		p.loose = true
		return p, p.first > 0
	}
	if q, ok := s.numberedQuarter(p, i); ok {
		return q, true
	}
	if q, ok := s.dayFirst(p, i); ok {
		return q, true
	}
	return s.numeric(p, i)
}

// numberedQuarter reads "1st quarter 2019" and "1Q19".
func (s *dateScan) numberedQuarter(p point, i int) (point, bool) {
	n := s.at(i).n
	j := i + 1
	if s.at(j).is(ordinalWord) && s.at(j).glued() || s.at(j).isSign(".") && s.at(j).glued() {
		j++
	}
	if n < 1 || n > 4 || !s.at(j).is(quarterUnit) {
		return p, false
	}
	p.first, p.last = 3*n-2, 3*n
	j = s.skipWords(s.passSign(j+1, ",/-"), ofWord)
	if t := s.at(j); t.kind == numberToken && t.digits == 2 {
		p.year, p.loose, p.to = century(t.n), true, j+1
		return p, true
	}
	if q, ok := s.yearAt(p, j); ok {
		return q, true
	}
	p.loose, p.to = true, i+2
	return p, s.at(i+1).is(quarterUnit) || j > i+2
}

// dayFirst reads a date that begins with its day and names the month: "1 March 2019",
// "1. März 2019", "1st of March", "30-Nov-21".
func (s *dateScan) dayFirst(p point, i int) (point, bool) {
	day := s.at(i).n
	j := i + 1
	if s.at(j).is(ordinalWord) && s.at(j).glued() {
		j++
	}
	j = s.skipWords(s.passSign(j, "./-‐‑"), ofWord)
	name := s.at(j)
	if name.roman > 0 && s.at(j+1).isSign("./-") && s.at(j+1).glued() && s.at(j+2).isYear() {
		p.day, p.bad = true, day < 1 || day > 31
		return s.monthNumber(p, name.roman, j+2) // 1.IV.2019
	}
	if day < 1 || !name.word.names() || name.word.part {
		return p, false
	}
	p.first, p.last, p.day, p.bad = name.word.first, name.word.last, true, day > 31
	j++
	if s.at(j).isSign(".") && s.at(j).glued() {
		j++
	}
	p.to = j
	j = s.skipWords(s.passSign(j, ",/-‐‑"), ofWord)
	if q, ok := s.yearAt(p, j); ok {
		return q, true
	}
	if t := s.at(j); t.kind == numberToken && t.digits == 2 && s.ends(j+1) {
		p.year, p.to, p.loose = century(t.n), j+1, true
		return p, true
	}
	p.loose = true
	return p, true
}

// numeric reads a date of numbers that does not begin with its year: "03/2019",
// "01.03.2019", "03/15/19", "03/19".
func (s *dateScan) numeric(p point, i int) (point, bool) {
	one, sep, two := s.at(i), s.at(i+1), s.at(i+2)
	if sep.is(ofWord) && two.isYear() || sep.kind == numberToken && sep.isYear() && one.digits == 2 && sep.gap > 0 {
		p.loose = sep.kind == numberToken // "03 2019"
		return s.monthNumber(p, one.n, i+1+btoi(!p.loose))
	}
	spaced := sep.isSign(".") && sep.glued() || sep.isSign("/") && (sep.gap > 0) == (two.gap > 0)
	if !sep.isSign("./-‐‑–") || two.kind != numberToken || !spaced && (sep.gap > 0 || two.gap > 0) {
		return p, false
	}
	if two.isYear() {
		return s.monthNumber(p, one.n, i+2)
	}
	if one.digits == 2 && one.n <= 12 && two.digits == 2 && sep.isSign(rangeSigns) && s.at(i+3).isSign("/.") && s.at(i+4).isYear() {
		p.first, p.last, p.loose, p.to = one.n, one.n, true, i+1
		return p, one.n > 0 && sep.sign != '-' // "03–11/2019"
	}
	if two.digits > 2 || sep.isSign("–") {
		return p, false
	}
	p.a, p.b, p.sign, p.day = one.n, two.n, sep.sign, true
	if third, year := s.at(i+3), s.at(i+4); third.isSign(string(sep.sign)) && third.glued() == sep.glued() && (year.isYear() || year.kind == yearToken || year.kind == numberToken && year.digits == 2 && s.ends(i+5)) {
		if year.digits == 2 {
			p.year, p.loose, p.to = century(year.n), true, i+5
			return p, true
		}
		return s.yearAt(p, i+4)
	}
	return s.shortNumeric(p, i)
}

// shortNumeric reads two numbers of which the second may be a year ("03/19") or, before
// a date with a year, a month ("01.03. – 30.11.2019").
func (s *dateScan) shortNumeric(p point, i int) (point, bool) {
	one, sep, two := s.at(i), s.at(i+1), s.at(i+2)
	if !s.ends(i+3) || sep.gap > 0 || two.gap > 0 {
		return p, false
	}
	p.loose, p.to = true, i+3
	if s.at(p.to).isSign(".") && s.at(p.to).glued() && sep.isSign(".") {
		p.to++
		return p, true
	}
	if two.digits == 2 && one.n >= 1 && one.n <= 12 && (one.digits == 2 || sep.isSign("/")) {
		p.short = two.n
	}
	return p, p.short >= 0 || sep.isSign("./")
}

// monthNumber reads the year behind the number of a month.
func (s *dateScan) monthNumber(p point, month, year int) (point, bool) {
	p.first, p.last = month, month
	if month < 1 || month > 12 {
		p.first, p.last, p.bad = 0, 0, true
	}
	return s.yearAt(p, year)
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

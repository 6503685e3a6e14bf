package resume

// dateRange is the time that a line gives for a role.
type dateRange struct {
	start, end Date
	current    bool
	// fault says what is wrong with the dates as they are written.
	fault dateFault
}

// dateFault says what is wrong with a range of dates.
type dateFault int

// The faults of ranges.
const (
	noFault    dateFault = iota
	reversed             // the end is before the start; both are given as written
	impossible           // a month, a day or a year does not exist
	openEnd              // the end is missing; the range is taken as current
)

// found is a range and the tokens that say it.
type found struct {
	dateRange
	from, to int
}

// separation is what stands between two dates.
type separation int

const (
	nothing   separation = iota
	weakSign             // a sign that also separates other things: / | , •
	rangeSign            // a dash or an arrow
	rangeWord            // "to"
)

// rangeSigns are the signs that stand between the two dates of a range. Other signs do
// so between two months only.
const rangeSigns = "–—-‐‑‒―−－─~～〜∼›»>→⇒➔➜⟶"

// endingSigns end a range that has begun.
const endingSigns = "()[]{}（）【】"

// separator reads what may stand between two dates. It returns the token behind.
func (s *dateScan) separator(i int) (kind separation, next int) {
	if s.at(i).isSign(".") && s.at(i).glued() && (s.at(i+1).isSign(rangeSigns) || s.at(i+1).is(toWord)) {
		i++ // "Nov 2019. – "
	}
	for n := 0; n < 4; n, i = n+1, i+1 {
		t := s.at(i)
		switch {
		case t.isSign(".") && (s.at(i+1).isSign(".") && s.at(i+1).glued() || n > 0 && s.at(i-1).isSign(".")):
			kind = rangeSign // 2017..2019
		case kind == rangeSign && t.isSign("|•·⋅"):
			return kind, i
		case t.isSign(endingSigns + ".+%$€£#@&"):
			return kind, i
		case t.isSign(rangeSigns):
			kind = max(kind, rangeSign)
		case t.kind == signToken:
			kind = max(kind, weakSign)
		case t.is(toWord) && !t.is(nowWord):
			kind = rangeWord
		default:
			return kind, i
		}
	}
	return kind, i
}

// now reads a word for the present day.
func (s *dateScan) now(i int) (next int, ok bool) {
	if !s.at(i).is(nowWord) {
		return i, false
	}
	i++
	if s.at(i).isSign(".") && s.at(i).glued() {
		i++ // "Pres."
	}
	return s.behind(i), true
}

// behind passes the words that stand behind the second date.
func (s *dateScan) behind(i int) int {
	if s.at(i).is(behindWord) {
		i++
	}
	return i
}

// rangeAt reads a range whose first date begins with a token.
func (s *dateScan) rangeAt(i int) (f found, ok bool) {
	start, ok := s.point(i)
	if !ok || !s.beginsHere(i) {
		return f, false
	}
	f.from = s.firstToken(i, &start)
	kind, k := s.between(i, start.to)
	opened := kind >= rangeSign && s.at(k).isSign("([（【")
	k += btoi(opened)
	if to, isNow := s.now(k); isNow && s.nowFits(start, kind, k, to) {
		f.to, f.current = to+btoi(opened && s.at(to).isSign(")]）】")), true
		return f, s.settleOpen(&f, start)
	}
	end, ok := s.point(k)
	if ok && s.fits(&start, &end, kind, k) && (kind >= rangeSign || !s.goesOn(end.to)) {
		f.to = s.behind(end.to)
		f.to += btoi(opened && s.at(f.to).isSign(")]）】"))
		return f, s.settle(&f, start, end)
	}
	if end, ok := s.shortYear(start, kind, k); ok {
		f.to = end.to
		return f, s.settle(&f, start, end)
	}
	if kind < rangeSign {
		return s.schoolYear(i, start)
	}
	return f, false
}

// firstToken returns the token from which a range is said whose first date begins with a
// token. A year before the name of a month is the date's own.
func (s *dateScan) firstToken(i int, start *point) int {
	if s.at(i-1).isSign("([（【") && s.at(start.to).isSign(")]）】") {
		start.to++
		return i - 1 // "(2017) – (2019)"
	}
	j := i - 1 - btoi(s.at(i-1).isSign(":,("))
	if start.year == 0 && start.short < 0 && start.a == 0 && s.at(j).isYear() && s.beginsHere(j) {
		start.year, start.loose = s.at(j).n, false
		return j // "2019: March – November"
	}
	return s.prefix(i)
}

// between reads what stands between the first date of a range, which begins with a
// token and ends before another, and the second.
func (s *dateScan) between(i, to int) (kind separation, next int) {
	kind, k := s.separator(to)
	if kind == nothing && s.at(i-1).is(betweenWord) && s.at(k).is(andWord) {
		return rangeWord, k + 1
	}
	if from := s.at(k); kind >= rangeSign && from.is(fromWord) && !from.word.names() && s.at(k+1).kind == numberToken {
		k++
	}
	return kind, k
}

// goesOn reports whether a date is the first of a range, so that a bar or comma before
// it is none of a range.
func (s *dateScan) goesOn(i int) bool {
	kind, k := s.separator(i)
	_, isNow := s.now(k)
	_, isDate := s.point(k)
	return kind >= rangeSign && (isNow || isDate)
}

// beginsHere reports whether a date can begin with a token: it is no part of a longer
// number, of an amount or of a telephone number.
func (s *dateScan) beginsHere(i int) bool {
	t, before := s.at(i), s.at(i-1)
	if t.kind == wordToken || !t.glued() || before.kind == noToken {
		return true
	}
	if before.isSign("$€£#@_+=") {
		return false
	}
	twice := s.at(i - 2)
	if before.isSign("/") && before.glued() && twice.kind == wordToken && !twice.word.names() {
		return false // a part of an address in the web
	}
	return !(before.isSign(".-/:‐‑") && before.glued() && twice.kind == numberToken) || twice.isYear()
}

// prefix returns the first token of the words before a date that belong to it: "from",
// "since", "Period:".
func (s *dateScan) prefix(i int) int {
	for n := 0; n < 3 && s.at(i-1).is(fromWord|sinceWord|betweenWord); n++ {
		i--
	}
	if s.at(i-1).isSign(":") && s.at(i-2).is(fromWord) {
		return i - 2
	}
	if j := i - btoi(s.at(i-1).isSign(":")); s.at(j-1).is(labelWord) && (j == 1 || s.at(j-2).kind == signToken) {
		i = j - 1
	}
	return i
}

// nowFits reports whether a word for the present ends a range. Without a sign before it
// the first date must have a month, and nothing but a sign may follow.
func (s *dateScan) nowFits(start point, kind separation, k, to int) bool {
	if start.roman && s.at(start.to-2).from > 0 {
		return false // "Engineer II 2019 – present"
	}
	if start.year == 0 && start.short < 0 || start.year == 0 && start.a > 0 && start.sign != '/' && kind < rangeSign {
		return false
	}
	if kind >= rangeSign || s.at(k).is(untilNow) {
		return true
	}
	next := s.at(to)
	return start.first > 0 && !start.loose && next.kind != wordToken && next.kind != numberToken
}

// fits decides whether two points are the two dates of a range, and completes each from
// the other.
func (s *dateScan) fits(start, end *point, kind separation, k int) bool {
	s.noMonth(start, end)
	if name := s.at(end.to); start.nameBehind && end.first == 0 && name.word.names() {
		end.first, end.last, end.to = name.word.first, name.word.last, end.to+1
	}
	if start.roman != end.roman || start.roman && start.year*12+start.first > end.year*12+end.first {
		return false
	}
	if !s.endsHere(end.to) || end.year == 0 && s.at(end.to).kind == numberToken {
		return false
	}
	if !complete(start, end, kind) {
		return false
	}
	if start.year == 0 || end.year == 0 || start.year >= 2100 {
		return false
	}
	s.settleOrder(start, end)
	switch {
	case kind >= rangeSign:
		return !(start.loose && start.a == 0 && start.short < 0 && start.first > 0 && end.first == 0)
	case start.first > 0 && end.first > 0 && !start.bad && !end.bad:
		if list := s.at(end.to); s.at(k-1).isSign(",") && (list.isSign(",&") || list.is(andWord)) {
			return false
		}
		ordered := start.year*12+start.first <= end.year*12+end.last
		return ordered && (kind == weakSign && (!start.loose || start.a > 0 || s.at(k-1).isSign("/")) || kind == nothing && s.at(k).gap > 0 && !start.loose && !end.loose)
	case kind == weakSign && start.first == 0 && end.first == 0:
		sign := s.at(k - 1)
		return start.year <= end.year && sign.isSign("/|•·⋅∙") && s.at(k-2).kind != signToken && !s.behindName(k-3)
	}
	return false
}

// noMonth takes a number above twelve behind the year of the second date for a month
// that does not exist, where the first date has one: "2019-03 – 2021-13".
func (s *dateScan) noMonth(start, end *point) {
	sign, t := s.at(end.to), s.at(end.to+1)
	if start.first > 0 && end.first == 0 && end.year > 0 && sign.isSign("-/") && sign.glued() && t.glued() && t.kind == numberToken && t.digits == 2 && s.endsHere(end.to+2) {
		end.bad, end.to = true, end.to+2
	}
}

// behindName reports whether a token is a word with nothing but a space behind it, as
// that of a product before the numbers of its versions: "Quux Server 2012/2016".
func (s *dateScan) behindName(i int) bool {
	t := s.at(i)
	return t.kind == wordToken && t.word == (dateWord{}) && s.at(i+1).gap < 3
}

// complete gives each of two points the year that the other one says for it.
func complete(start, end *point, kind separation) bool {
	switch {
	case end.year == 0 && end.short >= 0 && start.year > 0: // Mar 2019 – Nov 21
		end.year = century(end.short)
	case end.year == 0 && start.year > 0: // Mar 2019 – Nov
		if kind < rangeSign || end.first == 0 || start.first == 0 || start.loose || end.a > 0 {
			return false
		}
		end.year = start.year + btoi(end.last < start.first)
	case end.year == 0 && end.short >= 0 && start.short >= 0: // May 18 – Aug 18
		start.year, end.year = century(start.short), century(end.short)
		return start.year <= end.year || start.sign != '.'
	case end.year == 0 && start.yearBefore() && end.yearBefore(): // 19/03 – 21/11
		start.takeYear()
		end.takeYear()
	case end.year == 0:
		return false
	case start.year > 0:
	case start.short >= 0 && !end.day && !(end.a > 0 && end.sign == '.'): // Mar 19 – Nov 2021
		start.year = century(start.short)
	case kind >= rangeSign || kind == weakSign && start.first > 0: // Mar – Nov 2021
		return earlier(start, end)
	default:
		return false
	}
	return true
}

// yearBefore reports whether two numbers can be the last digits of a year and its month.
func (p *point) yearBefore() bool { return p.year == 0 && p.a > 12 && p.b >= 1 && p.b <= 12 }

// takeYear takes the first of two numbers as the year.
func (p *point) takeYear() {
	p.year, p.first, p.last = century(p.a), p.b, p.b
	p.a, p.b, p.day = 0, 0, false
}

// earlier gives a point without a year the one of the point that follows it, or the
// year before when its month is later. A day and a month in numbers must be followed by
// such ones.
func earlier(start, end *point) bool {
	start.short = -1
	if start.a > 0 {
		if end.a == 0 || end.sign != start.sign {
			return false
		}
		start.year = end.year
		return true
	}
	if end.first == 0 || start.first == 0 {
		return false
	}
	start.year = end.year
	if start.first > end.last {
		start.year--
	}
	return true
}

// endsHere reports whether a range can end before a token.
func (s *dateScan) endsHere(i int) bool {
	t := s.at(i)
	if !t.glued() || t.kind == noToken {
		return !t.isSign("%")
	}
	if t.isSign(".-/:,‐‑") && s.at(i+1).glued() && s.at(i+1).kind == numberToken {
		return false
	}
	return t.kind != numberToken && !t.isSign("%")
}

// shortYear reads the last two digits of a year as the second one of a range: "2019 –
// 21". They may be followed by a name, but not by a word in small letters.
func (s *dateScan) shortYear(start point, kind separation, k int) (end point, ok bool) {
	t := s.at(k)
	sign := s.at(k - 1)
	if start.year == 0 || start.first > 0 || start.bad || t.kind != numberToken || t.digits != 2 || !s.ends(k+1) || kind != rangeSign && (!sign.isSign("/") || s.behindName(k-3)) {
		return end, false
	}
	if next := s.at(k + 1); next.kind == wordToken && next.word == (dateWord{}) && next.gap < 3 && startsSmall(s.line[next.from:]) {
		return end, false
	}
	year := start.year - start.year%100 + t.n
	if year < start.year {
		year += 100
	}
	return point{year: year, short: -1, to: k + 1}, year-start.year <= 50
}

// schoolYear reads a year and a number that cannot be a range of years by its signs
// alone: "2010-12" beside no other date is 2010 to 2012.
func (s *dateScan) schoolYear(i int, start point) (f found, ok bool) {
	if !start.iso {
		return f, false
	}
	f.from, f.to = s.prefix(i), start.to
	f.start, f.end = Date{Year: start.year}, Date{Year: start.year - start.year%100 + start.first}
	return f, true
}

// settle makes a range of two points.
func (s *dateScan) settle(f *found, start, end point) bool {
	if start.year == 0 || start.year >= 2100 || start.loose && start.bad && start.a == 0 {
		return false
	}
	f.start, f.end = Date{start.year, start.first}, Date{end.year, end.last}
	switch {
	case end.year >= 2100:
		f.end, f.fault = Date{}, impossible
	case start.bad || end.bad:
		f.fault = impossible
	case f.end.index(12) < f.start.index(1):
		f.fault = reversed
	}
	return true
}

// settleOpen makes a range without an end of one point.
func (s *dateScan) settleOpen(f *found, start point) bool {
	if start.year == 0 && start.short >= 0 {
		start.year = century(start.short)
	}
	s.settleOrder(&start, &point{})
	if start.year == 0 || start.year >= 2100 {
		return false
	}
	f.start, f.current = Date{start.year, start.first}, true
	if start.bad {
		f.fault = impossible
	}
	return true
}

// dayOrder says of the dates of a text that are written in numbers whether the day
// stands before the month.
type dayOrder struct{ slash, dash bool }

// settleOrder decides which of two numbers is the month, in both points alike.
func (s *dateScan) settleOrder(start, end *point) {
	dayFirst, sign := true, start.sign
	if sign == 0 {
		sign = end.sign
	}
	switch sign {
	case '/':
		dayFirst = s.order.slash
	case '-', '‐', '‑':
		dayFirst = s.order.dash
	}
	for _, p := range []*point{start, end} {
		switch {
		case p.a > 12 && p.b <= 12:
			dayFirst = true
		case p.b > 12 && p.a > 0 && p.a <= 12 && p.short < 0:
			dayFirst = false
		}
	}
	start.settleOrder(dayFirst)
	end.settleOrder(dayFirst)
}

// settleOrder takes one of the two numbers as the month. Two numbers of which the second
// was taken as the year have the month in the first.
func (p *point) settleOrder(dayFirst bool) {
	if p.a == 0 && p.b == 0 {
		return
	}
	month, day := p.a, p.b
	switch {
	case p.short >= 0:
		day = 1
		p.day = false
	case dayFirst:
		month, day = p.b, p.a
	}
	p.first, p.last = month, month
	if month < 1 || month > 12 {
		p.first, p.last, p.bad = 0, 0, true
	}
	p.bad = p.bad || day < 1 || day > 31
}

// orderOf reads from the dates of a text that are written in numbers whether its days
// stand before the months: where one number is above twelve, it is the day. Without
// such a date the month comes first behind a slash, as in the United States, and the
// day behind a dash.
func orderOf(text string) dayOrder {
	var first, second [2]bool // the day, by slash and dash
	for i := 0; i+6 <= len(text); i++ {
		c := text[i]
		if !isASCIIDigit(c) || i > 0 && (isASCIIDigit(text[i-1]) || text[i-1] == '/' || text[i-1] == '-') {
			continue
		}
		a, at := shortNumber(text, i)
		if at >= len(text) || text[at] != '/' && text[at] != '-' {
			continue
		}
		sign := text[at]
		b, behind := shortNumber(text, at+1)
		if behind == at+1 || behind+2 >= len(text) || text[behind] != sign || !isASCIIDigit(text[behind+1]) || !isASCIIDigit(text[behind+2]) {
			continue
		}
		k := btoi(sign == '-')
		first[k] = first[k] || a > 12 && a <= 31 && b <= 12
		second[k] = second[k] || b > 12 && b <= 31 && a <= 12
	}
	return dayOrder{slash: first[0] && !second[0], dash: !second[1] || first[1]}
}

// shortNumber reads one or two digits. It returns where they end.
func shortNumber(text string, at int) (n, end int) {
	for end = at; end < len(text) && end < at+2 && isASCIIDigit(text[end]); end++ {
		n = n*10 + int(text[end]-'0')
	}
	return n, end
}

package match

import (
	"encoding/binary"
	"errors"
	"math"

	"skillmatch/index"
	"skillmatch/index/skill"
	"skillmatch/scrape"
)

// PackedVersion names the packed form and the reading behind it. It changes
// with every change of either, so that what an older program packed is packed
// anew and never misread.
const PackedVersion = "10"

// ErrPacked says that bytes are no packed posting of this version.
var ErrPacked = errors.New("the packed posting is damaged")

// Packer writes what scoring needs of a posting, and no more, into few bytes:
// the asked skills, the words of the required lines as numbers of a table, the
// posting's own sentences as hashes, its signature, and how it writes the skills.
// Many postings share a table, so that a résumé's terms are looked up once for
// each of its words and not for each word of each posting. It serves one
// goroutine.
type Packer struct {
	scanner *skill.Scanner
	signer  *Signer
	numbers map[string]uint64
	words   []string
	line    []uint64
	room    []byte
}

// NewPacker makes a packer with an empty table.
func NewPacker(v *skill.Vocabulary) *Packer {
	return &Packer{scanner: v.Scanner(), signer: NewSigner(v), numbers: map[string]uint64{}}
}

// Facts are what a posting says of place, pay and permission to work.
func (r *Reader) Facts(p *scrape.Posting, a *Asked) Facts {
	r.readFacts(p, a)
	return a.Facts
}

// Table is the table of the words met so far. Postings packed before a longer
// table are read with it as well.
func (k *Packer) Table() []byte {
	b := binary.AppendUvarint(nil, uint64(len(k.words)))
	for _, w := range k.words {
		b = text(b, w)
	}
	return b
}

func text(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

// Pack writes a posting and what it asks: first what tells whether two postings
// are the same, then what is asked, then the lines, which take longest to judge,
// and last what scoring does not need.
func (k *Packer) Pack(p *scrape.Posting, a *Asked) []byte {
	s := k.signer.Sign(p, a)
	var b []byte
	for _, h := range []uint64{s.title, s.full, s.company, s.text, s.terms, uint64(s.words), uint64(s.published)<<32 | uint64(s.expires)} {
		b = binary.LittleEndian.AppendUint64(b, h)
	}
	for _, m := range s.mins {
		b = binary.LittleEndian.AppendUint16(b, m)
	}
	b = text(b, p.ID)
	b = sentencesOf(b, a)
	b = text(b, string(a.Family))
	b = binary.AppendVarint(b, int64(a.Level))
	b = binary.AppendUvarint(b, uint64(a.Years))
	b = binary.AppendUvarint(b, uint64(len(a.Asks)))
	for i := range a.Asks {
		b = packAsk(b, &a.Asks[i])
	}
	return k.surfaces(k.lines(b, a), a)
}

// Of an ask a byte holds the rank of its importance and what follows it: most have no
// group, no years and no doubt.
const (
	hasGroup = 1 << (iota + 2)
	hasYears
	hasDoubt
)

func packAsk(b []byte, ask *Ask) []byte {
	b = binary.AppendUvarint(b, uint64(ask.ID))
	what := byte(ask.Importance.rank())
	if ask.Group != 0 {
		what |= hasGroup
	}
	if ask.Years != 0 {
		what |= hasYears
	}
	if ask.Confidence != 1 {
		what |= hasDoubt
	}
	b = append(b, what)
	if ask.Group != 0 {
		b = binary.AppendUvarint(b, uint64(ask.Group))
	}
	if ask.Years != 0 {
		b = binary.AppendUvarint(b, uint64(ask.Years))
	}
	if ask.Confidence != 1 {
		b = binary.LittleEndian.AppendUint64(b, math.Float64bits(ask.Confidence))
	}
	return b
}

// number is the number of a word in the table.
func (k *Packer) number(w []byte) uint64 {
	n, ok := k.numbers[string(w)]
	if !ok {
		n = uint64(len(k.words))
		k.words = append(k.words, string(w))
		k.numbers[k.words[n]] = n
	}
	return n
}

// surfaces writes the spellings of the asked skills, behind their length.
func (k *Packer) surfaces(b []byte, a *Asked) []byte {
	k.room = k.room[:0]
	for i := range a.Asks {
		k.room = binary.AppendUvarint(k.room, uint64(len(a.Asks[i].Surface)))
		for _, s := range a.Asks[i].Surface {
			k.room = binary.AppendUvarint(k.room, k.number([]byte(s)))
		}
	}
	return append(binary.AppendUvarint(b, uint64(len(k.room))), k.room...)
}

// lines writes the lines that scoring judges.
func (k *Packer) lines(b []byte, a *Asked) []byte {
	n := 0
	for i := range a.Lines {
		if isJudged(a, i) {
			n++
		}
	}
	b = binary.AppendUvarint(b, uint64(n))
	for i := range a.Lines {
		if !isJudged(a, i) {
			continue
		}
		l := &a.Lines[i]
		b = binary.AppendUvarint(b, uint64(len(l.Skills)))
		for _, id := range l.Skills {
			b = binary.AppendUvarint(b, uint64(id))
		}
		k.line = k.line[:0]
		index.Words(k.scanner, l.Text, func(w []byte) { k.line = append(k.line, k.number(w)) })
		b = binary.AppendUvarint(b, uint64(len(k.line)))
		for _, n := range k.line {
			b = binary.AppendUvarint(b, n)
		}
	}
	return b
}

// isJudged reports whether scoring looks at a line.
func isJudged(a *Asked, i int) bool {
	l := &a.Lines[i]
	return (i > 0 || l.section != neutral) && l.Importance == Required
}

// sentencesOf writes the hashes of the lines that are long enough to be the
// posting's own words.
func sentencesOf(b []byte, a *Asked) []byte {
	var list []uint64
	for i := range a.Lines {
		if h := a.Lines[i].own; h != 0 {
			list = append(list, h)
		}
	}
	b = binary.AppendUvarint(b, uint64(len(list)))
	for _, h := range list {
		b = binary.LittleEndian.AppendUint64(b, h)
	}
	return b
}

// termEvidence answers for lines whose words are terms already.
type termEvidence interface {
	CoverTerms(terms []int32, skills []skill.ID) (line, whole float64)
	Terms(words []string) []int32
}

// cover is how much of a line the résumé holds.
func (l *Line) cover(e Evidence) (line, whole float64) {
	if l.packed {
		return e.(termEvidence).CoverTerms(l.terms, l.Skills)
	}
	return e.Cover(l.Text, l.cut, l.Skills)
}

// Table is a packer's table translated for one résumé.
type Table struct {
	matcher *Matcher
	terms   []int32
	words   []string // only where it is asked how skills are written
	own     map[uint64]bool
	// filter has a bit for each hash in own; few of a posting's are in it.
	filter [1 << 6]uint64
}

// isOwn reports that a sentence of those words stands in the résumé.
func (t *Table) isOwn(words uint64) bool {
	return t.filter[words>>58]>>(words>>52&63)&1 != 0 && t.own[words]
}

// Table reads a packer's table. It fails for bytes that are none and for a
// matcher whose evidence is no [index.Index].
func (m *Matcher) Table(data []byte) (*Table, error) {
	words, err := tableWords(data)
	if err != nil {
		return nil, err
	}
	terms, err := m.terms(words)
	if err != nil {
		return nil, err
	}
	return m.table(terms), nil
}

// terms translates the words of a table.
func (m *Matcher) terms(words []string) ([]int32, error) {
	e, ok := m.Evidence.(termEvidence)
	if !ok {
		return nil, errors.New("this evidence reads no packed postings")
	}
	return e.Terms(words), nil
}

// tableWords reads the words of a packer's table.
func tableWords(data []byte) ([]string, error) {
	r := unpacker{data: data}
	words := make([]string, r.count(1))
	for i := range words {
		words[i] = string(r.bytes())
	}
	if r.bad || len(r.data) > 0 {
		return nil, ErrPacked
	}
	return words, nil
}

// table is the table whose words are those terms.
func (m *Matcher) table(terms []int32) *Table {
	t := &Table{matcher: m, terms: terms, own: map[uint64]bool{}}
	for key := range m.own {
		t.own[key] = true
		t.filter[key>>58] |= 1 << (key >> 52 & 63)
	}
	return t
}

// Packed is a posting that was scored from its packed form.
type Packed struct {
	// Score is the score or, for a Bound, what the score is at most.
	Score float64
	Bound bool
	// Pasted reports that lines of the résumé are the posting's own words: its
	// score needs the text.
	Pasted bool
	TitleKeys
}

// Head reads a packed posting's id and signature.
func Head(data []byte) (id string, s Signature, err error) {
	r := unpacker{data: data}
	s.title, s.full, s.company, s.text, s.terms, s.words = r.fixed(), r.fixed(), r.fixed(), r.fixed(), r.fixed(), uint32(r.fixed())
	days := r.fixed()
	s.published, s.expires = Day(days>>32), Day(days&math.MaxUint32)
	for i := range s.mins {
		s.mins[i] = r.short()
	}
	if id = string(r.bytes()); r.bad {
		return "", s, ErrPacked
	}
	return id, s, nil
}

// Kin lists the postings, of n with those titles, that can be the same as some of
// them, these included, by number in order: those with the title of one, with or
// without its places, and those that can be the same as these again. Where that goes
// on and on, as no postings do that are not made for it, all are listed.
func Kin(n int, titles func(i int) TitleKeys, of []int) []int {
	known := map[uint64]bool{}
	in := make([]bool, n)
	add := func(i int) {
		in[i] = true
		k := titles(i)
		known[k.title], known[k.full] = true, true
	}
	for _, i := range of {
		add(i)
	}
	const most = 8
	for grown, rounds := true, 0; grown; rounds++ {
		grown = false
		for i := range n {
			if in[i] {
				continue
			}
			if k := titles(i); rounds == most || known[k.title] || known[k.full] {
				add(i)
				grown = true
			}
		}
	}
	out := make([]int, 0, len(of))
	for i := range in {
		if in[i] {
			out = append(out, i)
		}
	}
	return out
}

// Scratch is what scoring of packed postings keeps from one to the next; each
// goroutine has its own.
type Scratch struct {
	asked  Asked
	terms  []int32
	skills []skill.ID
	known  *standings // of the matcher's résumé
	of     *Matcher
}

// standings are those of a matcher's résumé.
func (s *Scratch) standings(m *Matcher) *standings {
	if s.of != m {
		s.of, s.known = m, newStandings(m.Vocabulary, m.Evidence)
	}
	return s.known
}

// Score scores a packed posting as [Matcher.Score] does, to the last bit. One
// that cannot reach least is not scored to the end and comes as a Bound; 0
// scores all.
func (t *Table) Score(data []byte, least float64, s *Scratch) (Packed, error) {
	r := unpacker{data: data}
	p := t.head(&r)
	a := &s.asked
	if !t.asks(&r, a, s) {
		return p, ErrPacked
	}
	m := t.matcher
	var sc scorer
	sc.skills(s.standings(m), &m.Profile, a)
	if least > 0 {
		if p.Score = sc.atMost(&m.Profile, a); p.Score < least && !p.Pasted {
			p.Bound = true
			return p, nil
		}
	}
	if !t.rest(&r, a, s) {
		return p, ErrPacked
	}
	sc.lines(m.Evidence, a)
	p.Score = sc.titles(&m.Profile, a).Score
	return p, nil
}

// judge scores a packed posting with all parts of the score; pasted is that of
// [Packed].
func (t *Table) judge(data []byte, s *Scratch) (out Score, pasted bool, err error) {
	r := unpacker{data: data}
	p := t.head(&r)
	a := &s.asked
	if !t.asks(&r, a, s) || !t.rest(&r, a, s) {
		return out, false, ErrPacked
	}
	return assess(s.standings(t.matcher), &t.matcher.Profile, a), p.Pasted, nil
}

// rest reads the judged lines and passes over what scoring does not need; it is
// false for damaged bytes.
func (t *Table) rest(r *unpacker, a *Asked, s *Scratch) bool {
	t.lines(r, a, s)
	r.bytes() // how the skills are written
	return !r.bad && len(r.data) == 0
}

// head reads what stands before what is asked.
func (t *Table) head(r *unpacker) Packed {
	p := Packed{TitleKeys: TitleKeys{r.fixed(), r.fixed()}}
	r.take(5*8 + 2*bins)
	r.bytes()
	for sentences := r.take(8 * r.count(8)); len(sentences) > 0; sentences = sentences[8:] {
		p.Pasted = t.isOwn(binary.LittleEndian.Uint64(sentences)) || p.Pasted
	}
	return p
}

// asks reads what is asked but for the lines; it is false for damaged bytes.
func (t *Table) asks(r *unpacker, a *Asked, s *Scratch) bool {
	limit := len(r.data)
	a.Family = Family(r.bytes())
	a.Level, a.Years = Level(r.varint()), int(r.uvarint())
	a.Asks = a.Asks[:0]
	for range r.count(2) {
		ask := r.ask(t.matcher.Vocabulary)
		if r.bad || ask.Group < 0 || ask.Group > limit {
			return false
		}
		a.Asks = append(a.Asks, ask)
	}
	return !r.bad
}

// lines reads the judged lines. The first line is not judged in [Asked], so an
// empty one stands before them.
func (t *Table) lines(r *unpacker, a *Asked, s *Scratch) {
	a.Lines = append(a.Lines[:0], Line{})
	s.terms, s.skills = s.terms[:0], s.skills[:0]
	for range r.count(2) {
		from := len(s.skills)
		for range r.count(1) {
			s.skills = append(s.skills, r.skill(t.matcher.Vocabulary))
		}
		start := len(s.terms)
		for range r.count(1) {
			n := r.uvarint()
			if n >= uint64(len(t.terms)) {
				r.bad = true
				return
			}
			s.terms = append(s.terms, t.terms[n])
		}
		a.Lines = append(a.Lines, Line{Importance: Required, packed: true, Skills: s.skills[from:], terms: s.terms[start:]})
	}
}

// unpack reads all that a packed posting asks, valid until the next is read.
func (t *Table) unpack(data []byte, s *Scratch) (*Asked, error) {
	r := unpacker{data: data}
	t.head(&r)
	a := &s.asked
	if !t.asks(&r, a, s) {
		return nil, ErrPacked
	}
	t.lines(&r, a, s)
	if r.count(1) != len(r.data) {
		return nil, ErrPacked
	}
	for i := range a.Asks {
		for range r.count(1) {
			n := r.uvarint()
			if n >= uint64(len(t.words)) {
				return nil, ErrPacked
			}
			a.Asks[i].Surface = append(a.Asks[i].Surface, t.words[n])
		}
	}
	if r.bad || len(r.data) > 0 {
		return nil, ErrPacked
	}
	return a, nil
}

// unpacker reads packed bytes; once they are found bad it gives zeros.
type unpacker struct {
	data []byte
	bad  bool
}

func (r *unpacker) uvarint() uint64 {
	if len(r.data) > 0 && r.data[0] < 0x80 { // as most are
		n := r.data[0]
		r.data = r.data[1:]
		return uint64(n)
	}
	n, size := binary.Uvarint(r.data)
	if size <= 0 {
		r.bad, r.data = true, nil
		return 0
	}
	r.data = r.data[size:]
	return n
}

func (r *unpacker) varint() int64 {
	n, size := binary.Varint(r.data)
	if size <= 0 {
		r.bad, r.data = true, nil
		return 0
	}
	r.data = r.data[size:]
	return n
}

// count reads how many things follow, each of at least least bytes.
func (r *unpacker) count(least int) int {
	n := r.uvarint()
	if n > uint64(len(r.data)/least) {
		r.bad, r.data = true, nil
		return 0
	}
	return int(n)
}

func (r *unpacker) bytes() []byte { return r.take(r.count(1)) }

func (r *unpacker) take(n int) []byte {
	if n > len(r.data) {
		r.bad, r.data = true, nil
		return nil
	}
	out := r.data[:n]
	r.data = r.data[n:]
	return out
}

func (r *unpacker) fixed() uint64 {
	if b := r.take(8); b != nil {
		return binary.LittleEndian.Uint64(b)
	}
	return 0
}

func (r *unpacker) short() uint16 {
	if b := r.take(2); b != nil {
		return binary.LittleEndian.Uint16(b)
	}
	return 0
}

// ask reads what packAsk wrote.
func (r *unpacker) ask(v *skill.Vocabulary) Ask {
	ask := Ask{ID: r.skill(v), Confidence: 1}
	what := r.take(1)
	if what == nil || what[0] >= hasDoubt<<1 {
		r.bad = true
		return ask
	}
	if rank := what[0] & 3; rank < 3 {
		ask.Importance = [...]Importance{Required, Preferred, Context}[rank]
	} else {
		r.bad = true
	}
	if what[0]&hasGroup != 0 {
		ask.Group = int(r.uvarint())
	}
	if what[0]&hasYears != 0 {
		ask.Years = int(r.uvarint())
	}
	if what[0]&hasDoubt != 0 {
		ask.Confidence = math.Float64frombits(r.fixed())
	}
	return ask
}

// skill reads an id of the vocabulary.
func (r *unpacker) skill(v *skill.Vocabulary) skill.ID {
	n := r.uvarint()
	if n >= uint64(v.Len()) {
		r.bad = true
		return 0
	}
	return skill.ID(n)
}

package skill

import (
	_ "embed"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io/fs"
	"math"
	"slices"
	"sync"
)

//go:generate go run ./pack

// packedFile is the built-in vocabulary with the tables of its recognizer, as [Pack] wrote
// it. It is read in a fifth of the time that the files take from which it was made.
//
//go:embed packed.bin
var packedFile string

// packedVersion is the version of the packed form. A file of another version is not read.
const packedVersion = 2

// errPacked is the error of a packed vocabulary that is damaged.
var errPacked = errors.New("vocabulary: packed form is damaged")

// checksum returns a checksum of the names and texts of all vocabulary files. It tells
// whether the packed form was made from them.
func checksum(fsys fs.FS) (uint32, error) {
	names, err := fs.Glob(fsys, "*.tsv")
	if err != nil {
		return 0, err
	}
	sum, castagnoli := uint32(packedVersion), crc32.MakeTable(crc32.Castagnoli)
	for _, name := range names {
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			return 0, fmt.Errorf("vocabulary: %w", err)
		}
		sum = crc32.Update(crc32.Update(sum, castagnoli, []byte(name)), castagnoli, data)
	}
	return sum, nil
}

// Pack returns the packed form of the vocabulary in the *.tsv files at the root of fsys.
// The same files give the same bytes. The error is that of [Load].
func Pack(fsys fs.FS) ([]byte, error) {
	v, err := Load(fsys)
	if err != nil {
		return nil, err
	}
	sum, err := checksum(fsys)
	if err != nil {
		return nil, err
	}
	var p, entries packer
	entries.skills(v)
	p.uint32(sum)
	p.string(v.sum)
	p.int(len(v.skills))
	p.string(string(entries.out))
	p.words(v.trie.words)
	p.trie(&v.trie)
	return p.out, nil
}

// packer writes the packed form: numbers of up to 64 bits in seven bits a byte, arrays
// of numbers in four bytes each, lowest first.
type packer struct{ out []byte }

func (p *packer) uint32(n uint32) { p.out = binary.LittleEndian.AppendUint32(p.out, n) }

func (p *packer) int(n int) { p.out = binary.AppendUvarint(p.out, uint64(n)) }

func (p *packer) string(s string) {
	p.int(len(s))
	p.out = append(p.out, s...)
}

func (p *packer) ids(list []ID) {
	p.int(len(list))
	for _, id := range list {
		p.int(int(id))
	}
}

// skills writes the entries, after the names of their categories and files and the
// numbers of all parts that they have together.
func (p *packer) skills(v *Vocabulary) {
	files := map[string]int{}
	var names []string
	var n totals
	for i := range v.skills {
		s := &v.skills[i]
		if _, ok := files[s.File]; !ok {
			files[s.File] = len(names)
			names = append(names, s.File)
		}
		n.add(s)
	}
	p.int(len(names))
	for _, name := range names {
		p.string(name)
	}
	for _, total := range []int{n.skills, n.aliases, n.ids, n.similar, n.blockers} {
		p.int(total)
	}
	for i := range v.skills {
		p.skill(&v.skills[i], files[v.skills[i].File])
	}
}

// totals are how many parts all entries have together.
type totals struct{ skills, aliases, ids, similar, blockers int }

func (n *totals) add(s *Skill) {
	n.skills++
	n.aliases += len(s.Aliases)
	n.ids += len(s.Isa) + len(s.Implies)
	n.similar += len(s.Similar)
	n.blockers += len(s.Blockers)
}

// weightUnit is the unit in which weights of substitutes are written: hundredths.
const weightUnit = 100

// skill writes an entry of a file.
func (p *packer) skill(s *Skill, file int) {
	p.string(s.Name)
	p.string(s.Label)
	p.int(file)
	p.int(s.Line)
	p.int(int(s.Guard))
	p.int(len(s.Aliases))
	for _, a := range s.Aliases {
		p.int(bit(a.Exact, 0) | bit(a.Weak, 1) | bit(a.Proof, 2))
		p.string(a.Text)
	}
	p.ids(s.Isa)
	p.ids(s.Implies)
	p.int(len(s.Similar))
	for _, sub := range s.Similar {
		p.int(int(sub.ID))
		p.int(int(math.Round(sub.Weight * weightUnit)))
	}
	p.int(len(s.Blockers))
	for _, b := range s.Blockers {
		p.string(b)
	}
}

// bit returns bit n if it is set.
func bit(set bool, n int) int {
	if set {
		return 1 << n
	}
	return 0
}

// words writes the words of the table. What their slots hold follows from the trie.
func (p *packer) words(t *wordTable) {
	p.int(t.len())
	p.string(string(t.text))
	for n := range t.len() {
		p.uint32(uint32(t.end[n+1]))
		p.uint32(uint32(t.flags[n]))
		p.uint32(uint32(t.other[n]))
	}
	p.int(len(t.names))
	for _, e := range t.names {
		p.uint32(e.bytes)
		p.uint32(uint32(e.word))
	}
}

// trie writes the edges and spellings of the trie. Everything else follows from them.
func (p *packer) trie(t *trie) {
	p.int(int(t.any))
	p.int(len(t.nodes))
	for n := range t.nodes {
		p.uint32(uint32(t.edges.in[n].from))
		p.uint32(uint32(t.edges.in[n].word))
		p.uint32(uint32(t.nodes[n].head))
	}
	p.int(len(t.ends))
	for i := range t.ends {
		s := &t.ends[i]
		p.uint32(uint32(s.id))
		p.uint32(uint32(s.next))
		p.int(bit(s.weak, 0) | bit(s.proof, 1) | bit(s.inflects, 2) | bit(s.joined, 3))
		p.string(s.exact)
	}
}

// unpack reads a packed vocabulary, whose strings stay parts of data. ok is false when it
// was made from other files than those with the checksum.
func unpack(data string, sum uint32) (v *Vocabulary, ok bool, err error) {
	u := unpacker{rest: data}
	if u.uint32() != sum || u.bad {
		return nil, false, nil
	}
	v = &Vocabulary{sum: u.string()}
	skills := u.int(math.MaxInt32)
	entries := unpacker{rest: u.string()}
	var wg sync.WaitGroup
	wg.Go(func() { entries.skills(v, skills) })
	u.words(&v.trie)
	u.trie(&v.trie, skills)
	if !u.bad && u.rest == "" {
		v.trie.connect()
		v.trie.words.insertAll(&v.trie)
	}
	wg.Wait()
	if u.bad || u.rest != "" || entries.bad || entries.rest != "" {
		return nil, false, errPacked
	}
	return v, true, nil
}

// unpacker reads the packed form. After bad data it returns zeros and sets bad.
type unpacker struct {
	rest string
	bad  bool
}

func (u *unpacker) uint32() uint32 {
	if len(u.rest) < 4 {
		u.bad, u.rest = true, ""
		return 0
	}
	r := u.rest
	u.rest = r[4:]
	return uint32(r[0]) | uint32(r[1])<<8 | uint32(r[2])<<16 | uint32(r[3])<<24
}

// int reads a number of at most max.
func (u *unpacker) int(most int) int {
	n := uint64(0)
	for i := 0; i < len(u.rest) && i < 9; i++ {
		b := u.rest[i]
		n |= uint64(b&0x7f) << (7 * i)
		if b < 0x80 {
			if n > uint64(most) {
				break
			}
			u.rest = u.rest[i+1:]
			return int(n)
		}
	}
	u.bad, u.rest = true, ""
	return 0
}

// count reads the number of things that follow, each of which takes at least a byte.
func (u *unpacker) count() int { return u.int(len(u.rest)) }

func (u *unpacker) string() string {
	n := u.count()
	if n > len(u.rest) {
		u.bad, n = true, len(u.rest)
	}
	s := u.rest[:n]
	u.rest = u.rest[n:]
	return s
}

// take cuts n elements from the front of a list that all entries share.
func take[T any](u *unpacker, list *[]T) []T {
	n := u.count()
	if n > len(*list) {
		u.bad, n = true, 0
	}
	if n == 0 {
		return nil
	}
	out := (*list)[:n:n]
	*list = (*list)[n:]
	return out
}

// pools are the lists from which those of the entries are cut.
type pools struct {
	aliases  []Alias
	ids      []ID
	similar  []Substitute
	blockers []string
}

// skills reads the entries, of which there must be n.
func (u *unpacker) skills(v *Vocabulary, n int) {
	files := make([]string, u.count())
	for i := range files {
		files[i] = u.string()
	}
	if len(files) == 0 {
		u.bad = true
		return
	}
	kind, kinds := kinds(), make([]Kind, len(files))
	categories := make([]string, len(files))
	for i, f := range files {
		categories[i] = category(f)
		kinds[i] = kind[categories[i]]
	}
	if v.skills = make([]Skill, u.count()); len(v.skills) != n {
		u.bad = true
		return
	}
	p := pools{make([]Alias, u.count()), make([]ID, u.count()), make([]Substitute, u.count()), make([]string, u.count())}
	for i := range v.skills {
		s := &v.skills[i]
		s.Name, s.Label = u.string(), u.string()
		f := u.int(len(files) - 1)
		s.File, s.Category, s.Kind = files[f], categories[f], kinds[f]
		s.Line, s.Guard = u.int(math.MaxInt32), Guard(u.int(int(Qualified)))
		u.relations(s, &p, len(v.skills))
	}
	if !u.bad {
		v.gather()
	}
}

// relations reads the spellings and relations of an entry of a vocabulary of n.
func (u *unpacker) relations(s *Skill, p *pools, n int) {
	s.Aliases = take(u, &p.aliases)
	for i := range s.Aliases {
		flags := u.int(7)
		s.Aliases[i] = Alias{Text: u.string(), Exact: flags&1 != 0, Weak: flags&2 != 0, Proof: flags&4 != 0}
	}
	for _, list := range []*[]ID{&s.Isa, &s.Implies} {
		*list = take(u, &p.ids)
		for i := range *list {
			(*list)[i] = ID(u.int(n - 1))
		}
	}
	s.Similar = take(u, &p.similar)
	for i := range s.Similar {
		s.Similar[i] = Substitute{ID(u.int(n - 1)), float64(u.int(weightUnit)) / weightUnit}
	}
	s.Blockers = take(u, &p.blockers)
	for i := range s.Blockers {
		s.Blockers[i] = u.string()
	}
}

// words reads the words of the table.
func (u *unpacker) words(of *trie) {
	n := u.count()
	t := &wordTable{text: []byte(u.string()), end: make([]int32, n+1), flags: make([]wordFlag, n), other: make([]int32, n), slots: make([]wordSlot, powerOfTwo(n+n/2+1))}
	of.words = t
	for i := range n {
		t.end[i+1] = int32(u.uint32())
		t.flags[i] = wordFlag(u.uint32())
		t.other[i] = int32(u.uint32())
		u.bad = u.bad || t.end[i+1] < t.end[i] || int(t.end[i+1]) > len(t.text) || t.other[i] < noWord || int(t.other[i]) >= n
	}
	t.names = make([]nameEnd, u.count())
	for i := range t.names {
		t.names[i] = nameEnd{u.uint32(), int32(u.uint32())}
		u.bad = u.bad || uint32(t.names[i].word) >= uint32(n)
	}
}

// trie reads the edges and spellings of the trie of a number of skills.
func (u *unpacker) trie(t *trie, skills int) {
	words := t.words.len()
	t.any = int32(u.int(max(0, words-1)))
	n := u.count()
	t.nodes, t.edges.in = make([]node, n), make([]trieEdge, n)
	for i := range n {
		e := trieEdge{int32(u.uint32()), int32(u.uint32())}
		t.edges.in[i], t.nodes[i].head = e, int32(u.uint32())
		// An edge leads from a node before it, or from the root.
		u.bad = u.bad || i > 0 && (uint32(e.from) >= uint32(i) || uint32(e.word) >= uint32(words))
	}
	t.ends = make([]spelling, u.count())
	for i := range t.ends {
		s := &t.ends[i]
		s.id, s.next = ID(u.uint32()), int32(u.uint32())
		u.bad = u.bad || s.id < None || int(s.id) >= skills
		flags := u.int(15)
		s.weak, s.proof, s.inflects, s.joined = flags&1 != 0, flags&2 != 0, flags&4 != 0, flags&8 != 0
		s.exact = u.string()
	}
	u.bad = u.bad || n == 0 || !t.chained()
}

// chained reports whether the links between spellings lead somewhere. Those of a node
// lead from the first to later or earlier ones, each of which is reached once.
func (t *trie) chained() bool {
	reached := make([]bool, len(t.ends))
	for i := range t.nodes {
		for head := t.nodes[i].head; head != 0; head = t.ends[head-1].next {
			if head < 0 || int(head) > len(t.ends) || reached[head-1] {
				return false
			}
			reached[head-1] = true
		}
	}
	return !slices.Contains(reached, false)
}

// connect makes the tables that follow from the edges.
func (t *trie) connect() {
	t.first, t.pairs = make([]int32, t.words.len()), new(pairs)
	t.edges.slots = make([]uint32, powerOfTwo(len(t.nodes)+len(t.nodes)/2))
	for n := 1; n < len(t.nodes); n++ {
		e := t.edges.in[n]
		if e.from == 0 {
			t.first[e.word] = int32(n)
			continue
		}
		t.nodes[e.from].children |= childBit(e.word)
		if from := t.edges.in[e.from]; from.from == 0 {
			t.pairs.add(from.word, e.word)
		}
		t.edges.place(int32(n))
	}
}

// insertAll enters the words into free slots, with what the trie says about them.
func (t *wordTable) insertAll(of *trie) {
	mask := len(t.slots) - 1
	for n := range int32(t.len()) {
		w := t.word(n)
		h := hashOf(string(w), len(w))
		tail, _ := tailOf(string(w))
		i := int(h.spread()) & mask
		for t.slots[i].value != 0 {
			i = (i + 1) & mask
		}
		t.slots[i] = wordSlot{hash: h, tail: tail, value: uint32(n + 1)}
		t.slots[i].describe(t.other[n], n, of)
	}
}

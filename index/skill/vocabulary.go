// Package skill contains the vocabulary of skills and finds them in text.
//
// The vocabulary is a set of tab-separated files, one for each category, embedded in
// the program. It holds names, spellings, broader classes, implied skills, substitutes,
// and guards for spellings that are also ordinary words or names of companies. The
// recognizer follows a trie of spelling tokens over each line and weighs what it finds
// by the guards.
//
// The parts are:
//
//   - vocabulary.go, parse.go, build.go, spell.go, trie.go: from files to the vocabulary
//   - packed.go: the same in a form that is read faster
//   - overlay.go: the user's own files
//   - token.go, name.go, misspelt.go: a text as tokens, with the names that it misspells
//   - find.go: the mentions of skills in lines
//   - category.go: what the skills of one file have in common
//   - guard.go, asking.go, colleagues.go: which mentions are meant, by the words around them
//   - explain.go: why a mention counts or does not
//   - phrase.go: phrases that may be skills that the vocabulary lacks
//   - prefilter.go, weigher.go, idset.go: which skills a text can name at most
//
// The package knows words and the evidence next to them in a document. It does not know
// postings, résumés, sections or scores: callers pass lines and say which of them are
// lists of skills.
package skill

import (
	"cmp"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"path"
	"slices"
	"sort"
	"strings"
	"sync"
)

//go:embed data/*.tsv
var embedded embed.FS

// ID is the position of a skill in one [Vocabulary], from 0, in the order of the
// written ids. It has no meaning outside that vocabulary.
type ID int32

// None is the ID of no skill.
const None ID = -1

// Guard says which evidence a weak spelling needs before it counts as a mention.
type Guard uint8

// The guard classes. On 423 hand-labelled mentions, guards for each class raise
// precision from .71 to .98 at .95 recall. They are therefore data and not code: one
// column of the vocabulary.
const (
	// Safe spellings count in any place.
	Safe Guard = iota
	// Case spellings count in their exact case. At the start of a sentence a capital
	// proves nothing, and they need evidence there.
	Case
	// List spellings need a neighbouring skill, a cue, a role noun or a list.
	List
	// Field spellings need a document that names other skills of their category:
	// "outbound" in a posting for sales.
	Field
	// Brand spellings need what List needs, and must not name a company.
	Brand
	// Qualified spellings never count without their maker's name.
	Qualified
)

// Alias is one spelling of a skill.
type Alias struct {
	Text string
	// Exact is set for a spelling that matches only in this case ("=Go").
	Exact bool
	// Weak is set for a spelling that needs the evidence that the guard requires
	// ("~node").
	Weak bool
	// Proof is set for a spelling that shows the skill where people describe what they
	// did ("^millions of users" shows scalability). In a posting, which describes what
	// the company has, it asks for nothing.
	Proof bool
}

// Substitute is a skill of the same kind. Whoever uses it would soon learn the other
// one.
type Substitute struct {
	ID ID
	// Weight, 0.3 to 0.9, is the share of the skill that carries over.
	Weight float64
}

// Skill is an entry of the vocabulary.
type Skill struct {
	// Name is the stable written id, such as "postgresql".
	Name string
	// Label is the field's usual name, such as "PostgreSQL".
	Label string
	// Category is the name of the file with the entry, without its ending, such as
	// "databases".
	Category string
	// Kind says what the skills of the category have in common.
	Kind    Kind
	Aliases []Alias
	// Isa are the broader skills. Whoever asks for one of them accepts this skill.
	Isa []ID
	// Implies are skills that at least 95 % of the people with this skill also have.
	Implies []ID
	// Similar are the substitutes, highest weight first, then by ID.
	Similar  []Substitute
	Guard    Guard
	Blockers []string
	// File and Line say where the entry is written. Line counts from 1.
	File string
	Line int
	// Changed are the places in users' files that change the entry, as "file:line".
	Changed []string
}

// Class reports whether the entry names a kind of skills ("relational databases")
// rather than a skill.
func (s *Skill) Class() bool { return s.Category == "classes" }

// Vocabulary is an immutable set of skills with the tables of its recognizer. It is
// safe for concurrent use.
type Vocabulary struct {
	skills  []Skill // in the order of their names
	members [][]ID  // by skill: those that name it as a broader one, in their order
	trie    trie
	sum     string
}

// Embedded returns the vocabulary that is built into the program, changed by the user's
// files in their order. Without such files it is read once and shared. The error names
// the file and line of the first fault.
func Embedded(user ...Source) (*Vocabulary, error) {
	if len(user) == 0 {
		return builtIn()
	}
	return readEmbedded(user...)
}

// builtIn is the vocabulary without users' files, read once.
var builtIn = sync.OnceValues(func() (*Vocabulary, error) { return readEmbedded() })

// readEmbedded reads the vocabulary that is built into the program: without users' files
// in its packed form, if that was made from the present files.
func readEmbedded(user ...Source) (*Vocabulary, error) {
	sub, err := fs.Sub(embedded, "data")
	if err != nil {
		return nil, err
	}
	if len(user) == 0 {
		sum, err := checksum(sub)
		if err != nil {
			return nil, err
		}
		if v, ok, err := unpack(packedFile, sum); ok || err != nil {
			return v, err
		}
	}
	return Load(sub, user...)
}

// Load reads every *.tsv file at the root of fsys as one vocabulary, changed by the
// user's files in their order. The error names the file and line of the first fault, or
// is that of fsys.
func Load(fsys fs.FS, user ...Source) (*Vocabulary, error) {
	names, err := fs.Glob(fsys, "*.tsv")
	if err != nil {
		return nil, err
	}
	slices.Sort(names)
	files, err := readAll(fsys, names)
	if err != nil {
		return nil, err
	}
	sum := make(chan string, 1)
	go func() { sum <- sumOf(files, user) }()
	entries, removed, err := amend(entriesOf(files), user)
	if err != nil {
		return nil, err
	}
	v, err := build(entries, removed)
	if err != nil {
		return nil, err
	}
	if len(user) > 0 { // a test makes sure that the built-in files have no cycles
		if err := errors.Join(v.acyclic("broader skills", func(s *Skill) []ID { return s.Isa }), v.acyclic("implications", func(s *Skill) []ID { return s.Implies })); err != nil {
			return nil, err
		}
	}
	v.sum = <-sum
	return v, nil
}

// sumOf returns the checksum of the names, sizes and texts of files.
func sumOf(files []file, user []Source) string {
	hash := sha256.New()
	buf := make([]byte, 4<<10)
	for i := range files {
		fmt.Fprintf(hash, "%s %d\n", files[i].name, len(files[i].data))
		for data := files[i].data; data != ""; {
			n := copy(buf, data)
			hash.Write(buf[:n])
			data = data[n:]
		}
	}
	for _, src := range user {
		fmt.Fprintf(hash, "user %d\n", len(src.Data))
		hash.Write(src.Data)
	}
	return "sha256:" + hex.EncodeToString(hash.Sum(nil))
}

// entriesOf returns the entries of all files, in their order.
func entriesOf(files []file) []*entry {
	n := 0
	for i := range files {
		n += len(files[i].entries)
	}
	list := make([]*entry, 0, n)
	for i := range files {
		for j := range files[i].entries {
			list = append(list, &files[i].entries[j])
		}
	}
	return list
}

// Sum returns the SHA-256 of everything that the vocabulary was read from, as "sha256:"
// and 64 hexadecimal digits. Reports contain it so that runs can be compared.
func (v *Vocabulary) Sum() string { return v.sum }

// Len returns the number of skills.
func (v *Vocabulary) Len() int { return len(v.skills) }

// Skill returns the entry of an ID of this vocabulary. It panics for [None]. The entry
// must not be changed.
func (v *Vocabulary) Skill(id ID) *Skill { return &v.skills[id] }

// Members returns the skills of which a skill is a broader one, directly, in the order of
// their IDs. They must not be changed.
func (v *Vocabulary) Members(id ID) []ID { return v.members[id] }

// gather sets the members of all skills.
func (v *Vocabulary) gather() {
	ends := make([]int32, len(v.skills)+1) // where the members of each skill end in all
	for i := range v.skills {
		for _, to := range v.skills[i].Isa {
			ends[to+1]++
		}
	}
	for i := range v.skills {
		ends[i+1] += ends[i]
	}
	all := make([]ID, ends[len(v.skills)])
	v.members = make([][]ID, len(v.skills))
	for i := range v.skills {
		v.members[i] = all[ends[i]:ends[i]:ends[i+1]]
	}
	for i := range v.skills {
		for _, to := range v.skills[i].Isa {
			v.members[to] = append(v.members[to], ID(i))
		}
	}
}

// Lookup finds a skill by its written id. The result is false when there is none.
func (v *Vocabulary) Lookup(name string) (ID, bool) {
	i := sort.Search(len(v.skills), func(i int) bool { return v.skills[i].Name >= name })
	return ID(i), i < len(v.skills) && v.skills[i].Name == name
}

// entry is a parsed line. Its edges are still names.
type entry struct {
	Skill
	isa, implies string // the columns as written
	similar      []edge
	// override is set when the weights of similar win over those of other lines.
	override bool
}

// edge is a substitute's name and weight.
type edge struct {
	name   string
	weight float64
}

// compare orders entries by id, then by file and line.
func (e *entry) compare(o *entry) int {
	if c := strings.Compare(e.Name, o.Name); c != 0 {
		return c
	}
	return cmp.Or(strings.Compare(e.File, o.File), cmp.Compare(e.Line, o.Line))
}

// build sorts the entries, resolves their edges and makes the tables. The recognizer's
// tables are made at the same time as the edges are resolved. Edges to a removed id are
// left out.
func build(entries []*entry, removed map[string]bool) (*Vocabulary, error) {
	ready := make(chan *builder, 1)
	spellings := 0
	for _, e := range entries {
		spellings += len(e.Aliases) + len(e.Blockers)
	}
	go func() { ready <- newBuilder(spellings) }()
	slices.SortFunc(entries, (*entry).compare)
	for i := 1; i < len(entries); i++ {
		if e, o := entries[i], entries[i-1]; e.Name == o.Name {
			return nil, fmt.Errorf("%s:%d: id %q is also at %s:%d", e.File, e.Line, e.Name, o.File, o.Line)
		}
	}
	v := &Vocabulary{}
	var wg sync.WaitGroup
	wg.Go(func() { v.trie = (<-ready).trie(entries) })
	err := v.connect(entries, removed)
	wg.Wait()
	if err != nil {
		return nil, err
	}
	return v, nil
}

// connect makes the skills from the entries, in their order, and resolves their edges.
func (v *Vocabulary) connect(entries []*entry, removed map[string]bool) error {
	v.skills = make([]Skill, len(entries))
	kind := kinds()
	for i, e := range entries {
		v.skills[i] = e.Skill
		v.skills[i].Kind = kind[e.Category]
	}
	for i, e := range entries {
		var err error
		if v.skills[i].Isa, err = v.resolve(e, "isa", e.isa, removed); err != nil {
			return err
		}
		if v.skills[i].Implies, err = v.resolve(e, "implies", e.implies, removed); err != nil {
			return err
		}
		if err := v.relate(ID(i), e, removed, math.Max); err != nil {
			return err
		}
	}
	for i, e := range entries {
		if e.override {
			if err := v.relate(ID(i), e, removed, func(_, mine float64) float64 { return mine }); err != nil {
				return err
			}
		}
	}
	v.gather()
	for i := range v.skills {
		slices.SortFunc(v.skills[i].Similar, func(a, b Substitute) int {
			return cmp.Or(cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.ID, b.ID))
		})
	}
	return nil
}

// resolve returns the IDs of the skills in a list of ids.
func (v *Vocabulary) resolve(e *entry, column, list string, removed map[string]bool) ([]ID, error) {
	if list == "" {
		return nil, nil
	}
	ids := make([]ID, 0, strings.Count(list, ",")+1)
	for n := range names(list) {
		id, ok := v.Lookup(n)
		switch {
		case ok:
			ids = append(ids, id)
		case !removed[n]:
			return nil, fmt.Errorf("%s: %s %s names %q, which no line defines", e.place(), e.Name, column, n)
		}
	}
	return ids, nil
}

// place returns where the entry was last changed, as "file:line".
func (s *Skill) place() string {
	if n := len(s.Changed); n > 0 {
		return s.Changed[n-1]
	}
	return fmt.Sprintf("%s:%d", s.File, s.Line)
}

// relate adds the entry's substitutes to both skills of each pair. Where the pair has a
// weight already, settle chooses between that and the entry's.
func (v *Vocabulary) relate(id ID, e *entry, removed map[string]bool, settle func(old, mine float64) float64) error {
	for _, s := range e.similar {
		other, ok := v.Lookup(s.name)
		switch {
		case ok:
			v.addSubstitute(id, other, s.weight, settle)
			v.addSubstitute(other, id, s.weight, settle)
		case !removed[s.name]:
			return fmt.Errorf("%s: %s similar names %q, which no line defines", e.place(), e.Name, s.name)
		}
	}
	return nil
}

// addSubstitute adds a substitute to one skill.
func (v *Vocabulary) addSubstitute(from, to ID, weight float64, settle func(old, mine float64) float64) {
	list := v.skills[from].Similar
	if i := slices.IndexFunc(list, func(s Substitute) bool { return s.ID == to }); i >= 0 {
		list[i].Weight = settle(list[i].Weight, weight)
		return
	}
	v.skills[from].Similar = append(list, Substitute{to, weight})
}

// category returns the base name of a file without its ending.
func category(file string) string { return strings.TrimSuffix(path.Base(file), ".tsv") }

// implies reports whether a skill implies another, over any number of implications.
// Implications have no cycles.
func (v *Vocabulary) implies(from, to ID) bool {
	for _, next := range v.skills[from].Implies {
		if next == to || v.implies(next, to) {
			return true
		}
	}
	return false
}

// Reached is a skill that follows from another.
type Reached struct {
	ID ID
	// Class is set when the path leads over a broader class, of which the skill is a
	// member. Otherwise the skill is implied.
	Class bool
	// Hops is the length of the path, at least 1.
	Hops int
}

// Reach returns what follows from having a skill, over implications and broader
// classes, nearest first, then by ID. The skill itself is not included.
func (v *Vocabulary) Reach(id ID) []Reached {
	out := []Reached{{ID: id}}
	seen := map[ID]bool{id: true}
	for i := 0; i < len(out); i++ {
		from := out[i]
		add := func(to ID, class bool) {
			if !seen[to] {
				seen[to] = true
				out = append(out, Reached{to, from.Class || class, from.Hops + 1})
			}
		}
		s := &v.skills[from.ID]
		for _, to := range s.Implies {
			add(to, false)
		}
		for _, to := range s.Isa {
			add(to, true)
		}
	}
	out = out[1:]
	slices.SortStableFunc(out, func(a, b Reached) int { return cmp.Or(cmp.Compare(a.Hops, b.Hops), cmp.Compare(a.ID, b.ID)) })
	return out
}

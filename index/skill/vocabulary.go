// Package skill knows the vocabulary of skills and finds them in text.
//
// The vocabulary is a set of tab-separated files, one a category, embedded in
// the program: names, spellings, broader classes, implied skills, substitutes,
// and guards for spellings that are also ordinary words or company names. The
// recognizer walks a trie of spelling tokens over each line and weighs what it
// meets by the guards.
//
// The package does not know postings, résumés, sections or scores: callers
// hand it lines and say which of them are lists of skills.
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
	"strings"
	"sync"
)

//go:embed data/*.tsv
var embedded embed.FS

// ID is a skill's position in one [Vocabulary], from 0, in the order of the
// written ids. It means nothing outside that vocabulary.
type ID int32

// None is the ID of no skill.
const None ID = -1

// Guard says what a weak spelling needs before it counts as a mention.
type Guard uint8

// The guard classes. Measured on 423 hand-labelled mentions, per-class guards
// lift precision from .71 to .98 at .95 recall, so they are data, not code:
// one column of the vocabulary.
const (
	// Safe spellings count anywhere.
	Safe Guard = iota
	// Case spellings count in their exact case, but at the start of a sentence
	// a capital proves nothing, and there they need evidence.
	Case
	// List spellings need a neighbouring skill, a cue, a role noun or a list.
	List
	// Brand spellings need what List needs, and must not name a company.
	Brand
	// Qualified spellings never count without their maker's name.
	Qualified
)

// Alias is one spelling of a skill.
type Alias struct {
	Text string
	// Exact spellings match only in this case ("=Go").
	Exact bool
	// Weak spellings need the evidence that the guard names ("~node").
	Weak bool
	// Proof spellings show the skill where somebody tells what he did ("^millions
	// of users" shows scalability), and ask for nothing where a posting tells
	// what the company has.
	Proof bool
}

// Substitute is a skill of the same kind whose user would soon learn this one.
type Substitute struct {
	ID ID
	// Weight is 0.3 to 0.9, how much of the skill carries over.
	Weight float64
}

// Skill is one line of the vocabulary.
type Skill struct {
	// Name is the stable written id, such as "postgresql".
	Name string
	// Label is the field's usual name, such as "PostgreSQL".
	Label string
	// Category is the file that holds the line, such as "databases".
	Category string
	Aliases  []Alias
	// Isa are the broader skills: who asks for one of them is content with this.
	Isa []ID
	// Implies are skills that at least 95 % of this one's holders also have.
	Implies []ID
	// Similar are substitutes, heaviest first, then by ID.
	Similar  []Substitute
	Guard    Guard
	Blockers []string
	// File and Line say where the entry is written, Line from 1.
	File string
	Line int
	// Changed are the places in users' files that change it, as "file:line".
	Changed []string
}

// Class reports whether the entry names a kind of skill ("relational
// databases") and not a skill of its own.
func (s *Skill) Class() bool { return s.Category == "classes" }

// Vocabulary is an immutable set of skills with its recognizer's tables. It is
// safe for concurrent use.
type Vocabulary struct {
	skills []Skill
	byName map[string]ID
	trie   trie
	sum    string
}

// Embedded reads the vocabulary that is built into the program, changed by the
// user's files in their order.
func Embedded(user ...Source) (*Vocabulary, error) {
	sub, err := fs.Sub(embedded, "data")
	if err != nil {
		return nil, err
	}
	return Load(sub, user...)
}

// Load reads every *.tsv file at the root of fsys as one vocabulary, changed by
// the user's files in their order. The error names file and line of the first
// fault.
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
	if len(user) > 0 { // a test keeps the built-in files free of cycles
		if err := errors.Join(v.acyclic("broader skills", func(s *Skill) []ID { return s.Isa }), v.acyclic("implications", func(s *Skill) []ID { return s.Implies })); err != nil {
			return nil, err
		}
	}
	v.sum = <-sum
	return v, nil
}

// sumOf is the sum over the names, sizes and texts of files.
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

// entriesOf lists the entries of all files, in their order.
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

// Sum is the SHA-256 of everything the vocabulary was read from, as
// "sha256:" and 64 hex digits; reports carry it so that runs can be compared.
func (v *Vocabulary) Sum() string { return v.sum }

// Len is the number of skills.
func (v *Vocabulary) Len() int { return len(v.skills) }

// Skill returns the entry of an ID from this vocabulary.
func (v *Vocabulary) Skill(id ID) *Skill { return &v.skills[id] }

// Lookup finds a skill by its written id.
func (v *Vocabulary) Lookup(name string) (ID, bool) {
	id, ok := v.byName[name]
	return id, ok
}

// entry is a parsed line whose edges are still names.
type entry struct {
	Skill
	isa, implies string // the columns
	similar      []edge
	// override says that the weights of similar win over other lines'.
	override bool
}

type edge struct {
	name   string
	weight float64
}

// compare orders entries by their id, and those of one id by where they stand.
func (e *entry) compare(o *entry) int {
	if c := strings.Compare(e.Name, o.Name); c != 0 {
		return c
	}
	return cmp.Or(strings.Compare(e.File, o.File), cmp.Compare(e.Line, o.Line))
}

// build sorts the entries, resolves their edges and makes the tables, the
// recognizer's at the same time as the edges. Edges to a removed id are left
// out.
func build(entries []*entry, removed map[string]bool) (*Vocabulary, error) {
	room := make(chan *builder, 1)
	spellings := 0
	for _, e := range entries {
		spellings += len(e.Aliases) + len(e.Blockers)
	}
	go func() { room <- newBuilder(spellings) }()
	slices.SortFunc(entries, (*entry).compare)
	for i := 1; i < len(entries); i++ {
		if e, o := entries[i], entries[i-1]; e.Name == o.Name {
			return nil, fmt.Errorf("%s:%d: id %q is also at %s:%d", e.File, e.Line, e.Name, o.File, o.Line)
		}
	}
	v := &Vocabulary{}
	var wg sync.WaitGroup
	wg.Go(func() { v.trie = (<-room).trie(entries) })
	err := v.connect(entries, removed)
	wg.Wait()
	if err != nil {
		return nil, err
	}
	return v, nil
}

// connect makes skills of the entries, in their order, and resolves their edges.
func (v *Vocabulary) connect(entries []*entry, removed map[string]bool) error {
	v.skills, v.byName = make([]Skill, len(entries)), make(map[string]ID, len(entries))
	for i, e := range entries {
		v.skills[i] = e.Skill
		v.byName[e.Name] = ID(i)
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
	for i := range v.skills {
		slices.SortFunc(v.skills[i].Similar, func(a, b Substitute) int {
			return cmp.Or(cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.ID, b.ID))
		})
	}
	return nil
}

func (v *Vocabulary) resolve(e *entry, column, list string, removed map[string]bool) ([]ID, error) {
	if list == "" {
		return nil, nil
	}
	ids := make([]ID, 0, strings.Count(list, ",")+1)
	for n := range names(list) {
		id, ok := v.byName[n]
		switch {
		case ok:
			ids = append(ids, id)
		case !removed[n]:
			return nil, fmt.Errorf("%s: %s %s names %q, which no line defines", e.place(), e.Name, column, n)
		}
	}
	return ids, nil
}

// place is where the entry's last change is written.
func (s *Skill) place() string {
	if n := len(s.Changed); n > 0 {
		return s.Changed[n-1]
	}
	return fmt.Sprintf("%s:%d", s.File, s.Line)
}

// relate adds the entry's substitutes on both sides. Where a pair has a weight
// already, settle chooses between it and the entry's.
func (v *Vocabulary) relate(id ID, e *entry, removed map[string]bool, settle func(old, mine float64) float64) error {
	for _, s := range e.similar {
		other, ok := v.byName[s.name]
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

func (v *Vocabulary) addSubstitute(from, to ID, weight float64, settle func(old, mine float64) float64) {
	list := v.skills[from].Similar
	if i := slices.IndexFunc(list, func(s Substitute) bool { return s.ID == to }); i >= 0 {
		list[i].Weight = settle(list[i].Weight, weight)
		return
	}
	v.skills[from].Similar = append(list, Substitute{to, weight})
}

// category is a file's base name without its ending.
func category(file string) string { return strings.TrimSuffix(path.Base(file), ".tsv") }

// implies reports whether who holds a skill holds another too, over any number
// of implications, which form no circle.
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
	// Class is true when the way leads over a broader class: the skill is a
	// member of it; else it is implied.
	Class bool
	// Hops is the length of the way, at least 1.
	Hops int
}

// Reach lists what follows from holding a skill, over implications and broader
// classes, nearest first, then by ID. The skill itself is not among them.
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

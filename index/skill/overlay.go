package skill

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Source is a user's vocabulary file. Its lines have the format of the built-in files.
// They add skills and change existing ones:
//
//	zig-tools	Zig tools	zigtools|~zt	-	zig	-	list
//	go	-	+golang dev|!go lang
//	!perl
//
// Trailing columns may be left out. A new id needs a label. The label is also its
// spelling when it has no aliases. For an id that exists, columns that are not empty
// replace the old ones; aliases that all begin with "+" or "!" are added or removed
// instead. An id after "!" is removed, together with every edge that leads to it.
type Source struct {
	// Name is the name of the file in errors and in [Skill.Changed].
	Name string
	Data []byte
}

// userCategory is the category of skills that a user adds.
const userCategory = "user"

// amendment is a vocabulary while users' files change it.
type amendment struct {
	entries []*entry
	byName  map[string]*entry
	removed map[string]bool
	// owner holds the skill of each plain spelling.
	owner map[string]spellingOwner
}

// spellingOwner is the skill of a plain spelling.
type spellingOwner struct {
	by   *entry
	text string // the spelling as written there
}

// amend applies the users' files in order.
func amend(entries []*entry, sources []Source) ([]*entry, map[string]bool, error) {
	if len(sources) == 0 {
		return entries, nil, nil
	}
	a := &amendment{entries: entries, byName: make(map[string]*entry, len(entries)), removed: map[string]bool{}}
	for _, e := range entries {
		a.byName[e.Name] = e
	}
	for _, src := range sources {
		line := 0
		for text := range strings.Lines(strings.TrimPrefix(string(src.Data), "\uFEFF")) {
			line++
			text = strings.TrimRight(text, "\r\n\t ")
			if text == "" || text[0] == '#' {
				continue
			}
			if err := a.line(src.Name, line, text); err != nil {
				return nil, nil, fmt.Errorf("%s:%d: %w", src.Name, line, err)
			}
		}
	}
	a.entries = slices.DeleteFunc(a.entries, func(e *entry) bool { return a.removed[e.Name] })
	return a.entries, a.removed, nil
}

// indexOwners fills in the owners of the built-in spellings, before the first line that
// changes spellings.
func (a *amendment) indexOwners() {
	if a.owner != nil {
		return
	}
	plain := 0
	for _, e := range a.entries {
		plain += len(e.Aliases)
	}
	a.owner = make(map[string]spellingOwner, plain)
	for _, e := range a.entries {
		for i := range e.Aliases {
			if s := &e.Aliases[i]; !s.Weak {
				a.owner[s.key()] = spellingOwner{e, s.Text}
			}
		}
	}
}

// line applies a line of a user's file.
func (a *amendment) line(file string, line int, text string) error {
	if name, ok := strings.CutPrefix(text, "!"); ok {
		name, _, _ = strings.Cut(name, "\t")
		if a.byName[name] == nil {
			return fmt.Errorf("no skill has the id %q, so none can be removed", name)
		}
		a.removed[name] = true
		return nil
	}
	if n := columns - 1 - strings.Count(text, "\t"); n > 0 {
		if n == columns-1 {
			return fmt.Errorf("%q has no tab; columns (id, label, aliases, …) are separated by tabs", text)
		}
		text += strings.Repeat("\t-", n)
	}
	col, err := splitColumns(text)
	if err != nil {
		return err
	}
	if old := a.byName[col[0]]; old != nil && !a.removed[col[0]] {
		old.Changed = append(old.Changed, fmt.Sprintf("%s:%d", file, line))
		return a.change(old, col)
	}
	a.indexOwners()
	if col[2] == "" {
		col[2] = col[1]
	}
	e := &entry{}
	if err := new(parser).columns(e, &col); err != nil {
		return err
	}
	e.File, e.Line, e.Category, e.override = file, line, userCategory, true
	delete(a.removed, e.Name)
	a.entries = slices.DeleteFunc(a.entries, func(o *entry) bool { return o.Name == e.Name })
	a.entries = append(a.entries, e)
	a.byName[e.Name] = e
	return a.claim(e, e.Aliases)
}

// change replaces the columns of an entry that are not empty.
func (a *amendment) change(e *entry, col [columns]string) error {
	if col[1] != "" {
		e.Label = col[1]
	}
	if col[2] != "" {
		if err := a.respell(e, col[2]); err != nil {
			return err
		}
	}
	if col[3] != "" {
		e.isa = col[3]
	}
	if col[4] != "" {
		e.implies = col[4]
	}
	var err error
	if col[5] != "" {
		e.override = true
		if e.similar, err = new(parser).similar(col[5]); err != nil {
			return fmt.Errorf("%s: %w", e.Name, err)
		}
	}
	if col[6] != "" {
		if e.Guard, e.Blockers, err = parseGuard(col[6]); err != nil {
			return fmt.Errorf("%s: %w", e.Name, err)
		}
	}
	return nil
}

// respell changes the aliases of an entry: "+x" adds one, "!x" removes one, and a list
// without such signs replaces the old one.
func (a *amendment) respell(e *entry, col string) error {
	a.indexOwners()
	signed := 0
	parts := strings.Split(col, "|")
	for _, p := range parts {
		if strings.HasPrefix(p, "+") || strings.HasPrefix(p, "!") {
			signed++
		}
	}
	if signed == 0 {
		list, err := new(parser).spellings(col)
		if err != nil {
			return fmt.Errorf("%s: %w", e.Name, err)
		}
		e.Aliases = list
		return a.claim(e, list)
	}
	if signed < len(parts) {
		return fmt.Errorf("%s: aliases %q: either each begins with + or !, or none does", e.Name, col)
	}
	for _, p := range parts {
		if p = strings.TrimSpace(p); len(p) < 2 {
			return fmt.Errorf("%s: empty alias in %q", e.Name, col)
		}
		list, err := new(parser).spellings(p[1:])
		if err != nil {
			return fmt.Errorf("%s: %w", e.Name, err)
		}
		if err := a.edit(e, list, p[0] == '+'); err != nil {
			return err
		}
	}
	return nil
}

// edit adds the spellings of a list to the aliases of an entry, or removes the first.
func (a *amendment) edit(e *entry, list []Alias, add bool) error {
	if add {
		e.Aliases = append(e.Aliases, list...)
		return a.claim(e, list)
	}
	i := slices.IndexFunc(e.Aliases, func(s Alias) bool { return s.Text == list[0].Text })
	if i < 0 {
		return fmt.Errorf("%s has no alias %q to take away", e.Name, list[0].Text)
	}
	delete(a.owner, e.Aliases[i].key())
	e.Aliases = slices.Delete(slices.Clone(e.Aliases), i, i+1)
	return nil
}

// claim refuses plain spellings that already mean another skill.
func (a *amendment) claim(e *entry, list []Alias) error {
	for _, s := range list {
		if s.Weak {
			continue
		}
		key := s.key()
		if o := a.owner[key]; o.by != nil && o.by.Name != e.Name && !a.removed[o.by.Name] {
			return fmt.Errorf("%s: %q is a spelling of %s already (%s); take it away there first with a line %q", e.Name, s.Text, o.by.Name, o.by.place(), o.by.Name+"\t-\t!"+o.text)
		}
		a.owner[key] = spellingOwner{e, s.Text}
	}
	return nil
}

// key returns a spelling in a form in which equal spellings are equal strings.
func (a Alias) key() string {
	if a.Exact {
		return a.Text
	}
	buf := make([]byte, 0, 64)
	same := true
	for i := range len(a.Text) {
		switch c := a.Text[i]; {
		case c >= utf8.RuneSelf:
			return string(fold(buf[:0], strings.NewReplacer(" ", "", "-", "", "_", "", "/", "").Replace(a.Text)))
		case c == ' ', c == '-', c == '_', c == '/':
			same = false
		default:
			same = same && lower(c) == c
			buf = append(buf, lower(c))
		}
	}
	if same {
		return a.Text
	}
	return string(buf)
}

// acyclic returns an error for the first entry from which a column of edges leads back
// to itself.
func (v *Vocabulary) acyclic(column string, edges func(*Skill) []ID) error {
	state := make([]int8, len(v.skills)) // 1 in progress, 2 done
	var walk func(ID) bool
	walk = func(id ID) bool {
		if state[id] != 0 {
			return state[id] == 2
		}
		state[id] = 1
		for _, to := range edges(&v.skills[id]) {
			if !walk(to) {
				return false
			}
		}
		state[id] = 2
		return true
	}
	for i := range v.skills {
		if s := &v.skills[i]; !walk(ID(i)) {
			return fmt.Errorf("%s: %s: its %s lead back to itself", s.place(), s.Name, column)
		}
	}
	return nil
}

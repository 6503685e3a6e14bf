package phrase

import (
	"io/fs"
	"strings"

	"skillmatch/index/table"
)

// Table is an embedded table of phrases: rows of a rule, a language and a phrase. A "…"
// at either end of a phrase means a space.
type Table struct {
	rows  []table.Row
	lists map[string][]string
	name  string
}

// ReadTable reads an embedded table of three columns: the rule and the phrase, under
// the names given, and between them "language". It panics when the file is damaged,
// which a test rules out.
func ReadTable(files fs.FS, name, rule, phrase string) *Table {
	t := &Table{rows: table.MustRead(files, name, rule, "language", phrase), lists: map[string][]string{}, name: name}
	for _, r := range t.rows {
		t.lists[r.Fields[0]] = append(t.lists[r.Fields[0]], spaced(r.Fields[2]))
	}
	return t
}

// spaced replaces a "…" at either end with a space.
func spaced(s string) string {
	if rest, ok := strings.CutPrefix(s, "…"); ok {
		s = " " + rest
	}
	if rest, ok := strings.CutSuffix(s, "…"); ok {
		s = rest + " "
	}
	return s
}

// List returns the phrases of a rule in the order of the table. It panics when there
// are none: then code and table do not fit each other.
func (t *Table) List(rule string) []string {
	list := t.lists[rule]
	if len(list) == 0 {
		panic("embedded table " + t.name + ": no rule " + rule)
	}
	return list
}

// Has reports whether the table has a rule.
func (t *Table) Has(rule string) bool { return len(t.lists[rule]) > 0 }

// Set returns the phrases of a rule as a set of one kind. It panics as List does.
func (t *Table) Set(rule string) Set { return NewSet(t.List(rule)) }

// Words returns the phrases of a rule as the keys of a map. It panics as List does.
func (t *Table) Words(rule string) map[string]bool {
	out := map[string]bool{}
	for _, w := range t.List(rule) {
		out[w] = true
	}
	return out
}

// Rules returns the rules in the order of their first rows.
func (t *Table) Rules() []string {
	var out []string
	seen := map[string]bool{}
	for _, r := range t.rows {
		if name := r.Fields[0]; !seen[name] {
			seen[name] = true
			out = append(out, name)
		}
	}
	return out
}

// Lint returns what is wrong with the table, for a test: what [table.Lint] finds, and
// rules that nothing uses. pkg holds the source of the package. A rule is used where
// its name is quoted there, whole or as its first words, or is the first column of
// another table.
func (t *Table) Lint(pkg fs.FS) []string {
	faults := table.Lint(t.rows, 0, 1, 2)
	source, err := t.source(pkg)
	if err != nil {
		return append(faults, err.Error())
	}
	for _, rule := range t.Rules() {
		asked := strings.Contains(source, `"`+rule+`"`) || strings.Contains(source, "\n"+rule+"\t")
		for i := range rule {
			asked = asked || rule[i] == ' ' && strings.Contains(source, `"`+rule[:i+1]+`"`)
		}
		if !asked {
			faults = append(faults, "no code asks for the rule "+rule)
		}
	}
	return faults
}

// source returns the text of a package without its tests and without this table.
func (t *Table) source(pkg fs.FS) (string, error) {
	var b strings.Builder
	for _, pattern := range []string{"*.go", "data/*.tsv"} {
		names, err := fs.Glob(pkg, pattern)
		if err != nil {
			return "", err
		}
		for _, name := range names {
			if name == t.name || strings.HasSuffix(name, "_test.go") {
				continue
			}
			data, err := fs.ReadFile(pkg, name)
			if err != nil {
				return "", err
			}
			b.Write(data)
		}
	}
	return b.String(), nil
}

// Languages returns the languages in which a rule has phrases, as the keys of a map.
func (t *Table) Languages(rule string) map[string]bool {
	out := map[string]bool{}
	for _, r := range t.rows {
		if r.Fields[0] == rule {
			out[r.Fields[1]] = true
		}
	}
	return out
}

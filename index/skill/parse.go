package skill

import (
	"fmt"
	"strconv"
	"strings"
)

// columns is the number of tab-separated columns of a vocabulary line:
// id, label, aliases, isa, implies, similar, guard.
const columns = 7

// parse appends the entries of one file. Empty lines and lines that begin
// with "#" are skipped; a column of "-" is empty.
func parse(entries []*entry, file, data string) ([]*entry, error) {
	line, of := 0, category(file)
	for text := range strings.Lines(data) {
		line++
		text = strings.TrimRight(text, "\r\n")
		if text == "" || text[0] == '#' {
			continue
		}
		e, err := parseLine(text)
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", file, line, err)
		}
		e.File, e.Line, e.Category = file, line, of
		entries = append(entries, e)
	}
	return entries, nil
}

func parseLine(text string) (*entry, error) {
	col, err := cut(text)
	if err != nil {
		return nil, err
	}
	return parseColumns(col)
}

// cut separates the columns of a line; a column of "-" is empty.
func cut(text string) (col [columns]string, err error) {
	n := 0
	for c := range strings.SplitSeq(text, "\t") {
		if n < columns && c != "-" {
			col[n] = c
		}
		n++
	}
	if n != columns {
		return col, fmt.Errorf("%d columns, want %d separated by tabs", n, columns)
	}
	return col, nil
}

func parseColumns(col [columns]string) (*entry, error) {
	e := &entry{}
	e.Name, e.Label = col[0], col[1]
	if e.Name == "" || e.Label == "" {
		return nil, fmt.Errorf("id and label must not be empty")
	}
	var err error
	if e.Aliases, err = parseAliases(col[2]); err != nil {
		return nil, fmt.Errorf("%s: %w", e.Name, err)
	}
	e.isa, e.implies = names(col[3]), names(col[4])
	if e.similar, err = parseSimilar(col[5]); err != nil {
		return nil, fmt.Errorf("%s: %w", e.Name, err)
	}
	if e.Guard, e.Blockers, err = parseGuard(col[6]); err != nil {
		return nil, fmt.Errorf("%s: %w", e.Name, err)
	}
	return e, nil
}

func parseAliases(col string) ([]Alias, error) {
	if col == "" {
		return nil, nil
	}
	list := make([]Alias, 0, strings.Count(col, "|")+1)
	for s := range strings.SplitSeq(col, "|") {
		var a Alias
		a.Text, a.Proof = strings.CutPrefix(s, "^")
		a.Text, a.Weak = strings.CutPrefix(a.Text, "~")
		a.Text, a.Exact = strings.CutPrefix(a.Text, "=")
		if strings.TrimSpace(a.Text) == "" {
			return nil, fmt.Errorf("empty alias in %q", col)
		}
		list = append(list, a)
	}
	return list, nil
}

// names cuts a list of ids at its commas.
func names(col string) []string {
	if col == "" {
		return nil
	}
	list := strings.Split(col, ",")
	for i := range list {
		list[i] = strings.TrimSpace(list[i])
	}
	return list
}

func parseSimilar(col string) ([]edge, error) {
	var list []edge
	for _, s := range names(col) {
		name, weight, ok := strings.Cut(s, ":")
		w, err := strconv.ParseFloat(weight, 64)
		if !ok || err != nil || w < 0.3 || w > 0.9 {
			return nil, fmt.Errorf("similar %q, want id:weight with a weight of 0.3 to 0.9", s)
		}
		list = append(list, edge{name, w})
	}
	return list, nil
}

func parseGuard(col string) (Guard, []string, error) {
	class, rest, _ := strings.Cut(col, ";")
	g, ok := guardNamed(strings.TrimSpace(class))
	if !ok {
		return Safe, nil, fmt.Errorf("guard %q, want safe, case, list, brand or qualified", class)
	}
	rest = strings.TrimPrefix(strings.TrimSpace(rest), "-")
	if rest == "" {
		return g, nil, nil
	}
	blockers := strings.Split(rest, "|")
	for i := range blockers {
		blockers[i] = strings.TrimPrefix(strings.TrimSpace(blockers[i]), "-")
	}
	return g, blockers, nil
}

func guardNamed(name string) (Guard, bool) {
	switch name {
	case "", "-":
		return Safe, true
	}
	for g := Safe; g <= Qualified; g++ {
		if g.String() == name {
			return g, true
		}
	}
	return Safe, false
}

// String is the guard's name in the vocabulary files.
func (g Guard) String() string {
	return [...]string{"safe", "case", "list", "brand", "qualified"}[g]
}

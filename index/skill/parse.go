package skill

import (
	"fmt"
	"io"
	"io/fs"
	"iter"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
)

// columns is the number of tab-separated columns of a vocabulary line:
// id, label, aliases, isa, implies, similar, guard.
const columns = 7

// file is a file of the vocabulary with its entries.
type file struct {
	name, data string
	entries    []entry
	err        error
}

// readAll reads and parses files on all processors. The error is that of the first file
// that has one.
func readAll(fsys fs.FS, names []string) ([]file, error) {
	files := make([]file, len(names))
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(len(names), runtime.GOMAXPROCS(0)) {
		wg.Go(func() {
			buf := make([]byte, 32<<10)
			for i := int(next.Add(1)) - 1; i < len(names); i = int(next.Add(1)) - 1 {
				files[i].name = names[i]
				files[i].err = files[i].read(fsys, buf)
			}
		})
	}
	wg.Wait()
	for i := range files {
		if files[i].err != nil {
			return nil, files[i].err
		}
	}
	return files, nil
}

// read reads the file through a buffer, so that its text is in memory only once.
func (f *file) read(fsys fs.FS, buf []byte) error {
	var text strings.Builder
	in, err := fsys.Open(f.name)
	if err != nil {
		return fmt.Errorf("vocabulary: %w", err)
	}
	defer in.Close()
	if info, err := in.Stat(); err == nil {
		text.Grow(int(info.Size()))
	}
	if _, err := io.CopyBuffer(&text, in, buf); err != nil {
		return fmt.Errorf("vocabulary: %w", err)
	}
	f.data = text.String()
	f.entries, err = parse(f.name, f.data)
	return err
}

// parse reads the entries of one file. Empty lines and lines that begin with
// "#" are skipped; a column of "-" is empty.
func parse(file, data string) ([]entry, error) {
	line, of := 0, category(file)
	lines := strings.Count(data, "\n") + 1
	entries := make([]entry, 0, lines)
	p := parser{aliases: make([]Alias, 0, lines+strings.Count(data, "|"))}
	for rest := data; rest != ""; {
		line++
		var text string
		text, rest, _ = strings.Cut(rest, "\n")
		text = strings.TrimRight(text, "\r\n")
		if text == "" || text[0] == '#' {
			continue
		}
		col, err := splitColumns(text)
		if err == nil {
			entries = append(entries, entry{})
			err = p.columns(&entries[len(entries)-1], &col)
		}
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", file, line, err)
		}
		e := &entries[len(entries)-1]
		e.File, e.Line, e.Category = file, line, of
	}
	return entries, nil
}

// splitColumns splits a line into its columns. A column of "-" is empty.
func splitColumns(text string) (col [columns]string, err error) {
	n := 0
	for more := true; more; n++ {
		var c string
		c, text, more = strings.Cut(text, "\t")
		if n < columns && c != "-" {
			col[n] = c
		}
	}
	if n != columns {
		return col, fmt.Errorf("%d columns, want %d separated by tabs", n, columns)
	}
	return col, nil
}

// parser parses columns. It cuts the lists of an entry from long lists, each without
// spare capacity, so that a file takes few allocations.
type parser struct {
	aliases []Alias
	edges   []edge
}

// columns fills an entry from its columns.
func (p *parser) columns(e *entry, col *[columns]string) error {
	e.Name, e.Label = col[0], col[1]
	if e.Name == "" || e.Label == "" {
		return fmt.Errorf("id and label must not be empty")
	}
	var err error
	if e.Aliases, err = p.spellings(col[2]); err != nil {
		return fmt.Errorf("%s: %w", e.Name, err)
	}
	e.isa, e.implies = col[3], col[4]
	if e.similar, err = p.similar(col[5]); err != nil {
		return fmt.Errorf("%s: %w", e.Name, err)
	}
	if e.Guard, e.Blockers, err = parseGuard(col[6]); err != nil {
		return fmt.Errorf("%s: %w", e.Name, err)
	}
	return nil
}

// spellings parses a column of aliases.
func (p *parser) spellings(col string) ([]Alias, error) {
	if col == "" {
		return nil, nil
	}
	from := len(p.aliases)
	for rest, more := col, true; more; {
		var a Alias
		a.Text, rest, more = strings.Cut(rest, "|")
		a.Text, a.Proof = strings.CutPrefix(a.Text, "^")
		a.Text, a.Weak = strings.CutPrefix(a.Text, "~")
		a.Text, a.Exact = strings.CutPrefix(a.Text, "=")
		if strings.TrimSpace(a.Text) == "" {
			return nil, fmt.Errorf("empty alias in %q", col)
		}
		p.aliases = append(p.aliases, a)
	}
	return p.aliases[from:len(p.aliases):len(p.aliases)], nil
}

// names returns the members of a comma-separated list of ids.
func names(col string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for more := col != ""; more; {
			var name string
			name, col, more = strings.Cut(col, ",")
			if !yield(strings.TrimSpace(name)) {
				return
			}
		}
	}
}

// similar parses a column of substitutes with their weights.
func (p *parser) similar(col string) ([]edge, error) {
	from := len(p.edges)
	for s := range names(col) {
		name, weight, ok := strings.Cut(s, ":")
		w, err := strconv.ParseFloat(weight, 64)
		if !ok || err != nil || w < 0.3 || w > 0.9 {
			return nil, fmt.Errorf("similar %q, want id:weight with a weight of 0.3 to 0.9", s)
		}
		p.edges = append(p.edges, edge{name, w})
	}
	return p.edges[from:len(p.edges):len(p.edges)], nil
}

// parseGuard parses the column of the guard class and the blockers.
func parseGuard(col string) (Guard, []string, error) {
	class, rest, _ := strings.Cut(col, ";")
	g, ok := guardNamed(strings.TrimSpace(class))
	if !ok {
		return Safe, nil, fmt.Errorf("guard %q, want safe, case, list, field, brand or qualified", class)
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

// guardNamed returns the guard class with a name.
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

// String returns the guard's name in the vocabulary files.
func (g Guard) String() string {
	return [...]string{"safe", "case", "list", "field", "brand", "qualified"}[g]
}

package block

import (
	"strings"
	"testing"
)

func TestCellsOfALine(t *testing.T) {
	for line, want := range map[string]string{
		"a\tb": "a|b", "a   b": "a|b", "a  b": "a  b", "a\u00a0\u00a0 b": "a|b", " \ta\t\tb ": "a|b", "": "", "é   ü": "é|ü",
	} {
		if got := strings.Join(Cells(line), "|"); got != want {
			t.Errorf("%q: %s, want %s", line, got, want)
		}
	}
}

// What stands side by side becomes one block where all cells have one line.
func TestRowsOfCells(t *testing.T) {
	line := func(s string) Block { return Block{Text: s} }
	head := func(s string) Block { return Block{Text: s, Kind: Heading, Level: 3} }
	for name, tc := range map[string]struct {
		cells [][]Block
		want  string
	}{
		"single lines":                {[][]Block{{line("a")}, nil, {line("b")}}, "a | b"},
		"a heading keeps its level":   {[][]Block{{line("2019")}, {head("A")}}, "#2019 | A"},
		"one cell":                    {[][]Block{{line("a"), line("b")}, nil}, "a/b"},
		"several lines":               {[][]Block{{line("2019")}, {line("a"), line("b")}}, "2019/a/b"},
		"a date behind":               {[][]Block{{line("a"), line("b")}, {line("2019")}}, "a/2019/b"},
		"a date before a heading":     {[][]Block{{line("2019")}, {head("A"), line("b")}}, "#A/2019/b"},
		"columns of many lines":       {[][]Block{{line("a"), line("b"), line("c"), line("d")}, {line("e"), line("f")}}, "a/b/c/d/^e/f"},
		"nothing":                     {nil, ""},
		"cells of cells":              {[][]Block{{{Text: "a | b", Cells: []string{"a", "b"}}}, {line("c")}}, "a | b | c"},
		"long lines stay behind":      {[][]Block{{line("a"), line("b")}, {line(strings.Repeat("x", 61))}}, "a/b/" + strings.Repeat("x", 61)},
		"headings stay behind a cell": {[][]Block{{line("a"), line("b")}, {head("C")}}, "a/b/#C"},
	} {
		var out []string
		for _, b := range Row(tc.cells) {
			s := b.Text
			if b.Kind == Heading {
				s = "#" + s
			}
			if b.Gap {
				s = "^" + s
			}
			out = append(out, s)
		}
		if got := strings.Join(out, "/"); got != tc.want {
			t.Errorf("%s: %s, want %s", name, got, tc.want)
		}
	}
}

package table

import (
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"rows between comments and blank lines": {"# what it is\nrule\tlanguage\n\n# more\na\ten\nb\tde\n", "5:a,en 6:b,de"},
		"a missing column":                      {"rule\tlanguage\na\n", "error: t:2: 1 columns, want 2: rule, language"},
		"another column name":                   {"rule\tlang\n", `error: t:1: column 2 is named "lang", want "language"`},
		"no column names":                       {"# nothing\n", "error: t: no column names"},
		"a space at the end of a cell":          {"rule\tlanguage\na \ten\n", "error: t:2: a cell begins or ends with a space"},
		"bytes that are no text":                {"rule\tlanguage\n\xff\ten\n", "error: t: not UTF-8"},
	} {
		rows, err := Parse("t", c.text, "rule", "language")
		var got []string
		for _, r := range rows {
			got = append(got, string(rune('0'+r.Line))+":"+strings.Join(r.Fields, ","))
		}
		if err != nil {
			got = []string{"error: " + err.Error()}
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: got %s, want %s", name, s, c.want)
		}
	}
}

func TestLint(t *testing.T) {
	rows, err := Parse("t", "rule\tlanguage\tphrase\na\ten\tone\na\txx\ttwo\na\tde\tOne\nb\ten\tone\nb\tmul\t\n", "rule", "language", "phrase")
	if err != nil {
		t.Fatal(err)
	}
	want := `line 3: language "xx" is not known|line 4: "One" stands in line 2 already|line 6: an empty cell`
	if got := strings.Join(Lint(rows, 0, 1, 2), "|"); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// BenchmarkParse reads a table of a thousand rows.
func BenchmarkParse(b *testing.B) {
	text := "rule\tlanguage\tphrase\n" + strings.Repeat("required\ten\tnice to have\n", 1000)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Parse("t", text, "rule", "language", "phrase"); err != nil {
			b.Fatal(err)
		}
	}
}

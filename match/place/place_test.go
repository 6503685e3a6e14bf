package place

import (
	"testing"

	"skillmatch/index/table"
	"skillmatch/match/phrase"
)

func TestShared(t *testing.T) {
	for _, c := range []struct{ a, b, want string }{
		{"Remote, Portugal", "Porto, Portugal", "portugal"},
		{"Remote (EU)", "Lisbon, Portugal", "europe"},
		{"Berlin, Deutschland", "Hamburg, Germany", "germany"},
		{"Remote, US", "Toronto, Canada", ""},
		{"Remote", "Lisbon, Portugal", ""},
		{"USA", "United States", "us"},
	} {
		if got := Shared(phrase.Normalize(c.a), phrase.Normalize(c.b)); got != c.want {
			t.Errorf("%q and %q share %q, want %q", c.a, c.b, got, c.want)
		}
	}
}

func TestTable(t *testing.T) {
	for _, fault := range table.Lint(load().rows, 0, 2, 3) {
		t.Error(fault)
	}
	for _, r := range load().rows {
		kind, name := r.Fields[0], r.Fields[3]
		if n := phrase.Normalize(name); n != " "+name+" " {
			t.Errorf("line %d: %q is written as %q in texts", r.Line, name, n)
		}
		if kind != "country" && kind != "european" && kind != "title" {
			t.Errorf("line %d: no kind %q", r.Line, kind)
		}
		if kind != "title" && !NamedIn(" "+name+" ") {
			t.Errorf("line %d: %q is not found", r.Line, name)
		}
	}
}

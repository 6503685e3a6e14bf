package skill

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
)

// Files are read in parallel. The error is always that of the first faulty file in the
// order of names.
func TestFirstFaultIsThatOfTheFirstFile(t *testing.T) {
	fsys := fstest.MapFS{}
	for i := range 40 {
		fsys[fmt.Sprintf("f%02d.tsv", i)] = &fstest.MapFile{Data: fmt.Appendf(nil, "s%02d\tS%02d\t-\t-\t-\t-\t-\n", i, i)}
	}
	fsys["f07.tsv"] = &fstest.MapFile{Data: []byte(strings.Repeat("# a long file\n", 5000) + "broken\n")}
	fsys["f08.tsv"] = &fstest.MapFile{Data: []byte("broken too\n")}
	fsys["f39.tsv"] = &fstest.MapFile{Data: []byte("broken as well\n")}
	for range 20 {
		if _, err := Load(fsys); err == nil || !strings.HasPrefix(err.Error(), "f07.tsv:5001: 1 columns") {
			t.Fatalf("got %v, want the fault of f07.tsv", err)
		}
	}
}

func TestTwiceWrittenIDNamesTheEarlierPlaceFirst(t *testing.T) {
	fsys := fstest.MapFS{}
	for i := range 60 {
		fsys[fmt.Sprintf("f%02d.tsv", i)] = &fstest.MapFile{Data: fmt.Appendf(nil, "s%02d\tS\t-\t-\t-\t-\t-\n", i%30)}
	}
	if _, err := Load(fsys); err == nil || err.Error() != `f30.tsv:1: id "s00" is also at f00.tsv:1` {
		t.Errorf("got %v", err)
	}
}

// The lists of an entry have no spare capacity in which a user's file could overwrite
// the next entry's.
func TestAddedAliasesLeaveTheNextEntryAlone(t *testing.T) {
	fsys := fstest.MapFS{"f.tsv": {Data: []byte("aa\tAA\taaone|aatwo\t-\t-\tbb:.5\t-\nbb\tBB\tbbone\t-\t-\tcc:.5\t-\ncc\tCC\tccone\t-\t-\t-\t-\n")}}
	v, err := Load(fsys, Source{Name: "mine.tsv", Data: []byte("aa\t-\t+aathree|+aafour\n")})
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"aa": "aaone aatwo aathree aafour", "bb": "bbone", "cc": "ccone"} {
		id, _ := v.Lookup(name)
		var got []string
		for _, a := range v.Skill(id).Aliases {
			got = append(got, a.Text)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s has %q, want %q", name, got, want)
		}
	}
}

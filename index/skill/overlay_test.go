package skill

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// base returns a small vocabulary for users' files to change.
func base() fstest.MapFS {
	return fstest.MapFS{"langs.tsv": {Data: []byte("crow\tCrow\tcrow lang\tlang\t-\tkite:.5\t-\n" +
		"kite\tKite\tkite|=KT\tlang\t-\t-\t-\n" +
		"lang\tLanguages\tlanguages\t-\t-\t-\t-\n" +
		"wren\tWren\twrenlang\tlang\tkite\t-\t-\n")}}
}

func amended(t *testing.T, files ...string) (*Vocabulary, error) {
	t.Helper()
	var user []Source
	for i, f := range files {
		user = append(user, Source{Name: "mine" + string(rune('1'+i)) + ".tsv", Data: []byte(f)})
	}
	return Load(base(), user...)
}

func TestUserFilesAddAndChangeSkills(t *testing.T) {
	for name, tc := range map[string]struct {
		file, text string
		want       []string
	}{
		"a new skill":               {"jay\tJay\tjaylang\n", "we write jaylang", []string{"jay"}},
		"its label as spelling":     {"jay\tJay script\n", "we write Jay Script", []string{"jay"}},
		"an alias more":             {"kite\t-\t+kitescript\n", "kitescript and kite", []string{"kite", "kite"}},
		"an alias less":             {"kite\t-\t!kite\n", "kite and KT", []string{"kite"}},
		"both":                      {"kite\t-\t+kitescript|!=KT\n", "KT and kitescript", []string{"kite"}},
		"other aliases":             {"kite\t-\tkt9\n", "kite and kt9", []string{"kite"}},
		"a skill less":              {"!kite\n", "kite and wrenlang", []string{"wren"}},
		"a skill made anew":         {"!kite\nkite\tKite\tkites\n", "wrenlang and kites", []string{"wren", "kite"}},
		"comments and blank lines":  {"\uFEFF# mine\r\n\r\njay\tJay\tjaylang\r\n", "jaylang", []string{"jay"}},
		"a spelling from elsewhere": {"kite\t-\t!kite\njay\tJay\tkite\n", "kite", []string{"jay"}},
	} {
		t.Run(name, func(t *testing.T) {
			v, err := amended(t, tc.file)
			if err != nil {
				t.Fatal(err)
			}
			if got := found(v, tc.text, false, ""); !slices.Equal(got, tc.want) {
				t.Errorf("%q names %q, want %q", tc.text, got, tc.want)
			}
		})
	}
}

func TestUserFilesChangeEdges(t *testing.T) {
	v, err := amended(t, "crow\tThe Crow\t-\t-\twren\tkite:.3,wren:.7\n")
	if err != nil {
		t.Fatal(err)
	}
	id := func(name string) ID {
		id, ok := v.Lookup(name)
		if !ok {
			t.Fatalf("no %s", name)
		}
		return id
	}
	crow := v.Skill(id("crow"))
	if crow.Label != "The Crow" || !slices.Equal(crow.Isa, []ID{id("lang")}) || !slices.Equal(crow.Implies, []ID{id("wren")}) {
		t.Errorf("crow is %+v", crow)
	}
	if !slices.Equal(crow.Similar, []Substitute{{id("wren"), 0.7}, {id("kite"), 0.3}}) || !slices.Equal(v.Skill(id("kite")).Similar, []Substitute{{id("crow"), 0.3}}) {
		t.Errorf("substitutes %v and %v", crow.Similar, v.Skill(id("kite")).Similar)
	}
	if !slices.Equal(crow.Changed, []string{"mine1.tsv:1"}) || crow.File != "langs.tsv" {
		t.Errorf("written in %s, changed by %q", crow.File, crow.Changed)
	}
}

func TestUserFilesApplyInOrderAndAreSummed(t *testing.T) {
	first, err := amended(t, "kite\t-\tkt1\n", "kite\t-\tkt2\n")
	if err != nil {
		t.Fatal(err)
	}
	if got := found(first, "kt1 kt2", false, ""); !slices.Equal(got, []string{"kite"}) {
		t.Errorf("found %q", got)
	}
	sums := map[string]bool{}
	for _, files := range [][]string{nil, {"kite\t-\tkt1\n"}, {"kite\t-\tkt2\n"}, {"kite\t-\tkt1\n", "kite\t-\tkt2\n"}} {
		v, err := amended(t, files...)
		if err != nil {
			t.Fatal(err)
		}
		sums[v.Sum()] = true
	}
	if len(sums) != 4 {
		t.Errorf("%d different sums for 4 different vocabularies", len(sums))
	}
}

func TestUserFilesNameTheFaultyLine(t *testing.T) {
	for name, tc := range map[string]struct{ file, want string }{
		"spaces":          {"# c\nkite Kite\n", `mine1.tsv:2: "kite Kite" has no tab`},
		"too many":        {"kite\tKite\ta\tb\tc\td\te\tf\n", "mine1.tsv:1: 8 columns"},
		"no label":        {"jay\t-\tjaylang\n", "mine1.tsv:1: id and label"},
		"unknown removal": {"!jay\n", `mine1.tsv:1: no skill has the id "jay"`},
		"unknown alias":   {"kite\t-\t!kayt\n", `mine1.tsv:1: kite has no alias "kayt"`},
		"mixed aliases":   {"kite\t-\t+a|b\n", "mine1.tsv:1: kite: aliases"},
		"empty alias":     {"kite\t-\t+\n", "mine1.tsv:1: kite: empty alias"},
		"taken spelling":  {"jay\tJay\tcrowlang\n", `mine1.tsv:1: jay: "crowlang" is a spelling of crow already (langs.tsv:1); take it away there first with a line "crow\t-\t!crow lang"`},
		"unknown edge":    {"kite\t-\t-\tbird\n", `mine1.tsv:1: kite isa names "bird"`},
		"weight":          {"kite\t-\t-\t-\t-\twren:5\n", `mine1.tsv:1: kite: similar "wren:5"`},
		"guard":           {"kite\t-\t-\t-\t-\t-\tloud\n", `mine1.tsv:1: kite: guard "loud"`},
		"cycle":           {"kite\t-\t-\t-\twren\n", "its implications lead back to itself"},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := amended(t, tc.file); err == nil || !strings.Contains(err.Error(), tc.want) {
				t.Errorf("got %v, want an error with %q", err, tc.want)
			}
		})
	}
}

// FuzzUserFile checks that no user's file makes the loader panic, and that every error
// names the file.
func FuzzUserFile(f *testing.F) {
	f.Add("kite\t-\t+kt1|!kite\n!wren\n", "kite wren")
	f.Add("jay\tJay\t~=J\tlang\tkite\tcrow:.5\tlist; -jay walk|=J.\n", "J, kite")
	f.Add("#\tx\n\t\t\t\n", "")
	f.Fuzz(func(t *testing.T, file, text string) {
		v, err := Load(base(), Source{Name: "mine.tsv", Data: []byte(file)})
		if err != nil {
			if !strings.Contains(err.Error(), ".tsv:") {
				t.Errorf("error names no line: %v", err)
			}
			return
		}
		for _, m := range v.Scanner().Find([]Line{{Text: text}}, "") {
			if m.Start < 0 || m.End > len(text) || m.Start >= m.End || int(m.ID) >= v.Len() {
				t.Errorf("mention %+v of %q", m, text)
			}
		}
	})
}

func TestKeyIsEqualForEqualSpellings(t *testing.T) {
	for name, tc := range map[string]struct {
		alias Alias
		want  string
	}{
		"as it is":           {Alias{Text: "golang"}, "golang"},
		"capitals, blanks":   {Alias{Text: "Go Lang"}, "golang"},
		"joining signs":      {Alias{Text: "ci/cd-as_code"}, "cicdascode"},
		"signs of names":     {Alias{Text: "C++"}, "c++"},
		"accents":            {Alias{Text: "Café-Bar"}, "cafebar"},
		"separators alone":   {Alias{Text: "- /"}, ""},
		"exact":              {Alias{Text: "Go Lang", Exact: true}, "Go Lang"},
		"longer than a word": {Alias{Text: strings.Repeat("Ab ", 60)}, strings.Repeat("ab", 60)},
	} {
		t.Run(name, func(t *testing.T) {
			if got := tc.alias.key(); got != tc.want {
				t.Errorf("%q, want %q", got, tc.want)
			}
		})
	}
}

// BenchmarkUserFile reads the built-in vocabulary with a user's file over it.
func BenchmarkUserFile(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Embedded(Source{Name: "mine.tsv", Data: []byte("go\t-\t+golang dev\n")}); err != nil {
			b.Fatal(err)
		}
	}
}

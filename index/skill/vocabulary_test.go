package skill

import (
	"cmp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// embeddedForTest returns the built-in vocabulary.
func embeddedForTest(t testing.TB) *Vocabulary {
	t.Helper()
	v, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// load makes a vocabulary from one file.
func load(t testing.TB, lines ...string) (*Vocabulary, error) {
	t.Helper()
	return Load(fstest.MapFS{"test.tsv": {Data: []byte(strings.Join(lines, "\n") + "\n")}})
}

func TestLoadNamesFileAndLineOfEachFault(t *testing.T) {
	for name, tc := range map[string]struct {
		lines []string
		want  string
	}{
		"columns":           {[]string{"go\tGo\tgolang"}, "test.tsv:1: 3 columns, want 7"},
		"empty id":          {[]string{"-\tGo\tgolang\t-\t-\t-\t-"}, "test.tsv:1: id and label"},
		"guard":             {[]string{"# c", "go\tGo\tgolang\t-\t-\t-\twild"}, `test.tsv:2: go: guard "wild"`},
		"weight":            {[]string{"go\tGo\tgolang\t-\t-\trust:2\t-"}, `test.tsv:1: go: similar "rust:2"`},
		"alias":             {[]string{"go\tGo\tgolang||x\t-\t-\t-\t-"}, "test.tsv:1: go: empty alias"},
		"unresolved isa":    {[]string{"go\tGo\tgolang\tlang\t-\t-\t-"}, `test.tsv:1: go isa names "lang"`},
		"unresolved imply":  {[]string{"go\tGo\tgolang\t-\tlang\t-\t-"}, `test.tsv:1: go implies names "lang"`},
		"unresolved simile": {[]string{"go\tGo\tgolang\t-\t-\trust:.5\t-"}, `test.tsv:1: go similar names "rust"`},
		"twice":             {[]string{"go\tGo\tgolang\t-\t-\t-\t-", "go\tGo\tgo2\t-\t-\t-\t-"}, `id "go" is also at test.tsv:1`},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := load(t, tc.lines...)
			if err == nil || !strings.Contains(err.Error(), tc.want) {
				t.Errorf("got %v, want an error with %q", err, tc.want)
			}
		})
	}
}

func TestSubstitutesAreSymmetric(t *testing.T) {
	v := embeddedForTest(t)
	for i := range v.skills {
		for _, s := range v.skills[i].Similar {
			if !slices.ContainsFunc(v.skills[s.ID].Similar, func(b Substitute) bool { return b.ID == ID(i) && b.Weight == s.Weight }) {
				t.Errorf("%s is a substitute of %s, but not the other way round", v.skills[s.ID].Name, v.skills[i].Name)
			}
			if s.Weight < 0.3 || s.Weight > 0.9 {
				t.Errorf("%s: weight %v", v.skills[i].Name, s.Weight)
			}
		}
	}
}

func TestReachFollowsImplicationsAndClasses(t *testing.T) {
	v, err := load(t, "db\tDatabases\tdatabases\t-\t-\t-\t-", "js\tJavaScript\tjavascript\t-\t-\t-\t-", "next\tNext.js\tnext.js\t-\treact\t-\t-",
		"pg\tPostgreSQL\tpostgres\trel\t-\t-\t-", "react\tReact\treact\t-\tjs\t-\t-", "rel\tRelational\trelational databases\tdb\t-\t-\t-")
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"next": "react:1 js:2", "pg": "rel:1c db:2c", "js": "", "react": "js:1"} {
		id, _ := v.Lookup(name)
		var got []string
		for _, r := range v.Reach(id) {
			s := v.Skill(r.ID).Name + ":" + string(rune('0'+r.Hops))
			if r.Class {
				s += "c"
			}
			got = append(got, s)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s reaches %q, want %q", name, got, want)
		}
	}
}

// The lints of the vocabulary: each is a rule of the files' format that the
// loader does not enforce.
func TestVocabularyLints(t *testing.T) {
	v := embeddedForTest(t)
	if v.Len() < 400 {
		t.Errorf("%d skills, want at least 400", v.Len())
	}
	plain, labels := map[string]string{}, map[string]string{}
	for i := range v.skills {
		s := &v.skills[i]
		if other, ok := labels[s.Label]; ok {
			t.Errorf("%s:%d: label %q is that of %s too", s.File, s.Line, s.Label, other)
		}
		labels[s.Label] = s.Name
		if i > 0 && cmp.Compare(v.skills[i-1].Name, s.Name) >= 0 {
			t.Errorf("%s:%d: ids are not in order", s.File, s.Line)
		}
		for _, a := range s.Aliases {
			lintAlias(t, s, a)
			if a.Weak {
				continue
			}
			key := a.Text
			if !a.Exact {
				key = string(fold(nil, strings.NewReplacer(" ", "", "-", "", "_", "", "/", "").Replace(a.Text)))
			}
			if other, ok := plain[key]; ok && other != s.Name {
				t.Errorf("%s:%d: alias %q belongs to %s too", s.File, s.Line, a.Text, other)
			}
			plain[key] = s.Name
		}
	}
	for _, edges := range []func(*Skill) []ID{func(s *Skill) []ID { return s.Isa }, func(s *Skill) []ID { return s.Implies }} {
		if cycle := findCycle(v, edges); cycle != "" {
			t.Errorf("cycle: %s", cycle)
		}
	}
}

func lintAlias(t *testing.T, s *Skill, a Alias) {
	t.Helper()
	if strings.HasSuffix(a.Text, "+") && !strings.HasSuffix(a.Text, "++") {
		t.Errorf("%s:%d: alias %q: a single + at the end is not read and would match without it", s.File, s.Line, a.Text)
	}
	if a.Weak && s.Guard == Safe {
		t.Errorf("%s:%d: alias ~%s needs a guard class", s.File, s.Line, a.Text)
	}
	if len(a.Text) <= 2 && !a.Weak && !a.Exact && !strings.HasSuffix(a.Text, "#") {
		t.Errorf("%s:%d: alias %q of two letters needs = or ~", s.File, s.Line, a.Text)
	}
	if len(a.Text) == 1 && !a.Weak {
		t.Errorf("%s:%d: alias %q of one letter needs ~", s.File, s.Line, a.Text)
	}
	if a.Text != strings.TrimSpace(a.Text) {
		t.Errorf("%s:%d: alias %q has blanks around it", s.File, s.Line, a.Text)
	}
}

// findCycle returns the name of a skill that reaches itself, or "" when there is none.
func findCycle(v *Vocabulary, edges func(*Skill) []ID) string {
	state := make([]int, len(v.skills))
	var visit func(ID) string
	visit = func(id ID) string {
		switch state[id] {
		case 1:
			return v.skills[id].Name
		case 2:
			return ""
		}
		state[id] = 1
		for _, to := range edges(&v.skills[id]) {
			if c := visit(to); c != "" {
				return c
			}
		}
		state[id] = 2
		return ""
	}
	for i := range v.skills {
		if c := visit(ID(i)); c != "" {
			return c
		}
	}
	return ""
}

// Files are sorted by id, so that there is one place for a new line.
func TestFilesAreSorted(t *testing.T) {
	v := embeddedForTest(t)
	last := map[string]int{}
	for i := range v.skills { // in order of id
		s := &v.skills[i]
		if s.Line < last[s.File] {
			t.Errorf("%s:%d: %s stands out of order", s.File, s.Line, s.Name)
		}
		last[s.File] = s.Line
	}
}

func TestSumChangesWithTheData(t *testing.T) {
	a, err := load(t, "go\tGo\tgolang\t-\t-\t-\t-")
	if err != nil {
		t.Fatal(err)
	}
	b, err := load(t, "go\tGo\tgolang\t-\t-\t-\tcase")
	if err != nil {
		t.Fatal(err)
	}
	if a.Sum() == b.Sum() || !strings.HasPrefix(a.Sum(), "sha256:") || len(a.Sum()) != 7+64 {
		t.Errorf("sums %s and %s", a.Sum(), b.Sum())
	}
}

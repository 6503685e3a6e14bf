package ask

import (
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"skillmatch/index/skill"
	"skillmatch/match/degree"
	"skillmatch/scrape/posting"
)

// clauseCase is a row of testdata/clauses.tsv: a line under a heading, and what it asks.
type clauseCase struct{ id, kind, language, section, line, expected string }

// clauseCases reads testdata/clauses.tsv.
func clauseCases(t *testing.T) []clauseCase {
	t.Helper()
	data, err := os.ReadFile("testdata/clauses.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var out []clauseCase
	for line := range strings.Lines(string(data)) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if strings.HasPrefix(line, "#") || f[0] == "id" {
			continue
		}
		if len(f) != 6 {
			t.Fatalf("%q has %d columns", line, len(f))
		}
		out = append(out, clauseCase{f[0], f[1], f[2], f[3], f[4], f[5]})
	}
	return out
}

// posting puts the line into a posting: as a bullet below a heading of its section, as a
// paragraph for "none", and as the whole text for a case of one block.
func (c *clauseCase) posting() posting.Posting {
	heads := map[string]string{
		"required en": "Requirements", "required de": "Anforderungen", "required fr": "Profil recherché", "required es": "Requisitos", "required it": "Requisiti", "required pt": "Requisitos", "required nl": "Functie-eisen",
		"preferred en": "Nice to have", "preferred de": "Von Vorteil", "preferred fr": "Atouts", "preferred es": "Deseable", "preferred it": "Costituisce titolo preferenziale", "preferred pt": "Diferenciais", "preferred nl": "Pluspunten",
		"duties en": "Responsibilities", "duties de": "Deine Aufgaben", "duties fr": "Vos missions", "duties es": "Funciones", "duties it": "Attività", "duties pt": "Responsabilidades", "duties nl": "Werkzaamheden",
		"about en": "About us", "about de": "Über uns", "about fr": "À propos de nous", "about es": "Sobre nosotros", "about it": "Chi siamo", "about pt": "Sobre nós", "about nl": "Over ons",
	}
	lines := strings.Split(c.line, "⏎")
	for i := range lines {
		lines[i] = strings.TrimSpace(lines[i])
	}
	p := posting.Posting{ID: c.id, Title: "Colleague", Text: c.line}
	switch head := heads[c.section+" "+c.language]; {
	case c.kind == "one block":
	case head == "":
		p.Text = "We would like to meet you.\n\n" + strings.Join(lines, "\n")
	default:
		p.Text = "We would like to meet you.\n\n" + head + "\n\n- " + strings.Join(lines, "\n- ")
	}
	return p
}

// reading is what was read of a case.
type reading struct {
	*Parsed
	voc *skill.Vocabulary
}

// find returns the strongest skill that has a name as its label, as a spelling, or as
// whole words of a spelling; nil when there is none.
func (r *reading) find(name string) *SkillRequirement {
	name = strings.ToLower(name)
	var best *SkillRequirement
	for _, inside := range []bool{false, true} {
		for i := range r.Skills {
			k := &r.Skills[i]
			hit := strings.EqualFold(r.voc.Skill(k.ID).Label, name)
			for _, s := range k.Spellings {
				s = strings.ToLower(s)
				hit = hit || s == name || inside && strings.Contains(" "+s+" ", " "+name+" ")
			}
			if hit && (best == nil || k.Importance.Rank() < best.Importance.Rank()) {
				best = k
			}
		}
		if best != nil {
			break
		}
	}
	return best
}

// holds reports whether one expectation of a case holds, such as "Go=required",
// "{Go|Rust}=preferred", "years(Go)=5" or "degree=none".
func (r *reading) holds(item string) bool {
	at := strings.LastIndexByte(item, '=')
	name, want := item[:at], item[at+1:]
	n, _ := strconv.Atoi(want)
	if skill, ok := strings.CutPrefix(name, "years("); ok {
		k := r.find(strings.TrimSuffix(skill, ")"))
		return k != nil && k.Years == n || k == nil && n == 0
	}
	switch name {
	case "years":
		return r.Years == n
	case "anyyears":
		return r.Years == n || n > 0 && slices.ContainsFunc(r.Skills, func(k SkillRequirement) bool { return k.Years == n })
	case "degree":
		return r.Degree.String() == want || r.Degree == degree.Doctorate && want == "phd"
	}
	members := strings.Split(strings.Trim(name, "{}"), "|")
	groups := map[int]bool{}
	for _, m := range members {
		k := r.find(m)
		if !r.asked(k, m, want) {
			return false
		}
		if k != nil {
			groups[k.Group] = true
		}
	}
	return len(members) == 1 || len(groups) == 1 && (!groups[0] || r.find(members[0]) == r.find(members[1]))
}

// asked reports whether a skill is asked for as strongly as expected. A common noun that
// is only context may be left out, a proper name must be there.
func (r *reading) asked(k *SkillRequirement, name, want string) bool {
	switch want {
	case "none":
		return k == nil || k.Importance == Context
	case "optional":
		return k == nil || k.Importance != Required
	case "context":
		return k != nil && k.Importance == Context || k == nil && !capital(name)
	}
	return k != nil && string(k.Importance) == want
}

// TestClauses reads the labelled lines of testdata/clauses.tsv, and counts those of which
// all is read right. The least shares are those reached, so that a change that loses a
// line is seen; -v names the lines that are wrong.
func TestClauses(t *testing.T) {
	v, err := skill.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	r := NewReader(v)
	right, all := map[string]int{}, map[string]int{}
	for _, c := range clauseCases(t) {
		p := c.posting()
		a := r.Read(&p)
		all[c.kind]++
		wrong := slices.DeleteFunc(strings.Split(c.expected, "; "), (&reading{&a, v}).holds)
		if len(wrong) == 0 {
			right[c.kind]++
			continue
		}
		t.Logf("%s %q: not %s", c.id, c.line, strings.Join(wrong, "; "))
	}
	for kind, least := range map[string]int{"grade": 104, "alternatives": 97, "waiver": 93, "spoken of": 104, "years": 99, "one block": 75, "alone": 91} {
		if right[kind] < least || all[kind] == 0 {
			t.Errorf("%s: %d of %d lines are read right, fewer than %d", kind, right[kind], all[kind], least)
		} else {
			t.Logf("%s: %d of %d lines are read right", kind, right[kind], all[kind])
		}
	}
}

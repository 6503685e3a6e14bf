package skill

import (
	"slices"
	"strings"
	"testing"

	"skillmatch/index/table"
)

// A bullet of a list of asks that holds an ambiguous name and nothing but years and
// words of knowing asks for it. The same bullet elsewhere does not, nor does one that
// says more.
func TestAskedAlone(t *testing.T) {
	v := embeddedForTest(t)
	for _, tc := range []struct{ text, want string }{
		{"Figma", "figma"},
		{"Snowflake (preferred)", "snowflake"},
		{"3+ years of Databricks", "databricks"},
		{"At least 4 years' experience with Looker", "looker"},
		{"Notion is a plus", "notion"},
		{"Figma or similar", "figma"},
		{"R", "r"},
		{"Express", "express"},
		{"Sichere Kenntnisse in Figma", "figma"},
		{"Mindestens 2 Jahre Erfahrung mit Snowflake", "snowflake"},
		{"Bonne maîtrise de Figma", "figma"},
		{"2 ans d'expérience avec Snowflake", "snowflake"},
		{"Dominio de Figma", "figma"},
		{"Conocimientos avanzados de Notion", "notion"},
		{"Ottima conoscenza di Figma", "figma"},
		{"Conhecimento em Snowflake é um diferencial", "snowflake"},
		{"Ruime ervaring met Figma", "figma"},
	} {
		if got := askedIn(v, tc.text, true); !slices.Contains(got, tc.want) {
			t.Errorf("%q asks for %q, want %s", tc.text, got, tc.want)
		}
	}
	for _, text := range []string{
		"Express your ideas with care",
		"Figma builds the canvas where teams draw",
		"Spring hiring season",
		"3+ years at Snowflake",
		"You go where the work is",
		"A square deal for everybody",
		"Adaptability and resilience",
	} {
		if got := slices.DeleteFunc(askedIn(v, text, true), func(id string) bool { return id == "adaptability" }); len(got) > 0 {
			t.Errorf("%q asks for %q, want nothing", text, got)
		}
	}
	for _, text := range []string{"Figma", "R", "Bonne maîtrise de Figma"} {
		if got := askedIn(v, text, false); len(got) > 0 {
			t.Errorf("%q names %q outside of a list of asks, want nothing", text, got)
		}
	}
}

// askedIn returns the ids of the skills that one line names.
func askedIn(v *Vocabulary, text string, asks bool) []string {
	var ids []string
	for _, m := range v.Scanner().Find([]Line{{Text: text, Asks: asks}}, "") {
		ids = append(ids, v.Skill(m.ID).Name)
	}
	return ids
}

// The table of asking words holds single words of languages that the program reads.
func TestAskingWordsLint(t *testing.T) {
	rows := askingRows()
	for _, fault := range table.Lint(rows, 0, 1, 2) {
		t.Errorf("words/asking.tsv: %s", fault)
	}
	languages := map[string]bool{}
	for _, r := range rows {
		languages[r.Fields[1]] = true
		if strings.ContainsAny(r.Fields[2], " -'") {
			t.Errorf("words/asking.tsv: line %d: %q is more than one word", r.Line, r.Fields[2])
		}
	}
	for _, l := range table.Languages() {
		if !languages[l] {
			t.Errorf("words/asking.tsv: no word in %s", l)
		}
	}
}

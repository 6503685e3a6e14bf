package resume

import (
	"slices"
	"testing"
)

func TestSpokenLanguagesWithTheirLevels(t *testing.T) {
	for lines, want := range map[string][]Spoken{
		"English (C1), Portuguese (native)":                    {{"English", "C1"}, {"Portuguese", "native"}},
		"Deutsch: Muttersprache\nEnglisch: verhandlungssicher": {{"Deutsch", "Muttersprache"}, {"Englisch", "verhandlungssicher"}},
		"French – B2":                                    {{"French", "B2"}},
		"Spanish (Native or Bilingual)":                  {{"Spanish", "Native or Bilingual"}},
		"English, German (fluent)":                       {{"English", ""}, {"German", "fluent"}},
		"Czech native, English C1, German A2":            {{"Czech", "native"}, {"English", "C1"}, {"German", "A2"}},
		"- Welsh (school)\n- Tagalog (basic)":            {{"Welsh", "school"}, {"Tagalog", "basic"}},
		"English\nNative or bilingual proficiency":       {{"English", "Native or bilingual proficiency"}},
		"English | C1\nItalian | A2":                     {{"English", "C1"}, {"Italian", "A2"}},
		"Fluent English and basic French":                {{"English", "Fluent"}, {"French", "basic"}},
		"Kinyarwanda: native; Luganda: good":             {{"Kinyarwanda", "native"}, {"Luganda", "good"}},
		"Français : langue maternelle":                   {{"Français", "langue maternelle"}},
		"English (Native or Bilingual) German (Limited)": {{"English", "Native or Bilingual"}, {"German", "Limited"}},
		"English, English (C2)":                          {{"English", "C2"}},
		"Szwedzki - biegle / Polski - ojczysty":          {{"Szwedzki", "biegle"}, {"Polski", "ojczysty"}},
	} {
		r := parse(t, "Experience\nClerk, Larkmoor, 2014-2018\n\nLanguages\n"+lines+"\n")
		if !slices.Equal(r.Spoken, want) {
			t.Errorf("%q: got %q, want %q", lines, r.Spoken, want)
		}
	}
}

func TestProgrammingLanguagesAreNotSpoken(t *testing.T) {
	r := parse(t, "Skills\nDocker\n\nLanguages\nGo, Rust\n")
	if len(r.Spoken) > 0 {
		t.Errorf("spoken %q", r.Spoken)
	}
}

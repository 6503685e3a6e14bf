package skill

import "testing"

func TestWeighSaysWhy(t *testing.T) {
	v := embeddedForTest(t)
	s := v.Scanner()
	for text, want := range map[string]Reason{
		"Kubernetes":                         PlainSpelling,
		"Spring modules":                     RoleAfter,
		"Swift 5":                            PlainSpelling,
		"experience with Spring":             CueBefore,
		"Python, Spring":                     ListNeighbour,
		"Please get in touch before Spring":  NoEvidence,
		"customers such as Stripe":           Company,
		"our go to market plan needs go big": OtherSense,
	} {
		list := s.Weigh(Line{Text: text})
		if len(list) == 0 {
			t.Errorf("%q: nothing met", text)
			continue
		}
		got := list[len(list)-1]
		if got.Reason != want || (got.Confidence >= Reported) != (want <= SameField) {
			t.Errorf("%q: %v with %.1f, want %v", text, got.Reason, got.Confidence, want)
		}
	}
	if list := s.Weigh(Line{Text: "Spring", List: true}); len(list) != 1 || list[0].Reason != SkillsList {
		t.Errorf("in a list: %+v", list)
	}
}

func TestSpelledIgnoresCaseAndJoints(t *testing.T) {
	v := embeddedForTest(t)
	for text, want := range map[string]string{"node": "nodejs", "NODE-JS": "", "ci cd": "cicd", "node.JS": "nodejs", "flurbo": ""} {
		got := ""
		for _, s := range v.Spelled(text) {
			if n := v.Skill(s.ID).Name; n == want {
				got = n
			}
		}
		if got != want {
			t.Errorf("%q is spelled by %q, want %q", text, got, want)
		}
	}
}

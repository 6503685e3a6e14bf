package skill

import (
	"strings"
	"testing"
)

// A spelling is read as the skill that it names: never as a sibling of it, as the class
// that it belongs to, or as its maker's other product.
func TestSpellingsNameTheirOwnSkill(t *testing.T) {
	v := embeddedForTest(t)
	for _, tc := range []struct{ text, want string }{
		{"QoS and traffic shaping", "Quality of service|Traffic shaping"},
		{"Mellanox adapters and BlueField cards", "Mellanox|NVIDIA BlueField"},
		{"keep a model registry and watch for data drift", "Model registry|Drift detection"},
		{"accounts receivable and accounts payable", "Accounts receivable|Accounts payable"},
		{"FEA, CFD and GD&T", "Finite element analysis|Computational fluid dynamics|GD&T"},
		{"a legaltech company", "Legal technology"},
		{"managed Airflow or Amazon MWAA", "Managed Airflow|Amazon MWAA"},
		{"GKE, AKS and EKS", "GKE|AKS|Amazon EKS"},
		{"GAAP and IFRS", "GAAP|IFRS"},
		{"Pardot, Marketo and Eloqua", "Pardot|Marketo|Eloqua"},
		{"QuickBooks and Xero", "QuickBooks|Xero"},
		{"Sisense or ThoughtSpot", "Sisense|ThoughtSpot"},
		{"Gentoo and Alpine Linux", "Gentoo|Alpine Linux"},
		{"Jasmine and Karma tests, Mocha with Chai", "Jasmine|Karma|Mocha|Chai"},
		{"HL7, FHIR and DICOM", "HL7|FHIR|DICOM"},
		{"SAST and DAST scans", "SAST|DAST"},
		{"I2C, SPI and UART", "I2C|SPI|UART"},
		{"photogrammetry and LiDAR", "Photogrammetry|LiDAR"},
		{"phlebotomy and wound care", "Phlebotomy|Wound care"},
		{"reinsurance and actuarial science", "Reinsurance|Actuarial science"},
		{"pastry, baking and HACCP", "Baking|HACCP"},
		{"quality control and quality assurance", "Quality control|Quality assurance"},
		{"Revit and Navisworks", "Revit|Navisworks"},
		{"LoRa modules and a LoRA adapter", "LoRa radio|LoRA"},
	} {
		if got := labelsIn(v, tc.text); got != tc.want {
			t.Errorf("%q names %s, want %s", tc.text, got, tc.want)
		}
	}
}

// Everyday wording that contains the words of a skill names none.
func TestEverydayWordingNamesNoSkill(t *testing.T) {
	v := embeddedForTest(t)
	for _, text := range []string{
		"drives issues to root cause",
		"gets to the root causes of things",
		"delivered high-impact infrastructure projects",
		"turns high-fidelity designs into pages",
		"rather than follow a well-paved path",
		"keeps critical production systems safe",
		"sells to several buyer personas",
		"reviews high-quality engineering work",
		"meets and exceeds revenue targets",
		"troubleshoots complex issues",
		"the partnership between our teams",
		"consulting with them on every step",
		"moves from France to Spain",
		"de-risk scaling challenges",
		"builds great user experiences for families",
		"works in resource-constrained environments",
	} {
		if got := labelsIn(v, text); got != "" {
			t.Errorf("%q names %s, want nothing", text, got)
		}
	}
}

// labelsIn returns the labels of the skills that a line names, in order, each once.
func labelsIn(v *Vocabulary, text string) string {
	var out []string
	seen := map[ID]bool{}
	for _, m := range v.Scanner().Find([]Line{{Text: text}}, "") {
		if !seen[m.ID] && !m.Within {
			seen[m.ID] = true
			out = append(out, v.Skill(m.ID).Label)
		}
	}
	return strings.Join(out, "|")
}

// No plain spelling of one entry is the label of another: a spelling would then be read
// as its sibling.
func TestNoSpellingIsAnotherLabel(t *testing.T) {
	v := embeddedForTest(t)
	key := func(s string) string { return Alias{Text: strings.ToLower(s)}.key() }
	labels := map[string]ID{}
	for i := range v.skills {
		labels[key(v.skills[i].Label)] = ID(i)
	}
	for i := range v.skills {
		s := &v.skills[i]
		for _, a := range s.Aliases {
			if id, ok := labels[key(a.Text)]; ok && id != ID(i) && !a.Exact && !a.Weak && key(s.Label) != key(a.Text) {
				t.Errorf("%s:%d: alias %q is the label of %s", s.File, s.Line, a.Text, v.skills[id].Name)
			}
		}
	}
}

package skill

import (
	"slices"
	"strings"
	"testing"
)

// Every file of the vocabulary has a row in the table of categories.
func TestCategoriesHaveKinds(t *testing.T) {
	v, kind := embeddedForTest(t), kinds()
	for i := range v.skills {
		if _, ok := kind[v.skills[i].Category]; !ok {
			t.Fatalf("%s: no row for category %s", v.skills[i].File, v.skills[i].Category)
		}
	}
}

// An everyday word counts in a text of its field, and nowhere else.
func TestFieldWordsCountInTextsOfTheirField(t *testing.T) {
	v, err := load(t, "out\tOutbound\toutbound sales|~outbound\t-\t-\t-\tfield", "crm\tCRM\tcrm\t-\t-\t-\t-", "quota\tQuotas\tquota\t-\t-\t-\t-", "cold\tCold calls\tcold calls\t-\t-\t-\t-")
	if err != nil {
		t.Fatal(err)
	}
	for i := range v.skills {
		v.skills[i].Kind.number = 1
	}
	for text, want := range map[string]bool{
		"All outbound goods are weighed":                             false,
		"All outbound goods leave. It has a crm and a quota":         false,
		"A crm and another crm and a quota. The rest is outbound":    false,
		"The rest is outbound. It has a crm, cold calls and a quota": true,
	} {
		got := false
		for _, m := range v.Scanner().Find([]Line{{Text: text}}, "") {
			got = got || v.Skill(m.ID).Name == "out"
		}
		if got != want {
			t.Errorf("%q names outbound: %v, want %v", text, got, want)
		}
	}
}

// A word that two fields use means the one of the field that the text is about.
func TestAWordOfTwoFieldsMeansThatOfTheText(t *testing.T) {
	v, err := load(t, "a\tCandidate sourcing\tcandidate sourcing|~sourcing\t-\t-\t-\tfield", "a1\tHiring\thiring\t-\t-\t-\t-", "a2\tInterviews\tinterviews\t-\t-\t-\t-", "a3\tOffers\toffers\t-\t-\t-\t-",
		"b\tStrategic sourcing\tstrategic sourcing|~sourcing\t-\t-\t-\tfield", "b1\tSuppliers\tsuppliers\t-\t-\t-\t-", "b2\tFreight\tfreight\t-\t-\t-\t-", "b3\tCustoms\tcustoms\t-\t-\t-\t-")
	if err != nil {
		t.Fatal(err)
	}
	for i := range v.skills {
		v.skills[i].Kind.number = v.skills[i].Name[0] - 'a' + 1
	}
	for text, want := range map[string]string{
		"Hiring and interviews. Offers. Experience with sourcing":                    "a",
		"Suppliers and freight. Customs. Experience with sourcing":                   "b",
		"Hiring. Suppliers and freight. Customs. There is sourcing in all of it too": "b",
	} {
		got := ""
		for _, m := range v.Scanner().Find([]Line{{Text: text}}, "") {
			if name := v.Skill(m.ID).Name; len(name) == 1 {
				got = name
			}
		}
		if got != want {
			t.Errorf("%q names %q, want %q", text, got, want)
		}
	}
}

// What a résumé adds about other work takes nothing away.
func TestAResumeKeepsTheWordsOfItsFields(t *testing.T) {
	v, err := load(t, "a\tCandidate sourcing\tcandidate sourcing|~sourcing\t-\t-\t-\tfield", "a1\tHiring\thiring\t-\t-\t-\t-", "a2\tInterviews\tinterviews\t-\t-\t-\t-", "a3\tOffers\toffers\t-\t-\t-\t-",
		"b\tStrategic sourcing\tstrategic sourcing|~sourcing\t-\t-\t-\tfield", "b1\tSuppliers\tsuppliers\t-\t-\t-\t-", "b2\tFreight\tfreight\t-\t-\t-\t-", "b3\tCustoms\tcustoms\t-\t-\t-\t-", "b4\tTenders\ttenders\t-\t-\t-\t-")
	if err != nil {
		t.Fatal(err)
	}
	for i := range v.skills {
		v.skills[i].Kind.number = v.skills[i].Name[0] - 'a' + 1
	}
	for text, want := range map[string]string{
		"Did all the sourcing":                                                                   "",
		"Hiring, interviews, offers. Did all the sourcing":                                       "a",
		"Suppliers, freight, customs. Did all the sourcing":                                      "b",
		"Hiring, interviews, offers. Suppliers, freight, customs, tenders. Did all the sourcing": "a b",
	} {
		var got []string
		for _, m := range v.ResumeScanner().Find([]Line{{Text: text}}, "") {
			if name := v.Skill(m.ID).Name; len(name) == 1 {
				got = append(got, name)
			}
		}
		slices.Sort(got)
		if strings.Join(got, " ") != want {
			t.Errorf("%q names %v, want %q", text, got, want)
		}
	}
}

package skill

import "testing"

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

package index

import (
	"testing"
	"testing/fstest"

	"skillmatch/index/resume"
	"skillmatch/index/skill"
)

// Writing a résumé in a language shows that the person knows it, even if no line says
// so.
func TestTheLanguageOfTheTextIsShown(t *testing.T) {
	v, err := skill.Load(fstest.MapFS{"spoken.tsv": {Data: []byte("english\tEnglish\tenglish\t-\t-\t-\t-\nfrench\tFrench\tfrench\t-\t-\t-\t-\ngerman\tGerman\tgerman\t-\t-\t-\t-\n")}})
	if err != nil {
		t.Fatal(err)
	}
	for name, tc := range map[string]struct {
		text, want string
	}{
		"english":   {"Experience\n- Led the move of the billing system to Go with a team of six and cut the cost of each run by half\n- Wrote the guide that new engineers read on the first day", "english"},
		"german":    {"Berufserfahrung\n- Aufbau der Plattform für die Abrechnung mit einer Bibliothek für das Team und die Kunden\n- Leitung der Entwicklung von zwei Diensten bei der Bahn", "german"},
		"french":    {"Expérience\n- Conception des services de paiement pour une banque avec les équipes du siège\n- Mise en place des tests pour le site et les applications dans le cloud", "french"},
		"too short": {"Experience\n- Go, Kafka, Rust", ""},
		"listed":    {"Experience\n- Go, Kafka, Rust\n\nLanguages\nGerman", "german"},
	} {
		t.Run(name, func(t *testing.T) {
			r, err := resume.Parse(tc.text)
			if err != nil {
				t.Fatal(err)
			}
			x := New(r, v)
			defer x.Close()
			for id := range skill.ID(v.Len()) {
				c, ok := x.Claim(id)
				if want := v.Skill(id).Name == tc.want; ok != want {
					t.Errorf("%s is claimed: %v, want %v", v.Skill(id).Name, ok, want)
				}
				if ok && c.Written != (name != "listed") {
					t.Errorf("%s: written %v", v.Skill(id).Name, c.Written)
				}
				if ok && len(c.Items) != 1 {
					t.Errorf("%s is proved by %v", v.Skill(id).Name, c.Items)
				}
			}
		})
	}
}

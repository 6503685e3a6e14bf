package skill

import (
	"slices"
	"testing"
)

func TestOneLetterApart(t *testing.T) {
	for word, want := range map[string]bool{
		"kubernets": true, "Kubernetes": false, "kuberntes": true, "kubernettes": true, "kubenretes": true, "kubernetis": true, "cubernetes": false,
		"kubernetess": false, "kubernete": false, "kubernet": false, "kubernetesx": true, "kuberentse": false,
	} {
		if got := oneLetterApart([]byte("kubernetes"), word); got != want {
			t.Errorf("%s: %v, want %v", word, got, want)
		}
	}
}

// Each misspelling that the prefilter expects is one that the recognizer accepts, and
// the other way round.
func TestMisspellingsAreTheSameForBoth(t *testing.T) {
	var all []string
	eachMisspelling([]byte("terraform"), func(w []byte) { all = append(all, string(w)) })
	for _, w := range all {
		if w != "terraform" && w != "terraforms" && !oneLetterApart([]byte("terraform"), w) {
			t.Errorf("%s is no misspelling", w)
		}
	}
	for _, w := range []string{"teraform", "terrraform", "terrafrom", "terrafirm", "terrafor", "terraformx"} {
		if !oneLetterApart([]byte("terraform"), w) || !slices.Contains(all, w) {
			t.Errorf("%s is not expected", w)
		}
	}
}

// A misspelt name of a product counts, an ordinary word that looks like one does not.
func TestMisspeltNames(t *testing.T) {
	v := embeddedForTest(t)
	for text, want := range map[string]string{
		"Kubernets": "kubernetes", "Javascipt": "javascript", "Postgresqll": "postgresql", "Elasticsearh": "elasticsearch", "teraform": "terraform",
		"We collected data": "", "the container": "", "recruiter": "", "recognition": "", "Terrafrom modules": "terraform",
	} {
		got := ""
		for _, m := range v.Scanner().Find([]Line{{Text: text}}, "") {
			if got = v.Skill(m.ID).Name; !m.Misspelt {
				t.Errorf("%q: %s is not misspelt", text, got)
			}
		}
		if got != want {
			t.Errorf("%q names %q, want %q", text, got, want)
		}
	}
}

// The words of the table are ordinary, so they name nothing and misspell nothing.
func TestLookalikesNameNothing(t *testing.T) {
	v := embeddedForTest(t)
	for _, r := range lookalikeRows() {
		for _, m := range v.Scanner().Find([]Line{{Text: r.Fields[1]}}, "") {
			if m.Misspelt {
				t.Errorf("line %d: %s names %s", r.Line, r.Fields[1], v.Skill(m.ID).Name)
			}
		}
	}
}

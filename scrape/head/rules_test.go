package head

import (
	"strings"
	"testing"

	"skillmatch/index/table"
)

func TestTablesAreClean(t *testing.T) {
	entries, err := files.ReadDir("data")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		rows := table.MustRead(files, "data/"+e.Name(), "rule", "language", "phrase")
		for _, fault := range table.Lint(rows, 0, 1, 2) {
			t.Errorf("%s: %s", e.Name(), fault)
		}
	}
}

// A row that no line can match is a mistake: its rule does not exist, or its phrase has a
// form that is never looked up.
func TestEveryRowIsReached(t *testing.T) {
	r := &reader{rules: load()}
	for _, name := range []string{"titles", "labels", "lines", "employers", "persons", "places"} {
		for _, row := range table.MustRead(files, "data/"+name+".tsv", "rule", "language", "phrase") {
			if rule, phrase := row.Fields[0], row.Fields[2]; phrase != strings.ToLower(phrase) || !r.reached(rule, phrase) {
				t.Errorf("%s:%d: %s %q is not reached", name, row.Line, rule, phrase)
			}
		}
	}
}

// reached reports whether a line can match a phrase of a rule.
func (r *reader) reached(rule, phrase string) bool {
	single := !strings.ContainsAny(phrase, " ")
	norm := normalize(strings.ReplaceAll(phrase, "#", "7"))
	switch rule {
	case "word":
		_, ok := r.titleWord(phrase)
		return ok && single
	case "ending":
		return single
	case "maybe", "given":
		return single
	case "title", "company", "place", "published", "link", "subject", "mail":
		l := line{text: phrase + ": x"}
		return r.isLabelled(&l) && l.label != noField || rule == "link" && l.label == linkField
	case "chrome":
		return phrase == norm
	case "noise":
		return r.isNoise(normalize(strings.ReplaceAll(phrase, "#", "7") + " x"))
	case "terms":
		return r.isTerms(phrase)
	case "section":
		return r.isSection(norm, phrase)
	case "sentence", "rank", "pages", "before":
		return single
	case "greeting":
		return r.isGreeting(normalize(phrase+","), phrase+",")
	case "announces":
		return r.announced(phrase+": nurse") == "nurse"
	case "seeks":
		return r.seeker("Acme "+phrase+" nurse") > 0
	case "article":
		return r.withoutArticle(phrase+" nurse") == "nurse"
	case "at", "in", "weak at":
		word, _ := r.joint(phrase + " Acme Bakery")
		return word == phrase
	case "site":
		return r.withoutSite("Nurse - "+phrase) == "Nurse"
	case "field":
		return r.concerned(phrase) || r.fieldOnly(phrase)
	case "qualifies":
		return r.qualifies(phrase)
	case "genders":
		return r.marked("nurse " + phrase)
	case "legal":
		return r.endsInLegalForm("Acme " + phrase)
	case "organization":
		return r.organization("acme "+phrase) || r.organization(phrase+" acme")
	case "country", "city", "code":
		known, unknown, _ := r.partOf(strings.ToUpper(phrase), true)
		return known > 0 && unknown == 0
	case "remote":
		_, unknown, remote := r.partOf(phrase, true)
		return remote && unknown == 0
	case "around":
		_, unknown, _ := r.partOf(phrase, true)
		return unknown == 0
	case "forward":
		return single
	}
	return false
}

package resume

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"skillmatch/index/table"
)

// Dates are read in more languages than headings are: a résumé in any of them still
// says when.
func TestTheTableOfDatesIsClean(t *testing.T) {
	more := []string{"cs", "sk", "hu", "ro", "sl", "hr", "sr", "et", "lv", "lt", "tr", "el", "ru", "uk", "bg", "ar", "he", "fa", "hi", "zh", "ja", "ko", "vi", "id"}
	rows := table.MustRead(files, "data/dates.tsv", "rule", "language", "phrase")
	for i := range rows {
		if slices.Contains(more, rows[i].Fields[1]) {
			rows[i].Fields[1] = table.Any
		}
	}
	for _, fault := range table.Lint(rows, 0, 1, 2) {
		t.Errorf("dates.tsv: %s", fault)
	}
}

// A spelling that names two months would be read as one of them everywhere.
func TestANameIsOfOneMonth(t *testing.T) {
	of := map[string]string{}
	rules := append(slices.Sorted(maps.Keys(partRules())), monthRules()...)
	words := read("dates.tsv", "rule")
	for _, rule := range rules {
		for _, phrase := range words[rule] {
			key := fold(phrase)
			if first := of[key]; first != "" && first != rule {
				t.Errorf("%q is of %s and of %s", phrase, first, rule)
			}
			of[key] = rule
		}
	}
}

func reachedInDate(d *dateReader, rule, phrase string) bool {
	if units := map[string]string{"years unit": "3 %, Acme", "months unit": "3 %, Acme", "weeks unit": "3 %, Acme", "length": "%, Acme", "and": "3 years % 6 months, Acme", "about": "% 3 years, Acme"}; units[rule] != "" {
		line := units[rule]
		if len(phrase) == 1 && strings.HasPrefix(line, "3 %") {
			line = "4 weeks 3%, Acme"
		}
		rest, ok := d.duration(strings.Replace(line, "%", phrase, 1))
		return ok && rest == "Acme"
	}
	if before := eraRules()[rule]; before > 0 {
		r, rest, ok := d.find(phrase + "3年4月 – " + phrase + "3年5月")
		return ok && rest == "" && r.start == Date{before + 3, 4} && r.end == Date{before + 3, 5}
	}
	rule = strings.TrimPrefix(rule, "shared ")
	month := slices.Index(monthRules(), rule) + 1
	part, isPart := partRules()[rule]
	line := map[string]string{
		"from": "% 2019 – 2020", "since": "% 2019", "other": "2019 %", "to": "2019 % 2020", "now": "2019 – %", "until now": "2019 %", "of": "june % 2019 – 2020",
		"onwards": "2019 %", "year": "2019 % – 2020", "behind": "2019 – 2020 %", "before year": "% 2019 – 2020",
		"year sign": "2019% – 2020%", "month sign": "2019年6% – 2020年6%", "day sign": "2019年6月1% – 2020年6月1%",
		"ordinal": "1% june 2019 – 2020", "quarter unit": "3 % 2019 – 3 % 2020", "label": "%: 2019 – 2020", "between": "% 2019 and 2020",
	}[rule]
	if month > 0 || isPart {
		line = "% 2019 – % 2020"
	}
	r, rest, ok := d.find(strings.ReplaceAll(line, "%", phrase))
	switch {
	case rule == "line end":
		return d.connecting[phrase]
	case rule == "other":
		_, _, found := d.find("Acme 2019 – " + phrase)
		return !ok && !found
	case !ok || rest != "" || r.start.Year != 2019 || r.current != slices.Contains([]string{"now", "until now", "since", "onwards"}, rule):
		return false
	case month > 0:
		return r.start.Month == month && r.end.Month == month
	case isPart:
		return r.start.Month == part[0] && r.end.Month == part[1]
	case rule == "quarter unit":
		return r.start.Month == 7 && r.end.Month == 9
	}
	return !slices.Contains([]string{"of", "month sign", "day sign", "ordinal"}, rule) || r.start.Month == 6
}

// Rows are reached through rules, so every rule needs rows.
func TestEveryRuleHasRows(t *testing.T) {
	words := read("dates.tsv", "rule")
	want := append(slices.Sorted(maps.Keys(partRules())), monthRules()...)
	want = append(append(want, slices.Sorted(maps.Keys(senses()))...), "line end", "other")
	want = append(want, slices.Sorted(maps.Keys(eraRules()))...)
	for _, rule := range want {
		if len(words[rule]) == 0 {
			t.Errorf("dates.tsv has no row for %q", rule)
		}
		delete(words, rule)
		delete(words, "shared "+rule)
	}
	for rule := range words {
		t.Errorf("nothing reads the rows for %q", rule)
	}
}

package table

import (
	"fmt"
	"slices"
	"strings"
)

// Lint lists what is wrong with the rows of a table of phrases, each as "line N:
// fault": a language that is neither [Any] nor one of [Languages], an empty cell, a
// row that is there twice, and a phrase that stands under one rule in two languages.
// rule, language and phrase are the indexes of those columns.
func Lint(rows []Row, rule, language, phrase int) []string {
	var faults []string
	known := append(Languages(), Any)
	first := map[string]int{}
	for _, r := range rows {
		if !slices.Contains(known, r.Fields[language]) {
			faults = append(faults, fmt.Sprintf("line %d: language %q is not known", r.Line, r.Fields[language]))
		}
		if slices.Contains(r.Fields, "") {
			faults = append(faults, fmt.Sprintf("line %d: an empty cell", r.Line))
		}
		key := r.Fields[rule] + "\t" + strings.ToLower(r.Fields[phrase])
		if at, ok := first[key]; ok {
			faults = append(faults, fmt.Sprintf("line %d: %q stands in line %d already", r.Line, r.Fields[phrase], at))
			continue
		}
		first[key] = r.Line
	}
	return faults
}

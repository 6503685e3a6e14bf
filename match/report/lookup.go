package report

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"

	"skillmatch/match/lookup"
)

// Lookup prints what the vocabulary says about a term. The error is the writer's or the
// encoder's.
func Lookup(w io.Writer, l *lookup.Result, o Options) error {
	return write(w, func(b *bytes.Buffer) error {
		switch o.Format {
		case JSON, JSONL:
			o.Single = true
			return encode(b, []*lookup.Result{l}, o)
		case CSV:
			return entriesCSV(b, l.Entries)
		case Markdown:
			return lookupDocument(markdown{b}, l)
		}
		return lookupDocument(&terminal{b, o}, l)
	})
}

// lookupDocument prints the entries of a term, and how it is read.
func lookupDocument(d document, l *lookup.Result) error {
	for i := range l.Entries {
		if err := entryDocument(d, &l.Entries[i], i > 0); err != nil {
			return err
		}
	}
	var list [][]string
	for _, r := range l.Readings {
		list = append(list, []string{line(r.Text), r.Place, verdict(r), r.Reason})
	}
	return d.table("How “"+line(l.Term)+"” is read", []string{"Spelling", "Where", "Read as", "Because"}, list, []int{1, 0, 0, 2})
}

// verdict returns the skill that a spelling is read as, or "nothing".
func verdict(r lookup.Reading) string {
	if !r.Counts {
		return "nothing"
	}
	return fmt.Sprintf("%s (confidence %.1f)", r.Skill, r.Confidence)
}

// entryDocument prints one entry. again says that it is not the first.
func entryDocument(d document, e *lookup.Entry, again bool) error {
	name := e.Label + " (" + e.ID + ")"
	if again {
		d.heading(name)
	} else {
		d.title(name)
	}
	source := e.Source
	if len(e.Changed) > 0 {
		source += ", changed by " + strings.Join(e.Changed, ", ")
	}
	list := [][]string{{"written in", source}}
	add := func(name string, values []string) {
		if len(values) > 0 {
			list = append(list, []string{name, strings.Join(values, ", ")})
		}
	}
	add("spellings", spellings(e.Aliases))
	add("guard", []string{guard(e.Guard)})
	add("but not in", e.Blockers)
	add("is a", e.Isa)
	add("implies", e.Implies)
	add("substitutes", substitutes(e.Similar))
	add("members", e.Members)
	add("implied by", e.ImpliedBy)
	return d.table("", []string{"", ""}, list, []int{0, 1})
}

// spellings returns the aliases with their marks in words.
func spellings(list []lookup.Spelling) []string {
	var out []string
	for _, s := range list {
		text := s.Text
		switch {
		case s.Proof:
			text += " (in résumés)"
		case s.Exact && s.Weak:
			text += " (this case, with evidence)"
		case s.Exact:
			text += " (this case)"
		case s.Weak:
			text += " (with evidence)"
		}
		out = append(out, text)
	}
	return out
}

// guard says in words what a guard class demands of weak spellings.
func guard(name string) string {
	switch name {
	case "case":
		return "case: the exact case is enough, but at the start of a sentence it needs evidence"
	case "list":
		return "list: needs a known skill beside it, a cue such as “experience with”, a word such as “developer” behind it, or a list of skills"
	case "field":
		return "field: counts in a list of skills, or in a text that names several other skills of its field"
	case "brand":
		return "brand: as list, and never where the text speaks of the company"
	case "qualified":
		return "qualified: counts only with its maker's name"
	}
	return "safe: no guard is needed"
}

// substitutes returns substitutes with their weights.
func substitutes(list []lookup.Substitute) []string {
	var out []string
	for _, s := range list {
		out = append(out, s.ID+" "+strconv.FormatFloat(s.Weight, 'g', 3, 64))
	}
	return out
}

// entriesCSV prints entries, one row a skill.
func entriesCSV(b *bytes.Buffer, list []lookup.Entry) error {
	var out [][]string
	for i := range list {
		e := &list[i]
		out = append(out, []string{e.ID, e.Label, e.Category, e.Source, strings.Join(spellings(e.Aliases), "; "), strings.Join(e.Isa, " "), strings.Join(e.Implies, " "), strings.Join(substitutes(e.Similar), "; "), e.Guard})
	}
	return rows(b, []string{"id", "label", "category", "source", "spellings", "isa", "implies", "similar", "guard"}, out)
}

// Vocabulary prints all skills in the formats that programs read, and the categories in
// the others. The error is the writer's or the encoder's.
func Vocabulary(w io.Writer, entries []lookup.Entry, categories []lookup.Category, sum string, o Options) error {
	return write(w, func(b *bytes.Buffer) error {
		switch o.Format {
		case JSON, JSONL:
			return encode(b, entries, o)
		case CSV:
			return entriesCSV(b, entries)
		case Markdown:
			return categoryDocument(markdown{b}, len(entries), categories, sum)
		}
		return categoryDocument(&terminal{b, o}, len(entries), categories, sum)
	})
}

// categoryDocument prints how many skills each category holds.
func categoryDocument(d document, n int, categories []lookup.Category, sum string) error {
	d.title(fmt.Sprintf("%d skills in %d categories", n, len(categories)))
	d.text(sum)
	var list [][]string
	for _, c := range categories {
		list = append(list, []string{c.Name, strconv.Itoa(c.Skills)})
	}
	return d.table("Categories", []string{"Category", "Skills"}, list, nil)
}

// Tally prints the terms that postings ask for and the vocabulary lacks. The error is
// the writer's or the encoder's.
func Tally(w io.Writer, list []lookup.Unknown, postings int, o Options) error {
	return write(w, func(b *bytes.Buffer) error {
		switch o.Format {
		case JSON, JSONL:
			return encode(b, list, o)
		case CSV:
			return rows(b, []string{"term", "postings", "professions", "id", "line"}, unknownRows(list, true))
		case Markdown:
			return unknownDocument(markdown{b}, list, postings)
		}
		return unknownDocument(&terminal{b, o}, list, postings)
	})
}

// shownProfessions is the number of professions of a term that a table shows.
const shownProfessions = 2

// professions returns professions with their numbers of postings, the most frequent alone
// unless all are wanted.
func professions(list []lookup.Share, all bool) string {
	var out []string
	for i, s := range list {
		if i == shownProfessions && !all {
			break
		}
		out = append(out, s.Profession+" "+strconv.Itoa(s.Postings))
	}
	return strings.Join(out, ", ")
}

// unknownRows returns one row a term. id says whether it holds the posting's id.
func unknownRows(list []lookup.Unknown, id bool) [][]string {
	var out [][]string
	for _, u := range list {
		row := []string{line(u.Term), strconv.Itoa(u.Postings), professions(u.Professions, id)}
		if id {
			row = append(row, u.ID)
		}
		out = append(out, append(row, line(u.Line)))
	}
	return out
}

// unknownDocument prints the terms as a table.
func unknownDocument(d document, list []lookup.Unknown, postings int) error {
	if len(list) == 0 {
		d.title(fmt.Sprintf("The %d postings ask nothing that reads like an unknown skill", postings))
		return nil
	}
	d.title(fmt.Sprintf("What %d postings ask and the vocabulary does not know", postings))
	return d.table("", []string{"Term", "Postings", "Professions", "For example"}, unknownRows(list, false), []int{0, 0, 0, 1})
}

// Professions prints how much of what each profession asks the vocabulary knows. The
// error is the writer's or the encoder's.
func Professions(w io.Writer, list []lookup.Known, postings int, o Options) error {
	return write(w, func(b *bytes.Buffer) error {
		switch o.Format {
		case JSON, JSONL:
			return encode(b, list, o)
		case CSV:
			return rows(b, []string{"profession", "postings", "skills_per_posting", "lines_with_skill", "unknown"}, knownRows(list))
		case Markdown:
			return knownDocument(markdown{b}, list, postings)
		}
		return knownDocument(&terminal{b, o}, list, postings)
	})
}

// knownRows returns one row a profession.
func knownRows(list []lookup.Known) [][]string {
	var out [][]string
	for i := range list {
		k := &list[i]
		terms := make([]string, len(k.Unknown))
		for j, u := range k.Unknown {
			terms[j] = line(u.Term) + " " + strconv.Itoa(u.Postings)
		}
		out = append(out, []string{k.Profession, strconv.Itoa(k.Postings), strconv.FormatFloat(k.Skills, 'f', 1, 64), strconv.FormatFloat(k.Lines, 'f', 2, 64), strings.Join(terms, ", ")})
	}
	return out
}

// knownDocument prints the professions as a table.
func knownDocument(d document, list []lookup.Known, postings int) error {
	d.title(fmt.Sprintf("How much of what %d postings ask the vocabulary knows", postings))
	return d.table("", []string{"Profession", "Postings", "Skills a posting", "Asking lines that name a skill", "Unknown terms"}, knownRows(list), []int{0, 0, 0, 0, 1})
}

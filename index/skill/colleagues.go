package skill

import (
	"embed"
	"strings"

	"skillmatch/index/table"
)

//go:embed words/colleagues.tsv
var colleaguesFile embed.FS

// colleagueRows reads the table of words that name the people somebody works with.
func colleagueRows() []table.Row {
	return table.MustRead(colleaguesFile, "words/colleagues.tsv", "kind", "language", "word")
}

// colleagueKinds are the flags of the kinds of the table.
func colleagueKinds() map[string]wordFlag {
	return map[string]wordFlag{"department": departmentWord, "meets": meetsWord, "works": worksWord, "adverb": adverbWord,
		"with": withWord, "group": groupWord, "before": beforeWord, "after": afterWord}
}

// colleagueWords returns the words of the table by their flags, folded as the words of
// a text are. Each word of a department's name has the flag.
func colleagueWords() map[wordFlag][]string {
	kinds, out := colleagueKinds(), map[wordFlag][]string{}
	for _, r := range colleagueRows() {
		for w := range strings.FieldsFuncSeq(string(fold(nil, r.Fields[2])), func(c rune) bool { return c == ' ' || c == '-' || c == '&' }) {
			out[kinds[r.Fields[0]]] = append(out[kinds[r.Fields[0]]], w)
		}
	}
	return out
}

// leaveOutColleagues rejects the candidates of a line that name people somebody works
// with: "partner with Sales, Finance and Legal", "worked with Procurement". After a verb
// that also takes things ("worked with") an adverb ("closely"), a word for a group
// behind the names ("teams"), or a capital must say that they are people.
func (s *Scanner) leaveOutColleagues(line []candidate) {
	for t := 1; t < len(s.toks); t++ {
		if s.flag(t)&withWord == 0 || s.toks[t].sep&sepStop != 0 {
			continue
		}
		verb := t - 1
		for verb > 0 && s.flag(verb)&adverbWord != 0 {
			verb--
		}
		switch f := s.flag(verb); {
		case f&meetsWord != 0:
			s.leaveOutPeople(line, t+1, true)
		case f&worksWord != 0:
			s.leaveOutPeople(line, t+1, verb < t-1)
		}
	}
}

// leaveOutPeople rejects the departments in the list that begins at token from. sure is
// set when the words before it say that people follow.
func (s *Scanner) leaveOutPeople(line []candidate, from int, sure bool) {
	to := s.people(from)
	for t := from; t < to; t++ {
		sure = sure || s.flag(t)&(groupWord|departmentWord) == groupWord
	}
	for i := range line {
		c := &line[i]
		if c.first < from || c.last >= to || !sure && (s.capital || !s.toks[c.first].upper) {
			continue
		}
		c.confidence, c.reason = 0, Colleagues
	}
}

// people returns the end of the list of departments that begins at token from: names of
// departments, the words around them, and what separates a list.
func (s *Scanner) people(from int) int {
	t := from
	for ; t < len(s.toks); t++ {
		if t > from && s.toks[t].sep&(sepStop|sepColon) != 0 || s.flag(t)&(departmentWord|groupWord|beforeWord|conjunctionWord) == 0 {
			break
		}
	}
	if t == len(s.toks) || t == from || !s.toks[t].sep.joins() || s.flag(t)&afterWord != 0 {
		return t
	}
	// The last name goes on: "with product and machine learning models".
	for t > from && s.flag(t-1)&departmentWord != 0 && s.flag(t-1)&(groupWord|conjunctionWord) == 0 {
		t--
	}
	return t
}

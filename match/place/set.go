package place

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Set holds the countries and regions that a text names, each once, in order of first
// occurrence. A town or a state counts as its country.
type Set []string

// In returns the places that a text names. A name of at most three letters counts only
// in capitals: "US", not "us". Where nothing else is named, the two letters of a state
// behind a comma mean the United States: "Springfield, IL".
func In(text string) Set {
	found, _ := scan(text, false)
	return found
}

// Whose returns the places that a text names, by their own names or by the adjective
// for their people and papers: "German work rights", "EU citizen".
func Whose(text string) Set {
	found, _ := scan(text, true)
	return found
}

// WholeCountry reports whether a text names countries or regions and nothing more: no
// town, no state, no other word but those of spare.
func WholeCountry(text string, spare func(word string) bool) bool {
	found, rest := scan(text, false)
	return len(found) > 0 && !slices.ContainsFunc(rest, func(n named) bool { return !spare(n.name) })
}

// Towns returns the names in a text that can be those of towns, in lower case: those of
// the table, and each word of more than three letters that belongs to no known name.
func Towns(text string) []string {
	_, rest := scan(text, false)
	var list []string
	for _, n := range rest {
		if n.kind == "town" || n.kind == "" && len(n.name) > maxCode {
			list = append(list, n.name)
		}
	}
	return list
}

// named is a name that means no whole country: a town, a state, or a word with no kind.
type named struct{ name, kind string }

// word is a word of a text.
type word struct {
	lower    string
	capitals bool
	comma    bool // a comma precedes it
}

// scan finds the places of a text, and the words that name no whole country. adjectives
// also count when people is set.
func scan(text string, people bool) (found Set, rest []named) {
	p, list := load(), words(text)
	add := func(name string) {
		if !slices.Contains(found, name) {
			found = append(found, name)
		}
	}
	for i := 0; i < len(list); {
		m, n := p.at(list[i:], people)
		if n == 0 {
			rest = append(rest, named{list[i].lower, ""})
			i++
			continue
		}
		add(m.place)
		if m.part() {
			name := make([]string, n)
			for k := range name {
				name[k] = list[i+k].lower
			}
			rest = append(rest, named{strings.Join(name, " "), m.kind})
		}
		i += n
	}
	if len(found) == 0 && slices.ContainsFunc(list, stateCode) {
		add("us")
	}
	return found, rest
}

// at returns the meaning of the longest name with which a list of words begins, and the
// number of its words, 0 for none.
func (p *places) at(list []word, people bool) (meaning, int) {
	name, longest := "", meaning{}
	n, capitals := 0, true
	for i := range min(len(list), p.longest) {
		if i > 0 {
			name += " "
		}
		name += list[i].lower
		capitals = capitals && list[i].capitals
		m, ok := p.of[name]
		if !ok && people {
			m, ok = p.people[name]
		}
		if ok && (capitals || utf8.RuneCountInString(strings.ReplaceAll(name, " ", "")) > maxCode) {
			longest, n = m, i+1
		}
	}
	return longest, n
}

// maxCode is the greatest length of a name that is written in capitals.
const maxCode = 3

// words cuts a text into runs of letters and digits.
func words(text string) []word {
	var list []word
	from, comma := -1, false
	for i, r := range text + " " {
		letter := unicode.IsLetter(r) || unicode.IsDigit(r)
		switch {
		case letter && from < 0:
			from = i
		case !letter && from >= 0:
			w := text[from:i]
			lower := strings.ToLower(w)
			list = append(list, word{lower, w == strings.ToUpper(w), comma})
			from, comma = -1, false
		}
		comma = comma || r == ','
	}
	return list
}

// stateCode reports whether a word is the code of a state of the United States.
func stateCode(w word) bool {
	return w.comma && w.capitals && len(w.lower) == 2 && strings.Contains(stateCodes, " "+w.lower+" ")
}

const stateCodes = " al ak az ar ca co ct dc de fl ga hi ia id il in ks ky la ma md me mi mn mo ms mt nc nd ne nh nj nm nv ny oh ok or pa ri sc sd tn tx ut va vt wa wi wv wy "

// Covers reports whether a place of the set is, or holds, a place of another.
func (s Set) Covers(other Set) bool {
	return slices.ContainsFunc(s, func(a string) bool {
		return slices.ContainsFunc(other, func(b string) bool { return holds(a, b) })
	})
}

// Apart reports whether both sets name places and none of them is, or holds, one of the
// other.
func (s Set) Apart(other Set) bool {
	return len(s) > 0 && len(other) > 0 && !s.Covers(other) && !other.Covers(s)
}

// Grants reports whether papers of a place of the set let somebody work in a place of
// another: those of the same country, or those of a member of the European Union in any
// other.
func (s Set) Grants(where Set) bool {
	free := func(name string) bool { k := load().kinds[name]; return k == "eu" || k == "eea" || name == union }
	return slices.ContainsFunc(s, func(a string) bool {
		return slices.ContainsFunc(where, func(b string) bool {
			return a == b || holds(b, a) && a != union || free(a) && (free(b) || b == europe)
		})
	})
}

// holds reports whether a place is another, or a region that holds it.
func holds(a, b string) bool {
	if a == b {
		return true
	}
	switch kind := load().kinds[b]; a {
	case europe:
		return kind == "eu" || kind == "eea" || kind == "european" || b == union || slices.Contains([]string{"dach", "nordics", "benelux", "iberia", "uki", "baltics"}, b)
	case union:
		return kind == "eu" || kind == "eea"
	}
	return slices.Contains(load().regions[a], b)
}

// String returns the places as they are written: "Germany or Austria", "the US".
func (s Set) String() string {
	list := make([]string, len(s))
	for i, name := range s {
		switch name {
		case "us", "uk", union:
			list[i] = "the " + strings.ToUpper(name)
		default:
			parts := strings.Fields(name)
			for k, w := range parts {
				parts[k] = strings.ToUpper(w[:1]) + w[1:]
			}
			list[i] = strings.Join(parts, " ")
		}
	}
	return strings.Join(list, " or ")
}

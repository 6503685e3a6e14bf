package head

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// place judges how surely a text names a place.
//
//	3  all of it is known: "Leeds, England", "10115 Berlin", "Greater London Area"
//	2  it ends in a state or country, or begins with a town that is known:
//	   "Otley, England", "Duluth, MN"
//	1  it has the form of "Town, Region", or says only "Remote" or "Hybrid"
//	0  it has neither
func (r *rules) place(text string) int {
	if len(text) > maxName || text == "" {
		return 0
	}
	outside, inside := text, ""
	if i := strings.IndexByte(text, '('); i >= 0 {
		outside = strings.TrimSpace(text[:i])
		inside = strings.Trim(text[i:], "() ")
		if outside == "" {
			return r.place(inside)
		}
		if inside != "" && r.parts(inside).unknown > 0 && r.title(inside) > 0 {
			return 0
		}
		if p := r.parts(inside); p.known > 0 && p.unknown == 0 && r.parts(outside).known == 0 && namelike(outside) && r.title(outside) == 0 {
			return 2
		}
	}
	if r.endsInLegalForm(outside) && !r.endsInCode(outside) {
		return 0
	}
	p := r.parts(outside)
	switch {
	case p.remote && p.known == 0 && p.unknown == 0:
		return 1
	case p.unknown == 0 && p.known > 0:
		return 3
	case p.known > 0 && p.list && (p.lastKnown || p.firstKnown) && p.named && r.title(outside) < 2:
		return 2
	case p.list && p.named && p.count == 2 && r.title(outside) < 2 && !r.organization(outside):
		return 1
	}
	return 0
}

// endsInCode reports whether a text ends in a comma and the code of a state: "Reno, NV".
func (r *rules) endsInCode(text string) bool {
	i := strings.LastIndex(text, ", ")
	return i > 0 && r.places["code"][strings.ToLower(text[i+2:])] && text[i+2:] == strings.ToUpper(text[i+2:]) && r.place(text[:i]) == 3
}

// parts is what is known about the words of a text that may be a place.
type parts struct {
	known, unknown, count int  // names that are known; other words; parts between commas
	remote                bool // "remote", "hybrid" and the like are among the words
	list                  bool // there are several parts
	firstKnown, lastKnown bool // the first part is known, the last one
	named                 bool // all parts are written like names of at most four words
}

// parts looks at the parts of a text between commas and the like.
func (r *rules) parts(text string) parts {
	all := parts{named: true}
	text = r.dashes.Replace(text)
	if a, b, ok := strings.Cut(text, "-"); ok && (r.places["remote"][strings.ToLower(a)] || r.places["remote"][strings.ToLower(b)]) {
		text = a + "," + b // "Remote-Leeds"
	}
	for part := range strings.FieldsFuncSeq(text, func(c rune) bool { return strings.ContainsRune(",;/|·•+", c) }) {
		part = strings.Trim(part, " .-–*()")
		known, unknown, remote := r.partOf(part, all.count > 0)
		if part == "" || known+unknown == 0 && !remote {
			continue
		}
		whole := known > 0 && unknown == 0
		if all.count == 0 {
			all.firstKnown = whole
		}
		all.lastKnown = whole
		all.count++
		all.known, all.unknown, all.remote = all.known+known, all.unknown+unknown, all.remote || remote
		first, _ := utf8.DecodeRuneInString(part)
		all.named = all.named && (unicode.IsUpper(first) || whole) && strings.Count(part, " ") < 4
	}
	all.list = all.count > 1
	return all
}

// partOf counts the names of places in a part, and its other words. Postcodes count as
// neither. inner is set when another part precedes: codes of states stand there alone.
func (r *rules) partOf(part string, inner bool) (known, unknown int, remote bool) {
	words := strings.Fields(part)
	for i := 0; i < len(words); {
		n, kind := r.placeAt(words[i:], inner || i > 0)
		switch {
		case kind == knownPlace:
			known++
		case kind == remotePlace:
			remote = true
		case n == 0 && !postcode(words[i]):
			unknown++
		}
		i += max(n, 1)
	}
	return known, unknown, remote
}

// placeKind says what the words of a part are in the table of places.
type placeKind uint8

const (
	besidePlace placeKind = iota
	knownPlace
	remotePlace
)

// placeAt returns the number of words at the beginning of a list that stand in the table of
// places, and what they are. n is 0 when they do not stand there.
func (r *rules) placeAt(words []string, inner bool) (n int, kind placeKind) {
	first := strings.ToLower(strings.Trim(words[0], ".:"))
	capital, _ := utf8.DecodeRuneInString(words[0])
	for m := min(r.longest[first], len(words)); m > 0; m-- {
		name := first
		if m > 1 {
			name = strings.ToLower(strings.Trim(strings.Join(words[:m], " "), ".:"))
		}
		switch {
		case !unicode.IsLower(capital) && (r.places["country"][name] || r.places["city"][name]), m == 1 && inner && r.places["code"][name] && words[0] == strings.ToUpper(words[0]):
			return m, knownPlace
		case r.places["remote"][name]:
			return m, remotePlace
		case r.places["around"][name]:
			return m, besidePlace
		}
	}
	return 0, besidePlace
}

// postcode reports whether a word has the form of a postcode, or of a part of one.
func postcode(w string) bool {
	return strings.ContainsAny(w, "0123456789") && len(w) <= 9 && strings.ToUpper(w) == w && strings.Trim(w, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-.()") == ""
}

// isRemote reports whether a part names no place but says that there is none.
func (r *reader) isRemote(k *piece) bool {
	p := r.parts(k.text)
	return p.remote && p.known == 0
}

package condition

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// spokenAt is a language that a line names, between two offsets of the lower-case line.
type spokenAt struct {
	from, to int
	id       string
	skill    level
	wished   bool
	told     bool // the words around it speak of a language, not of a country
	joined   bool // nothing but "and", "or" or a comma parts it from the one before
	either   bool // "or" does
}

// languagesIn returns the languages that a text names, each with the level that stands
// with it.
func (w *words) languagesIn(text string) []spokenAt {
	raw := plain(text)
	lower := strings.ToLower(raw)
	var list []spokenAt
	for at := 0; ; {
		from, to := w.tongues.Next(lower, at)
		if from < 0 {
			break
		}
		at = to
		i := slices.IndexFunc(w.spoken, func(s labelled) bool { return s.text == lower[from:to] })
		if len(raw) == len(lower) && w.spoken[i].capital && raw[from] == lower[from] && lower != raw {
			continue // "with polish"
		}
		list = append(list, spokenAt{from: from, to: to, id: w.spoken[i].label})
	}
	two := w.in("two languages", lower)
	for i := range list {
		before, after := lower[:list[i].from], lower[list[i].to:]
		if i > 0 {
			before = lower[list[i-1].to:list[i].from]
		}
		if i+1 < len(list) {
			after = lower[list[i].to:list[i+1].from]
		}
		w.around(&list[i], before, after, i+1 == len(list))
		if i > 0 {
			list[i].joined, list[i].either = w.joint(before)
			list[i].either = list[i].either && !two
		}
	}
	w.share(list)
	return list
}

// around reads the words before and after the name of a language, up to the languages
// beside it. last is set when no other language follows.
func (w *words) around(s *spokenAt, before, after string, last bool) {
	behind := after
	if cut := strings.IndexAny(behind, ";•|"); cut >= 0 {
		behind = behind[:cut]
	}
	own := behind
	if cut := strings.IndexByte(own, ','); cut >= 0 && !strings.Contains(own[:cut], "(") {
		own = own[:cut]
	}
	s.wished = w.in("wish", own)
	if !last {
		own = w.upToJoint(own)
	}
	ahead := before[strings.LastIndexAny(before, ",;()•|:")+1:]
	s.skill = w.levelIn(own)
	if far := w.levelIn(behind); last && s.skill.rank == 0 && far.exact {
		s.skill = far // "German, spoken and written (C1)"
	}
	if left := w.levelIn(ahead); s.skill.rank == 0 || left.exact && !s.skill.exact {
		if left.rank > 0 {
			s.skill = left
		}
	}
	s.wished = s.wished || w.in("wish", before[strings.LastIndexAny(before, ",;")+1:])
	s.told = (s.skill.rank > 0 || w.in("of language", own) || w.in("of language", ahead) || w.in("need", first(own, " "))) && w.followed(after)
}

// upToJoint returns the part of a text before a word that joins languages: of " and
// good " before another language, nothing.
func (w *words) upToJoint(text string) string {
	for at := 0; ; {
		from, to := w.sets["joins"].Next(text, at)
		if from < 0 {
			return text
		}
		if open := strings.LastIndexByte(text[:from], '('); open < 0 || strings.IndexByte(text[open:from], ')') >= 0 {
			return text[:from]
		}
		at = to
	}
}

// followed reports whether what stands after the name of a language fits a language:
// punctuation, or a word such as "is" or "skills", and no other word, as in "German
// customers".
func (w *words) followed(after string) bool {
	after = strings.TrimLeft(after, " ")
	r, _ := utf8.DecodeRuneInString(after)
	if !unicode.IsLetter(r) {
		return true
	}
	from, _ := w.sets["after language"].Next(after[:min(len(after), maxWord)], 0)
	if at, _ := w.levelled.Next(after[:min(len(after), maxWord)], 0); at == 0 {
		return true
	}
	return from == 0
}

// joint reports whether a text between two languages only joins them, and whether it
// offers a choice.
func (w *words) joint(between string) (joined, either bool) {
	if at := strings.IndexByte(between, '('); at >= 0 {
		if end := strings.IndexByte(between, ')'); end > at {
			between = between[:at] + between[end+1:]
		}
	}
	for word := range strings.FieldsFuncSeq(between, func(r rune) bool { return unicode.IsSpace(r) || r == ',' || r == '/' || r == '&' }) {
		if from, to := w.find("joins", word); from != 0 || to != len(word) {
			if at, end := w.levelled.Next(word, 0); at != 0 || end != len(word) {
				return false, false
			}
		}
	}
	return true, w.in("or", between) || strings.Contains(between, "/")
}

// share gives languages that only stand beside others what is said of those: "fluent in
// German and English", "German or French is a plus".
func (w *words) share(list []spokenAt) {
	for i := 1; i < len(list); i++ {
		if a, b := &list[i-1], &list[i]; b.joined && b.skill.rank == 0 {
			b.skill = a.skill
		}
		list[i].told = list[i].told || list[i].joined && list[i-1].told
	}
	for i := len(list) - 1; i > 0; i-- {
		if a, b := &list[i-1], &list[i]; b.joined {
			a.told = a.told || b.told
			a.either = a.either || b.either
			if !a.wished && a.skill.rank == 0 {
				a.wished = b.wished
			}
		}
	}
	for i := 1; i < len(list); i++ {
		list[i].either = list[i].either || list[i].joined && list[i-1].either
	}
}

// readLanguages reads the languages that a line asks for.
func (r *reader) readLanguages(l *Line) {
	lower := strings.ToLower(plain(l.Text))
	if l.Offers || !l.Asks && !r.in("need", lower) || l.Wishes && !r.in("need", lower) {
		return
	}
	list := r.languagesIn(l.Text)
	bare := l.Asks && bareLanguages(lower, list)
	choice := r.in("one of", lower)
	var group []Term
	flush := func() {
		if len(group) > 0 {
			r.addLanguages(group)
		}
		group = nil
	}
	for i := range list {
		s := &list[i]
		c := clause{text: lower, raw: lower, words: r.words}
		if s.wished || !s.told && !bare || r.waived(&c, s) || strings.HasSuffix(lower[:s.from], "non-") {
			continue
		}
		t := Term{Kind: Language, Line: l.Text, Language: s.id, detail: detail{level: s.skill.rank, exact: s.skill.exact}}
		if t.Asked = languageName(s.id); s.skill.rank > 0 {
			t.Asked += " (" + levelName(s.skill) + ")"
		}
		if either := s.either || choice && s.joined; !either && len(group) > 0 && !(choice && i > 0 && s.joined) {
			flush()
		}
		if !slices.ContainsFunc(group, func(o Term) bool { return o.Asked == t.Asked }) {
			group = append(group, t)
		}
		if !s.either && !choice {
			flush()
		}
	}
	flush()
}

// waived reports whether a line says that a language is not needed: "no German
// required", "German is not necessary".
func (r *reader) waived(c *clause, s *spokenAt) bool {
	const near = 30 // bytes
	after, _, _ := strings.Cut(c.text[s.to:min(len(c.text), s.to+near)], ",")
	if r.in("not", after) && r.in("need", after) {
		return true
	}
	before := c.text[max(0, s.from-near):s.from]
	before = before[strings.LastIndexAny(before, ",;.")+1:]
	return (lastOf(c, "none", before) >= 0 || r.in("not", before)) && (r.in("need", after) || r.in("need", before))
}

// addLanguages adds a term for a language, or one for several of which one is enough.
func (r *reader) addLanguages(group []Term) {
	t := group[0]
	for _, o := range group[1:] {
		t.Asked += " or " + o.Asked
	}
	t.others = group[1:]
	for i := range r.terms {
		if o := &r.terms[i]; o.Kind == Language && o.Language == t.Language && len(t.others) == len(o.others) {
			if o.level < t.level {
				*o = t
			}
			return
		}
	}
	r.add(t)
}

// Languages returns the names of the languages of which a term asks for one.
func (t *Term) Languages() []string {
	list := []string{t.Language}
	for _, o := range t.others {
		list = append(list, o.Language)
	}
	return list
}

// Names reports whether a line names a spoken language, by its name in the vocabulary.
// It is true for a language that the table does not know.
func Names(line, language string) bool {
	w := load()
	same := func(s labelled) bool { return s.label == language }
	return !slices.ContainsFunc(w.spoken, same) || slices.ContainsFunc(w.languagesIn(line), func(s spokenAt) bool { return s.id == language })
}

// bareLanguages reports whether a line names languages with their levels and nothing
// else: "German", "English / Spanish (B2)".
func bareLanguages(lower string, list []spokenAt) bool {
	var rest strings.Builder
	from := 0
	for _, s := range list {
		rest.WriteString(lower[from:s.from])
		from = s.to
	}
	rest.WriteString(lower[from:])
	for word := range strings.FieldsFuncSeq(rest.String(), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if from, to := load().find("joins", word); from != 0 || to != len(word) {
			return false
		}
	}
	return len(list) > 0
}

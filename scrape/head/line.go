package head

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// line is a line above the text of a posting.
type line struct {
	from, to int    // its offsets in the text, to behind the line end
	text     string // without the marks of headings, lists, quotes and bold type
	kind     lineKind
	gap      bool // a blank line, or the beginning of the text, precedes it
	heading  bool // it is marked as a heading
	item     bool // it is marked as an item of a list
	bare     bool // it is a label whose value is the next line
	bold     int  // the length of the bold text at its beginning, in bytes
	told     bool // a sentence precedes it
	// label and value are those of a line such as "Location: Leeds".
	label field
	value string
	// pieces are the parts of a line that may name something.
	pieces []*piece
}

// lineKind says what a line is for.
type lineKind uint8

const (
	candidate lineKind = iota // it may name the job, the employer or the place
	chrome                    // it belongs to the page or the program that showed the posting
	labelled                  // it names a field: "Location: Leeds"
	greeting                  // it begins a mail
	section                   // it is the heading of a section of the text
	prose                     // it belongs to the text
)

// The limits of the head: the number of its lines that are read, and the greatest length
// in bytes and in words of a line that names something. A line of several parts can be
// longer, up to maxLine bytes. maxBody is how much of the text behind the head is searched
// for the names in it.
const (
	maxLines    = 50
	maxLine     = 1_000
	maxBody     = 100_000
	maxName     = 120
	maxNameWord = 16
)

// cutLine reads the line at an offset.
func (r *reader) cutLine(from int) line {
	to := len(r.text)
	if i := strings.IndexByte(r.text[from:], '\n'); i >= 0 {
		to = from + i + 1
	}
	l := line{from: from, to: to, text: strings.TrimSpace(r.text[from:to])}
	for strings.HasPrefix(l.text, ">") {
		l.text = strings.TrimSpace(l.text[1:])
	}
	if rest, ok := strings.CutPrefix(l.text, "## "); ok {
		l.text, l.heading = rest, true
	} else if rest, ok := strings.CutPrefix(l.text, "- "); ok {
		l.text, l.item = rest, true
	}
	if bold, _, ok := strings.Cut(strings.TrimPrefix(l.text, "**"), "**"); ok && strings.HasPrefix(l.text, "**") && !strings.Contains(bold, ":") {
		l.bold = len(bold)
	}
	l.text = strings.TrimFunc(strings.ReplaceAll(l.text, "**", ""), func(c rune) bool {
		return c == '*' || c == '_' || c == ' ' || c == '\uFE0F' || unicode.Is(unicode.So, c)
	})
	return l
}

// judge says what a line is for.
func (r *reader) judge(l *line) {
	norm := normalize(l.text)
	switch {
	case norm == "" || isLink(l.text) || strings.Trim(norm, "# .,+") == "":
		l.kind = chrome
	case r.isLabelled(l):
		l.kind = labelled
	case r.lines["chrome"][norm] || r.isNoise(norm):
		l.kind = chrome
	case r.leadsToTitle(norm, l.text):
		l.kind = chrome
	case r.isGreeting(norm, l.text):
		l.kind = greeting
	case r.isSection(norm, l.text):
		l.kind = section
	case r.isProse(l.text):
		l.kind = prose
		if r.announced(l.text) != "" || r.seeker(l.text) >= 0 {
			l.kind = candidate
		}
	}
}

// isLabelled reports whether a line consists of a known label and a value, which it
// keeps, or of a label alone whose value is the next line.
func (r *reader) isLabelled(l *line) bool {
	key, value, ok := strings.Cut(l.text, ":")
	if !ok || strings.HasPrefix(value, "//") {
		return false
	}
	key = strings.ToLower(strings.TrimFunc(key, func(c rune) bool { return !unicode.IsLetter(c) && c != ')' }))
	l.label = r.labels[strings.ReplaceAll(key, "’", "'")]
	l.value = strings.Trim(value, " *_")
	if l.label == noField || l.value == "" {
		return l.label == mailField
	}
	switch l.label {
	case titleField, companyField, placeField:
		return len(l.value) <= maxName && !r.isProse(l.value)
	}
	return true
}

// isNoise reports whether a line begins with a phrase of what surrounds postings.
func (r *reader) isNoise(norm string) bool {
	for _, phrase := range r.noise[firstWord(norm)] {
		if rest, ok := strings.CutPrefix(norm, phrase); ok && (rest == "" || !isWordByte(phrase[len(phrase)-1]) || !startsWord(rest)) {
			return true
		}
	}
	return false
}

// isGreeting reports whether a line greets somebody: "Hi Anna,".
func (r *reader) isGreeting(norm, text string) bool {
	words := strings.Fields(norm)
	if len(words) > 8 || len(words) > 1 && !strings.ContainsAny(text[len(text)-1:], ",!:.") {
		return false
	}
	for n := min(3, len(words)); n > 0; n-- {
		if r.lines["greeting"][strings.Trim(strings.Join(words[:n], " "), ",!:.")] {
			return true
		}
	}
	return false
}

// isSection reports whether a line is a heading that opens a section of the text.
func (r *reader) isSection(norm, text string) bool {
	if r.lines["section"][strings.Trim(norm, ":?! ")] {
		return true
	}
	return strings.HasSuffix(text, ":") && strings.Count(text, " ") < 7 && r.title(strings.TrimSuffix(text, ":")) < 2
}

// isProse reports whether a line belongs to a text of sentences: it ends as one, has the
// words of one, or is too long for a name.
func (r *reader) isProse(text string) bool {
	if len(text) > maxLine {
		return true
	}
	if strings.Count(text, "|") > 1 || strings.Count(text, " · ") > 1 {
		return false
	}
	if len(text) > 2*maxName || len(text) > maxName/2 && endsSentence(text) {
		return true
	}
	n, sentence := 0, false
	capitals := inCapitals(text)
	for w := range strings.FieldsSeq(text) {
		if !startsWord(w) && len(w) < 4 {
			continue // "/", "&"
		}
		n++
		w = strings.ReplaceAll(strings.Trim(w, ".,:;!?()\"“”'"), "’", "'")
		small := strings.ToLower(w)
		sentence = sentence || (n == 1 || capitals || w == small) && r.lines["sentence"][small]
	}
	switch last := text[len(text)-1]; {
	case n > maxNameWord || sentence && n > 1:
		return true
	case last == ':' && n > 7:
		return true
	case last == '.':
		return n > 2 && len(text)-strings.LastIndexByte(text, ' ') > 5 && !r.endsInLegalForm(text)
	case last == '!' || last == '?' || last == ';' || last == ',':
		return n > 3 || last != '!'
	}
	first, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLower(first) && n > 3
}

// endsSentence reports whether a sentence ends within a text: a full stop follows a word,
// not an abbreviation such as "Sr."
func endsSentence(text string) bool {
	for before := range strings.SplitSeq(text, ". ") {
		if len(before) < len(text) && len(before)-strings.LastIndexAny(before, " (") > 4 && !strings.HasSuffix(text, before) {
			return true
		}
	}
	return false
}

// inCapitals reports whether most letters of a text are capitals.
func inCapitals(text string) bool {
	n := 0
	for _, c := range text {
		switch {
		case unicode.IsUpper(c):
			n++
		case unicode.IsLower(c):
			n--
		}
	}
	return n > 0
}

// normalize returns a line in lower case with single spaces, with "#" for each number
// and without the signs around it.
func normalize(text string) string {
	var b strings.Builder
	digits := false
	for _, c := range strings.ToLower(text) {
		number := unicode.IsDigit(c) || digits && (c == '.' || c == ',')
		switch {
		case number && !digits:
			b.WriteByte('#')
		case number:
		case c == '’':
			b.WriteByte('\'')
		case unicode.IsLetter(c) || strings.ContainsRune("'-.,:/&+()%°?!;", c):
			b.WriteRune(c)
		default:
			b.WriteByte(' ')
		}
		digits = number
	}
	return strings.Trim(strings.Join(strings.Fields(b.String()), " "), " .,:;!-")
}

// isLink reports whether a text begins with an address of the web.
func isLink(s string) bool {
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "www.")
}

func isWordByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c >= utf8.RuneSelf
}

// startsWord reports whether a text begins with a letter or a digit.
func startsWord(s string) bool {
	c, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(c) || unicode.IsDigit(c)
}

package clause

import (
	"strings"

	"skillmatch/match/phrase"
)

// layout is the structure of a line: brackets within brackets, and the segments of each.
// Level 0 is the line outside brackets, level i the inside of bracket i.
type layout struct {
	*words
	lower    string
	brackets []bracket
	segments []segment // of all levels, by level and position
}

// bracket is a pair of round or square brackets, or the line itself.
type bracket struct {
	open, close int // offsets of the signs; -1 and the length for the line
	parent      int
	depth       int
	from, to    int // its segments
}

// segment is what stands between two commas of a level.
type segment struct {
	start, end int
	// hard is true where more than a comma precedes: the segment begins a part of the
	// line, which other parts do not grade. colon is true where that is a colon or a
	// dash, which can follow a label, contrast where it is a word such as "but".
	hard, colon, contrast bool
}

// read sets the layout of a line.
func (l *layout) read(lower string) {
	l.words, l.lower, l.brackets, l.segments = load(), lower, append(l.brackets[:0], bracket{open: -1, close: len(lower), parent: -1}), l.segments[:0]
	now := 0
	for i := range len(lower) {
		switch lower[i] {
		case '(', '[':
			l.brackets = append(l.brackets, bracket{open: i, close: -1, parent: now, depth: l.brackets[now].depth + 1})
			now = len(l.brackets) - 1
		case ')', ']':
			if now > 0 {
				l.brackets[now].close, now = i, l.brackets[now].parent
			}
		}
	}
	for i := range l.brackets {
		if b := &l.brackets[i]; b.close < 0 {
			b.close = len(lower) // never closed
		}
	}
	for i := range l.brackets {
		l.cut(i)
	}
}

// cut appends the segments of a level.
func (l *layout) cut(level int) {
	b := &l.brackets[level]
	b.from = len(l.segments)
	now := segment{start: b.open + 1, hard: true}
	for i := b.open + 1; i < b.close; {
		if !l.marks[l.lower[i]] || l.lower[i] == ' ' && i+1 < b.close && !l.spacedFirst[l.lower[i+1]] {
			i++
			continue
		}
		if in := l.opens(i, level); in > 0 {
			i = min(l.brackets[in].close+1, b.close)
			continue
		}
		size, next := l.boundary(i)
		if size == 0 {
			i++
			continue
		}
		now.end = i
		l.segments = append(l.segments, now)
		next.start = i + size
		if next.contrast {
			next.start = i // the word itself says what the segment is
		}
		now, i = next, i+size
	}
	now.end = b.close
	l.segments = append(l.segments, now)
	b.to = len(l.segments)
}

// opens returns the level of the bracket of a level that opens at i, 0 for none.
func (l *layout) opens(i, level int) int {
	if c := l.lower[i]; c != '(' && c != '[' || len(l.brackets) == 1 {
		return 0
	}
	for k := level + 1; k < len(l.brackets); k++ {
		if l.brackets[k].open == i {
			return k
		}
	}
	return 0
}

// boundary returns the size of the boundary of segments at i, 0 when there is none, and
// what it says of the segment after it.
func (l *layout) boundary(i int) (size int, next segment) {
	rest := l.lower[i:]
	switch rest[0] {
	case ',':
		if len(rest) == 1 || rest[1] == ' ' {
			return 1, segment{}
		}
	case ';', '|':
		return 1, segment{hard: true}
	case ':', '.', '!', '?':
		if len(rest) == 1 || rest[1] == ' ' {
			return 1, segment{hard: true, colon: rest[0] == ':'}
		}
	case ' ':
		return l.spaced(i)
	}
	if rest[0] == 0xe2 && strings.HasPrefix(rest, "—") {
		return len("—"), segment{hard: true, colon: true}
	}
	return 0, segment{}
}

// spaced returns the size of the boundary that begins with the space at i: a dash between
// spaces, or a word of contrast.
func (l *layout) spaced(i int) (size int, next segment) {
	rest := l.lower[i:]
	if len(rest) < 3 {
		return 0, segment{}
	}
	switch rest[1] {
	case '-', '+', 0xe2, 0xc2:
		for _, dash := range [...]string{" - ", " – ", " — ", " · ", " • ", " + "} {
			if strings.HasPrefix(rest, dash) {
				return len(dash), segment{hard: true, colon: true}
			}
		}
	}
	if word := wordAt(l.lower, i+1); l.contrast[word] {
		return 1 + len(word), segment{hard: true, contrast: true}
	}
	return 0, segment{}
}

// level returns the level of offset i.
func (l *layout) level(i int) int {
	for k := len(l.brackets) - 1; k > 0; k-- {
		if b := &l.brackets[k]; b.open < i && i < b.close {
			return k
		}
	}
	return 0
}

// depth returns how many brackets a level is within.
func (l *layout) depth(level int) int { return l.brackets[level].depth }

// segment returns the index of the segment of a level that holds offset i.
func (l *layout) segment(level, i int) int {
	b := &l.brackets[level]
	for k := b.from; k < b.to; k++ {
		if i <= l.segments[k].end {
			return k
		}
	}
	return b.to - 1
}

// part returns the first segment of the part that holds segment k.
func (l *layout) part(k int) int {
	for !l.segments[k].hard {
		k--
	}
	return k
}

// partEnd returns the segment after the last one of the part that holds segment k of a
// level.
func (l *layout) partEnd(level, k int) int {
	for k++; k < l.brackets[level].to && !l.segments[k].hard; k++ {
	}
	return k
}

// content reports whether the text from one offset to another names something, what is
// in inner brackets aside.
func (l *layout) content(level, from, to int) bool {
	for i := from; i < to; {
		if in := l.opens(i, level); in > 0 {
			i = l.brackets[in].close + 1
			continue
		}
		word := wordAt(l.lower, i)
		if word == "" {
			i++
			continue
		}
		if !l.isFiller(word) {
			return true
		}
		i += len(word)
	}
	return false
}

// hasContent reports whether a text names something.
func hasContent(lower string) bool {
	w := load()
	for i := 0; i < len(lower); {
		word := wordAt(lower, i)
		if word == "" {
			i++
			continue
		}
		if !w.isFiller(word) {
			return true
		}
		i += len(word)
	}
	return false
}

// isFiller reports whether a word names nothing. A single letter is what an apostrophe
// leaves of a word ("it's", "d'un"); "c" and "r" are languages.
func (w *words) isFiller(word string) bool {
	return w.filler[word] || len(word) == 1 && word != "c" && word != "r"
}

// wordAt returns the word that begins at offset i, empty when none does.
func wordAt(lower string, i int) string {
	if i >= len(lower) || i > 0 && phrase.LetterAt(lower, i-1) {
		return ""
	}
	end := i
	for end < len(lower) && phrase.LetterAt(lower, end) {
		end++
	}
	return lower[i:end]
}

// wordAfter returns the first word at offset i or after it, up to an offset, and where
// it begins.
func wordAfter(lower string, i, to int) (word string, at int) {
	for ; i < to; i++ {
		if word = wordAt(lower, i); word != "" {
			return word, i
		}
	}
	return "", to
}

// wordBefore returns the last word that ends before offset i, not before another.
func wordBefore(lower string, from, i int) string {
	for i > from && !phrase.LetterAt(lower, i-1) {
		i--
	}
	end := i
	for i > from && phrase.LetterAt(lower, i-1) {
		i--
	}
	return lower[i:end]
}

package papers

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"skillmatch/index/resume"
)

// Score counts how much of some papers was read. Each pair is what was read right and
// of how many.
type Score struct {
	Files                                                                 int
	Words, Roles, Titles, Employers, Places, Starts, Ends, Bullets, Years Count
	// Whole counts the files that keep 95 of 100 words.
	Whole Count
	// TooMany are roles that are in no paper.
	TooMany int
}

// Count is a number out of all.
type Count struct{ Right, All int }

// Share is the part that is right, 1 of nothing.
func (c Count) Share() float64 {
	if c.All == 0 {
		return 1
	}
	return float64(c.Right) / float64(c.All)
}

// add counts one more.
func (c *Count) add(right bool) {
	c.All++
	if right {
		c.Right++
	}
}

// Header is the first line of a table of scores.
func Header() string {
	return fmt.Sprintf("%-20s%6s%7s%7s%7s%7s%7s%7s%7s%7s%7s%7s%9s", "source", "files", "words", "≥ .95", "roles", "title", "empl.", "place", "start", "end", "bullet", "years", "too many")
}

// Line is a line of the table.
func (s *Score) Line(source string) string {
	line := fmt.Sprintf("%-20s%6d", source, s.Files)
	for _, c := range []Count{s.Words, s.Whole, s.Roles, s.Titles, s.Employers, s.Places, s.Starts, s.Ends, s.Bullets, s.Years} {
		line += fmt.Sprintf("%7.3f", c.Share())
	}
	return line + fmt.Sprintf("%9d", s.TooMany)
}

// Add adds what was read of a paper; r is empty where it was not read at all.
func (s *Score) Add(p *Paper, r *resume.Resume, asOf resume.Date) {
	s.Files++
	want, got := fold(p.Words), kept(r)
	right := 0
	for _, w := range want {
		if got[w] > 0 {
			got[w]--
			right++
		}
	}
	s.Words.Right += right
	s.Words.All += len(want)
	s.Whole.add(20*right >= 19*len(want))
	s.addRoles(p.Person, r)
	months, ok := r.Months(asOf)
	s.Years.add(ok && abs(months-p.Person.months(asOf)) <= 2)
}

// addRoles compares the roles, each with that of the paper which it is most like.
func (s *Score) addRoles(p *Person, r *resume.Resume) {
	left := slices.DeleteFunc(slices.Clone(r.Roles), func(r resume.Role) bool { return r.Project })
	for i := range p.Roles {
		want := &p.Roles[i]
		best, likeness := -1, 0
		for k := range left {
			if n := like(want, &left[k]); n > likeness {
				best, likeness = k, n
			}
		}
		var got resume.Role
		if best >= 0 {
			got = left[best]
			left = slices.Delete(left, best, best+1)
		}
		s.Roles.add(best >= 0)
		s.Titles.add(same(got.Title, want.Title))
		s.Employers.add(same(got.Employer, want.Employer))
		s.Places.add(same(got.Location, want.Place))
		s.Starts.add(got.Start.String() == want.Start)
		s.Ends.add(best >= 0 && got.Current == (want.End == "") && got.End.String() == want.End)
		for _, b := range want.Bullets {
			s.Bullets.add(slices.ContainsFunc(got.Bullets, func(g string) bool { return clean(g) == clean(b) }))
		}
	}
	s.TooMany += len(left)
}

// like is how much a role that was read is like one of the paper: 0 for not at all.
func like(want *Role, got *resume.Role) int {
	n := 0
	for _, same := range []bool{same(got.Title, want.Title), same(got.Employer, want.Employer), got.Start.String() == want.Start} {
		if same {
			n += 3
		}
	}
	for _, b := range want.Bullets {
		if slices.ContainsFunc(got.Bullets, func(g string) bool { return clean(g) == clean(b) }) {
			n++
		}
	}
	return n
}

// months is the truth about the length of the roles, which do not overlap.
func (p *Person) months(asOf resume.Date) int {
	sum := 0
	for _, r := range p.Roles {
		role := resume.Role{Current: r.End == ""}
		role.Start, _ = resume.ParseDate(r.Start)
		role.End, _ = resume.ParseDate(r.End)
		sum += role.Months(asOf)
	}
	return sum
}

// kept counts the words that were read, whether they are used or dropped.
func kept(r *resume.Resume) map[string]int {
	var b strings.Builder
	for _, s := range r.Sections {
		b.WriteString(s.Heading + "\n")
		for _, l := range s.Lines {
			b.WriteString(l.Text + "\n")
		}
	}
	for _, d := range r.Dropped {
		b.WriteString(d.Text + "\n")
	}
	words := map[string]int{}
	for _, w := range fold(b.String()) {
		words[w]++
	}
	return words
}

// fold parts a text into words without the signs around them.
func fold(text string) []string {
	var words []string
	for _, w := range strings.Fields(strings.ToLower(clean(text))) {
		if w = strings.TrimFunc(w, func(r rune) bool {
			return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !strings.ContainsRune("%+#", r)
		}); w != "" {
			words = append(words, w)
		}
	}
	return words
}

// clean writes a text with plain blanks, quotes and dashes.
func clean(text string) string {
	text = strings.NewReplacer("’", "'", "‘", "'", "–", "-", "—", "-", "\u2010", "-", "\u2011", "-", "\u00ad", "", "ﬁ", "fi", "ﬂ", "fl", "ﬀ", "ff", "ﬃ", "ffi").Replace(norm.NFC.String(text))
	return strings.Join(strings.Fields(text), " ")
}

// same compares names.
func same(a, b string) bool {
	return strings.EqualFold(strings.Trim(clean(a), " ,."), strings.Trim(clean(b), " ,."))
}

func abs(n int) int { return max(n, -n) }

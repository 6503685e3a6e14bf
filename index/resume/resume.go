// Package resume reads the plain text of a résumé: sections, roles with
// employers and dates, bullets with their wrapped lines joined, lists of
// skills. It takes text and Markdown in the shapes that people write.
//
// The package does not know files, skills or postings: it never decides what a
// line proves, only where it stands.
package resume

import (
	"errors"
	"strings"
)

// ErrNoText says that a résumé holds no line to read.
var ErrNoText = errors.New("the résumé has no text")

// Kind is what a section of a résumé is for.
type Kind string

// The kinds of sections.
const (
	Header       Kind = "header" // everything above the first heading
	Summary      Kind = "summary"
	Experience   Kind = "experience"
	Projects     Kind = "projects"
	Skills       Kind = "skills"
	Education    Kind = "education"
	Certificates Kind = "certificates"
	Languages    Kind = "languages"
	Other        Kind = "other"
)

// personal is the kind of sections that say who somebody is; their lines are
// dropped.
const personal Kind = "personal"

// Resume is a résumé as read. Every line of the file is in a section or in
// Dropped.
type Resume struct {
	Sections []Section `json:"sections"`
	Roles    []Role    `json:"roles"`
	Dropped  []Dropped `json:"dropped"`
	// Warnings name what was not understood, in the order of the file.
	Warnings []string `json:"warnings"`
	// Columns are the lines with gaps between words that tables and columns leave.
	Columns []string `json:"-"`
}

// Section is a heading with the lines under it.
type Section struct {
	// Heading is the line as written without Markdown signs, empty for the
	// lines above the first heading.
	Heading string `json:"heading"`
	Kind    Kind   `json:"kind"`
	Lines   []Line `json:"lines"`
	// Unknown marks a heading that no rule knows.
	Unknown bool `json:"-"`
	// spoken marks a heading such as "Languages" among the skills.
	spoken bool
	level  int // of a Markdown heading
}

// Line is one line or bullet, its wrapped parts joined by single spaces.
type Line struct {
	Text string `json:"text"`
	// Bullet reports that the line was an item of a list.
	Bullet bool `json:"bullet,omitempty"`
	// Role is the index in Resume.Roles of the role that the line belongs to,
	// or -1.
	Role int `json:"-"`
	// Title marks the lines that name a role, its employer and its dates.
	Title bool `json:"-"`
}

// Role is one job, internship or project with a name of its own.
type Role struct {
	Title    string `json:"title"`
	Employer string `json:"employer"`
	Location string `json:"location"`
	// Start and End are zero when the résumé gives no dates; an End of Present
	// has Current set instead.
	Start   Date     `json:"start,omitzero"`
	End     Date     `json:"end,omitzero"`
	Current bool     `json:"current,omitempty"`
	Bullets []string `json:"bullets"`
	// Project marks roles from a projects section, which are no employment.
	Project bool `json:"project,omitempty"`
}

// Dropped is a line that is not used, with the reason.
type Dropped struct {
	Text   string `json:"text"`
	Reason string `json:"reason"`
}

// Dated reports whether the role says when it began and ended.
func (r *Role) Dated() bool { return !r.Start.Zero() && (r.Current || !r.End.Zero()) }

// Months is the length of the role, counting its first and last month, with
// asOf standing for "present"; 0 when the role has no dates. A date without a
// month is taken as January at the start and December at the end.
func (r *Role) Months(asOf Date) int {
	from, to := r.Span(asOf)
	return max(0, to-from)
}

// Span is the role's first month and the month behind its last, counted from
// the year 0; both are 0 when the role has no dates.
func (r *Role) Span(asOf Date) (from, to int) {
	if !r.Dated() {
		return 0, 0
	}
	end := r.End
	if r.Current {
		end = asOf
	}
	return r.Start.index(1), end.index(12) + 1
}

// Parse reads a résumé. The text must be valid UTF-8 with lines ended by "\n".
// The only error is [ErrNoText].
func Parse(text string) (Resume, error) {
	p := newParser(text)
	for line := range strings.SplitSeq(text, "\n") {
		p.line(line)
	}
	p.finish()
	if len(p.out.Sections) == 0 && len(p.out.Dropped) == 0 {
		return Resume{}, ErrNoText
	}
	if !p.out.hasContent() {
		return p.out, ErrNoText
	}
	return p.out, nil
}

// hasContent reports whether any line is left that could prove something.
func (r *Resume) hasContent() bool {
	for _, s := range r.Sections {
		if len(s.Lines) > 0 {
			return true
		}
	}
	return false
}

// Lines yields the text of every line of the given kinds, in order.
func (r *Resume) Lines(kinds ...Kind) []string {
	var list []string
	for _, s := range r.Sections {
		for _, k := range kinds {
			if s.Kind == k {
				for _, l := range s.Lines {
					list = append(list, l.Text)
				}
			}
		}
	}
	return list
}

// Months is the length of all dated roles together, overlaps counted once; ok
// is false when no role has dates.
func (r *Resume) Months(asOf Date) (months int, ok bool) {
	var spans [][2]int
	for i := range r.Roles {
		if r.Roles[i].Dated() && !r.Roles[i].Project {
			from, to := r.Roles[i].Span(asOf)
			spans = append(spans, [2]int{from, to})
		}
	}
	return Merge(spans), len(spans) > 0
}

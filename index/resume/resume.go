// Package resume reads a résumé from the blocks of a document: sections, roles with
// employers and dates, bullets with their wrapped lines joined, lists of skills, and
// spoken languages. It reads plain lines as blocks that say little, and the structure
// of a file where there is one: levels of headings, lists in lists, rows of tables,
// gaps and bold type.
//
// The parts are:
//
//   - resume.go: the structure that is read
//   - parse.go: a document, block by block
//   - section.go: headings
//   - header.go: the lines above the first heading, and what the whole résumé tells
//   - hold.go: the blocks of a section of roles
//   - cut.go: such a section, cut into heads and the lines about the work
//   - emit.go: roles, times of study and breaks from what was cut
//   - pieces.go: the pieces of a head
//   - assign.go: which piece is the title, which the employer, which the place
//   - names.go: what the words of a line say
//   - spoken.go: languages that the person speaks, and how well
//   - profile.go: the fields of an exported résumé
//   - date.go, daterange.go, datesingle.go, datepoint.go, duration.go: ranges of dates,
//     single ones, and lengths of time; datewords.go and datetokens.go: their words
//   - rules.go: the words of human languages, from the tables in data
//   - change.go: the same résumé with a line more, or with other words
//
// The package knows the structure of résumés in several languages. It does not know
// files, skills or postings: it says where a line is, never what the line proves.
package resume

import (
	"errors"
	"strings"

	"skillmatch/scrape/document/block"
)

// ErrNoText says that a résumé has no line to read.
var ErrNoText = errors.New("the résumé has no text")

// Kind is the purpose of a section of a résumé.
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

// personal is the kind of the sections with personal details. Most of their lines are
// dropped.
const personal Kind = "personal"

// Resume is a résumé that was read. Every line of the file is in a section or in
// Dropped.
type Resume struct {
	Sections []Section `json:"sections"`
	Roles    []Role    `json:"roles"`
	Dropped  []Dropped `json:"dropped"`
	// Spoken are the languages of the sections of languages.
	Spoken []Spoken `json:"spoken"`
	// Warnings say what was not understood, in the order of the file.
	Warnings []string `json:"warnings"`
	// Columns are the lines whose words have gaps between them, as tables and columns
	// leave them.
	Columns []string `json:"-"`
}

// Section is a heading with the lines under it.
type Section struct {
	// Heading is the line as written, without Markdown signs. It is empty for the lines
	// above the first heading.
	Heading string `json:"heading"`
	Kind    Kind   `json:"kind"`
	Lines   []Line `json:"lines"`
	// Unknown is set for a heading that no rule knows.
	Unknown bool `json:"-"`
	// spoken is set for a heading such as "Languages" among the skills.
	spoken bool
	level  int // of the heading, 0 where the file does not tell
}

// Line is one line or bullet, with its wrapped parts joined by single spaces.
type Line struct {
	Text string `json:"text"`
	// Bullet is set when the line was an item of a list.
	Bullet bool `json:"bullet,omitempty"`
	// Role is the index in Resume.Roles of the role that the line belongs to, or -1.
	Role int `json:"-"`
	// Title is set for the lines that name a role, its employer and its dates.
	Title bool `json:"-"`
}

// Role is one job, internship or project with a name of its own.
type Role struct {
	Title    string `json:"title"`
	Employer string `json:"employer"`
	Location string `json:"location"`
	// Start and End are zero when the résumé gives no dates. A role that lasts to the
	// present has Current set and a zero End.
	Start   Date     `json:"start,omitzero"`
	End     Date     `json:"end,omitzero"`
	Current bool     `json:"current,omitempty"`
	Bullets []string `json:"bullets"`
	// Project is set for roles from a projects section, which are not employment.
	Project bool `json:"project,omitempty"`
}

// Dropped is a line that is not used, with the reason for that.
type Dropped struct {
	Text   string `json:"text"`
	Reason string `json:"reason"`
}

// Dated reports whether the role has a start and an end or is current.
func (r *Role) Dated() bool { return !r.Start.Zero() && (r.Current || !r.End.Zero()) }

// Months returns the length of the role in months, its first and last month included. A
// current role ends at asOf. The result is 0 when the role has no dates or ends before
// it starts. A start without a month is taken as January, an end without one as
// December.
func (r *Role) Months(asOf Date) int {
	from, to := r.Span(asOf)
	return max(0, to-from)
}

// Span returns the first month of the role and the month after its last, counted from
// January of the year 0. A current role ends at asOf. Both are 0 when the role has no
// dates.
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

// Read reads a résumé from the blocks of a document, or from the fields of an exported
// profile. The only error is [ErrNoText].
func Read(d block.Document) (Resume, error) {
	var all strings.Builder
	for i := range d.Blocks {
		all.WriteString(d.Blocks[i].Text + "\n")
	}
	if d.Profile != nil {
		all.WriteString(profileDates(d.Profile))
	}
	p := newParser(all.String())
	if d.Profile != nil {
		p.profile(d.Profile)
	} else {
		p.read(d.Blocks)
	}
	p.finish()
	if len(p.out.Sections) == 0 && len(p.out.Dropped) == 0 || !p.out.hasContent() {
		return p.out, ErrNoText
	}
	return p.out, nil
}

// Parse reads a résumé. The text must be valid UTF-8 with lines ended by "\n". The only
// error is [ErrNoText].
func Parse(text string) (Resume, error) {
	return Read(block.Document{Blocks: block.FromText(text)})
}

// hasContent reports whether any line is kept that could prove something.
func (r *Resume) hasContent() bool {
	for _, s := range r.Sections {
		if len(s.Lines) > 0 {
			return true
		}
	}
	return false
}

// Lines returns the text of every line of the given kinds, in the order of the résumé.
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

// Months returns the total length in months of the dated roles that are not projects,
// overlaps counted once. ok is false when no such role has dates.
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

// Package exported reads résumés that other programs export with named fields: JSON
// Resume, Reactive Resume, RenderCV, Europass, and the archive that LinkedIn gives its
// members. Each field goes to its place in a [block.Profile]; no text is guessed at.
//
//   - value.go: JSON and YAML as ordered fields; tree.go: XML as elements
//   - jsonresume.go, reactive.go, rendercv.go, europass.go, candidate.go, linkedin.go:
//     the formats
//   - details.go: descriptions, dates and names, which all formats write alike
//   - text.go: a profile as text
//
// It knows the names of fields, and of their contents only that a range of dates has a
// start and an end. It does not clean text.
package exported

import (
	"regexp"

	"skillmatch/scrape/document/block"
)

// Markup reads HTML as blocks.
type Markup func(html string) []block.Block

// Read reads a résumé in JSON or YAML, which may be of any of the formats. ok is false
// for all else.
func Read(text string, markup Markup) (p *block.Profile, ok bool) {
	root, ok := parse(text)
	if !ok {
		return nil, false
	}
	r := newReader(markup)
	switch {
	case root.object("cv") != nil:
		p = r.renderCV(root.object("cv"))
	case isReactive(root):
		p = r.reactive(root)
	case isJSONResume(root):
		p = r.jsonResume(root)
	default:
		return nil, false
	}
	return p, !empty(p)
}

// reader reads the fields of one résumé.
type reader struct {
	markup Markup
	// link and bold match the marks of Markdown in a line.
	link, bold *regexp.Regexp
	// ranges match ranges of dates: halves with a dash between blanks, with a long dash,
	// a year and a short word in lower case ("2018 to Apr 2022"), two years, and a year
	// and a word.
	ranges []*regexp.Regexp
}

// newReader returns a reader.
func newReader(markup Markup) *reader {
	return &reader{
		markup: markup,
		link:   regexp.MustCompile(`\[([^\[\]]+)\]\([^()\s]*\)`),
		bold:   regexp.MustCompile(`\*\*([^*]+)\*\*|__([^_]+)__`),
		ranges: []*regexp.Regexp{
			regexp.MustCompile(`^(.*\S)\s+[-–—~]+\s+(\S.*)$`),
			regexp.MustCompile(`^([^–—]*[^–—\s])\s*[–—]\s*([^–—\s][^–—]*)$`),
			regexp.MustCompile(`^(.*\d{4})\s+\p{Ll}{1,3}\s+(\S.*)$`),
			regexp.MustCompile(`^(\d{4}|.*\D\d{4})\s*-\s*(\d{4}|\pL.*)$`),
		},
	}
}

// empty reports whether a profile has no entries.
func empty(p *block.Profile) bool {
	return len(p.Work)+len(p.Volunteering)+len(p.Projects)+len(p.Education)+len(p.Certificates)+len(p.Skills)+len(p.Languages)+len(p.Others)+len(p.Summary) == 0
}

package resume

import "slices"

// Listing returns the résumé with a section "Skills" of one line added at its end. r
// does not change.
func (r *Resume) Listing(text string) Resume {
	out := *r
	out.Sections = append(slices.Clone(r.Sections), Section{Heading: "Skills", Kind: Skills, Lines: []Line{{Text: text, Role: -1}}})
	return out
}

// Saying returns the résumé with words in parentheses after the first line whose text
// is line. r does not change. Without such a line the copy is equal to r.
func (r *Resume) Saying(line, words string) Resume {
	out := *r
	out.Sections = slices.Clone(r.Sections)
	for i := range out.Sections {
		for k := range out.Sections[i].Lines {
			if l := &out.Sections[i].Lines[k]; l.Text == line {
				out.Sections[i].Lines = slices.Clone(out.Sections[i].Lines)
				out.Sections[i].Lines[k].Text = line + " (" + words + ")"
				return out
			}
		}
	}
	return out
}

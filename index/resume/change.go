package resume

import "slices"

// Listing is the résumé with one more line in a list of skills of its own at the
// end, as if "Skills" and the line had been written there.
func (r *Resume) Listing(text string) Resume {
	out := *r
	out.Sections = append(slices.Clone(r.Sections), Section{Heading: "Skills", Kind: Skills, Lines: []Line{{Text: text, Role: -1}}})
	return out
}

// Saying is the résumé with words in brackets behind the first line of that
// text.
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

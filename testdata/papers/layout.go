package papers

import (
	"fmt"
	"strings"
)

// layout is where the parts of a résumé stand.
type layout func(s *sheet, p *Person)

// top writes the name and how to reach the person.
func top(s *sheet, p *Person, spread float64) {
	s.say(p.Name)
	s.put(margin, s.y, p.Name, bold, s.size*1.8, spread)
	s.down(2)
	s.line(margin, p.Label, regular)
	s.down(1)
	s.line(margin, p.Mail+" | "+p.Place, regular)
	s.down(2)
}

// oneColumn is a résumé from top to bottom. role writes the lines above the bullets.
func oneColumn(spread float64, role func(s *sheet, p *Person, r *Role)) layout {
	return func(s *sheet, p *Person) {
		top(s, p, spread)
		for i, part := range p.parts() {
			s.need(4)
			s.heading(margin, part.heading, spread)
			for _, l := range part.lines {
				s.paragraph(margin, paperWidth-2*margin, l, regular)
			}
			if i == 1 {
				s.roles(p, margin, role)
			}
			s.down(.5)
		}
	}
}

// heading writes a heading, in capitals where its letters stand apart.
func (s *sheet) heading(x float64, text string, spread float64) {
	if spread > 0 {
		text = strings.ToUpper(text)
	}
	s.say(text)
	s.put(x, s.y, text, bold, s.size*1.15, spread)
	s.down(1.3)
}

// roles writes the roles, with their bullets up to the right margin.
func (s *sheet) roles(p *Person, x float64, role func(s *sheet, p *Person, r *Role)) {
	for i := range p.Roles {
		r := &p.Roles[i]
		s.need(5)
		role(s, p, r)
		for _, b := range r.Bullets {
			s.item(x, paperWidth-margin-x, b)
		}
		s.down(.5)
	}
}

// stacked writes title, employer with its place, and dates under each other.
func stacked(s *sheet, p *Person, r *Role) {
	s.line(margin, r.Title, bold)
	s.down(1)
	s.line(margin, r.Employer+", "+r.Place, regular)
	s.down(1)
	s.line(margin, p.dates(r, false), regular)
	s.down(1)
}

// datesRight writes dates and place at the right margin.
func datesRight(x float64) func(s *sheet, p *Person, r *Role) {
	return func(s *sheet, p *Person, r *Role) {
		s.line(x, r.Title, bold)
		s.right(p.dates(r, false))
		s.down(1)
		s.line(x, r.Employer, regular)
		s.right(r.Place)
		s.down(1)
	}
}

// headingsBeside has the headings in a column of their own, at the height of the first
// line of their part.
func headingsBeside(s *sheet, p *Person) {
	const x = margin + 120
	top(s, p, 0)
	for i, part := range p.parts() {
		s.need(4)
		s.line(margin, part.heading, bold)
		for _, l := range part.lines {
			s.paragraph(x, paperWidth-margin-x, l, regular)
		}
		if i == 1 {
			s.roles(p, x, datesRight(x))
		}
		s.down(.7)
	}
}

// datesBeside has the dates of roles in a column of the given width, over two lines
// where it is narrow.
func datesBeside(width float64) layout {
	x := margin + width + 12
	return func(s *sheet, p *Person) {
		top(s, p, 0)
		for i, part := range p.parts() {
			s.need(4)
			s.heading(margin, part.heading, 0)
			for _, l := range part.lines {
				s.paragraph(margin, paperWidth-2*margin, l, regular)
			}
			if i == 1 {
				s.roles(p, x, func(s *sheet, p *Person, r *Role) {
					y := s.y
					s.paragraph(margin, width, p.dates(r, false), regular)
					s.y = y
					s.line(x, r.Title, bold)
					s.down(1)
					s.line(x, r.Employer+", "+r.Place, regular)
					s.down(1)
				})
			}
			s.down(.5)
		}
	}
}

// twoColumns has the short parts in a narrow column, on the left or on the right.
func twoColumns(left bool) layout {
	const narrow, gap = 140.0, 20.0
	wide := paperWidth - 2*margin - narrow - gap
	side, main := margin+wide+gap, margin
	if left {
		side, main = margin, margin+narrow+gap
	}
	return func(s *sheet, p *Person) {
		top(s, p, 0)
		y, parts := s.y, p.parts()
		for _, part := range parts[2:] {
			s.heading(side, part.heading, 0)
			for _, l := range part.lines {
				for word := range strings.SplitSeq(l, ", ") {
					s.paragraph(side, narrow, word, regular)
				}
			}
			s.down(.7)
		}
		s.y = y
		s.heading(main, parts[0].heading, 0)
		s.paragraph(main, wide, p.Summary, regular)
		s.down(.7)
		s.heading(main, parts[1].heading, 0)
		for i := range p.Roles {
			r := &p.Roles[i]
			for _, l := range []string{r.Title, r.Employer + ", " + r.Place, p.dates(r, false)} {
				s.paragraph(main, wide, l, regular)
			}
			for _, b := range r.Bullets {
				s.item(main, wide, b)
			}
			s.down(.5)
		}
	}
}

// inTable has a row of a table for each role: dates, then what and where, then the
// bullets, each cell of several lines.
func inTable(s *sheet, p *Person) {
	top(s, p, 0)
	for i, part := range p.parts() {
		s.heading(margin, part.heading, 0)
		for _, l := range part.lines {
			s.paragraph(margin, paperWidth-2*margin, l, regular)
		}
		for k := range p.Roles {
			if i != 1 {
				break
			}
			r, y := &p.Roles[k], s.y
			s.paragraph(margin, 70, p.dates(r, true), regular)
			low := s.y
			s.y = y
			for _, l := range []string{r.Title, r.Employer, r.Place} {
				s.paragraph(margin+80, 110, l, regular)
			}
			low, s.y = min(low, s.y), y
			for _, b := range r.Bullets {
				s.item(margin+200, paperWidth-2*margin-200, b)
			}
			s.y = min(low, s.y)
			s.down(.5)
		}
		s.down(.5)
	}
}

// headingsUpright has the headings in the margin, turned to read upwards.
func headingsUpright(s *sheet, p *Person) {
	const x = margin + 30
	top(s, p, 0)
	for i, part := range p.parts() {
		length := s.file.width(part.heading, bold, s.size)
		s.need(length/s.size + 1)
		from := s.y
		for _, l := range part.lines {
			s.paragraph(x, paperWidth-margin-x, l, regular)
		}
		if i == 1 {
			s.roles(p, x, datesRight(x))
		}
		s.say(part.heading)
		fmt.Fprintf(&s.content, "BT /%s %g Tf 0 1 -1 0 %g %.2f Tm %s Tj ET\n", bold, s.size, margin+10, from-length+s.size, hex(codes(part.heading)))
		s.y = min(s.y, from-length) - s.size
	}
}

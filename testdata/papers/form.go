package papers

import (
	"fmt"
	"strings"
)

// filledForm is a form whose fields hold the résumé; the headings alone are printed on
// the page.
func filledForm(p *Person) *Paper {
	s := newSheet(inOnePiece, 10)
	var fields strings.Builder
	field := func(text string) {
		s.say(text)
		look := s.file.stream(fmt.Sprintf("/Type/XObject/Subtype/Form/BBox[0 0 480 14]/Resources<</Font<<%s>>>>", s.file.fonts),
			fmt.Sprintf("/Tx BMC q BT /%s 8 Tf 2 3 Td %s Tj ET Q EMC", regular, hex(codes(text))))
		n := s.file.add(fmt.Sprintf("<</Type/Annot/Subtype/Widget/FT/Tx/T(field%d)/V%s/F 4/DA(/%s 10 Tf 0 g)/Rect[%g %g %g %g]/AP<</N %d 0 R>>>>",
			look, hex(codes(text)), regular, margin, s.y-3, margin+480, s.y+11, look))
		fmt.Fprintf(&fields, "%d 0 R ", n)
		s.down(1.4)
	}
	field(p.Name)
	field(p.Mail)
	for i, part := range p.parts() {
		s.heading(margin, part.heading, 0)
		for _, l := range part.lines {
			field(l)
		}
		for k := range p.Roles {
			if i == 1 {
				r := &p.Roles[k]
				field(r.Title)
				field(r.Employer + ", " + r.Place)
				field(p.dates(r, true))
				for _, b := range r.Bullets {
					field("• " + b)
				}
			}
		}
	}
	s.file.form = fmt.Sprintf("/AcroForm<</Fields[%s]/DA(/%s 10 Tf 0 g)/DR<</Font<<%s>>>>>>", fields.String(), regular, s.file.fonts)
	s.file.page(fmt.Sprintf("/MediaBox[0 0 %g %g]/Annots[%s]", paperWidth, paperHeight, fields.String()), s.content.String())
	return &Paper{Source: "filled form", Style: "fields", Person: p, Data: s.file.bytes(), Words: strings.ReplaceAll(s.words.String(), "• ", "")}
}

package pdf

import (
	"strings"
	"testing"
)

func TestTextInFieldsIsLaidOut(t *testing.T) {
	area := box{left: 10, right: 610, bottom: 20, top: 820}
	for name, tc := range map[string]struct {
		field field
		want  string
	}{
		"a line":                   {field{text: "Ward clerk", box: box{left: 60, right: 300, bottom: 700, top: 716}}, "Ward clerk"},
		"a line too long":          {field{text: "Ward clerk of the night shift", box: box{left: 60, right: 90, bottom: 700, top: 716}}, "Ward clerk of the night shift"},
		"several lines":            {field{text: "Ward clerk\r\nPorter\nCook", box: box{left: 60, right: 300, bottom: 640, top: 716}}, "Ward clerk\nPorter\nCook"},
		"letters of several bytes": {field{text: "Köchin für Suppen", box: box{left: 60, right: 300, bottom: 700, top: 716}}, "Köchin für Suppen"},
		"lines in a low field":     {field{text: "one\ntwo\nthree\nfour\nfive", box: box{left: 60, right: 300, bottom: 700, top: 704}}, "one\ntwo\nthree\nfour\nfive"},
		"nothing":                  {field{box: box{left: 60, right: 300, bottom: 700, top: 716}}, ""},
		"blank lines":              {field{text: "\n\n", box: box{left: 60, right: 300, bottom: 700, top: 716}}, ""},
	} {
		p := page{width: 600, height: 800, glyphs: tc.field.glyphs(area)}
		if got := strings.TrimSpace(compose([]page{p}).Text); got != tc.want {
			t.Errorf("%s: %q, want %q", name, got, tc.want)
		}
		for i := range p.glyphs {
			if g := &p.glyphs[i]; g.left < 50 || g.right > tc.field.right-area.left+0.01 {
				t.Errorf("%s: %q is at %g to %g", name, g.text, g.left, g.right)
			}
		}
	}
}

// Fields without any room, or with their sides exchanged, are read.
func TestFieldsOfOddSizes(t *testing.T) {
	for name, b := range map[string]box{
		"no room":         {left: 60, right: 60, bottom: 700, top: 700},
		"sides exchanged": {left: 300, right: 60, bottom: 716, top: 700},
	} {
		f := field{text: "Cook", box: b}
		p := page{width: 600, height: 800, glyphs: f.glyphs(box{right: 600, top: 800})}
		d := compose([]page{p})
		t.Run(name, func(t *testing.T) { kept(t, &d, lettersIn("Cook")) })
	}
}

// What is filled in stands beside what is printed.
func TestFieldsStandBesideTheirNames(t *testing.T) {
	f := field{text: "Ward clerk", box: box{left: 120, right: 400, bottom: 697, top: 713}}
	p := sheet(written(50, 700, "Position:"))
	p.glyphs = append(p.glyphs, f.glyphs(box{right: 600, top: 800})...)
	if got := strings.TrimSpace(compose([]page{p}).Text); got != "Position: Ward clerk" {
		t.Errorf("%q", got)
	}
}

func TestFieldsWithTheirSidesExchangedAreReadFromTheLeft(t *testing.T) {
	f := field{text: "Cook", box: box{left: 90, right: 60, bottom: 700, top: 716}}
	p := page{width: 600, height: 800, glyphs: f.glyphs(box{right: 600, top: 800})}
	if got := strings.TrimSpace(compose([]page{p}).Text); got != "Cook" {
		t.Errorf("%q", got)
	}
}

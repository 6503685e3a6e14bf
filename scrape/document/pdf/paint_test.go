package pdf

import (
	"slices"
	"strings"
	"testing"
)

func TestWhiteTextIsSeenOnShapes(t *testing.T) {
	dark := box{left: 40, right: 300, bottom: 690, top: 720}
	for name, tc := range map[string]struct {
		drawn []shape
		want  string
	}{
		"on paper":              {nil, ""},
		"on a shape":            {[]shape{{box: dark}}, "Skills"},
		"within a frame":        {[]shape{{box: dark, outline: true}}, ""},
		"in a frame on a shape": {[]shape{{box: dark, outline: true}, {box: dark}}, "Skills"},
		"beside a shape":        {[]shape{{box: box{left: 300, right: 400, bottom: 690, top: 720}}}, ""},
	} {
		p := sheet(written(50, 700, "Skills"))
		for i := range p.glyphs {
			p.glyphs[i].unseen = true
		}
		paint(&p, tc.drawn)
		if got := strings.TrimSpace(compose([]page{p}).Text); got != tc.want {
			t.Errorf("white text %s: %q, want %q", name, got, tc.want)
		}
	}
}

func TestDotsAmongShapes(t *testing.T) {
	at := func(w, h float64) shape { return shape{box: box{left: 50, right: 50 + w, bottom: 700, top: 700 + h}} }
	p := page{}
	paint(&p, []shape{at(3, 3), at(4, 3), at(3, 4), at(1, 1), at(9, 9), at(3, 6), at(6, 3), at(-3, -3)})
	if len(p.dots) != 3 {
		t.Errorf("%v", p.dots)
	}
}

func TestRulesAmongShapes(t *testing.T) {
	rect := func(left, bottom, right, top float64, outline bool) shape {
		return shape{box: box{left: left, right: right, bottom: bottom, top: top}, outline: outline}
	}
	for name, tc := range map[string]struct {
		drawn         []shape
		flat, upright []rule
	}{
		"thin shapes":                 {[]shape{rect(50, 700, 200, 701, false), rect(50, 600, 51, 700, false)}, []rule{{700.5, 50, 200}}, []rule{{50.5, 600, 700}}},
		"frames":                      {[]shape{rect(50, 600, 200, 700, true)}, []rule{{700, 50, 200}, {600, 50, 200}}, []rule{{50, 600, 700}, {200, 600, 700}}},
		"filled shapes":               {[]shape{rect(50, 600, 200, 700, false)}, nil, nil},
		"short strokes":               {[]shape{rect(50, 600, 55, 601, false)}, nil, nil},
		"upright rules in pieces":     {[]shape{rect(50, 650, 51, 700, false), rect(50, 600, 51, 650, false)}, nil, []rule{{50.5, 600, 700}}},
		"upright rules apart":         {[]shape{rect(50, 660, 51, 700, false), rect(50, 600, 51, 640, false)}, nil, []rule{{50.5, 600, 640}, {50.5, 660, 700}}},
		"upright rules at two places": {[]shape{rect(50, 600, 51, 700, false), rect(90, 600, 91, 700, false)}, nil, []rule{{50.5, 600, 700}, {90.5, 600, 700}}},
	} {
		flat, upright := rulesOf(tc.drawn)
		if !slices.Equal(flat, tc.flat) || !slices.Equal(upright, tc.upright) {
			t.Errorf("%s: %v and %v, want %v and %v", name, flat, upright, tc.flat, tc.upright)
		}
	}
}

// The pieces of one rule may lie a little beside each other.
func TestPiecesOfARuleThatAreNotQuiteInLine(t *testing.T) {
	got := join([]rule{{50.4, 600, 650}, {50.6, 650, 700}, {50.4, 700, 750}})
	if len(got) != 1 || got[0].from != 600 || got[0].to != 750 {
		t.Errorf("%v", got)
	}
}

package pdf

import (
	"slices"
	"strings"
	"testing"
)

// ruled is a page with rules at heights and places.
func ruled(p page, heights, places []float64) page {
	left, right, bottom, top := slices.Min(places), slices.Max(places), slices.Min(heights), slices.Max(heights)
	for _, y := range heights {
		p.flat = append(p.flat, rule{y, left, right})
	}
	for _, x := range places {
		p.upright = append(p.upright, rule{x, bottom, top})
	}
	return p
}

func TestTablesWithRules(t *testing.T) {
	rules := func(p page) page { return ruled(p, []float64{714, 678, 642}, []float64{40, 140, 300, 560}) }
	for name, tc := range map[string]struct {
		page page
		want string
	}{
		"cells of one line make a line": {rules(sheet(written(45, 690, "2019"), written(150, 690, "Porter"), written(310, 690, "Leeds"), written(45, 660, "2017"), written(150, 660, "Cook"), written(310, 660, "Hull"))),
			"2019 | Porter | Leeds\n2017 | Cook | Hull"},
		"cells whose lines are at heights of their own": {rules(sheet(written(45, 695, "2019"), written(150, 690, "Porter"), written(310, 698, "Leeds"))), "2019 | Porter | Leeds"},
		"a wrapped cell stays together": {rules(sheet(written(45, 700, "2019"), written(150, 700, "Porter of the"), written(150, 688, "night ward"), written(310, 700, "Leeds"))),
			"2019 | Porter of the night ward | Leeds"},
		"a long cell follows the short ones": {rules(sheet(written(45, 700, "2019"), written(150, 700, "Porter"), written(310, 700, "• Carried what there was"), written(310, 688, "• Kept the keys"))),
			"2019 | Porter\n- Carried what there was\n- Kept the keys"},
		"lines above and below":      {rules(sheet(written(40, 740, "Work"), written(45, 690, "2019"), written(150, 690, "Porter"), written(40, 600, "Studies"))), "Work\n2019 | Porter\nStudies"},
		"words outside of the rules": {rules(sheet(written(5, 690, "out"), written(150, 690, "Porter"))), "out | Porter"},
		"words in one cell alone":    {rules(sheet(written(150, 690, "Porter"), written(150, 660, "Cook"))), "Porter\nCook"},
		"no words":                   {rules(sheet()), ""},
		"a box around all":           {ruled(sheet(written(45, 690, "2019"), written(310, 690, "Leeds")), []float64{714, 642}, []float64{40, 560}), "2019 | Leeds"},
	} {
		if got := unbroken(strings.TrimSpace(compose([]page{tc.page}).Text)); got != tc.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, tc.want)
		}
	}
}

// A table's rows come in the order of the page, whatever the order of drawing.
func TestBandsComeFromTheTop(t *testing.T) {
	p := ruled(page{}, []float64{642, 714, 678, 679}, []float64{300, 40, 140, 560, 141})
	var got [][2]float64
	for _, b := range bands(p.flat, p.upright) {
		got = append(got, [2]float64{b.top, b.bottom})
		if !slices.Equal(b.edges, []float64{40, 140, 300, 560}) {
			t.Errorf("edges %v", b.edges)
		}
	}
	if want := [][2]float64{{714, 679}, {679, 642}}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	many := ruled(page{}, make([]float64, maxRules), []float64{1, 2, 3})
	if got := bands(many.flat, many.upright); got != nil {
		t.Errorf("%d rows of too many rules", len(got))
	}
}

func TestCellsAreBlocksWithCells(t *testing.T) {
	p := ruled(sheet(written(45, 690, "2019"), written(150, 690, "Porter"), written(310, 690, "Leeds")), []float64{714, 678}, []float64{40, 140, 300, 560})
	d := compose([]page{p})
	if len(d.Blocks) != 1 || !slices.Equal(d.Blocks[0].Cells, []string{"2019", "Porter", "Leeds"}) {
		t.Errorf("%+v", d.Blocks)
	}
}

func TestTablesWithoutRules(t *testing.T) {
	got := unbroken(said(
		spaced(40, 700, 48, "2019 – 2021", "2015 – 2019", "2011 – 2015"),
		spaced(140, 700, 48, "Porter of the whole night ward", "Cook", "Clerk"), spaced(140, 688, 48, "Mercy Hill", "Red Lion", "Town hall"), spaced(140, 676, 48, "Leeds", "Hull", "York"),
		spaced(300, 700, 48, "• Carried what was there", "• Stirred what was there", "• Filed what was there"), spaced(300, 688, 48, "• Kept the keys", "• Kept the knives", "• Kept the stamps")))
	want := "2019 – 2021\nPorter of the whole night ward\nMercy Hill\nLeeds\n- Carried what was there\n- Kept the keys\n2015 – 2019\nCook\nRed Lion\nHull\n- Stirred what was there\n- Kept the knives\n2011 – 2015\nClerk\nTown hall\nYork\n- Filed what was there\n- Kept the stamps"
	if got != want {
		t.Errorf("\n%s\nwant\n%s", got, want)
	}
}

package pdf

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// upwards writes turned text as it is on the page turned so that it is upright: x is the
// height on the page where it begins.
func upwards(x float64, text string) []glyph { return written(x, 550, text) }

func TestTurnedHeadingsStandBeforeTheirLines(t *testing.T) {
	p := sheet(lines(80, 700, "Carried what there was to carry.", "Kept the keys.", "Kept the doors."), lines(80, 640, "Studied law in Leeds.", "Wrote of it.", "Wrote more of it."))
	p.turned[1] = slices.Concat(upwards(678, "Work"), upwards(610, "School"))
	d := compose([]page{p})
	want := "Work\nCarried what there was to carry.\nKept the keys.\nKept the doors.\nSchool\nStudied law in Leeds.\nWrote of it.\nWrote more of it."
	if unbroken(strings.TrimSpace(d.Text)) != want || len(d.Turned) > 0 {
		t.Errorf("upwards:\n%s\n%q", d.Text, d.Turned)
	}
	p.turned[1], p.turned[3] = nil, slices.Concat(upwards(90, "Work"), upwards(150, "School"))
	if d := compose([]page{p}); unbroken(strings.TrimSpace(d.Text)) != want {
		t.Errorf("downwards:\n%s", d.Text)
	}
}

// Short parts have their headings close to each other.
func TestTurnedHeadingsThatAreClose(t *testing.T) {
	p := sheet(written(80, 700, "Kept the keys."), written(80, 640, "Studied law in Leeds."), written(80, 580, "Sings, as a tenor."))
	p.turned[1] = slices.Concat(upwards(530, "What else I do"), upwards(610, "School"), upwards(650, "Work and life"))
	d := compose([]page{p})
	if want := "Work and life\nKept the keys.\nSchool\nStudied law in Leeds.\nWhat else I do\nSings, as a tenor."; unbroken(strings.TrimSpace(d.Text)) != want {
		t.Errorf("%q without %q", d.Text, d.Turned)
	}
}

func TestTurnedTextThatIsNoHeadingIsLeftOut(t *testing.T) {
	for name, text := range map[string]string{"long": "printed by the firm of Brandt and sons in Leeds", "without letters": "12 345"} {
		p := sheet(written(80, 700, "Carried what there was to carry."))
		p.turned[1] = upwards(500, text)
		d := compose([]page{p})
		if strings.TrimSpace(d.Text) != "Carried what there was to carry." || !slices.Equal(d.Turned, []string{text}) {
			t.Errorf("%s: %q without %q", name, d.Text, d.Turned)
		}
	}
}

func TestDirections(t *testing.T) {
	way := func(dx, dy float64) glyph { g := letterAt("a", 0, 0); g.dx, g.dy = dx, dy; return g }
	list := []glyph{way(1, 0), way(0, 1), way(0, 1), way(-1, 0), way(0, -1), way(0.7, 0.7), {text: " ", made: true, dx: 1}, {text: " ", dx: 1}}
	if got := directions(list); got != [4]int{1, 2, 1, 1} {
		t.Errorf("%v", got)
	}
	if got := upright(list); len(got) != 3 || len(list) != 8 {
		t.Errorf("%d upright of %d", len(got), len(list))
	}
}

// What people put on pages, at random: each letter is in the text that is read.
func TestNothingOfAPageIsLost(t *testing.T) {
	for seed := range uint64(50) {
		r := rand.New(rand.NewPCG(seed, 1))
		pages := make([]page, 1+r.IntN(2))
		var all []glyph
		for i := range pages {
			pages[i] = randomPage(r)
			all = append(all, pages[i].glyphs...)
		}
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			d := compose(pages)
			kept(t, &d, lettersOn(all...))
		})
	}
}

// randomPage is a page of several columns, labels, tables and dots.
func randomPage(r *rand.Rand) page {
	p := page{width: 600, height: 800}
	y := 780.0
	for y > 100 {
		places := make([]float64, 1+r.IntN(4))
		for i := range places {
			places[i] = 30 + float64(i)*560/float64(len(places)) + float64(r.IntN(20))
		}
		low, step := y, []float64{9, 12, 17, 25}[r.IntN(4)]
		for i, x := range places {
			room := 560/len(places)/5 - 3
			at := y - float64(r.IntN(3))
			for range 1 + r.IntN(12) {
				p.glyphs = append(p.glyphs, in([]float64{10, 10, 10, 14}[r.IntN(4)], written(x, at, randomLine(r, max(1, room-r.IntN(room)))))...)
				at -= step * float64(1+r.IntN(4)/3)
				if r.IntN(9) == 0 {
					p.dots = append(p.dots, dot(x-6, at))
				}
				if i == 0 && r.IntN(3) == 0 {
					at -= 2 * step
				}
			}
			low = min(low, at)
		}
		if r.IntN(3) == 0 {
			table := ruled(page{}, []float64{y + 12, (y + low) / 2, low}, append([]float64{20, 590}, places[1:]...))
			p.flat, p.upright = append(p.flat, table.flat...), append(p.upright, table.upright...)
		}
		y = low - float64(r.IntN(30))
	}
	return p
}

// randomLine is a line of so many letters at most.
func randomLine(r *rand.Rand, room int) string {
	words := []string{"2019", "–", "2021", "•", "May", "Porter", "of", "the", "W", "A", "R", "D", "east-", "Leeds,", "houses.", "אחות", "東京", "to-"}
	line := words[r.IntN(len(words))]
	for {
		next := line + " " + words[r.IntN(len(words))]
		if len([]rune(next)) > room {
			return line
		}
		line = next
	}
}

func TestTurnedTextThatNobodySeesIsHidden(t *testing.T) {
	p := sheet(written(80, 700, "Kept the keys."))
	p.turned[1] = upwards(650, "Kubernetes")
	for i := range p.turned[1] {
		p.turned[1][i].unseen = !p.turned[1][i].blank()
	}
	if d := compose([]page{p}); strings.TrimSpace(d.Text) != "Kept the keys." || !slices.Equal(d.Hidden, []string{"Kubernetes"}) {
		t.Errorf("%q, hidden %q", d.Text, d.Hidden)
	}
}

package papers

import (
	"fmt"
	"strings"
)

// inDrawnGlyphs writes a run in a font of drawn shapes. The dash, the apostrophe and the
// sign of items have the codes that TeX's fonts have for them, which say nothing to who
// does not know those fonts; letters with accents have codes of Windows-1252.
func inDrawnGlyphs(f *file, b *strings.Builder, r run) {
	f.needDrawn()
	r.font = nameless
	list := codes(r.text)
	for i, c := range list {
		switch c {
		case 0x96:
			list[i] = drawnDash
		case 0x92:
			list[i] = 0x27
		case 0x95:
			list[i] = 0x88
		}
	}
	show(b, r, r.x, list)
}

// drawnDash is the code of the dash.
const drawnDash = 21

// needDrawn adds the font of drawn shapes, once.
func (f *file) needDrawn() {
	if strings.Contains(f.fonts, nameless) {
		return
	}
	widths := f.widths[regular]
	var procs, names, advances strings.Builder
	for code := drawnDash; code < 256; code++ {
		advance := 0
		if code == drawnDash {
			advance = 556
		} else if code >= 32 {
			advance = widths[code-32]
		}
		fmt.Fprintf(&advances, "%d ", advance)
		fmt.Fprintf(&names, "/a%d", code)
		fmt.Fprintf(&procs, "/a%d %d 0 R", code, f.stream("", drawing(code, advance)))
	}
	n := f.add(fmt.Sprintf("<</Type/Font/Subtype/Type3/FontBBox[0 -220 1000 800]/FontMatrix[.001 0 0 .001 0 0]/FirstChar %d/LastChar 255/Widths[%s]/CharProcs<<%s>>/Encoding<</Type/Encoding/Differences[%d%s]>>>>",
		drawnDash, advances.String(), procs.String(), drawnDash, names.String()))
	f.fonts += fmt.Sprintf("/%s %d 0 R", nameless, n)
}

// drawing is a box of the size that the letter's ink has.
func drawing(code, advance int) string {
	low, high := 0, 520
	switch {
	case code == drawnDash, code == '-':
		low, high = 220, 260
	case code == ' ', advance == 0:
		return fmt.Sprintf("%d 0 0 0 0 0 d1", advance)
	case strings.ContainsRune(".,", rune(code)):
		high = 110
	case strings.ContainsRune("gjpqy", rune(code)):
		low = -210
	case code < 'a' || strings.ContainsRune("bdfhiklt", rune(code)) || code > 127:
		high = 720
	}
	return fmt.Sprintf("%d 0 40 %d %d %d d1 40 %d %d %d re f", advance, low, advance-40, high, low, advance-80, high-low)
}

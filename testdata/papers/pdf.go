package papers

import (
	"bytes"
	"fmt"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
)

// The fonts of a file, by their names in its pages.
const (
	regular  = "F1"
	bold     = "F2"
	nameless = "F3" // a font of drawn shapes whose glyphs have names that say nothing
)

// file is a PDF in the making. Objects are numbered from 1, the first being the catalog,
// the second the list of pages.
type file struct {
	objects []string
	pages   []int
	// widths are those of the regular and the bold font.
	widths map[string][224]int
	fonts  string
	form   string
}

// newFile begins a file.
func newFile() *file {
	f := &file{objects: make([]string, 2), widths: map[string][224]int{regular: regularWidths(), bold: boldWidths()}}
	for _, font := range [][2]string{{regular, "Helvetica"}, {bold, "Helvetica-Bold"}} {
		n := f.add(fmt.Sprintf("<</Type/Font/Subtype/Type1/BaseFont/%s/Encoding/WinAnsiEncoding>>", font[1]))
		f.fonts += fmt.Sprintf("/%s %d 0 R", font[0], n)
	}
	return f
}

// add adds an object and returns its number.
func (f *file) add(body string) int {
	f.objects = append(f.objects, body)
	return len(f.objects)
}

// stream adds an object with contents.
func (f *file) stream(dict, data string) int {
	return f.add(fmt.Sprintf("<<%s/Length %d>>\nstream\n%s\nendstream", dict, len(data), data))
}

// page adds a page with the entries of its dictionary, such as its boxes.
func (f *file) page(entries, content string) {
	n := f.stream("", content)
	f.pages = append(f.pages, f.add(fmt.Sprintf("<</Type/Page/Parent 2 0 R%s/Resources<</Font<<%s>>>>/Contents %d 0 R>>", entries, f.fonts, n)))
}

// bytes writes the file.
func (f *file) bytes() []byte {
	f.objects[0] = "<</Type/Catalog/Pages 2 0 R" + f.form + ">>"
	var kids strings.Builder
	for _, n := range f.pages {
		fmt.Fprintf(&kids, "%d 0 R ", n)
	}
	f.objects[1] = fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]>>", len(f.pages), kids.String())
	var b bytes.Buffer
	b.WriteString("%PDF-1.5\n")
	offsets := make([]int, len(f.objects))
	for i, o := range f.objects {
		offsets[i] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(f.objects)+1)
	for _, at := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(f.objects)+1, start)
	return b.Bytes()
}

// width is how far a text advances.
func (f *file) width(text, font string, size float64) float64 {
	widths, ok := f.widths[font]
	if !ok {
		widths = f.widths[regular]
	}
	sum := 0
	for _, c := range codes(text) {
		if c >= 32 {
			sum += widths[c-32]
		}
	}
	return float64(sum) * size / 1000
}

// codes encodes a text in Windows-1252, as the fonts do.
func codes(text string) []byte {
	out, err := encoding.ReplaceUnsupported(charmap.Windows1252.NewEncoder()).Bytes([]byte(text))
	if err != nil {
		return nil
	}
	return out
}

// hex writes codes as PDF does.
func hex(codes []byte) string { return fmt.Sprintf("<%x>", codes) }

// regularWidths are the advances of Helvetica by the codes of
// Windows-1252 from 32, in thousandths of the size.
func regularWidths() [224]int {
	return [224]int{
		278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
		1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
		333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584, 350,
		556, 350, 222, 556, 333, 1000, 556, 556, 333, 1000, 667, 333, 1000, 350, 611, 350, 350, 222, 222, 333, 333, 350, 556, 1000, 333, 1000, 500, 333, 944, 350, 500, 667,
		278, 333, 556, 556, 556, 556, 260, 556, 333, 737, 370, 556, 584, 333, 737, 333, 400, 584, 333, 333, 333, 556, 537, 278, 333, 333, 365, 556, 834, 834, 834, 611,
		667, 667, 667, 667, 667, 667, 1000, 722, 667, 667, 667, 667, 278, 278, 278, 278, 722, 722, 778, 778, 778, 778, 778, 584, 778, 722, 722, 722, 722, 667, 667, 611,
		556, 556, 556, 556, 556, 556, 889, 500, 556, 556, 556, 556, 278, 278, 278, 278, 556, 556, 556, 556, 556, 556, 556, 584, 611, 556, 556, 556, 556, 500, 556, 500,
	}
}

// boldWidths are those of its bold face.
func boldWidths() [224]int {
	return [224]int{
		278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611,
		975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556,
		333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584, 350,
		556, 350, 278, 556, 500, 1000, 556, 556, 333, 1000, 667, 333, 1000, 350, 611, 350, 350, 278, 278, 500, 500, 350, 556, 1000, 333, 1000, 556, 333, 944, 350, 500, 667,
		278, 333, 556, 556, 556, 556, 280, 556, 333, 737, 370, 556, 584, 333, 737, 333, 400, 584, 333, 333, 333, 611, 556, 278, 333, 333, 365, 556, 834, 834, 834, 611,
		722, 722, 722, 722, 722, 722, 1000, 722, 667, 667, 667, 667, 278, 278, 278, 278, 722, 722, 778, 778, 778, 778, 778, 584, 778, 722, 722, 722, 722, 667, 667, 611,
		556, 556, 556, 556, 556, 556, 889, 556, 556, 556, 556, 556, 278, 278, 278, 278, 611, 611, 611, 611, 611, 611, 611, 584, 611, 611, 611, 611, 611, 556, 611, 556,
	}
}

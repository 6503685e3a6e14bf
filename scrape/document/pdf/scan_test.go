package pdf

import (
	"context"
	"fmt"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/klippa-app/go-pdfium/requests"

	"skillmatch/scrape/document/ocr"
	"skillmatch/testdata/papers"
)

// recognizer is tesseract.
func recognizer(ctx context.Context, picture []byte) ([]Recognized, error) {
	list, err := ocr.Words(ctx, picture)
	out := make([]Recognized, len(list))
	for i, w := range list {
		out[i] = Recognized(w)
	}
	return out, err
}

// A page that is drawn and recognized says what it says as text.
func TestPicturesAreRecognized(t *testing.T) {
	if _, err := exec.LookPath("tesseract"); err != nil {
		t.Skip("tesseract is not installed")
	}
	if testing.Short() {
		t.Skip("recognizing takes seconds")
	}
	p := papers.Written()[0]
	written, err := Read(t.Context(), p.Data, Options{CacheDir: cache})
	if err != nil {
		t.Fatal(err)
	}
	picture, width, height := drawn(t, p.Data)
	d, err := ReadPicture(t.Context(), picture, width, height, recognizer)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]int{}
	for w := range strings.FieldsSeq(d.Text) {
		got[w]++
	}
	kept, all := 0, 0
	for w := range strings.FieldsSeq(written.Text) {
		all++
		if got[w] > 0 {
			got[w]--
			kept++
		}
	}
	if 100*kept < 95*all {
		t.Errorf("%d of %d words are recognized:\n%s", kept, all, d.Text)
	}
}

// drawn returns the first page of a document as a picture.
func drawn(t *testing.T, data []byte) (picture []byte, width, height int) {
	t.Helper()
	pool, stop, err := engine(t.Context(), Options{CacheDir: cache})
	if err != nil {
		t.Fatal(err)
	}
	defer stop()
	instance, err := pool.GetInstanceWithContext(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer instance.Close()
	doc, err := instance.OpenDocument(&requests.OpenDocument{File: &data})
	if err != nil {
		t.Fatal(err)
	}
	at := requests.Page{ByIndex: &requests.PageByIndex{Document: doc.Document}}
	size, err := instance.GetPageSize(&requests.GetPageSize{Page: at})
	if err != nil {
		t.Fatal(err)
	}
	if picture, err = draw(instance, at); err != nil {
		t.Fatal(err)
	}
	return picture, int(size.Width * scanDPI / 72), int(size.Height * scanDPI / 72)
}

func TestRecognizedWordsAreLaidOut(t *testing.T) {
	words := func(line, top int, texts ...string) (out []Recognized) {
		x := 200
		for _, s := range texts {
			out = append(out, Recognized{Text: s, Left: x, Right: x + 20*len(s), Top: top, Bottom: top + 30, Line: line})
			x += 20*len(s) + 12
		}
		return out
	}
	list := append(words(0, 300, "Ward", "clerk"), words(1, 350, "e", "Kept", "the", "rota")...)
	list = append(list, words(2, 400, "¢", "answered", "calls")...)
	d, err := ReadPicture(t.Context(), nil, 2480, 3508, func(context.Context, []byte) ([]Recognized, error) { return list, nil })
	if err == nil {
		t.Fatal("a picture of nothing is recognized")
	}
	d, err = ReadPicture(t.Context(), []byte{1}, 2480, 3508, func(context.Context, []byte) ([]Recognized, error) { return list, nil })
	if want := "Ward clerk\n- Kept the rota\n- answered calls\n"; err != nil || d.Text != want {
		t.Errorf("%q, %v, want %q", d.Text, err, want)
	}
	if _, err = ReadPicture(t.Context(), []byte{1}, 10, 10, func(context.Context, []byte) ([]Recognized, error) { return nil, fmt.Errorf("no program") }); err == nil || !strings.Contains(err.Error(), "page 1") {
		t.Errorf("%v does not name the page", err)
	}
}

// Lines of two columns may be at one height.
func TestRecognizedWordsAreTheSameEveryTime(t *testing.T) {
	list := []Recognized{
		{Text: "Ward", Left: 200, Right: 300, Top: 300, Bottom: 330, Line: 0}, {Text: "clerk", Left: 320, Right: 420, Top: 300, Bottom: 330, Line: 0},
		{Text: "e", Left: 1200, Right: 1220, Top: 300, Bottom: 330, Line: 1}, {Text: "Kept", Left: 1240, Right: 1320, Top: 300, Bottom: 330, Line: 1},
	}
	want := placed(list, 842)
	for range 50 {
		if got := placed(list, 842); !slices.Equal(got, want) {
			t.Fatalf("%v and %v", got, want)
		}
	}
}

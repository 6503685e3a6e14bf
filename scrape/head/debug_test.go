package head

import (
	"fmt"
	"os"
	"skillmatch/scrape/document"
	"skillmatch/scrape/posting"
	"testing"
)

func TestDebug(t *testing.T) {
	b, err := os.ReadFile(os.Getenv("DBG"))
	if err != nil {
		t.Skip()
	}
	p := &posting.Posting{Text: document.Outline(string(b))}
	r := &reader{rules: load(), text: p.Text, known: p}
	r.scan()
	for _, l := range r.list {
		fmt.Printf("%d gap=%v %q label=%d\n", l.kind, l.gap, l.text, l.label)
		for _, k := range l.pieces {
			fmt.Printf("    %q sep=%q t%d p%d c%d terms=%v\n", k.text, k.sep, k.title, k.place, k.company, k.terms)
		}
	}
	fmt.Printf("contact=%v body %.60q\n", r.contact, r.body)
	Read(p)
	fmt.Printf("%q %q %q %.80q\n", p.Title, p.Company, p.Location, p.Text)
}

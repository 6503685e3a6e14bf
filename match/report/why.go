package report

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"skillmatch/match/explain"
)

// Why prints why one posting ranks above another. The error is the writer's or the
// encoder's.
func Why(w io.Writer, e *explain.Explanation, o Options) error {
	return write(w, func(b *bytes.Buffer) error {
		switch o.Format {
		case JSON, JSONL:
			o.Single = true
			return encode(b, []*explain.Explanation{e}, o)
		case CSV:
			return rows(b, []string{"part", "a", "b", "difference"}, differences(e))
		case Markdown:
			return whyDocument(markdown{b}, e)
		}
		return whyDocument(&terminal{b, o}, e)
	})
}

// whyDocument prints the two postings, the parts of their scores, and the required
// skills.
func whyDocument(d document, e *explain.Explanation) error {
	d.title(verdictOf(e))
	d.list([]string{"A: " + name(&e.A), "B: " + name(&e.B)})
	for _, side := range []struct {
		name string
		side *explain.Side
	}{{"A", &e.A}, {"B", &e.B}} {
		if why := side.side.NotUnderstood; why != "" {
			d.text(side.name + " is not understood: " + line(why) + ".")
		}
	}
	if err := d.table("What each part gives to the score", []string{"Part", "A", "B", "A - B"}, differences(e), nil); err != nil {
		return err
	}
	list := [][]string{
		{"has", orNone(strings.Join(e.A.Held, ", ")), orNone(strings.Join(e.B.Held, ", "))},
		{"related", orNone(strings.Join(e.A.Related, ", ")), orNone(strings.Join(e.B.Related, ", "))},
		{"missing", orNone(strings.Join(e.A.Missing, ", ")), orNone(strings.Join(e.B.Missing, ", "))},
	}
	return d.table("Required skills", []string{"Status", "A", "B"}, list, []int{0, 1, 1})
}

// verdictOf says which posting ranks above the other, and by how many points. One that
// is not understood ranks below the other whatever it scores.
func verdictOf(e *explain.Explanation) string {
	a, b := e.A.NotUnderstood == "", e.B.NotUnderstood == ""
	switch gap := e.Gap(); {
	case gap <= 0 && a && !b:
		return "A ranks above B, which is not understood"
	case gap >= 0 && b && !a:
		return "B ranks above A, which is not understood"
	case gap > 0:
		return fmt.Sprintf("A ranks above B by %s points", decimal(gap))
	case gap < 0:
		return fmt.Sprintf("B ranks above A by %s points", decimal(-gap))
	}
	return "A and B score the same"
}

// name returns a posting's title, company, score and fit.
func name(s *explain.Side) string {
	t := line(s.Posting.Title)
	if t == "" {
		t = line(s.Posting.ID)
	}
	if c := line(s.Posting.Company); c != "" {
		t += " · " + c
	}
	return fmt.Sprintf("%s, score %s, %s", t, decimal(s.Score), s.Fit)
}

// differences returns one row for each part of the scores, and one for the scores.
func differences(e *explain.Explanation) [][]string {
	var list [][]string
	for _, p := range e.Parts {
		list = append(list, []string{p.Part, decimal(p.A), decimal(p.B), fmt.Sprintf("%+.1f", p.Difference)})
	}
	return append(list, []string{"score", decimal(e.A.Score), decimal(e.B.Score), fmt.Sprintf("%+.1f", e.Gap())})
}

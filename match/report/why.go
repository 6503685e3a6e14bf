package report

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"skillmatch/match"
)

// Why prints why one posting ranks above another.
func Why(w io.Writer, e *match.Explanation, o Options) error {
	return write(w, func(b *bytes.Buffer) error {
		switch o.Format {
		case JSON, JSONL:
			o.Single = true
			return encode(b, []*match.Explanation{e}, o)
		case CSV:
			return rows(b, []string{"part", "a", "b", "difference"}, differences(e))
		case Markdown:
			return whyDocument(markdown{b}, e)
		}
		return whyDocument(&terminal{b, o}, e)
	})
}

func whyDocument(d document, e *match.Explanation) error {
	d.title(verdictOf(e))
	d.list([]string{"A: " + name(&e.A), "B: " + name(&e.B)})
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

// verdictOf says which posting ranks above and by how much.
func verdictOf(e *match.Explanation) string {
	switch gap := e.Gap(); {
	case gap > 0:
		return fmt.Sprintf("A ranks above B by %s points", number(gap))
	case gap < 0:
		return fmt.Sprintf("B ranks above A by %s points", number(-gap))
	}
	return "A and B score the same"
}

func name(s *match.Side) string {
	t := line(s.Posting.Title)
	if t == "" {
		t = line(s.Posting.ID)
	}
	if c := line(s.Posting.Company); c != "" {
		t += " · " + c
	}
	return fmt.Sprintf("%s, score %s, %s", t, number(s.Score), s.Fit)
}

func differences(e *match.Explanation) [][]string {
	var list [][]string
	for _, p := range e.Parts {
		list = append(list, []string{p.Part, number(p.A), number(p.B), fmt.Sprintf("%+.1f", p.Difference)})
	}
	return append(list, []string{"score", number(e.A.Score), number(e.B.Score), fmt.Sprintf("%+.1f", e.Gap())})
}

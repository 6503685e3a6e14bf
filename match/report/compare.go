package report

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"

	"skillmatch/match"
)

// Comparison prints which postings rise and fall between two résumés.
func Comparison(w io.Writer, c *match.Comparison, o Options) error {
	return write(w, func(b *bytes.Buffer) error {
		switch o.Format {
		case JSON, JSONL:
			o.Single = true
			return encode(b, []*match.Comparison{c}, o)
		case CSV:
			return comparisonCSV(b, c)
		case Markdown:
			return comparisonDocument(markdown{b}, c)
		}
		return comparisonDocument(&terminal{b, o}, c)
	})
}

func comparisonDocument(d document, c *match.Comparison) error {
	d.title(fmt.Sprintf("From %s to %s: %d of %d postings rise, %d fall", c.A.ID, c.B.ID, c.Rises, c.Postings, c.Falls) + partly(c.Incomplete))
	list := [][]string{}
	for i := range c.Shifts {
		s := &c.Shifts[i]
		why := make([]string, 0, len(s.Causes))
		for _, k := range s.Causes {
			why = append(why, cause(&k))
		}
		list = append(list, []string{signed(s.Change), number(s.A), number(s.B), postingTitle(&s.Posting), s.Posting.Company, orNone(strings.Join(why, "; "))})
	}
	if len(list) == 0 && c.Rises+c.Falls == 0 {
		d.text("No score changes.")
	}
	if err := d.table("Largest changes", []string{"Change", "From", "To", "Title", "Company", "Because"}, list, []int{0, 0, 0, 2, 1, 4}); err != nil {
		return err
	}
	if len(c.Warnings) > 0 {
		d.list(c.Warnings)
	}
	return nil
}

// partly marks a result of which a part is missing.
func partly(incomplete bool) string {
	if incomplete {
		return " (incomplete: interrupted)"
	}
	return ""
}

// cause tells what made a difference: "+2.1 new: a line", "-1.0 gone: a line",
// "-1.0 gone together: a line; another".
func cause(k *match.Cause) string {
	lines := k.Lines
	if n := len(lines) - named; n > 1 { // "and 1 more" saves no room
		lines = append(lines[:named:named], fmt.Sprintf("and %d more lines", n))
	}
	together := " together: " + strings.Join(lines, "; ")
	switch {
	case k.Both:
		return signed(k.Points) + " changed" + together
	case len(lines) > 0 && k.Added:
		return signed(k.Points) + " new" + together
	case len(lines) > 0:
		return signed(k.Points) + " gone" + together
	case k.Was == k.Line && k.Was != "":
		return signed(k.Points) + " in another role or at other dates: " + k.Line
	case k.Was != "":
		return signed(k.Points) + " changed: " + k.Line + " (was: " + k.Was + ")"
	case k.Part != "":
		return signed(k.Points) + " " + k.Part
	case k.Added:
		return signed(k.Points) + " new: " + k.Line
	}
	return signed(k.Points) + " gone: " + k.Line
}

// named is how many lines of those that act together are named.
const named = 3

func signed(x float64) string {
	if x > 0 {
		return "+" + number(x)
	}
	return number(x)
}

func comparisonCSV(b *bytes.Buffer, c *match.Comparison) error {
	list := [][]string{}
	for i := range c.Shifts {
		s := &c.Shifts[i]
		row := []string{strconv.Itoa(i + 1), s.Posting.ID, s.Posting.Title, s.Posting.Company, number(s.A), number(s.B), number(s.Change), ""}
		for _, k := range s.Causes {
			row[len(row)-1] = cause(&k)
			list = append(list, append([]string{}, row...))
		}
		if len(s.Causes) == 0 {
			list = append(list, row)
		}
	}
	return rows(b, []string{"rank", "id", "title", "company", "from", "to", "change", "cause"}, list)
}

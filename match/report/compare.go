package report

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"

	"skillmatch/match/compare"
)

// Comparison prints which postings rise and fall between two résumés, and because of
// which lines. The error is the writer's or the encoder's.
func Comparison(w io.Writer, c *compare.Comparison, o Options) error {
	return write(w, func(b *bytes.Buffer) error {
		switch o.Format {
		case JSON, JSONL:
			o.Single = true
			return encode(b, []*compare.Comparison{c}, o)
		case CSV:
			return comparisonCSV(b, c)
		case Markdown:
			return comparisonDocument(markdown{b}, c)
		}
		return comparisonDocument(&terminal{b, o}, c)
	})
}

// comparisonDocument prints the counts and a table of the largest changes.
func comparisonDocument(d document, c *compare.Comparison) error {
	d.title(fmt.Sprintf("From %s to %s: %d of %d postings rise, %d fall", c.A.ID, c.B.ID, c.Rises, c.Postings, c.Falls) + leftOut(c.NotUnderstood) + partly(c.Incomplete))
	list := [][]string{}
	for i := range c.Shifts {
		s := &c.Shifts[i]
		why := make([]string, 0, len(s.Causes))
		for _, k := range s.Causes {
			why = append(why, cause(&k))
		}
		list = append(list, []string{signed(s.Change), decimal(s.A), decimal(s.B), postingTitle(&s.Posting), s.Posting.Company, orNone(strings.Join(why, "; "))})
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

// partly returns what marks a result of which a part is missing.
func partly(incomplete bool) string {
	if incomplete {
		return " (incomplete: interrupted)"
	}
	return ""
}

// cause says what made a difference: "+2.1 new: a line", "-1.0 gone: a line", "-1.0
// gone together: a line; another".
func cause(k *compare.Cause) string {
	lines := k.Lines
	if n := len(lines) - maxLines; n > 1 { // "and 1 more" saves no room
		lines = append(lines[:maxLines:maxLines], fmt.Sprintf("and %d more lines", n))
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

// maxLines is how many of the lines that act together are printed.
const maxLines = 3

// signed prints a number with one decimal and always with its sign, unless it is 0.
func signed(x float64) string {
	if x > 0 {
		return "+" + decimal(x)
	}
	return decimal(x)
}

// comparisonCSV prints one row for each cause, or one for a change without causes.
func comparisonCSV(b *bytes.Buffer, c *compare.Comparison) error {
	list := [][]string{}
	for i := range c.Shifts {
		s := &c.Shifts[i]
		row := []string{strconv.Itoa(i + 1), s.Posting.ID, s.Posting.Title, s.Posting.Company, decimal(s.A), decimal(s.B), decimal(s.Change), ""}
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

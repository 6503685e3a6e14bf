package catalog

import (
	"cmp"
	"strings"
	"time"

	"skillmatch/index/library"
	"skillmatch/index/skill"
	"skillmatch/match/ask"
	"skillmatch/match/packed"
)

// parser packs the postings of one segment of a library for ranking and reads what
// they are searched by.
type parser struct {
	vocabulary *skill.Vocabulary
	reader     *ask.Reader
	encoder    *packed.Encoder
	cutter     cutter
}

// newParser returns a parser that recognizes the skills of a vocabulary.
func newParser(v *skill.Vocabulary) *parser {
	return &parser{v, ask.NewReader(v), packed.NewEncoder(v), newCutter(v)}
}

// Parse packs a posting and reads what it is searched by.
func (k *parser) Parse(r *library.Posting) ([]byte, library.Fields) {
	p := Posting(r)
	parsed := k.reader.Read(&p)
	facts := k.reader.Facts(&p, &parsed)
	words := append(k.cutter.indexed(p.Title+"\n"+p.Company+"\n"+p.Text), pairs(p.Location)...)
	f := library.Fields{Words: strings.Join(words, " "), Place: strings.Join(k.cutter.indexed(p.Location), " "), Remote: string(facts.Remote)}
	for i := range parsed.Skills {
		f.Skills = append(f.Skills, k.vocabulary.Skill(parsed.Skills[i].ID).Name)
	}
	if pay := facts.Pay; pay != nil {
		f.Pay = yearly(pay)
	}
	if day, ok := dayOf(cmp.Or(p.Published, r.Added)); ok {
		f.Day = day
	} else if day, ok := dayOf(r.Added); ok {
		f.Day = day
	}
	return k.encoder.Encode(&p, &parsed), f
}

// Table returns the table that the packed postings share.
func (k *parser) Table() []byte { return k.encoder.Table() }

// The working time of a year, by which pay is compared: 2000 hours, 220 days or 12
// months.
const (
	hoursOfYear  = 2000
	daysOfYear   = 220
	weeksOfYear  = 50
	monthsOfYear = 12
)

// yearly returns the most that a posting pays for a year of full-time work.
func yearly(p *ask.Pay) float64 {
	x := p.Max
	switch p.Period {
	case "hour":
		return x * hoursOfYear
	case "day":
		return x * daysOfYear
	case "week":
		return x * weeksOfYear
	case "month":
		return x * monthsOfYear
	}
	return x
}

// dayOf reads the date at the start of a text as days since 1970-01-01.
func dayOf(s string) (float64, bool) {
	t, err := time.Parse(time.DateOnly, s[:min(len(s), len(time.DateOnly))])
	return float64(t.Unix() / (24 * 60 * 60)), err == nil && t.Year() >= 1970
}

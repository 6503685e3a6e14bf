package match

import (
	"math"
	"slices"
)

// Difference is one part of two scores. The points are shares of the whole
// score, so that those of a posting add up to its score.
type Difference struct {
	Part string  `json:"part"`
	A    float64 `json:"a"`
	B    float64 `json:"b"`
	// Difference is A minus B, rounded to a tenth as they are.
	Difference float64 `json:"difference"`
}

// Side is one of the two postings of a comparison.
type Side struct {
	Posting PostingRef `json:"posting"`
	Score   float64    `json:"score"`
	Fit     Fit        `json:"fit"`
	// Held, Related and Missing are the required skills by their standing, of
	// alternatives only the one that counts.
	Held    []string `json:"required_has"`
	Related []string `json:"required_related"`
	Missing []string `json:"required_missing"`
}

// Explanation says, part by part, why one posting ranks above another.
type Explanation struct {
	Resume ResumeRef    `json:"resume"`
	A      Side         `json:"a"`
	B      Side         `json:"b"`
	Parts  []Difference `json:"parts"`
}

// Why compares the reports of two postings for one résumé.
func Why(a, b *Report) Explanation {
	e := Explanation{Resume: *a.Resume, A: newSide(a), B: newSide(b)}
	for _, r := range []*Report{a, b} {
		for _, p := range r.Parts {
			if !slices.ContainsFunc(e.Parts, func(d Difference) bool { return d.Part == p.Name }) {
				e.Parts = append(e.Parts, Difference{Part: p.Name})
			}
		}
	}
	for i := range e.Parts {
		d := &e.Parts[i]
		d.A, d.B = a.share(d.Part), b.share(d.Part)
		d.Difference = round(d.A - d.B)
	}
	// Doubt is named last in each score; a part that only the second has would
	// stand behind it.
	slices.SortStableFunc(e.Parts, func(x, y Difference) int {
		return boolOrder(x.Part == partDoubt) - boolOrder(y.Part == partDoubt)
	})
	return e
}

func boolOrder(b bool) int {
	if b {
		return 1
	}
	return 0
}

// share is what a part gives to the score, in points of it.
func (s *Score) share(part string) float64 {
	total, points := 0.0, 0.0
	for _, p := range s.Parts {
		total += p.Of
		if p.Name == part {
			points = p.Points
		}
	}
	if total == 0 {
		return 0
	}
	return round(100 * points / total)
}

func newSide(r *Report) Side {
	s := Side{Posting: r.Posting, Score: r.Score.Score, Fit: r.Fit, Held: []string{}, Related: []string{}, Missing: []string{}}
	for i := range r.Skills {
		k := &r.Skills[i]
		switch {
		case k.Importance != Required || k.Source == SourcePhrase:
		case k.Status == Has:
			s.Held = append(s.Held, k.Name)
		case k.Met: // another member of its group is held
		case k.Status == Related:
			s.Related = append(s.Related, k.Name)
		default:
			s.Missing = append(s.Missing, k.Name)
		}
	}
	return s
}

// Gap is by how many points the first posting scores above the second.
func (e *Explanation) Gap() float64 { return math.Round((e.A.Score-e.B.Score)*10) / 10 }

package explain

import (
	"slices"

	"skillmatch/match/ask"
	"skillmatch/match/proof"
	"skillmatch/match/score"
)

// Difference compares one part of two scores. Its points are shares of the whole score,
// so that the points of a posting add up to its score.
type Difference struct {
	Part string  `json:"part"`
	A    float64 `json:"a"`
	B    float64 `json:"b"`
	// Difference is A minus B, rounded to a tenth like the two.
	Difference float64 `json:"difference"`
}

// Side is one of the two postings that an explanation compares.
type Side struct {
	// Posting identifies the posting. Score is its score, 0 to 100, and Fit that score
	// in a word.
	Posting PostingRef `json:"posting"`
	Score   float64    `json:"score"`
	Fit     score.Fit  `json:"fit"`
	// NotUnderstood says why too little of the posting was read for its score to mean
	// anything; it is empty for a posting that is understood.
	NotUnderstood string `json:"not_understood,omitempty"`
	// Held, Related and Missing list the required skills by status; of alternatives,
	// only the one that counts.
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
		d.A, d.B = a.Share(d.Part), b.Share(d.Part)
		d.Difference = score.Round(d.A - d.B)
	}
	// Uncertainty is the last part of each score. A part that only the second score has
	// would come after it.
	slices.SortStableFunc(e.Parts, func(x, y Difference) int {
		return boolOrder(x.Part == score.PartUncertainty) - boolOrder(y.Part == score.PartUncertainty)
	})
	return e
}

// boolOrder returns 1 for true and 0 for false, so that false sorts first.
func boolOrder(b bool) int {
	if b {
		return 1
	}
	return 0
}

// newSide sorts the required skills of a report by status.
func newSide(r *Report) Side {
	s := Side{Posting: r.Posting, Score: r.Score.Score, Fit: r.Fit, NotUnderstood: r.NotUnderstood, Held: []string{}, Related: []string{}, Missing: []string{}}
	for i := range r.Skills {
		k := &r.Skills[i]
		switch {
		case k.Importance != ask.Required || k.Source == SourcePhrase:
		case k.Status == proof.Has:
			s.Held = append(s.Held, k.Name)
		case k.Met: // another member of its group is held
		case k.Status == proof.Related:
			s.Related = append(s.Related, k.Name)
		default:
			s.Missing = append(s.Missing, k.Name)
		}
	}
	return s
}

// Gap returns by how many points the first posting scores above the second. It is
// negative when the second scores higher.
func (e *Explanation) Gap() float64 { return score.Round(e.A.Score - e.B.Score) }

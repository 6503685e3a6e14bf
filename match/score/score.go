package score

import "math"

// Part is one term of the score.
type Part struct {
	Name string `json:"part"`
	// Points is what the résumé earns, 0 to Of, rounded to a tenth.
	Points float64 `json:"points"`
	// Of is the most that the part can give, rounded to a tenth.
	Of float64 `json:"of"`
}

// Score is how well a résumé fits a posting, with the parts that add up to it.
type Score struct {
	// Score is 0 to 100, rounded to a tenth.
	Score float64 `json:"score"`
	// Range holds the least and the greatest score that are possible once everything
	// unknown is settled, rounded to a tenth.
	Range [2]float64 `json:"range"`
	Fit   Fit        `json:"fit"`
	Parts []Part     `json:"breakdown"`
}

// Share returns what the part of a name gives to the score, in points of the score,
// rounded to a tenth. It is 0 for a part that the score does not have.
func (s *Score) Share(part string) float64 {
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
	return Round(100 * points / total)
}

// Round rounds to a tenth, as scores and points are printed.
func Round(x float64) float64 { return math.Round(x*10) / 10 }

// Fit is a score in a word.
type Fit string

// The bands of fit, best first.
const (
	Strong  Fit = "strong"
	Good    Fit = "good"
	Stretch Fit = "stretch"
	Weak    Fit = "weak"
	NoFit   Fit = "none"
)

// Unsure returns the band of a posting of which too little was read, given that of its
// score: at best a [Stretch].
func Unsure(f Fit) Fit {
	if f == Strong || f == Good {
		return Stretch
	}
	return f
}

// ApplyThreshold is the score, 0 to 100, from which a posting is worth an application:
// the lower limit of [Good].
const ApplyThreshold = 48.0

// fit returns the band of a score. With these limits the bands differ least (by .32 of
// a band on average) from the judgments of annotators on one résumé and 163 postings.
// Since every score contains uncertainty, 100 is out of reach and 59 is high.
func fit(score float64) Fit {
	switch {
	case score >= 59:
		return Strong
	case score >= ApplyThreshold:
		return Good
	case score >= 41:
		return Stretch
	case score >= 26:
		return Weak
	}
	return NoFit
}

// sum adds up the parts of one posting's score.
type sum struct {
	earned, of float64 // points that were judged
	unknown    float64 // points that could not be judged
	parts      []Part  // nil when the parts are not needed
}

// add adds a part: the points earned of those judged, and the points that stay unknown.
func (s *sum) add(name string, earned, of, unknown float64) {
	if of > 0 && s.parts != nil {
		s.parts = append(s.parts, Part{name, Round(earned), Round(of)})
	}
	s.earned += earned
	s.of += of
	s.unknown += unknown
}

// addUnknown adds a part of which nothing could be judged.
func (s *sum) addUnknown(name string, unknown float64) { s.add(name, 0, 0, unknown) }

// addUncertainty adds the last part, which contains everything that is unknown.
func (s *sum) addUncertainty() {
	of := weightUncertainty + s.unknown
	s.add(PartUncertainty, priorShare*of, of, 0)
}

// score returns the score of a sum that is complete, uncertainty included.
func (s *sum) score() Score {
	out := Score{Parts: s.parts}
	out.Score = Round(100 * s.earned / s.of)
	// Once settled, what is unknown earns nothing or everything.
	low := s.earned - priorShare*s.unknown
	out.Range = [2]float64{Round(100 * low / s.of), Round(100 * (low + s.unknown) / s.of)}
	out.Fit = fit(out.Score)
	return out
}

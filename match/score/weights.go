// Package score computes how well a résumé fits a posting, from what the posting asks
// and how the résumé meets it: a score from 0 to 100 with its parts, its range and a
// word for it. It also computes an upper bound of the score of a posting that was not
// read yet.
//
//	weights.go    the weight of required skills and of every other part, with the
//	              reasons for it
//	score.go      Score, Part and Fit; the limits of "strong", "good", "stretch", "weak"
//	parts.go      the points of each part: skills, lines, profession, seniority
//	bound.go      Bounder: the upper bound of the score of an unread posting
//	candidate.go  Candidate, a résumé as scoring sees it; Scorer, which scores many
//	              postings for it
//	input.go      Input, a posting as scoring sees it
//
// The package is arithmetic on values: it opens nothing, and gives the same result for
// the same input. It does not know how a posting is read (package ask), nor how a skill
// is found in a résumé (package proof).
package score

// The score is a sum of parts. Each part has points that it can give ("of") and points
// that the résumé earns; the score is the earned share of all points that could be
// judged, times 100:
//
//	           required   preferred  stack   lines   wording  profession  seniority
//	of         up to 70   up to 3    to 12   to 15   10       20          3
//	earned by  skills     skills     skills  text    words    titles      titles, years
//
// The last part is uncertainty, which every posting has. The résumé earns the share of
// it that corresponds to how well postings fit a résumé on average. Uncertainty is as
// large as everything that could not be judged, and a little larger, so that a posting
// of which little can be judged does not lead the ranking on the strength of that
// little.
//
// The "of" of a part grows with what there is to judge: n asked skills carry n/(n+6) of
// the weight of the part. A posting that names one skill says little, and a résumé that
// has this skill is not yet a match.
//
// What cannot be judged counts neither as failed, which would punish careful postings,
// nor as met, which would reward vague ones. Examples are a posting without a
// profession in its title, a résumé without dates, and a line that no line of the
// résumé answers clearly. All this goes into uncertainty and widens the range. An
// earlier version left it out of the score altogether: among 8,665 postings, those in
// languages that the program does not read then led the ranking with 100 points.
//
// An alternative group counts once, with its best member. Skills that are only
// mentioned (the team's stack, duties) weigh a little, because they show what the work
// is, but they are never missing.
//
// Profession counts as a part of its own, since generic words ("experience", "team",
// "stakeholders") fill every posting, and skills alone rank a sales posting of a
// software company above an engineer's posting of a bank.
//
// The weights are round numbers near the best of coarse searches over 163 postings, in
// five sets, that were judged against one résumé. They put .933 of the pairs in the
// right order, on average over the sets. Without required skills it is .863, without
// profession .889, and without stack, other lines or wording .929 to .932. Without
// preferred skills or seniority it stays within .001, though seniority puts the best
// ten in a better order. Wording carries the professions that the vocabulary covers
// less well (.645 of the pairs of 25 other postings, .619 without it).
//
// Tried and rejected, since the gain was within the noise or occurred on one set only:
// more weight for skills in the title or named several times, other weights for kinds
// of skills, two or three times the weight for seniority, less for stack, more for
// wording.
const (
	weightRequired    = 70.0
	weightPreferred   = 3.0
	weightContext     = 12.0
	weightLines       = 15.0
	weightWording     = 10.0
	weightProfession  = 20.0
	weightSeniority   = 3.0
	weightUncertainty = 10.0 // besides what could not be judged

	// priorShare is the share of uncertainty that a résumé earns, and so the score
	// (divided by 100) of a posting of which nothing is known.
	priorShare = 0.35

	// halfSaturation is the n at which n/(n+halfSaturation) reaches one half.
	halfSaturation = 6.0
)

// Lines of text are judged by the share of their weight, 0 to 1, that one line of the
// résumé covers. Below CoverClear nothing is known; from CoverMet on the line is met.
const (
	CoverClear = 0.35
	CoverMet   = 0.6
)

// The names of the parts, as reports print them. The last part of every score is
// uncertainty, which reports call doubt.
const (
	PartRequired    = "required skills"
	PartPreferred   = "preferred skills"
	PartContext     = "stack and duties"
	PartLines       = "other requirements"
	PartWording     = "wording"
	PartProfession  = "profession"
	PartSeniority   = "seniority"
	PartUncertainty = "doubt"
)

// Package explain says why a score is what it is. For every requirement of a posting it
// names the line of the résumé that proves it, or says that it is missing. It also
// judges the hard conditions and says what could not be judged. Without a résumé it
// says what a posting asks for.
//
// The parts are:
//
//   - report.go: the result
//   - reporter.go: a posting and a résumé to a report, each skill with its proof
//   - requirements.go: the posting's lines, with how the résumé meets each
//   - conditions.go: the hard conditions
//   - extract.go: what a posting asks, without a résumé
//   - why.go: why one posting ranks above another
//
// It knows one posting and one résumé at a time. It does not know rankings, nor what a
// printed report looks like.
package explain

import (
	"skillmatch/index"
	"skillmatch/match/age"
	"skillmatch/match/ask"
	"skillmatch/match/condition"
	"skillmatch/match/proof"
	"skillmatch/match/score"
)

// PostingRef identifies a posting in a result.
type PostingRef struct {
	ID       string `json:"id"`
	Title    string `json:"title"`
	Company  string `json:"company"`
	Location string `json:"location"`
	URL      string `json:"url"`
	Source   string `json:"source"`
	// Confidence, 0 to 1, is how sure the reader of the source is that the text is the
	// posting and nothing else.
	Confidence float64 `json:"confidence"`
	Published  string  `json:"published,omitempty"`
	// Age marks postings that are closed or probably filled. It is set only with a
	// résumé.
	Age age.Age `json:"age,omitempty"`
	// Text is the posting's cleaned text. It is set only where it was asked for.
	Text string `json:"text,omitempty"`
}

// ResumeRef identifies a résumé in a result.
type ResumeRef struct {
	ID string `json:"id"`
}

// Quote is a line of the résumé that is cited as proof.
type Quote struct {
	Text    string `json:"text"`
	Section string `json:"section"`
	// Role is the role's title and employer, empty for a line outside of roles.
	Role string `json:"role,omitempty"`
	// Years is the length of that role in years, nil when the role has no dates.
	Years *float64 `json:"years,omitempty"`
}

// Skill is one skill that a posting asks for, as a report shows it.
type Skill struct {
	Name string `json:"name"`
	// Spellings lists the ways in which the posting writes the skill, in order of first
	// occurrence.
	Spellings []string `json:"surface"`
	// Source is "phrase" for a term that only reads like a skill, and empty for a skill
	// of the vocabulary.
	Source     string         `json:"source,omitempty"`
	Importance ask.Importance `json:"importance"`
	Status     proof.Status   `json:"status,omitempty"`
	// Group is the number that alternatives share when one of them is enough; 0 means
	// none.
	Group int `json:"group,omitempty"`
	// Years is the number of years of experience asked for with the skill, 0 when none
	// are.
	Years int `json:"years,omitempty"`
	// Line is the posting's line that asks for the skill.
	Line string `json:"line"`
	// Confidence is how certain it is that the skill is meant: 0.5 to 1, or 0.4 for a
	// phrase.
	Confidence float64 `json:"confidence"`
	// Proof and Via say how a held skill is proved. Via names the skill that implies it
	// or the member of its class; for a related skill it names the substitute.
	Proof    index.Proof `json:"proof,omitempty"`
	Via      string      `json:"via,omitempty"`
	Evidence []Quote     `json:"evidence,omitempty"`
	// HeldYears is how many years dated roles show the skill, overlaps counted once.
	// LastUsed is the month in which the last of these roles ended, as YYYY-MM. Both
	// are absent when no dated role shows the skill.
	HeldYears *float64 `json:"held_years,omitempty"`
	LastUsed  string   `json:"last_used,omitempty"`
	// Met reports whether the skill, or another member of its group, is held.
	Met bool `json:"-"`
}

// Outcome says how well a résumé meets a requirement line.
type Outcome string

// The outcomes of requirements. UnknownOutcome means that nothing in the résumé settles
// the requirement.
const (
	Met            Outcome = "met"
	Partial        Outcome = "partial"
	NotMet         Outcome = "missing"
	UnknownOutcome Outcome = "unknown"
)

// Requirement is one line of the posting that asks for something.
type Requirement struct {
	Text       string         `json:"text"`
	Kind       ask.Kind       `json:"kind"`
	Importance ask.Importance `json:"importance"`
	Status     Outcome        `json:"status,omitempty"`
	Evidence   []Quote        `json:"evidence,omitempty"`
	// Conditional is set for a line that a condition of the report quotes.
	Conditional bool `json:"-"`
}

// Report is the result for one posting and one résumé. Without a résumé it says what
// the posting asks for; then Resume, Score and the statuses are absent.
type Report struct {
	Posting PostingRef `json:"posting"`
	// Duplicates lists the ids of postings that are the same and are not shown.
	Duplicates []string   `json:"duplicates,omitempty"`
	Resume     *ResumeRef `json:"resume,omitempty"`
	*score.Score
	// Understood says how much of what the posting asks was understood. NotUnderstood
	// says why that is too little for the score to mean anything; it is empty for a
	// posting that is understood.
	Understood    ask.Understood `json:"understood"`
	NotUnderstood string         `json:"not_understood,omitempty"`
	Skills        []Skill        `json:"skills"`
	Requirements  []Requirement  `json:"requirements"`
	// Conditions lists the hard conditions. It is set only with a résumé.
	Conditions []condition.Condition `json:"stops,omitempty"`
	// Remote and Pay are absent when the posting does not state them.
	Remote     condition.Way `json:"remote,omitempty"`
	Pay        *ask.Pay      `json:"pay,omitempty"`
	Warnings   []string      `json:"warnings"`
	Vocabulary string        `json:"vocabulary"`
	Version    string        `json:"version"`
}

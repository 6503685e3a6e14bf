// Package condition reads the hard conditions that a posting sets, and says how a
// résumé meets each: permission to work and sponsorship, export control, security
// clearance, licences and certificates, times of work, travel, lifting, age, being a
// student, spoken languages with their levels. It also reads where the work is done.
//
// A posting is read clause by clause. A clause asks for something, waives it, offers it
// or refuses it, by the words that stand with the subject:
//
//	condition.go      Kind, State and Condition: the result
//	words.go          the tables and patterns, loaded once
//	clause.go         a line cut into clauses; what is denied, wished for or needed
//	read.go           Reader: the lines of a posting to Terms
//	authorization.go  permission to work, sponsorship, kind of contract, export control
//	clearance.go      security clearance, to hold or to obtain
//	demands.go        licences, certificates, times of work, travel, lifting, age, studies
//	language.go       spoken languages that a posting asks for
//	levels.go         their levels, and how those of a résumé compare
//	degree.go         degrees, what waives them, and studies
//	way.go            remote, hybrid or on site
//	person.go         Person: the lines of a résumé that answer conditions
//	permission.go     how a résumé stands to permission to work
//	answer.go         how it stands to the other terms
//	location.go       how the place where somebody lives fits; time zones
//
// It does not know which lines of a posting are required, nor how they were found: the
// caller says so. It knows no skills and no scores.
package condition

// Kind is the subject of a condition.
type Kind string

// The kinds of conditions, in the order in which people check them.
const (
	Years         Kind = "years"
	Degree        Kind = "degree"
	Language      Kind = "language"
	Location      Kind = "location"
	Authorization Kind = "authorization"
	Clearance     Kind = "clearance"
	Export        Kind = "export control"
	Contract      Kind = "contract"
	Licence       Kind = "licence"
	Certificate   Kind = "certificate"
	Enrolment     Kind = "enrolment"
	Age           Kind = "age"
	Schedule      Kind = "schedule"
	Travel        Kind = "travel"
	Lifting       Kind = "lifting"
)

// State says whether a résumé meets a condition.
type State string

// The states. Unknown is used whenever the résumé does not settle the question; nothing
// is guessed.
const (
	Met      State = "met"
	NotMet   State = "not met"
	Unknown  State = "unknown"
	NotAsked State = "not asked"
)

// Condition is a hard condition, one that ends an application however well the rest
// fits, with how a résumé stands to it.
type Condition struct {
	Kind  Kind  `json:"kind"`
	State State `json:"state"`
	// Asked is what is asked for in a few words, and Line the posting's line. Asked is
	// empty when nothing is asked for.
	Asked string `json:"asked,omitempty"`
	Line  string `json:"line,omitempty"`
	// Why is the text of the résumé that speaks of the condition, empty when none does.
	Why string `json:"why,omitempty"`
}

// Term is a condition that a posting sets.
type Term struct {
	Kind Kind
	// Asked is what is asked for in a few words, and Line the line that asks for it.
	Asked, Line string
	// Language is the name of a spoken language in the vocabulary of skills, for terms of
	// that kind only.
	Language string

	detail
}

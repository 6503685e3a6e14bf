// Package clause cuts a line of a posting into clauses and says of each how strongly it
// asks by its own words: "Python (required), Go (preferred)" has a clause that is needed
// and one that is welcome, "You don't need to know Rust" one that is waived.
//
// It knows the phrases of data/grades.tsv and the order of words: a grade binds to the
// clause in which it stands, and a list, a bracket, a semicolon, a dash or "but" say how
// far that clause reaches. It does not know sections, skills or what a word outside the
// table means: what a clause does not grade itself, its section does.
//
//	clause.go  Clause, Grade and Reader: the steps in their order
//	layout.go  the brackets, parts and segments of a line
//	cue.go     the phrases that grade, and which of them do so where they stand
//	scope.go   how far a phrase reaches
//	words.go   the table, loaded once
package clause

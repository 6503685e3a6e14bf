// Package posting defines a job posting: its identity, its few named fields and its
// text. It also defines streams of postings.
//
// It does not know where postings come from, how pages are read, or what a posting
// requires.
package posting

// Posting is a job posting after reading. Every string is valid UTF-8, free of control,
// ANSI and bidirectional override characters, and safe to print.
type Posting struct {
	// ID identifies the posting among the others of its source: the "id" of a JSON
	// posting, or else the file name, the file name and line, or the link.
	ID string `json:"id"`
	// Title, Company and Location are empty when the source does not say.
	Title    string `json:"title"`
	Company  string `json:"company"`
	Location string `json:"location"`
	// URL is the page that a person would open, empty for pasted text.
	URL string `json:"url"`
	// Published is the date or time as the source wrote it, empty when unknown.
	Published string `json:"published,omitempty"`
	// Expires is the date or time until which the posting is open, as the source wrote
	// it, empty when unknown.
	Expires string `json:"expires,omitempty"`
	// Pay is what the source says about pay outside the text, as "60000-80000 EUR per
	// year" or in its own words; empty when it says nothing.
	Pay string `json:"pay,omitempty"`
	// Source names the reader that found the text: "json-ld", "microdata",
	// "embedded-state", "meta-tags", "html", "json", "text", "markdown", "document",
	// "csv", "mail", "feed", or the name of a hiring system with "-api".
	Source string `json:"source"`
	// Confidence, 0 to 1, says how certain that reader is that Text is the posting and
	// nothing else.
	Confidence float64 `json:"confidence"`
	// Text is the posting as plain lines: "## " starts a heading, "- " a list
	// item (indented by two spaces a level), a blank line separates paragraphs. Lines
	// above a pasted text that only name the title, company and location are not in it.
	Text string `json:"text"`
	// Skills are the skills that the source lists apart from the text, if any.
	Skills []string `json:"skills,omitempty"`
}

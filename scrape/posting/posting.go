// Package posting knows what one job posting is: its identity, its few named
// fields and its text. It does not know where postings come from, how pages
// are read, or what a posting asks for.
package posting

// Posting is one job posting after reading. Every string is valid UTF-8, free
// of control, ANSI and bidirectional override characters, and safe to print.
type Posting struct {
	// ID names the posting among its neighbours: the "id" of a JSON posting,
	// else the file name, else file name and line, else the link.
	ID string `json:"id"`
	// Title, Company and Location are empty when the source does not say.
	Title    string `json:"title"`
	Company  string `json:"company"`
	Location string `json:"location"`
	// URL is the page a person would open, empty for pasted text.
	URL string `json:"url"`
	// Published is the date or time as the source wrote it, empty when unknown.
	Published string `json:"published,omitempty"`
	// Expires is the date or time until which it is open, as the source wrote it.
	Expires string `json:"expires,omitempty"`
	// Pay is what the source says of pay beside the text, as "60000-80000 EUR per
	// year" or in its own words; empty when it says nothing.
	Pay string `json:"pay,omitempty"`
	// Source names the reader that found the text: "json-ld", "microdata",
	// "embedded-state", "meta-tags", "html", "json", "text" or "markdown".
	Source string `json:"source"`
	// Confidence, 0 to 1, is how sure that reader is that Text is the posting
	// and nothing else.
	Confidence float64 `json:"confidence"`
	// Text is the posting as plain lines: "## " starts a heading, "- " a list
	// item (indented by two spaces a level), a blank line separates paragraphs.
	Text string `json:"text"`
	// Skills are the skills that the source itself lists, if any.
	Skills []string `json:"skills,omitempty"`
}

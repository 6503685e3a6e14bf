package scrape

import (
	"bytes"
	"encoding/base64"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"strconv"
	"strings"

	"skillmatch/scrape/document"
	"skillmatch/scrape/head"
	"skillmatch/scrape/page"
	"skillmatch/scrape/posting"
)

// The reasons why an exported table or message yields no posting.
var (
	errColumns = errors.New("this table holds no postings; a column for the title and one for the description are needed")
	errNoPart  = errors.New("the message holds no page and no text")
)

// table yields the postings of a CSV file with a header, such as JobSpy writes:
// one a row, by the names of the columns.
func (w *walker) table(s Source, data []byte) bool {
	text, err := document.Decode(data, "")
	if err != nil {
		return w.fail(s.Ref, err)
	}
	r := csv.NewReader(strings.NewReader(text))
	r.FieldsPerRecord, r.LazyQuotes = -1, true
	first, err := r.Read()
	if err != nil {
		return w.fail(s.Ref, errColumns)
	}
	columns := columnNumbers(first)
	if columns["title"] == 0 || columns["description"] == 0 {
		return w.fail(s.Ref, errColumns)
	}
	for n := 2; ; n++ {
		row, err := r.Read()
		if err == io.EOF {
			return n > 2 || w.fail(s.Ref, ErrEmpty)
		}
		ref := fmt.Sprintf("%s:%d", s.Ref, n)
		if err != nil {
			return w.fail(ref, fmt.Errorf("broken CSV: %w", err))
		}
		p, ok := rowPosting(columns, row)
		if p.ID == "" {
			p.ID = fmt.Sprintf("%s:%d", s.name, n)
		}
		if w.over() || !w.row(ref, p, ok) {
			return false
		}
	}
}

// row yields the posting of a row, or the error of a row without a text.
func (w *walker) row(ref string, p posting.Posting, ok bool) bool {
	if !ok {
		return w.fail(ref, errNoKeys)
	}
	return w.yield(Source{Ref: ref, kind: fromPosting, posting: p}, nil)
}

// columnNumbers returns the numbers of the known columns, counted from 1, by the field
// that they hold.
func columnNumbers(header []string) map[string]int {
	names := map[string]string{"id": "id", "title": "title", "jobtitle": "title", "position": "title", "company": "company", "companyname": "company", "employer": "company", "location": "location", "description": "description",
		"jobdescription": "description", "text": "description", "joburl": "url", "url": "url", "link": "url", "dateposted": "published", "published": "published", "isremote": "remote",
		"minamount": "low", "maxamount": "high", "currency": "currency", "interval": "interval", "skills": "skills"}
	out := map[string]int{}
	for i, h := range header {
		key := strings.NewReplacer("_", "", "-", "", " ", "").Replace(strings.ToLower(strings.TrimSpace(h)))
		if name := names[key]; name != "" && out[name] == 0 {
			out[name] = i + 1
		}
	}
	return out
}

// rowPosting reads a row. ok is false when the row holds no text.
func rowPosting(columns map[string]int, row []string) (p posting.Posting, ok bool) {
	raw := func(name string) string {
		if i := columns[name]; i > 0 && i <= len(row) {
			return row[i-1]
		}
		return ""
	}
	field := func(name string) string { return document.Line(raw(name)) }
	body := document.Unescape(raw("description"))
	if structured(body) {
		body = document.Structure(body)
	} else {
		body = document.Outline(body)
	}
	p = posting.Posting{ID: field("id"), Title: field("title"), Company: field("company"), Location: field("location"), URL: field("url"), Published: field("published"), Pay: posting.PayLine(number(field("low")), number(field("high")), field("currency"), field("interval")), Source: "csv", Confidence: 1, Text: strings.TrimSpace(body)}
	if strings.EqualFold(field("remote"), "true") && !strings.Contains(strings.ToLower(p.Location), "remote") {
		p.Location = strings.TrimSpace(p.Location + " (remote)")
	}
	for skill := range strings.SplitSeq(raw("skills"), ",") {
		if skill = document.Line(skill); skill != "" {
			p.Skills = append(p.Skills, skill)
		}
	}
	return p, p.Text != ""
}

// number parses an amount above 0 and below 1e12. Everything else is 0, which means
// unknown.
func number(s string) float64 {
	x, err := strconv.ParseFloat(s, 64)
	if err != nil || !(x > 0 && x < 1e12) {
		return 0
	}
	return x
}

// isMessage reports whether data is a web page saved as MIME (.mhtml) or an e-mail,
// which begin with header lines of their own.
func isMessage(data []byte) bool {
	head, _, _ := bytes.Cut(data[:min(len(data), 8192)], []byte("\n\n"))
	head, _, _ = bytes.Cut(head, []byte("\r\n\r\n"))
	lower := "\n" + strings.ToLower(string(head))
	has := func(name string) bool { return strings.Contains(lower, "\n"+name+":") }
	return has("content-type") && (has("mime-version") || has("from") && has("subject"))
}

// The limits of a message: how many parts are read, and how deeply they may be nested.
const (
	maxParts     = 200
	maxPartDepth = 10
)

// part is a decoded part of a message. A page has its source in html and its content
// type in content; a plain text has its text in content. location is the part's
// address.
type part struct {
	html, content, location string
}

// message reads a posting from a saved page in MIME or from an e-mail: the first page
// that holds a posting, or else the text.
func (s *Source) message(data []byte) (Posting, error) {
	m, err := mail.ReadMessage(bytes.NewReader(data))
	if err != nil {
		return Posting{}, fmt.Errorf("broken message: %w", err)
	}
	var parts []part
	remaining := maxParts
	if err := collectParts(m.Header.Get, m.Body, 0, &remaining, &parts); err != nil && len(parts) == 0 {
		return Posting{}, fmt.Errorf("broken message: %w", err)
	}
	subject, err := new(mime.WordDecoder).DecodeHeader(m.Header.Get("Subject"))
	if err != nil {
		subject = m.Header.Get("Subject")
	}
	var failed error
	for _, p := range parts {
		if p.html == "" {
			continue
		}
		out, err := page.Extract([]byte(p.html), p.content, firstText(p.location, m.Header.Get("Snapshot-Content-Location")))
		if err == nil {
			out.Title = firstText(out.Title, document.Line(subject))
			return out, nil
		}
		failed = err
	}
	return s.mailText(parts, subject, failed)
}

// mailText reads a posting from the text of an e-mail whose pages hold none. failed is
// the error of the last page.
func (s *Source) mailText(parts []part, subject string, failed error) (Posting, error) {
	for _, p := range parts {
		text := p.content
		if p.html != "" {
			text = document.Structure(p.html)
		}
		if text = document.Outline(text); len(text) >= minMailText {
			return readMail(document.Line(subject), text), nil
		}
	}
	if failed == nil {
		failed = errNoPart
	}
	return Posting{}, failed
}

// readMail reads the text of an e-mail. Its subject is a line of the text's head, and the
// title where no line of the head names one.
func readMail(subject, text string) Posting {
	line := "Subject: " + subject + "\n\n"
	p := Posting{Source: "mail", Confidence: 0.7, Text: line + text}
	head.Read(&p)
	p.Title = firstText(p.Title, subject)
	p.Text = strings.TrimPrefix(p.Text, line)
	return p
}

// minMailText is the length in bytes from which the text of an e-mail may be a posting.
const minMailText = 200

// collectParts decodes the pages and texts of a message and appends them to out in the
// order of the message. remaining counts the parts that may still be read.
func collectParts(header func(string) string, body io.Reader, depth int, remaining *int, out *[]part) error {
	if *remaining--; depth > maxPartDepth || *remaining < 0 {
		return errors.New("it has too many parts")
	}
	kind, params, err := mime.ParseMediaType(header("Content-Type"))
	if err != nil {
		kind = "text/plain"
	}
	switch strings.ToLower(strings.TrimSpace(header("Content-Transfer-Encoding"))) {
	case "quoted-printable":
		body = quotedprintable.NewReader(body)
	case "base64":
		body = base64.NewDecoder(base64.StdEncoding, body)
	}
	switch {
	case strings.HasPrefix(kind, "multipart/"):
		r := multipart.NewReader(body, params["boundary"])
		for {
			p, err := r.NextRawPart()
			if err == io.EOF {
				return nil
			}
			if err != nil {
				return err
			}
			if err := collectParts(p.Header.Get, p, depth+1, remaining, out); err != nil {
				return err
			}
		}
	case kind == "text/html", kind == "text/plain", kind == "application/xhtml+xml":
		return collectPart(header, kind, body, out)
	}
	return nil
}

// collectPart decodes a part that is a page or a text, of which it reads up to MaxLine
// bytes.
func collectPart(header func(string) string, kind string, body io.Reader, out *[]part) error {
	data, err := io.ReadAll(io.LimitReader(body, MaxLine))
	if len(data) == 0 {
		return err
	}
	text, err := document.Decode(data, header("Content-Type"))
	if err != nil {
		return nil // it is not text after all
	}
	p := part{content: text, location: header("Content-Location")}
	if kind != "text/plain" {
		p.html, p.content = text, "text/html; charset=utf-8"
	}
	*out = append(*out, p)
	return nil
}

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
	"skillmatch/scrape/page"
	"skillmatch/scrape/posting"
)

// The reasons why an export gives no posting.
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
	columns := columnsOf(first)
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
		if w.over() {
			return false
		}
		goOn := false
		if ok {
			goOn = w.yield(Source{Ref: ref, kind: fromPosting, posting: p}, nil)
		} else {
			goOn = w.fail(ref, errNoKeys)
		}
		if !goOn {
			return false
		}
	}
}

// columnsOf are the places of the columns, from 1, by what they hold.
func columnsOf(header []string) map[string]int {
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

// rowPosting reads a row; ok is false when it holds no text.
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

// number reads a column of amounts; 0 is none.
func number(s string) float64 {
	x, err := strconv.ParseFloat(s, 64)
	if err != nil || !(x > 0 && x < 1e12) {
		return 0
	}
	return x
}

// isMessage reports a saved page in MIME (.mhtml) or a mail: it begins with
// headers of either.
func isMessage(data []byte) bool {
	head, _, _ := bytes.Cut(data[:min(len(data), 8192)], []byte("\n\n"))
	head, _, _ = bytes.Cut(head, []byte("\r\n\r\n"))
	lower := "\n" + strings.ToLower(string(head))
	has := func(name string) bool { return strings.Contains(lower, "\n"+name+":") }
	return has("content-type") && (has("mime-version") || has("from") && has("subject"))
}

// The limits of messages: how deep parts are nested, and how many are read.
const (
	maxParts = 200
	maxNest  = 10
)

// part is a part of a message: HTML or text, decoded.
type part struct {
	html, content, location string
}

// message reads a posting from a saved page in MIME or a mail: the first page in
// it, else its text.
func (s *Source) message(data []byte) (Posting, error) {
	m, err := mail.ReadMessage(bytes.NewReader(data))
	if err != nil {
		return Posting{}, fmt.Errorf("broken message: %w", err)
	}
	var parts []part
	left := maxParts
	if err := collectParts(m.Header.Get, m.Body, 0, &left, &parts); err != nil && len(parts) == 0 {
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

// mailText is the text of a mail whose page is none.
func (s *Source) mailText(parts []part, subject string, failed error) (Posting, error) {
	for _, p := range parts {
		text := p.content
		if p.html != "" {
			text = document.Structure(p.html)
		}
		if text = document.Outline(text); len(text) >= leastMail {
			out := Posting{Title: document.Line(subject), Source: "mail", Confidence: 0.7, Text: text}
			header(&out)
			return out, nil
		}
	}
	if failed == nil {
		failed = errNoPart
	}
	return Posting{}, failed
}

// leastMail is the length in bytes from which a mail's text may be a posting.
const leastMail = 200

// collectParts decodes the pages and texts of a message, pages before the texts
// that stand in for them.
func collectParts(header func(string) string, body io.Reader, depth int, left *int, out *[]part) error {
	if *left--; depth > maxNest || *left < 0 {
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
	if strings.HasPrefix(kind, "multipart/") {
		r := multipart.NewReader(body, params["boundary"])
		for {
			p, err := r.NextRawPart()
			if err == io.EOF {
				return nil
			}
			if err != nil {
				return err
			}
			if err := collectParts(p.Header.Get, p, depth+1, left, out); err != nil {
				return err
			}
		}
	}
	if kind != "text/html" && kind != "text/plain" && kind != "application/xhtml+xml" {
		return nil
	}
	data, err := io.ReadAll(io.LimitReader(body, MaxLine))
	if len(data) == 0 {
		return err
	}
	text, err := document.Decode(data, header("Content-Type"))
	if err != nil {
		return nil // not text after all
	}
	p := part{content: text, location: header("Content-Location")}
	if kind != "text/plain" {
		p.html, p.content = text, "text/html; charset=utf-8"
	}
	*out = append(*out, p)
	return nil
}

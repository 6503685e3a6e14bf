package scrape

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"skillmatch/scrape/document"
	"skillmatch/scrape/posting"
)

// lines yields every line of JSONL. The name of a posting is the file's with
// the line's number.
func (w *walker) lines(s Source, r io.Reader) bool {
	buffered := bufio.NewReaderSize(r, 1<<16)
	found := false
	for n := 1; ; n++ {
		if err := w.ctx.Err(); err != nil {
			w.yield(s, err)
			return false
		}
		line, err := readLine(buffered)
		one := Source{Ref: fmt.Sprintf("%s:%d", s.Ref, n), kind: fromJSON, name: fmt.Sprintf("%s:%d", s.name, n), data: line}
		switch {
		case errors.Is(err, ErrTooLarge):
			found = true
			if !w.fail(one.Ref, err) {
				return false
			}
			continue
		case err != nil && err != io.EOF:
			return w.fail(one.Ref, cause(err))
		}
		if len(bytes.TrimSpace(line)) > 0 {
			found = true
			if !w.yield(one, nil) {
				return false
			}
		}
		if err == io.EOF {
			if !found {
				return w.fail(s.Ref, ErrEmpty)
			}
			return true
		}
	}
}

// readLine reads one line; the bytes belong to the caller. A line over the
// limit is skipped whole and gives ErrTooLarge.
func readLine(r *bufio.Reader) ([]byte, error) {
	var line []byte
	for {
		part, err := r.ReadSlice('\n')
		if len(line)+len(part) > MaxLine {
			for err == bufio.ErrBufferFull {
				_, err = r.ReadSlice('\n')
			}
			if err != nil && err != io.EOF {
				return nil, err
			}
			return nil, fmt.Errorf("the line is over %d MB: %w", MaxLine>>20, ErrTooLarge)
		}
		line = append(line, part...)
		if err != bufio.ErrBufferFull {
			return line, err
		}
	}
}

// json yields an object, or each object of an array.
func (w *walker) json(s Source, data []byte) bool {
	trimmed := bytes.TrimSpace(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")))
	s.kind, s.data = fromJSON, trimmed
	if len(trimmed) == 0 {
		return w.fail(s.Ref, document.ErrEmpty)
	}
	if trimmed[0] != '[' {
		return w.yield(s, nil)
	}
	var list []json.RawMessage
	if err := json.Unmarshal(trimmed, &list); err != nil {
		return w.fail(s.Ref, fmt.Errorf("broken JSON: %w", err))
	}
	if len(list) == 0 {
		return w.fail(s.Ref, ErrEmpty)
	}
	for i, raw := range list {
		one := s
		one.data = raw
		if len(list) > 1 {
			one.Ref, one.name = fmt.Sprintf("%s:%d", s.Ref, i+1), fmt.Sprintf("%s:%d", s.name, i+1)
		}
		if !w.yield(one, nil) {
			return false
		}
	}
	return true
}

// record is a posting as JSON has it. Only a text is needed, under one of the
// names that exports use.
type record struct {
	ID               any    `json:"id"`
	Title            string `json:"title"`
	Company          string `json:"company"`
	Location         any    `json:"location"`
	URL              string `json:"url"`
	Published        string `json:"published"`
	Source           string `json:"source"`
	Text             string `json:"text"`
	HTML             string `json:"html"`
	Description      string `json:"description"`
	DescriptionHTML  string `json:"descriptionHtml"`
	DescriptionPlain string `json:"descriptionPlain"`
	Content          string `json:"content"`
	Skills           []any  `json:"skills"`
	// Nested is a report of this program, which holds its posting.
	Nested json.RawMessage `json:"posting"`
}

// decodeJSON reads a posting from a JSON object.
func decodeJSON(data []byte, name string) (posting.Posting, error) {
	var r record
	if err := json.Unmarshal(data, &r); err != nil {
		return posting.Posting{}, fmt.Errorf("broken JSON: %w", err)
	}
	if len(r.Nested) > 0 && r.body() == "" && r.Nested[0] == '{' {
		return decodeJSON(r.Nested, name)
	}
	p := posting.Posting{ID: id(r.ID, name), Title: document.Line(r.Title), Company: document.Line(r.Company), Location: document.Line(place(r.Location)),
		URL: document.Line(r.URL), Published: document.Line(r.Published), Source: "json", Confidence: 1, Text: r.body()}
	for _, s := range r.Skills {
		if s, ok := s.(string); ok && strings.TrimSpace(s) != "" {
			p.Skills = append(p.Skills, document.Line(s))
		}
	}
	if p.Text == "" && len(p.Skills) == 0 {
		return posting.Posting{}, errors.New(`the JSON object holds no posting; the keys are id, title, company, location, url, published, and text or html`)
	}
	head(&p)
	return p, nil
}

// body is the posting's text in plain lines. HTML keeps more structure than
// the text beside it, if it holds any tags that make some.
func (r *record) body() string {
	for _, s := range []string{r.HTML, r.DescriptionHTML} {
		if s = document.Unescape(s); structured(s) {
			return document.Structure(s)
		}
	}
	for _, s := range []string{r.Text, r.DescriptionPlain, r.Description, r.Content, r.HTML, r.DescriptionHTML} {
		if s == "" {
			continue
		}
		if s = document.Unescape(s); structured(s) {
			return document.Structure(s)
		}
		return plain(s)
	}
	return ""
}

// structured reports HTML that says what its lines are.
func structured(s string) bool {
	if !document.HasTags(s) {
		return false
	}
	lower := strings.ToLower(s)
	for _, tag := range []string{"<p", "<li", "<br", "<h1", "<h2", "<h3", "<h4", "<div"} {
		if strings.Contains(lower, tag) {
			return true
		}
	}
	return false
}

// id is a posting's own name, which may be a number, else the given one.
func id(v any, name string) string {
	switch v := v.(type) {
	case string:
		if s := document.Line(v); s != "" {
			return s
		}
	case float64:
		return strings.TrimSuffix(fmt.Sprintf("%.0f", v), ".")
	}
	return name
}

// place is a location that may be a string, a list, or an object with a name.
func place(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case []any:
		var list []string
		for _, e := range v {
			if s := place(e); s != "" {
				list = append(list, s)
			}
		}
		return strings.Join(list, "; ")
	case map[string]any:
		if s, ok := v["name"].(string); ok {
			return s
		}
	}
	return ""
}

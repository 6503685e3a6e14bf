package page

import (
	"encoding/json"
	"html"
	"strings"

	"github.com/kaptinlin/jsonrepair"
)

// The limits of what is mended: a block's size in bytes and its nesting.
const (
	maxMended  = 2 << 20
	maxNesting = 200
)

// decode reads JSON as pages have it. What strict reading refuses is mended
// step by step: comment guards, raw control characters, whole blocks written in
// entities, and then what a repairer can do about commas, quotes, escapes and
// comments, within the work that the page allows. Constants of scripts become
// those of JSON.
func decode(source string, w *work) (any, bool) {
	source = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(source), "\uFEFF"))
	if source == "" || source == "null" {
		return nil, false
	}
	if v, ok := strict(source); ok {
		return v, true
	}
	if len(source) > maxMended || nesting(source) > maxNesting {
		return nil, false
	}
	for _, step := range []func(string) string{guards, controls, entities, constants, w.repaired} {
		next := step(source)
		if next == source {
			continue
		}
		source = next
		if v, ok := strict(source); ok {
			return v, true
		}
	}
	return nil, false
}

func strict(source string) (any, bool) {
	var v any
	err := json.Unmarshal([]byte(source), &v)
	return v, err == nil
}

// nesting is the depth to which brackets are nested, strings not looked at.
func nesting(s string) int {
	depth, deepest := 0, 0
	for i := range len(s) {
		switch s[i] {
		case '{', '[':
			depth++
			deepest = max(deepest, depth)
		case '}', ']':
			depth--
		}
	}
	return deepest
}

// guards takes CDATA and comment marks and a closing semicolon off a block.
func guards(s string) string {
	for _, mark := range []string{"//<![CDATA[", "/*<![CDATA[*/", "<![CDATA[", "<!--", "//"} {
		s = strings.TrimSpace(strings.TrimPrefix(s, mark))
	}
	for _, mark := range []string{"//]]>", "/*]]>*/", "]]>", "//-->", "-->"} {
		s = strings.TrimSpace(strings.TrimSuffix(s, mark))
	}
	return strings.TrimSpace(strings.TrimRight(s, "; \n\r\t"))
}

// controls escapes raw control characters inside strings.
func controls(s string) string {
	var b strings.Builder
	b.Grow(len(s) + 16)
	inside := false
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case inside && c == '\\' && i+1 < len(s) && s[i+1] >= 0x20:
			b.WriteByte(c)
			i++
			c = s[i]
		case c == '"':
			inside = !inside
		case c < 0x20 && inside:
			switch c {
			case '\n':
				b.WriteString(`\n`)
			case '\t':
				b.WriteString(`\t`)
			}
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}

// entities undoes the escaping of a block that is escaped as a whole, so that
// its quotes are entities.
func entities(s string) string {
	if strings.Contains(s, `"`) || !strings.Contains(s, "&quot;") && !strings.Contains(s, "&#34;") {
		return s
	}
	return controls(html.UnescapeString(s))
}

// constants puts those of JSON in the place of those that only scripts have.
func constants(s string) string {
	words := strings.NewReplacer("undefined", "null", "void 0", "null", "NaN", "null", "!0", "true", "!1", "false")
	var b strings.Builder
	for s != "" {
		start := strings.IndexByte(s, '"')
		if start < 0 {
			start = len(s)
		}
		b.WriteString(words.Replace(s[:start]))
		end := start + 1
		for ; end < len(s) && s[end] != '"'; end++ {
			if s[end] == '\\' {
				end++
			}
		}
		end = min(end+1, len(s))
		b.WriteString(s[start:end])
		s = s[end:]
	}
	return b.String()
}

// repaired is what a repairer makes of a text, within the work that it may cost.
func (w *work) repaired(s string) string {
	if !w.mend(s) {
		return s
	}
	if mended, err := jsonrepair.Repair(s); err == nil {
		return mended
	}
	return s
}

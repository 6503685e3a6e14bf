package page

import (
	"encoding/json"
	"html"
	"strings"

	"github.com/kaptinlin/jsonrepair"
)

// The limits of a block that is repaired: its size in bytes and its nesting.
const (
	maxRepaired = 2 << 20
	maxNesting  = 200
)

// decode reads JSON as pages write it. It repairs what strict parsing rejects step by
// step: comment guards, raw control characters, blocks written in entities, the
// constants of scripts, and then what a repair library can do about commas, quotes,
// escapes and comments. The last step is subject to the page's budget.
func decode(source string, b *budget) (any, bool) {
	source = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(source), "\uFEFF"))
	if source == "" || source == "null" {
		return nil, false
	}
	if v, ok := strict(source); ok {
		return v, true
	}
	if len(source) > maxRepaired || nesting(source) > maxNesting {
		return nil, false
	}
	for _, step := range []func(string) string{guards, controls, entities, constants, b.repaired} {
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

// strict parses JSON as the standard library does.
func strict(source string) (any, bool) {
	var v any
	err := json.Unmarshal([]byte(source), &v)
	return v, err == nil
}

// nesting returns the depth to which brackets are nested. It does not recognize
// strings.
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

// guards removes CDATA and comment marks and a final semicolon from a block.
func guards(s string) string {
	for _, mark := range []string{"//<![CDATA[", "/*<![CDATA[*/", "<![CDATA[", "<!--", "//"} {
		s = strings.TrimSpace(strings.TrimPrefix(s, mark))
	}
	for _, mark := range []string{"//]]>", "/*]]>*/", "]]>", "//-->", "-->"} {
		s = strings.TrimSpace(strings.TrimSuffix(s, mark))
	}
	return strings.TrimSpace(strings.TrimRight(s, "; \n\r\t"))
}

// controls escapes raw line feeds and tabs inside strings and drops other control
// characters there.
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

// entities unescapes a block that is escaped as a whole, so that its quotes are
// entities.
func entities(s string) string {
	if strings.Contains(s, `"`) || !strings.Contains(s, "&quot;") && !strings.Contains(s, "&#34;") {
		return s
	}
	return controls(html.UnescapeString(s))
}

// constants replaces the constants of scripts, such as undefined, with those of JSON.
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

// repaired returns what the repair library makes of a text, or the text itself when the
// budget does not allow the repair or the repair fails.
func (b *budget) repaired(s string) string {
	if !b.allowsRepair(s) {
		return s
	}
	if out, err := jsonrepair.Repair(s); err == nil {
		return out
	}
	return s
}

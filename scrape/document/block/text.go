package block

import "strings"

// FromText reads plain lines as blocks: "#" signs begin a heading, list signs an item,
// which is nested more deeply than the item above when it is indented further, and bars
// around a line make a row of a table; a blank line, or one of signs alone, leaves a
// gap. A line that stands between "**" as a whole is bold. The text must be valid UTF-8
// with lines that end with "\n".
func FromText(text string) []Block {
	var list []Block
	gap := false
	var items []int // the indents of the open lists, the outermost first
	for raw := range strings.SplitSeq(text, "\n") {
		t := strings.TrimSpace(raw)
		if strings.HasPrefix(t, "|") && strings.Contains(t, "-") && strings.Trim(t, "|-: ") == "" {
			if n := len(list); n > 0 && len(list[n-1].Cells) > 0 {
				list[n-1].Names = true
			}
			continue
		}
		if t == "" || strings.Trim(t, "-=_*~ ") == "" {
			gap = len(list) > 0
			continue
		}
		b := Block{Text: t, Gap: gap, Line: true, Indent: indent(raw)}
		gap = false
		if level, rest := cutHeading(t); level > 0 {
			b.Text, b.Kind, b.Level = rest, Heading, level
		} else if rest, ok := cutSign(t); ok {
			for len(items) > 0 && items[len(items)-1] >= b.Indent {
				items = items[:len(items)-1]
			}
			items = append(items, b.Indent)
			b.Text, b.Kind, b.Depth = rest, Item, len(items)
		} else if b.Indent == 0 {
			items = items[:0]
		}
		if row := cells(b.Text); len(row) > 0 {
			b.Text, b.Cells = strings.Join(row, " | "), row
		}
		b.Text, b.Bold = cutBold(b.Text)
		list = append(list, b)
	}
	return list
}

// indent returns the number of bytes of white space before the text of a line.
func indent(raw string) int { return len(raw) - len(strings.TrimLeft(raw, " \t\u00A0")) }

// cutHeading removes the signs of a Markdown heading. The level is 0 when there are none.
func cutHeading(text string) (level int, rest string) {
	for level < len(text) && text[level] == '#' {
		level++
	}
	rest = strings.TrimSpace(strings.TrimRight(text[level:], "#"))
	if level == 0 || rest == "" {
		return 0, text
	}
	return min(level, 6), rest
}

// cells returns the cells of a row of a Markdown table, without empty ones: the line
// begins and ends with a bar. The result is nil for other lines.
func cells(text string) []string {
	if len(text) < 2 || text[0] != '|' || text[len(text)-1] != '|' {
		return nil
	}
	var row []string
	for cell := range strings.SplitSeq(text, "|") {
		if cell = strings.TrimSpace(cell); cell != "" {
			row = append(row, cell)
		}
	}
	return row
}

// cutBold removes Markdown's signs of bold type around a whole line. ok is false when
// there are none, or when they end within the line.
func cutBold(text string) (rest string, ok bool) {
	for _, sign := range []string{"**", "__"} {
		inner, found := strings.CutPrefix(text, sign)
		if inner, closed := strings.CutSuffix(inner, sign); found && closed && strings.TrimSpace(inner) != "" && !strings.Contains(inner, sign) {
			return strings.TrimSpace(inner), true
		}
	}
	return text, false
}

// cutSign removes the sign of a list's item. ok is false when there is none.
func cutSign(text string) (rest string, ok bool) {
	for _, sign := range []string{"•", "●", "▪", "■", "◦", "‣", "·", "–", "—", "-", "*", "+", "o\t", "➢", "►", "➤", "◆", "★", "»", "›", "→", "✓", "✔", "✅", "☑", "\uF0B7", "\uF0A7", "§"} {
		cut, found := strings.CutPrefix(text, sign)
		if !found {
			continue
		}
		rest = strings.TrimLeft(cut, " \t\u00A0")
		if rest == cut && strings.ContainsAny(sign, "-*+–—·§") || rest == "" {
			continue // "-5 %", "**bold**"
		}
		return rest, true
	}
	return "", false
}

// Text writes blocks as plain lines, in the form that [FromText] reads.
func Text(blocks []Block) string {
	var b strings.Builder
	for i := range blocks {
		k := &blocks[i]
		if i > 0 && k.Gap {
			b.WriteByte('\n')
		}
		switch k.Kind {
		case Heading:
			b.WriteString(strings.Repeat("#", max(k.Level, 1)) + " ")
		case Item:
			b.WriteString(strings.Repeat("  ", max(k.Depth-1, 0)) + "- ")
		case Paragraph:
			b.WriteString(strings.Repeat(" ", k.Indent))
		}
		b.WriteString(k.Text)
		b.WriteByte('\n')
	}
	return b.String()
}

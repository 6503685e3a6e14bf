package document

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/andybalholm/cascadia"
	nethtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// The limits of style sheets: how many rules are kept, and how often a rule is compared
// with an element.
const (
	maxRules   = 4000
	maxMatches = 2_000_000
)

// sheet holds the rules of a page's style sheets that matter for its structure. They are
// found by the last name in their selector: "#id", ".class", "tag", or "*".
type sheet struct {
	rules   map[string][]rule
	count   int
	matches int // comparisons that may still be made
}

// rule is what a style sheet says about the elements of a selector.
type rule struct {
	selector cascadia.Sel
	order    int
	says     string
}

// readSheets reads the style sheets in a page.
func readSheets(root *nethtml.Node) *sheet {
	s := &sheet{rules: map[string][]rule{}, matches: maxMatches}
	for n := range root.Descendants() {
		if n.DataAtom == atom.Style && n.FirstChild != nil {
			s.read(uncommented(n.FirstChild.Data), 0)
		}
	}
	return s
}

// uncommented returns a style sheet without comments.
func uncommented(css string) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(css, "/*")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		_, css, _ = strings.Cut(rest, "*/")
	}
}

// read reads rules. Of those for certain media, the ones for wide screens hold.
func (s *sheet) read(css string, depth int) {
	for s.count < maxRules && depth < 4 {
		open := strings.IndexByte(css, '{')
		if open < 0 {
			return
		}
		selector := css[:open]
		if i := strings.LastIndexAny(selector, ";}"); i >= 0 {
			selector = selector[i+1:] // behind @import and the like
		}
		selector = strings.TrimSpace(selector)
		body, rest := braced(css[open+1:])
		css = rest
		switch lower := strings.ToLower(selector); {
		case strings.HasPrefix(lower, "@media"):
			if !strings.Contains(lower, "print") && !strings.Contains(lower, "max-") {
				s.read(body, depth+1)
			}
		case strings.HasPrefix(lower, "@layer"), strings.HasPrefix(lower, "@supports"):
			s.read(body, depth+1)
		case strings.HasPrefix(lower, "@"):
		case structural(body):
			s.add(selector, body)
		}
	}
}

// braced returns what stands before the brace that closes a block, and after it.
func braced(css string) (body, rest string) {
	depth := 1
	for i := range len(css) {
		switch css[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return css[:i], css[i+1:]
			}
		}
	}
	return css, ""
}

// structural reports whether a rule has a property that matters for structure.
func structural(body string) bool {
	for _, p := range []string{"display", "font", "visibility", "float", "position", "flex-", "white-space", "margin", "padding"} {
		if strings.Contains(body, p) {
			return true
		}
	}
	return false
}

// add adds a rule for each selector of a list.
func (s *sheet) add(selectors, body string) {
	for selector := range strings.SplitSeq(selectors, ",") {
		sel, err := cascadia.Parse(strings.TrimSpace(selector))
		if err != nil || sel.PseudoElement() != "" {
			continue
		}
		s.count++
		key := lastName(selector)
		s.rules[key] = append(s.rules[key], rule{sel, s.count, body})
	}
}

// lastName returns the name in the last part of a selector by which its elements are
// found.
func lastName(selector string) string {
	fields := strings.FieldsFunc(selector, func(r rune) bool { return r == ' ' || r == '>' || r == '+' || r == '~' || r == '\n' || r == '\t' })
	if len(fields) == 0 || strings.ContainsAny(selector, ":[(\\") {
		return "*"
	}
	last := fields[len(fields)-1]
	for _, sign := range []byte{'#', '.'} {
		if i := strings.IndexByte(last, sign); i >= 0 {
			name := last[i+1:]
			if j := strings.IndexAny(name, "#."); j >= 0 {
				name = name[:j]
			}
			return string(sign) + name
		}
	}
	return strings.ToLower(last)
}

// says returns what the rules say about an element, the weakest first.
func (s *sheet) says(n *nethtml.Node) []string {
	if s.count == 0 {
		return nil
	}
	keys := []string{"*", n.Data}
	for _, a := range n.Attr {
		switch a.Key {
		case "id":
			keys = append(keys, "#"+a.Val)
		case "class":
			for c := range strings.FieldsSeq(a.Val) {
				keys = append(keys, "."+c)
			}
		}
	}
	var found []rule
	for _, key := range keys {
		for _, r := range s.rules[key] {
			if s.matches--; s.matches > 0 && r.selector.Match(n) {
				found = append(found, r)
			}
		}
	}
	slices.SortFunc(found, func(a, b rule) int {
		x, y := a.selector.Specificity(), b.selector.Specificity()
		return cmp.Or(cmp.Compare(x[0], y[0]), cmp.Compare(x[1], y[1]), cmp.Compare(x[2], y[2]), cmp.Compare(a.order, b.order))
	})
	out := make([]string, len(found))
	for i := range found {
		out[i] = found[i].says
	}
	return out
}

// length returns a length of a style sheet in points; em and percent are parts of a
// size. ok is false for what is none.
func length(value string, size float64) (points float64, ok bool) {
	for _, u := range []struct {
		unit   string
		points float64
	}{{"rem", 12}, {"em", size}, {"px", 0.75}, {"pt", 1}, {"%", size / 100}, {"mm", 72 / 25.4}, {"cm", 72 / 2.54}, {"in", 72}} {
		if s, is := strings.CutSuffix(value, u.unit); is {
			n, err := strconv.ParseFloat(s, 64)
			return n * u.points, err == nil
		}
	}
	return 0, value == "0"
}

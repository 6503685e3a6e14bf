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

// The limits of style sheets: how many rules are kept, how long and of how many parts
// their selectors are, and how many elements are looked at to compare rules with them.
const (
	maxRules         = 4000
	maxSelector      = 200
	maxSelectorParts = 4
	maxMatches       = 50_000_000
)

// sheet holds the rules of a page's style sheets that matter for its structure. They are
// found by the last name in their selector: "#id", ".class", "tag", or "*".
type sheet struct {
	rules   map[string][]rule
	count   int
	deep    int // the nesting of the page
	matches int // elements that may still be looked at
}

// rule is what a style sheet says about the elements of a selector.
type rule struct {
	selector cascadia.Sel
	parts    int
	order    int
	says     string
}

// readSheets reads the style sheets in a page.
func readSheets(root *nethtml.Node) *sheet {
	s := &sheet{rules: map[string][]rule{}, matches: maxMatches, deep: nesting(root)}
	for n := range root.Descendants() {
		if n.DataAtom == atom.Style && n.FirstChild != nil {
			s.read(uncommented(n.FirstChild.Data), 0)
		}
	}
	return s
}

// nesting returns how deep the elements of a tree are nested.
func nesting(root *nethtml.Node) int {
	deepest, depth := 0, 0
	for n := root; n != nil; {
		if n.FirstChild != nil {
			n, depth = n.FirstChild, depth+1
			deepest = max(deepest, depth)
			continue
		}
		for n != root && n.NextSibling == nil {
			n, depth = n.Parent, depth-1
		}
		if n == root {
			break
		}
		n = n.NextSibling
	}
	return deepest
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

// add adds a rule for each selector of a list. Selectors with functions, which may look
// at the whole page, are left out.
func (s *sheet) add(selectors, body string) {
	for selector := range strings.SplitSeq(selectors, ",") {
		parts := len(partsOf(selector))
		if parts == 0 || parts > maxSelectorParts || len(selector) > maxSelector || strings.Contains(selector, "(") || s.count >= maxRules {
			continue
		}
		sel, err := cascadia.Parse(strings.TrimSpace(selector))
		if err != nil || sel.PseudoElement() != "" {
			continue
		}
		s.count++
		key := lastName(selector)
		s.rules[key] = append(s.rules[key], rule{sel, parts, s.count, body})
	}
}

// partsOf returns the parts of a selector.
func partsOf(selector string) []string {
	return strings.FieldsFunc(selector, func(r rune) bool { return strings.ContainsRune(" >+~\n\t\r", r) })
}

// is reports whether an element is one of a rule's. To look for the parts of a
// selector in all elements around takes as many steps as there are ways to place them.
func (s *sheet) is(r *rule, n *nethtml.Node) bool {
	for cost, i := 1, 1; ; i++ {
		if s.matches -= cost; s.matches < 0 {
			s.matches = 0
			return false
		}
		if i == r.parts {
			return r.selector.Match(n)
		}
		cost *= s.deep
	}
}

// lastName returns the name in the last part of a selector by which its elements are
// found.
func lastName(selector string) string {
	fields := partsOf(selector)
	if len(fields) == 0 || strings.ContainsAny(selector, ":[\\") {
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
			if s.is(&r, n) {
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

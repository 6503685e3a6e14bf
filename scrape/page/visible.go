package page

import (
	"strings"
	"unicode"

	nethtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"skillmatch/scrape/document"
	"skillmatch/scrape/posting"
)

// The posting in the visible text is found in three steps. First, what surrounds the
// content of a page is removed: navigation, forms, notices and lists of other jobs. Then
// the rest is weighed: text counts by its length, links count less, list items more, and
// a heading that opens a section of a posting counts much. Finally, the posting is the
// smallest element that holds nearly all of the weight, every such heading and every
// list, with all its contents in order. Postings often consist of many blocks side by
// side, and choosing the best of the blocks would lose the others.

// The lengths in bytes below which a page holds no posting: a page with the headings of a
// posting, and a page without them.
const (
	minSections = 120
	minText     = 200
)

// The weights of a byte in a link and in a list item, and of a heading that opens a
// section.
const (
	linkWeight    = 0.2
	itemWeight    = 1.3
	sectionWeight = 300
	mainShare     = 0.9 // the share of the weight that the posting's element holds
	maxLostItems  = 3   // a list of so many items is not left out
	minProse      = 50  // nor is a piece of text of so many bytes
)

// measure is what an element holds.
type measure struct {
	text, link int     // bytes of text, and of text in links
	weight     float64 // see above
	sections   int     // headings that open sections of postings
	items      int     // list items that are not links
	prose      int     // bytes of text outside links in pieces of minProse bytes or more
	jobLinks   int     // links that seem to lead to jobs
	first      string  // the first heading
}

// visible reads the posting from the visible text and returns the number of headings of
// postings in it. name is the job's title, if it is known.
func (s *source) visible(name string) (posting.Posting, int, error) {
	body := s.doc.Find("body").First()
	if body.Length() == 0 {
		return posting.Posting{}, 0, s.refusal("")
	}
	root := body.Get(0)
	whole := document.Line(document.Lines(root))
	m := measures{}
	m.measure(root, false)
	c := pruner{measures: m, whole: m[root].text, sections: m[root].sections, lists: map[string]bool{}}
	listed := m[root].jobLinks
	c.prune(root)
	clear(m)
	m.measure(root, false)
	best := m.main(root)
	p := posting.Posting{Source: "html", Confidence: confText, Text: document.Lines(best)}
	sections := countSections(p.Text)
	if opensSection(name) && strings.Contains(p.Text, "## "+name+"\n") {
		sections--
	}
	if err := s.judge(p.Text, whole, name, sections, m[best].jobLinks, listed); err != nil {
		return posting.Posting{}, sections, err
	}
	if sections > 1 {
		p.Confidence = confSections
	}
	return p, sections, nil
}

// add adds the measure of a part.
func (m *measure) add(part measure) {
	m.text += part.text
	m.link += part.link
	m.weight += part.weight
	m.sections += part.sections
	m.items += part.items
	m.prose += part.prose
	m.jobLinks += part.jobLinks
	if m.first == "" {
		m.first = part.first
	}
}

// measures holds the measures of the elements of a page.
type measures map[*nethtml.Node]measure

// measure measures an element and everything in it.
func (m measures) measure(n *nethtml.Node, linked bool) measure {
	var own measure
	switch {
	case n.Type == nethtml.TextNode:
		own.text = len(strings.TrimSpace(n.Data))
		own.weight = float64(own.text)
		if linked {
			own.link = own.text
			own.weight *= linkWeight
		} else if own.text >= minProse {
			own.prose = own.text
		}
		return own
	case n.Type != nethtml.ElementNode, neverShown(n.DataAtom):
		return own
	}
	linked = linked || n.DataAtom == atom.A
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		own.add(m.measure(c, linked))
	}
	switch n.DataAtom {
	case atom.Li:
		own.weight *= itemWeight
		if own.text > 2*own.link {
			own.items++
		}
	case atom.Dd:
		own.items++
	case atom.A:
		if jobLink(attribute(n, "href")) {
			own.jobLinks++
		}
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.B, atom.Strong:
		own = withSection(n, own)
	}
	m[n] = own
	return own
}

// withSection returns the measure of a heading with the section that the heading opens.
func withSection(n *nethtml.Node, own measure) measure {
	if own.text == 0 || own.text > maxSection {
		return own
	}
	text, _ := lineUpTo(n, 4*maxSection)
	if n.DataAtom != atom.B && n.DataAtom != atom.Strong {
		own.first = text
	}
	if own.sections == 0 && opensSection(text) {
		own.sections = 1
		own.weight += sectionWeight
	}
	return own
}

// neverShown reports whether the text of an element is never shown as text.
func neverShown(a atom.Atom) bool {
	switch a {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Svg, atom.Iframe, atom.Select, atom.Textarea, atom.Button, atom.Head:
		return true
	}
	return false
}

// content returns the text in an element.
func content(n *nethtml.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == nethtml.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

// attribute returns the value of an attribute, or "".
func attribute(n *nethtml.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// pruner removes what surrounds the content of a page.
type pruner struct {
	measures
	whole    int             // bytes of text on the page
	sections int             // headings of postings on the page
	lists    map[string]bool // the texts of the lists that have been seen
}

// prune removes what surrounds the content from an element, and reports whether it
// removed a form.
func (k *pruner) prune(n *nethtml.Node) (form bool) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		if c.Type == nethtml.ElementNode {
			switch {
			case k.opensOtherJobs(c):
				next = k.removeOtherJobs(c)
			case k.isBoilerplate(c) || k.repeated(c):
				form = form || c.DataAtom == atom.Form
				n.RemoveChild(c)
			case k.prune(c) && onlyHeadings(c, new(int)):
				n.RemoveChild(c)
			}
		}
		c = next
	}
	return form
}

// onlyHeadings reports whether nothing but headings is left in an element. looked
// counts the nodes that are visited, up to maxParts.
func onlyHeadings(n *nethtml.Node, looked *int) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if *looked++; *looked > maxParts || c.Type == nethtml.TextNode && strings.TrimSpace(c.Data) != "" || c.Type == nethtml.ElementNode && (c.DataAtom == atom.H1 || !isHeading(c) && !onlyHeadings(c, looked)) {
			return false
		}
	}
	return true
}

// repeated reports whether a list occurs on the page a second time. Some pages show one
// copy to wide windows and another to narrow ones.
func (k *pruner) repeated(n *nethtml.Node) bool {
	const least, most = 40, 4000
	if n.DataAtom != atom.Ul && n.DataAtom != atom.Ol && n.DataAtom != atom.Dl {
		return false
	}
	if size := k.measures[n].text; size < least || size > most {
		return false
	}
	text, ok := lineUpTo(n, 2*most)
	if !ok {
		return false
	}
	seen := k.lists[text]
	k.lists[text] = true
	return seen
}

// isBoilerplate reports whether an element is not content, by its type, role, class or
// first heading, or because it consists of links. An element with headings of postings,
// or with half of the page's text, is content whatever its name.
func (k *pruner) isBoilerplate(n *nethtml.Node) bool {
	own := k.measures[n]
	if neverShown(n.DataAtom) || hidden(n) {
		return true
	}
	if k.sections > own.sections && n.DataAtom != atom.Body && own.cards() {
		return true
	}
	if own.sections >= 2 {
		return false
	}
	half := 2*own.text >= k.whole
	switch n.DataAtom {
	case atom.Nav, atom.Dialog:
		return true
	case atom.Header, atom.Footer, atom.Aside, atom.Form:
		return !half
	case atom.Ul, atom.Ol, atom.Div, atom.Section, atom.Article:
		if own.text > 60 && own.link*10 > own.text*7 && own.sections == 0 && !half {
			return true
		}
	}
	switch strings.ToLower(attribute(n, "role")) {
	case "navigation", "dialog", "alertdialog", "search":
		return true
	case "banner", "contentinfo", "complementary":
		return !half
	}
	if own.sections == 0 && own.first != "" && otherJobs(own.first) && !half {
		return true
	}
	if k.mayBeNotice(n, own) && (!half || k.sections > 0) && notice(content(n)) {
		return true
	}
	always, sometimes := boilerplateName(attribute(n, "class") + " " + attribute(n, "id") + " " + attribute(n, "data-element"))
	return always && n.DataAtom != atom.Body || sometimes && !half
}

// mayBeNotice reports whether an element's text is worth reading as a notice. It is not
// if the element holds nearly all text of its parent, which has been read already.
func (k *pruner) mayBeNotice(n *nethtml.Node, own measure) bool {
	if own.sections > 0 || own.text < minNotice || own.text > maxNotice {
		return false
	}
	outer := k.measures[n.Parent]
	return outer.sections > 0 || outer.text > maxNotice || own.text*10 < outer.text*9
}

// cards reports whether an element holds nothing but links to jobs, each with little
// text.
func (m measure) cards() bool {
	const least, most = 3, 300
	return m.jobLinks >= least && m.sections*8 <= m.jobLinks && m.text <= most*m.jobLinks && m.prose*4 <= m.text
}

// The lengths in bytes of a notice about the data that a site stores of its visitors.
const (
	minNotice = 60
	maxNotice = 12_000
)

// opensOtherJobs reports whether an element is the heading of a list of other jobs.
func (k *pruner) opensOtherJobs(n *nethtml.Node) bool {
	own := k.measures[n]
	if own.text == 0 || own.text > maxSection || own.link*2 > own.text {
		return false
	}
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Div, atom.P:
		text, ok := lineUpTo(n, maxSection)
		return ok && listsJobs(text)
	}
	return false
}

// removeOtherJobs removes such a heading and what follows it, up to the next heading or
// to an element that is content. It returns that element, or nil.
func (k *pruner) removeOtherJobs(n *nethtml.Node) *nethtml.Node {
	parent := n.Parent
	for first := true; n != nil; first = false {
		own := k.measures[n]
		if !first && n.Type == nethtml.ElementNode && (isHeading(n) || own.sections > 0 || 2*own.text >= k.whole) {
			return n
		}
		next := n.NextSibling
		parent.RemoveChild(n)
		n = next
	}
	return nil
}

// boilerplateName reads class and id names. always says that they contain a word for
// notices and dialogs, sometimes that they contain a word that is also used for
// content.
func boilerplateName(names string) (always, sometimes bool) {
	if strings.TrimSpace(names) == "" {
		return false, false
	}
	before := ""
	for w := range words(names) {
		switch w {
		case "cookie", "cookies", "consent", "gdpr", "onetrust", "newsletter", "captcha":
			always = true
		case "nav", "navbar", "navigation", "menu", "breadcrumb", "breadcrumbs", "sidebar", "footer", "share", "sharing", "social", "subscribe", "popup", "modal", "signin", "login", "signup", "advert", "ads", "related",
			"similar", "recommended", "recommendations", "suggested", "referral", "toast", "toasts", "upsell", "upsells", "cta":
			sometimes = true
		}
		switch before + w {
		case "alsoviewed", "otherjobs", "morejobs", "otherpositions", "jobalert", "jobalerts", "signin", "login", "topcontent", "applyform", "applicationform", "skiplink", "sharethis", "moreoffers", "showothers":
			sometimes = true
		}
		before = w
	}
	return always, sometimes
}

// words yields the words of class names in lower case. "jobShare-block" has three.
func words(names string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		start := 0
		for i, r := range names {
			switch {
			case !unicode.IsLetter(r):
				if start < i && !yield(strings.ToLower(names[start:i])) {
					return
				}
				start = i + len(string(r))
			case unicode.IsUpper(r) && i > start && names[i-1] >= 'a' && names[i-1] <= 'z':
				if !yield(strings.ToLower(names[start:i])) {
					return
				}
				start = i
			}
		}
		if start < len(names) {
			yield(strings.ToLower(names[start:]))
		}
	}
}

// main returns the smallest element that holds nearly all of the weight and every
// heading of a posting.
func (m measures) main(n *nethtml.Node) *nethtml.Node {
	total := m[n]
	for {
		var next *nethtml.Node
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if own := m[c]; c.Type == nethtml.ElementNode && own.weight >= mainShare*total.weight && own.sections == total.sections && total.items-own.items < maxLostItems && total.prose-own.prose < minProse {
				next = c
			}
		}
		if next == nil || next.DataAtom == atom.Ul || next.DataAtom == atom.Ol || next.DataAtom == atom.P {
			return n
		}
		n = next
	}
}

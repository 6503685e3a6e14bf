package page

import (
	"strings"

	"github.com/PuerkitoBio/goquery"
	nethtml "golang.org/x/net/html"

	"skillmatch/scrape/document"
	"skillmatch/scrape/posting"
)

// chrome are the parts of a page that surround its content, as a selector.
const chrome = `nav, header, footer, aside, form, dialog, script, style, noscript, template, svg, iframe, button, select,
	[role="navigation"], [role="banner"], [role="contentinfo"], [role="complementary"], [role="dialog"], [role="search"], [aria-hidden="true"], [hidden]`

// chromeWords are the words by which class and id names tell such parts.
func chromeWords() []string {
	return []string{"cookie", "consent", "navbar", "nav-", "menu", "breadcrumb", "sidebar", "footer", "related", "similar", "recommended", "share", "social", "newsletter", "subscribe", "banner", "popup", "modal",
		"login", "signin", "sign-in", "advert", "skip-link", "other-jobs", "more-jobs", "job-alert", "jobalert"}
}

// postingWords begin the headings of postings, in several languages.
func postingWords() []string {
	return []string{"requirement", "qualification", "responsibilit", "what you", "who you are", "about you", "you will", "your role", "your profile", "the role", "about the job", "about the role", "job description",
		"description", "nice to have", "skills", "experience", "benefits", "we offer", "what we", "duties", "must have", "aufgaben", "anforderung", "profil", "wir bieten", "missions", "compétences", "requisitos",
		"funciones", "responsabilidades", "ofrecemos", "oferecemos", "requisiti", "mansioni", "offriamo", "functie", "wij bieden", "taken", "tasks", "arbetsuppgifter", "kvalifikationer", "wymagania", "obowiązki"}
}

// signals counts the headings and openings of postings in a text.
func signals(text string) int {
	lower := strings.ToLower(text)
	n := 0
	for _, w := range postingWords() {
		if strings.Contains(lower, w) {
			n++
		}
	}
	return n
}

// fromText finds the posting in the visible text: the smallest part of the page
// that holds most of what looks like one, with everything inside it in order.
func fromText(doc *goquery.Document, link string) (posting.Posting, error) {
	name := title(doc, "")
	p := posting.Posting{Title: name, Company: meta(doc, "og:site_name"), Location: placeInMeta(doc), URL: link, Source: "html"}
	if p.URL == "" {
		p.URL = document.Line(doc.Find(`link[rel="canonical"]`).First().AttrOr("href", ""))
	}
	source, _ := doc.Html()
	all := document.Line(doc.Text())
	doc.Find(chrome).Remove()
	prune(doc)
	body := doc.Find("body").First()
	if body.Length() == 0 {
		return p, refusal(source, all)
	}
	best := main(body.Get(0))
	p.Text = document.Lines(best)
	headings := headingSignals(best)
	lower := strings.ToLower(p.Text)
	switch {
	case len(p.Text) < leastText, signals(p.Text) == 0:
		return posting.Posting{}, refusal(source, all)
	case closed(lower) && headings == 0:
		return posting.Posting{}, ErrClosed
	case headings == 0 && !speaksOfWork(lower):
		return posting.Posting{}, refusal(source, all)
	case headings > 0:
		p.Confidence = confHeadings
	default:
		p.Confidence = confText
	}
	return p, nil
}

// prune removes the parts whose class or id says that they are no content,
// unless they hold most of the page.
func prune(doc *goquery.Document) {
	words := chromeWords()
	whole := len(doc.Find("body").Text())
	doc.Find("body [class], body [id]").Each(func(_ int, s *goquery.Selection) {
		name := strings.ToLower(s.AttrOr("class", "") + " " + s.AttrOr("id", ""))
		for _, w := range words {
			if strings.Contains(name, w) && 2*len(s.Text()) < whole {
				s.Remove()
				return
			}
		}
	})
}

// main is the smallest element that holds at least nine tenths of the weight.
func main(n *nethtml.Node) *nethtml.Node {
	weights := map[*nethtml.Node]float64{}
	total := weigh(n, weights)
	for {
		var next *nethtml.Node
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if weights[c] >= 0.9*total {
				next = c
			}
		}
		if next == nil || next.Type != nethtml.ElementNode || next.FirstChild == nil {
			return n
		}
		n = next
	}
}

// weigh adds up what an element holds: the length of its text, more for list
// items and for headings of postings, little for links.
func weigh(n *nethtml.Node, weights map[*nethtml.Node]float64) float64 {
	sum := 0.0
	switch n.Type {
	case nethtml.TextNode:
		sum = float64(len(strings.TrimSpace(n.Data)))
	case nethtml.ElementNode, nethtml.DocumentNode:
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			sum += weigh(c, weights)
		}
		switch n.Data {
		case "a":
			sum *= 0.2
		case "li":
			sum *= 1.3
		case "h2", "h3", "h4", "strong", "b":
			if signals(text(n)) > 0 {
				sum += 200
			}
		}
	}
	weights[n] = sum
	return sum
}

// headingSignals counts the headings and bold lines that open parts of a
// posting.
func headingSignals(n *nethtml.Node) int {
	count := 0
	for l := range strings.Lines(document.Lines(n)) {
		if rest, ok := strings.CutPrefix(l, "## "); ok && signals(rest) > 0 {
			count++
		}
	}
	return count
}

// speaksOfWork reports a text that speaks to applicants.
func speaksOfWork(lower string) bool {
	n := 0
	for _, w := range []string{"apply", "candidate", "years of experience", "full-time", "full time", "part-time", "salary", "join our team", "we are looking for", "we're looking for", "responsibilities", "requirements",
		"qualifications", "bewerb", "gesucht", "candidat", "postul", "vacante", "vaga", "inscri", "contrat", "jornada", "salario", "ofert"} {
		if strings.Contains(lower, w) {
			n++
		}
	}
	return n >= 2
}

// text is the text under a node.
func text(n *nethtml.Node) string {
	if n.Type == nethtml.TextNode {
		return n.Data
	}
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		b.WriteString(text(c))
	}
	return b.String()
}

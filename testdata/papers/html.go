package papers

import (
	"fmt"
	"html"
	"strings"
)

// texts collects what a draft says while it is written.
type texts struct {
	words  strings.Builder
	escape func(string) string
}

// say writes a text in the draft's form and records it.
func (t *texts) say(text string) string {
	t.words.WriteString(text + "\n")
	return t.escape(text)
}

// look is a style of a page: its rules, and what it is made of.
type look struct {
	style, rules string
	body         func(t *texts, p *Person) string
}

// looks are the styles of pages.
func looks() []look {
	return []look{
		{"stacked", "", pageOfParts(stackedRole)},
		{"dates right", "", pageOfParts(rightRole)},
		{"justified", "p,li{text-align:justify} h2{font-variant:small-caps}", pageOfParts(rightRole)},
		{"spaced by .18", "h2{letter-spacing:.18em;text-transform:uppercase} h1{letter-spacing:.1em}", pageOfParts(rightRole)},
		{"spaced by .3", "h2,h1{letter-spacing:.3em;text-transform:uppercase;font-weight:normal}", pageOfParts(stackedRole)},
		{"dates beside", ".at{width:7em}", pageOfParts(besideRole)},
		{"headings beside", ".at{width:10em;font-weight:bold}", headingsInCells},
		{"headings upright", ".at{width:3em} .at div{transform:rotate(-90deg);-webkit-transform:rotate(-90deg);white-space:nowrap;width:2em;margin-top:8em}", headingsInCells},
		{"narrow left", ".at{width:30%;background:#eee}", sidePage(true)},
		{"narrow right", ".at{width:28%}", sidePage(false)},
		{"table", ".of td{border:1px solid;padding:4px}", pageOfParts(tableRole)},
		{"round bullets", "ul{list-style:none} li::before{content:'';display:inline-block;width:5px;height:5px;border-radius:3px;background:#333;margin:0 8px 2px -13px}", pageOfParts(stackedRole)},
	}
}

// pages are the drafts of all styles.
func pages() []draft {
	const rules = "@page{size:A4;margin:16mm} body{font:10pt/1.35 'Liberation Sans',Arial,sans-serif;margin:0} p{margin:2px 0} ul{margin:2px 0 6px;padding-left:1.4em} h1{margin:0} h2{font-size:1.2em;margin:10px 0 4px} h3{font-size:1em;margin:6px 0 0} .r{float:right} table{width:100%;border-collapse:collapse} td{vertical-align:top;padding:2px 10px 2px 0}"
	var list []draft
	all := people()
	for i, l := range looks() {
		p := all[3*i%len(all)]
		t := &texts{escape: html.EscapeString}
		body := l.body(t, p)
		list = append(list, draft{style: l.style, person: p, words: t.words.String(),
			source: fmt.Sprintf("<!DOCTYPE html><html lang=%s><meta charset=utf-8><style>%s %s</style><body>%s</body></html>", p.Language, rules, l.rules, body)})
	}
	return list
}

// pageTop is the name and how to reach the person.
func pageTop(t *texts, p *Person) string {
	return fmt.Sprintf("<h1>%s</h1><p>%s</p><p>%s</p>", t.say(p.Name), t.say(p.Label), t.say(p.Mail+" · "+p.Place))
}

// wrapped puts each text into an element.
func wrapped(t *texts, element string, list []string) string {
	var b strings.Builder
	for _, l := range list {
		fmt.Fprintf(&b, "<%s>%s</%s>", element, t.say(l), element)
	}
	return b.String()
}

// pageRoles writes the roles.
func pageRoles(t *texts, p *Person, role func(t *texts, p *Person, r *Role) string) string {
	var b strings.Builder
	for i := range p.Roles {
		b.WriteString(role(t, p, &p.Roles[i]))
	}
	return b.String()
}

// pageOfParts is a page from top to bottom.
func pageOfParts(role func(t *texts, p *Person, r *Role) string) func(*texts, *Person) string {
	return func(t *texts, p *Person) string {
		var b strings.Builder
		b.WriteString(pageTop(t, p))
		for i, part := range p.parts() {
			b.WriteString("<h2>" + t.say(part.heading) + "</h2>" + wrapped(t, "p", part.lines))
			if i == 1 {
				b.WriteString(pageRoles(t, p, role))
			}
		}
		return b.String()
	}
}

// headingsInCells has the headings in the left cells of a table.
func headingsInCells(t *texts, p *Person) string {
	var b strings.Builder
	b.WriteString(pageTop(t, p) + "<table>")
	for i, part := range p.parts() {
		b.WriteString("<tr><td class=at><div>" + t.say(part.heading) + "</div><td>" + wrapped(t, "p", part.lines))
		if i == 1 {
			b.WriteString(pageRoles(t, p, rightRole))
		}
	}
	return b.String() + "</table>"
}

// sidePage has the short parts in a narrow column.
func sidePage(left bool) func(*texts, *Person) string {
	return func(t *texts, p *Person) string {
		head, parts := pageTop(t, p), p.parts()
		side, wide := "", "<h2>"+t.say(parts[0].heading)+"</h2>"+wrapped(t, "p", parts[0].lines)+"<h2>"+t.say(parts[1].heading)+"</h2>"+pageRoles(t, p, stackedRole)
		for _, part := range parts[2:] {
			side += "<h2>" + t.say(part.heading) + "</h2>" + wrapped(t, "p", part.lines)
		}
		if left {
			return head + "<table><tr><td class=at>" + side + "<td>" + wide + "</table>"
		}
		return head + "<table><tr><td>" + wide + "<td class=at>" + side + "</table>"
	}
}

// The ways in which a page writes a role.

func stackedRole(t *texts, p *Person, r *Role) string {
	return fmt.Sprintf("<h3>%s</h3><p>%s</p><p>%s</p><ul>%s</ul>", t.say(r.Title), t.say(r.Employer+", "+r.Place), t.say(p.dates(r, false)), wrapped(t, "li", r.Bullets))
}

func rightRole(t *texts, p *Person, r *Role) string {
	return fmt.Sprintf("<p><span class=r>%s</span><b>%s</b></p><p><span class=r>%s</span>%s</p><ul>%s</ul>",
		t.say(p.dates(r, false)), t.say(r.Title), t.say(r.Place), t.say(r.Employer), wrapped(t, "li", r.Bullets))
}

func besideRole(t *texts, p *Person, r *Role) string {
	return fmt.Sprintf("<table><tr><td class=at>%s<td><b>%s</b><br>%s<ul>%s</ul></table>", t.say(p.dates(r, false)), t.say(r.Title), t.say(r.Employer+", "+r.Place), wrapped(t, "li", r.Bullets))
}

func tableRole(t *texts, p *Person, r *Role) string {
	return fmt.Sprintf("<table class=of><tr><td width=90>%s<td width=160><b>%s</b><br>%s<br>%s<td><ul>%s</ul></table>",
		t.say(p.dates(r, true)), t.say(r.Title), t.say(r.Employer), t.say(r.Place), wrapped(t, "li", r.Bullets))
}

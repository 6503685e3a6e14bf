package papers

import (
	"fmt"
	"html"
	"strings"
)

// officeHead begins a text document in one file. Its styles are a heading, bold text,
// a paragraph with a stop for tabs at the right margin, and lists.
const officeHead = `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:automatic-styles>
<style:style style:name="P" style:family="paragraph"><style:paragraph-properties><style:tab-stops><style:tab-stop style:position="17cm" style:type="right"/></style:tab-stops></style:paragraph-properties><style:text-properties fo:font-size="10pt"/></style:style>
<style:style style:name="H" style:family="paragraph"><style:paragraph-properties fo:margin-top="8pt"/><style:text-properties fo:font-size="13pt" fo:font-weight="bold"%s/></style:style>
<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="A" style:family="table-column"><style:table-column-properties style:column-width="%s"/></style:style>
<style:style style:name="W" style:family="table-column"><style:table-column-properties style:column-width="%s"/></style:style>
<text:list-style style:name="L"><text:list-level-style-bullet text:level="1" text:bullet-char="•"><style:list-level-properties text:space-before="2mm" text:min-label-width="4mm"/></text:list-level-style-bullet></text:list-style>
</office:automatic-styles><office:body><office:text>`

// officeLook is a style of a text document: how far the letters of headings stand apart,
// the widths of a table's columns, and how a role is written.
type officeLook struct {
	style, spacing, narrow, wide string
	role                         func(t *texts, p *Person, r *Role) string
}

// officeLooks are the styles of text documents.
func officeLooks() []officeLook {
	return []officeLook{
		{"stacked", "", "4cm", "13cm", officeStacked},
		{"dates right", "", "4cm", "13cm", officeRight},
		{"spaced", ` fo:letter-spacing="2.4pt" fo:text-transform="uppercase"`, "4cm", "13cm", officeRight},
		{"dates beside", "", "4cm", "13cm", officeBeside},
		{"dates beside, narrow", "", "2.2cm", "14.8cm", officeBeside},
		{"table", "", "3cm", "7cm", officeTable},
	}
}

// officeDrafts are the documents of all styles, each for two people.
func officeDrafts() []draft {
	var list []draft
	all := people()
	for i, l := range officeLooks() {
		for k := range 2 {
			p, t := all[(3*i+2*k+1)%len(all)], &texts{escape: html.EscapeString}
			var b strings.Builder
			fmt.Fprintf(&b, officeHead, l.spacing, l.narrow, l.wide)
			b.WriteString(officeLine("H", t.say(p.Name)) + officeLine("P", t.say(p.Label)) + officeLine("P", t.say(p.Mail+" · "+p.Place)))
			for i, part := range p.parts() {
				b.WriteString(officeLine("H", t.say(part.heading)))
				for _, l := range part.lines {
					b.WriteString(officeLine("P", t.say(l)))
				}
				for k := range p.Roles {
					if i == 1 {
						b.WriteString(l.role(t, p, &p.Roles[k]))
					}
				}
			}
			b.WriteString("</office:text></office:body></office:document>")
			list = append(list, draft{style: l.style, person: p, source: b.String(), words: t.words.String()})
		}
	}
	return list
}

// officeLine is a paragraph.
func officeLine(style, text string) string {
	return fmt.Sprintf(`<text:p text:style-name="%s">%s</text:p>`, style, text)
}

// strong is text in bold.
func strong(text string) string {
	return `<text:span text:style-name="B">` + text + `</text:span>`
}

// officeList is a list with bullets.
func officeList(t *texts, list []string) string {
	var b strings.Builder
	for _, l := range list {
		b.WriteString("<text:list-item>" + officeLine("P", t.say(l)) + "</text:list-item>")
	}
	return `<text:list text:style-name="L">` + b.String() + "</text:list>"
}

// officeRow is a table of one row, its last column wider.
func officeRow(cells ...string) string {
	narrow := len(cells) - 1
	return fmt.Sprintf(`<table:table><table:table-column table:style-name="A" table:number-columns-repeated="%d"/><table:table-column table:style-name="W"/><table:table-row><table:table-cell>%s</table:table-cell></table:table-row></table:table>`,
		narrow, strings.Join(cells, "</table:table-cell><table:table-cell>"))
}

// The ways in which a text document writes a role.

func officeStacked(t *texts, p *Person, r *Role) string {
	return officeLine("P", strong(t.say(r.Title))) + officeLine("P", t.say(r.Employer+", "+r.Place)) + officeLine("P", t.say(p.dates(r, false))) + officeList(t, r.Bullets)
}

func officeRight(t *texts, p *Person, r *Role) string {
	return officeLine("P", strong(t.say(r.Title))+"<text:tab/>"+t.say(p.dates(r, false))) +
		officeLine("P", t.say(r.Employer)+"<text:tab/>"+t.say(r.Place)) + officeList(t, r.Bullets)
}

func officeBeside(t *texts, p *Person, r *Role) string {
	return officeRow(officeLine("P", t.say(p.dates(r, false))), officeLine("P", strong(t.say(r.Title)))+officeLine("P", t.say(r.Employer+", "+r.Place))+officeList(t, r.Bullets))
}

func officeTable(t *texts, p *Person, r *Role) string {
	return officeRow(officeLine("P", t.say(p.dates(r, true))), officeLine("P", t.say(r.Title))+officeLine("P", t.say(r.Employer))+officeLine("P", t.say(r.Place)), officeList(t, r.Bullets))
}

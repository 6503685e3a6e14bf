package papers

import (
	"fmt"
	"strings"
)

// set is a style of LaTeX: the start of the document up to its text, and how headings
// and roles are written.
type set struct {
	style, head string
	heading     string // with %s for the heading
	role        func(t *texts, p *Person, r *Role) string
	body        func(t *texts, p *Person, s *set) string
}

// sets are the styles. The first ones have the bitmaps or the outlines of Computer
// Modern, some are classes for résumés.
func sets() []set {
	const section, pre = "\\section*{%s}\n", "\\documentclass[%s,a4paper]{article}\\usepackage[utf8]{inputenc}\\usepackage{textcomp}%s\\usepackage[margin=2cm]{geometry}\\setlength\\parindent{0pt}\\pagestyle{empty}"
	const t1, modern = "\\usepackage[T1]{fontenc}", "\\usepackage[T1]{fontenc}\\usepackage{lmodern}"
	article := func(size, fonts string) string { return fmt.Sprintf(pre, size, fonts) }
	const cv = "\\documentclass[11pt,a4paper,sans]{moderncv}\\moderncvstyle{%s}\\moderncvcolor{blue}\\usepackage[utf8]{inputenc}\\usepackage[T1]{fontenc}\\usepackage{textcomp}\\usepackage{lmodern}\\usepackage[scale=.78]{geometry}"
	return []set{
		{"bitmaps, dates right", article("11pt", t1), section, latexRight, latexText},
		{"bitmaps, in a line", article("10pt", t1), section, latexLine, latexText},
		{"old encoding", article("10pt", ""), section, latexRight, latexText},
		{"outlines, tabular", article("11pt", modern), section, latexTabular, latexText},
		{"outlines, capitals", article("11pt", modern+"\\usepackage{titlesec}\\titleformat{\\section}{\\scshape\\large}{}{0em}{}[\\titlerule]"), section, latexJustified, latexText},
		{"outlines, beside", article("10pt", modern), section, latexBeside, latexText},
		{"outlines, in the margin", strings.Replace(article("10pt", modern), "margin=2cm", "left=5.2cm,right=2cm", 1), "\\par\\medskip\\noindent\\llap{\\makebox[3.2cm][l]{\\bfseries %s}}", latexRight, latexText},
		{"class, classic", fmt.Sprintf(cv, "classic"), "\\section{%s}\n", latexEntry, latexClass},
		{"class, banking", fmt.Sprintf(cv, "banking"), "\\section{%s}\n", latexEntry, latexClass},
	}
}

// latexDrafts are the documents of all styles, each for two people.
func latexDrafts() []draft {
	var list []draft
	all := people()
	for i, s := range sets() {
		for k := range 2 {
			p, t := all[(2*i+3*k+1)%len(all)], &texts{escape: latexEscape}
			body := s.body(t, p, &s)
			list = append(list, draft{style: s.style, person: p, source: s.head + body + "\\end{document}\n", words: t.words.String()})
		}
	}
	return list
}

// latexEscape writes a text as LaTeX reads it.
func latexEscape(text string) string {
	return strings.NewReplacer("&", `\&`, "%", `\%`, "$", `\$`, "#", `\#`, "_", `\_`, "–", "--", "½", `\textonehalf{}`, "²", `\texttwosuperior{}`, "€", `\texteuro{}`, "·", `\textperiodcentered{}`, "|", "$|$").Replace(text)
}

// latexText is a document of plain macros.
func latexText(t *texts, p *Person, s *set) string {
	var b strings.Builder
	fmt.Fprintf(&b, "\\begin{document}{\\Huge\\bfseries %s}\\par\\smallskip %s\\par %s\\par\n", t.say(p.Name), t.say(p.Label), t.say(p.Mail+" | "+p.Place))
	for i, part := range p.parts() {
		fmt.Fprintf(&b, s.heading, t.say(part.heading))
		for _, l := range part.lines {
			b.WriteString(t.say(l) + "\\par\n")
		}
		for k := range p.Roles {
			if i == 1 {
				b.WriteString(s.role(t, p, &p.Roles[k]))
			}
		}
	}
	return b.String()
}

// latexClass is a document of the class moderncv.
func latexClass(t *texts, p *Person, s *set) string {
	var b strings.Builder
	first, last, _ := strings.Cut(p.Name, " ")
	fmt.Fprintf(&b, "\\name{%s}{%s}\\title{%s}\\email{%s}\\begin{document}\\makecvtitle\n", t.say(first), t.say(last), t.say(p.Label), t.say(p.Mail))
	for i, part := range p.parts() {
		fmt.Fprintf(&b, s.heading, t.say(part.heading))
		for _, l := range part.lines {
			b.WriteString("\\cvitem{}{" + t.say(l) + "}\n")
		}
		for k := range p.Roles {
			if i == 1 {
				b.WriteString(s.role(t, p, &p.Roles[k]))
			}
		}
	}
	return b.String()
}

// latexList is a list with bullets.
func latexList(t *texts, list []string) string {
	var b strings.Builder
	for _, l := range list {
		b.WriteString("\\item " + t.say(l) + "\n")
	}
	return "\\begin{itemize}\n" + b.String() + "\\end{itemize}\n"
}

// The ways in which LaTeX writes a role.

func latexRight(t *texts, p *Person, r *Role) string {
	return fmt.Sprintf("\\textbf{%s} \\hfill %s\\\\ %s, %s\n", t.say(r.Title), t.say(p.dates(r, false)), t.say(r.Employer), t.say(r.Place)) + latexList(t, r.Bullets)
}

func latexJustified(t *texts, p *Person, r *Role) string {
	return fmt.Sprintf("\\textbf{%s} \\hfill %s\\\\ \\textit{%s} \\hfill %s\n", t.say(r.Employer), t.say(r.Place), t.say(r.Title), t.say(p.dates(r, false))) + latexList(t, r.Bullets)
}

func latexLine(t *texts, p *Person, r *Role) string {
	return fmt.Sprintf("\\textbf{%s}, %s, %s \\hfill %s\n", t.say(r.Title), t.say(r.Employer), t.say(r.Place), t.say(p.dates(r, false))) + latexList(t, r.Bullets)
}

func latexTabular(t *texts, p *Person, r *Role) string {
	return fmt.Sprintf("\\begin{tabular*}{\\textwidth}{l@{\\extracolsep{\\fill}}r}\\textbf{%s} & %s\\\\ \\textit{%s} & \\textit{%s}\\end{tabular*}\n",
		t.say(r.Title), t.say(p.dates(r, false)), t.say(r.Employer), t.say(r.Place)) + latexList(t, r.Bullets)
}

func latexBeside(t *texts, p *Person, r *Role) string {
	return fmt.Sprintf("\\begin{tabular}{@{}p{2.6cm}p{13.5cm}@{}}%s & \\textbf{%s}\\newline %s, %s\n", t.say(p.dates(r, false)), t.say(r.Title), t.say(r.Employer), t.say(r.Place)) +
		latexList(t, r.Bullets) + "\\end{tabular}\\par\n"
}

func latexEntry(t *texts, p *Person, r *Role) string {
	return fmt.Sprintf("\\cventry{%s}{%s}{%s}{%s}{}{", t.say(p.dates(r, false)), t.say(r.Title), t.say(r.Employer), t.say(r.Place)) + latexList(t, r.Bullets) + "}\n"
}

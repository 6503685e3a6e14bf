package latex

import (
	"strings"

	"skillmatch/scrape/document/block"
)

// macro says what a macro does with its arguments.
type macro struct {
	args int
	// heading is the level of a heading, which the first argument is.
	heading int
	// item says that the arguments are an item of a list.
	item bool
	// rows are the arguments of each line, by their numbers: "21/34" are the second
	// and the first in one line, the third and the fourth below.
	rows string
	// opens and closes say that a list begins or ends.
	opens, closes int
	// text is put in the place of a macro without arguments.
	text string
}

// entries are the lines of the macros of classes for résumés, by their names and the
// number of their arguments. The title stands first and its dates beside it, the employer
// below with the place.
func entries() map[string]string {
	return map[string]string{
		"cventry6": "21/34/5/6", "cventry5": "14/23/5", "cventry4": "14/23", // moderncv and awesome-cv
		"cvevent4": "13/24", "cvevent5": "13/24/5", "cvhonor4": "14/23", "cvdegree4": "13/24", // altacv and awesome-cv
		"cvitem2": "12", "cvline2": "12", "cvitemwithcomment3": "123", "cvlanguage3": "123", "cvlanguage2": "12", "cvskill2": "12",
		"cvcomputer4": "12/34", "cvdoubleitem4": "12/34", "cvachievement3": "2/3", "cvproject4": "14/23",
		"resumeSubheading4": "12/34", "resumeSubSubheading2": "12", "resumeProjectHeading2": "12", "resumeProjectHeading3": "12/3",
		"datedsubsection2": "12", "datedline2": "12", "role2": "12", "rSubsection4": "12/34",
	}
}

// entry returns a macro of a class for résumés that has a number of arguments.
func (s *shared) entry(name string, args int) (macro, bool) {
	rows := s.entries[name+string(rune('0'+min(args, 9)))]
	return macro{args: args, rows: rows}, rows != ""
}

// known returns a macro of LaTeX or of a class for résumés.
func known(name string) (macro, bool) {
	switch name {
	case "section", "cvsection", "chapter", "part", "sectiontitle", "resheading", "roottitle", "heading":
		return macro{args: 1, heading: 1}, true
	case "subsection", "cvsubsection":
		return macro{args: 1, heading: 2}, true
	case "subsubsection":
		return macro{args: 1, heading: 3}, true
	case "cvlistitem", "resumeItem", "resumeitem", "resumeSubItem", "resumeItemNH", "denseitem", "tinyitem":
		return macro{args: 1, item: true}, true
	case "cvlistdoubleitem":
		return macro{args: 2, item: true}, true
	}
	switch {
	case strings.HasSuffix(name, "ListStart"):
		return macro{opens: 1}, true
	case strings.HasSuffix(name, "ListEnd"):
		return macro{closes: 1}, true
	}
	return macro{}, false
}

// silent returns the number of arguments of a macro that is no text, -1 for as many as
// there are. ok is false for other macros.
func silent(name string) (args int, ok bool) {
	switch name {
	case "vspace", "vskip", "hspace", "hskip", "color", "textcolor", "label", "cline", "includegraphics", "usepackage", "documentclass", "pagestyle", "thispagestyle", "input", "include", "geometry", "hypersetup", "pagenumbering", "moderncvstyle", "moderncvcolor", "nopagenumbers", "photo", "colorlet", "bibliography", "bibliographystyle", "nocite", "cite", "selectlanguage", "setmainfont", "setsansfont", "fontfamily", "fontseries", "fontshape", "usetikzlibrary", "pdfbookmark", "lhead", "rhead", "chead", "lfoot", "rfoot", "cfoot", "fancyhf", "fancyhead", "fancyfoot", "columnratio", "rowcolor", "cellcolor", "arrayrulecolor", "phantom", "hphantom", "vphantom", "divider", "needspace", "linespread", "urlstyle", "raisebox", "newlength", "cvtheme", "sethlcolor", "printinfo", "makecvfooter", "addbibresource", "tag", "hyphenation", "write", "switchcolumn", "footnotemark", "rule", "stretch", "setstretch", "hyperlink", "hypertarget":
		return 1, true
	case "setlength", "addtolength", "fontsize", "setcounter", "addtocounter", "renewfontfamily", "newfontfamily", "definecolor", "titlespacing", "setlist", "titleformat", "titlecontents", "tikzset", "pgfmathsetmacro", "DeclareUnicodeCharacter", "NewDocumentCommand", "newcolumntype", "settowidth", "addtokomafont", "setkomafont", "AtBeginDocument", "AtEndDocument":
		return -1, true
	}
	return 0, false
}

// command reads a macro.
func (r *reader) command() {
	r.pos++
	name := r.name()
	if r.defines(name) {
		return
	}
	if mark, ok := accent(name); ok && (!letterName(name) || r.pos < len(r.src) && strings.IndexByte("{ \\", r.src[r.pos]) >= 0) {
		r.accented(mark)
		return
	}
	if m, ok := r.macros[name]; ok {
		r.afterName(name)
		r.apply(m)
		return
	}
	if s, ok := r.signs[name]; ok {
		r.afterName(name)
		r.put(s)
		return
	}
	if r.breaks(name) || r.changesLook(name) || r.environment(name) || r.person(name) {
		return
	}
	if n, ok := silent(name); ok {
		r.options()
		r.arguments(n)
		if strings.HasPrefix(name, "vs") || name == "vskip" {
			r.gap = r.gap || r.line.Len() == 0 && len(r.out) > 0 && !r.within
		}
		return
	}
	r.other(name)
}

// letterName reports whether the name of a macro is letters.
func letterName(name string) bool { return name != "" && letter(name[0]) }

// afterName skips the blank that ends a name of letters.
func (r *reader) afterName(name string) {
	if letterName(name) && r.pos < len(r.src) && r.src[r.pos] == ' ' {
		r.pos++
	}
}

// breaks reads a macro that begins, ends or divides a line. It reports whether it is one.
func (r *reader) breaks(name string) bool {
	switch name {
	case "\\", "newline", "linebreak", "par", "cr", "tabularnewline":
		r.options()
		r.end()
		r.gap = r.gap || name == "par"
	case "medskip", "bigskip", "newpage", "clearpage", "pagebreak", "hrule", "hrulefill", "hline", "toprule", "midrule", "bottomrule":
		r.end()
		r.gap = len(r.out) > 0
	case "hfill", "dotfill", "hfil", "qquad", "fill", "tab", ">":
		r.afterName(name)
		r.put("\t")
	case "item":
		r.end()
		r.item, r.within = true, false
		r.blanks()
		if label, ok := r.delimited('[', ']'); ok && strings.IndexFunc(r.text(label), isLetter) >= 0 {
			r.inline(label)
			r.put(" ")
		}
	case "multicolumn", "multirow":
		if a := r.arguments(3); len(a) == 3 {
			r.inline(a[2])
		}
	case "href", "texorpdfstring", "hyperref":
		r.options()
		if a := r.arguments(2); len(a) > 0 {
			r.inline(a[len(a)-1])
		}
	case "cvtag", "tag", "skilltag":
		a, _ := r.argument()
		r.put("\t")
		r.inline(a)
		r.put("\t")
	default:
		return false
	}
	return true
}

// isLetter reports whether a character may be part of a word.
func isLetter(c rune) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0xC0 }

// changesLook reads a macro that changes how text appears. It reports whether it is one.
func (r *reader) changesLook(name string) bool {
	switch name {
	case "Huge":
		r.look.size = 25
	case "huge":
		r.look.size = 20
	case "LARGE":
		r.look.size = 17
	case "Large":
		r.look.size = 14
	case "large":
		r.look.size = 12
	case "normalsize":
		r.look.size = 10
	case "small":
		r.look.size = 9
	case "footnotesize":
		r.look.size = 8
	case "bf", "bfseries":
		r.look.bold = true
	case "mdseries", "normalfont":
		r.look.bold = false
	case "textbf":
		a, ok := r.argument()
		if !ok {
			return true
		}
		before := r.look
		r.look.bold = true
		r.inline(a)
		r.look = before
		return true
	default:
		return false
	}
	r.afterName(name)
	return true
}

// person reads a macro that names the person or says where to reach them. It reports
// whether it is one. These stand before the document, too.
func (r *reader) person(name string) bool {
	switch name {
	case "name", "firstname", "familyname", "lastname", "title", "position", "address", "phone", "mobile", "email", "homepage", "social", "github", "linkedin", "tagline", "author", "quote", "extrainfo", "location", "mailaddress", "employer", "dates", "website":
	default:
		return false
	}
	r.options()
	args := r.arguments(-1)
	if len(args) == 0 {
		return true
	}
	head := r.head
	r.head = false
	sep := ", "
	if name == "name" {
		sep = " "
	}
	var parts []string
	for _, a := range args {
		if s := r.text(a); s != "" {
			parts = append(parts, s)
		}
	}
	r.end()
	r.put(strings.Join(parts, sep))
	r.end()
	r.head = head
	return true
}

// other reads a macro that is not known: its arguments are text, and cells of a line
// when there are several.
func (r *reader) other(name string) {
	r.options()
	if r.head {
		r.arguments(-1)
		return
	}
	start := r.pos
	args := r.arguments(-1)
	if m, ok := r.entry(name, len(args)); ok {
		r.apply(m, args...)
		return
	}
	if m, ok := known(name); ok {
		r.pos = start
		r.apply(m)
		return
	}
	switch len(args) {
	case 0:
		r.afterName(name)
		r.pos += len(r.measure.FindString(r.src[r.pos:min(r.pos+40, len(r.src))]))
	case 1:
		r.inline(args[0])
	default:
		rows := "123456789"[:min(len(args), 9)]
		r.apply(macro{args: len(args), rows: rows}, args...)
	}
}

// apply does what a macro does with its arguments, which are read when none are given.
func (r *reader) apply(m macro, args ...string) {
	if len(args) == 0 {
		r.options()
		args = r.arguments(m.args)
	}
	if r.head {
		return
	}
	switch {
	case m.opens > 0 || m.closes > 0:
		r.end()
		r.lists = min(max(r.lists+m.opens-m.closes, 0), maxDepth)
		r.item, r.within = false, false
	case m.text != "":
		if r.expanded++; r.expanded <= maxExpand {
			r.inline(m.text)
		}
	case m.heading > 0 && len(args) > 0:
		r.end()
		r.heading, r.within, r.lists = m.heading, false, 0
		r.inline(args[0])
		r.end()
		r.heading = 0
	case m.item:
		for i, a := range args {
			r.end()
			r.item, r.within = i == 0 || m.args == len(args) && m.args > 1 && m.rows == "", false
			r.inline(a)
			r.end()
		}
		r.within = false
	case m.rows != "":
		r.rows(m, args)
	case len(args) == 1:
		r.inline(args[0])
	}
}

// maxCell is the length in bytes up to which an argument is a cell. Longer ones, and
// those with lists or paragraphs, follow the lines of the macro as text of their own.
const maxCell = 200

// rows writes the arguments of a macro as lines of cells.
func (r *reader) rows(m macro, args []string) {
	r.end()
	r.item, r.within = false, false
	r.gap = len(r.out) > 0
	var bodies []string
	for row := range strings.SplitSeq(m.rows, "/") {
		var cells []string
		for _, n := range row {
			i := int(n - '1')
			if i < 0 || i >= len(args) {
				continue
			}
			a := args[i]
			if strings.Contains(a, `\item`) || strings.Contains(a, `\begin`) || strings.Contains(a, "\n\n") || strings.Contains(a, `\resumeItem`) || len(a) > maxCell {
				bodies = append(bodies, a)
				continue
			}
			if s := r.text(a); s != "" && !rating(s) {
				cells = append(cells, s)
			}
		}
		r.write(block.Block{Cells: cells})
	}
	for _, b := range bodies {
		r.body(b)
	}
	r.within = false
}

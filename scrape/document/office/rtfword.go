package office

// word executes a control word. numbered says that it has a number.
func (r *rtf) word(word string, number int, numbered bool) {
	if r.character(word, number) || r.destination(word) || r.paragraphWord(word, number, numbered) || r.tableWord(word) {
		return
	}
	on := !numbered || number != 0
	switch word {
	case "b":
		r.state.bold = on
	case "v":
		r.state.hidden = on
	case "fs":
		r.state.size, r.state.tiny = float64(max(number, 0))/2, numbered && number < 4
	case "plain":
		r.state.font = r.usual
		r.state.look, r.state.hidden, r.state.tiny = look{}, false, false
	case "f":
		r.state.font = number
		if r.state.to == toFonts {
			r.font = number
		}
	case "deff":
		r.usual, r.state.font = number, number
	case "fcharset":
		if e := fontCharset(number); e != nil && r.state.to == toFonts {
			r.fonts[r.font] = e
		}
	case "ansicpg":
		if e := codePage(number); e != nil {
			r.page = e
		}
	case "mac", "pc", "pca":
		r.page = codePage(map[string]int{"mac": 10000, "pc": 437, "pca": 850}[word])
	case "uc":
		r.state.fallbacks = max(0, min(number, 8))
	}
}

// character adds the character that a control word stands for. It reports whether it
// stands for one.
func (r *rtf) character(word string, number int) bool {
	switch word {
	case "u":
		r.unicode(number)
	case "line", "lbr":
		r.put("\n")
	case "tab", "nestcell":
		r.put("\t")
	case "chpgn":
		r.parts[r.state.part].par.numbered = r.state.part > 0
	case "bullet":
		r.put("•")
	case "emdash":
		r.put("—")
	case "endash":
		r.put("–")
	case "lquote":
		r.put("‘")
	case "rquote":
		r.put("’")
	case "ldblquote":
		r.put("“")
	case "rdblquote":
		r.put("”")
	case "emspace", "enspace", "qmspace":
		r.put(" ")
	default:
		return false
	}
	return true
}

// destination sends the text of the group to where a control word says. It reports
// whether the word says so.
func (r *rtf) destination(word string) bool {
	switch word {
	case "pntext", "listtext":
		r.state.to = toSign
	case "stylesheet":
		r.state.to, r.name = toStyles, ""
	case "fonttbl":
		r.state.to = toFonts
	case "fldinst":
		r.state.to, r.name = toField, ""
	case "header", "headerl", "headerr", "headerf":
		r.state.to, r.state.part = toText, 1
	case "footer", "footerl", "footerr", "footerf":
		r.state.to, r.state.part = toText, 2
	case "shptxt", "dptxbxtext":
		r.state.to, r.state.box = toText, true
		r.parts[r.state.part].open()
		r.state.par = rtfParagraph{}
	case "shppict":
		r.state.to = toText
	case "fldrslt":
		r.state.to = toText
	case "colortbl", "info", "pict", "object", "themedata", "datastore", "xmlnstbl", "listtable", "listoverridetable", "rsidtbl", "generator", "footnote", "annotation", "shprslt", "nonshppict", "revtbl", "filetbl", "bkmkstart", "bkmkend", "pnseclvl", "sp", "nonesttables", "deleted":
		r.state.to = toNothing
	case "field":
		r.state.field, r.field = true, ""
	default:
		return false
	}
	return true
}

// paragraphWord executes a control word about paragraphs. It reports whether it is one.
// Room is in twentieths of a point.
func (r *rtf) paragraphWord(word string, number int, numbered bool) bool {
	p := &r.state.par
	switch word {
	case "par", "sect", "page":
		r.paragraph()
	case "pard":
		*p = rtfParagraph{item: p.item, counted: p.counted}
	case "s":
		p.style = number
	case "outlinelevel":
		if numbered {
			p.level = headingLevel(number + 1)
		}
	case "ilvl":
		p.depth = min(max(number, 0), 8)
	case "ls":
		p.list = number > 0
	case "sb":
		p.before = float64(max(number, 0)) / 20
	case "sa":
		p.after = float64(max(number, 0)) / 20
	case "contextualspace":
		p.tight = true
	default:
		return false
	}
	return true
}

// tableWord executes a control word about tables. It reports whether it is one.
func (r *rtf) tableWord(word string) bool {
	switch word {
	case "cell":
		r.cell()
	case "row":
		if r.state.part == 0 && r.row {
			r.endRow()
			break
		}
		r.paragraph()
	case "nestrow":
		r.paragraph()
	case "trowd":
		r.header = false
	case "trhdr":
		r.header = true
	case "intbl":
		r.state.par.table = true
		if !r.row && r.state.part == 0 && r.state.to == toText {
			r.parts[0].beginRow()
			r.row = true
			if r.header {
				r.parts[0].namesColumns()
			}
		}
	default:
		return false
	}
	return true
}

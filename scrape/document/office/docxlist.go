package office

import (
	"encoding/xml"
	"strconv"
)

// listForm is how the items of one level of a list begin.
type listForm uint8

const (
	signed  listForm = iota // with a sign, or in a way that is not known
	counted                 // with a number or a letter
	bare                    // with nothing
)

// lists are the forms of a document's lists.
type lists struct {
	abstract map[string]map[int]listForm // by the id of the definition, and the level
	number   map[string]string           // the definitions of the lists
}

// readLists reads the definitions of a document's lists, which may have none.
func readLists(a *Archive) (*lists, error) {
	l := &lists{abstract: map[string]map[int]listForm{}, number: map[string]string{}}
	if !a.Has("word/numbering.xml") {
		return l, nil
	}
	data, err := a.Read("word/numbering.xml")
	if err != nil {
		return nil, err
	}
	id, list, level := "", "", 0
	start := func(e xml.StartElement) bool {
		switch val := attr(e, "val"); e.Name.Local {
		case "abstractNum":
			id = attr(e, "abstractNumId")
			l.abstract[id] = map[int]listForm{}
		case "num":
			list = attr(e, "numId")
		case "abstractNumId":
			l.number[list] = val
		case "lvlOverride":
			return false
		case "lvl":
			level, _ = strconv.Atoi(attr(e, "ilvl"))
		case "numFmt":
			if forms := l.abstract[id]; forms != nil {
				forms[level] = formOf(val)
			}
		}
		return true
	}
	return l, walkXML(data, start, func(xml.EndElement) {}, func(string) {})
}

// formOf returns the form of items by the name of its format.
func formOf(name string) listForm {
	switch name {
	case "none":
		return bare
	case "bullet", "":
		return signed
	}
	return counted
}

// form returns the form of the items of a list at a level.
func (l *lists) form(list string, level int) listForm {
	return l.abstract[l.number[list]][level]
}

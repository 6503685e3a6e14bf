package skill

import (
	"embed"

	"skillmatch/index/table"
)

//go:embed words/categories.tsv
var categoriesFile embed.FS

// Kind says what the skills of one category have in common. The zero value is that of a
// category that the table does not know: nothing holds of it.
type Kind struct {
	// Proper is set when the names are proper names, which seldom mean anything but the
	// skill, even in a text about the employer.
	Proper bool
	// Office is set when the skills are the work of the people around an engineer:
	// finance, sales, hiring.
	Office bool
	// Named is set when names of one word are recognized although a letter is wrong.
	Named bool
	// ordinary is set when the skills occur in any text, so that one of them does not
	// make an ambiguous word beside it a skill.
	ordinary bool
	// number distinguishes the categories, from 1 in the order of the table.
	number uint8
}

// kinds reads the table of categories.
func kinds() map[string]Kind {
	rows := table.MustRead(categoriesFile, "words/categories.tsv", "category", "proper", "office", "named", "ordinary")
	out := make(map[string]Kind, len(rows))
	for i, r := range rows {
		yes := func(column int) bool { return r.Fields[column] == "yes" }
		out[r.Fields[0]] = Kind{yes(1), yes(2), yes(3), yes(4), uint8(i + 1)}
	}
	return out
}

// fieldMentions is the number of skills of one category that a document must name
// beyond doubt before a spelling with the guard [Field] counts in it. Two occur together
// in texts of other fields: a posting for an engineer names "sales" and "marketing".
const fieldMentions = 3

// fieldShare is the part of all skills that a document names beyond doubt, one of how
// many, which must be of the category besides. What every posting says of hiring and
// background checks makes none a text about recruiting. A résumé needs no share: what
// somebody adds about other work must not take away what the rest shows.
const fieldShare = 5

// fields counts the skills of each category that the document names beyond doubt.
type fields struct {
	seen  idSet
	count [256]uint16
	total uint16
	share uint16 // fieldShare, or a number so great that any part is enough
}

// begin forgets the document before.
func (f *fields) begin() {
	f.seen.begin()
	clear(f.count[:])
	f.total = 0
}

// add counts a skill that the document names beyond doubt.
func (f *fields) add(id ID, kind Kind) {
	if !f.seen.has(id) {
		f.seen.add(id)
		f.count[kind.number]++
		f.total++
	}
}

// has reports whether the document is about the field of a category.
func (f *fields) has(kind Kind) bool {
	n := f.count[kind.number]
	return kind.number != 0 && n >= fieldMentions && uint32(n)*uint32(f.share) >= uint32(f.total)
}

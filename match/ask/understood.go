package ask

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"skillmatch/index/language"
	"skillmatch/index/skill"
	"skillmatch/match/phrase"
)

// Understood says how much of what a posting asks was understood.
type Understood struct {
	// Lines counts the asking lines that were understood, and Of all asking lines.
	Lines int `json:"lines"`
	Of    int `json:"of"`
}

// Understood counts the asking lines of the posting, those that require or prefer
// something, and those of them that are understood. The title is none of them.
func (a *Parsed) Understood() (u Understood) {
	for i := range a.Lines {
		if !a.asking(i) {
			continue
		}
		u.Of++
		if a.Lines[i].understood() {
			u.Lines++
		}
	}
	return u
}

// NamingLines counts the asking lines of the posting, and those of them that name a
// skill.
func (a *Parsed) NamingLines() (of, named int) {
	for i := range a.Lines {
		if a.asking(i) {
			of++
			if a.Lines[i].named {
				named++
			}
		}
	}
	return of, named
}

// asking reports whether line i asks something of the candidate, and is not the title.
func (a *Parsed) asking(i int) bool {
	return a.Lines[i].Importance != Context && !(i == 0 && a.titled)
}

// subjects are the words of data/understood.tsv, read once.
var subjects = sync.OnceValue(func() phrase.Set {
	t := load().understood
	return phrase.NewSet(t.List("licence"), t.List("driving licence"), t.List("soft"), t.List("study"), t.List("permission"), t.List("place"))
})

// drivingLicence are the words for driving licences, read once.
var drivingLicence = sync.OnceValue(func() phrase.Set { return load().understood.Set("driving licence") })

// understood reports whether the subject of an asking line is known: it names an entry
// of the vocabulary, soft skills and degrees among them, or years, a degree, a spoken
// language, a licence, a place or a permission.
func (l *Line) understood() bool {
	s := subjects()
	return l.named || s.In(l.lower) || l.Kind() != KindOther
}

// A posting is understood, so that its score means something, when one of these holds:
//
//   - Its asking lines name some skills. From the third on, the rest does not matter: a
//     score says how many of these skills are held, and uncertainty grows with what is
//     left. With fewer, a fifth of the asking lines has to be understood, and a single
//     skill is enough only where a line asks for something and the title does not name a
//     trade that is unknown.
//   - The duties and the stack name many skills: more where the profession is unknown.
//     What it asks was not read then, but what the work is. In a language that is not
//     read, that is not known either.
//   - Its profession is known, and half of its asking lines are understood, two at least:
//     it asks for years, degrees and soft skills only, and the profession tells whether
//     it is the candidate's.
//
// Of every other posting too little was read. Its score is near the one of a posting of
// which nothing is known, which is above that of many postings that were read: a
// sanitation worker's would come before a front-end engineer's, without any gap.
//
// The limits follow 8,665 postings, of which some 200 are not understood. Most are talent
// pools and open applications ("Don't see your role?"), stubs of one sentence, trades
// that the vocabulary does not know, and texts in other languages. Of the words of a
// title only proper names are skills that it asks for, as in "Developer (Go, Kafka)": the
// captain of an airline needs more than to travel.
const (
	enoughAsked = 3   // skills that asking lines name
	fewAsked    = 2   // such skills, where the profession is unknown
	enoughShown = 6   // skills that are mentioned
	plentyShown = 10  // such skills, where the profession is unknown
	someShare   = 0.2 // of the asking lines, with a skill
	mostShare   = 0.5 // of the asking lines, without
	fewestLines = 2
)

// isUnderstood reports whether enough of the posting was read for its score to mean
// something.
func (a *Parsed) isUnderstood() bool {
	if a.asked >= enoughAsked {
		return true
	}
	u, unknown := a.Understood(), a.Family == "" && a.titled
	switch {
	case u.Of == 0 && a.Unread() != "":
		return false
	case a.shown >= plentyShown || a.shown >= enoughShown && !unknown:
		return true
	case a.asked == 0:
		return a.Family != "" && u.Lines >= fewestLines && float64(u.Lines) >= mostShare*float64(u.Of)
	case a.asked < fewAsked && (unknown || u.Of == 0):
		return false
	}
	return a.some(u)
}

// some reports whether at least someShare of the asking lines are understood, where the
// skills of the title count like lines.
func (a *Parsed) some(u Understood) bool {
	return float64(max(a.asked, u.Lines)) >= someShare*float64(u.Of)
}

// title returns the posting's title, or "" if it has none.
func (a *Parsed) title() string {
	if a.titled {
		return a.Lines[0].Text
	}
	return ""
}

// countSkills counts the skills that the posting asks for, as far as the number matters,
// and those that it only mentions. It leaves out spoken languages and driving licences,
// which are conditions of any trade, and what only the title names, unless that is a
// proper name.
func (r *Reader) countSkills(a *Parsed) {
	title, driving := a.title(), drivingLicence()
	for i := range a.Skills {
		switch k := &a.Skills[i]; {
		case k.Confidence < skill.Reported:
		case k.Importance == Context:
			a.shown++
		case a.asked == enoughAsked || r.kind(k.ID)&isSpoken != 0 || driving.In(strings.ToLower(k.Spellings[0])):
		case k.Line != title || r.kind(k.ID)&isNamed != 0 || a.asks(k.ID):
			a.asked++
		}
	}
}

// asks reports whether an asking line names a skill.
func (a *Parsed) asks(id skill.ID) bool {
	for i := range a.Lines {
		if a.asking(i) && slices.Contains(a.Lines[i].Skills, id) {
			return true
		}
	}
	return false
}

// NotUnderstood returns why too little of the posting was read for its score to mean
// anything, and "" for a posting that is understood.
func (a *Parsed) NotUnderstood() string {
	if a.isUnderstood() {
		return ""
	}
	u, asked, foreign := a.Understood(), a.asked, a.Unread()
	switch {
	case foreign != "":
		return foreign
	case u.Of == 0:
		return "no line was found that asks for something"
	case asked > 0 && a.some(u):
		return "only one skill was read, and the title names no profession that is known"
	case asked > 0:
		return fmt.Sprintf("only %d of %d asking lines are understood", u.Lines, u.Of)
	case u.Of == 1:
		return "its one asking line names no skill that is known"
	}
	return fmt.Sprintf("none of its %d asking lines names a skill that is known", u.Of)
}

// sampleLines is how many lines, evenly distributed, say in which language a posting is
// written, besides headings that no rule knows; frequentWords is the least number of its
// frequent words.
const (
	sampleLines   = 24
	frequentWords = 4
)

// Unread says in which language the posting is written and how little of that is read,
// or "" for one of the languages that are read whole.
func (a *Parsed) Unread() string {
	l, known := language.Of(frequentWords, func(yield func(string) bool) {
		for _, text := range a.unknown {
			if !yield(strings.ToLower(text)) {
				return
			}
		}
		for i := 0; i < len(a.Lines); i += 1 + len(a.Lines)/sampleLines {
			if !yield(a.Lines[i].lower) {
				return
			}
		}
	})
	switch {
	case !known || l.Reads == language.Whole:
		return ""
	case l.Reads == language.Headings:
		return "most of the text is in " + l.Name + ", of which only headings and the names of skills are read"
	}
	return "most of the text is in " + l.Name + ", of which only the names of skills are read"
}

package explain

import (
	"skillmatch/index/skill"
	"skillmatch/match/ask"
	"skillmatch/scrape/posting"
)

// SourcePhrase is the [Skill.Source] of a term that is only a phrase.
const SourcePhrase = "phrase"

// phraseConfidence is the confidence of phrases. It is below [skill.Reported], so that
// a phrase never counts as missing: of 21 phrases in 50 labelled postings, annotators
// listed 15 or more.
const phraseConfidence = 0.4

// Refer returns a reference to a posting, with its text.
func Refer(p *posting.Posting) PostingRef {
	return PostingRef{ID: p.ID, Title: p.Title, Company: p.Company, Location: p.Location, URL: p.URL, Source: p.Source, Confidence: p.Confidence, Published: p.Published, Text: p.Text}
}

// Extract reports what a posting asks for, without a résumé. version is the program's.
func Extract(v *skill.Vocabulary, p *posting.Posting, a *ask.Parsed, version string) Report {
	r := Report{
		Posting:      Refer(p),
		Skills:       make([]Skill, 0, len(a.Skills)),
		Requirements: []Requirement{},
		Understood:   a.Understood(), NotUnderstood: a.NotUnderstood(),
		Warnings: a.Remarks(),
		Remote:   a.Facts.Remote, Pay: a.Facts.Pay,
		Vocabulary: v.Sum(), Version: version,
	}
	if foreign := a.Unread(); foreign != "" && foreign != r.NotUnderstood {
		r.Warnings = append(r.Warnings, foreign)
	}
	for _, k := range a.Skills {
		r.Skills = append(r.Skills, Skill{Name: v.Skill(k.ID).Label, Spellings: k.Spellings, Importance: k.Importance, Group: k.Group,
			Years: k.Years, Line: k.Line, Confidence: k.Confidence})
	}
	for _, ph := range a.Phrases {
		r.Skills = append(r.Skills, Skill{Name: ph.Text, Spellings: []string{ph.Text}, Source: SourcePhrase, Importance: ph.Importance, Line: ph.Line, Confidence: phraseConfidence})
	}
	for _, l := range asking(p, a) {
		r.Requirements = append(r.Requirements, Requirement{Text: l.Text, Kind: l.Kind(), Importance: l.Importance})
	}
	return r
}

package lookup

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"skillmatch/index/skill"
	"skillmatch/match/ask"
	"skillmatch/match/title"
	"skillmatch/scrape/posting"
)

// Unknown is a term that postings ask for and the vocabulary does not know.
type Unknown struct {
	Term string `json:"term"`
	// Postings is how many postings ask for it, at least 1.
	Postings int `json:"postings"`
	// Professions are those of the postings, the most frequent first.
	Professions []Share `json:"professions"`
	// Line is a line that asks for it, and ID the id of that line's posting.
	Line string `json:"line"`
	ID   string `json:"id"`
}

// Share is how many postings belong to a profession.
type Share struct {
	Profession string `json:"profession"`
	Postings   int    `json:"postings"`
}

// Known says how much of what the postings of one profession ask the vocabulary knows.
type Known struct {
	// Profession is read from the titles. It is [NoProfession] for postings whose titles
	// name none.
	Profession string `json:"profession"`
	Postings   int    `json:"postings"`
	// Skills is how many skills a posting asks on average.
	Skills float64 `json:"skills_per_posting"`
	// Lines is the share of the asking lines that name a skill, 0 to 1; 0 without lines.
	Lines float64 `json:"lines_with_skill"`
	// Unknown are the terms that are asked most and not known.
	Unknown []Unknown `json:"unknown"`
}

// NoProfession stands for the profession of titles that name none.
const NoProfession = "other"

// Tally counts the terms that postings ask for and the vocabulary does not know. Its
// zero value is ready for use. It must not be used by several goroutines at once.
type Tally struct {
	terms       map[string]*term
	professions map[string]*profession
	read        int
}

// term is a term with the postings that ask for it, by profession.
type term struct {
	Unknown
	by map[string]int
}

// profession counts what the postings of a profession ask.
type profession struct {
	postings, skills, lines, named int
}

// Add counts the [ask.Parsed].Phrases of one posting.
func (u *Tally) Add(p *posting.Posting, a *ask.Parsed) {
	if u.terms == nil {
		u.terms, u.professions = map[string]*term{}, map[string]*profession{}
	}
	u.read++
	of := cmp.Or(string(title.FamilyOf(p.Title)), NoProfession)
	u.profession(of).add(a)
	for _, ph := range a.Phrases {
		key := strings.ToLower(ph.Text)
		t := u.terms[key]
		if t == nil {
			t = &term{Unknown{Term: ph.Text, Line: ph.Line, ID: p.ID}, map[string]int{}}
			u.terms[key] = t
		}
		t.Postings++
		t.by[of]++
	}
}

// profession returns the counts of a profession.
func (u *Tally) profession(name string) *profession {
	if u.professions[name] == nil {
		u.professions[name] = &profession{}
	}
	return u.professions[name]
}

// add counts one posting.
func (k *profession) add(a *ask.Parsed) {
	k.postings++
	k.skills += len(a.Skills)
	of, named := a.NamingLines()
	k.lines, k.named = k.lines+of, k.named+named
}

// Postings returns how many postings were counted.
func (u *Tally) Postings() int { return u.read }

// Most returns the n terms that the most postings ask for, ties in order of term. It
// returns all terms if n is below 1.
func (u *Tally) Most(n int) []Unknown {
	return u.most(n, func(t *term) int { return t.Postings })
}

// most returns the n terms of the greatest counts, without those that count 0.
func (u *Tally) most(n int, count func(*term) int) []Unknown {
	list := make([]Unknown, 0, len(u.terms))
	for _, t := range u.terms {
		if c := count(t); c > 0 {
			o := t.Unknown
			o.Postings, o.Professions = c, shares(t.by)
			list = append(list, o)
		}
	}
	slices.SortFunc(list, func(a, b Unknown) int {
		return cmp.Or(cmp.Compare(b.Postings, a.Postings), cmp.Compare(strings.ToLower(a.Term), strings.ToLower(b.Term)))
	})
	if n > 0 {
		list = list[:min(n, len(list))]
	}
	return list
}

// shares returns the professions of a term, the most frequent first, then by name.
func shares(by map[string]int) []Share {
	list := make([]Share, 0, len(by))
	for name, n := range by {
		list = append(list, Share{name, n})
	}
	slices.SortFunc(list, func(a, b Share) int {
		return cmp.Or(cmp.Compare(b.Postings, a.Postings), strings.Compare(a.Profession, b.Profession))
	})
	return list
}

// ByProfession returns how much of what each profession asks is known, the least known
// first, then by name, each with its n most frequent unknown terms, all if n is below 1.
// The postings of these terms are counted within the profession.
func (u *Tally) ByProfession(n int) []Known {
	list := make([]Known, 0, len(u.professions))
	for name, k := range u.professions {
		known := Known{Profession: name, Postings: k.postings, Skills: float64(k.skills) / float64(k.postings), Unknown: u.most(n, func(t *term) int { return t.by[name] })}
		if k.lines > 0 {
			known.Lines = float64(k.named) / float64(k.lines)
		}
		list = append(list, known)
	}
	slices.SortFunc(list, func(a, b Known) int {
		return cmp.Or(cmp.Compare(a.Lines, b.Lines), strings.Compare(a.Profession, b.Profession))
	})
	return list
}

// Count counts the terms of all postings of a stream. failed holds the errors of the
// postings that could not be read. err is the context's error.
func Count(ctx context.Context, v *skill.Vocabulary, stream posting.Stream) (t Tally, failed []error, err error) {
	reader := ask.NewReader(v)
	failed, err = posting.Each(ctx, stream, func(p *posting.Posting) error {
		parsed := reader.Read(p)
		reader.Detail(p, &parsed)
		t.Add(p, &parsed)
		return nil
	})
	return t, failed, err
}

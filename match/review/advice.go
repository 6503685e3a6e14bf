package review

import (
	"fmt"
	"strings"

	"skillmatch/index"
	"skillmatch/index/resume"
)

// Advice names something that keeps a program from reading a résumé as its writer means
// it, and says what to do about it.
type Advice struct {
	Problem string `json:"problem"`
	Fix     string `json:"fix"`
	// Lines quotes lines with the problem, at most three.
	Lines []string `json:"lines,omitempty"`
}

// Legibility says in a word how safely programs read a résumé.
type Legibility string

// The degrees of legibility: nothing to improve, little to improve, or faults that make
// scores wrong.
const (
	ReadsWell   Legibility = "good"
	ReadsFairly Legibility = "fair"
	ReadsPoorly Legibility = "poor"
)

// leastColumns is the number of lines with wide gaps from which they are no accident.
const leastColumns = 3

// adviceLines is the most lines that a piece of advice quotes.
const adviceLines = 3

// advise looks for what makes a résumé hard to read, roughly the worst first. It
// returns ReadsPoorly when a fault costs whole roles or years.
func advise(r *resume.Resume, skills []HeldSkill, misspelt []string) (list []Advice, reading Legibility) {
	poor := false
	add := func(bad bool, problem, fix string, lines []string) {
		poor = poor || bad
		list = append(list, Advice{problem, fix, lines[:min(adviceLines, len(lines))]})
	}
	work, undated, yearly, empty := roleFaults(r)
	if !hasKind(r, resume.Experience, resume.Projects) {
		add(true, "no section of work was found", "put your roles under a heading of its own: Experience", nil)
	} else if work == 0 {
		add(true, "no role was recognized", "give each role a line with title, employer and dates, such as “Engineer, Acme, Jan 2020 – Mar 2023”", nil)
	}
	if len(undated) > 0 {
		add(len(undated) == work, counted(len(undated), "role has", "roles have")+" no dates, so that years cannot be counted", "write month and year of the beginning and the end", undated)
	}
	if len(yearly) > 0 {
		add(false, counted(len(yearly), "role has", "roles have")+" years without months, which are taken from January to December", "add the months", yearly)
	}
	if len(empty) > 0 {
		add(false, counted(len(empty), "role has", "roles have")+" no bullet, so that nothing is shown for it", "say in one or two bullets what you did, with which tools", empty)
	}
	if names := unknownHeadings(r); len(names) > 0 {
		add(false, "headings that programs do not know: their lines count as text", "use plain headings: Experience, Projects, Skills, Education, Certificates, Languages", names)
	}
	if len(r.Columns) >= leastColumns {
		add(true, "lines look like columns or a table, which programs read across", "use one column, and commas between skills", r.Columns)
	}
	if len(misspelt) > 0 {
		add(false, counted(len(misspelt), "name of a skill is", "names of skills are")+" misspelt, which most programs do not find", "correct the spelling", misspelt)
	}
	if names := neverShown(skills); len(names) > 0 {
		add(false, counted(len(names), "skill is", "skills are")+" listed but shown nowhere, and count less", "name the ones that matter in a bullet about work: "+strings.Join(names[:min(8, len(names))], ", "), nil)
	}
	switch {
	case poor:
		return list, ReadsPoorly
	case len(list) > 0:
		return list, ReadsFairly
	}
	return []Advice{}, ReadsWell
}

// counted returns a number with the noun and verb that agree with it.
func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// roleFaults counts the jobs and lists those without dates, those with years but no
// months, and those without bullets. Projects need none of these and are left out.
func roleFaults(r *resume.Resume) (work int, undated, yearly, empty []string) {
	for i := range r.Roles {
		role := &r.Roles[i]
		if role.Project {
			continue
		}
		work++
		name := strings.Trim(role.Title+", "+role.Employer, ", ")
		switch {
		case !role.Dated():
			undated = append(undated, name)
		case role.Start.Month == 0 || !role.Current && role.End.Month == 0:
			yearly = append(yearly, name)
		}
		if len(role.Bullets) == 0 {
			empty = append(empty, name)
		}
	}
	return work, undated, yearly, empty
}

// hasKind reports whether the résumé has lines in a section of one of the kinds.
func hasKind(r *resume.Resume, kinds ...resume.Kind) bool {
	return len(r.Lines(kinds...)) > 0
}

// unknownHeadings returns the headings that the reader could not interpret.
func unknownHeadings(r *resume.Resume) []string {
	var list []string
	for _, s := range r.Sections {
		if s.Unknown {
			list = append(list, s.Heading)
		}
	}
	return list
}

// neverShown returns the skills that occur only in lists, without spoken languages,
// degrees and soft skills.
func neverShown(skills []HeldSkill) []string {
	var list []string
	for i := range skills {
		if h := &skills[i]; h.Proof == index.Listed && len(h.Evidence) > 0 && !h.personal {
			list = append(list, h.Name)
		}
	}
	return list
}

package page

import (
	"html"
	"slices"
	"strings"
	"unicode"

	"skillmatch/scrape/document"
)

// prose converts a field to plain lines. It undoes escaping and reads tags.
func prose(s string) string {
	s = document.Unescape(s)
	if strings.Contains(s, `\n`) && !strings.Contains(s, "\n") {
		s = strings.ReplaceAll(strings.ReplaceAll(s, `\r`, ""), `\n`, "\n")
	}
	if strings.Contains(s, "&amp;") {
		s = strings.NewReplacer("&amp;#xa;", "\n", "&amp;#xA;", "\n", "&amp;#10;", "\n", "&amp;nbsp;", "&nbsp;", "&amp;amp;", "&amp;").Replace(s)
	}
	if document.HasTags(s) {
		return document.Structure(s)
	}
	return document.Clean(splitGlued(html.UnescapeString(s)))
}

// splitGlued makes a list of a text whose items are joined only by no-break spaces, if
// each item is a phrase. It returns any other text unchanged.
func splitGlued(s string) string {
	const nbsp = "\u00a0"
	if strings.Contains(s, "\n") || strings.Count(s, nbsp) < 2 {
		return s
	}
	items := strings.Split(s, nbsp)
	for i, item := range items {
		items[i] = strings.TrimSpace(item)
		if items[i] == "" || strings.Count(items[i], " ") < 2 {
			return s
		}
	}
	return "- " + strings.Join(items, "\n- ")
}

// letters returns the letters and digits of a text in lower case, the first n bytes of
// them or a few more.
func letters(s string, n int) string {
	var b strings.Builder
	for _, r := range s {
		if b.Len() >= n {
			break
		}
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// maxSkill is the length in bytes beyond which an entry of a list is not the name of a
// skill, maxSkills the number of names that are kept.
const (
	maxSkill  = 40
	maxSkills = 100
)

// skills returns the names in a list, or in a text that separates them by commas. It
// returns none when the text says more than names.
func skills(v any) []string {
	var list []string
	switch v := v.(type) {
	case string:
		if document.HasTags(v) || strings.ContainsAny(v, "\n.") && !strings.Contains(v, ",") {
			return nil
		}
		list = strings.FieldsFunc(v, func(r rune) bool { return r == ',' || r == ';' || r == '\n' })
	case []any:
		for _, e := range v {
			if o, ok := e.(object); ok {
				list = append(list, firstOf(o, "name"))
			} else {
				list = append(list, str(e))
			}
		}
	}
	var out []string
	for _, s := range list {
		s = document.Line(html.UnescapeString(s))
		if len(s) > maxSkill || strings.HasSuffix(s, ".") {
			return nil
		}
		if s != "" && len(out) < maxSkills && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// places lists the places of the job, each once, with "Remote" when the job says so.
func (l *linked) places(job object, company string) string {
	var list []string
	add := func(s string) {
		if s != "" && len(list) < maxPlaces && !slices.ContainsFunc(list, func(have string) bool { return strings.EqualFold(have, s) }) {
			list = append(list, s)
		}
	}
	locations, ok := field(job, "jobLocation").([]any)
	if !ok {
		locations = []any{field(job, "jobLocation")}
	}
	for _, v := range locations {
		add(l.place(v, company))
	}
	if strings.Contains(strings.ToUpper(str(field(job, "jobLocationType"))), "TELECOMMUTE") {
		if len(list) == 0 {
			add(part(l.named(field(job, "applicantLocationRequirements"), "name")))
		}
		add("Remote")
	}
	return strings.Join(list, "; ")
}

// place reads one place: a string, an address that is assembled from its parts, or the
// place's name, unless that is the company's name.
func (l *linked) place(v any, company string) string {
	if s, ok := v.(string); ok && l.ids[s] == nil {
		return part(s)
	}
	o := l.object(v)
	if o == nil {
		return ""
	}
	name := part(first(field(o, "name")))
	if address := field(o, "address"); address != nil {
		if s, ok := address.(string); ok {
			return part(s)
		}
		if a := l.object(address); a != nil {
			o = a
		}
	}
	var parts []string
	for _, key := range []string{"addressLocality", "addressRegion", "addressCountry"} {
		s := part(l.named(field(o, key), "name"))
		if s != "" && !slices.ContainsFunc(parts, func(have string) bool { return strings.EqualFold(have, s) }) {
			parts = append(parts, s)
		}
	}
	if len(parts) == 0 && !strings.EqualFold(name, company) {
		return name
	}
	return strings.Join(parts, ", ")
}

// part returns a part of an address, or "" for a placeholder such as "n/a".
func part(s string) string {
	s = strings.Trim(label(s), ", ")
	switch strings.ToLower(s) {
	case "unavailable", "n/a", "na", "null", "none", "undefined", "-", "--", "unknown":
		return ""
	}
	return s
}

package scrape

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"skillmatch/scrape/document"
)

// The limits within which a posting's text names its place: the number of lines that
// are searched, and the length of the name in bytes.
const (
	placeLines = 15
	maxPlace   = 60
)

// placeKeys returns the labels that precede a place and a colon.
func placeKeys() []string {
	return []string{"location", "job location", "work location", "office location", "locations", "standort", "arbeitsort", "einsatzort", "ort", "lieu", "lieu de travail", "localisation", "ubicación", "lugar",
		"localização", "local", "sede", "sede di lavoro", "luogo", "locatie", "standplaats", "plaats"}
}

// placed finds the place of a posting whose source names none: "Location: Oslo" at the
// start of one of the first lines, or after a bar.
func placed(p *Posting) {
	rest := p.Text
	for range placeLines {
		if rest == "" || p.Location != "" {
			return
		}
		var line string
		line, rest, _ = strings.Cut(rest, "\n")
		if !strings.Contains(line, ":") {
			continue
		}
		for part := range strings.SplitSeq(line, "|") {
			key, value, ok := strings.Cut(strings.TrimLeft(strings.TrimSpace(part), "-*# "), ":")
			value = document.Line(strings.Trim(value, " *_"))
			if first, _ := utf8.DecodeRuneInString(value); !ok || !unicode.IsUpper(first) || len(value) > maxPlace || strings.HasSuffix(value, ".") || strings.Contains(value, "://") {
				continue
			}
			key = strings.ToLower(strings.Trim(strings.TrimSpace(key), "*_📍 "))
			for _, k := range placeKeys() {
				if key == k {
					p.Location = value
					return
				}
			}
		}
	}
}

package rank

import (
	"fmt"
	"strings"
	"testing"

	"skillmatch/index/resume"
	"skillmatch/index/skill"
	"skillmatch/match/ask"
	"skillmatch/match/dedupe"
	"skillmatch/match/score"
	"skillmatch/scrape/posting"
)

// What is kept of many that are nearly the same does not grow with their number,
// and the one that is shown for all is among it.
func TestManyOfTheSameAreForgotten(t *testing.T) {
	v, err := skill.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	e := newEngine(&score.Candidate{Vocabulary: v, Profile: score.Profile{AsOf: resume.Date{Year: 2024, Month: 6}}}, Options{Top: 1})
	reader, signer := ask.NewReader(v), dedupe.NewSigner(v)
	words := make([]string, 300)
	for i := range words {
		words[i] = fmt.Sprintf("w%d", i*i%997)
	}
	most := 0
	for i := range 3000 {
		p := posting.Posting{ID: fmt.Sprintf("p%04d", i), Title: "Fitter", Text: strings.Join(words, " ") + fmt.Sprintf("\n- Town %d", i)}
		if i == 777 {
			p.Published = "2024-05-01"
		}
		parsed := reader.Read(&p)
		c := Posting{Posting: p, Order: i, signature: signer.Sign(&p, &parsed)}
		c.Score.Score = 40 + float64(i%7)/10
		e.add(&c)
		most = max(most, len(e.result.Postings))
	}
	e.gather(e.clusters())
	e.sort()
	if list := e.result.Postings; len(list) != 1 || list[0].ID != "p0777" || len(list[0].Duplicates) != 2999 {
		t.Errorf("%d shown, the first for %d", len(list), len(list[0].Duplicates))
	}
	if most > 600 {
		t.Errorf("%d kept at once", most)
	}
}

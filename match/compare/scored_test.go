package compare

import (
	"encoding/json"
	"testing"

	"skillmatch/index"
	"skillmatch/index/resume"
	"skillmatch/match/ask"
	"skillmatch/match/corpus"
	"skillmatch/match/packed"
	"skillmatch/match/score"
	"skillmatch/scrape/posting"
	"skillmatch/testdata/fixtures"
)

// oldResume is the résumé that others are compared with.
const oldResume = `Ada Brandt
Backend Engineer

Experience
Backend Engineer, Kestrel Post
- Built parcel services in Go on PostgreSQL
- Ran them on AWS Lambda

Skills
Go, Rust`

// scored is a posting with the score of a résumé.
type scored struct {
	posting.Posting
	score float64
}

// comparedPostings are 12 postings that ask different shares of the vocabulary.
func comparedPostings() []posting.Posting {
	texts := []string{
		"Requirements\n- Go\n- Kafka\n- PostgreSQL", "Requirements\n- Kafka\n- Java\n- Python", "Requirements\n- Go\n- SQL\n- relational databases",
		"Requirements\n- Python and Kafka\n- Write reports about Kafka by hand", "Requirements\n- Java, Python or Go", "Requirements\n- C++\n\nNice to have\n- Kafka",
		"Requirements\n- cloud platforms\n- SQL\n- Kafka", "Requirements\n- GCP", "Requirements\n- distributed systems\n- Kafka\n- Java",
		"Duties\n- Kafka everywhere\n\nRequirements\n- Go", "Requirements\n- machine learning\n- Python", "Requirements\n- SQL\n- MySQL",
	}
	out := make([]posting.Posting, len(texts))
	for i, t := range texts {
		out[i] = posting.Posting{ID: string(rune('a' + i)), Title: "Backend Engineer", Text: t}
	}
	return out
}

// scoresOf scores the postings for a résumé's text, the plain way.
func scoresOf(t *testing.T, text string) (*score.Candidate, []scored) {
	t.Helper()
	return scoresFor(t, text, comparedPostings())
}

// scoresFor scores some postings for a résumé's text, the plain way.
func scoresFor(t *testing.T, text string, postings []posting.Posting) (*score.Candidate, []scored) {
	t.Helper()
	v := fixtures.Vocabulary(t)
	r, err := resume.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	c := score.NewCandidate(v, index.New(r, v), resume.Date{Year: 2026, Month: 1})
	reader := ask.NewReader(v)
	var list []scored
	for _, p := range postings {
		a := reader.Read(&p)
		list = append(list, scored{p, c.Score(&a).Score})
	}
	return c, list
}

// packedCorpus packs scored postings, by turns with two encoders.
func packedCorpus(t *testing.T, list []scored) *corpus.Corpus {
	t.Helper()
	v := fixtures.Vocabulary(t)
	encoders := []*packed.Encoder{packed.NewEncoder(v), packed.NewEncoder(v)}
	c := &corpus.Corpus{Read: func(i int) (posting.Posting, ask.Parsed, error) {
		return list[i].Posting, ask.NewReader(v).Read(&list[i].Posting), nil
	}}
	for i := range list {
		a := ask.NewReader(v).Read(&list[i].Posting)
		c.Postings = append(c.Postings, corpus.Posting{Packed: encoders[i%2].Encode(&list[i].Posting, &a), Table: i % 2, Score: list[i].score})
	}
	for _, k := range encoders {
		c.Tables = append(c.Tables, k.Table())
	}
	return c
}

func equalJSON(t *testing.T, a, b any) bool {
	t.Helper()
	x, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	y, err := json.Marshal(b)
	if err != nil {
		t.Fatal(err)
	}
	return string(x) == string(y)
}

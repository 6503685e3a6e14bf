package packed

import (
	"slices"
	"testing"

	"skillmatch/index/resume"
	"skillmatch/match/ask"
	"skillmatch/match/dedupe"
	"skillmatch/match/score"
	"skillmatch/scrape/posting"
	"skillmatch/testdata/fixtures"
)

// packing is a candidate and postings to score for it, limit at most.
func packing(t testing.TB, limit int) (*score.Candidate, []posting.Posting) {
	t.Helper()
	v := fixtures.Vocabulary(t)
	return score.NewCandidate(v, fixtures.Engineer(t, v), resume.Date{Year: 2026, Month: 6}), fixtures.Postings(t, limit)
}

func TestPackedPostingsScoreTheSame(t *testing.T) {
	m, list := packing(t, fixtures.Many)
	reader, encoder, signer := ask.NewReader(m.Vocabulary), NewEncoder(m.Vocabulary), dedupe.NewSigner(m.Vocabulary)
	list = append(list, posting.Posting{ID: "pasted", Text: "Requirements\n- Ran them on Kubernetes in AWS and wrote the runbooks for everybody else\n"}, posting.Posting{ID: "untitled", Text: "## Requirements\n- Go\n"},
		posting.Posting{ID: "unclear", Title: "Lamplighter", Text: "We are a town by the sea.\n"})
	packed := make([][]byte, len(list))
	asked := make([]ask.Parsed, len(list))
	for i := range list {
		asked[i] = reader.Read(&list[i])
		packed[i] = encoder.Encode(&list[i], &asked[i])
	}
	table, err := NewDecoder(m, encoder.Table())
	if err != nil {
		t.Fatal(err)
	}
	words, err := TableWords(encoder.Table())
	if err != nil {
		t.Fatal(err)
	}
	var s Scratch
	pasted := 0
	for i := range list {
		got, err := table.Score(packed[i], 0, &s)
		if err != nil {
			t.Fatalf("%s: %v", list[i].ID, err)
		}
		if why := asked[i].NotUnderstood(); got.NotUnderstood != (why != "") || list[i].ID == "unclear" && why == "" {
			t.Fatalf("%s: not understood %v, read %q", list[i].ID, got.NotUnderstood, why)
		}
		bound, err := table.Score(packed[i], 200, &s)
		if err != nil || bound.Bound == got.Copied || bound.Score < got.Score {
			t.Fatalf("%s: %v is no bound of %v (%v)", list[i].ID, bound.Score, got.Score, err)
		}
		if got.Copied {
			pasted++
		} else if want := m.Score(&asked[i]).Score; got.Score != want {
			t.Fatalf("%s: %v packed, %v read", list[i].ID, got.Score, want)
		}
		if id, sign, err := Header(packed[i]); err != nil || id != list[i].ID || sign != signer.Sign(&list[i], &asked[i]) {
			t.Fatalf("%s: another id or signature", list[i].ID)
		}
		if a, err := table.Read(packed[i], words, &s); err != nil || !slices.EqualFunc(a.Skills, asked[i].Skills, sameAsk) {
			t.Fatalf("%s: asks %v, want %v (%v)", list[i].ID, a, asked[i].Skills, err)
		}
		if list[i].ID == "pasted" && !got.Copied {
			t.Error("a pasted line is not seen")
		}
	}
	if pasted == 0 || pasted > 3 {
		t.Errorf("%d postings pasted", pasted)
	}
}

// A reader that uses memory again reads what a new one reads, and a scorer that
// remembers how the résumé stands scores what a matcher does that forgets.
func TestReadIntoReadsAsNew(t *testing.T) {
	m, list := packing(t, 1000)
	reader, signer, scorer := ask.NewReader(m.Vocabulary), dedupe.NewSigner(m.Vocabulary), m.Scorer()
	var again ask.Parsed
	list = append(list, posting.Posting{ID: "pasted", Text: "Requirements\n- Ran them on Kubernetes in AWS and wrote the runbooks for everybody else\n- Go\n"}, list[0])
	for i := range list {
		reader.ReadInto(&list[i], &again)
		fresh := ask.NewReader(m.Vocabulary).Read(&list[i])
		if signer.Sign(&list[i], &again) != signer.Sign(&list[i], &fresh) {
			t.Errorf("%s: another signature", list[i].ID)
		}
		if got, want := scorer.Score(&again), m.Score(&fresh); got.Score != want.Score || !slices.Equal(got.Parts, want.Parts) {
			t.Errorf("%s: %v, want %v", list[i].ID, got, want)
		}
		if !slices.EqualFunc(again.Skills, fresh.Skills, sameAsk) {
			t.Errorf("%s: %v, want %v", list[i].ID, again.Skills, fresh.Skills)
		}
	}
}

func sameAsk(x, y ask.SkillRequirement) bool {
	return x.ID == y.ID && x.Importance == y.Importance && x.Group == y.Group && x.Years == y.Years && x.Confidence == y.Confidence && slices.Equal(x.Spellings, y.Spellings)
}

func FuzzUnpack(f *testing.F) {
	m, list := packing(f, 5)
	encoder := NewEncoder(m.Vocabulary)
	for i := range list[:5] {
		a := ask.NewReader(m.Vocabulary).Read(&list[i])
		f.Add(encoder.Encode(&list[i], &a))
	}
	table, err := NewDecoder(m, encoder.Table())
	if err != nil {
		f.Fatal(err)
	}
	words, err := TableWords(encoder.Table())
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var s Scratch
		p, err := table.Score(data, 0, &s)
		if err == nil && (p.Score < 0 || p.Score > 100) {
			t.Errorf("score %v", p.Score)
		}
		if q, err2 := table.Score(data, 50, &s); err == nil && err2 == nil && q.Bound && q.Score < p.Score {
			t.Errorf("score %v above its bound %v", p.Score, q.Score)
		}
		if a, err3 := table.Read(data, words, &s); err == nil && err3 == nil && a.Family != s.Input.Family {
			t.Error("another posting is read")
		}
		_, _, _ = Header(data)
		_, _ = NewDecoder(m, data)
	})
}

// BenchmarkPacked scores packed postings on one processor.
func BenchmarkPacked(b *testing.B) {
	m, list := packing(b, fixtures.Many)
	reader, encoder := ask.NewReader(m.Vocabulary), NewEncoder(m.Vocabulary)
	var packed [][]byte
	size := 0
	for i := range list {
		a := reader.Read(&list[i])
		packed = append(packed, encoder.Encode(&list[i], &a))
		size += len(packed[i])
	}
	table, err := NewDecoder(m, encoder.Table())
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	var s Scratch
	for b.Loop() {
		for _, p := range packed {
			if _, err := table.Score(p, 0, &s); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(len(list)*b.N)/b.Elapsed().Seconds(), "postings/s")
	b.ReportMetric(float64(size)/float64(len(list)), "bytes/posting")
}

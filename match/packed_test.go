package match

import (
	"slices"
	"testing"

	"skillmatch/index"
	"skillmatch/index/resume"
	"skillmatch/scrape"
	"skillmatch/testdata/shareddata"
)

const packedCV = "Jo Doe\n\nSenior Backend Engineer\n\n## Experience\n\n### Backend Engineer, Acme (Jan 2019 – Present)\n\n- Built payment services in Go on PostgreSQL and Kafka\n- Ran them on Kubernetes in AWS and wrote the runbooks for everybody else\n\n## Skills\n\nGo, Kafka, Docker, English, German\n"

// packing is a matcher and the postings to score with it: those of a large
// file where it is there, else the project's own.
func packing(t testing.TB) (*Matcher, []scrape.Posting) {
	t.Helper()
	v := words(t)
	r, err := resume.Parse(packedCV)
	if err != nil {
		t.Fatal(err)
	}
	x := index.New(r, v)
	t.Cleanup(func() { x.Close() })
	path, ok := shareddata.Find(t, "bench/postings/ashby.jsonl")
	if !ok {
		path = "../testdata/postings"
	}
	var list []scrape.Posting
	for s, err := range scrape.Walk(t.Context(), []string{path}, scrape.Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		if p, err := s.Posting(); err == nil {
			list = append(list, p)
		}
	}
	return NewMatcher(v, x, resume.Date{Year: 2026, Month: 6}, "cv", "test"), list
}

func TestPackedPostingsScoreTheSame(t *testing.T) {
	m, list := packing(t)
	reader, packer, signer := NewReader(m.Vocabulary), NewPacker(m.Vocabulary), NewSigner(m.Vocabulary)
	list = append(list, scrape.Posting{ID: "pasted", Text: "Requirements\n- Ran them on Kubernetes in AWS and wrote the runbooks for everybody else\n"}, scrape.Posting{ID: "untitled", Text: "## Requirements\n- Go\n"})
	packed := make([][]byte, len(list))
	asked := make([]Asked, len(list))
	for i := range list {
		asked[i] = reader.Read(&list[i])
		packed[i] = packer.Pack(&list[i], &asked[i])
	}
	table, err := m.Table(packer.Table())
	if err != nil {
		t.Fatal(err)
	}
	if table.words, err = tableWords(packer.Table()); err != nil {
		t.Fatal(err)
	}
	var s Scratch
	pasted := 0
	for i := range list {
		got, err := table.Score(packed[i], 0, &s)
		if err != nil {
			t.Fatalf("%s: %v", list[i].ID, err)
		}
		bound, err := table.Score(packed[i], 200, &s)
		if err != nil || bound.Bound == got.Pasted || bound.Score < got.Score {
			t.Fatalf("%s: %v is no bound of %v (%v)", list[i].ID, bound.Score, got.Score, err)
		}
		if got.Pasted {
			pasted++
		} else if want := m.Score(&asked[i]).Score; got.Score != want {
			t.Fatalf("%s: %v packed, %v read", list[i].ID, got.Score, want)
		}
		if id, sign, err := Head(packed[i]); err != nil || id != list[i].ID || sign != signer.Sign(&list[i], &asked[i]) {
			t.Fatalf("%s: another id or signature", list[i].ID)
		}
		if a, err := table.unpack(packed[i], &s); err != nil || !slices.EqualFunc(a.Asks, asked[i].Asks, sameAsk) {
			t.Fatalf("%s: asks %v, want %v (%v)", list[i].ID, a, asked[i].Asks, err)
		}
		if list[i].ID == "pasted" && !got.Pasted {
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
	m, list := packing(t)
	reader, signer, scorer := NewReader(m.Vocabulary), NewSigner(m.Vocabulary), m.Scorer()
	var again Asked
	list = append(first(list, 1000), scrape.Posting{ID: "pasted", Text: "Requirements\n- Ran them on Kubernetes in AWS and wrote the runbooks for everybody else\n- Go\n"}, list[0])
	for i := range list {
		reader.ReadInto(&list[i], &again)
		fresh := NewReader(m.Vocabulary).Read(&list[i])
		if signer.Sign(&list[i], &again) != signer.Sign(&list[i], &fresh) {
			t.Errorf("%s: another signature", list[i].ID)
		}
		if got, want := scorer.Score(&again), m.Score(&fresh); got.Score != want.Score || !slices.Equal(got.Parts, want.Parts) {
			t.Errorf("%s: %v, want %v", list[i].ID, got, want)
		}
		if !slices.EqualFunc(again.Asks, fresh.Asks, sameAsk) {
			t.Errorf("%s: %v, want %v", list[i].ID, again.Asks, fresh.Asks)
		}
	}
}

func sameAsk(x, y Ask) bool {
	return x.ID == y.ID && x.Importance == y.Importance && x.Group == y.Group && x.Years == y.Years && x.Confidence == y.Confidence && slices.Equal(x.Surface, y.Surface)
}

// Postings that hang together over each other's titles are found, in
// whatever order they stand, and others are not where it ends soon.
func TestKinAreFoundOverOthers(t *testing.T) {
	chain := make([]TitleKeys, 101)
	for i := range chain { // 0 and 1 have one title without places, 1 and 2 one with them, and so on
		chain[len(chain)-1-i] = TitleKeys{uint64(i / 2), 500 + uint64((i+1)/2)}
	}
	chain[0] = TitleKeys{1000, 1000}
	kin := func(list []TitleKeys, of []int) []int {
		return Kin(len(list), func(i int) TitleKeys { return list[i] }, of)
	}
	if got := kin(chain, []int{99, 100}); len(got) < 100 || !slices.IsSorted(got) {
		t.Errorf("%d of a chain of 100", len(got))
	}
	if got := kin(chain[:4], []int{0}); !slices.Equal(got, []int{0}) {
		t.Errorf("kin of a stranger: %v", got)
	}
	if got := kin(chain[90:], []int{10}); len(got) != 11 {
		t.Errorf("%d of a chain of 11", len(got))
	}
}

func FuzzUnpack(f *testing.F) {
	m, list := packing(f)
	packer := NewPacker(m.Vocabulary)
	for i := range list[:5] {
		a := NewReader(m.Vocabulary).Read(&list[i])
		f.Add(packer.Pack(&list[i], &a))
	}
	table, err := m.Table(packer.Table())
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
		if a, err3 := table.unpack(data, &s); err == nil && err3 == nil && len(a.Lines) == 0 {
			t.Error("lines are lost")
		}
		_, _, _ = Head(data)
		_, _ = m.Table(data)
	})
}

// BenchmarkPacked scores packed postings on one processor.
func BenchmarkPacked(b *testing.B) {
	m, list := packing(b)
	reader, packer := NewReader(m.Vocabulary), NewPacker(m.Vocabulary)
	var packed [][]byte
	size := 0
	for i := range list {
		a := reader.Read(&list[i])
		packed = append(packed, packer.Pack(&list[i], &a))
		size += len(packed[i])
	}
	table, err := m.Table(packer.Table())
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

package corpus_test

import (
	"context"
	"errors"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"skillmatch/index"
	"skillmatch/index/resume"
	"skillmatch/index/skill"
	"skillmatch/match/ask"
	"skillmatch/match/corpus"
	"skillmatch/match/packed"
	"skillmatch/match/score"
	"skillmatch/scrape"
	"skillmatch/scrape/posting"
	"skillmatch/testdata/shareddata"
)

// reading is the project's postings with what they ask, read from their text.
type reading struct {
	vocabulary *skill.Vocabulary
	postings   []posting.Posting
	parsed     []ask.Parsed
}

func read(t *testing.T) *reading {
	t.Helper()
	v, err := skill.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	r := &reading{vocabulary: v}
	list, failed, err := posting.Collect(t.Context(), scrape.Stream([]string{filepath.Join(shareddata.Root(t), "testdata", "postings")}, scrape.Options{}))
	if err != nil || len(failed) > 0 || len(list) < 10 {
		t.Fatal(len(list), failed, err)
	}
	r.postings = list
	reader := ask.NewReader(v)
	for i := range list {
		r.parsed = append(r.parsed, reader.Read(&list[i]))
	}
	return r
}

// corpus packs the postings, by turns with two encoders, with the scores of a candidate.
func (r *reading) corpus(c *score.Candidate) *corpus.Corpus {
	encoders := []*packed.Encoder{packed.NewEncoder(r.vocabulary), packed.NewEncoder(r.vocabulary)}
	out := &corpus.Corpus{Read: func(i int) (posting.Posting, ask.Parsed, error) { return r.postings[i], r.parsed[i], nil }}
	for i := range r.postings {
		out.Postings = append(out.Postings, corpus.Posting{Packed: encoders[i%2].Encode(&r.postings[i], &r.parsed[i]), Table: i % 2, Score: c.Score(&r.parsed[i]).Score})
	}
	for _, e := range encoders {
		out.Tables = append(out.Tables, e.Table())
	}
	return out
}

// candidate is the project's engineer with some more lines of work.
func (r *reading) candidate(t *testing.T, bullets ...string) *score.Candidate {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(shareddata.Root(t), "testdata", "resumes", "mara-lindqvist.md"))
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	if len(bullets) > 0 {
		text += "\n\n## Experience\n\n### Engineer, Kestrel Post (Jan 2010 – Dec 2011)\n\n- " + strings.Join(bullets, "\n- ") + "\n"
	}
	parsed, err := resume.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	x := index.New(parsed, r.vocabulary)
	t.Cleanup(func() { _ = x.Close() })
	return score.NewCandidate(r.vocabulary, x, resume.Date{Year: 2026, Month: 6})
}

// numbered numbers the words of a corpus.
func numbered(t *testing.T, c *corpus.Corpus) *corpus.Index {
	t.Helper()
	x, err := c.Index()
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// same holds that a scorer gives what scoring from the text gives, for every posting,
// and returns those that are the résumé's own words.
func (r *reading) same(t *testing.T, name string, s *corpus.Scorer, c *score.Candidate) (copied []int) {
	t.Helper()
	for i := range r.postings {
		want := c.Score(&r.parsed[i])
		got, err := s.Score(i)
		if err != nil || got != want.Score {
			t.Errorf("%s, %s: %v packed, %v read, %v", name, r.postings[i].ID, got, want.Score, err)
		}
		judged, own, err := s.Judge(i)
		if err != nil || !reflect.DeepEqual(judged, want) {
			t.Errorf("%s, %s: %+v packed, %+v read, %v", name, r.postings[i].ID, judged, want, err)
		}
		if own {
			copied = append(copied, i)
			continue
		}
		if in := s.Input(); len(in.Skills) != len(r.parsed[i].Skills) || in.Family != r.parsed[i].Family {
			t.Errorf("%s, %s: %d skills are asked, want %d", name, r.postings[i].ID, len(in.Skills), len(r.parsed[i].Skills))
		}
	}
	return copied
}

func TestACorpusScoresAsItsTextsDo(t *testing.T) {
	r := read(t)
	c := r.candidate(t)
	x := numbered(t, r.corpus(c))
	s := x.Scorer(c)
	if copied := r.same(t, "the résumé", s, c); len(copied) > 0 {
		t.Errorf("postings %v are the résumé's own words", copied)
	}
	for _, workers := range []int{0, 1, 3, 100} {
		list, err := x.Scores(t.Context(), c, workers)
		if err != nil {
			t.Fatal(err)
		}
		for i, p := range x.Postings {
			if list[i] != p.Score {
				t.Errorf("%d workers, %s: %v packed, %v read", workers, r.postings[i].ID, list[i], p.Score)
			}
		}
	}
}

// Each line is left out alone, and some together, of the résumé and of one with a part
// left out already.
func TestACorpusScoresWithoutLinesAsItsTextsDo(t *testing.T) {
	r := read(t)
	c := r.candidate(t)
	s := numbered(t, r.corpus(c)).Scorer(c)
	changed := 0
	for k, item := range c.Index.Items() {
		without, less := s.Without([]int{k}), c.Omit(index.Omit{Items: []int{k}})
		r.same(t, "without "+item.Text, without, less)
		for i := range r.postings {
			if less.Score(&r.parsed[i]).Score != c.Score(&r.parsed[i]).Score {
				changed++
			}
		}
		if k%5 == 0 {
			others := []int{(k + 3) % len(c.Index.Items()), (k + 7) % len(c.Index.Items())}
			r.same(t, "without several", without.Without(others), c.Omit(index.Omit{Items: append([]int{k}, others...)}))
		}
	}
	if changed == 0 {
		t.Error("no line matters to any posting")
	}
}

// A line that was copied from a posting proves nothing for that posting, which is then
// scored from its text; without the line it is scored from its packed form again.
func TestACopiedLineIsScoredFromTheText(t *testing.T) {
	r := read(t)
	plain := r.candidate(t)
	at, line := -1, ""
	for i := range r.parsed {
		for k := range r.parsed[i].Lines {
			if l := &r.parsed[i].Lines[k]; at < 0 && l.Judged && l.Key() != 0 && len(l.Skills) > 0 && r.own(plain, l.Text) {
				at, line = i, l.Text
			}
		}
	}
	if at < 0 {
		t.Fatal("no posting has a line that can be copied")
	}
	c := r.candidate(t, line)
	postings := r.corpus(c)
	var mostRead []int
	readAnew := postings.Read
	postings.Read = func(i int) (posting.Posting, ask.Parsed, error) {
		mostRead = append(mostRead, i)
		return readAnew(i)
	}
	s := numbered(t, postings).Scorer(c)
	if copied := r.same(t, "copied", s, c); !slices.Contains(copied, at) || len(copied) == len(r.postings) {
		t.Errorf("copied are %v, not %d alone", copied, at)
	} else if slices.ContainsFunc(mostRead, func(i int) bool { return !slices.Contains(copied, i) }) {
		t.Errorf("postings %v are read, of which %v are copied", mostRead, copied)
	}
	k := slices.IndexFunc(c.Index.Items(), func(it index.Item) bool { return strings.Contains(it.Text, line) })
	if k < 0 {
		t.Fatalf("%q is no line of the résumé", line)
	}
	if copied := r.same(t, "copied and left out", s.Without([]int{k}), c.Omit(index.Omit{Items: []int{k}})); len(copied) > 0 {
		t.Errorf("copied without the line: %v", copied)
	}

	// Who has read the text already is not made to read it again.
	mostRead = nil
	asked := 0
	clone := s.Clone(func(i int) (*ask.Parsed, error) {
		asked++
		return &r.parsed[i], nil
	})
	r.same(t, "clone", clone, c)
	if asked == 0 || len(mostRead) > 0 {
		t.Errorf("%d texts asked for, %v read anew", asked, mostRead)
	}

	gone := errors.New("gone")
	postings.Read = func(int) (posting.Posting, ask.Parsed, error) { return posting.Posting{}, ask.Parsed{}, gone }
	if _, err := s.Score(at); !errors.Is(err, gone) {
		t.Errorf("a posting that is gone: %v", err)
	}
	if _, _, err := s.Judge(at); !errors.Is(err, gone) {
		t.Errorf("a posting that is gone: %v", err)
	}
	if _, err := numbered(t, postings).Scores(t.Context(), c, 2); !errors.Is(err, gone) {
		t.Errorf("a posting that is gone: %v", err)
	}
}

// own reports a line that would be a résumé's line of its own, and that nothing in the
// résumé says yet.
func (r *reading) own(c *score.Candidate, line string) bool {
	return !strings.ContainsAny(line, "#|\t") && !slices.ContainsFunc(c.Index.Items(), func(it index.Item) bool { return strings.Contains(it.Text, line) })
}

func TestEachTellsWhatEveryPostingAsks(t *testing.T) {
	r := read(t)
	c := r.candidate(t)
	x := numbered(t, r.corpus(c))
	next := 0
	err := x.Each(c, func(i int, in *score.Input) {
		if i != next {
			t.Errorf("posting %d comes after %d", i, next-1)
		}
		next++
		a := &r.parsed[i]
		if in.Family != a.Family || in.Level != a.Level || in.Years != a.Years || len(in.Skills) != len(a.Skills) {
			t.Errorf("%s: %+v", r.postings[i].ID, in)
		}
		for n := range in.Skills {
			if got, want := in.Skills[n], a.Skills[n]; got.ID != want.ID || got.Importance != want.Importance || !slices.Equal(got.Spellings, want.Spellings) {
				t.Errorf("%s: asks %+v, want %+v", r.postings[i].ID, got, want)
			}
		}
		for _, l := range in.Lines {
			for _, n := range l.Terms {
				if x.Numbers[x.Words[n]] != n {
					t.Errorf("%s: word %d is %q, which is number %d", r.postings[i].ID, n, x.Words[n], x.Numbers[x.Words[n]])
				}
			}
		}
	})
	if err != nil || next != len(r.postings) {
		t.Errorf("%d of %d postings: %v", next, len(r.postings), err)
	}
}

func TestDamagedTablesAndPostingsAreErrors(t *testing.T) {
	r := read(t)
	c := r.candidate(t)
	const at = 3
	for name, spoil := range map[string]func(*corpus.Corpus){
		"a table without its beginning": func(c *corpus.Corpus) { c.Tables[1] = c.Tables[1][1:] },
		"a table without its end":       func(c *corpus.Corpus) { c.Tables[1] = c.Tables[1][:len(c.Tables[1])-1] },
		"an empty table":                func(c *corpus.Corpus) { c.Tables[1] = nil },
	} {
		damaged := r.corpus(c)
		spoil(damaged)
		if _, err := damaged.Index(); !errors.Is(err, packed.ErrDamaged) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, spoil := range map[string]func(*corpus.Corpus){
		"no posting":                    func(c *corpus.Corpus) { c.Postings[at].Packed = nil },
		"a posting's beginning":         func(c *corpus.Corpus) { c.Postings[at].Packed = c.Postings[at].Packed[:100] },
		"a posting without its half":    func(c *corpus.Corpus) { c.Postings[at].Packed = c.Postings[at].Packed[:len(c.Postings[at].Packed)/2] },
		"a table of too few words":      func(c *corpus.Corpus) { c.Tables[at%2] = packed.NewEncoder(r.vocabulary).Table() },
		"a posting that goes on wildly": func(c *corpus.Corpus) { c.Postings[at].Packed = slices.Repeat([]byte{0xff}, 1000) },
	} {
		damaged := r.corpus(c)
		spoil(damaged)
		x := numbered(t, damaged)
		s := x.Scorer(c)
		if _, err := s.Score(at); !errors.Is(err, packed.ErrDamaged) || !strings.HasPrefix(err.Error(), "posting 4: ") {
			t.Errorf("%s: scoring gives %v", name, err)
		}
		if _, _, err := s.Judge(at); !errors.Is(err, packed.ErrDamaged) {
			t.Errorf("%s: judging gives %v", name, err)
		}
		if _, err := x.Scores(t.Context(), c, 2); !errors.Is(err, packed.ErrDamaged) {
			t.Errorf("%s: scoring all gives %v", name, err)
		}
		if err := x.Each(c, func(int, *score.Input) {}); !errors.Is(err, packed.ErrDamaged) {
			t.Errorf("%s: reading all gives %v", name, err)
		}
		if got, err := s.Score(0); name != "a table of too few words" && (err != nil || got != damaged.Postings[0].Score) {
			t.Errorf("%s: the first posting scores %v, %v", name, got, err)
		}
	}
}

// No beginning of a packed posting is read as a whole one.
func TestATruncatedPostingIsAnError(t *testing.T) {
	r := read(t)
	c := r.candidate(t)
	whole := r.corpus(c)
	full := whole.Postings[0].Packed
	whole.Postings = whole.Postings[:1]
	for n := range len(full) {
		whole.Postings[0].Packed = full[:n:n]
		x := numbered(t, whole)
		if err := x.Each(c, func(int, *score.Input) {}); !errors.Is(err, packed.ErrDamaged) {
			t.Errorf("the first %d of %d bytes: %v", n, len(full), err)
		}
	}
}

func TestAnInterruptedScoringLeavesTheRestUnknown(t *testing.T) {
	r := read(t)
	c := r.candidate(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	list, err := numbered(t, r.corpus(c)).Scores(ctx, c, 2)
	if err != nil || len(list) != len(r.postings) || slices.ContainsFunc(list, func(x float64) bool { return !math.IsNaN(x) }) {
		t.Errorf("%v, %v", list, err)
	}
}

func TestAPostingIsNamedWithoutReadingWhatItAsks(t *testing.T) {
	gone := errors.New("gone")
	c := &corpus.Corpus{Read: func(i int) (posting.Posting, ask.Parsed, error) {
		return posting.Posting{ID: "read"}, ask.Parsed{}, gone
	}}
	if p, err := c.Load(0); p.ID != "read" || !errors.Is(err, gone) {
		t.Errorf("%q, %v", p.ID, err)
	}
	c.Open = func(int) (posting.Posting, error) { return posting.Posting{ID: "opened"}, nil }
	if p, err := c.Load(0); p.ID != "opened" || err != nil {
		t.Errorf("%q, %v", p.ID, err)
	}
}

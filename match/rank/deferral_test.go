package rank

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"skillmatch/index"
	"skillmatch/index/resume"
	"skillmatch/index/skill"
	"skillmatch/match/dedupe"
	"skillmatch/match/score"
	"skillmatch/scrape"
	"skillmatch/scrape/posting"
	"skillmatch/testdata/shareddata"
)

// wordyPosting is a posting of some profession that asks a number of skills.
func wordyPosting(id, title string, number int, words []string) posting.Posting {
	return posting.Posting{ID: id, Title: title, Text: fmt.Sprintf("About us\nWe build number %d of what people need every day, and we have done so for many years in this town, with care and in small teams that own what they build. "+
		"Nobody is too young for a good thought here, and nobody too old to learn a new one from whoever sits beside them, which is why the door of every room stands open.\n\nRequirements\n- %s\n"+
		"- You write clearly about part %d of the work, and you ask when you do not know\n\nBenefits\n- A desk by the window, and a walk at noon with whoever comes along on that day of the week", number, strings.Join(words, "\n- "), number)}
}

// heldWords are skills of the résumé, and idleWords as many words that are none.
func heldWords() []string {
	return []string{"Go", "Kafka", "PostgreSQL", "Kubernetes", "Terraform", "Docker"}
}

func idleWords() []string {
	return []string{"Warmth", "Bread", "Rain", "Gloves", "Ladders", "Songs"}
}

// mixedPostings are postings of several professions, most of which cannot be among the
// best. Half are the same as others but for their skills, so that they score less.
func mixedPostings() (list []posting.Posting) {
	titles := []string{"Backend Engineer", "Account Executive", "Nurse", "Warehouse Supervisor", "Recruiter"}
	for i := range 540 {
		n := i * 7 % 90
		words := heldWords()
		if i/90%2 == 1 {
			words = idleWords()
		}
		list = append(list, wordyPosting(fmt.Sprintf("p%03d", i), fmt.Sprintf("%s %d", titles[n%5], n/20), n/2, words[:1+n%6]))
	}
	return list
}

// copiedPostings are the best of all in nearly the same words again and again, and behind
// them others of other professions.
func copiedPostings() (list []posting.Posting) {
	for i := range 360 {
		if i < 60 {
			list = append(list, wordyPosting(fmt.Sprintf("a%03d", i), "Backend Engineer", i, heldWords()))
			continue
		}
		list = append(list, wordyPosting(fmt.Sprintf("b%03d", i), fmt.Sprintf("Nurse %d", i), i, heldWords()[:1+i%6]))
	}
	return list
}

// unclearPostings are postings of which most are not understood, in several copies, among
// others that score less.
func unclearPostings() (list []posting.Posting) {
	for i := range 400 {
		switch {
		case i%4 == 0 && i < 60:
			list = append(list, wordyPosting(fmt.Sprintf("p%03d", i), fmt.Sprintf("Backend Engineer %d", i), i, heldWords()[:1+i/4%6]))
		case i%4 == 1:
			list = append(list, wordyPosting(fmt.Sprintf("n%03d", i), fmt.Sprintf("Nurse %d", i), i, []string{"Rust", "Java", "C++", "Angular"}[:1+i/4%4]))
		case i%4 == 2:
			list = append(list, posting.Posting{ID: fmt.Sprintf("q%03d", i), Title: "Recruiter", Text: "We are a family.\n- Go\n- A walk at noon"})
		default:
			list = append(list, posting.Posting{ID: fmt.Sprintf("s%03d", i), Title: fmt.Sprintf("Lamplighter %d", i%30), Text: fmt.Sprintf("We are a town of %d lamps. Write to us.", i%15)})
		}
	}
	return list
}

// filed are postings in files, which are opened anew each time they are walked.
func filed(t *testing.T) posting.Stream {
	t.Helper()
	path, ok := shareddata.Find(t, "bench/postings/ashby.jsonl")
	if !ok {
		return scrape.Stream([]string{filepath.Join(shareddata.Root(t), "testdata", "postings")}, scrape.Options{})
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.SplitAfterN(string(data), "\n", 301)
	first := filepath.Join(t.TempDir(), "first.jsonl")
	if err := os.WriteFile(first, []byte(strings.Join(lines[:min(300, len(lines))], "")), 0o600); err != nil {
		t.Fatal(err)
	}
	return scrape.Stream([]string{first}, scrape.Options{})
}

// engineer is a candidate with one of the project's résumés.
func engineer(t *testing.T, asOf resume.Date) *score.Candidate {
	t.Helper()
	v, err := skill.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(shareddata.Root(t), "testdata", "resumes", "mara-lindqvist.md"))
	if err != nil {
		t.Fatal(err)
	}
	r, err := resume.Parse(string(text))
	if err != nil {
		t.Fatal(err)
	}
	x := index.New(r, v)
	t.Cleanup(func() { _ = x.Close() })
	return score.NewCandidate(v, x, asOf)
}

// rows are what a ranking shows: order, score, and what is the same.
func rows(r *Result) []string {
	var out []string
	for i := range r.Postings {
		p := &r.Postings[i]
		out = append(out, fmt.Sprint(p.ID, p.Score, p.Duplicates))
	}
	return out
}

// The best of a ranking in which postings are skipped are the first of one in which
// none is, on any number of processors.
func TestSkippingChangesNothing(t *testing.T) {
	c := engineer(t, resume.Date{Year: 2026, Month: 6})
	for n, stream := range []posting.Stream{posting.List(mixedPostings()...), posting.List(copiedPostings()...), filed(t), posting.List(unclearPostings()...)} {
		for _, of := range []Options{{}, {All: true}, {Min: 45}} {
			whole, err := Run(t.Context(), c, stream, of) // skips nothing, for it is not repeatable
			if err != nil {
				t.Fatal(err)
			}
			if len(whole.Failed) > 0 {
				t.Errorf("set %d: %v", n, whole.Failed)
			}
			want := rows(&whole)
			for _, o := range []Options{{Top: 1}, {Top: 5}, {Top: 20, Workers: 1}, {Top: 20, Workers: 8}, {Top: 10000}, {}} {
				o.All, o.Min, o.Repeatable = of.All, of.Min, true
				e := newEngine(c, o)
				if err := e.run(t.Context(), stream); err != nil {
					t.Fatal(err)
				}
				listed := want
				if o.Top > 0 {
					listed = want[:min(o.Top, len(want))]
				}
				if got := rows(&e.result); !slices.Equal(got, listed) {
					t.Errorf("set %d, all %v, min %v, top %d, %d workers: other postings than without skipping", n, o.All, o.Min, o.Top, o.Workers)
				}
				if e.result.Read != whole.Read {
					t.Errorf("%d postings counted, want %d", e.result.Read, whole.Read)
				}
				if o.Top == 20 && !o.All && o.Min == 0 && len(e.deferral.skipped) == 0 && n == 0 {
					t.Error("no posting was skipped")
				}
			}
		}
	}
}

// A posting that is not understood comes after all that are, whatever it scores, and is
// no best posting; a stream, a library and any number of workers agree.
func TestWhatIsNotUnderstoodComesLast(t *testing.T) {
	c := engineer(t, resume.Date{Year: 2026, Month: 6})
	list := unclearPostings()
	l := kept(t, c.Vocabulary, list)
	whole, err := Run(t.Context(), c, posting.List(list...), Options{})
	if err != nil {
		t.Fatal(err)
	}
	understood := slices.IndexFunc(whole.Postings, func(p Posting) bool { return p.NotUnderstood })
	if understood < 15 || understood > len(whole.Postings)-15 {
		t.Fatalf("%d of %d are understood", understood, len(whole.Postings))
	}
	better := 0
	for i := range whole.Postings {
		p := &whole.Postings[i]
		if p.NotUnderstood != (i >= understood) {
			t.Errorf("%d %s: understood %v", i, p.ID, !p.NotUnderstood)
		}
		if i >= understood && p.Score.Score > whole.Postings[understood-1].Score.Score {
			better++
		}
	}
	if better == 0 || whole.Best != whole.Postings[0].Score.Score {
		t.Errorf("%d score more than one that is understood; the best %g", better, whole.Best)
	}
	want := rows(&whole)
	for _, o := range []Options{{Top: 1}, {Top: understood - 1}, {Top: understood + 3}, {Top: understood + 3, Workers: 1}, {Top: 1000, Workers: 5}, {Top: 3, Best: true, Workers: 2}} {
		o.Repeatable = true
		stream, err := Run(t.Context(), c, posting.List(list...), o)
		if err != nil {
			t.Fatal(err)
		}
		packed, err := Library(t.Context(), c, l, o)
		if err != nil {
			t.Fatal(err)
		}
		listed := want[:min(o.Top, len(want))]
		if !slices.Equal(rows(&stream), listed) || !slices.Equal(rows(&packed), listed) {
			t.Errorf("top %d, %d workers: not the beginning of all", o.Top, o.Workers)
		}
		if stream.Best != whole.Best || packed.Best != whole.Best {
			t.Errorf("top %d: the best %g and %g, want %g", o.Top, stream.Best, packed.Best, whole.Best)
		}
	}
}

// The corpus of a ranking, from a stream or a library, has no posting that is not
// understood, and the result counts those.
func TestTheCorpusLeavesOutWhatIsNotUnderstood(t *testing.T) {
	c := engineer(t, resume.Date{Year: 2026, Month: 6})
	list := unclearPostings()
	l := kept(t, c.Vocabulary, list)
	stream, err := Run(t.Context(), c, posting.List(list...), Options{Pack: true})
	if err != nil {
		t.Fatal(err)
	}
	packed, err := Library(t.Context(), c, l, Options{Pack: true})
	if err != nil {
		t.Fatal(err)
	}
	for name, r := range map[string]*Result{"stream": &stream, "library": &packed} {
		out, alike := r.LeftOut()
		k, err := r.Corpus()
		if err != nil {
			t.Fatal(err)
		}
		if out == 0 || alike == 0 || len(k.Postings)+out != len(r.Postings) || len(r.Postings)+r.Hidden != len(list) {
			t.Errorf("%s: %d postings, %d left out and %d alike of %d and %d", name, len(k.Postings), out, alike, len(r.Postings), r.Hidden)
		}
		for i := range k.Postings {
			if _, a, err := k.Read(i); err != nil || a.NotUnderstood() != "" {
				t.Errorf("%s: posting %d: %q, %v", name, i, a.NotUnderstood(), err)
			}
		}
	}
}

// What changes or goes away between two readings is named, and the rest is ranked.
func TestPostingsThatChangeMeanwhileAreNamed(t *testing.T) {
	c := engineer(t, resume.Date{Year: 2026, Month: 6})
	stream := posting.List(
		posting.Posting{ID: "a", Title: "Nurse", Text: "Requirements\n- Care"},
		posting.Posting{ID: "b", Title: "Baker", Text: "Requirements\n- Go"},
		posting.Posting{ID: "c", Title: "Miller", Text: "Requirements\n- Go"},
	)
	e := newEngine(c, Options{Top: 5, Workers: 1})
	e.result.Read = 4
	signer := dedupe.NewSigner(c.Vocabulary)
	titles := func(title string) dedupe.TitleKeys { return signer.Titles(&posting.Posting{Title: title}) }
	e.readAgain(t.Context(), make([]worker, 1), stream, map[int]skippedPosting{
		1: {order: 1, ref: "a", titles: titles("Painter")},
		2: {order: 2, ref: "b", titles: titles("Baker")},
		3: {order: 3, ref: "other", titles: titles("Miller")},
		7: {order: 7, ref: "g"},
	})
	e.sort()
	r := &e.result
	if got, want := fmt.Sprint(r.Failed), "[a: changed while it was ranked other: changed while it was ranked g: changed while it was ranked]"; got != want {
		t.Errorf("failed: %s, want %s", got, want)
	}
	for _, err := range r.Failed {
		if changed, ok := errors.AsType[*ChangedError](err); !ok || changed.Hint() == "" {
			t.Errorf("%v does not say what to do", err)
		}
	}
	if len(r.Postings) != 1 || r.Postings[0].ID != "b" || r.Read != 1 {
		t.Errorf("%d kept, %d read", len(r.Postings), r.Read)
	}
}

// A stream that was said to be repeatable and is not gives an error for each posting
// that is there no more, and the rest is ranked.
func TestAStreamThatIsNotRepeatableIsFoundOut(t *testing.T) {
	c := engineer(t, resume.Date{Year: 2026, Month: 6})
	list := copiedPostings() // of which the best are one, so that others are read again
	walks := 0
	stream := func(ctx context.Context) iter.Seq2[posting.Item, error] {
		if walks++; walks > 1 {
			return posting.List(list[:100]...)(ctx)
		}
		return posting.List(list...)(ctx)
	}
	r, err := Run(t.Context(), c, stream, Options{Top: 20, Repeatable: true})
	if err != nil {
		t.Fatal(err)
	}
	if walks != 2 || r.Read != 100 || len(r.Failed) != len(list)-100 || len(r.Postings) != 20 {
		t.Fatalf("%d walks, %d read, %d failed, %d kept", walks, r.Read, len(r.Failed), len(r.Postings))
	}
	for i, err := range r.Failed {
		changed, ok := errors.AsType[*ChangedError](err)
		if !ok || changed.Ref != list[100+i].ID {
			t.Errorf("failure %d is %v", i+1, err)
		}
	}
}

package main

import (
	"context"
	"fmt"
	"math"
	"slices"
	"sync"

	"skillmatch/index/skill"
	"skillmatch/match"
	"skillmatch/scrape"
)

// skipping leaves postings unread that cannot be shown: what they score at most,
// which is found out in a fifth of the time, is less than the best of those that were
// read. It looks at postings of other professions than the résumé's, few of which can;
// they wait until enough of the others are read. Nothing is lost by it, since at the
// end those are read after all that may be the same as one that is shown, or shown
// after all, as when many of the best were the same.
type skipping struct {
	allowed   bool // postings can be read again
	waiting   []waiting
	text      int  // of those, in bytes
	bounds    bool // so many wait that it is worth a look what they score at most
	prefilter func() *skill.Prefilter
	best      tally               // of the postings that were read, each text once
	texts     map[match.Twin]bool // of those
	skipped   []skipped
}

// skipped is what is kept of a posting that was left unread.
type skipped struct {
	order  int // in the input
	ref    string
	bound  float64
	titles match.TitleKeys
}

// again reports references whose postings can be read once more: files do not go away
// as standard input does, and need no network.
func again(refs []string) bool {
	return !slices.ContainsFunc(refs, func(ref string) bool { return ref == "-" || scrape.IsLink(ref) })
}

// beginSkipping makes ready to skip. Some of the best are the same, so that a few more
// than are shown have to be read before the others can be skipped.
func (k *ranking) beginSkipping(refs []string) {
	s := &k.skipping
	s.allowed = again(refs)
	s.prefilter, s.texts = sync.OnceValue(k.matcher.Prefilter), map[match.Twin]bool{}
	if s.best.enough = k.top; !k.all {
		s.best.enough += k.top/4 + 4
	}
}

// least is the score that a posting must be able to reach, 0 for any. k.mu is held.
func (k *ranking) least() float64 {
	least := 0.0
	if k.top > 0 {
		least = k.skipping.best.least()
	}
	if !k.judged {
		least = max(least, k.min)
	}
	return least
}

// note counts the score of a posting that was read. k.mu is held.
func (k *ranking) note(c *scored) {
	if k.top == 0 || !k.skipping.allowed || c.Score.Score < k.skipping.best.least() {
		return
	}
	if text, ok := c.signature.Twin(); ok {
		if k.skipping.texts[text] {
			return
		}
		k.skipping.texts[text] = true
	}
	k.skipping.best.add(c.Score.Score)
}

// waiting is a posting with its place in the input.
type waiting struct {
	posting scrape.Posting
	title   match.TitleView
	order   int
	ref     string
}

const (
	// mayWait is how many postings of other professions than the résumé's wait at
	// most, and with how many bytes of text, while the others are read, from which it
	// follows what the waiting ones must reach; atOnce is how many are taken up
	// together.
	mayWait     = 2048
	mayWaitText = 32 << 20
	atOnce      = 16
	// worthABound is how many postings have to wait for it to be worth the time that
	// making the prefilter takes.
	worthABound = 200
)

// postpone reports that a posting need not be read now: its profession is another than
// the résumé's, so that it can probably be skipped.
func (k *ranking) postpone(w *worker, p *scrape.Posting, j *job) bool {
	if !k.skipping.allowed || k.top <= 0 && k.min <= 0 {
		return false
	}
	bounder := k.bounder(w)
	title := bounder.Title(p)
	if bounder.Likely(title) {
		return false
	}
	k.mu.Lock()
	s := &k.skipping
	s.waiting = append(s.waiting, waiting{*p, title, j.order, j.source.Ref})
	s.text += len(p.Text)
	full := len(s.waiting) >= mayWait || s.text >= mayWaitText
	k.mu.Unlock()
	if full {
		k.takeUp(w)
	}
	return true
}

// bounder is the goroutine's.
func (k *ranking) bounder(w *worker) *match.Bounder {
	if w.bounder == nil {
		w.bounder = k.matcher.Bounder(k.skipping.prefilter)
	}
	return w.bounder
}

// takeUp reads those of some waiting postings that can be shown, and reports whether
// there were any.
func (k *ranking) takeUp(w *worker) bool {
	k.mu.Lock()
	s := &k.skipping
	s.bounds = s.bounds || len(s.waiting) >= worthABound
	bounds := s.bounds
	from := max(0, len(s.waiting)-atOnce)
	list := slices.Clone(s.waiting[from:])
	clear(s.waiting[from:])
	s.waiting = s.waiting[:from]
	for i := range list {
		s.text -= len(list[i].posting.Text)
	}
	k.mu.Unlock()
	for i := range list {
		if p := &list[i]; !bounds || !k.skip(w, p) {
			k.score(w, &p.posting, p.order)
		}
	}
	return len(list) > 0
}

// skip reports a posting that does not score enough whatever it says, and keeps what
// is needed of it.
func (k *ranking) skip(w *worker, p *waiting) bool {
	k.mu.Lock()
	least := k.least()
	k.mu.Unlock()
	if least <= 0 {
		return false
	}
	s := skipped{order: p.order, ref: p.ref, bound: k.bounder(w).AtMost(&p.posting, p.title, least)}
	if s.bound >= least {
		return false
	}
	s.titles = w.signer.Titles(&p.posting)
	k.mu.Lock()
	defer k.mu.Unlock()
	k.read++
	if !k.all && s.bound >= k.min {
		k.skipping.skipped = append(k.skipping.skipped, s)
	}
	return true
}

// settle reads skipped postings until those that are left can neither be shown nor be
// the same as one that is, and brings together those that are the same.
func (k *ranking) settle(ctx context.Context, crew []worker, refs []string, o scrape.Options) {
	k.skipping.allowed = false
	if k.all {
		return
	}
	groups := k.groups()
	for want := k.unsettled(groups); len(want) > 0; want = k.unsettled(groups) {
		k.readAgain(ctx, crew, refs, o, want)
		groups = k.groups()
	}
	k.gather(groups)
}

// unsettled takes out those of the skipped postings that have to be read.
func (k *ranking) unsettled(groups []copies) map[int]skipped {
	if len(k.skipping.skipped) == 0 {
		return nil
	}
	wanted := k.wanted(groups)
	want, left := map[int]skipped{}, k.skipping.skipped[:0]
	for i, s := range k.skipping.skipped {
		if wanted[i] {
			want[s.order] = s
		} else {
			left = append(left, s)
		}
	}
	k.skipping.skipped = left
	return want
}

// wanted marks the skipped postings that may score as much as the last that is shown
// or be the same as one that is; all, where there are not enough to show.
func (k *ranking) wanted(groups []copies) []bool {
	skip := k.skipping.skipped
	wanted := make([]bool, len(skip))
	ranked(groups)
	score := func(i int) float64 { return k.seen[groups[i].shown].score }
	last := math.Inf(-1)
	if n := k.top; 0 < n && n <= len(groups) {
		last = score(n - 1)
	}
	for i := range skip {
		wanted[i] = skip[i].bound >= last
	}
	var shown []int
	for i := 0; i < len(groups) && score(i) >= last; i++ {
		shown = append(shown, groups[i].all...)
	}
	titles := func(i int) match.TitleKeys {
		if i < len(k.seen) {
			return k.seen[i].signature.TitleKeys
		}
		return skip[i-len(k.seen)].titles
	}
	for _, i := range match.Kin(len(k.seen)+len(skip), titles, shown) {
		if i >= len(k.seen) {
			wanted[i-len(k.seen)] = true
		}
	}
	return wanted
}

// changed says that a posting is no longer the one that was there a moment before.
func changed(ref string) error {
	return hinted{fmt.Errorf("%s: changed while it was ranked", ref), "rank again, once nothing writes to it"}
}

// readAgain reads postings that were skipped.
func (k *ranking) readAgain(ctx context.Context, crew []worker, refs []string, o scrape.Options, want map[int]skipped) {
	k.read -= len(want) // they are counted anew
	k.pass(crew, func(jobs chan<- job) {
		order := 0
		for source, err := range scrape.Walk(ctx, refs, o) {
			order++
			s, ok := want[order]
			if !ok {
				continue
			}
			switch delete(want, order); {
			case source.Ref != s.ref: // files were added or went away
				k.fail(order, changed(s.ref))
			case err != nil:
				k.fail(order, err)
			default:
				jobs <- job{order, source, &s.titles}
			}
			if len(want) == 0 {
				return
			}
		}
		for order, s := range want { // files became shorter
			k.fail(order, changed(s.ref))
		}
	})
}

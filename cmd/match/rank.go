package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/spf13/cobra"

	"skillmatch/index/library"
	"skillmatch/index/skill"
	"skillmatch/match"
	"skillmatch/match/report"
	"skillmatch/scrape"
)

// topTable is how many postings a table shows unless it is told.
const topTable = 20

func (a *app) rankCommand() *cobra.Command {
	c := &cobra.Command{
		Use:     "rank PATH|LINK...",
		Short:   "Rank postings by how well the résumé fits",
		GroupID: "match",
		Long: `Rank postings by how well the résumé fits, best first. A PATH is a folder,
which is searched through, a .txt, .md, .html or .json file, or a .jsonl file
with one posting a line; a LINK is a posting's page. Inputs that cannot be read
are named at the end, with the reason, and the exit code is 3. A posting that is
the same as another, such as one job in several cities, is counted behind the
one that is open, was published last or fits best; --all shows each.`,
		Example: `  match rank --resume resume.md postings/
  match rank --resume resume.md --top 5 --explain board.jsonl
  match rank --resume resume.md --format csv postings/ > ranking.csv`,
		Args:              refsOrLibrary,
		RunE:              work(func(c *cobra.Command, args []string) error { return a.rank(c, args) }),
		ValidArgsFunction: completeFiles,
	}
	a.addFormat(c)
	a.addResume(c)
	a.addExplain(c)
	a.addNetwork(c)
	a.addFailUnder(c)
	c.Flags().IntVar(&a.top, "top", 0, "show the best `N` postings; 0 shows all (default 20 for table and markdown, all for json, jsonl and csv)")
	a.addLibrary(c)
	c.Flags().BoolVar(&a.all, "all", false, "show postings that are the same one by one")
	c.Flags().Float64Var(&a.min, "min", 0, "leave out postings that score below `SCORE`")
	c.Flags().IntVar(&a.workers, "workers", 0, "use `N` processors; the result does not depend on it (default all)")
	return c
}

// refsOrLibrary wants references, or the library in their place.
func refsOrLibrary(c *cobra.Command, args []string) error {
	if c.Flags().Changed("library") {
		return noRefs(c, args)
	}
	return atLeastOne("a folder, a file or a link, or --library")(c, args)
}

// noRefs refuses references beside the library.
func noRefs(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return hinted{fmt.Errorf("%s takes postings or --library, not both: %s", c.CommandPath(), args[0]), "a library's folder is given in one word, as --library=" + args[0]}
}

// addLibrary adds the flag that takes the library's postings.
func (a *app) addLibrary(c *cobra.Command) {
	c.Flags().StringVar(&a.library, "library", "", "take the postings of the library but for those that are gone, in `DIR` where that is given as --library=DIR")
	c.Flags().Lookup("library").NoOptDefVal = " " // the usual folder
}

func (a *app) rank(c *cobra.Command, refs []string) error {
	top, err := a.topFor(c)
	if err != nil {
		return err
	}
	v, err := a.vocabulary()
	if err != nil {
		return err
	}
	m, x, err := a.matcher(v)
	if err != nil {
		return err
	}
	defer x.Close()
	k := ranking{matcher: m, vocabulary: v, top: top, min: a.min, workers: a.workers, all: a.all, judged: a.failUnder > 0}
	defer k.close()
	interrupted := a.fill(c, &k, refs)
	if interrupted != nil && (k.read == 0 || !errors.Is(interrupted, context.Canceled)) {
		return interrupted
	}
	ctx := c.Context()
	if k.shelves == nil {
		ctx = context.WithoutCancel(ctx) // what was ranked by then is shown
	}
	told, stop := a.counting(c.Context(), "reports made")
	reports, err := k.reports(ctx, told)
	stop()
	if err != nil {
		return err
	}
	if k.read == 0 && len(k.failed) > 0 {
		return a.nothingRead(k.failed)
	}
	if err := report.Ranking(a.out, reports, a.look()); err != nil {
		return fmt.Errorf("write the ranking: %w", err)
	}
	if a.format == string(report.Table) && !c.Flags().Changed("top") && a.outTTY {
		fmt.Fprint(a.err, shownOf(&k, len(reports)))
	}
	if interrupted != nil {
		return interrupted
	}
	return cmp.Or(a.partial(k.failed), a.under(k.best))
}

// shownOf tells of how many postings the best are shown, if not all are.
func shownOf(k *ranking, shown int) string {
	if shown < k.top || shown == k.read {
		return ""
	}
	return fmt.Sprintf("match: the best %d of %d postings; --top 0 shows all\n", shown, k.read)
}

// run ranks what stands behind the refs and tells a terminal how far it is.
func (a *app) run(ctx context.Context, k *ranking, refs []string) error {
	a.makeRoom(k)
	stop := a.start(ctx, &k.progress, refs)
	defer stop()
	return k.run(ctx, refs, a.source())
}

// makeRoom sets how the heap grows while k ranks.
func (a *app) makeRoom(k *ranking) {
	if k.packs {
		giveRoom(a.env, roomToKeep)
		return
	}
	giveRoom(a.env, roomToRank)
}

// addFailUnder adds the flag for scripts.
func (a *app) addFailUnder(c *cobra.Command) {
	c.Flags().Float64Var(&a.failUnder, "fail-under", 0, "exit with 1 when no posting reaches `SCORE`")
}

// under is the error of a run that should have read a posting of some score.
func (a *app) under(best float64) error {
	if best >= a.failUnder {
		return nil
	}
	return fmt.Errorf("the best posting scores %.1f, under %.1f", best, a.failUnder)
}

// fill scores the postings behind the references, or those of the library.
func (a *app) fill(c *cobra.Command, k *ranking, refs []string) error {
	if !c.Flags().Changed("library") {
		return a.run(c.Context(), k, refs)
	}
	l, _, err := a.readLibrary(c.CommandPath())
	if err != nil {
		return err
	}
	k.shelves = l
	a.makeRoom(k)
	return a.fillFromLibrary(c.Context(), k)
}

// topFor is how many postings to show.
func (a *app) topFor(c *cobra.Command) (int, error) {
	switch {
	case c.Flags().Changed("top"):
	case a.defaults.Top != nil:
		a.top = *a.defaults.Top
	case !report.Format(a.format).Complete():
		a.top = topTable
	}
	if a.top < 0 {
		return 0, usage{fmt.Errorf("--top %d is negative", a.top)}
	}
	return a.top, nil
}

// partial names the inputs that could not be read, in order.
func (a *app) partial(failed []error) error {
	if len(failed) == 0 {
		return nil
	}
	for _, err := range failed {
		complain(a.err, err)
	}
	return errPartial
}

// ended is how a run ends whose result is written: interrupted, or with the inputs
// that could not be read.
func (a *app) ended(interrupted error, failed []error) error {
	if interrupted != nil {
		return interrupted
	}
	return a.partial(failed)
}

// nothingRead is the error of a run in which no input could be read: the only
// one's own, else a count behind the list.
func (a *app) nothingRead(failed []error) error {
	if len(failed) == 1 {
		return failed[0]
	}
	for _, err := range failed {
		complain(a.err, err)
	}
	return fmt.Errorf("none of %d inputs could be read", len(failed))
}

// ranking scores postings on several goroutines. What it keeps, and in what
// order, does not depend on their number.
type ranking struct {
	matcher    *match.Matcher
	vocabulary *skill.Vocabulary
	top        int // 0 keeps all
	min        float64
	workers    int
	all        bool // shows postings that are the same one by one
	judged     bool // best is asked for
	packs      bool // keeps the postings packed, for those who score them again
	// accepts leaves postings out by what they say of themselves; nil takes all.
	accepts  func(*scrape.Posting) bool
	progress progress
	skipping skipping

	mu      sync.Mutex
	kept    []scored
	floor   float64    // the score below which no posting is shown
	room    int        // how many are kept before those below the top are forgotten
	seen    []sighting // of the postings that were scored and reach min, without all
	read    int
	hidden  int     // of those of at least min, the same as another
	best    float64 // the score of the best that was read, min or not
	failed  []error
	places  []int            // of failed, in the input
	tables  [][]byte         // of the packed postings
	shelves *library.Library // where the postings are kept, if they are
}

// close frees what was read from, once nothing reads it any more.
func (k *ranking) close() {
	if k.shelves != nil {
		k.shelves.Close()
	}
}

// job is a posting with its place in the input. titles are those that one that was
// skipped must still have, nil for others.
type job struct {
	order  int
	source scrape.Source
	titles *match.TitleKeys
}

// scored is a posting that may be shown.
type scored struct {
	match.Ranked
	signature match.Signature
	alike     []string // the ids of postings that are the same
	// form, table and, in a library, key are of the packed posting, with packs.
	form  []byte
	table int
	key   library.Key
}

// run reads and scores every posting behind the refs. When the context ends, its
// error is returned and what was ranked by then is kept.
func (k *ranking) run(ctx context.Context, refs []string, o scrape.Options) error {
	crew := make([]worker, match.Workers(k.workers))
	k.beginSkipping(refs)
	k.tables = make([][]byte, len(crew))
	for n := range crew {
		crew[n].number = n
	}
	k.pass(crew, func(jobs chan<- job) {
		order := 0
		for source, err := range scrape.Walk(ctx, refs, o) {
			order++
			if err != nil {
				k.fail(order, err)
				continue
			}
			jobs <- job{order: order, source: source}
		}
	})
	k.settle(context.WithoutCancel(ctx), crew, refs, o)
	for n := range crew {
		k.tables[n] = crew[n].packer.Table()
	}
	k.sort()
	return ctx.Err()
}

// pass does the jobs that hand sends.
func (k *ranking) pass(crew []worker, hand func(chan<- job)) {
	jobs := make(chan job, 4*len(crew))
	var wg sync.WaitGroup
	for n := range crew {
		wg.Go(func() {
			w := &crew[n]
			if w.reader == nil {
				w.scorer, w.reader, w.signer, w.packer = k.matcher.Scorer(), match.NewReader(k.vocabulary), match.NewSigner(k.vocabulary), match.NewPacker(k.vocabulary)
			}
			for j := range jobs {
				k.one(w, j)
			}
			for k.takeUp(w) {
			}
		})
	}
	hand(jobs)
	close(jobs)
	wg.Wait()
}

// worker is what one goroutine needs to score postings.
type worker struct {
	scorer  *match.Scorer
	reader  *match.Reader
	signer  *match.Signer
	packer  *match.Packer
	number  int
	asked   match.Asked    // of the posting at hand
	bounder *match.Bounder // made once postings may be skipped
}

func (k *ranking) one(w *worker, j job) {
	if j.titles == nil { // else it is counted
		defer k.progress.done.Add(1)
	}
	p, err := j.source.Posting()
	if err == nil && j.titles != nil && w.signer.Titles(&p) != *j.titles {
		err = changed(j.source.Ref)
	}
	if err != nil {
		k.fail(j.order, err)
		return
	}
	if k.accepts != nil && !k.accepts(&p) {
		k.mu.Lock()
		defer k.mu.Unlock()
		k.read++
		return
	}
	if !k.postpone(w, &p, &j) {
		k.score(w, &p, j.order)
	}
}

// score reads and scores a posting.
func (k *ranking) score(w *worker, p *scrape.Posting, order int) {
	w.reader.ReadInto(p, &w.asked)
	c := scored{Ranked: match.Ranked{Posting: *p, Score: w.scorer.Score(&w.asked), Order: order}}
	if !k.all {
		c.signature = w.signer.Sign(p, &w.asked)
	}
	if k.packs {
		c.form, c.table = slices.Clip(w.packer.Pack(p, &w.asked)), w.number
	}
	k.add(&c)
}

// add keeps a scored posting that may be shown, and cuts when much more is kept
// than is shown.
func (k *ranking) add(c *scored) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.read++
	k.best = max(k.best, c.Score.Score)
	k.note(c)
	if c.Score.Score < k.min {
		return
	}
	if !k.all {
		k.seen = append(k.seen, sighting{c.Score.Score, strings.Clone(c.Posting.ID), c.Order, c.signature})
	}
	if c.Score.Score < k.floor {
		return
	}
	k.kept = append(k.kept, *c)
	if n := k.top + spare; k.top > 0 && len(k.kept) >= max(2*n, k.room) {
		k.cut(n)
		k.room = 2 * len(k.kept)
	}
}

// spare is how many postings are kept beyond those to show, for those among
// them that turn out to be the same as a better one that is read later.
const spare = 64

func (k *ranking) fail(order int, err error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.failed = append(k.failed, err)
	k.places = append(k.places, order)
}

// cut orders what is kept and forgets what is too far below the best n to be
// shown, as itself or for one of them.
func (k *ranking) cut(n int) {
	if !k.all {
		k.thin()
	}
	slices.SortFunc(k.kept, func(a, b scored) int { return match.Compare(&a.Ranked, &b.Ranked) })
	if k.all {
		k.forget(n)
		if len(k.kept) == n {
			k.floor = k.kept[n-1].Score.Score
		}
		return
	}
	list := make([]sighting, len(k.kept))
	for i := range k.kept {
		c := &k.kept[i]
		list[i] = sighting{c.Score.Score, c.Posting.ID, c.Order, c.signature}
	}
	groups := grouped(list, k.matcher.Present())
	if len(groups) >= n {
		k.floor = list[groups[n-1].all[0]].score - within
	}
	left := 0
	for i, surplus := range surplus(groups, list, k.matcher.Present()) {
		if !surplus && list[i].score >= k.floor {
			k.kept[left], left = k.kept[i], left+1
		}
	}
	k.forget(left)
}

// thin leaves of postings that are alike to the same others, and score the same,
// the one that would be shown for all.
func (k *ranking) thin() {
	type twin struct {
		score float64
		text  match.Twin
	}
	seen := map[twin]int{}
	today, n := k.matcher.Present(), 0
	for _, c := range k.kept {
		text, ok := c.signature.Twin()
		at, again := seen[twin{c.Score.Score, text}]
		if !ok || !again {
			seen[twin{c.Score.Score, text}] = n
			k.kept[n], n = c, n+1
			continue
		}
		if o := &k.kept[at]; cmp.Or(c.signature.Fresher(&o.signature, today), match.Compare(&c.Ranked, &o.Ranked)) < 0 {
			*o = c
		}
	}
	k.forget(n)
}

// forget leaves the first n of what is kept.
func (k *ranking) forget(n int) {
	if n < len(k.kept) {
		clear(k.kept[n:])
		k.kept = k.kept[:n]
	}
}

// groups are the postings that were read, each once, in the order of the best of
// each.
func (k *ranking) groups() []copies {
	ordered(k.seen)
	return grouped(k.seen, k.matcher.Present())
}

// gather leaves of what is kept the postings that are shown for groups, each with
// those that are the same.
func (k *ranking) gather(groups []copies) {
	k.hidden = len(k.seen) - len(groups)
	shown := make(map[int]*copies, len(groups)) // by place in the input
	for i := range groups {
		shown[k.seen[groups[i].shown].order] = &groups[i]
	}
	k.kept = slices.DeleteFunc(k.kept, func(c scored) bool { return shown[c.Order] == nil })
	for i := range k.kept {
		k.kept[i].alike = shown[k.kept[i].Order].others(k.seen)
	}
}

// sort brings the results and the failures into their order.
func (k *ranking) sort() {
	slices.SortFunc(k.kept, func(a, b scored) int { return match.Compare(&a.Ranked, &b.Ranked) })
	if k.top > 0 {
		k.forget(k.top)
	}
	at := make([]int, len(k.failed))
	for i := range at {
		at[i] = i
	}
	slices.SortFunc(at, func(a, b int) int { return cmp.Compare(k.places[a], k.places[b]) })
	failed := make([]error, 0, len(at))
	for _, i := range at {
		failed = append(failed, k.failed[i])
	}
	k.failed = failed
}

// pile are the postings that are kept, best first, to be scored again.
func (k *ranking) pile() *match.Pile {
	readers := sync.Pool{New: func() any { return match.NewReader(k.vocabulary) }}
	p := &match.Pile{Tables: k.tables, Postings: make([]match.Kept, len(k.kept)), Posting: k.posting}
	p.Read = func(i int) (scrape.Posting, match.Asked, error) {
		posting, err := k.posting(i)
		if err != nil {
			return posting, match.Asked{}, err
		}
		reader := readers.Get().(*match.Reader)
		defer readers.Put(reader)
		return posting, reader.Read(&posting), nil
	}
	for i := range k.kept {
		c := &k.kept[i]
		p.Postings[i] = match.Kept{Form: c.form, Table: c.table, Score: c.Score.Score}
	}
	return p
}

// posting is one of those that are kept, with its text.
func (k *ranking) posting(i int) (scrape.Posting, error) {
	if k.shelves == nil {
		return k.kept[i].Posting, nil
	}
	kept, err := k.shelves.Get(k.kept[i].key)
	if err != nil {
		return scrape.Posting{}, fmt.Errorf("library: %w", err)
	}
	return unkept(&kept), nil
}

// reports explains the postings that are kept; told, if there is one, is told how
// many are done.
func (k *ranking) reports(ctx context.Context, told func(done, total int)) ([]match.Report, error) {
	var done atomic.Int64
	out := make([]match.Report, len(k.kept))
	errs := make([]error, len(k.kept))
	readers := sync.Pool{New: func() any { return match.NewReader(k.vocabulary) }}
	ended := match.Each(ctx, k.workers, len(k.kept), func(i int) {
		reader := readers.Get().(*match.Reader)
		defer readers.Put(reader)
		p := &k.kept[i].Posting
		asked := reader.Read(p)
		reader.Detail(p, &asked)
		out[i], errs[i] = k.matcher.Report(ctx, p, &asked)
		out[i].Duplicates = k.kept[i].alike
		if told != nil {
			told(int(done.Add(1)), len(out))
		}
	})
	return out, cmp.Or(ended, errors.Join(errs...))
}

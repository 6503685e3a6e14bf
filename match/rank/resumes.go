package rank

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"skillmatch/index/skill"
	"skillmatch/match/ask"
	"skillmatch/match/explain"
	"skillmatch/match/parallel"
	"skillmatch/match/score"
	"skillmatch/scrape/posting"
)

// Applicant is a résumé to be ranked for a posting.
type Applicant struct {
	// ID names the résumé.
	ID string
	// Open reads and indexes the résumé. It may be called more than once, and is called
	// on several goroutines for different applicants. The index is closed after use.
	Open func() (*score.Candidate, error)

	score float64
}

// ResumeOptions configure a ranking of résumés. The zero value ranks all.
type ResumeOptions struct {
	// Top is the most résumés that are kept, 0 for all, and Min their least score, in
	// points from 0 to 100.
	Top int
	Min float64
	// Workers is the number of goroutines, 0 for one a processor.
	Workers int
	// Version is the program's version, for the reports.
	Version string
}

// ResumeResult is a ranking of résumés for one posting.
type ResumeResult struct {
	// Reports explains the scores of the résumés that are kept: by score, best first,
	// then by ID, then by place in the input.
	Reports []explain.Report
	// Read counts the résumés that were scored.
	Read int
	// Failed holds the errors of the résumés that could not be read, in the order of
	// the input.
	Failed []error
}

// Resumes ranks résumés for one posting. Names, addresses and schools play no part. The
// error is the context's, or that of a report.
func Resumes(ctx context.Context, v *skill.Vocabulary, p *posting.Posting, list []Applicant, o ResumeOptions) (ResumeResult, error) {
	reader := ask.NewReader(v)
	parsed := reader.Read(p)
	reader.Detail(p, &parsed)
	ranked, failed, err := scored(ctx, &parsed, list, o.Workers)
	if err != nil {
		return ResumeResult{}, err
	}
	out := ResumeResult{Read: len(ranked), Failed: failed}
	ranked = slices.DeleteFunc(ranked, func(a Applicant) bool { return a.score < o.Min })
	if o.Top > 0 {
		ranked = ranked[:min(o.Top, len(ranked))]
	}
	out.Reports, err = reports(ctx, p, &parsed, ranked, o)
	return out, err
}

// scored scores résumés and orders them. failed holds the errors of those that could
// not be read.
func scored(ctx context.Context, a *ask.Parsed, list []Applicant, workers int) (ranked []Applicant, failed []error, err error) {
	ranked = slices.Clone(list)
	errs := make([]error, len(ranked))
	ended := parallel.Each(ctx, workers, len(ranked), func(i int) {
		var c *score.Candidate
		if c, errs[i] = ranked[i].Open(); errs[i] != nil {
			return
		}
		defer c.Index.Close()
		ranked[i].score = c.Score(a).Score
	})
	read := ranked[:0]
	for i, err := range errs {
		if err != nil {
			failed = append(failed, err)
			continue
		}
		read = append(read, ranked[i])
	}
	slices.SortStableFunc(read, func(a, b Applicant) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.ID, b.ID))
	})
	return read, failed, cmp.Or(ctx.Err(), ended)
}

// reports explains the scores of ranked résumés. It reads them again, so that memory
// does not grow with their number.
func reports(ctx context.Context, p *posting.Posting, a *ask.Parsed, list []Applicant, o ResumeOptions) ([]explain.Report, error) {
	out := make([]explain.Report, len(list))
	errs := make([]error, len(list))
	ended := parallel.Each(ctx, o.Workers, len(list), func(i int) {
		c, err := list[i].Open()
		if err != nil {
			errs[i] = err
			return
		}
		defer c.Index.Close()
		out[i], errs[i] = explain.NewReporter(c, list[i].ID, o.Version).Report(ctx, p, a)
	})
	return out, cmp.Or(ended, errors.Join(errs...))
}

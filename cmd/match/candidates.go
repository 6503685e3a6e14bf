package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"skillmatch/index"
	"skillmatch/index/resume"
	"skillmatch/index/skill"
	"skillmatch/match"
	"skillmatch/match/report"
	"skillmatch/scrape"
	"skillmatch/scrape/document"
)

func (a *app) candidatesCommand() *cobra.Command {
	c := &cobra.Command{
		Use:     "candidates --posting LINK|FILE PATH...",
		Short:   "Rank résumés by how well they fit one posting",
		GroupID: "match",
		Long: `Rank résumés by how well they fit one posting, best first, with the same score
as rank. A PATH is a résumé or a folder, which is searched through. Names,
addresses, pictures, schools and pronouns play no part in the score. Files that
cannot be read are named at the end, with the reason, and the exit code is 3.`,
		Example: `  match candidates --posting posting.html applications/
  match candidates --posting posting.txt --format csv applications/ > shortlist.csv`,
		Args:              atLeastOne("a folder of résumés or a résumé"),
		RunE:              work(func(c *cobra.Command, args []string) error { return a.candidates(c, args) }),
		ValidArgsFunction: completeFiles,
	}
	a.addFormat(c)
	a.addAsOf(c)
	a.addExplain(c)
	a.addNetwork(c)
	c.Flags().StringVar(&a.posting, "posting", "", "rank for the posting at `LINK|FILE`, or - for standard input")
	c.Flags().IntVar(&a.top, "top", 0, "show the best `N` résumés; 0 shows all (default 20 for table and markdown, all for json, jsonl and csv)")
	c.Flags().Float64Var(&a.min, "min", 0, "leave out résumés that score below `SCORE`")
	c.Flags().IntVar(&a.workers, "workers", 0, "use `N` processors; the result does not depend on it (default all)")
	files(c, "posting")
	return c
}

// candidate is a résumé's place in the ranking.
type candidate struct {
	path, id string
	score    match.Score
	err      error
}

func (a *app) candidates(c *cobra.Command, refs []string) error {
	if a.posting == "" {
		return usage{hinted{errors.New("no posting is given"), "name it with --posting"}}
	}
	top, err := a.topFor(c)
	if err != nil {
		return err
	}
	asOf, err := a.present()
	if err != nil {
		return err
	}
	v, err := a.vocabulary()
	if err != nil {
		return err
	}
	p, asked, err := a.onePosting(c.Context(), v, a.posting)
	if err != nil {
		return err
	}
	s := screening{app: a, vocabulary: v, asOf: asOf, asked: &asked}
	list, failed := s.run(c.Context(), refs)
	if err := c.Context().Err(); err != nil {
		return err
	}
	if len(list) == 0 && len(failed) > 0 {
		return a.nothingRead(failed)
	}
	list = slices.DeleteFunc(list, func(c candidate) bool { return c.score.Score < a.min })
	if top > 0 {
		list = list[:min(top, len(list))]
	}
	reports, err := s.reports(c.Context(), &p, list)
	if err != nil {
		return err
	}
	if err := report.Candidates(a.out, reports, a.look()); err != nil {
		return fmt.Errorf("write the ranking: %w", err)
	}
	return a.partial(failed)
}

// onePosting reads the one posting behind a reference.
func (a *app) onePosting(ctx context.Context, v *skill.Vocabulary, ref string) (scrape.Posting, match.Asked, error) {
	var list []scrape.Posting
	failed, err := a.postings(ctx, []string{ref}, func(p *scrape.Posting) error {
		list = append(list, *p)
		return nil
	})
	switch {
	case err != nil:
		return scrape.Posting{}, match.Asked{}, err
	case len(failed) > 0:
		return scrape.Posting{}, match.Asked{}, failed[0]
	case len(list) != 1:
		return scrape.Posting{}, match.Asked{}, usage{hinted{fmt.Errorf("%s holds %d postings", ref, len(list)), "name the file or link of one posting"}}
	}
	reader := match.NewReader(v)
	asked := reader.Read(&list[0])
	reader.Detail(&list[0], &asked)
	return list[0], asked, nil
}

// screening scores résumés for one posting on several goroutines. The result
// does not depend on their number.
type screening struct {
	*app
	vocabulary *skill.Vocabulary
	asOf       resume.Date
	asked      *match.Asked
}

// run scores every résumé behind the refs and orders them: by score, best first,
// then by id, then by place. It returns the errors of those that cannot be read.
func (s *screening) run(ctx context.Context, refs []string) (list []candidate, failed []error) {
	list = resumes(refs)
	_ = match.Each(ctx, s.workers, len(list), func(i int) { // the caller looks at the context
		c := &list[i]
		if c.err != nil {
			return
		}
		m, x, err := s.open(c)
		if err != nil {
			c.err = err
			return
		}
		defer x.Close()
		c.score = m.Score(s.asked)
	})
	list = slices.DeleteFunc(list, func(c candidate) bool {
		if c.err != nil {
			failed = append(failed, c.err)
		}
		return c.err != nil
	})
	slices.SortStableFunc(list, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.score.Score, a.score.Score), cmp.Compare(a.id, b.id))
	})
	return list, failed
}

// open reads a résumé for scoring.
func (s *screening) open(c *candidate) (*match.Matcher, *index.Index, error) {
	x, err := s.indexResume(s.vocabulary, c.path)
	if err != nil {
		return nil, nil, err
	}
	m := match.NewMatcher(s.vocabulary, x, s.asOf, c.id, version())
	m.Profile.Today = s.today()
	return m, x, nil
}

// reports explains the candidates' scores. The résumés are read again, so that
// memory does not grow with their number.
func (s *screening) reports(ctx context.Context, p *scrape.Posting, list []candidate) ([]match.Report, error) {
	out := make([]match.Report, len(list))
	errs := make([]error, len(list))
	ended := match.Each(ctx, s.workers, len(list), func(i int) {
		m, x, err := s.open(&list[i])
		if err != nil {
			errs[i] = err
			return
		}
		defer x.Close()
		out[i], errs[i] = m.Report(ctx, p, s.asked)
	})
	return out, cmp.Or(ended, errors.Join(errs...))
}

// resumes lists the files behind the refs in order; what a folder holds comes
// by name, hidden files left out. A résumé's id is its path in the folder that
// was named, or its file's name.
func resumes(refs []string) []candidate {
	var list []candidate
	for _, ref := range refs {
		info, err := os.Stat(ref)
		switch {
		case err != nil:
			list = append(list, candidate{path: ref, err: resumeError(ref, err)})
			continue
		case !info.IsDir():
			list = append(list, candidate{path: ref, id: document.Line(filepath.Base(ref))})
			continue
		}
		before := len(list)
		err = filepath.WalkDir(ref, func(path string, d fs.DirEntry, err error) error {
			switch hidden := path != ref && strings.HasPrefix(d.Name(), "."); {
			case err != nil:
				list = append(list, candidate{path: path, err: fmt.Errorf("résumé: %w", err)})
			case hidden && d.IsDir():
				return filepath.SkipDir
			case !hidden && !d.IsDir():
				id, err := filepath.Rel(ref, path)
				if err != nil {
					id = path
				}
				list = append(list, candidate{path: path, id: document.Line(filepath.ToSlash(id))})
			}
			return nil
		})
		if err != nil {
			list = append(list, candidate{path: ref, err: fmt.Errorf("résumé: %w", err)})
		}
		if len(list) == before {
			list = append(list, candidate{path: ref, err: hinted{fmt.Errorf("%s: the folder is empty", ref), "name a folder that holds résumés"}})
		}
	}
	return list
}

func resumeError(path string, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return hinted{fmt.Errorf("résumé %s: no such file", path), "check the path"}
	}
	return fmt.Errorf("résumé: %w", err)
}

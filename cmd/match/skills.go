package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"skillmatch/index/skill"
	"skillmatch/match"
	"skillmatch/match/report"
	"skillmatch/scrape"
)

func (a *app) skillsCommand() *cobra.Command {
	c := &cobra.Command{
		Use:     "skills [TERM]",
		Short:   "Look up the vocabulary of skills",
		GroupID: "check",
		Long: `Look up a term in the vocabulary: its entry with file and line, its spellings,
what it implies and what stands in for it, and whether the term is read as a
skill, alone and in a list of skills, and why. A whole sentence works too.
Without a term, print how many skills each category holds, or, in json, jsonl
and csv, all of them.

To teach match a skill, write a file of tab-separated columns (id, label,
aliases, isa, implies, similar, guard; trailing ones may be left out) and give
it with --skills, or put it at match/skills.tsv in your config folder:

  zigbee-pro<TAB>Zigbee Pro<TAB>zigbee pro|zbpro    a new skill
  go<TAB>-<TAB>+golang dev|!go lang                 add and take away spellings
  !perl                                              forget a skill`,
		Example: `  match skills golang
  match skills "go to market"
  match skills check postings/`,
		Args:              cobra.ArbitraryArgs,
		RunE:              work(func(_ *cobra.Command, args []string) error { return a.lookUp(strings.Join(args, " ")) }),
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	a.addFormat(c)
	c.AddCommand(a.checkCommand())
	return c
}

func (a *app) lookUp(term string) error {
	v, err := a.vocabulary()
	if err != nil {
		return err
	}
	if strings.TrimSpace(term) == "" {
		entries := make([]match.Entry, 0, v.Len())
		for id := range skill.ID(v.Len()) {
			entries = append(entries, match.NewEntry(v, id))
		}
		return report.Vocabulary(a.out, entries, match.Categories(v), v.Sum(), a.look())
	}
	l := match.LookUp(v, term)
	if len(l.Entries) == 0 && len(l.Readings) == 0 {
		err := fmt.Errorf("no skill is named or spelled %q", term)
		if len(l.Near) > 0 {
			return hinted{err, "the nearest are " + strings.Join(l.Near, ", ")}
		}
		return hinted{err, "add it in a file of your own: see match skills --help"}
	}
	return report.Lookup(a.out, &l, a.look())
}

func (a *app) checkCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "check PATH|LINK...",
		Short: "List what postings ask and the vocabulary does not know",
		Long: `List terms that stand in lines of requirements like skills and that the
vocabulary does not know, by how many postings ask them. What belongs into the
vocabulary can be added with --skills; see match skills --help.`,
		Example:           `  match skills check --top 50 postings/`,
		Args:              atLeastOne("a folder, a file or a link"),
		RunE:              work(func(c *cobra.Command, args []string) error { return a.check(c, args) }),
		ValidArgsFunction: completeFiles,
	}
	a.addFormat(c)
	a.addNetwork(c)
	c.Flags().IntVar(&a.top, "top", 0, "show the `N` most frequent terms; 0 shows all (default 20 for table and markdown, all for json, jsonl and csv)")
	return c
}

func (a *app) check(c *cobra.Command, refs []string) error {
	top, err := a.topFor(c)
	if err != nil {
		return err
	}
	v, err := a.vocabulary()
	if err != nil {
		return err
	}
	var unknown match.Tally
	reader := match.NewReader(v)
	failed, err := a.postings(c.Context(), refs, func(p *scrape.Posting) error {
		asked := reader.Read(p)
		reader.Detail(p, &asked)
		unknown.Add(p, &asked)
		return nil
	})
	if err != nil {
		return err
	}
	if unknown.Postings() == 0 && len(failed) > 0 {
		return a.nothingRead(failed)
	}
	if err := report.Tally(a.out, unknown.Most(top), unknown.Postings(), a.look()); err != nil {
		return err
	}
	return a.partial(failed)
}

// postings reads the postings behind the refs in their order. It returns the
// inputs that could not be read; the error is f's, or an interruption.
func (a *app) postings(ctx context.Context, refs []string, f func(*scrape.Posting) error) (failed []error, err error) {
	for source, err := range scrape.Walk(ctx, refs, a.source()) {
		var p scrape.Posting
		if err == nil {
			p, err = source.Posting()
		}
		if err != nil {
			failed = append(failed, err)
			continue
		}
		if err := f(&p); err != nil {
			return failed, err
		}
	}
	return failed, ctx.Err()
}

// maxSkills is the largest vocabulary file of a user, in bytes.
const maxSkills = 4 << 20

// vocabulary is the built-in vocabulary with the user's changes, read when it is
// first asked for.
func (a *app) vocabulary() (*skill.Vocabulary, error) {
	if a.known == nil {
		v, err := a.readVocabulary()
		if err != nil {
			return nil, err
		}
		a.known = v
	}
	return a.known, nil
}

// readVocabulary reads the built-in vocabulary and changes it by the user's
// files: first the one in the config folder, if there is one, then that of
// --skills.
func (a *app) readVocabulary() (*skill.Vocabulary, error) {
	var user []skill.Source
	if path, _ := configPath("", a.env); path != "" {
		path = filepath.Join(filepath.Dir(path), "skills.tsv")
		src, err := readSkills(path)
		switch {
		case err == nil:
			user = append(user, src)
		case !errors.Is(err, fs.ErrNotExist):
			return nil, err
		}
	}
	if a.skills != "" {
		src, err := readSkills(a.skills)
		if errors.Is(err, fs.ErrNotExist) {
			return nil, hinted{fmt.Errorf("skills file %s: no such file", a.skills), "match skills --help shows how to write one"}
		}
		if err != nil {
			return nil, err
		}
		user = append(user, src)
	}
	v, err := skill.Embedded(user...)
	switch {
	case err == nil:
		return v, nil
	case len(user) > 0:
		return nil, hinted{fmt.Errorf("skills file %w", err), "match skills --help shows how such a file is written"}
	}
	return nil, errors.Join(errors.New("the built-in vocabulary is damaged"), err)
}

func readSkills(path string) (skill.Source, error) {
	f, err := os.Open(path)
	if err != nil {
		return skill.Source{}, fmt.Errorf("skills file: %w", err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxSkills+1))
	if err != nil {
		return skill.Source{}, fmt.Errorf("skills file: %w", err)
	}
	if len(data) > maxSkills {
		return skill.Source{}, fmt.Errorf("skills file %s is larger than %d MB", path, maxSkills>>20)
	}
	return skill.Source{Name: path, Data: data}, nil
}

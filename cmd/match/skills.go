package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"skillmatch/index/skill"
	"skillmatch/match/lookup"
	"skillmatch/match/report"
)

// skillsOptions holds the flags of match skills and of match skills check.
type skillsOptions struct {
	output
	network
	limits
	byProfession bool
}

// skillsCommand makes the command match skills.
func (a *app) skillsCommand() *cobra.Command {
	var o skillsOptions
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
		RunE:              work(func(_ *cobra.Command, args []string) error { return a.lookUp(strings.Join(args, " "), &o) }),
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	o.output.add(c)
	c.AddCommand(a.checkCommand())
	return c
}

// lookUp prints what the vocabulary says about a term, or all of it for an empty term.
func (a *app) lookUp(term string, o *skillsOptions) error {
	v, err := a.vocabulary()
	if err != nil {
		return err
	}
	if strings.TrimSpace(term) == "" {
		return report.Vocabulary(a.out, lookup.Entries(v), lookup.Categories(v), v.Sum(), a.look(&o.output))
	}
	l := lookup.Term(v, term)
	if len(l.Entries) == 0 && len(l.Readings) == 0 {
		err := fmt.Errorf("no skill is named or spelled %q", term)
		if len(l.Near) > 0 {
			return hinted{err, "the nearest are " + strings.Join(l.Near, ", ")}
		}
		return hinted{err, "add it in a file of your own: see match skills --help"}
	}
	return report.Lookup(a.out, &l, a.look(&o.output))
}

// checkCommand makes the command match skills check.
func (a *app) checkCommand() *cobra.Command {
	var o skillsOptions
	c := &cobra.Command{
		Use:   "check PATH|LINK...",
		Short: "List what postings ask and the vocabulary does not know",
		Long: `List terms that stand in lines of requirements like skills and that the
vocabulary does not know, by how many postings ask them. What belongs into the
vocabulary can be added with --skills; see match skills --help.

With --by-profession, print how much of what each profession asks is known, by
the professions of the titles: the skills a posting asks, the share of its
asking lines that name one, and the N most frequent terms that are not known.`,
		Example: `  match skills check --top 50 postings/
  match skills check --by-profession --top 5 postings/`,
		Args:              atLeastOne("a folder, a file or a link"),
		RunE:              work(func(c *cobra.Command, args []string) error { return a.check(c, args, &o) }),
		ValidArgsFunction: completeFiles,
	}
	o.output.add(c)
	o.network.add(c)
	o.addTop(c, "show the `N` most frequent terms")
	c.Flags().BoolVar(&o.byProfession, "by-profession", false, "show what is known and what is not for each profession")
	return c
}

// check prints the terms that postings ask for and the vocabulary does not know.
func (a *app) check(c *cobra.Command, refs []string, o *skillsOptions) error {
	if err := a.resolveTop(c, &o.limits, &o.output); err != nil {
		return err
	}
	v, err := a.vocabulary()
	if err != nil {
		return err
	}
	stream, _ := a.stream(refs, &o.network)
	unknown, failed, err := lookup.Count(c.Context(), v, stream)
	if err != nil {
		return err
	}
	if unknown.Postings() == 0 && len(failed) > 0 {
		return a.nothingRead(failed)
	}
	if o.byProfession {
		err = report.Professions(a.out, unknown.ByProfession(o.top), unknown.Postings(), a.look(&o.output))
	} else {
		err = report.Tally(a.out, unknown.Most(o.top), unknown.Postings(), a.look(&o.output))
	}
	if err != nil {
		return err
	}
	return a.partial(failed)
}

// maxSkills is the largest vocabulary file of a user, in bytes.
const maxSkills = 4 << 20

// vocabulary returns the built-in vocabulary with the user's changes. It is read when
// it is first needed.
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

// readVocabulary reads the built-in vocabulary and applies the user's files: first the
// one in the config folder, if there is one, then the one of --skills.
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

// readSkills reads a vocabulary file of the user.
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

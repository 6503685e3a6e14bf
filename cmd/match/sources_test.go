package main

import (
	"context"
	"strings"
	"testing"

	"skillmatch/index/resume"
	"skillmatch/scrape/document"
	"skillmatch/testdata/papers"
)

// floor is the least that is read of the papers of a source: the shares of words, roles
// found, titles, employers, starts and whole bullets, and of the files whose years are
// right.
type floor struct {
	source                                                  string
	words, roles, titles, employers, starts, bullets, years float64
}

// floors are what must be read of every source, those last that need a program.
var floors = []floor{
	{"plain text", .99, 1, .8, .8, 1, 1, 1},
	{"object a glyph", .99, 1, .8, .7, 1, .95, 1},
	{"narrow blanks", .4, .4, 0, 0, .4, .4, .4},
	{"blanks by offsets", .99, 1, .8, .8, 1, 1, 1},
	{"letters set apart", .95, .6, .5, .5, .6, .6, .6},
	{"accents drawn", .8, .5, 0, 0, .5, 0, 0},
	{"drawn letters", .95, .9, .7, 0, 0, .9, 0},
	{"turned page", 0, 0, 0, 0, 0, 0, 0},
	{"box elsewhere", 0, 0, 0, 0, 0, 0, 0},
	{"round bullets", .99, 1, .4, .2, 1, .9, 1},
	{"parted words", .99, 1, .9, .9, 1, 1, 1},
	{"dates beside", .99, .8, .6, .1, .2, .8, .1},
	{"headings beside", .95, 0, 0, 0, 0, 0, 0},
	{"two columns", .99, .6, .2, .1, .6, .5, .3},
	{"table", .99, .7, .7, 0, 0, 0, 0},
	{"filled form", 0, 0, 0, 0, 0, 0, 0},
	{"chromium", .95, .55, .35, .3, .4, .5, .4},
	{"libreoffice", .95, .7, .5, .3, .6, .5, .5},
	{"pdflatex", .95, .8, .6, .4, .4, .7, .3},
	{"wkhtmltopdf", .95, .55, .35, .3, .4, .5, .4},
}

// Résumés whose contents are known are read from the files that all kinds of programs
// make of them, as far as these are installed. The table, by what makes the files, is
// printed with -v.
func TestSources(t *testing.T) {
	if testing.Short() {
		t.Skip("the reader of PDF takes seconds to prepare")
	}
	scores := map[string]*papers.Score{}
	for _, p := range append(papers.Written(), papers.Made(t)...) {
		if scores[p.Source] == nil {
			scores[p.Source] = &papers.Score{}
		}
		r, err := readPaper(t.Context(), p)
		if err != nil {
			t.Logf("%s: %v", p.Name(), err)
		}
		scores[p.Source].Add(p, &r, resume.Date{Year: 2026, Month: 11})
	}
	t.Log(papers.Header())
	for _, f := range floors {
		if s := scores[f.source]; s != nil {
			t.Log(s.Line(f.source))
			f.check(t, s)
			delete(scores, f.source)
		}
	}
	for source, s := range scores {
		t.Log(s.Line(source))
		if !strings.HasSuffix(source, papers.InPart) {
			t.Errorf("%s has no floor", source)
		}
	}
}

// readPaper reads a paper as the program reads a résumé's file.
func readPaper(ctx context.Context, p *papers.Paper) (resume.Resume, error) {
	d, err := document.Read(ctx, "paper.pdf", p.Data, document.ReadOptions{CacheDir: pdfCache})
	if err != nil {
		return resume.Resume{}, err
	}
	return resume.Read(d.Document)
}

// check compares a score with the floor.
func (f *floor) check(t *testing.T, s *papers.Score) {
	t.Helper()
	for _, c := range []struct {
		what  string
		got   papers.Count
		least float64
	}{{"words", s.Words, f.words}, {"roles", s.Roles, f.roles}, {"titles", s.Titles, f.titles}, {"employers", s.Employers, f.employers},
		{"starts", s.Starts, f.starts}, {"bullets", s.Bullets, f.bullets}, {"years", s.Years, f.years}} {
		if c.got.Share() < c.least {
			t.Errorf("%s: %d of %d %s are right, want %.2f of all", f.source, c.got.Right, c.got.All, c.what, c.least)
		}
	}
}

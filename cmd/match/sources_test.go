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
	{"plain text", 1, 1, 1, 1, 1, 1, 1},
	{"object a glyph", 1, 1, 1, 1, 1, 1, 1},
	{"narrow blanks", 1, 1, 1, 1, 1, 1, 1},
	{"blanks by offsets", 1, 1, 1, 1, 1, 1, 1},
	{"letters set apart", 1, 1, 1, 1, 1, 1, 1},
	{"accents drawn", 1, 1, 1, 1, 1, 1, 1},
	{"drawn letters", .99, 1, 1, 1, 1, .95, 1},
	{"turned page", 1, 1, 1, 1, 1, 1, 1},
	{"box elsewhere", 1, 1, 1, 1, 1, 1, 1},
	{"round bullets", 1, 1, 1, 1, 1, 1, 1},
	{"parted words", 1, 1, 1, 1, 1, 1, 1},
	{"dates beside", 1, 1, 1, 1, 1, 1, 1},
	{"headings beside", 1, 1, 1, 1, 1, .95, 1},
	{"two columns", 1, 1, 1, 1, 1, .94, 1},
	{"table", 1, 1, 1, .9, 1, .75, 1},
	{"filled form", 1, 1, 1, 1, 1, 1, 1},
	{"chromium", .995, .95, .93, .9, .95, .95, .9},
	{"libreoffice", .995, .9, .9, .85, .9, .84, .75},
	{"pdflatex", .995, .9, .9, .9, .9, .9, .8},
	{"wkhtmltopdf", .995, .95, .93, .9, .95, .95, .9},
}

// Résumés whose contents are known are read from the files that all kinds of programs
// make of them, as far as these are installed. The table, by what makes the files, is
// printed with -v.
func TestSources(t *testing.T) {
	if testing.Short() || slowedDown {
		t.Skip("the reader of PDF takes seconds to prepare, and minutes under the race detector")
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

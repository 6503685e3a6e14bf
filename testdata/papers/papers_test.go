package papers

import (
	"bytes"
	"slices"
	"testing"

	"skillmatch/index/resume"
)

// asOf is the month that roles that last end in.
func asOf() resume.Date { return resume.Date{Year: 2026, Month: 11} }

// right is what a reader that makes no mistake finds in a person's paper.
func right(p *Person, words string) resume.Resume {
	r := resume.Resume{Sections: []resume.Section{{Lines: []resume.Line{{Text: words}}}}}
	for _, w := range p.Roles {
		role := resume.Role{Title: w.Title, Employer: w.Employer, Location: w.Place, Current: w.End == "", Bullets: slices.Clone(w.Bullets)}
		role.Start, _ = resume.ParseDate(w.Start)
		role.End, _ = resume.ParseDate(w.End)
		r.Roles = append(r.Roles, role)
	}
	return r
}

func TestWhatIsReadRightCountsInFull(t *testing.T) {
	for _, p := range Written() {
		var s Score
		r := right(p.Person, p.Words)
		s.Add(p, &r, asOf())
		for i, c := range []Count{s.Words, s.Whole, s.Roles, s.Titles, s.Employers, s.Places, s.Starts, s.Ends, s.Bullets, s.Years} {
			if c.All == 0 || c.Right != c.All {
				t.Errorf("%s: count %d is %d of %d", p.Name(), i, c.Right, c.All)
			}
		}
		if s.TooMany != 0 {
			t.Errorf("%s: %d roles too many", p.Name(), s.TooMany)
		}
	}
}

func TestFaultsAreCounted(t *testing.T) {
	p := &Paper{Person: nurse(), Words: "Registered nurse with a calm hand"}
	cases := []struct {
		fault string
		make  func(*resume.Resume)
		got   func(*Score) Count
		want  Count
	}{
		{"words run together", func(r *resume.Resume) { r.Sections[0].Lines[0].Text = "Registered nursewith a calm hand" }, func(s *Score) Count { return s.Words }, Count{4, 6}},
		{"a role is missing", func(r *resume.Resume) { r.Roles = r.Roles[1:] }, func(s *Score) Count { return s.Roles }, Count{2, 3}},
		{"a title is the employer", func(r *resume.Resume) { r.Roles[0].Title, r.Roles[0].Employer = "", r.Roles[0].Title }, func(s *Score) Count { return s.Titles }, Count{2, 3}},
		{"a start is another month", func(r *resume.Resume) { r.Roles[2].Start.Month++ }, func(s *Score) Count { return s.Starts }, Count{2, 3}},
		{"an end is missing", func(r *resume.Resume) { r.Roles[1].End = resume.Date{} }, func(s *Score) Count { return s.Ends }, Count{2, 3}},
		{"a bullet is in two", func(r *resume.Resume) {
			b := r.Roles[1].Bullets
			r.Roles[1].Bullets = []string{b[0][:20], b[0][20:], b[1]}
		}, func(s *Score) Count { return s.Bullets }, Count{6, 7}},
		{"a role too many makes years", func(r *resume.Resume) {
			r.Roles = append(r.Roles, resume.Role{Start: resume.Date{Year: 2001}, End: resume.Date{Year: 2004}})
		}, func(s *Score) Count { return s.Years }, Count{0, 1}},
	}
	for _, c := range cases {
		r := right(p.Person, p.Words)
		c.make(&r)
		var s Score
		s.Add(p, &r, asOf())
		if got := c.got(&s); got != c.want {
			t.Errorf("%s: %d of %d, want %d of %d", c.fault, got.Right, got.All, c.want.Right, c.want.All)
		}
	}
}

func TestPapersAreTheSameEveryTime(t *testing.T) {
	first, second := Written(), Written()
	if len(first) != len(second) || len(first) < 60 {
		t.Fatalf("%d papers and %d", len(first), len(second))
	}
	for i, p := range first {
		if !bytes.Equal(p.Data, second[i].Data) || p.Words != second[i].Words {
			t.Errorf("%s differs", p.Name())
		}
	}
}

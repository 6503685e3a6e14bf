package dedupe

import (
	"slices"
	"testing"

	"skillmatch/scrape/posting"
)

// Places, ways of work, contracts, numbers and calls to apply tell no jobs apart;
// all else that stands behind a dash or in brackets does.
func TestWhichTitlesAreOfOneJob(t *testing.T) {
	one := [][]posting.Posting{
		{{Title: "Go Engineer"}, {Title: "Go Engineer (m/w/d)"}, {Title: "GO ENGINEER M/F/X"}, {Title: "Go Engineer (m | f | d)"}, {Title: "Go Engineer (m,w,d)"}, {Title: "Go Engineer (x)"}, {Title: "Go Engineer (all genders)"}, {Title: "Go Engineer w/m/divers"},
			{Title: "Go Engineer (Remote)"}, {Title: "Go Engineer - Fully Remote"}, {Title: "Go Engineer, On-site"}, {Title: "Go Engineer | Hybrid"}, {Title: "Go Engineer, Remote or Hybrid"}, {Title: "Remote: Go Engineer"},
			{Title: "Go Engineer (Full-Time)"}, {Title: "Go Engineer - 12 Month Contract"}, {Title: "Go Engineer (REQ-4711)"}, {Title: "Go Engineer #48151"}, {Title: "Go Engineer - JR104233"}, {Title: "Go Engineer, Job ID 123"},
			{Title: "Go Engineer - Berlin"}, {Title: "Berlin - Go Engineer"}, {Title: "Go Engineer, Berlin / Stuttgart"}, {Title: "Go Engineer (New York or San Francisco)"}, {Title: "Go Engineer (Remote, US only)"}, {Title: "Go Engineer [EMEA]"}, {Title: "Go Engineer – North America"},
			{Title: "Go Engineer - Little Snoring", Location: "Little Snoring, England"}, {Title: "Go Engineer in Berlin"}, {Title: "Go Engineer, West Coast"},
			{Title: "URGENT: Go Engineer"}, {Title: "We're hiring! Go Engineer"}, {Title: "Hiring: Go Eng."}, {Title: "Go Engineer at Tallowby & Sons", Company: "Tallowby & Sons"}, {Title: "Go Engineer | Tallowby", Company: "Tallowby"}},
		{{Title: "Senior Engineer, Data"}, {Title: "Sr. Engineer - Data"}, {Title: "Sr Eng (Data)"}},
		{{Title: "Sales, Egypt and Morocco", Location: "Remote-Egypt"}, {Title: "Sales, Egypt and Morocco", Location: "Remote-Morocco"}},
		{{Title: "Engineer, Little Snoring", Location: "Norfolk"}, {Title: "Engineer, Little Snoring", Location: "Little Snoring"}, {Title: "Engineer", Location: "Little Snoring"}},
	}
	for _, list := range one {
		for i := range list {
			if a, b := &list[max(i-1, 0)], &list[i]; !oneTitle(a, b) {
				t.Errorf("%q (%s) and %q (%s) are two", a.Title, a.Location, b.Title, b.Location)
			}
		}
	}
	many := []string{"Engineer", "Engineer, Backend", "Engineer, iOS", "Engineer (Internship)", "Engineer - Intern", "Engineer, Lead", "Engineer (Spanish speaking)", "Engineer - 2026 Graduates", "Engineer - 2027 Graduates", "Engineer, Remote Sensing", "Engineer, Sensing",
		"R&D Engineer", "R Engineer", "Level H Technician", "Level F Technician", "Technician, Level D", "Technician", "Engineer II", "Engineer III", "On-Call Engineer", "Call Engineer", "Office Manager", "Manager", "All Site Manager", "Site Manager", "Engineer, New Business", "Engineer, Payments", "Engineer (Payments, Berlin) - Growth",
		"Senior Engineer", "C Engineer", "C++ Engineer", "Engineer, Team 3", "Engineer, Team 4", "Commercial Engineer", "Mid Market Engineer"}
	for i := range many {
		for j := range i {
			if oneTitle(&posting.Posting{Title: many[i]}, &posting.Posting{Title: many[j]}) {
				t.Errorf("%q and %q are one", many[i], many[j])
			}
		}
	}
}

func oneTitle(a, b *posting.Posting) bool {
	r := newTitleReader()
	var s, o Signature
	s.Bare, s.Full = r.read(a)
	o.Bare, o.Full = r.read(b)
	return slices.ContainsFunc(s.keys(), func(h uint64) bool { return slices.Contains(o.keys(), h) })
}

// A title that only names a place or a way of work keeps its words.
func TestTitlesOfNothingElseStayApart(t *testing.T) {
	for _, pair := range [][2]string{{"Remote", "Hybrid"}, {"Berlin", "Oslo"}, {"", "Oslo"}, {"m/w/d", "x"}} {
		if oneTitle(&posting.Posting{Title: pair[0]}, &posting.Posting{Title: pair[1]}) {
			t.Errorf("%q is one", pair)
		}
	}
}

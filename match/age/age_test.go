package age

import (
	"os"
	"testing"

	"skillmatch/scrape/posting"
)

func TestAge(t *testing.T) {
	month, day := Day(20260600), Day(20260615)
	for _, tc := range []struct {
		published, expires string
		today              Day
		want               Age
	}{
		{"2026-05-20", "", month, ""}, {"2026-01-31T10:00:00Z", "", month, Stale}, {"2026-02-01", "", month, ""}, {"2020-01", "", month, Stale},
		{"Fri, 04 Sep 2020 14:50:13 +0300", "", month, Stale}, {"Fri, 4 Sep 2020 14:50:13 +0300", "", month, Stale}, {"05/06/2019", "", month, Stale}, {"05/06/2026", "", month, ""},
		{"1577836800", "", month, Stale}, {"1577836800000", "", month, Stale}, {"1780272000", "", month, ""},
		{"2020-01-01", "2026-07-01", month, ""}, {"2026-05-01", "2026-05-31", month, Closed}, {"", "2026-06-01", month, ""}, {"yesterday", "soon", month, ""}, {"", "", month, ""}, {"9999-12-31", "9999-12-31", month, ""},
		{"", "2026-06-14", day, Closed}, {"", "2026-06-15", day, ""}, {"", "2026-06", day, ""}, {"", "06/05/2026", day, ""}, {"", "06/05/2025", day, Closed}, {"", "June 14, 2026", day, Closed},
		{"", "2020-01-01", 0, ""},
	} {
		if got, _ := Of(&posting.Posting{Published: tc.published, Expires: tc.expires}, tc.today); got != tc.want {
			t.Errorf("published %q, open until %q, on %d: %q, want %q", tc.published, tc.expires, tc.today, got, tc.want)
		}
	}
}

// What the text says of the end of applications counts where the source's own
// field says nothing.
func TestAgeByTheText(t *testing.T) {
	for text, want := range map[string]Age{
		"Apply by 1 March 2020": Closed, "Closing date: 2020-03-01": Closed, "- Application deadline: March 1, 2020": Closed, "We are no longer accepting applications.": Closed, "## Application Deadline\n\nMarch 1st, 2020": Closed,
		"Apply by 11:59 PM ET on June 14th, 2026.": Closed, "Apply by 11:59 PM ET on June 15th, 2026.": "", "Applications will be accepted until 10/13/25 - later ones now and then": Closed, "Bewerbungsfrist: 31.05.2026": Closed,
		"This position has been filled": Closed, "You may apply by 5 July 2026": "",
		"Make sure to apply by clicking on the button below. Founded in March 2020": "", "The application deadline is accepted on an ongoing basis.": "", "Application deadline: Monday 20th October at 6pm": "",
		"We are no longer accepting applications from agencies": "", "Once we are no longer accepting applications, this page goes": "", "The posting stays up until the position has been filled": "",
		"Meet deadlines": "", "Reapply by March 1, 2020": "", "Closing dates: 2020-03-01": "", "": "",
	} {
		got, why := Of(&posting.Posting{Text: "About us\n" + text + "\nWe pay well."}, 20260615)
		if got != want || (why == "") != (want == "") {
			t.Errorf("%q: %q (%s), want %q", text, got, why, want)
		}
	}
	for name, tc := range map[string]struct {
		p    posting.Posting
		want Age
	}{
		"the field counts before the text":      {posting.Posting{Expires: "2026-07-01", Text: "Apply by 1 March 2020"}, ""},
		"a day before it was published":         {posting.Posting{Published: "2026-05-01", Text: "Apply by 1 March 2020"}, ""},
		"a day to come keeps it from being old": {posting.Posting{Published: "2025-05-01", Text: "Apply by 1 July 2026"}, ""},
	} {
		if got, why := Of(&tc.p, 20260615); got != tc.want {
			t.Errorf("%s: %q (%s)", name, got, why)
		}
	}
}

func TestTable(t *testing.T) {
	for _, fault := range load().table.Lint(os.DirFS(".")) {
		t.Error(fault)
	}
	for i, cue := range load().cues {
		if at := load().set.Find(cue); at != 0 {
			t.Errorf("cue %d, %q, is found at %d", i, cue, at)
		}
	}
}

package match

import (
	"testing"

	"skillmatch/scrape"
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
		if got := age(&scrape.Posting{Published: tc.published, Expires: tc.expires}, tc.today); got != tc.want {
			t.Errorf("published %q, open until %q, on %d: %q, want %q", tc.published, tc.expires, tc.today, got, tc.want)
		}
	}
}

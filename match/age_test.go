package match

import (
	"testing"

	"skillmatch/index/resume"
	"skillmatch/scrape"
)

func TestAge(t *testing.T) {
	now := resume.Date{Year: 2026, Month: 6}
	for _, tc := range []struct {
		published, expires string
		want               Age
	}{
		{"2026-05-20", "", ""}, {"2026-01-31T10:00:00Z", "", Stale}, {"2026-02-01", "", ""}, {"2020-01", "", Stale}, {"Fri, 04 Sep 2020 14:50:13 +0300", "", Stale}, {"Fri, 4 Sep 2020 14:50:13 +0300", "", Stale},
		{"2020-01-01", "2026-07-01", ""}, {"2026-05-01", "2026-05-31", Closed}, {"", "2026-06-01", ""}, {"yesterday", "soon", ""}, {"", "", ""}, {"9999-12-31", "9999-12-31", ""},
	} {
		if got := age(&scrape.Posting{Published: tc.published, Expires: tc.expires}, now); got != tc.want {
			t.Errorf("published %q, open until %q: %q, want %q", tc.published, tc.expires, got, tc.want)
		}
	}
	if got := age(&scrape.Posting{Expires: "2020-01-01"}, resume.Date{}); got != "" {
		t.Errorf("without a present: %q", got)
	}
}

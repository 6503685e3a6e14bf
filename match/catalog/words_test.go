package catalog

import (
	"reflect"
	"strings"
	"testing"

	"skillmatch/index/skill"
	"skillmatch/match/ask"
	"skillmatch/scrape/posting"
)

func vocabulary(t testing.TB) *skill.Vocabulary {
	t.Helper()
	v, err := skill.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// Words are reduced to their stems. What stands without spaces is found by any letter or two neighbours of it, and
// asked for by its pairs.
func TestWordsAreCutTheSameForBothSides(t *testing.T) {
	cut := newCutter(vocabulary(t))
	for _, tc := range []struct{ text, indexed, asked string }{
		{"Net Menders", "net mender", "net mender"},
		{"***", "", ""},
		{"港", "港", "港"},
		{"横浜市", "横 浜 横浜 市 浜市", "横浜 浜市"},
		{"Crane 東京 港", "cran 東 京 東京 港", "cran 東京 港"},
	} {
		if got := strings.Join(cut.indexed(tc.text), " "); got != tc.indexed {
			t.Errorf("indexed %q: %q, want %q", tc.text, got, tc.indexed)
		}
		if got := strings.Join(cut.asked(tc.text), " "); got != tc.asked {
			t.Errorf("asked %q: %q, want %q", tc.text, got, tc.asked)
		}
	}
}

func TestPayIsComparedByTheYear(t *testing.T) {
	for _, tc := range []struct {
		pay  ask.Pay
		want float64
	}{
		{ask.Pay{Min: 10, Max: 20, Period: "hour"}, 40_000},
		{ask.Pay{Max: 300, Period: "day"}, 66_000},
		{ask.Pay{Max: 4000, Period: "month"}, 48_000},
		{ask.Pay{Max: 50_000, Period: "year"}, 50_000},
	} {
		if got := yearly(&tc.pay); got != tc.want {
			t.Errorf("%+v: %v", tc.pay, got)
		}
	}
}

func TestDays(t *testing.T) {
	for _, tc := range []struct {
		text string
		want float64
		ok   bool
	}{
		{"1970-01-02", 1, true},
		{"2026-05-02T08:00:00Z", 20575, true},
		{"1969-12-31", -1, false},
		{"May", 0, false},
		{"", 0, false},
	} {
		got, ok := dayOf(tc.text)
		if ok != tc.ok || ok && got != tc.want {
			t.Errorf("%q: %v, %v", tc.text, got, ok)
		}
	}
}

// A record gives back the posting that it was made of, every field of it.
func TestRecordsKeepAllOfAPosting(t *testing.T) {
	p := posting.Posting{
		ID: "1", Title: "Net Mender", Company: "Kestrel", Location: "Turku", URL: "https://kestrel.example/1",
		Published: "2026-05-02", Expires: "2026-07-01", Pay: "30000 EUR per year",
		Source: "json", Confidence: 0.9, Text: "Knots", Skills: []string{"twine"},
	}
	for i, v := 0, reflect.ValueOf(p); i < v.NumField(); i++ {
		if v.Field(i).IsZero() {
			t.Errorf("the test leaves %s empty", v.Type().Field(i).Name)
		}
	}
	r := recordOf(&p)
	if got := Posting(&r); !reflect.DeepEqual(got, p) {
		t.Errorf("%+v, want %+v", got, p)
	}
	if r.Ref+r.Origin+r.Added+r.Gone != "" {
		t.Errorf("says where from: %+v", r)
	}
}

package report

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/olekukonko/tablewriter/pkg/twwidth"

	"skillmatch/index"
	"skillmatch/match/ask"
	"skillmatch/match/explain"
	"skillmatch/match/proof"
	"skillmatch/match/score"
	"skillmatch/match/survey"
)

// sample is a report with one skill of each standing.
func sample() explain.Report {
	quote := []explain.Quote{{Text: "Built services in Go that a very long line of text goes on about, well beyond the width of any terminal that people use", Section: "Experience"}}
	return explain.Report{
		Posting: explain.PostingRef{ID: "p.txt", Title: "Engineer | Platform", Company: "Acme", Source: "text", Confidence: 1},
		Resume:  &explain.ResumeRef{ID: "r.md"},
		Score:   &score.Score{Score: 61.5, Range: [2]float64{50, 70}, Fit: score.Good, Parts: []score.Part{{Name: "required skills", Points: 10, Of: 20}}},
		Skills: []explain.Skill{
			{Name: "Go", Spellings: []string{"Go"}, Importance: ask.Required, Status: proof.Has, Proof: index.Shown, Line: "Go", Evidence: quote, Met: true},
			{Name: "Kafka", Spellings: []string{"Kafka"}, Importance: ask.Required, Status: proof.Missing, Line: "=Kafka | or <b>so</b>"},
			{Name: "MySQL", Spellings: []string{"MySQL"}, Importance: ask.Preferred, Status: proof.Related, Via: "PostgreSQL", Line: "MySQL", Evidence: quote},
			{Name: "Rust", Spellings: []string{"Rust"}, Importance: ask.Required, Status: proof.Missing, Group: 1, Met: true, Line: "Go or Rust"},
			{Name: "Jira", Spellings: []string{"Jira"}, Importance: ask.Context, Status: proof.Missing, Line: "We use Jira"},
		},
		Requirements: []explain.Requirement{{Text: "Visa", Kind: ask.KindAuthorization, Importance: ask.Required, Status: explain.UnknownOutcome}},
		Warnings:     []string{"a warning"},
	}
}

func gapText(t *testing.T, o Options) string {
	t.Helper()
	var b bytes.Buffer
	if err := Gaps(&b, []explain.Report{sample()}, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestLinesFitTheTerminal(t *testing.T) {
	for _, width := range []int{40, 80, 120, 200} {
		var b bytes.Buffer
		if err := Ranking(&b, []explain.Report{sample()}, Options{Width: width}); err != nil {
			t.Fatal(err)
		}
		b.WriteString(gapText(t, Options{Width: width}))
		for l := range strings.Lines(b.String()) {
			if w := twwidth.Width(strings.TrimRight(l, "\n")); w > max(width, 60) {
				t.Errorf("width %d: a line of %d columns: %q", width, w, l)
			}
		}
		if n := strings.Count(gapText(t, Options{Width: width}), "…"); width >= 80 && n > 0 {
			t.Errorf("width %d: words are cut %d times where they fit", width, n)
		}
	}
}

func TestAPipeGetsWholeText(t *testing.T) {
	got := gapText(t, Options{})
	if !strings.Contains(got, "well beyond the width of any terminal that people use") || strings.Contains(got, "\x1b") {
		t.Errorf("cut or coloured:\n%s", got)
	}
}

func TestMissingTable(t *testing.T) {
	got := gapText(t, Options{})
	table := got[strings.Index(got, "Missing skills"):strings.Index(got, "Proved by")]
	for _, want := range []string{"Kafka", "MySQL", "PostgreSQL: Built services"} {
		if !strings.Contains(table, want) {
			t.Errorf("%q is not in\n%s", want, table)
		}
	}
	for _, never := range []string{"Rust", "Jira"} {
		if strings.Contains(table, never) {
			t.Errorf("%s is met or only context, and is in\n%s", never, table)
		}
	}
	if strings.Index(table, "Kafka") > strings.Index(table, "MySQL") {
		t.Errorf("required does not come before preferred:\n%s", table)
	}
}

func TestMarkdownEscapesScrapedText(t *testing.T) {
	got := gapText(t, Options{Format: Markdown})
	if !strings.Contains(got, `Engineer \| Platform`) || strings.Contains(got, "<b>") {
		t.Errorf("not escaped:\n%s", got)
	}
}

func TestNumbersAreNoFormulas(t *testing.T) {
	for cell, want := range map[string]string{"-9.8": "-9.8", "+16": "+16", "12.5": "12.5", "": "", "Go": "Go", "-": "'-", "-1+2": "'-1+2", "--1": "'--1", "-1.2.3": "'-1.2.3",
		"=1": "'=1", "+x": "'+x", "-9.": "'-9.", "@a": "'@a", "-1e5": "'-1e5"} {
		if got := inert(cell); got != want {
			t.Errorf("%q is written as %q, want %q", cell, got, want)
		}
	}
}

// Every row of a survey has a cell for each column, whatever it advises.
func TestASurveyAsCSV(t *testing.T) {
	s := survey.Survey{Bar: 48, Above: 3, Postings: 9, Learn: []survey.Gap{{Name: "Kafka", Required: 3, Preferred: 1, Opens: 2, Points: 4.5, Brings: []string{"Queues", "Java"}, Wording: "Kafka"}},
		Say:       []survey.Gap{{Name: "SQL", Required: 1, Via: "PostgreSQL", Wording: "SQL", Line: "Tuned PostgreSQL"}},
		KeySkills: []survey.KeySkill{{Name: "Go", Postings: 7, Points: 12, Holds: 2}}, Sets: []survey.Step{{Name: "Kafka", Above: 5, Opens: 2}, {Name: "Java", Above: 6, Opens: 1}}}
	var b bytes.Buffer
	if err := Survey(&b, &s, 0, Options{Format: CSV}); err != nil {
		t.Fatal(err)
	}
	want := `advice,skill,required,preferred,opens,points,wording,line,asked,brings,via,with,above,bar
learn,Kafka,3,1,2,4.5,Kafka,,4,Queues; Java,,,,48.0
say,SQL,1,0,0,0.0,SQL,Tuned PostgreSQL,1,,PostgreSQL,,,48.0
keep,Go,,,2,12.0,,,7,,,,,48.0
set,Kafka,,,2,,,,,,,,5,48.0
set,Java,,,1,,,,,,,Kafka,6,48.0
`
	if b.String() != want {
		t.Errorf("%s\nwant\n%s", b.String(), want)
	}
}

func TestCSVHoldsNoFormulas(t *testing.T) {
	rows, err := csv.NewReader(strings.NewReader(gapText(t, Options{Format: CSV}))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != 6 || rows[2][8] != "'=Kafka | or <b>so</b>" {
		t.Errorf("rows %q", rows)
	}
}

func TestJSONShapes(t *testing.T) {
	for _, tc := range []struct {
		n      int
		single bool
		format Format
		first  byte
	}{{0, false, JSON, '['}, {1, true, JSON, '{'}, {1, false, JSON, '['}, {2, true, JSON, '['}, {2, false, JSONL, '{'}} {
		var list []explain.Report
		for range tc.n {
			list = append(list, sample())
		}
		var b bytes.Buffer
		if err := Gaps(&b, list, Options{Format: tc.format, Single: tc.single}); err != nil {
			t.Fatal(err)
		}
		if b.Bytes()[0] != tc.first {
			t.Errorf("%+v begins with %q", tc, b.String()[:1])
		}
		for l := range strings.Lines(b.String()) {
			if tc.format == JSONL && !json.Valid([]byte(l)) {
				t.Errorf("no JSON: %q", l)
			}
		}
	}
}

func TestGapsOfARow(t *testing.T) {
	r := sample()
	if got := strings.Join(gaps(&r, 3), ","); got != "Kafka,MySQL" {
		t.Errorf("got %s", got)
	}
}

// full fails as a full disk does.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left") }

func TestAFailingStreamIsAnError(t *testing.T) {
	for _, f := range Formats() {
		if err := Ranking(full{}, []explain.Report{sample()}, Options{Format: f}); err == nil {
			t.Errorf("%s: no error", f)
		}
	}
}

func BenchmarkRanking(b *testing.B) {
	list := make([]explain.Report, 50)
	for i := range list {
		list[i] = sample()
	}
	for b.Loop() {
		if err := Ranking(&bytes.Buffer{}, list, Options{Width: 100}); err != nil {
			b.Fatal(err)
		}
	}
}

// Postings that are not understood stand apart, with the reason and without a rank.
func TestWhatIsNotUnderstoodStandsApart(t *testing.T) {
	unclear, unasked := sample(), sample()
	unclear.Posting.Title, unclear.NotUnderstood = "Lamplighter", "nothing | was found"
	unclear.Understood = ask.Understood{Lines: 1, Of: 9}
	unasked.Skills = unasked.Skills[4:]
	for _, tc := range []struct {
		format  Format
		reports []explain.Report
		want    []string
	}{
		{Table, []explain.Report{sample(), unasked, unclear}, []string{"1   61.5  good  Engineer | Platform  Acme     Kafka", "2   61.5  good  Engineer | Platform  Acme     no skill read", "\n\nNot understood, and so not ranked\nTitle        Company  Why\nLamplighter  Acme     nothing | was found\n"}},
		{Table, []explain.Report{unclear}, []string{"Not understood, and so not ranked\nTitle "}},
		{Markdown, []explain.Report{sample(), unclear}, []string{"| 1 | 61.5 | good |", "## Not understood, and so not ranked\n\n| Title | Company | Why |\n| --- | --- | --- |\n| Lamplighter | Acme | nothing \\| was found |\n"}},
		{CSV, []explain.Report{sample(), unclear}, []string{",age,not_understood\n1,61.5,", "\n,61.5,", ",nothing | was found\n"}},
		{JSONL, []explain.Report{unclear}, []string{`"understood":{"lines":1,"of":9},"not_understood":"nothing | was found"`}},
	} {
		var b bytes.Buffer
		if err := Ranking(&b, tc.reports, Options{Format: tc.format}); err != nil {
			t.Fatal(err)
		}
		for _, want := range tc.want {
			if !strings.Contains(b.String(), want) {
				t.Errorf("%s: %q is not in\n%s", tc.format, want, b.String())
			}
		}
		if tc.format == Table && len(tc.reports) == 1 && strings.Contains(b.String(), "Gaps") {
			t.Errorf("an empty ranking is drawn:\n%s", b.String())
		}
	}
	if text := Caution([]explain.Report{unclear}); !strings.Contains(text, "nothing | was found") || Caution([]explain.Report{sample()}) != "" || Caution(nil) != "" {
		t.Errorf("a ranking of résumés says %q", text)
	}
}

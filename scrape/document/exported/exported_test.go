package exported

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"skillmatch/scrape/document/block"
)

// read reads an export and writes the parts that a test names.
func read(t *testing.T, text string) *block.Profile {
	t.Helper()
	p, ok := Read(text, nil)
	if !ok {
		t.Fatalf("not read: %.80s", text)
	}
	return p
}

func TestJSONResumeOfEveryVersion(t *testing.T) {
	p := read(t, `{"basics":{"name":"Nora Quist","label":"Engineer","email":"n@x.org","location":{"city":"Bergen","countryCode":"NO"},"profiles":[{"network":"GitHub","username":"nora"}]},
"work":[{"name":"Brio","position":"Clerk","location":{"city":"Oslo"},"startDate":"2019-03","endDate":"","summary":"Ran it.","highlights":["Filed."]},
{"company":"Kvikk","position":"Trainee","startDate":"2017","endDate":"Unknown"},{"name":"Old","startDate":"2012","endDate":null}],
"volunteer":[{"organization":"Choir","position":"Lead","startDate":"2015","endDate":"2016"}],
"projects":[{"name":"Parcel","description":"A tool.","keywords":["Go","SQL"],"startDate":"2020","endDate":"2021"}],
"education":[{"institution":"Nordhaven","area":"Physics","studyType":"BSc","gpa":"3.9","courses":["Optics"],"startDate":"2012","endDate":"2015"}],
"certificates":[{"name":"CKA","issuer":"CNCF","date":"2021-05"}],"skills":[{"name":"Data","level":"Expert","keywords":["SQL"]},"Go"],
"languages":[{"language":"English","fluency":"C1"}],"awards":[{"title":"Prize","awarder":"City","date":"2018","summary":"For work."}],"interests":[{"name":"Music","keywords":["Jazz"]}],"references":[{"name":"A. Boss","reference":"Good."}]}`)
	want := &block.Profile{Name: "Nora Quist", Headline: "Engineer", Contact: []string{"n@x.org", "Bergen, NO", "GitHub: nora"},
		Work: []block.Position{
			{Title: "Clerk", Employer: "Brio", Location: "Oslo", Start: "2019-03", Summary: []string{"Ran it."}, Highlights: []string{"Filed."}},
			{Title: "Trainee", Employer: "Kvikk", Start: "2017"}, {Employer: "Old", Start: "2012"}},
		Volunteering: []block.Position{{Title: "Lead", Employer: "Choir", Start: "2015", End: "2016"}},
		Projects:     []block.Position{{Title: "Parcel", Start: "2020", End: "2021", Summary: []string{"A tool."}, Highlights: []string{"Go, SQL"}}},
		Education:    []block.Study{{Degree: "BSc", Field: "Physics", School: "Nordhaven", Start: "2012", End: "2015", Details: []string{"3.9", "Optics"}}},
		Certificates: []block.Award{{Name: "CKA", Issuer: "CNCF", Date: "2021-05"}},
		Skills:       []block.SkillList{{Name: "Data", Level: "Expert", Keywords: []string{"SQL"}}, {Name: "Go"}},
		Languages:    []block.Language{{Name: "English", Level: "C1"}},
		Others:       []block.Section{{Heading: "Awards", Lines: []string{"Prize, City, 2018", "For work."}}, {Heading: "Interests", Lines: []string{"Music: Jazz"}}, {Heading: "References", Lines: []string{"A. Boss", "Good."}}}}
	if !reflect.DeepEqual(p, want) {
		got, _ := json.Marshal(p)
		exp, _ := json.Marshal(want)
		t.Errorf("\n got %s\nwant %s", got, exp)
	}
}

func TestOtherJSONIsNoResume(t *testing.T) {
	for _, text := range []string{`{}`, `{"title":"Engineer","skills":["Go"]}`, `{"work":"remote","skills":[{"name":"Go"}]}`, `{"cv":1}`, `[1]`, `{"a":`, ``, "a: b", `{"sections":{"skills":{"items":1}}}`} {
		if p, ok := Read(text, nil); ok {
			t.Errorf("%s: %+v", text, p)
		}
	}
}

// The versions of Reactive Resume name the same things differently.
func TestReactiveResumeOfEveryVersion(t *testing.T) {
	for name, text := range map[string]string{
		"oldest":           `{"profile":{"firstName":"Nora","lastName":"Quist"},"work":{"enable":true,"items":[{"enable":true,"title":"Brio","role":"Clerk","start":"Mar 2019","end":"Nov 2021","description":"- Filed."},{"enable":false,"title":"X","role":"Y"}]}}`,
		"with spans":       `{"basics":{"name":"Nora Quist"},"sections":{"work":{"items":[{"name":"Brio","position":"Clerk","date":{"start":"Mar 2019","end":"Nov 2021"},"summary":"- Filed."}]}}}`,
		"with dates":       `{"basics":{"name":"Nora Quist"},"sections":{"experience":{"visible":true,"items":[{"visible":true,"company":"Brio","position":"Clerk","date":"Mar 2019 - Nov 2021","summary":"* Filed."},{"visible":false,"company":"X","position":"Y"}]},"education":{"visible":false,"items":[{"institution":"Z"}]}}}`,
		"newest":           `{"basics":{"name":"Nora Quist"},"summary":{"hidden":true,"content":"x"},"sections":{"experience":{"hidden":false,"items":[{"company":"Brio","position":"Clerk","period":"Mar 2019 – Nov 2021","description":"• Filed."},{"hidden":true,"company":"X"}]}}}`,
		"jobs of one firm": `{"basics":{"name":"Nora Quist"},"sections":{"experience":{"items":[{"company":"Brio","period":"2010 - 2021","roles":[{"position":"Clerk","period":"Mar 2019 to Nov 2021","description":"- Filed."}]}]}}}`,
	} {
		p := read(t, text)
		want := []block.Position{{Title: "Clerk", Employer: "Brio", Start: "Mar 2019", End: "Nov 2021", Highlights: []string{"Filed."}}}
		if p.Name != "Nora Quist" || !reflect.DeepEqual(p.Work, want) || len(p.Education)+len(p.Summary) > 0 {
			t.Errorf("%s: %+v", name, p)
		}
	}
}

func TestRangesAreDivided(t *testing.T) {
	for dates, want := range map[string]string{
		"May 2022 - Present": "May 2022|", "2018-04 - 2020-05": "2018-04|2020-05", "2018–2020": "2018|2020", "Jan 2018 to Apr 2022": "Jan 2018|Apr 2022",
		"03/2019 — heute": "03/2019|", "2019": "2019|2019", "2016-2018": "2016|2018", "March 2016-May 2018": "March 2016|May 2018", "2019-03": "2019-03|2019-03", "": "|",
	} {
		if start, end := newReader(nil).span(dates); start+"|"+end != want {
			t.Errorf("%q: %q and %q, want %s", dates, start, end, want)
		}
	}
}

func TestRenderCVKeepsTheUsersSections(t *testing.T) {
	p := read(t, "cv:\n  name: Nora Quist\n  sections:\n    Teaching:\n      - company: Brio\n        position: Clerk\n        start_date: 2019-03\n        end_date: present\n    hobbies:\n      - bullet: Sings.\n      - Runs.\n    technologies:\n      - label: Data\n        details: SQL (two kinds, old and new), Kafka\n")
	want := &block.Profile{Name: "Nora Quist", Work: []block.Position{{Title: "Clerk", Employer: "Brio", Start: "2019-03"}},
		Skills: []block.SkillList{{Name: "Data", Keywords: []string{"SQL (two kinds, old and new)", "Kafka"}}}, Others: []block.Section{{Heading: "Hobbies", Lines: []string{"Sings.", "Runs."}}}}
	if !reflect.DeepEqual(p, want) {
		t.Errorf("%+v", p)
	}
}

func TestEuropassDatesAndLevels(t *testing.T) {
	p, ok := Europass(`<LearnerInfo><WorkExperienceList><WorkExperience><Period><From year="2019" month="--3"/><Current>true</Current></Period><Position><Label>Clerk</Label></Position><Activities>Filed.&#10;Sorted.</Activities></WorkExperience><WorkExperience><Period><From year="2017"/><To year="2018" month="--12"/></Period></WorkExperience></WorkExperienceList><Skills><Linguistic><MotherTongueList><MotherTongue><Description><Label>Norwegian</Label></Description></MotherTongue></MotherTongueList><ForeignLanguageList><ForeignLanguage><Description><Label>German</Label></Description><ProficiencyLevel><Listening>B2</Listening><Writing>B1</Writing></ProficiencyLevel></ForeignLanguage></ForeignLanguageList></Linguistic></Skills></LearnerInfo>`, nil)
	want := &block.Profile{Work: []block.Position{{Title: "Clerk", Start: "2019-03", Highlights: []string{"Filed.", "Sorted."}}, {Start: "2017", End: "2018-12"}}, Languages: []block.Language{{Name: "Norwegian", Level: "native"}, {Name: "German", Level: "B1"}}}
	if !ok || !reflect.DeepEqual(p, want) {
		t.Errorf("%+v", p)
	}
	if _, ok := Europass("<LearnerInfo>", nil); ok {
		t.Error("an empty one is read")
	}
}

// Aliases of YAML, which may stand for one another many times, end.
func TestAliasesEnd(t *testing.T) {
	var b strings.Builder
	b.WriteString("cv:\n  name: x\na0: &a0 [x,x,x,x,x,x,x,x,x,x]\n")
	for i := 1; i < 12; i++ {
		fmt.Fprintf(&b, "a%d: &a%d [%s*a%d]\n", i, i, strings.Repeat(fmt.Sprintf("*a%d,", i-1), 9), i-1)
	}
	if _, ok := Read(b.String(), nil); ok {
		t.Error("it is read")
	}
	if _, ok := Read("basics:\n  name: x\nwork:\n"+strings.Repeat(" [", 5000), nil); ok {
		t.Error("deep nesting is read")
	}
}

// FuzzRead holds that an export is read the same each time, and as one line a field.
func FuzzRead(f *testing.F) {
	f.Add(`{"basics":{"name":"a"},"work":[{"position":"b","startDate":"2019","highlights":["c"]}],"skills":["x"]}`)
	f.Add(`{"sections":{"experience":{"items":[{"company":"a","date":"2019 - 2020","summary":"- b"}]}}}`)
	f.Add("cv: &a\n  name: b\n  sections:\n    x: [*a, {bullet: c}]\n")
	f.Add(`<LearnerInfo><WorkExperience><Position><Label>a</Label></Position></WorkExperience></LearnerInfo>`)
	f.Add(`<CandidateProfile><EmployerHistory><PositionHistory><PositionTitle>a</PositionTitle></PositionHistory></EmployerHistory></CandidateProfile>`)
	f.Fuzz(func(t *testing.T, text string) {
		for _, how := range []func(string, Markup) (*block.Profile, bool){Read, Europass} {
			p, ok := how(text, nil)
			again, okAgain := how(text, nil)
			if ok != okAgain || !reflect.DeepEqual(p, again) {
				t.Errorf("%q: %+v and %+v", text, p, again)
			}
			if ok && Text(p) != Text(again) {
				t.Errorf("%q: two texts", text)
			}
		}
	})
}

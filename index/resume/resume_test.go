package resume

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func parse(t testing.TB, text string) Resume {
	t.Helper()
	r, err := Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestRolesInTheShapesPeopleWrite(t *testing.T) {
	for name, tc := range map[string]struct {
		lines string
		want  Role
	}{
		"dash":            {"Backend Engineer — Acme", Role{Title: "Backend Engineer", Employer: "Acme"}},
		"employer first":  {"Acme Corp | Senior Engineer | Oslo", Role{Title: "Senior Engineer", Employer: "Acme Corp", Location: "Oslo"}},
		"commas":          {"Senior Engineer, Acme, Berlin", Role{Title: "Senior Engineer", Employer: "Acme", Location: "Berlin"}},
		"at":              {"Data Analyst at Acme", Role{Title: "Data Analyst", Employer: "Acme"}},
		"nothing between": {"Machine Learning Engineer Acme", Role{Title: "Machine Learning Engineer", Employer: "Acme"}},
		"level":           {"Software Engineer II (Payments) — Acme", Role{Title: "Software Engineer II (Payments)", Employer: "Acme"}},
		"months":          {"Engineer, Acme (Jan 2020 – Mar 2022)", Role{Title: "Engineer", Employer: "Acme", Start: Date{2020, 1}, End: Date{2022, 3}}},
		"numbers":         {"Engineer, Acme 03/2019-11/2021", Role{Title: "Engineer", Employer: "Acme", Start: Date{2019, 3}, End: Date{2021, 11}}},
		"years":           {"Acme — Engineer — 2018 to 2020", Role{Title: "Engineer", Employer: "Acme", Start: Date{Year: 2018}, End: Date{Year: 2020}}},
		"present":         {"Engineer — Acme | Jan. 2020 - Present", Role{Title: "Engineer", Employer: "Acme", Start: Date{2020, 1}, Current: true}},
		"since":           {"Supervisor, Acme, since 2021", Role{Title: "Supervisor", Employer: "Acme", Start: Date{Year: 2021}, Current: true}},
		"iso":             {"Engineer | Acme | 2020-03 – 2021-09", Role{Title: "Engineer", Employer: "Acme", Start: Date{2020, 3}, End: Date{2021, 9}}},
		"german":          {"Entwickler, Acme, März 2019 bis heute", Role{Title: "Entwickler", Employer: "Acme", Start: Date{2019, 3}, Current: true}},
		"french":          {"Développeuse, Novalune\nFévr. 2019 – aujourd'hui", Role{Title: "Développeuse", Employer: "Novalune", Start: Date{2019, 2}, Current: true}},
		"dutch":           {"Ontwikkelaar, Acme (mrt. 2018 – heden)", Role{Title: "Ontwikkelaar", Employer: "Acme", Start: Date{2018, 3}, Current: true}},
		"spanish":         {"Ingeniera, Acme, marzo de 2019 hasta la fecha", Role{Title: "Ingeniera", Employer: "Acme", Start: Date{2019, 3}, Current: true}},
		"short years":     {"Engineer, Acme | Jan '20 – Mar ’22", Role{Title: "Engineer", Employer: "Acme", Start: Date{2020, 1}, End: Date{2022, 3}}},
		"days":            {"Engineer, Acme | 15/03/2019 - 30/11/2021", Role{Title: "Engineer", Employer: "Acme", Start: Date{2019, 3}, End: Date{2021, 11}}},
		"american days":   {"Engineer, Acme | 03/15/2019 - 11/30/2021", Role{Title: "Engineer", Employer: "Acme", Start: Date{2019, 3}, End: Date{2021, 11}}},
		"iso days":        {"Engineer, Acme | 2019-03-15 – 2021-11-30", Role{Title: "Engineer", Employer: "Acme", Start: Date{2019, 3}, End: Date{2021, 11}}},
		"day and month":   {"Engineer, Acme | 1 March 2019 to 30 November 2021", Role{Title: "Engineer", Employer: "Acme", Start: Date{2019, 3}, End: Date{2021, 11}}},
		"dates first":     {"2019–present   Associate Professor, University of Northfield", Role{Title: "Associate Professor", Employer: "University of Northfield", Start: Date{Year: 2019}, Current: true}},
		"unit":            {"Staff Nurse, Cardiac ICU\nBayside Hospital, Houston, TX\nMarch 2020 to Present", Role{Title: "Staff Nurse, Cardiac ICU", Employer: "Bayside Hospital", Location: "Houston, TX", Start: Date{2020, 3}, Current: true}},
		"place below":     {"Senior Engineer, Acme\nBerlin, Germany\n2019 – 2020", Role{Title: "Senior Engineer", Employer: "Acme", Location: "Berlin, Germany", Start: Date{Year: 2019}, End: Date{Year: 2020}}},
		"compound":        {"seit 04/2020    Senior Softwareentwicklerin, Nordwind AG, Köln", Role{Title: "Senior Softwareentwicklerin", Employer: "Nordwind AG", Location: "Köln", Start: Date{2020, 4}, Current: true}},
		"arrow":           {"Spoonful — Lead Designer\nJun 2021 → Now · Stockholm", Role{Title: "Lead Designer", Employer: "Spoonful", Location: "Stockholm", Start: Date{2021, 6}, Current: true}},
		"presente":        {"set 2015 – presente\nSviluppatore, Rete Sabauda S.p.A.", Role{Title: "Sviluppatore", Employer: "Rete Sabauda S.p.A.", Start: Date{2015, 9}, Current: true}},
		"month in a city": {"Clerk, Acme, Chicago 2015 – 2018", Role{Title: "Clerk", Employer: "Acme", Location: "Chicago", Start: Date{Year: 2015}, End: Date{Year: 2018}}},
		"since in a city": {"Clerk, Acme, Sandal 2015", Role{Title: "Clerk", Employer: "Acme", Location: "Sandal", Start: Date{Year: 2015}, End: Date{Year: 2015}}},
		"season":          {"Data Intern, Kestrel   Summer 2026", Role{Title: "Data Intern", Employer: "Kestrel", Start: Date{2026, 6}, End: Date{2026, 8}}},
		"quarters":        {"Data Analyst, Kestrel, Q2 2020 – Q3 2021", Role{Title: "Data Analyst", Employer: "Kestrel", Start: Date{2020, 4}, End: Date{2021, 9}}},
		"table":           {"| Period | Role | Company |\n|---|---|---|\n| 2020–now | QA Lead | Tarnava |", Role{Title: "QA Lead", Employer: "Tarnava", Start: Date{Year: 2020}, Current: true}},
		"range on lines":  {"February 2004\nto\nMarch 2006\nNight Auditor\nHarbour Hotel", Role{Title: "Night Auditor", Employer: "Harbour Hotel", Start: Date{2004, 2}, End: Date{2006, 3}}},
		"italian":         {"set 2015 – dic 2018\nSviluppatore junior presso Rete Sabauda S.p.A.", Role{Title: "Sviluppatore junior", Employer: "Rete Sabauda S.p.A.", Start: Date{2015, 9}, End: Date{2018, 12}}},
		"two lines":       {"Acme, Oslo\nSenior Engineer   Jan 2019 – Dec 2020", Role{Title: "Senior Engineer", Employer: "Acme", Location: "Oslo", Start: Date{2019, 1}, End: Date{2020, 12}}},
		"markdown":        {"### Senior Engineer, Acme\n*2019 – 2020*", Role{Title: "Senior Engineer", Employer: "Acme", Start: Date{Year: 2019}, End: Date{Year: 2020}}},
	} {
		t.Run(name, func(t *testing.T) {
			r := parse(t, "Experience\n\n"+tc.lines+"\n- Built a thing\n")
			if len(r.Roles) != 1 {
				t.Fatalf("%d roles, want 1: %+v", len(r.Roles), r.Roles)
			}
			got := r.Roles[0]
			if !slices.Equal(got.Bullets, []string{"Built a thing"}) {
				t.Errorf("bullets %q", got.Bullets)
			}
			got.Bullets = nil
			if got.Title != tc.want.Title || got.Employer != tc.want.Employer || got.Location != tc.want.Location || got.Start != tc.want.Start || got.End != tc.want.End || got.Current != tc.want.Current {
				t.Errorf("got %+v, want %+v", got, tc.want)
			}
		})
	}
}

func TestBulletsAndWrappedLines(t *testing.T) {
	r := parse(t, "EXPERIENCE\nEngineer — Acme\n• Built the first part of a thing\n  that goes on here\n* Starred\n– Dashed and wrapped\nin small letters\n-5 % begins no item\n")
	want := []string{"Built the first part of a thing that goes on here", "Starred", "Dashed and wrapped in small letters", "-5 % begins no item"}
	if !slices.Equal(r.Roles[0].Bullets, want) {
		t.Errorf("got %q, want %q", r.Roles[0].Bullets, want)
	}
}

func TestSectionsByHeading(t *testing.T) {
	r := parse(t, "Jo Doe\njo@example.com | +1 555 010 0199\n\nSUMMARY\nAn engineer.\n\nTechnical Skills\nLanguages\nGo Rust\n\n## Work Experience\n\n### Engineer, Acme\n- Did it\n\n## Languages\nEnglish, German\n\n## Berufserfahrung\n\nEducation:\nMSc\n\n## Juggling\nFive balls\n")
	var got []string
	for _, s := range r.Sections {
		got = append(got, s.Heading+"="+string(s.Kind))
	}
	want := "SUMMARY=summary Technical Skills=skills Languages=skills Work Experience=experience Languages=languages Berufserfahrung=experience Education=education Juggling=other"
	if strings.Join(got, " ") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, " "), want)
	}
	if len(r.Warnings) == 0 || !strings.Contains(strings.Join(r.Warnings, "\n"), "Juggling") {
		t.Errorf("the unknown heading is not named: %q", r.Warnings)
	}
}

// The name and the contact details are left out, so that they cannot count.
func TestContactDetailsAreDropped(t *testing.T) {
	r := parse(t, "Jo Doe\nSenior Go Engineer\njo@example.com | https://example.com/jo | +49 30 1234567\nBerlin, Germany\n\nSkills\nGo\n")
	var dropped []string
	for _, d := range r.Dropped {
		dropped = append(dropped, d.Reason)
	}
	if got := strings.Join(dropped, "; "); got != "name; contact details; address or personal details" {
		t.Errorf("dropped %q", got)
	}
	if got := r.Lines(Header); !slices.Equal(got, []string{"Senior Go Engineer"}) {
		t.Errorf("kept %q", got)
	}
}

func TestMonthsCountOverlapsOnce(t *testing.T) {
	asOf := Date{2024, 6}
	for _, tc := range []struct {
		roles []Role
		want  int
		ok    bool
	}{
		{nil, 0, false},
		{[]Role{{Title: "undated"}}, 0, false},
		{[]Role{{Start: Date{2020, 1}, End: Date{2020, 12}}}, 12, true},
		{[]Role{{Start: Date{2020, 1}, End: Date{2020, 12}}, {Start: Date{2020, 7}, End: Date{2021, 6}}}, 18, true},
		{[]Role{{Start: Date{2024, 1}, Current: true}}, 6, true},
		{[]Role{{Start: Date{Year: 2020}, End: Date{Year: 2021}}}, 24, true},
		{[]Role{{Start: Date{2021, 1}, End: Date{2020, 1}}}, 0, true},
		{[]Role{{Start: Date{2020, 1}, End: Date{2020, 12}, Project: true}}, 0, false},
	} {
		r := Resume{Roles: tc.roles}
		if got, ok := r.Months(asOf); got != tc.want || ok != tc.ok {
			t.Errorf("%+v: %d %v, want %d %v", tc.roles, got, ok, tc.want, tc.ok)
		}
	}
}

func TestSeveralRolesUnderOneEmployer(t *testing.T) {
	r := parse(t, "## Experience\n\n### Acme\n\n#### Senior Engineer (2021 – 2023)\n- Led\n\n#### Engineer (2019 – 2021)\n- Built\n")
	var got []string
	for _, role := range r.Roles {
		if role.Title != "" {
			got = append(got, role.Title+"@"+role.Employer)
		}
	}
	if strings.Join(got, " ") != "Senior Engineer@Acme Engineer@Acme" {
		t.Errorf("got %q", got)
	}
}

func TestDatedLinesAreRolesOfTheirOwn(t *testing.T) {
	r := parse(t, "ACADEMIC APPOINTMENTS\n2019–present   Associate Professor, University of Northfield\n2014–2019      Postdoctoral Researcher, Plasma Institute\n2010–2014      PhD Candidate, University of Northfield\n\nRESEARCH\nLattices on GPUs.\n")
	if len(r.Roles) != 3 || r.Roles[1].Employer != "Plasma Institute" || r.Roles[2].Start != (Date{Year: 2010}) || len(r.Sections) != 2 {
		t.Errorf("%+v, %d sections", r.Roles, len(r.Sections))
	}
}

// A line without a bullet after a complete role describes the role.
func TestRolesToldInPlainLines(t *testing.T) {
	r := parse(t, "WORK EXPERIENCE\n01/09/2019–Present\nDesign Engineer\nValdora S.p.A., Torino\nDesign of Gearboxes in SolidWorks\n01/02/2016–31/08/2019\nJunior Engineer\nIdrotec S.r.l., Asti\nTolerance analysis, GD&T drawings\n\nWork\nForklift operator, Lakes Storage, Toledo OH, 5/2012 to 1/2016. Loaded and unloaded trucks of all sizes.\n")
	var got []string
	for _, role := range r.Roles {
		got = append(got, role.Title+"@"+role.Employer+": "+strings.Join(role.Bullets, "|"))
	}
	if want := "Design Engineer@Valdora S.p.A.: Design of Gearboxes in SolidWorks; Junior Engineer@Idrotec S.r.l.: Tolerance analysis, GD&T drawings; Forklift operator@Lakes Storage: Loaded and unloaded trucks of all sizes."; strings.Join(got, "; ") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, "; "), want)
	}
}

func TestAnEmployersLineAboveItsRolesIsNoRole(t *testing.T) {
	r := parse(t, "EXPERIENCE\n\nRidgeline Software, Denver, CO     2019 - Present\nAccount Executive (2021 - Present)\n- Sold\nAccount Manager (2019 - 2021)\n- Kept\n")
	if len(r.Roles) != 2 || r.Roles[0].Title != "Account Executive" || r.Roles[1].Employer != "Ridgeline Software" {
		t.Errorf("%+v", r.Roles)
	}
	for _, l := range r.Sections[0].Lines {
		if l.Role < 0 || l.Role > 1 {
			t.Errorf("%q belongs to role %d", l.Text, l.Role)
		}
	}
}

func TestAHeadingOfTheSectionsLevelIsNoRole(t *testing.T) {
	r := parse(t, "# Jo\n\n## Engagements\n\n## Engineer, Acme\n- Built\n\n## Earlier\nOperator, Corvid, 2014-2020\n\n## Juggling\nFive balls\n")
	if len(r.Roles) != 2 || r.Roles[1].Employer != "Corvid" || r.Sections[len(r.Sections)-1].Heading != "Juggling" {
		t.Errorf("%+v", r)
	}
}

// A line in capitals among the lines about the work does not name a role.
func TestHeadingsAmongTheWork(t *testing.T) {
	r := parse(t, "Experience\nPlant Manager, Oak Mills, 2014-2018\n- Ran two lines\n\nQuality Control\n- Cut scrap by 3 %\n\nHarbour Foods Inc.\n- Packed fish\n")
	if len(r.Roles) != 2 || len(r.Roles[0].Bullets) != 3 || r.Roles[1].Employer != "Harbour Foods Inc." {
		t.Errorf("%+v", r.Roles)
	}
}

func TestLanguagesOfAPersonalSectionCount(t *testing.T) {
	r := parse(t, "Jo Doe\n\nSkills\nGo\n\nPersonal Details\nBorn in 1980\n- Speaks: English, Arabic\n- Married\n  with two children\n")
	if got := r.Lines(Languages); !slices.Equal(got, []string{"Speaks: English, Arabic"}) {
		t.Errorf("kept %q", got)
	}
}

func TestANameBelowTheContactDetailsIsNoHeading(t *testing.T) {
	r := parse(t, "jo@example.com\n\nJO DOE\n\nEXPERIENCE\nClerk, Acme, 2014-2018\n")
	if len(r.Sections) != 1 || len(r.Dropped) != 2 {
		t.Errorf("%+v", r)
	}
}

func TestLongSentencesOfAPersonalSectionCount(t *testing.T) {
	r := parse(t, "Jo Doe\n\nContact\nGartenweg 7\nI have kept the ledgers of four parishes in good order for over ten years\n\nEducation\nMSc\n")
	if got := r.Lines(Summary); len(got) != 1 || len(r.Dropped) != 3 {
		t.Errorf("kept %q, dropped %+v", got, r.Dropped)
	}
}

func TestPersonalSectionsAreDropped(t *testing.T) {
	r := parse(t, "Lebenslauf\n\nPersönliche Daten\nKatrin Vogelsang\nGartenweg 7\n\nBerufserfahrung\n2014-2018 Entwicklerin, Acme\n")
	if len(r.Sections) != 1 || len(r.Dropped) != 4 || r.Dropped[0].Reason != "title of the document" || len(r.Roles) != 1 {
		t.Errorf("%+v", r)
	}
}

func TestCapitalsBehindTheContactDetailsAreAHeading(t *testing.T) {
	r := parse(t, "BRIANNA COLE\nDenver • b.cole@example.com\n303-555-0112\nSeller\n\nFIRST AND FOREMOST\n- Sold\n\nEXPERIENCE\nClerk, Acme, 2014-2018\n")
	if n := len(r.Sections); n < 2 || r.Sections[n-2].Heading != "FIRST AND FOREMOST" || len(r.Sections[n-2].Lines) != 1 {
		t.Errorf("%+v", r.Sections)
	}
}

func TestYearsAreNoTelephoneNumber(t *testing.T) {
	r := parse(t, "Jo Doe\nWarehouse associate at Maumee Paper, 2014-2018, picked orders.\n419-555-0101\n")
	if got := r.Lines(Header); len(got) != 1 || len(r.Dropped) != 2 {
		t.Errorf("kept %q, dropped %+v", got, r.Dropped)
	}
}

func TestHeadingsOfWork(t *testing.T) {
	for heading, want := range map[string]Kind{"CLINICAL EXPERIENCE": Experience, "Relevant Clinical Experience": Experience, "Retail Experience": Other, "## Retail experience": Experience, "RETAIL EXPERIENCE": Experience, "Expérience en cabinet": Experience, "experience in cabinets": Other, "💼 Work": Experience, "EXPÉRIENCE EN CABINET": Experience, "Parcours professionnel": Experience, "Berufliche Stationen": Experience} {
		r := parse(t, "Skills\nGo\n\n"+heading+"\nNurse, Bayside Hospital, 2019 – 2020\n")
		if got := r.Sections[len(r.Sections)-1].Kind; (got == Experience) != (want == Experience) {
			t.Errorf("%s: %s, want %s", heading, got, want)
		}
	}
}

func TestLanguagesAmongSkills(t *testing.T) {
	for lines, want := range map[string]Kind{"Go, Rust": Skills, "French, English (C1)": Languages, "Français : langue maternelle": Languages} {
		r := parse(t, "SKILLS\nDocker\n\nLANGUAGES\n"+lines+"\n")
		if got := r.Sections[1].Kind; got != want {
			t.Errorf("%s: %s, want %s", lines, got, want)
		}
	}
}

func TestADateBelowABulletIsNoPartOfIt(t *testing.T) {
	r := parse(t, "ESPERIENZA\ngennaio 2019 - oggi\nSviluppatore, Acme\n- Servizi in Java\nset 2015 – dic 2018\nTecnico, Brio\n- Siti\n")
	if len(r.Roles) != 2 || r.Roles[1].Employer != "Brio" || r.Roles[0].Bullets[0] != "Servizi in Java" {
		t.Errorf("%+v", r.Roles)
	}
}

func TestASentenceIsNoAddress(t *testing.T) {
	r := parse(t, "Lena Hofmann\nFrom 2016 I freelanced.\nBerlin\n\nSkills\nGo\n")
	if got := r.Lines(Header); !slices.Equal(got, []string{"From 2016 I freelanced."}) {
		t.Errorf("kept %q", got)
	}
}

func TestNothingToRead(t *testing.T) {
	for _, text := range []string{"", "\n \n\t\n", "Jo Doe\njo@example.com\n", "---\n***\n"} {
		if _, err := Parse(text); !errors.Is(err, ErrNoText) {
			t.Errorf("%q: %v, want ErrNoText", text, err)
		}
	}
}

func TestParseDate(t *testing.T) {
	for s, want := range map[string]Date{"2024-06": {2024, 6}, "2024": {Year: 2024}, "2024-06-30": {2024, 6}} {
		if got, err := ParseDate(s); err != nil || got != want {
			t.Errorf("%q: %v %v", s, got, err)
		}
	}
	for _, s := range []string{"", "June", "2024-13", "24-01", "2024-"} {
		if _, err := ParseDate(s); err == nil {
			t.Errorf("%q: no error", s)
		}
	}
}

// Every word of the file is in a section, a heading or a dropped line.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"Jo\n\nExperience\nEngineer — Acme\n• a\n  b\n", "# A\n## B\n- c\n", "\xff\n-\n#\n**\n", "Experience\n2019 - 2020\n|\n—\n", "Skills\n•\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		r, err := Parse(text)
		if err != nil {
			return
		}
		var all strings.Builder
		for _, s := range r.Sections {
			all.WriteString(" " + s.Heading + " ")
			for _, l := range s.Lines {
				all.WriteString(l.Text + " ")
				if l.Role >= len(r.Roles) {
					t.Fatalf("line of role %d of %d", l.Role, len(r.Roles))
				}
			}
		}
		for _, d := range r.Dropped {
			all.WriteString(d.Text + " ")
		}
		if !utf8.ValidString(text) || strings.ContainsAny(text, "[]*_`#") {
			return // Markdown signs are removed
		}
		for w := range strings.FieldsSeq(text) {
			w = strings.Trim(w, ":-–—+•●▪■◦‣·➢►✓✔§\uF0B7\uF0A7=~|")
			if !strings.Contains(all.String(), w) && w != "o" {
				t.Fatalf("%q: the word %q is lost: %q", text, w, all.String())
			}
		}
	})
}

func BenchmarkParse(b *testing.B) {
	text := "Jo Doe\n\nExperience\n" + strings.Repeat("Engineer — Acme (Jan 2020 – Mar 2022)\n• Built services in Go for a million users\n", 20)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if _, err := Parse(text); err != nil {
			b.Fatal(err)
		}
	}
}

// Many résumés have no bullets: the lines under a role are its work.
func TestRolesWithoutBullets(t *testing.T) {
	r := parse(t, "Experience\nState Line Cook 06/2011 to 11/2012 Acme Diner\nCooked food properly and in a timely fashion\nused all food handling standards\nAssisted co-workers.\nLine Cook 12/2012 to 03/2013 Other Diner\nCleaned and prepared various foods for cooking\n")
	if len(r.Roles) != 2 {
		t.Fatalf("%d roles: %+v", len(r.Roles), r.Roles)
	}
	if want := []string{"Cooked food properly and in a timely fashion used all food handling standards", "Assisted co-workers."}; !slices.Equal(r.Roles[0].Bullets, want) {
		t.Errorf("bullets %q", r.Roles[0].Bullets)
	}
	if r.Roles[1].Start != (Date{2012, 12}) || len(r.Roles[1].Bullets) != 1 {
		t.Errorf("second role %+v", r.Roles[1])
	}
}

func TestWhoWorksAloneHasNoEmployerOfOthers(t *testing.T) {
	r, err := Parse("Experience\n\nEngineer, Falcon GmbH\nJan 2019 – Dec 2020\n- Built things\n\nFreelance Consultant\nJan 2021 – Present\n- Advised\n")
	if err != nil || len(r.Roles) != 2 || r.Roles[1].Employer != "" || r.Roles[0].Employer != "Falcon GmbH" {
		t.Errorf("%+v, %v", r.Roles, err)
	}
}

func TestSignsWithoutWordsAreNoLines(t *testing.T) {
	for text, want := range map[string]bool{
		". ~ C _ 0o> ?": true, "| _ ~~ a = \\": true, "C, C++ / C#": false, "Go | R | C": false, "<20 ms = good": false, "日本語 > 英語 = ?": false, "": false,
	} {
		if noise(text) != want {
			t.Errorf("%q is noise: %v, want %v", text, !want, want)
		}
	}
}

package resume

import (
	"slices"
	"strings"
	"testing"
)

// roles writes the names and times of roles, one a line.
func roles(r *Resume) string {
	var list []string
	for _, x := range r.Roles {
		end := x.End.String()
		if x.Current {
			end = "now"
		}
		list = append(list, x.Title+" @ "+x.Employer+" / "+x.Location+" "+x.Start.String()+"–"+end)
	}
	return strings.Join(list, "\n")
}

// Titles and employers that no table knows are told by their positions.
func TestPositionDecidesWhereNoWordIsKnown(t *testing.T) {
	for name, tc := range map[string]struct{ text, want string }{
		"title, employer, place, dates": {"Card Flipper\nSilver Pines\nSparks, NV\n06/2019 – Present\n- Dealt.\n\nGreeter\nThe Copper Kettle\nElko, NV\n03/2016 – 05/2019\n- Seated.\n",
			"Card Flipper @ Silver Pines / Sparks, NV 2019-06–now\nGreeter @ The Copper Kettle / Elko, NV 2016-03–2019-05"},
		"employer first, as another entry tells": {"Silver Pines, Sparks, NV\nCard Flipper | June 2019 – Present\n- Dealt.\n\nThe Copper Kettle, Elko, NV\nOffice Manager | March 2016 – May 2019\n- Ran it.\n",
			"Card Flipper @ Silver Pines / Sparks, NV 2019-06–now\nOffice Manager @ The Copper Kettle / Elko, NV 2016-03–2019-05"},
		"dates first, places unknown": {"01/2020 – Present\nGuest Flow Rep\nHarrowdale\nTarnwick\n- Booked.\n\n02/2017 – 12/2019\nFront Desk Associate\nCedar Point\nOlmsbury\n- Greeted.\n\n05/2014 – 01/2017\nBarback\nLow Tide\nGull Harbor\n- Stocked.\n",
			"Guest Flow Rep @ Harrowdale / Tarnwick 2020-01–now\nFront Desk Associate @ Cedar Point / Olmsbury 2017-02–2019-12\nBarback @ Low Tide / Gull Harbor 2014-05–2017-01"},
		"one line with bars": {"3rd AC | Larkfield Pictures | Wilmington, NC | Jan 2020 – Present\n- Marked.\nLoader | Bright Harbor Films | Savannah, GA | Feb 2018 – Dec 2019\n- Loaded.\n",
			"3rd AC @ Larkfield Pictures / Wilmington, NC 2020-01–now\nLoader @ Bright Harbor Films / Savannah, GA 2018-02–2019-12"},
		"another language": {"Segunda de partida\nTaberna Zubiondo, Donostia\nmarzo de 2019 - actualidad\n- Carta\n",
			"Segunda de partida @ Taberna Zubiondo / Donostia 2019-03–now"},
		"title at employer":             {"Greeter at Low Tide\n2014 – 2017\n- Stocked.\n", "Greeter @ Low Tide /  2014–2017"},
		"a department behind the title": {"Charge Nurse, Surgical ICU — Fenwick Regional Medical Center\n03/2019 – 05/2021\n- Led.\n", "Charge Nurse, Surgical ICU @ Fenwick Regional Medical Center /  2019-03–2021-05"},
		"a legal form behind a comma":   {"Lead Welder, Ironcliff Fabricators, LLC, Duluth, MN\n05/2018 – 06/2020\n- Welded.\n", "Lead Welder @ Ironcliff Fabricators, LLC / Duluth, MN 2018-05–2020-06"},
		"legal forms of several words":  {"Wilder & Crane GmbH & Co. KG (Kassel)\nFachkraft Lager (2015 – 2019)\n- Stapler.\n", "Fachkraft Lager @ Wilder & Crane GmbH & Co. KG / Kassel 2015–2019"},
		"a hyphen before the city":      {"Fairmont Foods-Dayton, OH\nLine Lead (April 2019 – May 2020)\n- Ran.\n", "Line Lead @ Fairmont Foods / Dayton, OH 2019-04–2020-05"},
		"terms of employment":           {"Larkmoor Ltd · Full-time\nLedger Clerk\n2019 – 2020\n- Kept.\n", "Ledger Clerk @ Larkmoor Ltd /  2019–2020"},
		"a gap between all lines":       {"Ledger Clerk\n\nLarkmoor Ltd, Leeds, UK\n\n01/2021 – 03/2022\n\n- Kept.\n", "Ledger Clerk @ Larkmoor Ltd / Leeds, UK 2021-01–2022-03"},
		"dates with the first item":     {"Mar 2021 - May 2022\n- Ledger Lead, Larkmoor Systems LLC\n- Led the move\n\nJun 2017 - Feb 2021\n- Ledger Clerk, Tidewell Post\n- Kept the books\n", "Ledger Lead @ Larkmoor Systems LLC /  2021-03–2022-05\nLedger Clerk @ Tidewell Post /  2017-06–2021-02"},
	} {
		t.Run(name, func(t *testing.T) {
			r := parse(t, "Selma Oduya\nselma@example.com\n\nWork History\n\n"+tc.text)
			if got := roles(&r); got != tc.want {
				t.Errorf("got\n%s\nwant\n%s", got, tc.want)
			}
		})
	}
}

func TestAGroupOfRolesHasOneEmployer(t *testing.T) {
	r := parse(t, "Selma Oduya\n\nExperience\n\nLarkmoor\n5 years 6 months\n\nLedger Lead\nJanuary 2021 - June 2023 (2 years 6 months)\nBergen, Norway\n\nMoved the ledger.\n\nBalance Keeper\nJanuary 2018 - December 2020 (3 years)\nBergen, Norway\n\nTidewell Analytics\nSorter of Things\nOctober 2014 - December 2017 (3 years 3 months)\nKirkvik\n\nSorted.\n\nPage 1 of 2\n\nEducation\nFenwick University\n")
	want := "Ledger Lead @ Larkmoor / Bergen, Norway 2021-01–2023-06\nBalance Keeper @ Larkmoor / Bergen, Norway 2018-01–2020-12\nSorter of Things @ Tidewell Analytics / Kirkvik 2014-10–2017-12"
	if got := roles(&r); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := r.Roles[2].Bullets; !slices.Equal(got, []string{"Sorted."}) || r.Dropped[len(r.Dropped)-1].Reason != "number of a page" {
		t.Errorf("bullets %q, dropped %v", got, r.Dropped)
	}
}

func TestLabelsInsideARoleBeginNoSection(t *testing.T) {
	for _, label := range []string{"Highlights", "Key achievements:", "RESPONSIBILITIES", "Aufgaben", "**Principales missions**", "Tech stack:"} {
		r := parse(t, "Selma Oduya\n\nExperience\n\nLedger Lead, Larkmoor\n01/2021 – 03/2022\n"+label+"\n- Moved the ledger.\n\nLedger Clerk, Tidewell\n10/2017 – 12/2020\n"+label+"\n- Kept the books.\n\nSkills\nExcel\n")
		if len(r.Roles) != 2 || len(r.Sections) != 2 || !slices.Equal(r.Roles[1].Bullets, []string{"Kept the books."}) {
			t.Errorf("%s: %+v, %d sections", label, r.Roles, len(r.Sections))
		}
	}
	r := parse(t, "Experience\n\nLedger Lead, Larkmoor\n01/2021 – 03/2022\nTech stack: Go, Kafka\n- Moved the ledger.\n")
	if got := r.Roles[0].Bullets; !slices.Equal(got, []string{"Tech stack: Go, Kafka", "Moved the ledger."}) {
		t.Errorf("bullets %q", got)
	}
}

func TestHeadingsInTheFormsPeopleWrite(t *testing.T) {
	for _, heading := range []string{"Skills", "SKILLS:", "1. Skills", "IV. Skills", "— SKILLS —", "*** Skills ***", "◆ Skills", "S K I L L S", "== Skills ==", "[Skills]", "Core Stack", "Toolbox", "Skillset"} {
		r := parse(t, "Selma Oduya\n\nExperience\n\nLedger Lead, Larkmoor\n01/2021 – 03/2022\n- Moved it.\n- Kept it.\n\n"+heading+"\nExcel, SAP\n")
		if n := len(r.Sections); n != 2 || r.Sections[n-1].Kind != Skills || !slices.Equal(r.Lines(Skills), []string{"Excel, SAP"}) {
			t.Errorf("%s: %+v", heading, r.Sections)
		}
	}
}

func TestHeadingsThatShareTheirLine(t *testing.T) {
	r := parse(t, "Selma Oduya\nselma@example.com\n\nSkills: Excel, SAP\nLanguages: English, German\n\nEXPERIENCE\n\nLedger Lead, Larkmoor\nJan 2020 – May 2021\n- Moved it.\nTools: Excel\n\nLedger Clerk, Tidewell\nJan 2018 – Dec 2019\n- Kept it.\n\nEducation: BSc Physics, Fenwick, 2012 – 2015\nCertifications: First aid\n")
	var got []string
	for _, s := range r.Sections {
		got = append(got, s.Heading+"="+string(s.Kind))
	}
	want := "Skills=skills Languages=languages EXPERIENCE=experience Education=education Certifications=certificates"
	if strings.Join(got, " ") != want || len(r.Roles) != 2 || len(r.Roles[0].Bullets) != 2 {
		t.Errorf("%q, %+v", got, r.Roles)
	}
}

func TestRolesWithoutAnyHeading(t *testing.T) {
	r := parse(t, "Selma Oduya\nLeeds, UK | selma@example.com\n\nLedger Lead\nLarkmoor Ltd, Jan 2020 – May 2021\n- Moved it\n- Kept it\n\nLedger Clerk\nTidewell, Mar 2016 – Dec 2019\n- Wrote it\n\nBSc Mathematics, Fenwick University, 2012 – 2015\n\nExcel, SAP, Power BI, SQL, Python\n")
	if got, want := roles(&r), "Ledger Lead @ Larkmoor Ltd /  2020-01–2021-05\nLedger Clerk @ Tidewell /  2016-03–2019-12"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if len(r.Lines(Education)) != 1 || !slices.Equal(r.Lines(Skills), []string{"Excel, SAP, Power BI, SQL, Python"}) {
		t.Errorf("%+v", r.Sections)
	}
}

func TestStudiesAndBreaksAreNoWork(t *testing.T) {
	const work = "Experience\n\nLedger Lead, Larkmoor\nJan 2022 – Dec 2023\n- Moved it\n\n%s\nJan 2020 – Dec 2021\n\nLedger Clerk, Tidewell\nJan 2016 – Dec 2019\n- Kept it\n"
	for _, name := range []string{"Career break", "Parental leave", "Elternzeit", "Sabbatical – travelling", "Congé parental"} {
		r := parse(t, strings.ReplaceAll(work, "%s", name))
		if months, _ := r.Months(Date{2024, 1}); months != 72 || len(r.Roles) != 2 || len(r.Warnings) != 1 || !strings.Contains(r.Warnings[0], name) {
			t.Errorf("%s: %d months, %q", name, months, r.Warnings)
		}
	}
	for _, name := range []string{"MSc Physics, Fenwick University", "Studium der Informatik, Uni Talstadt", "Laurea Magistrale, Politecnico di Valdora"} {
		r := parse(t, strings.ReplaceAll(work, "%s", name))
		if months, _ := r.Months(Date{2024, 1}); months != 72 || len(r.Roles) != 2 || len(r.Lines(Education)) != 2 {
			t.Errorf("%s: %d months, %+v", name, months, r.Sections)
		}
	}
	for _, name := range []string{"Travelling Nurse, Larkmoor", "Sabbatical Coordinator, Fenwick", "PhD Candidate, Fenwick University"} {
		if r := parse(t, strings.ReplaceAll(work, "%s", name)); len(r.Roles) != 3 {
			t.Errorf("%s: %d roles", name, len(r.Roles))
		}
	}
}

func TestSentencesAreNoRoles(t *testing.T) {
	r := parse(t, "Experience\nLedger Clerk, Larkmoor 2014 – 2018\nKept the books of the parish.\nChampioned the round table from 2015 to 2016.\nWon the Prize of the Region, 2017\nPromoted to Manager in 2018\n")
	if len(r.Roles) != 1 || len(r.Roles[0].Bullets) != 4 {
		t.Errorf("%+v", r.Roles)
	}
}

func TestDatesThatAreWrongAreTold(t *testing.T) {
	for lines, want := range map[string]string{
		"Ledger Clerk, Larkmoor\nDec 2021 - Jan 2020":  "end before they begin",
		"Ledger Clerk, Larkmoor\nSometime 2019, later": "not understood",
	} {
		r := parse(t, "Experience\n\n"+lines+"\n- Kept it\n")
		if len(r.Warnings) == 0 || !strings.Contains(r.Warnings[0], want) || !strings.Contains(r.Warnings[0], "20") {
			t.Errorf("%q: warnings %q", lines, r.Warnings)
		}
	}
}

func TestALanguageThatIsNotReadIsToldOnce(t *testing.T) {
	r := parse(t, "Ольга Белова\nИнженер\nТула\nolga@example.org\n\nОпыт работы\n2019 – 2021\nООО «Сосна»\nСтарший разработчик\n- Разработка на Go\n\nНавыки\nGo\n")
	if len(r.Warnings) != 1 || !strings.Contains(r.Warnings[0], "language") {
		t.Errorf("warnings %q", r.Warnings)
	}
	if len(r.Dropped) != 2 || len(r.Sections[0].Lines) != 9 {
		t.Errorf("dropped %q, kept %v", r.Dropped, r.Sections[0].Lines)
	}
}

func TestANameBelowTheSectionsOfAColumnIsNoSkill(t *testing.T) {
	r := parse(t, "Contact\nselma@example.com\n\nTop Skills\nExcel\n\nCertifications\nFirst aid\n\nSelma Oduya\nLedger Lead at Larkmoor\nGreater Bergen Area\n\nExperience\n\nClerk, Larkmoor\n2014 – 2016\n")
	if got := r.Lines(Certificates); !slices.Equal(got, []string{"First aid"}) {
		t.Errorf("certificates %q", got)
	}
	if got := r.Dropped[len(r.Dropped)-1]; got != (Dropped{"Selma Oduya", "name"}) {
		t.Errorf("dropped %q", got)
	}
}

func TestASentenceBehindALengthOfTimeTellsOfTheWork(t *testing.T) {
	r := parse(t, "Experience\n\nLarkmoor\nLedger Clerk\nMarch 2016 - December 2019 (3 years 10 months) Kept the Ledger Books.\n")
	if got := roles(&r); got != "Ledger Clerk @ Larkmoor /  2016-03–2019-12" || !slices.Equal(r.Roles[0].Bullets, []string{"Kept the Ledger Books."}) {
		t.Errorf("%s, %q", got, r.Roles[0].Bullets)
	}
}

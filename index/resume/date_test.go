package resume

import (
	"strings"
	"testing"
	"unicode"
)

// datesIn returns a reader for a text.
func datesIn(text string) *dateReader { return newDateReader(wordsIn(sharedRules().dates, text)) }

// checkRanges checks that each line is read as the range, and that nothing is left.
func checkRanges(t *testing.T, lines map[string]string) {
	t.Helper()
	for line, want := range lines {
		r, rest, ok := datesIn(line).find(line)
		if got := written(r); !ok || got != want || rest != "" || r.fault != noFault {
			t.Errorf("%q: %v %s, fault %d, rest %q, want %s", line, ok, got, r.fault, rest, want)
		}
	}
}

func TestRangesInNumbers(t *testing.T) {
	checkRanges(t, map[string]string{
		"04/2017 - 08/2020": "2017-04–2020-08", "4/17 – 8/20": "2017-04–2020-08", "04.17-08.20": "2017-04–2020-08",
		"04-2017 to 08-2020": "2017-04–2020-08", "2017.04 ~ 2020.08": "2017-04–2020-08", "2017. 4. – 2020. 8.": "2017-04–2020-08",
		"2017-04-16 – 2020-08-31": "2017-04–2020-08", "2017-04/2020-08": "2017-04–2020-08", "03-2019/11-2021": "2019-03–2021-11",
		"1.4.2017–31.8.2020": "2017-04–2020-08", "01. 04. 2017 - 31. 08. 2020": "2017-04–2020-08", "15.03.19 – 30.11.21": "2019-03–2021-11",
		"04 2017 – 08 2020": "2017-04–2020-08", "04 / 2017 – 08 / 2020": "2017-04–2020-08", "19/03 – 21/11": "2019-03–2021-11",
		"1.IV.2017 – 31.VIII.2020": "2017-04–2020-08", "IV 2017 – VIII 2020": "2017-04–2020-08",
		"2017-20": "2017–2020", "2017–20": "2017–2020", "1998–02": "1998–2002", "2009–12": "2009–2012", "2010/11": "2010–2011", "2009-12": "2009–2012",
		"'17 – '20": "2017–2020", "FY17 – FY20": "2017–2020", "FY 2017 to FY 2020": "2017–2020",
		"٠٤/٢٠١٧ – ٠٨/٢٠٢٠": "2017-04–2020-08", "２０１７年４月～２０２０年８月": "2017-04–2020-08",
		"04/2017": "2017-04–2017-04", "(2017)": "2017–2017", "04 2017": "2017-04–2017-04",
	})
}

// The day stands first where one of the dates shows it, in the line or in the text.
func TestTheOrderOfDayAndMonth(t *testing.T) {
	for _, tc := range []struct{ text, line, want string }{
		{"", "01/04/2017 – 02/08/2020", "2017-01–2020-02"},
		{"", "01/04/2017 – 31/08/2020", "2017-04–2020-08"},
		{"", "04/01/2017 – 08/31/2020", "2017-04–2020-08"},
		{"Clerk\n13/02/2015 – 01/03/2016\n", "01/04/2017 – 02/08/2020", "2017-04–2020-08"},
		{"Clerk\n02/13/2015 – 13/03/2016\n", "01/04/2017 – 02/08/2020", "2017-01–2020-02"},
		{"", "01.04.2017 – 02.08.2020", "2017-04–2020-08"},
		{"", "01-04-2017 – 02-08-2020", "2017-04–2020-08"},
		{"Clerk\n02-13-2015 – 03-01-2016\n", "01-04-2017 – 02-08-2020", "2017-01–2020-02"},
		{"", "04/16/17 – 08/31/20", "2017-04–2020-08"},
		{"", "15/03 – 30/11/2021", "2021-03–2021-11"},
	} {
		r, rest, ok := datesIn(tc.text).find(tc.line)
		if got := written(r); !ok || got != tc.want || rest != "" {
			t.Errorf("%q in %q: %s, rest %q, want %s", tc.line, tc.text, got, rest, tc.want)
		}
	}
}

func TestRangesWithNamesOfMonths(t *testing.T) {
	checkRanges(t, map[string]string{
		"Apr 2017 – Aug 2020": "2017-04–2020-08", "APRIL 2017 THROUGH AUGUST 2020": "2017-04–2020-08", "Apr.2017–Aug.2020": "2017-04–2020-08",
		"April, 2017 – August, 2020": "2017-04–2020-08", "April/2017 – August/2020": "2017-04–2020-08", "Apr2017-Aug2020": "2017-04–2020-08",
		"Apr '17 – Aug '20": "2017-04–2020-08", "Apr’17–Aug’20": "2017-04–2020-08", "Apr-17 – Aug-20": "2017-04–2020-08", "Apr 17 – Aug 20": "2017-04–2020-08", "APR17–AUG20": "2017-04–2020-08",
		"1st April 2017 – 31st August 2020": "2017-04–2020-08", "April 1st, 2017 to August 31st, 2020": "2017-04–2020-08", "1 Apr 17 – 31 Aug 20": "2017-04–2020-08", "01-Apr-2017 – 31-Aug-2020": "2017-04–2020-08",
		"2017 April – 2020 August": "2017-04–2020-08", "2017, Apr – 2020, Aug": "2017-04–2020-08", "2017-Apr – 2020-Aug": "2017-04–2020-08", "March (2019) – November (2021)": "2019-03–2021-11", "2019 (Mar) – 2021 (Nov)": "2019-03–2021-11",
		"Early April 2017 - mid August 2020": "2017-04–2020-08", "early 2017 – late 2020": "2017-01–2020-12", "mid-2017 – end of 2020": "2017-06–2020-12",
		"Spring 2017 – Autumn 2020": "2017-03–2020-11", "Q2/2017 – Q3/2020": "2017-04–2020-09", "2Q17 - 3Q20": "2017-04–2020-09", "2nd quarter 2017 – 3rd quarter 2020": "2017-04–2020-09", "2017-Q2 – 2020 Q3": "2017-04–2020-09", "H1 2017 – H2 2020": "2017-01–2020-12",
		"Summer 2017": "2017-06–2017-08", "from May 2017 up until June 2017": "2017-05–2017-06", "between Apr 2017 and Aug 2020": "2017-04–2020-08",
		"From: 04/2017 To: 08/2020": "2017-04–2020-08", "Period: 2017 – 2020": "2017–2020",
	})
}

// A date takes from the other one what it does not say.
func TestADateTakesTheYearOfTheOther(t *testing.T) {
	checkRanges(t, map[string]string{
		"Apr – Aug 2020": "2020-04–2020-08", "April/August 2020": "2020-04–2020-08", "Q2–Q3 2020": "2020-04–2020-09", "April 1 – August 31, 2020": "2020-04–2020-08", "1 April – 31 August 2020": "2020-04–2020-08",
		"01.04. – 31.08.2020": "2020-04–2020-08", "04–08/2020": "2020-04–2020-08", "Nov – Feb 2021": "2020-11–2021-02", "Nov 2020 – Feb": "2020-11–2021-02", "2020 Apr – Aug": "2020-04–2020-08",
		"2020: April – August": "2020-04–2020-08", "Apr 19 – Aug 2020": "2019-04–2020-08", "Apr 2019 – Aug 20": "2019-04–2020-08", "May 18 – June 20, 2021": "2021-05–2021-06", "2017年4月～8月": "2017-04–2017-08",
	})
}

func TestSignsBetweenTheDates(t *testing.T) {
	for _, sign := range strings.Fields("- – — ‐ ‑ ‒ ― − － ~ ～ 〜 › » → ➔ ⇒ -> --> -- > / | • · , : … ... ▸ _ \\ \uFFFD") {
		line := "Apr 2017 " + sign + " Aug 2020"
		if r, rest, ok := datesIn(line).find(line); !ok || written(r) != "2017-04–2020-08" || rest != "" {
			t.Errorf("%q: %v %s, rest %q", line, ok, written(r), rest)
		}
	}
	checkRanges(t, map[string]string{"(Apr 2017) – (Aug 2020)": "2017-04–2020-08", "[2017–2020]": "2017–2020", "【2017年】～【2020年】": "2017–2020", "2017 | 2020": "2017–2020", "2017/2020": "2017–2020", "Apr 2017 Aug 2020": "2017-04–2020-08"})
}

func TestRangesToThisDay(t *testing.T) {
	for _, end := range strings.Split("Present|PRESENT|Pres.|(present)|present day|the present|to date|till date|Till Now|until now|up to now|today|ongoing|on-going|in progress|continuing|Currently|bis heute|dato|z. Zt.|lfd.|ce jour|à ce jour|aujourd’hui|la actualidad|hasta la fecha|ad oggi|o momento|heden|nadal|do teraz|nu|nå|d.d.|nykyinen|dosud|jelenleg|prezent|devam ediyor|günümüz|н.в.|настоящее время|по настоящее время|дотепер|σήμερα|至今|現在|현재|الآن|hiện tại", "|") {
		line := "Apr 2017 – " + end
		if r, rest, ok := datesIn(line).find(line); !ok || written(r) != "2017-04–now" || rest != "" || r.fault != noFault {
			t.Errorf("%q: %v %s, rest %q", line, ok, written(r), rest)
		}
	}
	checkRanges(t, map[string]string{
		"Apr 2017 to date": "2017-04–now", "04/17 – present": "2017-04–now", "April 2017, present": "2017-04–now", "April 2017 present": "2017-04–now",
		"since 2017": "2017–now", "Since Apr '17": "2017-04–now", "seit dem 1. April 2017": "2017-04–now", "ab 04/2017": "2017-04–now", "depuis avril 2017": "2017-04–now", "da aprile 2017": "2017-04–now", "sinds april 2017": "2017-04–now", "с 2017": "2017–now",
		"2017 onwards": "2017–now", "April 2017+": "2017-04–now", "Nisan 2017'den itibaren": "2017-04–now", "2017年4月から": "2017-04–now", "自2017年4月起": "2017-04–now",
		"Present – April 2017": "2017-04–now",
	})
}

func TestRangesInManyLanguages(t *testing.T) {
	lines := map[string]string{}
	for _, line := range strings.Split("abril del 2017 a agosto de 2020|d'avril 2017 à août 2020|du 1er avril 2017 au 31 aout 2020|vom 1. April 2017 bis 31. August 2020|od kwietnia 2017 r. do sierpnia 2020 r.|från april 2017 till augusti 2020|huhtikuu 2017 – elokuu 2020|NİSAN 2017 – AĞUSTOS 2020|Nis 2017 – Ağu 2020|с апреля 2017 г. по август 2020 г.|квітень 2017 – серпень 2020|duben 2017 – srpen 2020|2017. április 1. – 2020. augusztus 31.|aprilie 2017 – august 2020|ΑΠΡΙΛΙΟΣ 2017 – ΑΥΓΟΥΣΤΟΣ 2020|2017年4月至2020年8月|2017 年 4 月 – 2020 年 8 月|2017年四月至2020年八月|2017年4月から2020年8月まで|平成29年4月～令和2年8月|2017년 4월부터 2020년 8월까지|من أبريل 2017 إلى أغسطس 2020|ابريل 2017 - اغسطس 2020|từ tháng 4 năm 2017 đến tháng 8 năm 2020", "|") {
		lines[line] = "2017-04–2020-08"
	}
	checkRanges(t, lines)
}

// What is wrong with a range is told, and the range is read as far as it goes.
func TestFaultsOfRanges(t *testing.T) {
	for line, want := range map[string]struct {
		fault dateFault
		dates string
	}{
		"Aug 2020 - Apr 2017": {reversed, "2020-08–2017-04"}, "2020 – 2017": {reversed, "2020–2017"}, "Aug 20 – Apr 17": {reversed, "2020-08–2017-04"}, "08/20 – 04/17": {reversed, "2020-08–2017-04"},
		"13/2017 – 08/2020": {impossible, "2017–2020-08"}, "04/2017 – 00/2020": {impossible, "2017-04–2020"}, "2017-04 – 2020-13": {impossible, "2017-04–2020"}, "2017-13 – 2020-08": {impossible, "2017–2020-08"},
		"32.04.2017 – 31.08.2020": {impossible, "2017-04–2020-08"}, "Apr 2017 – Aug 2108": {impossible, "2017-04–"}, "Apr 2017 – Aug 2290": {impossible, "2017-04–"},
		"Apr 2017 –": {openEnd, "2017-04–now"}, "(2017 –)": {openEnd, "2017–now"}, "2017 - ": {openEnd, "2017–now"}, "Apr 2017 to": {openEnd, "2017-04–now"}, "Apr 2017 – ?": {openEnd, "2017-04–now"}, "from April 2017": {openEnd, "2017-04–now"}, "Apr 2017 – on leave": {openEnd, "2017-04–now"},
	} {
		r, rest, ok := datesIn(line).find(line)
		if !ok || rest != "" || r.fault != want.fault || written(r) != want.dates {
			t.Errorf("%q: %v %s, fault %d, rest %q, want %s, %d", line, ok, written(r), r.fault, rest, want.dates, want.fault)
		}
	}
}

func TestWhatIsLeftOfALine(t *testing.T) {
	for line, want := range map[string]string{
		"Engineer, Acme   May 18 – Aug 18":                          "Engineer, Acme",
		"Engineer, Acme (Berlin, 2017 – 2020)":                      "Engineer, Acme (Berlin)",
		"Engineer, Acme (2017 – 2020, Berlin)":                      "Engineer, Acme | Berlin",
		"Team Lead – Acme – 04/2017 – 08/2020 – Berlin":             "Team Lead – Acme | Berlin",
		"2017 – 2020: Engineer, Acme":                               "Engineer, Acme",
		"10/2016 – 03.2019 (part time, 50 %)":                       "(part time, 50 %)",
		"Engineer II 2017 – 2020":                                   "Engineer II",
		"Engineer II 2017 – present":                                "Engineer II",
		"Clerk, Chicago 2017 – 2020":                                "Clerk, Chicago",
		"ClerkApril 2017toAugust 2020":                              "Clerk",
		"AcmeJanuary 2017 – PresentOslo":                            "Acme | Oslo",
		"Engineer, Acme, April 2017 – August 2020 (3 yrs 5 mos)":    "Engineer, Acme",
		"April 2017 - Present · 3 yrs 5 mos · Berlin":               "Berlin",
		"April 2017 – August 2020, 3 Jahre und 5 Monate":            "",
		"Acme | Apr 2017 – Aug 2020 | less than a year | Remote":    "Acme | Remote",
		"seit 2015          Söhrewald Elektronik AG, Beraterin":     "Söhrewald Elektronik AG, Beraterin",
		"Jan/Feb 2021 – Present":                                    "Jan",
		"Acme Inc. Apr 2017 – Aug 2020.":                            "Acme Inc.",
		"2019 | 2020 – 2021":                                        "2019",
		"Bachelor of Science, Quux College (2017)":                  "Bachelor of Science, Quux College",
		"Real Estate 2019 – 2021":                                   "Real Estate",
		"Clerk, Acme 2016 Sep - 2019 Jun Oslo":                      "Clerk, Acme | Oslo",
		"Gerente de marca 2017 – 2020":                              "Gerente de marca",
		"Handlowiec, od marca 2017 do czerwca 2020":                 "Handlowiec",
		"Handlowiec, marca 2017 – lato 2020":                        "Handlowiec",
		"Trainer of the year 2012":                                  "Trainer of the year",
		strings.Repeat("very ", 500) + "long line, Apr 2017 – 2018": strings.Repeat("very ", 500) + "long line, Apr 2017 – 2018",
	} {
		if _, rest, _ := datesIn(line).find(line); rest != want {
			t.Errorf("%q: rest %q, want %q", line, rest, want)
		}
	}
}

func TestNumbersThatAreNoDates(t *testing.T) {
	for _, line := range []string{
		"+1 555-2019", "+49 30 2019 2021", "2019 Main Street, Dayton, OH 45402", "ISO 9001:2015", "Budget of 2,019 units", "Raised $2019 – $2021", "Grew 2019% – 2021%", "v2019.3 - v2020.1",
		"Python 3.10 – 3.12", "24/7 – 365", "Scores 4/5 – 5/5", "Class 5-10", "May to July", "Mar del Plata – Buenos Aires", "March – April", "IBM 1401 – 1620", "www.example.com/2019/2020", "jo-2019@example.com",
		"2019-555-0101", "Page 1 of 2", "Code 20190301", "192.168.2019.1", "In 2019, we did 20 things", "2019 – Engineer, Acme", "Apr 2017 – Oslo", "Apr 2017 – Aug 20200", "Present", "2015, May Company Limited", "Quux Server 2012/2016", "Ran it in 2012.", "Certified, 1994, up to date certification",
	} {
		if r, rest, ok := datesIn(line).find(line); ok || rest != line {
			t.Errorf("%q: %s, rest %q", line, written(r), rest)
		}
	}
}

func TestLengthsOfTimeAreRemoved(t *testing.T) {
	for line, want := range map[string]string{
		"3 years 6 months": "", "(3 years 6 months)": "", "5 años": "", "2 Jahre, 3 Monate": "", "3 yrs. 2 mos.": "", "18 months": "", "7y 4m": "", "1.5 years": "", "2½ years": "", "3+ years": "", "about 3 years": "", "Total: 3 years": "", "less than a year": "",
		"3 года 2 месяца": "", "3年6ヶ月": "", "3 年 6 个月": "", "3년 6개월": "", "3 años y 6 meses": "", "1 an et 2 mois": "",
		"Engineer, Acme (2 years 6 months)": "Engineer, Acme", "Acme · 3 yrs 6 mos": "Acme", "Full-time · 3 yrs · Oslo": "Full-time | Oslo", "Acme | 18 months": "Acme",
	} {
		if rest, ok := datesIn(line).duration(line); !ok || rest != want {
			t.Errorf("%q: %v, rest %q, want %q", line, ok, rest, want)
		}
	}
	for _, line := range []string{"5 years of practice", "Led 5 years of work", "12-month contract", "Route 7 m", "3 Jahreszeiten", "2019", "Engineer", ""} {
		if rest, ok := datesIn(line).duration(line); ok || rest != line {
			t.Errorf("%q: rest %q", line, rest)
		}
	}
}

// A line with a year in it that yields no range can be told.
func TestLinesThatMentionDates(t *testing.T) {
	for line, want := range map[string]bool{
		"2019 – Engineer, Acme": true, "In 2019, we did 20 things": true, "Apr 2017 – Oslo": true, "Class of 1999": true, "Winner (2018), Oslo": true, "Apr 17 – Aug 20": true, "2016 2018": true,
		"+1 555-2019": false, "+1 (555) 010-2019": false, "2019 Main Street, Dayton, OH 45402": false, "Code 20190301": false, "Budget of 2,019 units": false, "$2019 a month": false, "jo-2019@example.com": false, "ISO 9001:2015": false, "1066 and all that": false, "Acme": false, "": false, "linkedin.com/in/jo-2019": false,
	} {
		if got := datesIn(line).mentions(line); got != want {
			t.Errorf("%q: %v, want %v", line, got, want)
		}
	}
}

// Only the beginning of a long line is looked at, and what is behind it stays.
func TestOnlyTheBeginningOfALongLineIsRead(t *testing.T) {
	for _, part := range []string{"2019 – ", "from ", "Mar ", "aB", "1", "3 years ", "(", "至 ", "d.", "1/1/", "'19", "2019 ", "é", "\xff", "\xa4", "to to 2019 "} {
		line := strings.Repeat(part, 1<<20/len(part))
		d := datesIn(line)
		_, rest, _ := d.find(line)
		if !strings.HasSuffix(rest, strings.TrimLeft(line[maxDateBytes:], " –(/")) {
			t.Errorf("%q: the end of the line is lost", part)
		}
		if s := d.scan(line); s.whole || len(s.tokens) > maxDateBytes {
			t.Errorf("%q: %d tokens", part, len(s.tokens))
		}
		d.duration(line)
		d.mentions(line)
	}
}

// FuzzDates checks that a range or a length of time takes only a part of its line, in
// which no word is lost but that of the range, and that reading on comes to an end.
func FuzzDates(f *testing.F) {
	for _, line := range []string{
		"Engineer, Acme, Jan 2019 – Present", "maj 2019 til nu", "styczeń 2019 r. – obecnie", "Sommer '20 bis Herbst 2021", "since 2015", "2019 onwards", "Acme (Oslo, 2019–2020) · 3 yrs", "2019年3月～", "03/19 – 11/21 (2 years)", "[2019] | 2020", "令和元年", "2019'den beri",
	} {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, line string) {
		d := datesIn(line)
		d.mentions(line)
		for rest, n := line, 0; ; n++ {
			r, next, ok := d.find(rest)
			if !ok {
				if next, ok = d.duration(rest); !ok {
					if next != rest {
						t.Fatalf("%q is left of %q, of which nothing was read", next, rest)
					}
					return
				}
			} else if r.start.Year < 1850 || r.start.Year > 2199 || r.start.Month > 12 || r.end.Month > 12 || r.current && !r.end.Zero() {
				t.Fatalf("%q: %+v", rest, r)
			}
			if !isPart(next, rest) || n > len(line) {
				t.Fatalf("%q is left of %q", next, rest)
			}
			rest = next
		}
	})
}

// isPart reports whether the letters and digits of a rest are those of a line, in their
// order, and fewer.
func isPart(rest, line string) bool {
	visible := func(s string) []rune {
		return []rune(strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				return r
			}
			return -1
		}, s))
	}
	of, n := visible(line), 0
	want := visible(rest)
	for _, r := range of {
		if n < len(want) && want[n] == r {
			n++
		}
	}
	return n == len(want) && len(want) < len(of)
}

func BenchmarkFind(b *testing.B) {
	lines := strings.Split(strings.Repeat("Jo Doe\njo@example.com | +1 555 010 0199\nExperience\nSenior Engineer, Acme GmbH, Berlin\nJan 2020 – Mar 2022\nBuilt services in Go for a million users and 30 teams\nRan the on-call rota with 5 others\nEngineer — Quux (2016 – present)\nCut the cost of 12 services by 40 %\n\n", 10), "\n")
	d := datesIn("")
	b.ReportAllocs()
	for b.Loop() {
		for _, line := range lines {
			d.find(line)
		}
	}
}

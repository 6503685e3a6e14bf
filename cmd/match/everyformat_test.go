package main

import (
	"bytes"
	"fmt"
	"html"
	"mime/quotedprintable"
	"strings"
	"testing"

	"skillmatch/index/resume"
	"skillmatch/scrape/document"
)

// The résumé that stands in every format: two jobs, a study, skills, a language.
const (
	asText = `Nora Quist
Data Engineer
nora@example.org

Experience

Senior Data Engineer
Fjordware Ltd, Bergen
Mar 2019 – Nov 2021

- Built a warehouse in SQL for 40 teams.
- Cut the nightly run from 6 hours to 40 minutes.

Data Analyst
Nordlight Energy, Oslo
Jan 2016 – Feb 2019

- Wrote reports in Python.

Skills

- Languages: Python, SQL
- Tools: Docker, Kafka

Education

BSc Physics, Nordhaven University, 2012 – 2015

Languages

- English: C1
`
	asMarkdown = `# Nora Quist

Data Engineer

nora@example.org

## Experience

### Senior Data Engineer

**Fjordware Ltd**, Bergen
Mar 2019 – Nov 2021

* Built a warehouse in SQL for 40 teams.
* Cut the nightly run from 6 hours to 40 minutes.

### Data Analyst

**Nordlight Energy**, Oslo
Jan 2016 – Feb 2019

* Wrote reports in Python.

## Skills

* Languages: Python, SQL
* Tools: Docker, Kafka

## Education

BSc Physics, Nordhaven University, 2012 – 2015

## Languages

* English: C1
`
	asHTML = `<!doctype html><html><head><meta charset="utf-8"><style>.row{display:flex;justify-content:space-between}.date{color:#666}</style></head><body>
<h1>Nora Quist</h1><p>Data Engineer</p><p>nora@example.org</p>
<section><h2>Experience</h2>
<article><div class="row"><h3>Senior Data Engineer</h3><span class="date">Mar 2019 – Nov 2021</span></div><div><span class="company">Fjordware Ltd</span><span class="place">Bergen</span></div><ul><li>Built a warehouse in SQL for 40 teams.</li><li>Cut the nightly run from 6 hours to 40 minutes.</li></ul></article>
<article><div class="row"><h3>Data Analyst</h3><span class="date">Jan 2016 – Feb 2019</span></div><div><span class="company">Nordlight Energy</span><span class="place">Oslo</span></div><ul><li>Wrote reports in Python.</li></ul></article></section>
<section><h2>Skills</h2><ul><li>Languages: Python, SQL</li><li>Tools: Docker, Kafka</li></ul></section>
<section><h2>Education</h2><p>BSc Physics, Nordhaven University, 2012 – 2015</p></section>
<section><h2>Languages</h2><ul><li>English: C1</li></ul></section></body></html>`
	asJSONResume = `{"basics":{"name":"Nora Quist","label":"Data Engineer","email":"nora@example.org"},
"work":[{"name":"Fjordware Ltd","position":"Senior Data Engineer","location":"Bergen","startDate":"2019-03","endDate":"2021-11","highlights":["Built a warehouse in SQL for 40 teams.","Cut the nightly run from 6 hours to 40 minutes."]},
{"company":"Nordlight Energy","position":"Data Analyst","location":{"city":"Oslo"},"startDate":"2016-01-01","endDate":"2019-02-28","highlights":["Wrote reports in Python."]}],
"skills":[{"name":"Languages","keywords":["Python","SQL"]},{"name":"Tools","keywords":["Docker","Kafka"]}],
"education":[{"institution":"Nordhaven University","area":"Physics","studyType":"BSc","startDate":"2012","endDate":"2015"}],
"languages":[{"language":"English","fluency":"C1"}]}`
	asReactive = `{"basics":{"name":"Nora Quist","headline":"Data Engineer","email":"nora@example.org"},"sections":{
"experience":{"name":"Experience","items":[{"visible":true,"company":"Fjordware Ltd","position":"Senior Data Engineer","location":"Bergen","date":"Mar 2019 - Nov 2021","summary":"<ul><li><p>Built a warehouse in SQL for 40 teams.</p></li><li><p>Cut the nightly run from 6 hours to 40 minutes.</p></li></ul>"},
{"hidden":false,"company":"Nordlight Energy","position":"Data Analyst","location":"Oslo","period":"Jan 2016 to Feb 2019","description":"<ul><li>Wrote reports in Python.</li></ul>"},
{"visible":false,"company":"Hidden Ltd","position":"Clerk","date":"2001 - 2002"}]},
"skills":{"items":[{"name":"Languages","keywords":["Python","SQL"]},{"name":"Tools","keywords":["Docker","Kafka"]}]},
"education":{"items":[{"institution":"Nordhaven University","studyType":"BSc","area":"Physics","date":"2012 - 2015"}]},
"languages":{"items":[{"name":"English","description":"C1"}]}},"metadata":{"template":"onyx"}}`
	asRenderCV = `cv:
  name: Nora Quist
  headline: Data Engineer
  email: nora@example.org
  sections:
    experience:
      - company: Fjordware Ltd
        position: Senior Data Engineer
        location: Bergen
        start_date: 2019-03
        end_date: 2021-11
        highlights:
          - Built a warehouse in **SQL** for 40 teams.
          - Cut the nightly run from 6 hours to 40 minutes.
      - company: Nordlight Energy
        position: Data Analyst
        location: Oslo
        start_date: 2016-01
        end_date: 2019-02
        highlights:
          - Wrote reports in [Python](https://example.org).
    skills:
      - label: Languages
        details: Python, SQL
      - label: Tools
        details: Docker, Kafka
    education:
      - institution: Nordhaven University
        area: Physics
        degree: BSc
        start_date: 2012
        end_date: 2015
    languages:
      - label: English
        details: C1
design:
  theme: classic
`
	asEuropass = `<?xml version="1.0" encoding="UTF-8"?><SkillsPassport xmlns="http://europass.cedefop.europa.eu/Europass"><LearnerInfo><Identification><PersonName><FirstName>Nora</FirstName><Surname>Quist</Surname></PersonName><ContactInfo><Email><Contact>nora@example.org</Contact></Email></ContactInfo></Identification><Headline><Description><Label>Data Engineer</Label></Description></Headline>
<WorkExperienceList><WorkExperience><Period><From year="2019" month="--03"/><To year="2021" month="--11"/></Period><Position><Label>Senior Data Engineer</Label></Position><Activities>&lt;ul&gt;&lt;li&gt;Built a warehouse in SQL for 40 teams.&lt;/li&gt;&lt;li&gt;Cut the nightly run from 6 hours to 40 minutes.&lt;/li&gt;&lt;/ul&gt;</Activities><Employer><Name>Fjordware Ltd</Name><ContactInfo><Address><Contact><Municipality>Bergen</Municipality></Contact></Address></ContactInfo></Employer></WorkExperience>
<WorkExperience><Period><From year="2016" month="--01"/><To year="2019" month="--02"/></Period><Position><Label>Data Analyst</Label></Position><Activities>&lt;ul&gt;&lt;li&gt;Wrote reports in Python.&lt;/li&gt;&lt;/ul&gt;</Activities><Employer><Name>Nordlight Energy</Name><ContactInfo><Address><Contact><Municipality>Oslo</Municipality></Contact></Address></ContactInfo></Employer></WorkExperience></WorkExperienceList>
<EducationList><Education><Period><From year="2012"/><To year="2015"/></Period><Title>BSc Physics</Title><Organisation><Name>Nordhaven University</Name></Organisation></Education></EducationList>
<Skills><Linguistic><ForeignLanguageList><ForeignLanguage><Description><Label>English</Label></Description><ProficiencyLevel><Listening>C1</Listening><Writing>C1</Writing></ProficiencyLevel></ForeignLanguage></ForeignLanguageList></Linguistic><Computer><Description>Python, SQL, Docker, Kafka</Description></Computer></Skills></LearnerInfo></SkillsPassport>`
	asCandidate = `<?xml version="1.0" encoding="UTF-8"?><Candidate xmlns="http://www.europass.eu/1.0" xmlns:oa="oa" xmlns:hr="hr" xmlns:eures="eures"><CandidatePerson><PersonName><oa:GivenName>Nora</oa:GivenName><hr:FamilyName>Quist</hr:FamilyName></PersonName><Communication><ChannelCode>Email</ChannelCode><oa:URI>nora@example.org</oa:URI></Communication></CandidatePerson><CandidateProfile languageCode="en">
<EmploymentHistory><EmployerHistory><hr:OrganizationName>Fjordware Ltd</hr:OrganizationName><PositionHistory><PositionTitle typeCode="FREETEXT">Senior Data Engineer</PositionTitle><eures:EmploymentPeriod><eures:StartDate><hr:FormattedDateTime>2019-03</hr:FormattedDateTime></eures:StartDate><eures:EndDate><hr:FormattedDateTime>2021-11</hr:FormattedDateTime></eures:EndDate><hr:CurrentIndicator>false</hr:CurrentIndicator></eures:EmploymentPeriod><oa:Description>&lt;ul&gt;&lt;li&gt;Built a warehouse in SQL for 40 teams.&lt;/li&gt;&lt;li&gt;Cut the nightly run from 6 hours to 40 minutes.&lt;/li&gt;&lt;/ul&gt;</oa:Description><City>Bergen</City></PositionHistory></EmployerHistory>
<EmployerHistory><hr:OrganizationName>Nordlight Energy</hr:OrganizationName><PositionHistory><PositionTitle>Data Analyst</PositionTitle><eures:EmploymentPeriod><eures:StartDate><hr:FormattedDateTime>2016-01</hr:FormattedDateTime></eures:StartDate><eures:EndDate><hr:FormattedDateTime>2019-02</hr:FormattedDateTime></eures:EndDate></eures:EmploymentPeriod><oa:Description>&lt;ul&gt;&lt;li&gt;Wrote reports in Python.&lt;/li&gt;&lt;/ul&gt;</oa:Description><City>Oslo</City></PositionHistory></EmployerHistory></EmploymentHistory>
<EducationHistory><EducationOrganizationAttendance><hr:OrganizationName>Nordhaven University</hr:OrganizationName><AttendancePeriod><StartDate><hr:FormattedDateTime>2012</hr:FormattedDateTime></StartDate><EndDate><hr:FormattedDateTime>2015</hr:FormattedDateTime></EndDate></AttendancePeriod><EducationDegree><hr:DegreeName>BSc Physics</hr:DegreeName></EducationDegree></EducationOrganizationAttendance></EducationHistory>
<PersonQualifications><PersonCompetency><CompetencyID schemeName="ENGLISH">eng</CompetencyID><hr:TaxonomyID>language</hr:TaxonomyID><CompetencyDimension><eures:Score><hr:ScoreText>C1</hr:ScoreText></eures:Score></CompetencyDimension></PersonCompetency><PersonCompetency><CompetencyID>Python</CompetencyID><hr:TaxonomyID>computer</hr:TaxonomyID></PersonCompetency><PersonCompetency><CompetencyID>SQL</CompetencyID></PersonCompetency><PersonCompetency><CompetencyID>Docker</CompetencyID></PersonCompetency><PersonCompetency><CompetencyID>Kafka</CompetencyID></PersonCompetency></PersonQualifications></CandidateProfile></Candidate>`
	asLaTeX = `\documentclass{moderncv}
\newcommand{\entry}[4]{\textbf{#1} \hfill #2 \\ #3, #4 \par}
\name{Nora}{Quist}\title{Data Engineer}\email{nora@example.org}
\begin{document}
\section{Experience} % the jobs
\cventry{Mar 2019 -- Nov 2021}{Senior Data Engineer}{Fjordware Ltd}{Bergen}{}{\begin{itemize}
\item Built a warehouse in \textbf{SQL} for 40 teams.
\item Cut the nightly run from 6~hours to 40~minutes.
\end{itemize}}
\entry{Data Analyst}{Jan 2016 -- Feb 2019}{Nordlight Energy}{Oslo}
\begin{itemize}
  \item Wrote reports in Python.
\end{itemize}
\section{Skills}
\begin{itemize}
\item Languages: Python, SQL
\item Tools: Docker, Kafka
\end{itemize}
\section{Education}
BSc Physics, Nordhaven University, 2012 -- 2015
\section{Languages}
\begin{itemize}\item English: C1\end{itemize}
\end{document}`
)

// asMHTML is the page as a browser saves it.
func asMHTML(t *testing.T) string {
	var body bytes.Buffer
	w := quotedprintable.NewWriter(&body)
	if _, err := w.Write([]byte(asHTML)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return "From: <Saved by Blink>\r\nSubject: CV\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"----b\"\r\n\r\n------b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" + body.String() + "\r\n------b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n------b--\r\n"
}

// officeLine is a paragraph of the résumé in an office document.
type officeLine struct {
	text  string
	level int // of a heading
	item  bool
}

// officeLines are the paragraphs of the Markdown above.
func officeLines() []officeLine {
	var list []officeLine
	for l := range strings.Lines(asMarkdown) {
		l = strings.ReplaceAll(strings.TrimSpace(l), "**", "")
		level := len(l) - len(strings.TrimLeft(l, "#"))
		text, item := strings.CutPrefix(strings.TrimSpace(l[level:]), "* ")
		if text != "" {
			list = append(list, officeLine{text, level, item})
		}
	}
	return list
}

// asDOCX has styles with names of their own, and the address in a footer.
func asDOCX(t *testing.T) string {
	var b strings.Builder
	for _, l := range officeLines() {
		if strings.Contains(l.text, "@") {
			continue
		}
		style := ""
		switch {
		case l.level > 0:
			style = fmt.Sprintf(`<w:pStyle w:val="Ttl%d"/>`, l.level)
		case l.item:
			style = `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>`
		}
		fmt.Fprintf(&b, `<w:p><w:pPr>%s</w:pPr><w:r><w:t>%s</w:t></w:r></w:p>`, style, html.EscapeString(l.text))
	}
	styles := ""
	for i := 1; i <= 3; i++ {
		styles += fmt.Sprintf(`<w:style w:type="paragraph" w:styleId="Ttl%d"><w:name w:val="heading %d"/><w:pPr><w:spacing w:before="240"/></w:pPr></w:style>`, i, i)
	}
	page := `<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>`
	return zipped(t, "[Content_Types].xml", "<Types/>", "word/document.xml", `<w:document xmlns:w="w"><w:body>`+b.String()+`</w:body></w:document>`,
		"word/styles.xml", `<w:styles xmlns:w="w">`+styles+`</w:styles>`,
		"word/numbering.xml", `<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>`,
		"word/footer1.xml", `<w:ftr xmlns:w="w"><w:p><w:r><w:t>nora@example.org</w:t></w:r></w:p><w:p>`+page+`</w:p></w:ftr>`)
}

// asODT has a style that stands for a heading.
func asODT(t *testing.T) string {
	var b strings.Builder
	for _, l := range officeLines() {
		text := html.EscapeString(l.text)
		switch {
		case l.level > 0:
			fmt.Fprintf(&b, `<text:h text:outline-level="%d">%s</text:h>`, l.level, text)
		case l.item:
			fmt.Fprintf(&b, `<text:list text:style-name="L1"><text:list-item><text:p>%s</text:p></text:list-item></text:list>`, text)
		default:
			fmt.Fprintf(&b, `<text:p>%s</text:p>`, text)
		}
	}
	return zipped(t, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", `<o:document-content xmlns:o="o" xmlns:text="t" xmlns:style="s"><o:automatic-styles><text:list-style style:name="L1"><text:list-level-style-bullet text:level="1"/></text:list-style></o:automatic-styles><o:body><o:text>`+b.String()+`</o:text></o:body></o:document-content>`)
}

// asRTF has levels of headings and numbers of lists.
func asRTF() string {
	var b strings.Builder
	b.WriteString(`{\rtf1\ansi\ansicpg1252\uc1{\fonttbl{\f0 Arial;}}{\stylesheet{\s0 Normal;}{\s1 heading 1;}}` + "\n")
	for _, l := range officeLines() {
		b.WriteString(`\pard\plain`)
		if l.level > 0 {
			fmt.Fprintf(&b, `\sb240\outlinelevel%d\b`, l.level-1)
		}
		if l.item {
			b.WriteString(`\ls1\ilvl0{\listtext\'b7\tab}`)
		}
		b.WriteString(" ")
		for _, c := range l.text {
			if c < 0x80 {
				b.WriteRune(c)
			} else {
				fmt.Fprintf(&b, `\u%d?`, c)
			}
		}
		b.WriteString("\\par\n")
	}
	return b.String() + "}"
}

// asLinkedIn is the archive of the profile.
func asLinkedIn(t *testing.T) string {
	return zipped(t, "Profile.csv", "First Name,Last Name,Headline\nNora,Quist,Data Engineer\n",
		"Positions.csv", "Company Name,Title,Description,Location,Started On,Finished On\nFjordware Ltd,Senior Data Engineer,\"Built a warehouse in SQL for 40 teams.\nCut the nightly run from 6 hours to 40 minutes.\",Bergen,Mar 2019,Nov 2021\nNordlight Energy,Data Analyst,- Wrote reports in Python.,Oslo,Jan 2016,Feb 2019\n",
		"Skills.csv", "Name\nPython\nSQL\nDocker\nKafka\n", "Education.csv", "School Name,Start Date,End Date,Degree Name\nNordhaven University,2012,2015,BSc Physics\n", "Languages.csv", "Name,Proficiency\nEnglish,C1\n")
}

// told is what of a résumé is the same in every format, a line each.
func told(r *resume.Resume) string {
	var b strings.Builder
	for _, role := range r.Roles {
		fmt.Fprintf(&b, "%s; %s; %s; %v to %v, current %t\n", role.Title, role.Employer, role.Location, role.Start, role.End, role.Current)
		for _, l := range role.Bullets {
			fmt.Fprintf(&b, "- %s\n", l)
		}
	}
	for _, kind := range []resume.Kind{resume.Skills, resume.Education, resume.Languages} {
		var all strings.Builder
		for _, s := range r.Sections {
			if s.Kind == kind {
				for _, l := range s.Lines {
					all.WriteString(" " + l.Text)
				}
			}
		}
		fmt.Fprintf(&b, "%s:", kind)
		for _, word := range []string{"Python", "SQL", "Docker", "Kafka", "Physics", "Nordhaven", "2015", "English", "C1"} {
			if strings.Contains(all.String(), word) {
				b.WriteString(" " + word)
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// One résumé gives the same roles, points and sections in every format.
func TestOneResumeInEveryFormat(t *testing.T) {
	const want = `Senior Data Engineer; Fjordware Ltd; Bergen; 2019-03 to 2021-11, current false
- Built a warehouse in SQL for 40 teams.
- Cut the nightly run from 6 hours to 40 minutes.
Data Analyst; Nordlight Energy; Oslo; 2016-01 to 2019-02, current false
- Wrote reports in Python.
skills: Python SQL Docker Kafka
education: Physics Nordhaven 2015
languages: English C1
`
	for _, f := range []struct{ name, data string }{
		{"cv.txt", asText}, {"cv.md", asMarkdown}, {"cv.html", asHTML}, {"cv.mhtml", asMHTML(t)},
		{"cv.docx", asDOCX(t)}, {"cv.odt", asODT(t)}, {"cv.rtf", asRTF()}, {"cv.tex", asLaTeX},
		{"resume.json", asJSONResume}, {"reactive.json", asReactive}, {"cv.yaml", asRenderCV},
		{"europass.xml", asEuropass}, {"candidate.xml", asCandidate}, {"linkedin.zip", asLinkedIn(t)},
	} {
		t.Run(f.name, func(t *testing.T) {
			c, err := document.Read(t.Context(), f.name, []byte(f.data), document.ReadOptions{})
			if err != nil {
				t.Fatal(err)
			}
			r, err := resume.Read(c.Document)
			if err != nil {
				t.Fatal(err)
			}
			got := told(&r)
			wants, gots := strings.Split(want, "\n"), strings.Split(got, "\n")
			for i := range max(len(wants), len(gots)) {
				a, b := lineAt(wants, i), lineAt(gots, i)
				if a != b {
					t.Errorf("line %d: %q, want %q", i+1, b, a)
				}
			}
		})
	}
}

// lineAt is a line of a list, "" beyond its end.
func lineAt(list []string, i int) string {
	if i < len(list) {
		return list[i]
	}
	return ""
}

// A document that was renamed, or whose name says nothing, is read by its content.
func TestFormatsAreToldByContent(t *testing.T) {
	for name, data := range map[string]string{"LaTeX": asLaTeX, "MHTML": asMHTML(t), "RenderCV": asRenderCV, "JSON": asReactive, "Europass": asEuropass, "DOCX": asDOCX(t)} {
		for _, as := range []string{"", "cv", "cv.txt", "cv.pdf"} {
			c, err := document.Read(t.Context(), as, []byte(data), document.ReadOptions{})
			if err != nil || len(c.Document.Blocks) == 0 && c.Document.Profile == nil || strings.Contains(c.Plain, "\\section") || strings.Contains(c.Plain, "MIME-Version") || strings.Contains(c.Plain, "company:") {
				t.Errorf("%s named %q: %v, %.100q", name, as, err, c.Plain)
			}
		}
	}
}

package main

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"skillmatch/testdata/shareddata"
)

// profile is one of testdata/people, in the form of JSON Resume.
type profile struct {
	Basics struct{ Name, Label, Email, Summary string }
	Work   []struct {
		Position, Name, StartDate, EndDate string
		Highlights                         []string
	}
	Skills []struct {
		Name     string
		Keywords []string
	}
	Education []struct{ StudyType, Area, Institution, StartDate, EndDate string }
	Languages []struct{ Language, Fluency string }
}

// paragraph is a line of a résumé as office programs know it.
type paragraph struct {
	text            string
	heading, bullet bool
}

// paragraphs are the profile as a résumé; tabs stand before the dates.
func (p *profile) paragraphs() []paragraph {
	month := func(s string) string {
		if t, err := time.Parse("2006-01", s); err == nil {
			return t.Format("Jan 2006")
		}
		return "Present"
	}
	out := []paragraph{{text: p.Basics.Name}, {text: p.Basics.Label}, {text: p.Basics.Email}}
	add := func(heading string) { out = append(out, paragraph{text: heading, heading: true}) }
	if p.Basics.Summary != "" {
		add("Summary")
		out = append(out, paragraph{text: p.Basics.Summary})
	}
	add("Experience")
	for _, w := range p.Work {
		out = append(out, paragraph{text: w.Position + ", " + w.Name}, paragraph{text: month(w.StartDate) + " – " + month(w.EndDate)})
		for _, h := range w.Highlights {
			out = append(out, paragraph{text: h, bullet: true})
		}
	}
	add("Skills")
	for _, s := range p.Skills {
		out = append(out, paragraph{text: s.Name + ": " + strings.Join(s.Keywords, ", ")})
	}
	add("Education")
	for _, e := range p.Education {
		out = append(out, paragraph{text: fmt.Sprintf("%s %s, %s, %s – %s", e.StudyType, e.Area, e.Institution, e.StartDate, e.EndDate)})
	}
	add("Languages")
	for _, l := range p.Languages {
		out = append(out, paragraph{text: l.Language + ": " + l.Fluency})
	}
	return out
}

func zipped(t *testing.T, files ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i+1 < len(files); i += 2 {
		w, err := z.Create(files[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(files[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// docx writes paragraphs as Word does; the skills stand in a text box, which Word
// writes twice, and one run is hidden.
func docx(t *testing.T, list []paragraph) string {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="w" xmlns:mc="mc" xmlns:wps="wps"><w:body>`)
	for _, p := range list {
		b.WriteString("<w:p><w:pPr>")
		if p.heading {
			b.WriteString(`<w:pStyle w:val="Heading1"/>`)
		}
		if p.bullet {
			b.WriteString(`<w:pStyle w:val="ListParagraph"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>`)
		}
		b.WriteString("</w:pPr>")
		if p.text == "Skills" {
			b.WriteString(`<w:r><w:rPr><w:vanish/></w:rPr><w:t>Cobol Fortran</w:t></w:r>`)
		}
		half := len([]rune(p.text)) / 2
		fmt.Fprintf(&b, `<w:r><w:t xml:space="preserve">%s</w:t></w:r><w:del><w:r><w:delText>Deleted</w:delText></w:r></w:del><w:r><w:rPr><w:b/><w:sz w:val="22"/></w:rPr><w:t xml:space="preserve">%s</w:t></w:r></w:p>`,
			html.EscapeString(string([]rune(p.text)[:half])), html.EscapeString(string([]rune(p.text)[half:])))
	}
	b.WriteString("</w:body></w:document>")
	return zipped(t, "[Content_Types].xml", "<Types/>", "word/document.xml", b.String())
}

func odt(t *testing.T, list []paragraph) string {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="o" xmlns:text="t" xmlns:style="s" xmlns:fo="f"><office:automatic-styles><style:style style:name="H"><style:text-properties text:display="none"/></style:style></office:automatic-styles><office:body><office:text>`)
	for _, p := range list {
		text := strings.ReplaceAll(html.EscapeString(p.text), "  ", "<text:s/> ")
		switch {
		case p.heading:
			fmt.Fprintf(&b, `<text:h text:outline-level="1">%s</text:h>`, text)
		case p.bullet:
			fmt.Fprintf(&b, `<text:list><text:list-item><text:p>%s</text:p></text:list-item></text:list>`, text)
		default:
			fmt.Fprintf(&b, `<text:p><text:span>%s</text:span><text:span text:style-name="H">Cobol</text:span></text:p>`, text)
		}
	}
	b.WriteString("</office:text></office:body></office:document-content>")
	return zipped(t, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", b.String())
}

func rtf(list []paragraph) string {
	var b strings.Builder
	b.WriteString(`{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Times;}}{\stylesheet{\s1 heading;}}{\*\generator None;}\uc1` + "\n")
	for _, p := range list {
		if p.bullet {
			b.WriteString(`{\listtext\'b7\tab}`)
		}
		for _, r := range p.text {
			switch {
			case r == '\\' || r == '{' || r == '}':
				b.WriteString(`\` + string(r))
			case r < 0x80:
				b.WriteRune(r)
			default:
				fmt.Fprintf(&b, `\u%d?`, r)
			}
		}
		b.WriteString("\\par\n")
	}
	return b.String() + "{\\v Cobol}}"
}

func markdown(list []paragraph) string {
	var b strings.Builder
	for _, p := range list {
		switch {
		case p.heading:
			b.WriteString("\n## " + p.text + "\n\n")
		case p.bullet:
			b.WriteString("- " + p.text + "\n")
		default:
			b.WriteString(p.text + "\n")
		}
	}
	return b.String()
}

// linkedIn is the archive of a profile.
func linkedIn(t *testing.T, p *profile) string {
	quote := func(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }
	positions := "Company Name,Title,Description,Location,Started On,Finished On\n"
	for _, w := range p.Work {
		positions += strings.Join([]string{quote(w.Name), quote(w.Position), quote(strings.Join(w.Highlights, "\n")), "", w.StartDate, w.EndDate}, ",") + "\n"
	}
	skills := "Name\n"
	for _, s := range p.Skills {
		for _, k := range s.Keywords {
			skills += quote(k) + "\n"
		}
	}
	first, last, _ := strings.Cut(p.Basics.Name, " ")
	return zipped(t, "Profile.csv", "First Name,Last Name,Headline,Summary\n"+strings.Join([]string{first, last, quote(p.Basics.Label), quote(p.Basics.Summary)}, ",")+"\n", "Positions.csv", positions, "Skills.csv", skills, "messages.csv", "FROM,CONTENT\na,b\n")
}

// reading is what of a résumé must be the same in every format.
type reading struct {
	Roles []struct {
		Title, Employer, Start, End string
		Bullets                     []string
	}
	Skills []struct{ Name string }
	Years  float64 `json:"years_total"`
}

func readAs(t *testing.T, cache, path string) (reading, string) {
	t.Helper()
	var out, errs bytes.Buffer
	code := execute(t.Context(), []string{"resume", "--format", "json", "--as-of", "2026-06", path}, streams{in: strings.NewReader(""), out: &out, err: &errs,
		env: func(name string) string { return map[string]string{"XDG_CACHE_HOME": cache}[name] }, now: time.Now})
	if code != exitDone {
		t.Fatalf("%s: exit %d: %s", path, code, errs.String())
	}
	var r reading
	if err := json.Unmarshal(out.Bytes(), &r); err != nil {
		t.Fatal(err)
	}
	return r, out.String()
}

func (r *reading) skills() []string {
	var list []string
	for _, s := range r.Skills {
		list = append(list, s.Name)
	}
	slices.Sort(list)
	return list
}

// What a résumé says does not depend on its format. The tests share the reader of PDF,
// which takes long to prepare, with all others.
func TestFormats(t *testing.T) {
	if testing.Short() {
		t.Skip("the reader of PDF takes seconds to prepare")
	}
	cache := t.TempDir()
	if err := linkPDFCache(cache); err != nil {
		t.Fatal(err)
	}
	t.Run("every format is read alike", func(t *testing.T) { everyFormatIsReadAlike(t, cache) })
	t.Run("a printed résumé ranks as its text does", func(t *testing.T) { printedRanksAsText(t, cache) })
	t.Run("so does a real one", func(t *testing.T) { realPrintedRanksAsText(t, cache) })
}

// The same person comes out of every format with the same roles, dates, bullets
// and skills.
func everyFormatIsReadAlike(t *testing.T, cache string) {
	files, err := filepath.Glob("../../testdata/people/*.json")
	if err != nil || len(files) < 8 {
		t.Fatalf("%d people, %v", len(files), err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var p profile
		if err := json.Unmarshal(data, &p); err != nil {
			t.Fatal(err)
		}
		dir, base := t.TempDir(), strings.TrimSuffix(file, ".json")
		paths := []string{base + ".html", base + "-one.pdf", base + "-two.pdf"}
		for ext, text := range map[string]string{"docx": docx(t, p.paragraphs()), "odt": odt(t, p.paragraphs()), "rtf": rtf(p.paragraphs()), "md": markdown(p.paragraphs()), "zip": linkedIn(t, &p), "renamed.txt": docx(t, p.paragraphs())} {
			path := filepath.Join(dir, "resume."+ext)
			if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
			paths = append(paths, path)
		}
		slices.Sort(paths)
		want, _ := readAs(t, cache, file)
		if len(want.Roles) != len(p.Work) || len(want.Roles[0].Bullets) != len(p.Work[0].Highlights) {
			t.Errorf("%s: %d roles of %d: %+v", file, len(want.Roles), len(p.Work), want.Roles)
		}
		for _, path := range paths {
			got, raw := readAs(t, cache, path)
			if fmt.Sprintf("%q", got.Roles) != fmt.Sprintf("%q", want.Roles) || got.Years != want.Years {
				t.Errorf("%s: roles\n%q, want\n%q", path, got.Roles, want.Roles)
			}
			if a, b := got.skills(), want.skills(); filepath.Ext(path) != ".zip" && !slices.Equal(a, b) {
				t.Errorf("%s: skills %v, want %v", path, a, b)
			}
			if hides := strings.HasSuffix(path, ".docx") || strings.HasSuffix(path, ".odt") || strings.HasSuffix(path, ".rtf"); hides && !strings.Contains(raw, "hidden: no reader sees it") {
				t.Errorf("%s: hidden text is not reported", path)
			}
		}
	}
}

// A résumé printed to PDF ranks postings as its text does.
func printedRanksAsText(t *testing.T, cache string) {
	rank := func(resume string) string {
		var out, errs bytes.Buffer
		code := execute(t.Context(), []string{"rank", "--resume", resume, "--format", "csv", "--as-of", "2026-06", "../../testdata/postings"}, streams{in: strings.NewReader(""), out: &out, err: &errs,
			env: func(name string) string { return map[string]string{"XDG_CACHE_HOME": cache}[name] }, now: time.Now})
		if code != exitDone {
			t.Fatalf("%s: exit %d: %s", resume, code, errs.String())
		}
		return out.String()
	}
	want := rank("../../testdata/people/halvorsen.html")
	for _, form := range []string{"-one.pdf", "-two.pdf"} {
		if got := rank("../../testdata/people/halvorsen" + form); got != want {
			t.Errorf("%s ranks\n%s\nnot\n%s", form, got, want)
		}
	}
}

// The same for a real résumé and real postings, printed here, where they and a
// browser are at hand.
func realPrintedRanksAsText(t *testing.T, cache string) {
	browser, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("no browser at hand")
	}
	seed := shareddata.Path(t, "seed/resume.txt")
	text, err := os.ReadFile(seed)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	list := firstOf(t, shareddata.Path(t, bench), 300)
	ranked := func(resume string) string {
		var out, errs bytes.Buffer
		code := execute(t.Context(), []string{"rank", "--resume", resume, "--format", "csv", "--as-of", "2026-06", list}, streams{in: strings.NewReader(""), out: &out, err: &errs,
			env: func(name string) string { return map[string]string{"XDG_CACHE_HOME": cache}[name] }, now: time.Now})
		if code != exitDone {
			t.Fatalf("%s: exit %d: %s", resume, code, errs.String())
		}
		return out.String()
	}
	want := ranked(seed)
	for name, style := range map[string]string{"one": "@page{margin:18mm} body{font:11pt sans-serif;white-space:pre-wrap}", "two": "@page{margin:14mm} body{font:9.5pt serif;white-space:pre-wrap;column-count:2;column-gap:10mm}"} {
		page := filepath.Join(dir, name+".html")
		if err := os.WriteFile(page, []byte("<html><head><meta charset=utf-8><style>"+style+"</style></head><body>"+html.EscapeString(string(text))+"</body></html>"), 0o600); err != nil {
			t.Fatal(err)
		}
		printed := filepath.Join(dir, name+".pdf")
		if out, err := exec.CommandContext(t.Context(), browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--print-to-pdf="+printed, page).CombinedOutput(); err != nil {
			t.Skipf("the browser does not print: %v: %s", err, out)
		}
		if got := ranked(printed); got != want {
			t.Errorf("printed in the style %s, the résumé ranks otherwise", name)
		}
	}
}

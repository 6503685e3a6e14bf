package document

import (
	"archive/zip"
	"bytes"
	"cmp"
	"context"
	"errors"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"skillmatch/scrape/document/office"
	"skillmatch/scrape/document/pdf"
)

// zipOf makes an archive of names and contents.
func zipOf(t testing.TB, files ...string) []byte {
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
	return b.Bytes()
}

const wordHead = `<w:document xmlns:w="w"><w:body>`

func wordFile(t testing.TB, body string) []byte {
	return zipOf(t, "[Content_Types].xml", "<Types/>", "word/document.xml", wordHead+body+"</w:body></w:document>")
}

func TestDOCX(t *testing.T) {
	for name, tc := range map[string]struct{ body, want, hidden string }{
		"paragraphs and lists": {`<w:p><w:r><w:t>Ada Brandt</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:r><w:t>Experience</w:t></w:r></w:p><w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>Built </w:t></w:r><w:r><w:t>services</w:t></w:r></w:p>`,
			"Ada Brandt\n\n## Experience\n\n- Built services", ""},
		"a tab before the dates":    {`<w:p><w:r><w:t>Engineer, Acme</w:t></w:r><w:r><w:tab/><w:t>2020 – 2022</w:t></w:r></w:p>`, "Engineer, Acme | 2020 – 2022", ""},
		"a bullet typed by hand":    {`<w:p><w:r><w:t>• Built things</w:t></w:r></w:p>`, "- Built things", ""},
		"a line break":              {`<w:p><w:r><w:t>One</w:t><w:br/><w:t>Two</w:t></w:r></w:p>`, "One\nTwo", ""},
		"a table beside each other": {`<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Languages</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Go, Rust</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`, "Languages | Go, Rust", ""},
		"a table as columns":        {`<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Skills</w:t></w:r></w:p><w:p><w:r><w:t>Go</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Work</w:t></w:r></w:p><w:p><w:r><w:t>Acme</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`, "Skills\nGo\nWork\nAcme", ""},
		"a box, written twice": {`<w:p><w:r><w:t>Before </w:t></w:r><w:r><mc:AlternateContent><mc:Choice><wps:txbx><w:txbxContent><w:p><w:r><w:t>In the box</w:t></w:r></w:p></w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>In the box</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>after</w:t></w:r></w:p>`,
			"In the box\nBefore after", ""},
		"hidden text":  {`<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r><w:r><w:t>shown</w:t></w:r></w:p>`, "shown", "secret"},
		"white text":   {`<w:p><w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>Kubernetes</w:t></w:r><w:r><w:rPr><w:color w:val="333333"/></w:rPr><w:t>shown</w:t></w:r></w:p>`, "shown", "Kubernetes"},
		"tiny text":    {`<w:p><w:r><w:rPr><w:sz w:val="2"/></w:rPr><w:t>Kafka</w:t></w:r><w:r><w:rPr><w:sz w:val="22"/></w:rPr><w:t>shown</w:t></w:r></w:p>`, "shown", "Kafka"},
		"deleted text": {`<w:p><w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:ins><w:r><w:t>new</w:t></w:r></w:ins></w:p>`, "new", ""},
	} {
		got, err := Read(context.Background(), "x.docx", wordFile(t, tc.body), ReadOptions{})
		if err != nil || strings.TrimSpace(got.Plain) != tc.want || strings.Join(got.Hidden, " ") != tc.hidden {
			t.Errorf("%s: %q, hidden %q, %v, want %q and %q", name, got.Plain, got.Hidden, err, tc.want, tc.hidden)
		}
	}
}

func TestRTF(t *testing.T) {
	for name, tc := range map[string]struct{ data, want, hidden string }{
		"signs":        {`{\rtf1\ansi\uc1 caf\'e9 \u8211? \emdash \{x\}\par two\line three}`, "café – —{x}\ntwo\nthree", ""},
		"destinations": {`{\rtf1{\fonttbl{\f0 Arial;}}{\info{\title T}}{\*\x y}shown}`, "shown", ""},
		"surrogates":   {`{\rtf1\uc0\u-10179\u-8704 ok}`, "😀ok", ""},
		"a list":       {`{\rtf1{\listtext\'b7\tab}one\par{\listtext\'b7\tab}two\par}`, "- one\n- two", ""},
		"hidden":       {`{\rtf1 a{\v b}c}`, "ac", "b"},
		"binary":       {"{\\rtf1 a{\\pict\\bin4 }}}}}b}", "ab", ""},
	} {
		got, err := Read(context.Background(), "x.rtf", []byte(tc.data), ReadOptions{})
		if err != nil || strings.TrimSpace(got.Plain) != tc.want || strings.Join(got.Hidden, " ") != tc.hidden {
			t.Errorf("%s: %q, hidden %q, %v", name, got.Plain, got.Hidden, err)
		}
	}
}

// The tests share the reader of PDF, which takes long to prepare, with those of the
// packages around when MATCH_TEST_CACHE names a folder for it.
func TestDamagedDocuments(t *testing.T) {
	cache := cmp.Or(os.Getenv("MATCH_TEST_CACHE"), t.TempDir())
	t.Run("broken", func(t *testing.T) { brokenDocuments(t, cache) })
	t.Run("cut and changed", func(t *testing.T) { cutAndChangedDocuments(t, cache) })
}

func brokenDocuments(t *testing.T, cache string) {
	var bomb bytes.Buffer
	z := zip.NewWriter(&bomb)
	w, err := z.Create("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	zeros := make([]byte, 1<<20)
	for range 64 {
		if _, err := w.Write(zeros); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	for name, tc := range map[string]struct {
		data []byte
		want error
	}{
		"a bomb":               {bomb.Bytes(), ErrBomb},
		"nested too deep":      {wordFile(t, strings.Repeat("<w:p>", 1000)), ErrDamaged},
		"entities":             {zipOf(t, "[Content_Types].xml", "", "word/document.xml", `<!DOCTYPE x [<!ENTITY a "`+strings.Repeat("a", 1000)+`"><!ENTITY b "&a;&a;">]><w:p><w:t>&b;</w:t></w:p>`), ErrDamaged},
		"cut off":              {wordFile(t, "<w:p><w:r><w:t>Ada Brandt</w:t></w:r></w:p>")[:150], ErrDamaged},
		"no text":              {wordFile(t, "<w:p/>"), ErrEmpty},
		"a table":              {zipOf(t, "[Content_Types].xml", "", "xl/workbook.xml", "<x/>"), &KindError{"an Excel table"}},
		"word before 2007":     {[]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("x", 600)), office.ErrOldWord},
		"a cut rtf":            {[]byte(`{\rtf1\ansi {\b Ada`), ErrDamaged},
		"a deep rtf":           {[]byte(`{\rtf1` + strings.Repeat("{", 5000)), ErrDamaged},
		"a pdf of nothing":     {[]byte("%PDF-1.7\n"), pdf.ErrBroken},
		"a pdf without a page": {[]byte("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj trailer<</Root 1 0 R>>"), pdf.ErrBroken},
	} {
		got, err := Read(t.Context(), "x", tc.data, ReadOptions{CacheDir: cache})
		if !errors.Is(err, tc.want) && (err == nil || err.Error() != tc.want.Error()) {
			t.Errorf("%s: %v, %q, want %v", name, err, got.Plain, tc.want)
		}
	}
}

// However a document is cut or changed, it gives text or a clear error.
func cutAndChangedDocuments(t *testing.T, cache string) {
	page, err := os.ReadFile("../../testdata/people/halvorsen-one.pdf")
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{"pdf": page, "docx": wordFile(t, strings.Repeat("<w:p><w:r><w:t>Ada Brandt</w:t></w:r></w:p>", 200)), "rtf": []byte(`{\rtf1 ` + strings.Repeat(`Ada Brandt\par `, 200) + "}")} {
		random := rand.New(rand.NewPCG(1, 2))
		for i := range 10 {
			cut := data[:len(data)*i/10]
			changed := bytes.Clone(data)
			for range 20 {
				changed[16+random.IntN(len(changed)-16)] ^= byte(1 << random.IntN(8))
			}
			for how, d := range map[string][]byte{"cut": cut, "changed": changed} {
				got, err := Read(t.Context(), "x", d, ReadOptions{CacheDir: cache})
				if !utf8.ValidString(got.Plain) || Clean(got.Plain) != got.Plain {
					t.Errorf("%s, %s %d: the text is not clean", name, how, i)
				}
				if err != nil && (strings.Contains(err.Error(), "panic") || err.Error() == "") {
					t.Errorf("%s, %s %d: %v", name, how, i, err)
				}
			}
		}
	}
}

func FuzzReadOffice(f *testing.F) {
	f.Add([]byte(`{\rtf1\ansi\uc1 caf\'e9 {\v b}\par}`))
	f.Add(zipOf(f, "[Content_Types].xml", "", "word/document.xml", wordHead+"<w:p><w:r><w:t>a</w:t></w:r></w:p></w:body></w:document>"))
	f.Add(zipOf(f, "mimetype", "x", "content.xml", `<o><office:text><text:p>a<text:tab/>b</text:p></office:text></o>`))
	f.Add(zipOf(f, "Positions.csv", "Title,Company Name\na,b\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		got, err := readOffice("", data)
		if err != nil {
			return
		}
		if !utf8.ValidString(got.Plain) || Clean(got.Plain) != got.Plain {
			t.Errorf("not clean: %q", got.Plain)
		}
	})
}

func FuzzWordXML(f *testing.F) {
	f.Add("<w:p><w:r><w:t>a</w:t></w:r></w:p>")
	f.Add(`<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>`)
	f.Fuzz(func(t *testing.T, body string) {
		got, err := readOffice("", zipOf(t, "word/document.xml", body, "[Content_Types].xml", ""))
		if err == nil && Clean(got.Plain) != got.Plain {
			t.Errorf("not clean: %q", got.Plain)
		}
	})
}

package document

import (
	"fmt"
	"strings"
	"testing"

	"skillmatch/scrape/document/block"
)

// sketch writes blocks on one line: "^" for a gap, the kind with its level or depth, "*"
// for bold, ">" for a line that goes on with an item, "=" for the names of columns, and
// the text or the cells.
func sketch(list []block.Block) string {
	var out []string
	for _, b := range list {
		s := ""
		if b.Gap {
			s = "^"
		}
		switch b.Kind {
		case block.Heading:
			s += fmt.Sprintf("H%d", b.Level)
		case block.Item:
			s += fmt.Sprintf("I%d", b.Depth)
		case block.Paragraph:
			s += "P"
		}
		if b.Bold {
			s += "*"
		}
		if b.Line {
			s += ">"
		}
		if b.Names {
			s += "="
		}
		if len(b.Cells) > 0 {
			s += " [" + strings.Join(b.Cells, "][") + "]"
		} else {
			s += " " + b.Text
		}
		out = append(out, s)
	}
	return strings.Join(out, " / ")
}

// sketches reads documents and compares their blocks.
func sketches(t *testing.T, name string, cases map[string]struct{ data, want string }) {
	t.Helper()
	for what, tc := range cases {
		c, err := Read(t.Context(), name, []byte(tc.data), ReadOptions{})
		if got := sketch(c.Document.Blocks); err != nil || got != tc.want {
			t.Errorf("%s: %v\n got %s\nwant %s", what, err, got, tc.want)
		}
	}
}

func TestBlocksOfPages(t *testing.T) {
	sketches(t, "cv.html", map[string]struct{ data, want string }{
		"levels":                     {"<h1>A</h1><h2>B</h2><h3>C</h3><h4>D</h4><p>e</p>", "H1* A / ^H2* B / ^H3* C / ^H4* D / ^P e"},
		"gaps":                       {"<p>a</p><p>b<br>c</p><div>d</div><div>e</div>", "P a / ^P b / P c / ^P d / P e"},
		"gaps of style":              {"<style>.e{margin-bottom:20px} p{margin:0}</style><p>a</p><p>b</p><div class=e>c</div><div>d</div>", "P a / P b / P c / ^P d"},
		"bold lines":                 {"<p><b>A</b></p><p><b>B</b> c</p><style>.t{font-weight:700}</style><p class=t>D</p>", "P* A / ^P B c / ^P* D"},
		"lists in lists":             {"<ul><li>a<ul><li>b</li></ul></li><li><p>c</p><p>d</p></li></ul>", "I1 a / I2 b / I1 c / P> d"},
		"a list for layout":          {"<ul><li><h3>A</h3><p>b</p></li><li><h3>C</h3></li></ul>", "H3* A / ^P b / ^H3* C"},
		"entries as items":           {"<ul><li><div>A</div><div>2019</div><ul><li>b</li></ul></li><li><div>C</div></li></ul>", "P A / P 2019 / ^I1 b / ^P C"},
		"a row":                      {"<table><tr><td>2019 – 2021</td><td><b>Clerk</b></td></tr></table>", "P [2019 – 2021][Clerk]"},
		"names of columns":           {"<table><tr><th>When</th><th>What</th></tr><tr><td>2019</td><td>a</td></tr></table>", "P*= [When][What] / P [2019][a]"},
		"names without a mark":       {"<table><tr><td>When<td>What<td>Where</tr><tr><td>2019<td>a<td>b</tr><tr><td>2017<td>c<td>d</tr></table>", "P= [When][What][Where] / P [2019][a][b] / P [2017][c][d]"},
		"a layout":                   {"<table><tr><td>2019</td><td><b>Clerk</b><br>Brio<ul><li>x</li></ul></td></tr></table>", "P 2019 / P* Clerk / P Brio / ^I1 x"},
		"a flexible box":             {"<style>.r{display:flex}</style><div class=r><div>Clerk</div><div>2019</div></div>", "P [Clerk][2019]"},
		"columns of such a box":      {"<div style='display:flex;flex-direction:column'><div>Clerk</div><div>2019</div></div>", "P Clerk / P 2019"},
		"a date that floats":         {"<h3>Clerk <span style='float:right'>2019</span></h3>", "H3* [Clerk][2019]"},
		"a date that floats ahead":   {"<div style='float:right'>2019</div><h3>Clerk</h3><p>Brio</p>", "H3 [Clerk][2019] / ^P Brio"},
		"a date behind its entry":    {"<div class='d-flex'><div><h3>Clerk</h3><div>Brio</div></div><div>2019</div></div>", "H3* Clerk / P 2019 / P Brio"},
		"fields of their own":        {"<h3>Clerk</h3><span>Brio Ltd</span><time>2019</time>", "H3* Clerk / ^P [Brio Ltd][2019]"},
		"two ends of a range":        {"<div><span>Mar 2019</span><span>Nov 2021</span></div>", "P Mar 2019 – Nov 2021"},
		"text with changing type":    {"<p>Built <b>big</b> <i>things</i></p><p><span class=c1>Led a team of </span><span class=c5>12</span></p><p><b>Java</b>Script x<sup>2</sup></p>", "P Built big things / ^P Led a team of 12 / ^P JavaScript x2"},
		"dates above a title":        {"<article><div>2019 – 2021</div><h3>Clerk</h3><p>Brio</p></article><ul><li><span>2017</span><h4>Aide</h4></li></ul>", "H3* Clerk / P 2019 – 2021 / P Brio / ^H4* Aide / P 2017"},
		"a particle between fields":  {"<p><strong>Clerk</strong> <span>at</span> <a>Brio</a></p>", "P Clerk at Brio"},
		"a small title":              {"<h3>Clerk <small>Brio Ltd</small></h3><h2>Work <span>(2)</span></h2>", "H3* [Clerk][Brio Ltd] / ^H2* Work (2)"},
		"terms":                      {"<dl><dt>Languages</dt><dd>Go, SQL</dd><dt>Work</dt><dd>a</dd><dd>b</dd></dl>", "P [Languages][Go, SQL] / P Work / P a / P b"},
		"typed text":                 {"<pre>Clerk\n  - a\n\nb</pre>", "P> Clerk / I1> a / ^P> b"},
		"signs of lists":             {"<p>• a</p><p>– b</p>", "I1 a / ^I1 b"},
		"a date pushed aside":        {"<p>Clerk&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;2019</p>", "P [Clerk][2019]"},
		"a tab of Word":              {"<p>Clerk<span style='mso-tab-count:1'>  </span>2019</p>", "P [Clerk][2019]"},
		"garbled by entities":        {"<p>03/2019 &acirc;&euro;&ldquo; 11/2021</p>", "P 03/2019 – 11/2021"},
		"fractions and superscripts": {"<p>2½ in, 12 m²</p>", "P 2½ in, 12 m²"},
		"rules for print":            {"<style>@media print{.x{display:none}} @media (max-width:600px){.x{display:none}}</style><p class=x>a</p>", "P a"},
	})
}

func TestHiddenTextOfPagesIsTold(t *testing.T) {
	c, err := Read(t.Context(), "cv.html", []byte("<style>.h{display:none}</style><p>a</p><p class=h>Kubernetes</p><p hidden>Kafka</p><script>x</script>"), ReadOptions{})
	if got := strings.Join(c.Hidden, " "); err != nil || got != "Kubernetes Kafka" || sketch(c.Document.Blocks) != "P a" {
		t.Errorf("%q, %s, %v", got, sketch(c.Document.Blocks), err)
	}
}

// wordWith makes a document of Word with styles.
func wordWith(t *testing.T, body string) string {
	return string(zipOf(t, "[Content_Types].xml", "", "word/document.xml", wordHead+body+"</w:body></w:document>",
		"word/styles.xml", `<w:styles xmlns:w="w"><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="20"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="A"><w:name w:val="heading 2"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="B"><w:name w:val="Section of a CV"/><w:basedOn w:val="A"/></w:style>
<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="L"><w:name w:val="List Bullet 2"/></w:style>
<w:style w:type="paragraph" w:styleId="S"><w:name w:val="Spaced"/><w:pPr><w:spacing w:after="200"/><w:contextualSpacing/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="X"><w:name w:val="x"/><w:basedOn w:val="Y"/></w:style><w:style w:type="paragraph" w:styleId="Y"><w:name w:val="y"/><w:basedOn w:val="X"/></w:style></w:styles>`,
		"word/numbering.xml", `<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>`,
		"word/header1.xml", `<w:hdr xmlns:w="w"><w:p><w:r><w:t>Nora Quist</w:t></w:r></w:p></w:hdr>`,
		"word/footer1.xml", `<w:ftr xmlns:w="w"><w:p><w:r><w:t>nora@example.org</w:t></w:r></w:p><w:p><w:r><w:t xml:space="preserve">Page </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>3</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:ftr>`))
}

func TestBlocksOfWord(t *testing.T) {
	p := func(style, text string) string {
		return `<w:p><w:pPr>` + style + `</w:pPr><w:r><w:t xml:space="preserve">` + text + `</w:t></w:r></w:p>`
	}
	styled := func(id string) string { return `<w:pStyle w:val="` + id + `"/>` }
	list := func(level, id string) string {
		return `<w:numPr><w:ilvl w:val="` + level + `"/><w:numId w:val="` + id + `"/></w:numPr>`
	}
	for what, tc := range map[string]struct{ body, want string }{
		"levels by styles":            {p(styled("T"), "A") + p(styled("A"), "B") + p(styled("B"), "C"), "H1 A / H2* B / H2* C"},
		"styles in a ring":            {p(styled("X"), "a"), "P a"},
		"depth":                       {p(list("0", "1"), "a") + p(list("1", "1"), "b") + p(styled("L"), "c"), "I1 a / I2 b / I2 c"},
		"numbers":                     {p(list("0", "2"), "a") + `<w:p><w:pPr>` + list("0", "2") + `</w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>Work</w:t></w:r></w:p>`, "I1 a / P* Work"},
		"numbered headings":           {p(styled("A")+list("0", "2"), "Work"), "H2* Work"},
		"room":                        {p(`<w:spacing w:after="120"/>`, "a") + p("", "b") + p("", "c"), "P a / ^P b / P c"},
		"no room within a style":      {p(styled("S"), "a") + p(styled("S"), "b") + p("", "c"), "P a / P b / ^P c"},
		"an empty paragraph":          {p("", "a") + "<w:p/>" + p("", "b"), "P a / ^P b"},
		"bold":                        {`<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>A</w:t></w:r><w:r><w:t> </w:t></w:r></w:p><w:p><w:r><w:rPr><w:b/></w:rPr><w:t>B</w:t></w:r><w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t>c</w:t></w:r></w:p>`, "P* A / P Bc"},
		"a tab":                       {`<w:p><w:r><w:t>Clerk</w:t><w:tab/><w:t>2019</w:t></w:r></w:p>`, "P [Clerk][2019]"},
		"a tab behind a label":        {`<w:p><w:r><w:t>Skills:</w:t><w:tab/><w:t>Go</w:t></w:r></w:p>`, "P Skills: Go"},
		"a tab behind a typed sign":   {`<w:p><w:r><w:t>•</w:t><w:tab/><w:t>Go</w:t></w:r></w:p>`, "I1 Go"},
		"blanks for a tab":            {p("", "Clerk          2019"), "P [Clerk][2019]"},
		"lines of an item":            {`<w:p><w:pPr>` + list("0", "1") + `</w:pPr><w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r></w:p>`, "I1 a / P> b"},
		"cells":                       {`<w:tbl><w:tr><w:tc>` + p("", "2019") + `</w:tc><w:tc>` + p("", "Clerk") + `</w:tc></w:tr></w:tbl>`, "P [2019][Clerk]"},
		"names of columns":            {`<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc>` + p("", "When") + `</w:tc><w:tc>` + p("", "What") + `</w:tc></w:tr></w:tbl>`, "P= [When][What]"},
		"cells of several lines":      {`<w:tbl><w:tr><w:tc>` + p("", "2019") + `</w:tc><w:tc>` + p("", "Clerk") + p(list("0", "1"), "a") + `</w:tc></w:tr></w:tbl>` + p("", "b"), "P 2019 / P Clerk / I1 a / P b"},
		"a link and a control":        {`<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent><w:p><w:hyperlink><w:r><w:t>a</w:t></w:r></w:hyperlink><w:r><w:t> b</w:t></w:r></w:p></w:sdtContent></w:sdt>`, "P a b"},
		"former properties":           {`<w:p><w:pPr><w:pPrChange><w:pPr>` + styled("A") + `</w:pPr></w:pPrChange></w:pPr><w:r><w:t>a</w:t></w:r></w:p>`, "P a"},
		"white on a bar":              {`<w:p><w:pPr><w:shd w:fill="1F3864"/></w:pPr><w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>Work</w:t></w:r></w:p>`, "P Work"},
		"the look of a paragraph end": {`<w:p><w:pPr><w:rPr><w:b/><w:vanish/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>`, "P a"},
	} {
		c, err := Read(t.Context(), "x", []byte(wordWith(t, tc.body)), ReadOptions{})
		want := "P Nora Quist / ^" + tc.want + " / ^P nora@example.org"
		if got := sketch(c.Document.Blocks); err != nil || got != want {
			t.Errorf("%s: %v\n got %s\nwant %s", what, err, got, want)
		}
		if w := strings.Join(c.Warnings, ";"); w != "numbers of pages are left out: Page" {
			t.Errorf("%s: warnings %q", what, w)
		}
	}
}

func TestBlocksOfOpenDocument(t *testing.T) {
	const styles = `<o:s xmlns:o="o" xmlns:style="s" xmlns:fo="f" xmlns:text="t"><o:styles><style:default-style style:family="paragraph"><style:text-properties fo:font-size="12pt"/></style:default-style><style:style style:name="Heading_20_1" style:family="paragraph" style:default-outline-level="1"/><style:style style:name="Own" style:family="paragraph" style:parent-style-name="Heading_20_1"/><style:style style:name="Room" style:family="paragraph"><style:paragraph-properties fo:margin-top="0.5cm"/></style:style></o:styles><o:master-styles><style:master-page><style:header><text:p>Nora Quist</text:p></style:header><style:footer><text:p>Page <text:page-number>1</text:page-number></text:p></style:footer></style:master-page></o:master-styles></o:s>`
	doc := func(body string) string {
		return string(zipOf(t, "mimetype", "application/vnd.oasis.opendocument.text", "styles.xml", styles, "content.xml", `<o:d xmlns:o="o" xmlns:style="s" xmlns:fo="f" xmlns:text="t" xmlns:draw="d" xmlns:table="b" xmlns:svg="v"><o:automatic-styles><style:style style:name="P1" style:family="paragraph" style:parent-style-name="Own"/><style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style><text:list-style style:name="L"><text:list-level-style-bullet text:level="1"/><text:list-level-style-bullet text:level="2"/></text:list-style><text:list-style style:name="N"><text:list-level-style-number text:level="1" style:num-format=""/></text:list-style></o:automatic-styles><o:body><o:text>`+body+`</o:text></o:body></o:d>`))
	}
	sketches(t, "cv.odt", map[string]struct{ data, want string }{
		"levels":               {doc(`<text:h text:outline-level="3">A</text:h><text:p text:style-name="P1">B</text:p>`), "P Nora Quist / ^H3 A / H1 B"},
		"lists":                {doc(`<text:list text:style-name="L"><text:list-item><text:p>a</text:p><text:list><text:list-item><text:p>b</text:p></text:list-item></text:list></text:list-item><text:list-item><text:p>c</text:p><text:p>d</text:p></text:list-item></text:list>`), "P Nora Quist / ^I1 a / I2 b / I1 c / P> d"},
		"a list without signs": {doc(`<text:list text:style-name="N"><text:list-item><text:p>a</text:p></text:list-item></text:list>`), "P Nora Quist / ^P a"},
		"room and bold":        {doc(`<text:p>a</text:p><text:p text:style-name="Room">b</text:p><text:p><text:span text:style-name="B">C</text:span></text:p>`), "P Nora Quist / ^P a / ^P b / P* C"},
		"cells":                {doc(`<table:table><table:table-row><table:table-cell><text:p>2019</text:p></table:table-cell><table:table-cell><text:p>Clerk<text:tab/>Brio</text:p></table:table-cell></table:table-row></table:table>`), "P Nora Quist / ^P [2019][Clerk][Brio]"},
		"a frame":              {doc(`<text:p>a <draw:frame><svg:title>pic</svg:title><draw:text-box><text:p>in it</text:p></draw:text-box></draw:frame>b</text:p>`), "P Nora Quist / ^P in it / P a b"},
		"blanks":               {doc(`<text:p>Clerk<text:s text:c="9"/>2019</text:p>`), "P Nora Quist / ^P [Clerk][2019]"},
	})
}

func TestBlocksOfRTF(t *testing.T) {
	sketches(t, "cv.rtf", map[string]struct{ data, want string }{
		"levels":              {`{\rtf1{\stylesheet{\s0 Normal;}{\s2 heading 2;}}\pard\s2 A\par\pard\outlinelevel0 B\par\pard c\par}`, "H2 A / H1 B / P c"},
		"lists":               {`{\rtf1{\listtext\'b7\tab}\pard\ls1 a\par{\listtext o\tab}\pard\ls1\ilvl1 b\par\pard c\par}`, "I1 a / I2 b / P c"},
		"a numbered heading":  {`{\rtf1{\listtext 1.\tab}\pard\ls1\b Work\b0\par{\listtext 2.\tab}\pard\ls1 a\par}`, "P* Work / I1 a"},
		"room and bold":       {`{\rtf1\pard a\par\pard\sb200 b\par\pard{\b C}\par}`, "P a / ^P b / P* C"},
		"a row":               {`{\rtf1\trowd\pard\intbl 2019\cell Clerk\cell\row\pard b\par}`, "P [2019][Clerk] / P b"},
		"names of columns":    {`{\rtf1\trowd\trhdr\pard\intbl When\cell What\cell\row\trowd\pard\intbl 2019\cell a\cell\row}`, "P= [When][What] / P [2019][a]"},
		"a row of many lines": {`{\rtf1\trowd\pard\intbl 2019\cell\pard\intbl Clerk\par Brio\cell\row}`, "P 2019 / P Clerk / P Brio"},
		"a tab":               {`{\rtf1 Clerk\tab 2019\par}`, "P [Clerk][2019]"},
		"headers and footers": {`{\rtf1{\header\pard Nora Quist\par}{\footer\pard Page \chpgn\par}{\footerf\pard nora@example.org\par}\pard a\par}`, "P Nora Quist / ^P a / ^P nora@example.org"},
		"code pages":          {`{\rtf1\ansicpg1250{\fonttbl{\f0\fcharset238 A;}{\f1\fcharset204 B;}}\f0 \'b3\'f3d\'9f \f1 \'d0\'ee\par}`, "P łódź Ро"},
		"a field":             {`{\rtf1{\field{\*\fldinst HYPERLINK "x"}{\fldrslt link}} b\par}`, "P link b"},
		"a text box":          {`{\rtf1 a {\shp{\*\shpinst{\shptxt\pard in it\par}}}b\par}`, "P in it / P a b"},
	})
}

func TestBlocksOfLaTeX(t *testing.T) {
	doc := func(body string) string {
		return "\\documentclass{article}\n\\begin{document}\n" + body + "\n\\end{document}"
	}
	sketches(t, "cv.tex", map[string]struct{ data, want string }{
		"headings":        {doc(`\section*{Work}\subsection{Clerk}a`), "H1 Work / ^H2 Clerk / ^P a"},
		"moderncv":        {doc(`\cventry{2019--2021}{Clerk}{Brio}{Oslo}{}{\begin{itemize}\item a\end{itemize}}`), "P [Clerk][2019–2021] / P [Brio][Oslo] / I1 a"},
		"awesome-cv":      {doc("\\cventry\n{Clerk} % title\n{Brio}\n{Oslo}\n{2019}\n{\\begin{cvitems}\\item {a}\\end{cvitems}}"), "P [Clerk][2019] / P [Brio][Oslo] / I1 a"},
		"altacv":          {doc(`\cvevent{Clerk}{Brio}{2019 -- 2021}{Oslo}\cvtag{Go}\cvtag{SQL}`), "P [Clerk][2019 – 2021] / P [Brio][Oslo] / P [Go][SQL]"},
		"own macros":      {`\newcommand{\job}[4]{\item\textbf{#1} & #2 \\ \textit{#4} & #3 \\}` + doc(`\job{Clerk}{2019}{Oslo}{Brio}`), "P [Clerk][2019] / P [Brio][Oslo]"},
		"own items":       {`\newcommand{\point}[1]{\item\small{#1}}` + doc(`\begin{itemize}\point{a}\point{b}\end{itemize}`), "I1 a / I1 b"},
		"unknown macros":  {doc(`\myjob{Clerk}{Brio}{2019}`), "P [Clerk][Brio][2019]"},
		"accents":         {doc(`Malm\"{o}, M\"unchen, Jos\'e, \c{C}elik, S\o{}n, \v{S}koda, na\"{\i}ve`), "P Malmö, München, José, Çelik, Søn, Škoda, naïve"},
		"signs":           {doc("``a'' -- b~\\& c \\% d $|$ e % comment\nf"), "P “a” – b & c % d | e f"},
		"bold and hfill":  {doc(`\textbf{Clerk} \hfill 2019 \\ \textbf{Brio}`), "P [Clerk][2019] / P* Brio"},
		"a table":         {doc(`\begin{tabular}{ll}Go & SQL \\ \multicolumn{2}{l}{x}\end{tabular}`), "P [Go][SQL] / P x"},
		"links":           {doc(`\href{https://x.org}{x} \url{y.org}`), "P x y.org"},
		"the person":      {"\\documentclass{moderncv}\\name{Nora}{Quist}\\email{a@b.org}\\begin{document}a\\end{document}", "P Nora Quist / P a@b.org / ^P a"},
		"lists for a row": {doc(`\begin{itemize}\item\begin{itemize}\item a\end{itemize}\end{itemize}`), "I1 a"},
	})
}

func TestBlocksOfSavedPages(t *testing.T) {
	sketches(t, "cv.mht", map[string]struct{ data, want string }{
		"quoted":      {"From: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html; charset=\"windows-1252\"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<h2>W=F6rk</h2><p>a=\r\nb</p>\r\n--b--\r\n", "H2* Wörk / ^P ab"},
		"base64":      {"MIME-Version: 1.0\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\nPHA+YTwvcD4=\n", "P a"},
		"cut off":     {"From: x\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n<p>a</p>", "P a"},
		"in one more": {"From: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: multipart/related; boundary=c\n\n--c\nContent-Type: text/html\n\n<p>a</p>\n--c--\n--b--", "P a"},
	})
}

func TestGarbledTextIsMendedInEveryFormat(t *testing.T) {
	const garbled, want = "Clerk, Brio â€“ 03/2019 â€“ 11/2021", "Clerk, Brio – 03/2019 – 11/2021"
	for name, data := range map[string]string{
		"cv.txt": garbled, "cv.html": "<p>" + garbled + "</p>", "cv.tex": "\\begin{document}" + garbled + "\\end{document}",
		"cv.docx": string(wordFile(t, "<w:p><w:r><w:t>"+garbled+"</w:t></w:r></w:p>")),
		"cv.rtf":  `{\rtf1\uc0 Clerk, Brio \'e2\'80\'93 03/2019 \'e2\'80\'93 11/2021\par}`,
	} {
		c, err := Read(t.Context(), name, []byte(data), ReadOptions{})
		if err != nil || len(c.Document.Blocks) != 1 || c.Document.Blocks[0].Text != want {
			t.Errorf("%s: %v, %s", name, err, sketch(c.Document.Blocks))
		}
	}
}

// Documents of other programs are named, with what to do.
func TestUnreadableDocumentsAreNamed(t *testing.T) {
	wide := func(s string) string {
		return "\xd0\xcf\x11\xe0" + strings.Repeat("x", 100) + strings.Join(strings.Split(s, ""), "\x00") + "\x00"
	}
	files := func(list ...string) string { return string(zipOf(t, list...)) }
	for name, tc := range map[string]struct{ data, want string }{
		"cv.pages":   {files("Index/Document.iwa", "x", "preview.jpg", "y"), "this is a Pages document, which cannot be read; export it as PDF or Word"},
		"cv.key":     {files("Index/Document.iwa", "x", "Index/Slide.iwa", "y"), "this is Keynote slides, which cannot be read; export it as PDF or Word"},
		"cv.numbers": {files("Index/Document.iwa", "x"), "this is a Numbers table"},
		"cv.docx":    {wide("EncryptedPackage"), "locked with a password"},
		"cv.doc":     {wide("WordDocument"), "Word before 2007"},
		"cv.xls":     {wide("Workbook"), "Excel before 2007"},
		"cv.msg":     {wide("__properties_version1.0"), "a message of Outlook"},
		"cv.epub":    {files("mimetype", "application/epub+zip"), "an EPUB document"},
		"cv.ods":     {files("mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml", "<a/>"), "an OpenDocument table"},
		"cv.odt":     {files("mimetype", "application/vnd.oasis.opendocument.text", "content.xml", "x", "META-INF/manifest.xml", "<m:encryption-data/>"), "locked with a password"},
		"cv.xlsx":    {files("[Content_Types].xml", "", "xl/workbook.xml", ""), "an Excel table"},
		"cv.pptx":    {files("[Content_Types].xml", "", "ppt/presentation.xml", ""), "PowerPoint slides"},
		"cv.xps":     {files("FixedDocSeq.fdseq", ""), "an XPS document"},
		"cv.zip":     {files("a.txt", ""), "a ZIP archive, which cannot be read; unpack it"},
		"cv.rar":     {"Rar!\x1a\x07\x00", "a RAR archive, which cannot be read; unpack it"},
		"cv.7z":      {"7z\xbc\xaf\x27\x1c", "a 7z archive"},
		"cv.png":     {"\x89PNG\r\n\x1a\n", "a PNG image, which cannot be read; name the document that it was made from"},
		"cv.jpg":     {"\xff\xd8\xff\xe0\x00\x10JFIF", "a JPEG image"},
		"cv.heic":    {"\x00\x00\x00\x18ftypheic\x00\x00", "a HEIC photo"},
		"cv.svg":     {`<?xml version="1.0"?><svg></svg>`, "an SVG image"},
		"cv.xml":     {`<?xml version="1.0"?><a></a>`, "an XML file"},
	} {
		if _, err := Read(t.Context(), name, []byte(tc.data), ReadOptions{}); err == nil || !strings.Contains(err.Error(), tc.want) {
			t.Errorf("%s: %v, want %q", name, err, tc.want)
		}
	}
}

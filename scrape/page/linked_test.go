package page

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"skillmatch/scrape/document"
)

// TestStructuredDataIsReadDespiteItsDefects reads blocks as pages have them, each
// with one thing wrong or unusual.
func TestStructuredDataIsReadDespiteItsDefects(t *testing.T) {
	const job = `{"@context":"https://schema.org","@type":"JobPosting","title":"Cooper","description":"<p>Barrels of oak.</p>","jobLocation":{"address":{"addressLocality":"Cognac"}}}`
	block := func(s string) string { return `<script type="application/ld+json">` + s + `</script>` }
	for name, page := range map[string]string{
		"nothing wrong":                   block(job),
		"type in other letters":           `<script type='application/LD+JSON; charset=utf-8'>` + job + `</script>`,
		"an empty block before it":        block("") + block("  ") + block(job),
		"a null before it":                block("null") + block(job),
		"a block that is no JSON":         block("{{ data }}") + block(job),
		"other types before it":           block(`{"@type":"WebSite","name":"x"}`) + block(`{"@type":"BreadcrumbList","itemListElement":[{"@type":"ListItem","name":"y"}]}`) + block(job),
		"in a list":                       block("[" + job + "]"),
		"in a list in a list":             block("[[" + job + "]]"),
		"in @graph":                       block(`{"@graph":[{"@type":"WebPage","name":"x"},` + job + `]}`),
		"in mainEntity":                   block(`{"@type":"WebPage","mainEntity":` + job + `}`),
		"in an ItemList":                  block(`{"@type":"ItemList","itemListElement":[{"@type":"ListItem","item":` + job + `}]}`),
		"type with a namespace":           block(strings.Replace(job, `"JobPosting"`, `"http://schema.org/JobPosting"`, 1)),
		"several types":                   block(strings.Replace(job, `"JobPosting"`, `["Thing","JobPosting"]`, 1)),
		"keys in other letters":           block(strings.NewReplacer(`"title"`, `"Title"`, `"description"`, `"Description"`, `"jobLocation"`, `"JobLocation"`, `"address"`, `"Address"`).Replace(job)),
		"name for title":                  block(strings.Replace(job, `"title"`, `"name"`, 1)),
		"title null":                      `<title>Cooper - Oak &amp; Sons</title><meta property="og:site_name" content="Oak &amp; Sons">` + block(strings.Replace(job, `"Cooper"`, "null", 1)),
		"title escaped":                   block(strings.Replace(job, "Cooper", "Co&#111;per", 1)),
		"description escaped":             block(strings.Replace(job, "<p>Barrels of oak.</p>", "&lt;p&gt;Barrels of oak.&lt;/p&gt;", 1)),
		"description escaped twice":       block(strings.Replace(job, "<p>Barrels of oak.</p>", "&amp;lt;p&amp;gt;Barrels of oak.&amp;lt;/p&amp;gt;", 1)),
		"description in lines":            block(strings.Replace(job, "<p>Barrels of oak.</p>", `Barrels of oak.\\n`, 1)),
		"end of script in the text":       block(strings.Replace(job, "</p>", `<script>x()<\/script></p>`, 1)),
		"raw new lines":                   block(strings.Replace(job, "Barrels", "\n\tBarrels", 1)),
		"a semicolon behind it":           block(job + ";"),
		"in a comment":                    block("<!--" + job + "-->"),
		"in CDATA":                        block("//<![CDATA[\n" + job + "\n//]]>"),
		"comments in it":                  block(strings.Replace(job, `"title"`, "// the title\n\"title\"", 1)),
		"a comma missing":                 block(strings.Replace(job, `"Cooper",`, `"Cooper" `, 1)),
		"a comma too many":                block(strings.TrimSuffix(job, "}") + ",}"),
		"an escape that is none":          block(strings.Replace(job, "oak.", `oak\.`, 1)),
		"all in entities":                 block(strings.NewReplacer(`"`, "&quot;", "<", "&lt;", ">", "&gt;").Replace(job)),
		"a byte order mark":               block("\ufeff" + job),
		"place as text":                   block(strings.Replace(job, `{"address":{"addressLocality":"Cognac"}}`, `"Cognac"`, 1)),
		"places in a list":                block(strings.Replace(job, `{"address":{"addressLocality":"Cognac"}}`, `[{"address":{"addressLocality":"Cognac"}}]`, 1)),
		"place by reference":              block(`{"@graph":[{"@id":"#p","@type":"Place","address":{"addressLocality":"Cognac","addressRegion":"UNAVAILABLE"}},` + strings.Replace(job, `{"address":{"addressLocality":"Cognac"}}`, `{"@id":"#p"}`, 1) + `]}`),
		"place in a meta element":         `<meta name="gtm_location" content="Cognac">` + block(strings.Replace(job, `"addressLocality":"Cognac"`, `"addressLocality":null`, 1)),
		"the same job twice":              block(job) + block(job),
		"commented out before it":         `<!-- <script type="application/ld+json">{"@type":"JobPosting","title":"Old"}</script> -->` + block(job),
		"nested deeper than anybody does": block(strings.Repeat("[", 20) + job + strings.Repeat("]", 20)),
	} {
		p, err := Extract([]byte("<html><head>"+page+"</head><body><p>Oak</p></body></html>"), "", "")
		if err != nil || p.Title != "Cooper" || p.Text != "Barrels of oak." || p.Location != "Cognac" || p.Source != "json-ld" {
			t.Errorf("%s: %+v, %v", name, p, err)
		}
	}
}

// FuzzLinkedData reads a block of JSON-LD, which yields a clean posting or none.
func FuzzLinkedData(f *testing.F) {
	block := regexp.MustCompile(`(?s)<script[^>]*ld\+json[^>]*>(.*?)</script>`)
	files, _ := filepath.Glob(filepath.Join(pages, "jsonld-*.html"))
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for _, m := range block.FindAllSubmatch(data, -1) {
			f.Add(string(m[1]))
		}
	}
	f.Fuzz(func(t *testing.T, data string) {
		p, err := Extract([]byte(`<html><body><script type="application/ld+json">`+data+`</script></body></html>`), "text/html; charset=utf-8", "")
		if err != nil {
			return
		}
		if p.Text != document.Clean(p.Text) || !utf8.ValidString(p.Text) {
			t.Errorf("text is not clean: %q", p.Text)
		}
		for _, s := range append([]string{p.Title, p.Company, p.Location, p.URL, p.Published}, p.Skills...) {
			if !utf8.ValidString(s) || s != document.Line(s) {
				t.Errorf("field is not clean: %q", s)
			}
		}
	})
}

func TestPayOfStructuredData(t *testing.T) {
	for name, tc := range map[string]struct{ salary, want string }{
		"range":      {`{"currency":"EUR","value":{"minValue":"70,000","maxValue":90000,"unitText":"YEAR"}}`, "70000-90000 EUR per year"},
		"one":        {`{"currency":"USD","value":{"value":25.5,"unitText":"HOUR"}}`, "25.5 USD per hour"},
		"flat":       {`{"currency":"GBP","minValue":3000,"maxValue":"3500","unitText":"MONTH"}`, "3000-3500 GBP per month"},
		"number":     {`{"currency":"EUR","value":80000}`, "80000 EUR"},
		"list":       {`[{"currency":"EUR","value":{"minValue":1000,"unitText":"WEEK"}}]`, "1000 EUR per week"},
		"none":       {`{"currency":"EUR","value":{"minValue":0,"maxValue":"competitive"}}`, ""},
		"a word":     {`"competitive"`, ""},
		"impossible": {`{"currency":"EUR","value":{"minValue":-5,"maxValue":1e300}}`, ""},
	} {
		p, err := Extract([]byte(`<script type="application/ld+json">{"@type":"JobPosting","title":"Net Mender","description":"`+duties+`","baseSalary":`+tc.salary+`}</script>`), "", "")
		if err != nil || p.Pay != tc.want || strings.Contains(p.Text, "70000") {
			t.Errorf("%s: %q, %v, want %q", name, p.Pay, err, tc.want)
		}
	}
}

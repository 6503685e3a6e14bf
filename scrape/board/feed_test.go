package board

import (
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"skillmatch/scrape/document"
	"skillmatch/testdata/shareddata"
)

var long = strings.Repeat("We mend nets by hand in a loft by the harbour. ", 10)

func TestFeeds(t *testing.T) {
	for name, tc := range map[string]struct {
		data                             string
		title, company, location, linked string
	}{
		"rss": {`<?xml version="1.0"?><!-- made --><rss version="2.0"><channel><title>Kestrel Nets</title><item><title>Net Mender</title><link>https://kestrel.example/jobs/1</link><pubDate>Fri, 04 Sep 2026 14:50:13 +0300</pubDate>
			<description>&lt;p&gt;` + long + `&lt;/p&gt;&lt;ul&gt;&lt;li&gt;Knots&lt;/li&gt;&lt;/ul&gt;</description><remoteStatus>hybrid</remoteStatus><tt:locations xmlns:tt="x"><tt:location><tt:city>Turku</tt:city><tt:country>Finland</tt:country></tt:location></tt:locations></item></channel></rss>`,
			"Net Mender", "Kestrel Nets", "Turku, Finland (hybrid)", ""},
		"rss of a board, company in the title": {`<rss><channel><title>Remote jobs: all</title><item><title>Kestrel: Net Mender</title><link>https://weworkremotely.com/remote-jobs/kestrel-net-mender</link><region>Europe Only</region><description><![CDATA[<p>` + long + `</p>]]></description></item></channel></rss>`,
			"Net Mender", "Kestrel", "Europe Only", ""},
		"atom": {`<feed xmlns="http://www.w3.org/2005/Atom"><title>Kestrel</title><entry><title>Net Mender</title><link rel="alternate" href="https://kestrel.example/jobs/1"/><id>urn:1</id><updated>2026-09-04</updated><content type="html">&lt;p&gt;` + long + `&lt;/p&gt;</content></entry></feed>`,
			"Net Mender", "", "", ""},
		"an announcement is a link": {`<rss><channel><title>x</title><item><title>Net Mender</title><link>https://kestrel.example/jobs/1</link><description>Short.</description></item></channel></rss>`, "", "", "", "https://kestrel.example/jobs/1"},
		"a sitemap":                 {`<urlset><url><loc>https://kestrel.example/about</loc></url><url><loc>https://kestrel.example/jobs/1</loc></url></urlset>`, "", "", "", "https://kestrel.example/jobs/1"},
		"html twice escaped":        {`<rss><channel><title>x jobs</title><item><title>Net Mender</title><description>&amp;lt;p&amp;gt;` + long + `&amp;lt;/p&amp;gt;</description></item></channel></rss>`, "Net Mender", "", "", ""},
		"latin-1":                   {"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><rss><channel><title>x jobs</title><item><title>N\xe4tter</title><description>" + long + "</description></item></channel></rss>", "Nätter", "", "", ""},
		"cut off":                   {`<rss><channel><title>x jobs</title><item><title>Net Mender</title><description>` + long + `</description></item><item><title>Ha`, "Net Mender", "", "", ""},
	} {
		if !IsFeed([]byte(tc.data)) {
			t.Errorf("%s: not known for a feed", name)
		}
		got, err := ReadFeed([]byte(tc.data))
		if (err != nil) != (name == "cut off") {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if tc.linked != "" {
			if len(got.Links) != 1 || got.Links[0] != tc.linked {
				t.Errorf("%s: links %q", name, got.Links)
			}
			continue
		}
		if len(got.Postings) == 0 {
			t.Errorf("%s: %+v", name, got)
			continue
		}
		if p := got.Postings[0]; p.Title != tc.title || p.Company != tc.company && name != "atom" || p.Location != tc.location || strings.Contains(p.Text, "<") || strings.Contains(p.Text, "&lt;") {
			t.Errorf("%s: %+v", name, p)
		}
	}
}

func TestWhatIsNoFeed(t *testing.T) {
	for _, data := range []string{"", "<html><body>", "<?xml version='1.0'?>", "rss", "<rssx>", "{}"} {
		if IsFeed([]byte(data)) {
			t.Errorf("%q is taken for a feed", data)
		}
	}
	for _, data := range []string{"<rss></rss>", "<rss><channel></channel></rss>", "<urlset></urlset>", "<rss", strings.Repeat("<item>", 100000)} {
		if got, err := ReadFeed([]byte(data)); err == nil {
			t.Errorf("%.20q gives %+v", data, got)
		}
	}
}

func TestRealFeeds(t *testing.T) {
	for name, title := range map[string]string{"neogov-1.rss": "Professional Development and Training Intern-DHS", "teamtailor-1.rss": "Business Intelligence Analyst", "wwr-1.rss": "Power Platform Solutions Architect"} {
		data, err := os.ReadFile(shareddata.Path(t, "pages/"+name))
		if err != nil {
			t.Fatal(err)
		}
		got, err := ReadFeed(data)
		if err != nil || len(got.Postings) == 0 || got.Postings[0].Title != title || strings.Contains(got.Postings[0].Text, "<") {
			t.Errorf("%s: %v, %+v", name, err, got)
		}
	}
}

func FuzzReadFeed(f *testing.F) {
	f.Add([]byte(`<rss><channel><item><title>a</title><description>&lt;p&gt;b</description></item></channel></rss>`))
	f.Add([]byte(`<feed><entry><link href="https://a.example/"/></entry></feed>`))
	f.Add([]byte(`<urlset><url><loc>https://a.example/jobs/1</loc></url></urlset>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		got, err := ReadFeed(data)
		if err != nil {
			return
		}
		for _, p := range got.Postings {
			for _, text := range []string{p.Title, p.Company, p.Location, p.URL, p.Published} {
				if !utf8.ValidString(text) || document.Line(text) != text {
					t.Errorf("%q is not clean", text)
				}
			}
			if document.Clean(p.Text) != p.Text {
				t.Errorf("the text is not clean: %q", p.Text)
			}
		}
	})
}

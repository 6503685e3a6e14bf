package scrape

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"skillmatch/scrape/document"
)

// saved writes a file and walks it.
func saved(t *testing.T, name, data string) (list []Posting, errs []error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(data), 0o600); err != nil {
		t.Fatal(err)
	}
	for source, err := range Walk(t.Context(), []string{path}, Options{}) {
		if err == nil {
			var p Posting
			if p, err = source.Posting(); err == nil {
				list = append(list, p)
				continue
			}
		}
		errs = append(errs, err)
	}
	return list, errs
}

const netMender = "<html><head><title>Net Mender - Kestrel</title></head><body><h1>Net Mender</h1><p>We mend nets by hand in a loft by the harbour.</p><h2>Requirements</h2><ul><li>You know 12 knots.</li><li>You have 3 years of experience with twine.</li></ul></body></html>"

func TestTablesOfOthersAreRead(t *testing.T) {
	list, errs := saved(t, "jobs.csv", "id,site,job_url,title,company,location,date_posted,interval,min_amount,max_amount,currency,is_remote,description,skills\n"+
		"in-1,indeed,https://jobs.example/1,Net Mender,Kestrel,\"Turku, FI\",2026-09-04,yearly,40000,45000,EUR,False,\"We mend nets.\n\n**Requirements**\n\n* Knots\n* Twine\",\"knots, twine\"\n"+
		"in-2,indeed,https://jobs.example/2,Sail Maker,Kestrel,Oslo,,,,,,True,<p>Sew sails.</p><ul><li>Canvas</li></ul>,\n"+
		"in-3,indeed,https://jobs.example/3,No Text,Kestrel,Oslo,,,,,,,,\n")
	if len(list) != 2 || len(errs) != 1 || !errors.Is(errs[0], errNoKeys) {
		t.Fatalf("%+v, %v", list, errs)
	}
	if p := list[0]; p.ID != "in-1" || p.Title != "Net Mender" || p.Location != "Turku, FI" || p.URL != "https://jobs.example/1" || !strings.Contains(p.Text, "- Knots") || p.Pay != "40000-45000 EUR per year" || len(p.Skills) != 2 {
		t.Errorf("%+v", p)
	}
	if p := list[1]; p.Location != "Oslo (remote)" || !strings.Contains(p.Text, "- Canvas") {
		t.Errorf("%+v", p)
	}
	for name, data := range map[string]string{"no columns": "a,b\n1,2\n", "empty": "", "a header alone": "title,description\n"} {
		if list, errs := saved(t, "jobs.csv", data); len(list) > 0 || len(errs) != 1 {
			t.Errorf("%s: %+v, %v", name, list, errs)
		}
	}
}

func TestSavedPagesAndMails(t *testing.T) {
	for name, tc := range map[string]struct{ data, title, url string }{
		"page.mhtml": {"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://kestrel.example/jobs/1\r\nSubject: =?utf-8?Q?Net=20Mender?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"b1\"\r\n\r\n--b1\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--b1\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://kestrel.example/jobs/1\r\n\r\n" +
			strings.ReplaceAll(netMender, "=", "=3D") + "\r\n--b1--\r\n", "Net Mender", "https://kestrel.example/jobs/1"},
		"mail.eml": {"Return-Path: <a@kestrel.example>\nFrom: a@kestrel.example\nTo: b@example.org\nSubject: Net Mender at Kestrel\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=b2\n\n--b2\nContent-Type: text/plain; charset=utf-8\n\nshort\n--b2\nContent-Type: text/html; charset=iso-8859-1\n\n" + netMender + "\n--b2--\n", "Net Mender", ""},
		"text.eml": {"From: a@kestrel.example\nSubject: Net Mender\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n" + strings.Repeat("We mend nets by hand.\n", 12) + "\nRequirements\n- Knots\n", "Net Mender", ""},
	} {
		list, errs := saved(t, name, tc.data)
		if len(errs) > 0 || len(list) != 1 || list[0].Title != tc.title || tc.url != "" && list[0].URL != tc.url || !strings.Contains(strings.ToLower(list[0].Text), "knots") {
			t.Errorf("%s: %+v, %v", name, list, errs)
		}
	}
	for name, data := range map[string]string{
		"nothing in it": "From: a@x.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: image/png\n\nabc",
		"cut off":       "From: a@x.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/html\n\n",
		"nested":        "From: a@x.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b0\n\n" + nested(40),
	} {
		if list, errs := saved(t, "mail.eml", data); len(list) > 0 || len(errs) != 1 {
			t.Errorf("%s: %+v, %v", name, list, errs)
		}
	}
}

// nested is a message in a message in a message.
func nested(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "--b%d\nContent-Type: multipart/mixed; boundary=b%d\n\n", i, i+1)
	}
	return b.String()
}

func TestFeedsInFilesOpenNoConnection(t *testing.T) {
	body := strings.Repeat("We mend nets by hand in a loft by the harbour. ", 10)
	list, errs := saved(t, "feed.rss", "<rss><channel><title>Kestrel</title><item><title>Net Mender</title><description>"+body+"</description></item></channel></rss>")
	if len(errs) > 0 || len(list) != 1 || list[0].Title != "Net Mender" {
		t.Errorf("%+v, %v", list, errs)
	}
	list, errs = saved(t, "sitemap.xml", "<urlset><url><loc>https://kestrel.example/jobs/1</loc></url></urlset>")
	if len(list) > 0 || len(errs) != 1 || !errors.Is(errs[0], errAnnounced) {
		t.Errorf("%+v, %v", list, errs)
	}
}

func TestFeedsAndSitemapsOfSitesAreFollowed(t *testing.T) {
	_, o := newWeb(t, map[string]string{
		"GET kestrel.example/jobs.rss":    "<rss><channel><title>Kestrel</title><item><title>Net Mender</title><link>https://kestrel.example/jobs/1</link><description>Short.</description></item></channel></rss>",
		"GET kestrel.example/sitemap.xml": "<sitemapindex><sitemap><loc>https://kestrel.example/jobs.xml</loc></sitemap></sitemapindex>",
		"GET kestrel.example/jobs.xml":    "<urlset><url><loc>https://kestrel.example/jobs/1</loc></url><url><loc>https://kestrel.example/jobs/1</loc></url><url><loc>https://kestrel.example/jobs/2</loc></url></urlset>",
		"GET kestrel.example/jobs/1":      netMender,
	})
	for link, failed := range map[string]int{"https://kestrel.example/jobs.rss": 0, "https://kestrel.example/sitemap.xml": 1} {
		titles, errs := walked(t, o, link)
		if strings.Join(titles, ", ") != "Net Mender" || len(errs) != failed {
			t.Errorf("%s: %v, %v", link, titles, errs)
		}
	}
}

func FuzzMessage(f *testing.F) {
	f.Add([]byte("From: a\nSubject: b\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/html\n\n" + netMender + "\n--b--\n"))
	f.Add([]byte("From: a\nSubject: b\nContent-Type: text/plain\n\nHello"))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := (&Source{}).message(data)
		if err != nil {
			return
		}
		if !utf8.ValidString(p.Text) || document.Line(p.Title) != p.Title || document.Clean(p.Text) != p.Text {
			t.Errorf("not clean: %+v", p)
		}
	})
}

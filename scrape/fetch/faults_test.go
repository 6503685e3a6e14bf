package fetch

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"skillmatch/scrape/challenge"
	"skillmatch/scrape/page"
	"skillmatch/scrape/posting"
)

// The limits of the faulty site's client, which are small so that they are reached at
// once.
const (
	faultTime  = 100 * time.Millisecond
	faultBytes = 1 << 20
	// faultMemory is the memory that reading may allocate in all, including the growth
	// of buffers and what the test's server allocates itself.
	faultMemory = 24 << 20
)

const (
	advert   = `<h1>Tuner</h1><p>We are looking for someone with good ears.</p><h2>Requirements</h2><ul><li>Three years of experience with organs</li><li>A degree, or a trade</li></ul><h2>Benefits</h2><p>Café crème, and ladders.</p>`
	fullPage = "<html><head><title>Tuner</title></head><body>" + advert + "</body></html>"
)

// fault is one thing that a site does wrong, and its result.
type fault struct {
	name  string
	serve http.HandlerFunc
	is    error                // the expected error, nil when check is used
	check func(err error) bool // another check of the error, nil when is suffices
	// read is what the page's text has to contain when the page is read nevertheless.
	read string
}

func status(code int) func(error) bool {
	return func(err error) bool {
		e, ok := errors.AsType[*StatusError](err)
		return ok && e.Code == code
	}
}

func maker(name string) func(error) bool {
	return func(err error) bool {
		e, ok := errors.AsType[*challenge.Error](err)
		return ok && e.Maker == name
	}
}

// withCode answers with a status, a header and a body.
func withCode(code int, key, value, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		if key != "" {
			w.Header().Set(key, value)
		}
		w.WriteHeader(code)
		io.WriteString(w, body)
	}
}

// hold answers with the beginning of a page and then waits for the client to
// give up.
func hold(w http.ResponseWriter, r *http.Request, start string) {
	if start != "" {
		w.Header().Set("Content-Type", "text/html")
		io.WriteString(w, start)
		w.(http.Flusher).Flush()
	}
	<-r.Context().Done()
}

// forever writes a piece again and again until the client disconnects.
func forever(contentType, start, piece string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", contentType)
		io.WriteString(w, start)
		for r.Context().Err() == nil {
			if _, err := io.WriteString(w, piece); err != nil {
				return
			}
		}
	}
}

// bomb returns a body of a few dozen kilobytes that inflates to 64 MB.
func bomb() []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	block := make([]byte, 1<<20)
	for range 64 {
		z.Write(block)
	}
	z.Close()
	return b.Bytes()
}

// cut announces more than it sends and closes the connection.
func cut(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/html")
	w.Header().Set("Content-Length", "5000")
	io.WriteString(w, fullPage)
	w.(http.Flusher).Flush()
	panic(http.ErrAbortHandler)
}

func faults() []fault {
	packed := bomb()
	const check = `<html><head><title>Just a moment...</title></head><body><script>window._cf_chl_opt={}</script></body></html>`
	return []fault{
		{name: "slow headers", serve: func(w http.ResponseWriter, r *http.Request) { hold(w, r, "") }, is: ErrSlow},
		{name: "slow body", serve: func(w http.ResponseWriter, r *http.Request) { hold(w, r, "<p>x") }, is: ErrSlow},
		{name: "endless body", serve: forever("text/html", "<p>", strings.Repeat("x", 1<<16)), is: ErrTooLarge},
		{name: "endless data", serve: forever("text/html", `<script type="application/ld+json">[`, strings.Repeat(`{"@type":"JobPosting"},`, 4000)), is: ErrTooLarge},
		{name: "gzip bomb", is: ErrTooLarge, serve: func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/html")
			w.Header().Set("Content-Encoding", "gzip")
			w.Write(packed)
		}},
		{name: "unknown compression", serve: withCode(200, "Content-Encoding", "zstd", "x"), is: ErrEncoding},
		{name: "ten redirects", is: ErrRedirects, serve: func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, r.URL.Path+"x", http.StatusFound)
		}},
		{name: "redirect to a file", serve: withCode(302, "Location", "file:///etc/passwd", ""), is: ErrScheme},
		{name: "wrong charset", serve: text("text/html; charset=us-ascii", strings.ReplaceAll(fullPage, "é", "\xe9")), read: "Caf"},
		{name: "charset of the page", serve: text("text/html", "<meta charset=iso-8859-1>"+strings.NewReplacer("é", "\xe9", "è", "\xe8").Replace(fullPage)), read: "Café crème"},
		{name: "asked to wait too long", serve: withCode(429, "Retry-After", "3600", ""), check: func(err error) bool { e, ok := errors.AsType[*WaitError](err); return ok && e.Wait == time.Hour }},
		{name: "asked to wait in vain", serve: withCode(429, "Retry-After", "2", ""), check: status(429)},
		{name: "faults without end", serve: withCode(503, "", "", "down"), check: status(503)},
		{name: "cut connection", serve: cut, is: ErrCut},
		{name: "connection cut before the answer", serve: func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }, is: ErrCut},
		{name: "wrong content type", serve: text("application/zip", "PK"), check: func(err error) bool {
			e, ok := errors.AsType[*TypeError](err)
			return ok && e.Type == "application/zip"
		}},
		{name: "no page but bytes", serve: text("text/html", "\x7fELF\x02\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"), check: func(err error) bool { return strings.Contains(err.Error(), "binary") }},
		{name: "bot check as 200", serve: withCode(200, "", "", check), check: maker("Cloudflare")},
		{name: "bot check as 202", serve: withCode(202, "", "", check), check: maker("Cloudflare")},
		{name: "bot check as 202 by its header", serve: withCode(202, "X-Amzn-Waf-Action", "challenge", "<p>wait"), check: maker("AWS WAF")},
		{name: "bot check as 403", serve: withCode(403, "", "", check), check: maker("Cloudflare")},
		{name: "bot check as 403 by its header", serve: withCode(403, "Cf-Mitigated", "challenge", ""), check: maker("Cloudflare")},
		{name: "bot check as 429", serve: withCode(429, "Retry-After", "5", `<div id="px-captcha">`), check: maker("PerimeterX")},
		{name: "refusal that is no bot check", serve: withCode(403, "Cf-Ray", "81", "<p>no</p>"), check: status(403)},
		{name: "202 with nothing", serve: withCode(202, "", "", " \n"), check: status(202)},
		{name: "202 with the page", serve: withCode(202, "", "", fullPage), read: "good ears"},
		{name: "600 nested elements", serve: text("text/html", "<html><title>Tuner</title><body>"+strings.Repeat("<div>", 600)+advert+strings.Repeat("</div>", 600)), read: "good ears"},
		{name: "empty page", serve: text("text/html", ""), is: page.ErrNoPosting},
	}
}

// TestFaultsOfSites requests a page for each fault. Every fault yields its own error,
// or the posting nevertheless, within the limits of time and memory.
func TestFaultsOfSites(t *testing.T) {
	for _, f := range faults() {
		t.Run(f.name, func(t *testing.T) {
			link := site(t, f.serve)
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			p, err := read(t.Context(), client(Options{Timeout: faultTime * timeScale(f), MaxBytes: faultBytes}), link)
			runtime.ReadMemStats(&after)
			switch {
			case f.read != "":
				if err != nil || p.Title != "Tuner" || !strings.Contains(p.Text, f.read) {
					t.Errorf("%+v, %v", p, err)
				}
			case err == nil:
				t.Errorf("read as %+v", p)
			case f.is != nil && !errors.Is(err, f.is), f.check != nil && !f.check(err):
				t.Errorf("%T: %v", err, err)
			}
			if grown := after.TotalAlloc - before.TotalAlloc; grown > faultMemory {
				t.Errorf("took %d MB", grown>>20)
			}
		})
	}
}

// timeScale gives more time to faults that are not about time.
func timeScale(f fault) time.Duration {
	if f.is == ErrSlow {
		return 1
	}
	return 100
}

// read fetches a page and finds its posting.
func read(ctx context.Context, c *Client, link string) (posting.Posting, error) {
	res, err := c.Get(ctx, link)
	if err != nil {
		return posting.Posting{}, err
	}
	return page.Extract(res.Body, res.ContentType, res.URL)
}

// TestFiftyMegabytesOfDataAreNotRead fetches a page of more than MaxBytes, with the
// default limits.
func TestFiftyMegabytesOfDataAreNotRead(t *testing.T) {
	sent := 0
	link := site(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		io.WriteString(w, `<script type="application/ld+json">[`)
		block := strings.Repeat(`{"@type":"JobPosting","title":"x"},`, 30_000)
		for sent < 50<<20 {
			n, err := io.WriteString(w, block)
			if sent += n; err != nil {
				return
			}
		}
	})
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, err := read(t.Context(), client(Options{}), link)
	runtime.ReadMemStats(&after)
	if grown := after.TotalAlloc - before.TotalAlloc; !errors.Is(err, ErrTooLarge) || grown > 10*MaxBytes {
		t.Errorf("%v, %d MB taken", err, grown>>20)
	}
}

// TestFlappingSiteIsReadWhenItComesBack answers with errors first.
func TestFlappingSiteIsReadWhenItComesBack(t *testing.T) {
	for _, codes := range [][]int{{500}, {502, 503}, {429}, {504, 429}, {0}} {
		var asked atomic.Int32 // a connection that is cut orders nothing between goroutines
		var waits []time.Duration
		link := site(t, func(w http.ResponseWriter, r *http.Request) {
			n := int(asked.Add(1))
			if n > len(codes) {
				text("text/html", fullPage)(w, r)
				return
			}
			if codes[n-1] == 0 {
				panic(http.ErrAbortHandler)
			}
			withCode(codes[n-1], "Retry-After", "7", "")(w, r)
		})
		c := client(Options{sleep: func(_ context.Context, d time.Duration) error { waits = append(waits, d); return nil }})
		p, err := read(t.Context(), c, link)
		if err != nil || p.Title != "Tuner" || len(waits) != len(codes) {
			t.Errorf("%v: %q, %v, waits %v", codes, p.Title, err, waits)
		}
		if codes[0] != 0 && len(waits) > 0 && waits[0] != 7*time.Second {
			t.Errorf("%v: waited %v", codes, waits)
		}
	}
}

// TestBotCheckIsAskedOnce checks that a site that refuses programs gets no second
// request.
func TestBotCheckIsAskedOnce(t *testing.T) {
	for _, code := range []int{403, 429, 503} {
		asked := 0
		link := site(t, func(w http.ResponseWriter, r *http.Request) {
			asked++
			withCode(code, "Cf-Mitigated", "challenge", "")(w, r)
		})
		_, err := client(Options{}).Get(t.Context(), link)
		if asked != 1 || !errors.Is(err, challenge.ErrBlocked) || strings.Contains(err.Error(), link) || !strings.Contains(err.Error(), "save the page") {
			t.Errorf("%d: asked %d times, %v", code, asked, err)
		}
	}
}

// TestSecureSiteDoesNotLeadToAnOpenOne follows a redirect of a site with TLS.
func TestSecureSiteDoesNotLeadToAnOpenOne(t *testing.T) {
	open := site(t, text("text/html", fullPage))
	secure := httptest.NewUnstartedServer(http.RedirectHandler(open, http.StatusFound))
	secure.Config.ErrorLog = log.New(io.Discard, "", 0)
	secure.StartTLS()
	t.Cleanup(secure.Close)
	if _, err := client(Options{Transport: secure.Client().Transport}).Get(t.Context(), secure.URL); !errors.Is(err, ErrDowngrade) {
		t.Errorf("%v", err)
	}
	if _, err := client(Options{}).Get(t.Context(), secure.URL); err == nil || !strings.Contains(fmt.Sprint(err), "certificate") {
		t.Errorf("a certificate that nobody vouches for: %v", err)
	}
}

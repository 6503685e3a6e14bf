package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

// through makes a client that connects through a proxy, as a browser does.
func through(t *testing.T, p *Proxy, base *http.Transport) *http.Client {
	t.Helper()
	address, err := url.Parse(p.URL())
	if err != nil {
		t.Fatal(err)
	}
	base.Proxy = http.ProxyURL(address)
	t.Cleanup(base.CloseIdleConnections)
	return &http.Client{Transport: base}
}

func proxy(t *testing.T, allowPrivate bool) *Proxy {
	t.Helper()
	p, err := NewProxy(allowPrivate)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.Close() })
	return p
}

func TestProxyReachesNoPrivateAddress(t *testing.T) {
	hits := 0
	handler := func(w http.ResponseWriter, r *http.Request) { hits++ }
	plain, secure := site(t, handler), httptest.NewTLSServer(http.HandlerFunc(handler))
	t.Cleanup(secure.Close)
	p := proxy(t, false)
	c := through(t, p, secure.Client().Transport.(*http.Transport).Clone())
	res, err := c.Get(plain)
	if err != nil || res.StatusCode != http.StatusForbidden {
		t.Errorf("plain: %v, %v", res, err)
	} else {
		res.Body.Close()
	}
	if _, err := c.Get(secure.URL); err == nil {
		t.Error("a tunnel to a private address was opened")
	}
	for _, link := range []string{"http://[::1]:1/", "http://169.254.169.254/", "http://10.0.0.1/", "http://localhost:1/"} {
		res, err := c.Get(link)
		if err != nil || res.StatusCode == http.StatusOK {
			t.Errorf("%s: %v, %v", link, res, err)
			continue
		}
		res.Body.Close()
	}
	if hits != 0 || !p.Refused("127.0.0.1") || p.Refused("example.com") {
		t.Errorf("%d hits; 127.0.0.1 %t", hits, p.Refused("127.0.0.1"))
	}
}

func TestProxyPassesOnWhatItMay(t *testing.T) {
	handler := func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		w.Header().Set("X-Seen", r.Header.Get("Proxy-Connection"))
		w.WriteHeader(http.StatusCreated)
		fmt.Fprintf(w, "%s %s %s", r.Method, r.URL.Path, body)
	}
	secure := httptest.NewTLSServer(http.HandlerFunc(handler))
	t.Cleanup(secure.Close)
	c := through(t, proxy(t, true), secure.Client().Transport.(*http.Transport).Clone())
	for _, link := range []string{site(t, handler), secure.URL} {
		res, err := c.Post(link+"/a", "text/plain", strings.NewReader("b"))
		if err != nil {
			t.Fatal(err)
		}
		body, _ := io.ReadAll(res.Body)
		res.Body.Close()
		if res.StatusCode != http.StatusCreated || string(body) != "POST /a b" || res.Header.Get("X-Seen") != "" {
			t.Errorf("%s: %d %q", link, res.StatusCode, body)
		}
	}
}

func TestProxyIsNoServerOfItsOwn(t *testing.T) {
	res, err := http.Get(proxy(t, true).URL() + "/x")
	if err != nil || res.StatusCode != http.StatusBadRequest {
		t.Errorf("%v, %v", res, err)
	}
}

func TestProxyEndsAtItsLimit(t *testing.T) {
	p := proxy(t, true)
	p.remaining.Store(1 << 20)
	c := through(t, p, &http.Transport{})
	res, err := c.Get(site(t, forever("text/html", "", strings.Repeat("x", 1<<16))))
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	if n, _ := io.Copy(io.Discard, res.Body); n > 3<<20 {
		t.Errorf("%d bytes came through", n)
	}
	if res, err := c.Get(site(t, text("text/html", "x"))); err != nil || res.StatusCode != http.StatusInsufficientStorage {
		t.Errorf("behind the limit: %v, %v", res, err)
	}
}

// shows is a browser that shows the same page for every link.
type shows struct {
	page string
	err  error
	seen []string
}

func (s *shows) Open(_ context.Context, link string) (string, []byte, error) {
	s.seen = append(s.seen, link)
	return link + "#shown", []byte(s.page), s.err
}

func TestBrowserIsGivenPagesAndNothingElse(t *testing.T) {
	b := &shows{page: fullPage}
	c := client(Options{Browser: b, CacheDir: t.TempDir()})
	for contentType, opened := range map[string]bool{"text/html; charset=utf-8": true, "application/xhtml+xml": true, "application/json": false, "text/plain": false, "application/rss+xml": false} {
		b.seen = nil
		link := site(t, text(contentType, "sent"))
		res, err := c.Get(t.Context(), link)
		if err != nil || (len(b.seen) == 1) != opened || (string(res.Body) == fullPage) != opened {
			t.Errorf("%s: %q, %v, opened %q", contentType, res.Body, err, b.seen)
		}
		if again, err := c.Get(t.Context(), link); err != nil || string(again.Body) != string(res.Body) || len(b.seen) > 1 {
			t.Errorf("%s: kept as %q, %v, opened %q", contentType, again.Body, err, b.seen)
		}
	}
	b.seen = nil
	if _, err := c.Get(t.Context(), site(t, withCode(403, "Cf-Mitigated", "challenge", "<p>x"))); err == nil || len(b.seen) > 0 {
		t.Errorf("a bot check was opened in the browser: %v", err)
	}
	b.err = fmt.Errorf("%w (%w)", ErrSlow, context.DeadlineExceeded)
	if _, err := c.Get(t.Context(), site(t, text("text/html", "x"))); !errors.Is(err, ErrSlow) || len(b.seen) != 1 {
		t.Errorf("%v, opened %d times", err, len(b.seen))
	}
	small := client(Options{Browser: &shows{page: strings.Repeat("x", 100)}, MaxBytes: 50})
	if _, err := small.Get(t.Context(), site(t, text("text/html", "x"))); !errors.Is(err, ErrTooLarge) {
		t.Errorf("%v", err)
	}
}

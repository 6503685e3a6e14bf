package fetch

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// site serves one handler and returns its address.
func site(t *testing.T, h http.HandlerFunc) string {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return s.URL
}

// client makes a client that reaches the test's own site, requests without pause and
// ignores robots.txt.
func client(o Options) *Client {
	o.AllowPrivate, o.IgnoreRobots, o.Pace = true, true, -1
	if o.sleep == nil {
		o.sleep = func(ctx context.Context, _ time.Duration) error { return ctx.Err() }
	}
	return New(o)
}

// text answers with a content type and a body.
func text(contentType, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header()["Content-Type"] = []string{contentType}
		if contentType == "" {
			w.Header()["Content-Type"] = nil
		}
		io.WriteString(w, body)
	}
}

func TestPageIsGotWithItsTypeAndLastAddress(t *testing.T) {
	var agent, cookie, referer string
	url := site(t, func(w http.ResponseWriter, r *http.Request) {
		agent = r.UserAgent()
		cookie += r.Header.Get("Cookie")
		referer += r.Header.Get("Referer")
		http.SetCookie(w, &http.Cookie{Name: "a", Value: "b"})
		if r.URL.Path == "/a" {
			http.Redirect(w, r, "/b?x=1", http.StatusFound)
			return
		}
		text("text/html; charset=latin1", "<p>x</p>")(w, r)
	})
	res, err := client(Options{}).Get(t.Context(), url+"/a#part")
	if err != nil || string(res.Body) != "<p>x</p>" || res.URL != url+"/b?x=1" || res.ContentType != "text/html; charset=latin1" {
		t.Errorf("%+v, %v", res, err)
	}
	if !strings.HasPrefix(agent, "match/") || cookie != "" || referer != "" {
		t.Errorf("agent %q, cookie %q, referer %q", agent, cookie, referer)
	}
}

func TestStatusIsAnErrorWithAdvice(t *testing.T) {
	for code, advice := range map[int]string{401: "save the page", 403: "save the page", 429: "save the page", 999: "save the page", 404: "gone", 410: "gone", 503: "try again", 418: "418"} {
		url := site(t, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(code) })
		_, err := client(Options{}).Get(t.Context(), url)
		e, ok := errors.AsType[*StatusError](err)
		if !ok || e.Code != code || !strings.Contains(err.Error(), advice) || strings.Contains(err.Error(), url) {
			t.Errorf("%d: %v", code, err)
		}
	}
}

func TestOnlyTextIsAccepted(t *testing.T) {
	for contentType, want := range map[string]bool{
		"text/html": true, "application/xhtml+xml": true, "application/json; charset=utf-8": true, "application/ld+json": true, "text/plain": true, "text/markdown": true, "application/rss+xml": true, "text/xml": true,
		"TEXT/HTML; charset=": true, "application/pdf": true, "image/png": false, "application/octet-stream": false, "text/css": false, "image/svg+xml": false,
	} {
		_, err := client(Options{}).Get(t.Context(), site(t, text(contentType, "x")))
		if e, _ := errors.AsType[*TypeError](err); want != (err == nil) || !want && e == nil {
			t.Errorf("%s: %v", contentType, err)
		}
	}
}

func TestMissingTypeIsSniffed(t *testing.T) {
	res, err := client(Options{}).Get(t.Context(), site(t, text("", "<html><p>x")))
	if err != nil || !strings.HasPrefix(res.ContentType, "text/html") {
		t.Errorf("%q, %v", res.ContentType, err)
	}
	_, err = client(Options{}).Get(t.Context(), site(t, text("", "GIF89a x")))
	if e, ok := errors.AsType[*TypeError](err); !ok || e.Type != "image/gif" {
		t.Errorf("%v", err)
	}
}

func TestSchemesOtherThanHTTPAreRefused(t *testing.T) {
	for _, link := range []string{"file:///etc/passwd", "ftp://example.com/x", "example.com", "javascript:x", ""} {
		if _, err := client(Options{}).Get(t.Context(), link); !errors.Is(err, ErrScheme) {
			t.Errorf("%s: %v", link, err)
		}
	}
	for _, link := range []string{"http://", "http://%zz", "http://a b/"} {
		if _, err := client(Options{}).Get(t.Context(), link); err == nil {
			t.Errorf("%s: no error", link)
		}
	}
}

func TestRedirectsAreLimited(t *testing.T) {
	hops := 0
	url := site(t, func(w http.ResponseWriter, r *http.Request) {
		hops++
		http.Redirect(w, r, "/", http.StatusFound)
	})
	if _, err := client(Options{}).Get(t.Context(), url); !errors.Is(err, ErrRedirects) || hops != MaxRedirects+1 {
		t.Errorf("%d hops, %v", hops, err)
	}
	hops = 0
	if _, err := client(Options{MaxRedirects: -1}).Get(t.Context(), url); !errors.Is(err, ErrRedirects) || hops != 1 {
		t.Errorf("%d hops, %v", hops, err)
	}
	away := site(t, func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "file:///etc/passwd", http.StatusFound)
	})
	if _, err := client(Options{}).Get(t.Context(), away); !errors.Is(err, ErrScheme) {
		t.Error(err)
	}
}

// answers is a transport without a network.
type answers func(*http.Request) (*http.Response, error)

func (f answers) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

func answer(r *http.Request, code int, header http.Header, body io.Reader) *http.Response {
	return &http.Response{StatusCode: code, Header: header, Body: io.NopCloser(body), Request: r, ContentLength: -1}
}

func TestRedirectToPlainHTTPIsRefused(t *testing.T) {
	c := client(Options{Transport: answers(func(r *http.Request) (*http.Response, error) {
		return answer(r, 302, http.Header{"Location": {"http://example.com/"}}, strings.NewReader("")), nil
	})})
	if _, err := c.Get(t.Context(), "https://example.com/"); !errors.Is(err, ErrDowngrade) {
		t.Error(err)
	}
}

// endless is a body without an end.
type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'x'
	}
	return len(p), nil
}

func TestBodyOverTheLimitIsAnError(t *testing.T) {
	body := func(n int) error {
		_, err := client(Options{MaxBytes: 1000}).Get(t.Context(), site(t, text("text/plain", strings.Repeat("x", n))))
		return err
	}
	if err := body(1000); err != nil {
		t.Error(err)
	}
	if err := body(1001); !errors.Is(err, ErrTooLarge) {
		t.Error(err)
	}
	c := client(Options{Transport: answers(func(r *http.Request) (*http.Response, error) {
		return answer(r, 200, http.Header{"Content-Type": {"text/html"}}, endless{}), nil
	})})
	if _, err := c.Get(t.Context(), "http://example.com/"); !errors.Is(err, ErrTooLarge) {
		t.Error(err)
	}
}

func TestBombIsStoppedAtTheLimit(t *testing.T) {
	var bomb bytes.Buffer
	z := gzip.NewWriter(&bomb)
	for range 16 {
		z.Write(bytes.Repeat([]byte("x"), 1<<20))
	}
	z.Close()
	if bomb.Len() > 1<<20 {
		t.Fatalf("%d bytes", bomb.Len())
	}
	header := http.Header{"Content-Type": {"text/html"}, "Content-Encoding": {"gzip"}}
	url := site(t, func(w http.ResponseWriter, r *http.Request) {
		maps.Copy(w.Header(), header)
		w.Write(bomb.Bytes())
	})
	if _, err := client(Options{}).Get(t.Context(), url); !errors.Is(err, ErrTooLarge) {
		t.Error(err)
	}
	c := client(Options{Transport: answers(func(r *http.Request) (*http.Response, error) {
		return answer(r, 200, header, bytes.NewReader(bomb.Bytes())), nil
	})})
	if _, err := c.Get(t.Context(), "http://example.com/"); !errors.Is(err, ErrTooLarge) {
		t.Error(err)
	}
}

func TestBrokenBodiesAreErrors(t *testing.T) {
	for name, h := range map[string]http.HandlerFunc{
		"cut": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/html")
			w.Header().Set("Content-Length", "1000")
			io.WriteString(w, "<p>half")
		},
		"no gzip": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/html")
			w.Header().Set("Content-Encoding", "gzip")
			io.WriteString(w, "plain")
		},
		"unknown encoding": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/html")
			w.Header().Set("Content-Encoding", "br")
			io.WriteString(w, "x")
		},
		"no answer": func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) },
	} {
		res, err := client(Options{}).Get(t.Context(), site(t, h))
		if err == nil || res.Body != nil {
			t.Errorf("%s: %q, %v", name, res.Body, err)
		}
		if name == "unknown encoding" && !errors.Is(err, ErrEncoding) {
			t.Error(err)
		}
	}
}

func TestEndOfTheContextEndsTheExchange(t *testing.T) {
	for _, started := range []bool{false, true} {
		begun := make(chan struct{})
		url := site(t, func(w http.ResponseWriter, r *http.Request) {
			if started {
				w.Header().Set("Content-Type", "text/html")
				fmt.Fprint(w, "<p>")
				w.(http.Flusher).Flush()
			}
			close(begun)
			<-r.Context().Done()
		})
		ctx, cancel := context.WithCancel(t.Context())
		go func() { <-begun; cancel() }()
		if _, err := client(Options{}).Get(ctx, url); !errors.Is(err, context.Canceled) {
			t.Errorf("started %t: %v", started, err)
		}
	}
}

func TestSlowSiteRunsOutOfTime(t *testing.T) {
	url := site(t, func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	if _, err := client(Options{Timeout: 5 * time.Millisecond}).Get(t.Context(), url); !errors.Is(err, context.DeadlineExceeded) {
		t.Error(err)
	}
}

func TestUnreachableSiteIsNamedOnce(t *testing.T) {
	s := httptest.NewServer(nil)
	s.Close()
	_, err := client(Options{}).Get(t.Context(), s.URL)
	if err == nil || strings.Contains(err.Error(), "Get ") {
		t.Error(err)
	}
}

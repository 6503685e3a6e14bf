package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// polite returns a client that reaches the test's own site and follows all rules. It
// records its waits and does not wait.
func polite(o Options, waits *[]time.Duration) *Client {
	o.AllowPrivate = true
	if o.Pace == 0 {
		o.Pace = -1
	}
	o.sleep = func(ctx context.Context, d time.Duration) error {
		*waits = append(*waits, d)
		return ctx.Err()
	}
	return New(o)
}

func TestRobotsAreHeeded(t *testing.T) {
	asked := 0
	url := site(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			asked++
			io.WriteString(w, "User-agent: *\nDisallow: /private\n\nUser-agent: match\nDisallow: /jobs\nAllow: /jobs/open\n")
			return
		}
		text("text/html", "<p>x</p>")(w, r)
	})
	c := polite(Options{}, new([]time.Duration))
	for path, want := range map[string]error{"/": nil, "/private": nil, "/jobs/1": ErrRobots, "/jobs/open/2": nil} {
		if _, err := c.Get(t.Context(), url+path); !errors.Is(err, want) {
			t.Errorf("%s: %v, want %v", path, err, want)
		}
	}
	if asked != 1 {
		t.Errorf("robots.txt was asked for %d times", asked)
	}
	if _, err := polite(Options{IgnoreRobots: true}, new([]time.Duration)).Get(t.Context(), url+"/jobs/1"); err != nil {
		t.Errorf("told to ignore robots.txt: %v", err)
	}
}

func TestRobotsThatAnswerOddly(t *testing.T) {
	for name, tc := range map[string]struct {
		code int
		body string
		ok   bool
	}{
		"missing": {404, "", true}, "forbidden": {403, "no", true}, "a page": {200, "<html><body>welcome", true}, "empty": {200, "", true},
		"huge": {200, "User-agent: *\nAllow: /\n" + strings.Repeat("# x\n", 300_000), true}, "broken": {503, "", false}, "too many": {429, "", false},
	} {
		url := site(t, func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/robots.txt" {
				w.WriteHeader(tc.code)
				io.WriteString(w, tc.body)
				return
			}
			text("text/html", "<p>x</p>")(w, r)
		})
		if _, err := polite(Options{}, new([]time.Duration)).Get(t.Context(), url+"/a"); (err == nil) != tc.ok {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestPassingFaultsAreTriedAgain(t *testing.T) {
	for name, tc := range map[string]struct {
		codes []int // the answers in turn
		after string
		tries int
		ok    bool
		waits int
	}{
		"once":        {[]int{503, 200}, "", 2, true, 1},
		"twice":       {[]int{500, 502, 200}, "", 3, true, 2},
		"always":      {[]int{503, 503, 503, 200}, "", 3, false, 2},
		"gone":        {[]int{404, 200}, "", 1, false, 0},
		"refused":     {[]int{403, 200}, "", 1, false, 0},
		"retry after": {[]int{429, 200}, "7", 2, true, 1},
		"retry late":  {[]int{429, 200}, "3600", 1, false, 0},
	} {
		t.Run(name, func(t *testing.T) {
			n := 0
			url := site(t, func(w http.ResponseWriter, r *http.Request) {
				code := tc.codes[n]
				n++
				if code != 200 {
					w.Header().Set("Retry-After", tc.after)
					w.WriteHeader(code)
					return
				}
				text("text/html", "<p>x</p>")(w, r)
			})
			var waits []time.Duration
			_, err := polite(Options{IgnoreRobots: true}, &waits).Get(t.Context(), url)
			if n != tc.tries || (err == nil) != tc.ok || len(waits) != tc.waits {
				t.Errorf("%d tries, waits %v, %v", n, waits, err)
			}
			if tc.after == "7" && waits[0] != 7*time.Second {
				t.Errorf("waits %v, the site asked for 7 s", waits)
			}
			if late, _ := errors.AsType[*WaitError](err); (late != nil) != (tc.after == "3600") {
				t.Errorf("%v", err)
			}
		})
	}
}

func TestAHostIsAskedAtItsPace(t *testing.T) {
	url := site(t, text("text/html", "<p>x</p>"))
	c := polite(Options{IgnoreRobots: true, Pace: time.Hour}, new([]time.Duration))
	if _, err := c.Get(t.Context(), url+"/1"); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute) // which the wait would exceed
	defer cancel()
	if _, err := c.Get(ctx, url+"/2"); err == nil {
		t.Error("the second request did not wait for its turn")
	}
}

func TestOnlyPublicAddressesAreDialled(t *testing.T) {
	url := site(t, text("text/html", "<p>secret</p>"))
	c := New(Options{IgnoreRobots: true, Pace: -1})
	port := url[strings.LastIndex(url, ":"):]
	for _, link := range []string{url, "http://localhost" + port, "http://[::1]" + port, "http://0.0.0.0" + port, "http://10.0.0.1/", "http://192.168.1.1/", "http://169.254.169.254/latest/meta-data/",
		"http://100.64.0.1/", "http://[fe80::1]/", "http://[64:ff9b::7f00:1]/", "http://[::ffff:127.0.0.1]" + port, "http://2130706433" + port} {
		if res, err := c.Get(t.Context(), link); err == nil {
			t.Errorf("%s: got %q", link, res.Body)
		}
	}
	if _, err := c.Get(t.Context(), url); !errors.Is(err, ErrPrivate) {
		t.Errorf("%v does not say what to do", err)
	}
}

func TestARedirectToAPrivateAddressIsRefused(t *testing.T) {
	secret := site(t, text("text/html", "<p>secret</p>"))
	inner := transport(false)
	c := New(Options{IgnoreRobots: true, Pace: -1, Transport: answers(func(r *http.Request) (*http.Response, error) {
		if r.URL.Host == "public.example" {
			return &http.Response{StatusCode: 302, Header: http.Header{"Location": {secret}}, Body: http.NoBody, Request: r}, nil
		}
		return inner.RoundTrip(r)
	})})
	if res, err := c.Get(t.Context(), "http://public.example/"); !errors.Is(err, ErrPrivate) {
		t.Errorf("%q, %v", res.Body, err)
	}
}

func TestPagesAreKept(t *testing.T) {
	n, etags := 0, ""
	url := site(t, func(w http.ResponseWriter, r *http.Request) {
		n++
		etags += r.Header.Get("If-None-Match") + r.Header.Get("If-Modified-Since")
		if r.Header.Get("If-None-Match") == `"v1"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Header().Set("ETag", `"v1"`)
		text("text/html; charset=utf-8", fmt.Sprintf("<p>%d\n\n</p>", n))(w, r)
	})
	dir, now := t.TempDir(), time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	get := func(change func(*Options)) (string, error) {
		o := Options{CacheDir: filepath.Join(dir, "pages"), now: func() time.Time { return now }}
		change(&o)
		res, err := client(o).Get(t.Context(), url+"/a")
		if err == nil && (res.ContentType != "text/html; charset=utf-8" || res.URL != url+"/a") {
			t.Errorf("%+v", res)
		}
		return string(res.Body), err
	}
	plain := func(*Options) {}
	for i, step := range []struct {
		later  time.Duration
		change func(*Options)
		asked  int
	}{
		{0, plain, 1}, {time.Hour, plain, 1}, {25 * time.Hour, plain, 2}, {time.Hour, plain, 2},
		{time.Minute, func(o *Options) { o.Refresh = true }, 3}, {1000 * time.Hour, func(o *Options) { o.Offline = true }, 3},
	} {
		now = now.Add(step.later)
		if body, err := get(step.change); err != nil || body != "<p>1\n\n</p>" || n != step.asked {
			t.Errorf("step %d: %q, %v, %d requests", i, body, err, n)
		}
	}
	if etags != `"v1""v1"` {
		t.Errorf("validators %q", etags)
	}
	files, err := filepath.Glob(filepath.Join(dir, "pages", "*"))
	if err != nil || len(files) != 1 {
		t.Fatalf("%q, %v", files, err)
	}
	if info, err := os.Stat(files[0]); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
	if err := os.WriteFile(files[0], []byte("{broken"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := get(plain); err != nil || n != 4 {
		t.Errorf("a damaged file: %v, %d requests", err, n)
	}
}

func TestOfflineOpensNoConnection(t *testing.T) {
	never := answers(func(r *http.Request) (*http.Response, error) {
		t.Errorf("%s was asked for", r.URL)
		return nil, errors.New("asked")
	})
	c := New(Options{Offline: true, CacheDir: t.TempDir(), Transport: never})
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			if _, err := c.Get(t.Context(), "https://example.com/job"); !errors.Is(err, ErrOffline) {
				t.Errorf("%v", err)
			}
		})
	}
	wg.Wait()
}

func TestRetryAfter(t *testing.T) {
	now := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	for value, want := range map[string]time.Duration{"": 0, "5": 5 * time.Second, " 10 ": 10 * time.Second, "-1": 0, "soon": 0, "Sun, 01 Mar 2026 12:01:00 GMT": time.Minute, "Sun, 01 Mar 2026 11:00:00 GMT": 0} {
		if got := retryAfter(value, now); got != want {
			t.Errorf("%q: %v, want %v", value, got, want)
		}
	}
}

package render

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"os/exec"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"skillmatch/scrape/fetch"
)

// site serves a page and counts the requests.
func site(t *testing.T, page string) (link string, hits *atomic.Int64) {
	t.Helper()
	hits = new(atomic.Int64)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		hits.Add(1)
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		io.WriteString(w, page)
	}))
	t.Cleanup(s.Close)
	return s.URL, hits
}

// starts returns, after trying once, the error with which the installed browser starts.
var starts = sync.OnceValue(func() error {
	s := httptest.NewServer(http.NotFoundHandler())
	defer s.Close()
	_, _, err := New(Options{AllowPrivate: true}).Open(context.Background(), s.URL)
	return err
})

// browser returns an installed browser that starts, or skips the test.
func browser(t *testing.T, o Options) *Browser {
	t.Helper()
	if testing.Short() {
		t.Skip("a browser takes seconds")
	}
	b := New(o)
	if err := starts(); errors.Is(err, ErrNoBrowser) || errors.Is(err, ErrStart) {
		t.Skip(err)
	}
	return b
}

func TestScriptsFillThePage(t *testing.T) {
	b := browser(t, Options{AllowPrivate: true})
	link, _ := site(t, `<html><head><title>Roles</title></head><body><div id="root"></div><job-text></job-text><script>
		setTimeout(() => { document.getElementById("root").innerHTML = "<h1>Lamp Lighter</h1><p>caf\u00e9</p>"; }, 300);
		document.querySelector("job-text").attachShadow({mode: "open"}).innerHTML = "<p>in the shadow</p>";
		history.replaceState(null, "", "/roles/7");
	</script></body></html>`)
	last, document, err := b.Open(t.Context(), link)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"<h1>Lamp Lighter</h1>", "café", `<template shadowrootmode="open"><p>in the shadow</p>`, "<title>Roles</title>"} {
		if !strings.Contains(string(document), want) {
			t.Errorf("%s is not in %s", want, document)
		}
	}
	if last != link+"/roles/7" {
		t.Errorf("ended at %s", last)
	}
}

func TestBrowserReachesNoPrivateAddress(t *testing.T) {
	b := browser(t, Options{})
	link, hits := site(t, "<p>secret")
	for _, l := range []string{link, strings.Replace(link, "127.0.0.1", "localhost", 1)} {
		if _, _, err := b.Open(t.Context(), l); !errors.Is(err, fetch.ErrPrivate) || hits.Load() != 0 {
			t.Errorf("%s: %v, %d hits", l, err, hits.Load())
		}
	}
}

func TestPageThatNeverEndsIsGivenUp(t *testing.T) {
	b := browser(t, Options{AllowPrivate: true, Timeout: 3 * time.Second})
	link, _ := site(t, `<p>x<script>for (;;) {}</script>`)
	if _, _, err := b.Open(t.Context(), link); !errors.Is(err, fetch.ErrSlow) {
		t.Errorf("%v", err)
	}
}

func TestBrowserThatIsNotThere(t *testing.T) {
	b := &Browser{}
	if _, _, err := b.Open(t.Context(), "https://example.com/"); !errors.Is(err, ErrNoBrowser) || !strings.Contains(err.Error(), "save it") {
		t.Errorf("%v", err)
	}
	for _, link := range []string{"file:///etc/passwd", "chrome://version", "javascript:1"} {
		if _, _, err := b.Open(t.Context(), link); !errors.Is(err, fetch.ErrScheme) {
			t.Errorf("%s: %v", link, err)
		}
	}
}

func TestBrowserThatDoesNotStart(t *testing.T) {
	program, err := exec.LookPath("false")
	if err != nil {
		t.Skip(err)
	}
	link, _ := site(t, "<p>x")
	if _, _, err := New(Options{Path: program, AllowPrivate: true}).Open(t.Context(), link); !errors.Is(err, ErrStart) {
		t.Errorf("%v", err)
	}
}

func TestEndOfTheContextEndsTheBrowser(t *testing.T) {
	b := browser(t, Options{AllowPrivate: true})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	link, _ := site(t, "<p>x")
	if _, _, err := b.Open(ctx, link); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"skillmatch/scrape/fetch/render"
)

func TestMain(m *testing.M) {
	testscript.Main(sharing{m}, map[string]func(){"match": main})
}

// pdfCache is the folder that the reader of PDF, which takes long to make, is kept in for
// all tests: the one that MATCH_TEST_CACHE names, else one of this run.
var pdfCache string

// sharing runs the tests with pdfCache.
type sharing struct{ tests *testing.M }

func (s sharing) Run() int {
	var err error
	if dir := os.Getenv("MATCH_TEST_CACHE"); dir != "" {
		pdfCache, err = filepath.Abs(dir)
		err = errors.Join(err, os.MkdirAll(pdfCache, 0o700))
	} else if pdfCache, err = os.MkdirTemp("", "match-pdf-"); err == nil {
		defer os.RemoveAll(pdfCache)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return s.tests.Run()
}

// linkPDFCache lets a program whose cache folder is dir find the reader of PDF.
func linkPDFCache(dir string) error {
	dir = filepath.Join(dir, "match")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	return os.Symlink(pdfCache, filepath.Join(dir, "pdf"))
}

// TestScript runs every script of testdata/script against the program. $SITE is
// a server with a posting's page; "exits N command…" checks an exit code. A script that
// tests how the reader of PDF is made takes an XDG_CACHE_HOME of its own.
func TestScript(t *testing.T) {
	update := os.Getenv("UPDATE_SCRIPTS") != ""
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script", RequireExplicitExec: true, RequireUniqueNames: true, UpdateScripts: update,
		Setup: func(env *testscript.Env) error {
			site := httptest.NewServer(http.HandlerFunc(page))
			env.Defer(site.Close)
			env.Setenv("SITE", site.URL)
			env.Setenv("HOME", env.WorkDir)
			env.Setenv("XDG_CONFIG_HOME", env.WorkDir+"/config")
			env.Setenv("XDG_CACHE_HOME", env.WorkDir+"/cache")
			env.Setenv("ROOT", mustAbs(t))
			return linkPDFCache(env.WorkDir + "/cache")
		},
		Cmds:      map[string]func(*testscript.TestScript, bool, []string){"exits": exits},
		Condition: condition,
	})
}

// condition is "browser": one is installed and runs here.
func condition(name string) (bool, error) {
	if name != "browser" {
		return false, fmt.Errorf("no condition %q", name)
	}
	site := httptest.NewServer(http.HandlerFunc(page))
	defer site.Close()
	_, _, err := render.New(render.Options{AllowPrivate: true}).Open(context.Background(), site.URL+"/job")
	return err == nil, nil
}

// mustAbs is the module's folder.
func mustAbs(t *testing.T) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	return dir + "/../.."
}

// page serves a posting, a missing page and one that refuses programs.
func page(w http.ResponseWriter, r *http.Request) {
	switch r.URL.Path {
	case "/job":
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, `<html><head><title>Go Engineer - Acme</title><script type="application/ld+json">{"@context":"https://schema.org","@type":"JobPosting",
"title":"Go Engineer","hiringOrganization":{"@type":"Organization","name":"Acme Robotics"},"jobLocation":{"address":{"addressLocality":"Oslo"}},
"description":"<p>We build robots.</p><h3>Requirements</h3><ul><li>Go and Kafka</li><li>PostgreSQL</li></ul>"}</script></head><body><p>Apply</p></body></html>`)
	case "/filled":
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, `<html><head><title>Kotlin Engineer</title></head><body><div id="root"></div><script>document.getElementById("root").innerHTML =
"<h1>Kotlin Engineer</h1><p>We are looking for somebody who builds robots.</p><h3>Requirements</h3><ul><li>Kotlin and Kafka</li><li>Three years of experience</li></ul><h3>Benefits</h3><p>Robots.</p>"</script></body></html>`)
	case "/checked":
		w.Header().Set("Cf-Mitigated", "challenge")
		w.WriteHeader(http.StatusForbidden)
	case "/robots.txt":
		fmt.Fprint(w, "User-agent: *\nDisallow: /closed\n")
	case "/refuses":
		http.Error(w, "no", http.StatusForbidden)
	default:
		http.NotFound(w, r)
	}
}

// exits runs a command and checks its exit code.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits code command [arg...]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		exit, ok := errors.AsType[*exec.ExitError](err)
		if !ok {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"skillmatch/scrape"
	"skillmatch/scrape/fetch"
	"skillmatch/scrape/fetch/render"
	"skillmatch/scrape/posting"
)

// network holds the flags of commands that fetch links.
type network struct {
	offline, refresh, private, robots, render bool
}

// add adds --offline, --refresh, --allow-private, --ignore-robots and --render.
func (n *network) add(c *cobra.Command) {
	f := c.Flags()
	f.BoolVar(&n.offline, "offline", false, "open no connection: take pages that were fetched before, however old")
	f.BoolVar(&n.refresh, "refresh", false, "fetch pages again that are kept from the last 24 hours")
	f.BoolVar(&n.private, "allow-private", false, "also fetch from this machine and from private networks")
	f.BoolVar(&n.robots, "ignore-robots", false, "fetch what a site's robots.txt asks programs to leave alone")
	f.BoolVar(&n.render, "render", false, "open pages in a headless Chromium, so that their scripts fill them in")
	c.MarkFlagsMutuallyExclusive("offline", "refresh")
}

// source returns how references are followed.
func (a *app) source(n *network) scrape.Options {
	o := fetch.Options{CacheDir: a.cacheDir(), Offline: n.offline, Refresh: n.refresh, AllowPrivate: n.private, IgnoreRobots: n.robots}
	if n.render {
		if !render.Sandboxed() {
			fmt.Fprintln(a.err, "match: run by the superuser, the browser opens pages without its sandbox")
		}
		o.Browser = render.New(render.Options{AllowPrivate: n.private})
	}
	return scrape.Options{Stdin: a.in, Client: fetch.New(o), Documents: a.documents()}
}

// stream returns the postings that references name. repeatable says whether they can be
// read once more.
func (a *app) stream(refs []string, n *network) (stream posting.Stream, repeatable bool) {
	return scrape.Stream(refs, a.source(n)), scrape.Repeatable(refs)
}

// cacheDir returns where fetched pages are kept: match/pages in the user's folder for
// caches. It returns "", so that none are kept, when there is no such folder.
func (a *app) cacheDir() string {
	base := a.env("XDG_CACHE_HOME")
	if base == "" {
		dir, err := os.UserCacheDir()
		if err != nil {
			return ""
		}
		base = dir
	}
	return filepath.Join(base, "match", "pages")
}

package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"skillmatch/scrape"
	"skillmatch/scrape/fetch"
	"skillmatch/scrape/fetch/render"
)

// network are the flags of commands that fetch links.
type network struct {
	offline, refresh, private, robots, render bool
}

// addNetwork adds them.
func (a *app) addNetwork(c *cobra.Command) {
	f := c.Flags()
	f.BoolVar(&a.network.offline, "offline", false, "open no connection: take pages that were fetched before, however old")
	f.BoolVar(&a.network.refresh, "refresh", false, "fetch pages again that are kept from the last 24 hours")
	f.BoolVar(&a.network.private, "allow-private", false, "also fetch from this machine and from private networks")
	f.BoolVar(&a.network.robots, "ignore-robots", false, "fetch what a site's robots.txt asks programs to leave alone")
	f.BoolVar(&a.network.render, "render", false, "open pages in a headless Chromium, so that their scripts fill them in")
	c.MarkFlagsMutuallyExclusive("offline", "refresh")
}

// source is how references are followed.
func (a *app) source() scrape.Options {
	o := fetch.Options{CacheDir: a.cacheDir(), Offline: a.network.offline, Refresh: a.network.refresh, AllowPrivate: a.network.private, IgnoreRobots: a.network.robots}
	if a.network.render {
		if !render.Sandboxed() {
			fmt.Fprintln(a.err, "match: run by the superuser, the browser opens pages without its sandbox")
		}
		o.Browser = render.New(render.Options{AllowPrivate: a.network.private})
	}
	return scrape.Options{Stdin: a.in, Client: fetch.New(o), Documents: a.documents()}
}

// cacheDir is where fetched pages are kept: match/pages in the user's folder for
// such files; empty, which keeps none, when there is no such folder.
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

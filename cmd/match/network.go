package main

import (
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"skillmatch/scrape"
	"skillmatch/scrape/fetch"
)

// network are the flags of commands that fetch links.
type network struct {
	offline, refresh, private, robots bool
}

// addNetwork adds them.
func (a *app) addNetwork(c *cobra.Command) {
	f := c.Flags()
	f.BoolVar(&a.network.offline, "offline", false, "open no connection: take pages that were fetched before, however old")
	f.BoolVar(&a.network.refresh, "refresh", false, "fetch pages again that are kept from the last 24 hours")
	f.BoolVar(&a.network.private, "allow-private", false, "also fetch from this machine and from private networks")
	f.BoolVar(&a.network.robots, "ignore-robots", false, "fetch what a site's robots.txt asks programs to leave alone")
	c.MarkFlagsMutuallyExclusive("offline", "refresh")
}

// source is how references are followed.
func (a *app) source() scrape.Options {
	return scrape.Options{Stdin: a.in, Client: fetch.New(fetch.Options{
		CacheDir: a.cacheDir(), Offline: a.network.offline, Refresh: a.network.refresh, AllowPrivate: a.network.private, IgnoreRobots: a.network.robots,
	})}
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

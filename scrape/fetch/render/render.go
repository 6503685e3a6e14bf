// Package render opens pages in a headless Chromium, so that pages that their
// scripts fill in can be read. The browser reaches the network through a guarding
// proxy alone, has a profile of its own that is thrown away, loads no pictures,
// and is closed after each page.
//
// It hands over the document as HTML and knows nothing about what it means.
package render

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"sync"
	"time"

	"github.com/chromedp/chromedp"

	"skillmatch/scrape/fetch"
)

// The times that a page is given.
const (
	// Timeout is for a page in all, the start of the browser included.
	Timeout = 20 * time.Second
	// Settle is the longest that is waited for a loaded page to stop changing.
	Settle = 6 * time.Second
	// beat is the time between two looks at a page, calm how many of them in a
	// row must find it unchanged.
	beat = 250 * time.Millisecond
	calm = 4
)

// The errors of a browser, beside those of package fetch.
var (
	// ErrNoBrowser says that no browser is installed.
	ErrNoBrowser = errors.New("no Chromium or Chrome is installed; install one, or open the page in your own browser, save it and give the file")
	// ErrStart says that the installed browser does not run.
	ErrStart = errors.New("the installed browser does not start; open the page in your own, save it and give the file")
	// ErrEmpty says that the browser shows nothing.
	ErrEmpty = errors.New("the browser shows an empty page; open it in your own browser, save it and give the file")
)

// Options say how pages are opened; the zero value is good.
type Options struct {
	// Path is the browser's program; empty means the first that is found.
	Path string
	// AllowPrivate also connects to this machine and to private networks.
	AllowPrivate bool
	// Timeout is for a page in all; 0 means the constant of the same name.
	Timeout time.Duration
}

// Browser opens one page at a time.
type Browser struct {
	o  Options
	mu sync.Mutex
}

// New makes a browser; none is started before a page is opened.
func New(o Options) *Browser {
	if o.Timeout <= 0 {
		o.Timeout = Timeout
	}
	if o.Path == "" {
		o.Path = Find()
	}
	return &Browser{o: o}
}

// Find is the program of an installed browser, empty when there is none.
func Find() string {
	for _, name := range []string{
		"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "chrome-headless-shell", "microsoft-edge",
		"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium",
		`C:\Program Files\Google\Chrome\Application\chrome.exe`, `C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe`,
	} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}

// Open loads a page, waits until its scripts have filled it in, and gives the
// address that it ended at and its document as HTML, trees in the shadow of
// elements included. The errors are [ErrNoBrowser], [ErrStart], [ErrEmpty], those of the
// guarding proxy and of time in package fetch, and the browser's own.
func (b *Browser) Open(ctx context.Context, link string) (last string, document []byte, err error) {
	u, err := url.Parse(link)
	switch {
	case err != nil:
		return "", nil, fmt.Errorf("this is no link: %w", err)
	case u.Scheme != "http" && u.Scheme != "https":
		return "", nil, fetch.ErrScheme
	case b.o.Path == "":
		return "", nil, ErrNoBrowser
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	proxy, err := fetch.NewProxy(b.o.AllowPrivate)
	if err != nil {
		return "", nil, err
	}
	defer proxy.Close()
	profile, err := os.MkdirTemp("", "match-browser-")
	if err != nil {
		return "", nil, fmt.Errorf("make a profile for the browser: %w", err)
	}
	defer os.RemoveAll(profile)
	page, err := b.open(ctx, link, proxy.URL(), profile)
	switch {
	case proxy.Refused(u.Hostname()):
		return "", nil, fetch.ErrPrivate
	case err != nil && ctx.Err() == nil && errors.Is(err, context.DeadlineExceeded):
		return "", nil, fmt.Errorf("%w (%w)", fetch.ErrSlow, err)
	case err != nil:
		return "", nil, err
	case page.Size > fetch.MaxBytes:
		return "", nil, fetch.ErrTooLarge
	case page.HTML == "":
		return "", nil, ErrEmpty
	}
	if u, err := url.Parse(page.URL); err != nil || u.Scheme != "http" && u.Scheme != "https" {
		return "", nil, ErrEmpty
	}
	return page.URL, []byte("<!DOCTYPE html><html>" + page.HTML + "</html>"), nil
}

// shown is what a page shows.
type shown struct {
	URL  string `json:"url"`
	HTML string `json:"html"`
	Size int    `json:"size"`
}

// The scripts that are run in a page: how much it shows, and all of it.
const (
	measure = `document.readyState + document.getElementsByTagName("*").length + ":" + (document.body ? document.body.innerText.length : 0)`
	capture = `(() => {
	const roots = [];
	const walk = n => { for (const e of n.querySelectorAll("*")) if (e.shadowRoot && roots.length < 5000) { roots.push(e.shadowRoot); walk(e.shadowRoot); } };
	walk(document);
	const d = document.documentElement;
	const html = d.getHTML ? d.getHTML({shadowRoots: roots}) : d.innerHTML;
	return {url: location.href, html: html.length > %d ? "" : html, size: html.length};
})()`
)

// open drives the browser.
func (b *Browser) open(ctx context.Context, link, proxy, profile string) (shown, error) {
	ctx, cancel := context.WithTimeout(ctx, b.o.Timeout)
	defer cancel()
	ctx, stop := chromedp.NewExecAllocator(ctx, flags(b.o.Path, proxy, profile)...)
	defer stop()
	ctx, quit := chromedp.NewContext(ctx)
	defer quit()
	if err := chromedp.Do(ctx); err != nil && ctx.Err() == nil {
		return shown{}, ErrStart // what the browser itself says is long, and about its own parts
	}
	if err := chromedp.Do(ctx, chromedp.Navigate(link)); err != nil {
		return shown{}, fmt.Errorf("load: %w", err)
	}
	if err := settle(ctx); err != nil {
		return shown{}, err
	}
	page, err := chromedp.Run(ctx, chromedp.Evaluate[shown](fmt.Sprintf(capture, fetch.MaxBytes)))
	if err != nil {
		return shown{}, fmt.Errorf("read: %w", err)
	}
	return page, nil
}

// settle waits until a page has stopped changing, or for as long as it may.
func settle(ctx context.Context) error {
	tick := time.NewTicker(beat)
	defer tick.Stop()
	before, same := "", 0
	for range int(Settle / beat) {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-tick.C:
		}
		now, err := chromedp.Run(ctx, chromedp.Evaluate[string](measure))
		if err != nil {
			return fmt.Errorf("look: %w", err)
		}
		if same++; now != before {
			before, same = now, 0
		}
		if same >= calm {
			return nil
		}
	}
	return nil
}

// flags are the browser's. Every connection goes through the proxy, those to
// this machine too, which a browser would make by itself; protocols that know no
// proxy are off, and names are resolved by the proxy alone.
func flags(path, proxy, profile string) []chromedp.ExecAllocatorOption {
	list := append([]chromedp.ExecAllocatorOption{}, chromedp.DefaultExecAllocatorOptions[:]...)
	list = append(list, chromedp.ExecPath(path), chromedp.UserDataDir(profile), chromedp.ProxyServer(proxy), chromedp.DisableGPU)
	for name, value := range map[string]any{
		"proxy-bypass-list": "<-loopback>", "disable-quic": true, "force-webrtc-ip-handling-policy": "disable_non_proxied_udp", "host-resolver-rules": "MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
		"blink-settings": "imagesEnabled=false", "mute-audio": true, "deny-permission-prompts": true, "disable-component-update": true, "disable-domain-reliability": true, "no-pings": true, "disable-remote-fonts": true,
		"block-new-web-contents": true,
	} {
		list = append(list, chromedp.Flag(name, value))
	}
	if !Sandboxed() {
		list = append(list, chromedp.NoSandbox)
	}
	return list
}

// Sandboxed reports whether the browser keeps pages in its sandbox. It cannot
// for the superuser.
func Sandboxed() bool { return os.Geteuid() != 0 }

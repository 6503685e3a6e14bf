// Package render opens pages in a headless Chromium, so that pages that are filled in
// by scripts can be read. The browser reaches the network only through a guarding
// proxy, has a temporary profile of its own, loads no pictures, and is closed after
// each page.
//
// It knows how to start the browser and when a page is complete. It returns the
// document as HTML and knows nothing about its meaning.
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

// The time limits of a page.
const (
	// Timeout limits a page in all, including the start of the browser.
	Timeout = 20 * time.Second
	// Settle is the longest wait for a loaded page to stop changing.
	Settle = 6 * time.Second
	// pollInterval is the time between two measurements of a page, stablePolls the
	// number of measurements in a row that must find it unchanged.
	pollInterval = 250 * time.Millisecond
	stablePolls  = 4
)

// The errors of a browser, besides those of package fetch.
var (
	// ErrNoBrowser says that no browser is installed.
	ErrNoBrowser = errors.New("no Chromium or Chrome is installed; install one, or open the page in your own browser, save it and give the file")
	// ErrStart says that the installed browser does not start.
	ErrStart = errors.New("the installed browser does not start; open the page in your own, save it and give the file")
	// ErrEmpty says that the browser shows nothing.
	ErrEmpty = errors.New("the browser shows an empty page; open it in your own browser, save it and give the file")
)

// Options configure a browser. The zero value is ready for use.
type Options struct {
	// Path is the browser's program; empty means the first one that is found.
	Path string
	// AllowPrivate also allows connections to this machine and to private networks.
	AllowPrivate bool
	// Timeout limits a page in all; 0 or less means the constant of the same name.
	Timeout time.Duration
}

// Browser opens one page at a time.
type Browser struct {
	o  Options
	mu sync.Mutex
}

// New returns a browser. No program is started before a page is opened.
func New(o Options) *Browser {
	if o.Timeout <= 0 {
		o.Timeout = Timeout
	}
	if o.Path == "" {
		o.Path = Find()
	}
	return &Browser{o: o}
}

// Find returns the path of an installed browser, or "" when there is none.
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

// Open loads a page and waits until its scripts have filled it in. It returns the
// address that the page ended at and its document as HTML, including shadow trees. The
// errors are [ErrNoBrowser], [ErrStart], [ErrEmpty], the browser's own, and these of
// package fetch: [fetch.ErrScheme], [fetch.ErrPrivate], [fetch.ErrSlow], and
// [fetch.ErrTooLarge] for a document of more than [fetch.MaxBytes] characters.
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

// snapshot is what a page shows.
type snapshot struct {
	URL  string `json:"url"`
	HTML string `json:"html"`
	Size int    `json:"size"`
}

// The scripts that are run in a page: measure returns how much it shows, capture all that
// it shows.
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

// open starts the browser and reads a page.
func (b *Browser) open(ctx context.Context, link, proxy, profile string) (snapshot, error) {
	ctx, cancel := context.WithTimeout(ctx, b.o.Timeout)
	defer cancel()
	ctx, stop := chromedp.NewExecAllocator(ctx, flags(b.o.Path, proxy, profile)...)
	defer stop()
	ctx, quit := chromedp.NewContext(ctx)
	defer quit()
	if err := chromedp.Do(ctx); err != nil && ctx.Err() == nil {
		return snapshot{}, ErrStart // the browser's own message is long and about its internals
	}
	if err := chromedp.Do(ctx, chromedp.Navigate(link)); err != nil {
		return snapshot{}, fmt.Errorf("load: %w", err)
	}
	if err := settle(ctx); err != nil {
		return snapshot{}, err
	}
	page, err := chromedp.Run(ctx, chromedp.Evaluate[snapshot](fmt.Sprintf(capture, fetch.MaxBytes)))
	if err != nil {
		return snapshot{}, fmt.Errorf("read: %w", err)
	}
	return page, nil
}

// settle waits until a page has stopped changing, at most for Settle.
func settle(ctx context.Context) error {
	tick := time.NewTicker(pollInterval)
	defer tick.Stop()
	before, same := "", 0
	for range int(Settle / pollInterval) {
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
		if same >= stablePolls {
			return nil
		}
	}
	return nil
}

// flags returns the browser's options. Every connection goes through the proxy,
// including connections to this machine, which a browser would otherwise make directly.
// Protocols that cannot use a proxy are off, and only the proxy resolves names.
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

// Sandboxed reports whether the browser keeps pages in its sandbox, which is not
// possible for the superuser.
func Sandboxed() bool { return os.Geteuid() != 0 }

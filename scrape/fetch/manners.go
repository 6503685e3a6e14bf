package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/temoto/robotstxt"
	"golang.org/x/time/rate"
)

// ErrRobots says that the site asks programs not to fetch a page.
var ErrRobots = errors.New("the site asks programs not to fetch this page (robots.txt); open it in a browser and save the page, or paste its text into match url -")

// WaitError says that a site asks to wait for longer than maxWait.
type WaitError struct {
	// Wait is how long the site asks to wait.
	Wait time.Duration
}

func (e *WaitError) Error() string {
	return fmt.Sprintf("the site asks to wait %s before the next try; come back then, or save the page in a browser", e.Wait)
}

// How sites are treated.
const (
	// Pace is the minimum time between two requests to one host.
	Pace = time.Second
	// maxDelay is the longest Crawl-delay that is respected in full. A longer delay
	// amounts to a refusal, which robots.txt has a better way to express.
	maxDelay = 30 * time.Second
	// maxRobots is the number of bytes of a robots.txt that are read.
	maxRobots = 512 << 10
	// maxTries is the number of times that a page is requested in all.
	maxTries = 3
	// maxWait is the longest Retry-After that is respected; a longer one is a
	// [WaitError].
	maxWait = 60 * time.Second
	// firstBackoff doubles with each try, including the first, up to maxBackoff. The
	// wait is a random part of that.
	firstBackoff = 500 * time.Millisecond
	maxBackoff   = 8 * time.Second
)

// host is what is known about one scheme and host.
type host struct {
	limit *rate.Limiter
	once  sync.Once
	group *robotstxt.Group // nil when there are no rules
	err   error
}

// hosts holds the hosts that a client has contacted.
type hosts struct {
	mu   sync.Mutex
	seen map[string]*host
}

// of returns the host of an address.
func (h *hosts) of(u *url.URL, pace time.Duration) *host {
	h.mu.Lock()
	defer h.mu.Unlock()
	key := u.Scheme + "://" + u.Host
	if h.seen == nil {
		h.seen = map[string]*host{}
	}
	if h.seen[key] == nil {
		limit := rate.Inf
		if pace > 0 {
			limit = rate.Every(pace)
		}
		h.seen[key] = &host{limit: rate.NewLimiter(limit, 1)}
	}
	return h.seen[key]
}

// allowed checks the site's robots.txt, which is fetched once per host, and waits for
// the client's turn.
func (c *Client) allowed(ctx context.Context, q *request) error {
	u := q.url
	h := c.hosts.of(u, c.o.Pace)
	if !c.o.IgnoreRobots && !q.program {
		h.once.Do(func() { h.group, h.err = c.robots(ctx, u) })
		switch {
		case h.err != nil:
			return h.err
		case h.group != nil && !h.group.Test(u.RequestURI()):
			return ErrRobots
		case h.group != nil && h.group.CrawlDelay > c.o.Pace && c.o.Pace > 0:
			h.limit.SetLimit(rate.Every(min(h.group.CrawlDelay, maxDelay)))
		}
	}
	return h.limit.Wait(ctx)
}

// robots fetches the rules of a host. As in RFC 9309, a robots.txt that does not exist
// allows everything, and a robots.txt that the site fails to deliver allows nothing.
func (c *Client) robots(ctx context.Context, u *url.URL) (*robotstxt.Group, error) {
	ctx, cancel := context.WithTimeout(ctx, c.o.Timeout)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.Scheme+"://"+u.Host+"/robots.txt", nil)
	if err != nil {
		return nil, fmt.Errorf("this is no link: %w", err)
	}
	req.Header.Set("User-Agent", c.o.UserAgent)
	req.Header.Set("Accept", "text/plain")
	res, err := c.http.Do(req)
	if err != nil {
		return nil, failure(ctx, err)
	}
	defer res.Body.Close()
	switch {
	case res.StatusCode >= 500 || res.StatusCode == http.StatusTooManyRequests:
		return nil, fmt.Errorf("the site cannot say what programs may fetch (robots.txt answers %d); try again later", res.StatusCode)
	case res.StatusCode != http.StatusOK:
		return nil, nil
	}
	body, err := io.ReadAll(io.LimitReader(res.Body, maxRobots))
	if err != nil {
		return nil, failure(ctx, err)
	}
	rules, err := robotstxt.FromBytes(body)
	if err != nil {
		return nil, nil // a page instead of rules contains no rules
	}
	return rules.FindGroup("match"), nil
}

// retryable reports whether an error is worth another try.
func retryable(err error) bool {
	if e, ok := errors.AsType[*StatusError](err); ok {
		switch e.Code {
		case http.StatusRequestTimeout, http.StatusTooEarly, http.StatusTooManyRequests, http.StatusInternalServerError, http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
			return true
		}
		return false
	}
	if errors.Is(err, errBrowser) {
		return false
	}
	var timeout interface{ Timeout() bool }
	return errors.As(err, &timeout) && timeout.Timeout() || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF)
}

// backoff returns how long to wait after the n-th try, counted from 1: what the site
// asks for, or a random part of a growing time, so that many programs do not return
// together. The error is a [*WaitError].
func backoff(n int, err error) (time.Duration, error) {
	if e, ok := errors.AsType[*StatusError](err); ok && e.After > 0 {
		if e.After > maxWait {
			return 0, &WaitError{e.After}
		}
		return e.After, nil
	}
	most := min(firstBackoff<<n, maxBackoff)
	return time.Duration(rand.Int64N(int64(most))) + 1, nil
}

// retryAfter parses the header of that name: seconds, or a date. It returns 0 when
// there is nothing to wait for.
func retryAfter(value string, now time.Time) time.Duration {
	if s, err := strconv.Atoi(strings.TrimSpace(value)); err == nil && s >= 0 {
		return time.Duration(s) * time.Second
	}
	if t, err := http.ParseTime(value); err == nil && t.After(now) {
		return t.Sub(now).Round(time.Second)
	}
	return 0
}

// sleep waits, or returns the context's error.
func sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-t.C:
		return nil
	}
}

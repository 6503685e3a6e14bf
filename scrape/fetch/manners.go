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

// ErrRobots is a page that the site asks programs to leave alone.
var ErrRobots = errors.New("the site asks programs not to fetch this page (robots.txt); open it in a browser and save the page, or paste its text into match url -")

// WaitError is a site that asks to wait for longer than anybody would.
type WaitError struct {
	// Wait is how long the site asks to wait.
	Wait time.Duration
}

func (e *WaitError) Error() string {
	return fmt.Sprintf("the site asks to wait %s before the next try; come back then, or save the page in a browser", e.Wait)
}

// How sites are treated.
const (
	// Pace is the least time between two requests to one host.
	Pace = time.Second
	// maxDelay is the longest Crawl-delay that is kept; a longer one is a way to
	// say no, and robots.txt has a better one.
	maxDelay = 30 * time.Second
	// maxRobots is how much of a robots.txt is read, in bytes.
	maxRobots = 512 << 10
	// tries is how often a page is asked for in all.
	tries = 3
	// maxWait is the longest Retry-After that is waited for.
	maxWait = 60 * time.Second
	// firstBackoff doubles with each try, up to maxBackoff.
	firstBackoff = 500 * time.Millisecond
	maxBackoff   = 8 * time.Second
)

// host is what is known of one scheme and host.
type host struct {
	limit *rate.Limiter
	once  sync.Once
	group *robotstxt.Group // nil when there are no rules
	err   error
}

// hosts are those that a client has met.
type hosts struct {
	mu   sync.Mutex
	seen map[string]*host
}

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

// allowed asks the site's robots.txt, once a host, and waits for its turn.
func (c *Client) allowed(ctx context.Context, q *question) error {
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

// robots reads the rules of a host. As RFC 9309 wants it, a robots.txt that is
// not there allows everything, and one that the site fails to give allows
// nothing.
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
		return nil, nil // a page in place of rules sets none
	}
	return rules.FindGroup("match"), nil
}

// again reports whether an answer or error is worth another try.
func again(err error) bool {
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

// backoff is how long to wait before the n-th try, from 1: what the site asks,
// else a random part of a growing time, so that many programs do not come back
// together.
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

// retryAfter reads the header of the same name: seconds, or a date.
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

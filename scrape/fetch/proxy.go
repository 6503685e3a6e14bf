package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
	"time"
)

// The limits of a [Proxy].
const (
	// ProxyBytes is the number of bytes that pass through the proxy in all: the answers
	// of plain exchanges, and both directions of tunnels. A web page takes a few
	// megabytes.
	ProxyBytes = 64 << 20
	// proxyConns is the number of simultaneous connections.
	proxyConns = 64
)

// Proxy is a forward proxy on this machine, for a browser. Whatever a page asks the
// browser for, the proxy connects to public addresses only, unless private ones are
// allowed. It uses the proxy of the environment for http and not for https.
type Proxy struct {
	listener  net.Listener
	server    *http.Server
	plain     http.RoundTripper
	dialer    *net.Dialer
	slots     chan struct{}
	remaining atomic.Int64

	mu      sync.Mutex
	refused map[string]bool
}

// NewProxy starts a proxy, which runs until it is closed. allowPrivate also allows
// connections to this machine and to private networks.
func NewProxy(allowPrivate bool) (*Proxy, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, fmt.Errorf("start the proxy for the browser: %w", err)
	}
	p := &Proxy{listener: l, plain: transport(allowPrivate), dialer: dialer(allowPrivate), slots: make(chan struct{}, proxyConns), refused: map[string]bool{}}
	p.remaining.Store(ProxyBytes)
	p.server = &http.Server{Handler: p, ReadHeaderTimeout: HeaderTimeout, MaxHeaderBytes: 1 << 20}
	go p.server.Serve(l)
	return p, nil
}

// URL returns the proxy's address.
func (p *Proxy) URL() string { return "http://" + p.listener.Addr().String() }

// Close stops the proxy and closes the connections through it.
func (p *Proxy) Close() error { return p.server.Close() }

// Refused reports whether a connection to a host was refused because its address is
// private.
func (p *Proxy) Refused(host string) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.refused[host]
}

// ServeHTTP forwards a request, or opens a tunnel.
func (p *Proxy) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	select {
	case p.slots <- struct{}{}:
		defer func() { <-p.slots }()
	case <-r.Context().Done():
		return
	}
	switch {
	case p.remaining.Load() <= 0:
		http.Error(w, ErrTooLarge.Error(), http.StatusInsufficientStorage)
	case r.Method == http.MethodConnect:
		p.tunnel(w, r)
	case r.URL.Scheme == "http" && r.URL.Host != "":
		p.forward(w, r)
	default:
		http.Error(w, ErrScheme.Error(), http.StatusBadRequest)
	}
}

// fail answers that a connection could not be made.
func (p *Proxy) fail(w http.ResponseWriter, host string, err error) {
	if isPrivate(err) {
		p.mu.Lock()
		p.refused[host] = true
		p.mu.Unlock()
		http.Error(w, ErrPrivate.Error(), http.StatusForbidden)
		return
	}
	http.Error(w, "the site cannot be reached", http.StatusBadGateway)
}

// forward makes a plain http exchange.
func (p *Proxy) forward(w http.ResponseWriter, r *http.Request) {
	out := r.Clone(r.Context())
	out.RequestURI = ""
	hopByHop(out.Header)
	res, err := p.plain.RoundTrip(out)
	if err != nil {
		p.fail(w, r.URL.Hostname(), err)
		return
	}
	defer res.Body.Close()
	hopByHop(res.Header)
	for k, values := range res.Header {
		w.Header()[k] = values
	}
	w.WriteHeader(res.StatusCode)
	_, _ = io.Copy(w, p.counted(res.Body))
}

// hopByHop removes the headers that are meant for the proxy itself.
func hopByHop(h http.Header) {
	for _, k := range []string{"Connection", "Keep-Alive", "Proxy-Authenticate", "Proxy-Authorization", "Proxy-Connection", "Te", "Trailer", "Transfer-Encoding", "Upgrade"} {
		h.Del(k)
	}
}

// tunnel connects the browser with a host and copies bytes both ways until either side
// is done.
func (p *Proxy) tunnel(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), 2*DialTimeout)
	defer cancel()
	far, err := p.dialer.DialContext(ctx, "tcp", r.Host)
	if err != nil {
		p.fail(w, r.URL.Hostname(), err)
		return
	}
	defer far.Close()
	hijacker, ok := w.(http.Hijacker)
	if !ok {
		http.Error(w, "no tunnel", http.StatusInternalServerError)
		return
	}
	near, buffered, err := hijacker.Hijack()
	if err != nil {
		return
	}
	defer near.Close()
	deadline := time.Now().Add(TotalTimeout)
	_ = errors.Join(near.SetDeadline(deadline), far.SetDeadline(deadline))
	if _, err := io.WriteString(near, "HTTP/1.1 200 OK\r\n\r\n"); err != nil {
		return
	}
	done := make(chan struct{}, 2)
	carry := func(to io.Writer, from io.Reader) {
		_, _ = io.Copy(to, p.counted(from))
		done <- struct{}{}
	}
	go carry(far, buffered)
	go carry(near, far)
	<-done
}

// counted returns a reader that ends when the proxy's limit is reached.
func (p *Proxy) counted(r io.Reader) io.Reader { return &counted{r, &p.remaining} }

// counted is a reader whose bytes count against a limit.
type counted struct {
	r         io.Reader
	remaining *atomic.Int64
}

// Read reads until the limit is exceeded, and then returns ErrTooLarge.
func (c *counted) Read(b []byte) (int, error) {
	if c.remaining.Load() <= 0 {
		return 0, ErrTooLarge
	}
	n, err := c.r.Read(b)
	c.remaining.Add(-int64(n))
	return n, err
}

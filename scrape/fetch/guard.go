package fetch

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"

	"code.dny.dev/ssrf"
)

// ErrPrivate refuses addresses of this machine and of private networks, which a page
// could otherwise make the program connect to.
var ErrPrivate = errors.New("the address belongs to this machine or a private network; --allow-private fetches it all the same")

// transport connects to public addresses only, unless private is true. It checks the
// address of every connection after the name has been resolved, so that neither a
// redirect nor a name that changes its address evades the check.
func transport(private bool) http.RoundTripper {
	guard := ssrf.New(ssrf.WithAnyPort())
	direct := dialer(private)
	t := &http.Transport{
		DialContext:            direct.DialContext,
		TLSHandshakeTimeout:    DialTimeout,
		ResponseHeaderTimeout:  HeaderTimeout,
		MaxResponseHeaderBytes: 1 << 20,
		IdleConnTimeout:        TotalTimeout,
		ForceAttemptHTTP2:      true,
	}
	proxied := t.Clone()
	proxied.Proxy = http.ProxyFromEnvironment
	proxied.DialContext = (&net.Dialer{Timeout: DialTimeout}).DialContext // the user's own proxy may be anywhere
	return &guarded{direct: t, proxied: proxied, private: private, guard: guard}
}

// dialer connects to public addresses only, unless private is true.
func dialer(private bool) *net.Dialer {
	d := &net.Dialer{Timeout: DialTimeout}
	if !private {
		d.Control = ssrf.New(ssrf.WithAnyPort()).Safe
	}
	return d
}

// isPrivate reports whether an error is that of a connection that was refused because
// of its address.
func isPrivate(err error) bool {
	return errors.Is(err, ssrf.ErrProhibitedIP) || errors.Is(err, ErrPrivate)
}

// guarded chooses between a direct connection and the proxy of the environment.
type guarded struct {
	direct, proxied http.RoundTripper
	private         bool
	guard           *ssrf.Guardian
}

// RoundTrip makes one exchange. The error is ErrPrivate for addresses that are refused.
func (g *guarded) RoundTrip(req *http.Request) (*http.Response, error) {
	if proxy, err := http.ProxyFromEnvironment(req); err == nil && proxy == nil {
		res, err := g.direct.RoundTrip(req)
		if errors.Is(err, ssrf.ErrProhibitedIP) {
			return nil, ErrPrivate
		}
		return res, err
	}
	if !g.private {
		if err := g.checkHost(req.Context(), req.URL.Hostname()); err != nil {
			return nil, err
		}
	}
	return g.proxied.RoundTrip(req)
}

// checkHost resolves a host to which a proxy will connect, and refuses private
// addresses. A name that cannot be resolved here is left to the proxy, which may know
// more names.
func (g *guarded) checkHost(ctx context.Context, host string) error {
	addrs, err := net.DefaultResolver.LookupNetIP(ctx, "ip", host)
	if ip, perr := netip.ParseAddr(host); perr == nil {
		addrs, err = []netip.Addr{ip}, nil
	}
	if err != nil {
		return nil
	}
	for _, a := range addrs {
		network := "tcp6"
		if a = a.Unmap(); a.Is4() {
			network = "tcp4"
		}
		if err := g.guard.Safe(network, netip.AddrPortFrom(a, 443).String(), nil); err != nil {
			return fmt.Errorf("%w (%s)", ErrPrivate, host)
		}
	}
	return nil
}

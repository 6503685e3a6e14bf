// Package challenge recognizes the bot checks that sites show instead of pages. It
// knows the headers that the makers of the checks send, and pieces of text that occur
// only in pages that are a check as a whole. It ignores the scripts that ordinary pages
// carry for such checks.
//
// It does not know what a check asks for, and does nothing to pass one.
package challenge

import (
	"errors"
	"strings"
)

// ErrBlocked matches every [*Error].
var ErrBlocked = errors.New("a bot check stands before the page")

// Error says that a site shows a bot check instead of a page. Its message says what the
// user can do.
type Error struct {
	// Maker is the maker of the check, empty when it is not known.
	Maker string
}

func (e *Error) Error() string {
	maker := ""
	if e.Maker != "" {
		maker = " (" + e.Maker + ")"
	}
	return "the site shows a bot check" + maker + "; open the posting in a browser and save the page, or paste its text into match url -"
}

// Is reports whether target is ErrBlocked.
func (e *Error) Is(target error) bool { return target == ErrBlocked }

// mark is a piece of text that occurs only in the checks of a maker.
type mark struct{ maker, piece string }

// marks returns the known marks.
func marks() []mark {
	return []mark{
		{"Cloudflare", "_cf_chl_opt"}, {"Cloudflare", "cf-browser-verification"}, {"Cloudflare", "cf-challenge-running"}, {"Cloudflare", `id="challenge-error-text"`}, {"Cloudflare", "cf-error-details"},
		{"DataDome", "captcha-delivery.com"},
		{"PerimeterX", "px-captcha"}, {"PerimeterX", "captcha.px-cdn.net"}, {"PerimeterX", "captcha.px-cloud.net"},
		{"Akamai", "errors.edgesuite.net"}, {"Akamai", "sec-if-cpt-container"}, {"Akamai", "/_sec/cp_challenge"}, {"Akamai", "bm-verify="},
		{"Imperva", "/_Incapsula_Resource?CWUDNSAI="}, {"Imperva", "Incapsula incident ID"},
		{"AWS WAF", "gokuProps"}, {"AWS WAF", "awsWafCookieDomainList"},
		{"Radware", "validate.perfdrive.com"},
		{"SiteGround", "/.well-known/sgcaptcha"},
		{"Sucuri", "sucuri_cloudproxy_js"}, {"Sucuri", "Sucuri WebSite Firewall"},
		{"DDoS-Guard", "/.well-known/ddos-guard/check"},
		{"Kasada", "/149e9513-01fa-4fb0-aad4-566afd725d1b/"},
		{"Vercel", "Vercel Security Checkpoint"},
		{"Anubis", "anubis_challenge"},
		{"F5", "The requested URL was rejected. Please consult with your administrator"},
		{"Fastly", "/_fs-ch-"},
	}
}

// maxSearched is the number of bytes of a page that are searched. A check is short, and
// its marks are near its beginning.
const maxSearched = 256 << 10

// OfPage returns the maker of the check whose mark a page contains. ok is false when
// there is none. A page that shows more than a notice is not a check even if it
// contains a mark; that is for the caller to decide.
func OfPage(body string) (maker string, ok bool) {
	body = body[:min(len(body), maxSearched)]
	for _, m := range marks() {
		if strings.Contains(body, m.piece) {
			return m.maker, true
		}
	}
	return "", false
}

// OfAnswer returns the maker of the check in a refused or postponed answer. It examines
// the headers, whose names are in canonical form, and the beginning of the body.
func OfAnswer(header map[string][]string, body string) (maker string, ok bool) {
	value := func(name string) string { return strings.ToLower(strings.Join(header[name], " ")) }
	switch {
	case strings.Contains(value("Cf-Mitigated"), "challenge"):
		return "Cloudflare", true
	case value("X-Amzn-Waf-Action") != "":
		return "AWS WAF", true
	case strings.Contains(value("X-Vercel-Mitigated"), "challenge"):
		return "Vercel", true
	case value("X-Datadome") != "" || value("X-Dd-B") != "":
		return "DataDome", true
	case value("X-Kpsdk-Ct") != "":
		return "Kasada", true
	}
	return OfPage(body)
}

// Package challenge knows the marks of the bot checks that stand before pages:
// the headers that their makers send, and what only a page that is such a check
// as a whole holds. Scripts that ordinary pages carry for them are no marks.
//
// It does not know what a check wants, and does nothing to pass one.
package challenge

import (
	"errors"
	"strings"
)

// ErrBlocked is every [*Error].
var ErrBlocked = errors.New("a bot check stands before the page")

// Error is a bot check in the place of a page. Its message says what to do.
type Error struct {
	// Maker is who makes the check, empty when it is not known.
	Maker string
}

func (e *Error) Error() string {
	maker := ""
	if e.Maker != "" {
		maker = " (" + e.Maker + ")"
	}
	return "the site shows a bot check" + maker + "; open the posting in a browser and save the page, or paste its text into match url -"
}

// Is reports ErrBlocked.
func (e *Error) Is(target error) bool { return target == ErrBlocked }

// mark is a piece of a page that only a maker's check holds.
type mark struct{ maker, piece string }

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

// looked is how much of a page is looked at, in bytes. A check is short, and its
// marks stand at its beginning.
const looked = 256 << 10

// OfPage names the maker of the check that a page holds a mark of. A page that
// shows more than a notice is none all the same.
func OfPage(body string) (maker string, ok bool) {
	body = body[:min(len(body), looked)]
	for _, m := range marks() {
		if strings.Contains(body, m.piece) {
			return m.maker, true
		}
	}
	return "", false
}

// OfAnswer names the maker of the check that a refused or postponed answer is,
// by its headers, whose names are in canonical form, and the beginning of its
// body.
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

package challenge

import (
	"errors"
	"strings"
	"testing"
)

func TestOfAnswer(t *testing.T) {
	for _, c := range []struct {
		name, header, value, body, maker string
	}{
		{"a header of Cloudflare", "Cf-Mitigated", "challenge", "", "Cloudflare"},
		{"a script of Cloudflare", "", "", `<script>window._cf_chl_opt={}</script>`, "Cloudflare"},
		{"a header of AWS WAF", "X-Amzn-Waf-Action", "captcha", "", "AWS WAF"},
		{"a script of AWS WAF", "", "", `<script>window.gokuProps = {}</script>`, "AWS WAF"},
		{"DataDome", "X-Datadome", "protected", "", "DataDome"},
		{"a script of DataDome", "", "", `<script src="https://ct.captcha-delivery.com/c.js">`, "DataDome"},
		{"PerimeterX", "", "", `<div id="px-captcha">`, "PerimeterX"},
		{"Akamai", "", "", `<a href="https://errors.edgesuite.net/18.1">`, "Akamai"},
		{"Imperva", "", "", `<iframe id="main-iframe" src="/_Incapsula_Resource?CWUDNSAI=9">`, "Imperva"},
		{"Vercel", "X-Vercel-Mitigated", "challenge", "", "Vercel"},
		{"a proxy's ordinary header", "Cf-Ray", "81", "<p>forbidden</p>", ""},
		{"a sensor of Cloudflare", "", "", `<script src="/cdn-cgi/challenge-platform/scripts/jsd/main.js">`, ""},
		{"a sensor of Imperva", "", "", `<script src="/_Incapsula_Resource?SWJIYLWA=7">`, ""},
		{"a mark far down", "", "", strings.Repeat(" ", maxSearched) + "px-captcha", ""},
	} {
		maker, ok := OfAnswer(map[string][]string{c.header: {c.value}}, c.body)
		if maker != c.maker || ok != (c.maker != "") {
			t.Errorf("%s: %q, %t", c.name, maker, ok)
		}
	}
}

func TestErrorNamesTheMakerAndSaysWhatToDo(t *testing.T) {
	for maker, want := range map[string]string{"": "a bot check;", "Akamai": "a bot check (Akamai);"} {
		err := error(&Error{maker})
		if !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "match url -") || !errors.Is(err, ErrBlocked) {
			t.Errorf("%q: %v", maker, err)
		}
	}
}

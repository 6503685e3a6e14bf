package page

import (
	"strings"

	"github.com/PuerkitoBio/goquery"

	"skillmatch/scrape/document"
)

// shell is the length in bytes below which a page's text is no more than a
// notice; bot checks, log-ins and empty shells are shorter.
const shell = 1500

// notices are what a page has beside its text that tells why it has so little.
// They are read before anything is taken out of the page.
type notices struct {
	title    string // in lower case, as the next
	noscript string // shown when scripts are off
	password bool   // a field for one
	scripts  bool   // scripts other than data
}

func (s *source) notice() {
	s.notices = notices{
		title:    strings.ToLower(document.Line(s.doc.Find("title").First().Text())),
		noscript: strings.ToLower(document.Line(s.doc.Find("noscript").Text())),
		password: s.doc.Find(`input[type="password"]`).Length() > 0,
	}
	s.doc.Find("script").EachWithBreak(func(_ int, script *goquery.Selection) bool {
		s.scripts = !strings.Contains(strings.ToLower(script.AttrOr("type", "")), "json")
		return !s.scripts
	})
}

// refusal tells why a page gives no posting. text is what it shows.
func (s *source) refusal(text string) error {
	switch {
	case s.challenge(text):
		return ErrBlocked
	case closed(text):
		return ErrClosed
	case s.huge:
		return ErrTooLarge
	case s.scripted(text):
		return ErrScript
	}
	return ErrNoPosting
}

// challenge reports a page that is a bot check or a log-in as a whole: a mark of
// one, on a page that shows little else. Ordinary pages carry the scripts of
// such checks, too.
func (s *source) challenge(text string) bool {
	if len(text) > shell {
		return false
	}
	if holds(s.notices.title, "just a moment", "security check", "attention required", "access denied", "robot check", "are you a robot", "human verification", "verify you are human", "ddos-guard", "pardon our interruption",
		"one moment, please", "bot verification") {
		return true
	}
	shown := strings.ToLower(text) + " " + s.noscript
	if holds(shown, "enable javascript and cookies to continue", "checking your browser", "verify you are human", "verifying you are human", "verify that you are human", "complete the security check", "you have been blocked",
		"please wait while your request is being verified", "unusual traffic", "unusual activity", "are you a robot", "not a robot", "press & hold", "sign in to view", "sign in to continue", "log in to continue",
		"log in to view", "join now to see", "please log in", "bitte melden sie sich an") {
		return true
	}
	if holds(s.text, "_cf_chl_opt", "captcha-delivery.com", "validate.perfdrive.com", "/.well-known/sgcaptcha", "px-captcha", "/_Incapsula_Resource?CWUDNSAI=") {
		return true
	}
	if len(text) > shell/2 {
		return false
	}
	return strings.Contains(s.text, "/cdn-cgi/challenge-platform/") || s.password
}

// closed reports a text that announces, at its beginning, that a job is gone.
func closed(text string) bool {
	return holds(strings.ReplaceAll(strings.ToLower(text[:min(len(text), shell)]), "’", "'"), "no longer accepting applications", "no longer available", "position has been filled", "position is filled", "job has expired", "posting has expired",
		"vacancy has expired", "job is closed", "position is closed", "position has been closed", "job has been closed", "vacancy is closed", "no longer open", "no longer active", "job posting is closed", "posting is closed",
		"job you are looking for", "nicht mehr verfügbar", "bereits besetzt", "nicht mehr aktiv", "n'est plus disponible", "a été pourvu", "offre expirée", "ya no está disponible", "oferta cerrada", "oferta caducada",
		"já não está disponível", "não está mais disponível", "vaga encerrada", "non è più disponibile", "niet meer beschikbaar", "inte längre tillgänglig")
}

// scripted reports a page whose text comes with its scripts: it shows next to
// nothing and has scripts, or shows the marks of a template.
func (s *source) scripted(text string) bool {
	if strings.Count(text, "{{")+strings.Count(text, "{$") >= 3 {
		return true
	}
	if len(text) >= leastText {
		return false
	}
	return s.scripts || holds(s.noscript, "enable javascript", "requires javascript", "activate javascript", "javascript is disabled")
}

// article reports the title of an article about something.
func article(name string) bool {
	name = strings.ToLower(name)
	return strings.HasPrefix(name, "how to") || strings.HasPrefix(name, "what is") || strings.HasPrefix(name, "top 1") || holds(name, " tips", "guide to", "ways to", "reasons to", "everything you need to know")
}

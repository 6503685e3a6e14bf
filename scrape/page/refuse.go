package page

import (
	"fmt"
	"net/url"
	"strings"

	"github.com/PuerkitoBio/goquery"

	"skillmatch/scrape/challenge"
	"skillmatch/scrape/document"
)

// maxShell is the length in bytes up to which the text of a page is no more than a
// notice. Bot checks, log-ins and empty shells are shorter.
const maxShell = 1500

// FrameError says that the posting is shown in a frame, which is a page of its own.
type FrameError struct {
	// URL is the address of the frame.
	URL string
}

func (e *FrameError) Error() string {
	return fmt.Sprintf("the posting stands in a frame of the page; give the frame's own link, %s, or paste the text into match url -", e.URL)
}

// notices are the parts of a page besides its text that explain why it has so little
// text. They are read before anything is removed from the page.
type notices struct {
	title    string // the page's title, in lower case
	noscript string // what is shown when scripts are off, in lower case
	frame    string // the address of a frame that may hold the posting
	password bool   // the page has a password field
	scripts  bool   // the page has scripts other than data
	empty    bool   // the element that scripts fill is empty
}

// notice collects the notices of the page.
func (s *source) notice() {
	s.notices = notices{
		title:    strings.ToLower(s.headTitle()),
		noscript: strings.ToLower(document.Line(s.doc.Find("noscript").Text())),
		frame:    s.frame(),
		password: s.doc.Find(`input[type="password"]`).Length() > 0,
	}
	s.doc.Find("script").EachWithBreak(func(_ int, script *goquery.Selection) bool {
		s.scripts = !strings.Contains(strings.ToLower(script.AttrOr("type", "")), "json")
		return !s.scripts
	})
	s.doc.Find("#root, #app, #__next, #__nuxt, #___gatsby, #svelte, #main-app, app-root").EachWithBreak(func(i int, root *goquery.Selection) bool {
		s.empty = strings.TrimSpace(root.Text()) == ""
		return !s.empty && i < 8
	})
}

// frame returns the address of the first frame whose link is that of a job or of a
// hiring system.
func (s *source) frame() string {
	base, err := url.Parse(s.address())
	if err != nil {
		return ""
	}
	address := ""
	s.doc.Find("iframe[src], frame[src]").EachWithBreak(func(i int, f *goquery.Selection) bool {
		u, err := base.Parse(strings.TrimSpace(f.AttrOr("src", "")))
		if err != nil || !absolute(u.String()) {
			return i < 50
		}
		if link := u.String(); jobLink(link) || containsAny(link, "in_iframe=1", "/embed/job_app", "jobs.lever.co/", "jobs.ashbyhq.com/", "apply.workable.com/", ".jobs.personio.", ".bamboohr.com/") {
			address = document.Line(link)
		}
		return address == "" && i < 50
	})
	return address
}

// refusal returns the reason why a page yields no posting. text is what the page shows.
func (s *source) refusal(text string) error {
	if err := s.wall(text); err != nil {
		return err
	}
	switch {
	case closed(text) || s.gone(text):
		return ErrClosed
	case s.tooLarge:
		return ErrTooLarge
	case s.notices.frame != "" && len(text) < maxShell:
		return &FrameError{s.notices.frame}
	case s.scripted(text):
		return ErrScript
	}
	return ErrNoPosting
}

// wall returns the error of a page that is nothing but a bot check or a log-in: it has
// a mark of one and shows little else. Ordinary pages carry the scripts of such checks,
// too.
func (s *source) wall(text string) error {
	if len(text) > maxShell {
		return nil
	}
	maker, marked := challenge.OfPage(s.text)
	shown := strings.ReplaceAll(strings.ToLower(text)+" "+s.noscript, "’", "'")
	switch {
	case marked, containsAny(s.notices.title, checkTitles()...), containsAny(shown, checkPhrases()...):
		return &challenge.Error{Maker: maker}
	case len(text) <= maxShell/2 && strings.Contains(s.text, "/cdn-cgi/challenge-platform/") && !s.empty:
		return &challenge.Error{Maker: "Cloudflare"}
	case containsAny(shown, loginPhrases()...), s.password && (len(text) <= maxShell/2 || containsAny(s.notices.title, loginTitles()...)):
		return ErrLogin
	}
	return nil
}

// gone reports whether the page replaces one that does not exist.
func (s *source) gone(text string) bool {
	return len(text) <= maxShell && containsAny(s.notices.title, "404", "not found", "nicht gefunden", "introuvable", "no encontrada", "não encontrada", "non trovata", "niet gevonden", "nie znaleziono", "hittades inte", "ikke fundet", "410 gone")
}

// scripted reports whether the text of a page comes with its scripts: the page shows
// next to nothing and has scripts, or it shows the marks of a template.
func (s *source) scripted(text string) bool {
	if strings.Count(text, "{{")+strings.Count(text, "{$") >= 3 {
		return true
	}
	if len(text) > maxShell {
		return false
	}
	asked := containsAny(s.noscript, "javascript") || containsAny(strings.ToLower(text), scriptPhrases()...)
	return asked || s.scripts && (s.empty || len(text) < minText)
}

// articleTitle reports whether a title is that of an article about a subject.
func articleTitle(name string) bool {
	name = strings.ReplaceAll(strings.ToLower(name), "’", "'")
	for _, start := range []string{"how to", "how we", "how i", "what is", "what we", "what does", "why ", "when ", "should ", "is a ", "top 1", "top 5", "best ", "the best", "my ", "so schreiben", "wie man", "was ist", "was macht", "warum ", "comment ",
		"pourquoi ", "qu'est-ce", "cómo ", "qué es", "por qué", "como ", "o que é", "hoe ", "wat is", "waarom ", "come ", "perché "} {
		if strings.HasPrefix(name, start) {
			return true
		}
	}
	return strings.HasSuffix(name, "?") || containsAny(name, " tips", "guide to", "ways to", "reasons to", "everything you need to know", "interview questions", "description template", "salary guide", "career path", "lessons", "we learned",
		"ratgeber", "vorstellungsgespräch", "bewerbungstipps", "conseils", "consejos")
}

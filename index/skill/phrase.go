package skill

import (
	"sort"
	"strings"
)

// Phrase is a part of a line that looks like a skill which the vocabulary does not
// contain. It is a guess from its place, meant for people to look at and never the
// basis of a verdict.
type Phrase struct {
	// Line is the index of the line. Start and End are byte offsets in it; End is after
	// the last byte.
	Line, Start, End int
	// Proper is set for phrases that are written like names: "Zigbee Pro", "k6".
	Proper bool
}

// phraseWords returns the words that bound phrases. Vague words occur around the name
// of a thing and name none; end words occur after it.
func phraseWords() map[wordFlag][]string {
	return map[wordFlag][]string{
		vagueWord: strings.Fields(`the a an any our your their its all other various multiple several some modern advanced strong solid deep basic similar related relevant
		common popular new latest current existing complex large high good great excellent best more most both either one least etc such tool tools
		tooling technology technologies framework frameworks library libraries language languages system systems platform platforms software
		solution solutions product products service services application applications environment environments stack skills skill experience
		knowledge expertise concepts concept principles principle practices practice techniques methods methodologies standards fundamentals things
		plus strongly highly very own s company companies teams team people customers users engineers engineer developers developer business project
		projects work working years year time industry field fields areas area role roles level degree engineering development programming analysis
		integration production finance legal hr marketing sales operations design infrastructure others familiarity information equivalent`),
		endWord: strings.Fields(`for to in on at by from of with without within across through into over under as that which who whose where when while if because so is are
		was were be been being has have had will would can could should may might must do does did not no you we they it he she i this these those
		there here and or but nor than then also including include includes using use used build building built design designing develop developing
		deliver delivering create creating manage managing support supporting ensure ensuring drive driving lead leading own owning write writing
		ship shipping improve improving maintain maintaining deploy deploying required preferred desired needed necessary helpful welcome ideally
		preferably especially particularly about between during before after per via up out like help helping make making work working ability able
		aren isn don doesn didn wasn weren won couldn wouldn shouldn follow following handle handled handling understand identify identifying track
		tracking run running scale scaling grow growing comfortable passion passionate`),
	}
}

// The largest numbers of words in a phrase, for names and for other words.
const (
	maxProper = 3
	maxCommon = 3
)

// segment is a member of a list, or a whole clause that is not a list: the tokens from
// from up to, but without, to.
type segment struct {
	from, to int
	// skills is the number of technical skills that it names beyond doubt.
	skills int
	// lead is the token at which a phrase can begin: after a cue, or at the start of a
	// member of a list. It is -1 when there is none.
	lead int
	// cued is set when a cue such as "experience with" comes before lead.
	cued bool
}

// Phrases finds phrases that look like unknown skills in the lines of one document:
//
//   - names in a list with a known skill ("Go, Zig and Rust"), or after a cue
//     ("experience with Zigbee");
//   - words in a list with at least two known skills ("Python, survey design and SQL").
//
// Words after a cue alone ("experience with horses") were tried: of 20 such phrases one
// is what a recruiter would call a skill.
//
// Phrases never overlap mentions. company is the employer's name, as for
// [Scanner.Find]. The slice belongs to the caller.
func (s *Scanner) Phrases(lines []Line, company string) []Phrase {
	s.Find(lines, company)
	found := append([]candidate(nil), s.found...)
	var out []Phrase
	for i := range lines {
		n := 0
		for n < len(found) && found[n].line == i {
			n++
		}
		s.text = lines[i].Text
		s.loadTokens(lines[i])
		out = s.phrases(out, i, found[:n])
		found = found[n:]
	}
	return out
}

// phrases appends the phrases of one line, whose tokens are set.
func (s *Scanner) phrases(out []Phrase, line int, found []candidate) []Phrase {
	for from := 0; from < len(s.toks); {
		to := from + 1
		for to < len(s.toks) && s.toks[to].sep&(sepStop|sepColon|sepParen) == 0 {
			to++
		}
		for len(found) > 0 && found[0].last < from {
			found = found[1:]
		}
		list, skills := s.segments(from, to, found)
		for _, g := range list {
			if p, ok := s.phraseIn(g, skills, len(list) > 1, found); ok {
				p.Line = line
				out = append(out, p)
			}
		}
		from = to
	}
	return out
}

// segments splits tokens at commas, slashes and conjunctions. found are the mentions that
// end behind the first token, in order; skills is the number of segments that name a
// technical skill.
func (s *Scanner) segments(from, to int, found []candidate) (list []segment, skills int) {
	now := segment{from: from, lead: -1}
	ended := found // without those before the segment at hand
	endSegment := func(at, next int) {
		if at > now.from {
			now.to = at
			for len(ended) > 0 && ended[0].last < at {
				if c := &ended[0]; c.first >= now.from && c.confidence >= byCue && s.technical(c.id) {
					now.skills++
				}
				ended = ended[1:]
			}
			if now.skills > 0 {
				skills++
			}
			list = append(list, now)
		}
		now = segment{from: next, lead: next}
	}
	for t := from; t < to; t++ {
		for len(found) > 0 && found[0].last < t {
			found = found[1:]
		}
		inside := len(found) > 0 && found[0].first < t // a mention goes on before the token
		if t > from && s.toks[t].sep.lists() && !inside {
			endSegment(t, t)
		}
		switch f := s.flag(t); {
		case f&conjunctionWord != 0 && f&placeWord == 0 && s.toks[t].end-s.toks[t].start > 1:
			endSegment(t, t+1)
		case t > from && f&bindWord != 0 && (s.flag(t-1)&knowledgeWord != 0 || t > from+1 && s.flag(t-2)&knowledgeWord != 0):
			now.lead, now.cued = t+1, true
		}
	}
	endSegment(to, to)
	return list, skills
}

// phraseIn returns the words of a segment that look like a skill.
func (s *Scanner) phraseIn(g segment, skills int, listed bool, found []candidate) (Phrase, bool) {
	if g.lead < 0 || g.skills > 0 {
		return Phrase{}, false
	}
	from := g.lead
	for from < g.to && s.flag(from)&vagueWord != 0 {
		from++
	}
	to := from
	proper := true
	for to < g.to && to-from < maxProper+1 && s.flag(to)&endWord == 0 && (to == from || s.toks[to].sep.joins()) {
		proper = proper && s.proper(to)
		to++
	}
	whole := to == g.to
	for to > from && s.flag(to-1)&vagueWord != 0 {
		to--
	}
	if i := sort.Search(len(found), func(i int) bool { return found[i].last >= from }); i < len(found) && found[i].first < to {
		return Phrase{}, false
	}
	words := to - from
	switch {
	case words == 0 || s.toks[from].end-s.toks[from].start < 2 || words == 1 && s.toks[from].digits:
		return Phrase{}, false
	case proper && words <= maxProper && (g.cued || listed && skills > 0):
	case !proper && whole && words <= maxCommon && listed && skills > 1 && (words > 1 || s.abstract(from)):
	default:
		return Phrase{}, false
	}
	return Phrase{Start: int(s.toks[from].start), End: int(s.toks[to-1].end), Proper: proper}, true
}

// abstract reports whether the ending of a token makes it a noun for an activity or a
// field ("customization", "fulfilment"). Other single words are mostly adjectives.
func (s *Scanner) abstract(t int) bool {
	word := s.text[s.toks[t].start:s.toks[t].end]
	for _, ending := range []string{"tion", "sion", "ment", "ness", "ysis", "ity", "logy", "ics"} {
		if len(word) > len(ending)+3 && strings.HasSuffix(word, ending) {
			return true
		}
	}
	return false
}

// proper reports whether a token is written like a part of a name: with a capital
// within a sentence, or with capitals or digits after its first letter.
func (s *Scanner) proper(t int) bool {
	tok := s.toks[t]
	if tok.digits {
		return false
	}
	inner := false
	for _, c := range []byte(s.text[tok.start+1 : tok.end]) {
		inner = inner || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
	}
	return inner || tok.upper && tok.sep&(sepFirst|sepStop) == 0
}

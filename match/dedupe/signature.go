// Package dedupe finds duplicates: postings of the same job, however they were found.
// It makes a signature of each posting, compares signatures, and puts duplicates into
// clusters.
//
// What makes two postings the same: their titles are equal but for places, marks of
// gender, ways of work and forms of contract; their texts share most of their runs of
// four words (shingles); and they ask for the same years and spoken languages. Equal
// texts need no more than the titles, short ones also the same employer; a posting
// without a text is never a duplicate.
//
//	signature.go   Signature (a MinHash signature, hashes of title and text) and Alike,
//	               which decides whether two postings are the same
//	titlekey.go    the keys by which two titles are equal
//	titlewords.go  the words that do not count in a title: those of
//	               data/titlewords.tsv and the places of package place
//	cluster.go     Cluster, which finds the duplicates among many postings
//
// It does not know scores. In which order postings come, and so which one of a cluster
// is shown, is up to its callers; [Signature.Fresher] compares two of them by their
// dates.
package dedupe

import (
	"cmp"
	"math"
	"slices"

	"skillmatch/index/skill"
	"skillmatch/match/age"
	"skillmatch/match/ask"
	"skillmatch/scrape/posting"
)

// A posting occurs once in a ranking, however often it was found. Two postings are
// alike when their titles are equal but for places, marks of gender, ways of work and
// forms of contract, and their texts share most of their shingles, which are runs of
// four words. The share is estimated from a MinHash signature: the hashes of all
// shingles fall into 64 bins, the least hash of each bin is kept, and the share of bins
// in which two texts agree estimates the share of shingles that they have in common
// (one permutation hashing, Li, Owen and Zhang 2012). Only texts that agree in one of
// 16 bands of four bins are compared, which makes the time linear. No shingle crosses
// the end of a line, so that the order of the lines does not count.
//
// The title decides together with the text, since an employer's postings for different
// jobs share most of their text, or all of it: of two that differ in the title only,
// one can be for the lead of a team and the other for its newest member. The years and
// the spoken languages that are asked decide as well: in these an employer's postings
// for several countries differ.
//
// Of 8,665 postings 455 are hidden as duplicates. Of 40 such pairs, drawn at random and
// judged by the titles, the places and the first differences of their texts, 37 are one
// job, most of them in two places, and three are doubtful: a head of a department on
// each of two continents, a job here and abroad with different pay, and a translator
// who has to live in one of two countries. An earlier version required only the
// beginning of the title besides the same text, and let shingles cross lines. Of 20
// pairs that only it took for one job, 15 are two jobs, four are one and one is
// doubtful.
const (
	// Bins is the number of bins of a signature.
	Bins       = 64
	bandBins   = 4    // bins of a band
	shingle    = 4    // words of a shingle
	alikeShare = 0.85 // share of bins in which texts agree that are alike
	// leastWords is the least number of words of a text that is compared by its
	// shingles. A shorter one is alike only to the same text from the same employer.
	leastWords = 60
	// empty marks a bin without a shingle.
	empty = math.MaxUint16
	// crowd is the greatest number of postings of one band that a posting is compared
	// with.
	crowd = 64
)

// Signature holds what decides whether two postings are the same and which of them is
// shown. It takes 184 bytes.
type Signature struct {
	// MinHash holds the least hash of each bin.
	MinHash [Bins]uint16
	TitleKeys
	// Company, Text and Terms are hashes of the employer's name, of the text, and of
	// the years and the spoken languages that the posting asks for.
	Company, Text, Terms uint64
	// Words is the number of words of the text.
	Words uint32
	// Published and Expires are days, 0 when the source does not give them.
	Published, Expires age.Day
}

// TitleKeys are two hashes of a title: Bare without its places, Full with them. Two
// postings can be the same only if a key of one is a key of the other.
type TitleKeys struct{ Bare, Full uint64 }

// Signer makes signatures. It keeps buffers, so it is not safe for concurrent use.
type Signer struct {
	voc     *skill.Vocabulary
	scanner *skill.Scanner
	words   []uint64
	ends    []int        // ends of the lines, as indexes into words
	cut     skill.Tokens // words of the employer's name
	name    []nameWord
	filter  uint64 // a bit for each word of name
	titles  titleReader
}

// NewSigner returns a signer for postings that were read with a vocabulary.
func NewSigner(v *skill.Vocabulary) *Signer {
	return &Signer{voc: v, scanner: v.Scanner(), titles: newTitleReader()}
}

// Sign returns the signature of a posting. It takes title, company and location from p,
// and the text and the years and languages that are asked from a, the result of reading
// p.
func (g *Signer) Sign(p *posting.Posting, a *ask.Parsed) Signature {
	s := Signature{Terms: mix(seed, uint64(a.Years)), Published: age.ParseDay(p.Published), Expires: age.ParseDay(p.Expires)}
	for i := range a.Skills {
		if k := &a.Skills[i]; k.Importance == ask.Required && g.voc.Skill(k.ID).Category == "spoken" {
			s.Terms += mix(seed, uint64(k.ID)+1) // in any order
		}
	}
	s.TitleKeys = g.Titles(p)
	s.Company = seed
	for i := range g.titles.company {
		s.Company = mix(s.Company, g.titles.company[i].hash)
	}
	g.employer(p.Company)
	words := g.hashes(a)
	s.Text = hashAll(words)
	s.Words = uint32(len(words))
	var least [Bins]uint64
	for i := range least {
		least[i] = math.MaxUint64
	}
	from := 0
	for _, to := range g.ends {
		runs(words[from:to], &least)
		from = to
	}
	for i, h := range least {
		s.MinHash[i] = uint16(h)
	}
	return s
}

// Titles returns the keys of a posting's title alone.
func (g *Signer) Titles(p *posting.Posting) TitleKeys {
	title, full := g.titles.read(p)
	return TitleKeys{title, full}
}

// runs enters the shingles of a line into the bins. A line of fewer words than a
// shingle is one by itself.
func runs(line []uint64, least *[Bins]uint64) {
	n := len(line)
	if n == 0 {
		return
	}
	var short [shingle]uint64
	if n < shingle {
		copy(short[:], line)
		line = short[:]
	}
	for ; len(line) >= shingle; line = line[1:] {
		h := line[0]*0xbf58476d1ce4e5b9 + line[1]*0x94d049bb133111eb + line[2]*0x9e3779b97f4a7c15 + line[3]*0xd6e8feb86659fd93
		h = (h ^ h>>32) * prime32
		h ^= h >> 29
		bin := h >> 58
		least[bin] = min(least[bin], h)
	}
}

// employer notes the words of the employer's name. A word of at most three bytes, which
// can be any other word as well, counts only after another word of the name, unless it
// is the whole name.
func (g *Signer) employer(name string) {
	g.cut.Reset()
	all := g.scanner.TokenizeOnly(&g.cut, name)
	g.name, g.filter = g.name[:0], 0
	for i := range all.Len() {
		start, end, hash := all.Word(i)
		g.name = append(g.name, nameWord{hash, all.Len() == 1 || end-start > 3})
		g.filter |= 1 << (hash >> 58)
	}
}

// nameWord is a word of an employer's name.
type nameWord struct {
	hash   uint64
	begins bool // it is recognized without another word of the name before it
}

// named reports whether a word belongs to the employer's name. behind is true right
// after another word of the name; there a short word counts as well.
func (g *Signer) named(hash uint64, behind bool) bool {
	return slices.Contains(g.name, nameWord{hash, true}) || behind && slices.Contains(g.name, nameWord{hash, false})
}

// hashes returns the hashes of the words of a posting, followed by those of the letters
// that form no words, and sets g.ends to the ends of the lines. Both are valid until
// the next call. A line ends where the offset of the next word is not greater. Every
// employer's name gets the same hash, since an agency writes its own name instead.
func (g *Signer) hashes(a *ask.Parsed) []uint64 {
	words, last, tokens := g.words[:0], -1, a.Tokens()
	g.ends = g.ends[:0]
	for i := range tokens.Len() {
		start, hash := tokens.Begin(i)
		begins := start <= last || i == 0
		if begins {
			g.ends = append(g.ends, len(words))
		}
		last = start
		if g.filter>>(hash>>58)&1 != 0 {
			behind := !begins && words[len(words)-1] == seed
			switch named := g.named(hash, behind); {
			case named && behind:
				continue
			case named:
				hash = seed
			}
		}
		words = append(words, hash)
	}
	g.ends = append(g.ends, len(words))
	for _, r := range a.Unspaced() {
		words = append(words, uint64(r)*0x9e3779b97f4a7c15)
	}
	g.ends = append(g.ends, len(words))
	g.words = words
	return words
}

// The constants of FNV-1a, which hashes words by their runes. mix and hashAll use those
// of the mixer of splitmix64.
const (
	seed  = 14695981039346656037
	prime = 1099511628211
	// prime32 spreads the hash of a shingle over all bits.
	prime32 = 0xd6e8feb86659fd93
)

// hashWord returns the hash of a word.
func hashWord(w string) uint64 {
	h := uint64(seed)
	for _, c := range w {
		h = (h ^ uint64(c)) * prime
	}
	return h
}

// mix returns the hash of a sequence with hash h after w is added to it.
func mix(h, w uint64) uint64 {
	h = (h ^ w) * 0xbf58476d1ce4e5b9
	return h ^ h>>31
}

// hashAll returns the hash of words in their order.
func hashAll(words []uint64) uint64 {
	h := uint64(seed)
	for _, w := range words {
		h = mix(h, w)
	}
	h = (h ^ h>>30) * 0x94d049bb133111eb
	return h ^ h>>31
}

// Alike reports whether two postings are the same job. They must share a title key, and
// either have the same text or both a text of at least leastWords words, the same
// Terms, and agree in alikeShare of the bins that are not empty in both. The same text
// that is shorter must come from the same company. Alike is symmetric but not
// transitive.
func (s *Signature) Alike(o *Signature) bool {
	switch {
	case s.Bare != o.Bare && s.Full != o.Full && s.Bare != o.Full && s.Full != o.Bare:
		return false
	case s.Text == o.Text && s.Words == o.Words:
		return s.Words >= leastWords || s.Words > 0 && s.Company == o.Company
	case s.Terms != o.Terms || s.Words < leastWords || o.Words < leastWords:
		return false
	}
	same, of := 0, 0
	for i := range s.MinHash {
		switch {
		case s.MinHash[i] != o.MinHash[i]:
			of++
		case s.MinHash[i] != empty:
			of++
			same++
		}
	}
	return float64(same) >= alikeShare*float64(of)
}

// ExactKey identifies the text, title and terms of a posting, and the company of one
// with a short text.
type ExactKey struct{ text, title, full, terms, company uint64 }

// ExactKey returns the key of a posting; ok is false for a posting without text, which
// has none. Two postings with the same key are alike to the same postings.
func (s *Signature) ExactKey() (t ExactKey, ok bool) {
	t = ExactKey{text: s.Text, title: s.Bare, full: s.Full, terms: s.Terms}
	if s.Words < leastWords {
		t.company = s.Company
	}
	return t, s.Words > 0
}

// keys returns the two keys of a title, or one when they are equal.
func (s TitleKeys) keys() []uint64 {
	if s.Bare == s.Full {
		return []uint64{s.Bare}
	}
	return []uint64{s.Bare, s.Full}
}

// Fresher compares two postings that are the same by their dates, on the day today. It
// returns a negative number when s is the better one to show, a positive one when o is,
// and 0 when neither is. An open posting comes before a stale one and a stale one
// before a closed one; of two of the same age the one published last comes first.
func (s *Signature) Fresher(o *Signature, today age.Day) int {
	rank := func(s *Signature) int { return age.At(s.Published, s.Expires, today).Rank() }
	return cmp.Or(cmp.Compare(rank(s), rank(o)), cmp.Compare(o.Published, s.Published))
}

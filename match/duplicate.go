package match

import (
	"cmp"
	"math"
	"slices"

	"skillmatch/index/skill"
	"skillmatch/scrape"
)

// The same posting stands in a ranking once, however often it was found. Two
// postings are alike when their titles are the same but for places, marks of
// gender, ways of work and forms of contract, and their texts share most of their
// runs of four words. The share is estimated from a MinHash signature: the hashes
// of all runs fall into 64 bins, the least of each bin is kept, and two texts agree
// in as many bins as they share runs (one permutation hashing, Li, Owen and Zhang
// 2012). Texts that agree in one of 16 bands of four bins are compared, others
// never, which makes the time linear. No run goes beyond a line, so that the order
// of the lines does not count.
//
// The title decides with the text, since an employer's postings for different
// jobs share most of their text, or all of it: of two that are alike but for the
// title, one can be a team's lead and the other its newest member. So do the years
// and the spoken languages that are asked, in which an employer's postings for
// several countries differ.
//
// Of 8,665 postings 455 are hidden. Of 40 pairs of them, drawn at random and judged
// by the titles, the places and the first differences of their texts, 37 are one
// job, most of them in two places, and three are doubtful: a head of a department
// on each of two continents, a job here and abroad with other pay, and a
// translator who has to live in one of two countries. Of 20 pairs that were one
// while the beginning of the title was enough beside the same text, and while runs
// went beyond lines, 15 are two jobs, four are one and one is doubtful.
const (
	bins       = 64
	bandBins   = 4
	shingle    = 4    // words
	alikeShare = 0.85 // of the bins
	// A text of fewer words than leastWords is alike only to the same text from
	// the same employer.
	leastWords = 60
	// empty marks a bin without a run.
	empty = math.MaxUint16
	// crowd is how many postings of one band a posting is compared with.
	crowd = 64
)

// Signature is what is kept of a posting to tell whether another is the same, and
// which of the two is shown: 184 bytes.
type Signature struct {
	mins [bins]uint16
	TitleKeys
	company, text, terms uint64 // hashes; terms are years and spoken languages
	words                uint32
	published, expires   Day
}

// TitleKeys are the hashes of a title without its places and with them. Only postings
// that share one are ever the same.
type TitleKeys struct{ title, full uint64 }

// Signer makes signatures. It keeps buffers, so it serves one goroutine.
type Signer struct {
	voc     *skill.Vocabulary
	scanner *skill.Scanner
	words   []uint64
	ends    []int       // of lines, in words
	cut     skill.Words // of the employer's name
	name    []nameWord
	filter  uint64 // has a bit for each of them
	titles  titleReader
}

// NewSigner makes a signer; the vocabulary is that of what is asked.
func NewSigner(v *skill.Vocabulary) *Signer {
	return &Signer{voc: v, scanner: v.Scanner(), titles: newTitleReader()}
}

// Sign makes the signature of a posting that was read: of its title, company,
// location and text, and of the years and languages that it asks.
func (g *Signer) Sign(p *scrape.Posting, a *Asked) Signature {
	s := Signature{terms: mix(seed, uint64(a.Years)), published: ReadDay(p.Published), expires: ReadDay(p.Expires)}
	for i := range a.Asks {
		if k := &a.Asks[i]; k.Importance == Required && g.voc.Skill(k.ID).Category == "spoken" {
			s.terms += mix(seed, uint64(k.ID)+1) // in any order
		}
	}
	s.TitleKeys = g.Titles(p)
	s.company = seed
	for i := range g.titles.company {
		s.company = mix(s.company, g.titles.company[i].hash)
	}
	g.employer(p.Company)
	words := g.hashes(a)
	s.text = hashAll(words)
	s.words = uint32(len(words))
	var least [bins]uint64
	for i := range least {
		least[i] = math.MaxUint64
	}
	from := 0
	for _, to := range g.ends {
		runs(words[from:to], &least)
		from = to
	}
	for i, h := range least {
		s.mins[i] = uint16(h)
	}
	return s
}

// Titles are the keys of a posting's title, by themselves.
func (g *Signer) Titles(p *scrape.Posting) TitleKeys {
	title, full := g.titles.read(p)
	return TitleKeys{title, full}
}

// runs enters the runs of a line's words into the bins; a line of fewer words is
// one itself.
func runs(line []uint64, least *[bins]uint64) {
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

// employer notes the words of the employer's name. A short one, which may be any
// other word as well, counts behind one of the others.
func (g *Signer) employer(name string) {
	g.cut.Reset()
	all := g.scanner.CutOnly(&g.cut, name)
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
	begins bool
}

// named reports a word of the employer's name; behind another any will do.
func (g *Signer) named(hash uint64, behind bool) bool {
	return slices.Contains(g.name, nameWord{hash, true}) || behind && slices.Contains(g.name, nameWord{hash, false})
}

// hashes are those of a posting's words and, behind them, of the letters that
// stand in no word; they are valid until the next call, as are the ends of their
// lines. A line ends where the next word stands no further along. The employer's
// name is the same whatever it is, for an agency writes its own instead.
func (g *Signer) hashes(a *Asked) []uint64 {
	words, last := g.words[:0], -1
	g.ends = g.ends[:0]
	for i := range a.words.Len() {
		start, hash := a.words.Begin(i)
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
	for _, r := range a.letters {
		words = append(words, uint64(r)*0x9e3779b97f4a7c15)
	}
	g.ends = append(g.ends, len(words))
	g.words = words
	return words
}

// FNV-1a over runes, and the mixer of splitmix64.
const (
	seed  = 14695981039346656037
	prime = 1099511628211
	// prime32 spreads the sum of a run over all bits.
	prime32 = 0xd6e8feb86659fd93
)

func hashWord(w string) uint64 {
	h := uint64(seed)
	for _, c := range w {
		h = (h ^ uint64(c)) * prime
	}
	return h
}

func mix(h, w uint64) uint64 {
	h = (h ^ w) * 0xbf58476d1ce4e5b9
	return h ^ h>>31
}

// hashAll is the hash of words in their order.
func hashAll(words []uint64) uint64 {
	h := uint64(seed)
	for _, w := range words {
		h = mix(h, w)
	}
	h = (h ^ h>>30) * 0x94d049bb133111eb
	return h ^ h>>31
}

// Alike reports whether two signatures are those of the same job. It is
// symmetric; it is not transitive.
func (s *Signature) Alike(o *Signature) bool {
	switch {
	case s.title != o.title && s.full != o.full && s.title != o.full && s.full != o.title:
		return false
	case s.text == o.text && s.words == o.words:
		return s.words >= leastWords || s.words > 0 && s.company == o.company
	case s.terms != o.terms || s.words < leastWords || o.words < leastWords:
		return false
	}
	same, of := 0, 0
	for i := range s.mins {
		switch {
		case s.mins[i] != o.mins[i]:
			of++
		case s.mins[i] != empty:
			of++
			same++
		}
	}
	return float64(same) >= alikeShare*float64(of)
}

// Twin is what tells a posting's text, title and terms from all others.
type Twin struct{ text, title, full, terms, company uint64 }

// Twin is equal for postings of which each is alike to all that the other is
// alike to. A posting without a text has none.
func (s *Signature) Twin() (t Twin, ok bool) {
	t = Twin{text: s.text, title: s.title, full: s.full, terms: s.terms}
	if s.words < leastWords {
		t.company = s.company
	}
	return t, s.words > 0
}

// titles are the two hashes of a title, or the one where they are the same.
func (s TitleKeys) titles() []uint64 {
	if s.title == s.full {
		return []uint64{s.title}
	}
	return []uint64{s.title, s.full}
}

// Duplicates tells, of postings in their total order, which one is shown for
// each: itself, or the one shown for the first posting before it that is alike.
// What hides a posting hides it in every longer list as well, as long as no
// more than 64 different texts with one title agree in a band.
func Duplicates(list []*Signature) []int {
	found := make([]int, len(list)) // the first that is alike, or the posting itself
	twins := map[Twin]int{}         // the first of those that are equal in all that is compared
	var all []titled
	for i, s := range list {
		found[i] = i
		twin, ok := s.Twin()
		if !ok {
			continue
		}
		if j, ok := twins[twin]; ok {
			found[i] = j
			continue
		}
		twins[twin] = i
		for _, title := range s.titles() {
			all = append(all, titled{title, int32(i)})
		}
	}
	slices.SortFunc(all, func(a, b titled) int {
		return cmp.Or(cmp.Compare(a.title, b.title), cmp.Compare(a.posting, b.posting))
	})
	for from := 0; from < len(all); {
		to := from + 1
		for to < len(all) && all[to].title == all[from].title {
			to++
		}
		if to-from > 1 {
			nearest(list, all[from:to], found)
		}
		from = to
	}
	for i, j := range found { // j comes first, and is settled
		found[i] = found[j]
	}
	return found
}

// titled is a posting under one of its titles.
type titled struct {
	title   uint64
	posting int32
}

// nearest finds the first posting that is alike to each of those with one title, in
// their order. Only postings of one title are ever alike, so that what is kept to
// find them is kept for one title at a time.
func nearest(list []*Signature, same []titled, found []int) {
	texts := make(map[Twin]int, len(same)) // the first of a text
	bands := map[uint64][]int32{}
	for _, t := range same {
		i := int(t.posting)
		s := list[i]
		twin, _ := s.Twin()
		text := Twin{text: s.text, title: t.title, company: twin.company}
		if j, ok := texts[text]; ok {
			found[i] = min(found[i], j)
		} else {
			texts[text] = i
		}
		if s.words < leastWords {
			continue
		}
		for _, key := range s.bands(t.title) {
			in := bands[key]
			for _, j := range in {
				if int(j) >= found[i] {
					break
				}
				if s.Alike(list[j]) {
					found[i] = int(j)
				}
			}
			if len(in) < crowd {
				bands[key] = append(in, t.posting)
			}
		}
	}
}

// bands are the keys under which postings that may be alike meet, by one of their
// titles.
func (s *Signature) bands(title uint64) (keys [bins / bandBins]uint64) {
	for b := range keys {
		h := mix(title, uint64(b))
		for _, m := range s.mins[b*bandBins : (b+1)*bandBins] {
			h = mix(h, uint64(m))
		}
		keys[b] = h
	}
	return keys
}

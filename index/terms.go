package index

import (
	"bytes"
	"strings"

	"skillmatch/index/skill"
)

// The weights of the terms in a requirement line. A skill carries most of what a line
// asks for. Words that occur in nearly every posting ("experience", "team") carry next
// to nothing, so that two lines which share only those are not alike.
const (
	skillWeight   = 2.0
	wordWeight    = 1.0
	genericWeight = 0.1
)

// stopWords returns the words that carry no weight at all.
func stopWords() map[string]bool {
	return wordSet(`a about above across after all also am an and any are as at be because been before being below between both but by can could did do does doing down
		during each eg either else etc even few for from further had has have having he her here hers him his how i ie if in into is it its itself just like ll may me
		might more most much must my need no nor not now of off on once one only or other our out over own per plus re s same shall she should so some such t than that
		the their them then there these they this those through to too under until up us ve very via was we well were what when where which while who why will with
		within without would you your yours`)
}

// genericWords returns words that occur in postings of every profession. They are the
// most frequent words of requirement lines that name no skill by themselves.
func genericWords() map[string]bool {
	return wordSet(`ability able achieve across act active actively additional advanced align amazing apply approach appropriate area background based basic best better
		bring broad build builder building business candidate capability career challenge change clear clearly close closely collaborate collaboration collaborative
		comfortable committed communicate communication company complex contribute contribution create creating culture current customer daily day dedicated deep define
		deliver delivery demonstrate demonstrated depth degree desire detail detailed develop developing development different directly diverse drive driven driving dynamic
		effective effectively efficient efficiently end engage ensure ensuring environment equivalent excellent exceptional excited experience experienced expert expertise
		exposure external familiar familiarity fast field first focus focused follow full fundamental future good great ground grow growing growth hand hands help high
		highly ideal ideally ideas identify impact implement important improve improvement include including independent independently individual industry influence
		initiative innovative internal interest join key knowledge language large lead leader leadership leading learn learning least level leverage long love made maintain
		make making manage management member minimum mindset mission modern motivated multiple new nice offer ongoing open operate opportunity organization organizational
		oriented others outcome overall owner ownership paced part participate partner passion passionate people perform person personal plan play position positive
		practical practice preferred prior priority proactive problem process produce product professional proficiency proficient project proven provide quality quickly
		range real relate related relevant required requirement responsibility responsible result right role scale senior set several share shape skill skilled small
		solid solution solve solving someone specific stage stakeholder standard start state strategic strategy strong strongly structured success successful
		successfully support take task team teammate technical thing think thinking thrive time today together tool top toward track train translate trust turn type
		understand understanding unique use used user using value variety various verbal vision want way week willing willingness work working world write writing written
		year years yourself`)
}

// wordSet returns the set of the stems of the words in a list.
func wordSet(list string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		m[string(stem([]byte(w)))] = true
	}
	return m
}

// stem removes the most common English endings from a plain word, so that "optimizing",
// "optimized" and "optimizes" are one term. Short words, and words with anything but
// lower-case letters, stay as they are: "aws", "c++", "k8s".
func stem(w []byte) []byte {
	if len(w) < 4 {
		return w
	}
	for _, c := range w {
		if c < 'a' || c > 'z' {
			return w
		}
	}
	switch {
	case bytes.HasSuffix(w, []byte("ies")) && len(w) > 4:
		w = append(w[:len(w)-3:len(w)-3], 'y')
	case bytes.HasSuffix(w, []byte("ss")), bytes.HasSuffix(w, []byte("us")), bytes.HasSuffix(w, []byte("is")):
	case bytes.HasSuffix(w, []byte("s")):
		w = w[:len(w)-1]
	}
	switch {
	case bytes.HasSuffix(w, []byte("ing")) && len(w) > 6:
		w = undouble(w[:len(w)-3])
	case bytes.HasSuffix(w, []byte("ed")) && len(w) > 5:
		w = undouble(w[:len(w)-2])
	}
	if len(w) > 4 && w[len(w)-1] == 'e' {
		w = w[:len(w)-1]
	}
	return w
}

// undouble removes a doubled last letter: "plann" of "planning" becomes "plan".
func undouble(w []byte) []byte {
	n := len(w)
	if n > 3 && w[n-1] == w[n-2] && w[n-1] != 'l' && w[n-1] != 's' && w[n-1] != 'z' {
		return w[:n-1]
	}
	return w
}

// lexicon numbers the terms of a résumé: its stemmed words, and a term for each skill
// that a line names. All spellings of a skill share its term.
type lexicon struct {
	words  map[string]int32 // with the generic and stop words
	skills map[skill.ID]int32
	terms  []term
}

// term is a word or skill with its weight and the items that contain it.
type term struct {
	text   string
	weight float64
	items  []int32
}

// newLexicon returns a lexicon of the generic and stop words.
func newLexicon() *lexicon {
	l := &lexicon{words: map[string]int32{}, skills: map[skill.ID]int32{}}
	for w := range genericWords() {
		l.word(w, genericWeight)
	}
	for w := range stopWords() {
		l.terms[l.word(w, 0)].weight = 0
	}
	return l
}

// word returns the number of a stemmed word. A word that has one keeps its weight.
func (l *lexicon) word(w string, weight float64) int32 {
	if n, ok := l.words[w]; ok {
		return n
	}
	n := int32(len(l.terms))
	l.words[w] = n
	l.terms = append(l.terms, term{text: w, weight: weight})
	return n
}

// skill returns the number of a skill's term. Its text begins with "#", which no word
// contains.
func (l *lexicon) skill(id skill.ID, name string) int32 {
	if n, ok := l.skills[id]; ok {
		return n
	}
	n := int32(len(l.terms))
	l.skills[id] = n
	l.terms = append(l.terms, term{text: "#" + name, weight: skillWeight})
	return n
}

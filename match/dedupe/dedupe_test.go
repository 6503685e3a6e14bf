package dedupe

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"skillmatch/match/ask"
	"skillmatch/scrape"
	"skillmatch/scrape/posting"
	"skillmatch/testdata/fixtures"
	"skillmatch/testdata/shareddata"
)

// prose is a text of n words from a seeded source.
func prose(seed uint64, n int) string {
	r := rand.New(rand.NewPCG(seed, 1))
	words := make([]string, n)
	for i := range words {
		words[i] = fmt.Sprintf("w%d", r.IntN(2000))
	}
	return strings.Join(words, " ")
}

func signed(g *Signer, r *ask.Reader, p *posting.Posting) Signature {
	a := r.Read(p)
	return g.Sign(p, &a)
}

func TestWhatIsTheSamePosting(t *testing.T) {
	v := fixtures.Vocabulary(t)
	text := prose(1, 400)
	base := posting.Posting{Title: "Go Engineer", Company: "Acme", Location: "Oslo", Text: text}
	lines := make([]string, 12)
	for i := range lines {
		lines[i] = "- Tallowby asks for " + prose(uint64(20+i), 12) + " at Tallowby"
	}
	listed := posting.Posting{Title: "Go Engineer", Company: "Tallowby", Location: "Germany", Text: strings.Join(lines, "\n")}
	turned := slices.Clone(lines)
	slices.Reverse(turned)
	short := posting.Posting{Title: "Go Engineer", Company: "Acme", Text: "Call us."}
	for name, c := range map[string]struct {
		a, b posting.Posting
		want bool
	}{
		"itself":                                 {base, base, true},
		"another city":                           {base, posting.Posting{Title: "Go Engineer (Bergen)", Company: "Acme", Location: "Bergen, Norway", Text: text + " Bergen"}, true},
		"an agency's copy":                       {base, posting.Posting{Title: "GO Engineer (m/f/d)", Company: "Staff Ltd", Text: strings.ToUpper(text) + "\nApply through us today."}, true},
		"a team named in one title":              {base, posting.Posting{Title: "Go Engineer - Payments", Company: "Acme", Text: text}, false},
		"its lines in another order":             {listed, posting.Posting{Title: "Go Engineer", Company: "Tallowby", Text: strings.Join(turned, "\n")}, true},
		"another employer's name throughout":     {listed, posting.Posting{Title: "Go Engineer", Company: "Staff Ltd", Text: strings.ReplaceAll(listed.Text, "Tallowby", "Staff Ltd")}, true},
		"a city in the title and a sentence":     {listed, posting.Posting{Title: "Go Engineer - Berlin", Company: "Tallowby", Location: "Germany", Text: listed.Text + "\n- You live in Berlin"}, true},
		"half of its lines":                      {listed, posting.Posting{Title: "Go Engineer", Company: "Tallowby", Text: strings.Join(lines[:6], "\n")}, false},
		"another title":                          {base, posting.Posting{Title: "Java Engineer", Company: "Acme", Text: text}, false},
		"another title and nearly the same text": {base, posting.Posting{Title: "Go Engineer - Payments", Company: "Acme", Text: text + " and more of it"}, false},
		"another language":                       {base, posting.Posting{Title: "Go Engineer", Company: "Acme", Text: text + "\n\n- Fluent in German\n"}, false},
		"other years":                            {base, posting.Posting{Title: "Go Engineer", Company: "Acme", Text: text + "\n\n- 7+ years of experience\n"}, false},
		"another text":                           {base, posting.Posting{Title: "Go Engineer", Company: "Acme", Text: prose(2, 400)}, false},
		"half of the text":                       {base, posting.Posting{Title: "Go Engineer", Company: "Acme", Text: text[:len(text)/2] + prose(3, 200)}, false},
		"a short text of one employer":           {short, short, true},
		"a short text of two employers":          {short, posting.Posting{Title: "Go Engineer", Company: "Bolt", Text: "Call us."}, false},
		"no text":                                {posting.Posting{Title: "Go Engineer"}, posting.Posting{Title: "Go Engineer"}, false},
	} {
		t.Run(name, func(t *testing.T) {
			g, r := NewSigner(v), ask.NewReader(v)
			a, b := signed(g, r, &c.a), signed(g, r, &c.b)
			if got := a.Alike(&b); got != c.want || b.Alike(&a) != got {
				t.Errorf("alike: %v, want %v both ways", got, c.want)
			}
		})
	}
}

// Every posting is shown by one that is shown itself and stands before it, and
// what is hidden in a list is hidden in every longer one.
func TestDuplicatesHideForGood(t *testing.T) {
	v := fixtures.Vocabulary(t)
	g, reader := NewSigner(v), ask.NewReader(v)
	r := rand.New(rand.NewPCG(7, 7))
	var list []*Signature
	for i := range 400 {
		text := strings.Fields(prose(uint64(i%40), 200))
		for range r.IntN(4) {
			text[r.IntN(len(text))] = "changed"
		}
		s := signed(g, reader, &posting.Posting{Title: "Go Engineer", Text: strings.Join(text, " ")})
		list = append(list, &s)
	}
	r.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	all := Cluster(list)
	hidden := 0
	for i, s := range all {
		if s > i || all[s] != s {
			t.Fatalf("%d is shown by %d, which %d shows", i, s, all[s])
		}
		if s != i {
			hidden++
		}
	}
	if hidden < 200 {
		t.Errorf("%d of 400 hidden, of 40 texts", hidden)
	}
	part := slices.Clone(list[:0])
	var at []int
	for i, s := range list {
		if i%3 != 0 {
			part, at = append(part, s), append(at, i)
		}
	}
	for i, s := range Cluster(part) {
		if s != i && all[at[i]] == at[i] {
			t.Fatalf("%d is hidden in a part and shown in the whole", at[i])
		}
	}
}

// Postings that hang together over each other's titles are found, in
// whatever order they stand, and others are not where it ends soon.
func TestCandidatesAreFoundOverOthers(t *testing.T) {
	chain := make([]TitleKeys, 101)
	for i := range chain { // 0 and 1 have one title without places, 1 and 2 one with them, and so on
		chain[len(chain)-1-i] = TitleKeys{uint64(i / 2), 500 + uint64((i+1)/2)}
	}
	chain[0] = TitleKeys{1000, 1000}
	candidates := func(list []TitleKeys, of []int) []int {
		return Candidates(len(list), func(i int) TitleKeys { return list[i] }, of)
	}
	if got := candidates(chain, []int{99, 100}); len(got) < 100 || !slices.IsSorted(got) {
		t.Errorf("%d of a chain of 100", len(got))
	}
	if got := candidates(chain[:4], []int{0}); !slices.Equal(got, []int{0}) {
		t.Errorf("candidates for a stranger: %v", got)
	}
	if got := candidates(chain[90:], []int{10}); len(got) != 11 {
		t.Errorf("%d of a chain of 11", len(got))
	}
}

func FuzzSign(f *testing.F) {
	v := fixtures.Vocabulary(f)
	f.Add("Go Engineer (Oslo)", "Oslo", "We use Go.\xff\x00 Größe")
	f.Fuzz(func(t *testing.T, title, place, text string) {
		p := posting.Posting{Title: title, Location: place, Text: text}
		a, b := signed(NewSigner(v), ask.NewReader(v), &p), signed(NewSigner(v), ask.NewReader(v), &p)
		if a != b || a.Words >= leastWords && !a.Alike(&b) {
			t.Error("a posting is not alike to itself")
		}
	})
}

// BenchmarkDuplicates signs and compares the postings of a large file, when it
// is there.
func BenchmarkDuplicates(b *testing.B) {
	path := shareddata.Path(b, "bench/postings/ashby.jsonl")
	v := fixtures.Vocabulary(b)
	reader := ask.NewReader(v)
	var list []posting.Posting
	var asked []ask.Parsed
	size := 0
	for s, err := range scrape.Walk(b.Context(), []string{path}, scrape.Options{}) {
		if err != nil {
			b.Fatal(err)
		}
		if p, err := s.Posting(); err == nil {
			list, asked, size = append(list, p), append(asked, reader.Read(&p)), size+len(p.Text)
		}
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	hidden := 0
	for b.Loop() {
		g := NewSigner(v)
		signed := make([]Signature, len(list))
		order := make([]*Signature, len(list))
		for i := range list {
			signed[i] = g.Sign(&list[i], &asked[i])
			order[i] = &signed[i]
		}
		hidden = 0
		for i, s := range Cluster(order) {
			if s != i {
				hidden++
			}
		}
	}
	b.ReportMetric(float64(hidden), "hidden")
	b.ReportMetric(float64(len(list)*b.N)/b.Elapsed().Seconds(), "postings/s")
}

func TestTable(t *testing.T) {
	for _, fault := range loadTitles().table.Lint(os.DirFS(".")) {
		t.Error(fault)
	}
	for _, rule := range loadTitles().table.Rules() {
		for _, text := range loadTitles().table.List(rule) {
			if n := len(strings.Fields(text)); n > longestPhrase {
				t.Errorf("%s: %q has more than %d words", rule, text, longestPhrase)
			}
		}
	}
}

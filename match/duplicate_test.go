package match

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"skillmatch/scrape"
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

func signed(g *Signer, r *Reader, p *scrape.Posting) Signature {
	a := r.Read(p)
	return g.Sign(p, &a)
}

func TestWhatIsTheSamePosting(t *testing.T) {
	v := words(t)
	text := prose(1, 400)
	base := scrape.Posting{Title: "Go Engineer", Company: "Acme", Location: "Oslo", Text: text}
	lines := make([]string, 12)
	for i := range lines {
		lines[i] = "- Tallowby asks for " + prose(uint64(20+i), 12) + " at Tallowby"
	}
	listed := scrape.Posting{Title: "Go Engineer", Company: "Tallowby", Location: "Germany", Text: strings.Join(lines, "\n")}
	turned := slices.Clone(lines)
	slices.Reverse(turned)
	short := scrape.Posting{Title: "Go Engineer", Company: "Acme", Text: "Call us."}
	for name, c := range map[string]struct {
		a, b scrape.Posting
		want bool
	}{
		"itself":                                 {base, base, true},
		"another city":                           {base, scrape.Posting{Title: "Go Engineer (Bergen)", Company: "Acme", Location: "Bergen, Norway", Text: text + " Bergen"}, true},
		"an agency's copy":                       {base, scrape.Posting{Title: "GO Engineer (m/f/d)", Company: "Staff Ltd", Text: strings.ToUpper(text) + "\nApply through us today."}, true},
		"a team named in one title":              {base, scrape.Posting{Title: "Go Engineer - Payments", Company: "Acme", Text: text}, false},
		"its lines in another order":             {listed, scrape.Posting{Title: "Go Engineer", Company: "Tallowby", Text: strings.Join(turned, "\n")}, true},
		"another employer's name throughout":     {listed, scrape.Posting{Title: "Go Engineer", Company: "Staff Ltd", Text: strings.ReplaceAll(listed.Text, "Tallowby", "Staff Ltd")}, true},
		"a city in the title and a sentence":     {listed, scrape.Posting{Title: "Go Engineer - Berlin", Company: "Tallowby", Location: "Germany", Text: listed.Text + "\n- You live in Berlin"}, true},
		"half of its lines":                      {listed, scrape.Posting{Title: "Go Engineer", Company: "Tallowby", Text: strings.Join(lines[:6], "\n")}, false},
		"another title":                          {base, scrape.Posting{Title: "Java Engineer", Company: "Acme", Text: text}, false},
		"another title and nearly the same text": {base, scrape.Posting{Title: "Go Engineer - Payments", Company: "Acme", Text: text + " and more of it"}, false},
		"another language":                       {base, scrape.Posting{Title: "Go Engineer", Company: "Acme", Text: text + "\n\n- Fluent in German\n"}, false},
		"other years":                            {base, scrape.Posting{Title: "Go Engineer", Company: "Acme", Text: text + "\n\n- 7+ years of experience\n"}, false},
		"another text":                           {base, scrape.Posting{Title: "Go Engineer", Company: "Acme", Text: prose(2, 400)}, false},
		"half of the text":                       {base, scrape.Posting{Title: "Go Engineer", Company: "Acme", Text: text[:len(text)/2] + prose(3, 200)}, false},
		"a short text of one employer":           {short, short, true},
		"a short text of two employers":          {short, scrape.Posting{Title: "Go Engineer", Company: "Bolt", Text: "Call us."}, false},
		"no text":                                {scrape.Posting{Title: "Go Engineer"}, scrape.Posting{Title: "Go Engineer"}, false},
	} {
		t.Run(name, func(t *testing.T) {
			g, r := NewSigner(v), NewReader(v)
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
	v := words(t)
	g, reader := NewSigner(v), NewReader(v)
	r := rand.New(rand.NewPCG(7, 7))
	var list []*Signature
	for i := range 400 {
		text := strings.Fields(prose(uint64(i%40), 200))
		for range r.IntN(4) {
			text[r.IntN(len(text))] = "changed"
		}
		s := signed(g, reader, &scrape.Posting{Title: "Go Engineer", Text: strings.Join(text, " ")})
		list = append(list, &s)
	}
	r.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	all := Duplicates(list)
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
	for i, s := range Duplicates(part) {
		if s != i && all[at[i]] == at[i] {
			t.Fatalf("%d is hidden in a part and shown in the whole", at[i])
		}
	}
}

func FuzzSign(f *testing.F) {
	v := words(f)
	f.Add("Go Engineer (Oslo)", "Oslo", "We use Go.\xff\x00 Größe")
	f.Fuzz(func(t *testing.T, title, place, text string) {
		p := scrape.Posting{Title: title, Location: place, Text: text}
		a, b := signed(NewSigner(v), NewReader(v), &p), signed(NewSigner(v), NewReader(v), &p)
		if a != b || a.words >= leastWords && !a.Alike(&b) {
			t.Error("a posting is not alike to itself")
		}
	})
}

// BenchmarkDuplicates signs and compares the postings of a large file, when it
// is there.
func BenchmarkDuplicates(b *testing.B) {
	path := shareddata.Path(b, "bench/postings/ashby.jsonl")
	v := words(b)
	reader := NewReader(v)
	var list []scrape.Posting
	var asked []Asked
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
		for i, s := range Duplicates(order) {
			if s != i {
				hidden++
			}
		}
	}
	b.ReportMetric(float64(hidden), "hidden")
	b.ReportMetric(float64(len(list)*b.N)/b.Elapsed().Seconds(), "postings/s")
}

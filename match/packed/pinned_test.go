package packed

import (
	"crypto/sha256"
	"encoding/hex"
	"testing"
	"testing/fstest"

	"skillmatch/index/skill"
	"skillmatch/match/ask"
	"skillmatch/scrape"
)

// pinnedForms are the packed version and the SHA-256 of the project's own postings
// packed with pinnedSkills. A vocabulary of its own keeps changes of the built-in
// one, which a library knows by its sum, out of it.
const (
	pinnedForms  = "11 46fbd61d4a50bf62179d3d5309a7a3b7d7552fc9e79fb9948b204555e4121086"
	pinnedSkills = "go\tGo\tgolang|=Go\t-\t-\trust:.5\tcase\n" +
		"rust\tRust\t=Rust\t-\t-\t-\tcase\n" +
		"java\tJava\tjava\t-\t-\t-\t-\n" +
		"python\tPython\tpython\t-\t-\t-\t-\n" +
		"sql\tSQL\tsql\t-\t-\t-\t-\n" +
		"postgresql\tPostgreSQL\tpostgresql|postgres\t-\tsql\t-\t-\n" +
		"kafka\tKafka\tkafka|apache kafka\t-\t-\t-\t-\n" +
		"kubernetes\tKubernetes\tkubernetes|k8s\t-\t-\t-\t-\n" +
		"react\tReact\t=React|react.js\t-\t-\t-\t-\n" +
		"typescript\tTypeScript\ttypescript\t-\t-\t-\t-\n" +
		"aws\tAWS\taws|amazon web services\t-\t-\t-\t-\n" +
		"docker\tDocker\tdocker\t-\t-\t-\t-\n" +
		"english\tEnglish\tenglish\t-\t-\t-\t-\n" +
		"communication\tCommunication\tcommunication|communication skills\t-\t-\t-\t-\n"
)

// A library reads its postings again only when the version of the packed form is
// another.
func TestPackedFormsChangeOnlyWithTheirVersion(t *testing.T) {
	v, err := skill.Load(fstest.MapFS{"few.tsv": {Data: []byte(pinnedSkills)}})
	if err != nil {
		t.Fatal(err)
	}
	reader, encoder, sum := ask.NewReader(v), NewEncoder(v), sha256.New()
	n := 0
	for s, err := range scrape.Walk(t.Context(), []string{"../../testdata/postings"}, scrape.Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		p, err := s.Posting()
		if err != nil {
			t.Fatal(err)
		}
		asked := reader.Read(&p)
		reader.Facts(&p, &asked)
		sum.Write(encoder.Encode(&p, &asked))
		n++
	}
	sum.Write(encoder.Table())
	got := Version + " " + hex.EncodeToString(sum.Sum(nil))
	if got != pinnedForms || n < 10 {
		t.Errorf("%d postings are packed as %s, not %s: raise Version, so that libraries read their postings again, and pin the new sum", n, got, pinnedForms)
	}
}

package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"sync"
	"testing"

	"skillmatch/index/skill"
	"skillmatch/match"
	"skillmatch/match/ask"
	"skillmatch/match/dedupe"
	"skillmatch/match/rank"
	"skillmatch/scrape"
	"skillmatch/scrape/posting"
	"skillmatch/testdata/shareddata"
)

// corpus is a file of postings to measure with: the one that
// MATCH_BENCH_POSTINGS names, else one that lies beside the project.
func corpus(b *testing.B) (path string, size int64) {
	b.Helper()
	path = os.Getenv("MATCH_BENCH_POSTINGS")
	if path == "" {
		path = shareddata.Path(b, bench)
	}
	info, err := os.Stat(path)
	if err != nil {
		b.Skip("no postings to measure with; MATCH_BENCH_POSTINGS names a JSONL file")
	}
	return path, info.Size()
}

// BenchmarkStages measures each stage of ranking a file of postings by itself on
// one processor, the two that no ranking can do without (counting the words, as
// wc does, and decoding the JSON) among them, and at last the whole command on
// all processors.
func BenchmarkStages(b *testing.B) {
	path, size := corpus(b)
	v, err := skill.Embedded()
	if err != nil {
		b.Fatal(err)
	}
	m := benchMatcher(b, v)
	list := postings(b, path)
	candidate, reader, signer := m.Candidate, ask.NewReader(v), dedupe.NewSigner(v)
	parsed, signed := make([]ask.Parsed, len(list)), make([]dedupe.Signature, len(list))
	for i := range list {
		parsed[i] = reader.Read(&list[i])
		signed[i] = signer.Sign(&list[i], &parsed[i])
	}
	stage := func(name string, f func()) {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(size)
			b.ReportAllocs()
			for b.Loop() {
				f()
			}
			b.ReportMetric(float64(len(list)*b.N)/b.Elapsed().Seconds(), "postings/s")
		})
	}
	stage("wc", func() {
		if err := exec.Command("wc", "-w", path).Run(); err != nil {
			b.Skip("no wc here")
		}
	})
	stage("json", func() { decodeAlone(b, path) })
	stage("start", func() { // an empty file of the user, since the vocabulary alone is read once
		if _, err := skill.Embedded(skill.Source{Name: "none.tsv"}); err != nil {
			b.Fatal(err)
		}
	})
	stage("take", func() { postings(b, path) })
	bounder := candidate.Bounder(sync.OnceValue(candidate.Prefilter))
	stage("bound", func() {
		for i := range list {
			bounder.AtMost(&list[i], bounder.Title(&list[i]), 100)
		}
	})
	var scratch ask.Parsed
	stage("read", func() {
		for i := range list {
			reader.ReadInto(&list[i], &scratch)
		}
	})
	scorer := candidate.Scorer()
	stage("score", func() {
		for i := range parsed {
			scorer.Score(&parsed[i])
		}
	})
	stage("sign", func() {
		for i := range list {
			signer.Sign(&list[i], &parsed[i])
		}
	})
	stage("duplicates", func() {
		order := make([]*dedupe.Signature, len(signed))
		for i := range signed {
			order[i] = &signed[i]
		}
		dedupe.Cluster(order)
	})
	defer debug.SetGCPercent(debug.SetGCPercent(gcToRank)) // as the command has it
	stage("whole", func() { rankAll(b, m, path) })
}

// BenchmarkCopies ranks one, two, four and eight copies of the postings, which
// should take so many times as long.
func BenchmarkCopies(b *testing.B) {
	path, size := corpus(b)
	data, err := os.ReadFile(path)
	if err != nil {
		b.Fatal(err)
	}
	v, err := skill.Embedded()
	if err != nil {
		b.Fatal(err)
	}
	m := benchMatcher(b, v)
	copies := []int{1, 2, 4, 8}
	if testing.Short() {
		copies = copies[:1]
	}
	for _, n := range copies {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			all := filepath.Join(b.TempDir(), "all.jsonl")
			if err := os.WriteFile(all, bytes.Repeat(data, n), 0o600); err != nil {
				b.Fatal(err)
			}
			b.SetBytes(size * int64(n))
			for b.Loop() {
				rankAll(b, m, all)
			}
		})
	}
}

// benchMatcher is the matcher of a résumé: the one that MATCH_BENCH_RESUME names, else
// one that lies beside the project, else a small one.
func benchMatcher(b *testing.B, v *skill.Vocabulary) *match.Matcher {
	b.Helper()
	resume := os.Getenv("MATCH_BENCH_RESUME")
	if resume == "" {
		path, ok := shareddata.Find(b, "seed/resume.txt")
		if resume = path; !ok {
			resume = smallResume(b)
		}
	}
	a := &app{ctx: b.Context(), known: v, streams: streams{err: io.Discard, env: func(string) string { return "" }}}
	m, err := a.matcher(&person{resume: resume, present: present{asOf: "2024-06"}})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { m.Close() })
	return m
}

// smallResume writes a résumé of two lines.
func smallResume(b *testing.B) string {
	resume := filepath.Join(b.TempDir(), "resume.md")
	if err := os.WriteFile(resume, []byte("## Experience\n\n### Engineer, Acme\n- Built services in Go on PostgreSQL\n\n## Skills\nGo, Kafka\n"), 0o600); err != nil {
		b.Fatal(err)
	}
	return resume
}

// rankAll ranks a file and explains the best 50.
func rankAll(b *testing.B, m *match.Matcher, path string) (read int) {
	b.Helper()
	refs := []string{path}
	found, err := m.Rank(b.Context(), scrape.Stream(refs, scrape.Options{}), rank.Options{Top: 50, Repeatable: scrape.Repeatable(refs)})
	if err != nil {
		b.Fatal(err)
	}
	if _, err := m.Reports(b.Context(), &found, nil); err != nil {
		b.Fatal(err)
	}
	return found.Read
}

// postings takes all postings of a file.
func postings(b *testing.B, path string) []posting.Posting {
	b.Helper()
	var list []posting.Posting
	for source, err := range scrape.Walk(b.Context(), []string{path}, scrape.Options{}) {
		if err != nil {
			b.Fatal(err)
		}
		p, err := source.Posting()
		if err != nil {
			b.Fatal(err)
		}
		list = append(list, p)
	}
	return list
}

// decodeAlone decodes a file's lines with the standard library and keeps nothing.
func decodeAlone(b *testing.B, path string) {
	b.Helper()
	f, err := os.Open(path)
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for lines.Buffer(nil, 1<<26); lines.Scan(); {
		var p struct{ ID, Title, Company, Location, URL, Text string }
		if err := json.Unmarshal(lines.Bytes(), &p); err != nil {
			b.Fatal(err)
		}
	}
	if err := lines.Err(); err != nil {
		b.Fatal(err)
	}
}

package clause

import (
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// marked returns a line with its graded clauses in braces: "{+Go preferred}", "{!Go
// required}", "{-no Go}".
func marked(line string) string {
	lower := strings.ToLower(line)
	var r Reader
	var b strings.Builder
	list := r.Read(nil, lower, 0)
	if list == nil {
		return line
	}
	for _, c := range list {
		text := line[c.Start:c.End]
		if c.Grade == Ungraded {
			b.WriteString(text)
			continue
		}
		b.WriteString("{" + string(" -+!"[c.Grade]) + text + "}")
	}
	return b.String()
}

func TestAGradeBindsToItsClause(t *testing.T) {
	for _, want := range []string{
		"Python",
		"{+Proficiency with PyTorch (preferred)}",
		"{!Python (required)},{+ Go (preferred)},{+ Rust (nice to have)}",
		"{+(Preferred) Experience with Docker}",
		"{+[Bonus] Experience in crypto or financial systems}.",
		"5+ years of Java,{+ Kotlin a plus}",
		"Experience with AWS,{+ Azure is a plus}",
		"Fluent German,{+ English is a plus}",
		"{+Familiarity with platforms, including containers (Docker) and code (Terraform), is a strong plus}",
		"{+While not required, it is highly preferred that you know Kafka}",
		"{+Terraform is a plus},{! Ansible required}",
		"{+Experience as a reviewer, annotator, or evaluator preferred}",
		"{+Experience with Looker, Snowflake and dbt is a plus}",
		"Proficient in accounting systems ({+NetSuite preferred}), advanced Excel",
		"Cloud platforms ({+AWS or GCP preferred}) and Kafka",
		"Frameworks like{+ Vue (preferred)}, React, Nuxt",
		"Three years of Java, {+ideally with Kafka}",
		"{+Nice to have: Rust, Scala}",
		"{!SQL is essential};{+ experience with R is highly preferred}.",
		"{+Experience with Salesforce and Catalyst, are preferred}, but not required.",
		"You {-don't need to know Rust}",
		"{-No need for Java experience}",
		"{-No prior Java experience required}",
		"{-Java is not required}, but Python is",
		"{+Kafka would be awesome} but not essential",
		"Manage preferred suppliers and required documentation",
		"Prepare reports as required",
		"{!Bachelor's required},{+ PhD preferred}",
		"Sehr gute Deutschkenntnisse (C1),{+ Englisch wünschenswert}",
		"{+Kubernetes apprécié}",
		"{+Proficiency in Golang or Python for services. (Preferred)}",
		"{+[Preferred] Experience with library science, knowledge management, or research}",
		"{+Experience with selling and/or scoring (desired)}",
		"Excel and{+ VBA (a plus)}",
		"{+Cluster design and automation of deployments (desired)}",
		"Python ({+pandas a plus (Spark too)}) and SQL",
		"Ottima conoscenza di Excel, {+gradita la conoscenza di SAP}",
		"{-Knowledge of Solidity is in no way necessary}",
		"{-Neither AutoCAD nor Revit is required}",
		"{+AutoCAD est apprécié} mais non exigé",
		"Bonus calculation and asset management",
	} {
		line := strings.NewReplacer("{+", "", "{!", "", "{-", "", "}", "").Replace(want)
		if got := marked(line); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}

func TestTable(t *testing.T) {
	for _, fault := range load().table.Lint(os.DirFS(".")) {
		t.Error(fault)
	}
}

// Any order of phrases, signs and brackets gives clauses that cover the line.
func TestClausesCoverAnyLine(t *testing.T) {
	words := append(slices.Clone(Phrases()), strings.Fields("( ) [ ] , ; : and or but with is a no not java — such as go")...)
	random, r := rand.New(rand.NewPCG(1, 2)), Reader{}
	for range 100_000 {
		var line []string
		for range 1 + random.IntN(9) {
			n := len(words)
			if random.IntN(2) == 0 {
				n = 20 // the signs and joining words
			}
			line = append(line, words[len(words)-1-random.IntN(n)])
		}
		checkCover(t, &r, strings.Join(line, " "))
	}
}

// checkCover fails the test unless the clauses of a line follow each other from its
// beginning to its end.
func checkCover(t *testing.T, r *Reader, lower string) {
	t.Helper()
	at := 0
	for _, c := range r.Read(nil, lower, 0) {
		if c.Start != at || c.End <= c.Start {
			t.Fatalf("%q: clause %+v begins at %d", lower, c, at)
		}
		at = c.End
	}
	if at != 0 && at != len(lower) {
		t.Fatalf("%q: the clauses end at %d of %d", lower, at, len(lower))
	}
}

// Clauses cover a line in order and without gaps, whatever it is.
func FuzzRead(f *testing.F) {
	for _, s := range []string{"Python (required), Go (preferred)", "((preferred", "a plus, but not required", "no [bonus] ) required; ideally", "Must [ nice to have optional", "preferred go [ optional required",
		"preferred is ( optional must", "( ( ideally must ) preferred preferred", strings.Repeat("no go required ", 100)} {
		f.Add(s)
	}
	var r Reader
	f.Fuzz(func(t *testing.T, line string) {
		lower := strings.ToLower(line)
		if !utf8.ValidString(lower) {
			return
		}
		checkCover(t, &r, lower)
	})
}

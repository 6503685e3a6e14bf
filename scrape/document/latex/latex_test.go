package latex

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestSourceIsKnownByItsMacros(t *testing.T) {
	for text, want := range map[string]bool{
		`\documentclass{article}`:           true,
		"\\section{Work}\n\\item a\\item b": true,
		`C:\section of a path`:              false,
		"# Work\n- a":                       false,
	} {
		if Is(text) != want {
			t.Errorf("%q: %t", text, !want)
		}
	}
}

// What costs little to write costs little to read: without limits these take hours.
func TestHostileSourcesEnd(t *testing.T) {
	for name, source := range map[string]string{
		"arguments that do not end": strings.Repeat(`\x{`, 200_000),
		"options that do not end":   strings.Repeat(`\x[`, 200_000),
		"nested arguments":          strings.Repeat(`\textbf{`, 100_000) + strings.Repeat("}", 100_000),
		"nested groups":             strings.Repeat("{", 500_000),
		"macros in a ring":          `\newcommand{\a}{\b\b}\newcommand{\b}{\a\a}` + strings.Repeat(`\a`, 1000),
		"macros that multiply":      `\newcommand{\a}{xxxxxxxxxx}\newcommand{\b}{\a\a\a\a\a\a}\newcommand{\c}{\b\b\b\b\b\b}\newcommand{\d}{\c\c\c\c\c\c}\newcommand{\e}{\d\d\d\d\d\d}` + strings.Repeat(`\e`, 10_000),
		"nested lists":              strings.Repeat(`\begin{itemize}\item `, 20_000),
	} {
		t.Run(name, func(*testing.T) { Read(source) })
	}
}

// FuzzRead holds that every block is one line of valid text, whatever the source.
func FuzzRead(f *testing.F) {
	f.Add(`\newcommand{\a}[2]{\item #1 & #2 \\}\name{A}{B}\begin{document}\section{W}\cventry{1}{2}{3}{4}{5}{\begin{itemize}\item x\end{itemize}}\a{b}{c}\end{document}`)
	f.Add("\\def\\x#1{#1}\\x{a}%c\n\n\\'e \\\"{o} \\c{c} $|$ ~ \\\\[2pt] \\begin{tabular}{ll}a & b\\end{tabular}")
	f.Add("\n\\\U000c2570")
	f.Fuzz(func(t *testing.T, source string) {
		if !utf8.ValidString(source) || len(source) > 1<<14 {
			return
		}
		for _, b := range Read(source) {
			if b.Text == "" || strings.ContainsAny(b.Text, "\n\t") || !utf8.ValidString(b.Text) {
				t.Errorf("%q in %q", b.Text, source)
			}
		}
	})
}

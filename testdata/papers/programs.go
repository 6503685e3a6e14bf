package papers

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
)

// draft is a résumé in the form that a program makes a paper of.
type draft struct {
	style  string
	person *Person
	source string // the text of the file
	words  string
}

// program makes papers of drafts.
type program struct {
	// name is the source of the papers, commands the names that the program goes by.
	name     string
	commands []string
	// ext is that of the drafts' files.
	ext    string
	drafts func() []draft
	// run makes PDF files of files, in their folder and under their names. A file that
	// it does not make is missing.
	run func(ctx context.Context, command, dir string, files []string)
}

// programs are those that people make résumés with and that may be installed.
func programs() []program {
	return []program{
		{"chromium", []string{"chromium", "google-chrome", "chromium-browser"}, ".html", pages, runChromium},
		{"libreoffice", []string{"soffice", "libreoffice"}, ".fodt", officeDrafts, runOffice},
		{"pdflatex", []string{"pdflatex"}, ".tex", latexDrafts, runLatex},
		{"wkhtmltopdf", []string{"wkhtmltopdf"}, ".html", pages, runWebkit},
	}
}

// InPart ends the source of papers where their program, which may lack a font or a
// class, did not make all of them.
const InPart = " (in part)"

// Made makes the papers of the programs that are installed. The log tells of those that
// are not.
func Made(t *testing.T) []*Paper {
	t.Helper()
	var list []*Paper
	for _, p := range programs() {
		command := ""
		for _, name := range p.commands {
			if path, err := exec.LookPath(name); err == nil && command == "" {
				command = path
			}
		}
		if command == "" {
			t.Logf("%s is not installed", p.name)
			continue
		}
		made, err := p.make(t.Context(), command, t.TempDir())
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, made...)
	}
	return list
}

// make writes the drafts to a folder and has the program make papers of them.
func (p *program) make(ctx context.Context, command, dir string) ([]*Paper, error) {
	drafts := p.drafts()
	files := make([]string, len(drafts))
	for i, d := range drafts {
		files[i] = filepath.Join(dir, string(rune('a'+i/26))+string(rune('a'+i%26))+p.ext)
		if err := os.WriteFile(files[i], []byte(d.source), 0o600); err != nil {
			return nil, err
		}
	}
	p.run(ctx, command, dir, files)
	var list []*Paper
	for i, d := range drafts {
		if data, err := os.ReadFile(made(files[i])); err == nil {
			list = append(list, &Paper{Source: p.name, Style: d.style, Person: d.person, Data: data, Words: d.words})
		}
	}
	if len(list) < len(drafts) {
		for _, paper := range list {
			paper.Source += InPart
		}
	}
	return list, nil
}

// made is the PDF that is made of a file.
func made(file string) string { return file[:len(file)-len(filepath.Ext(file))] + ".pdf" }

// quietly runs a program in a folder; what it makes shows whether it worked.
func quietly(ctx context.Context, dir, command string, args ...string) {
	c := exec.CommandContext(ctx, command, args...)
	c.Dir = dir
	c.Env = append(os.Environ(), "HOME="+dir, "QT_QPA_PLATFORM=offscreen")
	_ = c.Run()
}

// runChromium prints pages without what a browser adds at their edges.
func runChromium(ctx context.Context, command, dir string, files []string) {
	for _, f := range files {
		quietly(ctx, dir, command, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
			"--user-data-dir="+filepath.Join(dir, "profile"), "--no-pdf-header-footer", "--print-to-pdf="+made(f), "file://"+f)
	}
}

// runWebkit prints pages with wkhtmltopdf.
func runWebkit(ctx context.Context, command, dir string, files []string) {
	for _, f := range files {
		quietly(ctx, dir, command, "-q", f, made(f))
	}
}

// runOffice exports all documents at once, as the start takes longest.
func runOffice(ctx context.Context, command, dir string, files []string) {
	quietly(ctx, dir, command, slices.Concat([]string{"--headless", "--convert-to", "pdf", "--outdir", dir}, files)...)
}

// runLatex sets documents. Classes that are missing leave no file.
func runLatex(ctx context.Context, command, dir string, files []string) {
	for _, f := range files {
		quietly(ctx, dir, command, "-interaction=nonstopmode", "-halt-on-error", filepath.Base(f))
	}
}

// Package ocr recognizes the words of pictures of text with tesseract, a program that the
// user has installed.
//
// It knows that program and the words that it returns. It does not know documents: who
// has a picture of a page asks for its words.
package ocr

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"time"
)

// ErrMissing says that tesseract is not installed.
var ErrMissing = errors.New("--ocr needs the program tesseract, which is not installed; see tesseract-ocr.github.io, or have the text recognized by another program first")

// Word is a word of a picture with its box, in pixels from the top left.
type Word struct {
	Text                     string
	Left, Top, Right, Bottom int
	// Line numbers the line of text that the word stands on.
	Line int
}

// The limits of one picture.
const (
	timeout  = 2 * time.Minute
	maxWords = 20_000
	maxBytes = 16 << 20 // of what the program prints
)

// Words returns the words of a picture, a PNG, JPEG or TIFF file. The errors are
// ErrMissing, the context's, and those of the program, which quote its message.
func Words(ctx context.Context, picture []byte) ([]Word, error) {
	path, err := exec.LookPath("tesseract")
	if err != nil {
		return nil, ErrMissing
	}
	ctx, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	args := []string{"stdin", "stdout"}
	if languages := installed(ctx, path); languages != "" {
		args = append(args, "-l", languages)
	}
	out, err := run(ctx, picture, path, append(args, "tsv")...)
	if err != nil {
		return nil, err
	}
	return parse(out), nil
}

// run runs the program on one processor, so that the same picture gives the same words
// whatever else runs.
func run(ctx context.Context, in []byte, path string, args ...string) (string, error) {
	c := exec.CommandContext(ctx, path, args...)
	c.Env = append(os.Environ(), "OMP_THREAD_LIMIT=1")
	c.Stdin = bytes.NewReader(in)
	out, message := limited{most: maxBytes}, limited{most: 500}
	c.Stdout, c.Stderr = &out, &message
	err := c.Run()
	switch {
	case ctx.Err() != nil:
		return "", ctx.Err()
	case err != nil:
		return "", fmt.Errorf("tesseract: %w: %s", err, strings.Join(strings.Fields(message.String()), " "))
	}
	return out.String(), nil
}

// limited keeps the first bytes that are written to it.
type limited struct {
	bytes.Buffer
	most int
}

// Write keeps p as far as there is room.
func (l *limited) Write(p []byte) (int, error) {
	l.Buffer.Write(p[:min(len(p), max(0, l.most-l.Len()))])
	return len(p), nil
}

// maxLanguages is the number of languages that are looked for together; each costs time.
const maxLanguages = 6

// installed returns the languages that are installed, joined for the program, or "" for
// its default. English comes first.
func installed(ctx context.Context, path string) string {
	out, err := run(ctx, nil, path, "--list-langs")
	if err != nil {
		return ""
	}
	var list []string
	for line := range strings.Lines(out) {
		if name := strings.TrimSpace(line); len(name) == 3 && name != "osd" && name != "equ" {
			list = append(list, name)
		}
	}
	slices.Sort(list)
	if i := slices.Index(list, "eng"); i > 0 {
		list = slices.Insert(slices.Delete(list, i, i+1), 0, "eng")
	}
	return strings.Join(list[:min(len(list), maxLanguages)], "+")
}

// parse reads the words of the program's table: level, page, block, paragraph, line, word,
// left, top, width, height, confidence and text.
func parse(table string) []Word {
	const (
		block, paragraph, line = 2, 3, 4
		left, top              = 6, 7
		width, height          = 8, 9
		text                   = 11
	)
	var out []Word
	lines := map[[3]int]int{}
	for row := range strings.Lines(table) {
		cells := strings.Split(strings.TrimRight(row, "\r\n"), "\t")
		if len(cells) <= text || cells[0] != "5" || strings.TrimSpace(cells[text]) == "" || len(out) == maxWords {
			continue
		}
		n := make([]int, text)
		for i := range n {
			n[i], _ = strconv.Atoi(cells[i]) // the confidence, a fraction, is not needed
		}
		key := [3]int{n[block], n[paragraph], n[line]}
		if _, ok := lines[key]; !ok {
			lines[key] = len(lines)
		}
		out = append(out, Word{Text: strings.TrimSpace(cells[text]), Left: n[left], Top: n[top], Right: n[left] + n[width], Bottom: n[top] + n[height], Line: lines[key]})
	}
	return out
}

package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"skillmatch/scrape"
	"skillmatch/scrape/document"
)

// The exit codes, as match help exit-codes explains them.
const (
	exitDone        = 0
	exitFailed      = 1
	exitUsage       = 2
	exitPartial     = 3
	exitInterrupted = 130
)

// worked marks the errors of a command's work. An error without this mark comes from
// reading the command line and is a mistake in its use.
type worked struct{ err error }

func (w worked) Error() string { return w.err.Error() }
func (w worked) Unwrap() error { return w.err }

// errPartial ends a run that could not read some of its inputs, which it has already
// named.
var errPartial = errors.New("some inputs could not be read")

// hinted is an error with a hint that says what to do about it.
type hinted struct {
	err  error
	hint string
}

func (h hinted) Error() string { return h.err.Error() }
func (h hinted) Unwrap() error { return h.err }

// advising is an error of a package that says itself what to do about it.
type advising interface {
	error
	Hint() string
}

// usage marks a mistake in the use of a command that shows only during its work.
type usage struct{ err error }

func (u usage) Error() string { return u.err.Error() }
func (u usage) Unwrap() error { return u.err }

// work marks the errors that a command's function returns.
func work(f func(*cobra.Command, []string) error) func(*cobra.Command, []string) error {
	return func(c *cobra.Command, args []string) error {
		if err := f(c, args); err != nil {
			return worked{err}
		}
		return nil
	}
}

// atLeastOne refuses a command line without arguments and says what it lacks.
func atLeastOne(what string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) == 0 {
			return hinted{fmt.Errorf("%s needs %s", c.CommandPath(), what), "see " + c.CommandPath() + " --help"}
		}
		return nil
	}
}

// exitCode returns the exit code for an error and prints the error, if any: "match: …"
// and, where there is one, "match: hint: …".
func exitCode(w io.Writer, err error) int {
	if err == nil {
		return exitDone
	}
	code := exitFailed
	var wrong usage
	switch _, isWork := errors.AsType[worked](err); {
	case errors.Is(err, errPartial):
		return exitPartial
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(w, "match: interrupted")
		return exitInterrupted
	case !isWork || errors.As(err, &wrong):
		code = exitUsage
	}
	complain(w, err)
	if code == exitUsage && hint(err) == "" {
		fmt.Fprintln(w, "match: hint: see match help")
	}
	return code
}

// complain prints an error with its hint. It cleans the text, which may quote a file
// name or a page.
func complain(w io.Writer, err error) {
	fmt.Fprintln(w, "match: "+document.Line(strings.TrimPrefix(err.Error(), "match: ")))
	if h := hint(err); h != "" {
		fmt.Fprintln(w, "match: hint: "+document.Line(h))
	}
}

// hint returns what to do about an error, or "" when there is nothing to add.
func hint(err error) string {
	if h, ok := errors.AsType[hinted](err); ok {
		return h.hint
	}
	if h, ok := errors.AsType[advising](err); ok {
		return h.Hint()
	}
	switch {
	case errors.Is(err, scrape.ErrEmpty):
		return "postings are .txt, .md, .html, .json or .jsonl files; folders are searched through"
	case errors.Is(err, fs.ErrNotExist):
		return "check the path; a link begins with https://"
	case errors.Is(err, context.DeadlineExceeded):
		return "the site was too slow; save the page in a browser and give the file"
	case errors.Is(err, syscall.ENOSPC):
		return "make room on the disk, or write to another"
	}
	e, ok := errors.AsType[net.Error](err)
	if _, system := e.(syscall.Errno); ok && !system { // one of a file, not of a connection
		return "check the link and the network, or save the page in a browser and give the file"
	}
	return ""
}

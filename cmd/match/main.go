// Command match compares a résumé with job postings: it ranks them by fit and shows,
// for each requirement, the line of the résumé that proves it or that it is missing. It
// knows flags, streams, colour, progress and exit codes, and nothing about how a
// posting is read or scored.
package main

import (
	"context"
	"io"
	"log"
	"os"
	"os/signal"
	"runtime/debug"
	"time"

	"golang.org/x/term"
)

// main runs the program and exits with its exit code.
func main() { os.Exit(run()) }

// run connects the process to the program. A first ^C cancels the work; a second one
// kills the process.
func run() int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	context.AfterFunc(ctx, stop)
	log.SetOutput(io.Discard) // bleve logs errors of an index, which is then rebuilt
	return execute(ctx, os.Args[1:], streams{
		in: os.Stdin, out: os.Stdout, err: os.Stderr, env: os.Getenv, now: time.Now,
		outTTY: term.IsTerminal(int(os.Stdout.Fd())), inTTY: term.IsTerminal(int(os.Stdin.Fd())), errTTY: term.IsTerminal(int(os.Stderr.Fd())), width: terminalWidth(os.Stdout, os.Getenv),
	})
}

// streams holds what the program shares with its surroundings.
type streams struct {
	in       io.Reader
	out, err io.Writer
	env      func(string) string
	now      func() time.Time
	outTTY   bool
	inTTY    bool
	errTTY   bool
	width    int // of the terminal, in columns
}

// version returns the module's version as built, or "devel" outside of a release.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" || info.Main.Version == "(devel)" {
		return "devel"
	}
	return info.Main.Version
}

package main

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"skillmatch/match/rank"
)

func TestErrorsArePrintedWithWhatToDo(t *testing.T) {
	for _, c := range []struct {
		name string
		err  error
		code int
		want string
	}{
		{"nothing went wrong", nil, exitDone, ""},
		{"a hint of the command", worked{hinted{errors.New("no such thing"), "name another"}}, exitFailed, "match: no such thing\nmatch: hint: name another\n"},
		{"a hint of a package", worked{fmt.Errorf("ranking: %w", &rank.ChangedError{Ref: "board.jsonl"})}, exitFailed, "match: ranking: board.jsonl: changed while it was ranked\nmatch: hint: rank again, once nothing writes to it\n"},
		{"a mistake in the command line", errors.New("unknown flag"), exitUsage, "match: unknown flag\nmatch: hint: see match help\n"},
		{"inputs that were named before", worked{errPartial}, exitPartial, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var out strings.Builder
			if code := exitCode(&out, c.err); code != c.code || out.String() != c.want {
				t.Errorf("%d %q, want %d %q", code, out.String(), c.code, c.want)
			}
		})
	}
}

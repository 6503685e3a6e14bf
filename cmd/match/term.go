package main

import (
	"os"
	"strconv"

	"golang.org/x/term"
)

// terminalWidth returns the width of a terminal in columns: what the terminal says,
// else COLUMNS, else 80.
func terminalWidth(f *os.File, env func(string) string) int {
	if w, _, err := term.GetSize(int(f.Fd())); err == nil && w > 0 {
		return w
	}
	if w, err := strconv.Atoi(env("COLUMNS")); err == nil && w > 0 {
		return w
	}
	return 80
}

// colored decides whether the output has colour: as the flag says, else as the
// environment forces or forbids, else whether the output is a terminal that can show
// it.
func colored(flag string, s streams) bool {
	switch {
	case flag == "always":
		return true
	case flag == "never":
		return false
	case set(s.env("CLICOLOR_FORCE")), set(s.env("FORCE_COLOR")):
		return true
	case s.env("NO_COLOR") != "", s.env("TERM") == "dumb":
		return false
	}
	return s.outTTY
}

// set reports whether a switch of the environment is on.
func set(v string) bool { return v != "" && v != "0" }

// Command pack writes the packed form of the built-in vocabulary. Run it through
// go generate after a change of the vocabulary's files.
package main

import (
	"fmt"
	"os"

	"skillmatch/index/skill"
)

func main() {
	data, err := skill.Pack(os.DirFS("data"))
	if err == nil {
		err = os.WriteFile("packed.bin", data, 0o644)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "pack:", err)
		os.Exit(1)
	}
}

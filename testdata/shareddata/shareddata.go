// Package shareddata finds the labelled data that lie beside a checkout of the project,
// for the tests and benchmarks that use them. A user's machine has none.
package shareddata

import (
	"os"
	"path/filepath"
	"testing"
)

// Path is where a file or folder of the shared data lies, named relative to their
// root, such as "bench/gold". The test is skipped when it is not there.
func Path(t testing.TB, name string) string {
	t.Helper()
	path, ok := Find(t, name)
	if !ok {
		t.Skipf("%s is not beside the project", path)
	}
	return path
}

// Find is Path for tests that have something else to read when it is not there.
func Find(t testing.TB, name string) (path string, ok bool) {
	t.Helper()
	path = filepath.Join(Root(t), "..", "shared", filepath.FromSlash(name))
	_, err := os.Stat(path)
	return path, err == nil
}

// Root is the folder of the module, from whichever of its packages the test runs.
func Root(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			t.Fatal("no go.mod in any folder above the test")
		}
		dir = parent
	}
}

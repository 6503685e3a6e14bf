//go:build unix

package scrape

import (
	"errors"
	"path/filepath"
	"syscall"
	"testing"
)

func TestPipeIsAnErrorAndDoesNotHang(t *testing.T) {
	dir := write(t, map[string]string{"a.txt": "Baker\n\nRye"})
	for _, name := range []string{"pipe", "pipe.jsonl"} {
		if err := syscall.Mkfifo(filepath.Join(dir, name), 0o600); err != nil {
			t.Skip(err)
		}
	}
	list, errs := walk(t, Options{}, dir)
	if len(list) != 1 || len(errs) != 2 || !errors.Is(errs[0], ErrIrregular) {
		t.Errorf("%v, %v", ids(list), errs)
	}
}

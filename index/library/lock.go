package library

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// lockName is the file that is locked. It holds the name of who writes.
const lockName = "lock"

// hold takes the library's lock, shared to read and alone to write.
func (l *Library) hold(write bool) error {
	f, err := os.OpenFile(filepath.Join(l.dir, lockName), os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return full(err)
	}
	if err := flock(f, write); err != nil {
		defer f.Close()
		if !busy(err) {
			return fmt.Errorf("lock the library: %w", err)
		}
		name, _ := io.ReadAll(io.LimitReader(f, 200))
		return &InUseError{strings.TrimSpace(string(name))}
	}
	l.lock = f
	if write {
		if err := f.Truncate(0); err != nil {
			return full(err)
		}
		_, err = f.WriteAt([]byte(l.o.Holder), 0)
	}
	return full(err)
}

package library

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
)

// lockName is the file that is locked. It holds the name of who writes, and
// nothing while nobody does.
const lockName = "lock"

// hold takes the library's lock, shared to read and alone to write.
func (l *Library) hold() error {
	for {
		f, err := l.openLock()
		if err != nil || f == nil {
			return full(err)
		}
		if err := lockFile(f, l.writes); err != nil {
			f.Close()
			return err
		}
		// Whoever held the lock before may have taken the library away with it.
		if same(f) {
			l.lock = f
			break
		}
		f.Close()
		if _, err := os.Stat(l.dir); err != nil {
			return ErrNone
		}
	}
	if l.writes {
		if err := l.lock.Truncate(0); err != nil {
			return full(err)
		}
		_, _ = l.lock.WriteAt([]byte(l.o.Holder), 0) // without it, nobody is named
	}
	return nil
}

// openLock opens the file that is locked. Where it cannot be made to read, there
// is none and none is needed: nobody can write there either.
func (l *Library) openLock() (*os.File, error) {
	path := filepath.Join(l.dir, lockName)
	if l.writes {
		return os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	}
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		f, err = os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	}
	if errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS) {
		return nil, nil
	}
	return f, err
}

func lockFile(f *os.File, write bool) error {
	err := flock(f, write)
	if err == nil {
		return nil
	}
	if !busy(err) {
		return fmt.Errorf("lock the library: %w", err)
	}
	name, _ := io.ReadAll(io.LimitReader(f, 200))
	return &InUseError{strings.TrimSpace(string(name))}
}

// same reports whether a file still stands under its name.
func same(f *os.File) bool {
	a, err := f.Stat()
	if err != nil {
		return false
	}
	b, err := os.Stat(f.Name())
	return err == nil && os.SameFile(a, b)
}

// share lets others read a library that was open to change.
func (l *Library) share() error {
	err := l.lock.Truncate(0)
	if err == nil {
		err = lockFile(l.lock, false)
	}
	l.writes = false
	if err != nil {
		l.Close()
	}
	return err
}

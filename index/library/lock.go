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

// lockName is the file that is locked. It holds the name of the process that writes,
// and is empty while none does.
const lockName = "lock"

// acquireLock takes the lock of the library, a shared one for reading and an exclusive
// one for writing.
func (l *Library) acquireLock() error {
	for {
		f, err := l.openLock()
		if err != nil || f == nil {
			return full(err)
		}
		if err := lockFile(f, l.writes); err != nil {
			f.Close()
			return err
		}
		// The process that held the lock may have removed the library together with the
		// lock.
		if stillAtPath(f) {
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
		_, _ = l.lock.WriteAt([]byte(l.o.Holder), 0) // without it the error of others names nobody
	}
	return nil
}

// openLock opens the file that is locked. For reading, it returns nil where the file
// cannot be made. No lock is needed there, since nobody can write either.
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

// lockFile locks a file. The error is an [InUseError] when another process holds it.
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

// stillAtPath reports whether a file is still the one with its name.
func stillAtPath(f *os.File) bool {
	a, err := f.Stat()
	if err != nil {
		return false
	}
	b, err := os.Stat(f.Name())
	return err == nil && os.SameFile(a, b)
}

// downgradeLock lets other processes read a library that was open for writing.
func (l *Library) downgradeLock() error {
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

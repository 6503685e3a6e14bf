//go:build unix

package library

import (
	"os"
	"syscall"
)

// flock takes a lock that ends with the process. It does not wait.
func flock(f *os.File, write bool) error {
	how := syscall.LOCK_SH
	if write {
		how = syscall.LOCK_EX
	}
	return syscall.Flock(int(f.Fd()), how|syscall.LOCK_NB)
}

// busy reports whether another process holds the lock.
func busy(err error) bool { return err == syscall.EWOULDBLOCK }

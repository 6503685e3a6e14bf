//go:build !race

package main

// slowedDown says that the race detector makes the program many times slower.
const slowedDown = false

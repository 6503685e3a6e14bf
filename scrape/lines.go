package scrape

import (
	"bytes"
	"io"
)

// readAhead is the size of the pieces in which a file of lines is read, in bytes.
const readAhead = 256 << 10

// lineReader cuts lines from a stream. They are parts of the pieces that were read
// and belong to the caller: no piece is used again.
type lineReader struct {
	from io.Reader
	rest []byte // of the piece that was read last
	err  error  // with which the stream ended
}

// peek is the beginning of what comes next, n bytes if there are as many.
func (l *lineReader) peek(n int) []byte {
	for len(l.rest) < n && l.err == nil {
		l.fill()
	}
	return l.rest[:min(n, len(l.rest))]
}

// skip leaves out n bytes that were peeked at.
func (l *lineReader) skip(n int) { l.rest = l.rest[n:] }

// next is the next line with its end. Behind the last one the error is io.EOF,
// which may come with a line that does not end. A line over the limit is skipped
// whole and gives ErrTooLarge.
func (l *lineReader) next() ([]byte, error) {
	for seen := 0; ; {
		if i := bytes.IndexByte(l.rest[seen:], '\n'); i >= 0 {
			line := l.rest[: seen+i+1 : seen+i+1]
			l.rest = l.rest[seen+i+1:]
			if len(line) > MaxLine {
				return nil, tooLarge(MaxLine)
			}
			return line, nil
		}
		if seen = len(l.rest); seen > MaxLine {
			return nil, l.skipLine()
		}
		if l.err != nil {
			line := l.rest
			l.rest = nil
			return line, l.err
		}
		l.fill()
	}
}

// skipLine leaves out all up to the end of a line.
func (l *lineReader) skipLine() error {
	for {
		i := bytes.IndexByte(l.rest, '\n')
		if i >= 0 {
			l.rest = l.rest[i+1:]
			return tooLarge(MaxLine)
		}
		if l.rest = nil; l.err == io.EOF {
			return tooLarge(MaxLine)
		}
		if l.err != nil {
			return l.err
		}
		l.fill()
	}
}

// fill reads on. What is left of the piece before is moved into a new one, which has
// room for twice as much.
func (l *lineReader) fill() {
	piece := make([]byte, max(readAhead, 2*len(l.rest)))
	n := copy(piece, l.rest)
	m, err := io.ReadAtLeast(l.from, piece[n:], 1)
	l.rest, l.err = piece[:n+m], err
}

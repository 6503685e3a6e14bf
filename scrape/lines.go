package scrape

import (
	"bytes"
	"io"
)

// readAhead is the size in bytes of the chunks in which a file of lines is read.
const readAhead = 256 << 10

// lineReader splits a stream into lines. The lines are slices of the chunks that were
// read and belong to the caller: no chunk is used again.
type lineReader struct {
	from io.Reader
	rest []byte // the unread part of the latest chunk
	err  error  // the error that ended the stream
}

// peek returns the next n bytes without consuming them, or fewer if the stream ends.
func (l *lineReader) peek(n int) []byte {
	for len(l.rest) < n && l.err == nil {
		l.fill()
	}
	return l.rest[:min(n, len(l.rest))]
}

// skip consumes n bytes that were returned by peek.
func (l *lineReader) skip(n int) { l.rest = l.rest[n:] }

// next returns the next line with its line end. After the last line the error is
// io.EOF, which may accompany a line without a line end. A line of more than MaxLine
// bytes is skipped as a whole and returns ErrTooLarge.
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

// skipLine consumes everything up to the end of a line.
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

// fill reads more of the stream. It copies the rest of the latest chunk into a new
// chunk with room for twice as much.
func (l *lineReader) fill() {
	chunk := make([]byte, max(readAhead, 2*len(l.rest)))
	n := copy(chunk, l.rest)
	m, err := io.ReadAtLeast(l.from, chunk[n:], 1)
	l.rest, l.err = chunk[:n+m], err
}

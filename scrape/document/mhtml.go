package document

import (
	"bytes"
	"encoding/base64"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"strings"
)

// The limits of saved web pages: the size of a part in bytes, the number of parts, and
// how many parts are nested in one another.
const (
	maxPart      = 16 << 20
	maxParts     = 500
	maxPartDepth = 4
)

// isMHTML reports whether a document is a web page that a browser saved with its
// pictures in one file: the headers of a message, with the type of such a page.
func isMHTML(data []byte) bool {
	head := bytes.ToLower(data[:min(len(data), sniffLength)])
	headers, _, _ := bytes.Cut(bytes.ReplaceAll(head, []byte("\r\n"), []byte("\n")), []byte("\n\n"))
	first, _, _ := bytes.Cut(headers, []byte("\n"))
	return bytes.Contains(headers, []byte("mime-version:")) && bytes.Contains(headers, []byte("content-type:")) && bytes.IndexByte(first, ':') > 0 && (bytes.Contains(headers, []byte("multipart/")) || bytes.Contains(headers, []byte("text/html")))
}

// savedPage returns the HTML of a saved web page, decoded.
func savedPage(data []byte) (string, error) {
	m, err := mail.ReadMessage(bytes.NewReader(data))
	if err != nil {
		return "", ErrDamaged
	}
	page, kind := htmlPart(m.Header.Get("Content-Type"), m.Header.Get("Content-Transfer-Encoding"), m.Body, 0)
	if len(page) == 0 {
		return "", ErrEmpty
	}
	return Decode(page, kind)
}

// htmlPart returns the bytes of the first HTML in a part, and its content type.
func htmlPart(kind, encoding string, body io.Reader, depth int) (page []byte, contentType string) {
	name, params, err := mime.ParseMediaType(kind)
	switch {
	case err != nil || depth > maxPartDepth:
		return nil, ""
	case strings.HasPrefix(name, "multipart/"):
		parts := multipart.NewReader(body, params["boundary"])
		for range maxParts {
			p, err := parts.NextRawPart()
			if err != nil {
				return nil, ""
			}
			if page, kind := htmlPart(p.Header.Get("Content-Type"), p.Header.Get("Content-Transfer-Encoding"), p, depth+1); len(page) > 0 {
				return page, kind
			}
		}
		return nil, ""
	case name != "text/html" && name != "application/xhtml+xml":
		return nil, ""
	}
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "quoted-printable":
		body = quotedprintable.NewReader(body)
	case "base64":
		body = base64.NewDecoder(base64.StdEncoding, body)
	}
	page, _ = io.ReadAll(io.LimitReader(body, maxPart)) // what was read before an error is kept
	return page, kind
}

package document

import (
	"bytes"
	"path"
	"strings"

	"skillmatch/scrape/document/office"
)

// archiveKind returns the kind of an archive, or of a document that is one, by the names
// of the files in it. Programs of one maker share their files; the document's name tells
// theirs apart.
func archiveKind(name string, a *office.Archive) Kind {
	if a.Has("mimetype") {
		if kind := mimeKind(a); kind != "" {
			return kind
		}
	}
	for _, file := range a.Names() {
		base := path.Base(file)
		switch {
		case base == "Document.iwa", base == "Index.zip", base == "index.apxl", base == "QuickLook" || strings.HasPrefix(file, "QuickLook/"):
			return appleKind(name, a)
		case file == "xl/workbook.xml", file == "xl/workbook.bin":
			return "an Excel table"
		case file == "ppt/presentation.xml":
			return "PowerPoint slides"
		case strings.HasSuffix(base, ".fdseq"):
			return "an XPS document"
		case file == "visio/document.xml":
			return "a Visio drawing"
		}
	}
	return Archive
}

// mimeKind returns the kind that an archive itself names, "" for one that is not known.
func mimeKind(a *office.Archive) Kind {
	data, err := a.Read("mimetype")
	if err != nil {
		return ""
	}
	switch name := string(bytes.TrimSpace(data[:min(len(data), 200)])); {
	case name == "application/epub+zip":
		return "an EPUB document"
	case strings.Contains(name, "opendocument.spreadsheet"):
		return "an OpenDocument table"
	case strings.Contains(name, "opendocument.presentation"):
		return "OpenDocument slides"
	case strings.Contains(name, "opendocument.graphics"):
		return "an OpenDocument drawing"
	}
	return ""
}

// appleKind returns which of Apple's programs wrote a document.
func appleKind(name string, a *office.Archive) Kind {
	switch strings.ToLower(path.Ext(name)) {
	case ".numbers":
		return "a Numbers table"
	case ".key":
		return "Keynote slides"
	case ".pages":
		return "a Pages document"
	}
	for _, file := range a.Names() {
		switch base := path.Base(file); {
		case strings.HasPrefix(base, "Slide"), strings.HasPrefix(base, "MasterSlide"), base == "index.apxl":
			return "Keynote slides"
		case base == "index.numbers":
			return "a Numbers table"
		}
	}
	return "a Pages document"
}

// locked reports whether an OpenDocument text is locked with a password.
func locked(a *office.Archive) bool {
	if !a.Has("META-INF/manifest.xml") {
		return false
	}
	data, err := a.Read("META-INF/manifest.xml")
	return err == nil && bytes.Contains(data, []byte("encryption-data"))
}

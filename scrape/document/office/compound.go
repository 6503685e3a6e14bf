package office

import (
	"bytes"
	"errors"
)

// The reasons why a compound file, the form of office documents before 2007 and of
// locked ones, is not read.
var (
	// ErrLocked says that a document is locked with a password.
	ErrLocked = errors.New("the document is locked with a password; save it without one, or as PDF")
	// ErrOldWord says that a document is in Word's format from before 2007.
	ErrOldWord = errors.New("this is a document of Word before 2007 (DOC); save it as DOCX, PDF or text")
	// ErrOldExcel, ErrOldPowerPoint and ErrMessage name other programs.
	ErrOldExcel      = errors.New("this is a table of Excel before 2007 (XLS); save its text as DOCX, PDF or text")
	ErrOldPowerPoint = errors.New("these are slides of PowerPoint before 2007 (PPT); save them as PDF")
	ErrMessage       = errors.New("this is a message of Outlook; save the document that is attached to it, or the text")
)

// CompoundError returns the reason why a compound file is not read. Its folder names the
// streams in UTF-16; what is not known is taken for a document of Word.
func CompoundError(data []byte) error {
	for _, s := range []struct {
		stream string
		err    error
	}{
		{"EncryptedPackage", ErrLocked},
		{"WordDocument", ErrOldWord},
		{"PowerPoint Document", ErrOldPowerPoint},
		{"Workbook", ErrOldExcel},
		{"__properties_version1.0", ErrMessage},
	} {
		wide := make([]byte, 0, 2*len(s.stream))
		for i := range len(s.stream) {
			wide = append(wide, s.stream[i], 0)
		}
		if bytes.Contains(data, wide) {
			return s.err
		}
	}
	return ErrOldWord
}

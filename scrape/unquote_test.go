package scrape

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/go-json-experiment/json/jsontext"
)

func TestUnquotedTextIsThatOfTheStandardLibrary(t *testing.T) {
	for name, val := range map[string]string{
		"plain":                  `"Backend engineer"`,
		"empty":                  `""`,
		"every escape":           `"a\n\t\r\b\f\"\\\/\u00e9\u2014z"`,
		"a pair of halves":       `"\ud83d\ude80 launch"`,
		"half a character":       `"a\ud83d b"`,
		"a broken byte":          "\"a\xffb\\nc\"",
		"signs beyond ASCII":     `"Übung – 日本\u0041"`,
		"a long text":            `"` + strings.Repeat(`line of text\n`, 5000) + `"`,
		"an escape at the end":   `"end\n"`,
		"many backslashes":       `"\\\\\\"`,
		"a null that is escaped": `"a\u0000b"`,
	} {
		t.Run(name, func(t *testing.T) {
			var want string
			if err := json.Unmarshal([]byte(val), &want); err != nil {
				t.Fatal(err)
			}
			if got := unquoted([]byte(val)); got != want {
				t.Errorf("%s reads %q, want %q", val, got, want)
			}
		})
	}
}

// FuzzUnquote holds the own reading of strings to the library's.
func FuzzUnquote(f *testing.F) {
	for _, s := range []string{`"a\nb"`, `"\ud83d\ude80"`, `"\ud83d"`, "\"\xff\"", `"\u00e9"`, `"\\"`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, val []byte) {
		d := decoder(val)
		read, err := d.ReadValue()
		if err != nil || read.Kind() != '"' {
			return
		}
		want, _ := jsontext.AppendUnquote(nil, read)
		if got := unquoted(read); got != string(want) {
			t.Errorf("%q reads %q, want %q", read, got, want)
		}
	})
}

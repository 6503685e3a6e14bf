package library

import (
	"encoding/json"
	"testing"
)

func TestAnyPathIsTextAndComesBack(t *testing.T) {
	seen := map[string]bool{}
	for _, path := range []string{"/a/b.txt", "/größe", "/gr\xf6\xdfe", "/gr\ufffd", "/gr\xff", "/\U0010fef6", "/\xf6\U0010fef6\xf4\x8f", "", "\xff\xfe"} {
		text := RefText(path)
		if RefPath(text) != path || seen[text] {
			t.Errorf("%q became %q and %q", path, text, RefPath(text))
		}
		seen[text] = true
		var again string
		if b, err := json.Marshal(text); err != nil || json.Unmarshal(b, &again) != nil || again != text {
			t.Errorf("%q was written as %q", text, again)
		}
	}
}

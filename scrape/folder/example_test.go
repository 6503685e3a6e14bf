package folder_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"skillmatch/scrape/folder"
)

// A board is saved, loses a posting, and is saved again.
func ExampleSave() {
	dir, err := os.MkdirTemp("", "postings")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	board := filepath.Join(dir, "board.jsonl")
	for _, lines := range []string{
		`{"id":"1","title":"Net Mender","text":"Knots"}` + "\n" + `{"id":"2","title":"Sail Maker","text":"Canvas"}`,
		`{"id":"1","title":"Net Mender","text":"Knots and twine"}`,
	} {
		if err := os.WriteFile(board, []byte(lines), 0o600); err != nil {
			fmt.Println(err)
			return
		}
		r, err := folder.Save(context.Background(), []string{board}, folder.Options{Dir: filepath.Join(dir, "kept")})
		fmt.Printf("%d added, %d changed, %d unchanged, %d gone, %v\n", r.Added, r.Changed, r.Unchanged, r.Gone, err)
	}
	// Output:
	// 2 added, 0 changed, 0 unchanged, 0 gone, <nil>
	// 0 added, 1 changed, 0 unchanged, 1 gone, <nil>
}

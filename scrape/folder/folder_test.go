package folder

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"skillmatch/scrape"
)

func line(id, text string) string {
	return fmt.Sprintf(`{"id":%q,"title":"Net Mender","company":"Kestrel","url":"https://kestrel.example/%s","text":%q}`+"\n", id, id, text)
}

func day() time.Time { return time.Date(2026, 6, 15, 23, 30, 0, 0, time.FixedZone("", -3600)) }

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// files returns the names of a folder's JSON files.
func files(t *testing.T, dir string) []string {
	t.Helper()
	list, err := filepath.Glob(filepath.Join(dir, "*.json"))
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// Each step saves the board as it is at that time.
func TestSaveFollowsABoard(t *testing.T) {
	one, two := line("1", "Knots"), line("2", "Twine")
	dir := t.TempDir()
	board, kept := filepath.Join(dir, "board.jsonl"), filepath.Join(dir, "new", "kept")
	for _, step := range []struct {
		name, board string
		want        Result
		gone        int // files put away
	}{
		{"first", one + two, Result{Added: 2}, 0},
		{"the same again", one + two, Result{Unchanged: 2}, 0},
		{"listed twice", one + one + two, Result{Unchanged: 3}, 0},
		{"one changes, one goes", line("1", "Knots and hooks"), Result{Changed: 1, Gone: 1}, 1},
		{"gone once", line("1", "Knots and hooks"), Result{Unchanged: 1}, 1},
		{"one is back", line("1", "Knots and hooks") + two, Result{Added: 1, Unchanged: 1}, 0},
	} {
		write(t, board, step.board)
		got, err := Save(t.Context(), []string{board}, Options{Dir: kept, Now: day})
		if err != nil || got.Failed != nil || fmt.Sprint(got) != fmt.Sprint(step.want) {
			t.Errorf("%s: %+v, %v; want %+v", step.name, got, err, step.want)
		}
		if n := len(files(t, filepath.Join(kept, goneDir))); n != step.gone {
			t.Errorf("%s: %d files put away, want %d", step.name, n, step.gone)
		}
	}
}

func TestWhatIsSavedIsReadBack(t *testing.T) {
	dir := t.TempDir()
	board, kept := filepath.Join(dir, "board.jsonl"), filepath.Join(dir, "kept")
	write(t, board, line("1", "Knots <&>")+line("2", "Twine"))
	if _, err := Save(t.Context(), []string{board}, Options{Dir: kept}); err != nil {
		t.Fatal(err)
	}
	read := func(ref string) map[string]scrape.Posting {
		out := map[string]scrape.Posting{}
		for s, err := range scrape.Walk(t.Context(), []string{ref}, scrape.Options{}) {
			if err != nil {
				t.Fatal(err)
			}
			p, err := s.Posting()
			if err != nil {
				t.Fatal(err)
			}
			out[p.ID] = p
		}
		return out
	}
	if got, want := read(kept), read(board); fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("read back %v, want %v", got, want)
	}
}

// A file that was put away says where it came from and since when it is gone, in UTC.
func TestGoneTellsItsDay(t *testing.T) {
	dir := t.TempDir()
	board, kept := filepath.Join(dir, "board.jsonl"), filepath.Join(dir, "kept")
	for _, text := range []string{line("1", "Knots"), line("2", "Twine")} {
		write(t, board, text)
		if _, err := Save(t.Context(), []string{board}, Options{Dir: kept, Now: day}); err != nil {
			t.Fatal(err)
		}
	}
	gone := files(t, filepath.Join(kept, goneDir))
	if len(gone) != 1 {
		t.Fatalf("put away: %v", gone)
	}
	data, err := os.ReadFile(gone[0])
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"id": "1"`, fmt.Sprintf(`"from": %q`, board), `"gone": "2026-06-16"`} {
		if !strings.Contains(string(data), want) {
			t.Errorf("no %s in %s", want, data)
		}
	}
}

// Files of other references and of other programs are kept, and so are the postings
// that a broken reference did not reach.
func TestSweepTakesOnlyWhatIsItsOwn(t *testing.T) {
	dir := t.TempDir()
	board, other, kept := filepath.Join(dir, "board.jsonl"), filepath.Join(dir, "other.jsonl"), filepath.Join(dir, "kept")
	write(t, board, line("1", "Knots")+line("2", "Twine"))
	write(t, other, line("3", "Tar"))
	if _, err := Save(t.Context(), []string{board, other}, Options{Dir: kept}); err != nil {
		t.Fatal(err)
	}
	mine := filepath.Join(kept, "mine.json")
	write(t, mine, "not JSON at all")
	for _, tc := range []struct {
		name, board  string
		gone, failed int
	}{
		{"a line is broken", line("1", "Knots") + `{"id":`, 0, 1},
		{"nothing is in it", "", 0, 1},
		{"one is left", line("1", "Knots"), 1, 0},
	} {
		write(t, board, tc.board)
		got, err := Save(t.Context(), []string{board}, Options{Dir: kept})
		if err != nil || got.Gone != tc.gone || len(got.Failed) != tc.failed {
			t.Errorf("%s: %+v, %v", tc.name, got, err)
		}
	}
	if _, err := os.Stat(mine); err != nil || len(files(t, kept)) != 3 {
		t.Errorf("left %v, %v", files(t, kept), err)
	}
}

// A run that is interrupted counts what it did and puts nothing away.
func TestSaveEndsWithItsContext(t *testing.T) {
	dir := t.TempDir()
	board, kept := filepath.Join(dir, "board.jsonl"), filepath.Join(dir, "kept")
	write(t, board, line("1", "Knots")+line("2", "Twine"))
	if _, err := Save(t.Context(), []string{board}, Options{Dir: kept}); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	var told []int
	got, err := Save(ctx, []string{board, board}, Options{Dir: kept, Progress: func(n int) { told = append(told, n); cancel() }})
	if !errors.Is(err, context.Canceled) || got.Unchanged != 1 || got.Gone != 0 || fmt.Sprint(told) != "[1]" {
		t.Errorf("%+v, %v, told %v", got, err, told)
	}
}

func TestSaveNeedsAFolder(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	write(t, file, "")
	walk := func(context.Context, string) iter.Seq2[scrape.Source, error] {
		return func(func(scrape.Source, error) bool) { t.Error("read before the folder was there") }
	}
	_, err := Save(t.Context(), []string{"x"}, Options{Dir: file, Walk: walk})
	if _, ok := errors.AsType[*fs.PathError](err); !ok || !strings.HasPrefix(err.Error(), "make the folder: ") {
		t.Errorf("%v", err)
	}
}

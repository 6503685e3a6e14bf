package ocr

import (
	"context"
	"errors"
	"os/exec"
	"testing"
)

func TestTheTableOfWordsIsRead(t *testing.T) {
	const table = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n" +
		"4\t1\t1\t1\t1\t0\t10\t20\t300\t30\t-1\t\n" +
		"5\t1\t1\t1\t1\t1\t10\t20\t100\t30\t96.5\tWard\n" +
		"5\t1\t1\t1\t1\t2\t120\t20\t80\t30\t91\tclerk\n" +
		"5\t1\t1\t1\t2\t1\t10\t60\t80\t30\t91\t \n" +
		"5\t1\t1\t2\t1\t1\t10\t90\t80\t30\t91\tDuluth\n" +
		"5\t1\t1\n"
	got := parse(table)
	want := []Word{{"Ward", 10, 20, 110, 50, 0}, {"clerk", 120, 20, 200, 50, 0}, {"Duluth", 10, 90, 90, 120, 1}}
	if len(got) != len(want) {
		t.Fatalf("%v, want %v", got, want)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("%+v, want %+v", got[i], want[i])
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("5\t1\t1\t1\t1\t1\t10\t20\t100\t30\t96.5\tWard\n")
	f.Fuzz(func(t *testing.T, table string) {
		for _, w := range parse(table) {
			if w.Text == "" || w.Line < 0 {
				t.Errorf("%+v", w)
			}
		}
	})
}

func TestWithoutTheProgramTheErrorNamesIt(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	if _, err := Words(context.Background(), nil); !errors.Is(err, ErrMissing) {
		t.Errorf("%v, want %v", err, ErrMissing)
	}
}

func TestWhatIsNoPictureIsRefused(t *testing.T) {
	if _, err := exec.LookPath("tesseract"); err != nil {
		t.Skip("tesseract is not installed")
	}
	if words, err := Words(t.Context(), []byte("no picture")); err == nil {
		t.Errorf("%v, want an error", words)
	}
}

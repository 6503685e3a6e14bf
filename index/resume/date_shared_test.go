package resume

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"skillmatch/testdata/shareddata"
)

// mostForms is how many of the forms in which people write one range must be read
// right.
const mostForms = 95

// Nearly all the forms in which people write one range are read: from March 2019 to
// November 2021, or to this day, as far as the form says it.
func TestFormsOfARange(t *testing.T) {
	dir := shareddata.Path(t, "cases/reading/text/dates")
	data, err := os.ReadFile(filepath.Join(dir, "forms.txt"))
	if err != nil {
		t.Fatal(err)
	}
	forms := strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
	right := 0
	for i, form := range forms {
		want := wantOfForm(form)
		text, err := os.ReadFile(filepath.Join(dir, fmt.Sprintf("%03d.txt", i)))
		if err != nil {
			t.Fatal(err)
		}
		r, rest, ok := newDateReader(wordsIn(sharedRules().dates, string(text))).find(form)
		if got := written(r); !ok || rest != "" || got != want {
			t.Logf("%d %q: %v %s, rest %q, want %s", i, form, ok, got, rest, want)
			continue
		}
		right++
	}
	t.Logf("%d of %d forms are right", right, len(forms))
	if right < mostForms {
		t.Errorf("%d of %d forms are right, want %d", right, len(forms), mostForms)
	}
}

// written returns a range as "2019-03–2021-11".
func written(r dateRange) string {
	end := r.end.String()
	if r.current {
		end = "now"
	}
	return r.start.String() + "–" + end
}

// wantOfForm returns what a form says.
func wantOfForm(form string) string {
	full := "2019-03–2021-11"
	if want, ok := map[string]string{
		"2019–2021": "2019–2021", "2019 – 21": "2019–2021", "2019/2021": "2019–2021", "FY2019 – FY2021": "2019–2021",
		"Mar – Nov 2021": "2021-03–2021-11", "Mar-Nov 2021": "2021-03–2021-11",
		"Spring 2019 – Fall 2021": full, "Q1 2019 – Q4 2021": "2019-01–2021-12",
		"Since 2019": "2019–now", "2019 –": "2019–now", "2019 - ": "2019–now",
		"Sept. 2019 – Sept 2021": "2019-09–2021-09", "kwi 2019 – lis 2021": "2019-04–2021-11",
	}[form]; ok {
		return want
	}
	if strings.Contains(form, "21") {
		return full
	}
	return "2019-03–now"
}

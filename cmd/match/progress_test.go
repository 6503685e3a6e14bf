package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestProgressLine(t *testing.T) {
	for want, tc := range map[string]struct {
		done, total int64
		elapsed     time.Duration
	}{
		"0 postings, 0 a second":                             {0, 0, time.Second},
		"500 postings, 250 a second":                         {500, 0, 2 * time.Second},
		"500 of 1500 postings, 250 a second, 4s left":        {500, 1500, 2 * time.Second},
		"10 of 10000 postings, 10 a second, 16m39s left":     {10, 10000, time.Second},
		"20 postings, 20 a second":                           {20, 10, time.Second}, // more than were counted
		"100000 of 100000 postings, 50000 a second, 0s left": {100000, 100000, 2 * time.Second},
	} {
		if got := progressLine(tc.done, tc.total, tc.elapsed); got != want {
			t.Errorf("%+v: %q, want %q", tc, got, want)
		}
	}
}

func TestWorkBehindTheReadingIsCounted(t *testing.T) {
	p := progress{what: "skills tried"}
	p.done.Store(40)
	p.total.Store(200)
	if got := p.line(time.Second); got != "skills tried 40 of 200" {
		t.Error(got)
	}
}

func TestCountsThatArriveLateLowerNothing(t *testing.T) {
	var out bytes.Buffer
	a := &app{streams: streams{err: &out, now: time.Now}}
	told, stop := a.counting(t.Context(), "changes explained")
	told(12, 300)
	told(11, 300)
	if stop(); out.Len() > 0 {
		t.Errorf("a pipe is told %q", out.String())
	}
}

func TestShortWorkAndPipesAreToldNothing(t *testing.T) {
	for _, tty := range []bool{false, true} {
		var out bytes.Buffer
		a := &app{streams: streams{err: &out, errTTY: tty, now: time.Now}}
		stop := a.start(context.Background(), &progress{}, nil)
		stop()
		if out.Len() > 0 {
			t.Errorf("terminal %v: %q", tty, out.String())
		}
	}
}

// stuck is a stream that somebody gives up waiting for.
type stuck struct {
	giveUp func()
	never  chan struct{}
}

func (s stuck) Read([]byte) (int, error) {
	s.giveUp()
	<-s.never
	return 0, io.EOF
}

func TestAnInterruptedRunPrintsWhatIsDone(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	resume := write("resume.md", "## Experience\n\n### Engineer, Kestrel Post (2020 – 2022)\n- Built parcel services in Go\n")
	other := write("other.md", "## Experience\n\n### Engineer, Kestrel Post (2020 – 2022)\n- Built parcel services\n")
	posting := write("posting.md", "# Go Engineer\n\n## Requirements\n\n- Go\n- Kafka\n")
	never := make(chan struct{})
	defer close(never)
	for _, tc := range []struct {
		want string
		args []string
	}{
		{"Go Engineer", []string{"rank", "--resume", resume}},
		{"postings reach 48.0 (incomplete: interrupted)", []string{"gaps", "--resume", resume}},
		{"Kafka", []string{"gaps", "--resume", resume}},
		{"- interrupted: only the 1 postings that were read by then count", []string{"gaps", "--resume", resume}},
		{`"incomplete": true`, []string{"gaps", "--format", "json", "--resume", resume}},
		{"1 fall (incomplete: interrupted)", []string{"compare", resume, other}},
		{"changed: Built parcel services (was: Built parcel services in Go)", []string{"compare", resume, other}},
		{`"incomplete": true`, []string{"compare", "--format", "json", resume, other}},
	} {
		ctx, cancel := context.WithCancel(t.Context())
		var out, errs bytes.Buffer
		code := execute(ctx, append(tc.args, posting, "-"), streams{in: stuck{cancel, never}, out: &out, err: &errs, env: func(string) string { return "" }, now: time.Now})
		if code != exitInterrupted || !strings.Contains(out.String(), tc.want) || !strings.Contains(errs.String(), "interrupted") {
			t.Errorf("%v: code %d, output %q, errors %q, want %q", tc.args, code, out.String(), errs.String(), tc.want)
		}
	}
}

// What is left out by a least score is not promised.
func TestTheTerminalIsToldHowManyPostingsAreNotShown(t *testing.T) {
	for _, tc := range []struct {
		top, read int
		want      string
	}{
		{20, 60, ""},
		{3, 3, ""},
		{3, 60, "match: the best 3 of 60 postings; --top 0 shows all\n"},
	} {
		if got := shownOf(3, tc.top, tc.read); got != tc.want {
			t.Errorf("%q, want %q", got, tc.want)
		}
	}
}

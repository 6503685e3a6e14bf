package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"skillmatch/testdata/shareddata"
)

// layers are the packages from the bottom to the top, each with those that it may
// import, all of which stand before it.
var layers = []struct{ pkg, may string }{
	{"scrape/document/block", ""},

	{"index/table", ""},
	{"index/language", "index/table"},
	{"index/skill", "index/table"},
	{"index/skill/pack", "index/skill"},
	{"index/resume", "index/table scrape/document/block"},
	{"index", "index/language index/resume index/skill"},
	{"index/library", ""},

	{"scrape/posting", ""},
	{"scrape/challenge", ""},
	{"scrape/document/mend", ""},
	{"scrape/document/pdf", "scrape/document/block"},
	{"scrape/document/ocr", ""},
	{"scrape/document/office", "scrape/document/block"},
	{"scrape/document/exported", "scrape/document/block"},
	{"scrape/document/latex", "scrape/document/block"},
	{"scrape/document", "scrape/document/block scrape/document/exported scrape/document/latex scrape/document/mend scrape/document/ocr scrape/document/office scrape/document/pdf"},
	{"scrape/head", "index/table scrape/document scrape/posting"},
	{"scrape/fetch", "scrape/challenge"},
	{"scrape/fetch/render", "scrape/fetch"},
	{"scrape/board", "scrape/document scrape/posting"},
	{"scrape/page", "scrape/challenge scrape/document scrape/posting"},
	{"scrape", "scrape/board scrape/document scrape/fetch scrape/head scrape/page scrape/posting"},
	{"scrape/folder", "scrape scrape/document"},

	{"match/parallel", ""},
	{"match/phrase", "index/skill index/table"},
	{"match/place", "index/table"},
	{"match/degree", "match/phrase"},
	{"match/condition", "index/resume index/table match/degree match/phrase match/place"},
	{"match/title", "index/table match/phrase"},
	{"match/age", "index/table match/phrase scrape/posting"},
	{"match/pay", "index/table match/phrase"},
	{"match/clause", "match/phrase"},
	{"match/ask", "index/language index/skill match/clause match/condition match/degree match/pay match/phrase match/title scrape/posting"},
	{"match/proof", "index index/resume index/skill match/ask match/phrase"},
	{"match/score", "index index/resume index/skill match/age match/ask match/proof match/title scrape/posting"},
	{"match/dedupe", "index/skill match/age match/ask match/phrase match/place scrape/posting"},
	{"match/packed", "index index/skill match/age match/ask match/dedupe match/proof match/score match/title scrape/posting"},
	{"match/corpus", "index match/ask match/packed match/parallel match/score scrape/posting"},
	{"match/explain", "index index/resume index/skill match/age match/ask match/condition match/degree match/proof match/score scrape/posting"},
	{"match/review", "index index/resume index/skill match/explain match/score"},
	{"match/lookup", "index/skill match/ask match/title scrape/posting"},
	{"match/catalog", "index index/library index/skill match/ask match/lookup match/packed scrape/posting"},
	{"match/survey", "index index/resume index/skill match/ask match/corpus match/explain match/parallel match/proof match/score"},
	{"match/compare", "index index/resume index/skill match/ask match/corpus match/explain match/parallel match/phrase match/score"},
	{"match/rank", "index/library index/skill match/age match/ask match/catalog match/corpus match/dedupe match/explain match/packed match/parallel match/phrase match/score scrape/posting"},
	{"match", "index index/library index/resume index/skill match/ask match/compare match/explain match/rank match/review match/score match/survey scrape/posting"},
	{"match/report", "index index/library index/resume match/ask match/catalog match/compare match/condition match/explain match/lookup match/proof match/review match/score match/survey"},

	{"cmd/match", "index/library index/resume index/skill match match/age match/catalog match/compare match/explain match/lookup match/rank match/report match/score match/survey scrape scrape/document scrape/fetch scrape/fetch/render scrape/folder scrape/posting"},
}

// owners are the packages that libraries belong to, parted by blanks: they and those
// below them alone may import them.
var owners = map[string]string{
	"github.com/blevesearch": "index", "github.com/blevesearch/mmap-go": "index/library",
	"github.com/PuerkitoBio/goquery": "scrape", "github.com/andybalholm/cascadia": "scrape/document", "golang.org/x/net/html": "scrape", "github.com/go-json-experiment": "scrape", "github.com/kaptinlin/jsonrepair": "scrape",
	"net/http": "scrape/fetch", "code.dny.dev/ssrf": "scrape/fetch", "github.com/temoto/robotstxt": "scrape/fetch", "golang.org/x/time": "scrape/fetch",
	"github.com/chromedp":             "scrape/fetch/render",
	"github.com/klippa-app/go-pdfium": "scrape/document/pdf", "github.com/tetratelabs/wazero": "scrape/document/pdf",
	"github.com/olekukonko/tablewriter": "match/report",
	"github.com/spf13/cobra":            "cmd/match", "golang.org/x/term": "cmd/match", "go.yaml.in/yaml": "cmd/match scrape/document/exported",
}

// module is the prefix of the module's packages.
const module = "skillmatch/"

// The list of layers is in order itself: what a package may import stands before it.
func TestLayersAreOrdered(t *testing.T) {
	before := map[string]bool{}
	for _, l := range layers {
		for _, pkg := range strings.Fields(l.may) {
			if !before[pkg] {
				t.Errorf("%s may import %s, which does not stand before it", l.pkg, pkg)
			}
		}
		if before[l.pkg] {
			t.Errorf("%s stands there twice", l.pkg)
		}
		before[l.pkg] = true
	}
}

// The packages keep their order: data flows one way, and each library has one owner.
func TestLayers(t *testing.T) {
	may := map[string][]string{}
	for _, l := range layers {
		may[l.pkg] = strings.Fields(l.may)
	}
	imports := importsOf(t)
	for pkg, list := range imports {
		allowed, known := may[pkg]
		if !known {
			t.Errorf("%s has no place in the order", pkg)
			continue
		}
		for _, imp := range list {
			if inner, ok := strings.CutPrefix(imp, module); ok {
				checkInner(t, pkg, inner, allowed)
			}
			for library, owner := range owners {
				if owned := func(o string) bool { return within(pkg, o) }; within(imp, library) && !slices.ContainsFunc(strings.Fields(owner), owned) {
					t.Errorf("%s must not import %s, which belongs to %s", pkg, imp, owner)
				}
			}
		}
	}
	for _, l := range layers {
		if _, found := imports[l.pkg]; !found {
			t.Errorf("%s stands in the order and is not there", l.pkg)
		}
	}
}

// checkInner checks that a package imports another of ours by the order.
func checkInner(t *testing.T, pkg, inner string, allowed []string) {
	t.Helper()
	if !slices.Contains(allowed, inner) {
		t.Errorf("%s must not import %s", pkg, inner)
	}
	if within(pkg, "match") && within(inner, "scrape") && inner != "scrape/posting" {
		t.Errorf("%s must not know how postings are found, as %s does", pkg, inner)
	}
}

// The packages that the package comment of index names use bleve, and no others.
func TestWhoUsesBleve(t *testing.T) {
	users := []string{}
	for pkg, list := range importsOf(t) {
		if slices.ContainsFunc(list, func(imp string) bool { return strings.HasPrefix(imp, "github.com/blevesearch/bleve") }) {
			users = append(users, pkg)
		}
	}
	if slices.Sort(users); !slices.Equal(users, []string{"index", "index/library"}) {
		t.Errorf("bleve is used by %v", users)
	}
}

// The limits that keep a package small enough to be known whole.
const (
	maxExported = 40  // names that a package of match exports, fields and methods aside
	maxFiles    = 16  // in a package of match, tests aside
	maxLines    = 250 // of a file of cmd/match
)

// Every package of match exports few names, in few files.
func TestPackagesAreSmall(t *testing.T) {
	for _, l := range layers {
		if !within(l.pkg, "match") {
			continue
		}
		files := sourceFiles(t, l.pkg)
		if len(files) > maxFiles {
			t.Errorf("%s has %d files, more than %d", l.pkg, len(files), maxFiles)
		}
		var names []string
		for _, f := range files {
			names = append(names, exported(f.syntax)...)
		}
		if len(names) == 0 || len(names) > maxExported {
			t.Errorf("%s exports %d names, want 1 to %d: %v", l.pkg, len(names), maxExported, names)
		}
	}
}

// The files of the command are short, start goroutines only to tell of progress, and
// leave the index to match.
func TestTheCommandIsThin(t *testing.T) {
	for _, f := range sourceFiles(t, "cmd/match") {
		if f.lines > maxLines {
			t.Errorf("%s has %d lines, more than %d", f.name, f.lines, maxLines)
		}
		for _, imp := range f.syntax.Imports {
			if imp.Path.Value == strconv.Quote(module+"index") {
				t.Errorf("%s imports %s", f.name, imp.Path.Value)
			}
		}
		if line := f.goroutine(); line > 0 && f.name != "progress.go" {
			t.Errorf("%s:%d starts a goroutine", f.name, line)
		}
	}
}

// The checks of this file find what they look for.
func TestTheSourceIsRead(t *testing.T) {
	text := `package p

type (
	T struct{ A int }
	u int
)

const (
	B, c = 1, 2
	D    = 3
)

var E, _ = F(), 0

func F() int      { return 0 }
func (t T) G()    {}
func h()          {}
func I[K any](K)  {}
`
	for body, want := range map[string]int{"": 0, "func j() { go h() }\n": 19, "func j(w *sync.WaitGroup) { w.Go(h) }\n": 19} {
		f := parseSource(t, "p.go", []byte(text+body))
		if got := fmt.Sprint(exported(f.syntax)); got != "[T B D E F I]" {
			t.Errorf("exported: %s", got)
		}
		if got := f.goroutine(); got != want {
			t.Errorf("%q: a goroutine in line %d, want %d", body, got, want)
		}
	}
	for _, tc := range []struct {
		pkg, path string
		want      bool
	}{
		{"net/http", "net/http", true},
		{"net/http/httptest", "net/http", true},
		{"net/httputil", "net/http", false},
		{"github.com/blevesearch/bleve/v2", "github.com/blevesearch", true},
	} {
		if got := within(tc.pkg, tc.path); got != tc.want {
			t.Errorf("%s within %s: %v", tc.pkg, tc.path, got)
		}
	}
}

// importsOf are the direct imports of every package of the module, tests aside.
func importsOf(t *testing.T) map[string][]string {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), "go", "list", "-f", `{{.ImportPath}} {{join .Imports " "}}`, module+"...").CombinedOutput()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, out)
	}
	imports := map[string][]string{}
	for l := range strings.Lines(string(out)) {
		fields := strings.Fields(l)
		imports[strings.TrimPrefix(fields[0], module)] = fields[1:]
	}
	return imports
}

// within reports that a package is that of a path or lies below it.
func within(pkg, path string) bool { return pkg == path || strings.HasPrefix(pkg, path+"/") }

// sourceFile is a file of a package.
type sourceFile struct {
	name   string
	lines  int
	set    *token.FileSet
	syntax *ast.File
}

// sourceFiles are the files of a package, tests aside.
func sourceFiles(t *testing.T, pkg string) []sourceFile {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(shareddata.Root(t), filepath.FromSlash(pkg), "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	paths = slices.DeleteFunc(paths, func(path string) bool { return strings.HasSuffix(path, "_test.go") })
	if len(paths) == 0 {
		t.Fatalf("%s has no files", pkg)
	}
	var list []sourceFile
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, parseSource(t, filepath.Base(path), data))
	}
	return list
}

// parseSource reads a file's text.
func parseSource(t *testing.T, name string, data []byte) sourceFile {
	t.Helper()
	f := sourceFile{name: name, lines: strings.Count(string(data), "\n"), set: token.NewFileSet()}
	var err error
	if f.syntax, err = parser.ParseFile(f.set, name, data, parser.SkipObjectResolution); err != nil {
		t.Fatal(err)
	}
	return f
}

// goroutine is the first line that starts a goroutine, 0 when none does.
func (f *sourceFile) goroutine() (line int) {
	ast.Inspect(f.syntax, func(n ast.Node) bool {
		starts := false
		switch n := n.(type) {
		case *ast.GoStmt:
			starts = true
		case *ast.CallExpr:
			called, ok := n.Fun.(*ast.SelectorExpr)
			starts = ok && called.Sel.Name == "Go" // as of sync.WaitGroup
		}
		if starts && line == 0 {
			line = f.set.Position(n.Pos()).Line
		}
		return line == 0
	})
	return line
}

// exported are the names that a file declares for other packages, without methods and
// fields.
func exported(f *ast.File) []string {
	var names []string
	add := func(list ...*ast.Ident) {
		for _, name := range list {
			if name.IsExported() {
				names = append(names, name.Name)
			}
		}
	}
	for _, d := range f.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			if d.Recv == nil {
				add(d.Name)
			}
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				switch spec := spec.(type) {
				case *ast.TypeSpec:
					add(spec.Name)
				case *ast.ValueSpec:
					add(spec.Names...)
				}
			}
		}
	}
	return names
}

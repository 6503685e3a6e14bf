package main

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// TestLayers keeps the packages in their order: data flows one way, and each
// library has one owner.
func TestLayers(t *testing.T) {
	may := map[string][]string{
		"cmd/match":           {"index", "index/library", "index/resume", "index/skill", "match", "match/catalog", "match/report", "scrape", "scrape/document", "scrape/fetch", "scrape/fetch/render", "scrape/folder"},
		"match/report":        {"match", "index", "index/resume"},
		"match/catalog":       {"index", "index/library", "index/skill", "match", "scrape/posting"},
		"match":               {"index", "index/resume", "index/skill", "scrape"},
		"index":               {"index/resume", "index/skill"},
		"index/table":         {},
		"index/library":       {},
		"index/resume":        {"index/table"},
		"index/skill":         {},
		"scrape":              {"scrape/board", "scrape/document", "scrape/fetch", "scrape/page", "scrape/posting"},
		"scrape/page":         {"scrape/challenge", "scrape/document", "scrape/posting"},
		"scrape/document":     {"scrape/document/pdf"},
		"scrape/document/pdf": {},
		"scrape/fetch":        {"scrape/challenge"},
		"scrape/fetch/render": {"scrape/fetch"},
		"scrape/board":        {"scrape/document", "scrape/posting"},
		"scrape/folder":       {"scrape", "scrape/document"},
		"scrape/challenge":    {},
		"scrape/posting":      {},
	}
	owners := map[string]string{
		"github.com/blevesearch/bleve": "index", "github.com/PuerkitoBio/goquery": "scrape", "golang.org/x/net/html": "scrape", "net/http": "scrape/fetch",
		"code.dny.dev/ssrf": "scrape/fetch", "github.com/klippa-app/go-pdfium": "scrape/document/pdf", "github.com/tetratelabs/wazero": "scrape/document/pdf", "github.com/temoto/robotstxt": "scrape/fetch", "golang.org/x/time": "scrape/fetch",
		"github.com/chromedp": "scrape/fetch/render", "github.com/go-json-experiment": "scrape",
		"github.com/olekukonko/tablewriter": "match/report", "github.com/spf13/cobra": "cmd/match", "golang.org/x/term": "cmd/match",
	}
	out, err := exec.Command("go", "list", "-f", `{{.ImportPath}} {{join .Imports " "}}`, "skillmatch/...").CombinedOutput()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, out)
	}
	// bleveUsers are the packages that import bleve, as the package comment of index
	// says.
	bleveUsers := []string{}
	seen := 0
	for l := range strings.Lines(string(out)) {
		fields := strings.Fields(l)
		pkg := strings.TrimPrefix(fields[0], "skillmatch/")
		allowed, known := may[pkg]
		if !known {
			t.Errorf("%s has no place in the order", pkg)
			continue
		}
		seen++
		for _, imp := range fields[1:] {
			if inner, ok := strings.CutPrefix(imp, "skillmatch/"); ok && !slices.Contains(allowed, inner) {
				t.Errorf("%s must not import %s", pkg, inner)
			}
			if strings.HasPrefix(imp, "github.com/blevesearch/bleve") && !slices.Contains(bleveUsers, pkg) {
				bleveUsers = append(bleveUsers, pkg)
			}
			for library, owner := range owners {
				exact := library == "net/http"
				if (imp == library || !exact && strings.HasPrefix(imp, library)) && pkg != owner && !strings.HasPrefix(pkg, owner+"/") {
					t.Errorf("%s must not import %s, which belongs to %s", pkg, imp, owner)
				}
			}
		}
	}
	if !slices.Equal(bleveUsers, []string{"index", "index/library"}) {
		t.Errorf("bleve is used by %v", bleveUsers)
	}
	if seen != len(may) {
		t.Errorf("%d packages found, %d expected", seen, len(may))
	}
}

package office

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"skillmatch/scrape/document/block"
)

// isPageNumber reports whether a line is the number of a page, with or without the number
// of all pages and words of any language around it: "3", "- 3 -", "Page 2 of 5".
func isPageNumber(line string) bool {
	return regexp.MustCompile(`^\W*(?:\pL{1,8}\.?\W*)?\d{1,3}\W*(?:(?:\pL{1,4}\W*)?\d{1,3}\W*)?$`).MatchString(line)
}

// margin collects the headers and footers of a document's pages, of which there may be
// one for the first page and for those on the left and on the right.
type margin struct {
	blocks  []block.Block
	numbers []string // lines left out
}

// add adds the blocks of one header or footer. A line that is there already, or that is
// only the number of a page, is left out. numbered are the texts of lines in which a
// field stood for the number.
func (m *margin) add(list []block.Block, numbered map[string]bool) {
	for _, k := range list {
		switch {
		case isPageNumber(k.Text), numbered[k.Text] && len(strings.Fields(k.Text)) <= 3:
			if !slices.Contains(m.numbers, k.Text) {
				m.numbers = append(m.numbers, k.Text)
			}
		case !slices.ContainsFunc(m.blocks, func(o block.Block) bool { return o.Text == k.Text }):
			m.blocks = append(m.blocks, k)
		}
	}
}

// warning names the lines that are left out, "" when there are none.
func (m *margin) warning() string {
	if len(m.numbers) == 0 {
		return ""
	}
	return fmt.Sprintf("numbers of pages are left out: %s", strings.Join(m.numbers[:min(len(m.numbers), 3)], "; "))
}

// around returns the blocks of a document between those of its headers and footers. The
// name at the top of a first page is often a header, and an address often a footer.
func around(head, foot *margin, body []block.Block) []block.Block {
	list := slices.Concat(head.blocks, body)
	if len(head.blocks) > 0 && len(body) > 0 {
		list[len(head.blocks)].Gap = true
	}
	if n := len(list); n > 0 && len(foot.blocks) > 0 {
		list = append(list, foot.blocks...)
		list[n].Gap = true
	}
	return list
}

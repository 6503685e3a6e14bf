package page

import (
	"fmt"
	"maps"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// cost is the cost of reading a page, counted and not timed: the steps that were spent,
// and the memory that was allocated.
type cost struct{ steps, bytes, pieces int }

// copiesPerEstimate is how many bytes repairs may copy for each that they were estimated
// to copy: half as many again as in the worst texts that were found.
const copiesPerEstimate = 24

// costOf returns the cost of a page. copies is how many of the bytes repairs may have
// allocated, by the budget that they have of their own.
func costOf(page string) (c cost, copies int) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	w, _, _ := extract(page, "https://example.com/jobs/1")
	runtime.ReadMemStats(&after)
	allowed := newBudget(len(page)).repairs
	copies = copiesPerEstimate * (allowed - max(w.repairs, 0))
	return cost{w.spent, int(after.TotalAlloc - before.TotalAlloc), int(after.Mallocs - before.Mallocs)}, copies
}

// bound returns the highest cost that a page of a size in bytes may have.
func bound(size int) cost {
	return cost{2 * (minBudget + budgetPerByte*size), 64<<20 + size<<10, 1<<20 + 16*size}
}

// above reports whether a cost exceeds another one in any respect.
func (c cost) above(o cost) bool {
	return c.steps > o.steps || c.bytes > o.bytes || c.pieces > o.pieces
}

// TestCostGrowsWithSize reads pages that are made to be slow, each in three sizes that
// grow by a factor of four. The cost may grow by little more than four beyond what
// every page is allowed; a quadratic cost would grow by sixteen.
func TestCostGrowsWithSize(t *testing.T) {
	pages := hostile()
	for _, name := range slices.Sorted(maps.Keys(pages)) {
		var last cost
		for _, size := range []int{4_000, 16_000, 64_000} {
			page := pages[name](size)
			c, _ := costOf(page)
			most := cost{6*last.steps + 2*minBudget, 6*last.bytes + 64<<20, 6*last.pieces + 1<<16}
			if c.above(bound(len(page))) || last != (cost{}) && c.above(most) {
				t.Errorf("%s: %+v for %d bytes, %+v for a fourth of them", name, c, len(page), last)
				break
			}
			last = c
		}
	}
}

// FuzzCost repeats pieces that have made readers slow.
func FuzzCost(f *testing.F) {
	pages := hostile()
	for _, name := range slices.Sorted(maps.Keys(pages)) {
		f.Add(pages[name](200), uint8(3))
	}
	f.Fuzz(func(t *testing.T, piece string, times uint8) {
		page := strings.Repeat(piece, int(times))
		if len(page) > 64<<10 {
			return
		}
		for _, s := range []string{page, "<script>" + page, `<script type="application/ld+json">` + page, `<script type="application/json">[` + page} {
			c, copies := costOf(s)
			if c.bytes -= copies; c.above(bound(len(s))) {
				t.Errorf("%+v for %d bytes, without the %d that repairs may copy", c, len(s), copies)
			}
		}
	})
}

// hostile returns pages that are made to be slow, by what they contain. Each function
// makes a page of roughly the given size in bytes.
func hostile() map[string]func(size int) string {
	all := map[string]func(int) string{}
	for _, some := range []func() map[string]func(int) string{hostileText, hostileLinked, hostileData, hostileScripts, hostilePieces, hostileHidden, hostileMarkup} {
		maps.Copy(all, some())
	}
	return all
}

func inScript(code string) string { return "<script>" + code + "</script>" }
func inData(json string) string   { return `<script type="application/json">` + json + "</script>" }
func inLinked(json string) string { return `<script type="application/ld+json">` + json + "</script>" }

// times repeats a text up to a size in bytes.
func times(s string, size int) string { return strings.Repeat(s, max(1, size/len(s))) }

// numbered repeats a text up to a size in bytes, with a number in each.
func numbered(format string, size int) string {
	var b strings.Builder
	for i := 0; b.Len() < size; i++ {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

// nest puts a text into the same brackets depth times.
func nest(open, inside, close string, depth int) string {
	return strings.Repeat(open, depth) + inside + strings.Repeat(close, depth)
}

// hostileText returns pages with many or deeply nested elements.
func hostileText() map[string]func(int) string {
	return map[string]func(int) string{
		"headings":           func(n int) string { return times("<h2>Requirements</h2>", n) },
		"menus":              func(n int) string { return times(`<div class="menu nav"><p>x</p></div>`, n) },
		"lists in lists":     func(n int) string { return times(nest("<ul><li>item item item item", "", "</ul>", 200), n) },
		"fonts":              func(n int) string { return times("<font><b>x", n) },
		"fonts of all kinds": func(n int) string { return numbered("<font size=%d>x", min(n, 8000)) + times("</p><p>x", n) },
		"formats again":      func(n int) string { return numbered("<b id=%d>", min(n, 4000)) + times("</p><p>", n) },
		"tables in tables":   func(n int) string { return times(nest("<table><tr><td>•", "x", "</table>", 100), n) },
		"class":              func(n int) string { return `<p class="` + times("a-", n) + `">` },
		"attributes":         func(n int) string { return "<p " + numbered("a%d ", n) + ">" },
	}
}

// hostileLinked returns pages with JSON-LD that is long, refers to itself, or has to be
// repaired.
func hostileLinked() map[string]func(int) string {
	return map[string]func(int) string{
		"linked blocks": func(n int) string { return times(inLinked(`{"a":}`), n) },
		"linked jobs": func(n int) string {
			return inLinked("[" + times(`{"@type":"JobPosting","title":"x","description":"y"},`, n) + "{}]")
		},
		"linked graph": func(n int) string { return inLinked(nest(`{"@graph":[`, "", "]}", min(n/13, 4900))) },
		"linked name of all": func(n int) string {
			return inLinked(`[{"@id":"#o","name":"` + times("<b>x", n/2) + `"},` + times(`{"@type":"JobPosting","title":"x","hiringOrganization":{"@id":"#o"}},`, min(n/2, 18000)) + "{}]")
		},
		"linked text of all": func(n int) string {
			return inLinked(`[{"@id":"#o","description":"` + times("<b>x", n/2) + `"},` + numbered(`{"@type":"JobPosting","title":"x%d","skills":{"@id":"#o"},"qualifications":{"@id":"#o"}},`, min(n/2, 24000)) + "{}]")
		},
		"linked places of all": func(n int) string {
			return inLinked(`[{"@id":"#o",` + numbered(`"a%d":1,`, n/2) + `"b":1},` + numbered(`{"@type":"JobPosting","title":"x%d","jobLocation":{"@id":"#o"}},`, min(n/2, 18000)) + "{}]")
		},
		"commas to mend":        func(n int) string { return inLinked("{" + times(`"a":1,`, n) + "]") },
		"lists to mend":         func(n int) string { return inLinked("[" + times(`"a" "b" `, n) + "}") },
		"quotes to mend":        func(n int) string { return inLinked(`{"a":"` + times(`b "c" d`, n) + "}") },
		"quotes without an end": func(n int) string { return inLinked("{" + times(`"a":"b,`, n)) },
		"quotes and commas":     func(n int) string { return inLinked("[" + times(`"a,`, n)) },
		"sums to mend":          func(n int) string { return inLinked(`{"a":` + times(`"b"+`, n)) },
		"blanks to mend":        func(n int) string { return inLinked(`["a"` + times(` `, n/2) + times(`"b"   `, n/2)) },
		"objects to mend":       func(n int) string { return inLinked(times(`{"a":`, min(n, 900)) + times(`{"b" 1}`, n)) },
	}
}

// hostileData returns pages with data for scripts, of many objects, names and fields.
func hostileData() map[string]func(int) string {
	return map[string]func(int) string{
		"states": func(n int) string {
			return times(inScript(`a={"b":[{"title":"x","description":"`+strings.Repeat("y ", 200)+`"}]}`), n)
		},
		"state": func(n int) string {
			return inData("[" + times(`{"title":"x","description":"`+strings.Repeat("experience ", 30)+`","location":"y"},`, n) + "{}]")
		},
		"small objects": func(n int) string { return inData("[" + times(`{"a":1},`, n) + "{}]") },
		"titles":        func(n int) string { return inData("[" + times(`{"title":"x","description":[1]},`, n) + "{}]") },
		"fields in all": func(n int) string {
			return inData("[" + times(`{"name":"x","a":{"id":"k:1"}},`, n/2) + `{"k:1":{` + numbered(`"a%d":1,`, n/2) + `"b":1}}]`)
		},
		"names of all": func(n int) string {
			return "<h1>" + times("welder ", n/2) + "</h1>" + inData("["+times(`{"title":"wel der","description":[1]},`, n/2)+"{}]")
		},
		"address": func(n int) string {
			return `<link rel="canonical" href="https://a.b/` + times("a/", n/2) + `">` + inData("["+times(`{"title":"x","description":[1],"id":"abcd"},`, n/2)+"{}]")
		},
	}
}

// hostileScripts returns pages whose scripts contain values without an end.
func hostileScripts() map[string]func(int) string {
	return map[string]func(int) string{
		"openings":                 func(n int) string { return inScript(times(`a={"b":`, n)) },
		"openings and ends":        func(n int) string { return inScript("a=" + nest(`{"b":`, strings.Repeat("x", 200), "}", n/7)) },
		"openings that are mended": func(n int) string { return inScript("a=" + nest(`{"b"=`, times(`"a":'b',`, n), "}", 150)) },
		"quotes":                   func(n int) string { return inScript(times(`a='{"\n`, n)) },
		"escaped quotes":           func(n int) string { return inScript(`a="` + times(`\"`, n) + "\n'") },
		"quote signs":              func(n int) string { return inScript("a=`" + times("'\"\n", n)) },
		"backticks":                func(n int) string { return inScript(times("\\`", n) + "\n") },
		"comments":                 func(n int) string { return inScript(times("/*", n)) },
		"slashes":                  func(n int) string { return inScript(times("//\n/", n)) },
		"parsed":                   func(n int) string { return inScript(`JSON.parse('` + times(`{"a":"b" `, n) + "')") },
		"deep": func(n int) string {
			return inScript("a=" + nest(`{"title":"x","description":`, "1", "}", min(n/28, 9000)))
		},
		"pieces":                func(n int) string { return times(inScript(`self.__next_f.push([1,"1:{}"])`), n) },
		"pieces of one script":  func(n int) string { return inScript(times(`self.__next_f.push([1,"1:{}\n"]);`, n)) },
		"pieces without an end": func(n int) string { return inScript(times(`self.__next_f.push([1,"`, n)) },
	}
}

// hostilePieces returns pages with values that refer to one another.
func hostilePieces() map[string]func(int) string {
	return map[string]func(int) string{
		"rows of texts": func(n int) string { return inScript(`self.__next_f.push([1,"` + times(`1:T\n`, n) + `"])`) },
		"rows of one text": func(n int) string {
			text := times("experience ", n/2)
			return inScript(`self.__next_f.push([1,"1:T` + strconv.FormatInt(int64(len(text)), 16) + "," + text + `2:[` + times(`{\"title\":\"x\",\"id\":\"$1\",\"description\":\"$1\"},`, n/2) + `1]\n"])`)
		},
		"rows of one JSON": func(n int) string {
			text := `[{\"` + times(`a\":1,\"`, n/2) + `\":1}]`
			plain := strings.ReplaceAll(text, `\`, "")
			return inScript(`self.__next_f.push([1,"1:T` + strconv.FormatInt(int64(len(plain)), 16) + "," + text + `2:[` + times(`\"$1\",`, n/2) + `1]\n"])`)
		},
		"places":           func(n int) string { return inData(`[{"a":1},` + times(`[0,0,0,0],`, n) + "0]") },
		"places of fields": func(n int) string { return inData(`[{"a":1},{` + numbered(`"x%d":"",`, n) + `"a":1,"b":1},"t"]`) },
		"places of a list": func(n int) string { return inData(`[{"a":1},[` + times(`"x",`, n) + `1,1,1],"t"]`) },
		"places of a text": func(n int) string {
			return inData(`[{"a":2},"` + times("experience ", n/2) + `",[` + times("3,", n/2) + `3],{"title":4,"description":1},"x"]`)
		},
		"places of texts": func(n int) string {
			return inData(`[{"a":2},"` + times("experience ", n/2) + `",[3],` + times(`{"title":4,"description":1},`, n/2) + `"x"]`)
		},
		"places of jobs": func(n int) string {
			return inData(`[{"a":2},"` + times("experience ", 400) + `",[` + numbered("%d,", n/2) + `1],` + times(`{"title":1,"description":1,"a":2},`, n/2) + `"x"]`)
		},
		"places of JSON": func(n int) string {
			return inData(`[{"a":2},"[{\"` + times(`a\":1,\"`, n/2) + `\":1}]",[` + times("1,", n/2) + "1]]")
		},
		"places in a chain": func(n int) string { return inData(`[{"a":1},` + numbered(`[%d,"x"],`, n) + "0]") },
	}
}

// hostileHidden returns pages with many or deeply nested hidden elements.
func hostileHidden() map[string]func(int) string {
	return map[string]func(int) string{
		"hidden": func(n int) string {
			return nest(`<div class="panel" hidden>`, times("<h2>Requirements</h2><p>many words </p>", n), "</div>", min(400, n/100))
		},
		"hidden panels": func(n int) string {
			return "<p>" + times("words of all sorts ", n/2) + numbered(`<div hidden class=tab>%d not to be seen anywhere</div>`, n/2)
		},
		"hidden and empty": func(n int) string {
			return nest(`<div class="panel" hidden>`, times("<i></i>", n), "</div>", min(400, n/100))
		},
		"notices": func(n int) string {
			return times(nest("<div>", strings.Repeat("we use cookies to accept ", 400), "</div>", 200), n)
		},
		"white": func(n int) string { return times(`<p style="color:white">x`, n) },
		"white on a long style": func(n int) string {
			return `<div style="` + times("a:b;", n/2) + `">` + times(`<p>x<p style="color:white">x`, n/2)
		},
		"white in white": func(n int) string {
			return "x" + nest(`<div style="color:white">x`, times("<i></i>", n), "</div>", min(400, n/100))
		},
	}
}

// hostileMarkup returns pages with elements of other kinds.
func hostileMarkup() map[string]func(int) string {
	return map[string]func(int) string{
		"labels": func(n int) string {
			return nest(`<div aria-controls="a">`, times("words<br>", n), "</div>", min(400, n/100))
		},
		"terms":                func(n int) string { return nest("<dl><dt>x<dd>", times("words<br>", n), "</dl>", min(200, n/100)) },
		"headings in headings": func(n int) string { return nest("<h1><div>", times("words<br>", n), "</div></h1>", min(200, n/100)) },
		"bold in bold":         func(n int) string { return nest("<b>", times("<i></i>", n), "</b>", min(400, n/100)) },
		"roots":                func(n int) string { return nest("<div id=root>", times("words<br>", n), "</div>", min(400, n/100)) },
		"companies": func(n int) string {
			return nest("<div><nav>", times("<i class=company>x</i>", n), "</nav></div>", min(200, n/100))
		},
		"properties": func(n int) string {
			return `<div itemscope itemtype="http://schema.org/JobPosting">` + nest("<div>", times("<i itemprop=skills></i>", n), "</div>", min(400, n/100))
		},
		"without scripts": func(n int) string {
			return times("<noscript><h2>Requirements</h2>"+strings.Repeat("x", 200)+"</noscript>", n/2) + times("<p>x", n/2)
		},
		"forms": func(n int) string {
			return nest("<div><object><form></form>", times("<i></i>", n), "</object></div>", min(150, n/100))
		},
		"metas":             func(n int) string { return times(`<meta name="job-title" content="x">`, n) },
		"buttons":           func(n int) string { return times("<a href=#a>x</a><button>apply</button>", n) },
		"spans":             func(n int) string { return times(nest("<i>a</i><span>b", "", "</span>", 200), n) },
		"control sequences": func(n int) string { return "<p>" + times("\u0090x", n) },
		"garbled":           func(n int) string { return "<p>" + times("Ã¢â‚¬", n) },
		"entities":          func(n int) string { return "<p>" + times("&amp;lt;p&amp;gt;", n) },
		"deep elements":     func(n int) string { return times("<div>", n) },
		"comments of pages": func(n int) string { return times("<!-->", n) },
		"selects":           func(n int) string { return times("<select><option>x", n) },
		"frames":            func(n int) string { return times("<iframe src=//a.b/c></iframe>", n) },
		"frames in parsers": func(n int) string { return times("<table><b>x", n) },
	}
}

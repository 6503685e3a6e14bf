package resume

import (
	"fmt"
	"strings"
	"testing"

	"skillmatch/scrape/document/block"
)

// outline writes the sections and roles of a résumé, one a line, for comparison.
func outline(r *Resume) string {
	var b strings.Builder
	for _, s := range r.Sections {
		fmt.Fprintf(&b, "%s:", s.Kind)
		for _, l := range s.Lines {
			if l.Role < 0 {
				fmt.Fprintf(&b, " %q", l.Text)
			}
		}
		b.WriteByte('\n')
	}
	for _, x := range r.Roles {
		end := x.End.String()
		if x.Current {
			end = "now"
		}
		fmt.Fprintf(&b, "%s @ %s / %s %s–%s %q\n", x.Title, x.Employer, x.Location, x.Start, end, x.Bullets)
	}
	return b.String()
}

func readBlocks(t *testing.T, blocks ...block.Block) Resume {
	t.Helper()
	r, err := Read(block.Document{Blocks: blocks})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func head(level int, text string) block.Block {
	return block.Block{Text: text, Kind: block.Heading, Level: level, Gap: true}
}
func item(depth int, text string) block.Block {
	return block.Block{Text: text, Kind: block.Item, Depth: depth}
}
func para(text string) block.Block   { return block.Block{Text: text} }
func spaced(text string) block.Block { return block.Block{Text: text, Gap: true} }
func bold(text string) block.Block   { return block.Block{Text: text, Bold: true} }
func row(cells ...string) block.Block {
	return block.Block{Text: strings.Join(cells, " | "), Cells: cells}
}

// equal is the same résumé in the structures of different files.
const equalOutline = `experience:
education: "BSc Physics, Fenwick University, 2012"
skills: "Go, PostgreSQL"
Ledger Engineer @ Larkmoor Ltd / Leeds, UK 2021-01–now ["Built a pricing service in Go." "Ran the night shift of the ledger."]
Parcel Engineer @ Tidewell Post / York, UK 2017-10–2020-12 ["Wrote a query engine."]
`

func TestTheSameResumeInEveryStructure(t *testing.T) {
	for name, blocks := range map[string][]block.Block{
		"plain lines": block.FromText("Ada Brandvold\nada@example.com\n\nExperience\n\nLedger Engineer, Larkmoor Ltd, Leeds, UK\nJan 2021 – Present\n- Built a pricing service in Go.\n- Ran the night shift\n  of the ledger.\n\nParcel Engineer, Tidewell Post, York, UK\nOct 2017 – Dec 2020\n- Wrote a query engine.\n\nEducation\nBSc Physics, Fenwick University, 2012\n\nSkills\nGo, PostgreSQL\n"),
		"markdown":    block.FromText("# Ada Brandvold\nada@example.com\n\n## Experience\n\n### Ledger Engineer, Larkmoor Ltd\n*Jan 2021 – Present* | Leeds, UK\n\n* Built a pricing service in Go.\n* Ran the night shift of the ledger.\n\n### Parcel Engineer, Tidewell Post\n*Oct 2017 – Dec 2020* | York, UK\n\n* Wrote a query engine.\n\n## Education\n\nBSc Physics, Fenwick University, 2012\n\n## Skills\n\nGo, PostgreSQL\n"),
		"levels": {
			head(1, "Ada Brandvold"), para("ada@example.com"), head(2, "Work"),
			head(3, "Larkmoor Ltd"), head(4, "Ledger Engineer"), para("Jan 2021 – Present"), para("Leeds, UK"), item(1, "Built a pricing service in Go."), item(1, "Ran the night shift of the ledger."),
			head(3, "Tidewell Post"), head(4, "Parcel Engineer"), para("Oct 2017 – Dec 2020"), para("York, UK"), item(1, "Wrote a query engine."),
			head(2, "Education"), para("BSc Physics, Fenwick University, 2012"), head(2, "Skills"), para("Go, PostgreSQL"),
		},
		"items in items": {
			head(1, "Ada Brandvold"), para("ada@example.com"), head(2, "Experience"),
			item(1, "Ledger Engineer, Larkmoor Ltd, Leeds, UK (Jan 2021 – Present)"), item(2, "Built a pricing service in Go."), item(2, "Ran the night shift of the ledger."),
			item(1, "Parcel Engineer, Tidewell Post, York, UK (Oct 2017 – Dec 2020)"), item(2, "Wrote a query engine."),
			head(2, "Education"), item(1, "BSc Physics, Fenwick University, 2012"), head(2, "Skills"), item(1, "Go, PostgreSQL"),
		},
		"rows": {
			para("Ada Brandvold"), para("ada@example.com"), spaced("Experience"),
			{Text: "Time | Position | Company | Place", Cells: []string{"Time", "Position", "Company", "Place"}, Names: true},
			row("Jan 2021 – Present", "Ledger Engineer", "Larkmoor Ltd", "Leeds, UK"), item(1, "Built a pricing service in Go."), item(1, "Ran the night shift of the ledger."),
			row("Oct 2017 – Dec 2020", "Parcel Engineer", "Tidewell Post", "York, UK"), item(1, "Wrote a query engine."),
			row("Education", "BSc Physics, Fenwick University, 2012"), row("Skills", "Go, PostgreSQL"),
		},
		"a rail of headings": {
			para("Ada Brandvold"), para("ada@example.com"),
			row("Experience", "Ledger Engineer", "Larkmoor Ltd", "Leeds, UK"), para("Jan 2021 – Present"), item(1, "Built a pricing service in Go."), item(1, "Ran the night shift of the ledger."),
			row("Parcel Engineer", "Tidewell Post", "York, UK"), para("Oct 2017 – Dec 2020"), item(1, "Wrote a query engine."),
			row("Education", "BSc Physics, Fenwick University, 2012"), row("Skills", "Go, PostgreSQL"),
		},
		"gaps": {
			para("Ada Brandvold"), spaced("ada@example.com"), spaced("Experience"),
			spaced("Ledger Engineer"), spaced("Larkmoor Ltd, Leeds, UK"), spaced("Jan 2021 – Present"), item(1, "Built a pricing service in Go."), item(1, "Ran the night shift of the ledger."),
			spaced("Parcel Engineer"), spaced("Tidewell Post, York, UK"), spaced("Oct 2017 – Dec 2020"), item(1, "Wrote a query engine."),
			spaced("Education"), spaced("BSc Physics, Fenwick University, 2012"), spaced("Skills"), spaced("Go, PostgreSQL"),
		},
		"bold lines": {
			bold("Ada Brandvold"), para("ada@example.com"), bold("Experience"),
			bold("Ledger Engineer"), para("Larkmoor Ltd, Leeds, UK"), para("Jan 2021 – Present"), para("Built a pricing service in Go."), para("Ran the night shift of the ledger."),
			bold("Parcel Engineer"), para("Tidewell Post, York, UK"), para("Oct 2017 – Dec 2020"), para("Wrote a query engine."),
			bold("Education"), para("BSc Physics, Fenwick University, 2012"), bold("Skills"), para("Go, PostgreSQL"),
		},
	} {
		t.Run(name, func(t *testing.T) {
			r := readBlocks(t, blocks...)
			if got := outline(&r); got != equalOutline {
				t.Errorf("got\n%swant\n%s", got, equalOutline)
			}
		})
	}
}

func TestLevelsOfRoles(t *testing.T) {
	for name, tc := range map[string]struct {
		blocks []block.Block
		want   string
	}{
		"several titles under an employer": {[]block.Block{
			head(2, "Experience"), head(3, "Larkmoor Ltd"),
			head(4, "Ledger Lead"), para("2021 – 2023"), item(1, "Led"),
			head(4, "Ledger Clerk"), para("2019 – 2021"), item(1, "Kept"),
			head(3, "Tidewell Post"), head(4, "Sorter"), para("2015 – 2019"), item(1, "Sorted"),
		}, "experience:\nLedger Lead @ Larkmoor Ltd /  2021–2023 [\"Led\"]\nLedger Clerk @ Larkmoor Ltd /  2019–2021 [\"Kept\"]\nSorter @ Tidewell Post /  2015–2019 [\"Sorted\"]\n"},
		"headings below a role": {[]block.Block{
			head(2, "Experience"), head(3, "Ledger Clerk, Larkmoor Ltd"), para("2019 – 2021"), head(4, "Projects"), item(1, "Moved the books"), head(4, "Skills"), item(1, "Excel"),
			head(2, "Skills"), para("Excel"),
		}, "experience:\nskills: \"Excel\"\nLedger Clerk @ Larkmoor Ltd /  2019–2021 [\"Moved the books\" \"Excel\"]\n"},
		"dates above the title": {[]block.Block{
			head(2, "Experience"), para("2019 – 2021"), head(3, "Ledger Clerk"), para("Larkmoor Ltd"), item(1, "Kept"),
			para("2015 – 2019"), head(3, "Sorter"), para("Tidewell Post"), item(1, "Sorted"),
		}, "experience:\nLedger Clerk @ Larkmoor Ltd /  2019–2021 [\"Kept\"]\nSorter @ Tidewell Post /  2015–2019 [\"Sorted\"]\n"},
		"cells that tell of the work": {[]block.Block{
			head(2, "Experience"), row("2019 – 2021", "Ledger Clerk, Larkmoor Ltd", "Kept the books of four parishes and closed every month in five days, with two helpers."), row("2015 – 2019", "Sorter, Tidewell Post", "Sorted letters by hand and by machine, and trained the helpers of the winter season."),
		}, "experience:\nLedger Clerk @ Larkmoor Ltd /  2019–2021 [\"Kept the books of four parishes and closed every month in five days, with two helpers.\"]\nSorter @ Tidewell Post /  2015–2019 [\"Sorted letters by hand and by machine, and trained the helpers of the winter season.\"]\n"},
		"undated items with titles": {[]block.Block{
			head(2, "Experience"), item(1, "Ledger Clerk at Larkmoor"), item(2, "Kept the books"), item(1, "Office Manager at Tidewell"), item(2, "Ran the office"),
		}, "experience:\nLedger Clerk @ Larkmoor /  – [\"Kept the books\"]\nOffice Manager @ Tidewell /  – [\"Ran the office\"]\n"},
	} {
		t.Run(name, func(t *testing.T) {
			r := readBlocks(t, tc.blocks...)
			if got := outline(&r); got != tc.want {
				t.Errorf("got\n%swant\n%s", got, tc.want)
			}
		})
	}
}

// Whatever the structure, every block of text is read without a panic, and roles and
// lines fit together.
func FuzzRead(f *testing.F) {
	f.Add("Experience\x00Clerk, Larkmoor\x002014 – 2018\x00Kept", []byte{64, 3, 10, 200})
	f.Add("0\x000\x00a", []byte("210"))
	f.Add("2014 – 2018\x00- a\x00Highlights\x00Skills: Go", []byte{1, 2, 3, 255})
	f.Fuzz(func(t *testing.T, text string, shape []byte) {
		var blocks []block.Block
		for i, s := range strings.Split(strings.ToValidUTF8(text, ""), "\x00") {
			n := 0
			if len(shape) > 0 {
				n = int(shape[i%len(shape)])
			}
			b := block.Block{Text: s, Kind: block.Kind(n % 3), Gap: n&8 > 0, Bold: n&16 > 0, Line: n&32 > 0, Names: n == 77}
			if b.Kind == block.Heading {
				b.Level = n >> 5
			} else if b.Kind == block.Item {
				b.Depth = 1 + n>>6
			}
			if n&4 > 0 {
				b.Cells = strings.Split(s, ";")
			}
			blocks = append(blocks, b)
		}
		r, err := Read(block.Document{Blocks: blocks})
		if err != nil {
			return
		}
		for _, s := range r.Sections {
			for _, l := range s.Lines {
				if l.Role >= len(r.Roles) {
					t.Fatalf("line of role %d of %d", l.Role, len(r.Roles))
				}
			}
		}
	})
}

func TestTextBehindTheCellsOfARowIsKept(t *testing.T) {
	for name, b := range map[string]block.Block{
		"behind the last": {Text: "2019 – 2021 | Ledger Clerk Larkmoor Ltd, Leeds, UK", Cells: []string{"2019 – 2021", "Ledger Clerk"}},
		"other cells":     {Text: "2019 – 2021 | Ledger Clerk, Larkmoor Ltd, Leeds, UK", Cells: []string{"Ledger", "Clerk"}},
	} {
		r := readBlocks(t, head(2, "Experience"), b, item(1, "Kept"))
		if got, want := roles(&r), "Ledger Clerk @ Larkmoor Ltd / Leeds, UK 2019–2021"; got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}

func TestAHeadingMayGoOnInTheNextLine(t *testing.T) {
	r := readBlocks(t, para("Ada Brandvold"), para("ada@example.com"), bold("EXPERIENCIA"), bold("LABORAL"), para("Cocinera, Larkmoor, 2014 – 2016"), item(1, "Cocina"))
	if len(r.Roles) != 1 || r.Roles[0].Title != "Cocinera" || r.Sections[0].Heading != "EXPERIENCIA LABORAL" {
		t.Errorf("%+v", r)
	}
}

// A heading that nobody listed is one of work when the entries below it are dated, a
// heading counts in either number, and the title below the name is no section.
func TestHeadingsByWhatStandsBelowThem(t *testing.T) {
	for name, tc := range map[string]struct {
		heading string
		kind    Kind
		dates   string
	}{
		"unknown, with dated entries": {"Where I have been", Experience, "2019 – 2021"},
		"known in the singular":       {"Experiences", Experience, "2019 – 2021"},
		"unknown, with single dates":  {"What I wrote", Other, "2019"},
	} {
		r := readBlocks(t, head(1, "Selma Varga"), head(2, "Ward Clerk"), para("selma@varga.example"),
			head(2, tc.heading), head(3, "Sacristan"), para("Saint Odile, Leeds"), para(tc.dates), item(1, "Kept the keys."))
		s := r.Sections[len(r.Sections)-1]
		for i := range r.Sections {
			if r.Sections[i].Heading == tc.heading {
				s = r.Sections[i]
			}
		}
		if s.Kind != tc.kind || (tc.kind == Experience) != (len(r.Roles) == 1) || r.Sections[0].Kind != Header {
			t.Errorf("%s: %+v, roles %+v", name, r.Sections, r.Roles)
		}
	}
}

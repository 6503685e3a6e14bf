package page

import (
	"strings"
	"testing"
)

// TestBanners reads pages whose description is followed by nothing about the end of
// applications, with a banner beside it.
func TestBanners(t *testing.T) {
	data := `<script type="application/ld+json">{"@type":"JobPosting","title":"Welder","description":"` + strings.Repeat("<p>We join steel to steel, by day and by night, and like it.</p>", 12) + `<h2>Requirements</h2><p>A certificate in welding.</p>"}</script>`
	for name, c := range map[string]struct{ head, banner, want string }{
		"beside structured data":      {data, `<div role="alert">This job has expired.</div>`, "This job has expired."},
		"an alert beside the text":    {"", `<div class="alert alert-warning">Diese Stelle ist nicht mehr verfügbar</div>`, "Diese Stelle ist nicht mehr verfügbar"},
		"on a button":                 {data, `<button disabled>Vacature gesloten</button>`, "Vacature gesloten"},
		"with a part in bold":         {data, `<p><b>Cette offre n’est plus disponible</b> depuis hier</p>`, "Cette offre n’est plus disponible"},
		"hidden until a script shows": {data, `<div style="display: none">This job has expired.</div><p class="hidden">Oferta cerrada</p>`, ""},
		"a link to another job":       {data, `<ul><li>Baker: position filled</li></ul><a href="/x">This job is closed</a>`, ""},
		"a list of jobs":              {data, strings.Repeat(`<div>Vaga encerrada</div>`, 4), ""},
		"an open job":                 {data, `<button>Apply now</button>`, ""},
	} {
		page := "<html><head><title>Welder</title>" + c.head + "</head><body>" + c.banner + "<main><h1>Welder</h1>" + description + "</main></body></html>"
		p, err := Extract([]byte(page), "", "")
		first, _, _ := strings.Cut(p.Text, "\n")
		if err != nil || c.want != "" && first != c.want || c.want == "" && closed(first) {
			t.Errorf("%s: %v, the text begins with %q, want %q", name, err, first, c.want)
		}
	}
}

func TestLastDayInTheStateOfScripts(t *testing.T) {
	text := strings.Repeat("You will join steel to steel, and your experience counts. ", 12)
	for field, want := range map[string]string{`"validThrough":"2026-10-30"`: "2026-10-30", `"applicationDeadline":"2026-11-02T22:00:00Z"`: "2026-11-02T22:00:00Z", `"closingDate":1793404800000`: "2026-10-31", `"team":"Steel"`: ""} {
		page := `<html><head><title>Welder at Iron Works</title></head><body><h1>Welder</h1><script type="application/json">{"job":{"title":"Welder","employmentType":"full","location":"Leeds","datePosted":"2026-09-01","description":"` + text + `",` + field + `}}</script></body></html>`
		p, err := Extract([]byte(page), "", "")
		if err != nil || p.Expires != want || p.Published != "2026-09-01" {
			t.Errorf("%s: %q, published %q, %v; want %q", field, p.Expires, p.Published, err, want)
		}
	}
}

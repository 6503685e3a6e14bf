package catalog

import (
	"skillmatch/index/library"
	"skillmatch/scrape/posting"
)

// Posting turns a record of a library into the posting that was kept.
func Posting(r *library.Posting) posting.Posting {
	return posting.Posting{
		ID: r.ID, Title: r.Title, Company: r.Company, Location: r.Location, URL: r.URL,
		Published: r.Published, Expires: r.Expires, Pay: r.Pay,
		Source: r.Source, Confidence: r.Confidence, Text: r.Text, Skills: r.Skills,
	}
}

// recordOf turns a posting into a record of a library. Ref, Origin, Added and Gone are
// left empty.
func recordOf(p *posting.Posting) library.Posting {
	return library.Posting{
		ID: p.ID, Title: p.Title, Company: p.Company, Location: p.Location, URL: p.URL,
		Published: p.Published, Expires: p.Expires, Pay: p.Pay,
		Source: p.Source, Confidence: p.Confidence, Text: p.Text, Skills: p.Skills,
	}
}

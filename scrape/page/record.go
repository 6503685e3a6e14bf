package page

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"skillmatch/scrape/document"
)

// record is an object of embedded JSON, read as a job. Its fields are stored by their
// names in lower case without separators, so that "job_title" and "jobTitle" are the
// same.
type record struct {
	h      *search
	fields map[string]any
}

// strongTitles returns the names of the fields that hold the title of a job and of
// nothing else. Like the other lists of keys, it begins with the most certain names.
func strongTitles() []string {
	return []string{"jobtitle", "positiontitle", "postingtitle", "jobpostingtitle", "vacancytitle", "requisitiontitle", "jobname", "positionname", "vacancyname", "jobadtitle", "jobofferttitle", "offertitle", "externaltitle",
		"displayjobtitle", "stellentitel", "intitule", "functietitel"}
}

// weakTitles returns the names of the fields that may hold any title.
func weakTitles() []string {
	return []string{"title", "position", "name", "displaytitle", "displayname", "headline", "heading", "titel", "titulo", "titre", "text"}
}

// idKeys returns the names of the fields that hold an identifier.
func idKeys() []string {
	return []string{"id", "jobid", "postingid", "jobpostingid", "requisitionid", "reqid", "jobreqid", "uuid", "slug", "shortcode", "jobkey", "jk", "reference", "externalid", "publicid", "vacancyid", "positionid", "number", "code"}
}

// linkKeys returns the names of the fields that hold the posting's address.
func linkKeys() []string {
	return []string{"url", "canonicalurl", "hostedurl", "absoluteurl", "joburl", "externalurl", "publicurl", "permalink", "link", "href", "shareurl"}
}

// skillKeys returns the names of the fields that list skills.
func skillKeys() []string { return []string{"skills", "keyskills", "requiredskills", "tags"} }

// bodyKeys returns the names of the fields that hold the description.
func bodyKeys() []string {
	return []string{"jobdescription", "jobdescriptionhtml", "descriptionhtml", "htmldescription", "description", "fulldescription", "longdescription", "descriptionbody", "jobdescriptiontext", "postingdescription",
		"externaldescription", "externaldescriptionstr", "sanitizedjobdescription", "jobad", "jobadvert", "contenthtml", "content", "bodyhtml", "body", "html", "jobdetails", "details", "descriptiontext", "descriptionplain",
		"opening", "richtext", "stellenbeschreibung", "descripcion", "descricao", "omschrijving", "beschreibung"}
}

// section is a part of a posting that systems keep apart from its description.
type section struct {
	heading string
	keys    []string
}

// sectionKeys returns the sections with the names of their fields.
func sectionKeys() []section {
	return []section{
		{"Responsibilities", []string{"responsibilities", "keyresponsibilities", "jobresponsibilities", "rolesandresponsibilities", "responsibility", "duties", "majorduties", "externalresponsibilitiesstr", "whatyoulldo", "aufgaben", "missions", "taken"}},
		{"Requirements", []string{"requirements", "jobrequirements", "candidaterequirements", "requirement", "anforderungen", "requisitos", "functieeisen", "profil", "candidateprofile", "idealcandidate"}},
		{"Minimum qualifications", []string{"minimumqualifications", "basicqualifications", "requiredqualifications"}},
		{"Preferred qualifications", []string{"preferredqualifications", "desiredqualifications", "nicetohave"}},
		{"Qualifications", []string{"qualifications", "jobqualifications", "qualification", "externalqualificationsstr"}},
		{"Skills", []string{"skillsknowledgeexpertise", "skills", "keyskills", "requiredskills"}},
		{"Experience", []string{"experiencerequirements"}},
		{"Education", []string{"educationrequirements", "education"}},
		{"", []string{"lists", "sections", "additional", "additionalinformation", "blocks"}},
		{"Benefits", []string{"benefits", "jobbenefits", "perks", "whatweoffer"}},
	}
}

// plainKey returns a key in lower case without separators.
func plainKey(key string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		case r == '_' || r == '-' || r == ' ' || r == ':' || r == '@' || r == '.':
			return -1
		}
		return r
	}, key)
}

// add copies the fields of an object that the record lacks.
func (r *record) add(o object, keys []string) {
	for _, k := range keys {
		name := plainKey(k)
		if _, have := r.fields[name]; have {
			continue
		}
		v := r.h.refer(o[k])
		if !r.h.budget.take(8 + extent(v)) {
			return
		}
		r.fields[name] = v
	}
}

// merge copies the fields of an inner object that the record lacks.
func (r *record) merge(in object) {
	if r.h.budget.take(32 * len(in)) {
		r.add(in, sortedKeys(in))
	}
}

// extent returns the cost of examining a value along with its object: the items of a
// list with their texts, and a little for a text.
func extent(v any) int {
	switch v := v.(type) {
	case string:
		return len(v) / 8
	case []any:
		n := len(v)
		for _, e := range v {
			s, _ := e.(string)
			n += len(s)
		}
		return n
	}
	return 0
}

// brief returns a short string, number or list as text, and "" for everything else.
func brief(v any) string {
	const most = 512
	if extent(v) > most {
		return ""
	}
	return str(v)
}

// titled reports whether a record may have a title: in a field of such a name, or
// inside an object.
func (r *record) titled() bool {
	for k, v := range r.fields {
		if _, ok := v.(object); ok || slices.Contains(r.h.titles, k) {
			return true
		}
	}
	return false
}

// long reports whether one of the fields holds the text of a posting.
func (r *record) long() bool {
	for _, k := range bodyKeys() {
		if len(str(r.fields[k])) >= minNamed || isContainer(r.fields[k]) {
			return true
		}
	}
	for _, s := range sectionKeys() {
		for _, k := range s.keys {
			if len(str(r.fields[k])) >= minNamed {
				return true
			}
		}
	}
	return false
}

// isContainer reports whether a value is an object or a list with something in it.
func isContainer(v any) bool {
	switch v := v.(type) {
	case object:
		return len(v) > 0
	case []any:
		return len(v) > 0
	}
	return false
}

// nested merges the inner objects and reports whether they hold the text that the
// record lacks. Some systems split the data of a job into such parts.
func (r *record) nested(o object, keys []string) bool {
	if _, strong := r.title(); !strong && str(r.fields["title"]) == "" && str(r.fields["name"]) == "" {
		return false
	}
	for _, k := range keys {
		in, ok := r.h.refer(o[k]).(object)
		if !ok || str(in["title"]) != "" || str(in["name"]) != "" {
			continue
		}
		r.merge(in)
	}
	return r.long()
}

// first returns the first of the fields that has a value.
func (r *record) first(keys ...string) any {
	for _, k := range keys {
		if v := r.fields[k]; v != nil && v != "" {
			return v
		}
	}
	return nil
}

// title returns the record's title. strong says that only jobs have titles in a field
// of that name. Inner objects are searched for such names, too.
func (r *record) title() (title string, strong bool) {
	for _, k := range strongTitles() {
		if t := r.name(r.fields[k]); t != "" {
			return t, true
		}
	}
	for _, k := range sortedKeys(r.fields) {
		in, ok := r.fields[k].(object)
		if !ok {
			continue
		}
		for _, key := range []string{"jobTitle", "job_title", "positionTitle", "postingTitle"} {
			if t := r.name(in[key]); t != "" {
				r.merge(in)
				return t, true
			}
		}
	}
	for _, k := range weakTitles() {
		if t := r.name(r.fields[k]); t != "" {
			return t, false
		}
	}
	return "", false
}

// name returns a field that is one line of text, or such a field of an object.
func (r *record) name(v any) string {
	v = r.h.refer(v)
	if o, ok := v.(object); ok {
		v = nil
		for _, k := range []string{"name", "title", "label", "displayName", "display_name", "text", "value", "rendered", "descriptor", "default", "en"} {
			if s, ok := o[k].(string); ok && s != "" {
				v = s
				break
			}
		}
	}
	s, _ := v.(string)
	if len(s) > 4*maxTitle {
		return ""
	}
	if s = label(s); len(s) > maxTitle || genericHeading(s) {
		return ""
	}
	return s
}

// signs counts the kinds of fields that only jobs have, at most 4, and corrects the
// count by the record's type and by fields that other things have.
func (r *record) signs() int {
	n := 0
	for _, group := range [][]string{
		{"employmenttype", "jobtype", "typeofemployment", "contracttype", "commitment", "employmentstatus", "timetype", "worktype"},
		{"location", "joblocation", "locations", "locationname", "formattedlocation", "city", "workplacetype", "isremote", "remote"},
		{"dateposted", "postedat", "posteddate", "postingdate", "publishedat", "postedon", "validthrough", "applicationdeadline", "closingdate"},
		{"department", "departments", "team", "jobfunction", "category", "industry", "seniority", "experiencelevel"},
		{"company", "companyname", "employer", "employername", "hiringorganization", "hiringcompany"},
		{"salary", "basesalary", "compensation", "salaryrange", "payrange", "minsalary", "salarymin"},
		{"applyurl", "applicationurl", "applylink", "requisitionid", "jobreqid", "jobid", "shortcode", "jobtitle", "hostedurl"},
	} {
		if r.first(group...) != nil {
			n++
		}
	}
	n = min(n, 4)
	kind := strings.ToLower(brief(r.first("typename", "type", "kind")))
	switch {
	case containsAny(kind, "job", "posting", "vacancy", "position", "requisition"):
		n += 2
	case containsAny(kind, "article", "post", "product", "review", "company", "author", "event", "course", "page"):
		n -= 4
	}
	if r.first("author", "byline", "readingtime", "price", "sku", "cartid", "isbn") != nil {
		n -= 4
	}
	return n
}

// company returns the employer's name.
func (r *record) company() string {
	for _, k := range []string{"companyname", "company", "employername", "employer", "hiringorganization", "hiringcompany", "organizationname", "organization", "organisation", "startup", "advertiser", "brand", "account"} {
		if s := r.name(r.fields[k]); s != "" && len(s) <= 80 {
			return s
		}
	}
	return ""
}

// location lists the places, each once, with "Remote" when the record says so.
func (r *record) location(title string) string {
	var list []string
	add := func(s string) {
		if s != "" && s != title && len(s) <= 120 && len(list) < maxPlaces && !slices.ContainsFunc(list, func(have string) bool { return strings.EqualFold(have, s) }) {
			list = append(list, s)
		}
	}
	for _, k := range []string{"formattedlocation", "locationname", "locationtext", "location", "joblocation", "primarylocation", "locations", "joblocations", "offices", "office", "address"} {
		values, ok := r.fields[k].([]any)
		if !ok {
			values = []any{r.fields[k]}
		}
		for _, v := range values[:min(len(values), 100*maxPlaces)] {
			add(r.place(v))
		}
		if len(list) > 0 {
			break
		}
	}
	if len(list) == 0 {
		add(r.place(object{"city": r.fields["city"], "region": cmp.Or(str(r.fields["region"]), str(r.fields["state"])), "country": r.fields["country"]}))
	}
	remote, _ := r.first("isremote", "remote").(bool)
	if remote || strings.EqualFold(str(r.first("workplacetype", "remotetype")), "remote") {
		add("Remote")
	}
	return strings.Join(list, "; ")
}

// place returns one place: a line of text, or the place that an object describes.
func (r *record) place(v any) string {
	v = r.h.refer(v)
	o, ok := v.(object)
	if !ok {
		return part(str(v))
	}
	if s := part(firstOf(o, "fullLocation", "formatted", "formattedAddress", "displayName", "label")); s != "" {
		return s
	}
	var parts []string
	for _, keys := range [][]string{{"city", "addressLocality", "town"}, {"region", "state", "addressRegion"}, {"country", "addressCountry", "countryName"}} {
		for _, k := range keys {
			s := part(r.name(field(o, k)))
			if s != "" && !slices.Contains(parts, s) {
				parts = append(parts, s)
				break
			}
		}
	}
	if len(parts) > 0 {
		return strings.Join(parts, ", ")
	}
	if address := field(o, "address"); address != nil {
		if s, ok := address.(string); ok {
			return part(s)
		}
	}
	return part(r.name(o))
}

// date returns the date of publication.
func (r *record) date() string {
	return dayOf(r.first("dateposted", "datepublished", "postedat", "posteddate", "postingdate", "publishedat", "publicationdate", "firstpublished", "releaseddate", "publisheddate"))
}

// expires returns the last day for applications.
func (r *record) expires() string {
	return dayOf(r.first("validthrough", "applicationdeadline", "closingdate", "expirationdate", "expirydate", "expiresat", "expiresdate", "applicationclosingdate", "deadline"))
}

// dayOf returns a date as it was written, or the day of a time in milliseconds since
// 1970.
func dayOf(v any) string {
	if n, ok := v.(float64); ok {
		if n < 1e12 || n > 4e12 {
			return ""
		}
		return time.UnixMilli(int64(n)).UTC().Format(time.DateOnly)
	}
	if s := document.Line(brief(v)); len(s) <= 40 {
		return published(s)
	}
	return ""
}

// link returns the record's own address.
func (r *record) link() string {
	for _, k := range linkKeys() {
		if s, ok := r.fields[k].(string); ok && absolute(s) {
			return document.Line(s)
		}
	}
	return ""
}

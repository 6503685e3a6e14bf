package block

// Profile holds the fields of a résumé that a program exported. All texts are clean, and
// on one line unless said otherwise. What the export does not say is empty.
type Profile struct {
	Name string
	// Headline is what the person calls themselves: "Charge nurse".
	Headline string
	// Contact are addresses, links and telephone numbers.
	Contact []string
	// Summary are the paragraphs about the person.
	Summary []string
	// Work, Volunteering and Projects are jobs, unpaid ones, and projects, in the order
	// of the export.
	Work, Volunteering, Projects []Position
	Education                    []Study
	Certificates                 []Award
	// Skills are lists of skills.
	Skills    []SkillList
	Languages []Language
	// Others are sections that have no field of their own: awards, publications,
	// interests.
	Others []Section
}

// Position is a job or a project.
type Position struct {
	// Title is the name of the job, or of the project.
	Title, Employer, Location string
	// Start and End are as the export has them, in most "2019-03" or "Mar 2019". An end
	// that is empty means that the position is held to this day.
	Start, End string
	// Summary are the paragraphs about the position, Highlights the items of its list.
	Summary, Highlights []string
}

// Study is an entry of education.
type Study struct {
	Degree, Field, School, Start, End string
	// Details are further lines: grades, courses.
	Details []string
}

// Award is a certificate with the body that gave it and the day.
type Award struct{ Name, Issuer, Date string }

// SkillList is a list of skills under a name, which may be empty. A single skill is a
// list without keywords.
type SkillList struct {
	Name, Level string
	Keywords    []string
}

// Language is a spoken language and how well it is spoken.
type Language struct{ Name, Level string }

// Section is a heading with lines under it.
type Section struct {
	Heading string
	Lines   []string
}

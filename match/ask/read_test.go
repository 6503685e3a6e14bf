package ask

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"skillmatch/index/skill"
	"skillmatch/match/degree"
	"skillmatch/scrape/posting"
	"skillmatch/testdata/fixtures"
)

// asks prints what a reading found: "Go:required, Java:required:1" with years
// behind "/" and groups behind the second colon.
func asks(v *skill.Vocabulary, a *Parsed) string {
	var list []string
	for _, k := range a.Skills {
		s := v.Skill(k.ID).Label + ":" + string(k.Importance)
		if k.Group > 0 {
			s += fmt.Sprintf(":%d", k.Group)
		}
		if k.Years > 0 {
			s += fmt.Sprintf("/%d", k.Years)
		}
		list = append(list, s)
	}
	return strings.Join(list, ", ")
}

func TestImportanceAndGroups(t *testing.T) {
	v := fixtures.Vocabulary(t)
	for name, tc := range map[string]struct{ text, want string }{
		"fields of study":           {"Requirements\n- Degree in Machine Learning or a related field; experience with Go\n- PhD in Distributed Systems with Rust", "Go:required, Rust:required"},
		"required section":          {"Requirements\n- Go\n- Kafka", "Go:required, Kafka:required"},
		"markdown headings":         {"## What you'll do\n- Write Rust\n## Who you are\n- You know Go", "Rust:context, Go:required"},
		"plain headings":            {"Responsibilities:\n- Rust\n\nQualifications:\n- Go\n\nNice to have:\n- Kafka", "Rust:context, Go:required, Kafka:preferred"},
		"capitals":                  {"YOUR PROFILE\n\n- Go\n\nBENEFITS\n\n- Free Java courses", "Go:required"},
		"german":                    {"Aufgaben\n- Python\n\nAnforderungen\n- Go\n\nVon Vorteil\n- Kafka\n\nWir bieten\n- Java", "Python:context, Go:required, Kafka:preferred"},
		"french":                    {"Vos missions\n- Python\n\nProfil recherché\n- Go\n\nAvantages\n- Java", "Python:context, Go:required"},
		"spanish":                   {"Responsabilidades\n- Python\n\nRequisitos\n- Go\n\nBeneficios\n- Java", "Python:context, Go:required"},
		"a plus":                    {"Requirements\n- Go\n- Kafka is a plus", "Go:required, Kafka:preferred"},
		"plus in front":             {"Requirements\n- Go\n- (Plus) Kafka", "Go:required, Kafka:preferred"},
		"not required":              {"Requirements\n- Go, Java is not required", "Go:required"},
		"negated":                   {"Requirements\n- Go. No Java needed", "Go:required"},
		"ideally behind a comma":    {"Requirements\n- Three years of Java, ideally with Kafka", "Java:required/3, Kafka:preferred"},
		"ideally within":            {"Requirements\n- You ideally know Java, Kafka", "Java:preferred, Kafka:preferred"},
		"bonus behind a comma":      {"Requirements\n- Solid Java, bonus points for Kafka", "Java:required, Kafka:preferred"},
		"a plus behind a semicolon": {"Requirements\n- Java and SQL; Kafka is a plus", "Java:required, SQL:required, Kafka:preferred"},
		"a plus before a semicolon": {"Requirements\n- Kafka is a plus; Java", "Kafka:preferred, Java:required"},
		"a plus behind required":    {"Requirements\n- Java is required, Kafka a plus", "Java:required, Kafka:preferred"},
		"a plus for the last":       {"Requirements\n- Java, Kafka is a plus", "Java:required, Kafka:preferred"},
		"a plus for all":            {"Requirements\n- Java, Rust and Kafka are a plus", "Java:preferred, Rust:preferred, Kafka:preferred"},
		"bracket preferred":         {"Requirements\n- Cloud platforms (AWS preferred) and Kafka", "Cloud platforms:required, AWS:preferred, Kafka:required"},
		"required in duties":        {"Responsibilities\n- Experience with Go is required\n- Use Rust", "Go:required, Rust:context"},
		"you have in duties":        {"About the role\n- You have shipped Go\n- We run Kafka", "Go:required, Kafka:context"},
		"no heading":                {"We run Kafka.\nYou have experience with Go.", "Kafka:context, Go:required"},
		"inline label":              {"Acme builds things.\nRequirements: Go and Kafka.\nNice to have: Rust", "Go:required, Kafka:required, Rust:preferred"},
		"stack label":               {"Stack: Go, Kafka", "Go:context, Kafka:context"},
		"strongest importance wins": {"Responsibilities\n- Go\n\nNice to have\n- Go\n\nRequirements\n- Go", "Go:required"},
		"or":                        {"Requirements\n- Go, Java or Python", "Go:required:1, Java:required:1, Python:required:1"},
		"and":                       {"Requirements\n- Go, Java and Python", "Go:required, Java:required, Python:required"},
		"one of":                    {"Requirements\n- One of Go, Java, Python", "Go:required:1, Java:required:1, Python:required:1"},
		"such as leaves the class":  {"Requirements\n- Relational databases such as MySQL, PostgreSQL", "Relational databases:required, MySQL:required:1, PostgreSQL:required:1"},
		"brackets":                  {"Requirements\n- A compiled language (Go, Rust, C++)", "Go:required:1, Rust:required:1, C++:required:1"},
		"or similar":                {"Requirements\n- Go, Rust, or similar", "Go:required:1, Rust:required:1"},
		"and/or":                    {"Requirements\n- Go and/or Rust", "Go:required:1, Rust:required:1"},
		"part of a name":            {"Requirements\n- AWS Lambda and Go", "AWS Lambda:required, AWS:required, Go:required"},
		"part of an alternative":    {"Requirements\n- AWS Lambda or Go", "AWS Lambda:required:1, Go:required:1"},
		"two groups":                {"Requirements\n- Go or Rust\n- AWS or GCP", "Go:required:1, Rust:required:1, AWS:required:2, GCP:required:2"},
		"years of a skill":          {"Requirements\n- 5+ years of Go experience\n- three years of experience", "Go:required/5"},
		"manners are no skills":     {"Requirements\n- Go\n- communication", "Go:required"},
		"equal opportunity":         {"Requirements\n- Go\n\nEqual opportunity\nWe welcome Java and Python people.", "Go:required"},
		"duplicate lines":           {"Requirements\n- Go\n- Go\n- Go", "Go:required"},
		"a sentence leads a list":   {"What you'll do\n\nWe build tools. We're looking for experience with these:\n- Go\n- Kafka\n\nEvery day you will:\n- Write Java", "Go:required, Kafka:required, Java:context"},
		"a sentence leads work":     {"Requirements\n\nYou'll be working closely with our designers to:\n- Write Java\n\nYou'll bring:\n- Go", "Java:context, Go:required"},
		"a sentence leads extras":   {"Requirements\n- Go\n\nYou need not know all of these, but knowing any is a plus:\n- Kafka", "Go:required, Kafka:preferred"},
		"a heading that leads on":   {"What you'll do\n\n- Java\n\nIf this describes you..\n\n- Go", "Java:context, Go:required"},
		"an item leads extras":      {"Requirements\n- Ideally have experience with the following stack:\n   - Kafka\n   - Rust\n- Go", "Kafka:preferred, Rust:preferred, Go:required"},
		"an item leads a stack":     {"Nice to have\n- Experience with our stack:\n   - Tools: Kafka\n- Go", "Kafka:preferred, Go:preferred"},
		"an item is a heading":      {"Preferred experience\n- Must have\n- Go\n- Nice to have\n- Kafka", "Go:required, Kafka:preferred"},
		"ideally behind and":        {"Requirements\n- Java and ideally Kafka", "Java:required, Kafka:preferred"},
		"what puts off":             {"You should apply if\n- You know Go\n\nYou should not apply if\n- You only want to write Java", "Go:required"},
		"sub-heading":               {"Requirements\n\nMachine learning:\n- Python\n\nWhy we exist\n- Java", "Python:required, Java:context"},
	} {
		t.Run(name, func(t *testing.T) {
			a := NewReader(v).Read(&posting.Posting{ID: "x", Text: tc.text})
			if got := asks(v, &a); got != tc.want {
				t.Errorf("got  %s\nwant %s\nlines %+v", got, tc.want, a.Lines)
			}
		})
	}
}

func TestUnknownHeadingsAreReported(t *testing.T) {
	a := NewReader(fixtures.Vocabulary(t)).Read(&posting.Posting{Text: "Requirements\n- Go\n\nThe Grand Tour\n\n- Kafka everywhere"})
	if r := a.Remarks(); len(r) != 1 || !strings.Contains(r[0], `"The Grand Tour"`) {
		t.Errorf("remarks %q", r)
	}
}

func TestTitleIsRequired(t *testing.T) {
	v := fixtures.Vocabulary(t)
	a := NewReader(v).Read(&posting.Posting{Title: "Senior Go Engineer", Text: "We like Kafka."})
	if got := asks(v, &a); got != "Go:required, Kafka:context" {
		t.Errorf("got %s", got)
	}
}

func TestListedSkillsOfTheSourceAreRequired(t *testing.T) {
	v := fixtures.Vocabulary(t)
	a := NewReader(v).Read(&posting.Posting{Text: "Required skills:\n- stock\n- Go", Skills: []string{"Go", "stock", "forklift", "Kafka"}})
	if got := asks(v, &a); got != "Go:required, Kafka:required" {
		t.Errorf("got %s", got)
	}
	if !slices.ContainsFunc(a.Lines, func(l Line) bool { return l.Text == "forklift" && l.Importance == Required }) {
		t.Errorf("a listed skill that the vocabulary does not know is lost: %+v", a.Lines)
	}
}

// yearsOf returns the total years that a line asks for.
func yearsOf(line string, loose bool) int {
	l := Line{Text: line, lower: strings.ToLower(line)}
	l.spans = spansIn(nil, l.lower, 0, loose)
	return l.total()
}

func TestYearsOfALine(t *testing.T) {
	for text, want := range map[string]int{
		"5+ years of experience": 5, "five years of experience": 5, "3-5 years of experience": 3, "3 to 5 years experience": 3, "at least 7 years' experience in sales": 7,
		"five (5) years of work experience": 5, "10 years as an engineer": 10, "mindestens 3 Jahre Erfahrung": 3, "we are 10 years old": 0, "401(k) after 2 years": 0,
		"a 4-year degree": 0, "": 0, "founded 20 years ago": 0, "2 yrs experience": 2, "5+ years with a Bachelor's degree or 2 years of experience with a Master's": 2,
		"10 years of experience, 3 years of which in management": 10, "a 10 years old company": 0, "at least 4 yrs experience": 4,
		"up to 5 years of experience": 0, "no more than 3 years of experience": 0, "maximal 2 Jahre Erfahrung": 0, "7+ YOE": 7, "between 2 and 4 years of experience": 2,
		"de 3 a 5 años de experiencia": 3, "3 à 5 ans d'expérience": 3, "da 3 a 5 anni di esperienza": 3, "3 tot 5 jaar ervaring": 3, "18 months of experience": 1, "6 months of experience": 0,
		"three or more years of experience": 3, "a decade of experience in law": 10, "in the last 3 years of experience": 0, "1.5 years of experience": 1, "at least five (3-5) years of experience": 3,
		"a 2-year programme in nursing": 0, "8 years of experience, 3 of them abroad": 8, "10,000 years of experience": 0, "drei Jahre Berufserfahrung": 3, "Erfahrung: 5 Jahre": 5,
	} {
		if got := yearsOf(text, false); got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
}

func TestYearsOfARequirementNeedNoOtherWord(t *testing.T) {
	for text, want := range map[string]int{"5+ years in a kitchen": 5, "3 years on a ward": 3, "at least 4 years selling": 4, "after 5 years with us": 0, "a 3-year contract": 0, "over the past 2 years": 0} {
		if got := yearsOf(text, true); got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
}

func TestTotalYearsTakeTheLowestAlternative(t *testing.T) {
	a := NewReader(fixtures.Vocabulary(t)).Read(&posting.Posting{Text: "Requirements\n- 6 years of experience with a bachelor's\n- or 4 years of experience with a master's\n\nNice to have\n- 2 years of experience abroad"})
	if a.Years != 4 {
		t.Errorf("%d years, want 4", a.Years)
	}
}

func TestTotalYearsDoNotDependOnTheOrderOfLines(t *testing.T) {
	for name, c := range map[string]struct {
		lines []string
		want  int
	}{
		"a skill's years beside a total":     {[]string{"2 years of Kafka", "8+ years of experience in software"}, 8},
		"a skill's years longer than all":    {[]string{"7 years of Java", "5+ years of experience in software"}, 5},
		"skills' years alone: the longest":   {[]string{"2 years of Kafka", "5 years of Go"}, 5},
		"two totals: all that is asked":      {[]string{"8+ years of experience in products", "at least 2 years of experience with buyers"}, 8},
		"two totals: the lowest alternative": {[]string{"6 years of experience with a bachelor's", "or 4 years of experience with a master's"}, 4},
	} {
		for range 2 {
			a := NewReader(fixtures.Vocabulary(t)).Read(&posting.Posting{Text: "Requirements\n- " + strings.Join(c.lines, "\n- ")})
			if a.Years != c.want {
				t.Errorf("%s, %q: %d years, want %d", name, c.lines, a.Years, c.want)
			}
			slices.Reverse(c.lines)
		}
	}
}

func TestDegrees(t *testing.T) {
	for text, want := range map[string]degree.Degree{
		"Bachelor's degree in computer science": degree.Bachelor, "MSc or PhD in physics": degree.Master, "PhD in statistics": degree.Doctorate, "BS/MS in CS": degree.Bachelor,
		"Bachelor's degree or equivalent experience": degree.None, "a degree of autonomy": degree.None, "Grow and master your craft": degree.None, "Scrum Master": degree.None, "Master in physics": degree.Master, "Master's or PhD": degree.Master,
	} {
		if got, _ := demandedDegree([]Line{{Text: text, Importance: Required}}); got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
}

func TestSentences(t *testing.T) {
	var got []string
	Sentences("Use Node.js, e.g. Express. You know Go! No. 1 choice. Bye", func(s string) { got = append(got, s) })
	if want := []string{"Use Node.js, e.g. Express.", "You know Go!", "No. 1 choice.", "Bye"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Reading never panics, quotes only the posting, and is the same each time.
func FuzzRead(f *testing.F) {
	for _, s := range []string{"Requirements\n- Go or Java\n", "## A\n## B\n- \n", "Stack: Go", "(preferred Go", "\xff\n- \xfe", "5 years of Go.Go. Go", "İ preferred (Go", strings.Repeat("- a\n", 100)} {
		f.Add("Title", s)
	}
	v := fixtures.Vocabulary(f)
	r, again := NewReader(v), NewReader(v)
	f.Fuzz(func(t *testing.T, title, text string) {
		if !utf8.ValidString(title) || !utf8.ValidString(text) {
			return // scrape delivers valid text only
		}
		p := posting.Posting{Title: title, Text: text}
		a := r.Read(&p)
		folded := strings.Join(strings.Fields(title+" "+text), " ")
		for _, k := range a.Skills {
			for _, s := range k.Spellings {
				if !strings.Contains(folded, strings.Join(strings.Fields(s), " ")) {
					t.Fatalf("surface %q is not in %q", s, text)
				}
			}
		}
		for _, l := range a.Lines {
			if l.Text == "" {
				t.Fatalf("empty line of %q", text)
			}
		}
		b := again.Read(&p)
		if asks(v, &a) != asks(v, &b) || len(a.Lines) != len(b.Lines) {
			t.Fatalf("%q reads %s, then %s", text, asks(v, &a), asks(v, &b))
		}
	})
}

func TestSmallLettersAreThoseOfTheStandardLibrary(t *testing.T) {
	r := NewReader(fixtures.Vocabulary(t))
	for _, text := range []string{"", "Go", "ABCDEFGHIJKLMNOPQRSTUVWXYZ @[`{ 0123456789", "Straße in KÖLN und Ärger", "short É", "ABCDEFGH\u0130JKL", strings.Repeat("Kafka, SQL; ", 30) + "ÅNGSTRÖM 工程师 Go"} {
		lower, ascii, unspaced := r.lowered(text)
		if want := strings.ToLower(text); lower != want {
			t.Errorf("%q: %q, want %q", text, lower, want)
		}
		if want := !strings.ContainsFunc(text, func(c rune) bool { return c > 127 }); ascii != want {
			t.Errorf("%q: ascii %v", text, ascii)
		}
		if letters := len(skill.Unspaced(nil, text)) > 0; letters && !unspaced {
			t.Errorf("%q: letters of scripts without spaces are overlooked", text)
		}
	}
}

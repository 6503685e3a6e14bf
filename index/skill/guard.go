package skill

import "strings"

// wordFlag says what a word near a weak spelling proves.
type wordFlag uint32

const (
	// Cue words come before skills: "experience with X".
	cueWord wordFlag = 1 << iota
	// Role nouns come after skills: "X developer".
	roleWord
	// Company words come before employers, customers and investors.
	companyWord
	// A word of this kind directly before a name makes it a company: "at X".
	atCompanyWord
	// Tool words before "like" or "such as" make the names that follow tools, whatever
	// company words come before.
	toolWord
	// Conjunctions join the last members of a list.
	conjunctionWord
	// Negations: "no X", "not required", "without X".
	noWordFlag
	notWord
	neededWord
	// Owner words directly before a name mean the reader's page there: "your GitHub".
	ownerWord
	// Place words come directly before the name of a product: "designs in Figma".
	placeWord
	// Use words follow a negation: "we do not use X".
	useWord
	// Copulas follow a name at the start of a sentence: "React is a must".
	copulaWord
	// Knowledge words are nouns and adjectives for knowing something, and bind words
	// lead from them to it: "experience with X", "knowledge of X".
	knowledgeWord
	bindWord
	// Vague words occur around the name of a thing, end words after it.
	vagueWord
	endWord
	// Asking words say no more around the name of a skill than that it is asked: "3+
	// years of X", "X is a plus". They are in words/asking.tsv.
	askingWord
	// The words with which texts name the people somebody works with. They are in
	// words/colleagues.tsv, which says what each kind is.
	departmentWord
	meetsWord
	worksWord
	adverbWord
	withWord
	groupWord
	beforeWord
	afterWord
)

// contextWords returns the words that guards look for, in lower case. The window of
// company words comes from 118 labelled mentions of 15 brands: more than a third of the
// capitalised brand names in postings are an employer, a customer, an investor or
// somebody's former employer.
func contextWords() map[wordFlag][]string {
	return map[wordFlag][]string{
		cueWord: {"experience", "experienced", "proficient", "proficiency", "knowledge", "using", "use", "uses", "familiar", "familiarity",
			"skilled", "skills", "skill", "expertise", "expert", "fluent", "fluency", "programming", "languages", "language", "stack", "tools", "tooling",
			"technologies", "technology", "tech", "frameworks", "framework", "libraries", "built", "build", "building", "written", "writing", "coding", "code",
			"background", "understanding", "exposure", "strong", "advanced", "deep", "eg", "platforms", "systems", "databases", "including", "like",
			"such", "via", "through", "into", "leverage", "leveraging", "develop", "developed", "developing", "implemented", "implementing", "integrate",
			"integrated", "integrating", "migrated", "migrating", "deployed", "deploying", "maintain", "maintained", "optimized", "designed", "certified", "mastery",
			"command", "software", "app", "apps"},
		roleWord: {"developer", "developers", "engineer", "engineers", "engineering", "programmer", "programmers", "programming", "framework", "frameworks",
			"library", "libraries", "language", "languages", "code", "codebase", "codebases", "scripts", "script", "scripting", "database", "databases",
			"cluster", "clusters", "pipeline", "pipelines", "api", "apis", "sdk", "sdks", "application", "applications", "integration", "integrations",
			"dashboards", "dashboard", "certified", "certification", "skills", "stack", "backend", "backends", "frontend", "service", "services",
			"microservices", "microservice", "project", "projects", "environment", "environments", "ecosystem", "experience", "proficiency", "expertise",
			"workflows", "workflow", "charts", "modules", "queries", "server", "servers", "spreadsheets", "macros", "formulas", "package", "packages",
			"administrator", "admin", "consultant", "architect", "jobs", "playbooks", "manifests", "knowledge", "components", "hooks", "warehouse", "crm",
			"tables", "templates", "implementation", "implementations", "development", "functions", "concurrency", "goroutines", "web", "modeling"},
		companyWord: {"customers", "clients", "companies", "enterprises", "businesses", "organizations", "institutions", "startups", "startup", "backed", "investors", "investor", "investment",
			"founders", "founder", "founded", "leaders", "alumni", "alums", "ex", "former", "formerly", "previously", "trusted", "joining", "acquired",
			"ceo", "cto", "raised", "series", "brands", "funded", "funding", "veterans", "spun", "partners", "partner", "competitors", "led", "vc", "hired", "worked"},
		atCompanyWord:   {"at", "by", "ex", "@", "join", "joined", "from"},
		toolWord:        {"tools", "tooling", "stack", "technologies", "warehouse", "warehouses", "software", "platforms", "systems", "apps", "products", "databases", "services", "integrations"},
		conjunctionWord: {"and", "or", "und", "oder", "et", "ou", "y", "o", "e", "plus", "with"},
		noWordFlag:      {"no", "without", "keine", "sans", "sin"},
		notWord:         {"not", "isn", "aren", "doesn", "don", "nicht", "never"},
		neededWord:      {"needed", "required", "necessary", "mandatory", "must", "requirement", "expected", "prerequisite", "need", "require", "erforderlich", "notwendig"},
		ownerWord:       {"your", "our", "their", "my"},
		placeWord:       {"in", "on", "via", "using", "inside", "into"},
		useWord:         {"use", "using", "used", "work"},
		copulaWord:      {"is", "are", "and", "or", "with", "on"},
		knowledgeWord: {"experience", "expertise", "expert", "knowledge", "proficiency", "proficient", "familiarity", "familiar", "fluency", "fluent", "certified", "certification", "skilled", "skills", "versed",
			"mastery", "trained", "hands", "background", "experienced", "exposure"},
		bindWord: {"with", "in", "of", "to", "using", "like"},
	}
}

// The confidences that guards assign, 0 to 1.
const (
	sure     = 1.0
	inList   = 0.9
	byCue    = 0.8
	Reported = 0.5 // mentions below this are never reported
)

// window is the number of bytes before or after a mention within which words refer to
// it. It was measured together with the company words.
const window = 60

// nearby is the largest distance in bytes at which a neighbouring skill proves a weak
// spelling.
const nearby = 45

// weighLine sets the confidences and reasons of the candidates of one line, which begin
// at from.
func (s *Scanner) weighLine(from int) {
	line := s.found[from:]
	for i := range line {
		c := &line[i]
		if c.id != None && s.negated(c) {
			c.negated = true
		}
	}
	s.asksAlone = s.asks && s.alone(line)
	for i := range line {
		c := &line[i]
		c.confidence, c.reason = s.weigh(line, i)
	}
	s.leaveOutColleagues(line)
}

// weigh returns the confidence of a candidate and the reason for it.
func (s *Scanner) weigh(line []candidate, i int) (float64, Reason) {
	c := &line[i]
	switch {
	case c.id == None:
		return 0, OtherSense
	case s.isEmployer(c):
		return 0, Employer
	case c.end-c.start == 1 && s.stray(c):
		return 0, OtherSense
	}
	guard := s.voc.skills[c.id].Guard
	switch {
	case !s.list && (c.weak || c.first == c.last) && guard == Brand && s.namesCompany(line, i):
		return 0, Company // "customers like SAP", in any spelling
	case c.misspelt:
		return byCue, Misspelt
	case !c.weak:
		return sure, PlainSpelling
	case s.list:
		return inList, SkillsList
	case guard == Qualified:
		return 0, NoMaker
	case guard == Field:
		return 0, NoEvidence // until the whole document is known
	case s.asksAlone:
		return inList, AskedAlone
	}
	return s.evidence(line, i)
}

// straySigns are signs that occur beside a name of one letter only where the letter is
// none: in formulas, and in drawings and scans that were read as text ("~ C _").
const straySigns = "~_^<>=°©®§\\"

// stray reports whether a name of one letter stands beside such a sign, or is numbered
// ("C-2 executives").
func (s *Scanner) stray(c *candidate) bool {
	before := strings.TrimRight(s.text[:c.start], " ")
	after := strings.TrimLeft(s.text[c.end:], " ")
	if len(s.text) > c.end+1 && s.text[c.end] == '-' && s.text[c.end+1]-'0' < 10 {
		return true
	}
	return before != "" && strings.ContainsRune(straySigns, rune(before[len(before)-1])) || after != "" && strings.ContainsRune(straySigns, rune(after[0]))
}

// isEmployer reports whether a mention of a brand is the name of the posting's own
// company, compared with the skill's label and with the spelling in the text.
func (s *Scanner) isEmployer(c *candidate) bool {
	if s.company == "" || s.voc.skills[c.id].Guard != Brand {
		return false
	}
	name := fold(nil, s.company)
	return equalFolded(name, s.voc.skills[c.id].Label) || equalFolded(name, s.text[c.start:c.end])
}

// evidence returns the confidence that the line gives a weak spelling.
func (s *Scanner) evidence(line []candidate, i int) (float64, Reason) {
	c := &line[i]
	switch {
	case s.listNeighbour(line, i):
		return inList, ListNeighbour
	case s.roleAfter(c):
		return byCue, RoleAfter
	case s.versionAfter(c):
		return byCue, VersionAfter
	case s.voc.skills[c.id].Guard == Brand && c.first > 0 && s.flag(c.first-1)&placeWord != 0 && s.toks[c.first].sep == sepSpace:
		return byCue, CueBefore
	case s.strongNearby(line, i):
		return byCue, SkillNearby
	case s.cueBefore(c):
		return byCue, CueBefore
	}
	return 0, NoEvidence
}

// listNeighbour reports whether the candidate is in a list next to a strong mention, or
// in a run of at least two weak ones ("Spring, Flask"). Brands need three, since lists
// of customers look the same.
func (s *Scanner) listNeighbour(line []candidate, i int) bool {
	weak := 1
	for step := -1; step <= 1; step += 2 {
		for j := i; ; j += step {
			k := j + step
			if k < 0 || k >= len(line) || !s.listed(&line[min(j, k)], &line[max(j, k)]) {
				break
			}
			if !s.technical(line[k].id) {
				break
			}
			if !line[k].weak {
				return true
			}
			weak++
		}
	}
	if s.voc.skills[line[i].id].Guard == Brand {
		return weak >= 3
	}
	return weak >= 2
}

// listed reports whether two candidates are neighbours in a list: between them are a
// comma, a slash or "and", and nothing else but numbers.
func (s *Scanner) listed(a, b *candidate) bool {
	separated := false
	for t := a.last + 1; t <= b.first; t++ {
		tok := s.toks[t]
		if tok.sep&sepStop != 0 {
			return false
		}
		if tok.sep.lists() {
			separated = true
		}
		if t == b.first {
			break
		}
		if s.flag(t)&conjunctionWord != 0 {
			separated = true
			continue
		}
		if !tok.digits {
			return false
		}
	}
	return separated
}

// technical reports whether a skill proves that a weak spelling next to it is a skill,
// too. Soft skills, spoken languages and industries, among others, do not.
func (s *Scanner) technical(id ID) bool {
	if id == None {
		return false
	}
	return !s.voc.skills[id].Kind.ordinary
}

// strongNearby reports whether a strong mention of a technical skill is nearby, within
// the sentence.
func (s *Scanner) strongNearby(line []candidate, i int) bool {
	for step := -1; step <= 1; step += 2 {
		for j := i + step; j >= 0 && j < len(line); j += step {
			a, b := &line[min(i, j)], &line[max(i, j)]
			if b.start-a.end > nearby {
				break
			}
			if !line[j].weak && s.technical(line[j].id) && !s.stopBetween(a, b) {
				return true
			}
		}
	}
	return false
}

// stopBetween reports whether a sentence ends between two candidates.
func (s *Scanner) stopBetween(a, b *candidate) bool {
	for t := a.last + 1; t <= b.first; t++ {
		if s.toks[t].sep&sepStop != 0 {
			return true
		}
	}
	return false
}

// roleAfter reports whether a role noun follows directly: "Spring developer".
func (s *Scanner) roleAfter(c *candidate) bool {
	t := c.last + 1
	return t < len(s.toks) && s.toks[t].sep.joins() && s.flag(t)&roleWord != 0
}

// versionAfter reports whether a version number follows directly: "Go 1.22", "Swift 5".
func (s *Scanner) versionAfter(c *candidate) bool {
	t := c.last + 1
	return t < len(s.toks) && s.toks[t].digits && s.toks[t].sep == sepSpace && s.toks[t].end-s.toks[t].start <= 2
}

// cueBefore reports whether a cue is among the five words before, within the sentence.
func (s *Scanner) cueBefore(c *candidate) bool {
	for t := c.first; t > 0 && t > c.first-5; t-- {
		if s.toks[t].sep&sepStop != 0 {
			return false
		}
		if s.flag(t-1)&cueWord != 0 {
			return true
		}
	}
	return false
}

// namesCompany reports whether the name of a brand means the company here.
func (s *Scanner) namesCompany(line []candidate, i int) bool {
	c := &line[i]
	if c.first > 0 {
		if f := s.flag(c.first - 1); f&(atCompanyWord|ownerWord) != 0 && s.toks[c.first].sep.joins() {
			return true
		}
	}
	tool := false
	for t := c.first - 1; t >= 0 && c.start-int(s.toks[t].end) <= window; t-- {
		f := s.flag(t)
		if f&toolWord != 0 {
			tool = true
		}
		if f&companyWord != 0 {
			return !tool
		}
		if s.toks[t].sep&sepStop != 0 {
			break
		}
	}
	// A list of companies continues: the member before was one.
	if i > 0 && line[i-1].id != None && s.listed(&line[i-1], c) && s.voc.skills[line[i-1].id].Guard == Brand {
		return line[i-1].confidence == 0
	}
	return false
}

// negated reports whether the text says "no X needed", "X is not required", "without X"
// or "not use X".
func (s *Scanner) negated(c *candidate) bool {
	for t := c.first; t > max(0, c.first-3); t-- {
		if s.toks[t].sep&(sepStop|sepComma) != 0 {
			break
		}
		if s.flag(t-1)&useWord != 0 && s.flag(t-2)&notWord != 0 {
			return true
		}
		if s.flag(t-1)&noWordFlag != 0 {
			return s.needed(c.last+1, 4) || t == c.first
		}
	}
	for t := c.last + 1; t < min(len(s.toks), c.last+5); t++ {
		if s.toks[t].sep&sepStop != 0 {
			return false
		}
		if s.flag(t)&notWord != 0 {
			return s.needed(t+1, 3)
		}
	}
	return false
}

// needed reports whether "required" or a similar word is among the n tokens from t on.
func (s *Scanner) needed(t, n int) bool {
	for end := min(len(s.toks), t+n); t < end; t++ {
		if s.toks[t].sep&sepStop != 0 {
			return false
		}
		if s.flag(t)&neededWord != 0 {
			return true
		}
	}
	return false
}

// flag returns the flags of the word of token t.
func (s *Scanner) flag(t int) wordFlag {
	if t < 0 || t >= len(s.toks) || s.toks[t].word < 0 {
		return 0
	}
	return s.words.flags[s.toks[t].word]
}

package match

import "strings"

// cues are the phrases by which a line says itself how much it asks. A phrase
// counts as whole words; lines are lower-cased before.
type cues struct {
	prefers, requires, asks phrases
	// praises are adjectives that ask where a text has no headings, and tell of
	// the company elsewhere ("a strong footprint").
	praises phrases
	// openings begin lines that describe the candidate, wherever they stand.
	openings []string
	// telling are phrases by which a line tells what the team uses, not what the
	// candidate must know.
	telling phrases
	// perks are phrases of lines about pay and benefits, which ask nothing.
	perks phrases
	// notices are phrases of legal notices and of the text around applications.
	notices phrases
	// together are phrases before the people that one will work with, and
	// people the words that follow their field: "with data science teams".
	together, people phrases
	// studied are phrases before fields of study.
	studied phrases
	// persons are words of sentences, which no title holds.
	persons phrases
}

func newCues() *cues {
	return &cues{
		prefers: set(`nice to have;nice-to-have;preferred;preferably;preferable;a plus;big plus;huge plus;strong plus;is plus;an advantage;advantageous;ideally;bonus;desirable;desired;
			beneficial;plus);an asset;not required;not necessary;not mandatory;not a must;would be great;would be nice;even better;good to have;great to have;optional;extra credit;
			are a plus;not strictly required;von vorteil;wünschenswert;idealerweise;un plus;un atout;atout;valorable;deseable;se valora;diferencial;desejável;gradita;gradito;preferibile;
			is een pré;pluspunt;helpful but;willingness to learn;willing to learn`),
		requires: set(`required;must have;must be;must-have;must;essential;mandatory;need to have;you need;you'll need;you’ll need;you will need;necessary;minimum of;at least;zwingend;erforderlich;
			vorausgesetzt;indispensable;requis;exigé;imprescindible;obligatorio;requerido;obrigatório;necessário;richiesto;richiesta;obbligatorio;vereist;noodzakelijk`),
		asks: set(`years of;years experience;years' experience;years’ experience;experience with;experience in;experience building;experience working;experience using;experienced in;experienced with;
			proficient;proficiency;fluent in;fluency in;expertise in;expert in;expertise with;knowledge of;familiar with;familiarity with;understanding of;background in;skilled in;comfortable with;
			comfortable in;comfortable working;hands-on;track record;degree in;bachelor;master's;ability to;able to;you have;you've;you’ve;you are;you're;you’re;looking for;we want;we need;ideal candidate;
			should have;should be;passion for;well-versed;versed in;seeking;candidates;hiring;exposure to;command of;erfahrung;kenntnisse;expérience;maîtrise;connaissance;
			experiencia;conocimiento;experiência;conhecimento;esperienza;conoscenza;ervaring;kennis van`),
		telling: set(`we use;we primarily use;we currently use;we mostly use;we mainly use;we rely on;our stack;our tech stack;our current stack;our codebase is;our code is;most of our code`),
		perks: set(`parental leave;health insurance;dental;paid time off;vacation;unlimited pto;pto;sick leave;stock options;equity package;retirement plan;pension;wellness stipend;commuter benefits;
			gym membership;life insurance;medical insurance;paid holidays;days off;home office stipend;learning budget;
			urlaubstage;tickets restaurant;mutuelle`),
		notices: set(`equal opportunity;equal opportunities;equal-opportunity;without regard to;regardless of race;reasonable accommodation;reasonable accommodations;sexual orientation;veteran status;national origin;
			protected characteristic;protected characteristics;discriminate;discrimination;criminal histories;criminal history;privacy policy;privacy notice;e-verify;even if you don't;meet every;check every box;tick every box;every single requirement;
			imposter syndrome;salary range;base salary;pay range;compensation range;on-target earnings;recruitment agencies;phishing;we may use artificial intelligence`),
		together: set(`collaborate;collaborating;collaboration with;partner with;partnering with;partner closely;work with;work closely;working with;working closely;alongside;liaise;interface with;coordinate with;
			communicate with;cross-functionally;cross-functional;support our;stakeholders`),
		people: set(`team;teams;engineers;engineer;developers;managers;manager;designers;scientists;analysts;partners;stakeholders;leaders;leadership;colleagues;representatives;specialists;experts;counterparts;
			departments;functions;groups`),
		studied: set(`degree in;degrees in;degree – ;degree (;degree or equivalent in;bachelor's in;bachelor’s in;bachelors in;master's in;master’s in;masters in;bachelor of;master of;bs in;b.s. in;ms in;m.s. in;msc in;
			bsc in;phd in;ph.d. in;phd or;doctorate in;degree, preferably in;degree preferably in;bs/ms in;ms/phd in;bs, ms;m.s./ph.d`),
		persons:  set(`we;our;us;you;your;is;are;was;has;have;they;their;team;teams;by`),
		praises:  set(`strong;solid;deep;proven`),
		openings: list(`you have ;you've ;you’ve ;you can ;you are ;you're ;you’re ;you know ;you bring ;you possess ;you hold ;you must ;you should ;must have ;must be `),
	}
}

// preferring finds the words of a line that make it preferred, as offsets. Words
// in brackets speak of what stands in the brackets with them ("cloud platforms
// (AWS preferred)"); from and to then bound the brackets, else the line.
func (c *cues) preferring(lower string) (from, to int, ok bool) {
	i := c.prefers.find(lower)
	if i < 0 {
		return 0, 0, false
	}
	open := strings.LastIndexByte(lower[:i], '(')
	if open < 0 || strings.LastIndexByte(lower[:i], ')') > open {
		return 0, len(lower), true
	}
	end := strings.IndexByte(lower[i:], ')')
	if end < 0 || open == 0 { // "(Plus) Background in logistics"
		return 0, len(lower), true
	}
	return open, i + end, true
}

// studies finds where a line names fields of study ("degree in Electrical
// Engineering, Statistics or a related field"), which are no skills; they end
// with the clause.
func (c *cues) studies(lower string) (from, to int) {
	i := c.studied.find(lower)
	if i < 0 {
		return 0, 0
	}
	rest := lower[i:]
	for j := range len(rest) {
		if rest[j] == ';' || j > 0 && rest[j-1] == '.' && rest[j] == ' ' || strings.HasPrefix(rest[j:], " with ") || strings.HasPrefix(rest[j:], " and experience") || strings.HasPrefix(rest[j:], " experience ") {
			return i, i + j
		}
	}
	return i, len(lower)
}

// tells finds where a line begins to tell what the team uses, or -1.
func (c *cues) tells(lower string) int {
	i := c.telling.find(lower)
	if i < 0 || c.asks.in(lower[max(0, i-40):i]) {
		return -1 // "experience with our stack: …" asks it
	}
	return i
}

// importance weighs a line. The section decides first; the line's own words
// override it: "a plus" makes any line preferred, "required" lifts a line of
// duties. Where there is no heading, lines that speak of experience or ability
// ask, and the others only tell; headings says whether the text has any.
func (c *cues) importance(s section, lower string, headings bool) Importance {
	if !s.asks() {
		return Context
	}
	if from, to, ok := c.preferring(lower); ok && from == 0 && to == len(lower) && s != about {
		return Preferred
	}
	for _, p := range c.openings {
		if strings.HasPrefix(lower, p) && s != preferred {
			return Required
		}
	}
	switch s {
	case about:
		return Context
	case required:
		return Required
	case preferred:
		return Preferred
	case stack:
		return Context
	case duties:
		if c.requires.in(lower) && c.asks.in(lower) {
			return Required
		}
		return Context
	}
	if c.asks.in(lower) || c.requires.in(lower) || !headings && c.praises.in(lower) {
		return Required
	}
	return Context
}

// list cuts a list of phrases at semicolons. Blanks around a phrase are left
// out, but for one that ends it on the same line.
func list(s string) []string {
	out := strings.Split(s, ";")
	for i := range out {
		out[i] = strings.TrimLeft(strings.TrimRight(out[i], "\n\t"), " \n\t")
	}
	return out
}

// set makes a list of phrases ready to be looked for.
func set(s string) phrases { return newPhrases(list(s)) }

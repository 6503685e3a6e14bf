package match

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Level is a rung of the career ladder, 0 when a text does not say.
type Level int

// The rungs.
const (
	Unknown Level = iota
	Intern
	Junior
	Mid
	Senior
	Staff
	Principal
	Manager
	Director
)

// Degree is an academic degree, 0 for none.
type Degree int

// The degrees, lowest first.
const (
	NoDegree Degree = iota
	Bachelor
	Master
	Doctorate
)

// Family is a profession, coarse enough that people change inside it but seldom
// out of it. The empty family is unknown.
type Family string

// The families.
const (
	Software       Family = "software"
	FullStack      Family = "full-stack"
	Frontend       Family = "frontend"
	Mobile         Family = "mobile"
	Infrastructure Family = "infrastructure"
	Security       Family = "security"
	Embedded       Family = "embedded"
	Quality        Family = "quality"
	Learning       Family = "machine learning"
	Data           Family = "data"
	Hardware       Family = "hardware"
	Management     Family = "engineering management"
	Product        Family = "product"
	Design         Family = "design"
	Sales          Family = "sales"
	Marketing      Family = "marketing"
	Support        Family = "support"
	People         Family = "people"
	Finance        Family = "finance"
	Legal          Family = "legal"
	Operations     Family = "operations"
	Health         Family = "health"
	Education      Family = "education"
	Trades         Family = "trades"
)

// technical reports the families of engineers and of those who work with data.
func (f Family) technical() bool {
	switch f {
	case Software, FullStack, Frontend, Mobile, Infrastructure, Security, Embedded, Quality, Learning, Data, Hardware:
		return true
	}
	return false
}

// kinships is how far a candidate of one family is of the profession of
// another, 0 to 1, for the pairs that share anything; every family is wholly
// its own. The numbers follow how recruiters read titles: a backend engineer is
// nearly a platform engineer, half a frontend engineer, and no salesman.
func kinships() map[[2]Family]float64 {
	m := make(map[[2]Family]float64, 128)
	for _, row := range []struct {
		a    Family
		kin  float64
		with []Family
	}{
		{Software, 0.85, []Family{Infrastructure, Learning}},
		{FullStack, 0.75, []Family{Software, Frontend}},
		{FullStack, 0.6, []Family{Infrastructure, Learning, Management}},
		{FullStack, 0.4, []Family{Data, Mobile, Quality, Security}},
		{Software, 0.6, []Family{Data, Management}},
		{Software, 0.5, []Family{Frontend, Quality, Embedded}},
		{Software, 0.4, []Family{Mobile, Security, Hardware}},
		{Software, 0.3, []Family{Product}},
		{Software, 0.2, []Family{Support}},
		{Frontend, 0.6, []Family{Mobile}},
		{Frontend, 0.4, []Family{Design, Quality}},
		{Infrastructure, 0.6, []Family{Security}},
		{Infrastructure, 0.5, []Family{Data, Management}},
		{Learning, 0.7, []Family{Data}},
		{Learning, 0.4, []Family{Infrastructure, Management}},
		{Embedded, 0.6, []Family{Hardware}},
		{Data, 0.3, []Family{Management, Product, Finance}},
		{Management, 0.3, []Family{Product}},
		{Marketing, 0.4, []Family{Sales}},
		{Finance, 0.3, []Family{Operations}},
		{Operations, 0.4, []Family{Trades}},
		{Sales, 0.3, []Family{Support}},
		{Design, 0.3, []Family{Product}},
		{Operations, 0.2, []Family{People, Support}},
		{Marketing, 0.2, []Family{Design, Product}},
	} {
		for _, b := range row.with {
			m[[2]Family{row.a, b}], m[[2]Family{b, row.a}] = row.kin, row.kin
		}
	}
	return m
}

// familyRule names a family by words of a title.
type familyRule struct {
	family Family
	words  string
	// office rules give way where the title is an engineer's: a "billing
	// platform engineer" is no accountant.
	office bool
}

// titles reads job titles.
type titles struct {
	rules []familyRule
	rungs []rung
	// words are those of the rules, behind them those of the rungs and what hides
	// these, and at last those of engineers.
	words    phraseSets
	engineer phrases
	kin      map[[2]Family]float64
}

// rung names a level by words of a title, unless other words are there too.
type rung struct {
	level Level
	words string
	not   string
}

// rungs are tried in order: a "director of junior sales" directs.
func rungs() []rung {
	return []rung{
		{Intern, `intern;internship;trainee;working student;werkstudent;apprentice;praktikum;praktikant;stage;co op`, ``},
		{Director, `director;vp;vice president;head of;chief;cto;ceo;cfo`, ``},
		{Principal, `principal;distinguished;technical fellow`, ``},
		{Staff, `staff`, `staff accountant;staff nurse;technical staff`},
		{Manager, `engineering manager;development manager;team manager`, ``},
		{Senior, `senior;sr;lead;iii;experienced;expert`, ``},
		{Junior, `junior;jr;graduate;entry level;early career;new grad;entry;associate;i`, ``},
		{Mid, `ii;mid;mid level;intermediate`, ``},
	}
}

// newTitles makes the rules, tried in order: the qualified titles of a family
// before the bare words, so that a "sales engineer" sells and a "product
// designer" designs.
func newTitles() *titles {
	const engineers = `engineer;engineers;developer;developers;programmer;sre;architect;entwickler;softwareentwickler;développeur;desarrollador`
	t := &titles{kin: kinships(), rules: familyRules(), rungs: rungs(), engineer: set(engineers)}
	var lists []string
	for _, r := range t.rules {
		lists = append(lists, r.words)
	}
	for _, r := range t.rungs {
		lists = append(lists, r.words, r.not)
	}
	t.words = newPhraseSets(append(lists, engineers)...)
	return t
}

func familyRules() []familyRule {
	return []familyRule{
		{Sales, `sales;account executive;account manager;business development;solutions consultant;pre sales;presales;partnerships;partnership;partner manager;go to market;gtm;bdr;sdr;revenue;
			key account;account executives;account managers;account strategist;client partner;market development;business developer;channel;deal desk;solutions engineer;solution engineer;solution consultant;sales engineer;vertrieb;commercial;alliances;renewals`, false},
		{Management, `engineering manager;manager engineering;head of engineering;vp engineering;vp of engineering;director of engineering;director engineering;cto;chief technology officer;manager software;
			software engineering manager;software development manager;development manager;manager of engineering;engineering director`, false},
		{Product, `product manager;product owner;product lead;head of product;vp product;product management;director of product;chief product;group product;product operations;of product;program manager;project manager;
			technical program;scrum master;business analyst;product analyst;director product`, true},
		{Design, `designer;design;ux;ui;user experience;art director;creative director;illustrator;animator;motion;ux researcher;user researcher`, true},
		{Marketing, `marketing;growth manager;seo;content;copywriter;brand;communications;public relations;social media;demand generation;community;media buyer;editor;writer;pr manager;campaign;creator;influencer;marketer;marketers;paid media;videographer;creative strategist;podcast;producer;growth`, true},
		{Support, `support;customer success;customer service;customer experience;help desk;helpdesk;service desk;technical account;onboarding;implementation;trust safety;trust risk;moderator;agent;customer care;
			customer;success manager`, false},
		{People, `recruiter;recruiting;talent;human resources;hr;people;people operations;payroll;sourcer;compensation`, true},
		{Finance, `finance;accountant;accounting;controller;financial;tax;audit;auditor;treasury;bookkeeper;fp a;actuary;actuarial;underwriter;banking;accounts payable;accounts receivable;credit;
			investment;billing;banker;wealth;aml;mlro;teller;procurement;buyer;cfo;risk analyst;claims;loan;trader`, true},
		{Legal, `legal;counsel;attorney;lawyer;solicitor;solicitors;paralegal;compliance;privacy;regulatory;policy`, true},
		{Health, `nurse;physician;doctor;clinical;therapist;medical;pharmacist;dental;patient;caregiver;psychologist;psychiatrist;counselor;behavior;health coach;dietitian;veterinary;rn;lpn;nurses;nursing;healthcare;surgeon;dermatologist;endocrinologist;radiologist;optometrist;physiotherapist;phlebotomist;dentist;hygienist;midwife;bcba;aba;paramedic;pharmacy;médecin;infirmier;infirmière;enfermera;enfermeiro;infermiere;arzt;ärztin;verpleegkundige`, true},
		{Education, `teacher;tutor;professor;instructor;lecturer;trainer;curriculum;educator`, true},
		{Hardware, `mechanical;electrical;hardware;electronics;rf;asic;fpga;chip;manufacturing;mechatronics;aerospace;civil;chemical;propulsion;avionics;structural;industrial engineer;process engineer;
			quality engineer;optical;pcb;analog;silicon;power electronics;thermal;test engineer hardware;materials;systems engineer hardware;flight;battery;project architect;landscape architect;architectural;interior architect`, false},
		{Mobile, `ios;android;mobile;flutter;react native;swift developer`, false},
		{Frontend, `frontend;front end;ui engineer;ui developer;design engineer;react developer;web designer;graphics;creative technologist`, false},
		{FullStack, `full stack;fullstack`, false},
		{Security, `security;penetration;cyber;soc analyst;appsec;devsecops;red team;threat;vulnerability`, false},
		{Quality, `qa;quality assurance;tester;sdet;test automation;software test;test engineer`, false},
		{Embedded, `embedded;firmware;kernel;device driver;robotics;controls engineer`, false},
		{Learning, `machine learning;ml;ai;deep learning;research engineer;research scientist;applied scientist;nlp;computer vision;mlops;llm;generative;reinforcement;perception;technical staff;
			machine learning engineer;scientist`, false},
		{Data, `data;analytics;analyst;statistician;quantitative;quant;bi;business intelligence`, false},
		{Infrastructure, `sre;site reliability;devops;infrastructure;platform;cloud;reliability;production engineer;systems administrator;network engineer;network;dba;database administrator;release engineer;build engineer`, false},
		{Software, `software;developer;engineer;programmer;backend;back end;web;architect;blockchain;engineering;entwickler;softwareentwickler;développeur;desarrollador;
			desenvolvedor;sviluppatore;ontwikkelaar;programmierer;tech lead;it;administrator;founding`, false},
		{Trades, `warehouse;driver;technician;mechanic;electrician;welder;machinist;operator;assembler;installer;cook;chef;server;bartender;cashier;cleaner;picker;packer;forklift;carpenter;plumber;
			barista;retail;store;host;housekeeper;guard;estimator;janitor;custodian;painter;baker;butcher;landscaping;gardener;stocker;laborer;techniker;mechaniker`, false},
		{Operations, `operations;logistics;supply chain;office manager;assistant;administrative;coordinator;planner;facilities;executive assistant;receptionist;dispatcher;inventory;purchasing;manager;director;
			head;chief of staff;supervisor;associate;specialist;strategy;lead;analyst;consultant;officer;clerk;scheduler;entrepreneur;ceo;linguist;linguists;translator;translators;translation;interpreter`, false},
	}
}

// kinship is how far two families are the same profession, 0 to 1.
func (t *titles) kinship(a, b Family) float64 {
	if a == b {
		return 1
	}
	return t.kin[[2]Family{a, b}]
}

// fold makes a title comparable: lower-case words in single spaces, with a space
// at both ends.
func fold(s string) string {
	var room [256]byte // most titles and lines fit
	out := append(room[:0], ' ')
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c >= 'a' && c <= 'z' || c-'0' < 10:
			out = append(out, c)
		case c-'A' < 26:
			out = append(out, c|0x20)
		case c >= utf8.RuneSelf:
			r, size := utf8.DecodeRuneInString(s[i:])
			if i += size; unicode.IsLetter(r) || unicode.IsDigit(r) {
				out = utf8.AppendRune(out, unicode.ToLower(r))
			} else if out[len(out)-1] != ' ' {
				out = append(out, ' ')
			}
			continue
		case out[len(out)-1] != ' ':
			out = append(out, ' ')
		}
		i++
	}
	if out[len(out)-1] != ' ' {
		out = append(out, ' ')
	}
	return string(out)
}

// family reads the profession from a title, empty when no rule knows it. What
// stands behind a comma or dash names a team more often than a profession, so
// the part before it is asked first.
func (t *titles) family(title string) Family {
	lead := title
	if i := strings.IndexAny(title, ",|(–"); i > 0 {
		lead = title[:i]
	}
	if i := strings.Index(lead, " - "); i > 0 {
		lead = lead[:i]
	}
	for _, s := range []string{lead, title} {
		found := t.words.in(fold(s))
		engineer := found>>(len(t.rules)+2*len(t.rungs))&1 != 0
		for i := range t.rules {
			if found>>i&1 != 0 && !(engineer && t.rules[i].office) {
				return t.rules[i].family
			}
		}
	}
	return ""
}

// level reads the level that a title names. For a title that names none, the years
// of experience that are asked tell it: Junior from 1, Mid from 2, Senior from 5,
// Staff from 10; without years it is Unknown.
func (t *titles) level(title string, years int) Level {
	found := t.words.in(fold(title)) >> len(t.rules)
	for i := range t.rungs {
		if found>>(2*i)&3 == 1 {
			return t.rungs[i].level
		}
	}
	switch {
	case years >= 10:
		return Staff
	case years >= 5:
		return Senior
	case years >= 2:
		return Mid
	case years == 1:
		return Junior
	}
	return Unknown
}

// demanded is the lowest degree that the lines demand, and the line that does; a
// line that takes experience in its place demands none.
func (d *degrees) demanded(lines []Line) (Degree, string) {
	found, line := NoDegree, ""
	for i := range lines {
		if l := &lines[i]; l.Importance != Required || l.plain && !l.found.has(markDegrees) {
			continue
		}
		f := fold(lines[i].Text)
		n := d.lowest(f)
		if n == NoDegree || strings.Contains(f, " equivalent ") || strings.Contains(f, " or experience ") {
			continue
		}
		if found == NoDegree || n < found {
			found, line = n, lines[i].Text
		}
	}
	return found, line
}

// degrees are the words by which folded texts name the degrees, lowest first.
type degrees [3]phrases

func newDegrees() *degrees {
	return &degrees{
		set(`bachelor;bachelors;b s;bs;bsc;b sc;ba;undergraduate degree;university degree;degree in;college degree;b tech;beng`),
		set(`master s;master of;master in;master degree;bachelor master;master phd;masters;m s;msc;mba;m sc;ms in;graduate degree;advanced degree;meng`),
		set(`phd;ph d;doctorate;doctoral`),
	}
}

// degreeWords are the first words of all that names a degree.
const degreeWords = `b;ba;bachelor;bachelors;beng;bs;bsc;undergraduate;university;degree;college;advanced;graduate;m;master;masters;mba;meng;ms;msc;doctoral;doctorate;ph;phd`

// lowest is the lowest degree that a folded text names.
func (d *degrees) lowest(f string) Degree {
	for i := range d {
		if d[i].in(f) {
			return Degree(i + 1)
		}
	}
	return NoDegree
}

// highest is the highest degree that a folded text names.
func (d *degrees) highest(f string) Degree {
	for i := len(d) - 1; i >= 0; i-- {
		if d[i].in(f) {
			return Degree(i + 1)
		}
	}
	return NoDegree
}

package match

import (
	"slices"
	"strings"

	"skillmatch/index/skill"
)

// section is what a part of a posting is for.
type section uint8

const (
	neutral section = iota // no heading, or one that says nothing: judged line by line
	required
	preferred
	duties
	stack
	about
	benefits
	legal
	process
	unwanted // what tells that somebody does not fit
)

// asks reports whether lines of the section can ask anything at all: legal
// notices, benefits, the application process and what puts off do not.
func (s section) asks() bool { return s < benefits }

// headings gives sections to headings by the phrases that they hold.
type headings struct {
	order []section             // of the rules, the first to be tried first
	marks *marks                // their phrases, of which the kind is the place in order
	met   map[string]classified // headings that were met, at most mostMet
	// scanner cuts headings into words.
	scanner *skill.Scanner
	words   skill.Words
	first   []int32 // the offsets of the rules' first phrases in the heading at hand
	// addressed are phrases of sentences that say what somebody has to bring, and
	// assigned of those that say what there is to do.
	addressed, assigned phrases
}

// newHeadings makes the rules, which are tried in order.
// What a posting prefers comes before what it requires ("preferred
// qualifications"), and both before the words that also open parts about the
// company ("what you'll bring to the team"). The phrases are those of the 400
// most frequent headings of 8,665 postings, with their counterparts in German,
// French, Spanish, Portuguese, Italian and Dutch.
func newHeadings(scanner *skill.Scanner) *headings {
	h := &headings{scanner: scanner, met: map[string]classified{}, addressed: set(`you have;you bring;you ll bring;you will bring;you ll have;you will have;you must;must have;you should have;you ll need;you will need;you need;you possess;if you have;fit;match;thrive;looking for;seeking;
		applicants;ideal candidate;experience with;experience in;expertise in;proficient in;knowledge of;following skills;a plus;set you apart;nice to have;bonus points;would be great;du bringst;sie bringen;
		vous avez;buscamos;procuramos;cerchiamo;wij zoeken`), assigned: set(`you will;you ll;you d;you would;responsible for;your role is;your mission is;day to day`)}
	var phrases []string
	for _, rule := range []struct {
		section section
		phrases string
	}{
		{duties, `essential functions;essential duties;you can expect to;get to do;get to;going to do;can make an impact;might be working on`},
		{legal, `equal opportunity;equal employment;equal opportunities;eeo;eoe;eeoc;diversity;accommodation;accommodations;privacy;recruitment fraud;safeguarding;disclaimer;
			legal;itar;export control;background check;notice;notices;conditions of employment;physical requirements;physical demands;work authorization;visa;datenschutz;pay transparency`},
		{preferred, `nice to have;nice to haves;nice to;preferred;bonus;bonus points;pluses;a plus;plus points;ideally;good to have;great to have;even better;extra credit;desirable;
			desired;set you apart;stand out;brownie points;optional;would be great;would be nice;icing on the cake;extra points;advantageous;additional qualifications;not required;sets you apart;if you also;may also have;
			ideal candidate also has;it s great if;d be great if;plus if;highlight if;plus skills;your plus;beneficial;may be helpful;welcomed;
			wünschenswert;von vorteil;das wäre toll;pluspunkte;atouts;un plus;serait un plus;deseable;deseables;valorable;se valora;diferencial;diferenciais;desejável;desejáveis;
			preferenziale;gradito;costituisce titolo preferenziale;pré;pluspunten;mooi meegenomen;love you`},
		{benefits, `benefits;perks;what we offer;we offer;our offer;compensation;salary;pay range;pay;why join;why you ll love;why you should join;why us;what you ll get;you ll get;why you ll;why you will;why you d;
			how we take care;how we invest in;because we value you;benefit;bonuses;the offer;can expect as a;can expect as an;can expect when you join;
			what s in it for you;in it for you;time off;what you can expect from us;what you get;wellbeing;health;total rewards;rewards;equity;why work;why is;
			wir bieten;das bieten wir;unser angebot;benefits für dich;avantages;ce que nous offrons;nous offrons;beneficios;ofrecemos;qué ofrecemos;benefícios;oferecemos;o que oferecemos;
			offriamo;cosa offriamo;vantaggi;wij bieden;wat bieden wij;arbeidsvoorwaarden`},
		{required, `requirements;requirement;qualifications;qualification;must have;must haves;what you need;you need;you ll need;you will need;what you bring;you bring;you ll bring;
			you will bring;bring to;you have;you ve;who you are;about you;is this you;looking for;look for;good fit;great fit;right fit;strong fit;your profile;profile;skills;experience;background;
			ideal candidate;minimum;basic;you are;you re;competencies;expertise;what it takes;we expect;expectations;proof of work;education;knowledge;required;mandatory;essential;could that be you;
			could be you;successful candidate;to succeed;be successful;you might be;you may be;you should have;prerequisites;criteria;traits;qualities;attributes;must;necessary;credentials;certification;certifications;
			license;about yourself;tell us about you;candidate;candidates;you possess;you know;abilities;what makes you;hard requirements;you should;
			what you offer;you offer;also bring;you also have;what you ll have;we d love to see;we require;searching for;what we need;need to have;who thrives;will thrive;ll thrive;to thrive;
			might thrive;would thrive;will excel;ll excel;essentials;who are you;
			anforderungen;anforderungsprofil;dein profil;ihr profil;das bringst du mit;was du mitbringst;du bringst mit;das solltest du mitbringen;qualifikationen;voraussetzungen;kenntnisse;
			profil;profil recherché;votre profil;ton profil;compétences;qualités;prérequis;expérience;requisitos;perfil;lo que buscamos;qué buscamos;experiencia;conocimientos;
			o que buscamos;o que procuramos;qualificações;experiência;requisiti;profilo;cosa cerchiamo;competenze;chi cerchiamo;functie eisen;wat vragen wij;jouw profiel;wie ben jij;dit breng je mee`},
		{stack, `tech stack;our stack;stack;our tech;technologies;technology;tools;tools we use;technical environment;environment;tecnologías;tecnologias;tecnologie;technologien`},
		{process, `interview;interviews;interviewing;hiring process;how to apply;apply;application;next steps;referral;recruitment process;selection process;typical process;recruiting;how we hire;bewerbung;candidature;proceso de selección;sollicitatie`},
		{duties, `responsibilities;responsibility;what you ll do;what you will do;you will;you ll;your role;your mission;mission;day to day;duties;tasks;the role;about the role;this role;role;position;
			what you ll be;what you ll work on;impact;the opportunity;opportunity;job description;description;the job;overview;objectives;accountabilities;deliverables;what success looks like;
			in this role;scope;what you ll own;day in the life;what you ll build;the work;projects;job summary;summary;key areas;focus areas;what you do;what to expect;what you can expect;can expect;
			what will you do;your daily business;week to week;first 30 days;first 60 days;first 90 days;success metrics;outcomes;goals;responsibilites;herausforderung;
			aufgaben;deine aufgaben;ihre aufgaben;verantwortlichkeiten;das machst du;tätigkeiten;missions;vos missions;tes missions;le poste;responsabilités;rôle;funciones;responsabilidades;
			tus funciones;el puesto;qué harás;atividades;atribuições;o que você vai fazer;responsabilità;mansioni;attività;cosa farai;taken;jouw rol;verantwoordelijkheden;wat ga je doen;functieomschrijving`},
		{about, `about;what sets;what is it like;what it s like;we believe;our products;our customers;who we are;who are we;our story;our culture;our values;values;the company;the team;our team;team;life at;culture;in the news;news;our mission;our vision;what we do;what we value;company;
			how we work;why;meet;join;our client;community;über uns;das sind wir;wer wir sind;unternehmen;qui sommes nous;l entreprise;à propos;quiénes somos;sobre nosotros;sobre;quem somos;
			chi siamo;l azienda;over ons;wie zijn wij`},
	} {
		h.order = append(h.order, rule.section)
		phrases = append(phrases, rule.phrases)
	}
	h.marks, h.first = newMarks(scanner, phrases), make([]int32, len(phrases))
	return h
}

// normalHeading folds a heading for the rules: lower-case words with single
// spaces between them.
func normalHeading(s string) string { return strings.Trim(fold(s), " ") }

// classified is what classify finds.
type classified struct {
	section section
	ok      bool
}

// mostMet is how many headings are remembered before all are forgotten.
const mostMet = 1 << 12

// classify finds the section that a heading opens; ok is false when no rule
// knows it. Employers write the same few headings over all their postings.
func (h *headings) classify(heading string) (s section, ok bool) {
	c, met := h.met[heading]
	if !met {
		c.section, c.ok = h.judge(heading)
		if len(h.met) == mostMet {
			clear(h.met)
		}
		h.met[strings.Clone(heading)] = c
	}
	return c.section, c.ok
}

func (h *headings) judge(heading string) (s section, ok bool) {
	text := normalHeading(heading)
	if text == "you" {
		return required, true
	}
	h.words.Reset()
	h.marks.find(text, h.scanner.CutOnly(&h.words, text), h.first)
	for i := range h.order {
		if h.first[i] >= 0 {
			s, ok = h.order[i], true
			break
		}
	}
	return conditional(text, s, ok)
}

// leads is the section of the list behind a paragraph whose last sentence leads it:
// "we are looking for experience with many of these:". Sentences hold many words by
// chance, so that only those count that ask or prefer; neutral is the section before.
func (h *headings) leads(text string) section {
	if text[len(text)-1] != ':' {
		return neutral
	}
	sentences(text, func(s string) { text = s })
	text = normalHeading(text)
	h.words.Reset()
	h.marks.find(text, h.scanner.CutOnly(&h.words, text), h.first)
	for i, s := range h.order {
		switch {
		case h.first[i] < 0:
		case (s == required || s == preferred) && h.addressed.in(text), s == duties && h.assigned.in(text) && !strings.Contains(text, " if "):
			return s
		}
	}
	return neutral
}

// switches is the section of the items behind one that is nothing but "Must have" or
// "Nice to have"; neutral for all others.
func switches(text string) section {
	if len(text) > 20 {
		return neutral
	}
	switch normalHeading(text) {
	case "must have", "must haves", "required":
		return required
	case "nice to have", "nice to haves", "bonus", "bonus points", "preferred", "optional":
		return preferred
	}
	return neutral
}

// conditional corrects what the phrases say of a heading that leads conditions: "you
// will thrive here if you" asks, and "you should not apply if" and "what we are not
// looking for" tell whom the work would not suit.
func conditional(text string, s section, known bool) (section, bool) {
	spaced := " " + text + " "
	holds := func(phrases ...string) bool {
		return slices.ContainsFunc(phrases, func(p string) bool { return strings.Contains(spaced, p) })
	}
	leads := holds(" if ") && !holds(" if you join ", " if you accept ", " if hired ") || holds(" looking for ", " fit ", " apply ", " is for ", " for you ", " who ")
	switch {
	case s == preferred || s == legal || s == benefits || !leads || holds(" even if "):
		return s, known
	case holds(" not ", " isn t ", " aren t ", " don t ", " shouldn t ", " won t ", " unlikely ", " struggle "):
		return unwanted, true
	case holds(" if "):
		return required, true
	}
	return s, known
}

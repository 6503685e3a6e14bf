package age

import (
	"os"
	"strings"
	"testing"

	"skillmatch/index/table"
	"skillmatch/scrape/posting"
)

func TestAge(t *testing.T) {
	month, day := Day(20260600), Day(20260615)
	for _, tc := range []struct {
		published, expires string
		today              Day
		want               Age
	}{
		{"2026-05-20", "", month, ""}, {"2026-01-31T10:00:00Z", "", month, Stale}, {"2026-02-01", "", month, ""}, {"2020-01", "", month, Stale},
		{"Fri, 04 Sep 2020 14:50:13 +0300", "", month, Stale}, {"Fri, 4 Sep 2020 14:50:13 +0300", "", month, Stale}, {"05/06/2019", "", month, Stale}, {"05/06/2026", "", month, ""},
		{"1577836800", "", month, Stale}, {"1577836800000", "", month, Stale}, {"1780272000", "", month, ""},
		{"2020-01-01", "2026-07-01", month, ""}, {"2026-05-01", "2026-05-31", month, Closed}, {"", "2026-06-01", month, ""}, {"yesterday", "soon", month, ""}, {"", "", month, ""}, {"9999-12-31", "9999-12-31", month, ""},
		{"", "2026-06-14", day, Closed}, {"", "2026-06-15", day, ""}, {"", "2026-06", day, ""}, {"", "06/05/2026", day, ""}, {"", "06/05/2025", day, Closed}, {"", "June 14, 2026", day, Closed},
		{"", "2020-01-01", 0, ""},
	} {
		if got, _ := Of(&posting.Posting{Published: tc.published, Expires: tc.expires}, tc.today); got != tc.want {
			t.Errorf("published %q, open until %q, on %d: %q, want %q", tc.published, tc.expires, tc.today, got, tc.want)
		}
	}
}

// What the text says of the end of applications counts where the source's own
// field says nothing.
func TestAgeByTheText(t *testing.T) {
	for text, want := range map[string]Age{
		"Apply by 1 March 2020": Closed, "Closing date: 2020-03-01": Closed, "- Application deadline: March 1, 2020": Closed, "We are no longer accepting applications.": Closed, "## Application Deadline\n\nMarch 1st, 2020": Closed,
		"Apply by 11:59 PM ET on June 14th, 2026.": Closed, "Apply by 11:59 PM ET on June 15th, 2026.": "", "Applications will be accepted until 10/13/25 - later ones now and then": Closed, "Bewerbungsfrist: 31.05.2026": Closed,
		"This position has been filled": Closed, "You may apply by 5 July 2026": "",
		"Make sure to apply by clicking on the button below. Founded in March 2020": "", "The application deadline is accepted on an ongoing basis.": "", "Application deadline: Monday 20th October at 6pm": "",
		"We are no longer accepting applications from agencies": "", "Once we are no longer accepting applications, this page goes": "", "The posting stays up until the position has been filled": "",
		"Meet deadlines": "", "Reapply by March 1, 2020": "", "Closing dates: 2020-03-01": "", "": "",
	} {
		got, why := Of(&posting.Posting{Text: "About us\n" + text + "\nWe pay well."}, 20260615)
		if got != want || (why == "") != (want == "") {
			t.Errorf("%q: %q (%s), want %q", text, got, why, want)
		}
	}
	for name, tc := range map[string]struct {
		p    posting.Posting
		want Age
	}{
		"the field counts before the text":      {posting.Posting{Expires: "2026-07-01", Text: "Apply by 1 March 2020"}, ""},
		"a day before it was published":         {posting.Posting{Published: "2026-05-01", Text: "Apply by 1 March 2020"}, ""},
		"a day to come keeps it from being old": {posting.Posting{Published: "2025-05-01", Text: "Apply by 1 July 2026"}, ""},
	} {
		if got, why := Of(&tc.p, 20260615); got != tc.want {
			t.Errorf("%s: %q (%s)", name, got, why)
		}
	}
}

// texts compares the ages of postings with these texts in the middle, on 15 November
// 2026.
func texts(t *testing.T, want Age, list ...string) {
	t.Helper()
	for _, text := range list {
		p := posting.Posting{Title: "Baker", Text: "## Bakery Korn\n\nWe bake at night.\n\n" + text + "\n\nWe pay well."}
		if got, why := Of(&p, 20261115); got != want {
			t.Errorf("%q: %q (%s), want %q", text, got, why, want)
		}
	}
}

func TestClosedInEveryLanguage(t *testing.T) {
	texts(t, Closed,
		"This role is closed", "This listing has been removed.", "*** FILLED ***", "You can no longer apply for this job.", "The application deadline for this job has passed", "Job Expired", "Applications have closed for this job", "No longer accepting applications", "This job has been filled", "Sorry, this vacancy has now closed.", "Position filled - thank you", "("+strings.Repeat("Baker, ", 200)+"we’re sorry) this job has expired", "This requisition is no longer open.", "The job at Korn Ltd is no longer available.",
		"The position you are looking for has expired", "We regret to inform you that this position has been filled.", "This job is no longer available, but you may like others.", "Status: Closed", "We've filled this role!", "The application window has closed.", "Applications are now closed.",
		"Diese Stelle ist leider nicht mehr verfügbar.", "Die Stelle wurde bereits besetzt", "Stelle besetzt", "Diese Anzeige ist abgelaufen.", "Die Bewerbungsfrist ist abgelaufen", "Diese Position (m/w/d) ist inzwischen vergeben.", "Eine Bewerbung ist nicht mehr möglich.",
		"Cette offre n’est plus disponible", "Offre expirée", "Offre pourvue", "Ce poste est désormais pourvu.", "L'annonce a expiré.", "Les candidatures sont closes.", "Ce poste vient d'être pourvu.", "Il n'est plus possible de postuler.",
		"Esta oferta ya no está disponible", "Oferta cerrada", "La vacante ha sido cubierta.", "Ya no se aceptan candidaturas", "Esta oferta está caducada.", "Proceso de selección finalizado",
		"Questa offerta non è più disponibile", "L'annuncio è scaduto", "Offerta scaduta", "La posizione è stata coperta.", "Le candidature sono chiuse",
		"Esta vaga já foi preenchida", "Vaga encerrada", "Esta oferta já não está disponível.", "A vaga não está mais disponível.", "Inscrições encerradas",
		"Deze vacature is gesloten", "Vacature vervuld", "De vacature is inmiddels ingevuld.", "Deze functie is niet meer beschikbaar", "Solliciteren is niet meer mogelijk.", "Je kunt niet meer solliciteren op deze vacature",
	)
}

func TestOpenAlthoughItSpeaksOfClosedOnes(t *testing.T) {
	texts(t, "",
		`Our candidates never read "no longer accepting applications" on a page of ours.`, "Elsewhere you read “position has been filled” months later.", "‘This job is closed’—nobody likes to read that.", "« Poste pourvu » : cette mention arrive trop tard.", "Bei uns steht nie „Stelle besetzt“ ohne Grund.",
		"We tell every applicant that the position has been filled.", "You get a mail that this job is closed.", "Most candidates hear only weeks later that the role has been filled.", "Wir sagen allen Bewerbern Bescheid, dass die Stelle besetzt ist.", "Les candidats savent que le poste est pourvu.",
		"Once this position is filled, the page goes.", "The posting stays up until the position has been filled.", "Sobald die Stelle besetzt ist, verschwindet die Anzeige.", "Lorsque le poste est pourvu, nous le disons.", "Cuando la vacante está cubierta, avisamos.", "Quando la posizione è stata coperta, lo diciamo.", "Quando a vaga é preenchida avisamos.", "Zodra de vacature is vervuld, melden we dat.",
		"Open until filled.", "This role is filled with variety.", "The position is filled by rotation.", "This role is not closed.", "Is this position filled?", "We are no longer accepting applications from agencies.", "The position will be filled in spring.", "The role covers closed accounts.", "Le poste est à pourvoir.", "Die Stelle ist ab sofort zu besetzen.", "Your search is over!", "A closed-loop role.", "Make sure each position is closed at the end of the day.", "See that every permit application is completed.", "No ghosting: when a position is filled, everybody hears.", "Le bureau est fermé le lundi.",
	)
}

func TestDeadlinesInEveryForm(t *testing.T) {
	texts(t, Closed,
		"Deadline: 30/10/2026", "Deadline: 05/06/2026", "Closing date: 1st Nov", "Closes 12 November 2026", "Apply no later than November 3", "Application deadline - Fri, 30 Oct 2026", "**Deadline**\n\n2026-11-02", "Valid through: 2026-11-14",
		"Please send your CV by 31st October.", "We will accept applications for this role until November 7th, 2026", "Applications must reach us no later than Friday, 30 October 2026", "Last date for receipt of applications: 30-Oct-2026",
		"Wir freuen uns auf Ihre Bewerbung bis spätestens 30. Oktober 2026", "Merci d'envoyer votre candidature avant le 30 octobre 2026", "El plazo finaliza el 30 de octubre de 2026", "Le candidature dovranno pervenire entro il 30/10/2026", "Envie o seu currículo até 30 de outubro de 2026", "Stuur je sollicitatie vóór 30 oktober 2026",
		"Bewerbungsfrist: 31.10.2026", "Bewerbungsschluss ist der 3. November 2026", "Bewerben Sie sich bis 12. März 2026", "Ausgeschrieben bis 01.11.2026",
		"Candidatures jusqu'au 3 novembre", "Date limite de candidature : 1er octobre 2026", "Postulez avant le 10/11/2026", "Clôture des candidatures le 2 août 2026",
		"Fecha límite: 3 de noviembre de 2026", "Plazo de inscripción: hasta el 30/09/2026", "Candidature entro il 5 ottobre 2026", "Scadenza: 30 settembre 2026", "Candidaturas até 31 de outubro de 2026", "Prazo: 10/11/2026", "Solliciteer vóór 1 november 2026", "Sluitingsdatum: 30-10-2026",
	)
	texts(t, "",
		"Deadline: 30/12/2026", "Deadline: 12/11/2026", "Closing date 1st Dec", "Apply by January 10", "Bewerbungsfrist: 30.11.2026", "Bewerbungsfrist: 15.11.2026", "Candidatures jusqu'au 3 décembre", "Fecha límite: 3 de marzo", "Candidature entro il 5 dicembre", "Prazo: 20/11/2026", "Sluitingsdatum: 1 december",
		"Deadline: 1 October 2026\nDeadline extended to 1 December 2026", "You meet deadlines. In 2 March 2020 we began.", "Deadline-driven since 1 March 2020", "Contract until 30/10/2025", "Befristet bis 30.10.2025", "Review of applications begins October 1, 2026 and continues until filled.", "Your contract closes our round of 3 May 2019", "Frist und Form: seit 01.02.2020 digital",
	)
}

func TestTitlesSayThatAPostingIsClosed(t *testing.T) {
	for title, want := range map[string]Age{"[Closed] Baker": Closed, "Baker (position filled)": "", "Baker (Filled)": Closed, "Expired: Baker": Closed, "Bäcker – besetzt": Closed, "Boulanger (pourvu)": Closed, "Closed Captioner": "", "Engineer, closed loop": ""} {
		if got, _ := Of(&posting.Posting{Title: title, Text: "We bake."}, 20261115); got != want {
			t.Errorf("%q: %q, want %q", title, got, want)
		}
	}
}

// A day without a year is the first one after publication, else the one nearest to
// today.
func TestDaysWithoutAYear(t *testing.T) {
	for name, tc := range map[string]struct {
		p    posting.Posting
		want Age
	}{
		"published in the year before":     {posting.Posting{Published: "2025-12-01", Text: "Apply by 10 January"}, Closed},
		"published lately":                 {posting.Posting{Published: "2026-11-01", Text: "Apply by 10 January"}, ""},
		"a banner counts before the field": {posting.Posting{Expires: "2027-01-01", Text: "This job has expired."}, Closed},
		"nothing is known":                 {posting.Posting{Text: "Apply by 10 January"}, ""},
	} {
		if got, why := Of(&tc.p, 20261115); got != tc.want {
			t.Errorf("%s: %q (%s)", name, got, why)
		}
	}
}

func TestTable(t *testing.T) {
	for _, fault := range load().table.Lint(os.DirFS(".")) {
		t.Error(fault)
	}
	for _, fault := range table.Lint(table.MustRead(files, "data/months.tsv", "month", "language", "name"), 0, 1, 2) {
		t.Error(fault)
	}
	for _, rule := range []string{"deadline", "ended", "over", "subject", "will be", "told"} {
		for _, language := range table.Languages()[:7] {
			if !load().table.Languages(rule)[language] {
				t.Errorf("%s: no phrase in %s", rule, language)
			}
		}
	}
	for i, cue := range load().dates {
		if at := load().deadlines.Find(cue); at != 0 {
			t.Errorf("cue %d, %q, is found at %d", i, cue, at)
		}
	}
}

package ask

import (
	"strings"
	"testing"

	"skillmatch/index/skill"
	"skillmatch/scrape/posting"
)

// embedded is the built-in vocabulary, on which the share that is understood depends.
func embedded(t *testing.T) *skill.Vocabulary {
	t.Helper()
	v, err := skill.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestWhatIsNotUnderstood(t *testing.T) {
	r := NewReader(embedded(t))
	const nothing = "no line was found that asks for something"
	for name, tc := range map[string]struct{ title, text, want string }{
		"a stub":                          {"Lamplighter", "We are a small town by the sea. Write to us.", nothing},
		"a title alone":                   {"Enterprise AE (Oslo)", "", nothing},
		"only the title names a skill":    {"Airline Captain", "Requirements\n- Type rating on the Dash 8\n- 4,000 flight hours", "none of its 2 asking lines names a skill that is known"},
		"one line of an unknown trade":    {"Florist", "You must be able to stand all day.", "its one asking line names no skill that is known"},
		"a talent pool":                   {"Don't see your role?", "We are always looking for curious people who want to join us.\nSend us a letter that says what you would do here.", "its one asking line names no skill that is known"},
		"a licence and no skill":          {"Coach Driver", "Requirements\n- Category D driving licence\n- Knows the valley roads\n- Gets up early", "none of its 3 asking lines names a skill that is known"},
		"a name in a title and no line":   {"Go Developer", "We build ferries.", nothing},
		"one skill of an unknown trade":   {"Beekeeper", "Requirements\n- Steady hands\n- A car\n- Microsoft Excel for the lists", "only one skill was read, and the title names no profession that is known"},
		"one skill in many lines":         {"Account Executive", "Requirements\n- A liking for boats\n- You wake early\n- You care\n- Grit\n- You knock on doors\n- Microsoft Excel", "only 1 of 6 asking lines are understood"},
		"soft skills of an unknown trade": {"Gravedigger", "Requirements\n- Punctual and reliable\n- Team player", "none of its 2 asking lines names a skill that is known"},
		"german":                          {"Imker (m/w/d)", "Das bringst du mit\n- Freude an Bienen\n- Schwindelfreiheit\n- Führerschein Klasse B", "none of its 3 asking lines names a skill that is known"},
		"french":                          {"Fleuriste", "Profil recherché\n- Vous aimez les pivoines\n- Permis B", "none of its 2 asking lines names a skill that is known"},
		"dutch":                           {"Molenaar", "Wat vragen wij\n- Geen hoogtevrees\n- Rijbewijs", "none of its 2 asking lines names a skill that is known"},

		"skills":                           {"Backend Engineer", "Requirements\n- Go\n- PostgreSQL\n- Kafka\n- Likes rain\n- Likes snow", ""},
		"one skill":                        {"Backend Engineer", "Requirements\n- Go\n- Likes rain", ""},
		"proper names in a title":          {"Acme | Engineers (Go, Kafka) | Oslo", "We build ferries.", ""},
		"a name in a title and one line":   {"Go Developer", "Requirements\n- Likes rain", ""},
		"a title and a line name a skill":  {"Customer Service Specialist", "Requirements\n- A year of customer service\n- Likes rain", ""},
		"one skill without a title":        {"", "We build ferries.\nYou have experience with Go.", ""},
		"two skills of an unknown trade":   {"Beekeeper", "Requirements\n- Microsoft Excel\n- Python", ""},
		"skills in front of a stack":       {"Backend Engineer", "Our stack\n- Go, Kafka, PostgreSQL, Redis, Docker, Kubernetes, Terraform", ""},
		"a known trade asks soft skills":   {"Account Executive", "Requirements\n- Clear communication\n- 3+ years of experience\n- A liking for boats", ""},
		"skills that the source lists":     {"Web job", "We are a family.", ""},
		"a german posting of software":     {"Backend-Entwickler (m/w/d)", "Dein Profil\n- Kotlin\n- Teamfähigkeit\n- Freude am Segeln", ""},
		"a spanish posting of software":    {"Programadora backend", "Requisitos\n- Python\n- PostgreSQL\n- Trabajo en equipo", ""},
		"a portuguese posting of software": {"Pessoa desenvolvedora backend", "Requisitos\n- Python\n- Docker\n- Trabalho em equipe", ""},
		"a polish posting of software":     {"Programista", "Wymagania\n- Java, Spring Boot\n- Znajomość SQL", ""},
	} {
		p := posting.Posting{Title: tc.title, Text: tc.text}
		if strings.HasPrefix(name, "skills that the source") {
			p.Skills = []string{"Go", "Kafka"}
		}
		a := r.Read(&p)
		if got := a.NotUnderstood(); got != tc.want {
			t.Errorf("%s: %q, want %q (%d asked, %d shown, %+v, family %q)", name, got, tc.want, a.asked, a.shown, a.Understood(), a.Family)
		}
	}
}

// A line is understood by a skill, years, a degree, a language, a licence, a place, a
// permission or a soft skill, in every language.
func TestUnderstoodLines(t *testing.T) {
	r := NewReader(embedded(t))
	for head, lines := range map[string]struct{ yes, no []string }{
		"Requirements":       {[]string{"Kafka", "4+ years of experience", "A bachelor's degree", "Fluent Dutch", "Forklift licence", "Based in Leeds", "Right to work in the UK", "Team player", "High school diploma"}, []string{"You like the sea", "Steady hands"}},
		"Das bringst du mit": {[]string{"Kafka", "3 Jahre Erfahrung", "Führerschein", "Teamfähigkeit", "Du arbeitest selbstständig", "Sehr gute Deutschkenntnisse", "Abgeschlossenes Studium"}, []string{"Freude am Meer"}},
		"Profil recherché":   {[]string{"Kafka", "5 ans d'expérience", "Permis B", "Esprit d'équipe", "Anglais courant", "Vous êtes rigoureux", "Diplôme requis"}, []string{"Vous aimez la mer"}},
		"Requisitos":         {[]string{"Kafka", "5 años de experiencia", "Permiso de conducir", "Trabajo en equipo", "Disponibilidad para viajar"}, []string{"Te gusta el mar"}},
		"Requisiti":          {[]string{"Kafka", "3 anni di esperienza", "Patente B", "Autonomia", "Laurea in lettere"}, []string{"Ami il mare"}},
		"Qualificações":      {[]string{"Kafka", "3 anos de experiência", "Trabalho em equipe", "Inglês", "Ensino superior completo"}, []string{"Gosta do mar"}},
		"Wat vragen wij":     {[]string{"Kafka", "3 jaar ervaring", "Rijbewijs", "Zelfstandig", "Een afgeronde opleiding"}, []string{"Je houdt van de zee"}},
	} {
		for _, tc := range []struct {
			lines []string
			want  int
		}{{lines.yes, len(lines.yes)}, {lines.no, 0}} {
			for i, line := range tc.lines {
				a := r.Read(&posting.Posting{Title: "Sailor", Text: head + "\n- " + line})
				if got, want := a.Understood(), (Understood{min(tc.want, 1), 1}); got != want {
					t.Errorf("%s: line %d, %q: %+v, want %+v", head, i+1, line, got, want)
				}
			}
		}
	}
	a := r.Read(&posting.Posting{Title: "Go Engineer", Text: "About us\nWe sail.\n\nRequirements\n- Kafka\n- You like the sea\n\nNice to have\n- Rust\n\nBenefits\n- Books"})
	if got, want := a.Understood(), (Understood{2, 3}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
}

// A language that is not read is named, as far as a text is long enough to tell.
func TestUnreadLanguages(t *testing.T) {
	r := NewReader(embedded(t))
	for name, tc := range map[string]struct{ text, want string }{
		"czech":          {"Staráš se o lodě v přístavu a píšeš majitelům o počasí, které je na nábřeží.\nHledáme kolegu, který se nebojí vody a rád jezdí na výlety do hor nebo k moři.\nZa to od nás dostaneš byt při městě.", "Czech, of which only the names"},
		"polish":         {"Dbasz o łodzie w porcie i piszesz do właścicieli z wiadomościami o pogodzie.\nSzukamy osoby, która nie boi się wody oraz lubi wycieczki w góry lub nad morze.\nBiuro jest na nabrzeżu przy plaży.", "Polish, of which only headings"},
		"greek":          {"Φροντίζεις τις βάρκες και γράφεις για τον καιρό με την ομάδα από το γραφείο στην προκυμαία.\nΖητάμε ανθρώπους που αγαπούν τη θάλασσα.", "Greek, of which only the names"},
		"japanese":       {"港の船を整備し、持ち主に天気を知らせます。事務所は桟橋のそばにあり、毎朝ここから町へ出かけます。\n読み書きが好きな方をお待ちしています。船や海についての知識は入社してから学べます。", "Japanese, of which only the names"},
		"short, polish":  {"Wymagania\n- 3 lata doświadczenia w Java\n- Znajomość SQL", "Polish, of which only headings"},
		"short, turkish": {"Aranan Nitelikler\n- 3 yıl Java deneyimi\n- SQL bilgisi\n\nTercih sebebi\n- Kafka", "Turkish, of which only the names"},
		"short, chinese": {"任职要求\n- 三年以上 Java 开发经验\n- 熟悉 SQL", "Chinese, of which only the names"},
		"short, russian": {"Требования\n- Опыт работы с Java от 3 лет\n- Знание SQL", "Russian, of which only the names"},
		"short, dutch":   {"Wat vragen wij\n- 3 jaar ervaring met Java\n- Kennis van SQL", ""},
		"german":         {"Du pflegst die Boote im Hafen und schreibst den Eignern von der Mole, auf der das Büro mit Blick auf die See liegt.", ""},
		"english":        {"You look after the boats of the harbour and write to the owners with news of the weather from the office by the quay.", ""},
		"short":          {"Szukamy flisaka.", ""},
	} {
		a := r.Read(&posting.Posting{Title: "Harbour hand", Text: tc.text})
		got := a.Unread()
		if (got == "") != (tc.want == "") || !strings.Contains(got, tc.want) {
			t.Errorf("%s: %q, want %q", name, got, tc.want)
		}
		if why := a.NotUnderstood(); tc.want != "" && !strings.HasSuffix(name, "polish") && why != got {
			t.Errorf("%s: not understood since %q, want %q", name, why, got)
		}
	}
}

package head

import (
	"strings"
	"testing"

	"skillmatch/scrape/document"
	"skillmatch/scrape/posting"
)

// The texts of the cases, by language, as they stand below a head.
var bodies = map[string]string{
	"en": "We bake rye bread for the whole county.\n\nRequirements\n- SQL\n",
	"de": "Wir backen Brot für die ganze Gegend.\n\nIhr Profil\n- SQL\n",
	"fr": "Nous faisons du pain pour toute la région.\n\nProfil recherché\n- SQL\n",
	"es": "Hacemos pan para toda la comarca.\n\nRequisitos\n- SQL\n",
	"it": "Facciamo il pane per tutta la valle.\n\nRequisiti\n- SQL\n",
	"pt": "Fazemos pão para toda a região.\n\nRequisitos\n- SQL\n",
	"nl": "Wij bakken brood voor de hele streek.\n\nFunctie-eisen\n- SQL\n",
}

func TestHeads(t *testing.T) {
	for _, c := range []struct{ name, language, head, want string }{
		{"lines", "en", "Staff Nurse\nHarrowgate Infirmary\nOtley, West Yorkshire", "Staff Nurse|Harrowgate Infirmary|Otley, West Yorkshire"},
		{"lines", "en", "Line Cook\nThe Copper Kettle\nDuluth, MN", "Line Cook|The Copper Kettle|Duluth, MN"},
		{"lines", "de", "Pflegefachkraft (m/w/d)\nSeniorenhaus Lindenhof\nKassel", "Pflegefachkraft (m/w/d)|Seniorenhaus Lindenhof|Kassel"},
		{"lines", "de", "Berufskraftfahrer CE\nHolzmann Transporte GmbH\n34117 Kassel", "Berufskraftfahrer CE|Holzmann Transporte GmbH|34117 Kassel"},
		{"lines", "fr", "Comptable fournisseurs H/F\nMoulins Carrel\nAngers (49)", "Comptable fournisseurs H/F|Moulins Carrel|Angers (49)"},
		{"lines", "fr", "Aide-soignant de nuit\nRésidence des Tilleuls\nQuimper", "Aide-soignant de nuit|Résidence des Tilleuls|Quimper"},
		{"lines", "es", "Enfermera de quirófano\nClínica Valdemora\nSoria", "Enfermera de quirófano|Clínica Valdemora|Soria"},
		{"lines", "es", "Mozo/a de almacén\nRutas del Ebro S.L.\nZaragoza, Aragón", "Mozo/a de almacén|Rutas del Ebro S.L.|Zaragoza, Aragón"},
		{"lines", "it", "Infermiere di sala operatoria\nCasa di Cura Montecalvo\nUdine", "Infermiere di sala operatoria|Casa di Cura Montecalvo|Udine"},
		{"lines", "it", "Addetto alle vendite\nFerramenta Rossini S.r.l.\nProvincia di Bergamo", "Addetto alle vendite|Ferramenta Rossini S.r.l.|Provincia di Bergamo"},
		{"lines", "pt", "Motorista de camião\nTransportes Almeirão Lda\nAveiro", "Motorista de camião|Transportes Almeirão Lda|Aveiro"},
		{"lines", "pt", "Analista de Dados Pleno\nVerdejante\nBelo Horizonte, MG", "Analista de Dados Pleno|Verdejante|Belo Horizonte, MG"},
		{"lines", "nl", "Verpleegkundige IC\nZiekenhuis Waterland\nZwolle", "Verpleegkundige IC|Ziekenhuis Waterland|Zwolle"},
		{"lines", "nl", "Magazijnmedewerker nachtploeg\nVan Doorn Logistiek B.V.\nTilburg", "Magazijnmedewerker nachtploeg|Van Doorn Logistiek B.V.|Tilburg"},
		{"a town nobody lists", "en", "Sheep Shearer\nFellside Wool\nUpper Thornby", "Sheep Shearer|Fellside Wool|Upper Thornby"},
		{"a blank line below the title", "en", "Dental Hygienist\n\nMolar & Sons\nGalway, Ireland", "Dental Hygienist|Molar & Sons|Galway, Ireland"},
		{"blank lines between all", "de", "Bilanzbuchhalterin\n\nKanzlei Ebersbach\n\nAugsburg", "Bilanzbuchhalterin|Kanzlei Ebersbach|Augsburg"},
		{"the employer first", "en", "Brackwater Brewery\nBrewery Technician\nNorwich", "Brewery Technician|Brackwater Brewery|Norwich"},
		{"the title last", "en", "Acorn Nursery\nLeeds, England\nEarly Years Teacher", "Early Years Teacher|Acorn Nursery|Leeds, England"},
		{"the title last", "de", "Stadtwerke Mühlheim\nOffenbach\nElektroniker für Betriebstechnik (m/w/d)", "Elektroniker für Betriebstechnik (m/w/d)|Stadtwerke Mühlheim|Offenbach"},
		{"the title last", "fr", "Boulangerie Perrin\nDijon\nBoulanger H/F", "Boulanger H/F|Boulangerie Perrin|Dijon"},
		{"bars", "en", "Forklift Operator | Pallet & Co | Hull", "Forklift Operator|Pallet & Co|Hull"},
		{"bars", "es", "Camarero/a de pisos | Hotel Miramar | Alicante", "Camarero/a de pisos|Hotel Miramar|Alicante"},
		{"bars with terms", "de", "Koch (m/w/d) | Gasthof Adler | Ravensburg | Vollzeit", "Koch (m/w/d)|Gasthof Adler|Ravensburg"},
		{"dashes", "en", "Payroll Specialist - Tallis Brown - Bristol", "Payroll Specialist|Tallis Brown|Bristol"},
		{"dashes", "fr", "Infirmier anesthésiste – Clinique du Parc – Rennes", "Infirmier anesthésiste|Clinique du Parc|Rennes"},
		{"dashes", "it", "Magazziniere - Logistica Adda - Lodi", "Magazziniere|Logistica Adda|Lodi"},
		{"dots", "en", "Glazier\nClearpane · Cork, Ireland · 2 weeks ago · Over 100 applicants", "Glazier|Clearpane|Cork, Ireland"},
		{"at", "en", "Physiotherapist at Movewell in Cardiff", "Physiotherapist|Movewell|Cardiff"},
		{"at", "en", "Welder @ Ironside Works\nSheffield", "Welder|Ironside Works|Sheffield"},
		{"at", "de", "Erzieherin bei Kita Sonnenschein in Bonn", "Erzieherin|Kita Sonnenschein|Bonn"},
		{"at", "fr", "Chef de projet chez Lumivert à Nantes", "Chef de projet|Lumivert|Nantes"},
		{"at", "it", "Contabile presso Studio Legale Ferri a Torino", "Contabile|Studio Legale Ferri|Torino"},
		{"at", "nl", "Kapper bij Salon Krul in Utrecht", "Kapper|Salon Krul|Utrecht"},
		{"labels", "en", "Job title: Crane Driver\nEmployer: Liftwise\nLocation: Sunderland", "Crane Driver|Liftwise|Sunderland"},
		{"labels", "de", "Stelle: Tierärztin\nFirma: Praxis Rosenau\nEinsatzort: Bamberg", "Tierärztin|Praxis Rosenau|Bamberg"},
		{"labels", "fr", "Poste : Carreleur\nEntreprise : Bâti Sud\nLieu : Nîmes", "Carreleur|Bâti Sud|Nîmes"},
		{"labels", "es", "Puesto: Soldador\nEmpresa: Metales Duero\nLugar de trabajo: Valladolid", "Soldador|Metales Duero|Valladolid"},
		{"labels", "it", "Posizione: Saldatore\nAzienda: Officine Brenta\nSede di lavoro: Padova", "Saldatore|Officine Brenta|Padova"},
		{"labels", "pt", "Cargo: Padeiro\nEmpresa: Pão de Ló\nLocal: Braga", "Padeiro|Pão de Ló|Braga"},
		{"labels", "nl", "Functie: Stukadoor\nBedrijf: Kalk & Zoon\nStandplaats: Ede", "Stukadoor|Kalk & Zoon|Ede"},
		{"labels above their values", "en", "Beekeeper\nLocation\nExeter\nEmployment Type\nFull time", "Beekeeper||Exeter"},
		{"between lines of a page", "en", "Skip to main content\nMossgate Careers\nBack to all jobs\nTree Surgeon\nExeter\nFull-time\nApply now\nSave", "Tree Surgeon|Mossgate|Exeter"},
		{"between lines of a page", "de", "Zum Inhalt springen\nAlle Jobs\nMaschinenführer (m/w/d)\nPapierfabrik Auental GmbH\nPassau\nFeste Anstellung\nVollzeit\nErschienen: vor 3 Tagen\nJetzt bewerben", "Maschinenführer (m/w/d)|Papierfabrik Auental GmbH|Passau"},
		{"between lines of a page", "es", "Saltar al contenido\nVolver a ofertas\nCocinero/a\nAsador Los Robles\nBurgos\nPublicada hace 3 días\nInscribirme en esta oferta", "Cocinero/a|Asador Los Robles|Burgos"},
		{"between lines of a page", "pt", "Ir para o conteúdo\nTodas as vagas\nCabeleireira\nSalão Bela Vista\nCuritiba\nPublicada há 2 dias\nCandidatar-se", "Cabeleireira|Salão Bela Vista|Curitiba"},
		{"a logo, a share button and applicants", "en", "Fernbank logo\nFernbank\nShare\nShow more options\nSenior Actuary\nDublin, County Dublin, Ireland · 3 days ago · Over 100 people clicked apply\nPromoted by hirer · Responses managed off LinkedIn\nHybrid\nFull-time\nApply\nSave\nSave Senior Actuary at Fernbank", "Senior Actuary|Fernbank|Dublin, County Dublin, Ireland"},
		{"a rating below the employer", "en", "Care Assistant- job post\nHollybush House\n4.1 out of 5 stars\nCrewe CW1 2AB\n£12.50 an hour - Permanent, Part-time", "Care Assistant|Hollybush House|Crewe CW1 2AB"},
		{"a rating below the employer", "de", "Zahntechniker (m/w/d) - Stellenanzeige\nDentallabor Krone\n4,1 von 5 Sternen\n90402 Nürnberg\nVollzeit", "Zahntechniker (m/w/d)|Dentallabor Krone|90402 Nürnberg"},
		{"a rating below the employer", "fr", "Serveur (H/F) - offre d'emploi\nLe Vieux Moulin\n3,8 sur 5 étoiles\n35000 Rennes\nCDI - Temps plein", "Serveur (H/F)|Le Vieux Moulin|35000 Rennes"},
		{"the site's name", "en", "Ropemaker | LinkedIn\nHawser Ltd\nChatham", "Ropemaker|Hawser Ltd|Chatham"},
		{"who hires", "en", "Tallow & Wick hiring Candle Maker in Leeds, England, United Kingdom | LinkedIn", "Candle Maker|Tallow & Wick|Leeds, England, United Kingdom"},
		{"who hires", "de", "Bäckerei Huber sucht Bäcker (m/w/d) in Rosenheim", "Bäcker (m/w/d)|Bäckerei Huber|Rosenheim"},
		{"who hires", "fr", "Transports Gilles recrute un conducteur routier", "conducteur routier|Transports Gilles|"},
		{"an announcement", "en", "We are hiring: Piano Tuner\nKeys & Strings\nBath", "Piano Tuner|Keys & Strings|Bath"},
		{"an announcement", "es", "Buscamos carpintero\nMaderas Olmo S.L.\nLugo", "carpintero|Maderas Olmo S.L.|Lugo"},
		{"a mail", "en", "From: Ann Poole <ann@agency.example>\nTo: Bo Lund <bo@mail.example>\nSubject: Fwd: Ship Broker at Tidewater - Plymouth\n\nHi Bo,\n\nthis one may be for you.", "Ship Broker|Tidewater|Plymouth"},
		{"a mail", "de", "Von: Ute Ohm <ute@vermittlung.example>\nBetreff: WG: Stellenangebot: Statiker (m/w/d)\n\nHallo Herr Roth,\n\nanbei die Stelle.\n\nStatiker (m/w/d)\nIngenieurbüro Balken GmbH\nUlm", "Statiker (m/w/d)|Ingenieurbüro Balken GmbH|Ulm"},
		{"a greeting first", "en", "Hi Bo,\n\nI hope you are well. I have a role that may suit you:\n\nVeterinary Surgeon\nPawsome Practice\nTruro, Cornwall", "Veterinary Surgeon|Pawsome Practice|Truro, Cornwall"},
		{"a greeting first", "fr", "Bonjour,\n\nVoici une offre qui pourrait vous plaire.\n\nOrthophoniste\nCabinet Voix Claire\nPau", "Orthophoniste|Cabinet Voix Claire|Pau"},
		{"a greeting first", "it", "Gentile Marta,\n\nle inoltro questa offerta.\n\nGrafica editoriale\nEdizioni Calamaio S.r.l.\nParma", "Grafica editoriale|Edizioni Calamaio S.r.l.|Parma"},
		{"a title alone", "en", "Chimney Sweep\n", "Chimney Sweep||"},
		{"a title with qualification", "en", "Head of Growth, Fintech (Maternity Cover)\nPennywise\nRemote", "Head of Growth, Fintech (Maternity Cover)|Pennywise|Remote"},
		{"a dash within the title", "en", "Product Manager - Payments\nPennywise\nLondon", "Product Manager - Payments|Pennywise|London"},
		{"an employer with a word of titles", "en", "Baker Hartley\nField Technician\nHouston, TX", "Field Technician|Baker Hartley|Houston, TX"},
		{"a trade nobody lists", "en", "Dry Stone Waller\nFellside Estates Ltd\nKendal, Cumbria", "Dry Stone Waller|Fellside Estates Ltd|Kendal, Cumbria"},
		{"a form for all genders", "de", "Kindergartenpädagog*in\nVerein Zwergenland\nLinz, Oberösterreich", "Kindergartenpädagog*in|Verein Zwergenland|Linz, Oberösterreich"},
		{"a line that leads to the title", "de", "Die Gemeinde Auental sucht eine\n\nErzieherin (m/w/d)\nin Teilzeit", "Erzieherin (m/w/d)||"},
		{"a line that leads to the title", "nl", "Wij zoeken:\n\nLeerkracht groep 5\nBasisschool De Regenboog\nAmersfoort", "Leerkracht groep 5|Basisschool De Regenboog|Amersfoort"},
		{"the place first in bars", "en", "Leeds | Tallow & Wick | Candle Maker", "Candle Maker|Tallow & Wick|Leeds"},
		{"an employer with a postcode behind it", "de", "Verkäufer (m/w/d)\nMarkt am Ring KG, 50667 Köln", "Verkäufer (m/w/d)|Markt am Ring KG|50667 Köln"},
		{"terms behind a dash", "fr", "Technicien de maintenance (F/H) - CDI - Lyon\nMécanique du Rhône SAS", "Technicien de maintenance (F/H)|Mécanique du Rhône SAS|Lyon"},
		{"Markdown", "en", "# Cheesemonger\n\n**Rind & Curd** · Bath · Part time", "Cheesemonger|Rind & Curd|Bath"},
	} {
		t.Run(c.language+" "+c.name, func(t *testing.T) {
			p := posting.Posting{Text: document.Outline(c.head + "\n\n" + bodies[c.language])}
			Read(&p)
			if got := p.Title + "|" + p.Company + "|" + p.Location; got != c.want {
				t.Errorf("%q: got %s, want %s", c.head, got, c.want)
			}
			for field := range strings.SplitSeq(c.want, "|") {
				for line := range strings.Lines(p.Text) {
					if field != "" && strings.TrimSpace(line) == field {
						t.Errorf("%q: the text still has %q: %q", c.head, field, p.Text)
					}
				}
			}
			if !strings.HasSuffix(p.Text, strings.TrimSpace(bodies[c.language])) {
				t.Errorf("%q: the text was cut: %q", c.head, p.Text)
			}
		})
	}
}

func TestTextsWithoutAHead(t *testing.T) {
	for _, in := range []string{
		"We are a bakery with three ovens.\nEngineer\nLeeds\n",
		"Our engineers build bridges\nand roads all over Wales.\n\nRequirements\n- CAD\n",
		"As a nurse on our ward you look after ten patients.\n\nStaff Nurse\nLeeds\n",
		"Wir suchen Menschen, die gern backen.\n\nBäcker\n",
		"Nous sommes une équipe de comptables passionnés.\n\nComptable\n",
		"Somos una clínica con diez enfermeras.\n\nEnfermera\n",
		"About us\n\nWe bake bread.\n",
		"Requirements\n- Baker's hands\n",
		"## Über uns\nBäcker seit 1890.\n",
		"- Nurse\n- Cook\n",
		"Anna Miller\n\nWe met last week.\n",
		"Anna Miller\nLeeds, England\nanna.miller@mail.example\n\nTen years in bakeries.\n",
		"Jean Tailleur\n06 12 34 56 78\nLyon\n\nDix ans dans la boulangerie.\n",
		"# Marco Rossi\n\nVia Roma 1, Milano\n",
		"Hi Bo,\n\nI hope you are well. Shall we talk about a new job?\n\nBest,\nAnn Poole\n",
		"Subject: Quick question\n\nHi Bo,\n\nDo you know a welder?\n",
		"CURRICULUM VITAE\n\nGiulia Ferrari\nVia Garibaldi 3, Torino\n",
		"Oliver Cook\n\nSummary\nChef with ten years in kitchens.\n",
		"Kubernetes\nTerraform\nLeeds\n\nThese are what we ask for.\n",
		"Full-time\nRemote\n£30,000\n\nWe want you.\n",
		"Why work as a nurse with us?\n\nBecause we care.\n",
		"Bramhall Bakery\nLeeds, England\n\nWe bake bread.\n",
		"Build things that last and make the world a better place\n\nWe bake bread.\n",
	} {
		p := posting.Posting{Text: document.Outline(in)}
		text := p.Text
		if Read(&p); p.Title != "" || p.Company != "" || p.Text != text {
			t.Errorf("%q: title %q, company %q, text %q", in, p.Title, p.Company, p.Text)
		}
	}
}

// What a head says besides the title, employer and place stays in the text, and never as a
// line that could be taken for a heading.
func TestTheRestOfAHeadStays(t *testing.T) {
	for in, want := range map[string]string{
		"Baker\nRye Ltd · Leeds · Full-time · £30,000\n\nWe bake.":       "Full-time | £30,000\n\nWe bake.",
		"Rye Ltd | Baker | Leeds | $90k + equity\nWe bake.":              "Rye Ltd | Baker | Leeds | $90k + equity\nWe bake.",
		"Baker\nRye Ltd\nLeeds\nPosted 3 days ago\n\nWe bake.":           "Posted 3 days ago\n\nWe bake.",
		"Save\nBaker\nRye Ltd\nLeeds\nSave Baker\n\nWe bake.":            "Save\n\nWe bake.",
		"Baker - Part Time\nRye Ltd\nLeeds\n\nWe bake.":                  "Part Time\n\nWe bake.",
		"Baker\nRye Ltd\nLeeds":                                          "Baker\nRye Ltd\nLeeds",
		"Title: Baker\nPublished: 2026-03-01\nSalary: £30,000\nWe bake.": "Salary: £30,000\nWe bake.",
	} {
		p := posting.Posting{Text: in}
		if Read(&p); p.Title != "Baker" || p.Text != want {
			t.Errorf("%q: title %q, text %q, want %q", in, p.Title, p.Text, want)
		}
	}
}

// A posting that has a title keeps it and its text; labels fill what is missing.
func TestKnownTitlesStay(t *testing.T) {
	p := posting.Posting{Title: "Baker", Text: "Rye baker\nCompany: Rye Ltd\nLocation: Leeds\n\nWe bake."}
	text := p.Text
	if Read(&p); p.Title != "Baker" || p.Company != "Rye Ltd" || p.Location != "Leeds" || p.Text != text {
		t.Errorf("%+v", p)
	}
}

func FuzzRead(f *testing.F) {
	for _, in := range []string{"Baker\nRye Ltd\nLeeds\n\nWe bake.", "Rye | Baker (m/f/d) | Leeds - Remote", "Subject: Fwd: Baker at Rye, Leeds\n\nHi Bo,", "Location\nLeeds\n**Rye**, Oslo", "Rye sucht eine\nBäcker*in", "Baker\nRye\v(   \fx"} {
		f.Add(in)
	}
	f.Fuzz(func(t *testing.T, in string) {
		p := posting.Posting{Text: document.Outline(in)}
		before := p.Text
		Read(&p)
		for _, v := range []string{p.Title, p.Company, p.Location, p.Published, p.URL} {
			if v != document.Line(v) {
				t.Errorf("field is not clean: %q", v)
			}
		}
		if p.Text != document.Clean(p.Text) || p.Text == "" && before != "" || p.Title == "" && p.Text != before {
			t.Errorf("%q: text %q", before, p.Text)
		}
	})
}

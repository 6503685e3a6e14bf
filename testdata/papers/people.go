package papers

// Person is an invented person with a résumé.
type Person struct {
	Short, Language, Name, Label, Mail, Place, Summary string
	Roles                                              []Role
	Studies, Skills, Speaks, Certificates              []string
}

// Role is a job of a person. Start and End are like "2019-03"; a role that lasts has no
// End.
type Role struct {
	Title, Employer, Place, Start, End string
	Bullets                            []string
}

// people are those who have papers, every time the same.
func people() []*Person {
	return []*Person{nurse(), welder(), engineer(), hotel(), accountant(), teacher(), cook()}
}

// nurse works in a hospital; one of her titles is in no list.
func nurse() *Person {
	return &Person{
		Short: "nurse", Language: "en", Name: "Marit Offenbach", Label: "Charge Nurse", Mail: "marit@offenbach.example", Place: "Duluth, MN",
		Summary: "Registered nurse with a calm hand in busy wards, trusted to train new staff and to keep official records in order.",
		Roles: []Role{
			{"Charge Nurse", "Fennimore Valley Hospital", "Duluth, MN", "2019-03", "", []string{
				"Lead a shift of 14 nurses and aides on a 36-bed surgical ward and plan their breaks and handovers.",
				"Brought falls per 1,000 patient days from 4.1 to 1.9 by checking rooms every two hours.",
				"Certified trainer for infusion pumps; taught 60 colleagues in small groups.",
			}},
			{"Registered Nurse", "Saint Odile Medical Center", "Superior, WI", "2014-06", "2019-02", []string{
				"Cared for six patients a shift after operations of the hip, the knee and the spine.",
				"Filed medication errors without blame and cut them by a third in the first year.",
			}},
			{"Ward Intake Clerk", "Harbor Point Clinic", "Duluth, MN", "2012-01", "2014-05", []string{
				"Registered 80 patients a day and verified their insurance before the first visit.",
				"Answered difficult calls and found the right office for each.",
			}},
		},
		Studies:      []string{"BSc Nursing, Lakehead College, 2008 – 2012"},
		Skills:       []string{"Wound care, Triage, Patient education", "Epic, Cerner, Pyxis"},
		Speaks:       []string{"English (native)", "Spanish (B2)"},
		Certificates: []string{"Basic Life Support, 2025", "Medical-Surgical Nursing Certification, 2018"},
	}
}

// welder has fractions in his bullets and employers with legal forms.
func welder() *Person {
	return &Person{
		Short: "welder", Language: "en", Name: "Tobin Wrenfield", Label: "Structural Welder", Mail: "tobin@wrenfield.example", Place: "Tulsa, OK",
		Summary: "Welder of structural steel and pressure pipe, on site and in the shop.",
		Roles: []Role{
			{"Structural Welder", "Northgate Fabricators, Inc.", "Tulsa, OK", "2018-05", "", []string{
				"Weld columns and beams of up to 2½ in flange by flux core and stick, checked by ultrasound.",
				"Fit and tack frames from drawings and keep waste of plate under 6%.",
				"Trained four apprentices, of whom three passed the test at the first try.",
			}},
			{"Pipe Welder", "Cimarron Pipe & Vessel LLC", "Enid, OK", "2013-09", "2018-04", []string{
				"Welded carbon and stainless pipe in all positions with a repair rate of 0.8 %.",
				"Read isometric drawings and made templates for difficult branches.",
			}},
			{"Welder's Helper", "Ostrander Boiler Works", "Enid, OK", "2011-02", "2013-08", []string{
				"Ground, cleaned and preheated joints and staged the steel for two crews.",
			}},
		},
		Studies:      []string{"Certificate, Welding Technology, Red Fork Technical School, 2010 – 2011"},
		Skills:       []string{"SMAW, FCAW, GTAW", "Blueprint reading, Oxy-fuel cutting, Overhead crane"},
		Speaks:       []string{"English (native)"},
		Certificates: []string{"AWS Certified Welder D1.1, 2017"},
	}
}

// engineer writes software.
func engineer() *Person {
	return &Person{
		Short: "engineer", Language: "en", Name: "Olufemi Castellan", Label: "Senior Software Engineer", Mail: "olu@castellan.example", Place: "Leeds, UK",
		Summary: "Engineer of payment systems who likes small services, clear contracts and quiet nights.",
		Roles: []Role{
			{"Senior Software Engineer", "Ostrava Ledger Ltd", "Leeds, UK", "2021-01", "", []string{
				"Designed the ledger in Go and PostgreSQL that books 9 million transfers a day without a lost cent.",
				"Cut the time of a release from two hours to 12 minutes with Kubernetes, Terraform and Argo CD.",
				"Mentor three engineers and review the design of every change to the public API.",
			}},
			{"Software Engineer", "Hollin Gauge Analytics", "York, UK", "2017-10", "2020-12", []string{
				"Built ingestion of 400 feeds in Python and Kafka and kept their lag under five seconds.",
				"Moved nightly reports to Airflow, so that a failed step is run again by itself.",
			}},
			{"Junior Developer", "Foxglove Studio", "York, UK", "2015-07", "2017-09", []string{
				"Wrote React pages and Node.js services for shops of local craftsmen.",
			}},
		},
		Studies: []string{"BSc Computer Science, University of Ravensmoor, 2012 – 2015"},
		Skills:  []string{"Go, Python, TypeScript, SQL", "PostgreSQL, Kafka, Kubernetes, Terraform, AWS"},
		Speaks:  []string{"English (native)", "Yoruba (native)"},
	}
}

// hotel has managed hotels in two countries.
func hotel() *Person {
	return &Person{
		Short: "hotel", Language: "en", Name: "Giancarlo Trevisan", Label: "Front Office Manager", Mail: "g.trevisan@trevisan.example", Place: "Dublin, Ireland",
		Summary: "Hotel manager of front offices from 90 to 340 rooms, fluent in four languages.",
		Roles: []Role{
			{"Front Office Manager", "The Larkfield Hotel", "Dublin, Ireland", "2019-09", "", []string{
				"Manage 28 receptionists, porters and night auditors in a house of 340 rooms.",
				"Raised the review score for arrival from 8.1 to 9.2 by sending keys to phones before guests arrive.",
				"Prepare the budget of €2.4 million and report to the general manager every month.",
			}},
			{"Duty Manager", "Grand Hotel Serravalle", "Trieste, Italy", "2015-05", "2019-08", []string{
				"Solved complaints on the spot with an own budget and brought repeat visits to 38%.",
				"Planned the shifts of reception, bar and housekeeping on weekends.",
			}},
			{"Night Auditor", "Pensione Tre Fontane", "Udine, Italy", "2013-04", "2015-04", []string{
				"Closed the books each night and balanced cash, cards and city ledger.",
			}},
		},
		Studies: []string{"BA Hospitality Management, Istituto San Canzian, 2009 – 2012"},
		Skills:  []string{"Opera PMS, Fidelio, Revenue management", "Budgeting, Complaint handling, Rostering"},
		Speaks:  []string{"Italian (native)", "English (C2)", "German (B2)", "French (B1)"},
	}
}

// accountant writes in German.
func accountant() *Person {
	return &Person{
		Short: "accountant", Language: "de", Name: "Jürgen Haßlacher", Label: "Bilanzbuchhalter", Mail: "j.hasslacher@beispiel.example", Place: "Kassel",
		Summary: "Bilanzbuchhalter mit Erfahrung in Konzernabschlüssen und in der Einführung von Software für das Rechnungswesen.",
		Roles: []Role{
			{"Bilanzbuchhalter", "Wöllstein Maschinenbau GmbH", "Kassel", "2017-10", "", []string{
				"Erstelle Monats- und Jahresabschlüsse nach HGB für drei Gesellschaften mit 480 Beschäftigten.",
				"Verkürzte den Monatsabschluss von neun auf fünf Tage durch feste Termine und Vorlagen.",
				"Führte die elektronische Rechnungsprüfung ein und schulte 25 Kolleginnen und Kollegen.",
			}},
			{"Finanzbuchhalter", "Kurhessische Spedition Brömmel KG", "Fulda", "2012-08", "2017-09", []string{
				"Buchte Kreditoren und Debitoren und stimmte die Konten monatlich ab.",
				"Bereitete die Umsatzsteuervoranmeldung und die Prüfung durch das Finanzamt vor.",
			}},
		},
		Studies:      []string{"Ausbildung zum Steuerfachangestellten, Kanzlei Rübsam, 2009 – 2012"},
		Skills:       []string{"DATEV, SAP FI, Excel", "HGB, Umsatzsteuer, Anlagenbuchhaltung"},
		Speaks:       []string{"Deutsch (Muttersprache)", "Englisch (B2)"},
		Certificates: []string{"Geprüfter Bilanzbuchhalter (IHK), 2016"},
	}
}

// teacher writes in French.
func teacher() *Person {
	return &Person{
		Short: "teacher", Language: "fr", Name: "Hélène Aubépine", Label: "Professeure de mathématiques", Mail: "helene@aubepine.example", Place: "Nantes",
		Summary: "Professeure de mathématiques au collège et au lycée, attachée à la réussite des élèves les plus fragiles.",
		Roles: []Role{
			{"Professeure de mathématiques", "Lycée Sainte-Aurore", "Nantes", "2018-09", "", []string{
				"Enseigne à quatre classes de seconde et de première, soit 128 élèves.",
				"A créé un atelier du soir où 35 élèves reprennent chaque semaine les bases du calcul.",
				"Coordonne l’équipe de sept enseignants et prépare les épreuves communes.",
			}},
			{"Professeure remplaçante", "Collège des Trois-Rivières", "Angers", "2014-09", "2018-08", []string{
				"Assuré des remplacements de deux à six mois dans cinq établissements.",
				"Rédigé des fiches d’exercices différenciés, encore utilisées par l’équipe.",
			}},
		},
		Studies: []string{"Master MEEF Mathématiques, Université de Bretagne-Sud, 2012 – 2014"},
		Skills:  []string{"GeoGebra, LaTeX, Python", "Différenciation, Évaluation par compétences"},
		Speaks:  []string{"Français (langue maternelle)", "Anglais (C1)"},
	}
}

// cook writes in Spanish.
func cook() *Person {
	return &Person{
		Short: "cook", Language: "es", Name: "Inés Peñalosa Ruiz", Label: "Oficial de cocina", Mail: "ines@penalosa.example", Place: "Bilbao",
		Summary: "Cocinera con diez años de experiencia en cocina vasca de temporada y en banquetes de hasta 300 personas.",
		Roles: []Role{
			{"Oficial de cocina", "Restaurante Arrigorri", "Bilbao", "2020-02", "", []string{
				"Organizo la partida de carnes y sustituyo al jefe de cocina dos días por semana.",
				"Reduje la merma del 9 % al 4 % con fichas técnicas y un control diario de la cámara.",
				"Diseño con el jefe los menús de temporada y calculo su coste por ración.",
			}},
			{"Jefa de partida", "Hotel Punta Galea", "Getxo", "2016-04", "2020-01", []string{
				"Preparé los entrantes fríos para bodas de 300 invitados.",
				"Enseñé a cinco ayudantes las normas de higiene y el sistema APPCC.",
			}},
			{"Ayudante de cocina", "Asador Txindoki", "Tolosa", "2013-06", "2016-03", []string{
				"Limpié y porcioné pescado y verdura para 120 cubiertos diarios.",
			}},
		},
		Studies: []string{"Técnico en Cocina y Gastronomía, Escuela de Hostelería de Leioa, 2011 – 2013"},
		Skills:  []string{"APPCC, Escandallos, Cocina al vacío", "Pastelería básica, Gestión de pedidos"},
		Speaks:  []string{"Español (nativo)", "Euskera (B2)", "Inglés (B1)"},
	}
}

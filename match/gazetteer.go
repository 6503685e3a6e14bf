package match

import "strings"

// wordKind says what a word or a phrase of a title has to do with the job.
type wordKind uint8

const (
	// aPlace names where the job is; it tells no two jobs apart wherever it stands.
	aPlace wordKind = 1 << iota
	// anAside tells none apart where it is all that stands between two dashes,
	// commas or brackets: a way of work, a form of contract, a call to apply.
	anAside
	// aLink joins such words and is nothing by itself.
	aLink
	// aLabel stands before the number of a requisition.
	aLabel
	// aGender stands for a gender in a row of letters that do.
	aGender
	// longer says that longer phrases begin with these words.
	longer
)

// titlePhrase is what is known of words that stand in a title.
type titlePhrase struct {
	kind wordKind
	as   uint64 // the word that this one is short for, 0 for none
}

// longestPhrase is how many words a phrase of a title has at most.
const longestPhrase = 3

// titlePhrases are the phrases that say nothing of the job in a title, and short
// forms of others, by the hash of their words.
func titlePhrases() map[uint64]titlePhrase {
	m := make(map[uint64]titlePhrase, 1024)
	for _, p := range places() {
		add(m, strings.Join(p.names, ";"), aPlace)
	}
	add(m, countries+";"+regions+";"+states+";"+cities, aPlace)
	add(m, asides, anAside)
	add(m, `and;or;in;within;only;based;the;from;to;of;for;at;any;und;oder;et;ou;y;o;e;de;la;a;an;we;are;re;is;s;as;with;possible;friendly;first;option;optional;available;preferred;eligible;position;role;job;month;months;hours;time;region;regions;area`, aLink)
	add(m, `div;divers;diverse;gn;nb`, aGender)
	add(m, `id;req;requisition;ref;reference;no;nr;number;jr;r;kennziffer`, aLink|aLabel)
	for _, pair := range [][2]string{{"sr", "senior"}, {"snr", "senior"}, {"jr", "junior"}, {"eng", "engineer"}, {"engr", "engineer"}, {"mgr", "manager"}, {"dev", "developer"}} {
		key := mix(seed, hashWord(pair[0]))
		p := m[key]
		p.as = hashWord(pair[1])
		m[key] = p
	}
	return m
}

// add enters a list of phrases.
func add(m map[uint64]titlePhrase, list string, kind wordKind) {
	for phrase := range strings.SplitSeq(list, ";") {
		h := uint64(seed)
		words := strings.Fields(phrase)
		for i, w := range words {
			h = mix(h, hashWord(w))
			p := m[h]
			if i < len(words)-1 {
				p.kind |= longer
			} else {
				p.kind |= kind
			}
			m[h] = p
		}
	}
}

// asides are ways of work, forms of contract and calls to apply. The points of the
// compass are there for the districts that salespeople share among them.
const asides = `remote;remotely;fully remote;hybrid;onsite;on site;in office;in person;inoffice;office;home office;homeoffice;wfh;work from home;work from anywhere;anywhere;worldwide;global;globally;flexible;relocation;telework;telecommute;
 vor ort;présentiel;télétravail;teletrabajo;remoto;híbrido;presencial;
 full time;fulltime;part time;parttime;ft;pt;permanent;perm;contract;contractor;freelance;freelancer;temporary;temp;fixed term;ftc;cdi;cdd;vollzeit;teilzeit;unbefristet;befristet;festanstellung;w2;c2c;1099;b2b contract;seasonal;temps plein;temps partiel;
 urgent;urgently;hiring;now hiring;immediate;immediately;immediate start;asap;wanted;vacancy;reposted;repost;new opening;join us;apply now;
 north;south;east;west;northeast;northwest;southeast;southwest;north east;north west;south east;south west;central;midwest;mid west;east coast;west coast;eastern;western;northern;southern;pacific;atlantic;mid atlantic;mountain;socal;norcal;tri state;
 all genders;alle geschlechter;any gender`

// The names below are those of the countries, regions and cities that postings
// name most. Names that are words of jobs as well (Mobile, Reading, Nice,
// Phoenix, Essen) are left out.
const (
	countries = `albania;algeria;andorra;armenia;azerbaijan;bahrain;bangladesh;belarus;bolivia;bosnia;botswana;bulgaria;cambodia;cameroon;chile;china;colombia;costa rica;croatia;cyprus;czech;dominican republic;ecuador;egypt;el salvador;
 estonia;ethiopia;georgia;ghana;guatemala;honduras;hong kong;iceland;indonesia;iraq;ivory coast;jamaica;jordan;kazakhstan;korea;south korea;kosovo;kuwait;latvia;lebanon;liechtenstein;lithuania;luxembourg;macau;malaysia;malta;mauritius;moldova;monaco;mongolia;
 montenegro;morocco;mozambique;myanmar;namibia;nepal;nicaragua;north macedonia;macedonia;oman;pakistan;panama;paraguay;peru;philippines;puerto rico;qatar;rwanda;saudi arabia;saudi;ksa;senegal;serbia;slovakia;slovenia;sri lanka;taiwan;tanzania;thailand;tunisia;
 uganda;uae;united arab emirates;uruguay;uzbekistan;venezuela;vietnam;zambia;zimbabwe;scotland;wales;northern ireland;polska;sverige;norge;danmark;suomi;belgië;belgique;nederland;suisse;svizzera;italie;espagne;allemagne`
	regions = `emea;apac;latam;dach;nordics;benelux;mena;anz;cee;uki;amer;amers;americas;namer;nam;noram;japac;apj;asean;gcc;iberia;balkans;baltics;africa;asia;oceania;scandinavia;caribbean;north america;south america;latin america;central america;
 middle east;southeast asia;south east asia;asia pacific;western europe;eastern europe;northern europe;southern europe;central europe;bay area;sf bay area;silicon valley;new england;pacific northwest;est;edt;pst;pdt;mst;cst;cet;gmt;utc;time zone;time zones;timezone;timezones;us based;uk based`
	states = `alabama;alaska;arizona;arkansas;california;colorado;connecticut;delaware;florida;hawaii;idaho;illinois;indiana;iowa;kansas;kentucky;louisiana;maine;maryland;massachusetts;michigan;minnesota;mississippi;missouri;montana;nebraska;nevada;new hampshire;
 new jersey;new mexico;new york;new york city;north carolina;south carolina;north dakota;south dakota;ohio;oklahoma;oregon;pennsylvania;rhode island;tennessee;texas;utah;vermont;virginia;west virginia;washington;washington dc;washington d c;wisconsin;wyoming;ny;nyc;nj;tx;fl;sf;dc;
 ontario;quebec;québec;british columbia;alberta;manitoba;saskatchewan;nova scotia;new south wales;nsw;queensland;victoria;bavaria;bayern;nrw;catalonia;île de france;karnataka;maharashtra`
	cities = `aachen;aarhus;abu dhabi;accra;adelaide;ahmedabad;albany;albuquerque;amman;amsterdam;ankara;antwerp;antwerpen;athens;atlanta;auckland;austin;baltimore;bangalore;bengaluru;bangkok;barcelona;basel;beijing;beirut;belfast;belgrade;bergen;berkeley;berlin;bern;bilbao;
 birmingham;bochum;bogota;bogotá;bologna;bonn;bordeaux;boston;boulder;bratislava;bremen;brisbane;bristol;brno;brooklyn;brussels;bruxelles;bucharest;budapest;buenos aires;buffalo;cairo;calgary;cambridge;canberra;cape town;cardiff;casablanca;charlotte;chennai;chicago;cincinnati;
 cleveland;cluj;cologne;köln;columbus;copenhagen;københavn;cork;dakar;dallas;dar es salaam;delhi;new delhi;denver;detroit;dortmund;dresden;dubai;dublin;durham;düsseldorf;dusseldorf;edinburgh;edmonton;eindhoven;espoo;florence;frankfurt;gdansk;geneva;genève;ghent;glasgow;
 gothenburg;göteborg;graz;grenoble;guadalajara;gurgaon;gurugram;haarlem;haifa;hamburg;hannover;hanover;hanoi;hartford;heidelberg;helsinki;ho chi minh;honolulu;houston;hyderabad;indianapolis;istanbul;jacksonville;jakarta;jeddah;jerusalem;johannesburg;kansas city;karachi;karlsruhe;
 kathmandu;kiev;kyiv;krakow;kraków;kuala lumpur;kyoto;lagos;lahore;las vegas;lausanne;leeds;leiden;leipzig;lille;lima;lisbon;lisboa;liverpool;ljubljana;london;los angeles;louisville;luxembourg city;lviv;lyon;madrid;malaga;málaga;malmö;malmo;manchester;manhattan;manila;mannheim;
 marseille;medellin;medellín;melbourne;memphis;mexico city;miami;milan;milano;milwaukee;minneapolis;minsk;monterrey;montevideo;montpellier;montreal;montréal;moscow;mountain view;mumbai;munich;münchen;muenchen;münster;nairobi;nantes;naples;nashville;new haven;new orleans;newark;
 newcastle;noida;nottingham;nuremberg;nürnberg;oakland;omaha;orlando;osaka;oslo;ottawa;oxford;palo alto;paris;perth;philadelphia;pittsburgh;porto;portland;poznan;prague;praha;princeton;providence;pune;raleigh;redmond;redwood city;reno;rennes;richmond;riga;rio de janeiro;riyadh;
 rochester;rome;roma;rotterdam;sacramento;salt lake city;salt lake;san antonio;san diego;san francisco;san jose;san josé;san mateo;santa barbara;santa clara;santa monica;santiago;são paulo;sao paulo;scottsdale;seattle;seoul;seville;shanghai;sheffield;shenzhen;sofia;st louis;
 stockholm;strasbourg;stuttgart;sunnyvale;sydney;taipei;tallinn;tampa;tampere;tbilisi;tel aviv;the hague;den haag;tokyo;toronto;toulouse;tucson;tulsa;turin;torino;turku;utrecht;valencia;vancouver;vienna;wien;vilnius;warsaw;warszawa;wellington;winnipeg;wroclaw;wrocław;yerevan;
 york;zagreb;zaragoza;zug;zurich;zürich`
)

package language

import (
	"slices"
	"strings"
	"testing"

	"skillmatch/index/table"
)

func TestTheLanguageOfAText(t *testing.T) {
	for want, text := range map[string]string{
		"en": "you look after the boats of the harbour and write to the owners with news of the weather, from the office by the quay",
		"de": "du pflegst die boote im hafen und schreibst den eignern von der mole, auf der das büro mit blick auf die see liegt",
		"fr": "vous prenez soin des bateaux du port et écrivez aux propriétaires avec les nouvelles de la météo, dans le bureau sur une jetée",
		"es": "cuidas los barcos del puerto y escribes a los dueños con las noticias del tiempo, en la oficina entre el muelle y una playa",
		"it": "curi le barche dal porto di Lerici e scrivi ai soci della darsena con una nota per il maltempo, dalle finestre alla banchina nel cantiere",
		"pt": "cuida dos barcos do porto e escreve aos donos com as notícias do tempo, no escritório da doca em uma praia para os sócios",
		"nl": "je zorgt voor de boten van het havenbedrijf en schrijft aan eigenaren met nieuws van het weer, bij het kantoor naast een kade",
		"pl": "dbasz o łodzie w porcie i piszesz do właścicieli z wiadomościami o pogodzie, a biuro jest na nabrzeżu oraz przy plaży",
		"sv": "du tar hand om båtar i hamnen och skriver till ägare om vädret, med ett kontor som är på kajen eller i vår by",
		"da": "du passer bådene i havnen og skriver til ejerne om vejret, med et kontor som er på kajen eller i vores by af sten",
		"nb": "du passer båtene i havnen og skriver til eierne om været, med et kontor som er på kaien eller i vår by av stein",
		"fi": "hoidat veneitä satamassa ja kirjoitat omistajille säästä, sekä olet mukaan kutsuttu myös retkille, joka on hauskaa ja tai ei",
		"cs": "staráš se o lodě v přístavu a píšeš majitelům o počasí, které je na nábřeží nebo za městem, a od jara pro nás",
		"hu": "a kikötő hajóit gondozod és írsz az időjárásról, egy irodában, valamint az is fontos, hogy nem félsz a víztől, vagy ha igen",
		"ro": "ai grijă de bărcile din port și scrii proprietarilor despre vreme, cu un birou pe chei sau în oraș, care este la mare",
		"tr": "limandaki tekneler için bir ekip ile çalışır ve bu işi iyi yapar, sahip olarak de da çok gezer veya yazar",
		"ru": "вы следите за лодками в порту и пишете владельцам о погоде, из конторы на набережной",
		"uk": "ви дбаєте про човни в порту та пишете власникам про погоду, є контора на набережній або у місті",
		"el": "φροντίζεις τις βάρκες και γράφεις για τον καιρό με την ομάδα από το γραφείο στην προκυμαία",
		"ja": "港の船を整備し、持ち主に天気を知らせます。事務所は桟橋のそばにあり、毎朝ここから町へ出かけます。読み書きが好きな方をお待ちしています。船や海についての知識は入社してから学べます。",
		"zh": "你负责维护港口的船只，并把天气告诉船主。办公室在码头旁边，每天早上从这里出发。我们欢迎喜欢读书写字的人，其他知识入职以后可以慢慢学习，薪资面议，包吃包住，工作时间固定，周末双休，节假日另有补贴。",
		"ko": "항구의 배를 돌보고 주인에게 날씨를 알립니다. 사무실은 부두 옆에 있으며 매일 아침 이곳에서 출발합니다. 읽고 쓰기를 좋아하는 분을 기다립니다. 다른 지식은 입사한 뒤에 배울 수 있습니다.",
		"":   "go, kafka, postgres",
	} {
		got, known := Of(6, slices.Values(strings.SplitAfter(text, ", ")))
		if got.Code != want || known != (want != "") {
			t.Errorf("%s: %q (%v), %q", want, got.Code, known, text)
		}
	}
}

// The languages whose headings the tables have are known here, and read at least so far.
func TestTheTableOfLanguages(t *testing.T) {
	seen := map[string]bool{}
	for n, l := range load().languages {
		if seen[l.Code] || seen[l.Name] || !slices.Contains([]Depth{Whole, Headings, Names}, l.Reads) {
			t.Errorf("%s: a code or a name again, or no depth: %q", l.Code, l.Reads)
		}
		seen[l.Code], seen[l.Name] = true, true
		if slices.Contains(table.Languages(), l.Code) == (l.Reads == Names) {
			t.Errorf("%s: reads %q", l.Code, l.Reads)
		}
		words := 0
		for word, speakers := range load().speakers {
			if slices.Contains(speakers, n) {
				words++
			}
			if word != strings.ToLower(word) {
				t.Errorf("%q is not in lower case", word)
			}
		}
		if words == 0 {
			t.Errorf("%s has no words", l.Code)
		}
	}
	for _, code := range table.Languages() {
		if !seen[code] {
			t.Errorf("%s is read and not recognized", code)
		}
	}
}

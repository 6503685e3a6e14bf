package page

import "strings"

// checkTitles returns the titles of bot checks, in lower case.
func checkTitles() []string {
	return []string{
		"just a moment", "security check", "attention required", "access denied", "robot check", "are you a robot", "human verification", "verify you are human", "ddos-guard", "pardon our interruption", "one moment, please",
		"bot verification", "client challenge", "security checkpoint", "making sure you're not a bot", "access to this page has been denied", "request rejected",
		"nur einen moment", "un instant…", "un momento…", "um momento…", "even geduld", "chwileczkę", "один момент", "bir dakika lütfen", "しばらくお待ちください", "请稍候", "잠시만 기다리십시오", "sicherheitsüberprüfung",
		"vérification de sécurité", "verificación de seguridad", "verificação de segurança", "zugriff verweigert", "accès refusé", "acceso denegado", "acesso negado",
	}
}

// checkPhrases returns the phrases of bot checks, in lower case.
func checkPhrases() []string {
	return []string{
		"enable javascript and cookies to continue", "checking your browser", "verify you are human", "verifying you are human", "verify that you are human", "verify you are not a bot", "complete the security check",
		"you have been blocked", "please wait while your request is being verified", "unusual traffic", "unusual activity", "are you a robot", "not a robot", "press & hold", "slide right to secure", "you don't have permission to access",
		"confirm you are human", "confirm that you're human", "please solve this captcha", "complete the captcha", "additional security check is required", "request unsuccessful",
		"dass sie ein mensch sind", "kein roboter", "ihr browser wird überprüft", "ungewöhnliche aktivität", "que vous êtes un être humain", "que vous êtes humain", "vous n'êtes pas un robot", "activité inhabituelle",
		"que eres humano", "que es humano", "no eres un robot", "no soy un robot", "actividad inusual", "que você é humano", "não é um robô", "não sou um robô", "che sei umano", "non sei un robot", "dat u een mens bent", "geen robot",
		"nie jesteś robotem", "att du är en människa", "что вы не робот", "あなたが人間である", "ロボットではありません", "您是真人", "로봇이 아닙니다",
	}
}

// loginTitles returns the titles of log-in pages, in lower case.
func loginTitles() []string {
	return []string{"log in", "login", "sign in", "sign up", "anmelden", "anmeldung", "einloggen", "connexion", "se connecter", "iniciar sesión", "inicia sesión", "entrar", "iniciar sessão", "accedi", "inloggen", "aanmelden", "logga in",
		"log ind", "logg inn", "kirjaudu", "zaloguj", "přihlá", "войти", "вход", "ログイン", "登录", "로그인"}
}

// loginPhrases returns the phrases of log-in pages, in lower case.
func loginPhrases() []string {
	return []string{
		"sign in to view", "sign in to continue", "sign in to see", "log in to continue", "log in to view", "log in to see", "join now to see", "please log in", "please sign in", "you must be logged in", "login required", "join to apply for",
		"bitte melden sie sich an", "bitte melde dich an", "melden sie sich an, um", "um fortzufahren, melden", "connectez-vous pour", "veuillez vous connecter", "identifiez-vous pour", "inicia sesión para", "inicie sesión para",
		"regístrate para ver", "faça login para", "entre para ver", "inicie sessão para", "accedi per", "effettua l'accesso", "log in om", "meld je aan om", "logga in för att", "log ind for at", "logg inn for å", "zaloguj się, aby",
		"войдите, чтобы", "ログインしてください", "请登录", "로그인이 필요",
	}
}

// scriptPhrases returns the phrases of pages that need scripts, in lower case.
func scriptPhrases() []string {
	return []string{"enable javascript", "requires javascript", "activate javascript", "javascript is disabled", "javascript is required", "turn on javascript", "javascript aktivieren", "javascript ist deaktiviert", "aktivieren sie javascript",
		"activer javascript", "activez javascript", "habilitar javascript", "active javascript", "habilite o javascript", "ative o javascript", "abilita javascript", "schakel javascript in", "aktivera javascript", "włącz javascript",
		"включите javascript"}
}

// closed reports whether a text announces at its beginning that a job is gone.
func closed(text string) bool {
	return containsAny(strings.ReplaceAll(strings.ToLower(text[:min(len(text), maxShell)]), "’", "'"), closedPhrases()...)
}

// closedPhrases returns the phrases of pages whose job is gone, in lower case.
func closedPhrases() []string {
	return []string{
		"no longer accepting applications", "no longer available", "position has been filled", "position is filled", "job has been filled", "job has expired", "posting has expired", "vacancy has expired", "job is closed", "position is closed",
		"position has been closed", "job has been closed", "vacancy is closed", "vacancy has closed", "vacancy has been filled", "no longer open", "no longer active", "no longer exists", "job posting is closed", "posting is closed",
		"applications have closed", "applications are closed", "applications have now closed", "applications are now closed", "role is closed", "role has been filled", "role has been closed", "role is filled", "job expired", "job closed", "position closed",
		"position filled", "vacancy closed", "has now closed", "vacancy is now closed", "job you are looking for", "job you're looking for", "position you are looking for", "job not found", "this job was removed", "job has been removed",
		// German, French, Spanish, Catalan, Portuguese and Italian
		"nicht mehr verfügbar", "bereits besetzt", "nicht mehr aktiv", "nicht mehr online", "stelle ist besetzt", "stelle wurde besetzt", "stelle besetzt", "bewerbungsfrist abgelaufen", "anzeige ist abgelaufen", "bewerbungsfrist ist abgelaufen", "existiert nicht mehr",
		"n'est plus disponible", "n'est plus en ligne", "a été pourvu", "est pourvu", "offre expirée", "offre a expiré", "offre pourvue", "candidatures closes", "n'existe plus", "ya no está disponible", "oferta cerrada", "oferta caducada", "oferta ha caducado", "oferta ha expirado",
		"vacante cerrada", "ha sido cubierta", "vacante cubierta", "ja no està disponible", "oferta tancada", "já não está disponível", "não está mais disponível", "vaga encerrada", "vaga expirada", "inscrições encerradas", "foi preenchida", "vaga preenchida", "non è più disponibile", "offerta scaduta", "annuncio scaduto", "annuncio è scaduto", "posizione chiusa", "candidature chiuse",
		// Dutch, Swedish, Danish, Norwegian, Finnish, Polish and Czech
		"niet meer beschikbaar", "vacature is gesloten", "vacature is vervuld", "vacature is verlopen", "vacature gesloten", "vacature vervuld", "inte längre tillgänglig", "tjänsten är tillsatt", "ansökningstiden har gått ut", "ikke længere tilgængelig", "stillingen er besat",
		"ikke lenger tilgjengelig", "stillingen er besatt", "ei ole enää", "haku on päättynyt", "już nieaktualn", "oferta wygasła", "ogłoszenie wygasło", "již není aktuální", "již není dostupn",
		// Russian, Turkish, Japanese, Chinese and Korean
		"вакансия закрыта", "вакансия в архиве", "больше не доступна", "ilan yayından kaldırıl", "募集は終了", "掲載が終了", "掲載終了", "职位已关闭", "职位已下线", "停止招聘", "채용이 마감", "마감된 공고",
	}
}

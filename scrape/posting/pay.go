package posting

import (
	"strconv"
	"strings"
)

// PayLine formats a range of pay: "60000-80000 EUR per year". An amount of 0 is
// unknown; without any amount the line is empty. currency and period are as the source
// writes them and must be clean.
func PayLine(low, high float64, currency, period string) string {
	format := func(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
	amount := ""
	switch {
	case low == 0 && high == 0:
		return ""
	case low == high || high == 0:
		amount = format(low)
	case low == 0:
		amount = "up to " + format(high)
	default:
		amount = format(low) + "-" + format(high)
	}
	return strings.Join(strings.Fields(amount+" "+strings.ToUpper(currency)+" "+perPeriod(period)), " ")
}

// perPeriod formats a period of pay: "per year" for "yearly", "ANNUAL" or "PA".
func perPeriod(period string) string {
	p := strings.ToLower(strings.TrimSpace(period))
	for _, unit := range []struct{ word, names string }{{"year", "year annual annum pa"}, {"month", "month pm"}, {"week", "week pw"}, {"day", "day daily pd"}, {"hour", "hour ph"}} {
		for name := range strings.FieldsSeq(unit.names) {
			if p == name || len(name) > 2 && strings.Contains(p, name) {
				return "per " + unit.word
			}
		}
	}
	return ""
}

package words

import (
	"strconv"

	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/engine/locale"
)

// Amount formats an amount of a kind of dose: "8 rounds", "30 seconds".
func Amount(kind engine.DoseKind, n float64) string {
	return amount(&engine.Dose{Kind: kind, Amount: engine.Range{From: n, To: n}})
}

// Sets formats a number of sets: "2 sets".
func Sets(n int) string { return lang.XN("dose.sets", "{{.N}} sets", n, count{n}) }

// Decimal formats a number with as few decimals as it needs, one at most, as the
// user's country does: "4", "4.5", "4,5".
func Decimal(v float64) string { return locale.System().Number(v, 1) }

// Number formats a number with grouped digits: "200 000".
func Number(n int) string {
	text := strconv.Itoa(n)
	const least, space = 5, "\u00a0" // four digits are readable without a gap
	if len(text) < least || n < 0 {
		return text
	}
	for i := len(text) - 3; i > 0; i -= 3 {
		text = text[:i] + space + text[i:]
	}
	return text
}

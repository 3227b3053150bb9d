package words

import (
	"strconv"

	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
)

// Amount says one amount of a kind of dose: "8 rounds", "30 seconds".
func Amount(kind engine.DoseKind, n float64) string {
	return amount(&engine.Dose{Kind: kind, Amount: engine.Range{From: n, To: n}})
}

// Sets says how many sets: "2 sets".
func Sets(n int) string { return lang.XN("dose.sets", "{{.N}} sets", n, count{n}) }

// Number writes a number of things so that large ones can be read: "200 000".
func Number(n int) string {
	text := strconv.Itoa(n)
	const least, space = 5, "\u00a0" // four digits are read at once
	if len(text) < least || n < 0 {
		return text
	}
	for i := len(text) - 3; i > 0; i -= 3 {
		text = text[:i] + space + text[i:]
	}
	return text
}

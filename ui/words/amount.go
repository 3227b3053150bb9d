package words

import (
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
)

// Amount says one amount of a kind of dose: "8 rounds", "30 seconds".
func Amount(kind engine.DoseKind, n float64) string {
	return amount(&engine.Dose{Kind: kind, Amount: engine.Range{From: n, To: n}})
}

// Sets says how many sets: "2 sets".
func Sets(n int) string { return lang.XN("dose.sets", "{{.N}} sets", n, count{n}) }

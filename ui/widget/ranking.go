package widget

import (
	"fyne.io/fyne/v2"

	"uncoil/ui/theme"
)

// rankingBar is the height of a bar in units of the design.
const rankingBar = 8

// Rank is one line of a ranking.
type Rank struct {
	Name, Text string
	// Part is the length of the bar, 0 to 1.
	Part float64
}

// Ranking is a list of names, each with a value in words and a bar under them.
type Ranking struct {
	Made
	lines  *fyne.Container
	ranks  []Rank
	strong bool
}

// NewRanking returns an empty ranking.
func NewRanking() *Ranking {
	r := &Ranking{lines: VBox(12)}
	r.Make(r, r.lines)
	return r
}

// Set changes the lines.
func (r *Ranking) Set(ranks []Rank) {
	r.ranks, r.lines.Objects = ranks, nil
	tint := theme.Accent
	if r.strong {
		tint = theme.Ink
	}
	for _, rank := range ranks {
		name, text := NewParagraph(rank.Name, theme.TextSmall, theme.Ink), NewText(rank.Text, theme.TextSmall, theme.Muted)
		r.lines.Objects = append(r.lines.Objects, VBox(2, Between(nil, name, text), NewMeter(rankingBar, tint, theme.Raised, rank.Part)))
	}
	r.lines.Refresh()
}

// SetStrong draws the bars with ink, for more contrast.
func (r *Ranking) SetStrong(strong bool) {
	r.strong = strong
	r.Set(r.ranks)
}

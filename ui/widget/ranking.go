package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"uncoil/ui/theme"
)

// Sizes of a ranking in units of the design.
const (
	rankingRow = 46
	rankingBar = 8
)

// Rank is one line of a ranking.
type Rank struct {
	Name, Text string
	// Part is the length of the bar, 0 to 1.
	Part float64
}

// Ranking is a list of names, each with a value in words and a bar under them.
type Ranking struct {
	widget.BaseWidget
	sizing
	strong bool
	lines  []*rankLine
}

type rankLine struct {
	name, text  *Text
	ground, bar *Ground
	part        float32
}

// NewRanking returns an empty ranking.
func NewRanking() *Ranking {
	r := &Ranking{}
	r.ExtendBaseWidget(r)
	return r
}

// Set changes the lines.
func (r *Ranking) Set(ranks []Rank) {
	r.lines = nil
	for _, rank := range ranks {
		line := &rankLine{
			name: NewText(rank.Name, theme.TextSmall, theme.Ink), text: NewText(rank.Text, theme.TextSmall, theme.Muted),
			ground: NewGround(theme.Raised, 0), bar: NewGround(theme.Accent, 0), part: float32(rank.Part),
		}
		line.name.Fit, line.text.Fit, line.text.Align = true, true, fyne.TextAlignTrailing
		r.lines = append(r.lines, line)
	}
	r.SetStrong(r.strong)
	r.Refresh()
}

// SetStrong draws the bars with ink, for more contrast.
func (r *Ranking) SetStrong(strong bool) {
	r.strong = strong
	tint := theme.Accent
	if strong {
		tint = theme.Ink
	}
	for _, line := range r.lines {
		line.bar.Tint = tint
		line.bar.Refresh()
	}
}

// SetScale draws the ranking larger or smaller than designed.
func (r *Ranking) SetScale(scale float32) {
	if r.scale == scale {
		return
	}
	r.scale = scale
	r.Refresh()
}

// HeightFor returns the height of the ranking, the same in every width.
func (r *Ranking) HeightFor(float32) float32 {
	return float32(len(r.lines)) * rankingRow * r.unit()
}

// CreateRenderer is part of fyne.Widget.
func (r *Ranking) CreateRenderer() fyne.WidgetRenderer {
	return &Composite{Of: r, Parts: r.objects, Place: r.layOut}
}

func (r *Ranking) objects() []fyne.CanvasObject {
	var shown []fyne.CanvasObject
	for _, line := range r.lines {
		shown = append(shown, line.name, line.text, line.ground, line.bar)
	}
	return shown
}

func (r *Ranking) layOut(size fyne.Size) {
	u := r.unit()
	for i, line := range r.lines {
		y := float32(i) * rankingRow * u
		text := lineHeight(theme.TextSmall * u)
		line.name.SetHeight(theme.TextSmall * u)
		line.text.SetHeight(theme.TextSmall * u)
		right := min(line.text.WidthFor()+2, size.Width*0.5)
		line.name.Move(fyne.NewPos(0, y))
		line.name.Resize(fyne.NewSize(size.Width-right-12*u, text))
		line.text.Move(fyne.NewPos(size.Width-right, y))
		line.text.Resize(fyne.NewSize(right, text))
		bar := rankingBar * u
		line.ground.SetRadius(bar / 2)
		line.bar.SetRadius(bar / 2)
		line.ground.Move(fyne.NewPos(0, y+text+2*u))
		line.ground.Resize(fyne.NewSize(size.Width, bar))
		line.bar.Move(fyne.NewPos(0, y+text+2*u))
		line.bar.Resize(fyne.NewSize(max(size.Width*line.part, bar), bar))
	}
}

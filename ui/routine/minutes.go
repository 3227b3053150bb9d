package routine

import (
	"slices"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

// Lengths are those that are offered, in minutes, and the one that holds; 0 is all of
// a routine.
func Lengths(now int, offered ...int) []int {
	all := append([]int{0}, offered...)
	if !slices.Contains(all, now) {
		all = append(all, now)
		slices.Sort(all)
	}
	return all
}

// LengthName names one of them.
func LengthName(minutes int) string {
	if minutes == 0 {
		return lang.X("length.full", "Full")
	}
	return strconv.Itoa(minutes)
}

// Minutes is where the minutes of a session go.
type Minutes struct {
	Blocks map[engine.BlockKind]time.Duration
	// Work is exercise, Rest rests, and Between everything else: getting into
	// position, changing sides, the beginning and the end.
	Work, Rest, Between time.Duration
}

// MinutesOf adds up where the minutes of a timeline go. The blocks have all of them, and
// so have the three kinds.
func MinutesOf(t *engine.Timeline) Minutes {
	m := Minutes{Blocks: map[engine.BlockKind]time.Duration{}}
	for i := range t.Steps {
		s := &t.Steps[i]
		m.Blocks[s.Block] += s.Length
		switch s.Kind {
		case engine.Work:
			m.Work += s.Length
		case engine.Rest:
			m.Rest += s.Length
		default:
			m.Between += s.Length
		}
	}
	return m
}

// shares shows where the minutes go, as bars with their lengths.
type shares struct {
	widget.Made
	rows []shareRow
}

// shareRow is one bar: a name, a part of the whole, and how long that is.
type shareRow struct {
	of     func(m *Minutes) time.Duration
	all    *fyne.Container
	part   *part
	length *widget.Text
}

// Sizes of a bar in units of the design.
const (
	shareName   = 112
	shareLength = 72
	shareBar    = 10
)

func newShares() *shares {
	s := &shares{}
	for _, kind := range engine.BlockKinds() {
		s.add(words.Block(kind), func(m *Minutes) time.Duration { return m.Blocks[kind] })
	}
	s.add(lang.X("minutes.work", "Exercise"), func(m *Minutes) time.Duration { return m.Work })
	s.add(lang.X("minutes.rest", "Rest"), func(m *Minutes) time.Duration { return m.Rest })
	s.add(lang.X("minutes.between", "In between"), func(m *Minutes) time.Duration { return m.Between })
	first, second := widget.VBox(6), widget.VBox(6)
	for i, row := range s.rows {
		if i < len(engine.BlockKinds()) {
			first.Add(row.all)
		} else {
			second.Add(row.all)
		}
	}
	s.Make(s, widget.VBox(18, first, second))
	return s
}

func (s *shares) add(name string, of func(m *Minutes) time.Duration) {
	label := widget.NewText(name, theme.TextSmall, theme.Ink)
	label.Fit, label.Middle = true, true
	row := shareRow{of: of, part: &part{}, length: widget.NewText("", theme.TextSmall, theme.Ink)}
	row.length.Align, row.length.Middle, row.length.Fit = fyne.TextAlignTrailing, true, true
	bar := container.New(row.part, widget.NewPanel(theme.Raised, shareBar/2), widget.NewPanel(theme.Accent, shareBar/2))
	row.all = widget.Between(widget.Fixed(shareName, 26, label), widget.Sized(0, shareBar, bar), widget.Fixed(shareLength, 26, row.length))
	s.rows = append(s.rows, row)
}

// show shows where the minutes of a timeline go.
func (s *shares) show(t *engine.Timeline) {
	m := MinutesOf(t)
	for _, row := range s.rows {
		length := row.of(&m)
		row.length.SetValue(words.MinutesSeconds(length))
		row.part.share = float32(length) / float32(max(t.Length, 1))
		row.all.Hidden = length == 0
		row.all.Refresh()
	}
}

// part lays out a bar: the second object covers a share of the first.
type part struct{ share float32 }

// Layout is part of fyne.Layout.
func (p *part) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size)
	objects[1].Resize(fyne.NewSize(max(p.share*size.Width, size.Height), size.Height))
}

// MinSize is part of fyne.Layout.
func (p *part) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, 1) }

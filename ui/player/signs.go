package player

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"uncoil/engine"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// badge is a side in one large word on a dark ground.
type badge struct {
	widget.Made
	word *widget.Text
}

func newBadge() *badge {
	b := &badge{word: fitted("", theme.TextTitle, theme.Background)}
	b.word.Bold, b.word.Middle, b.word.Align = true, true, fyne.TextAlignCenter
	b.Make(b, container.NewStack(widget.NewPanel(theme.Ink, 14), widget.Pad(0, 10, 0, 10, b.word)))
	b.Hide()
	return b
}

// showSide shows the side that is worked, on its own side of the title.
func (s *Screen) showSide() {
	v := s.view.Words
	s.left.word.SetValue(sideWord(v.Side))
	s.right.word.SetValue(sideWord(v.Side))
	s.left.Hidden = !v.Sided || v.Side != engine.LeftSide && v.Side != engine.BothSides
	s.right.Hidden = !v.Sided || v.Side != engine.RightSide
	widget.LayOut(s.title)
}

// pauseSign dims the page while the session stands, and says so.
type pauseSign struct {
	widget.Made
	word, note *widget.Text
}

func newPauseSign() *pauseSign {
	p := &pauseSign{word: fitted("", theme.TextSign, theme.Ink), note: fitted("", theme.TextAfar, theme.Ink)}
	p.word.Bold = true
	for _, t := range []*widget.Text{p.word, p.note} {
		t.Middle, t.Align = true, fyne.TextAlignCenter
	}
	sign := container.NewStack(widget.NewPanel(theme.Card, 28), widget.Pad(20, 48, 24, 48,
		widget.VBox(4, widget.Fixed(500, 120, p.word), widget.Fixed(500, 52, p.note))))
	p.Make(p, container.NewStack(widget.NewPanel(theme.Scrim, 0), container.NewCenter(sign)))
	p.Hide()
	return p
}

// show shows the sign for a session that stands; while it counts in, the page is
// bright again.
func (p *pauseSign) show(v *Words) {
	p.word.SetValue(v.Phase)
	p.note.SetValue(v.Note)
	p.Hidden = !v.Paused
}

package reminders

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	fynewidget "fyne.io/fyne/v2/widget"

	"uncoil/engine"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// The measures of the page in units of the design.
const (
	cardGap    = 18
	cardPad    = 24
	cardCorner = 28
	// widest is the width of a card at most.
	widest = 1000
)

// trayCard says whether Uncoil stays in the tray when its window is closed.
type trayCard struct {
	ground     *widget.Ground
	name, line *widget.Text
	// choice is nil where there is no tray.
	choice *widget.Choice
	y      float32
}

func newTrayCard(s *Screen) *trayCard {
	t := &trayCard{ground: widget.NewGround(theme.Card, cardCorner)}
	t.name = widget.NewParagraph(lang.X("reminders.tray", "Stay in the tray"), theme.TextBody, theme.Ink)
	line := lang.X("reminders.tray-line", "Closing the window then leaves Uncoil running, with a small picture in the tray from which you open and quit it. This begins with the next start.")
	if !s.options.Tray {
		line = lang.X("reminders.no-tray", "Your desktop shows no tray, so Uncoil can remind you only while its window is open.")
	}
	t.line = widget.NewParagraph(line, theme.TextCaption, theme.Muted)
	if s.options.Tray {
		chosen := 0
		if s.prefs.Tray {
			chosen = 1
		}
		t.choice = widget.NewChoice([]string{lang.X("settings.off", "Off"), lang.X("settings.on", "On")}, chosen, func(i int) {
			s.change(func(p *engine.Preferences) { p.Tray = i == 1 })
		})
		t.choice.OnFocus = func() { s.reveal(t.y, t.ground.Size().Height) }
	}
	return t
}

func (t *trayCard) objects() []fyne.CanvasObject {
	shown := []fyne.CanvasObject{t.ground, t.name, t.line}
	if t.choice != nil {
		shown = append(shown, t.choice)
	}
	return shown
}

// place puts the card into a column and returns its height.
func (t *trayCard) place(y, width, u float32) float32 {
	pad := cardPad * u
	inner := width - 2*pad
	room := inner
	t.y = y
	if t.choice != nil {
		t.choice.SetScale(u)
		box := t.choice.MinSize()
		room -= box.Width + 20*u
		widget.Put(t.choice, width-pad-box.Width, y+pad, box.Width, box.Height)
	}
	t.name.SetHeight(theme.TextBody * u)
	t.line.SetHeight(theme.TextCaption * u)
	name, line := t.name.HeightFor(room), t.line.HeightFor(room)
	widget.Put(t.name, pad, y+pad, room, name)
	widget.Put(t.line, pad, y+pad+name, room, line)
	height := 2*pad + max(name+line, 48*u)
	t.ground.SetRadius(cardCorner * u)
	widget.Put(t.ground, 0, y, width, height)
	return height
}

// page is all cards.
type page struct {
	fynewidget.BaseWidget
	screen *Screen
	height float32
}

func newPage(s *Screen) *page {
	p := &page{screen: s}
	p.ExtendBaseWidget(p)
	return p
}

func (p *page) layOut(width, u float32) {
	y := float32(6)
	each := min(width-32*u, widest*u)
	for _, c := range p.screen.cards {
		y += c.place(y, each, u) + cardGap*u
	}
	p.height = y + p.screen.tray.place(y, each, u) + cardGap*u
}

// CreateRenderer is part of fyne.Widget.
func (p *page) CreateRenderer() fyne.WidgetRenderer {
	return &widget.Composite{Of: p, Parts: p.objects, Height: func() float32 { return p.height }}
}

func (p *page) objects() []fyne.CanvasObject {
	var shown []fyne.CanvasObject
	for _, c := range p.screen.cards {
		shown = append(shown, c.objects()...)
	}
	return append(shown, p.screen.tray.objects()...)
}

// CreateRenderer is part of fyne.Widget.
func (s *Screen) CreateRenderer() fyne.WidgetRenderer {
	return &widget.Composite{Of: s, Parts: s.objects, Place: s.layOut}
}

func (s *Screen) objects() []fyne.CanvasObject {
	shown := []fyne.CanvasObject{s.title, s.back, s.file, s.add, s.about, s.scroll}
	if s.undo.Shown() {
		shown = append(shown, s.undo)
	}
	return shown
}

// layOut puts the title and the buttons above, the words under them, the cards
// below, and what can be undone at the foot.
func (s *Screen) layOut(size fyne.Size) {
	if size.IsZero() {
		return
	}
	u := theme.ScaleBesideRail(size)
	edge := 32 * u
	widget.PutHead(s.title, []*widget.FocusButton{s.back, s.file, s.add}, edge, size.Width-edge, u)
	s.about.SetHeight(theme.TextSmall * u)
	room := min(size.Width-2*edge, widest*u)
	about := s.about.HeightFor(room)
	widget.Put(s.about, edge, 92*u, room, about)
	top := 92*u + about + 14*u
	foot := float32(0)
	if s.undo.Shown() {
		foot = widget.UndoHeight * u
		s.undo.SetScale(u)
		widget.Put(s.undo, 0, size.Height-foot, size.Width, foot)
	}
	s.page.layOut(size.Width-edge, u)
	widget.Put(s.scroll, edge, top, size.Width-edge, size.Height-top-foot)
	s.scroll.Refresh()
}

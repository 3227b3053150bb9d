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
	widest    = 1000
	headScale = 0.8
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
		put(t.choice, width-pad-box.Width, y+pad, box.Width, box.Height)
	}
	t.name.SetHeight(theme.TextBody * u)
	t.line.SetHeight(theme.TextCaption * u)
	name, line := t.name.HeightFor(room), t.line.HeightFor(room)
	put(t.name, pad, y+pad, room, name)
	put(t.line, pad, y+pad+name, room, line)
	height := 2*pad + max(name+line, 48*u)
	t.ground.SetRadius(cardCorner * u)
	put(t.ground, 0, y, width, height)
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
func (p *page) CreateRenderer() fyne.WidgetRenderer { return &pageRenderer{p} }

type pageRenderer struct{ page *page }

func (r *pageRenderer) Destroy()           {}
func (r *pageRenderer) MinSize() fyne.Size { return fyne.NewSize(1, r.page.height) }
func (r *pageRenderer) Layout(fyne.Size)   {}

func (r *pageRenderer) Objects() []fyne.CanvasObject {
	var shown []fyne.CanvasObject
	for _, c := range r.page.screen.cards {
		shown = append(shown, c.objects()...)
	}
	return append(shown, r.page.screen.tray.objects()...)
}

func (r *pageRenderer) Refresh() {
	for _, o := range r.Objects() {
		o.Refresh()
	}
}

// CreateRenderer is part of fyne.Widget.
func (s *Screen) CreateRenderer() fyne.WidgetRenderer { return &renderer{s} }

type renderer struct{ screen *Screen }

func (r *renderer) Destroy()              {}
func (r *renderer) MinSize() fyne.Size    { return fyne.NewSize(1, 1) }
func (r *renderer) Layout(size fyne.Size) { r.screen.layOut(size) }

// Objects lists everything in the order in which Tab goes through it.
func (r *renderer) Objects() []fyne.CanvasObject {
	s := r.screen
	return []fyne.CanvasObject{s.title, s.back, s.file, s.add, s.about, s.scroll}
}

func (r *renderer) Refresh() {
	for _, o := range r.Objects() {
		o.Refresh()
	}
	r.screen.layOut(r.screen.Size())
}

// layOut puts the title and the buttons above, the words under them, and the
// cards below.
func (s *Screen) layOut(size fyne.Size) {
	if size.IsZero() {
		return
	}
	u := theme.Scale(fyne.NewSize(size.Width*1.1, size.Height))
	edge := 32 * u
	right := size.Width - edge
	for _, b := range []*widget.FocusButton{s.add, s.file, s.back} {
		b.SetScale(u * headScale)
		box := b.MinSize()
		right -= box.Width
		put(b, right, 28*u, box.Width, box.Height)
		right -= 14 * u
	}
	s.title.SetHeight(theme.TextTitle * u)
	put(s.title, edge, 24*u, right-edge, 54*u)
	s.about.SetHeight(theme.TextSmall * u)
	room := min(size.Width-2*edge, widest*u)
	about := s.about.HeightFor(room)
	put(s.about, edge, 92*u, room, about)
	top := 92*u + about + 14*u
	s.page.layOut(size.Width-edge, u)
	put(s.scroll, edge, top, size.Width-edge, size.Height-top)
	s.scroll.Refresh()
}

func put(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(max(w, 0), max(h, 0)))
}

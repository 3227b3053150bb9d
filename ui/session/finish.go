package session

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	fynewidget "fyne.io/fyne/v2/widget"

	"uncoil/ui/picture"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// Finish is the page after a session.
type Finish struct {
	fynewidget.BaseWidget
	// OnHome and OnAgain are called for the two ways on.
	OnHome, OnAgain func()

	picture picture.Picture
	figure  *picture.Still

	card           *widget.Ground
	title, advice  *widget.Text
	figures, names [2]*widget.Text
	home, again    *widget.FocusButton
	// keep asks about the rests that were changed; nil where none were.
	keep *finishKeep
}

// NewFinish returns the page for a session's summary, with a still picture
// beside the words; its size and darkness are filled in.
func NewFinish(s Summary, album *picture.Album, still picture.Picture) *Finish {
	f := &Finish{picture: still, figure: picture.NewStill(album), card: widget.NewGround(theme.Card, 0)}
	title := lang.X("finish.done", "Well done")
	if !s.Finished {
		title = lang.X("finish.part", "That was part of it — that counts too.")
	}
	f.title = widget.NewParagraph(title, theme.TextTitle, theme.Ink)
	f.title.Bold = true
	f.advice = widget.NewParagraph(lang.X("finish.advice", "Take your time getting up: roll onto your side first, then rise slowly. Have a drink of water."), theme.TextBody, theme.Ink)
	f.figures = [2]*widget.Text{
		widget.NewText(minutes(s.Played), 2*theme.TextTitle, theme.AccentInk),
		widget.NewText(fmt.Sprint(s.Exercises), 2*theme.TextTitle, theme.AccentInk),
	}
	f.names = [2]*widget.Text{
		widget.NewText(lang.X("finish.minutes", "minutes"), theme.TextSmall, theme.Muted),
		widget.NewText(lang.XN("finish.exercises", "exercises", s.Exercises), theme.TextSmall, theme.Muted),
	}
	for _, t := range f.figures {
		t.Bold = true
	}
	f.home = widget.NewFocusButton(lang.X("finish.home", "Home"), widget.Primary, func() { call(f.OnHome) })
	f.again = widget.NewFocusButton(lang.X("finish.again", "Again"), widget.Secondary, func() { call(f.OnAgain) })
	f.home.OnKey = func(key *fyne.KeyEvent) bool { return f.move(key.Name) }
	f.again.OnKey = f.home.OnKey
	f.ExtendBaseWidget(f)
	return f
}

// AskToKeep asks on the page whether changed rests are kept for next time; no
// answer means no.
func (f *Finish) AskToKeep(changes []Change, answer func(Where)) {
	if len(changes) == 0 {
		return
	}
	f.keep = newFinishKeep(changes, func(where Where) {
		answer(where)
		f.focus(f.home)
	})
	for _, b := range f.keep.buttons() {
		b.OnKey = func(key *fyne.KeyEvent) bool { return f.moveInKeep(b, key.Name) }
	}
	f.Refresh()
}

// LeadBack makes the page lead back to where the session was begun, and not home.
func (f *Finish) LeadBack(back func()) {
	f.OnHome = back
	f.home.SetLabel(lang.X("finish.back", "Back"))
}

func call(f func()) {
	if f != nil {
		f()
	}
}

// First returns what the keyboard acts on when the page opens.
func (f *Finish) First() fyne.Focusable { return f.home }

// move goes from one button to the other.
func (f *Finish) move(key fyne.KeyName) bool {
	to := f.home
	switch key {
	case fyne.KeyUp:
		if f.keep != nil && f.keep.asking() {
			to = f.keep.here
		}
	case fyne.KeyLeft:
	case fyne.KeyRight, fyne.KeyDown:
		to = f.again
	default:
		return false
	}
	f.focus(to)
	return true
}

// Key and Rune take what is typed: Enter and Escape go home.
func (f *Finish) Key(key *fyne.KeyEvent) {
	f.answer(string(key.Name))
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyEscape:
		call(f.OnHome)
	}
}

// Rune takes a typed character.
func (f *Finish) Rune(r rune) { f.answer(string(r)) }

// CreateRenderer is part of fyne.Widget.
func (f *Finish) CreateRenderer() fyne.WidgetRenderer { return &finishRenderer{f} }

type finishRenderer struct{ page *Finish }

func (r *finishRenderer) Destroy()           {}
func (r *finishRenderer) MinSize() fyne.Size { return fyne.NewSize(1, 1) }

func (r *finishRenderer) Objects() []fyne.CanvasObject {
	f := r.page
	shown := []fyne.CanvasObject{
		f.card, f.figure.Image, f.title, f.figures[0], f.figures[1], f.names[0], f.names[1],
		f.advice,
	}
	if f.keep != nil {
		shown = append(shown, f.keep.objects()...)
	}
	return append(shown, f.home, f.again)
}

func (r *finishRenderer) Refresh() {
	for _, o := range r.Objects() {
		if o != r.page.figure.Image {
			o.Refresh()
		}
	}
	r.Layout(r.page.Size())
}

// Layout puts the words on the left of a card and the picture on the right.
func (r *finishRenderer) Layout(size fyne.Size) {
	f, u := r.page, theme.Scale(size)
	width := whole(min(size.Width-64*u, 1080*u))
	height := float32(540)
	if f.keep != nil {
		height += finishKeepHeight
	}
	height = whole(min(size.Height-64*u, height*u))
	x, y := whole((size.Width-width)/2), whole((size.Height-height)/2)
	f.card.SetRadius(cardCorner * u)
	put(f.card, x, y, width, height)

	pad := 48 * u
	words := width*0.54 - pad
	f.title.SetHeight(theme.TextTitle * u)
	title := f.title.HeightFor(words)
	put(f.title, x+pad, y+pad, words, title)
	line := y + pad + title + 12*u
	for i := range f.figures {
		f.figures[i].SetHeight(2 * theme.TextTitle * u)
		f.names[i].SetHeight(theme.TextSmall * u)
		left := x + pad + float32(i)*260*u
		put(f.figures[i], left, line, 250*u, 100*u)
		put(f.names[i], left+4*u, line+104*u, 240*u, 26*u)
	}
	f.advice.SetHeight(theme.TextBody * u)
	advice := f.advice.HeightFor(words)
	put(f.advice, x+pad, line+148*u, words, advice)
	if f.keep != nil {
		f.keep.layOut(fyne.NewPos(x+pad, line+148*u+advice+20*u), words, u)
	}
	foot := y + height - pad - 60*u
	f.home.SetScale(u)
	f.again.SetScale(u)
	put(f.home, x+pad, foot, 180*u, 60*u)
	put(f.again, x+pad+200*u, foot, 150*u, 60*u)

	left := whole(x + pad + words + 24*u)
	put(f.figure.Image, left, whole(y+pad), whole(x+width-pad/2-left), whole(height-2*pad))
	f.picture.Dark = theme.IsDark(f)
	f.figure.Show(f.picture)
}

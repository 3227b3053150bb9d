package player

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/engine/practice"
	"uncoil/ui/picture"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// Finish is the page after a session.
type Finish struct {
	widget.Made
	// OnHome and OnAgain are called for the two ways on.
	OnHome, OnAgain func()

	// words are what scrolls, foot what stays in sight.
	words, foot    *fyne.Container
	picture        *picture.View
	scroll         *container.Scroll
	title, advice  *widget.Text
	week           *widget.Text
	outlook        []*widget.Text
	ask            *feelingForm
	figures, names [2]*widget.Text
	home, again    *widget.FocusButton
	// keep asks about the rests that were changed; nil where none were.
	keep *finishKeep
}

// NewFinish returns the page for a session's summary, with a still picture
// beside the words.
func NewFinish(s Summary, album *picture.Album, still picture.Picture) *Finish {
	f := &Finish{}
	title := lang.X("finish.done", "Well done")
	switch {
	case !engine.Counts(s.Planned, s.Played): // nothing is praised that was not done
		title = lang.X("finish.short", "Ended early")
	case !s.Finished:
		title = lang.X("finish.part", "That was part of it — that counts too.")
	}
	f.title = widget.NewParagraph(title, theme.TextTitle, theme.Ink)
	f.title.Bold = true
	f.advice = widget.NewParagraph(lang.X("finish.advice", "Take your time. If you are lying down, roll onto your side first, then rise slowly. Have a drink of water."), theme.TextBody, theme.Ink)
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
	f.week = widget.NewParagraph("", theme.TextBody, theme.Ink)
	f.week.Hidden = true
	f.home = widget.NewFocusButton(lang.X("finish.home", "Home"), widget.Primary, func() { call(f.OnHome) })
	f.again = widget.NewFocusButton(lang.X("finish.again", "Again"), widget.Secondary, func() { call(f.OnAgain) })
	f.home.OnKey = func(key *fyne.KeyEvent) bool { return f.move(key.Name) }
	f.again.OnKey = f.home.OnKey
	f.build(picture.NewView(album, still))
	return f
}

// SetWeek says how far the week is, and when the next session comes.
func (f *Finish) SetWeek(line string) {
	f.week.SetValue(line)
	f.week.Hidden = line == ""
	f.compose()
}

// Week returns what is said of the week.
func (f *Finish) Week() string { return f.week.Value() }

// Title returns the heading.
func (f *Finish) Title() string { return f.title.Value() }

// SetOutlook says what the next session will bring, in a line or a few.
func (f *Finish) SetOutlook(lines []string) {
	f.outlook = nil
	for _, line := range lines {
		t := widget.NewParagraph(line, theme.TextBody, theme.AccentInk)
		t.Bold = true
		f.outlook = append(f.outlook, t)
	}
	f.compose()
}

// Outlook returns what is said of the next session.
func (f *Finish) Outlook() []string {
	var lines []string
	for _, t := range f.outlook {
		lines = append(lines, t.Value())
	}
	return lines
}

// AskFeeling asks how it feels now. felt is called with each answer, and with the
// note when the page is left; after is nil as long as no number was chosen.
func (f *Finish) AskFeeling(felt func(after *int, note string)) {
	f.ask = newFeelingForm(felt)
	f.shareFigures()
	f.compose()
}

// Typing reports whether what is typed goes into the note.
func (f *Finish) Typing() bool { return f.ask != nil && f.ask.note.Focused() }

// Close keeps a note that has not been kept yet.
func (f *Finish) Close() {
	if f.ask != nil {
		f.ask.keep()
	}
}

// AskToKeep asks on the page whether changed rests are kept for next time; no
// answer means no.
func (f *Finish) AskToKeep(changes []practice.Change, answer func(practice.Where)) {
	if len(changes) == 0 {
		return
	}
	f.keep = newFinishKeep(changes, func(where practice.Where) {
		answer(where)
		f.focus(f.home)
	})
	for _, b := range f.keep.buttons() {
		b.OnKey = func(key *fyne.KeyEvent) bool { return f.moveInKeep(b, key.Name) }
	}
	f.shareFigures()
	f.compose()
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
	case fyne.KeyLeft:
	case fyne.KeyRight, fyne.KeyDown:
		to = f.again
	case fyne.KeyUp:
		switch {
		case f.ask != nil:
			return false // to the note
		case f.keep != nil && f.keep.asking():
			to = f.keep.here
		}
	default:
		return false
	}
	f.focus(to)
	return true
}

// KeyHelps lists the keys of the page.
func (f *Finish) KeyHelps() []widget.KeyLine {
	return append(widget.MoveKeys().Lines(), widget.KeyLine{Keys: lang.X("key.escape", "Esc"), Does: lang.X("finish.key-home", "Home")})
}

// Key and Rune take what is typed: Enter and Escape go home.
func (f *Finish) Key(key *fyne.KeyEvent) {
	if f.ask != nil && f.ask.key(key.Name) {
		return
	}
	f.answer(string(key.Name))
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyEscape:
		call(f.OnHome)
	}
}

// Rune takes a typed character.
func (f *Finish) Rune(r rune) { f.answer(string(r)) }

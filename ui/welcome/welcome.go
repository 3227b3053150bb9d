// Package welcome asks on the first day what sessions are chosen by, three short pages
// long, and ends with one session to begin with. It must not choose that itself: it
// calls back.
package welcome

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"

	"uncoil/engine"
	"uncoil/ui/picture"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// Options configure the screen.
type Options struct {
	Book  *engine.Book
	Album *picture.Album
	// Preferences returns those in force, and OnAnswered keeps what was answered on one
	// page. The page that is skipped keeps nothing.
	Preferences func() engine.Preferences
	OnAnswered  func(engine.Preferences)
	// Propose returns what the last page says.
	Propose func() *Proposal
	// OnBack leaves the first page; nil where nothing lies before it.
	OnBack func()
}

// Proposal is the last page: one session, or what has to be asked first.
type Proposal struct {
	// Over stands small above Title, About and Why under it. Care says what differs
	// because of the answers. Any may be empty but Title.
	Over, Title, About, Why, Care string
	// Facts are about the session, Picture shows it.
	Facts   []string
	Picture picture.Picture
	// Buttons are from the left; the last is what the page is for.
	Buttons []*widget.FocusButton
}

// step is one page. make builds what is asked, with the preferences as they are.
type step struct {
	title, line string
	make        func() fyne.CanvasObject
}

// Screen leads through the pages.
type Screen struct {
	widget.Made
	options Options
	// prefs are being answered.
	prefs engine.Preferences
	steps []step
	// at is the page that is shown; the one after the last step is the proposal.
	at int

	count, title, line *widget.Text
	back, skip, next   *widget.FocusButton
	// foot are the buttons that are shown, from the left.
	foot []*widget.FocusButton
	row  *fyne.Container
	// more tells that the page goes on below what is seen of it.
	more *widget.Text
	// body holds what is asked, page everything.
	body   *fyne.Container
	page   *fyne.Container
	scroll *container.Scroll
}

// Sizes of the card in units of the design.
const (
	cardWidth  = 1000
	cardHeight = 668
	cardPad    = 32
	outline    = 6
	footPart   = 0.9
)

// New returns the screen at its first page.
func New(o Options) *Screen {
	s := &Screen{options: o, body: container.NewStack()}
	s.steps = []step{
		{
			lang.X("welcome.care", "What hurts, or what have you had?"),
			lang.X("welcome.care-line", "Besides your back. Sessions leave out or ease what might not suit you; choose any, or none."), s.askCare,
		},
		{lang.X("welcome.kit", "What works for you?"), "", s.askKit},
		{lang.X("welcome.way", "How would you like it?"), lang.X("welcome.way-line", "You can change all of this at any time."), s.askWay},
	}
	s.count = widget.NewText("", theme.TextCaption, theme.AccentInk)
	s.count.Bold = true
	s.title = widget.NewParagraph("", theme.TextTitle*0.8, theme.Ink)
	s.title.Bold = true
	s.line = widget.NewParagraph("", theme.TextBody, theme.Muted)
	s.more = widget.NewText(lang.X("sheet.more", "There is more below."), theme.TextCaption, theme.Warning)
	s.more.Bold, s.more.Middle = true, true
	s.back = widget.NewFocusButton(lang.X("exercise.back", "Back"), widget.Secondary, s.goBack)
	s.skip = widget.NewFocusButton(lang.X("welcome.skip", "Skip"), widget.Secondary, func() { s.show(s.at + 1) })
	s.next = widget.NewFocusButton(lang.X("welcome.next", "Next"), widget.Primary, s.goOn)
	s.row = widget.Squeeze(16)
	s.scroll = widget.Scroll(widget.Pad(outline, outline, outline, outline, s.body))
	s.scroll.OnScrolled = func(fyne.Position) { s.tellMore() }
	// What scrolls is cut at its edges, so that the outlines of buttons need room there.
	head := widget.Pad(0, outline, 12, outline, widget.VBox(2, s.count, s.title, s.line))
	foot := widget.Pad(outline, outline, outline, outline, widget.VBox(6, widget.Fixed(0, 22, s.more), s.row))
	parts := container.New(layout.NewBorderLayout(head, foot, nil, nil), head, s.scroll, foot)
	const pad = cardPad - outline
	card := container.NewStack(widget.NewPanel(theme.Card, 28), widget.Pad(cardPad-4, pad, pad, pad, parts))
	s.page = container.New(cardLayout{s}, card)
	s.Make(s, s.page)
	s.show(0)
	return s
}

// show shows a page.
func (s *Screen) show(at int) {
	s.at, s.prefs = at, s.options.Preferences()
	last := at == len(s.steps)
	s.count.Hidden, s.line.Hidden = last, true
	if last {
		s.propose()
	} else {
		step := &s.steps[at]
		s.count.SetValue(lang.X("welcome.count", "{{.N}} of {{.All}}", map[string]any{"N": at + 1, "All": len(s.steps)}))
		s.title.SetValue(step.title)
		s.line.SetValue(step.line)
		s.line.Hidden = step.line == ""
		s.body.Objects = []fyne.CanvasObject{step.make()}
		s.setFoot(s.skip, s.next)
	}
	s.scroll.Offset = fyne.Position{}
	widget.RevealFocus(s.scroll)
	s.Refresh()
	widget.LayOut(s.page)
	widget.Focus(s, s.First())
}

// setFoot shows buttons beside the one that goes back.
func (s *Screen) setFoot(buttons ...*widget.FocusButton) {
	s.foot = buttons
	if s.goesBack() {
		s.foot = append([]*widget.FocusButton{s.back}, buttons...)
	}
	s.row.Objects = nil
	for i, b := range s.foot {
		if i == len(s.foot)-len(buttons) {
			s.row.Add(layout.NewSpacer())
		}
		b.SetPart(footPart)
		b.OnKey = func(key *fyne.KeyEvent) bool { return s.footKey(key.Name) }
		s.row.Add(b)
	}
}

// propose shows the last page.
func (s *Screen) propose() {
	p := s.options.Propose()
	s.count.SetValue(p.Over)
	s.count.Hidden = p.Over == ""
	s.title.SetValue(p.Title)
	words := widget.VBox(14)
	if len(p.Facts) > 0 {
		words.Add(widget.NewChips(theme.Raised, p.Facts...))
	}
	if p.Care != "" {
		care := widget.NewWarning()
		care.SetHeading(p.Care)
		words.Add(care)
	}
	if p.About != "" {
		words.Add(widget.NewParagraph(p.About, theme.TextBody, theme.Ink))
	}
	if p.Why != "" {
		words.Add(widget.NewParagraph(p.Why, theme.TextBody, theme.Muted))
	}
	s.body.Objects = []fyne.CanvasObject{words}
	if p.Picture.Exercise != "" {
		view := widget.Sized(0, pictureHeight, picture.NewView(s.options.Album, p.Picture))
		shown := container.NewStack(widget.NewPanel(theme.Background, 24), widget.Pad(16, 16, 16, 16, view))
		s.body.Objects[0] = widget.BesideShare(pictureBeside, 28, 0.5, shown, words)
	}
	s.setFoot(p.Buttons...)
}

// Sizes of the last page in units of the design.
const (
	pictureBeside = 620
	pictureHeight = 260
)

// goOn keeps what was answered and goes to the next page.
func (s *Screen) goOn() {
	s.options.OnAnswered(s.prefs)
	s.show(s.at + 1)
}

// goBack keeps it and goes to the page before.
func (s *Screen) goBack() {
	if !s.goesBack() {
		return
	}
	if s.at < len(s.steps) {
		s.options.OnAnswered(s.prefs)
	}
	if s.at == 0 {
		s.options.OnBack()
		return
	}
	s.show(s.at - 1)
}

// Again shows the page once more, after something else has changed.
func (s *Screen) Again() { s.show(s.at) }

// At returns which page is shown, from 0.
func (s *Screen) At() int { return s.at }

// First returns the widget that has the focus when a page opens: what leads on.
func (s *Screen) First() fyne.Focusable { return s.foot[len(s.foot)-1] }

// tellMore shows whether the page goes on below.
func (s *Screen) tellMore() {
	s.more.Hidden = s.scroll.Offset.Y+s.scroll.Size().Height > s.scroll.Content.MinSize().Height-1
	s.more.Refresh()
}

// ToFoot scrolls to the end.
func (s *Screen) ToFoot() { s.scroll.ScrollToBottom() }

// cardLayout centres the card. It is as large on every page, so that the buttons stay
// where they are.
type cardLayout struct{ of *Screen }

// MinSize implements fyne.Layout.
func (l cardLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, 1) }

// Layout implements fyne.Layout.
func (l cardLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	u := theme.Unit()
	width, height := min(cardWidth*u, size.Width-32*u), min(cardHeight*u, size.Height-24*u)
	card := objects[0]
	for range 2 { // the height of a text depends on its width
		widget.Put(card, (size.Width-width)/2, (size.Height-height)/2, width, height)
	}
	l.of.tellMore()
}

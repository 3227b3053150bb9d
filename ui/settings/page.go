package settings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	fynewidget "fyne.io/fyne/v2/widget"

	"uncoil/engine"
	"uncoil/ui/picture"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// The measures of the page in units of the design.
const (
	columnGap  = 24
	cardGap    = 24
	cardPad    = 28
	cardCorner = 28
	titleSpace = 48
	rowGap     = 12
	rowHeight  = 52
	// twoColumns is the width from which the cards stand in two columns.
	twoColumns  = 960
	previewBox  = 116
	portraitBox = 150
	// leftColumn is how many sections stand in the left of two columns.
	leftColumn = 5
)

// section is one card of settings.
type section struct {
	ground  *widget.Ground
	title   *widget.Text
	rows    []*row
	preview *breathPreview
	// portrait is a picture above the rows; nil for none.
	portrait *picture.Still
}

// row is one setting: what it is on the left, its control on the right; a wide
// row has its control under the words.
type row struct {
	label, line *widget.Text
	control     fyne.CanvasObject
	try         *widget.FocusButton
	wide        bool
	option      *widget.Option
	flow        *widget.Flow
	// top and height are where the row stands on the page.
	top, height float32
}

func newSection(title string) *section {
	sec := &section{ground: widget.NewGround(theme.Card, cardCorner), title: widget.NewText(title, theme.TextBody+4, theme.Ink)}
	sec.title.Bold = true
	return sec
}

// focusing is a control that tells when the keyboard has reached it.
type focusing interface {
	fyne.CanvasObject
	SetScale(float32)
}

// add appends a setting to a section.
func (s *Screen) add(sec *section, label, line string, control focusing) *row {
	r := &row{control: control}
	r.label = widget.NewParagraph(label, theme.TextBody, theme.Ink)
	if line != "" {
		r.line = widget.NewParagraph(line, theme.TextCaption, theme.Muted)
	}
	s.watch(r)
	sec.rows = append(sec.rows, r)
	return r
}

// addWide appends a setting whose control takes the whole width.
func (s *Screen) addWide(sec *section, line string, control focusing) {
	r := &row{control: control, wide: true}
	r.line = widget.NewParagraph(line, theme.TextCaption, theme.Muted)
	s.watch(r)
	sec.rows = append(sec.rows, r)
}

// addOption appends one of several ways.
func (s *Screen) addOption(sec *section, o *widget.Option) {
	r := &row{control: o, option: o}
	s.watch(r)
	sec.rows = append(sec.rows, r)
}

// addFlow appends toggles in rows, with a line above them.
func (s *Screen) addFlow(sec *section, line string, items []widget.Scaled) {
	flow := widget.NewFlow(items...)
	r := &row{control: flow, flow: flow, line: widget.NewParagraph(line, theme.TextCaption, theme.Muted)}
	for _, item := range items {
		if t, ok := item.(*widget.Toggle); ok {
			t.OnFocus = func() {
				s.reveal(&row{top: r.top + r.line.Size().Height + t.Position().Y, height: t.Size().Height + rowGap})
			}
		}
	}
	sec.rows = append(sec.rows, r)
}

// addTry appends a volume with a button to hear it.
func (s *Screen) addTry(sec *section, label string, level *widget.Level, cue engine.Cue) {
	r := s.add(sec, label, "", level)
	r.try = widget.NewFocusButton(lang.X("sound.try", "Try it"), widget.Secondary, func() {
		if s.options.OnTry != nil {
			s.options.OnTry(cue)
		}
	})
	s.watch(r)
}

// watch scrolls the row into view when the keyboard reaches it.
func (s *Screen) watch(r *row) {
	reveal := func() { s.reveal(r) }
	switch c := r.control.(type) {
	case *widget.Stepper:
		c.OnFocus = reveal
	case *widget.Choice:
		c.OnFocus = reveal
	case *widget.Level:
		c.OnFocus = reveal
	case *widget.Option:
		c.OnFocus = reveal
	}
	if r.try != nil {
		r.try.OnFocus = reveal
	}
}

// objects lists what a section shows.
func (sec *section) objects() []fyne.CanvasObject {
	shown := []fyne.CanvasObject{sec.ground, sec.title}
	if sec.preview != nil {
		shown = append(shown, sec.preview.disc)
	}
	if sec.portrait != nil {
		shown = append(shown, sec.portrait.Image)
	}
	for _, r := range sec.rows {
		if r.label != nil {
			shown = append(shown, r.label)
		}
		if r.line != nil {
			shown = append(shown, r.line)
		}
		shown = append(shown, r.control)
		if r.try != nil {
			shown = append(shown, r.try)
		}
	}
	return shown
}

// page is all sections, in one column or two.
type page struct {
	fynewidget.BaseWidget
	screen *Screen
	scale  float32
	width  float32
	height float32
}

func newPage(s *Screen) *page {
	p := &page{screen: s, scale: 1}
	p.ExtendBaseWidget(p)
	return p
}

// CreateRenderer is part of fyne.Widget.
func (p *page) CreateRenderer() fyne.WidgetRenderer {
	r := &pageRenderer{page: p}
	for _, sec := range p.screen.sections {
		r.shown = append(r.shown, sec.objects()...)
	}
	r.shown = append(r.shown, p.screen.version)
	return r
}

type pageRenderer struct {
	page  *page
	shown []fyne.CanvasObject
}

func (r *pageRenderer) Destroy()                     {}
func (r *pageRenderer) Objects() []fyne.CanvasObject { return r.shown }
func (r *pageRenderer) MinSize() fyne.Size           { return fyne.NewSize(1, r.page.height) }
func (r *pageRenderer) Layout(fyne.Size)             {}

func (r *pageRenderer) Refresh() {
	for _, o := range r.shown {
		o.Refresh()
	}
}

// layOut places the sections for a width and sets the height of the page.
func (p *page) layOut(width, u float32) {
	p.width, p.scale = width, u
	sections := p.screen.sections
	inner := width - 32*u
	if inner < twoColumns*u {
		p.height = p.column(sections, 0, inner)
	} else {
		each := (inner - columnGap*u) / 2
		left := p.column(sections[:leftColumn], 0, each)
		p.height = max(left, p.column(sections[leftColumn:], each+columnGap*u, each))
	}
	version := p.screen.version
	version.SetHeight(theme.TextCaption * u)
	put(version, 4*u, p.height, inner, 24*u)
	p.height += 40 * u
}

// column places sections under one another and returns where they end.
func (p *page) column(sections []*section, x, width float32) float32 {
	y := float32(4)
	for _, sec := range sections {
		height := p.section(sec, x, y, width)
		y += height + cardGap*p.scale
	}
	return y
}

// section places one card and returns its height.
func (p *page) section(sec *section, x, top, width float32) float32 {
	u, pad := p.scale, cardPad*p.scale
	inner := width - 2*pad
	y := top + pad
	sec.title.SetHeight((theme.TextBody + 4) * u)
	put(sec.title, x+pad, y, inner, 32*u)
	y += titleSpace * u
	if sec.portrait != nil {
		box := portraitBox * u
		sec.portrait.Move(fyne.NewPos(float32(int(x+pad)), float32(int(y))))
		sec.portrait.Resize(fyne.NewSize(float32(int(inner)), float32(int(box))))
		p.screen.showPortrait()
		y += box + 2*rowGap*u
	}
	if sec.preview != nil {
		box := previewBox * u
		put(sec.preview.disc, x+pad, y, box, box)
		for _, r := range sec.rows {
			p.row(r, x+pad+box+24*u, y, inner-box-24*u)
			y += r.height + rowGap*u
		}
	} else {
		for _, r := range sec.rows {
			p.row(r, x+pad, y, inner)
			y += r.height + rowGap*u
		}
	}
	height := y - top - rowGap*u + pad*0.9
	sec.ground.SetRadius(cardCorner * u)
	put(sec.ground, x, top, width, height)
	return height
}

// row places one setting and notes its height.
func (p *page) row(r *row, x, y, width float32) {
	u := p.scale
	r.top = y
	r.control.(focusing).SetScale(u)
	for _, t := range []*widget.Text{r.label, r.line} {
		if t == nil {
			continue
		}
		size := float32(theme.TextBody)
		if t == r.line {
			size = theme.TextCaption
		}
		t.SetHeight(size * u)
	}
	switch {
	case r.option != nil:
		r.height = r.option.HeightFor(width + 28*u)
		put(r.option, x-14*u, y-6*u, width+28*u, r.height)
	case r.flow != nil:
		line := r.line.HeightFor(width)
		put(r.line, x, y, width, line)
		height := r.flow.HeightFor(width)
		put(r.flow, x, y+line+10*u, width, height)
		r.height = line + 10*u + height
	case r.wide:
		line := r.line.HeightFor(width)
		put(r.line, x, y, width, line)
		put(r.control, x, y+line+10*u, width, 48*u)
		r.height = line + 58*u
	default:
		p.narrow(r, x, y, width)
	}
}

// narrow places the words on the left and the control on the right.
func (p *page) narrow(r *row, x, y, width float32) {
	u := p.scale
	control := r.control.MinSize().Width
	right := x + width
	if r.try != nil {
		r.try.SetScale(u * 0.8)
		try := r.try.MinSize().Width
		put(r.try, right-try, y+2*u, try, 48*u)
		right -= try + 20*u
	}
	put(r.control, right-control, y+2*u, control, 48*u)
	words := right - control - x - 20*u
	label := r.label.HeightFor(words)
	r.height = rowHeight * u
	if r.line == nil {
		r.height = max(r.height, label)
		put(r.label, x, y+(r.height-label)/2, words, label)
		return
	}
	line := r.line.HeightFor(words)
	r.height = max(r.height, label+line)
	put(r.label, x, y, words, label)
	put(r.line, x, y+label, words, line)
}

func put(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(max(w, 0), max(h, 0)))
}

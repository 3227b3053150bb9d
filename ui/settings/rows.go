package settings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/ui/picture"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
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

// row is one setting: what it is on the left, its control and a button to try it
// on the right, each of which may be missing; a wide row has its control under
// the words.
type row struct {
	label, line *widget.Text
	control     widget.Scaled
	try         *widget.FocusButton
	wide        bool
	option      *widget.Option
	// tall is the control where it takes the whole width, as high as it must be.
	tall tall
	// top and height are where the row stands on the page.
	top, height float32
}

// tall is a control whose height depends on its width.
type tall interface {
	widget.Scaled
	HeightFor(width float32) float32
}

func newSection(title string) *section {
	sec := &section{ground: widget.NewGround(theme.Card, cardCorner), title: widget.NewText(title, theme.TextBody+4, theme.Ink)}
	sec.title.Bold = true
	return sec
}

// add appends a setting to a section.
func (s *Screen) add(sec *section, label, line string, control widget.Reachable) *row {
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
func (s *Screen) addWide(sec *section, line string, control widget.Reachable) {
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
	r := s.addTall(sec, "", line, flow)
	for _, item := range items {
		if t, ok := item.(*widget.Toggle); ok {
			t.OnFocus = func() {
				s.revealIn(r, t.Position().Y, t.Size().Height)
			}
		}
	}
}

// addTall appends a control that takes the whole width, under its words.
func (s *Screen) addTall(sec *section, label, line string, control tall) *row {
	r := &row{control: control, tall: control, line: widget.NewParagraph(line, theme.TextCaption, theme.Muted)}
	if label != "" {
		r.label = widget.NewParagraph(label, theme.TextBody, theme.Ink)
	}
	sec.rows = append(sec.rows, r)
	return r
}

// revealIn scrolls so that a part of a tall control is in view.
func (s *Screen) revealIn(r *row, top, height float32) {
	s.reveal(&row{top: r.control.Position().Y + top, height: height + rowGap})
}

// addText appends words alone.
func (s *Screen) addText(sec *section, label, line string) {
	r := &row{label: widget.NewParagraph(label, theme.TextBody, theme.Ink), line: widget.NewParagraph(line, theme.TextCaption, theme.Muted)}
	sec.rows = append(sec.rows, r)
}

// addTry appends a control, if any, and a button to hear what it sets.
func (s *Screen) addTry(sec *section, label string, level *widget.Level, cue func() engine.Cue) {
	try := widget.NewFocusButton(lang.X("sound.try", "Try it"), widget.Secondary, func() {
		if s.options.OnTry != nil {
			s.options.OnTry(cue())
		}
	})
	r := &row{label: widget.NewParagraph(label, theme.TextBody, theme.Ink), try: try}
	if level != nil {
		r.control = level
	}
	s.watch(r)
	sec.rows = append(sec.rows, r)
}

// watch scrolls the row into view when the keyboard reaches it.
func (s *Screen) watch(r *row) {
	reveal := func() { s.reveal(r) }
	if c, ok := r.control.(widget.Reachable); ok {
		c.SetOnFocus(reveal)
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
		if r.control != nil {
			shown = append(shown, r.control)
		}
		if r.try != nil {
			shown = append(shown, r.try)
		}
	}
	return shown
}

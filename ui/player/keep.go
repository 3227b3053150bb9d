package player

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	fynewidget "fyne.io/fyne/v2/widget"

	"uncoil/engine"
	"uncoil/engine/practice"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

// The measures of the question in units of the design.
const (
	keepHeight = 46
	keepGap    = 10
)

// answerOf returns the answer that a key gives, by its name or its character.
func answerOf(key string) (practice.Where, bool) {
	switch key {
	case "1":
		return practice.Here, true
	case "2":
		return practice.Everywhere, true
	case "3":
		return practice.Nowhere, true
	}
	return practice.Nowhere, false
}

// keepQuestion asks whether changed rests are kept.
func keepQuestion(changes []practice.Change) string {
	if len(changes) == 0 {
		return ""
	}
	first := changes[0]
	if len(changes) > 1 && !alike(changes) {
		return lang.XN("keep.several", "You changed {{.N}} rests. Keep them for next time?", len(changes), count{N: len(changes)})
	}
	if first.Kind == engine.AfterExercise || first.Kind == engine.BetweenSets {
		return lang.X("keep.rest", "Rest {{.Rest}}: keep this for next time?", map[string]any{"Rest": words.Pause(first.Pause)})
	}
	return lang.X("keep.extra", "{{.Rest}} more: keep this for next time?", map[string]any{"Rest": words.Pause(first.Pause)})
}

// alike reports whether all changes are of one kind and length, so that they can
// be kept everywhere.
func alike(changes []practice.Change) bool {
	for _, c := range changes {
		if c.Kind != changes[0].Kind || c.Pause != changes[0].Pause {
			return false
		}
	}
	return true
}

// keepBar is the question at the foot of a session, on one line. Its buttons
// take no focus, so that space stays what it is.
type keepBar struct {
	fynewidget.BaseWidget
	scale                    float32
	text                     *widget.Text
	here, everywhere, no     *widget.Button
	question, acknowledgment string
}

func newKeepBar(answer func(practice.Where)) *keepBar {
	b := &keepBar{scale: 1, text: fitted("", theme.TextBody, theme.Ink)}
	b.text.Middle = true
	b.here = widget.NewButton(lang.X("keep.here", "Here  (1)"), widget.Secondary, func() { answer(practice.Here) })
	b.everywhere = widget.NewButton(lang.X("keep.everywhere", "Everywhere  (2)"), widget.Secondary, func() { answer(practice.Everywhere) })
	b.no = widget.NewButton(lang.X("keep.no", "No  (3)"), widget.Quiet, func() { answer(practice.Nowhere) })
	for _, button := range b.buttons() {
		button.SetTextSize(theme.TextSmall)
	}
	b.ExtendBaseWidget(b)
	return b
}

func (b *keepBar) buttons() []*widget.Button { return []*widget.Button{b.here, b.everywhere, b.no} }

// ask shows the question for some changes, nothing for none.
func (b *keepBar) ask(changes []practice.Change) {
	b.question, b.acknowledgment = keepQuestion(changes), ""
	b.everywhere.Hidden = !alike(changes)
	b.show()
}

// answered says what has become of the changes.
func (b *keepBar) answered(where practice.Where, changes []practice.Change) {
	b.question, b.acknowledgment = "", acknowledge(where, changes)
	b.show()
}

// asking reports whether an answer is waited for, showing whether there is
// anything to see.
func (b *keepBar) asking() bool  { return b.question != "" }
func (b *keepBar) showing() bool { return b.question != "" || b.acknowledgment != "" }

func (b *keepBar) show() {
	b.text.SetValue(b.question + b.acknowledgment)
	b.Refresh()
}

// SetScale draws the question larger or smaller than designed.
func (b *keepBar) SetScale(scale float32) {
	b.scale = scale
	b.text.SetHeight(theme.TextBody * scale)
	for _, button := range b.buttons() {
		button.SetScale(scale)
		button.SetTextSize(theme.TextSmall)
	}
}

// CreateRenderer is part of fyne.Widget.
func (b *keepBar) CreateRenderer() fyne.WidgetRenderer {
	return &widget.Composite{Of: b, Parts: b.objects, Place: b.layOut, Height: func() float32 { return keepHeight * b.scale }}
}

func (b *keepBar) objects() []fyne.CanvasObject {
	if !b.asking() {
		return []fyne.CanvasObject{b.text}
	}
	return []fyne.CanvasObject{b.text, b.here, b.everywhere, b.no}
}

// layOut puts the answers behind the question.
func (b *keepBar) layOut(size fyne.Size) {
	gap := keepGap * b.scale
	if !b.asking() {
		widget.Put(b.text, 0, 0, size.Width, size.Height)
		return
	}
	answers := float32(0)
	for _, button := range b.buttons() {
		if button.Visible() {
			answers += b.width(button) + gap
		}
	}
	text := min(b.text.WidthFor()+2*gap, size.Width-answers)
	widget.Put(b.text, 0, 0, text, size.Height)
	x := text + gap
	for _, button := range b.buttons() {
		if button.Visible() {
			widget.Put(button, x, 0, b.width(button), size.Height)
			x += b.width(button) + gap
		}
	}
}

// width is narrower than that of a button elsewhere: there is one line for all.
func (b *keepBar) width(button *widget.Button) float32 {
	return button.MinSize().Width - 24*b.scale
}

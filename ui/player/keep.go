package player

import (
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/engine/practice"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

// keepPart is the height of the question's buttons, in parts of the usual height.
const keepPart = 0.77

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
	widget.Made
	text                     *widget.Text
	here, everywhere, no     *widget.Button
	question, acknowledgment string
	// alike tells that the changes can be kept everywhere.
	alike bool
}

func newKeepBar(answer func(practice.Where)) *keepBar {
	b := &keepBar{text: fitted("", theme.TextBody, theme.Ink)}
	b.text.Middle = true
	b.here = widget.NewButton(lang.X("keep.here", "Here  (1)"), widget.Secondary, func() { answer(practice.Here) })
	b.everywhere = widget.NewButton(lang.X("keep.everywhere", "Everywhere  (2)"), widget.Secondary, func() { answer(practice.Everywhere) })
	b.no = widget.NewButton(lang.X("keep.no", "No  (3)"), widget.Quiet, func() { answer(practice.Nowhere) })
	for _, button := range b.buttons() {
		button.SetPart(keepPart)
		button.SetTextSize(theme.TextSmall / keepPart)
	}
	b.Make(b, widget.Squeeze(10, widget.Pad(0, 16, 0, 0, b.text), b.here, b.everywhere, b.no))
	b.show()
	return b
}

func (b *keepBar) buttons() []*widget.Button { return []*widget.Button{b.here, b.everywhere, b.no} }

// ask shows the question for some changes, nothing for none.
func (b *keepBar) ask(changes []practice.Change) {
	b.question, b.acknowledgment, b.alike = keepQuestion(changes), "", alike(changes)
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
	for _, button := range b.buttons() {
		button.Hidden = !b.asking() || button == b.everywhere && !b.alike
	}
	b.Hidden = !b.showing()
	b.Refresh()
}

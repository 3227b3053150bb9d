package player

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine/practice"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// finishKeepPart is the height of the answers, in parts of the usual height.
const finishKeepPart = 0.77

// finishKeep is the question after a session: whether the rests changed in it
// are kept.
type finishKeep struct {
	widget.Made
	changes              []practice.Change
	text                 *widget.Text
	here, everywhere, no *widget.FocusButton
	// give hands the answer on.
	give  func(practice.Where)
	given bool
}

func newFinishKeep(changes []practice.Change, answer func(practice.Where)) *finishKeep {
	k := &finishKeep{changes: changes, give: answer, text: widget.NewParagraph(keepQuestion(changes), theme.TextBody, theme.Ink)}
	k.text.Bold = true
	k.here = widget.NewFocusButton("", widget.Secondary, func() { k.answer(practice.Here) })
	k.everywhere = widget.NewFocusButton("", widget.Secondary, func() { k.answer(practice.Everywhere) })
	k.no = widget.NewFocusButton("", widget.Secondary, func() { k.answer(practice.Nowhere) })
	k.nameButtons(true)
	k.everywhere.Hidden = !alike(changes)
	for _, b := range k.buttons() {
		b.SetPart(finishKeepPart)
		b.SetTextSize(theme.TextSmall / finishKeepPart)
	}
	k.Make(k, widget.VBox(10, k.text, widget.Wrap(12, widget.Objects(k.buttons())...)))
	return k
}

// nameButtons names the answers, with the figures that give them or without.
func (k *finishKeep) nameButtons(figures bool) {
	here, everywhere, no := lang.X("keep.here", "Here  (1)"), lang.X("keep.everywhere", "Everywhere  (2)"), lang.X("keep.no", "No  (3)")
	yes := lang.X("keep.yes", "Yes  (1)")
	if !figures {
		here, everywhere, no = lang.X("keep.here-only", "Here"), lang.X("keep.everywhere-only", "Everywhere"), lang.X("keep.no-only", "No")
		yes = lang.X("keep.yes-only", "Yes")
	}
	if !alike(k.changes) {
		here = yes
	}
	k.here.SetLabel(here)
	k.everywhere.SetLabel(everywhere)
	k.no.SetLabel(no)
}

func (k *finishKeep) buttons() []*widget.FocusButton {
	return []*widget.FocusButton{k.here, k.everywhere, k.no}
}

func (k *finishKeep) asking() bool { return !k.given }

// answer gives the answer, once.
func (k *finishKeep) answer(where practice.Where) {
	if k.given || where == practice.Everywhere && !alike(k.changes) {
		return
	}
	k.given = true
	k.give(where)
	k.text.SetValue(acknowledge(where, k.changes))
	for _, b := range k.buttons() {
		b.Hide()
	}
}

// acknowledge says what has become of changes.
func acknowledge(where practice.Where, changes []practice.Change) string {
	switch where {
	case practice.Here:
		return lang.XN("keep.kept-here", "Kept for these places.", len(changes))
	case practice.Everywhere:
		return lang.X("keep.kept-everywhere", "Kept for every session.")
	default:
		return ""
	}
}

// shareFigures leaves the figures to how it feels, where both questions are asked:
// one key never answers two of them.
func (f *Finish) shareFigures() {
	if f.keep != nil {
		f.keep.nameButtons(f.ask == nil)
	}
}

// answer gives the answer that a key stands for.
func (f *Finish) answer(key string) {
	where, ok := answerOf(key)
	if !ok || f.ask != nil || f.keep == nil || !f.keep.asking() {
		return
	}
	f.keep.answer(where)
}

// moveInKeep goes from one answer to another, and down to the ways on.
func (f *Finish) moveInKeep(from *widget.FocusButton, key fyne.KeyName) bool {
	var answers []*widget.FocusButton
	at := 0
	for _, b := range f.keep.buttons() {
		if b.Visible() {
			if b == from {
				at = len(answers)
			}
			answers = append(answers, b)
		}
	}
	switch key {
	case fyne.KeyLeft:
		f.focus(answers[max(at-1, 0)])
	case fyne.KeyRight:
		f.focus(answers[min(at+1, len(answers)-1)])
	case fyne.KeyDown:
		if f.ask != nil {
			return f.focusOn(f.ask.scale)
		}
		f.focus(f.home)
	case fyne.KeyUp:
	default:
		return false
	}
	return true
}

func (f *Finish) focus(to *widget.FocusButton) { f.focusOn(to) }

func (f *Finish) focusOn(to fyne.Focusable) bool {
	widget.Focus(f, to)
	return true
}

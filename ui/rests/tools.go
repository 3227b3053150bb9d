package rests

import (
	"fmt"
	"math"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/engine/draft"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// scaleStep is what a step changes of the scale of all rests.
const scaleStep = 0.1

// tools are what changes all rests at once, and undoes that.
type tools struct {
	widget.Made
	screen *Screen
	// scale is how much longer all rests have been made in one go.
	scale        float64
	all, scaling *widget.Stepper
	reset        *widget.FocusButton
	undo, redo   *widget.FocusButton
	extra        *widget.Toggle
	// allTyped is what is being typed for all rests.
	allTyped typing
}

func newTools(s *Screen) *tools {
	t := &tools{screen: s, scale: 1}
	t.all = widget.NewStepper("", func(by int) { t.stepAll(time.Duration(by) * arrowStep) })
	t.all.OnKey, t.all.OnRune, t.all.OnLeft = t.allKey, t.allRune, t.takeTyped
	t.scaling = widget.NewStepper("", t.stepScale)
	t.reset = widget.NewFocusButton(lang.X("pauses.reset-all", "Reset all"), widget.Secondary, func() {
		t.settle()
		s.do(draft.DefaultRests())
	})
	t.undo = widget.NewFocusButton(lang.X("pauses.undo", "Undo"), widget.Secondary, s.Undo)
	t.redo = widget.NewFocusButton(lang.X("pauses.redo", "Redo"), widget.Secondary, s.Redo)
	t.extra = widget.NewToggle(lang.X("pauses.extra", "Extra time"), false, func(bool) { s.update() })
	const button = 0.8
	for _, b := range []*widget.FocusButton{t.reset, t.undo, t.redo} {
		b.SetPart(button)
		b.SetTextSize(theme.TextSmall / button)
	}
	t.extra.SetPart(48.0 / 44) // as high as the others
	t.Make(t, widget.Wrap(10,
		labelled(lang.X("pauses.all", "All rests"), t.all, valueWidth), labelled(lang.X("pauses.scale", "Scale all"), t.scaling, 176),
		t.reset, t.undo, t.redo, t.extra))
	return t
}

// update shows what holds for all.
func (t *tools) update() {
	t.undo.SetDisabled(t.screen.draft.CanUndo() == "")
	t.redo.SetDisabled(t.screen.draft.CanRedo() == "")
	t.scaling.SetValue(fmt.Sprintf("%d %%", int(math.Round(100*t.scale))))
	value := pausesWords(t.pauses())
	if t.allTyped.active() {
		value = t.allTyped.text + caret
	}
	t.all.SetValue(value)
}

// pauses are the rests after every exercise.
func (t *tools) pauses() []engine.Pause {
	var all []engine.Pause
	for _, e := range t.screen.entries {
		if e.scope == ofPlace && e.kind == engine.AfterExercise {
			all = append(all, e.pause)
		}
	}
	return all
}

// common returns the rest after every exercise, or where they differ, about what
// they come to.
func (t *tools) common() engine.Pause {
	all := t.pauses()
	if len(all) == 0 {
		return engine.Pause{}
	}
	if !slices.ContainsFunc(all, func(p engine.Pause) bool { return p != all[0] }) {
		return all[0]
	}
	sum := time.Duration(0)
	for _, p := range all {
		sum += p.Lasts(&t.screen.options.Preferences)
	}
	return engine.PauseOf((sum / time.Duration(len(all))).Round(arrowStep))
}

func (t *tools) stepAll(by time.Duration) {
	t.allTyped.clear()
	t.setAll(stepped(t.common(), by))
}

func (t *tools) setAll(pause engine.Pause) {
	t.settle()
	t.screen.do(draft.SetAllRests(pause))
}

// stepScale makes all rests longer or shorter by a step.
func (t *tools) stepScale(by int) {
	next := math.Round((t.scale+float64(by)*scaleStep)*10) / 10
	t.setScale(min(max(next, draft.MinRestScale), draft.MaxRestScale))
}

// setScale makes all rests longer or shorter. Scales in a row are one gesture: each
// starts from what the rests were before the first.
func (t *tools) setScale(scale float64) {
	if t.scale == scale {
		return
	}
	if t.screen.choices.picking {
		t.settle()
	}
	t.scale = scale
	if err := t.screen.draft.Drag(draft.ScaleAllRests(t.scale)); err != nil {
		t.screen.strip.say(err.Error())
		return
	}
	t.screen.changed()
}

// settle ends the gesture of scaling: what follows starts from what is now.
func (t *tools) settle() {
	t.screen.draft.Release()
	t.screen.choices.picking = false
	t.scale = 1
}

// allKey takes the keys that matter while a rest for all is being typed.
func (t *tools) allKey(key *fyne.KeyEvent) bool {
	if !t.allTyped.active() {
		return false
	}
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		t.takeTyped()
	case fyne.KeyEscape:
		t.allTyped.clear()
	case fyne.KeyBackspace, fyne.KeyDelete:
		t.allTyped.back()
	default:
		return false
	}
	t.update()
	return true
}

func (t *tools) allRune(r rune) bool {
	if !t.allTyped.add(r) {
		return false
	}
	t.update()
	return true
}

// takeTyped sets all rests as it has been typed.
func (t *tools) takeTyped() {
	if !t.allTyped.active() {
		return
	}
	pause, sound := t.allTyped.pause(engine.Pause{})
	t.allTyped.clear()
	if sound {
		t.setAll(pause)
		return
	}
	t.update()
}

// labelled is a control of a width with its name before it.
func labelled(label string, control *widget.Stepper, width float32) fyne.CanvasObject {
	text := widget.NewText(label, theme.TextBody, theme.Ink)
	text.Middle = true
	return widget.HBox(12, text, widget.Sized(width, 0, control))
}

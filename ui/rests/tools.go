package rests

import (
	"fmt"
	"math"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	fynewidget "fyne.io/fyne/v2/widget"

	"uncoil/engine"
	"uncoil/engine/draft"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

// scaleStep is what a step changes of the scale of all rests.
const scaleStep = 0.1

// tools are what changes all rests at once, and undoes that.
type tools struct {
	*widget.Flow
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
	t.reset = widget.NewFocusButton(lang.X("pauses.reset-all", "Back to default"), widget.Secondary, func() {
		t.settle()
		s.do(draft.DefaultRests())
	})
	t.undo = widget.NewFocusButton(lang.X("pauses.undo", "Undo"), widget.Secondary, s.Undo)
	t.redo = widget.NewFocusButton(lang.X("pauses.redo", "Redo"), widget.Secondary, s.Redo)
	t.extra = widget.NewToggle(lang.X("pauses.extra", "Extra time"), false, func(bool) { s.update() })
	t.Flow = widget.NewFlow(
		newLabelled(lang.X("pauses.all", "All rests"), t.all, valueWidth), newLabelled(lang.X("pauses.scale", "Scale all"), t.scaling, 176),
		t.reset, t.undo, t.redo, t.extra,
	)
	return t
}

// first returns what the keyboard reaches first.
func (t *tools) first() fyne.Focusable { return t.all }

// update shows what holds for all.
func (t *tools) update() {
	t.undo.SetDisabled(t.screen.draft.CanUndo() == "")
	t.redo.SetDisabled(t.screen.draft.CanRedo() == "")
	t.scaling.SetValue(fmt.Sprintf("%d %%", int(math.Round(100*t.scale))))
	pause, same := t.common()
	value := words.Pause(pause)
	switch {
	case t.allTyped.active():
		value = t.allTyped.text + caret
	case !same:
		value = lang.X("pauses.mixed", "mixed")
	}
	t.all.SetValue(value)
}

// common returns the rest after every exercise, or where they differ, about what
// they come to.
func (t *tools) common() (pause engine.Pause, same bool) {
	var all []engine.Pause
	sum := time.Duration(0)
	for _, e := range t.screen.entries {
		if e.scope == ofPlace && e.kind == engine.AfterExercise {
			all = append(all, e.pause)
			sum += e.pause.Lasts(&t.screen.options.Preferences)
		}
	}
	if len(all) == 0 {
		return engine.Pause{}, true
	}
	if !slices.ContainsFunc(all, func(p engine.Pause) bool { return p != all[0] }) {
		return all[0], true
	}
	return engine.PauseOf((sum / time.Duration(len(all))).Round(arrowStep)), false
}

func (t *tools) stepAll(by time.Duration) {
	t.allTyped.clear()
	pause, _ := t.common()
	t.setAll(stepped(pause, by))
}

func (t *tools) setAll(pause engine.Pause) {
	t.settle()
	t.screen.do(draft.SetAllRests(pause))
}

// stepScale makes all rests longer or shorter. Steps in a row are one gesture:
// each starts from what the rests were before the first.
func (t *tools) stepScale(by int) {
	next := math.Round((t.scale+float64(by)*scaleStep)*10) / 10
	t.scale = min(max(next, draft.MinRestScale), draft.MaxRestScale)
	if err := t.screen.draft.Drag(draft.ScaleAllRests(t.scale)); err != nil {
		t.screen.strip.say(err.Error())
		return
	}
	t.screen.changed()
}

// settle ends the gesture of scaling: what follows starts from what is now.
func (t *tools) settle() {
	t.screen.draft.Release()
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

// SetScale draws them larger or smaller than designed, all of one height.
func (t *tools) SetScale(scale float32) {
	const button, toggle = 0.8, 48.0 / 44
	t.Flow.SetScale(scale)
	for _, b := range []*widget.FocusButton{t.reset, t.undo, t.redo} {
		b.SetScale(scale * button)
		b.SetTextSize(theme.TextSmall / button)
	}
	t.extra.SetScale(scale * toggle)
}

// labelGap is the space between a label and its control, in units of the design.
const labelGap = 12

// labelled is a control with its name before it.
type labelled struct {
	fynewidget.BaseWidget
	label   *widget.Text
	control *widget.Stepper
	// width is that of the control in units of the design.
	width, scale float32
}

func newLabelled(label string, control *widget.Stepper, width float32) *labelled {
	l := &labelled{label: widget.NewText(label, theme.TextBody, theme.Ink), control: control, width: width, scale: 1}
	l.label.Middle = true
	l.ExtendBaseWidget(l)
	return l
}

// SetScale draws it larger or smaller than designed.
func (l *labelled) SetScale(scale float32) {
	l.scale = scale
	l.label.SetHeight(theme.TextBody * scale)
	l.control.SetScale(scale)
}

// CreateRenderer is part of fyne.Widget.
func (l *labelled) CreateRenderer() fyne.WidgetRenderer { return &labelledRenderer{l} }

type labelledRenderer struct{ of *labelled }

func (r *labelledRenderer) Destroy() {}

func (r *labelledRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.of.label, r.of.control}
}

func (r *labelledRenderer) MinSize() fyne.Size {
	l := r.of
	return fyne.NewSize(l.label.WidthFor()+(labelGap+l.width)*l.scale, l.control.MinSize().Height)
}

func (r *labelledRenderer) Layout(size fyne.Size) {
	l := r.of
	width := l.width * l.scale
	widget.Put(l.label, 0, 0, size.Width-width-labelGap*l.scale, size.Height)
	widget.Put(l.control, size.Width-width, 0, width, size.Height)
}

func (r *labelledRenderer) Refresh() {
	for _, o := range r.Objects() {
		o.Refresh()
	}
	r.Layout(r.of.Size())
}

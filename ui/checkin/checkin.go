// Package checkin asks how the back feels, before a session and after it. One
// tap or one key answers, and one key skips the question. It does not know what
// follows from an answer.
package checkin

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/ui/widget"
)

// NewScale returns the scale of stiffness or discomfort.
func NewScale(onChosen func(n int)) *widget.Scale {
	return widget.NewScale(engine.MaxDiscomfort, lang.X("checkin.none", "none"), lang.X("checkin.worst", "worst"), onChosen)
}

// Before is the sheet before a session.
type Before struct {
	Sheet *widget.Sheet
	scale *widget.Scale
	signs *widget.Answers
	// given is called with the number, once; waits tells that a 1 was typed that may
	// become a 10, and done that nothing more is to be said.
	given       func(n int)
	waits, done bool
}

// Options is what the sheet before a session is made of.
type Options struct {
	// OnChosen is called with the number, OnSkip where nothing is said, OnSigns
	// where there is a sign that needs help, and OnNever where nothing is to be
	// asked any more.
	OnChosen                 func(n int)
	OnSkip, OnSigns, OnNever func()
	// Later runs a call after a while: a 1 waits for a 0 that may follow.
	Later func(wait time.Duration, do func())
}

// NewBefore returns the sheet.
func NewBefore(o Options) *Before {
	b := &Before{given: o.OnChosen}
	b.scale = NewScale(func(int) {
		if !b.scale.MayBecomeTen() {
			b.settle()
			return
		}
		b.waits = true
		o.Later(widget.TenWithin, b.settle)
	})
	b.Sheet = widget.NewSheet(
		lang.X("checkin.before", "How does your back feel right now?"),
		lang.X("checkin.line", "Stiffness or discomfort, from 0 to 10. Press a number, or Enter to skip."),
		widget.NewFocusButton(lang.X("checkin.skip", "Skip"), widget.Primary, func() {
			if b.waits {
				b.settle() // Enter right after a 1 means the 1
				return
			}
			o.OnSkip()
		}),
		widget.NewFocusButton(lang.X("checkin.never", "Don't ask again"), widget.Secondary, o.OnNever),
	)
	b.Sheet.Width = 760
	b.signs = widget.NewAnswers(widget.Answer{
		Name: lang.X("checkin.signs", "New numbness, weakness, or trouble with bladder or bowel"),
		Key:  fyne.KeyN, Shown: "N", Give: o.OnSigns,
	})
	b.Sheet.SetContent(widget.NewColumn(b.scale, b.signs))
	return b
}

// settle gives the number that is chosen, unless that has been done.
func (b *Before) settle() {
	if !b.done {
		b.done = true
		b.given(b.scale.Chosen())
	}
}

// Cancel lets a number that waits be forgotten.
func (b *Before) Cancel() { b.done = true }

// Key takes a figure or the key of an answer, and reports whether it was one.
func (b *Before) Key(key fyne.KeyName) bool { return Figure(b.scale, key) || b.signs.Press(key) }

// Figure chooses the number of a key on a scale, and reports whether it has one.
// The key counts and not its character: what opened the scale may have one too.
func Figure(s *widget.Scale, key fyne.KeyName) bool {
	return len(key) == 1 && s.Figure(rune(key[0]))
}

// Package checkin asks how the back feels, before and after a session. One tap or
// one key answers, and one key skips the question. It must not know what follows
// from an answer.
package checkin

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/ui/widget"
)

// NewScale returns the scale of stiffness or discomfort, 0 to 10.
func NewScale(onChosen func(n int)) *widget.Scale {
	return widget.NewScale(engine.MaxDiscomfort, lang.X("checkin.none", "none"), lang.X("checkin.worst", "worst"), onChosen)
}

// Before is the sheet before a session.
type Before struct {
	Sheet *widget.Sheet
	scale *widget.Scale
	signs *widget.Answers
	// given gets the number, once; waits tells that a 1 was typed that may become
	// a 10, and done that the sheet has been answered.
	given       func(n int)
	waits, done bool
}

// Options configure the sheet before a session.
type Options struct {
	// OnChosen gets the number, OnSkip is called for no answer, OnSigns for a
	// sign that needs help, and OnNever to stop asking.
	OnChosen                 func(n int)
	OnSkip, OnSigns, OnNever func()
	// Later runs a call after a delay: a 1 waits for a 0 that may follow.
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
				b.settle() // Enter after a 1 means 1
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

// settle gives the chosen number, once.
func (b *Before) settle() {
	if !b.done {
		b.done = true
		b.given(b.scale.Chosen())
	}
}

// Cancel drops a number that waits.
func (b *Before) Cancel() { b.done = true }

// Key handles a digit or the key of an answer, and reports whether it was one.
func (b *Before) Key(key fyne.KeyName) bool { return Figure(b.scale, key) || b.signs.Press(key) }

// Figure chooses the number of a key on a scale, and reports whether the key has
// one. It uses the key and not the character, since the character that opened the
// scale may follow.
func Figure(s *widget.Scale, key fyne.KeyName) bool {
	return len(key) == 1 && s.Figure(rune(key[0]))
}

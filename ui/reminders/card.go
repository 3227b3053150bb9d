package reminders

import (
	"fmt"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/engine/reminder"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

// card is one reminder: its time, its routine and its days.
type card struct {
	screen *Screen
	index  int

	ground       *widget.Ground
	hour, minute *widget.Stepper
	routine      *widget.Pick
	state        *widget.Choice
	removal      *widget.FocusButton
	top, days    *widget.Flow
	line         *widget.Text
	// y and height are where the card stands on the page.
	y, height float32
}

func newCard(s *Screen, index int) *card {
	c := &card{screen: s, index: index, ground: widget.NewGround(theme.Card, cardCorner)}
	c.line = widget.NewParagraph("", theme.TextSmall, theme.Muted)
	r := c.reminder()
	c.hour = c.stepper(time.Hour, c.hourText)
	c.minute = c.stepper(5*time.Minute, c.minuteText)
	c.routine = widget.NewPick(c.routineName(), c.pickRoutine)
	chosen := 1
	if r.Off {
		chosen = 0
	}
	c.state = widget.NewChoice([]string{lang.X("settings.off", "Off"), lang.X("settings.on", "On")}, chosen, func(i int) {
		c.change(func(r *engine.Reminder) { r.Off = i == 0 })
	})
	c.removal = widget.NewFocusButton(lang.X("reminders.remove", "Remove"), widget.Quiet, func() { s.Remove(c.index) })
	c.removal.SetTextSize(theme.TextBody)
	c.top = widget.NewFlow(c.hour, c.minute, c.routine, c.state, &small{c.removal})
	c.days = widget.NewFlow(c.dayToggles()...)
	reveal := func() { s.reveal(c.y, c.height) }
	c.routine.OnFocus, c.state.OnFocus, c.removal.OnFocus = reveal, reveal, reveal
	return c
}

// small is a button as high as the controls beside it.
type small struct{ *widget.FocusButton }

// SetScale draws the button in a scale of its own.
func (s *small) SetScale(scale float32) { s.FocusButton.SetScale(scale * 0.8) }

func (c *card) reminder() engine.Reminder { return c.screen.prefs.Reminders[c.index] }

func (c *card) change(edit func(r *engine.Reminder)) {
	c.screen.change(func(p *engine.Preferences) { edit(&p.Reminders[c.index]) })
}

// stepper moves the time by a step, round the clock.
func (c *card) stepper(step time.Duration, text func() string) *widget.Stepper {
	const day = 24 * time.Hour
	it := widget.NewStepper(text(), func(by int) {
		c.change(func(r *engine.Reminder) { r.Time = (r.Time + time.Duration(by)*step + day) % day })
		c.hour.SetValue(c.hourText())
		c.minute.SetValue(c.minuteText())
	})
	it.OnFocus = func() { c.screen.reveal(c.y, c.height) }
	return it
}

func (c *card) hourText() string {
	return lang.X("reminders.hour", "{{.N}} h", map[string]any{"N": fmt.Sprintf("%02d", c.reminder().Time/time.Hour)})
}

func (c *card) minuteText() string {
	return lang.X("reminders.minute", "{{.N}} min", map[string]any{"N": fmt.Sprintf("%02d", c.reminder().Time%time.Hour/time.Minute)})
}

// dayToggles are the days of the week, from the day on which it begins.
func (c *card) dayToggles() []widget.Scaled {
	var items []widget.Scaled
	r := c.reminder()
	for i := range 7 {
		d := (c.screen.options.Week + time.Weekday(i)) % 7
		t := widget.NewToggle(words.WeekdayShort(d), slices.Contains(r.Days, d), func(on bool) {
			c.change(func(r *engine.Reminder) {
				if on {
					r.Days = append(r.Days, d)
					return
				}
				r.Days = slices.DeleteFunc(r.Days, func(other time.Weekday) bool { return other == d })
			})
		})
		t.OnFocus = func() { c.screen.reveal(c.y, c.height) }
		items = append(items, t)
	}
	return items
}

func (c *card) routineName() string {
	if r := c.screen.routine(c.reminder().Routine); r != nil {
		return r.Name
	}
	return lang.X("reminders.any", "Any routine")
}

// pickRoutine opens the choice of the routine that is proposed.
func (c *card) pickRoutine() {
	host := c.screen.options.Host
	choose := func(id string) func(bool) {
		return func(bool) {
			c.change(func(r *engine.Reminder) { r.Routine = id })
			c.routine.Set(c.routineName(), false)
			c.screen.layOut(c.screen.Size())
			host.CloseSheet()
		}
	}
	now := c.reminder().Routine
	known := c.screen.routine(now) != nil
	items := []widget.Scaled{round(lang.X("reminders.any", "Any routine"), !known, choose(""))}
	for i := range c.screen.options.Routines {
		r := &c.screen.options.Routines[i]
		items = append(items, round(r.Name, r.ID == now, choose(r.ID)))
	}
	sheet := widget.NewSheet(lang.X("reminders.routine", "Which routine?"), "")
	sheet.Width = 720
	sheet.SetContent(widget.NewGroups(widget.Group{Items: items}))
	sheet.OnTapped = host.CloseSheet
	host.OpenSheet(sheet)
}

func round(name string, on bool, turned func(bool)) *widget.Toggle {
	t := widget.NewToggle(name, on, turned)
	t.Round = true
	return t
}

// say tells when this reminder speaks up next.
func (c *card) say() {
	r := c.reminder()
	next, ok := reminder.Next([]engine.Reminder{r}, c.screen.options.Now())
	switch {
	case ok:
		c.line.SetValue(lang.X("reminders.card-next", "Next on {{.When}}", map[string]any{"When": momentWords(next.At)}))
	case r.Off:
		c.line.SetValue(lang.X("reminders.card-off", "Switched off"))
	default:
		c.line.SetValue(lang.X("reminders.card-days", "Choose a day"))
	}
}

// objects lists what the card shows, in the order in which Tab goes through it.
func (c *card) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{c.ground, c.top, c.days, c.line}
}

// place puts the card into a column and returns its height.
func (c *card) place(y, width, u float32) float32 {
	pad := cardPad * u
	inner := width - 2*pad
	c.top.SetScale(u)
	c.days.SetScale(u)
	c.line.SetHeight(theme.TextSmall * u)
	at := y + pad
	for _, part := range []struct {
		object fyne.CanvasObject
		height float32
	}{
		{c.top, c.top.HeightFor(inner)},
		{c.days, c.days.HeightFor(inner)},
		{c.line, c.line.HeightFor(inner)},
	} {
		widget.Put(part.object, pad, at, inner, part.height)
		at += part.height + 14*u
	}
	c.y, c.height = y, at-14*u+pad-y
	c.ground.SetRadius(cardCorner * u)
	widget.Put(c.ground, 0, y, width, c.height)
	return c.height
}

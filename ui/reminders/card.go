package reminders

import (
	"fmt"
	"slices"
	"strconv"
	"time"
	"unicode"

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
	widget.Made
	screen *Screen
	index  int

	hour, minute *widget.Stepper
	routine      *widget.Dropdown
	state        *widget.Choice
	removal      *widget.FocusButton
	line         *widget.Text
}

func newCard(s *Screen, index int) *card {
	c := &card{screen: s, index: index}
	c.line = widget.NewParagraph("", theme.TextSmall, theme.Muted)
	r := c.reminder()
	c.hour = c.stepper(time.Hour, func() string { return words.Hour(c.reminder().Time) })
	c.minute = c.stepper(5*time.Minute, c.minuteText)
	c.typed(c.hour, 23, c.atHour)
	c.typed(c.minute, 59, func(n int) time.Duration { return c.reminder().Time/time.Hour*time.Hour + time.Duration(n)*time.Minute })
	c.routine = widget.NewDropdown(c.routineName(), c.pickRoutine)
	chosen := 1
	if r.Off {
		chosen = 0
	}
	c.state = widget.NewChoice([]string{lang.X("settings.off", "Off"), lang.X("settings.on", "On")}, chosen, func(i int) {
		c.change(func(r *engine.Reminder) { r.Off = i == 0 })
	})
	c.removal = widget.NewFocusButton(lang.X("reminders.remove", "Remove"), widget.Quiet, func() { s.Remove(c.index) })
	c.removal.SetTextSize(theme.TextBody)
	c.removal.SetPart(0.8)
	c.Make(c, widget.Card(widget.Wrap(10, c.hour, c.minute, c.routine, c.state, c.removal), widget.Wrap(10, c.dayToggles()...), c.line))
	return c
}

func (c *card) reminder() engine.Reminder { return c.screen.prefs.Reminders[c.index] }

func (c *card) change(edit func(r *engine.Reminder)) {
	c.screen.change(func(p *engine.Preferences) { edit(&p.Reminders[c.index]) })
}

// stepper changes the time by a step, wrapping at midnight.
func (c *card) stepper(step time.Duration, text func() string) *widget.Stepper {
	const day = 24 * time.Hour
	return widget.NewStepper(text(), func(by int) { c.setTime((c.reminder().Time + time.Duration(by)*step + day) % day) })
}

func (c *card) setTime(at time.Duration) {
	c.change(func(r *engine.Reminder) { r.Time = at })
	c.hour.SetValue(words.Hour(at))
	c.minute.SetValue(c.minuteText())
}

// typed lets digits set the number of a stepper, up to most: each holds at once, and one
// that would make too large a number begins another. A colon goes from the hour to the
// minute.
func (c *card) typed(s *widget.Stepper, most int, at func(n int) time.Duration) {
	digits := ""
	isDigit := func(name string) bool { return len(name) == 1 && name[0] >= '0' && name[0] <= '9' }
	s.OnLeft = func() { digits = "" }
	s.OnKey = func(key *fyne.KeyEvent) bool {
		if isDigit(string(key.Name)) {
			return true // its character follows
		}
		digits = ""
		return words.Hours12() && (key.Name == fyne.KeyA || key.Name == fyne.KeyP)
	}
	s.OnRune = func(r rune) bool {
		if c.toHalf(r) {
			return true
		}
		if r == ':' && s == c.hour {
			c.screen.focus(c.minute)
			return true
		}
		if !isDigit(string(r)) {
			return false
		}
		digits += string(r)
		n, _ := strconv.Atoi(digits)
		if n > most || len(digits) > 2 {
			digits, n = string(r), int(r-'0')
		}
		c.setTime(at(n))
		return true
	}
}

// atHour returns the time with another hour. Where hours count to 12, those up to 12 stay
// before noon or after it as the time was; the others can be typed all the same.
func (c *card) atHour(n int) time.Duration {
	now := c.reminder().Time
	if words.Hours12() && n >= 1 && n <= 12 {
		n %= 12
		if now >= noon {
			n += 12
		}
	}
	return time.Duration(n)*time.Hour + now%time.Hour
}

const noon = 12 * time.Hour

// toHalf moves the time before noon or after it, as A and P say where hours count to 12;
// false for another character.
func (c *card) toHalf(r rune) bool {
	r = unicode.ToUpper(r)
	if !words.Hours12() || r != 'A' && r != 'P' {
		return false
	}
	at := c.reminder().Time % noon
	if r == 'P' {
		at += noon
	}
	c.setTime(at)
	return true
}

func (c *card) minuteText() string {
	return lang.X("reminders.minute", "{{.N}} min", map[string]any{"N": fmt.Sprintf("%02d", c.reminder().Time%time.Hour/time.Minute)})
}

// dayToggles are the days of the week, from its first day.
func (c *card) dayToggles() []fyne.CanvasObject {
	var items []fyne.CanvasObject
	r := c.reminder()
	for i := range 7 {
		d := (c.screen.options.Week + time.Weekday(i)) % 7
		items = append(items, widget.NewToggle(words.WeekdayShort(d), slices.Contains(r.Days, d), func(on bool) {
			c.change(func(r *engine.Reminder) {
				if on {
					r.Days = append(r.Days, d)
					return
				}
				r.Days = slices.DeleteFunc(r.Days, func(other time.Weekday) bool { return other == d })
			})
		}))
	}
	return items
}

func (c *card) routineName() string {
	if r := c.screen.routine(c.reminder().Routine); r != nil {
		return r.Name
	}
	return lang.X("reminders.any", "Any routine")
}

// pickRoutine opens the choice of the routine.
func (c *card) pickRoutine() {
	host := c.screen.options.Host
	choose := func(id string) func(bool) {
		return func(bool) {
			c.change(func(r *engine.Reminder) { r.Routine = id })
			c.routine.Set(c.routineName(), false)
			c.Refresh()
			host.CloseSheet()
		}
	}
	now := c.reminder().Routine
	known := c.screen.routine(now) != nil
	items := []fyne.CanvasObject{round(lang.X("reminders.any", "Any routine"), !known, choose(""))}
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

// say shows when this reminder is due next.
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

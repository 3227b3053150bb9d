package history

import (
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

// rowHeight is the height of a line of the list in units of the design.
const rowHeight = 56

// listPanel lists every session, newest first.
type listPanel struct {
	*panel
	screen *Screen
	rows   []*row
	shown  *fyne.Container
	all    *widget.FocusButton
	// day is the day that is listed, nil for all.
	day *engine.Day
	// last is the oldest session listed, nil if no older one follows.
	last *engine.SessionRecord
}

func newListPanel(s *Screen) *listPanel {
	p := &listPanel{screen: s, shown: widget.VBox(6)}
	p.all = s.button(lang.X("history.all-days", "All days"), func() { s.showDay(nil) })
	older := s.button(lang.X("history.older", "Show older ones"), s.more)
	older.SetPart(widget.HeadScale)
	p.panel = newPanel("", p.shown, theme.Muted, older, p.all)
	p.put(listing{})
	return p
}

// put shows the first page.
func (p *listPanel) put(l listing) {
	p.rows, p.shown.Objects = nil, nil
	p.add(l)
}

// add appends a page.
func (p *listPanel) add(l listing) {
	for _, e := range l.entries {
		r := p.newRow(e)
		p.rows, p.shown.Objects = append(p.rows, r), append(p.shown.Objects, r)
	}
	p.last = l.last
	p.foot.Hidden = l.last == nil
	p.all.Hidden = p.day == nil
	p.title.SetValue(lang.X("history.list", "Your sessions"))
	p.line.SetValue("")
	if p.day != nil {
		p.title.SetValue(words.Date(*p.day))
	}
	if len(p.rows) == 0 {
		p.line.SetValue(lang.X("history.list-none", "Nothing here."))
	}
	p.Refresh()
}

// First returns the first focusable widget of the list.
func (p *listPanel) First() fyne.Focusable {
	if len(p.rows) > 0 {
		return p.rows[0]
	}
	return p.all
}

// at returns the index of the focused row, −1 for none.
func (p *listPanel) at() int {
	for i, r := range p.rows {
		if r.focused {
			return i
		}
	}
	return -1
}

func (p *listPanel) newRow(e entry) *row {
	s := p.screen
	var r *row
	switch {
	case e.session != nil:
		r = newRow(sessionRow(e.session))
		r.onOpen = func() { s.OpenSession(e.session.ID) }
		r.onDelete = func() { s.DeleteSession(e.session) }
	default:
		r = newRow(activityRow(e.activity))
		r.onOpen = func() { s.openActivity(*e.activity) }
		r.onDelete = func() { s.deleteActivity(*e.activity) }
	}
	r.onFocus = func() { s.reveal(r) }
	return r
}

// rowTexts is the content of a row.
type rowTexts struct{ name, when, value, note string }

// sessionRow is the row of a session.
func sessionRow(r *engine.SessionRecord) rowTexts {
	t := rowTexts{
		name: sessionName(r), value: words.Length(r.Played), note: onOneLine(r.Feeling.Note),
		when: lang.X("history.when", "{{.Day}}, {{.Time}}", map[string]any{
			"Day": words.DateShort(engine.DayOf(r.Started)), "Time": words.TimeOfDay(r.Started),
		}),
	}
	switch {
	case r.Ended.IsZero():
		t.value = lang.X("history.open", "not ended yet")
	case !r.Finished:
		t.value = lang.X("history.part", "{{.Played}} of {{.Planned}}", map[string]any{"Played": words.Length(r.Played), "Planned": words.Length(r.Planned)})
	}
	if felt := feltWords(r.Feeling); felt != "" {
		t.when += " · " + felt
	}
	return t
}

// sessionName is the name of the routine, or its id if it has none.
func sessionName(r *engine.SessionRecord) string {
	if r.Name != "" {
		return r.Name
	}
	return r.Routine
}

// feltWords formats discomfort before and after, such as "6, then 3".
func feltWords(f engine.Feeling) string {
	if f.Before == nil && f.After == nil {
		return ""
	}
	value := func(v *int) string {
		if v == nil {
			return "–"
		}
		return fmt.Sprint(*v)
	}
	return lang.X("history.from-to", "discomfort {{.Before}}, then {{.After}}", map[string]any{"Before": value(f.Before), "After": value(f.After)})
}

// onOneLine is a note without line breaks; the session's sheet shows it
// unchanged.
func onOneLine(note string) string { return strings.Join(strings.Fields(note), " ") }

// activityRow is the row of an activity.
func activityRow(a *engine.Activity) rowTexts {
	return rowTexts{name: words.Activity(a.Kind), when: words.DateShort(a.Day), value: words.Length(a.Length), note: onOneLine(a.Note)}
}

// clock is the time of day, counted from midnight.
func clock(t time.Time) time.Duration {
	return time.Duration(t.Hour())*time.Hour + time.Duration(t.Minute())*time.Minute
}

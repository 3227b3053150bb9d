package history

import (
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	fynewidget "fyne.io/fyne/v2/widget"

	"uncoil/engine"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

// rowHeight is the height of a line of the list in units of the design.
const rowHeight = 62

// listPanel is every session, the newest first.
type listPanel struct {
	*panel
	screen *Screen
	rows   *rowList
	all    *widget.FocusButton
	// day is the day that is listed, nil for all.
	day *engine.Day
	// last is the oldest session listed, nil if no older one follows.
	last *engine.SessionRecord
}

func newListPanel(s *Screen) *listPanel {
	p := &listPanel{screen: s, rows: newRowList()}
	p.all = s.button(lang.X("history.all-days", "All days"), func() { s.showDay(nil) })
	p.panel = newPanel("", p.rows)
	p.line = widget.NewParagraph("", theme.TextSmall, theme.Muted)
	p.foot = s.button(lang.X("history.older", "Show older ones"), s.more)
	p.foot.OnFocus = func() { s.reveal(p.top+p.height-80, 80) }
	p.all.OnFocus = func() { s.reveal(p.top, 80) }
	p.put(listing{})
	return p
}

// put shows a first page.
func (p *listPanel) put(l listing) {
	p.rows.rows = nil
	p.add(l)
}

// add shows a further page.
func (p *listPanel) add(l listing) {
	for _, e := range l.entries {
		p.rows.rows = append(p.rows.rows, p.newRow(e))
	}
	p.last = l.last
	p.foot.Hidden = l.last == nil
	p.head = nil
	p.title.SetValue(lang.X("history.list", "Your sessions"))
	p.line.SetValue("")
	if p.day != nil {
		p.head = []widget.Scaled{p.all}
		p.title.SetValue(words.Date(*p.day))
	}
	if len(p.rows.rows) == 0 {
		p.line.SetValue(lang.X("history.list-none", "Nothing here."))
	}
	p.rows.Refresh()
}

// First returns what the keyboard acts on in the list.
func (p *listPanel) First() fyne.Focusable {
	if len(p.rows.rows) > 0 {
		return p.rows.rows[0]
	}
	return p.all
}

// at returns the index of the row that the keyboard is on, −1 for none.
func (p *listPanel) at() int {
	for i, r := range p.rows.rows {
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
	r.onFocus = func() { s.reveal(p.rows.Position().Y+r.Position().Y, r.Size().Height) }
	return r
}

// rowTexts is what stands on a line.
type rowTexts struct{ name, when, value, note string }

// sessionRow writes a session.
func sessionRow(r *engine.SessionRecord) rowTexts {
	t := rowTexts{
		name: sessionName(r), value: words.Length(r.Played), note: onOneLine(r.Feeling.Note),
		when: lang.X("history.when", "{{.Day}}, {{.Time}}", map[string]any{
			"Day": words.DateShort(engine.DayOf(r.Started)), "Time": r.Started.Format("15:04"),
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

// sessionName is the name of the routine, its id where there is none.
func sessionName(r *engine.SessionRecord) string {
	if r.Name != "" {
		return r.Name
	}
	return r.Routine
}

// feltWords writes discomfort before and after, as in "6, then 3".
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

// onOneLine is a note without its line breaks: the whole of it is on the session's
// sheet.
func onOneLine(note string) string { return strings.Join(strings.Fields(note), " ") }

// activityRow writes an activity.
func activityRow(a *engine.Activity) rowTexts {
	return rowTexts{name: words.Activity(a.Kind), when: words.DateShort(a.Day), value: words.Length(a.Length), note: onOneLine(a.Note)}
}

// rowList is rows under one another.
type rowList struct {
	fynewidget.BaseWidget
	rows  []*row
	scale float32
}

func newRowList() *rowList {
	l := &rowList{scale: 1}
	l.ExtendBaseWidget(l)
	return l
}

// SetScale draws the rows larger or smaller than designed.
func (l *rowList) SetScale(scale float32) {
	l.scale = scale
	for _, r := range l.rows {
		r.setScale(scale)
	}
}

// HeightFor returns the height of all rows, the same in every width.
func (l *rowList) HeightFor(float32) float32 { return float32(len(l.rows)) * rowHeight * l.scale }

// CreateRenderer is part of fyne.Widget.
func (l *rowList) CreateRenderer() fyne.WidgetRenderer {
	return &widget.Composite{Of: l, Parts: l.objects, Place: l.layOut}
}

func (l *rowList) objects() []fyne.CanvasObject {
	shown := make([]fyne.CanvasObject, len(l.rows))
	for i, row := range l.rows {
		shown[i] = row
	}
	return shown
}

func (l *rowList) layOut(size fyne.Size) {
	u := l.scale
	for i, row := range l.rows {
		widget.Put(row, 0, float32(i)*rowHeight*u, size.Width, (rowHeight-6)*u)
	}
}

// clock is the time of day of a moment, counted from midnight.
func clock(t time.Time) time.Duration {
	return time.Duration(t.Hour())*time.Hour + time.Duration(t.Minute())*time.Minute
}

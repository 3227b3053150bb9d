package widget

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
)

// What a screen reader says of the widgets, wherever the toolkit speaks to one: names and
// states in words. The toolkit knows four roles; what can be pressed or set is a button.

// TextsIn returns the visible texts of an object, in the order of its parts.
func TextsIn(root fyne.CanvasObject) string {
	var texts []string
	eachIn(root, func(o fyne.CanvasObject) {
		if t, ok := o.(*Text); ok && t.Visible() && strings.TrimSpace(t.Value()) != "" {
			texts = append(texts, t.Value())
		}
	})
	return strings.Join(texts, ", ")
}

// stated adds a state to a name.
func stated(name string, on bool) string {
	state := lang.X("access.off", "off")
	if on {
		state = lang.X("access.on", "on")
	}
	return name + ", " + state
}

// AccessibilityLabel is part of fyne.Accessible.
func (t *Text) AccessibilityLabel() string { return t.value }

// AccessibilityRole is part of fyne.Accessible.
func (t *Text) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// AccessibilityLabel is part of fyne.Accessible.
func (b *Button) AccessibilityLabel() string { return b.Label() }

// AccessibilityRole is part of fyne.Accessible.
func (b *Button) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// AccessibilityLabel is part of fyne.Accessible.
func (s *BigButton) AccessibilityLabel() string { return s.Label() }

// AccessibilityRole is part of fyne.Accessible.
func (s *BigButton) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// AccessibilityLabel is part of fyne.Accessible.
func (p *NavButton) AccessibilityLabel() string { return p.name.Value() }

// AccessibilityRole is part of fyne.Accessible.
func (p *NavButton) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// AccessibilityLabel is part of fyne.Accessible: the name, and whether it is on.
func (t *Toggle) AccessibilityLabel() string { return stated(t.Label(), t.on) }

// AccessibilityLabel is part of fyne.Accessible.
func (s *Star) AccessibilityLabel() string {
	return stated(lang.X("access.favourite", "A favourite"), s.on)
}

// AccessibilityRole is part of fyne.Accessible.
func (s *Star) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// AccessibilityLabel is part of fyne.Accessible: the name, what it means, and whether it
// is chosen.
func (o *Option) AccessibilityLabel() string {
	return stated(o.name.Value()+", "+o.line.Value(), o.chosen)
}

// AccessibilityLabel is part of fyne.Accessible: what is chosen.
func (c *Choice) AccessibilityLabel() string { return chosenOf(c.options, c.chosen) }

// AccessibilityLabel is part of fyne.Accessible: the part that is shown.
func (p *Places) AccessibilityLabel() string { return chosenOf(p.names, p.chosen) }

// chosenOf says which of some texts is chosen.
func chosenOf(all []*Text, chosen int) string {
	name := lang.X("access.none", "none")
	if chosen >= 0 && chosen < len(all) {
		name = all[chosen].Value()
	}
	return lang.X("access.choice", "{{.Chosen}}, {{.I}} of {{.N}}", map[string]any{"Chosen": name, "I": chosen + 1, "N": len(all)})
}

// AccessibilityLabel is part of fyne.Accessible: what is chosen, and the ends.
func (s *Scale) AccessibilityLabel() string {
	chosen := lang.X("access.none", "none")
	if s.chosen >= 0 {
		chosen = strconv.Itoa(s.chosen)
	}
	return chosen + ", " + s.low.Value() + ", " + s.high.Value()
}

// AccessibilityLabel is part of fyne.Accessible.
func (l *Level) AccessibilityLabel() string { return strconv.Itoa(int(l.value*100+0.5)) + " %" }

// AccessibilityLabel is part of fyne.Accessible.
func (s *Stepper) AccessibilityLabel() string { return s.value.Value() }

// AccessibilityLabel is part of fyne.Accessible.
func (r *answerRow) AccessibilityLabel() string { return r.answer.Name + ", " + r.answer.Line }

// AccessibilityLabel is part of fyne.Accessible: what stands on the tile.
func (t *Tile) AccessibilityLabel() string { return TextsIn(t.Body()) }

// AccessibilityRole is part of fyne.Accessible.
func (t *Tile) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// AccessibilityRole is part of fyne.Accessible.
func (c *control) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// AccessibilityLabel is part of fyne.Accessible: what has been typed, or else the hint.
func (e *typingEntry) AccessibilityLabel() string {
	if e.Text != "" {
		return e.Text
	}
	return e.PlaceHolder
}

// AccessibilityRole is part of fyne.Accessible.
func (e *typingEntry) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// AccessibilityLabel is part of fyne.Accessible. What a value says stands below the chart.
func (p *plot) AccessibilityLabel() string {
	return lang.X("access.chart", "A chart of {{.N}} values", map[string]any{"N": p.drawing.count()})
}

// AccessibilityRole is part of fyne.Accessible.
func (p *plot) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

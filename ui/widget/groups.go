package widget

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"uncoil/ui/theme"
)

// Group is a heading, a line under it, and widgets in a row that wraps. The
// heading and the line may be empty.
type Group struct {
	Title, Line string
	Items       []fyne.CanvasObject
}

// Groups is several groups under one another, for a sheet.
type Groups struct {
	Made
	// Unfocused leaves the keyboard with the buttons of the sheet when it opens.
	Unfocused bool

	groups []Group
}

// NewGroups returns the groups in their order.
func NewGroups(groups ...Group) *Groups {
	return newGroups(groups, 26, func(words, items fyne.CanvasObject) *fyne.Container { return VBox(10, words, items) })
}

// NewGroupsBeside returns groups whose items stand beside their headings where
// there is room.
func NewGroupsBeside(groups ...Group) *Groups {
	return newGroups(groups, 14, func(words, items fyne.CanvasObject) *fyne.Container {
		return container.New(&beside{least: 900, gap: 16, share: 0.37}, words, items)
	})
}

func newGroups(groups []Group, gap float32, put func(words, items fyne.CanvasObject) *fyne.Container) *Groups {
	g := &Groups{groups: groups}
	all := VBox(gap)
	for _, group := range groups {
		words := VBox(0)
		if group.Title != "" {
			title := NewParagraph(group.Title, theme.TextBody, theme.Ink)
			title.Bold = true
			words.Add(title)
		}
		if group.Line != "" {
			words.Add(NewParagraph(group.Line, theme.TextSmall, theme.Muted))
		}
		items := Wrap(10, Objects(group.Items)...)
		if slices.ContainsFunc(group.Items, func(o fyne.CanvasObject) bool { _, ok := o.(*FocusButton); return ok }) {
			items = Pad(6, 6, 6, 6, items) // for the outline of the one that has the keyboard
		}
		if len(words.Objects) == 0 {
			all.Add(items)
			continue
		}
		all.Add(put(words, items))
	}
	g.Make(g, all)
	return g
}

// First returns the first widget that the keyboard can reach, nil for none.
func (g *Groups) First() fyne.Focusable {
	if g.Unfocused {
		return nil
	}
	for _, group := range g.groups {
		for _, item := range group.Items {
			if t, ok := item.(*Toggle); ok && t.on && t.Round {
				return t
			}
		}
	}
	for _, group := range g.groups {
		for _, item := range group.Items {
			if f, ok := item.(fyne.Focusable); ok {
				return f
			}
		}
	}
	return nil
}

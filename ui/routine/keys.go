package routine

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"uncoil/ui/widget"
)

// keys are what the keys of the page do.
func (p *Page) keys() widget.KeyTable {
	keys := widget.KeyTable{
		{Shown: lang.X("key.tab", "Tab"), Does: lang.X("routine.key-tab", "To the next control, exercise or button")},
		{Shown: "← →", Does: lang.X("routine.key-along", "Along a row, or another choice")},
		{Shown: lang.X("key.enter", "Enter"), Does: lang.X("routine.key-enter", "Do it; on an exercise, its page")},
		{Shown: "E", Does: p.other.Label(), Keys: []fyne.KeyName{fyne.KeyE}, Do: func(fyne.KeyName) { p.other.OnTapped() }},
		{
			Shown: "S", Does: lang.X("home.key-favourite", "A favourite, or not"), Keys: []fyne.KeyName{fyne.KeyS},
			Do: func(fyne.KeyName) { p.favourite.Tapped(nil) },
		},
	}
	for _, c := range p.options.Commands {
		if c.Key != "" {
			keys = append(keys, widget.KeyAct{Shown: string(c.Key), Does: c.Label, Keys: []fyne.KeyName{c.Key}, Do: func(fyne.KeyName) { c.Act() }})
		}
	}
	return append(keys, widget.ScrollKeys(p.scroll)[1:]...) // up and down belong to the widgets
}

// Key handles keys that no widget has used.
func (p *Page) Key(key *fyne.KeyEvent) { p.keys().Press(key.Name) }

// KeyHelps lists the keys of the page.
func (p *Page) KeyHelps() []widget.KeyLine { return p.keys().Lines() }

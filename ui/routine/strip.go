package routine

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/ui/picture"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

// Sizes of a picture of the strip in units of the design.
const (
	frameLeast   = 150
	framePicture = 96
)

// frame is one exercise at one place of the routine.
type frame struct {
	at    engine.PlaceContext
	block engine.BlockKind
	// eased tells that the person is told to do it more carefully than others.
	eased bool
}

// frames are the exercises that are played, in their order.
func (a *About) frames() (all []frame) {
	if a.Plan == nil {
		return nil
	}
	var last engine.PlaceID
	for i := range a.Plan.Timeline.Steps {
		s := &a.Plan.Timeline.Steps[i]
		if s.Kind != engine.Work || s.Place == last {
			continue
		}
		last = s.Place
		at, ok := a.Plan.Routine.PlaceContext(s.Place, a.Book, &a.Plan.Prefs)
		if done, known := a.Book.Exercises[s.Exercise]; ok && known {
			at.Exercise = &done // what is done instead, where the user must be careful
			all = append(all, frame{at, s.Block, len(s.Care) > 0})
		}
	}
	return all
}

// fillStrip shows every exercise that is played, block by block; each opens its page.
func (p *Page) fillStrip() {
	p.strip.Objects, p.tiles = nil, map[string]*widget.Tile{}
	frames := p.about.frames()
	for _, kind := range engine.BlockKinds() {
		var tiles []fyne.CanvasObject
		for _, f := range frames {
			if f.block == kind {
				t := p.tile(f.at, f.eased)
				p.tiles[f.at.Exercise.ID] = t
				tiles = append(tiles, t)
			}
		}
		if len(tiles) == 0 {
			continue
		}
		length := MinutesOf(p.about.Plan.Timeline).Blocks[kind]
		title := heading(lang.X("routine.block", "{{.Block}}, {{.Length}}", map[string]any{"Block": words.Block(kind), "Length": words.Length(length)}))
		p.strip.Add(widget.VBox(8, title, widget.CardGrid(frameLeast, 12, tiles...)))
	}
	p.strip.Refresh()
	widget.RevealFocus(p.scroll)
}

// tile shows an exercise: its picture, its name, how much of it is done, and whether it is
// eased.
func (p *Page) tile(at engine.PlaceContext, eased bool) *widget.Tile {
	ex := at.Exercise
	name := widget.NewParagraph(ex.Name, theme.TextCaption, theme.Ink)
	name.Bold, name.Align = true, fyne.TextAlignCenter
	dose := widget.NewParagraph(words.PlaceDose(at, &p.about.Plan.Prefs), 0.9*theme.TextCaption, theme.Muted)
	dose.Align = fyne.TextAlignCenter
	lines := widget.VBox(3, name, dose)
	if eased {
		note := widget.NewParagraph(lang.X("routine.eased", "Eased for you"), 0.9*theme.TextCaption, theme.AccentInk)
		note.Align = fyne.TextAlignCenter
		lines.Add(note)
	}
	on := p.options.Routine.Surface
	view := picture.NewView(p.options.Album, picture.Of(p.about.Book.Eased(ex, &p.about.Plan.Prefs, on), on))
	return widget.NewTile(17, widget.Pad(8, 8, 10, 8, widget.VBox(3, widget.Sized(0, framePicture, view), lines)),
		func() { p.options.OnExercise(ex.ID) })
}

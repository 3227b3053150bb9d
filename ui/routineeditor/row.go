package routineeditor

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"uncoil/ui/picture"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// The measures of a line in units of the design, and the size of the button of a
// block in parts of the usual.
const (
	stillWidth  = 84
	stillHeight = 58
	addPart     = 0.7
)

// row shows one line of a list.
type row struct {
	widget.Made
	ground *widget.Panel
	// left holds the sign that the line can be dragged, grip, and the picture.
	left, grip, still  *fyne.Container
	view               *picture.View
	picture            picture.Picture
	title, line, aside *widget.Text
	add                *widget.Button
	shape              shape
}

// shape is which parts of a line are shown.
type shape struct{ grip, picture, title, line, add bool }

func newRow(album *picture.Album) *row {
	r := &row{ground: widget.NewPanel(theme.Card, 16), view: picture.NewView(album, picture.Picture{})}
	grip := widget.VBox(5)
	for range 3 {
		grip.Add(widget.Sized(14, 2, widget.NewPanel(theme.Muted, 0)))
	}
	r.ground.Width = 3
	r.title = widget.NewText("", theme.TextBody, theme.Ink)
	r.title.Fit = true
	r.line = widget.NewText("", theme.TextCaption, theme.Muted)
	r.line.Short = true
	r.aside = widget.NewText("", theme.TextSmall, theme.Muted)
	r.aside.Middle = true
	r.add = widget.NewButton(lang.X("editor.add", "Add"), widget.Secondary, nil)
	smaller(r.add, addPart)
	r.grip, r.still = widget.Middle(grip), widget.Sized(stillWidth, stillHeight, r.view)
	r.left = widget.HBox(12, r.grip, r.still)
	r.Make(r, container.NewStack(r.ground, widget.Pad(0, 18, 0, 16,
		widget.Between(r.left, widget.VBox(0, r.title, r.line), widget.HBox(16, r.aside, r.add)))))
	return r
}

// show shows a line; here tells that it is the one that is chosen, focused that
// the keyboard is on it, and adds that a block has a button.
func (r *row) show(e entry, f face, here, focused, adds bool) {
	tint, border := theme.Card, fyne.ThemeColorName("")
	if e.kind == blockLine || e.kind == emptyLine {
		tint = theme.Background
	}
	if here {
		tint, border = theme.Raised, theme.Accent
	}
	if here && focused {
		border = theme.Focus
	}
	if r.ground.Tint != tint || r.ground.Border != border {
		r.ground.Tint, r.ground.Border = tint, border
		r.ground.Refresh()
	}
	if bold := e.kind != pickLine && e.kind != itemLine; r.title.Bold != bold {
		r.title.Bold = bold
		r.title.Refresh()
	}
	r.title.SetTint(theme.Ink)
	if e.kind == blockLine {
		r.title.SetTint(theme.AccentInk)
	}
	r.title.SetValue(f.title)
	r.line.SetValue(f.line)
	r.aside.SetValue(f.aside)
	if r.picture != f.picture {
		r.picture = f.picture
		r.view.SetPicture(f.picture)
	}
	r.form(shape{e.kind == itemLine, f.picture.Exercise != "", f.title != "", f.line != "", e.kind == blockLine && adds})
}

// form shows some of the parts.
func (r *row) form(s shape) {
	if r.shape == s {
		return
	}
	r.shape = s
	r.left.Hidden = !s.grip && !s.picture
	r.grip.Hidden, r.still.Hidden = !s.grip, !s.picture
	r.title.Hidden, r.line.Hidden, r.add.Hidden = !s.title, !s.line, !s.add
	r.Refresh()
}

package routineeditor

import (
	"sort"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/lang"
	fynewidget "fyne.io/fyne/v2/widget"

	"uncoil/ui/picture"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// addScale is how much smaller than others the button of a block is.
const addScale = 0.7

// row shows one line of a list.
type row struct {
	fynewidget.BaseWidget
	ground *widget.Panel
	// grip is the sign that the line can be dragged.
	grip               [3]*canvas.Line
	still              *picture.Still
	picture            picture.Picture
	title, line, aside *widget.Text
	// words are the whole line, of which as much is shown as there is room for.
	words string
	add   *widget.Button
	kind  kind
	scale float32
}

func newRow(album *picture.Album) *row {
	r := &row{ground: widget.NewPanel(theme.Card, 0), still: picture.NewStill(album), scale: 1}
	for i := range r.grip {
		r.grip[i] = canvas.NewLine(nil)
	}
	r.ground.Width = 3
	r.title = widget.NewText("", theme.TextBody, theme.Ink)
	r.line = widget.NewText("", theme.TextCaption, theme.Muted)
	r.aside = widget.NewText("", theme.TextSmall, theme.Muted)
	r.aside.Align = fyne.TextAlignTrailing
	for _, t := range []*widget.Text{r.title, r.line, r.aside} {
		t.Fit, t.Middle = true, true
	}
	r.add = widget.NewButton(lang.X("editor.add", "Add"), widget.Secondary, nil)
	r.add.SetTextSize(theme.TextSmall / addScale)
	r.ExtendBaseWidget(r)
	return r
}

// show shows a line; here tells that it is the one that is chosen, focused that
// the keyboard is on it.
func (r *row) show(e entry, f face, here, focused bool, scale float32) {
	r.kind, r.scale, r.picture = e.kind, scale, f.picture
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
	if r.ground.Tint != tint || r.ground.Border != border || r.ground.Radius != 16*scale {
		r.ground.Tint, r.ground.Border, r.ground.Radius = tint, border, 16*scale
		r.ground.Refresh()
	}
	bold := e.kind != pickLine && e.kind != itemLine
	if r.title.Bold != bold {
		r.title.Bold = bold
		r.title.Refresh()
	}
	r.title.SetTint(theme.Ink)
	if e.kind == blockLine {
		r.title.SetTint(theme.AccentInk)
	}
	r.title.SetValue(f.title)
	r.words = f.line
	r.aside.SetValue(f.aside)
}

// CreateRenderer is part of fyne.Widget.
func (r *row) CreateRenderer() fyne.WidgetRenderer { return &rowRenderer{r} }

type rowRenderer struct{ row *row }

func (r *rowRenderer) Destroy()              {}
func (r *rowRenderer) MinSize() fyne.Size    { return fyne.NewSize(1, 1) }
func (r *rowRenderer) Layout(size fyne.Size) { r.row.layOut(size) }

func (r *rowRenderer) Objects() []fyne.CanvasObject {
	w := r.row
	shown := []fyne.CanvasObject{w.ground, w.still.Image}
	for _, line := range w.grip {
		shown = append(shown, line)
	}
	return append(shown, w.title, w.line, w.aside, w.add)
}

// Refresh follows a change of the theme.
func (r *rowRenderer) Refresh() {
	w := r.row
	for _, o := range []fyne.CanvasObject{w.ground, w.title, w.line, w.aside, w.add} {
		o.Refresh()
	}
	w.layOut(w.Size())
}

func (r *row) layOut(size fyne.Size) {
	if size.IsZero() {
		return
	}
	u := r.scale
	r.ground.Resize(size)
	r.title.SetHeight(theme.TextBody * u)
	r.line.SetHeight(theme.TextCaption * u)
	r.aside.SetHeight(theme.TextSmall * u)
	x, right := 18*u, size.Width-18*u
	r.layOutGrip(size.Height)
	if r.kind == itemLine {
		x = 40 * u
	}
	pictured := r.picture.Exercise != ""
	r.still.Image.Hidden = !pictured
	if pictured {
		wide, high := 84*u, size.Height-8*u
		widget.PutWhole(r.still.Image, x, 4*u, wide, high)
		r.picture.Dark = theme.IsDark(r)
		r.still.Show(r.picture)
		x += wide + 14*u
	}
	if r.add.Visible() {
		r.add.SetPart(addScale)
		width := r.add.MinSize().Width
		widget.PutWhole(r.add, right-width, (size.Height-40*u)/2, width, 40*u)
		right -= width + 16*u
	}
	if r.aside.Value() != "" {
		widget.PutWhole(r.aside, right-70*u, 0, 70*u, size.Height)
		right -= 82 * u
	}
	r.line.SetValue(cut(r.words, right-x, theme.TextCaption*u))
	if r.words == "" {
		widget.PutWhole(r.title, x, 0, right-x, size.Height)
		widget.PutWhole(r.line, x, 0, 0, 0)
		return
	}
	if r.title.Value() == "" {
		widget.PutWhole(r.title, x, 0, 0, 0)
		widget.PutWhole(r.line, x, 0, right-x, size.Height)
		return
	}
	widget.PutWhole(r.title, x, 7*u, right-x, 27*u)
	widget.PutWhole(r.line, x, 35*u, right-x, 24*u)
}

// cut returns as many words of a line as fit into a width.
func cut(line string, width, size float32) string {
	fits := func(s string) bool { return fyne.MeasureText(s, size, fyne.TextStyle{}).Width <= width }
	if fits(line) {
		return line
	}
	words := strings.Fields(line)
	n := sort.Search(len(words), func(n int) bool { return !fits(strings.Join(words[:n+1], " ") + " …") })
	return strings.TrimRight(strings.Join(words[:n], " "), " ·,.") + " …"
}

// layOutGrip draws the sign that the line can be dragged.
func (r *row) layOutGrip(height float32) {
	u := r.scale
	for i, line := range r.grip {
		y := height/2 + float32(i-1)*7*u
		line.Position1, line.Position2 = fyne.NewPos(14*u, y), fyne.NewPos(28*u, y)
		line.StrokeColor, line.StrokeWidth = theme.Colour(r, theme.Muted), 2*u
		line.Hidden = r.kind != itemLine
		line.Refresh()
	}
}

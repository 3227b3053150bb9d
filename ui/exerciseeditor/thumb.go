package exerciseeditor

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	fynewidget "fyne.io/fyne/v2/widget"

	"uncoil/ui/picture"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// thumb is a thumbnail of one of the user's pictures, with its number. Left and
// right move between them, Delete removes the picture.
type thumb struct {
	fynewidget.BaseWidget
	widget.Keys
	stage *stage
	index int

	ground  *widget.Panel
	still   *picture.Still
	number  *widget.Text
	name    string
	chosen  bool
	focused bool
}

func newThumb(g *stage, index int) *thumb {
	t := &thumb{stage: g, index: index, ground: widget.NewPanel(theme.Card, 0), still: picture.NewStill(newThumbAlbum(g))}
	t.number = widget.NewText(fmt.Sprint(index+1), theme.TextCaption, theme.Ink)
	t.number.Bold = true
	t.ExtendBaseWidget(t)
	t.Keys.Init(t)
	return t
}

// newThumbAlbum draws the pictures of the form by name.
func newThumbAlbum(g *stage) *picture.Album {
	return picture.NewAlbum(func(name string) (picture.Subject, error) {
		return picture.NewPhotos([]string{name}, g.screen.options.OpenPicture, nil), nil
	}, g.screen.options.Post)
}

// show shows a picture; chosen marks it as the one that the buttons apply to.
func (t *thumb) show(name string, chosen bool) {
	t.name, t.chosen = name, chosen
	t.Refresh()
}

// Tapped implements fyne.Tappable.
func (t *thumb) Tapped(*fyne.PointEvent) { widget.Focus(t, t) }

// Cursor implements desktop.Cursorable.
func (t *thumb) Cursor() desktop.Cursor { return desktop.PointerCursor }

// FocusGained implements fyne.Focusable.
func (t *thumb) FocusGained() {
	t.focused = true
	t.stage.choose(t.index)
	t.stage.reveal()
	t.Refresh()
}

// FocusLost implements fyne.Focusable.
func (t *thumb) FocusLost() {
	t.focused = false
	t.Refresh()
}

// TypedKey implements fyne.Focusable.
func (t *thumb) TypedKey(key *fyne.KeyEvent) {
	c := fyne.CurrentApp().Driver().CanvasForObject(t)
	to := t.index
	switch key.Name {
	case fyne.KeyLeft:
		to--
	case fyne.KeyRight:
		to++
	case fyne.KeyDelete, fyne.KeyBackspace:
		t.stage.removeChosen()
		return
	case fyne.KeyUp:
		c.FocusPrevious()
		return
	case fyne.KeyDown:
		c.FocusNext()
		return
	default:
		t.Pass(key)
		return
	}
	if c != nil && to >= 0 && to < len(t.stage.thumbs) {
		c.Focus(t.stage.thumbs[to])
	}
}

// CreateRenderer implements fyne.Widget.
func (t *thumb) CreateRenderer() fyne.WidgetRenderer { return &thumbRenderer{t} }

type thumbRenderer struct{ thumb *thumb }

func (r *thumbRenderer) Destroy()           {}
func (r *thumbRenderer) MinSize() fyne.Size { return fyne.NewSize(1, 1) }

func (r *thumbRenderer) Objects() []fyne.CanvasObject {
	t := r.thumb
	return []fyne.CanvasObject{t.ground, t.still.Image, t.number}
}

func (r *thumbRenderer) Layout(size fyne.Size) {
	t := r.thumb
	u := theme.Unit()
	t.ground.Radius = 12 * u
	t.ground.Resize(size)
	widget.PutWhole(t.still.Image, 20*u, 6*u, size.Width-26*u, size.Height-12*u)
	widget.PutWhole(t.number, 7*u, 4*u, 18*u, 20*u)
	t.still.Show(picture.Picture{Exercise: t.name, Frame: t.name, Dark: theme.IsDark(t)})
}

func (r *thumbRenderer) Refresh() {
	t := r.thumb
	t.ground.Border, t.ground.Width = theme.Line, 2
	switch {
	case t.focused:
		t.ground.Border, t.ground.Width = theme.Focus, 3
	case t.chosen:
		t.ground.Border, t.ground.Width = theme.Accent, 3
	}
	t.ground.Refresh()
	t.number.Refresh()
	r.Layout(t.Size())
}

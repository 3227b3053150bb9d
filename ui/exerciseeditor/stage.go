package exerciseeditor

import (
	"fmt"
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/lang"
	fynewidget "fyne.io/fyne/v2/widget"

	"uncoil/ui/picture"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// Sizes of the stage in units of the design.
const (
	stageHeight = 250
	thumbWidth  = 104
	thumbHeight = 78
	stageGap    = 12
	handScale   = 0.7
	handHeight  = 44
)

// stage shows a preview of the exercise and its pictures, which can be added,
// reordered and removed.
type stage struct {
	fynewidget.BaseWidget
	screen *Screen

	ground    *widget.Panel
	still     *picture.Still
	album     *picture.Album
	projector *picture.Projector
	// edition changes the name of the picture after every change, so that no
	// cached one is shown.
	edition int
	playing picture.Picture

	thumbs  []*thumb
	chosen  int
	add     *widget.FocusButton
	earlier *widget.FocusButton
	later   *widget.FocusButton
	remove  *widget.FocusButton
	hint    *widget.Text
}

func newStage(s *Screen) *stage {
	g := &stage{screen: s, ground: widget.NewPanel(theme.Raised, 18)}
	g.album = picture.NewAlbum(nil, s.options.Post)
	g.album.SetPerson(s.options.Album.Person())
	g.still = picture.NewStill(g.album)
	g.projector = picture.NewProjector(g.album)
	g.projector.OnRest = g.still.Rest
	g.add = widget.NewFocusButton(lang.X("own.add-picture", "Add a picture"), widget.Secondary, func() {
		s.options.Host.PickPicture(s.addPicture)
	})
	g.earlier = widget.NewFocusButton(lang.X("own.earlier", "Earlier"), widget.Secondary, func() { g.moveBy(-1) })
	g.later = widget.NewFocusButton(lang.X("own.later", "Later"), widget.Secondary, func() { g.moveBy(+1) })
	g.remove = widget.NewFocusButton(lang.X("own.remove", "Remove"), widget.Secondary, g.removeChosen)
	for _, b := range g.hands() {
		b.OnFocus = func() { g.reveal() }
		b.SetPart(handScale)
		b.SetTextSize(theme.TextSmall / handScale)
	}
	g.hint = widget.NewParagraph(lang.X("own.drop-line", "PNG or JPEG. You can drop pictures on the window; several show the movement."), theme.TextCaption, theme.Muted)
	g.ExtendBaseWidget(g)
	return g
}

// hands are the buttons for the pictures.
func (g *stage) hands() []*widget.FocusButton {
	return []*widget.FocusButton{g.add, g.earlier, g.later, g.remove}
}

func (g *stage) reveal() { widget.RevealObject(g.screen.scroll, g) }

// ours reports whether the exercise has pictures of the user.
func (g *stage) ours() bool { return g.screen.form.Shown == ShownByPictures }

// chosenOf is the index of the chosen picture among n.
func (g *stage) chosenOf(n int) int { return min(max(g.chosen, 0), n-1) }

// show updates the preview from the form.
func (g *stage) show() {
	g.edition++
	subject := g.screen.preview()
	g.album.SetSource(func(string) (picture.Subject, error) { return subject, nil })
	g.follow()
	g.order()
}

// order requests the picture in its size, and animates it.
func (g *stage) order() {
	what := picture.Picture{Exercise: fmt.Sprint(g.edition), Frame: g.screen.frame(), Dark: theme.IsDark(g)}
	g.still.Show(what)
	sized := g.still.Ordered()
	if sized == g.playing || sized.Width <= 0 {
		return
	}
	g.playing = sized
	g.projector.Stop()
	g.still.Rest()
	if reel := g.screen.reel(); len(reel) > 0 && g.screen.options.Preferences.Display.Animations {
		g.projector.Play(sized, reel, func(img image.Image, cut int) { g.still.PutCut(img, cut) })
	}
}

func (g *stage) stop() { g.projector.Stop() }

// follow creates a thumbnail for each picture.
func (g *stage) follow() {
	names := g.screen.form.Pictures
	if !g.ours() {
		names = nil
	}
	g.chosen = g.chosenOf(max(1, len(names)))
	for len(g.thumbs) < len(names) {
		g.thumbs = append(g.thumbs, newThumb(g, len(g.thumbs)))
	}
	g.thumbs = g.thumbs[:len(names)]
	for i, t := range g.thumbs {
		t.show(names[i], i == g.chosen)
	}
	g.earlier.SetDisabled(g.chosen <= 0)
	g.later.SetDisabled(g.chosen >= len(names)-1)
	for _, b := range g.hands()[1:] {
		b.Hidden = len(names) == 0 || b != g.remove && len(names) < 2
	}
	g.add.Hidden, g.hint.Hidden = !g.ours(), !g.ours()
	g.Refresh()
}

// choose shows one of the pictures, which the buttons then apply to.
func (g *stage) choose(i int) {
	if g.chosen == i {
		return
	}
	g.chosen = i
	g.follow()
}

// moveBy moves the chosen picture earlier or later.
func (g *stage) moveBy(by int) {
	names := g.screen.form.Pictures
	from, to := g.chosen, g.chosen+by
	if !g.ours() || to < 0 || to >= len(names) || from >= len(names) {
		return
	}
	g.chosen = to
	g.screen.edit("", func(f *Form) {
		moved := append([]string(nil), f.Pictures...)
		moved[from], moved[to] = moved[to], moved[from]
		f.Pictures = moved
	})
	g.focus()
}

// removeChosen removes the chosen picture.
func (g *stage) removeChosen() {
	at := g.chosen
	g.screen.edit("", func(f *Form) {
		if at < len(f.Pictures) {
			f.Pictures = append(append([]string(nil), f.Pictures[:at]...), f.Pictures[at+1:]...)
		}
	})
	g.focus()
}

// focus restores the focus on a picture, if one had it.
func (g *stage) focus() {
	c := fyne.CurrentApp().Driver().CanvasForObject(g)
	if c == nil {
		return
	}
	if _, on := c.Focused().(*thumb); !on && c.Focused() != fyne.Focusable(g.remove) {
		return
	}
	if len(g.thumbs) > 0 {
		c.Focus(g.thumbs[g.chosen])
	} else {
		c.Focus(g.add)
	}
}

// HeightFor returns the height of the stage at a width.
func (g *stage) HeightFor(width float32) float32 {
	return g.place(width, func(fyne.CanvasObject, float32, float32, float32, float32) {})
}

// place calls put for each part with its position and returns the total height.
func (g *stage) place(width float32, put func(o fyne.CanvasObject, x, y, w, h float32)) float32 {
	u := theme.Unit()
	put(g.ground, 0, 0, width, stageHeight*u)
	put(g.still.Image, 12*u, 10*u, width-24*u, (stageHeight-20)*u)
	y := stageHeight * u
	if !g.ours() {
		return y
	}
	gap := stageGap * u
	if len(g.thumbs) > 0 {
		y += gap
		columns := max(1, int((width+gap)/(thumbWidth*u+gap)))
		for i, t := range g.thumbs {
			put(t, float32(i%columns)*(thumbWidth*u+gap), y+float32(i/columns)*(thumbHeight*u+gap), thumbWidth*u, thumbHeight*u)
		}
		rows := (len(g.thumbs) + columns - 1) / columns
		y += float32(rows)*(thumbHeight*u+gap) - gap
	}
	y += gap + 4*u
	x := float32(4 * u)
	for _, b := range g.hands() {
		if b.Hidden {
			continue
		}
		wide := b.MinSize().Width
		if x > 4*u && x+wide > width {
			x, y = 4*u, y+(handHeight+8)*u
		}
		put(b, x, y, wide, handHeight*u)
		x += wide + gap
	}
	y += handHeight*u + gap
	hint := g.hint.HeightFor(width)
	put(g.hint, 0, y, width, hint)
	return y + hint
}

// CreateRenderer implements fyne.Widget.
func (g *stage) CreateRenderer() fyne.WidgetRenderer { return &stageRenderer{g} }

type stageRenderer struct{ stage *stage }

func (r *stageRenderer) Destroy() { r.stage.stop() }
func (r *stageRenderer) MinSize() fyne.Size {
	return fyne.NewSize(1, r.stage.HeightFor(max(r.stage.Size().Width, 1)))
}

func (r *stageRenderer) Objects() []fyne.CanvasObject {
	g := r.stage
	shown := []fyne.CanvasObject{g.ground, g.still.Image}
	for _, t := range g.thumbs {
		shown = append(shown, t)
	}
	for _, b := range g.hands() {
		shown = append(shown, b)
	}
	return append(shown, g.hint)
}

func (r *stageRenderer) Layout(size fyne.Size) {
	g := r.stage
	g.place(size.Width, widget.PutWhole)
	g.order()
}

func (r *stageRenderer) Refresh() {
	for _, o := range r.Objects() {
		if o != fyne.CanvasObject(r.stage.still.Image) {
			o.Refresh()
		}
	}
	r.Layout(r.stage.Size())
	canvas.Refresh(r.stage)
}

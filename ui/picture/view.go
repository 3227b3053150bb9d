package picture

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"uncoil/ui/theme"
)

// View is a picture that fills its size, drawn for the background that it is on.
type View struct {
	widget.BaseWidget
	// OnOrdered is called when the picture has been requested in the size of the
	// view.
	OnOrdered func()

	still *Still
	shown Picture
}

// NewView returns a view of a picture.
func NewView(album *Album, p Picture) *View {
	v := &View{still: NewStill(album), shown: p}
	v.ExtendBaseWidget(v)
	return v
}

// SetPicture changes the picture, and redraws it with the current person.
func (v *View) SetPicture(p Picture) {
	v.shown = p
	v.Refresh()
}

// Still returns the picture itself, for animations.
func (v *View) Still() *Still { return v.still }

// CreateRenderer implements fyne.Widget.
func (v *View) CreateRenderer() fyne.WidgetRenderer { return &viewRenderer{v} }

type viewRenderer struct{ view *View }

func (r *viewRenderer) Destroy()           {}
func (r *viewRenderer) MinSize() fyne.Size { return fyne.NewSize(1, 1) }
func (r *viewRenderer) Refresh()           { r.Layout(r.view.Size()) }

func (r *viewRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.view.still.Image}
}

// Layout requests the picture in whole pixels, so that they are shown unscaled.
func (r *viewRenderer) Layout(size fyne.Size) {
	v := r.view
	v.still.Resize(fyne.NewSize(float32(int(size.Width)), float32(int(size.Height))))
	if size.Width < 1 || size.Height < 1 || v.shown.Exercise == "" {
		return
	}
	p := v.shown
	p.Dark = theme.IsDark(v)
	v.still.Show(p)
	if v.OnOrdered != nil {
		v.OnOrdered()
	}
}

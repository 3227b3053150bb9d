package exercise

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine/figure"
	"uncoil/ui/picture"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// twoColumns is the width, in units of the design, from which the texts are
// beside the picture.
const twoColumns = 960

// mostFrames is the most poses in one row of the strip.
const mostFrames = 4

// layout puts name and buttons at the top, and the body below.
func (p *Page) layout() fyne.CanvasObject {
	for _, b := range p.head() {
		b.SetPart(0.9)
	}
	const backRoom, least = 130, 0.6 // of the name's width
	head := widget.BetweenOrUnder(backRoom+least*p.name.WidthFor()/theme.Unit(), widget.Between(p.back, p.name, nil), widget.HBox(12, p.remove, p.change, p.try))
	return widget.Under(widget.Pad(24, 32, 12, 32, head), widget.Pad(0, 0, 0, 32, p.scroll))
}

// body is what scrolls.
func (p *Page) body() fyne.CanvasObject {
	var facts fyne.CanvasObject = p.chips
	if controls := p.controls(); len(controls) > 0 {
		facts = widget.BesideShare(beside, 20, leftShare, widget.Middle(p.chips), widget.Pad(4, 4, 4, 4, widget.Wrap(10, controls...)))
	}
	return widget.VBox(14, facts, p.columns())
}

// beside is the width, in units of the design, from which the controls are beside the
// facts.
const beside = 1000

// leftShare is the part of the width that the pictures get beside the texts.
const leftShare = 0.54

// columns are the pictures and the texts, side by side if there is room;
// otherwise the cautions come before the pictures, so that they are seen first.
func (p *Page) columns() fyne.CanvasObject {
	care, rest := p.article.cards()
	return container.New(&columns{}, care, widget.VBox(12, p.stage(), p.strip()), widget.VBox(20, p.dose(), rest))
}

// stage is the large picture with its caption.
func (p *Page) stage() fyne.CanvasObject {
	return container.NewStack(widget.NewPanel(theme.Card, 28), widget.Pad(12, 14, 10, 14,
		widget.VBox(8, widget.Sized(0, 300, p.view), p.caption, p.watch)))
}

// strip shows every pose, and the common mistake, in rows of equal length. A pose alone
// is what the large picture shows already.
func (p *Page) strip() fyne.CanvasObject {
	frames := picture.Keyframes(p.eased)
	if subject, err := p.options.Album.Subject(p.options.Exercise.ID); err == nil && subject.HasFrame(figure.Mistake) {
		frames = append(frames, picture.Keyframe{Frame: figure.Mistake, Show: lang.X("exercise.mistake", "Common mistake")})
	}
	n := len(frames)
	rows := (n + mostFrames - 1) / mostFrames
	strip := widget.Grid(max(2, (n+rows-1)/max(rows, 1)), 12)
	strip.Hidden = n == 1
	for _, k := range frames {
		line := widget.NewParagraph(k.Show, theme.TextCaption, theme.Muted)
		line.Align = fyne.TextAlignCenter
		view := picture.NewView(p.options.Album, picture.Picture{Exercise: p.options.Exercise.ID, Frame: k.Frame, Moving: true})
		strip.Add(container.NewStack(widget.NewPanel(theme.Card, 17), widget.Pad(6, 8, 10, 8, widget.VBox(4, widget.Sized(0, 110, view), line))))
	}
	return strip
}

// columns is a layout of the cautions, the pictures and the rest.
type columns struct{ wide bool }

// Layout implements fyne.Layout.
func (c *columns) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	u := theme.Unit()
	c.wide = size.Width >= twoColumns*u
	y, x, width := float32(0), float32(0), size.Width
	for i, o := range objects {
		if !o.Visible() {
			continue
		}
		if c.wide {
			x, width = leftShare*size.Width+10*u, (1-leftShare)*size.Width-10*u
			if i == 1 {
				o.Move(fyne.NewPos(0, 0))
				o.Resize(fyne.NewSize(leftShare*size.Width-10*u, o.MinSize().Height))
				continue
			}
		}
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(width, o.MinSize().Height))
		y += o.Size().Height + 20*u
	}
}

// MinSize implements fyne.Layout.
func (c *columns) MinSize(objects []fyne.CanvasObject) fyne.Size {
	height, beside := float32(0), float32(0)
	for i, o := range objects {
		switch {
		case !o.Visible():
		case c.wide && i == 1:
			beside = o.MinSize().Height
		default:
			height += o.MinSize().Height + 20*theme.Unit()
		}
	}
	return fyne.NewSize(1, max(height, beside))
}

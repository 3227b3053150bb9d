package picture

import (
	"image"
	"image/draw"

	"uncoil/engine"
	"uncoil/engine/figure"
	"uncoil/engine/printsheet"
)

// OnPaper returns the pictures of an exercise for print, in the order of its
// movement, and the index of the best one. Drawings are width pixels wide. An
// exercise that is shown as text has no picture: its steps are printed anyway.
func OnPaper(s Subject, ex *engine.Exercise, at engine.Surface, p Person, width int) (pictures []printsheet.Picture, best int) {
	switch s := s.(type) {
	case *photos:
		for _, name := range s.names {
			if img, err := s.read(name); err == nil {
				pictures = append(pictures, printsheet.Picture{Image: img, Photo: true})
			}
		}
	case drawn:
		frames := []string{ex.Start.Frame, ex.Peak()}
		if frames[0] == frames[1] {
			frames = frames[:1]
		}
		for _, img := range drawings(s, frames, at == engine.OnBed, p, width) {
			pictures = append(pictures, printsheet.Picture{Image: img})
		}
		best = len(pictures) - 1
	}
	return pictures, best
}

// drawings draws frames of a person, all cropped to the same box, so that the
// person is as large as possible and equally large in each.
func drawings(s drawn, frames []string, bare bool, p Person, width int) []image.Image {
	var all []*image.RGBA
	var filled image.Rectangle
	style := p.Style(false)
	style.Room = figure.NoRoom // paper is the ground
	for _, frame := range frames {
		img := s.drawIn(figure.NewCanvas(width, width*3/4), figure.Moment{From: frame, To: frame, Glow: 1, Bare: bare}, p.Mirror, style)
		all = append(all, img)
		filled = filled.Union(extent(img))
	}
	var cut []image.Image
	for _, img := range all {
		to := image.NewRGBA(image.Rectangle{Max: filled.Size()})
		draw.Draw(to, to.Bounds(), img, filled.Min, draw.Src)
		cut = append(cut, to)
	}
	return cut
}

// extent is the smallest box around all pixels that are not transparent.
func extent(img *image.RGBA) image.Rectangle {
	var box image.Rectangle
	b := img.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		row := img.Pix[img.PixOffset(b.Min.X, y):][:4*b.Dx()]
		for x := range b.Dx() {
			if row[4*x+3] != 0 {
				box = box.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return box
}

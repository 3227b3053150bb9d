package main

import (
	"bytes"
	"image"
	"image/draw"
	"image/png"
	"slices"

	"uncoil/engine"
	"uncoil/engine/catalog"
	"uncoil/engine/figure"
	"uncoil/engine/motion"
	"uncoil/engine/session"
	"uncoil/ui/picture"
)

// coverSize is the width and height of a cover in pixels.
const coverSize = 600

// cover draws what stands for a session in a music player: the first exercise of its
// main block, by the person that is pictured. It is nil where there is nothing to draw.
func cover(t *engine.Timeline, books *catalog.Catalog, display engine.Display) []byte {
	works := func(s engine.Step) bool { return s.Kind == engine.Work }
	i := slices.IndexFunc(t.Steps, func(s engine.Step) bool { return works(s) && s.Block == engine.Main })
	if i < 0 {
		i = slices.IndexFunc(t.Steps, works)
	}
	if i < 0 {
		return nil
	}
	return portraitOf(t, i, books, display)
}

// portraitOf draws what the work of step i looks like, as a PNG file; nil where its
// exercise has no figure.
func portraitOf(t *engine.Timeline, i int, books *catalog.Catalog, display engine.Display) []byte {
	step := &t.Steps[i]
	scene, err := books.Scene(step.Exercise)
	if err != nil {
		return nil // an exercise without a figure
	}
	now := session.At(t, i, step.Start+step.Length/3)
	style := picture.PersonOf(display).Style(false)
	drawn := figure.NewCanvas(coverSize, coverSize).Draw(scene, motion.At(&now, books.Book()), &style)
	_, ground, _ := (&styleFlags{}).grounds()
	whole := image.NewRGBA(drawn.Rect)
	draw.Draw(whole, whole.Rect, image.NewUniform(ground), image.Point{}, draw.Src)
	draw.Draw(whole, whole.Rect, drawn, image.Point{}, draw.Over)
	var data bytes.Buffer
	if err := png.Encode(&data, whole); err != nil {
		return nil
	}
	return data.Bytes()
}

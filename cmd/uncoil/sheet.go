package main

import (
	"fmt"
	"image"
	"image/draw"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"

	"uncoil/engine"
	"uncoil/engine/catalog"
	"uncoil/engine/figure"
)

// sheetCommand draws every keyframe of every exercise.
type sheetCommand struct {
	Output string `short:"o" required:"" placeholder:"FILE.png" help:"File to write."`
	styleFlags
}

// The sheet's sizes in pixels.
const (
	cellWidth, cellHeight = 400, 300
	captionHeight         = 36
	gutter                = 16
	columns               = 4
)

// Run carries out the command.
func (c *sheetCommand) Run(p *program) error {
	if err := endsIn(c.Output, ".png"); err != nil {
		return err
	}
	books, err := p.catalog()
	if err != nil {
		return err
	}
	img, err := drawSheet(books, &c.styleFlags)
	if err != nil {
		return err
	}
	return writePNG(c.Output, img)
}

// cell is one keyframe of one exercise.
type cell struct {
	scene          *figure.Scene
	frame, caption string
}

func drawSheet(books *catalog.Catalog, flags *styleFlags) (*image.RGBA, error) {
	cells, err := sheetCells(books)
	if err != nil {
		return nil, err
	}
	ground, card, ink := flags.grounds()
	style := flags.style()
	rows := (len(cells) + columns - 1) / columns
	stepX, stepY := cellWidth+gutter, cellHeight+captionHeight+gutter
	img := image.NewRGBA(image.Rect(0, 0, columns*stepX+gutter, rows*stepY+gutter))
	draw.Draw(img, img.Bounds(), image.NewUniform(ground), image.Point{}, draw.Src)
	face, err := captionFace()
	if err != nil {
		return nil, err
	}
	canvas := figure.NewCanvas(cellWidth, cellHeight)
	for i, c := range cells {
		at := image.Pt(gutter+i%columns*stepX, gutter+i/columns*stepY)
		box := image.Rectangle{at, at.Add(image.Pt(cellWidth, cellHeight+captionHeight))}
		draw.Draw(img, box, image.NewUniform(card), image.Point{}, draw.Src)
		picture := canvas.Draw(c.scene, figure.Moment{From: c.frame, To: c.frame, Progress: 1, Breath: 0.5, Glow: 1}, &style)
		draw.Draw(img, image.Rectangle{at.Add(image.Pt(0, captionHeight)), box.Max}, picture, image.Point{}, draw.Over)
		pen := font.Drawer{Dst: img, Src: image.NewUniform(ink), Face: face, Dot: fixed.P(at.X+12, at.Y+25)}
		pen.DrawString(c.caption)
	}
	return img, nil
}

func sheetCells(books *catalog.Catalog) ([]cell, error) {
	var cells []cell
	for _, ex := range books.Exercises() {
		if books.ShownBy(ex.ID) != catalog.ByFigure {
			continue // the user's own: shown by photos or text
		}
		scene, err := books.Scene(ex.ID)
		if err != nil {
			return nil, err
		}
		for _, frame := range scene.FrameNames() {
			cells = append(cells, cell{scene, frame, fmt.Sprintf("%s: %s", ex.Name, frame)})
		}
	}
	if len(cells) == 0 {
		return nil, engine.Errorf(engine.CodeNotFound, "there are no exercises to draw")
	}
	return cells, nil
}

func captionFace() (font.Face, error) {
	parsed, err := opentype.Parse(goregular.TTF)
	if err != nil {
		return nil, err
	}
	return opentype.NewFace(parsed, &opentype.FaceOptions{Size: 18, DPI: 72, Hinting: font.HintingFull})
}

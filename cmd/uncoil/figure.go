package main

import (
	"image"
	"image/png"
	"io"
	"strconv"
	"strings"

	"uncoil/engine"
	"uncoil/engine/figure"
	"uncoil/engine/session"
	uisession "uncoil/ui/player"
)

// figureCommand draws one exercise.
type figureCommand struct {
	Exercise string  `arg:"" help:"Exercise to draw; 'uncoil list' names them."`
	Output   string  `short:"o" required:"" placeholder:"FILE.png" help:"File to write."`
	At       float64 `help:"Seconds into the exercise's work." default:"0" placeholder:"SECONDS"`
	Size     string  `help:"Size in pixels." default:"960x720" placeholder:"WxH"`
	styleFlags
}

// Run carries out the command.
func (c *figureCommand) Run(p *program) error {
	if err := endsIn(c.Output, ".png"); err != nil {
		return err
	}
	w, h, ok := sizeOf(c.Size)
	if !ok {
		return engine.Errorf(engine.CodeInvalid, "--size is %q: write it as WIDTHxHEIGHT in pixels, each from 16 to 8192, such as 960x720", c.Size)
	}
	books, err := p.catalog()
	if err != nil {
		return err
	}
	ex, err := books.Exercise(c.Exercise)
	if err != nil {
		return err
	}
	scene, err := books.Scene(ex.ID)
	if err != nil {
		return err
	}
	moment, err := momentOf(p, ex, c.At)
	if err != nil {
		return err
	}
	style := c.style()
	return writePNG(c.Output, figure.NewCanvas(w, h).Draw(scene, moment, &style))
}

// sizeOf parses a size such as 960x720.
func sizeOf(text string) (w, h int, ok bool) {
	const least, most = 16, 8192
	width, height, ok := strings.Cut(text, "x")
	w, err := strconv.Atoi(width)
	h, err2 := strconv.Atoi(height)
	fits := func(n int) bool { return n >= least && n <= most }
	return w, h, ok && err == nil && err2 == nil && fits(w) && fits(h)
}

// momentOf returns what the exercise shows after some seconds of its work, with
// the current preferences.
func momentOf(p *program, ex *engine.Exercise, seconds float64) (figure.Moment, error) {
	books, err := p.catalog()
	if err != nil {
		return figure.Moment{}, err
	}
	prefs := engine.DefaultPreferences()
	p.flags.override(&prefs)
	alone := &engine.Routine{ID: ex.ID, Name: ex.Name, Blocks: []engine.Block{{Kind: engine.Main, Items: []engine.Item{{Exercise: ex.ID}}}}}
	t, err := engine.Compile(alone, books.Book(), &prefs, engine.EstimatedVoice{})
	if err != nil {
		return figure.Moment{}, err
	}
	for i := range t.Steps {
		s := &t.Steps[i]
		if s.Kind != engine.Work {
			continue
		}
		if !(seconds >= 0 && seconds <= s.Length.Seconds()) {
			return figure.Moment{}, engine.Errorf(engine.CodeInvalid, "--at is %v: the work on %s lasts from 0 to %v seconds", seconds, ex.ID, s.Length.Seconds())
		}
		now := session.At(t, i, s.Start+engine.Seconds(seconds))
		return uisession.MomentAt(&now, books.Book()), nil
	}
	return figure.Moment{}, engine.Errorf(engine.CodeInternal, "%s has no work to draw", ex.ID)
}

// writePNG writes a picture.
func writePNG(path string, img image.Image) error {
	return writeBeside(path, func(w io.Writer) error { return png.Encode(w, img) })
}

package main

import (
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"

	"uncoil/engine"
	"uncoil/engine/figure"
	"uncoil/engine/session"
	"uncoil/engine/userfile"
	uisession "uncoil/ui/session"
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
	var w, h int
	if n, err := fmt.Sscanf(c.Size, "%dx%d", &w, &h); err != nil || n != 2 || w < 16 || h < 16 || w > 8192 || h > 8192 {
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

// momentOf returns what the exercise shows so many seconds into its work, at
// the preferences in force.
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
		if seconds < 0 || seconds > s.Length.Seconds() {
			return figure.Moment{}, engine.Errorf(engine.CodeInvalid, "--at is %v: the work on %s lasts from 0 to %v seconds", seconds, ex.ID, s.Length.Seconds())
		}
		now := session.At(t, i, s.Start+engine.Seconds(seconds))
		return uisession.MomentAt(&now, books.Book()), nil
	}
	return figure.Moment{}, engine.Errorf(engine.CodeInternal, "%s has no work to draw", ex.ID)
}

// writePNG writes a picture, through a file beside it so that a failure leaves
// no half of one.
func writePNG(path string, img image.Image) error {
	f, err := os.CreateTemp(filepath.Dir(path), ".uncoil-*.png")
	if err != nil {
		return engine.Errorf(engine.CodeUnavailable, "%s cannot be written: %w", userfile.Name(path), userfile.Cause(err))
	}
	defer os.Remove(f.Name())
	err = png.Encode(f, img)
	if closing := f.Close(); err == nil {
		err = closing
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return engine.Errorf(engine.CodeUnavailable, "%s cannot be written: %w", userfile.Name(path), userfile.Cause(err))
	}
	return os.Chmod(path, 0o644)
}

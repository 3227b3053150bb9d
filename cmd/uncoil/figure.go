package main

import (
	"errors"
	"image"
	"image/png"
	"io"
	"strconv"
	"strings"

	"uncoil/engine"
	"uncoil/engine/figure"
	"uncoil/engine/motion"
	"uncoil/engine/session"
)

// figureCommand draws one exercise.
type figureCommand struct {
	Exercise string   `arg:"" help:"Exercise to draw; 'uncoil list' names them."`
	Output   *string  `short:"o" placeholder:"FILE.png" help:"File to write."`
	JSON     bool     `help:"Print where the body and the things around it are, in centimetres, as JSON." name:"json"`
	At       *float64 `help:"Seconds into the exercise's work; without it the pose that shows it best." placeholder:"SECONDS"`
	Size     string   `help:"Size in pixels." default:"960x720" placeholder:"WxH"`
	styleFlags
}

// Validate implements kong's check of the flags.
func (c *figureCommand) Validate() error {
	if c.Output == nil && !c.JSON {
		return errors.New(engine.Text("-o is missing: name the picture's file, such as -o figure.png, or give --json"))
	}
	return nil
}

// Run carries out the command.
func (c *figureCommand) Run(p *program) error {
	if c.Output != nil {
		if err := endsIn(*c.Output, ".png"); err != nil {
			return err
		}
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
	if c.JSON {
		if err := printJSON(p, poseOf(scene, moment)); err != nil {
			return err
		}
	}
	if c.Output == nil {
		return nil
	}
	style := c.style()
	return writePNG(*c.Output, figure.NewCanvas(w, h).Draw(scene, moment, &style))
}

// posed is what 'figure --json' prints.
type posed struct {
	From     string  `json:"from"`
	To       string  `json:"to"`
	Progress float64 `json:"progress"`
	Breath   float64 `json:"breath"`
	Mirror   bool    `json:"mirror"`
	figure.Pose
}

func poseOf(scene *figure.Scene, m figure.Moment) posed {
	return posed{m.From, m.To, m.Progress, m.Breath, m.Mirror, scene.Pose(m)}
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

// momentOf returns what the exercise shows after some seconds of its work, with the
// current preferences, or the pose that shows it best.
func momentOf(p *program, ex *engine.Exercise, at *float64) (figure.Moment, error) {
	books, err := p.catalog()
	if err != nil {
		return figure.Moment{}, err
	}
	prefs := engine.DefaultPreferences()
	p.flags.override(&prefs)
	if at == nil {
		peak := books.Book().Eased(ex, &prefs, engine.OnFloor).Peak()
		return figure.Moment{From: peak, To: peak, Glow: 1, Arrow: 1, Still: true}, nil
	}
	seconds := *at
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
		return motion.At(&now, books.Book()), nil
	}
	return figure.Moment{}, engine.Errorf(engine.CodeInternal, "%s has no work to draw", ex.ID)
}

// writePNG writes a picture.
func writePNG(path string, img image.Image) error {
	return writeBeside(path, func(w io.Writer) error { return png.Encode(w, img) })
}

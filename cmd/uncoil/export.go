package main

import (
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"uncoil/engine"
	"uncoil/engine/audio"
)

// exportCommand writes a session as a sound file.
type exportCommand struct {
	Routine string `arg:"" help:"Routine to export; 'uncoil list' names them."`
	Output  string `short:"o" required:"" placeholder:"FILE.wav" help:"File to write."`
}

// Run carries out the command.
func (c *exportCommand) Run(p *program) error {
	if !strings.EqualFold(filepath.Ext(c.Output), ".wav") {
		return engine.Errorf(engine.CodeInvalid, "%s: sound is written as WAV, so the file's name must end in .wav", c.Output)
	}
	t, err := p.timeline(c.Routine)
	if err != nil {
		return err
	}
	voice, err := p.voice()
	if err != nil {
		return err
	}
	prefs, err := p.preferences()
	if err != nil {
		return err
	}
	if err := audio.WriteWAV(p.ctx, c.Output, t, voice, prefs.Sound, nil); err != nil {
		return err
	}
	fmt.Fprintf(p.out, "%s: %s, %s\n", c.Output, t.Name, t.Length.Round(time.Second))
	return nil
}

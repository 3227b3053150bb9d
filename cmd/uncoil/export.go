package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"uncoil/engine"
	"uncoil/engine/audio"
	"uncoil/ui/terminal"
)

// performer is the artist and the album of an exported session in music players, and
// genre its genre.
const (
	performer = "Uncoil"
	genre     = "Exercise"
)

// exportCommand writes a session as a sound file.
type exportCommand struct {
	Routine string `arg:"" help:"Routine to export; 'uncoil list' names them."`
	Output  string `short:"o" required:"" placeholder:"FILE" help:"File to write; its name ends in .mp3 or .wav. A cue sheet is written beside it."`
	lengthFlag
}

// Run carries out the command.
func (c *exportCommand) Run(p *program) error {
	if err := endsIn(c.Output, audio.Formats()...); err != nil {
		return err
	}
	plan, err := p.planToShow(p.planFile(c.Routine, c.adjust))
	if err != nil {
		return err
	}
	voice, err := p.voiceFor(plan.Prefs.Sound)
	if err != nil {
		return err
	}
	books, err := p.catalog()
	if err != nil {
		return err
	}
	session := exportOf(plan.Timeline, plan.Book, voice, plan.Prefs.Sound)
	session.Cover = cover(plan.Timeline, books, plan.Prefs.Display)
	defer withoutSleep()()
	line := &percentLine{program: p, what: c.Output, shown: terminal.IsTerminal(p.err)}
	err = audio.WriteFile(p.ctx, c.Output, session, line.progress)
	line.wipe()
	if errors.Is(err, context.Canceled) {
		return errors.New(engine.Text("the export was cancelled; nothing has been written"))
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(p.out, "%s: %s, %s\n", c.Output, plan.Timeline.Name, plan.Timeline.Length.Round(time.Second))
	cues := strings.TrimSuffix(c.Output, filepath.Ext(c.Output)) + ".cue"
	fmt.Fprint(p.out, engine.Text("%s: the cue sheet, entries: %d\n", cues, len(session.Chapters)))
	return nil
}

// exportOf returns a session for export, with a chapter for every exercise.
func exportOf(t *engine.Timeline, book *engine.Book, voice *audio.Voice, sound engine.Sound) *audio.Export {
	sound.TurnedDown, sound.Muted = 0, false // a file is turned down where it is played
	e := &audio.Export{
		Timeline: t, Voice: voice, Sound: sound,
		Title: t.Name, Performer: performer, Album: performer, Genre: genre, Comment: strings.Join(book.Safety.Spoken, " "),
	}
	for _, c := range engine.Chapters(t, book) {
		e.Chapters = append(e.Chapters, audio.Chapter{At: c.At, Title: c.Title})
	}
	return e
}

// percentLine shows progress on a terminal; otherwise it is silent.
type percentLine struct {
	program *program
	what    string
	shown   bool
	last    string
}

// progress implements audio.Progress.
func (l *percentLine) progress(done, total time.Duration) {
	if !l.shown {
		return
	}
	if text := fmt.Sprintf("%s: %d %%", l.what, 100*done/max(total, 1)); text != l.last {
		fmt.Fprint(l.program.err, "\r"+text)
		l.last = text
	}
}

// wipe clears the line.
func (l *percentLine) wipe() {
	if l.last != "" {
		fmt.Fprint(l.program.err, "\r"+strings.Repeat(" ", len(l.last))+"\r")
	}
}

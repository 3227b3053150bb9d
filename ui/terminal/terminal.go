// Package terminal is the user interface for a terminal: a board that fills it,
// or successive lines, with the same keys as the window. The logic around a
// session is in engine/practice; this package shows and asks. It must not know
// Fyne or a sound device, so that the program can be built without a window.
package terminal

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"time"

	"uncoil/engine"
	"uncoil/engine/plan"
	"uncoil/engine/practice"
	"uncoil/engine/session"
)

// KeyHelp lists the keys in a terminal, which are those of the window.
const KeyHelp = "Space pauses and goes on, N or → next, B or ← back, R repeat, W a rest waits, G or Enter go on then, + and – 15 seconds or one, ↑ and ↓ louder and softer, M sound off, V less said and Shift V more, A another ambience, T tells it in full, X it hurts, Q or Esc end"

// Face runs sessions in a terminal. All fields are required, except In.
type Face struct {
	In       *os.File
	Out, Err io.Writer
	Practice *practice.Practice
	// Still shows nothing that moves: a line for each step.
	Still bool
	// Open opens sound and record for a session.
	Open func(Hooks) (*Opened, error)
	// Interrupt is called for Ctrl-C, besides leaving the session.
	Interrupt func()
	// Outlook describes the next session of a routine.
	Outlook func(r *engine.Routine, book *engine.Book, g *practice.Growth) []string
	// Week says how far the week is, and what the plan says next.
	Week func(p *practice.Practice, past plan.Past) string
	// Say prints one line outside of the session.
	Say func(line string)
	Log *slog.Logger
	// Continues tells that an interrupted session goes on, instead of being closed.
	Continues bool
}

// Hooks are callbacks for what is opened around a session, from any goroutine.
type Hooks struct {
	// SoundChanged is called when sound is gone or back; reason says why there is
	// none.
	SoundChanged func(ok bool, reason string)
	// Tell shows one line to the user.
	Tell func(line string)
	// Leave restores the terminal. It can be called several times.
	Leave func()
}

// Opened is what a session needs besides its terminal.
type Opened struct {
	// Begin starts the session, already running. wait returns once it is over and
	// written down.
	Begin func(ctx context.Context, b practice.Beginning, listen func(session.Event)) (player *session.Player, wait func())
	// Hold keeps the program from ending until release is called.
	Hold func() (release func())
	// SoundDelay is the time from when a cue is due to when it is heard.
	SoundDelay func() time.Duration
	// Say says a sentence outside of the session, and Hush ends that. Both are safe to
	// call from any goroutine.
	Say   func(line string)
	Hush  func()
	Close func()
}

// Attended reports whether input is a terminal: otherwise a rest cannot wait for
// a key.
func Attended(in *os.File) bool { return in != nil && IsTerminal(in) }

// Lead asks the questions before a session, runs it and adapts the doses. It
// returns an error if the session could not begin.
func (f *Face) Lead(ctx context.Context, start *practice.Start) error {
	l := &terminalSession{
		Face: f, tty: openTTY(f.In, f.Out), heard: true,
		events: make(chan session.Event, 256), sound: make(chan soundState, 64), notes: make(chan string, 16),
	}
	l.tty.interrupt = f.Interrupt
	if !l.acceptSafety(ctx) {
		return nil
	}
	defer l.close() // the last sentence may still be playing
	start, err := l.prepare(ctx, start)
	if err != nil || start == nil {
		return err
	}
	if !f.Continues {
		f.passOver(ctx)
	}
	b, err := start.Beginning()
	if err != nil {
		return err
	}
	if b.From == nil {
		f.sayChanges(b.Plan)
	}
	var id int64
	b.Written = func(written int64) { id = written }
	end, err := l.lead(ctx, b)
	if err != nil {
		return err
	}
	fmt.Fprintln(f.Out, farewell(end, b.Timeline.Length))
	if !end.Left && id != 0 {
		l.conclude(ctx, id, f.Practice.Outcome(start.Routine, b.Feeling))
		l.sayWeek(ctx)
	}
	return nil
}

// sayWeek says how far the week is.
func (l *terminalSession) sayWeek(ctx context.Context) {
	past, err := l.Practice.ReadWeeks(ctx)
	if err != nil {
		l.Log.Warn("the plan cannot read the history", "err", err)
		return
	}
	fmt.Fprintln(l.Out, l.Week(l.Practice, past))
}

// lead sets the terminal up, plays the session and restores the terminal.
func (l *terminalSession) lead(ctx context.Context, b practice.Beginning) (end session.Ended, err error) {
	if err := l.openSound(); err != nil {
		return end, err
	}
	l.stage = newStage(l.Out, l.tty, b.Plan, l.Still)
	if err := l.tty.enter(); err != nil {
		return end, err
	}
	defer l.tty.leave()
	return l.play(ctx, b), nil
}

func (l *terminalSession) close() {
	if l.opened != nil {
		l.opened.Close()
	}
}

// sayChanges says what is different from the routine as it is written.
func (f *Face) sayChanges(plan *practice.Plan) {
	for _, line := range Changes(plan, f.Practice.Routines) {
		f.Say(line)
	}
}

// offer sends a value to a channel unless that is full.
func offer[T any](c chan<- T, v T) {
	select {
	case c <- v:
	default: // it is not read any more
	}
}

// Package terminal is the second face: it leads a session in a terminal, on a
// board that fills it or in lines one below the other, by keys that are the
// window's. What surrounds a session is engine/practice's; here it is shown and
// asked. The package knows no Fyne and no sound device, so that the program can be
// built without a window.
package terminal

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"time"

	"uncoil/engine"
	"uncoil/engine/practice"
	"uncoil/engine/session"
)

// KeyHelp names the keys in a terminal; they are those of the window.
const KeyHelp = "Space pauses and goes on, N or → next, B or ← back, R repeat, W a rest waits, G or Enter go on then, + and − 15 seconds, X it hurts, Q or Esc end"

// Face leads sessions in a terminal. All fields are needed; In may be nil.
type Face struct {
	In       *os.File
	Out, Err io.Writer
	Practice *practice.Practice
	// Still draws nothing that moves: a line for each step.
	Still bool
	// Open opens sound and record for a session that begins.
	Open func(Hooks) (*Opened, error)
	// Interrupt is called for Ctrl-C, besides leaving the session.
	Interrupt func()
	// Outlook says what the next session of a routine will bring.
	Outlook func(r *engine.Routine, book *engine.Book, g *practice.Growth) []string
	// Say prints one line beside the session.
	Say func(line string)
	Log *slog.Logger
}

// Hooks are called by what surrounds the terminal, from any goroutine.
type Hooks struct {
	// SoundChanged tells that sound has gone or come back; reason says why there
	// is none.
	SoundChanged func(ok bool, reason string)
	// Tell shows the user one line.
	Tell func(line string)
	// Leave gives the terminal back as it was found. It may be called any number of
	// times.
	Leave func()
}

// Opened is what a session needs besides its terminal.
type Opened struct {
	*practice.Runtime
	// SoundDelay is how long after it is due a cue is heard.
	SoundDelay func() time.Duration
	Close      func()
}

// Attended reports whether somebody sits at the keys of a terminal: else nobody
// can say go.
func Attended(in *os.File) bool { return in != nil && IsTerminal(in) }

// Lead asks what is to be asked, leads the session and learns from it. It returns
// an error if the session could not begin.
func (f *Face) Lead(ctx context.Context, start *practice.Start) error {
	l := &terminalSession{
		Face: f, tty: openTTY(f.In, f.Out), heard: true,
		events: make(chan session.Event, 256), sound: make(chan soundState, 64), notes: make(chan string, 16),
	}
	l.tty.interrupt = f.Interrupt
	if !l.acceptSafety(ctx) {
		return nil
	}
	start, err := l.prepare(ctx, start)
	if err != nil || start == nil {
		return err
	}
	b, err := start.Beginning()
	if err != nil {
		return err
	}
	if b.From == nil {
		f.sayChanges(b.Plan)
	}
	defer l.close() // the last words may still be sounding
	var id int64
	b.Written = func(written int64) { id = written }
	end, err := l.lead(ctx, b)
	if err != nil {
		return err
	}
	fmt.Fprintln(f.Out, farewell(end))
	if !end.Left && id != 0 {
		l.conclude(ctx, id, f.Practice.Outcome(start.Routine, b.Feeling))
	}
	return nil
}

// lead takes the terminal, plays the session and gives the terminal back.
func (l *terminalSession) lead(ctx context.Context, b practice.Beginning) (end session.Ended, err error) {
	l.opened, err = l.Open(Hooks{
		SoundChanged: func(ok bool, reason string) { offer(l.sound, soundState{ok, reason}) },
		Tell:         func(line string) { offer(l.notes, line) },
		Leave:        l.tty.leave,
	})
	if err != nil {
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

// offer puts a value into a channel unless that is full.
func offer[T any](c chan<- T, v T) {
	select {
	case c <- v:
	default: // nobody reads any more
	}
}

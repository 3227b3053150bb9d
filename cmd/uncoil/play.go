package main

import (
	"context"
	"fmt"
	"io"
	"os/signal"
	"syscall"
	"time"

	"golang.org/x/term"

	"uncoil/engine"
	"uncoil/engine/audio"
	"uncoil/engine/session"
	"uncoil/ui"
	uisession "uncoil/ui/session"
)

// playCommand leads a session in the terminal.
type playCommand struct {
	Routine   string `arg:"" optional:"" help:"Routine to play; 'uncoil list' names them."`
	Continue  bool   `help:"Go on with the session that was interrupted, in place of a routine."`
	AudioOnly *bool  `negatable:"" help:"Draw nothing that moves: one line for each step. The settings hold the default."`
}

// Validate is called by kong.
func (c *playCommand) Validate() error {
	if (c.Routine == "") != c.Continue {
		return engine.Errorf(engine.CodeInvalid, "name a <routine> or say --continue, and not both")
	}
	return nil
}

// Help is shown under the command's usage.
func (c *playCommand) Help() string {
	return "Keys: " + keyHelp + ".\n\n" +
		"Where standard output is no terminal, each step is a line and there are no keys. " +
		"Whatever was done is recorded, and the exit code is 0. What was interrupted, also by Ctrl-C, a hang-up or SIGTERM, " +
		"goes on with 'uncoil play --continue'."
}

// keyHelp names the keys in a terminal; they are those of the window.
const keyHelp = "Space pauses and goes on, N or → next, B or ← back, R repeat, W a rest waits, G or Enter go on then, + and − 15 seconds, X it hurts, Q or Esc end"

// redraw is how often the picture is brought up to date.
const redraw = 200 * time.Millisecond

// Run carries out the command.
func (c *playCommand) Run(p *program) error {
	alone := p.stdin == nil || !term.IsTerminal(int(p.stdin.Fd())) // nobody can say go
	unattended := func(prefs *engine.Preferences) { prefs.Unattended = alone }
	plan, from, err := c.plan(p, unattended)
	if err != nil {
		return err
	}
	// The session goes on by ear if the pipe that its lines go to is closed.
	p.byEar = true
	signal.Ignore(syscall.SIGPIPE)
	still := plan.prefs.AudioOnly
	if c.AudioOnly != nil {
		still = *c.AudioOnly
	}
	l := &lead{program: p, course: plan.course(), tty: openTTY(p.stdin, p.out), events: make(chan session.Event, 256), sound: make(chan audio.Status, 64), notes: make(chan string, 16), heard: true}
	var id int64
	beginning := ui.Beginning{
		Timeline: plan.timeline, Record: from.record, From: from.mark, Feeling: from.feeling, Written: func(written int64) { id = written },
	}
	if !l.acceptSafety(&plan.book.Safety) {
		return nil
	}
	if from.mark == nil {
		there, err := l.askCare(plan)
		if err != nil || !there {
			return err
		}
		if plan, err = p.planOf(plan.routine, unattended); err != nil {
			return err
		}
		l.course, beginning.Timeline = plan.course(), plan.timeline
		p.tellChanges(plan)
	}
	if plan, err = l.askBefore(plan, &beginning, unattended); err != nil || plan == nil {
		return err
	}
	l.course, beginning.Timeline = plan.course(), plan.timeline
	l.around, err = p.goLive(&plan.prefs, func(s audio.Status) { offer(l.sound, s) })
	if err != nil {
		return err
	}
	defer l.around.sound.Close()
	l.around.tell = func(line string) { offer(l.notes, line) }
	p.later.Store(&l.around.tell)
	l.around.crashing = l.tty.leave
	l.tty.interrupt = p.ending.interrupt
	p.ending.restoring(l.tty.leave)
	p.watchFaults()
	l.stage = newStage(p.out, l.tty, plan, still)
	if err := l.tty.enter(); err != nil {
		return err
	}
	defer l.tty.leave()
	end := l.play(p.ctx, beginning)
	l.tty.leave()
	fmt.Fprintln(p.out, farewell(end))
	if !end.Left {
		l.askAfter(id, beginning.Feeling)
		p.learn(id, plan)
	}
	return nil
}

// offer puts a value into a channel unless that is full.
func offer[T any](c chan<- T, v T) {
	select {
	case c <- v:
	default: // nobody reads any more
	}
}

// stage shows a session in a terminal.
type stage interface {
	// event takes in what has happened in the session.
	event(e session.Event)
	// tell shows a line for a while.
	tell(line string)
	// silent shows why there is no sound; "" tells that it is back.
	silent(reason string)
	// look brings what moves up to date.
	look(s session.Snapshot)
	// afresh draws all of it the next time, since the terminal was used for
	// something else.
	afresh()
}

// newStage returns a picture that fills the terminal, or lines alone for a
// still session and for what is no terminal.
func newStage(out io.Writer, t *tty, plan *plan, still bool) stage {
	if still || !t.draws() {
		return newLines(out, t, plan)
	}
	t.full = true
	return &board{out: out, book: plan.book, size: t.size}
}

// lead is a session that is led in a terminal.
type lead struct {
	program *program
	around  *live
	// course is what is played, and hurt what has been said to hurt and is not
	// answered yet.
	course *engine.Course
	hurt   *engine.Hurt
	// held is what has been chosen after something hurt and waits for how long it
	// is to hold; nil for nothing.
	held   func(fromNowOn bool)
	tty    *tty
	stage  stage
	player *session.Player
	events chan session.Event
	sound  chan audio.Status
	// notes are lines for the user from other goroutines.
	notes chan string
	// heard tells whether there was sound when it was last said.
	heard bool
	// asked tells that the user has been asked whether to end.
	asked bool
}

// play leads through the session and returns how it ended.
func (l *lead) play(ctx context.Context, b ui.Beginning) session.Ended {
	player, over := l.around.begin(ctx, b, func(e session.Event) {
		// Cues are for the ear. Without them all events of a session fit into the
		// channel: a terminal that hangs never holds up the sound.
		if _, cue := e.(session.CueDue); !cue {
			l.events <- e
		}
	})
	l.player = player
	ticker := time.NewTicker(redraw)
	defer ticker.Stop()
	keys, stopKeys := l.tty.keys()
	defer stopKeys()
	goesOn, stop := continued()
	defer stop()
	for {
		select {
		case e := <-l.events:
			l.stage.event(e)
			if hurting, ok := e.(session.Hurting); ok {
				l.askAboutPain(hurting.Hurt)
			}
			if end, ok := e.(session.Ended); ok {
				over()
				return end
			}
			if pause, ok := e.(session.Paused); ok && keys == nil && pause.Reason == session.ComputerSlept {
				player.Resume() // there is no key to go on with
			}
		case s := <-l.sound:
			l.soundChanged(s)
		case line := <-l.notes:
			l.stage.tell(line)
		case <-ticker.C:
			l.stage.look(player.Snapshot().Behind(l.around.sound.Delay()))
		case k, ok := <-keys:
			if !ok {
				keys = nil
				continue
			}
			l.carryOut(k)
		case <-goesOn:
			l.comeBack()
		}
	}
}

// carryOut does what a key asks for, as the window does.
func (l *lead) carryOut(c uisession.Command) {
	const quarter = 15 * time.Second
	asked := l.asked
	l.asked = false
	if ending := asked && c == confirmed; l.hurt != nil && !ending && l.answer(c) {
		return
	}
	switch c {
	case uisession.PauseOrGoOn:
		l.player.Toggle()
	case uisession.GoNext:
		l.player.Next()
	case uisession.GoBack:
		l.player.Back()
	case uisession.RepeatStep:
		l.player.Repeat()
	case uisession.HoldRest:
		l.player.Hold()
	case uisession.SayGo:
		l.player.Go()
	case uisession.MakeLonger:
		l.player.Extend(quarter)
	case uisession.MakeShorter:
		l.player.Extend(-quarter)
	case uisession.ItHurts:
		l.stopForPain()
	case uisession.ShowKeys:
		l.stage.tell(keyHelp)
	case uisession.LeaveOrShrink:
		if asked {
			l.player.End()
			return
		}
		l.asked = true
		l.player.Pause()
		l.stage.tell("End the session? Q or Enter ends it, Space goes on.")
	case confirmed:
		if asked {
			l.player.End()
			return
		}
		l.player.Go()
	case interrupted:
		l.player.Leave()
	case suspended:
		l.suspend()
	case drawAgain:
		l.stage.afresh()
	}
}

// suspend gives the terminal back to the shell, paused, until the shell lets
// the program go on.
func (l *lead) suspend() {
	l.player.Pause()
	l.tty.leave()
	stopHere()
	l.comeBack()
}

// comeBack takes the terminal again.
func (l *lead) comeBack() {
	if err := l.tty.enter(); err != nil {
		l.stage.tell(err.Error())
	}
	l.stage.afresh()
}

// soundChanged tells that sound has gone or come back.
func (l *lead) soundChanged(s audio.Status) {
	if s.Sound != l.heard {
		l.heard = s.Sound
		l.stage.silent(s.Reason)
	}
}

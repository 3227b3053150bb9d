package terminal

import (
	"context"
	"io"
	"time"

	"uncoil/engine/practice"
	"uncoil/engine/session"
)

// redraw is how often the picture is brought up to date.
const redraw = 200 * time.Millisecond

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
func newStage(out io.Writer, t *tty, plan *practice.Plan, still bool) stage {
	if still || !t.draws() {
		return newLines(out, t, plan)
	}
	t.full = true
	return &board{out: out, book: plan.Book, size: t.size}
}

// terminalSession is a session that is led in a terminal.
type terminalSession struct {
	*Face
	opened *Opened
	// session is what is played. pain is what hurts and is not answered yet, and
	// howLong what has been chosen then and waits for how long it is to hold; both
	// nil for nothing.
	session *practice.Session
	pain    *practice.Pain
	howLong *practice.HowLong
	tty     *tty
	stage   stage
	events  chan session.Event
	sound   chan soundState
	// notes are lines for the user from other goroutines.
	notes chan string
	// heard tells whether there was sound when it was last said.
	heard bool
	// asked tells that the user has been asked whether to end.
	asked bool
}

// soundState is whether there is sound, and why not.
type soundState struct {
	ok     bool
	reason string
}

// play leads through the session and returns how it ended, once that is written
// down.
func (l *terminalSession) play(ctx context.Context, b practice.Beginning) session.Ended {
	player, written := l.opened.Begin(ctx, b, func(e session.Event) {
		// Cues are for the ear. Without them all events of a session fit into the
		// channel: a terminal that hangs never holds up the sound.
		if _, cue := e.(session.CueDue); !cue {
			l.events <- e
		}
	})
	l.session = l.Practice.Session(b.Plan, player)
	ticker := time.NewTicker(redraw)
	defer ticker.Stop()
	keys, stopKeys := l.tty.keys()
	defer stopKeys()
	goesOn, stop := continued()
	defer stop()
	for {
		select {
		case e := <-l.events:
			if end, over := l.happened(e, keys != nil); over {
				written()
				return end
			}
		case s := <-l.sound:
			l.soundChanged(s)
		case line := <-l.notes:
			l.stage.tell(line)
		case <-ticker.C:
			l.stage.look(player.Snapshot().Behind(l.opened.SoundDelay()))
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

// happened takes in an event, and reports whether it was the last.
func (l *terminalSession) happened(e session.Event, keys bool) (end session.Ended, over bool) {
	l.stage.event(e)
	switch e := e.(type) {
	case session.Hurting:
		l.pain = l.session.Pain(e.Hurt)
		l.tellPainKeys()
	case session.Paused:
		if !keys && e.Reason == session.ComputerSlept {
			l.session.Player.Resume() // there is no key to go on with
		}
	case session.Ended:
		return e, true
	}
	return end, false
}

// carryOut does what a key asks for, as the window does.
func (l *terminalSession) carryOut(c practice.Command) {
	const quarter = 15 * time.Second
	asked := l.asked
	l.asked = false
	if ending := asked && c == confirmed; l.pain != nil && !ending && l.answer(c) {
		return
	}
	player := l.session.Player
	switch c {
	case practice.PauseOrGoOn:
		player.Toggle()
	case practice.GoNext:
		player.Next()
	case practice.GoBack:
		player.Back()
	case practice.RepeatStep:
		player.Repeat()
	case practice.HoldRest:
		player.Hold()
	case practice.SayGo:
		player.Go()
	case practice.MakeLonger:
		player.Extend(quarter)
	case practice.MakeShorter:
		player.Extend(-quarter)
	case practice.ExplainThis:
		l.session.Explain()
	case practice.ItHurts:
		l.session.Stop()
	case practice.ShowKeys:
		l.stage.tell(KeyHelp)
	case practice.LeaveOrShrink:
		if asked {
			player.End()
			return
		}
		l.asked = true
		player.Pause()
		l.stage.tell("End the session? Q or Enter ends it, Space goes on.")
	case confirmed:
		if asked {
			player.End()
			return
		}
		player.Go()
	case interrupted:
		player.Leave()
	case suspended:
		l.suspend()
	case drawAgain:
		l.stage.afresh()
	}
}

// suspend gives the terminal back to the shell, paused, until the shell lets
// the program go on.
func (l *terminalSession) suspend() {
	l.session.Player.Pause()
	l.tty.leave()
	stopHere()
	l.comeBack()
}

// comeBack takes the terminal again.
func (l *terminalSession) comeBack() {
	if err := l.tty.enter(); err != nil {
		l.stage.tell(err.Error())
	}
	l.stage.afresh()
}

// soundChanged tells that sound has gone or come back.
func (l *terminalSession) soundChanged(s soundState) {
	if s.ok != l.heard {
		l.heard = s.ok
		l.stage.silent(s.reason)
	}
}

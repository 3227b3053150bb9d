package terminal

import (
	"context"
	"io"
	"time"

	"uncoil/engine"
	"uncoil/engine/practice"
	"uncoil/engine/session"
)

// redrawEvery is the interval between redraws.
const redrawEvery = 200 * time.Millisecond

// stage shows a session in a terminal.
type stage interface {
	// event handles an event of the session.
	event(e session.Event)
	// tell shows a message for a while.
	tell(line string)
	// silent shows why there is no sound; "" means that it is back.
	silent(reason string)
	// look redraws what moves.
	look(s session.Snapshot)
	// redrawAll makes the next look draw everything, after the terminal was used for
	// something else.
	redrawAll()
}

// newStage returns a board on a terminal, or lines for still sessions and for
// output that is no terminal.
func newStage(out io.Writer, t *tty, plan *practice.Plan, still bool) stage {
	if still || !t.draws() {
		return newLines(out, t, plan)
	}
	t.full = true
	return &board{out: out, book: plan.Book, size: t.size}
}

// terminalSession is a session in a terminal.
type terminalSession struct {
	*Face
	opened *Opened
	// session is the session. pain is reported pain without an answer yet, and
	// howLong the answer whose duration is being asked for; both nil for none.
	session *practice.Session
	pain    *practice.Pain
	howLong *practice.HowLong
	tty     *tty
	stage   stage
	events  chan session.Event
	sound   chan soundState
	// notes are messages from other goroutines.
	notes chan string
	// heard tells whether there was sound at the last message about it.
	heard bool
	// asked tells that the user has been asked whether to end.
	asked bool
}

// soundState is whether there is sound, and why not.
type soundState struct {
	ok     bool
	reason string
}

// play runs the session and returns how it ended, once that is stored.
func (l *terminalSession) play(ctx context.Context, b practice.Beginning) session.Ended {
	player, written := l.opened.Begin(ctx, b, func(e session.Event) {
		// Cues are not shown. Without them, all events of a session fit into the
		// channel, so a terminal that hangs never delays the sound.
		if _, cue := e.(session.CueDue); !cue {
			l.events <- e
		}
	})
	l.session = l.Practice.Session(b.Plan, player)
	ticker := time.NewTicker(redrawEvery)
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

// happened handles an event, and reports whether it was the last.
func (l *terminalSession) happened(e session.Event, keys bool) (end session.Ended, over bool) {
	l.stage.event(e)
	switch e := e.(type) {
	case session.Hurting:
		l.pain = l.session.Pain(e.Hurt)
		l.tellPainKeys()
	case session.Paused:
		if !keys && e.Reason == session.ComputerSlept {
			l.session.Player.Resume() // there is no key to resume with
		}
	case session.Ended:
		return e, true
	}
	return end, false
}

// carryOut carries out a command, as the window does.
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
	case practice.TurnUp:
		l.stage.tell(volumeLine(l.session.Turn(1)))
	case practice.TurnDown:
		l.stage.tell(volumeLine(l.session.Turn(-1)))
	case practice.Mute:
		l.stage.tell(volumeLine(l.session.Mute()))
	case practice.LessGuidance:
		l.stage.tell(l.Practice.Book.Phrases.Guided[l.session.ChangeGuidance(+1)])
	case practice.MoreGuidance:
		l.stage.tell(l.Practice.Book.Phrases.Guided[l.session.ChangeGuidance(-1)])
	case practice.ChangeAmbience:
		l.stage.tell(ambienceLine(l.session.ChangeAmbience().Ambience))
	case practice.ShowKeys:
		l.stage.tell(KeyHelp)
	case practice.LeaveOrShrink:
		if asked {
			player.End()
			return
		}
		l.asked = true
		player.Pause()
		l.stage.tell(engine.Text("End the session? Q or Enter ends it, Space goes on."))
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
		l.stage.redrawAll()
	}
}

// suspend pauses, returns the terminal to the shell, and continues when the shell
// resumes the program.
func (l *terminalSession) suspend() {
	l.session.Player.Pause()
	l.tty.leave()
	stopHere()
	l.comeBack()
}

// comeBack sets the terminal up again.
func (l *terminalSession) comeBack() {
	if err := l.tty.enter(); err != nil {
		l.stage.tell(err.Error())
	}
	l.stage.redrawAll()
}

// soundChanged says that sound is gone or back.
func (l *terminalSession) soundChanged(s soundState) {
	if s.ok != l.heard {
		l.heard = s.ok
		l.stage.silent(s.reason)
	}
}

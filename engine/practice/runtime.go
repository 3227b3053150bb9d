package practice

import (
	"context"
	"log/slog"
	"time"

	"uncoil/engine"
	"uncoil/engine/session"
)

// Beginning is a session that is to begin, or to be resumed.
type Beginning struct {
	*Plan
	// Feeling is how it feels before.
	Feeling engine.Feeling
	// Record is the id of an interrupted session that goes on From a mark; 0 and
	// nil for a new one.
	Record int64
	From   *engine.Mark
	// Written is called from any goroutine once an ended session is stored, with
	// its id, or 0 if nothing of it could be stored. nil for no call.
	Written func(id int64)
}

// Runtime is what a running session needs around it. All fields but Crashing are
// needed.
type Runtime struct {
	Sound session.Sound
	// Voice gives the lengths of what the session says besides its timeline.
	Voice   engine.Voice
	Phrases *engine.Phrases
	Record  SessionStore
	// Speed is how fast the session's clock runs; 1 is real time.
	Speed float64
	Log   *slog.Logger
	// Tell shows the user one line, from any goroutine.
	Tell func(line string)
	// Hold keeps the program from ending until release is called.
	Hold func() (release func())
	// Crashing, if any, is called before a fault inside ends the program.
	Crashing func()
}

// Begin returns a player with sound and record attached, already running, and a
// function that waits until the session is over and written down.
func (r *Runtime) Begin(ctx context.Context, b Beginning, listen func(session.Event)) (player *session.Player, wait func()) {
	record := newStoreRecord(r.Record, b, r.Tell)
	recordEvents, written := session.RecordListener(record)
	paused := r.pausedLine(b.Timeline)
	said := append([]string{paused, r.Phrases.Slept}, r.Phrases.CountIn...)
	player = session.NewPlayer(session.Options{
		Timeline: b.Timeline, Clock: session.NewSystemClock(r.Speed), Voice: r.Voice,
		MaxGap:  time.Duration(float64(session.DefaultMaxGap) * r.Speed),
		CountIn: r.Phrases.CountIn, Paused: paused, Slept: r.Phrases.Slept, From: b.From,
		Listener: session.Together(session.SoundListener(r.Sound, said...), recordEvents, listen),
	})
	over, release := make(chan struct{}), r.Hold()
	go func() {
		defer close(over)
		defer release()
		defer r.giveUp()
		if err := player.Run(ctx); err != nil {
			r.Log.Error("session", "err", err)
		}
		written()
		if b.Written != nil {
			b.Written(record.id)
		}
	}()
	return player, func() { <-over }
}

// giveUp lets the program crash in good order if the session's goroutine fails.
func (r *Runtime) giveUp() {
	if fault := recover(); fault != nil {
		if r.Crashing != nil {
			r.Crashing()
		}
		panic(fault)
	}
}

// pausedLine is what is said on a pause; with tones alone it is nothing.
func (r *Runtime) pausedLine(t *engine.Timeline) string {
	if t.Guidance == engine.GuidanceTones {
		return ""
	}
	return r.Phrases.Paused
}

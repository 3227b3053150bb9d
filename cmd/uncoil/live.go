package main

import (
	"context"
	"sync/atomic"
	"time"

	"uncoil/engine"
	"uncoil/engine/audio"
	"uncoil/engine/session"
	"uncoil/engine/store"
	"uncoil/ui"
)

// patience is how long the last note of a session may take to reach the disk
// before the program gives up waiting.
const patience = 5 * time.Second

// live is what a running session needs around it: sound and record.
type live struct {
	program *program
	sound   *audio.Player
	kept    *store.Store
	voice   *audio.Voice
	// speaker is voice too, for other goroutines than the window's.
	speaker atomic.Pointer[audio.Voice]
	phrases *engine.Phrases
	// tell shows the user one line, from any goroutine.
	tell func(line string)
	// crashing, if any, is called before a fault inside ends the program.
	crashing func()
}

// begin returns a player with sound and record attached, already running, and
// a function that waits until the session is over and written down.
func (l *live) begin(ctx context.Context, b ui.Beginning, listen func(session.Event)) (*session.Player, func()) {
	speed, t := l.program.flags.Speed, b.Timeline
	kept := &record{live: l, beginning: b, started: time.Now(), since: sinceBoot(), clock: sinceBoot, id: b.Record}
	recording, written := session.Recording(kept)
	said := append([]string{l.pauseLine(t), l.phrases.Slept}, l.phrases.CountIn...)
	player := session.NewPlayer(session.Options{
		Timeline: t, Clock: newSessionClock(speed), Voice: l.voice,
		MaxGap:  time.Duration(float64(session.DefaultMaxGap) * speed),
		CountIn: l.phrases.CountIn, Paused: l.pauseLine(t), Slept: l.phrases.Slept, From: b.From,
		Listener: session.Together(session.Sounding(l.sound, said...), recording, listen),
	})
	over, release := make(chan struct{}), l.program.ending.hold()
	go func() {
		defer close(over)
		defer release()
		defer l.giveUp()
		if err := player.Run(ctx); err != nil {
			l.program.log().Error("session", "err", err)
		}
		written()
		if b.Written != nil {
			b.Written(kept.id)
		}
	}()
	return player, func() { <-over }
}

// giveUp lets the program crash in good order if the session's goroutine fails.
func (l *live) giveUp() {
	if fault := recover(); fault != nil {
		if l.crashing != nil {
			l.crashing()
		}
		panic(fault)
	}
}

// pauseLine is what is said on a pause; with tones alone it is nothing.
func (l *live) pauseLine(t *engine.Timeline) string {
	if t.Guidance == engine.GuidanceTones {
		return ""
	}
	return l.phrases.Paused
}

// goLive opens what a session needs. Without a sound device it goes on: sound
// comes by itself once there is one.
func (p *program) goLive(prefs *engine.Preferences, status func(audio.Status)) (*live, error) {
	books, err := p.catalog()
	if err != nil {
		return nil, err
	}
	voice, err := p.voiceFor(prefs.Sound)
	if err != nil {
		return nil, err
	}
	kept, err := p.store()
	if err != nil {
		return nil, err
	}
	sound := audio.NewPlayer(audio.Options{
		Voice: voice, Open: audio.OpenDevice, Volumes: prefs.Sound, OnStatus: status, Log: p.log(),
	})
	around := &live{
		program: p, sound: sound, kept: kept, voice: voice,
		phrases: &books.Book().Phrases, tell: p.say,
	}
	around.speaker.Store(voice)
	return around, nil
}

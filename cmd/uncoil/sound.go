package main

import (
	"sync/atomic"

	"uncoil/engine"
	"uncoil/engine/audio"
	"uncoil/engine/practice"
)

// sound is the audio player, the voice, and the runtime of sessions.
type sound struct {
	program *program
	player  *audio.Player
	voice   *audio.Voice
	// speaker is voice, for goroutines other than the window's.
	speaker atomic.Pointer[audio.Voice]
	runtime practice.Runtime
}

// openSound opens what a session needs. Without a sound device, the session is
// silent until there is one.
func (p *program) openSound(prefs *engine.Preferences, status func(audio.Status)) (*sound, error) {
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
	player := audio.NewPlayer(audio.Options{
		Voice: voice, Open: audio.OpenDevice, Volumes: prefs.Sound, OnStatus: status, Log: p.log(),
	})
	p.setVolumes = player.SetVolumes
	s := &sound{program: p, player: player, voice: voice, runtime: practice.Runtime{
		Sound: player, Voice: voice, Phrases: &books.Book().Phrases, Record: kept, Speed: p.flags.Speed,
		Log: p.log(), Tell: p.say, Hold: p.ending.hold,
	}}
	s.speaker.Store(voice)
	return s, nil
}

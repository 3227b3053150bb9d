//go:build !nowindow

package main

import (
	"context"
	"time"

	"uncoil/engine"
	"uncoil/engine/audio"
	"uncoil/engine/catalog"
	"uncoil/ui/exerciseeditor"
)

// speechPatience is how long a session waits for the synthesis of sentences
// without a recording; each sentence is synthesized only once.
const speechPatience = 6 * time.Second

// readerOf returns who reads the user's own words aloud where a voice has no recording.
func readerOf(v *audio.Voice) exerciseeditor.Reader {
	switch v.SpeechProgram() {
	case "":
		return exerciseeditor.NoReader
	case audio.VoicePack:
		return exerciseeditor.VoiceReader
	default:
		return exerciseeditor.SystemReader
	}
}

// prepare implements ui.Deps.Prepare.
func (l *sound) prepare(s engine.Sound, sentences []string, ready func()) {
	voice, err := l.program.voiceFor(s)
	if err != nil || len(voice.Unprepared(sentences)) == 0 {
		ready()
		return
	}
	go func() {
		ctx, cancel := context.WithTimeout(l.program.ctx, speechPatience)
		defer cancel()
		said := make(chan struct{})
		go func() {
			defer close(said)
			voice.Prepare(ctx, sentences)
		}()
		select {
		case <-said:
		case <-ctx.Done():
		}
		ready()
	}()
}

// sayAhead synthesizes the sentences of a catalogue's exercises that have no
// recording, with the current voice, so that no session has to wait.
func (l *sound) sayAhead(books *catalog.Catalog) {
	go l.speaker.Load().Prepare(l.program.ctx, books.EveryLine())
}

//go:build !nowindow

package main

import (
	"uncoil/engine"
	"uncoil/engine/audio"
	pages "uncoil/ui/settings"
)

// voiceChoices are the voices to choose from in the settings.
func voiceChoices() []pages.Voice {
	var choices []pages.Voice
	for _, name := range voiceNames() {
		title, about := audio.VoiceTitle(voiceFolder(), name)
		choices = append(choices, pages.Voice{ID: name, Title: title, About: engine.Translated(about)})
	}
	return choices
}

// voiceOf returns the voice of a setting, or the current one if that cannot be
// opened. It never waits for a synthesizer, as prepare does.
func (l *sound) voiceOf(s engine.Sound) engine.Voice {
	voice, err := l.program.voiceFor(s)
	if err != nil {
		return l.voice.AtOnce()
	}
	return voice.AtOnce()
}

// setSound changes the voice, its pace and the volumes at once. It must be called
// on the window's goroutine.
func (l *sound) setSound(s engine.Sound) {
	l.player.SetVolumes(s)
	voice, err := l.program.voiceFor(s)
	if err != nil {
		l.runtime.Tell(err.Error())
		return
	}
	if voice != l.voice {
		l.voice, l.runtime.Voice = voice, voice
		l.speaker.Store(voice)
		l.player.SetVoice(voice)
	}
}

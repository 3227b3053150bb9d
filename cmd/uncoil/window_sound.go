//go:build !nowindow

package main

import (
	"uncoil/engine"
	"uncoil/engine/audio"
	pages "uncoil/ui/settings"
)

// voiceChoices are the voices that one can choose from in the window.
func voiceChoices() []pages.Voice {
	var choices []pages.Voice
	for _, name := range voiceNames() {
		title, about := audio.VoiceTitle(voiceFolder(), name)
		choices = append(choices, pages.Voice{ID: name, Title: title, About: about})
	}
	return choices
}

// voiceOf returns the voice of a setting, the one that speaks now if that one
// cannot be opened. The window must not wait for a synthesizer: prepare does.
func (l *sound) voiceOf(s engine.Sound) engine.Voice {
	voice, err := l.program.voiceFor(s)
	if err != nil {
		return l.voice.AtOnce()
	}
	return voice.AtOnce()
}

// setSound changes the voice, its pace and the volumes, for what is heard from
// now on. It is called on the goroutine of the window, as begin is.
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

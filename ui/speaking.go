package ui

import (
	"time"

	"uncoil/engine"
)

// listening is a voice that notes what it is asked for.
type listening struct {
	engine.Voice
	asked []string
}

// SpeechLength implements engine.Voice.
func (l *listening) SpeechLength(sentence string) time.Duration {
	l.asked = append(l.asked, sentence)
	return l.Voice.SpeechLength(sentence)
}

// whenSpoken calls begin when everything that a session says has been said to
// the computer's satisfaction: at once where all of it is recorded. A sentence
// that takes too long is left to a chime.
func (w *Window) whenSpoken(course *engine.Course, begin func()) {
	if w.deps.Prepare == nil {
		begin()
		return
	}
	voice, listened := &listening{Voice: course.Voice}, *course
	listened.Voice = voice
	if _, err := listened.Compile(); err != nil {
		begin() // which tells what is wrong
		return
	}
	w.deps.Prepare(course.Prefs.Sound, voice.asked, func() { w.bridge.post(begin) })
}

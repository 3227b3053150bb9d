package main

import (
	"testing"

	"uncoil/assets"
	"uncoil/engine"
	"uncoil/engine/audio"
	"uncoil/engine/catalog"
)

// TestEveryLineHasAClip fails when a sentence has changed and "make voice" has
// not been run: each of the voices to choose from says everything.
func TestEveryLineHasAClip(t *testing.T) {
	books, _ := builtIn(t)
	voices := everyVoice(t)
	if len(voices) < 2 {
		t.Errorf("the only voices are %v: run 'make voice' for two to choose from", voiceNames())
	}
	for name, voice := range voices {
		for _, line := range voice.Missing(books.EveryLine()) {
			t.Errorf("%s has no clip of %q: run 'make voice'", name, line)
		}
		if title, about := audio.VoiceTitle(voiceFolder(), name); title == name || about == "" {
			t.Errorf("%s is introduced as %q, %q: run 'make voice'", name, title, about)
		}
	}
}

// TestSessionsSpeakOnlyRecordedLines compiles every routine at every level of
// guidance and effort.
func TestSessionsSpeakOnlyRecordedLines(t *testing.T) {
	books, _ := builtIn(t)
	for name, voice := range everyVoice(t) {
		if spoken := speakEverything(t, books, name, voice); spoken == 0 {
			t.Errorf("%s says nothing at all", name)
		}
	}
}

// speakEverything reports the lines of all sessions that a voice has no clip
// of, and returns how many lines there are.
func speakEverything(t *testing.T, books *catalog.Catalog, name string, voice *audio.Voice) (spoken int) {
	t.Helper()
	for _, routine := range books.Routines() {
		for _, g := range engine.Guidances() {
			for _, level := range engine.Levels() {
				prefs := engine.DefaultPreferences()
				prefs.Guidance, prefs.Level = g, level
				tl, err := engine.Compile(&routine, books.Book(), &prefs, voice)
				if err != nil {
					t.Fatal(err)
				}
				for _, line := range spokenLines(tl) {
					spoken++
					if voice.SourceOf(line) != audio.Recorded {
						t.Errorf("%s, %s, %s: %s has no clip of %q", routine.ID, g, level, name, line)
					}
				}
			}
		}
	}
	return spoken
}

func spokenLines(tl *engine.Timeline) (lines []string) {
	for _, s := range tl.Steps {
		for _, c := range s.Cues {
			if c.Kind == engine.Speak {
				lines = append(lines, c.Text)
			}
		}
	}
	return lines
}

// builtIn opens the catalogue and the voice that a new user hears.
func builtIn(t *testing.T) (*catalog.Catalog, *audio.Voice) {
	t.Helper()
	books, err := catalog.Load(assets.Files())
	if err != nil {
		t.Fatal(err)
	}
	return books, everyVoice(t)[voiceName]
}

// everyVoice opens all voices that are shipped, by name.
func everyVoice(t *testing.T) map[string]*audio.Voice {
	t.Helper()
	voices := map[string]*audio.Voice{}
	for _, name := range voiceNames() {
		voice, err := audio.OpenVoice(voiceFolder(), name, engine.PaceNormal)
		if err != nil {
			t.Fatal(err)
		}
		voices[name] = voice
	}
	return voices
}

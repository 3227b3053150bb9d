package main

import (
	"io/fs"
	"testing"

	"uncoil/assets"
	"uncoil/engine"
	"uncoil/engine/audio"
	"uncoil/engine/catalog"
)

// TestEveryLineHasAClip fails when a sentence has changed and "make voice" has
// not been run.
func TestEveryLineHasAClip(t *testing.T) {
	books, voice := builtIn(t)
	for _, line := range voice.Missing(books.EveryLine()) {
		t.Errorf("%q has no clip: run 'make voice'", line)
	}
}

// TestSessionsSpeakOnlyRecordedLines compiles every routine at every level of
// guidance and effort.
func TestSessionsSpeakOnlyRecordedLines(t *testing.T) {
	books, voice := builtIn(t)
	spoken := 0
	for _, routine := range books.Routines() {
		for _, g := range engine.Guidances() {
			for _, level := range engine.Levels() {
				prefs := engine.DefaultPreferences()
				prefs.Guidance, prefs.Level = g, level
				tl, err := engine.Compile(&routine, books.Book(), &prefs, voice)
				if err != nil {
					t.Fatal(err)
				}
				for _, s := range tl.Steps {
					for _, c := range s.Cues {
						if c.Kind != engine.Speak {
							continue
						}
						spoken++
						if voice.SourceOf(c.Text) != audio.Recorded {
							t.Errorf("%s, %s, %s: %q is not recorded", routine.ID, g, level, c.Text)
						}
					}
				}
			}
		}
	}
	if spoken == 0 {
		t.Error("nothing is said at all")
	}
}

func builtIn(t *testing.T) (*catalog.Catalog, *audio.Voice) {
	t.Helper()
	books, err := catalog.Load(assets.Files())
	if err != nil {
		t.Fatal(err)
	}
	folder, err := fs.Sub(assets.Files(), "voice")
	if err != nil {
		t.Fatal(err)
	}
	voice, err := audio.OpenVoice(folder, voiceName)
	if err != nil {
		t.Fatal(err)
	}
	return books, voice
}

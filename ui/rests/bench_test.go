package rests

import (
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"uncoil/engine"
	"uncoil/engine/draft"
	"uncoil/ui/picture"
	"uncoil/ui/sample"
)

// BenchmarkStep makes a rest longer in a routine of 200 exercises, with the page
// in a window, and shows all that changes with it.
func BenchmarkStep(b *testing.B) {
	routine := sample.Routine()
	items := routine.Blocks[1].Items
	for len(items) < 200 {
		items = append(items, routine.Blocks[1].Items...)
	}
	routine.Blocks[1].Items = items
	prefs := engine.DefaultPreferences()
	d := draft.Open(&routine, true, draft.Context{Book: sample.Book(), Prefs: prefs, Voice: engine.EstimatedVoice{}})
	s := New(Options{
		Draft: d, Preferences: prefs, Book: sample.Book(), Album: picture.New(sample.Scene, func(func()) {}),
		OnChanged: func() {}, OnBack: func() {},
	})
	w := test.NewTempWindow(b, s)
	w.Resize(usual)
	t := s.strip.handles[len(s.strip.handles)/2].target
	for i := 0; b.Loop(); i++ {
		by := time.Second
		if i%2 == 1 {
			by = -by
		}
		s.step(t, by)
	}
}

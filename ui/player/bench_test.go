package player

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"uncoil/engine"
	"uncoil/ui/picture"
	"uncoil/ui/sample"
)

// BenchmarkFrame measures what one picture of a running session costs beside the
// drawing of its figure: what is shown again, and what the window lays out again.
// BenchmarkWords measures the first picture of a span, BenchmarkResize one step of a
// resize.
func BenchmarkFrame(b *testing.B) { benchmarkShow(b, time.Second/30) }

func BenchmarkWords(b *testing.B) { benchmarkShow(b, 5*time.Second) }

func benchmarkShow(b *testing.B, pace time.Duration) {
	b.ReportAllocs()
	timeline, screen, w := benchmarked(b)
	walker := sample.Walker{}
	walker.Walk(w.Content())
	flow := 0
	for i := range timeline.Steps {
		if s := &timeline.Steps[i]; s.Kind == engine.Work && s.Exercise == sample.Flow {
			flow = i
		}
	}
	step, at := &timeline.Steps[flow], time.Duration(0)
	for b.Loop() {
		at = (at + pace) % step.Length
		s := snapshotAt(timeline, step, at)
		screen.showFrame(frame{view: screen.frames.presenter.view(&s, true)})
		walker.Walk(w.Content())
	}
}

func BenchmarkResize(b *testing.B) {
	b.ReportAllocs()
	timeline, screen, w := benchmarked(b)
	s := snapshotAt(timeline, &timeline.Steps[1], time.Second)
	screen.showFrame(frame{view: screen.frames.presenter.view(&s, true)})
	walker := sample.Walker{}
	i := 0
	for b.Loop() {
		i++
		sample.Resize(w, fyne.NewSize(1366-20*float32(i%2), 768-15*float32(i%2)))
		walker.Walk(w.Content())
	}
}

func benchmarked(b *testing.B) (*engine.Timeline, *Screen, fyne.Window) {
	timeline := sample.Timeline()
	screen := New(Options{
		Player: &fakePlayer{snapshot: snapshotAt(timeline, &timeline.Steps[0], 0)}, Book: sample.Book(),
		Album: picture.New(sample.Scene, func(f func()) { f() }), Post: func(f func()) { f() }, Host: &fakeHost{},
	})
	w := test.NewTempWindow(b, screen)
	sample.Fit(w, fyne.NewSize(1366, 768))
	return timeline, screen, w
}

package main

import (
	"context"
	"fmt"
	"image"
	"io"
	"sync/atomic"
	"syscall"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"uncoil/engine"
	"uncoil/engine/catalog"
	"uncoil/engine/session"
	"uncoil/ui/frame"
	uisession "uncoil/ui/player"
	"uncoil/ui/theme"
)

// figureSize is the size of the figure in a window of 1366 × 768.
var figureSize = fyne.NewSize(766, 296)

// measureCPU plays the moving part of a session in a window, then redraws a bare
// image at the same rate at the figure's size and at the window's, and prints the
// cost of each.
func measureCPU(a fyne.App, c *catalog.Catalog, length time.Duration, out io.Writer) error {
	posts := atomic.Int64{}
	post := func(call func()) { posts.Add(1); fyne.Do(call) }
	s, err := newSamples(c, post)
	if err != nil {
		return err
	}
	t, err := s.timeline(&s.routine)
	if err != nil {
		return err
	}
	w := a.NewWindow("Uncoil CPU")
	w.SetPadded(false)
	w.SetFixedSize(true)
	a.Settings().SetTheme(theme.New(engine.ThemeLight))
	w.Resize(sizes()[0])
	go func() {
		defer fyne.Do(w.Close)
		player := session.NewPlayer(session.Options{Timeline: flowOf(t, s.book), Clock: clock{time.Now()}})
		ctx, cancel := context.WithCancel(context.Background())
		defer cancel()
		screen := uisession.New(uisession.Options{
			Player: player, Book: s.book, Album: s.album, Animations: true, Post: post, Host: &host{},
		})
		onMain(func() { w.SetContent(framed(screen, frame.Nowhere)) })
		go func() { _ = player.Run(ctx) }()
		screen.Start()
		time.Sleep(2 * time.Second)
		posts.Store(0)
		whole := cost(length)
		rate := float64(posts.Load()) / length.Seconds()
		screen.Stop()
		fmt.Fprintf(out, "session: %.1f %% of one core at %.1f frames a second\n", 100*whole, rate)
		for _, size := range []fyne.Size{figureSize, sizes()[0]} {
			bare := bareCost(w, size, length, rate)
			fmt.Fprintf(out, "bare image of %v × %v: %.1f %%, ratio %.2f\n", size.Width, size.Height, 100*bare, whole/bare)
		}
	}()
	w.ShowAndRun()
	return nil
}

// flowOf returns a timeline that moves all the time: the longest flow, repeated.
func flowOf(t *engine.Timeline, book *engine.Book) *engine.Timeline {
	flow := *t
	flow.Steps, flow.Length = nil, 0
	for len(flow.Steps) < 20 {
		for i := range t.Steps {
			step := t.Steps[i]
			if step.Kind != engine.Work || book.Exercises[step.Exercise].Dose.Kind != engine.Flow {
				continue
			}
			step.Index, step.Start, step.Cues = len(flow.Steps), flow.Length, nil
			flow.Steps = append(flow.Steps, step)
			flow.Length += step.Length
		}
	}
	return &flow
}

// bareCost redraws an image at a rate and returns the processor time it takes.
func bareCost(w fyne.Window, size fyne.Size, length time.Duration, rate float64) float64 {
	images := [2]*image.RGBA{}
	for i := range images {
		images[i] = image.NewRGBA(image.Rect(0, 0, int(size.Width), int(size.Height)))
		for k := range images[i].Pix {
			images[i].Pix[k] = byte(k * (i + 3))
		}
	}
	bare := &canvas.Image{Image: images[0], ScaleMode: canvas.ImageScaleFastest}
	onMain(func() {
		c := &fyne.Container{Objects: []fyne.CanvasObject{bare}}
		w.SetContent(c)
		bare.Resize(size)
	})
	stop := make(chan struct{})
	go func() {
		tick := time.NewTicker(time.Duration(float64(time.Second) / rate))
		defer tick.Stop()
		for i := 0; ; i++ {
			select {
			case <-tick.C:
				onMain(func() { bare.Image = images[i%2]; bare.Refresh() })
			case <-stop:
				return
			}
		}
	}()
	time.Sleep(time.Second)
	defer close(stop)
	return cost(length)
}

// cost returns the processor time used in a period, as a fraction of one core.
func cost(length time.Duration) float64 {
	before := processorTime()
	start := time.Now()
	time.Sleep(length)
	return float64(processorTime()-before) / float64(time.Since(start))
}

func processorTime() time.Duration {
	var use syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &use); err != nil {
		return 0
	}
	return time.Duration(use.Utime.Nano() + use.Stime.Nano())
}

// onMain runs a call on the UI goroutine and waits for it.
func onMain(call func()) {
	done := make(chan struct{})
	fyne.Do(func() {
		call()
		close(done)
	})
	<-done
}

// clock is the system's clock.
type clock struct{ start time.Time }

func (c clock) Now() time.Duration                  { return time.Since(c.start) }
func (c clock) Timer(d time.Duration) session.Timer { return timer{time.NewTimer(d)} }

type timer struct{ *time.Timer }

func (t timer) C() <-chan time.Time { return t.Timer.C }

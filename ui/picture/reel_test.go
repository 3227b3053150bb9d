package picture

import (
	"image"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"uncoil/ui/sample"
)

const in, out = 4 * time.Second, 6 * time.Second

func TestReelOfABreath(t *testing.T) {
	ex := sample.Book().Exercises[sample.Flow]
	reel := ReelOf(&ex, in, out)
	if len(reel) != 2 || reel.Length() != in+out || !reel.Moves() {
		t.Fatalf("%+v", reel)
	}
	tests := []struct {
		at       time.Duration
		from, to string
		progress float64
		cut      int
	}{
		{0, "start", "end", 0, 0},
		{3 * time.Second, "start", "end", 0.5, 0},
		{6 * time.Second, "end", "start", 0, 1},
		{9 * time.Second, "end", "start", 0.75, 1},
		{13 * time.Second, "start", "end", 0.5, 0},
	}
	for _, tt := range tests {
		m, cut := reel.At(tt.at)
		if m.From != tt.from || m.To != tt.to || m.Progress != tt.progress || cut != tt.cut {
			t.Errorf("at %v: %+v in cut %d, want %s to %s at %v in cut %d", tt.at, m, cut, tt.from, tt.to, tt.progress, tt.cut)
		}
	}
	if m, _ := reel.At(6*time.Second - 1); m.Breath > 0.01 {
		t.Errorf("after breathing out the lungs are %v full", m.Breath)
	}
}

func TestReelOfAHoldGoesInAndBack(t *testing.T) {
	ex := sample.Book().Exercises[sample.Hold]
	reel := ReelOf(&ex, in, out)
	if !reel.Moves() || reel[0].From != "start" || reel[len(reel)-1].To != "start" {
		t.Errorf("%+v does not lead from the start and back", reel)
	}
	if reel.Length() > 15*time.Second {
		t.Errorf("a loop of %v is too long to watch", reel.Length())
	}
}

func TestEveryExerciseHasALoop(t *testing.T) {
	c := sample.Catalog(t)
	for id, ex := range c.Book().Exercises {
		reel := ReelOf(&ex, in, out)
		if reel.Length() <= 0 {
			t.Errorf("%s has no loop", id)
			continue
		}
		scene, err := c.Scene(id)
		if err != nil {
			t.Fatal(err)
		}
		for _, cut := range reel {
			if !scene.HasFrame(cut.From) || !scene.HasFrame(cut.To) || cut.Show == "" {
				t.Errorf("%s: %+v has a frame that is not drawn, or no line", id, cut)
			}
		}
		frames := Keyframes(&ex)
		if len(frames) < 1 || len(frames) < 2 && reel.Moves() {
			t.Errorf("%s: only %d keyframes", id, len(frames))
		}
	}
}

func TestEmptyReel(t *testing.T) {
	if _, cut := (Reel{}).At(time.Second); cut != -1 {
		t.Errorf("cut %d of nothing", cut)
	}
}

// TestProjectorPlaysThreeTimes: a page that is left open comes to rest.
func TestProjectorPlaysThreeTimes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var ui sync.Mutex // in place of the UI goroutine
		onUI := func(f func()) {
			ui.Lock()
			defer ui.Unlock()
			f()
		}
		p := NewProjector(New(sample.Scene, onUI))
		rests, shown := 0, 0
		p.OnRest = func() { rests++ }
		ex := sample.Book().Exercises[sample.Flow]
		reel := ReelOf(&ex, in, out)
		for range 2 {
			onUI(func() {
				p.Play(Picture{Exercise: sample.Flow, Width: 40, Height: 30}, reel, func(image.Image, int) { shown++ })
			})
			time.Sleep(3*reel.Length() - time.Second)
			synctest.Wait()
			onUI(func() {
				if !p.Playing() {
					t.Fatal("it rests too early")
				}
			})
			time.Sleep(2 * time.Second)
			synctest.Wait()
		}
		var last int
		onUI(func() { last = shown })
		time.Sleep(time.Minute)
		synctest.Wait()
		if p.Playing() || rests != 2 || shown != last {
			t.Errorf("playing %v after its end, %d rests, %d pictures more", p.Playing(), rests, shown-last)
		}
	})
}

func TestProjectorPlaysUntilItIsStopped(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := NewProjector(New(sample.Scene, func(f func()) { f() }))
		ex := sample.Book().Exercises[sample.Flow]
		shown, before := 0, image.Image(nil)
		p.Play(Picture{Exercise: sample.Flow, Width: 40, Height: 30}, ReelOf(&ex, in, out), func(img image.Image, cut int) {
			if img == before {
				t.Error("a picture that is shown is drawn on")
			}
			before = img
			shown++
		})
		time.Sleep(5 * time.Second) // the bubble's clock: takes no time
		synctest.Wait()
		if shown < 115 || shown > 125 {
			t.Errorf("%d pictures in five seconds, want 24 a second", shown)
		}
		p.Stop()
		synctest.Wait()
		last := shown
		time.Sleep(time.Second)
		synctest.Wait()
		if shown != last || p.Playing() {
			t.Error("it goes on after Stop")
		}
	})
}

// TestNoLoopRunsInAWindowThatIsNotSeen: neither one that has begun nor another.
func TestNoLoopRunsInAWindowThatIsNotSeen(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		album := New(sample.Scene, func(f func()) { f() })
		p := NewProjector(album)
		ex := sample.Book().Exercises[sample.Flow]
		shown, rests := 0, 0
		p.OnRest = func() { rests++ }
		play := func() {
			p.Play(Picture{Exercise: sample.Flow, Width: 40, Height: 30}, ReelOf(&ex, in, out), func(image.Image, int) { shown++ })
			time.Sleep(time.Second)
			synctest.Wait()
		}
		play()
		before := shown
		album.SetSeen(false)
		time.Sleep(time.Second)
		synctest.Wait()
		if p.Playing() || rests != 1 || before == 0 || shown > before {
			t.Errorf("playing %v, %d rests, %d pictures and %d more", p.Playing(), rests, before, shown-before)
		}
		if play(); p.Playing() || shown > before {
			t.Errorf("playing %v, %d pictures more", p.Playing(), shown-before)
		}
		album.SetSeen(true)
		if play(); !p.Playing() || shown == before {
			t.Error("seen again, it does not play")
		}
		p.Stop()
	})
}

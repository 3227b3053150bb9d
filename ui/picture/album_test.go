package picture

import (
	"image"
	"sync/atomic"
	"testing"
	"testing/synctest"

	"uncoil/engine"
	"uncoil/engine/figure"
	"uncoil/ui/sample"
)

func TestAlbumDrawsEachPictureOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var asked atomic.Int64
		a := New(func(id string) (*figure.Scene, error) {
			asked.Add(1)
			return sample.Scene(id)
		}, func(f func()) { f() })
		want := Picture{Exercise: sample.Flow, Frame: "end", Width: 80, Height: 50}
		var got []image.Image
		for range 3 {
			a.Order(want, func(img image.Image) { got = append(got, img) })
		}
		synctest.Wait()
		a.Order(want, func(img image.Image) { got = append(got, img) })
		if len(got) != 4 || asked.Load() != 1 {
			t.Fatalf("%d pictures delivered, %d drawn, want 4 and 1", len(got), asked.Load())
		}
		for _, img := range got {
			if img != got[0] || img.Bounds().Dx() != 80 || img.Bounds().Dy() != 50 {
				t.Errorf("a picture of %v, want the same one of 80 × 50", img.Bounds())
			}
		}
	})
}

func TestAlbumDrawsOtherPicturesAnew(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		a := New(sample.Scene, func(f func()) { f() })
		base := Picture{Exercise: sample.Flow, Frame: "end", Width: 80, Height: 50}
		dark, mirrored := base, base
		dark.Dark, mirrored.Mirror = true, true
		seen := map[image.Image]bool{}
		for _, p := range []Picture{base, dark, mirrored} {
			a.Order(p, func(img image.Image) { seen[img] = true })
		}
		synctest.Wait()
		if len(seen) != 3 {
			t.Errorf("%d different pictures, want 3", len(seen))
		}
	})
}

func TestAlbumDeliversNothingItCannotDraw(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		a := New(sample.Scene, func(f func()) { f() })
		for _, p := range []Picture{
			{Exercise: "nobody", Frame: "end", Width: 8, Height: 8},
			{Exercise: sample.Flow, Frame: "nowhere", Width: 8, Height: 8},
			{Exercise: sample.Flow, Frame: "end"},
		} {
			a.Order(p, func(image.Image) { t.Errorf("%+v was delivered", p) })
		}
		delivered := false
		a.Order(Picture{Exercise: sample.Flow, Frame: "end", Width: 8, Height: 8}, func(image.Image) { delivered = true })
		synctest.Wait()
		if !delivered {
			t.Error("a picture after those that cannot be drawn was not delivered")
		}
	})
}

func TestPeak(t *testing.T) {
	start := engine.Pose{Frame: "start"}
	tests := []struct {
		name string
		ex   engine.Exercise
		want string
	}{
		{"where the exercise enters", engine.Exercise{Start: start, Enter: &engine.Phase{Frame: "in"}, Cycle: []engine.Phase{{Frame: "a"}}}, "in"},
		{"entering changes nothing", engine.Exercise{Start: start, Enter: &engine.Phase{Frame: "start"}, Cycle: []engine.Phase{{Frame: "start"}, {Frame: "b"}}}, "b"},
		{"one is named", engine.Exercise{Start: start, Shown: "best", Enter: &engine.Phase{Frame: "in"}}, "best"},
		{"nothing moves", engine.Exercise{Start: start, Cycle: []engine.Phase{{Frame: "start"}}}, "start"},
	}
	for _, tt := range tests {
		if got := tt.ex.Peak(); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

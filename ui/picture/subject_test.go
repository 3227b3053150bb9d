package picture

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"io"
	"testing"
	"testing/fstest"
	"testing/synctest"
	"time"

	"uncoil/assets"
	"uncoil/engine"
	"uncoil/engine/catalog"
	"uncoil/engine/figure"
)

// plain returns a PNG of one colour.
func plain(t *testing.T, w, h int, c color.Color) []byte {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for i := range w * h {
		img.Set(i%w, i/w, c)
	}
	var out bytes.Buffer
	if err := png.Encode(&out, img); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

var (
	red  = color.RGBA{0xff, 0, 0, 0xff}
	blue = color.RGBA{0, 0, 0xff, 0xff}
)

// twoPhotos returns a subject of a red picture and a blue one, both wide.
func twoPhotos(t *testing.T) *photos {
	t.Helper()
	data := map[string][]byte{"a.png": plain(t, 40, 20, red), "b.png": plain(t, 40, 20, blue), "bad.png": []byte("no picture")}
	return newPhotos([]string{"a.png", "b.png", "bad.png"}, func(name string) (io.ReadCloser, error) {
		return io.NopCloser(bytes.NewReader(data[name])), nil
	}, []string{"Lie down.", "Rest."})
}

func at(img image.Image, x, y int) color.RGBA { return img.(*image.RGBA).RGBAAt(x, y) }

func TestPhotosKeepTheirProportion(t *testing.T) {
	s := twoPhotos(t)
	img := s.Draw(figure.NewCanvas(100, 100), figure.Moment{To: "a.png", Progress: 1}, Person{}, false)
	if at(img, 50, 50) != red || at(img, 50, 20) != (color.RGBA{}) || at(img, 50, 80) != (color.RGBA{}) {
		t.Errorf("middle %v, above %v, below %v", at(img, 50, 50), at(img, 50, 20), at(img, 50, 80))
	}
	if at(img, 0, 25).A == 0xff {
		t.Error("the corners are not round")
	}
}

func TestPhotosChangeWithTheFrames(t *testing.T) {
	s, canvas := twoPhotos(t), figure.NewCanvas(100, 50)
	mid := func(m figure.Moment) color.RGBA { return at(s.Draw(canvas, s.Settle(m), Person{}, false), 50, 25) }
	change := figure.Moment{From: "a.png", To: "b.png"}
	if got := mid(change); got != red {
		t.Errorf("a change begins with %v", got)
	}
	change.Progress = changeover / 2
	if got := mid(change); got.R < 0x70 || got.B < 0x70 || got.A < 0xfc {
		t.Errorf("half way it is %v", got)
	}
	change.Progress = 0.5
	if got := mid(change); got != blue {
		t.Errorf("after the change it is %v", got)
	}
	if got := mid(figure.Moment{From: "b.png", To: "b.png", Quiet: true}); got.A > 0xa0 || got.A < 0x60 {
		t.Errorf("a picture that waits is %v", got)
	}
}

// TestPhotosStandStill: what moves a drawn person makes no new picture.
func TestPhotosStandStill(t *testing.T) {
	s := twoPhotos(t)
	a := s.Settle(figure.Moment{From: "a.png", To: "b.png", Progress: 0.4, Breath: 0.1, Glow: 0.3, Arrow: 0.2})
	b := s.Settle(figure.Moment{From: "a.png", To: "b.png", Progress: 0.9, Breath: 0.9, Glow: 1, Mirror: true})
	if a != b {
		t.Errorf("%+v and %+v are two pictures", a, b)
	}
	if w := (written{[]string{"Rest."}}); w.Settle(figure.Moment{Breath: 1, Glow: 1}) != w.Settle(figure.Moment{}) {
		t.Error("steps breathe")
	}
}

func TestAPictureThatCannotBeShownGivesWayToTheSteps(t *testing.T) {
	s := twoPhotos(t)
	canvas := figure.NewCanvas(300, 200)
	img := s.Draw(canvas, figure.Moment{To: "bad.png", Progress: 1}, Person{}, false)
	want := written{s.steps}.Draw(canvas, figure.Moment{}, Person{}, false)
	if !bytes.Equal(img.(*image.RGBA).Pix, want.(*image.RGBA).Pix) || inked(img.(*image.RGBA)) < 100 {
		t.Error("it is not the steps")
	}
}

// inked counts the pixels that are not empty.
func inked(img *image.RGBA) int {
	n := 0
	for i := 3; i < len(img.Pix); i += 4 {
		if img.Pix[i] != 0 {
			n++
		}
	}
	return n
}

func TestStepsFitTheirPicture(t *testing.T) {
	steps := []string{"Lie on your back with both knees bent.", "Press your low back gently into the floor and stay for a breath.", "Let go again."}
	for _, size := range []image.Point{{640, 480}, {240, 170}, {90, 60}, {10, 10}, {1, 1}} {
		img := written{steps}.draw(size, false, writingInks(false, false))
		if img.Bounds().Size() != size {
			t.Errorf("asked for %v, got %v", size, img.Bounds().Size())
		}
		margin := int(writingMargin * float64(min(size.X, size.Y)))
		for y := range size.Y {
			if size.X > 200 && (img.RGBAAt(size.X-1, y).A > 0 || margin > 3 && img.RGBAAt(0, y).A > 0) {
				t.Errorf("at %v the writing reaches the edge", size)
				break
			}
		}
	}
}

// ownShelf is a catalogue with an exercise for each way to be shown.
func ownShelf(t *testing.T) *catalog.Catalog {
	t.Helper()
	c, err := catalog.Load(assets.Files(), fstest.MapFS{
		"pictures/one.png":       {Data: plain(t, 40, 30, red)},
		"exercises/tilt.yaml":    {Data: []byte("name: Tilt\nsteps: [Tilt.]\ndose: {kind: hold, amount: 30}\npictures: [one.png]\n")},
		"exercises/words.yaml":   {Data: []byte("name: Words\nsteps: [Lie down.]\ndose: {kind: hold, amount: 30}\n")},
		"exercises/borrows.yaml": {Data: []byte("name: Borrows\nsteps: [Move.]\ndose: {kind: reps, amount: 5}\nfigure: cat-cow\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestEveryExerciseHasSomethingToSee(t *testing.T) {
	c := ownShelf(t)
	source := FromCatalog(c)
	for id, ex := range c.Book().Exercises {
		subject, err := source(id)
		if err != nil {
			t.Errorf("%s: %v", id, err)
			continue
		}
		for _, k := range append(Keyframes(&ex), Keyframe{Frame: ex.Peak()}) {
			if !subject.HasFrame(k.Frame) {
				t.Errorf("%s has no frame %q", id, k.Frame)
			}
		}
	}
	if _, err := source("nowhere"); engine.CodeOf(err) != engine.CodeNotFound {
		t.Errorf("an unknown exercise: %v", err)
	}
}

func TestANewSourceIsShownAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		a := NewAlbum(FromCatalog(ownShelf(t)), func(f func()) { f() })
		what := Picture{Exercise: "words", Width: 120, Height: 80}
		order := func() image.Image {
			var got image.Image
			a.Order(what, func(img image.Image) { got = img })
			synctest.Wait()
			return got
		}
		first := order()
		if first == nil || order() != first {
			t.Fatal("the picture is not kept")
		}
		a.SetSource(func(string) (Subject, error) { return NewWritten([]string{"Something else."}), nil })
		if again := order(); again == nil || again == first {
			t.Error("the picture of the exercise before is shown")
		}
	})
}

// slow is a subject that is drawn when it may be.
type slow struct {
	Subject
	may chan struct{}
}

func (s slow) Draw(on *figure.Canvas, m figure.Moment, p Person, dark bool) image.Image {
	<-s.may
	return s.Subject.Draw(on, m, p, dark)
}

// TestWhatWasBeingDrawnIsNotKept: the exercise may have been changed meanwhile.
func TestWhatWasBeingDrawnIsNotKept(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		before := slow{NewWritten([]string{"Before."}), make(chan struct{})}
		a := NewAlbum(func(string) (Subject, error) { return before, nil }, func(f func()) { f() })
		what := Picture{Exercise: "words", Width: 120, Height: 80}
		var first, second image.Image
		a.Order(what, func(img image.Image) { first = img })
		synctest.Wait()
		a.SetSource(func(string) (Subject, error) { return NewWritten([]string{"After."}), nil })
		close(before.may)
		synctest.Wait()
		a.Order(what, func(img image.Image) { second = img })
		synctest.Wait()
		if first == nil || second == nil || first == second {
			t.Error("the picture of before is kept")
		}
	})
}

func TestProjectorShowsAPictureOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := ownShelf(t)
		p := NewProjector(NewAlbum(FromCatalog(c), func(f func()) { f() }))
		ex, _ := c.Exercise("tilt")
		shown := 0
		p.Play(Picture{Exercise: "tilt", Width: 40, Height: 30}, ReelOf(ex, in, out), func(image.Image, int) { shown++ })
		time.Sleep(20 * time.Second) // the bubble's clock: takes no time
		synctest.Wait()
		p.Stop()
		if shown != 1 {
			t.Errorf("the one picture was shown %d times", shown)
		}
	})
}

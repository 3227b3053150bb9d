package figure

import (
	"image"
	"os"
	"slices"
	"testing"

	"github.com/goccy/go-yaml"
)

func sceneOf(t testing.TB, id string) *Scene {
	t.Helper()
	s, err := NewScene(loadArt(t, "../../assets/figures/"+id+".yaml"), groundOf(t, id))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// groundOf is the ground that the catalogue draws an exercise on.
func groundOf(t testing.TB, id string) Ground {
	t.Helper()
	text, err := os.ReadFile("../../assets/exercises/" + id + ".yaml")
	if err != nil {
		t.Fatal(err)
	}
	var ex struct {
		Equipment []string `yaml:"equipment"`
	}
	if err := yaml.Unmarshal(text, &ex); err != nil {
		t.Fatal(err)
	}
	if slices.Contains(ex.Equipment, "mat") {
		return OnMat
	}
	return OnFloor
}

func BenchmarkDraw(b *testing.B) {
	room := LightStyle()
	room.Room = WholeRoom
	for _, style := range []struct {
		name string
		st   Style
	}{{"normal", room}, {"high-contrast", HighContrastStyle(false)}} {
		for _, id := range []string{"cat-cow", "supine-reach", "side-reaches"} {
			b.Run(style.name+"/"+id, func(b *testing.B) {
				s := sceneOf(b, id)
				names := s.FrameNames()
				c := NewCanvas(640, 480)
				m := Moment{From: names[0], To: names[1], Glow: 1, Arrow: 1, Breath: 0.5}
				for i := range 60 {
					m.Progress = float64(i) / 60
					c.Draw(s, m, &style.st)
				}
				b.ReportAllocs()
				for i := 0; b.Loop(); i++ {
					m.Progress = float64(i%60) / 60
					c.Draw(s, m, &style.st)
				}
			})
		}
	}
}

func TestDrawAllocatesNothingOnceWarm(t *testing.T) {
	for i, path := range artFiles(t) {
		s := sceneOf(t, idOf(path))
		names := s.FrameNames()
		st := LightStyle()
		st.Outline = i%3 == 0
		c := NewCanvas(160, 120)
		if i == 0 {
			c.Resize(640, 480) // where the rasterizer works in floating point
		}
		step := 0
		frame := func() {
			step++
			c.Draw(s, Moment{
				From: names[0], To: names[len(names)-1], Progress: float64(step%20) / 20,
				Glow: 1, Arrow: 1, Breath: 0.5, Ribs: float64(step%3) - 1, Mirror: step%2 == 0, Quiet: step%3 == 0,
			}, &st)
		}
		for range 40 {
			frame() // the buffers grow to the largest in-between
		}
		if got := testing.AllocsPerRun(40, frame); got != 0 {
			t.Errorf("%s: a frame allocates %.0f times; it must not allocate", idOf(path), got)
		}
	}
}

func TestDrawReusesItsImage(t *testing.T) {
	s, st := sceneOf(t, "cat-cow"), LightStyle()
	c := NewCanvas(320, 240)
	first := c.Draw(s, Moment{From: "cat", To: "cat"}, &st)
	if second := c.Draw(s, Moment{From: "cow", To: "cow"}, &st); first != second {
		t.Error("a second drawing made a new image; the canvas must reuse its own")
	}
	c.Resize(160, 100)
	if got := c.Draw(s, Moment{From: "cat", To: "cat"}, &st).Rect; got != image.Rect(0, 0, 160, 100) {
		t.Errorf("after Resize(160, 100) the image is %v", got)
	}
}

// inked is the box of pixels that are not transparent.
func inked(img *image.RGBA) image.Rectangle {
	box := image.Rectangle{}
	for y := range img.Rect.Dy() {
		for x := range img.Rect.Dx() {
			if img.RGBAAt(x, y).A > 0 {
				box = box.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return box
}

func TestEveryFrameAndInBetweenFitsTheImage(t *testing.T) {
	st := LightStyle()
	for _, size := range []image.Point{{640, 480}, {160, 100}, {300, 900}} {
		c := NewCanvas(size.X, size.Y)
		for _, path := range artFiles(t) {
			s := sceneOf(t, idOf(path))
			for _, m := range s.art.moves() {
				for i := range 11 {
					img := c.Draw(s, Moment{From: m.From, To: m.To, Progress: float64(i) / 10, Breath: 1}, &st)
					if box := inked(img); box.Min.X < 1 || box.Min.Y < 1 || box.Max.X > size.X-1 || box.Max.Y > size.Y-1 {
						t.Errorf("%s, %s to %s: the picture touches the edge of %v: %v", idOf(path), m.From, m.To, size, box)
					}
				}
			}
		}
	}
}

func TestTheCropDoesNotJump(t *testing.T) {
	st := LightStyle()
	c := NewCanvas(640, 480)
	for _, path := range artFiles(t) {
		s := sceneOf(t, idOf(path))
		mat := image.Rectangle{}
		for _, name := range s.FrameNames() {
			c.Draw(s, Moment{From: name, To: name}, &st)
			x0, y0 := c.painter.pixel(vec{s.floor.x0, s.floor.y0})
			x1, y1 := c.painter.pixel(vec{s.floor.x1, s.floor.y1})
			now := image.Rect(int(x0), int(y0), int(x1), int(y1))
			if mat != (image.Rectangle{}) && now != mat {
				t.Errorf("%s: the mat moves from %v to %v in %s", idOf(path), mat, now, name)
			}
			mat = now
		}
	}
}

func TestMirrorIsATrueMirror(t *testing.T) {
	st := LightStyle()
	c := NewCanvas(320, 240)
	for _, id := range []string{"leg-swings", "side-reaches"} {
		s := sceneOf(t, id)
		name := s.FrameNames()[1]
		plain := *c.Draw(s, Moment{From: name, To: name}, &st)
		plain.Pix = append([]uint8(nil), plain.Pix...)
		mirrored := c.Draw(s, Moment{From: name, To: name, Mirror: true}, &st)
		worst := 0
		for y := range 240 {
			for x := range 320 {
				a, b := plain.RGBAAt(x, y), mirrored.RGBAAt(319-x, y)
				worst = max(worst, difference(a, b))
			}
		}
		if worst > 24 {
			t.Errorf("%s: mirrored pixels differ by up to %d of 255; they may differ by rounding only", id, worst)
		}
	}
}

func TestQuietGlowArrowAndBreathChangeThePicture(t *testing.T) {
	st := LightStyle()
	art := loadArt(t, "../../assets/figures/cat-cow.yaml")
	art.Arrows = []Arrow{{From: "neutral", To: "cat", Path: []Point{{10, 80}, {20, 95}}}}
	s, err := NewScene(art, OnMat)
	if err != nil {
		t.Fatal(err)
	}
	c := NewCanvas(320, 240)
	base := Moment{From: "neutral", To: "cat", Progress: 0.5}
	plain := append([]uint8(nil), c.Draw(s, base, &st).Pix...)
	for name, change := range map[string]func(*Moment){
		"quiet":  func(m *Moment) { m.Quiet = true },
		"glow":   func(m *Moment) { m.Glow = 1 },
		"arrow":  func(m *Moment) { m.Arrow = 1 },
		"breath": func(m *Moment) { m.Breath = 1 },
		"ribs":   func(m *Moment) { m.Ribs = -1 },
	} {
		m := base
		change(&m)
		changed := 0
		for i, v := range c.Draw(s, m, &st).Pix {
			if v != plain[i] {
				changed++
			}
		}
		if changed == 0 {
			t.Errorf("%s changes no pixel", name)
		}
	}
}

func TestUnknownFramesFallBack(t *testing.T) {
	s, st := sceneOf(t, "cat-cow"), LightStyle()
	c := NewCanvas(160, 120)
	known := append([]uint8(nil), c.Draw(s, Moment{From: "cat", To: "cat"}, &st).Pix...)
	fallen := c.Draw(s, Moment{From: "no such frame", To: "cat", Progress: 0.3}, &st).Pix
	if string(known) != string(fallen) {
		t.Error("with an unknown first frame the second should show")
	}
}

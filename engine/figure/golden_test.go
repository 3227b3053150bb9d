package figure

import (
	"flag"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"testing"
)

// goldenWanted is whether the golden pictures are to be rewritten.
func goldenWanted() bool {
	f := flag.Lookup("update")
	return f != nil && f.Value.String() == "true"
}

func TestMain(m *testing.M) {
	flag.Bool("update", false, "write the golden pictures anew")
	flag.Parse()
	os.Exit(m.Run())
}

// difference is the largest difference of two pixels in one channel.
func difference(a, b color.RGBA) int {
	worst := 0
	for _, d := range []int{int(a.R) - int(b.R), int(a.G) - int(b.G), int(a.B) - int(b.B), int(a.A) - int(b.A)} {
		worst = max(worst, d, -d)
	}
	return worst
}

func TestGoldenPictures(t *testing.T) {
	st := LightStyle()
	for _, path := range artFiles(t) {
		s := sceneOf(t, idOf(path))
		for _, name := range s.FrameNames() {
			t.Run(idOf(path)+"/"+name, func(t *testing.T) {
				img := NewCanvas(320, 240).Draw(s, Moment{From: name, To: name, Glow: 1}, &st)
				compareGolden(t, filepath.Join("testdata", "golden", idOf(path), name+".png"), onGround(img, st.Ground))
			})
		}
	}
}

// TestGoldenStyles draws one frame in every style, and what no shipped
// illustration shows yet: the view from above and every prop.
func TestGoldenStyles(t *testing.T) {
	dark := DarkStyle()
	dark.Look, dark.Skin = ShortHair, SkinUmber
	honey := LightStyle()
	honey.Look, honey.Skin = ShortHair, SkinHoney
	ebony := LightStyle()
	ebony.Skin = SkinEbony
	greyBun, greyShort := LightStyle(), DarkStyle()
	greyBun.Dress(GreyBun)
	greyShort.Dress(GreyShort)
	greyShort.Skin = SkinEbony
	room, darkRoom := LightStyle(), DarkStyle()
	room.Room, darkRoom.Room, darkRoom.Skin = WholeRoom, WholeRoom, SkinEbony
	cow := Moment{From: "cow", To: "cow", Glow: 1}
	mirrored, quiet := cow, cow
	mirrored.Mirror, quiet.Quiet = true, true
	between := Moment{From: "cat", To: "cow", Progress: 0.4, Glow: 0.5, Arrow: 1, Breath: 1}
	const catCow, reaches = "../../assets/figures/cat-cow.yaml", "../../assets/figures/side-reaches.yaml"
	bend := Moment{From: "left", To: "left", Glow: 1}
	for _, tt := range []struct {
		name, path string
		m          Moment
		st         Style
		on         Ground
	}{
		{"dark-short-umber", catCow, cow, dark, OnMat},
		{"front-dark-short-umber", reaches, bend, dark, OnFloor},
		{"front-honey", reaches, bend, honey, OnFloor},
		{"ebony", catCow, cow, ebony, OnMat},
		{"grey-bun", catCow, cow, greyBun, OnMat},
		{"front-grey-bun", reaches, bend, greyBun, OnFloor},
		{"dark-grey-short-ebony", catCow, cow, greyShort, OnMat},
		{"front-dark-grey-short-ebony", reaches, bend, greyShort, OnFloor},
		{"contrast", catCow, cow, HighContrastStyle(false), OnMat},
		{"contrast-dark", catCow, cow, HighContrastStyle(true), OnMat},
		{"front-contrast", reaches, bend, HighContrastStyle(false), OnFloor},
		{"mirrored", catCow, mirrored, LightStyle(), OnMat},
		{"room", catCow, cow, room, OnMat},
		{"room-dark", catCow, cow, darkRoom, OnMat},
		{"room-front", reaches, bend, room, OnFloor},
		{"room-above", "testdata/lying.yaml", Moment{From: "twisted", To: "twisted", Glow: 1}, darkRoom, OnMat},
		{"quiet", catCow, quiet, LightStyle(), OnMat},
		{"between", catCow, between, LightStyle(), OnMat},
		{"lying", "testdata/lying.yaml", Moment{From: "twisted", To: "twisted", Glow: 1}, LightStyle(), OnMat},
		{"props", "testdata/props.yaml", Moment{From: "stand", To: "stand"}, LightStyle(), OnFloor},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a := loadArt(t, tt.path)
			for _, p := range a.Check() {
				t.Errorf("%s: %s: %s", p.Frame, p.Field, p.Message)
			}
			s, err := NewScene(a, tt.on)
			if err != nil {
				t.Fatal(err)
			}
			img := NewCanvas(320, 240).Draw(s, tt.m, &tt.st)
			compareGolden(t, filepath.Join("testdata", "golden", "styles", tt.name+".png"), onGround(img, tt.st.Ground))
		})
	}
}

// onGround lays a picture on the card's colour, which makes small files.
func onGround(img *image.RGBA, ground color.RGBA) *image.RGBA {
	out := image.NewRGBA(img.Rect)
	draw.Draw(out, out.Rect, image.NewUniform(ground), image.Point{}, draw.Src)
	draw.Draw(out, out.Rect, img, image.Point{}, draw.Over)
	return out
}

// compareGolden allows rounding: a pixel counts as different from 12 of 255 on,
// and 4 such pixels in 10 000 may be.
func compareGolden(t *testing.T, path string, got *image.RGBA) {
	t.Helper()
	if goldenWanted() {
		writePNG(t, path, got)
		return
	}
	want := readPNG(t, path)
	if want.Rect != got.Rect {
		t.Fatalf("%s is %v, the picture is %v", path, want.Rect, got.Rect)
	}
	diff := image.NewGray(got.Rect)
	count := 0
	for y := range got.Rect.Dy() {
		for x := range got.Rect.Dx() {
			if d := difference(got.RGBAAt(x, y), want.RGBAAt(x, y)); d > 12 {
				diff.SetGray(x, y, color.Gray{uint8(min(255, 4*d))})
				count++
			}
		}
	}
	if limit := got.Rect.Dx() * got.Rect.Dy() * 4 / 10000; count > limit {
		dir, err := os.MkdirTemp("", "figure-golden")
		if err != nil {
			t.Fatal(err)
		}
		writePNG(t, filepath.Join(dir, "got.png"), got)
		writePNG(t, filepath.Join(dir, "diff.png"), diff)
		t.Errorf("%d pixels differ from %s (%d may); see got.png and diff.png in %s; run with -update if the change is meant", count, path, limit, dir)
	}
}

func readPNG(t *testing.T, path string) *image.RGBA {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatalf("%v (run with -update to write it)", err)
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	out := image.NewRGBA(img.Bounds())
	draw.Draw(out, out.Rect, img, image.Point{}, draw.Src)
	return out
}

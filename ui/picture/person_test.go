package picture

import (
	"image"
	"image/color"
	"testing"
	"testing/synctest"

	"uncoil/engine"
	"uncoil/engine/figure"
	"uncoil/ui/sample"
)

func TestStyleFollowsTheDisplay(t *testing.T) {
	display := func(edit func(d *engine.Display)) engine.Display {
		d := engine.DefaultPreferences().Display
		edit(&d)
		return d
	}
	tests := []struct {
		name    string
		display engine.Display
		dark    bool
		want    func(s figure.Style) bool
	}{
		{"default", display(func(*engine.Display) {}), false, func(s figure.Style) bool {
			return s.Look == figure.Bun && s.Skin == figure.SkinPorcelain && !s.Outline && !s.Dark
		}},
		{"short hair", display(func(d *engine.Display) { d.Look = engine.LookShort }), true, func(s figure.Style) bool { return s.Look == figure.ShortHair && s.Dark }},
		{"grey bun", display(func(d *engine.Display) { d.Look = engine.LookGreyBun }), false, func(s figure.Style) bool { return s.Look == figure.GreyBun }},
		{"grey and short", display(func(d *engine.Display) { d.Look = engine.LookGreyShort }), true, func(s figure.Style) bool { return s.Look == figure.GreyShort && s.Dark }},
		{"honey", display(func(d *engine.Display) { d.Skin = engine.SkinHoney }), false, func(s figure.Style) bool { return s.Skin == figure.SkinHoney }},
		{"umber", display(func(d *engine.Display) { d.Skin = engine.SkinUmber }), false, func(s figure.Style) bool { return s.Skin == figure.SkinUmber }},
		{"ebony", display(func(d *engine.Display) { d.Skin = engine.SkinEbony }), false, func(s figure.Style) bool { return s.Skin == figure.SkinEbony }},
		{"high contrast", display(func(d *engine.Display) { d.HighContrast = true }), false, func(s figure.Style) bool { return s.Outline && !s.Dark && s.Skin == figure.SkinPorcelain }},
		{"high contrast, dark", display(func(d *engine.Display) { d.HighContrast = true }), true, func(s figure.Style) bool { return s.Outline && s.Dark }},
	}
	for _, tt := range tests {
		if got := PersonOf(tt.display).Style(tt.dark); !tt.want(got) {
			t.Errorf("%s: %+v", tt.name, got)
		}
	}
}

// TestSwatchesShowTheSkinThatIsDrawn looks for the colour of each swatch in a
// picture of a person with that skin.
func TestSwatchesShowTheSkinThatIsDrawn(t *testing.T) {
	scene, err := sample.Scene(sample.Flow)
	if err != nil {
		t.Fatal(err)
	}
	for _, skin := range engine.Skins() {
		style := Person{Skin: skin, HighContrast: true}.Style(false)
		img := figure.NewCanvas(300, 300).Draw(scene, figure.Moment{From: "start", To: "start"}, &style)
		if !shows(img, SkinColour(skin)) {
			t.Errorf("%s: no pixel has the colour of its swatch", skin)
		}
	}
}

func shows(img *image.RGBA, want color.NRGBA) bool {
	for i := 0; i < len(img.Pix); i += 4 {
		if img.Pix[i] == want.R && img.Pix[i+1] == want.G && img.Pix[i+2] == want.B && img.Pix[i+3] == 0xff {
			return true
		}
	}
	return false
}

func TestAnotherPersonIsDrawnAnew(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		a := New(sample.Scene, func(f func()) { f() })
		what := Picture{Exercise: sample.Flow, Frame: "end", Width: 80, Height: 50}
		order := func() image.Image {
			var got image.Image
			a.Order(what, func(img image.Image) { got = img })
			synctest.Wait()
			return got
		}
		first := order()
		a.SetPerson(Person{Look: engine.LookShort, Skin: engine.SkinEbony})
		second := order()
		if first == second {
			t.Error("the picture of the person before was delivered")
		}
		if len(a.drawn) != 1 || a.bytes != 4*80*50 {
			t.Errorf("%d pictures of %d bytes are kept, want the new one alone", len(a.drawn), a.bytes)
		}
		a.SetPerson(Person{Look: engine.LookShort, Skin: engine.SkinEbony})
		if order() != second {
			t.Error("the same person was drawn anew")
		}
	})
}

func TestAlbumForgetsTheOldest(t *testing.T) {
	a := New(sample.Scene, func(f func()) { f() })
	big := image.NewRGBA(image.Rect(0, 0, 1, 1))
	for i := range 5 {
		a.keep(Picture{Exercise: string(rune('a' + i)), Width: 4096, Height: 2048}, big, 0) // 32 MB
	}
	if len(a.drawn) != 3 || a.bytes > mostBytes {
		t.Errorf("%d pictures of %d bytes are kept, want 3", len(a.drawn), a.bytes)
	}
	if _, ok := a.drawn[Picture{Exercise: "a", Width: 4096, Height: 2048}]; ok {
		t.Error("the oldest is kept")
	}
}

package widget

import (
	"image"
	"image/color"
	"testing"

	"fyne.io/fyne/v2"

	"uncoil/ui/theme"
)

// A plate is drawn once: what is not drawn again costs the screen nothing.
func TestAPlateIsDrawnWhenItChanges(t *testing.T) {
	of := NewText("", 10, theme.Ink)
	red, blue := color.NRGBA{200, 0, 0, 255}, color.NRGBA{0, 0, 200, 255}
	p := newPlate()
	p.paint(of, red, blue, 2)
	if p.Image.Image != nil {
		t.Fatal("it is drawn before it has a size")
	}
	p.Resize(fyne.NewSize(80, 40))
	p.paint(of, red, blue, 2)
	first := p.Image.Image
	if first == nil || first.Bounds() != image.Rect(0, 0, 80, 40) {
		t.Fatalf("a plate of 80 × 40 is %v", first)
	}
	at := func(x, y int) color.NRGBA { return color.NRGBAModel.Convert(p.Image.Image.At(x, y)).(color.NRGBA) }
	if at(40, 20) != red || at(40, 0) != blue || at(40, 39) != blue || at(0, 0).A != 0 || at(79, 39).A != 0 {
		t.Errorf("the middle is %v, the edge %v and %v, the corners %v and %v", at(40, 20), at(40, 0), at(40, 39), at(0, 0), at(79, 39))
	}
	if p.paint(of, red, blue, 2); p.Image.Image != first {
		t.Error("it is drawn again though nothing has changed")
	}
	if p.paint(of, blue, nil, 0); p.Image.Image == first || at(40, 20) != blue || at(40, 0) != blue {
		t.Error("another colour is not drawn")
	}
	p.Resize(fyne.NewSize(20, 20))
	p.paint(of, red, nil, 0)
	if p.Image.Image.Bounds() != image.Rect(0, 0, 20, 20) || at(10, 10) != red || at(0, 0).A != 0 {
		t.Errorf("a smaller one is %v", p.Image.Image.Bounds())
	}
}

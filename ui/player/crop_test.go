package player

import (
	"image"
	"image/color"
	"math/rand/v2"
	"testing"
)

// dotted is a picture with some dots.
func dotted(size image.Point, dots ...image.Point) *image.RGBA {
	img := image.NewRGBA(image.Rectangle{Max: size})
	for _, p := range dots {
		img.SetRGBA(p.X, p.Y, color.RGBA{uint8(p.X), uint8(p.Y), 7, 255})
	}
	return img
}

func TestWhatIsInkedIsTheSmallestBox(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		size := image.Pt(1+random.IntN(19), 1+random.IntN(9))
		want := image.Rectangle{}
		var dots []image.Point
		for range random.IntN(4) {
			p := image.Pt(random.IntN(size.X), random.IntN(size.Y))
			dots = append(dots, p)
			want = want.Union(image.Rectangle{p, p.Add(image.Pt(1, 1))})
		}
		if got := inked(dotted(size, dots...)); got != want {
			t.Fatalf("in %v with dots at %v the box is %v, want %v", size, dots, got, want)
		}
	}
}

func TestACroppedPictureShowsTheSame(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	var c cropper
	for range 300 {
		size := image.Pt(40+random.IntN(300), 40+random.IntN(200))
		c.reset()
		for range 3 {
			img := dotted(size, image.Pt(random.IntN(size.X), random.IntN(size.Y)), image.Pt(random.IntN(size.X), random.IntN(size.Y)))
			part, at := c.crop(img)
			if part.Bounds().Size() != at.Size() || !at.In(img.Rect) {
				t.Fatalf("a picture of %v lies at %v of %v", part.Bounds(), at, img.Rect)
			}
			again := image.NewRGBA(img.Rect)
			for y := range at.Dy() {
				for x := range at.Dx() {
					again.Set(at.Min.X+x, at.Min.Y+y, part.At(part.Bounds().Min.X+x, part.Bounds().Min.Y+y))
				}
			}
			for i := range img.Pix {
				if img.Pix[i] != again.Pix[i] {
					t.Fatalf("in %v, cropped to %v, something is lost", img.Rect, at)
				}
			}
		}
	}
}

// A picture keeps its size while it moves, so that the screen is not laid out again.
func TestACroppedPictureGrowsAndDoesNotShrink(t *testing.T) {
	var c cropper
	size := image.Pt(400, 300)
	first, at := c.crop(dotted(size, image.Pt(100, 100)))
	second, wide := c.crop(dotted(size, image.Pt(300, 200)))
	third, now := c.crop(dotted(size, image.Pt(100, 100)))
	if !at.In(wide) || at == wide || now != wide {
		t.Errorf("from %v to %v and %v", at, wide, now)
	}
	if first == second || second == third {
		t.Error("a picture that is shown is drawn over")
	}
	c.reset()
	if _, small := c.crop(dotted(size, image.Pt(100, 100))); small != at {
		t.Errorf("another movement begins with %v, want %v", small, at)
	}
	c.reset()
	if empty, at := c.crop(dotted(size)); at.Dx() != 1 || empty.Bounds().Dx() != 1 {
		t.Errorf("nothing takes %v", at)
	}
}

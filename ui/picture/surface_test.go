package picture

import (
	"bytes"
	"image"
	"slices"
	"testing"
	"testing/synctest"

	"uncoil/engine"
	"uncoil/ui/sample"
)

// TestPicturesInBedHaveNoMat draws a routine in bed for a card, for a loop and for
// paper: the pictures are not those of the same exercises on a mat.
func TestPicturesInBedHaveNoMat(t *testing.T) {
	c := sample.Catalog(t)
	r, err := c.Routine("in-bed")
	if err != nil {
		t.Fatal(err)
	}
	for _, block := range r.Blocks {
		for _, item := range block.Items {
			ex := c.Book().Exercises[item.Exercise]
			if !slices.Contains(ex.Equipment, engine.Mat) {
				continue
			}
			var still, moving, printed [2][]byte
			for i, at := range []engine.Surface{engine.OnFloor, r.Surface} {
				synctest.Test(t, func(t *testing.T) {
					a := NewAlbum(FromCatalog(c), func(f func()) { f() })
					what := Of(&ex, at)
					what.Width, what.Height = 160, 120
					a.Order(what, func(img image.Image) { still[i] = pixels(img) })
					p := NewProjector(a)
					p.Play(what, ReelOf(&ex, in, out), func(img image.Image, _ int) {
						if moving[i] == nil {
							moving[i] = pixels(img)
						}
					})
					synctest.Wait()
					p.Stop()
					subject, err := a.Subject(ex.ID)
					if err != nil {
						t.Fatal(err)
					}
					all, best := OnPaper(subject, &ex, at, Person{}, 160)
					printed[i] = pixels(all[best].Image)
				})
			}
			for name, drawn := range map[string][2][]byte{"a card": still, "a loop": moving, "paper": printed} {
				if len(drawn[1]) == 0 || bytes.Equal(drawn[0], drawn[1]) {
					t.Errorf("%s, %s: in bed it is drawn as on a mat", ex.ID, name)
				}
			}
		}
	}
}

func pixels(img image.Image) []byte { return slices.Clone(img.(*image.RGBA).Pix) }

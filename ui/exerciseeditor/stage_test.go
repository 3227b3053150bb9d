package exerciseeditor

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"uncoil/ui/sample"
)

// TestThePicturesStayInTheirCard looks at every size, with few pictures and with many:
// neither a picture nor a button hangs over the edge of the card or lies on another.
func TestThePicturesStayInTheirCard(t *testing.T) {
	for _, n := range []int{0, 1, 3, mostPictures} {
		d := newDesk(t, NewForm(), nil)
		for i := range n {
			d.screen.addPicture(fmt.Sprintf("/somewhere/%d.png", i))
		}
		g := d.screen.stage
		for _, size := range []fyne.Size{{Width: 1250, Height: 768}, {Width: 1760, Height: 1080}, {Width: 800, Height: 700}, {Width: 700, Height: 560}, {Width: 540, Height: 480}, {Width: 420, Height: 400}, {Width: 1250, Height: 768}} {
			sample.Resize(d.window, size)
			sample.Settle(d.screen)
			var shown []fyne.CanvasObject
			for _, thumb := range g.thumbs {
				shown = append(shown, thumb)
			}
			for _, b := range g.hands() {
				if b.Visible() {
					shown = append(shown, b)
				}
			}
			shown = append(shown, g.still.Image, g.hint)
			room := g.Size()
			for i, o := range shown {
				at, end := o.Position(), o.Position().Add(o.Size())
				if at.X < 0 || at.Y < 0 || end.X > room.Width+0.5 || end.Y > room.Height+0.5 {
					t.Errorf("%d pictures in %v: %T reaches from %v to %v of %v", n, size, o, at, end, room)
				}
				for _, other := range shown[i+1:] {
					a, b := other.Position(), other.Position().Add(other.Size())
					if at.X < b.X && a.X < end.X && at.Y < b.Y && a.Y < end.Y {
						t.Errorf("%d pictures in %v: %T at %v and %T at %v lie on one another", n, size, o, at, other, a)
					}
				}
			}
			driver := fyne.CurrentApp().Driver()
			card := d.screen.cards[2]
			foot := driver.AbsolutePositionForObject(g).Y + room.Height
			if edge := driver.AbsolutePositionForObject(card).Y + card.Size().Height; foot > edge {
				t.Errorf("%d pictures in %v: they end at %v, the card at %v", n, size, foot, edge)
			}
		}
	}
}

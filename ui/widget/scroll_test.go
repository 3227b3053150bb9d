package widget

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"uncoil/ui/theme"
)

// The tails of a last line reach below its line; what scrolls does not cut them.
func TestAScrollShowsTheTailsOfItsLastLine(t *testing.T) {
	text := NewParagraph("chest pain, or trouble breathing", theme.TextBody, theme.Ink)
	scroll := Scroll(text)
	w := test.NewTempWindow(t, scroll)
	w.Resize(fyne.NewSize(500, 300))
	line := test.WidgetRenderer(text).Objects()[0].(*canvas.Text)
	lowest := line.Position().Y + line.MinSize().Height
	if whole := scroll.Content.MinSize().Height; whole < lowest {
		t.Errorf("the last line reaches %.1f, what scrolls %.1f", lowest, whole)
	}
}

package widget

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"uncoil/ui/theme"
)

// TestANumberStaysWithItsUnit: no line of a paragraph ends with a number, however
// narrow it is.
func TestANumberStaysWithItsUnit(t *testing.T) {
	p := NewParagraph("Coming up: Rest 15 s, then 10 reps of Heel Slides, 1:30 min each", theme.TextBody, theme.Ink)
	for width := float32(60); width < 700; width += 7 {
		p.Resize(fyne.NewSize(width, 400))
		for _, line := range p.wrapped(width, theme.TextBody) {
			words := strings.Fields(line)
			if len(words) == 0 {
				continue
			}
			if last := words[len(words)-1]; strings.Trim(last, "0123456789:") == "" {
				t.Errorf("at %v a line ends with %q: %q", width, last, line)
			}
		}
	}
}

package widget

import "uncoil/ui/theme"

// sizing tells how many units of the canvas one unit of the design is for a widget.
type sizing struct {
	// part is how large the widget is, in parts of its usual size; 0 is 1.
	part float32
}

// SetPart draws the widget smaller or larger than usual, in parts of its size.
func (s *sizing) SetPart(part float32) { s.part = part }

func (s *sizing) share() float32 {
	if s.part == 0 {
		return 1
	}
	return s.part
}

func (s *sizing) unit() float32 { return theme.Unit() * s.share() }

// typeset gives a text of the widget a size in units of the design.
func (s *sizing) typeset(t *Text, size float32) { t.size = size * s.share() }

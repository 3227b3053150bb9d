package engine_test

import (
	"testing"

	"uncoil/engine"
)

func TestTextSizesStepWithinTheirEnds(t *testing.T) {
	var d engine.Display
	for _, tt := range []struct{ from, by, want int }{{0, 1, 115}, {100, -1, 90}, {90, -1, 90}, {130, 1, 150}, {150, 1, 175}, {200, 1, 200}} {
		d.SetTextSize(tt.from)
		if got := d.TextStep(tt.by); got != tt.want {
			t.Errorf("from %d by %d: %d, want %d", tt.from, tt.by, got, tt.want)
		}
	}
	p := engine.DefaultPreferences()
	for size, ok := range map[int]bool{0: true, 90: true, 150: true, 200: true, 120: false, 400: false, -1: false} {
		p.Display.TextSize = size
		if err := p.Validate(); (err == nil) != ok {
			t.Errorf("a size of %d: %v", size, err)
		}
	}
	if d.SetTextSize(100); d.TextSize != 0 {
		t.Errorf("the usual size is kept as %d", d.TextSize)
	}
}

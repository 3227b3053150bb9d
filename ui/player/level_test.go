package player

import (
	"testing"

	"uncoil/engine"
)

func TestTheSignSaysWhatHasChanged(t *testing.T) {
	sign := NewLevelSign()
	if sign.Visible() {
		t.Error("it is shown before anything has changed")
	}
	sound := engine.DefaultPreferences().Sound
	sound.Turn(-3)
	sign.ShowSound(sound)
	if got := sign.Text(); got != "Volume 70 %" || !sign.Visible() || !sign.meter.Visible() {
		t.Errorf("says %q, visible %v", got, sign.Visible())
	}
	sound.Muted = true
	sign.ShowSound(sound)
	if got := sign.Text(); got != "Sound off" {
		t.Errorf("muted it says %q", got)
	}
	sign.ShowGuidance(engine.GuidanceTones)
	if got := sign.Text(); got == "Sound off" || sign.meter.Visible() {
		t.Errorf("of the guidance it says %q, with a bar: %v", got, sign.meter.Visible())
	}
}

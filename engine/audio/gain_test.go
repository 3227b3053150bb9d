package audio

import (
	"math"
	"testing"
	"time"

	"uncoil/engine"
)

// hearBoth streams n frames.
func hearBoth(m *Mix, n int) [][2]float64 {
	frames := make([][2]float64, n)
	m.Stream(frames)
	return frames
}

// sides returns the levels of the left and the right channel.
func sides(frames [][2]float64) (left, right float64) {
	for _, f := range frames {
		left, right = left+f[0]*f[0], right+f[1]*f[1]
	}
	n := float64(len(frames))
	return math.Sqrt(left / n), math.Sqrt(right / n)
}

// TestSidesLeanALittle: the voice and the bells of one side are panned, audibly
// and no louder; everything else is centred, and so is all of it with panning
// off.
func TestSidesLeanALittle(t *testing.T) {
	line := steadyLine(0.25, SampleRate)
	play := func(lean bool, side engine.Side, kind engine.CueKind) (left, right float64) {
		m := NewMix(engine.Sound{Voice: 1, Breath: 1, Bells: 1, Ticks: 1, Lean: lean})
		if kind == engine.Speak {
			m.PlayLine(0, line, side)
		} else {
			m.PlayTone(0, NewTone(kind, time.Second), side)
		}
		return sides(hearBoth(m, SampleRate))
	}
	for _, kind := range everyTone() {
		middle, _ := play(false, engine.NoSide, kind)
		for _, side := range []engine.Side{engine.NoSide, engine.LeftSide, engine.RightSide, engine.BothSides} {
			for _, lean := range []bool{false, true} {
				left, right := play(lean, side, kind)
				struck := kind != engine.CueBreathIn && kind != engine.CueBreathOut && kind != engine.CueHold && kind != engine.Tick
				want := 0.0 // decibels to the left
				switch {
				case lean && struck && side == engine.LeftSide:
					want = 3.5
				case lean && struck && side == engine.RightSide:
					want = -3.5
				}
				if got := 20 * math.Log10(left/right); math.Abs(got-want) > 0.1 {
					t.Errorf("%s, side %q, lean %v: %.2f dB to the left, want %.1f", kind, side, lean, got, want)
				}
				if power := math.Hypot(left, right) / (math.Sqrt2 * middle); math.Abs(power-1) > 1e-6 {
					t.Errorf("%s, side %q, lean %v: %.4f times as loud as in the middle", kind, side, lean, power)
				}
			}
		}
	}
}

// TestEachChannelHasItsVolume: every volume moves what it is for, and that
// alone; also while it sounds.
func TestEachChannelHasItsVolume(t *testing.T) {
	volumes := map[string]engine.Sound{
		"voice": {Voice: 1}, "breath": {Breath: 1}, "bells": {Bells: 1}, "ticks": {Ticks: 1},
	}
	belongs := map[engine.CueKind]string{
		engine.CueBreathIn: "breath", engine.CueBreathOut: "breath", engine.CueHold: "breath", engine.Tick: "ticks",
		engine.BellStart: "bells", engine.BellEnd: "bells", engine.BellSwitch: "bells", engine.BellRest: "bells",
		engine.BellDone: "bells", engine.Speak: "voice",
	}
	for _, kind := range everyTone() {
		for name, volume := range volumes {
			m := NewMix(volume)
			m.PlayTone(0, NewTone(kind, time.Second), engine.NoSide)
			left, _ := sides(hearBoth(m, SampleRate/10))
			if heard := left > 0; heard != (belongs[kind] == name) {
				t.Errorf("%s with %s alone is heard: %v", kind, name, heard)
			}
		}
	}
	for name, volume := range volumes {
		m := NewMix(engine.Sound{})
		m.SetVolumes(volume)
		m.PlayTone(SampleRate, NewTone(engine.BellStart, 0), engine.NoSide)
		m.PlayLine(3*SampleRate, steadyLine(0.25, SampleRate), engine.NoSide)
		bell, _ := sides(hearBoth(m, 2*SampleRate)[SampleRate:])
		voice, _ := sides(hearBoth(m, 2*SampleRate)[SampleRate:])
		if (bell > 0.001) != (name == "bells") || (math.Abs(voice-0.25) < 1e-3) != (name == "voice") {
			t.Errorf("with %s turned up the bell has %.4f, the voice %.4f", name, bell, voice)
		}
	}
}

package audio

import (
	"math"
	"testing"
	"time"

	"uncoil/engine"
)

// smallSpeaker is what a laptop's speaker leaves of a sound: a Butterworth high-pass of
// the fourth order at 300 Hz.
func smallSpeaker(sound []float64) []float64 {
	out := append([]float64(nil), sound...)
	for _, q := range []float64{0.5412, 1.3066} {
		w := 2 * math.Pi * 300 / SampleRate
		alpha, c := math.Sin(w)/(2*q), math.Cos(w)
		b0, b1, a0, a1, a2 := (1+c)/2, -(1 + c), 1+alpha, -2*c, 1-alpha
		var x1, x2, y1, y2 float64
		for i, x := range out {
			y := (b0*x + b1*x1 + b0*x2 - a1*y1 - a2*y2) / a0
			x1, x2, y1, y2 = x, x1, y, y1
			out[i] = y
		}
	}
	return out
}

func decibels(level float64) float64 { return 20 * math.Log10(level) }

// TestTonesAreHeardThroughASmallSpeaker: speech comes out of it at about -22 dB, and no
// tone lies so far below that a person on the floor misses it.
func TestTonesAreHeardThroughASmallSpeaker(t *testing.T) {
	second := int(SampleRate)
	for _, c := range []struct {
		name  string
		kind  engine.CueKind
		part  func(sound []float64) []float64
		least float64
	}{
		{"the beginning of a breath in", engine.CueBreathIn, func(s []float64) []float64 { return s[second/5 : second/2] }, -38},
		{"the end of a breath in", engine.CueBreathIn, func(s []float64) []float64 { return s[len(s)-second : len(s)-second/2] }, -28},
		{"the beginning of a breath out", engine.CueBreathOut, func(s []float64) []float64 { return s[second/5 : second/2] }, -28},
		{"the end of a breath out", engine.CueBreathOut, func(s []float64) []float64 { return s[len(s)-3*second/4 : len(s)-second/2] }, -38},
		{"a hold", engine.CueHold, func(s []float64) []float64 { return s[second : 2*second] }, -42},
		{"a tick", engine.Tick, func(s []float64) []float64 { return s[:second/20] }, -28},
		{"the bell that starts", engine.BellStart, func(s []float64) []float64 { return s[:second] }, -28},
		{"the bell that ends", engine.BellEnd, func(s []float64) []float64 { return s[:second] }, -30},
		{"the bell of a rest", engine.BellRest, func(s []float64) []float64 { return s[:second] }, -28},
		{"the bell of a change of sides", engine.BellSwitch, func(s []float64) []float64 { return s[:second] }, -28},
		{"the last bell", engine.BellDone, func(s []float64) []float64 { return s[:second] }, -28},
	} {
		sound := listen(t, NewTone(c.kind, 6*time.Second))
		whole, small := decibels(rms(c.part(sound))), decibels(rms(c.part(smallSpeaker(sound))))
		t.Logf("%-30s %6.1f dB, through the small speaker %6.1f dB", c.name, whole, small)
		if small < c.least {
			t.Errorf("%s: %.1f dB through a small speaker, want %.0f at least", c.name, small, c.least)
		}
	}
}

// TestBreathsVaryALittle: two breaths of a session are not the same, but the same sound
// to the ear, and the same in every run.
func TestBreathsVaryALittle(t *testing.T) {
	for _, kind := range []engine.CueKind{engine.CueBreathIn, engine.CueBreathOut} {
		first := engine.Cue{Kind: kind, At: 4 * time.Second, Length: 4 * time.Second}
		next := first
		next.At += 10 * time.Second
		a, b, again := listen(t, toneOf(first)), listen(t, toneOf(next)), listen(t, toneOf(next))
		same := true
		for i := range b {
			same = same && b[i] == again[i]
		}
		if loud := decibels(rms(a) / rms(b)); !same || math.Abs(loud) > 1.5 || a[SampleRate] == b[SampleRate] {
			t.Errorf("%s: the same again: %v, one %.1f dB louder than the other", kind, same, loud)
		}
		if pitch := centroid(a) / centroid(b); pitch < 0.93 || pitch > 1.07 || pitch == 1 {
			t.Errorf("%s: one is %.3f times as high as the other", kind, pitch)
		}
	}
}

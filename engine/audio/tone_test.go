package audio

import (
	"math"
	"slices"
	"testing"
	"time"

	"uncoil/engine"
)

// everyTone lists the kinds of cues that are tones; Speak is the chime.
func everyTone() []engine.CueKind {
	return []engine.CueKind{
		engine.CueBreathIn, engine.CueBreathOut, engine.CueHold, engine.Tick, engine.BellStart,
		engine.BellEnd, engine.BellSwitch, engine.BellRest, engine.BellDone, engine.Speak,
	}
}

// listen streams a whole tone and returns its left channel.
func listen(t *testing.T, tone *Tone) []float64 {
	t.Helper()
	var sound []float64
	var buf [100][2]float64
	for {
		n, ok := tone.Stream(buf[:])
		for _, f := range buf[:n] {
			if f[0] != f[1] {
				t.Fatalf("left %v and right %v differ", f[0], f[1])
			}
			sound = append(sound, f[0])
		}
		if !ok {
			return sound
		}
	}
}

// magnitude returns how much of a frequency in Hz a sound has.
func magnitude(sound []float64, hertz float64) float64 {
	var re, im float64
	for i, v := range sound {
		s, c := math.Sincos(2 * math.Pi * hertz * float64(i) / SampleRate)
		re += v * c
		im += v * s
	}
	return math.Hypot(re, im) / float64(len(sound))
}

// centroid returns the centre of a sound's spectrum in Hz, between 60 and 3000.
func centroid(sound []float64) float64 {
	var sum, weighted float64
	for hertz := 60.0; hertz < 3000; hertz *= 1.06 {
		m := magnitude(sound, hertz)
		sum += m
		weighted += m * hertz
	}
	return weighted / sum
}

func rms(sound []float64) float64 {
	sum := 0.0
	for _, v := range sound {
		sum += v * v
	}
	return math.Sqrt(sum / float64(max(1, len(sound))))
}

func TestBreathsLastExactlyAsLongAsTheirCue(t *testing.T) {
	for _, kind := range []engine.CueKind{engine.CueBreathIn, engine.CueBreathOut, engine.CueHold} {
		for _, length := range []time.Duration{0, time.Microsecond, 3 * time.Millisecond, 700 * time.Millisecond, 2 * time.Second, 4200 * time.Millisecond} {
			tone := NewTone(kind, length)
			got := len(listen(t, tone))
			if want := int(FramesIn(length)); got != want || tone.Len() != want {
				t.Errorf("%s of %v has %d frames and says %d, want %d", kind, length, got, tone.Len(), want)
			}
		}
	}
}

func TestTonesHaveNoClicks(t *testing.T) {
	for _, kind := range everyTone() {
		sound := listen(t, NewTone(kind, 4*time.Second))
		// A click is a sudden change of direction, which the second difference
		// shows; silence before and after belongs to it.
		padded := append(append(make([]float64, 2), sound...), 0, 0)
		sharpest := 0.0
		for i := 2; i < len(padded); i++ {
			sharpest = max(sharpest, math.Abs(padded[i]-2*padded[i-1]+padded[i-2]))
		}
		allowed := 0.008
		switch kind {
		case engine.CueBreathIn, engine.CueBreathOut:
			allowed = 0.04 // noise is nothing but changes of direction
		case engine.Tick:
			allowed = 0.07 // wood is brighter than a bell
		}
		if sharpest > allowed {
			t.Errorf("%s bends by %.5f from one sample to the next", kind, sharpest)
		}
		if first, last := math.Abs(sound[0]), math.Abs(sound[len(sound)-1]); first > 1e-3 || last > 1e-3 {
			t.Errorf("%s begins at %.5f and ends at %.5f", kind, first, last)
		}
	}
}

func TestTonesAreCalm(t *testing.T) {
	for _, kind := range everyTone() {
		peak := 0.0
		for _, v := range listen(t, NewTone(kind, 5*time.Second)) {
			peak = max(peak, math.Abs(v))
		}
		low, high := 0.12, 0.4
		if kind == engine.CueHold {
			low, high = 0.03, 0.08 // a bed is hardly there
		}
		if peak < low || peak > high {
			t.Errorf("%s peaks at %.3f, want between %.2f and %.2f", kind, peak, low, high)
		}
	}
}

func TestToneIsTheSameEachTime(t *testing.T) {
	for _, kind := range everyTone() {
		a := listen(t, NewTone(kind, 3*time.Second))
		b := listen(t, NewTone(kind, 3*time.Second))
		if !slices.Equal(a, b) {
			t.Errorf("%s differs from itself", kind)
		}
	}
}

func TestSkippingIsTheSameAsListening(t *testing.T) {
	for _, kind := range everyTone() {
		whole := listen(t, NewTone(kind, 2*time.Second))
		tone := NewTone(kind, 2*time.Second)
		skip := len(whole) / 3
		tone.Skip(skip)
		twin := tone.clone()
		if rest := listen(t, tone); !slices.Equal(rest, whole[skip:]) {
			t.Errorf("%s after skipping %d frames differs", kind, skip)
		}
		if rest := listen(t, twin); !slices.Equal(rest, whole[skip:]) {
			t.Errorf("the clone of %s differs after its original was played", kind)
		}
	}
}

// TestBreathsCanBeTold: in rises in pitch and grows, out falls and fades.
func TestBreathsCanBeTold(t *testing.T) {
	for _, length := range []time.Duration{2 * time.Second, 4 * time.Second, 12 * time.Second} {
		for _, c := range []struct {
			kind   engine.CueKind
			rising bool
		}{{engine.CueBreathIn, true}, {engine.CueBreathOut, false}} {
			sound := listen(t, NewTone(c.kind, length))
			n := len(sound)
			early, late := sound[n/8:n*3/8], sound[n*5/8:n*7/8]
			if rising := rms(late) > 1.3*rms(early); rising != c.rising {
				t.Errorf("%s of %v: loudness goes from %.4f to %.4f", c.kind, length, rms(early), rms(late))
			}
			if rising := centroid(late) > 1.15*centroid(early); rising != c.rising {
				t.Errorf("%s of %v: pitch goes from %.0f to %.0f Hz", c.kind, length, centroid(early), centroid(late))
			}
		}
	}
}

// strikes counts the notes of a bell: the moments at which it grows louder.
func strikes(sound []float64) int {
	const window = SampleRate / 25
	n, quiet, grown := 0, 0.0, false
	for at := 0; at+window <= len(sound); at += window {
		level := rms(sound[at : at+window])
		growing := level > 1.2*quiet && level > 0.01
		if growing && !grown {
			n++
		}
		quiet, grown = level, growing
	}
	return n
}

// TestBellsCanBeTold compares every two sounds that are struck: they differ in
// the number of notes, by a fourth in pitch, or in how long they ring.
func TestBellsCanBeTold(t *testing.T) {
	type heard struct {
		kind    engine.CueKind
		notes   int
		pitch   float64
		ringing float64
	}
	var all []heard
	for _, kind := range everyTone()[3:] {
		sound := listen(t, NewTone(kind, 0))
		loudest, ringing := 0.0, 0
		for i, v := range sound {
			loudest = max(loudest, math.Abs(v))
			if math.Abs(v) > loudest/10 {
				ringing = i
			}
		}
		opening := sound[:min(len(sound), SampleRate/4)]
		all = append(all, heard{kind, strikes(sound), centroid(opening), float64(ringing) / SampleRate})
	}
	want := map[engine.CueKind]int{engine.BellSwitch: 2, engine.BellEnd: 2, engine.BellDone: 3}
	for i, a := range all {
		if notes := max(1, want[a.kind]); a.notes != notes {
			t.Errorf("%s has %d notes, want %d", a.kind, a.notes, notes)
		}
		for _, b := range all[:i] {
			pitch := max(a.pitch, b.pitch) / min(a.pitch, b.pitch)
			ringing := max(a.ringing, b.ringing) / min(a.ringing, b.ringing)
			if a.notes == b.notes && pitch < 1.25 && ringing < 2 {
				t.Errorf("%+v and %+v sound alike", a, b)
			}
		}
	}
}

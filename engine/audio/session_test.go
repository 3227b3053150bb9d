package audio

import (
	"math"
	"slices"
	"testing"
	"time"

	"uncoil/engine"
)

// soundOf renders cues and returns the left channel.
func soundOf(t *testing.T, length time.Duration, cues ...engine.Cue) []float64 {
	t.Helper()
	frames := mixed(t, &Export{Timeline: timelineOf(length, cues...), Voice: testVoice(t, nil), Sound: fullVolume()})
	left := make([]float64, len(frames))
	for i, f := range frames {
		left[i] = f[0]
	}
	return left
}

// TestASessionBeginsInSilence: before the first cue there is only silence, so
// that a device that wakes up late misses nothing.
func TestASessionBeginsInSilence(t *testing.T) {
	const first = 500 * time.Millisecond
	sound := soundOf(t, 5*time.Second, engine.Cue{At: first, Kind: engine.Speak, Text: "Three."})
	begins := slices.IndexFunc(sound, func(v float64) bool { return v != 0 })
	// The first sample of a clip is 0 already.
	if want := int(FramesIn(first)); begins < want || begins > want+10 {
		t.Errorf("the sound begins at frame %d, want %d", begins, want)
	}
}

// TestASwellLastsAsLongAsItsBreath in a rendered session: audible within a tenth
// of a second of the breath's beginning and until a quarter before its end, and
// silent to the sample outside.
func TestASwellLastsAsLongAsItsBreath(t *testing.T) {
	for _, length := range []time.Duration{2 * time.Second, 4 * time.Second, 6 * time.Second, 12 * time.Second} {
		for _, kind := range []engine.CueKind{engine.CueBreathIn, engine.CueBreathOut} {
			const at = 1500 * time.Millisecond
			sound := soundOf(t, length+5*time.Second, engine.Cue{At: at, Kind: kind, Length: length})
			from, to := int(FramesIn(at)), int(FramesIn(at+length))
			if quiet := rms(sound[:from]) + rms(sound[to:]); quiet != 0 {
				t.Errorf("%s of %v: outside of the breath the level is %.6f", kind, length, quiet)
			}
			const tenth = SampleRate / 10
			if begun, middle := rms(sound[from+tenth:from+2*tenth]), rms(sound[from:to]); begun < middle/5 {
				t.Errorf("%s of %v: a tenth of a second in, the level is %.4f of %.4f", kind, length, begun, middle)
			}
			if ending, middle := rms(sound[to-5*tenth/2:to-3*tenth/2]), rms(sound[from:to]); ending < middle/15 {
				t.Errorf("%s of %v: just before the end the level is %.4f of %.4f", kind, length, ending, middle)
			}
		}
	}
}

// TestAHoldIsQuietAndThere: its bed lies 13 to 24 LU below the voice.
func TestAHoldIsQuietAndThere(t *testing.T) {
	e := &Export{Timeline: timelineOf(20*time.Second, engine.Cue{Kind: engine.CueHold, Length: 20 * time.Second})}
	for _, volumes := range []engine.Sound{fullVolume(), engine.DefaultPreferences().Sound} {
		e.Sound = volumes
		if got := lufsOf(rendered(t, e)); got > -29 || got < -40 {
			t.Errorf("at volume %.1f the bed measures %.1f LUFS", volumes.Breath, got)
		}
	}
}

// TestCountingIsInTempo: counted repetitions and ticks come exactly as far apart
// as the timeline says, to the millisecond.
func TestCountingIsInTempo(t *testing.T) {
	for _, kind := range []engine.CueKind{engine.Speak, engine.Tick} {
		for _, beat := range []time.Duration{1 * time.Second, 2500 * time.Millisecond, 3333 * time.Millisecond} {
			var cues []engine.Cue
			const count = 8
			for i := range count {
				cues = append(cues, engine.Cue{At: time.Second + time.Duration(i)*beat, Kind: kind, Text: "Three."})
			}
			sound := soundOf(t, 2*time.Second+count*beat, cues...)
			found := onsets(sound)
			if len(found) < count {
				t.Fatalf("%s every %v: %d onsets", kind, beat, len(found))
			}
			for i := range count - 1 {
				due := FramesIn(cues[i].At - cues[0].At)
				nearest := slices.MinFunc(found, func(a, b int) int {
					return int(math.Abs(float64(int64(a-found[0])-due)) - math.Abs(float64(int64(b-found[0])-due)))
				})
				if off := LengthOf(int64(nearest-found[0]) - due).Abs(); off > time.Millisecond {
					t.Errorf("%s every %v: count %d is %v beside its beat", kind, beat, i+1, off)
				}
			}
		}
	}
}

package audio

import (
	"math"
	"slices"
	"testing"
	"time"

	"uncoil/engine"
)

// under returns what an ambience sounds like under a timeline's cues.
func under(t *testing.T, kind engine.Ambience, length time.Duration, cues ...engine.Cue) [][2]float64 {
	t.Helper()
	sound := fullVolume()
	sound.Ambience, sound.Around = kind, 1
	return mixed(t, &Export{Timeline: timelineOf(length, cues...), Sound: sound})
}

func channelsOf(frames [][2]float64) (left, right []float64) {
	for _, f := range frames {
		left, right = append(left, f[0]), append(right, f[1])
	}
	return left, right
}

// TestAmbienceIsSoftAndWide: it lies well below the voice, comes and goes slowly, and is
// not the same on both sides.
func TestAmbienceIsSoftAndWide(t *testing.T) {
	for _, kind := range engine.Ambiences()[1:] {
		frames := under(t, kind, 60*time.Second)
		left, right := channelsOf(frames)
		middle := left[10*SampleRate : 50*SampleRate]
		level, small := decibels(rms(middle)), decibels(rms(smallSpeaker(middle)))
		peak := 0.0
		for _, v := range middle {
			peak = max(peak, math.Abs(v))
		}
		both, product := 0.0, 0.0
		for i := range middle {
			l, r := left[10*SampleRate+i], right[10*SampleRate+i]
			both += l*l + r*r
			product += 2 * l * r
		}
		t.Logf("%s: %.1f dB, through a small speaker %.1f dB, peak %.2f, sides alike %.2f", kind, level, small, peak, product/both)
		if level < -32 || level > -24 || small < level-12 || peak > 0.4 {
			t.Errorf("%s: %.1f dB, through a small speaker %.1f dB, peak %.2f", kind, level, small, peak)
		}
		if alike := product / both; alike > 0.9 || alike < 0.1 {
			t.Errorf("%s: the sides are alike by %.2f", kind, alike)
		}
		for i, w := range [][]float64{left[:SampleRate/4], left[len(left)-SampleRate/4:]} {
			if got := decibels(rms(w)); got > level-15 {
				t.Errorf("%s: %.1f dB at end %d", kind, got, i)
			}
		}
		if !slices.Equal(frames, under(t, kind, 60*time.Second)) {
			t.Errorf("%s is not the same in each run", kind)
		}
	}
}

// TestAmbienceHasNoSeam: in three minutes no sample jumps as none does in the waves before
// and after.
func TestAmbienceHasNoSeam(t *testing.T) {
	for _, kind := range engine.Ambiences()[1:] {
		left, _ := channelsOf(under(t, kind, 3*time.Minute))
		left = left[10*SampleRate : len(left)-10*SampleRate]
		var bends []float64
		for at := 0; at+SampleRate <= len(left); at += SampleRate {
			most := 0.0
			for i := at + 2; i < at+SampleRate; i++ {
				most = max(most, math.Abs(left[i]-2*left[i-1]+left[i-2]))
			}
			bends = append(bends, most)
		}
		const wave = 10 // seconds; a wave of the ocean is like the one before it
		for i := wave; i+wave < len(bends); i++ {
			if usual := max(bends[i-wave], bends[i+wave]); bends[i] > 2.5*usual {
				t.Errorf("%s: a sample in second %d bends by %.4f, those of a wave before and after by %.4f", kind, i, bends[i], usual)
			}
		}
	}
}

// TestTheOceanFollowsTheBreath: it rises with the breath in and falls with the breath
// out.
func TestTheOceanFollowsTheBreath(t *testing.T) {
	sound := fullVolume()
	sound.Ambience, sound.Around, sound.Breath = engine.Ocean, 1, 0
	var cues []engine.Cue
	for at := 10 * time.Second; at < 60*time.Second; at += 12 * time.Second {
		cues = append(cues, engine.Cue{Kind: engine.CueBreathIn, At: at, Length: 5 * time.Second},
			engine.Cue{Kind: engine.CueBreathOut, At: at + 5*time.Second, Length: 7 * time.Second})
	}
	left, _ := channelsOf(mixed(t, &Export{Timeline: timelineOf(70*time.Second, cues...), Sound: sound}))
	level := func(at time.Duration) float64 {
		from := int(FramesIn(at))
		return rms(left[from-SampleRate/4 : from+SampleRate/4])
	}
	for at := 22 * time.Second; at < 58*time.Second; at += 12 * time.Second {
		if full, empty := level(at+5*time.Second), level(at); full < 2*empty {
			t.Errorf("at %v: %.4f with full lungs, %.4f with empty ones", at, full, empty)
		}
	}
}

// TestAmbienceMakesWay for the voice, gently, and for a pause unless it is to stay.
func TestAmbienceMakesWay(t *testing.T) {
	level := func(sound []float64, from, to float64) float64 {
		return rms(sound[int(from*SampleRate):int(to*SampleRate)])
	}
	for _, stays := range []bool{false, true} {
		m := NewMix(engine.Sound{Ambience: engine.Room, Around: 1, AroundPauses: stays})
		m.Around(true)
		m.PlayLine(10*SampleRate, steadyLine(0.5, 5*SampleRate), engine.NoSide)
		m.Pause(20 * SampleRate)
		m.Resume(25 * SampleRate)
		sound := hear(m, 30*SampleRate)
		usual, talks := level(sound, 6, 10), level(sound, 12, 15)
		if part := decibels(talks / usual); part > -2 || part < -4.5 {
			t.Errorf("under the voice it is %.1f dB softer", -part)
		}
		for i := range sound[10*SampleRate+1 : 15*SampleRate] {
			if jump := math.Abs(sound[10*SampleRate+i+1] - sound[10*SampleRate+i]); jump > 0.1 {
				t.Fatalf("it jumps by %.3f", jump)
			}
		}
		if paused := level(sound, 22, 25) / usual; stays != (paused > 0.8) || !stays && paused > 0.001 {
			t.Errorf("stays %v: in a pause it has %.3f of its level", stays, paused)
		}
		if back := level(sound, 27, 30) / usual; back < 0.8 {
			t.Errorf("after the pause it has %.3f of its level", back)
		}
		m.Flush()
		if on := rms(hear(m, SampleRate)); on < usual/2 {
			t.Error("a jump ends it")
		}
		m.Around(false)
		hear(m, int(FramesIn(aroundFade))+SampleRate)
		if !m.Silent() {
			t.Error("it does not end")
		}
	}
}

// BenchmarkAmbience tells how much of one core an ambience needs.
func BenchmarkAmbience(b *testing.B) {
	for _, kind := range engine.Ambiences()[1:] {
		b.Run(string(kind), func(b *testing.B) {
			a, frames := newAmbience(kind), make([][2]float64, blockFrames)
			for b.Loop() {
				a.fill(frames, 0.4, 0.5)
			}
			b.ReportMetric(100*b.Elapsed().Seconds()/float64(b.N)/(float64(blockFrames)/SampleRate), "%core")
		})
	}
}

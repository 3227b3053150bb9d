package audio

import "math"

// breathVoice describes the sound of a breath, from its beginning to its end.
type breathVoice struct {
	pitch [2]float64 // Hz of the soft tone
	air   [2]float64 // Hz of the centre of the noise
	// loud is the loudness, 0 to 1, at the beginning and the end, before the
	// fades.
	loud [2]float64
	// attack and release are the lengths of the fades in seconds; on a short
	// breath they are shorter in proportion.
	attack, release float64
	seed            uint64
}

// inhale and exhale mirror each other: the first rises and gets louder, the
// second falls and gets softer. A fifth is wide enough to hear the direction
// after half a second.
func inhale() breathVoice {
	return breathVoice{
		pitch: [2]float64{196, 293.66}, air: [2]float64{380, 1250}, loud: [2]float64{0.3, 1},
		attack: 0.15, release: 0.35, seed: 0x9e3779b97f4a7c15,
	}
}

func exhale() breathVoice {
	return breathVoice{
		pitch: [2]float64{261.63, 174.61}, air: [2]float64{900, 260}, loud: [2]float64{1, 0.22},
		attack: 0.15, release: 0.6, seed: 0xbf58476d1ce4e5b9,
	}
}

const (
	toneLevel = 0.14
	airLevel  = 0.18
	// glideFrames is the number of frames between two updates of pitch, colour
	// and loudness.
	glideFrames = 32
)

// breath generates a swell.
type breath struct {
	voice  breathVoice
	frames int
	at     int
	tone   oscillator
	noise  noise
	air    bandPass
	level  float64
	slope  float64
}

func newBreath(frames int, v breathVoice) *breath {
	return &breath{voice: v, frames: frames, tone: newOscillator(), noise: noise{v.seed}}
}

func (b *breath) clone() generator {
	c := *b
	return &c
}

func (b *breath) generate(out []float64) {
	for i := range out {
		if b.at%glideFrames == 0 {
			b.glide()
		}
		s := b.tone.next()
		// The octave, softly, on top of the sine: sin 2x = 2 sin x cos x.
		tone := s + 0.3*s*b.tone.cos
		out[i] = b.level * (toneLevel*tone + airLevel*b.air.next(b.noise.next()))
		b.level += b.slope
		b.at++
	}
}

// glide sets pitch, colour and loudness for the next glideFrames frames.
func (b *breath) glide() {
	x := float64(b.at) / float64(b.frames)
	s := smooth(x)
	b.tone.steady()
	b.tone.tune(between(b.voice.pitch, s), 0)
	b.air.tune(between(b.voice.air, s), 1.4)
	b.level = b.loudness(b.at)
	b.slope = (b.loudness(b.at+glideFrames) - b.level) / glideFrames
}

// loudness returns the envelope at a frame, 0 to 1.
func (b *breath) loudness(at int) float64 {
	seconds := float64(b.frames) / SampleRate
	t := float64(at) / SampleRate
	shrink := min(1, seconds/2/(b.voice.attack+b.voice.release))
	fade := smooth(t/(b.voice.attack*shrink)) * smooth((seconds-t)/(b.voice.release*shrink))
	s := smooth(t / seconds)
	return fade * (b.voice.loud[0] + (b.voice.loud[1]-b.voice.loud[0])*s)
}

// between interpolates between two frequencies: equal steps of x are equal
// musical intervals.
func between(f [2]float64, x float64) float64 { return f[0] * math.Pow(f[1]/f[0], x) }

// bed is the very quiet sound under a hold: a low open fifth.
type bed struct {
	frames int
	at     int
	notes  [3]oscillator
	level  float64
	slope  float64
}

const (
	bedLevel = 0.028
	bedFade  = 0.5 // seconds
)

func newBed(frames int) *bed {
	b := &bed{frames: frames}
	for i, hertz := range [3]float64{110, 164.81, 220.6} {
		b.notes[i] = newOscillator()
		b.notes[i].tune(hertz, 0)
	}
	return b
}

func (b *bed) clone() generator {
	c := *b
	return &c
}

func (b *bed) generate(out []float64) {
	for i := range out {
		if b.at%glideFrames == 0 {
			for k := range b.notes {
				b.notes[k].steady()
			}
			b.level = b.loudness(b.at)
			b.slope = (b.loudness(b.at+glideFrames) - b.level) / glideFrames
		}
		v := b.notes[0].next() + 0.7*b.notes[1].next() + 0.5*b.notes[2].next()
		out[i] = bedLevel * b.level * v
		b.level += b.slope
		b.at++
	}
}

func (b *bed) loudness(at int) float64 {
	seconds := float64(b.frames) / SampleRate
	t := float64(at) / SampleRate
	fade := min(bedFade, seconds/2)
	return smooth(t/fade) * smooth((seconds-t)/fade)
}

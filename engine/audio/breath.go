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
// after half a second. Small speakers play nothing below 250 Hz.
func inhale() breathVoice {
	return breathVoice{
		pitch: [2]float64{261.63, 392}, air: [2]float64{420, 1250}, loud: [2]float64{0.34, 1},
		attack: 0.15, release: 0.35, seed: 0x9e3779b97f4a7c15,
	}
}

func exhale() breathVoice {
	return breathVoice{
		pitch: [2]float64{392, 261.63}, air: [2]float64{1100, 420}, loud: [2]float64{1, 0.4},
		attack: 0.15, release: 0.45, seed: 0xbf58476d1ce4e5b9,
	}
}

// varied returns the voice of one breath among many: its pitch, colour and loudness
// differ by so little that it is the same sound, and the air by chance. Take 0 is
// the voice itself.
func (v breathVoice) varied(take uint64) breathVoice {
	if take == 0 {
		return v
	}
	chance := noise{take*0x9e3779b97f4a7c15 | 1}
	for range 4 {
		chance.next() // small numbers make the first values alike
	}
	pitch, air, loud := math.Pow(2, chance.next()*0.12/12), 1+0.04*chance.next(), 1-0.05*(1+chance.next())
	for i := range 2 {
		v.pitch[i] *= pitch
		v.air[i] *= air
		v.loud[i] *= loud
	}
	v.seed ^= chance.state
	return v
}

// The levels of the partials of a breath, from the octave on: warm, and what is left
// where a small speaker swallows the fundamental.
const (
	secondPartial = 0.45
	thirdPartial  = 0.25
	fourthPartial = 0.12
)

const (
	toneLevel = 0.11
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
		c1 := b.tone.cos
		s1 := b.tone.next()
		// The sines of two, three and four times the angle.
		s2, c2 := 2*s1*c1, 1-2*s1*s1
		s3, s4 := s2*c1+c2*s1, 2*s2*c2
		tone := s1 + secondPartial*s2 + thirdPartial*s3 + fourthPartial*s4
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

// bed is the quiet sound under a hold: an open fifth with its octaves.
type bed struct {
	frames int
	at     int
	notes  [len(bedNotes)]oscillator
	level  float64
	slope  float64
}

const (
	bedLevel = 0.018
	bedFade  = 0.5 // seconds
)

// bedNotes are the frequencies of the bed in Hz and their levels.
var bedNotes = [...]struct{ hertz, level float64 }{{261.63, 1}, {392.4, 0.7}, {523.9, 0.45}, {785.6, 0.18}}

func newBed(frames int) *bed {
	b := &bed{frames: frames}
	for i, n := range bedNotes {
		b.notes[i] = newOscillator()
		b.notes[i].tune(n.hertz, 0)
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
		v := 0.0
		for k := range b.notes {
			v += bedNotes[k].level * b.notes[k].next()
		}
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

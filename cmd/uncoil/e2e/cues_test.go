//go:build e2e

package e2e

import (
	"cmp"
	"fmt"
	"slices"
	"testing"
	"time"

	"uncoil/engine"
	"uncoil/engine/audio"
)

// The largest error of a cue's time, relative to the first line of its stretch:
// while the sound server runs, and after it has returned and the player is
// measuring its pace again.
const (
	tolerance      = 60 * time.Millisecond
	laterTolerance = 150 * time.Millisecond
)

// clearly is the lowest similarity of a recorded cue to its source: far above
// chance, and below what ducking and overlapping cues leave.
const clearly = 0.3

// stillThere is the lowest loudness of the end of a cue, relative to the whole. A
// cue that was cut short has no end.
const stillThere = 0.3

// expected is a cue that must be heard at a time, counted from the beginning of
// an uninterrupted stretch of the session.
type expected struct {
	cue engine.Cue
	at  time.Duration
	// audible is how much of it can be heard before the stretch ends.
	audible time.Duration
}

// stretch lists the cues between two positions of a timeline.
func stretch(t *engine.Timeline, from, to time.Duration) []expected {
	var all []expected
	for _, s := range t.Steps {
		for _, c := range s.Cues {
			at := s.Start + c.At
			if at >= from && at < to {
				all = append(all, expected{c, at - from, to - at})
			}
		}
	}
	return all
}

// ear finds cues in a recording.
type ear struct {
	t *testing.T
	// complain notes what is wrong with what is heard.
	complain func(format string, args ...any)
	heard    *recording
	voice    *audio.Voice
	volumes  engine.Sound
}

// sound returns what a cue sounds like, as far as it can be heard.
func (e *ear) sound(x expected) []float64 {
	e.t.Helper()
	frames, err := audio.RenderCue(x.cue, e.voice, e.volumes)
	if err != nil {
		e.t.Fatal(err)
	}
	return mono(frames[:min(len(frames), int(x.audible.Seconds()*recordRate))])
}

// around is how long before and after a cue what is said counts for how loud
// the cue is.
const around = 3 * time.Second

// underVoice returns the sound of a tone as mixed: quieter under speech. It is the
// difference between the mixes with and without the tone. A tone is similar to
// itself a few periods later, so only its attack, release and ducking show when it
// begins; and the end of a bell under a line is as quiet as one that was cut.
func (e *ear) underVoice(x expected, cues []expected) []float64 {
	e.t.Helper()
	frames := len(e.sound(x))
	length := time.Duration(frames) * time.Second / recordRate
	var lines []expected
	for _, c := range cues {
		if at := c.at - x.at + around; spoken(c) && at >= 0 && at < length+2*around {
			c.at = at
			lines = append(lines, c)
		}
	}
	x.at = around
	with, without := e.render(length, append(slices.Clone(lines), x)), e.render(length, lines)
	for i := range with {
		with[i] -= without[i]
	}
	from := int(around.Seconds() * recordRate)
	return with[from : from+frames]
}

// render returns what some cues sound like together. Each keeps its time in its step,
// on which the sound of a breath depends a little.
func (e *ear) render(length time.Duration, cues []expected) []float64 {
	e.t.Helper()
	slices.SortStableFunc(cues, func(a, b expected) int { return cmp.Compare(a.at, b.at) })
	t := &engine.Timeline{Length: length + 2*around}
	for _, c := range cues {
		t.Steps = append(t.Steps, engine.Step{Start: c.at - c.cue.At, Cues: []engine.Cue{c.cue}})
	}
	var heard tape
	if err := audio.Render(e.t.Context(), t, e.voice, e.volumes, &heard, nil); err != nil {
		e.t.Fatal(err)
	}
	return mono(heard.frames)
}

// tape is a sink that stores the frames.
type tape struct{ frames [][2]float64 }

func (s *tape) Write(frames [][2]float64) error {
	s.frames = append(s.frames, frames...)
	return nil
}

func (s *tape) Close() error { return nil }

// mono mixes both channels into one, as a recording is read.
func mono(frames [][2]float64) []float64 {
	out := make([]float64, len(frames))
	for i, f := range frames {
		out[i] = (f[0] + f[1]) / 2
	}
	return out
}

// check finds every cue of a stretch that begins between two times of the
// recording, and returns where it begins; the first spoken line tells. What has
// been found is subtracted from the recording, loud cues first: a breath or a
// bell under a spoken line can only be found without the line.
func (e *ear) check(name string, cues []expected, from, to, tolerance time.Duration) time.Duration {
	e.t.Helper()
	k := slices.IndexFunc(cues, func(x expected) bool { return spoken(x) && x.audible >= x.cue.Length })
	if k < 0 {
		e.t.Fatalf("%s: no spoken line is expected", name)
	}
	anchor, alike := e.heard.find(e.sound(cues[k]), from+cues[k].at, to+cues[k].at)
	if alike < clearly {
		e.complain("%s: the first line, %v, is not heard (alike %.2f)", name, cues[k], alike)
		return from
	}
	begin := anchor - cues[k].at
	worst, found := time.Duration(0), 0
	for _, wanted := range []func(expected) bool{spoken, struck, breathed} {
		for _, x := range cues {
			if !wanted(x) {
				continue
			}
			sound := e.sound(x)
			if !spoken(x) {
				sound = e.underVoice(x, cues)
			}
			if len(sound) < recordRate/20 {
				continue // too little of it is audible
			}
			due := begin + x.at
			at, alike := e.heard.find(sound, due-300*time.Millisecond, due+300*time.Millisecond)
			off := at - due
			if alike < clearly {
				e.complain("%s: %v is not heard (alike %.2f)", name, x, alike)
				continue
			}
			if off.Abs() > tolerance {
				e.complain("%s: %v comes %v off its time (alike %.2f)", name, x, off, alike)
			}
			if end := e.heard.ending(sound, at); end < stillThere && !x.stopped(sound) {
				e.complain("%s: %v is cut short (its end is %.2f as loud as the whole)", name, x, end)
			}
			e.heard.erase(sound, at)
			found++
			if off.Abs() > worst.Abs() {
				worst = off
			}
		}
	}
	e.t.Logf("%s: %d of %d cues heard, the farthest %v off", name, found, len(cues), worst.Round(10*time.Microsecond))
	return begin
}

// What the program mixes is whole: an ear that hears a fault in it would hear one
// in every recording. A bell is almost like itself some periods later.
func TestTheEarFindsNoFaultInTheMix(t *testing.T) {
	t.Parallel()
	voice := openVoice(t)
	tl := newWorkplace(t).soak(5*time.Minute, voice)
	sound := engine.DefaultPreferences().Sound
	var mixed tape
	if err := audio.Render(t.Context(), tl, voice, sound, &mixed, nil); err != nil {
		t.Fatal(err)
	}
	samples := mono(mixed.frames)
	e := &ear{t, t.Errorf, &recording{samples, decimate(samples)}, voice, sound}
	e.check("the mix", stretch(tl, 0, tl.Length), 0, time.Second, 20*time.Millisecond)
}

// stopped reports whether a sound, as far as it can be heard, is stopped by the
// end of its stretch.
func (x expected) stopped(sound []float64) bool {
	return len(sound) >= int(x.audible.Seconds()*recordRate)
}

func spoken(x expected) bool { return x.cue.Kind == engine.Speak }

func breathed(x expected) bool {
	return x.cue.Kind == engine.CueBreathIn || x.cue.Kind == engine.CueBreathOut || x.cue.Kind == engine.CueHold
}

func struck(x expected) bool { return !spoken(x) && !breathed(x) }

func (x expected) String() string { return fmt.Sprintf("%s %q at %v", x.cue.Kind, x.cue.Text, x.at) }

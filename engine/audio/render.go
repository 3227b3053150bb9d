package audio

import (
	"context"
	"time"

	"uncoil/engine"
)

// Progress is called with how much of a session has been rendered, about once for
// each rendered second, on the rendering goroutine.
type Progress func(done, total time.Duration)

// Render plays a whole timeline into a sink as fast as the sink accepts it. Each
// cue begins exactly at frame FramesIn(its time), and the same arguments always
// give the same frames. A nil voice says nothing; progress may be nil. It returns
// the sink's error, the context's, or an engine.Error with CodeDamaged if a clip
// cannot be decoded; it does not close the sink.
func Render(ctx context.Context, t *engine.Timeline, v *Voice, volumes engine.Sound, sink Sink, progress Progress) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	mix := NewMix(volumes)
	mix.Around(true)
	total := FramesIn(t.Length)
	fading := total - FramesIn(aroundFade)
	chunk := make([][2]float64, 4096)
	cues := loadAhead(ctx, t, v)
	next, more := <-cues
	reported := int64(0)
	for mix.Frame() < total {
		if mix.Frame() >= fading {
			mix.Around(false)
		}
		// The mix works lookAhead frames ahead of its output.
		horizon := mix.earliest() + int64(len(chunk)) + lookAhead
		for more && next.frame < horizon {
			if next.err != nil {
				return next.err
			}
			next.play(mix)
			next, more = <-cues
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		n := min(int64(len(chunk)), total-mix.Frame())
		mix.Stream(chunk[:n])
		fadeEnd(chunk[:n], total-mix.Frame())
		if err := sink.Write(chunk[:n]); err != nil {
			return err
		}
		if done := mix.Frame(); progress != nil && (done-reported >= SampleRate || done == total) {
			reported = done
			progress(LengthOf(done), t.Length)
		}
	}
	return nil
}

// RenderCue renders a single cue as Render would at the start of a session. Tests
// look for it in recordings.
func RenderCue(c engine.Cue, v *Voice, volumes engine.Sound) ([][2]float64, error) {
	l := load(c, 0, v)
	if l.err != nil {
		return nil, l.err
	}
	mix := NewMix(volumes)
	l.play(mix)
	frames := make([][2]float64, l.length())
	mix.Stream(frames)
	return frames, nil
}

// loaded is a cue with its sound.
type loaded struct {
	frame int64
	tone  *Tone
	line  []float32
	side  engine.Side
	err   error
}

// load finds the sound of a cue. A sentence that cannot be spoken becomes a
// chime.
func load(c engine.Cue, frame int64, v *Voice) loaded {
	if c.Kind != engine.Speak {
		return loaded{frame: frame, tone: toneOf(c), side: c.Side}
	}
	samples, err := v.clip(c.Text)
	if err != nil || len(samples) > 0 {
		return loaded{frame: frame, line: soften(samples, c.Softer), side: c.Side, err: err}
	}
	return loaded{frame: frame, tone: NewTone(engine.Speak, 0), side: c.Side}
}

func (l *loaded) play(mix *Mix) {
	if l.tone != nil {
		mix.PlayTone(l.frame, l.tone, l.side)
		return
	}
	mix.PlayLine(l.frame, l.line, l.side)
}

// length returns the length of the sound in frames.
func (l *loaded) length() int {
	if l.tone != nil {
		return l.tone.Len()
	}
	return len(l.line)
}

// loadAhead loads the cues of a timeline in the order of their times, a few ahead
// of the current one, so that decoding and mixing use two cores.
func loadAhead(ctx context.Context, t *engine.Timeline, v *Voice) <-chan loaded {
	cues := make(chan loaded, 8)
	go func() {
		defer close(cues)
		for i := range t.Steps {
			s := &t.Steps[i]
			for _, c := range s.Cues {
				select {
				case cues <- load(c, FramesIn(s.Start+c.At), v):
				case <-ctx.Done():
					return
				}
			}
		}
	}()
	return cues
}

// fadeEnd fades the last frames of a session, so that a bell that still rings
// does not end with a click. left is the number of frames after these.
func fadeEnd(frames [][2]float64, left int64) {
	fade := FramesIn(flushFade)
	for i := range frames {
		after := left + int64(len(frames)-1-i)
		if after >= fade {
			continue
		}
		gain := smooth(float64(after) / float64(fade))
		frames[i][0] *= gain
		frames[i][1] *= gain
	}
}

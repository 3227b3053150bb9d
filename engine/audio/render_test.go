package audio

import (
	"context"
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"uncoil/engine"
)

// recorder is a Sink that keeps what it gets.
type recorder struct {
	frames [][2]float64
	closed bool
	// failAt is the number of frames after which writing fails, 0 for never.
	failAt int
}

var errFull = errors.New("the disk is full")

func (r *recorder) Write(frames [][2]float64) error {
	r.frames = append(r.frames, frames...)
	if r.failAt > 0 && len(r.frames) >= r.failAt {
		return errFull
	}
	return nil
}

func (r *recorder) Close() error { r.closed = true; return nil }

// timelineOf lays cues out in steps of ten seconds.
func timelineOf(length time.Duration, cues ...engine.Cue) *engine.Timeline {
	const step = 10 * time.Second
	t := &engine.Timeline{Length: length}
	for at := time.Duration(0); at < length; at += step {
		s := engine.Step{Start: at, Length: min(step, length-at)}
		for _, c := range cues {
			if c.At >= at && c.At < at+s.Length {
				c.At -= at
				s.Cues = append(s.Cues, c)
			}
		}
		t.Steps = append(t.Steps, s)
	}
	return t
}

// scattered returns cues at odd times, each with quiet after it.
func scattered(random *rand.Rand) []engine.Cue {
	kinds := append([]engine.CueKind{engine.Speak}, everyTone()[:9]...)
	var cues []engine.Cue
	at := time.Duration(0)
	for range 20 {
		at += time.Duration(random.Int64N(int64(2 * time.Second)))
		c := engine.Cue{At: at, Kind: kinds[random.IntN(len(kinds))]}
		switch c.Kind {
		case engine.Speak:
			c.Text = "Three."
		case engine.CueBreathIn, engine.CueBreathOut, engine.CueHold:
			c.Length = time.Duration(2e9 + random.Int64N(4e9))
		}
		cues = append(cues, c)
		at += 5 * time.Second
	}
	return cues
}

// TestCuesBeginExactly: in a rendered session each cue stands at frame
// round(time × 44 100), sample for sample what it is alone.
func TestCuesBeginExactly(t *testing.T) {
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 7))
	v := testVoice(t, nil)
	for range 3 {
		cues := scattered(random)
		length := cues[len(cues)-1].At + 8*time.Second
		r, tl := &recorder{}, timelineOf(length, cues...)
		if err := Render(context.Background(), tl, v, fullVolume(), r, nil); err != nil {
			t.Fatal(err)
		}
		if int64(len(r.frames)) != FramesIn(length) {
			t.Fatalf("%d frames, want %d", len(r.frames), FramesIn(length))
		}
		end := 0
		var laid []engine.Cue // with their times in the steps, on which a breath depends a little
		for _, s := range tl.Steps {
			laid = append(laid, s.Cues...)
		}
		for i, c := range cues {
			alone, err := RenderCue(laid[i], v, fullVolume())
			if err != nil {
				t.Fatal(err)
			}
			at := int(math.Round(c.At.Seconds() * 44100))
			quiet := slices.IndexFunc(r.frames[end:at], func(f [2]float64) bool { return f != [2]float64{} })
			if quiet >= 0 {
				t.Fatalf("%s at %v: something sounds %d frames before", c.Kind, c.At, at-end-quiet)
			}
			end = at + len(alone)
			if !slices.Equal(r.frames[at:end], alone) {
				t.Fatalf("%s at %v is not what it is alone", c.Kind, c.At)
			}
		}
	}
}

func TestSentencesWithoutAVoiceAreChimes(t *testing.T) {
	cue := engine.Cue{Kind: engine.Speak, Text: "Never recorded."}
	for _, v := range []*Voice{nil, testVoice(t, nil)} {
		got, err := RenderCue(cue, v, fullVolume())
		if err != nil || len(got) != NewTone(engine.Speak, 0).Len() {
			t.Errorf("%d frames, %v", len(got), err)
		}
	}
}

// TestALineIsSofter: the voice, in a file and live, is as much quieter as a cue says.
func TestALineIsSofter(t *testing.T) {
	const softer, half = 6.02, 0.5
	loud := engine.Cue{Kind: engine.Speak, Text: "Three."}
	soft := loud
	soft.Softer = softer
	loudness := func(c engine.Cue) float64 {
		frames, err := RenderCue(c, testVoice(t, nil), fullVolume())
		if err != nil {
			t.Fatal(err)
		}
		return level(frames)
	}
	if got := loudness(soft) / loudness(loud); math.Abs(got-half) > 0.01 {
		t.Errorf("in a file it is %.3f times as loud, want %v", got, half)
	}
	var live []float64
	for _, c := range []engine.Cue{loud, soft} {
		onStage(t, true, func(s *stage) {
			s.wait(time.Second)
			s.player.Cue(c, 0)
			s.wait(3 * time.Second)
			live = append(live, rms(s.device.heard))
		})
	}
	if got := live[1] / live[0]; math.Abs(got-half) > 0.01 {
		t.Errorf("live it is %.3f times as loud, want %v", got, half)
	}
}

// level is the root mean square of frames.
func level(frames [][2]float64) float64 {
	sum := 0.0
	for _, f := range frames {
		sum += f[0]*f[0] + f[1]*f[1]
	}
	return math.Sqrt(sum / float64(max(len(frames), 1)))
}

// busy returns a timeline in which much overlaps.
func busy() *engine.Timeline {
	var cues []engine.Cue
	for at := time.Duration(0); at < time.Minute; at += 700 * time.Millisecond {
		cues = append(cues,
			engine.Cue{At: at, Kind: engine.BellSwitch},
			engine.Cue{At: at + 3, Kind: engine.CueBreathIn, Length: 3 * time.Second},
			engine.Cue{At: at + 5, Kind: engine.Speak, Text: "Three."})
	}
	return timelineOf(time.Minute, cues...)
}

func TestProgressIsTold(t *testing.T) {
	var told []time.Duration
	total := 12500 * time.Millisecond
	progress := func(done, all time.Duration) {
		if all != total {
			t.Fatalf("the whole is %v", all)
		}
		told = append(told, done)
	}
	if err := Render(context.Background(), timelineOf(total), nil, fullVolume(), &recorder{}, progress); err != nil {
		t.Fatal(err)
	}
	if !slices.IsSorted(told) || len(told) < 10 || told[len(told)-1] != total {
		t.Errorf("progress: %v", told)
	}
}

func TestRenderReportsTheSinksError(t *testing.T) {
	r := &recorder{failAt: 10000}
	if err := Render(context.Background(), busy(), nil, fullVolume(), r, nil); !errors.Is(err, errFull) {
		t.Errorf("the error is %v", err)
	}
	if r.closed || len(r.frames) > 20000 {
		t.Errorf("after the error: closed %v, %d frames", r.closed, len(r.frames))
	}
}

func TestTheEndFades(t *testing.T) {
	r := &recorder{}
	timeline := timelineOf(5*time.Second, engine.Cue{At: 4 * time.Second, Kind: engine.BellDone})
	if err := Render(context.Background(), timeline, nil, fullVolume(), r, nil); err != nil {
		t.Fatal(err)
	}
	n := len(r.frames)
	if last := r.frames[n-1][0]; last != 0 {
		t.Errorf("the last sample is %v", last)
	}
	if r.frames[n-int(FramesIn(flushFade))-1][0] == 0 {
		t.Error("the bell is silent before the end")
	}
}

func TestFramesInRounds(t *testing.T) {
	for _, c := range []struct {
		at   time.Duration
		want int64
	}{
		{0, 0},
		{time.Second, 44100},
		{time.Hour, 158760000},
		{11337 * time.Nanosecond, 0},
		{11338 * time.Nanosecond, 1},
		{-11338 * time.Nanosecond, -1},
		{35 * time.Millisecond, 1544}, // 1543.5
	} {
		if got := FramesIn(c.at); got != c.want {
			t.Errorf("FramesIn(%v) = %d, want %d", c.at, got, c.want)
		}
		if back := FramesIn(LengthOf(c.want)); back != c.want {
			t.Errorf("%d frames last %v, which are %d frames", c.want, LengthOf(c.want), back)
		}
	}
}

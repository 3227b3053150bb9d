package audio

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"uncoil/engine"
)

// seed is the seed of the property tests; a failure names the round.
const seed = 20240229

// fullVolume passes voice and tones as they are.
func fullVolume() engine.Sound { return engine.Sound{Voice: 1, Breath: 1, Bells: 1, Ticks: 1} }

// hear streams n frames in chunks of changing size and returns the left channel.
func hear(m *Mix, n int) []float64 {
	sizes := []int{882, 1, 255, 256, 257, 4096, 7}
	var sound []float64
	for i := 0; len(sound) < n; i++ {
		chunk := make([][2]float64, min(sizes[i%len(sizes)], n-len(sound)))
		m.Stream(chunk)
		for _, f := range chunk {
			sound = append(sound, f[0])
		}
	}
	return sound
}

// steadyLine is a spoken line that can be recognised by its value.
func steadyLine(value float32, frames int) []float32 {
	l := make([]float32, frames)
	for i := range l {
		l[i] = value
	}
	return l
}

// run is a stretch of equal samples.
type run struct {
	value  float32
	at     int
	frames int
}

// runs lists the stretches of a sound that are not silent.
func runs(sound []float64) []run {
	var all []run
	for i, v := range sound {
		switch last := len(all) - 1; {
		case v == 0:
		case last >= 0 && float64(all[last].value) == v && all[last].at+all[last].frames == i:
			all[last].frames++
		default:
			all = append(all, run{float32(v), i, 1})
		}
	}
	return all
}

// onsets returns the frames at which a sound begins after quiet.
func onsets(sound []float64) []int {
	const loud, quiet = 0.02, SampleRate / 10
	var found []int
	last := -quiet
	for i, v := range sound {
		if math.Abs(v) < loud {
			continue
		}
		if i-last >= quiet {
			found = append(found, i)
		}
		last = i
	}
	return found
}

// TestNoWordIsEverCut: with any lines, tones and pauses, each line that begins is
// said to its end, lines are said in the order of their times, and none begins
// before its time or more than longestWait after it.
func TestNoWordIsEverCut(t *testing.T) {
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 1))
	for round := range 25 {
		m := NewMix(engine.Sound{Voice: 1})
		type asked struct{ due, frames int }
		lines := map[float32]asked{}
		order := []float32{}
		at := 0
		for i := range 12 {
			at += random.IntN(SampleRate)
			switch random.IntN(6) {
			case 0:
				m.PlayTone(int64(at), NewTone(engine.BellStart, 0), engine.NoSide)
			case 1:
				m.PlayTone(int64(at), NewTone(engine.CueBreathIn, 4*time.Second), engine.NoSide)
			default:
				value := float32(i+1) / 64
				frames := 1 + random.IntN(2*SampleRate)
				lines[value] = asked{at, frames}
				order = append(order, value)
				m.PlayLine(int64(at), steadyLine(value, frames), engine.NoSide)
			}
		}
		said := runs(hear(m, at+8*SampleRate))
		last := -1
		for _, r := range said {
			ask, ok := lines[r.value]
			if !ok || r.frames != ask.frames {
				t.Fatalf("round %d: heard %+v, asked for %+v: a line was cut or changed", round, r, ask)
			}
			if late := r.at - ask.due; late < 0 || int64(late) > FramesIn(longestWait) {
				t.Fatalf("round %d: %+v was due at %d", round, r, ask.due)
			}
			place := slices.Index(order, r.value)
			if place <= last {
				t.Fatalf("round %d: line %d was said after line %d", round, place, last)
			}
			last = place
		}
		var wanted []run
		for _, v := range order {
			wanted = append(wanted, run{v, lines[v].due, lines[v].frames})
		}
		checkDropped(t, round, wanted, said)
	}
}

// checkDropped fails if a line was dropped although it could have been said in
// time: no line was playing between its due time and longestWait later.
func checkDropped(t *testing.T, round int, asked, said []run) {
	t.Helper()
	for _, a := range asked {
		if slices.ContainsFunc(said, func(r run) bool { return r.value == a.value }) {
			continue
		}
		// A line was playing around the last moment at which it could have begun.
		limit, gap := a.at+int(FramesIn(longestWait)), int(FramesIn(betweenLines))+2*blockFrames
		busy := slices.ContainsFunc(said, func(r run) bool {
			return r.at <= limit+gap && r.at+r.frames > limit-gap
		})
		if !busy {
			t.Fatalf("round %d: line %+v was dropped although nobody was speaking", round, a)
		}
	}
}

func TestSoundsBeginAtTheirFrame(t *testing.T) {
	for _, at := range []int64{0, 1, 255, 256, 257, 12345} {
		m := NewMix(fullVolume())
		tone := listen(t, NewTone(engine.BellStart, 0))
		m.PlayTone(at, NewTone(engine.BellStart, 0), engine.NoSide)
		sound := hear(m, int(at)+len(tone)+10)
		for i, v := range sound {
			want := 0.0
			if k := i - int(at); k >= 0 && k < len(tone) {
				want = tone[k]
			}
			if v != want {
				t.Fatalf("a bell at frame %d: sample %d is %v, want %v", at, i, v, want)
			}
		}
		m = NewMix(fullVolume())
		m.PlayLine(at, steadyLine(0.25, 1000), engine.NoSide)
		if got := runs(hear(m, int(at)+2000)); len(got) != 1 || got[0] != (run{0.25, int(at), 1000}) {
			t.Fatalf("a line at frame %d is heard as %+v", at, got)
		}
	}
}

func TestVoiceLowersTheTonesSmoothly(t *testing.T) {
	m := NewMix(engine.Sound{Voice: 0, Breath: 1, Bells: 1, Ticks: 1})
	m.PlayTone(0, NewTone(engine.CueHold, 10*time.Second), engine.NoSide)
	m.PlayLine(3*SampleRate, steadyLine(0.5, 2*SampleRate), engine.NoSide)
	ducked := hear(m, 10*SampleRate)
	plain := listen(t, NewTone(engine.CueHold, 10*time.Second))
	level := func(from, to float64) float64 {
		a, b := int(from*SampleRate), int(to*SampleRate)
		return rms(ducked[a:b]) / rms(plain[a:b])
	}
	for _, c := range []struct{ from, to, low, high float64 }{
		{1, 3, 0.999, 1.001}, {3.4, 5, 0.57, 0.63}, {7, 9, 0.99, 1.001},
	} {
		if got := level(c.from, c.to); got < c.low || got > c.high {
			t.Errorf("between %v and %v s the tones have %.3f of their level, want %.3f to %.3f", c.from, c.to, got, c.low, c.high)
		}
	}
	for i := range ducked[:len(ducked)-1] {
		if jump := math.Abs(ducked[i+1] - ducked[i]); jump > 0.004 {
			t.Fatalf("ducking clicks at frame %d: %.4f", i+1, jump)
		}
	}
}

// TestABreathGoesOnWhereItStopped pauses a breath at random frames: after the
// pause it goes on from the very frame at which it was paused.
func TestABreathGoesOnWhereItStopped(t *testing.T) {
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 2))
	const length = 6 * time.Second
	whole := listen(t, NewTone(engine.CueBreathOut, length))
	fade, comeBack := int(FramesIn(pauseFade)), int(FramesIn(resumeFade))
	for round := range 20 {
		stop := random.IntN(len(whole) - SampleRate)
		pause := fade + random.IntN(3*SampleRate)
		m := NewMix(fullVolume())
		m.PlayTone(0, NewTone(engine.CueBreathOut, length), engine.NoSide)
		m.Pause(int64(stop))
		m.Resume(int64(stop + pause))
		sound := hear(m, len(whole)+pause)
		if !slices.Equal(sound[:stop], whole[:stop]) {
			t.Fatalf("round %d: the breath before the pause differs", round)
		}
		for i, v := range sound[stop+fade+1 : stop+pause] {
			if v != 0 {
				t.Fatalf("round %d: sample %d of the pause is %v", round, i, v)
			}
		}
		after := stop + comeBack
		if !slices.Equal(sound[after+pause:], whole[after:]) {
			t.Fatalf("round %d: the breath after a pause at %d of %d frames differs", round, stop, pause)
		}
	}
}

func TestASpokenLineEndsInAPause(t *testing.T) {
	m := NewMix(fullVolume())
	m.PlayLine(100, steadyLine(0.25, SampleRate), engine.NoSide)
	m.PlayLine(200, steadyLine(0.375, 500), engine.NoSide) // has to wait, and the pause holds it
	m.Pause(1000)
	m.PlayLine(2000, steadyLine(0.125, 700), engine.NoSide) // said in the pause
	m.Resume(4 * SampleRate)
	got := runs(hear(m, 6*SampleRate))
	if len(got) != 3 || got[0] != (run{0.25, 100, SampleRate}) || got[1].value != 0.125 || got[2].value != 0.375 {
		t.Fatalf("heard %+v", got)
	}
	if got[2].at < 4*SampleRate || got[2].frames != 500 {
		t.Errorf("the held line was said as %+v, want all of it after the pause", got[2])
	}
}

func TestFlushFadesOutQuickly(t *testing.T) {
	m := NewMix(fullVolume())
	m.PlayTone(0, NewTone(engine.CueBreathIn, 8*time.Second), engine.NoSide)
	m.PlayTone(10, NewTone(engine.BellStart, 0), engine.NoSide)
	m.PlayLine(20, steadyLine(0.25, 4*SampleRate), engine.NoSide)
	m.PlayLine(30, steadyLine(0.375, SampleRate), engine.NoSide)
	m.PlayTone(3*SampleRate, NewTone(engine.BellEnd, 0), engine.NoSide)
	before := hear(m, SampleRate)
	m.Flush()
	after := hear(m, 4*SampleRate)
	last := before[len(before)-1]
	for i, v := range after {
		if math.Abs(v-last) > 0.02 {
			t.Fatalf("the flush clicks at frame %d: %.4f", i, v-last)
		}
		last = v
	}
	quiet := int(FramesIn(flushFade)) + lookAhead
	if at := slices.IndexFunc(after[quiet:], func(v float64) bool { return v != 0 }); at >= 0 {
		t.Errorf("something sounds %d frames after the fade", at)
	}
	if !m.Silent() {
		t.Error("the mix is not silent after a flush")
	}
	m.PlayLine(m.earliest(), steadyLine(0.125, 50), engine.NoSide)
	if got := runs(hear(m, 1000)); len(got) != 1 || got[0].frames != 50 {
		t.Errorf("after a flush a new line is heard as %+v", got)
	}
}

func TestALateBreathIsEnteredInItsMiddle(t *testing.T) {
	whole := listen(t, NewTone(engine.CueBreathIn, 4*time.Second))
	m := NewMix(fullVolume())
	hear(m, SampleRate)
	m.PlayTone(100, NewTone(engine.CueBreathIn, 4*time.Second), engine.NoSide)
	sound := hear(m, 4*SampleRate)
	from := int(FramesIn(resumeFade)) + lookAhead
	for i := from; i < len(whole)+100-SampleRate; i++ {
		if sound[i] != whole[SampleRate+i-100] {
			t.Fatalf("frame %d of the breath is not where it should be", SampleRate+i-100)
		}
	}
}

func TestANewBellEndsTheOneBefore(t *testing.T) {
	m := NewMix(fullVolume())
	m.PlayTone(0, NewTone(engine.BellStart, 0), engine.NoSide)
	m.PlayTone(4410, NewTone(engine.BellRest, 0), engine.NoSide)
	sound := hear(m, 3*SampleRate)
	rest := listen(t, NewTone(engine.BellRest, 0))
	from := int(FramesIn(yieldFade)) + 1
	if !slices.Equal(sound[4410+from:4410+len(rest)], rest[from:]) {
		t.Error("two bells ring at once")
	}
}

func TestWhatWasMissedIsNotPlayedLate(t *testing.T) {
	m := NewMix(fullVolume())
	m.PlayLine(0, steadyLine(0.25, 3*SampleRate), engine.NoSide)
	m.PlayTone(0, NewTone(engine.BellStart, 0), engine.NoSide)
	m.PlayTone(0, NewTone(engine.CueBreathIn, 4*time.Second), engine.NoSide)
	hear(m, 2*SampleRate) // unheard
	m.Missed(time.Second)
	sound := hear(m, 2*SampleRate)
	whole := listen(t, NewTone(engine.CueBreathIn, 4*time.Second))
	from := int(FramesIn(time.Second)) // ducking has gone by then
	for i := from; i < 2*SampleRate; i++ {
		if d := math.Abs(sound[i] - whole[2*SampleRate+i]); d > 0.01 {
			t.Fatalf("frame %d: only the breath should be heard, at its place; off by %.4f", i, d)
		}
	}
	m = NewMix(engine.Sound{Voice: 1})
	m.PlayLine(0, steadyLine(0.25, 3*SampleRate), engine.NoSide)
	hear(m, SampleRate/2)
	m.Missed(time.Second)
	var whole2 []run
	for _, r := range runs(hear(m, 5*SampleRate)) {
		if r.frames > lookAhead {
			whole2 = append(whole2, r)
		}
	}
	if len(whole2) != 1 || whole2[0].frames < 3*SampleRate {
		t.Errorf("a line missed for half a second is said as %+v, want all of it", whole2)
	}
}

func TestVolumesChangeSmoothly(t *testing.T) {
	m := NewMix(engine.Sound{Voice: 1})
	m.PlayLine(0, steadyLine(0.5, 2*SampleRate), engine.NoSide)
	first := hear(m, SampleRate)
	m.SetVolumes(engine.Sound{Voice: 0.5})
	sound := append(first, hear(m, SampleRate/2)...)
	if got := sound[len(sound)-1]; math.Abs(got-0.125) > 1e-3 {
		t.Errorf("at half the volume a sample of 0.5 is %.3f, want a quarter of it", got)
	}
	for i := SampleRate / 2; i < len(sound); i++ {
		if jump := math.Abs(sound[i] - sound[i-1]); jump > 0.001 {
			t.Fatalf("the volume jumps by %.4f at frame %d", jump, i)
		}
	}
}

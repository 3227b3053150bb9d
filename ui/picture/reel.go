package picture

import (
	"math"
	"slices"
	"time"

	"uncoil/engine"
	"uncoil/engine/figure"
)

const (
	// longestMove is the longest movement without a breath.
	longestMove = 4 * time.Second
	// shortStay is how long a loop stays where the exercise would hold.
	shortStay = 2 * time.Second
	// idleBreath is the length of a breath that is not led, idleDepth its depth,
	// 0 to 1.
	idleBreath = 7 * time.Second
	idleDepth  = 0.7
)

// Cut is one part of a loop: from one frame to the next.
type Cut struct {
	From, To string
	Breath   engine.Breath
	// Length is the length of the cut, Move that of its movement.
	Length, Move time.Duration
	// Show is the caption of the cut.
	Show string
}

// Reel is the main movement of an exercise as a loop.
type Reel []Cut

// ReelOf returns the loop of an exercise at a user's breath. An exercise that
// only holds is shown from its start into the hold and back.
func ReelOf(ex *engine.Exercise, in, out time.Duration) Reel {
	if len(ex.Cycle) == 0 {
		return nil
	}
	var reel Reel
	from := ex.Cycle[len(ex.Cycle)-1].Frame
	if from == "" {
		from = ex.Start.Frame
	}
	show := ex.Start.Show
	for i := range ex.Cycle {
		phase := &ex.Cycle[i]
		cut := cutOf(phase, from, in, out)
		if cut.Show == "" {
			cut.Show = show
		}
		reel = append(reel, cut)
		from, show = cut.To, cut.Show
	}
	if !reel.Moves() && from != ex.Start.Frame {
		return intoAndBack(ex, reel)
	}
	return reel
}

// cutOf is the cut of one phase, starting at a frame.
func cutOf(phase *engine.Phase, from string, in, out time.Duration) Cut {
	cut := Cut{From: from, To: phase.Frame, Breath: phase.Breath, Show: phase.Show, Length: engine.Seconds(phase.Seconds)}
	if cut.To == "" {
		cut.To = from
	}
	led := phase.Breath == engine.BreathIn || phase.Breath == engine.BreathOut
	switch {
	case cut.Length == 0 && phase.Breath == engine.BreathIn:
		cut.Length = in
	case cut.Length == 0 && phase.Breath == engine.BreathOut:
		cut.Length = out
	case cut.From == cut.To && !led:
		cut.Length = shortStay
	}
	cut.Move = cut.Length
	if !led {
		cut.Move = min(cut.Length, longestMove)
		cut.Length = min(cut.Length, longestMove+shortStay)
	}
	return cut
}

// intoAndBack moves from the start into a hold and back.
func intoAndBack(ex *engine.Exercise, hold Reel) Reel {
	const move = 3 * time.Second
	there := hold[0].To
	in := Cut{From: ex.Start.Frame, To: there, Length: move, Move: move, Show: ex.Start.Show}
	out := Cut{From: there, To: ex.Start.Frame, Length: move + shortStay/2, Move: move, Show: hold[len(hold)-1].Show}
	if ex.Enter != nil && ex.Enter.Show != "" {
		in.Show = ex.Enter.Show
	}
	if ex.Leave != nil && ex.Leave.Show != "" {
		out.Show = ex.Leave.Show
	}
	return slices.Concat(Reel{in}, hold, Reel{out})
}

// Moves reports whether the person moves in the loop, and does not only breathe.
func (r Reel) Moves() bool {
	return slices.ContainsFunc(r, func(c Cut) bool { return c.From != c.To })
}

// Length is the length of the loop.
func (r Reel) Length() time.Duration {
	var whole time.Duration
	for _, c := range r {
		whole += c.Length
	}
	return whole
}

// At returns the moment at a time, and the index of the cut: −1 for an empty
// loop.
func (r Reel) At(at time.Duration) (figure.Moment, int) {
	whole := r.Length()
	if whole <= 0 {
		return figure.Moment{}, -1
	}
	rest := at % whole
	i := 0
	for rest >= r[i].Length {
		rest -= r[i].Length
		i++
	}
	c := &r[i]
	m := figure.Moment{From: c.From, To: c.To, Progress: part(rest, c.Move), Glow: 1, Breath: c.breath(rest, at)}
	if c.From != c.To {
		m.Arrow = math.Sin(math.Pi * m.Progress)
	}
	return m, i
}

// Moving reports whether the figure moves from frame to frame at a time.
func (r Reel) Moving(at time.Duration) bool {
	m, i := r.At(at)
	return i >= 0 && m.From != m.To && m.Progress < 1
}

// breath is the fill of the lungs, 0 to 1.
func (c *Cut) breath(elapsed, at time.Duration) float64 {
	swing := (1 - math.Cos(math.Pi*part(elapsed, c.Length))) / 2
	switch c.Breath {
	case engine.BreathIn:
		return swing
	case engine.BreathOut:
		return 1 - swing
	case engine.BreathHold:
		return 1
	}
	return idleDepth * (1 - math.Cos(2*math.Pi*float64(at%idleBreath)/float64(idleBreath))) / 2
}

func part(elapsed, whole time.Duration) float64 {
	if whole <= 0 {
		return 1
	}
	return min(float64(elapsed)/float64(whole), 1)
}

// Keyframe is one pose of an exercise, with its caption.
type Keyframe struct{ Frame, Show string }

// Keyframes lists the poses of an exercise, each once, in the order in which
// they are reached.
func Keyframes(ex *engine.Exercise) []Keyframe {
	var frames []Keyframe
	add := func(frame, show string) {
		known := slices.ContainsFunc(frames, func(k Keyframe) bool { return k.Frame == frame })
		if frame != "" && !known {
			frames = append(frames, Keyframe{frame, show})
		}
	}
	add(ex.Start.Frame, ex.Start.Show)
	if ex.Enter != nil {
		add(ex.Enter.Frame, ex.Enter.Show)
	}
	for _, phase := range ex.Cycle {
		add(phase.Frame, phase.Show)
		add(phase.BothFrame, phase.Show)
	}
	if ex.Leave != nil {
		add(ex.Leave.Frame, ex.Leave.Show)
	}
	return frames
}

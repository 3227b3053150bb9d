package motion

import (
	"math"
	"time"

	"uncoil/engine"
	"uncoil/engine/session"
)

// settling is how long the breath takes, in a phase that leaves breathing to the
// user, to get to where the next led breath begins.
const settling = 2 * time.Second

// Breath returns how full the lungs, and the breath's disc, are at an instant of a session, 0 to 1:
// rising while breathing in, falling while breathing out, unchanged while the
// breath is held. While the user breathes as they like it stands full.
func Breath(s *session.Snapshot) float64 {
	k := s.Step.SpanAt(s.StepElapsed)
	if k < 0 {
		return 1
	}
	span := &s.Step.Spans[k]
	elapsed := s.StepElapsed - span.At
	switch span.Breath {
	case engine.BreathIn:
		return eased(part(elapsed, span.Length))
	case engine.BreathOut:
		return 1 - eased(part(elapsed, span.Length))
	}
	from := endOfBreathBefore(s, k)
	if span.Breath == engine.BreathHold {
		return from
	}
	to := startOfBreathAfter(s, k)
	lead := min(span.Length, settling)
	return from + (to-from)*eased(part(elapsed-(span.Length-lead), lead))
}

// endOfBreathBefore returns how full the disc is when span k of the step begins.
func endOfBreathBefore(s *session.Snapshot, k int) float64 {
	for i := k - 1; i >= 0; i-- {
		switch s.Step.Spans[i].Breath {
		case engine.BreathIn:
			return 1
		case engine.BreathOut:
			return 0
		case engine.BreathFree:
			return startOfBreathAfter(s, i)
		}
	}
	return 1
}

// startOfBreathAfter returns how full the disc must be for what follows span k,
// in this step or the next: empty before breathing in, else full.
func startOfBreathAfter(s *session.Snapshot, k int) float64 {
	spans := s.Step.Spans[k+1:]
	if after := s.Step.Index + 1; len(spans) == 0 && after < len(s.Timeline.Steps) {
		spans = s.Timeline.Steps[after].Spans
	}
	if len(spans) > 0 && spans[0].Breath == engine.BreathIn {
		return 0
	}
	return 1
}

// ribsAt shows how the ribs move with a breath that is led: above 0 apart, below together,
// most in the middle of the breath.
func ribsAt(s *session.Snapshot) float64 {
	moved := math.Sin(math.Pi * part(s.SpanElapsed, s.Span.Length))
	switch s.Span.Breath {
	case engine.BreathIn:
		return moved
	case engine.BreathOut:
		return -moved
	}
	return 0
}

// figureBreath is the breath of the figure: the one that is led, or a slow one
// of its own.
func figureBreath(s *session.Snapshot) float64 {
	breath := Breath(s)
	k := s.Step.SpanAt(s.StepElapsed)
	if k < 0 || s.Step.Spans[k].Breath != engine.BreathFree {
		return breath
	}
	turn := 2 * math.Pi * float64(s.Position%idleBreath) / float64(idleBreath)
	return max(0, breath-idleDepth*blending(s, k)*(1-math.Cos(turn))/2)
}

// blending is how much of the figure's own breath there is in span k, 0 to 1: it
// begins and ends softly where a led breath is beside it.
func blending(s *session.Snapshot, k int) float64 {
	const soft = time.Second
	span := &s.Step.Spans[k]
	elapsed := s.StepElapsed - span.At
	share := 1.0
	if before := beside(s, k, -1); before != nil && before.Breath != engine.BreathFree {
		share = eased(part(elapsed, soft))
	}
	if after := beside(s, k, 1); after != nil && after.Breath != engine.BreathFree {
		share = min(share, eased(part(span.Length-elapsed, soft)))
	}
	return share
}

// beside is the span before (−1) or after (1) span k, in this step or the one next to
// it; nil where there is none.
func beside(s *session.Snapshot, k, by int) *engine.Span {
	if i := k + by; i >= 0 && i < len(s.Step.Spans) {
		return &s.Step.Spans[i]
	}
	i := s.Step.Index + by
	if i < 0 || i >= len(s.Timeline.Steps) || len(s.Timeline.Steps[i].Spans) == 0 {
		return nil
	}
	spans := s.Timeline.Steps[i].Spans
	if by < 0 {
		return &spans[len(spans)-1]
	}
	return &spans[0]
}

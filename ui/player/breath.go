package player

import (
	"time"

	"uncoil/engine"
	"uncoil/engine/session"
)

// settling is how long the disc takes, in a phase that leaves breathing to the
// user, to get to where the next led breath begins.
const settling = 2 * time.Second

// BreathAt returns how full the disc is at an instant of a session, 0 to 1:
// rising while breathing in, falling while breathing out, unchanged while the
// breath is held. While the user breathes as they like it stands full.
func BreathAt(s *session.Snapshot) float64 {
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

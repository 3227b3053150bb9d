// Package player is the screen of a running session and the page after it. It shows
// what the player says and passes on what is pressed; it has no clock of its own.
package player

import (
	"math"
	"time"

	"uncoil/engine"
	"uncoil/engine/figure"
	"uncoil/engine/session"
)

const (
	// longestMove is how long a movement without a breath takes at most: in a
	// long free phase the body arrives and then rests.
	longestMove = 4 * time.Second
	// idleBreath is the length of the figure's own breath while the user
	// breathes as they like, idleDepth how deep it is.
	idleBreath = 7 * time.Second
	idleDepth  = 0.3
	// quietGlow is the light on the worked region before the work begins.
	quietGlow = 0.35
)

// MomentAt returns what the figure shows at an instant of a session. It is a
// pure function of the snapshot.
func MomentAt(s *session.Snapshot, book *engine.Book) figure.Moment {
	from, to := framesAt(s, book)
	progress := movedAt(s.Span, s.SpanElapsed)
	m := figure.Moment{
		From: from, To: to, Progress: progress,
		Breath: figureBreath(s),
		Mirror: mirrored(s, book),
		Quiet:  s.Step.Kind == engine.Rest,
		Glow:   quietGlow,
		Bare:   s.Timeline.Surface == engine.OnBed,
	}
	if s.Step.Kind == engine.Work && s.Span != nil {
		m.Glow = glowAt(s.Span, progress)
		if from != to && s.Span.Section != engine.Leave {
			m.Arrow = math.Sin(math.Pi * progress)
		}
	}
	return m
}

// framesAt returns the frames between which the figure moves.
func framesAt(s *session.Snapshot, book *engine.Book) (from, to string) {
	id := s.Step.Pictured()
	ex := book.Exercises[id]
	from = ex.Start.Frame
	k := s.Step.SpanAt(s.StepElapsed)
	switch {
	case k > 0:
		from = s.Step.Spans[k-1].Frame
	case s.Step.Index > 0:
		before := &s.Timeline.Steps[s.Step.Index-1]
		if n := len(before.Spans); n > 0 && before.Pictured() == id && before.Spans[n-1].Frame != "" {
			from = before.Spans[n-1].Frame
		}
	}
	to = from
	if s.Span != nil && s.Span.Frame != "" {
		to = s.Span.Frame
	}
	if s.Step.Kind == engine.Done {
		to = ex.Start.Frame
	}
	return from, to
}

// moveLength returns how long the movement of a span takes.
func moveLength(span *engine.Span) time.Duration {
	if span.Breath == engine.BreathFree || span.Breath == engine.BreathHold {
		return min(span.Length, longestMove)
	}
	return span.Length
}

// movedAt returns how much of the movement of a span is done, 0 to 1.
func movedAt(span *engine.Span, elapsed time.Duration) float64 {
	if span == nil {
		return 1
	}
	return part(elapsed, moveLength(span))
}

// glowAt lights the worked region up on the way in and lets it fade on the way
// out.
func glowAt(span *engine.Span, progress float64) float64 {
	switch span.Section {
	case engine.Enter:
		return quietGlow + (1-quietGlow)*progress
	case engine.Leave:
		return 1 - (1-quietGlow)*progress
	default:
		return 1
	}
}

// mirrored tells whether the figure shows the body's left side.
func mirrored(s *session.Snapshot, book *engine.Book) bool {
	switch book.Exercises[s.Step.Pictured()].Sides {
	case engine.SidesLeftRight, engine.SidesLeftRightBoth:
		return s.Step.Side == engine.LeftSide
	default:
		return false
	}
}

// figureBreath is the breath of the figure: the one that is led, or a slow one
// of its own.
func figureBreath(s *session.Snapshot) float64 {
	breath := BreathAt(s)
	if s.Span == nil || s.Span.Breath != engine.BreathFree {
		return breath
	}
	turn := 2 * math.Pi * float64(s.Position%idleBreath) / float64(idleBreath)
	return max(0, breath-idleDepth*(1-math.Cos(turn))/2)
}

// part returns elapsed as a part of whole, 0 to 1.
func part(elapsed, whole time.Duration) float64 {
	if whole <= 0 {
		return 1
	}
	return min(max(float64(elapsed)/float64(whole), 0), 1)
}

// eased turns a linear course into one that starts and arrives calmly.
func eased(t float64) float64 { return (1 - math.Cos(math.Pi*t)) / 2 }

// Package motion tells what the figure shows at an instant of a session, and checks
// whether it moves as a body can. It must not know the window.
package motion

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
	idleDepth  = 0.7
	// QuietGlow is the light on the worked region before the work begins and after it.
	QuietGlow = 0.35
	// lighting is how long that light takes to rise in an exercise that begins at once.
	lighting = time.Second
)

// At returns what the figure shows at an instant of a session. It is a
// pure function of the snapshot.
func At(s *session.Snapshot, book *engine.Book) figure.Moment {
	from, to := Frames(s, book)
	progress := movedAt(s.Span, s.SpanElapsed)
	m := figure.Moment{
		From: from, To: to, Progress: progress,
		Breath: figureBreath(s),
		Mirror: mirrored(s, book),
		Quiet:  s.Step.Kind == engine.Rest,
		Glow:   QuietGlow,
		Bare:   s.Timeline.Surface == engine.OnBed,
	}
	if s.Step.Kind == engine.Work && s.Span != nil {
		m.Glow = glowAt(s.Step, s.StepElapsed)
		if from != to && s.Span.Section != engine.Leave {
			m.Arrow = math.Sin(math.Pi * progress)
		}
		if from == to { // what moves is the breath alone
			m.Ribs = ribsAt(s)
		}
	}
	return m
}

// Frames returns the frames between which the figure moves.
func Frames(s *session.Snapshot, book *engine.Book) (from, to string) {
	id := s.Step.Pictured()
	from = startOf(s, book)
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
		to = startOf(s, book)
	}
	return from, to
}

// startOf returns the pose that the pictured exercise starts in, as it is led for the
// person: what is first shown of it.
func startOf(s *session.Snapshot, book *engine.Book) string {
	id := s.Step.Pictured()
	start := book.Exercises[id].Start.Frame
	for i := s.Step.Index; i >= 0 && s.Timeline.Steps[i].Pictured() == id; i-- {
		if spans := s.Timeline.Steps[i].Spans; len(spans) > 0 && spans[0].Frame != "" {
			start = spans[0].Frame
		}
	}
	return start
}

// Length returns how long the movement of a span takes.
func Length(span *engine.Span) time.Duration {
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
	return part(elapsed, Length(span))
}

// glowAt lights the worked region up once on the way into the work, and lets it fade
// once on the way out.
func glowAt(step *engine.Step, elapsed time.Duration) float64 {
	risen, faded := lighting, step.Length
	fading := time.Duration(0)
	for i := range step.Spans {
		span := &step.Spans[i]
		switch {
		case span.Section == engine.Enter:
			risen = span.At + Length(span)
		case span.Section == engine.Leave && fading == 0:
			faded, fading = span.At, Length(span)
		}
	}
	light := part(elapsed, risen)
	if fading > 0 {
		light = min(light, 1-part(elapsed-faded, fading))
	}
	return QuietGlow + (1-QuietGlow)*light
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

// part returns elapsed as a part of whole, 0 to 1.
func part(elapsed, whole time.Duration) float64 {
	if whole <= 0 {
		return 1
	}
	return min(max(float64(elapsed)/float64(whole), 0), 1)
}

// eased turns a linear course into one that starts and arrives calmly.
func eased(t float64) float64 { return (1 - math.Cos(math.Pi*t)) / 2 }

package player

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/engine/session"
	"uncoil/ui/widget"
)

// phaseWords says in the ring what to do, or what the session does.
func phaseWords(s *session.Snapshot) string {
	switch s.State {
	case session.Standing:
		return lang.X("phase.paused", "Paused")
	case session.CountingIn:
		return lang.X("phase.get-ready", "Get ready")
	}
	switch s.Step.Kind {
	case engine.GetReady:
		return lang.X("phase.get-ready", "Get ready")
	case engine.PositionStep:
		return lang.X("phase.position", "Get in position")
	case engine.SwitchSides:
		return lang.X("phase.switch", "Switch sides")
	case engine.Rest:
		if breathing(s) {
			return breathWords(s.Span)
		}
		return lang.X("phase.rest", "Rest")
	case engine.Done:
		return lang.X("phase.done", "Rest a little")
	}
	return breathWords(s.Span)
}

// breathing reports whether the breath is led in a rest.
func breathing(s *session.Snapshot) bool {
	return s.Step.Kind == engine.Rest && s.Span != nil && s.Span.Reps > 0
}

// breathWords says how to breathe in a span of work.
func breathWords(span *engine.Span) string {
	switch {
	case span == nil:
		return ""
	case span.Breath == engine.BreathIn:
		return lang.X("phase.in", "Breathe in")
	case span.Breath == engine.BreathOut:
		return lang.X("phase.out", "Breathe out")
	case span.Breath == engine.BreathHold:
		return lang.X("phase.hold", "Hold")
	case span.Section == engine.Enter, span.Section == engine.Leave:
		return lang.X("phase.move", "Move slowly")
	default:
		return lang.X("phase.free", "Breathe freely")
	}
}

// ringWords is what stands in the ring besides the number and the time left.
func ringWords(s *session.Snapshot, v *Words) widget.Count {
	c := widget.Count{Phase: v.Phase, Still: v.Standing, Form: form(s)}
	switch {
	case s.State == session.Running && s.Step.Waits:
		c.Unit, c.Phase = v.Phase, v.Note
	case s.State == session.CountingIn:
	case breathing(s):
		c.Unit = unitWords(engine.HoldBreaths)
	case s.Step.Kind == engine.SwitchSides && s.State == session.Running:
		c.Phase, c.Word = lang.X("phase.switch-to", "Switch to your"), sideWord(s.Step.Side)
		if s.Step.Side == engine.BothSides {
			c.Phase, c.Word = lang.X("phase.switch-both", "Now both"), lang.X("phase.switch-sides", "SIDES")
		}
	default:
		c.Unit = unitWords(v.Counted)
	}
	return c
}

// form is how the ring looks in each phase.
func form(s *session.Snapshot) widget.Form {
	if s.State == session.CountingIn {
		return widget.FormLeading
	}
	switch s.Step.Kind {
	case engine.Work:
		return widget.FormWork
	case engine.Rest, engine.Done:
		return widget.FormRest
	default:
		return widget.FormLeading
	}
}

// noteWords says how to go on where a session stands or waits.
func noteWords(s *session.Snapshot) string {
	switch {
	case s.State == session.Running && s.Step.Waits:
		return lang.X("wait.ready", "Space when ready")
	case s.State != session.Standing:
		return ""
	case s.Reason == session.ComputerSlept:
		return lang.X("pause.slept", "The computer slept")
	case s.Reason == session.ItHurts:
		return lang.X("pause.hurts", "Rest however you like")
	default:
		return lang.X("pause.resume", "Space to go on")
	}
}

// lineWords says in one line what goes on. It leaves out what changes with each
// breath: the screen for closed eyes stays still.
func lineWords(s *session.Snapshot, w *Words) string {
	parts := []string{w.Name}
	goOn := lang.X("line.go-on", "any key goes on")
	switch {
	case s.State == session.Standing:
		if s.Reason == session.ComputerSlept {
			parts = []string{w.Note, goOn}
		} else {
			parts = []string{w.Phase, goOn}
		}
	case s.State == session.CountingIn:
		parts = []string{w.Phase}
	case s.Step.Waits:
		parts = []string{w.Phase, w.Name, goOn}
		if s.Step.Kind == engine.Rest {
			parts = []string{lang.X("phase.rest", "Rest"), goOn}
		}
	case s.Step.Kind == engine.Rest:
		parts = []string{lang.X("phase.rest", "Rest")}
	case s.Step.Kind == engine.Work:
		parts = append(parts, sideWords(s.Step.Side))
	case s.Step.Kind == engine.SwitchSides:
		parts = []string{w.Phase, sideWords(s.Step.Side)}
	case s.Step.Kind != engine.Done:
		parts = []string{w.Phase, w.Name}
	}
	parts = slices.DeleteFunc(parts, func(p string) bool { return p == "" })
	return strings.Join(parts, "  ·  ")
}

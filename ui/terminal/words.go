package terminal

import (
	"fmt"
	"time"

	"uncoil/engine"
	"uncoil/engine/session"
)

// farewell is the last line of a session that was meant to last so long. Only what
// counts is praised.
func farewell(e session.Ended, planned time.Duration) string {
	counts := engine.Counts(planned, e.Played)
	switch {
	case e.Finished && counts:
		return engine.Text("Well done: %s.", minutes(e.Played))
	case e.Left && counts:
		return engine.Text("Interrupted after %s. That counts too; 'uncoil play --continue' goes on.", minutes(e.Played))
	case e.Left:
		return engine.Text("Interrupted after %s; 'uncoil play --continue' goes on.", minutes(e.Played))
	case counts:
		return engine.Text("Ended after %s. That counts too.", minutes(e.Played))
	}
	return engine.Text("Ended after %s.", minutes(e.Played))
}

// Headline describes a step in a few words.
func Headline(s *engine.Step, book *engine.Book) string {
	switch s.Kind {
	case engine.GetReady:
		return engine.Text("Get ready")
	case engine.SwitchSides:
		return engine.Text("Change sides")
	case engine.Rest:
		return engine.Text("Rest")
	case engine.Done:
		return engine.Text("The end")
	default:
		return book.Exercises[s.Exercise].Name
	}
}

// details lists the set and side of a step.
func details(s *engine.Step) []string {
	var parts []string
	if s.Kind == engine.Rest || s.Kind == engine.Done {
		return nil
	}
	if s.Side != engine.NoSide {
		parts = append(parts, sideWords(s.Side))
	}
	if s.Sets > 1 && s.Kind == engine.Work {
		parts = append(parts, engine.Text("set %d of %d", s.Set, s.Sets))
	}
	return parts
}

// sideWords names the side of a step.
func sideWords(s engine.Side) string {
	switch s {
	case engine.LeftSide:
		return engine.Text("left side")
	case engine.RightSide:
		return engine.Text("right side")
	default:
		return engine.Text("both sides")
	}
}

// countdown formats whole seconds, rounded up, as m:ss.
func countdown(d time.Duration) string {
	s := int((d + time.Second - 1) / time.Second)
	return fmt.Sprintf("%d:%02d", s/60, s%60)
}

func minutes(d time.Duration) string {
	s := int(d.Round(time.Second).Seconds())
	return engine.Text("%d min %02d s", s/60, s%60)
}

// volumeLine says how loud it is.
func volumeLine(s engine.Sound) string {
	if s.Muted {
		return engine.Text("Sound off. M turns it on.")
	}
	return engine.Text("Volume %.0f %%.", 100*s.Volume())
}

// ambienceLine says what sounds under the session.
func ambienceLine(a engine.Ambience) string {
	if a == engine.AmbienceOff {
		return engine.Text("Ambience off.")
	}
	return engine.Text("Ambience: %s.", a)
}

// takeCare says what to be careful with in a step, "" for nothing.
func takeCare(s *engine.Step) string {
	if len(s.Care) == 0 {
		return ""
	}
	line := engine.Text("Take care:")
	for _, care := range s.Care {
		line += " " + care.Say
	}
	return line
}

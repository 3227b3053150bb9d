package terminal

import (
	"fmt"
	"io"
	"strings"

	"uncoil/engine"
	"uncoil/engine/practice"
	"uncoil/engine/session"
)

// lines shows a session as successive lines: for use with closed eyes, with a program
// that reads the screen aloud, for files and pipes. Nothing is drawn over, and each state
// has a line of its own.
type lines struct {
	out  io.Writer
	book *engine.Book
	// keys tells whether keys are read one by one. In that mode a terminal does
	// not add carriage returns.
	keys bool
}

func newLines(out io.Writer, t *tty, plan *practice.Plan) *lines {
	opening := fmt.Sprintf("%s, %s.", plan.Timeline.Name, minutes(plan.Timeline.Length))
	if t.listens() {
		opening += " " + engine.Text(KeyHelp) + "."
	}
	fmt.Fprintln(out, opening)
	return &lines{out: out, book: plan.Book, keys: t.listens()}
}

func (l *lines) tell(line string) {
	end := "\n"
	if l.keys {
		end = "\r\n"
	}
	fmt.Fprint(l.out, line+end)
}

func (l *lines) silent(reason string) { l.tell(soundLine(reason)) }

// soundLine says that there is no sound, or that it is back.
func soundLine(reason string) string {
	if reason == "" {
		return engine.Text("Sound is back.")
	}
	return engine.Text("No sound: %s", reason)
}

func (l *lines) look(session.Snapshot) {}

func (l *lines) redrawAll() {}

func (l *lines) event(e session.Event) {
	switch e := e.(type) {
	case session.StepBegan:
		l.tell(l.title(e.Step))
		if care := takeCare(e.Step); care != "" && e.Step.Kind == engine.PositionStep {
			l.tell(strings.Repeat(" ", 9) + care)
		}
	case session.Paused:
		l.tell(l.pauseLine(e.Reason))
	case session.CountInBegan:
		l.tell(engine.Text("Going on in %.0f seconds.", e.Length.Seconds()))
	case session.Resumed:
		l.tell(engine.Text("Going on."))
	case session.Waiting:
		l.tell(engine.Text("Waiting for you: G or Enter goes on."))
	case session.Adjusted:
		l.tell(adjustedLine(e))
	case session.Refused:
		l.tell(e.Err.Error())
	}
}

// title describes a step in one line, its length first.
func (l *lines) title(s *engine.Step) string {
	parts := []string{Headline(s, l.book)}
	switch s.Kind {
	case engine.PositionStep:
		parts = append(parts, l.book.Exercises[s.Exercise].Start.Show)
	case engine.Rest:
		parts = append(parts, engine.Text("next: %s", l.book.Exercises[s.Exercise].Name))
	}
	return fmt.Sprintf("%-8s %s", countdown(s.Length), strings.Join(append(parts, details(s)...), " · "))
}

// pauseLine says why the session is paused, and what to press.
func (l *lines) pauseLine(reason session.PauseReason) string {
	line := engine.Text("Paused.")
	switch reason {
	case session.ComputerSlept:
		line = engine.Text("Paused: the computer slept.")
	case session.ItHurts:
		return engine.Text(restLine)
	}
	if l.keys {
		line = engine.Text("%s Space goes on.", line)
	}
	return line
}

func adjustedLine(e session.Adjusted) string {
	return fmt.Sprintf("%+d s", int(e.By.Seconds()))
}

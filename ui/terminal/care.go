package terminal

import (
	"context"
	"fmt"
	"strings"
	"time"

	"uncoil/engine"
	"uncoil/engine/practice"
)

// SafetyText returns the safety page as plain text.
func SafetyText(s *engine.Safety) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n", s.Title)
	for _, section := range s.Sections {
		fmt.Fprintf(&b, "\n%s\n  %s\n", section.Head, section.Text)
		for _, point := range section.Points {
			fmt.Fprintf(&b, "  - %s\n", point)
		}
	}
	return b.String()
}

// acceptSafety shows the safety page before the first session. It returns false
// if the user does not accept it. Without a terminal for the answer, the page is
// written to standard error and the session begins.
func (l *terminalSession) acceptSafety(ctx context.Context) bool {
	settings, page := l.Practice.Settings, SafetyText(&l.Practice.Book.Safety)
	if !settings.Preferences().SafetyAccepted.IsZero() {
		return true
	}
	if !l.tty.listens() {
		fmt.Fprint(l.Err, page)
		return true
	}
	fmt.Fprint(l.Out, engine.Text("%s\nIs that clear? Enter or y begins, n ends: ", page))
	for {
		answer, ok := l.tty.line(ctx)
		switch strings.ToLower(answer) {
		case "", "y", "yes":
			if !ok {
				fmt.Fprintln(l.Out)
				return false
			}
			settings.Change(func(p *engine.Preferences) { p.SafetyAccepted = time.Now() })
			return true
		case "n", "no", "q":
			return false
		}
		fmt.Fprint(l.Out, engine.Text("y or n, please: "))
	}
}

// Offered returns an error if a condition needs a doctor's advice before any
// session; nil for no condition.
func Offered(c *engine.Condition) error {
	if c == nil {
		return nil
	}
	return engine.Errorf(engine.CodeInvalid, "%s: %s 'uncoil play' asks whether you have, and remembers it", c.Name, c.Advice)
}

// askFirst asks whether a doctor has been asked, and reports whether to continue.
func (l *terminalSession) askFirst(ctx context.Context, start *practice.Start, c *engine.Condition) bool {
	fmt.Fprint(l.Out, engine.Text("%s\n%s\nHave you asked, and been told that you may? (y/n) ", c.Name, c.Advice))
	answer, ok := l.tty.line(ctx)
	if answer = strings.ToLower(answer); !ok || answer != "y" && answer != "yes" {
		fmt.Fprintln(l.Out, engine.Text("Ask first, please. Uncoil will be here when you come back."))
		return false
	}
	start.HasAsked(c)
	return true
}

// askCare asks about everything in the routine that needs care, and reports
// whether to continue. Answers are saved even if the questions are cancelled.
func (l *terminalSession) askCare(ctx context.Context, start *practice.Start, questions []engine.Question) bool {
	fmt.Fprintln(l.Out, engine.Text("Some of this asks for what you're careful with. Enter takes the careful way."))
	for i := range questions {
		q := &questions[i]
		way, ok := l.askWay(ctx, q)
		if !ok {
			return false
		}
		start.Care(q.Answers(way, time.Now())...)
	}
	return true
}

// askWay asks what to do about one exercise.
func (l *terminalSession) askWay(ctx context.Context, q *engine.Question) (engine.Way, bool) {
	book := l.Practice.Book
	names := make([]string, len(q.Conditions))
	for i, id := range q.Conditions {
		condition, _ := book.Condition(id)
		names[i] = condition.Name
	}
	why := q.Why
	if !q.Known {
		why = engine.Text("nobody has said what this asks of a body. You decide.")
	}
	fmt.Fprintf(l.Out, "\n%s (%s): %s\n", book.Exercises[q.Exercise].Name, strings.Join(names, ", "), why)
	for i, way := range q.Ways {
		fmt.Fprintf(l.Out, "  %d %s\n", i+1, wayText(book, q, way))
	}
	i, ok := l.choose(ctx, len(q.Ways))
	if !ok {
		return "", false
	}
	return q.Ways[i], true
}

// wayText describes one answer.
func wayText(book *engine.Book, q *engine.Question, way engine.Way) string {
	switch {
	case way == engine.DoInstead:
		return engine.Text("Instead: %s", book.Exercises[q.Instead].Name)
	case way == engine.LeaveOut:
		return engine.Text("Leave it out")
	case q.Known:
		return engine.Text("Keep it: I have asked")
	default:
		return engine.Text("Keep it")
	}
}

// Changes says in lines what is different in a plan because of the length it is
// fitted to and of what one is careful with, and which routine does better where
// this one does not suit.
func Changes(plan *practice.Plan, routines []engine.Routine) []string {
	var lines []string
	t := plan.Timeline
	if t.Fit != nil {
		lines = append(lines, t.Fit.Sentence(plan.Book))
	}
	for _, c := range t.Changes {
		name, why := plan.Book.Exercises[c.Exercise].Name, c.Condition
		if condition, ok := plan.Book.Condition(c.Condition); ok {
			why = strings.ToLower(condition.Name)
		}
		if instead, ok := plan.Book.Exercises[c.Instead]; ok {
			lines = append(lines, engine.Text("%s in place of %s (%s)", instead.Name, name, why))
			continue
		}
		lines = append(lines, engine.Text("%s is left out (%s)", name, why))
	}
	if !t.Unsuited {
		return lines
	}
	line := engine.Text("much of this routine is different for you, so it may not suit you well")
	if best := engine.BestFor(plan.Routine, routines, plan.Book, &plan.Prefs); best != nil {
		line += engine.Text(": %s suits you better ('uncoil play %s')", best.Name, best.ID)
	}
	return append(lines, line)
}

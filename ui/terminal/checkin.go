package terminal

import (
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"

	"uncoil/engine"
	"uncoil/engine/practice"
)

// The questions before and after a session, if the terminal has a keyboard.
const (
	feelsBefore = "How does your back feel right now, from 0 (nothing) to 10 (the worst stiffness or discomfort)?\n" +
		"A note may follow the number. Enter skips this, 'never' stops the question,\n" +
		"'signs' is for new numbness, weakness, or trouble with bladder or bowel: "
	feelsAfter = "How does your back feel now, from 0 to 10? A note may follow the number, Enter skips this: "
	feelsAgain = "A number from 0 to 10, please, or just Enter: "
	feelsNever = "You will not be asked again; the settings in Uncoil's window bring it back."
)

// lineReader returns what is typed, line by line; false means that no more lines
// will come.
type lineReader interface {
	line(ctx context.Context) (string, bool)
}

// answered is an answer about how it feels.
type answered struct {
	rating *int // nil for no answer
	note   string
	// never means not to ask again; gone, that input has ended; signs, that there
	// are signs that need help.
	never, gone, signs bool
}

// askFeeling asks how it feels until the answer is valid.
func askFeeling(ctx context.Context, out io.Writer, in lineReader, question string) answered {
	fmt.Fprint(out, question)
	for {
		text, ok := in.line(ctx)
		if !ok {
			fmt.Fprintln(out)
			return answered{gone: true}
		}
		if text == "" {
			return answered{}
		}
		if strings.EqualFold(strings.Trim(text, "'"), "never") {
			fmt.Fprintln(out, engine.Text(feelsNever))
			return answered{never: true}
		}
		if question == engine.Text(feelsBefore) && strings.EqualFold(strings.Trim(text, "'"), "signs") {
			return answered{signs: true}
		}
		first, note, _ := strings.Cut(text, " ")
		n, err := strconv.Atoi(first)
		a := answered{rating: &n, note: strings.TrimSpace(note)}
		if err == nil && (engine.Feeling{After: a.rating, Note: a.note}).Validate() == nil {
			return a
		}
		fmt.Fprint(out, engine.Text(feelsAgain))
	}
}

// ask asks how it feels, as a line or by ear.
func (l *terminalSession) ask(ctx context.Context, question string) answered {
	if l.Still {
		return l.askByEar(ctx, question == feelsBefore)
	}
	return askFeeling(ctx, l.Out, l.tty, question)
}

// prepare asks all questions before a session. It returns what to play, nil for
// nothing.
func (l *terminalSession) prepare(ctx context.Context, start *practice.Start) (*practice.Start, error) {
	for {
		question, err := start.Next()
		if err != nil || question == nil {
			return start, err
		}
		goOn := true
		switch q := question.(type) {
		case practice.AskFirst:
			if !l.tty.listens() {
				return nil, Offered(q.Condition)
			}
			goOn = l.askFirst(ctx, start, q.Condition)
		case practice.AskCare:
			if !l.tty.listens() {
				start.Care() // the careful answer for all
				continue
			}
			goOn = l.askCare(ctx, start, q.Questions)
		case practice.Synthesize:
			start.Synthesized() // the terminal's voice has synthesized everything while planning
		case practice.AskFeeling:
			goOn = l.askBefore(ctx, start)
		case practice.OfferLess:
			start = l.offerLess(ctx, start, q)
			goOn = start != nil
		}
		if !goOn {
			return nil, nil
		}
	}
}

// askBefore asks how it feels before a session, and reports whether to continue.
func (l *terminalSession) askBefore(ctx context.Context, start *practice.Start) bool {
	if !l.tty.listens() {
		start.Feels(engine.Feeling{})
		return true
	}
	a := l.ask(ctx, engine.Text(feelsBefore))
	if a.signs {
		fmt.Fprint(l.Out, emergencyText(&l.Practice.Book.Safety))
		return false
	}
	if a.never {
		l.Practice.NeverAskFeeling()
	}
	start.Feels(engine.Feeling{Before: a.rating, Note: a.note})
	return !a.gone
}

// emergencyText says when to call for help.
func emergencyText(s *engine.Safety) string {
	only := *s
	only.Title, only.Sections = engine.Text("Please get help before you exercise."), []engine.SafetySection{s.Emergency()}
	return SafetyText(&only)
}

// offerLess offers easier alternatives on a day with much discomfort. It returns
// what to play, nil for nothing.
func (l *terminalSession) offerLess(ctx context.Context, start *practice.Start, less practice.OfferLess) *practice.Start {
	type way struct {
		text string
		take func() *practice.Start
	}
	var ways []way
	add := func(text string, take func() *practice.Start) { ways = append(ways, way{text, take}) }
	if r := less.WindDown; r != nil {
		add(engine.Text("%s instead", r.Name), func() *practice.Start { return start.Instead(r) })
	}
	if r := less.Lying; r != nil {
		add(engine.Text("Lying exercises only"), func() *practice.Start { return start.Instead(r) })
	}
	add(engine.Text("Not today"), func() *practice.Start { return nil })
	add(engine.Text("Go on as planned"), func() *practice.Start { start.AsPlanned(); return start })
	fmt.Fprintln(l.Out, engine.Text("That's a lot today. Less may do your back more good; if it's new, ask a doctor first."))
	for i, way := range ways {
		fmt.Fprintf(l.Out, "  %d %s\n", i+1, way.text)
	}
	var chosen *practice.Start
	if i, ok := l.choose(ctx, len(ways)); ok {
		chosen = ways[i].take()
	}
	if chosen == nil {
		fmt.Fprintln(l.Out, engine.Text("Rest well. Uncoil is here when you are ready."))
	}
	return chosen
}

// choose reads a choice from 1 to n, Enter being 1, and reports whether there was
// one.
func (l *terminalSession) choose(ctx context.Context, n int) (int, bool) {
	if l.Still {
		return l.chooseByEar(ctx, n)
	}
	fmt.Fprint(l.Out, engine.Text("Your choice: "))
	for {
		answer, ok := l.tty.line(ctx)
		if !ok {
			fmt.Fprintln(l.Out)
			return 0, false
		}
		if answer == "" {
			return 0, true
		}
		if i, err := strconv.Atoi(answer); err == nil && i >= 1 && i <= n {
			return i - 1, true
		}
		fmt.Fprint(l.Out, engine.Text("A number from 1 to %d, please, or just Enter: ", n))
	}
}

// conclude asks how it feels after a session, saves the answer, and describes the
// next session.
func (l *terminalSession) conclude(ctx context.Context, id int64, o *practice.Outcome) {
	o.ID = id
	if l.Practice.Settings.Preferences().CheckIn && l.tty.listens() {
		l.askAfter(ctx, o)
	}
	lesson, err := l.Practice.ReadLesson(ctx, id)
	if err != nil || lesson.Empty() {
		// It cannot be read, or is not on the disk yet: no other session is used
		// instead.
		l.Log.Warn("the session cannot be learned from", "err", err)
		return
	}
	if growth := o.Learn(lesson); growth != nil {
		for _, line := range l.Outlook(o.Routine, l.Practice.Book, growth) {
			fmt.Fprintln(l.Out, line)
		}
	}
}

func (l *terminalSession) askAfter(ctx context.Context, o *practice.Outcome) {
	a := l.ask(ctx, engine.Text(feelsAfter))
	if a.never {
		l.Practice.NeverAskFeeling()
	}
	if a.rating == nil {
		return
	}
	f := o.Feeling
	f.After = a.rating
	if a.note != "" {
		f.Note = a.note
	}
	o.Feels(f)
	defer l.opened.Hold()()
	// Ctrl-C ends the program, but the answer is saved.
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), practice.WriteTimeout)
	defer cancel()
	if err := l.Practice.History.SetFeeling(ctx, o.ID, f); err != nil {
		l.Say(err.Error())
	}
}

package main

import (
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"

	"uncoil/engine"
	"uncoil/ui"
)

// What is asked before and after a session, where somebody sits at the keys.
const (
	feelsBefore = "How does your back feel right now, from 0 (nothing) to 10 (the worst stiffness or discomfort)?\n" +
		"A note may follow the number. Enter skips this, 'never' stops the question,\n" +
		"'signs' is for new numbness, weakness, or trouble with bladder or bowel: "
	feelsAfter = "How does your back feel now, from 0 to 10? A note may follow the number, Enter skips this: "
	feelsAgain = "A number from 0 to 10, please, or just Enter: "
	feelsNever = "You will not be asked again; the settings in Uncoil's window bring it back."
)

// lineReader delivers what somebody types, line by line; false tells that
// nothing more will come.
type lineReader interface {
	line(ctx context.Context) (string, bool)
}

// answered is what was said about how it feels.
type answered struct {
	rating *int // nil where nothing was said
	note   string
	// never asks no more; gone tells that there is nobody to ask; signs that
	// there are some that need help.
	never, gone, signs bool
}

// askFeeling asks how it feels until the answer can be understood.
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
			fmt.Fprintln(out, feelsNever)
			return answered{never: true}
		}
		if question == feelsBefore && strings.EqualFold(strings.Trim(text, "'"), "signs") {
			return answered{signs: true}
		}
		first, note, _ := strings.Cut(text, " ")
		n, err := strconv.Atoi(first)
		a := answered{rating: &n, note: strings.TrimSpace(note)}
		if err == nil && (engine.Feeling{After: a.rating, Note: a.note}).Validate() == nil {
			return a
		}
		fmt.Fprint(out, feelsAgain)
	}
}

// askBefore asks how it feels before a session that begins. It returns what is to
// be played then, nil where nothing is.
func (l *lead) askBefore(planned *plan, b *ui.Beginning, change func(*engine.Preferences)) (*plan, error) {
	if b.From != nil || !l.asks() {
		return planned, nil
	}
	a := askFeeling(l.program.ctx, l.program.out, l.tty, feelsBefore)
	if a.signs {
		fmt.Fprint(l.program.out, emergencyText(&planned.book.Safety))
		return nil, nil
	}
	l.takeIn(a, &b.Feeling.Before, &b.Feeling)
	switch {
	case a.gone:
		return nil, nil
	case b.Feeling.Much():
		return l.offerLess(planned, change)
	}
	return planned, nil
}

// emergencyText tells when to call for help at once.
func emergencyText(s *engine.Safety) string {
	only := *s
	only.Title, only.Sections = "Please get help before you exercise.", []engine.SafetySection{s.Emergency()}
	return safetyText(&only)
}

// offerLess asks whether less would do on a day with much discomfort. It returns
// what is to be played then, nil where nothing is.
func (l *lead) offerLess(planned *plan, change func(*engine.Preferences)) (*plan, error) {
	p := l.program
	books, err := p.catalog()
	if err != nil {
		return nil, err
	}
	type way struct {
		text    string
		routine *engine.Routine
	}
	var ways []way
	if quiet, err := books.Routine(engine.WindDown); err == nil && planned.routine.ID != engine.WindDown {
		ways = append(ways, way{quiet.Name + " instead", quiet})
	}
	if lying := engine.Lying(planned.routine, planned.book, &planned.prefs); lying != nil {
		ways = append(ways, way{"Lying exercises only", lying})
	}
	ways = append(ways, way{"Not today", nil}, way{"Go on as planned", planned.routine})
	fmt.Fprintln(p.out, "That's a lot today. Less may do your back more good; if it's new, ask a doctor first.")
	for i, way := range ways {
		fmt.Fprintf(p.out, "  %d %s\n", i+1, way.text)
	}
	i, ok := l.choose(len(ways))
	switch {
	case !ok || ways[i].routine == nil:
		fmt.Fprintln(p.out, "Rest well. Uncoil is here when you are ready.")
		return nil, nil
	case ways[i].routine == planned.routine:
		return planned, nil
	}
	return p.planOf(ways[i].routine, change)
}

// choose reads which of n ways is chosen, Enter being the first, and reports
// whether one was.
func (l *lead) choose(n int) (int, bool) {
	p := l.program
	fmt.Fprint(p.out, "Your choice: ")
	for {
		answer, ok := l.tty.line(p.ctx)
		if !ok {
			fmt.Fprintln(p.out)
			return 0, false
		}
		if answer == "" {
			return 0, true
		}
		if i, err := strconv.Atoi(answer); err == nil && i >= 1 && i <= n {
			return i - 1, true
		}
		fmt.Fprintf(p.out, "A number from 1 to %d, please, or just Enter: ", n)
	}
}

// askAfter asks how it feels after a session, and keeps it.
func (l *lead) askAfter(id int64, f engine.Feeling) {
	if id == 0 || !l.asks() {
		return
	}
	a := askFeeling(l.program.ctx, l.program.out, l.tty, feelsAfter)
	l.takeIn(a, &f.After, &f)
	if a.rating == nil {
		return
	}
	defer l.program.ending.hold()()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	if err := l.program.kept.SetFeeling(ctx, id, f); err != nil {
		l.program.say(err.Error())
	}
}

// asks reports whether it is wanted, and somebody sits at the keys.
func (l *lead) asks() bool { return l.program.stored.CheckIn && l.tty.listens() }

// takeIn puts an answer where it belongs.
func (l *lead) takeIn(a answered, rating **int, f *engine.Feeling) {
	if a.never {
		l.program.keep(func(prefs *engine.Preferences) { prefs.CheckIn = false })
	}
	if a.rating != nil {
		*rating = a.rating
	}
	if a.note != "" {
		f.Note = a.note
	}
}

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
		"A note may follow the number. Enter skips this, 'never' stops the question: "
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
	// never asks no more; gone tells that there is nobody to ask.
	never, gone bool
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
		first, note, _ := strings.Cut(text, " ")
		n, err := strconv.Atoi(first)
		a := answered{rating: &n, note: strings.TrimSpace(note)}
		if err == nil && (engine.Feeling{After: a.rating, Note: a.note}).Validate() == nil {
			return a
		}
		fmt.Fprint(out, feelsAgain)
	}
}

// askBefore asks how it feels before a session that begins, and reports false
// where nobody is there any more.
func (l *lead) askBefore(b *ui.Beginning) bool {
	if b.From != nil || !l.asks() {
		return true
	}
	a := askFeeling(l.program.ctx, l.program.out, l.tty, feelsBefore)
	l.takeIn(a, &b.Feeling.Before, &b.Feeling)
	return !a.gone
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

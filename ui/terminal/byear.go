package terminal

import (
	"context"
	"fmt"
	"time"

	"uncoil/engine"
	"uncoil/engine/practice"
)

// A session that is followed by ear has its questions said aloud, and each is answered by
// one key: who listens does not look at a line that is being typed.

const (
	// betweenSentences separates the sentences of a question.
	betweenSentences = 500 * time.Millisecond
	// tenWithin is how soon a 0 must follow a 1 for the two to be a 10.
	tenWithin = time.Second
	// byEarKeys are the keys that answer how it feels; those before a session have one
	// more.
	byEarKeys     = "0 to 9, or 1 and 0 for 10; Enter skips this, D never asks again"
	byEarBefore   = "How does your back feel right now, from 0 (nothing) to 10 (the worst stiffness or discomfort)?"
	byEarAfter    = "How does your back feel now, from 0 to 10?"
	byEarForSigns = ", N is for new numbness, weakness, or trouble with bladder or bowel"
)

// openSound opens sound and record, once: a session by ear needs them for its questions.
func (l *terminalSession) openSound() (err error) {
	if l.opened == nil {
		l.opened, err = l.Open(Hooks{
			SoundChanged: func(ok bool, reason string) { offer(l.sound, soundState{ok, reason}) },
			Tell:         func(line string) { offer(l.notes, line) },
			Leave:        l.tty.leave,
		})
	}
	return err
}

// askByEar asks how it feels, aloud, until a key answers.
func (l *terminalSession) askByEar(ctx context.Context, before bool) answered {
	question, keys := engine.Text(byEarAfter), engine.Text(byEarKeys)
	if before {
		question, keys = engine.Text(byEarBefore), keys+engine.Text(byEarForSigns)
	}
	fmt.Fprintf(l.Out, "%s\n%s.\n", question, keys)
	if err := l.openSound(); err != nil {
		l.Log.Warn("the question is not said", "err", err) // the session reports it
	} else {
		defer l.aloud(l.Practice.Book.Phrases.Check)()
	}
	for {
		key := l.tty.key(ctx)
		switch key {
		case "":
			return answered{gone: true}
		case "\r", "\n", " ":
			fmt.Fprintln(l.Out, engine.Text("No answer."))
			return answered{}
		case "d", "D":
			fmt.Fprintln(l.Out, engine.Text(feelsNever))
			return answered{never: true}
		case "n", "N":
			if before {
				return answered{signs: true}
			}
		}
		if len(key) == 1 && key[0] >= '0' && key[0] <= '9' {
			n := int(key[0] - '0')
			if n == 1 && l.tty.zeroFollows(ctx) {
				n = 10
			}
			fmt.Fprintf(l.Out, "%d.\n", n)
			return answered{rating: &n}
		}
	}
}

// aloud says sentences one after the other until stop is called.
func (l *terminalSession) aloud(sentences []string) (stop func()) {
	voice := l.Practice.VoiceOf(l.Practice.Settings.Preferences().Sound)
	said, done := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(said)
		for _, sentence := range sentences {
			l.opened.Say(sentence)
			select {
			case <-time.After(voice.SpeechLength(sentence) + betweenSentences):
			case <-done:
				l.opened.Hush()
				return
			}
		}
	}()
	return func() {
		close(done)
		<-said
	}
}

// chooseByEar reads a choice from 1 to n by one key, Enter being 1.
func (l *terminalSession) chooseByEar(ctx context.Context, n int) (int, bool) {
	for {
		key := l.tty.key(ctx)
		switch {
		case key == "":
			return 0, false
		case key == "\r" || key == "\n":
			return 0, true
		case len(key) == 1 && key[0] >= '1' && int(key[0]-'0') <= n:
			return int(key[0] - '1'), true
		}
	}
}

// key reads one key while the terminal is not entered; "" means that none will come, or
// that the user wants none of it.
func (t *tty) key(ctx context.Context) string {
	key, _ := t.keyWithin(ctx, nil)
	switch commandOf(key) {
	case interrupted:
		if t.interrupt != nil {
			t.interrupt()
		}
		return ""
	case practice.LeaveOrShrink:
		return ""
	}
	if key == "\x04" { // the end of what is typed
		return ""
	}
	return key
}

// zeroFollows reports whether a 0 is typed in time. Another key stays for what comes next.
func (t *tty) zeroFollows(ctx context.Context) bool {
	key, _ := t.keyWithin(ctx, time.After(tenWithin))
	if key != "0" {
		t.begun = key + t.begun
	}
	return key == "0"
}

// keyWithin reads one key, until the time is over; more is false when none will come.
func (t *tty) keyWithin(ctx context.Context, over <-chan time.Time) (key string, more bool) {
	if err := t.enter(); err != nil {
		return "", false
	}
	defer t.leave()
	for {
		if key := nextKey(t.begun); key != "" {
			t.begun = t.begun[len(key):]
			return key, true
		}
		var alone <-chan time.Time
		if t.begun != "" {
			alone = time.After(escapeWait)
		}
		select {
		case s, more := <-t.typed():
			if !more {
				return "", false
			}
			t.begun += s
		case <-alone:
			key, t.begun = t.begun, ""
			return key, true
		case <-over:
			return "", true
		case <-ctx.Done():
			return "", false
		}
	}
}

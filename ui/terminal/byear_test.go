package terminal

import (
	"io"
	"log/slog"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"uncoil/engine"
	"uncoil/engine/practice"
)

// settings are preferences that do not change.
type settings struct{ prefs engine.Preferences }

func (s settings) Preferences() engine.Preferences  { return s.prefs }
func (s settings) Change(func(*engine.Preferences)) {}

// listener sits at a terminal by ear: what is said, how often it was hushed, and the keys.
type listener struct {
	*terminalSession
	keys   chan string
	said   []string
	hushed int
}

func byEar() *listener {
	l := &listener{keys: make(chan string)}
	book := &engine.Book{Phrases: engine.Phrases{Check: []string{"How does it feel?", "Press a number."}}}
	l.terminalSession = &terminalSession{
		tty: &tty{chunks: l.keys},
		Face: &Face{
			Out: io.Discard, Still: true, Log: slog.New(slog.DiscardHandler),
			Practice: &practice.Practice{Book: book, Settings: settings{engine.DefaultPreferences()}, VoiceOf: func(engine.Sound) engine.Voice { return engine.EstimatedVoice{} }},
			Open: func(Hooks) (*Opened, error) {
				return &Opened{Say: func(line string) { l.said = append(l.said, line) }, Hush: func() { l.hushed++ }}, nil
			},
		},
	}
	return l
}

func TestByEarEachQuestionIsAnsweredByAKey(t *testing.T) {
	rated := func(n int) answered { return answered{rating: &n} }
	for _, tt := range []struct {
		name          string
		keys          []string // "" lets a second pass
		before, after answered
	}{
		{"a digit", []string{"4"}, rated(4), rated(4)},
		{"nothing at all", []string{"0"}, rated(0), rated(0)},
		{"ten", []string{"1", "0"}, rated(10), rated(10)},
		{"ten at once", []string{"10"}, rated(10), rated(10)},
		{"one, and a zero too late", []string{"1", "", "0"}, rated(1), rated(1)},
		{"one, and another key", []string{"1x"}, rated(1), rated(1)},
		{"skipped", []string{"\r"}, answered{}, answered{}},
		{"skipped by the large key", []string{" "}, answered{}, answered{}},
		{"never again", []string{"d"}, answered{never: true}, answered{never: true}},
		{"a sign that needs help", []string{"n", "3"}, answered{signs: true}, rated(3)},
		{"keys that mean nothing", []string{"x", "\x1b[A", "\u00fc", "7"}, rated(7), rated(7)},
		{"away", []string{"q"}, answered{gone: true}, answered{gone: true}},
		{"escape", []string{"\x1b"}, answered{gone: true}, answered{gone: true}},
		{"the end of what is typed", []string{"\x04"}, answered{gone: true}, answered{gone: true}},
	} {
		for question, want := range map[string]answered{feelsBefore: tt.before, feelsAfter: tt.after} {
			synctest.Test(t, func(t *testing.T) {
				l := byEar()
				over := make(chan struct{})
				var typing sync.WaitGroup
				typing.Go(func() {
					for _, k := range tt.keys {
						if k == "" {
							time.Sleep(tenWithin + time.Millisecond)
							continue
						}
						select {
						case l.keys <- k:
						case <-over: // it has been answered
						}
					}
				})
				got := l.ask(t.Context(), question)
				close(over)
				typing.Wait()
				if diff := cmp.Diff(want, got, cmp.AllowUnexported(answered{})); diff != "" {
					t.Errorf("%s, %.30s…: %s", tt.name, question, diff)
				}
			})
		}
	}
}

// The question is said, and an answer ends that: the next sentence is not begun.
func TestByEarTheQuestionIsSaid(t *testing.T) {
	for _, tt := range []struct {
		after  time.Duration
		said   []string
		hushed int
	}{
		{100 * time.Millisecond, []string{"How does it feel?"}, 1},
		{time.Minute, []string{"How does it feel?", "Press a number."}, 0},
	} {
		synctest.Test(t, func(t *testing.T) {
			l := byEar()
			go func() {
				time.Sleep(tt.after)
				l.keys <- "3"
			}()
			l.ask(t.Context(), feelsBefore)
			time.Sleep(time.Minute)
			if !slices.Equal(l.said, tt.said) || l.hushed != tt.hushed {
				t.Errorf("answered after %v: said %q, hushed %d times", tt.after, l.said, l.hushed)
			}
		})
	}
}

// A line is typed where the terminal is looked at, and nothing is said.
func TestWhoLooksTypesALine(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := byEar()
		l.Still = false
		go func() { l.keys <- "4 slept badly\n" }()
		if got := l.ask(t.Context(), feelsBefore); got.rating == nil || *got.rating != 4 || got.note != "slept badly" || len(l.said) > 0 {
			t.Errorf("%+v, said %q", got, l.said)
		}
	})
}

func TestByEarAChoiceIsAKey(t *testing.T) {
	for keys, want := range map[string]int{"2": 1, "\r": 0, "9x3": 2, "q": -1} {
		synctest.Test(t, func(t *testing.T) {
			l := byEar()
			go func() { l.keys <- keys }()
			i, ok := l.choose(t.Context(), 3)
			if !ok {
				i = -1
			}
			if i != want {
				t.Errorf("%q chooses %d, want %d", keys, i, want)
			}
		})
	}
}

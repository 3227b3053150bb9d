package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"golang.org/x/term"

	"uncoil/engine"
	"uncoil/engine/audio"
	"uncoil/engine/session"
)

// playCommand leads a session in the terminal.
type playCommand struct {
	Routine   string `arg:"" help:"Routine to play; 'uncoil list' names them."`
	AudioOnly bool   `help:"Say where the session is, but draw nothing that moves."`
}

// redraw is how often the terminal's line is brought up to date.
const redraw = 200 * time.Millisecond

// Run carries out the command.
func (c *playCommand) Run(p *program) error {
	t, err := p.timeline(c.Routine)
	if err != nil {
		return err
	}
	prefs, err := p.preferences()
	if err != nil {
		return err
	}
	screen := &terminal{out: p.out, books: p.books.Book(), still: c.AudioOnly || !isTerminal(p.out), heard: true}
	sound := make(chan audio.Status, 64)
	around, err := p.goLive(&prefs, func(s audio.Status) {
		select {
		case sound <- s:
		default: // nobody reads any more
		}
	})
	if err != nil {
		return err
	}
	defer around.sound.Close()
	keys, restore := readKeys(p.stdin)
	defer restore()
	screen.raw = keys != nil
	screen.line("%s, %s. Space pauses, n next, b back, r repeat, + and - change by 15 s, q ends.", t.Name, minutes(t.Length))

	events := make(chan session.Event, 256)
	player, over := around.begin(p.ctx, t, func(e session.Event) { events <- e })
	ticker := time.NewTicker(redraw)
	defer ticker.Stop()
	for {
		select {
		case e := <-events:
			screen.event(e)
			if _, ended := e.(session.Ended); ended {
				over()
				return nil
			}
		case s := <-sound:
			screen.soundChanged(s)
		case <-ticker.C:
			screen.progress(player.Snapshot())
		case k, ok := <-keys:
			if !ok {
				keys = nil
				continue
			}
			command(player, k)
		}
	}
}

// command carries out a key as the window does.
func command(p *session.Player, key string) {
	const quarter = 15 * time.Second
	switch key {
	case " ":
		p.Toggle()
	case "n", "\x1b[C":
		p.Next()
	case "b", "\x1b[D":
		p.Back()
	case "r":
		p.Repeat()
	case "+", "=":
		p.Extend(quarter)
	case "-":
		p.Extend(-quarter)
	case "q", "\x03", "\x1b":
		p.End()
	}
}

// terminal is the screen of a session without a display.
type terminal struct {
	out   io.Writer
	books *engine.Book
	// still writes lines only, for audio-only sessions and files.
	still bool
	// raw tells that the terminal does not return the carriage by itself.
	raw   bool
	drawn int // length of the moving line on the screen
	// heard tells whether there was sound when it was last said.
	heard bool
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// line prints a line of its own above the moving one.
func (t *terminal) line(format string, args ...any) {
	end := "\n"
	if t.raw {
		end = "\r\n"
	}
	fmt.Fprint(t.out, t.wipe()+fmt.Sprintf(format, args...)+end)
}

// wipe returns what clears the moving line.
func (t *terminal) wipe() string {
	n := t.drawn
	t.drawn = 0
	if n == 0 {
		return ""
	}
	return "\r" + strings.Repeat(" ", n) + "\r"
}

// soundChanged tells that sound has gone or come back.
func (t *terminal) soundChanged(s audio.Status) {
	if s.Sound == t.heard {
		return
	}
	t.heard = s.Sound
	if !s.Sound {
		t.line("No sound: %s", s.Reason)
		return
	}
	t.line("Sound is back.")
}

// event prints what a person who follows by eye must know.
func (t *terminal) event(e session.Event) {
	switch e := e.(type) {
	case session.StepBegan:
		t.line("%s", t.title(e.Step))
	case session.Paused:
		if e.Reason == session.ComputerSlept {
			t.line("Paused: the computer slept. Space goes on.")
			return
		}
		t.line("Paused. Space goes on.")
	case session.Adjusted:
		t.line("%+d s", int(e.By.Seconds()))
	case session.Refused:
		t.line("%s", e.Err)
	case session.Ended:
		if e.Finished {
			t.line("Well done: %s.", minutes(e.Played))
			return
		}
		t.line("Ended after %s. That counts too.", minutes(e.Played))
	}
}

// title describes a step in words.
func (t *terminal) title(s *engine.Step) string {
	ex := t.books.Exercises[s.Exercise]
	var parts []string
	switch s.Kind {
	case engine.GetReady:
		parts = []string{"Get ready"}
	case engine.PositionStep:
		parts = []string{ex.Name, ex.Start.Show}
	case engine.Work:
		parts = []string{ex.Name}
	case engine.SwitchSides:
		parts = []string{"Change sides"}
	case engine.Rest:
		parts = []string{"Rest", "next: " + ex.Name}
	case engine.Done:
		parts = []string{"Done"}
	}
	if s.Side != engine.NoSide && s.Kind != engine.Rest {
		parts = append(parts, string(s.Side)+" side")
	}
	if s.Sets > 1 && s.Kind == engine.Work {
		parts = append(parts, fmt.Sprintf("set %d of %d", s.Set, s.Sets))
	}
	return fmt.Sprintf("%-8s %s", countdown(s.Length), strings.Join(parts, " · "))
}

// progress draws the moving line: a bar, the time left, what to do.
func (t *terminal) progress(s session.Snapshot) {
	if t.still || s.State == session.Over || s.Step == nil {
		return
	}
	const width = 24
	full := int(float64(width) * float64(s.StepElapsed) / float64(max(s.Step.Length, 1)))
	full = min(max(full, 0), width)
	what := ""
	switch {
	case s.State == session.Standing:
		what = "paused"
	case s.State == session.CountingIn:
		what = fmt.Sprintf("going on in %d", int(s.CountIn.Round(time.Second).Seconds()))
	case s.Span != nil:
		what = breathWord(s.Span.Breath) + s.Span.Show
	}
	line := fmt.Sprintf("%8s [%s%s] %s", countdown(s.StepLeft), strings.Repeat("#", full), strings.Repeat(".", width-full), what)
	pad := max(t.drawn-len([]rune(line)), 0)
	fmt.Fprint(t.out, "\r"+line+strings.Repeat(" ", pad))
	t.drawn = len([]rune(line)) + pad
}

func breathWord(b engine.Breath) string {
	switch b {
	case engine.BreathIn:
		return "in   "
	case engine.BreathOut:
		return "out  "
	case engine.BreathHold:
		return "hold "
	default:
		return ""
	}
}

// countdown writes whole seconds, rounded up, as m:ss.
func countdown(d time.Duration) string {
	s := int((d + time.Second - 1) / time.Second)
	return fmt.Sprintf("%d:%02d", s/60, s%60)
}

func minutes(d time.Duration) string {
	s := int(d.Round(time.Second).Seconds())
	return fmt.Sprintf("%d min %02d s", s/60, s%60)
}

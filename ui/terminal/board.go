package terminal

import (
	"cmp"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"uncoil/engine"
	"uncoil/engine/session"
)

// messageLasts is how many redraws a message stays, about six seconds. While the
// session is paused it stays.
const messageLasts = 30

// board shows a session on a whole terminal: the current step, the time left in
// digits as large as possible, and what comes next.
type board struct {
	out  io.Writer
	book *engine.Book
	// size returns the terminal's width and height in characters.
	size func() (width, height int)

	message     string
	messageLeft int
	// silence is why there is no sound; it is shown if there is no other message.
	silence string
	// drawn is the content of the screen, so that nothing is sent twice.
	drawn         string
	width, height int
}

func (b *board) tell(line string) { b.message, b.messageLeft = line, messageLasts }

func (b *board) silent(reason string) {
	b.silence = ""
	if reason == "" {
		b.tell(soundLine(""))
		return
	}
	b.silence = soundLine(reason)
}

func (b *board) redrawAll() { b.drawn, b.width = "", 0 }

func (b *board) event(e session.Event) {
	switch e := e.(type) {
	case session.StepBegan, session.Resumed:
		b.messageLeft = min(b.messageLeft, messageLasts/3)
	case session.Paused:
		if e.Reason == session.ComputerSlept {
			b.tell(engine.Text("The computer slept, so the session waited for you."))
		}
	case session.Adjusted:
		b.tell(adjustedLine(e))
	case session.Refused:
		b.tell(e.Err.Error())
	}
}

// look draws the current state of the session.
func (b *board) look(s session.Snapshot) {
	if s.State == session.Over || s.Step == nil {
		return
	}
	if b.messageLeft--; b.messageLeft < 0 && s.State != session.Standing {
		b.message = ""
	}
	width, height := b.size()
	wipe := ""
	if width != b.width || height != b.height {
		wipe = "\x1b[2J"
		b.width, b.height, b.drawn = width, height, ""
	}
	picture := b.picture(s, width, height)
	if picture == b.drawn {
		return
	}
	b.drawn = picture
	_, _ = io.WriteString(b.out, wipe+"\x1b[H"+strings.ReplaceAll(picture, "\n", "\x1b[K\r\n")+"\x1b[K\x1b[J")
}

// The styles of a row.
const (
	plain = ""
	bold  = "\x1b[1m"
	faint = "\x1b[2m"
	usual = "\x1b[0m"
)

// row is one row of the screen.
type row struct{ text, style string }

// picture returns the whole screen.
func (b *board) picture(s session.Snapshot, width, height int) string {
	top := []row{
		{apart(s.Timeline.Name, engine.Text("%s left", countdown(s.SessionLeft)), width-2), faint},
		{},
		{Headline(s.Step, b.book), bold},
		{b.doing(s), plain},
	}
	for _, line := range wrapped(careLine(s), width-2) {
		top = append(top, row{line, bold})
	}
	top = append(top, row{})
	bottom := []row{
		{},
		{bar(s.StepLeft, s.Step.Length, width-2), plain},
		{state(s), plain},
		{},
		{b.next(s), plain},
		{cmp.Or(b.message, b.silence), bold},
		{keysFor(width), faint},
	}
	room := height - len(top) - len(bottom)
	middle := large(countdown(s.StepLeft), width-2, room)
	for i := len(middle); i < room; i++ {
		middle = append(middle, row{})
	}
	rows := append(append(top, middle...), bottom...)
	if room < 1 {
		top[2].text = apart(top[2].text, countdown(s.StepLeft), width-2)
		rows = squeezed(append(top, bottom...), height)
	}
	var text []string
	for _, r := range rows {
		text = append(text, r.String(width))
	}
	return strings.Join(text, "\n")
}

// careLine says what to be careful with while getting into position and working,
// "" for nothing.
func careLine(s session.Snapshot) string {
	if s.Step.Kind != engine.PositionStep && s.Step.Kind != engine.Work && s.Step.Kind != engine.SwitchSides {
		return ""
	}
	return takeCare(s.Step)
}

// wrapped breaks a text into lines of a width; "" gives none.
func wrapped(text string, width int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		longer := strings.TrimSpace(line + " " + word)
		if line != "" && utf8.RuneCountInString(longer) > width {
			lines, longer = append(lines, line), word
		}
		line = longer
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// keysFor lists the keys that fit, the most important ones on a narrow terminal.
func keysFor(width int) string {
	all := engine.Text("Space pause · N next · B back · R repeat · + – 15 s · X it hurts · Q end")
	if utf8.RuneCountInString(all)+1 <= width {
		return all
	}
	return engine.Text("Space pause · N next · B back · R repeat · X hurts · Q end")
}

func (r row) String(width int) string {
	text := cut(strings.TrimRight(" "+r.text, " "), width)
	if r.style == plain || text == "" {
		return text
	}
	return r.style + text + usual
}

// squeezed removes empty rows, and then the last ones, until the rest fits.
func squeezed(rows []row, height int) []row {
	var full []row
	for _, r := range rows {
		if r.text != "" {
			full = append(full, r)
		}
	}
	return full[:min(len(full), height)]
}

// doing says what to do in the step.
func (b *board) doing(s session.Snapshot) string {
	parts := details(s.Step)
	if s.Span != nil && s.Span.Show != "" {
		parts = append(parts, s.Span.Show)
	}
	return strings.Join(parts, " · ")
}

// state describes the state of the session: the breath, the repetition, a pause.
func state(s session.Snapshot) string {
	switch s.State {
	case session.Standing:
		if s.Reason == session.ItHurts {
			return engine.Text(restLine)
		}
		return engine.Text("Paused. Space goes on.")
	case session.CountingIn:
		return engine.Text("Going on in %d", int((s.CountIn+time.Second-1)/time.Second))
	}
	var parts []string
	if s.Span != nil {
		if word := breathWord(s.Span.Breath); word != "" {
			parts = append(parts, word)
		}
		if s.Span.Reps > 0 {
			parts = append(parts, engine.Text("%d of %d", s.Span.Rep, s.Span.Reps))
		}
	}
	return strings.Join(parts, " · ")
}

func breathWord(b engine.Breath) string {
	switch b {
	case engine.BreathIn:
		return engine.Text("breathe in")
	case engine.BreathOut:
		return engine.Text("breathe out")
	case engine.BreathHold:
		return engine.Text("hold")
	default:
		return ""
	}
}

// next names the following step; after a rest also its purpose.
func (b *board) next(s session.Snapshot) string {
	steps := s.Timeline.Steps[s.Step.Index+1:]
	if len(steps) == 0 {
		return ""
	}
	text := engine.Text("Next: %s", Headline(&steps[0], b.book))
	if steps[0].Kind == engine.Work || steps[0].Kind == engine.Rest {
		text += ", " + countdown(steps[0].Length)
	}
	if steps[0].Kind == engine.Rest && len(steps) > 1 {
		text += engine.Text(", then %s", Headline(&steps[1], b.book))
	}
	return text
}

// bar returns a bar that gets shorter as time passes.
func bar(left, length time.Duration, width int) string {
	width = max(width, 0)
	full := int((int64(width)*int64(left) + int64(length) - 1) / int64(max(length, 1)))
	full = min(max(full, 0), width)
	return strings.Repeat("█", full) + strings.Repeat("░", width-full)
}

// apart puts two texts at the two ends of a line.
func apart(left, right string, width int) string {
	gap := width - len([]rune(left)) - len([]rune(right))
	return left + strings.Repeat(" ", max(gap, 1)) + right
}

// cut shortens a text to a width.
func cut(text string, width int) string {
	if r := []rune(text); len(r) > width {
		return string(r[:max(width, 0)])
	}
	return text
}

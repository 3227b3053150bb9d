package waiting

import (
	"time"

	"fyne.io/fyne/v2/lang"

	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// meter shows how much is done, and the estimated time left.
type meter struct {
	widget.Made
	began time.Time
	bar   *widget.Meter
	left  *widget.Text
}

func newMeter(now time.Time) *meter {
	m := &meter{began: now, bar: widget.NewMeter(16, theme.Accent, theme.Line, 0)}
	m.left = widget.NewText(lang.X("waiting.begins", "One moment …"), theme.TextBody, theme.Muted)
	m.Make(m, widget.VBox(12, m.bar, m.left))
	return m
}

// set shows how much is done, 0 to 1.
func (m *meter) set(done float64, now time.Time) {
	done = min(max(done, 0), 1)
	if left, ok := timeLeft(done, now.Sub(m.began)); ok {
		m.left.SetValue(leftWords(left))
	}
	m.bar.SetPart(done)
}

// timeLeft estimates the time left; it returns false at the beginning, when no
// estimate is possible.
func timeLeft(done float64, elapsed time.Duration) (time.Duration, bool) {
	if done < 0.03 || elapsed < 500*time.Millisecond {
		return 0, false
	}
	return time.Duration(float64(elapsed) * (1 - done) / done), true
}

// leftWords describes the time left roughly, so that the text does not change
// often.
func leftWords(left time.Duration) string {
	const ten = 10 * time.Second
	switch {
	case left <= ten:
		return lang.X("waiting.left-moment", "A few seconds left")
	case left <= time.Minute:
		n := int((left + ten - 1) / ten * 10)
		return lang.X("waiting.left-seconds", "About {{.N}} seconds left", map[string]any{"N": n})
	default:
		n := int((left + time.Minute - 1) / time.Minute)
		return lang.XN("waiting.left-minutes", "About {{.N}} minutes left", n, map[string]any{"N": n})
	}
}

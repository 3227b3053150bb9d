package waiting

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	fynewidget "fyne.io/fyne/v2/widget"

	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// The measures of the meter in units of the design.
const (
	meterBar  = 16
	meterLine = 40
)

// meter shows how much is done, and how long the rest will take.
type meter struct {
	fynewidget.BaseWidget
	scale float32
	began time.Time
	done  float64

	track, filled *widget.Ground
	left          *widget.Text
}

func newMeter(now time.Time) *meter {
	m := &meter{scale: 1, began: now}
	m.track, m.filled = widget.NewGround(theme.Line, 0), widget.NewGround(theme.Accent, 0)
	m.left = widget.NewText(lang.X("waiting.begins", "One moment …"), theme.TextBody, theme.Muted)
	m.ExtendBaseWidget(m)
	return m
}

// set shows how much is done, 0 to 1.
func (m *meter) set(done float64, now time.Time) {
	m.done = min(max(done, 0), 1)
	if left, ok := timeLeft(m.done, now.Sub(m.began)); ok {
		m.left.SetValue(leftWords(left))
	}
	m.Refresh()
}

// timeLeft estimates how long the rest takes; a beginning says nothing yet.
func timeLeft(done float64, elapsed time.Duration) (time.Duration, bool) {
	if done < 0.03 || elapsed < 500*time.Millisecond {
		return 0, false
	}
	return time.Duration(float64(elapsed) * (1 - done) / done), true
}

// leftWords says roughly how long something takes, so that the words stay the
// same for a while.
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

// SetScale draws the meter larger or smaller than designed.
func (m *meter) SetScale(scale float32) {
	m.scale = scale
	m.left.SetHeight(theme.TextBody * scale)
}

// CreateRenderer is part of fyne.Widget.
func (m *meter) CreateRenderer() fyne.WidgetRenderer {
	return &widget.Composite{
		Of: m, Parts: m.objects, Place: m.layOut,
		Height: func() float32 { return (meterBar + meterLine) * m.scale },
	}
}

func (m *meter) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{m.track, m.filled, m.left}
}

func (m *meter) layOut(size fyne.Size) {
	u := m.scale
	bar := meterBar * u
	m.track.SetRadius(bar / 2)
	m.filled.SetRadius(bar / 2)
	widget.Put(m.track, 0, 0, size.Width, bar)
	// A round end needs the width of its own roundness.
	widget.Put(m.filled, 0, 0, bar+(size.Width-bar)*float32(m.done), bar)
	widget.Put(m.left, 0, bar+12*u, size.Width, 28*u)
}

// Package byear is the screen of a session that is followed by ear: dark,
// nearly still, and to be used half asleep. It plays nothing itself.
package byear

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"

	"uncoil/engine/practice"
	"uncoil/engine/session"
	uisession "uncoil/ui/player"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// Screen shows a running session for closed eyes. One needs to know one thing
// only: any key and any click stops it, and the next one goes on.
type Screen struct {
	widget.Made
	controls uisession.Controls
	watch    *uisession.Watch
	view     uisession.View
	silence  string
	// told is true once the key that comes as a character has been taken.
	told bool

	timeLeft             *widget.Text
	pictures, hurts, end *widget.Button
	banner               *fyne.Container
	level                *uisession.LevelSign
	// head, line and slabs are what fades; stirs counts what wakes it.
	fades                  []fyne.CanvasObject
	later                  func(time.Duration, func())
	stirs                  int
	asleep                 bool
	notice                 *widget.Text
	show                   *widget.Button
	number                 *widget.Digits
	line                   *widget.Text
	repeat, toggle, onward *widget.BigButton
	body                   *fyne.Container
}

// New returns the screen of a session. Start begins to show it.
func New(o uisession.Options) *Screen {
	// The character of the key that opens the screen follows that key.
	s := &Screen{told: true, controls: uisession.Controls{Player: o.Player, Host: o.Host}}
	s.timeLeft = fitted(theme.TextSmall, theme.Muted)
	s.number = widget.NewDigits()
	s.line = fitted(lineSize, theme.Ink)
	s.line.Align = fyne.TextAlignCenter
	s.notice = fitted(noticeSize, theme.Warning)
	s.notice.Wrap = true
	s.makeButtons(o.Player)
	s.watch = uisession.NewWatch(o, s.showView)

	words, show := widget.Pad(0, 20, 0, 0, s.notice), widget.Pad(8, 0, 8, 0, s.show)
	s.banner = widget.Fixed(0, bannerHeight, container.NewStack(widget.NewPanel(theme.Card, 24),
		widget.Pad(6, 24, 6, 24, container.New(layout.NewBorderLayout(nil, nil, nil, show), words, show))))
	head := widget.VBox(0,
		widget.Between(nil, widget.Fixed(0, 48, s.timeLeft), widget.HBox(10, s.pictures, s.hurts, s.end)),
		s.banner)
	s.later = o.Later
	slabs := widget.Equal(24, s.repeat, s.toggle, s.onward)
	s.body = container.New(&parts{head, s.number, s.line, slabs}, head, s.number, s.line, slabs)
	s.fades = []fyne.CanvasObject{head, s.line, slabs}
	s.level = uisession.NewLevelSign()
	s.Make(s, container.NewThemeOverride(container.NewStack(widget.NewPanel(theme.Background, 0), s.body, s.level), theme.Night()))
	s.showSilence()
	return s
}

func (s *Screen) makeButtons(p uisession.Player) {
	host := s.controls.Host
	s.pictures = widget.NewButton(lang.X("eyes.pictures", "Pictures  (E)"), widget.Quiet, host.SwitchView)
	s.show = widget.NewButton(lang.X("eyes.show", "Show the pictures  (E)"), widget.Primary, host.SwitchView)
	s.hurts = widget.NewButton(lang.X("eyes.hurts", "This hurts  (X)"), widget.Quiet, host.Hurts)
	s.end = widget.NewButton(lang.X("eyes.end", "End  (Esc)"), widget.Quiet, s.controls.AskToEnd)
	for _, b := range []*widget.Button{s.pictures, s.hurts, s.end} {
		b.SetPart(topPart)
		b.SetTextSize(theme.TextSmall / topPart)
	}
	s.repeat = widget.NewBigButton(fynetheme.MediaReplayIcon(), lang.X("button.repeat", "Again"), widget.Secondary, s.repeatOrRest)
	s.toggle = widget.NewBigButton(fynetheme.MediaPauseIcon(), lang.X("button.pause", "Pause"), widget.Primary, s.controls.Toggle)
	s.onward = widget.NewBigButton(fynetheme.MediaSkipNextIcon(), lang.X("button.next", "Next"), widget.Secondary, p.Next)
}

func fitted(size float32, tint fyne.ThemeColorName) *widget.Text {
	t := widget.NewText("", size, tint)
	t.Fit, t.Middle = true, true
	return t
}

// Start begins to show the session, Stop ends it for good.
func (s *Screen) Start() {
	s.watch.Start()
	s.stir()
}

// fadesAfter is how long the screen stays as it is while nothing is pressed.
const fadesAfter = 20 * time.Second

// stir shows everything again, and lets it fade after a while.
func (s *Screen) stir() {
	s.fade(false)
	s.stirs++
	now := s.stirs
	if s.later != nil {
		s.later(fadesAfter, func() {
			if now == s.stirs {
				s.fade(true)
			}
		})
	}
}

// fade leaves a faint number alone, or shows everything again.
func (s *Screen) fade(asleep bool) {
	if s.asleep == asleep {
		return
	}
	s.asleep = asleep
	for _, o := range s.fades {
		if asleep {
			o.Hide()
		} else {
			o.Show()
		}
	}
	tint := theme.Ink
	if asleep {
		tint = theme.Line
	}
	s.number.SetTint(tint)
	s.body.Refresh()
}

// Cursor is part of desktop.Cursorable: there is no pointer in the dark but on the
// buttons. A click anywhere else does the same.
func (s *Screen) Cursor() desktop.Cursor { return desktop.HiddenCursor }

// MouseIn, MouseMoved and MouseOut are part of desktop.Hoverable.
func (s *Screen) MouseIn(*desktop.MouseEvent) {}

// MouseMoved wakes the screen.
func (s *Screen) MouseMoved(*desktop.MouseEvent) {
	if s.asleep {
		s.stir()
	}
}

// MouseOut does nothing.
func (s *Screen) MouseOut() {}

// Update shows the session as it is now, also while it stands.
func (s *Screen) Update() { s.watch.Update() }

// Stop ends showing the session.
func (s *Screen) Stop() { s.watch.Stop() }

// SetSeen tells whether the window is seen: while it is not, nothing is drawn.
func (s *Screen) SetSeen(on bool) { s.watch.SetSeen(on) }

// Handle takes note of an event of the session, on the UI goroutine.
func (s *Screen) Handle(e session.Event) {
	if _, over := e.(session.Ended); over {
		s.Stop()
	}
	s.Update()
}

// SetSilence says why nothing is heard; "" if sound is there.
func (s *Screen) SetSilence(reason string) {
	s.silence = reason
	s.showSilence()
	s.stir()
}

// Level is the sign that shows for a moment how loud it is.
func (s *Screen) Level() *uisession.LevelSign { return s.level }

// View returns what the screen shows.
func (s *Screen) View() uisession.View { return s.view }

// First returns what Enter acts on when the screen opens.
func (s *Screen) First() fyne.Focusable { return s.toggle }

// showView shows a view, touching only what has changed.
func (s *Screen) showView(v uisession.View) {
	before := s.view
	s.view = v
	s.number.SetValue(v.Count.Number)
	s.timeLeft.SetValue(v.TimeLeft)
	if v.Words == before.Words {
		return
	}
	s.line.SetValue(v.Line)
	s.faceButtons()
}

// faceButtons lets the large buttons say what they do now.
func (s *Screen) faceButtons() {
	v := s.view.Words
	switch {
	case v.Standing:
		s.toggle.SetFace(fynetheme.MediaPlayIcon(), lang.X("button.resume", "Go on"))
	case v.Waits:
		s.toggle.SetFace(fynetheme.MediaPlayIcon(), lang.X("button.ready", "I am ready"))
	default:
		s.toggle.SetFace(fynetheme.MediaPauseIcon(), lang.X("button.pause", "Pause"))
	}
	if v.Resting {
		s.repeat.SetFace(fynetheme.ContentAddIcon(), lang.X("eyes.longer", "15 s more"))
	} else {
		s.repeat.SetFace(fynetheme.MediaReplayIcon(), lang.X("button.repeat", "Again"))
	}
}

// repeatOrRest plays the part once more, and makes a rest longer: a rest is not
// wanted from its beginning.
func (s *Screen) repeatOrRest() {
	if s.view.Words != nil && s.view.Resting {
		s.controls.Do(practice.MakeLonger)
		return
	}
	s.controls.Do(practice.RepeatStep)
}

// showSilence says, large, that nothing is heard: without sound this screen is
// of no use, and the pictures are.
func (s *Screen) showSilence() {
	silent := s.silence != ""
	if silent {
		s.notice.SetValue(lang.X("session.silence", "No sound: {{.Reason}}", map[string]any{"Reason": s.silence}))
	}
	s.banner.Hidden, s.pictures.Hidden = !silent, silent
	s.body.Refresh()
}

// Afar tells that the screen is read from two metres whatever the size of text.
func (s *Screen) Afar() {}

package player

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine/practice"
	"uncoil/engine/session"
	"uncoil/ui/widget"
)

// adjustStep is how much longer or shorter a key makes a part.
const adjustStep = 15 * time.Second

// Player is what a screen needs of a session; *session.Player is one.
type Player interface {
	Snapshot() session.Snapshot
	Pause()
	Resume()
	Toggle()
	Next()
	Back()
	Repeat()
	Go()
	Hold()
	Extend(d time.Duration)
	End()
}

// Host is the window that a session's screen stands in.
type Host interface {
	// Ask shows a sheet in front of the screen until its answer is given.
	Ask(q Question)
	// ShowKeys shows the list of keys.
	ShowKeys()
	// SwitchView goes from the pictures to the screen for closed eyes, or back.
	SwitchView()
	// Explain starts the exercise again, told in full.
	Explain()
	// Hurts stops the session because something hurts, and asks what to do.
	Hurts()
	// Turn turns the sound up by steps, or down, Mute silences it or ends that, and
	// ShowSound shows the volumes. ChangeGuidance goes so many levels towards less that
	// is said.
	Turn(steps int)
	Mute()
	ShowSound()
	ChangeGuidance(by int)
	// ChangeAmbience goes to the next sound under the session.
	ChangeAmbience()
	FullScreen() bool
	SetFullScreen(on bool)
}

// Question is a decision to be taken on a sheet. The first answer is the safe
// one: Escape gives it too.
type Question struct {
	Title, Text string
	Answers     []Answer
}

// Answer is one way to decide. Key gives it too, besides its button; an empty
// Key is none.
type Answer struct {
	Label string
	Key   fyne.KeyName
	Give  func()
}

// Controls carries out what the user asks of a session, on either of its
// screens.
type Controls struct {
	Player Player
	Host   Host
	// Modifiers returns the keys held down beside others; nil asks the desktop.
	Modifiers func() fyne.KeyModifier
}

// Press carries out the command of a key.
func (c Controls) Press(command practice.Command) {
	held := widget.Modifiers
	if c.Modifiers != nil {
		held = c.Modifiers
	}
	if command == practice.LessGuidance && held()&fyne.KeyModifierShift != 0 {
		command = practice.MoreGuidance
	}
	c.Do(command)
}

// Do carries out a command.
func (c Controls) Do(command practice.Command) {
	p, host := c.Player, c.Host
	switch command {
	case practice.PauseOrGoOn:
		c.Toggle()
	case practice.SayGo:
		p.Go()
	case practice.HoldRest:
		p.Hold()
	case practice.GoNext:
		p.Next()
	case practice.GoBack:
		p.Back()
	case practice.RepeatStep:
		p.Repeat()
	case practice.MakeLonger:
		p.Extend(adjustStep)
	case practice.MakeShorter:
		p.Extend(-adjustStep)
	case practice.SwitchScreen:
		host.SetFullScreen(!host.FullScreen())
	case practice.SwitchView:
		host.SwitchView()
	case practice.ExplainThis:
		host.Explain()
	case practice.ItHurts:
		host.Hurts()
	case practice.TurnUp:
		host.Turn(1)
	case practice.TurnDown:
		host.Turn(-1)
	case practice.Mute:
		host.Mute()
	case practice.LessGuidance:
		host.ChangeGuidance(+1)
	case practice.MoreGuidance:
		host.ChangeGuidance(-1)
	case practice.ChangeAmbience:
		host.ChangeAmbience()
	case practice.ShowKeys:
		host.ShowKeys()
	case practice.LeaveOrShrink:
		if host.FullScreen() {
			host.SetFullScreen(false)
			return
		}
		c.AskToEnd()
	}
}

// Toggle pauses the session, and goes on; where it waits for the user it goes on
// to the next part.
func (c Controls) Toggle() {
	if s := c.Player.Snapshot(); s.State == session.Running && s.Step.Waits {
		c.Player.Go()
		return
	}
	c.Player.Toggle()
}

// AskToEnd pauses the session and asks whether to end it.
func (c Controls) AskToEnd() {
	p := c.Player
	ran := p.Snapshot().State == session.Running || p.Snapshot().State == session.CountingIn
	if ran {
		p.Pause()
	}
	c.Host.Ask(Question{
		Title: lang.X("end.title", "End the session?"),
		Text:  lang.X("end.text", "What you have done so far is kept."),
		Answers: []Answer{
			{lang.X("end.no", "Keep going"), fyne.KeySpace, func() {
				if ran {
					p.Resume()
				}
			}},
			// No letter ends a session: E switches the screen.
			{Label: lang.X("end.yes", "End the session"), Give: p.End},
		},
	})
}

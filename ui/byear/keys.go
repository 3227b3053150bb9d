package byear

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine/practice"
	uisession "uncoil/ui/player"
	"uncoil/ui/widget"
)

// commandOf returns what a key does. The few keys that do something else than
// stop and go on lie where a sleepy hand does not land, or are on a button.
func commandOf(key fyne.KeyName, resting bool) practice.Command {
	switch key {
	case fyne.KeyPlus, fyne.KeyEqual:
		return practice.MakeLonger
	case fyne.KeyMinus:
		return practice.MakeShorter
	case fyne.KeyW:
		if resting {
			return practice.HoldRest
		}
		return practice.PauseOrGoOn
	case fyne.KeySlash:
		return practice.NoCommand // with Shift it asks for the keys
	case fyne.KeyUnknown:
		// The loudness keys of a keyboard come without a name.
		return practice.NoCommand
	case desktop.KeyShiftLeft, desktop.KeyShiftRight, desktop.KeyControlLeft, desktop.KeyControlRight,
		desktop.KeyAltLeft, desktop.KeyAltRight, desktop.KeySuperLeft, desktop.KeySuperRight,
		desktop.KeyCapsLock, desktop.KeyPrintScreen:
		return practice.NoCommand
	case fyne.KeyRight, fyne.KeyN, fyne.KeyPageDown, fyne.KeyLeft, fyne.KeyB, fyne.KeyPageUp, fyne.KeyH, fyne.KeyA, fyne.KeyR, fyne.KeyE, fyne.KeyT, fyne.KeyX, fyne.KeyM, fyne.KeyV, fyne.KeyUp, fyne.KeyDown, fyne.KeyEscape, fyne.KeyF1, fyne.KeyF11:
		return uisession.CommandOfKey(key)
	default:
		return practice.PauseOrGoOn
	}
}

// KeyHelps lists the keys of the screen.
func (s *Screen) KeyHelps() []widget.KeyLine {
	any := widget.KeyLine{Keys: lang.X("key.any", "Any other"), Does: lang.X("keys.pause", "Pause, and go on")}
	return append([]widget.KeyLine{any}, uisession.KeyHelpsOf(func(key fyne.KeyName, command practice.Command) bool {
		return command != practice.PauseOrGoOn && commandOf(key, true) == command
	})...)
}

// Key takes what is typed.
func (s *Screen) Key(key *fyne.KeyEvent) {
	s.stir()
	s.told = key.Name != fyne.KeyUnknown
	if key.Name == fyne.KeyUnknown {
		s.controls.Press(uisession.CommandOf(key))
		return
	}
	s.controls.Press(commandOf(key.Name, s.view.Words != nil && s.view.Resting))
}

// Rune takes a typed character. It stops the session only where its key has no
// name, as on keyboards of other scripts; else the key has done so already.
func (s *Screen) Rune(r rune) {
	if r == '?' {
		s.controls.Do(practice.ShowKeys)
		return
	}
	if s.told {
		return
	}
	s.told = true
	s.controls.Toggle()
}

// Tapped is part of fyne.Tappable: a click anywhere stops, and goes on.
func (s *Screen) Tapped(*fyne.PointEvent) {
	s.stir()
	s.controls.Toggle()
}

// TappedSecondary is part of fyne.SecondaryTappable.
func (s *Screen) TappedSecondary(e *fyne.PointEvent) { s.Tapped(e) }

package player

import (
	"testing"

	"fyne.io/fyne/v2"

	"uncoil/engine/practice"
)

func TestKeyboardMap(t *testing.T) {
	keys := map[fyne.KeyName]practice.Command{
		fyne.KeySpace: practice.PauseOrGoOn,
		fyne.KeyRight: practice.GoNext, fyne.KeyN: practice.GoNext, fyne.KeyPageDown: practice.GoNext,
		fyne.KeyLeft: practice.GoBack, fyne.KeyB: practice.GoBack, fyne.KeyPageUp: practice.GoBack,
		fyne.KeyR: practice.RepeatStep, fyne.KeyW: practice.HoldRest,
		fyne.KeyG: practice.SayGo, fyne.KeyReturn: practice.SayGo, fyne.KeyEnter: practice.SayGo,
		fyne.KeyE: practice.SwitchView, fyne.KeyX: practice.ItHurts,
		fyne.KeyF: practice.SwitchScreen, fyne.KeyF11: practice.SwitchScreen,
		fyne.KeyEscape: practice.LeaveOrShrink,
		fyne.KeyH:      practice.ShowKeys, fyne.KeyF1: practice.ShowKeys,
		fyne.KeyUp: practice.TurnUp, fyne.KeyDown: practice.TurnDown, fyne.KeyM: practice.Mute, fyne.KeyV: practice.ChangeGuidance,
		fyne.KeyTab: practice.NoCommand, fyne.KeyQ: practice.NoCommand,
	}
	for key, want := range keys {
		if got := CommandOfKey(key); got != want {
			t.Errorf("key %s is %q, want %q", key, got, want)
		}
	}
	runes := map[rune]practice.Command{
		'+': practice.MakeLonger, '=': practice.MakeLonger, '-': practice.MakeShorter, '−': practice.MakeShorter, '_': practice.MakeShorter,
		'?': practice.ShowKeys, ' ': practice.NoCommand, 'n': practice.NoCommand, 'x': practice.NoCommand,
	}
	for r, want := range runes {
		if got := practice.CommandOfSign(r); got != want {
			t.Errorf("character %q is %q, want %q", r, got, want)
		}
	}
}

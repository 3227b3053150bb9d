package session

import (
	"testing"

	"fyne.io/fyne/v2"
)

func TestKeyboardMap(t *testing.T) {
	keys := map[fyne.KeyName]Command{
		fyne.KeySpace: PauseOrGoOn,
		fyne.KeyRight: GoNext, fyne.KeyN: GoNext, fyne.KeyPageDown: GoNext,
		fyne.KeyLeft: GoBack, fyne.KeyB: GoBack, fyne.KeyPageUp: GoBack,
		fyne.KeyR: RepeatStep, fyne.KeyW: HoldRest,
		fyne.KeyG: SayGo, fyne.KeyReturn: SayGo, fyne.KeyEnter: SayGo,
		fyne.KeyE: SwitchView, fyne.KeyX: ItHurts,
		fyne.KeyF: SwitchScreen, fyne.KeyF11: SwitchScreen,
		fyne.KeyEscape: LeaveOrShrink,
		fyne.KeyH:      ShowKeys, fyne.KeyF1: ShowKeys,
		fyne.KeyUp: NoCommand, fyne.KeyTab: NoCommand, fyne.KeyQ: NoCommand,
	}
	for key, want := range keys {
		if got := CommandOfKey(key); got != want {
			t.Errorf("key %s is %q, want %q", key, got, want)
		}
	}
	runes := map[rune]Command{
		'+': MakeLonger, '=': MakeLonger, '-': MakeShorter, '−': MakeShorter, '_': MakeShorter,
		'?': ShowKeys, ' ': NoCommand, 'n': NoCommand, 'x': NoCommand,
	}
	for r, want := range runes {
		if got := CommandOfRune(r); got != want {
			t.Errorf("character %q is %q, want %q", r, got, want)
		}
	}
}

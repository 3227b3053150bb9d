package player

import (
	"slices"
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
		fyne.KeyUp: practice.TurnUp, fyne.KeyDown: practice.TurnDown, fyne.KeyM: practice.Mute, fyne.KeyV: practice.LessGuidance,
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

// TestTheListOfKeysIsTrue: a letter does the same in the window and in a terminal, and
// every sign in the list does something.
func TestTheListOfKeysIsTrue(t *testing.T) {
	for letter := 'A'; letter <= 'Z'; letter++ {
		if window, terminal := CommandOfKey(fyne.KeyName(string(letter))), practice.CommandOfLetter(letter); window != terminal {
			t.Errorf("%c is %q in the window, and %q in a terminal", letter, window, terminal)
		}
	}
	seen := map[string]bool{}
	for _, line := range keyLines() {
		for _, sign := range line.signs {
			if practice.CommandOfSign([]rune(sign)[0]) == practice.NoCommand {
				t.Errorf("%s does nothing", sign)
			}
		}
		for _, s := range line.strokes {
			if name := keyName(s.key); seen[name] {
				t.Errorf("%s stands there twice", name)
			} else {
				seen[name] = true
			}
		}
	}
}

// TestShiftGoesBackThroughTheGuidance.
func TestShiftGoesBackThroughTheGuidance(t *testing.T) {
	host, held := &fakeHost{}, fyne.KeyModifier(0)
	c := Controls{Host: host, Modifiers: func() fyne.KeyModifier { return held }}
	c.Press(CommandOfKey(fyne.KeyV))
	held = fyne.KeyModifierShift
	c.Press(CommandOfKey(fyne.KeyV))
	if want := []string{"guidance 1", "guidance -1"}; !slices.Equal(host.did, want) {
		t.Errorf("V and Shift V do %q, want %q", host.did, want)
	}
}

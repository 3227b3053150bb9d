package player

import (
	"runtime"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine/practice"
	"uncoil/ui/mediakeys"
	"uncoil/ui/widget"
)

// CommandOf returns the command of a key: of one for media by its code, since it has no
// name.
func CommandOf(key *fyne.KeyEvent) practice.Command {
	if key.Name == fyne.KeyUnknown {
		return mediakeys.OfScanCode(runtime.GOOS, key.Physical.ScanCode)
	}
	return CommandOfKey(key.Name)
}

// CommandOfKey returns the command of a key by its place or name.
func CommandOfKey(key fyne.KeyName) practice.Command {
	switch key {
	case fyne.KeySpace:
		return practice.PauseOrGoOn
	case fyne.KeyRight, fyne.KeyPageDown:
		return practice.GoNext
	case fyne.KeyLeft, fyne.KeyPageUp:
		return practice.GoBack
	case fyne.KeyReturn, fyne.KeyEnter:
		return practice.SayGo
	case fyne.KeyUp:
		return practice.TurnUp
	case fyne.KeyDown:
		return practice.TurnDown
	case fyne.KeyF11:
		return practice.SwitchScreen
	case fyne.KeyEscape:
		return practice.LeaveOrShrink
	case fyne.KeyF1:
		return practice.ShowKeys
	}
	if letter := []rune(string(key)); len(letter) == 1 {
		return practice.CommandOfLetter(letter[0])
	}
	return practice.NoCommand
}

// KeyHelps lists the keys of the screen.
func (s *Screen) KeyHelps() []widget.KeyLine { return KeyHelps() }

// KeyHelps lists the keys of a session.
func KeyHelps() []widget.KeyLine {
	line := func(keys, does string) widget.KeyLine { return widget.KeyLine{Keys: keys, Does: does} }
	return []widget.KeyLine{
		line(lang.X("key.space", "Space"), lang.X("keys.pause", "Pause, and go on")),
		line(lang.X("key.right", "Right   N"), lang.X("keys.next", "Next part")),
		line(lang.X("key.left", "Left   B"), lang.X("keys.back", "Part before")),
		line("R", lang.X("keys.repeat", "This part again")),
		line("+   –", lang.X("keys.adjust", "15 seconds, or one, more or less")),
		line(lang.X("key.up-down", "Up   Down"), lang.X("keys.volume", "Louder, softer")),
		line("M", lang.X("keys.mute", "Sound off, and on")),
		line("V", lang.X("keys.guidance", "How much is said")),
		line("A", lang.X("keys.ambience", "Another ambience")),
		line("W", lang.X("keys.wait", "In a rest: wait until I say go")),
		line("1   2   3", lang.X("keys.keep", "Keep a changed rest, or not")),
		line("E", lang.X("keys.view", "By ear, and back to the pictures")),
		line("F   F11", lang.X("keys.full-screen", "Full screen")),
		line("T", lang.X("keys.explain", "Tell me this exercise in full")),
		line("X", lang.X("keys.hurts", "Stop, this hurts")),
		line(lang.X("key.escape", "Esc"), lang.X("keys.leave", "Leave full screen, or end")),
		line("?   H   F1", lang.X("keys.keys", "These keys")),
		line(lang.X("key.tab", "Tab"), lang.X("keys.move", "To the next button, elsewhere")),
		line(lang.X("key.enter", "Enter"), lang.X("keys.choose", "Press it")),
	}
}

package session

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"uncoil/ui/widget"
)

// Command is something that a key asks of a session.
type Command string

// The commands.
const (
	NoCommand   Command = ""
	PauseOrGoOn Command = "pause"
	GoNext      Command = "next"
	GoBack      Command = "back"
	RepeatStep  Command = "repeat"
	// SayGo ends a rest that waits for the user.
	SayGo Command = "go"
	// HoldRest makes a rest wait for the user.
	HoldRest     Command = "hold"
	MakeLonger   Command = "longer"
	MakeShorter  Command = "shorter"
	SwitchScreen Command = "full-screen"
	SwitchView   Command = "view"
	// ItHurts stops because something hurts.
	ItHurts       Command = "hurts"
	LeaveOrShrink Command = "leave"
	ShowKeys      Command = "keys"
)

// CommandOfKey returns the command of a key by its place or name.
func CommandOfKey(key fyne.KeyName) Command {
	switch key {
	case fyne.KeySpace:
		return PauseOrGoOn
	case fyne.KeyRight, fyne.KeyN, fyne.KeyPageDown:
		return GoNext
	case fyne.KeyLeft, fyne.KeyB, fyne.KeyPageUp:
		return GoBack
	case fyne.KeyR:
		return RepeatStep
	case fyne.KeyG, fyne.KeyReturn, fyne.KeyEnter:
		return SayGo
	case fyne.KeyW:
		return HoldRest
	case fyne.KeyE:
		return SwitchView
	case fyne.KeyF, fyne.KeyF11:
		return SwitchScreen
	case fyne.KeyX:
		return ItHurts
	case fyne.KeyEscape:
		return LeaveOrShrink
	case fyne.KeyH, fyne.KeyF1:
		return ShowKeys
	}
	return NoCommand
}

// CommandOfRune returns the command of a character, for keys that lie in
// another place on each keyboard.
func CommandOfRune(r rune) Command {
	switch r {
	case '+', '=':
		return MakeLonger
	case '-', '−', '_':
		return MakeShorter
	case '?':
		return ShowKeys
	}
	return NoCommand
}

// KeyHelps lists the keys of a session, and those of all other screens.
func KeyHelps() []widget.KeyLine {
	line := func(keys, does string) widget.KeyLine { return widget.KeyLine{Keys: keys, Does: does} }
	return []widget.KeyLine{
		line(lang.X("key.space", "Space"), lang.X("keys.pause", "Pause, and go on")),
		line(lang.X("key.right", "Right   N"), lang.X("keys.next", "Next part")),
		line(lang.X("key.left", "Left   B"), lang.X("keys.back", "Part before")),
		line("R", lang.X("keys.repeat", "This part again")),
		line("+   −", lang.X("keys.adjust", "15 seconds more or less")),
		line("W", lang.X("keys.wait", "In a rest: wait until I say go")),
		line("1   2   3", lang.X("keys.keep", "Keep a changed rest, or not")),
		line("E", lang.X("keys.view", "By ear, and back to the pictures")),
		line("F   F11", lang.X("keys.full-screen", "Full screen")),
		line("X", lang.X("keys.hurts", "Stop, this hurts")),
		line(lang.X("key.escape", "Esc"), lang.X("keys.leave", "Leave full screen, or end")),
		line("?   H   F1", lang.X("keys.keys", "These keys")),
		line(lang.X("key.tab", "Tab"), lang.X("keys.move", "To the next button, elsewhere")),
		line(lang.X("key.enter", "Enter"), lang.X("keys.choose", "Press it")),
	}
}

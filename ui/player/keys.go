package player

import (
	"runtime"
	"slices"
	"strings"

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

// stroke is one key of a session, and what it asks for.
type stroke struct {
	key     fyne.KeyName
	command practice.Command
}

// keyLine is one line of the list of keys. What the keys do and what the list says of
// them come from here.
type keyLine struct {
	does string
	// strokes are the keys that the list names, also those that do the same.
	strokes, also []stroke
	// signs are characters that practice.CommandOfSign knows; they stand last.
	signs []string
}

// names are the keys of a line as the list writes them, those that meet a condition.
func (l *keyLine) names(wanted func(stroke) bool) string {
	var names []string
	for _, s := range l.strokes {
		if wanted(s) {
			names = append(names, keyName(s.key))
		}
	}
	if len(names) == 0 && len(l.strokes) > 0 {
		return ""
	}
	return strings.Join(append(names, l.signs...), "   ")
}

// keyName is how the list writes a key.
func keyName(key fyne.KeyName) string {
	switch key {
	case fyne.KeySpace:
		return lang.X("key.space", "Space")
	case fyne.KeyRight:
		return lang.X("key.right", "Right")
	case fyne.KeyLeft:
		return lang.X("key.left", "Left")
	case fyne.KeyUp:
		return lang.X("key.up", "Up")
	case fyne.KeyDown:
		return lang.X("key.down", "Down")
	case fyne.KeyReturn:
		return lang.X("key.enter", "Enter")
	case fyne.KeyEscape:
		return lang.X("key.escape", "Esc")
	case fyne.KeyTab:
		return lang.X("key.tab", "Tab")
	}
	return string(key)
}

// keyLines are the keys of a session.
func keyLines() []keyLine {
	on := func(command practice.Command, keys ...fyne.KeyName) []stroke {
		var all []stroke
		for _, key := range keys {
			all = append(all, stroke{key, command})
		}
		return all
	}
	return []keyLine{
		{does: lang.X("keys.pause", "Pause, and go on"), strokes: on(practice.PauseOrGoOn, fyne.KeySpace)},
		{does: lang.X("keys.next", "Next part"), strokes: on(practice.GoNext, fyne.KeyRight, fyne.KeyN), also: on(practice.GoNext, fyne.KeyPageDown)},
		{does: lang.X("keys.back", "Part before"), strokes: on(practice.GoBack, fyne.KeyLeft, fyne.KeyB), also: on(practice.GoBack, fyne.KeyPageUp)},
		{does: lang.X("keys.repeat", "This part again"), strokes: on(practice.RepeatStep, fyne.KeyR)},
		{does: lang.X("keys.adjust", "15 seconds, or one, more or less"), signs: []string{"+", "–"}},
		{
			does:    lang.X("keys.volume", "Louder, softer"),
			strokes: append(on(practice.TurnUp, fyne.KeyUp), on(practice.TurnDown, fyne.KeyDown)...),
		},
		{does: lang.X("keys.mute", "Sound off, and on"), strokes: on(practice.Mute, fyne.KeyM)},
		{does: lang.X("keys.guidance", "Less is said; with Shift more"), strokes: on(practice.LessGuidance, fyne.KeyV)},
		{does: lang.X("keys.ambience", "Another ambience"), strokes: on(practice.ChangeAmbience, fyne.KeyA)},
		{does: lang.X("keys.wait", "In a rest: wait until I say go"), strokes: on(practice.HoldRest, fyne.KeyW)},
		{does: lang.X("keys.go", "Go, where it waits for you"), strokes: on(practice.SayGo, fyne.KeyReturn, fyne.KeyG), also: on(practice.SayGo, fyne.KeyEnter)},
		{does: lang.X("keys.keep", "Keep a changed rest, or not"), strokes: on(practice.NoCommand, fyne.Key1, fyne.Key2, fyne.Key3)},
		{does: lang.X("keys.view", "By ear, and back to the pictures"), strokes: on(practice.SwitchView, fyne.KeyE)},
		{does: lang.X("keys.full-screen", "Full screen"), strokes: on(practice.SwitchScreen, fyne.KeyF, fyne.KeyF11)},
		{does: lang.X("keys.explain", "Tell me this exercise in full"), strokes: on(practice.ExplainThis, fyne.KeyT)},
		{does: lang.X("keys.hurts", "Stop, this hurts"), strokes: on(practice.ItHurts, fyne.KeyX)},
		{does: lang.X("keys.leave", "Leave full screen, or end"), strokes: on(practice.LeaveOrShrink, fyne.KeyEscape)},
		{does: lang.X("keys.keys", "These keys"), strokes: on(practice.ShowKeys, fyne.KeyH, fyne.KeyF1), signs: []string{"?"}},
	}
}

// CommandOfKey returns the command of a key by its place or name.
func CommandOfKey(key fyne.KeyName) practice.Command {
	for _, line := range keyLines() {
		for _, s := range slices.Concat(line.strokes, line.also) {
			if s.key == key {
				return s.command
			}
		}
	}
	return practice.NoCommand
}

// KeyHelps lists the keys of the screen.
func (s *Screen) KeyHelps() []widget.KeyLine { return KeyHelps() }

// KeyHelps lists the keys of a session.
func KeyHelps() []widget.KeyLine {
	return KeyHelpsOf(func(fyne.KeyName, practice.Command) bool { return true })
}

// KeyHelpsOf lists those keys of a session that do what a screen wants of them.
func KeyHelpsOf(wanted func(key fyne.KeyName, command practice.Command) bool) []widget.KeyLine {
	var lines []widget.KeyLine
	for _, line := range keyLines() {
		if names := line.names(func(s stroke) bool { return wanted(s.key, s.command) }); names != "" {
			lines = append(lines, widget.KeyLine{Keys: names, Does: line.does})
		}
	}
	return lines
}

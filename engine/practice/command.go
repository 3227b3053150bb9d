package practice

import "unicode"

// Command is something that a key asks of a session. Both faces have the same
// keys.
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
	ItHurts Command = "hurts"
	// ExplainThis tells the exercise again in full.
	ExplainThis Command = "explain"
	// TurnUp and TurnDown change how loud everything is, Mute turns it off and on.
	TurnUp   Command = "louder"
	TurnDown Command = "softer"
	Mute     Command = "mute"
	// LessGuidance goes to the next level of how much is said, which is less until it
	// begins with the most again; MoreGuidance goes the other way round.
	LessGuidance Command = "less-guidance"
	MoreGuidance Command = "more-guidance"
	// ChangeAmbience goes to the next sound under the session.
	ChangeAmbience Command = "ambience"
	LeaveOrShrink  Command = "leave"
	ShowKeys       Command = "keys"
)

// CommandOfLetter returns the command of a letter key, NoCommand for none.
func CommandOfLetter(letter rune) Command {
	switch unicode.ToUpper(letter) {
	case 'N':
		return GoNext
	case 'B':
		return GoBack
	case 'R':
		return RepeatStep
	case 'G':
		return SayGo
	case 'W':
		return HoldRest
	case 'E':
		return SwitchView
	case 'F':
		return SwitchScreen
	case 'T':
		return ExplainThis
	case 'X':
		return ItHurts
	case 'M':
		return Mute
	case 'V':
		return LessGuidance
	case 'A':
		return ChangeAmbience
	case 'H':
		return ShowKeys
	}
	return NoCommand
}

// CommandOfSign returns the command of a character whose key differs between
// keyboard layouts, NoCommand for none.
func CommandOfSign(sign rune) Command {
	switch sign {
	case '+', '=':
		return MakeLonger
	case '-', '−', '–', '_':
		return MakeShorter
	case '?':
		return ShowKeys
	}
	return NoCommand
}

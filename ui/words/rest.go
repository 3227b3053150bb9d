package words

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
)

// Pause describes the length of a rest: "45 s", "6 breaths", "until you say go".
func Pause(p engine.Pause) string {
	switch {
	case p.Breaths > 0:
		return lang.XN("dose.breaths", "{{.N}} breaths", p.Breaths, count{p.Breaths})
	case p.Wait:
		return lang.X("rest.until-ready", "until you say go")
	default:
		return Exact(p.Length)
	}
}

// Exact formats a length to the second in short form, such as "30 s", "2 min" and
// "1:30 min".
func Exact(d time.Duration) string {
	whole := int(d.Round(time.Second) / time.Second)
	switch {
	case whole < 60:
		return lang.X("length.seconds", "{{.N}} s", count{whole})
	case whole%60 == 0:
		return lang.X("length.minutes", "{{.Time}} min", map[string]any{"Time": whole / 60})
	default:
		return lang.X("length.minutes", "{{.Time}} min", map[string]any{"Time": MinutesSeconds(d)})
	}
}

// MinutesSeconds formats a length as minutes and seconds, such as "1:30".
func MinutesSeconds(d time.Duration) string {
	whole := int(d.Round(time.Second) / time.Second)
	return fmt.Sprintf("%d:%02d", whole/60, whole%60)
}

// Block is the name of a block of a routine.
func Block(b engine.BlockKind) string {
	switch b {
	case engine.WarmUp:
		return lang.X("block.warm-up", "Warm-up")
	case engine.Main:
		return lang.X("block.main", "Main part")
	case engine.CoolDown:
		return lang.X("block.cool-down", "Cool-down")
	}
	return ""
}

package player

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
)

// clock writes a time in whole seconds, rounded up so that nothing ends before
// it shows 0: up to 99 alone, longer times as minutes and seconds.
func clock(d time.Duration) string {
	whole := int((d + time.Second - 1) / time.Second)
	if whole <= 99 {
		return fmt.Sprint(max(whole, 0))
	}
	return minutes(d)
}

// minutes writes a time as minutes and seconds, rounded up.
func minutes(d time.Duration) string {
	whole := max(0, int((d+time.Second-1)/time.Second))
	return fmt.Sprintf("%d:%02d", whole/60, whole%60)
}

// sideWords names a side; nothing for none.
func sideWords(s engine.Side) string {
	switch s {
	case engine.LeftSide:
		return lang.X("side.left", "Left side")
	case engine.RightSide:
		return lang.X("side.right", "Right side")
	case engine.BothSides:
		return lang.X("side.both", "Both sides")
	}
	return ""
}

// sideWord names a side in one large word; nothing for none.
func sideWord(s engine.Side) string {
	switch s {
	case engine.LeftSide:
		return lang.X("side.left-large", "LEFT")
	case engine.RightSide:
		return lang.X("side.right-large", "RIGHT")
	case engine.BothSides:
		return lang.X("side.both-large", "BOTH")
	}
	return ""
}

type count struct{ N, Of int }

// unitWords names what is counted.
func unitWords(kind engine.DoseKind) string {
	switch kind {
	case engine.HoldBreaths:
		return lang.X("count.breath", "Breath")
	case engine.Flow:
		return lang.X("count.round", "Round")
	case engine.Repetitions:
		return lang.X("count.rep", "Rep")
	}
	return ""
}

// repsOf returns how many repetitions, breaths or rounds a stretch of work has.
func repsOf(work *engine.Step) int {
	for i := range work.Spans {
		if work.Spans[i].Reps > 0 {
			return work.Spans[i].Reps
		}
	}
	return 0
}

// workingPart returns where the working section of a step begins and ends,
// counted from the step's start.
func workingPart(work *engine.Step) (from, to time.Duration) {
	from = -1
	for i := range work.Spans {
		span := &work.Spans[i]
		if span.Section != engine.Working {
			continue
		}
		if from < 0 {
			from = span.At
		}
		to = span.At + span.Length
	}
	return max(from, 0), to
}

package rests

import (
	"strings"
	"time"

	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/engine/draft"
	"uncoil/ui/words"
)

// scope is what a rest is set for.
type scope int

const (
	ofPlace scope = iota
	ofBlock
	ofRoutine
)

// target names a rest that can be set: at one place, or after every exercise of
// a block or of the routine.
type target struct {
	scope scope
	at    draft.Ref
	kind  engine.RestKind
}

// extra reports whether the rest is extra time in a change of position or of
// sides, and no pause of its own.
func (t target) extra() bool {
	return t.kind == engine.BeforeExercise || t.kind == engine.BetweenSides
}

// entry is what is known of a rest. Its words are found only where they are
// shown: there may be hundreds of rests.
type entry struct {
	target
	// exercise is the id of the exercise at the place, block the block.
	exercise string
	block    engine.BlockKind
	pause    engine.Pause
	// here tells that it is set for this very target, from where it comes from.
	here bool
	from engine.Origin
	// out tells that there is no time for its exercise.
	out bool
}

// name says which rest it is.
func (e *entry) name(book *engine.Book) string {
	switch e.scope {
	case ofRoutine:
		return lang.X("pauses.routine", "The whole routine")
	case ofBlock:
		return words.Block(e.block)
	}
	name := map[string]any{"Name": book.Exercises[e.exercise].Name}
	switch e.kind {
	case engine.BetweenSets:
		return lang.X("pauses.sets", "Between the sets of {{.Name}}", name)
	case engine.BetweenSides:
		return lang.X("pauses.sides", "Changing sides in {{.Name}}", name)
	case engine.BeforeExercise:
		return lang.X("pauses.before", "Getting into {{.Name}}", name)
	default:
		return lang.X("pauses.after", "After {{.Name}}", name)
	}
}

// origin says where the rest comes from.
func (e *entry) origin() string {
	written := map[scope]engine.Origin{ofPlace: engine.OfPlace, ofBlock: engine.OfBlock, ofRoutine: engine.OfRoutine}
	switch {
	case e.out:
		return lang.X("pauses.out", "no time for it now")
	case e.here:
		return lang.X("pauses.here", "set here")
	case e.from == written[e.scope]:
		return lang.X("pauses.as-written", "as the routine has it")
	case e.from == engine.OfExercise:
		return lang.X("pauses.of-exercise", "set for this exercise everywhere")
	case e.from == engine.OfBlock:
		return lang.X("pauses.of-block", "like the whole {{.Block}}", map[string]any{"Block": strings.ToLower(words.Block(e.block))})
	case e.from == engine.OfRoutine:
		return lang.X("pauses.of-routine", "like the whole routine")
	default:
		return lang.X("pauses.of-user", "your usual rest")
	}
}

// value says how long it lasts.
func (e *entry) value() string {
	if e.extra() && e.pause.Length > 0 && !e.pause.Wait {
		return "+ " + words.Pause(e.pause)
	}
	return words.Pause(e.pause)
}

// entriesOf lists every rest of a draft in the order in which it is met: that of
// the routine first, that of a block before its places.
// What there is no time for is marked.
func entriesOf(d *draft.Draft, prefs *engine.Preferences, strip *draft.Strip, played *draft.Played) []entry {
	done := map[draft.Ref]bool{}
	for i := range played.Segments {
		done[played.Segments[i].At] = true
	}
	kept := d.ApplyTo(*prefs)
	entries := []entry{general(d, &kept.Rests, target{scope: ofRoutine, kind: engine.AfterExercise})}
	seen := map[target]bool{}
	for i := range strip.Segments {
		segment := &strip.Segments[i]
		if segment.Kind == draft.FrameSegment {
			continue
		}
		block := target{scope: ofBlock, at: draft.Ref{Block: segment.At.Block}, kind: engine.AfterExercise}
		if !seen[block] {
			seen[block] = true
			entries = append(entries, general(d, &kept.Rests, block))
		}
		t := target{at: segment.At, kind: segment.Rest}
		if t.kind == "" || seen[t] {
			continue
		}
		seen[t] = true
		entries = append(entries, entry{
			target: t, exercise: segment.Exercise, block: segment.Block,
			pause: segment.Setting.Pause, here: segment.Here, from: segment.Setting.Origin, out: !done[segment.At],
		})
	}
	return entries
}

// general is the rest after every exercise of a block or of the routine that has
// none of its own.
func general(d *draft.Draft, rests *engine.Rests, t target) entry {
	routine := d.Routine()
	spot := engine.PlaceContext{Place: engine.PlaceID{Routine: routine.ID}, Routine: routine, Block: &engine.Block{}, Item: &engine.Item{}, Exercise: &engine.Exercise{}}
	own := engine.OfRoutine
	if t.scope == ofBlock {
		spot.Block = &routine.Blocks[t.at.Block]
		spot.Place.Block, own = spot.Block.Kind, engine.OfBlock
	}
	setting := spot.Rest(engine.AfterExercise, rests)
	return entry{
		target: t, block: spot.Block.Kind, pause: setting.Pause, from: setting.Origin,
		here: setting.Origin == own && (setting.Users || !d.State().BuiltIn),
	}
}

// stepped returns a rest that is longer or shorter by so much, and one of
// breaths by one breath.
func stepped(p engine.Pause, by time.Duration) engine.Pause {
	if p.Breaths > 0 {
		one := 1
		if by < 0 {
			one = -1
		}
		p.Breaths = min(max(p.Breaths+one, 1), engine.MaxPauseBreaths)
		return p
	}
	p.Length = min(max(p.Length+by, 0), engine.MaxRest)
	return p
}

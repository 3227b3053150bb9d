package draft

import (
	"math"
	"time"

	"uncoil/engine"
)

// SetRest sets a rest of one kind at one place.
func SetRest(at Ref, kind engine.RestKind, pause engine.Pause) Op {
	return restOp("rest", at, func(s State, _ engine.Pause) (State, error) {
		if err := pause.Validate("the rest"); err != nil {
			return s, err
		}
		return s.setRest(at, kind, &pause), nil
	}, kind)
}

// ResetRest takes back what is set of a rest at one place. It is inherited
// again, or in a routine that is built in, as the routine has it.
func ResetRest(at Ref, kind engine.RestKind) Op {
	return restOp("reset-rest", at, func(s State, _ engine.Pause) (State, error) {
		return s.setRest(at, kind, nil), nil
	}, kind)
}

// StepRest makes a rest longer or shorter by so much, and one of breaths by one
// breath. It never gets shorter than nothing or longer than MaxRest.
func StepRest(at Ref, kind engine.RestKind, by time.Duration) Op {
	return restOp("rest", at, func(s State, was engine.Pause) (State, error) {
		is := was
		if was.Breaths > 0 {
			is.Breaths = min(max(was.Breaths+sign(by), 1), engine.MaxPauseBreaths)
		} else {
			is.Length = min(max(was.Length+by, 0), engine.MaxRest)
		}
		return s.setRest(at, kind, &is), nil
	}, kind)
}

func sign(d time.Duration) int {
	if d < 0 {
		return -1
	}
	return 1
}

// grain is the step in which a rest grows under the pointer.
const grain = 5 * time.Second

// DragRest makes a rest about so long, in steps of five seconds; a rest of
// breaths becomes one of seconds. It is meant for Drag.
func DragRest(at Ref, kind engine.RestKind, length time.Duration) Op {
	return restOp("drag-rest", at, func(s State, was engine.Pause) (State, error) {
		is := engine.Pause{Length: min(max(length.Round(grain), 0), engine.MaxRest), Wait: was.Wait}
		return s.setRest(at, kind, &is), nil
	}, kind)
}

// restOp makes an operation on the rest of a kind at a place, which is handed
// over as it plays so far. An operation that leads to that very rest sets it
// all the same: it is then no longer inherited.
func restOp(name string, at Ref, apply func(s State, was engine.Pause) (State, error), kind engine.RestKind) Op {
	return Op{name, func(s State, around Context) (State, error) {
		spot, err := s.spot(at, around.Book)
		if err != nil {
			return s, err
		}
		prefs := s.join(around.Prefs)
		return apply(s, spot.Rest(kind, &prefs.Rests).Pause)
	}}
}

// SetBlockRest sets the rest after each exercise of a block; nil inherits it.
func SetBlockRest(block int, pause *engine.Pause) Op {
	return Op{"block-rest", func(s State, _ Context) (State, error) {
		if block < 0 || block >= len(s.Routine.Blocks) {
			return s, engine.Errorf(engine.CodeNotFound, "the routine has no such block")
		}
		if err := validate(pause); err != nil {
			return s, err
		}
		return s.setBlockRest(block, pause), nil
	}}
}

// SetRoutineRest sets the rest after each exercise of the routine; nil inherits it.
func SetRoutineRest(pause *engine.Pause) Op {
	return Op{"routine-rest", func(s State, _ Context) (State, error) {
		if err := validate(pause); err != nil {
			return s, err
		}
		return s.setRoutineRest(pause), nil
	}}
}

func validate(pause *engine.Pause) error {
	if pause == nil {
		return nil
	}
	return pause.Validate("the rest")
}

// SetAllRests makes every rest between two exercises the same.
func SetAllRests(pause engine.Pause) Op {
	return Op{"set-all-rests", func(s State, around Context) (State, error) {
		if err := pause.Validate("the rest"); err != nil {
			return s, err
		}
		next := s.withoutRests(engine.AfterExercise).setRoutineRest(&pause)
		for b := range next.Routine.Blocks {
			if next.Routine.Blocks[b].Rest != nil { // of a routine that is built in
				next = next.setBlockRest(b, &pause)
			}
		}
		return next.pin(around, []engine.RestKind{engine.AfterExercise}, func(Ref, engine.RestKind) engine.Pause { return pause }), nil
	}}
}

// The limits of the scale of all rests.
const (
	MinRestScale = 0.5
	MaxRestScale = 3
)

// ScaleAllRests makes every rest of the routine longer or shorter by a factor,
// MinRestScale to MaxRestScale, to whole seconds or breaths. A rest that waits
// for the user stays as it is. What is inherited inside the routine stays so.
func ScaleAllRests(factor float64) Op {
	return Op{"scale-all-rests", func(s State, around Context) (State, error) {
		if !(factor >= MinRestScale && factor <= MaxRestScale) {
			return s, engine.Errorf(engine.CodeInvalid, "the scale is %v: it must lie between %v and %v", factor, MinRestScale, MaxRestScale)
		}
		prefs, targets := s.join(around.Prefs), s.pauses(around)
		next := s.scaleGeneral(&prefs.Rests, factor)
		return next.pin(around, engine.RestKinds(), func(at Ref, kind engine.RestKind) engine.Pause { return scaled(targets[place{at, kind}], factor) }), nil
	}}
}

// RescaleRests makes every rest so much longer or shorter than it is in an earlier state
// of the same exercises, as ScaleAllRests does. was is the factor by which they differ
// now: a rest that differs by something else has been set since, and stays.
func RescaleRests(earlier *State, was, factor float64) Op {
	return Op{"scale-all-rests", func(s State, around Context) (State, error) {
		then, err := earlier.scaledBy(was, around)
		if err != nil {
			return s, err
		}
		next, err := earlier.scaledBy(factor, around)
		if err != nil {
			return s, err
		}
		before, now, targets := then.pauses(around), s.pauses(around), next.pauses(around)
		for at, pause := range now {
			if pause != before[at] {
				targets[at] = pause
			}
		}
		return next.pin(around, engine.RestKinds(), func(at Ref, kind engine.RestKind) engine.Pause { return targets[place{at, kind}] }), nil
	}}
}

// RestsAs compares the rests with an earlier state that is scaled by a factor: how many
// of those after an exercise are the same, out of how many, and whether all rests are.
func (d *Draft) RestsAs(earlier *State, factor float64) (same, all int, exact bool) {
	then, err := earlier.scaledBy(factor, d.around)
	if err != nil {
		return 0, 0, false
	}
	exact = true
	before := then.pauses(d.around)
	for at, pause := range d.now.pauses(d.around) {
		equal := pause == before[at]
		exact = exact && equal
		if at.kind == engine.AfterExercise {
			all++
			if equal {
				same++
			}
		}
	}
	return same, all, exact
}

// scaledBy is the state with its rests scaled; by 1 it is the state itself.
func (s State) scaledBy(factor float64, around Context) (State, error) {
	if factor == 1 {
		return s, nil
	}
	return ScaleAllRests(factor).apply(s, around)
}

// place is one rest of a routine.
type place struct {
	at   Ref
	kind engine.RestKind
}

// pauses are all rests as they play.
func (s *State) pauses(around Context) map[place]engine.Pause {
	prefs, all := s.join(around.Prefs), map[place]engine.Pause{}
	for _, at := range s.refs() {
		spot, err := s.spot(at, around.Book)
		if err != nil {
			continue
		}
		for _, kind := range engine.RestKinds() {
			all[place{at, kind}] = spot.Rest(kind, &prefs.Rests).Pause
		}
	}
	return all
}

// scaleGeneral scales the rests of the routine and its blocks.
func (s State) scaleGeneral(rests *engine.Rests, factor float64) State {
	general := rests.Default
	if s.Routine.Rest != nil {
		general = *s.Routine.Rest
	}
	if p, ok := s.Rests.Routine[s.Routine.ID]; ok {
		general = p
	}
	general = scaled(general, factor)
	next := s.setRoutineRest(&general)
	for b := range s.Routine.Blocks {
		block := s.Routine.Blocks[b].Rest
		if p := entry(s.Rests.Block, engine.BlockKey(s.Routine.ID, s.Routine.Blocks[b].Kind)); p != nil {
			block = p
		}
		if block != nil {
			p := scaled(*block, factor)
			next = next.setBlockRest(b, &p)
		}
	}
	return next
}

// scaled returns a rest after a scale.
func scaled(p engine.Pause, factor float64) engine.Pause {
	switch {
	case p.Wait:
	case p.Breaths > 0:
		p.Breaths = min(max(int(math.Round(float64(p.Breaths)*factor)), 1), engine.MaxPauseBreaths)
	default:
		p.Length = min(time.Duration(math.Round(p.Length.Seconds()*factor))*time.Second, engine.MaxRest)
	}
	return p
}

// pin sets the rests of some kinds at every place where they would not be as
// they should.
func (s State) pin(around Context, kinds []engine.RestKind, target func(Ref, engine.RestKind) engine.Pause) State {
	prefs := s.join(around.Prefs)
	for _, at := range s.refs() {
		spot, err := s.spot(at, around.Book)
		if err != nil {
			continue
		}
		for _, kind := range kinds {
			if want := target(at, kind); spot.Rest(kind, &prefs.Rests).Pause != want {
				s = s.setRest(at, kind, &want)
			}
		}
	}
	return s
}

// DefaultRests takes back everything that is set of the routine's rests. All
// are the user's common ones again, or in a routine that is built in, as the
// routine has them.
func DefaultRests() Op {
	return Op{"default-rests", func(s State, _ Context) (State, error) {
		return s.withoutRests(engine.RestKinds()...).setRoutineRest(nil), nil
	}}
}

// withoutRests returns the state with nothing set of some kinds of rest at the
// places, nor of the rests after an exercise in the blocks.
func (s State) withoutRests(kinds ...engine.RestKind) State {
	for _, kind := range kinds {
		for _, at := range s.refs() {
			s = s.setRest(at, kind, nil)
		}
		*s.Rests.Places(kind) = nil // of places that are no more, too
	}
	for b := range s.Routine.Blocks {
		s = s.setBlockRest(b, nil)
	}
	return s
}

// setRest writes a rest at one place; nil takes it away.
func (s State) setRest(at Ref, kind engine.RestKind, pause *engine.Pause) State {
	if s.BuiltIn {
		places := s.Rests.Places(kind)
		*places = put(*places, s.place(at).Key(), pause)
		return s
	}
	if *restOf(s.item(at), kind) == pause {
		return s
	}
	return s.withItem(at, func(item *engine.Item) { *restOf(item, kind) = pause })
}

// restOf returns where an item holds a kind of rest.
func restOf(item *engine.Item, kind engine.RestKind) **engine.Pause {
	switch kind {
	case engine.BetweenSets:
		return &item.SetRest
	case engine.BetweenSides:
		return &item.SideRest
	case engine.BeforeExercise:
		return &item.Before
	default:
		return &item.Rest
	}
}

func (s State) setBlockRest(b int, pause *engine.Pause) State {
	if s.BuiltIn {
		key := engine.BlockKey(s.Routine.ID, s.Routine.Blocks[b].Kind)
		s.Rests.Block = put(s.Rests.Block, key, pause)
		return s
	}
	return s.withBlock(b, func(block *engine.Block) { block.Rest = pause })
}

func (s State) setRoutineRest(pause *engine.Pause) State {
	if s.BuiltIn {
		s.Rests.Routine = put(s.Rests.Routine, s.Routine.ID, pause)
		return s
	}
	s.Routine.Rest = pause
	return s
}

// Package draft holds a routine while it is edited: operations with unlimited
// undo, its current length, warnings, and the strip on which its rests are set.
// It does no input or output.
//
// A draft of the user's own routine stores changes in the routine. A built-in
// routine cannot be changed, so its draft stores rests and doses in the user's
// settings for that routine, and refuses the operations that need a copy of the
// routine.
//
// Scaling all rests is an operation that rewrites every rest, not a stored
// factor. So the number shown at a rest is the one that plays, a rest typed in
// afterwards stays as typed, and undo restores the exact values.
package draft

import (
	"reflect"
	"slices"
	"time"

	"uncoil/engine"
)

// Context is what a draft is measured with.
type Context struct {
	Book  *engine.Book
	Prefs engine.Preferences
	Voice engine.Voice
}

// Draft is a routine that is being edited. It is not safe for use by several
// goroutines at once.
type Draft struct {
	around Context
	// first is the state at the beginning, past and future those that undo and
	// redo lead to, the nearest last.
	first        State
	now          State
	past, future []step
	grip         *grip
	// timeline is that of now, compiled on first use.
	timeline *engine.Timeline
}

// step is a state and the operation that led away from it or back to it.
type step struct {
	state State
	op    string
}

// Open begins to edit a routine, builtIn telling whether it is one of the
// program's own. What the user has set of the rests and doses of an own routine
// becomes part of it, so that it moves with the exercises.
func Open(routine *engine.Routine, builtIn bool, around Context) *Draft {
	s := State{BuiltIn: builtIn, Routine: *routine}
	s.Rests, s.Doses = ofRoutine(&around.Prefs, routine.ID)
	d := &Draft{around: around}
	if !builtIn {
		s = s.withAllBlocks().absorb(around)
	}
	d.first, d.now = s, s
	return d
}

// State returns what the draft is now. It must not be changed.
func (d *Draft) State() *State { return &d.now }

// Routine returns the routine as it is now. It must not be changed.
func (d *Draft) Routine() *engine.Routine { return &d.now.Routine }

// Measure measures the draft with something else from now on, after the user's
// settings or exercises have changed.
func (d *Draft) Measure(around Context) { d.around, d.timeline = around, nil }

// Finished returns the routine as it is saved, without blocks that are empty.
// It returns an Error with CodeInvalid for a routine without any exercise.
func (d *Draft) Finished() (engine.Routine, error) {
	r := d.now.Routine
	r.Blocks = slices.DeleteFunc(slices.Clone(r.Blocks), func(b engine.Block) bool { return len(b.Items) == 0 })
	if len(r.Blocks) == 0 {
		return r, engine.Errorf(engine.CodeInvalid, "%s has no exercise yet: add at least one", r.Name)
	}
	return r, nil
}

// Changed reports whether the draft differs from what it was when it was opened.
func (d *Draft) Changed() bool { return !reflect.DeepEqual(d.first, d.now) }

// Do carries an operation out. It returns an Error with CodeInvalid or
// CodeNotFound for one that cannot be done, which changes nothing; one that
// would make no difference is done without a trace.
func (d *Draft) Do(op Op) error {
	d.Release()
	next, err := op.apply(d.now, d.around)
	if err != nil {
		return err
	}
	if reflect.DeepEqual(next, d.now) {
		return nil
	}
	d.past = append(d.past, step{d.now, op.Name})
	d.future = nil
	d.set(next)
	return nil
}

// Drag carries out an operation of a gesture that goes on: each one starts from
// where the gesture began, and Undo takes the whole gesture back. Release ends
// it, and so does everything else that is done to the draft.
func (d *Draft) Drag(op Op) error {
	if d.grip == nil {
		begin := d.now
		d.grip = &grip{from: begin}
	}
	g := d.grip
	next, err := op.apply(g.from, d.around)
	if err != nil {
		return err
	}
	if g.moved {
		d.past = d.past[:len(d.past)-1]
	}
	if g.moved = !reflect.DeepEqual(next, g.from); g.moved {
		d.past = append(d.past, step{g.from, op.Name})
		d.future = nil
	}
	d.set(next)
	return nil
}

// Release ends a gesture.
func (d *Draft) Release() { d.grip = nil }

// grip is a gesture that goes on: where it began, and whether it has left there.
type grip struct {
	from  State
	moved bool
}

// Undo takes the last operation back and returns its name, "" if there is none.
func (d *Draft) Undo() string { return d.travel(&d.past, &d.future) }

// Redo does again what Undo has taken back and returns its name, "" if there
// is nothing.
func (d *Draft) Redo() string { return d.travel(&d.future, &d.past) }

func (d *Draft) travel(from, to *[]step) string {
	d.Release()
	n := len(*from)
	if n == 0 {
		return ""
	}
	s := (*from)[n-1]
	*from = (*from)[:n-1]
	*to = append(*to, step{d.now, s.op})
	d.set(s.state)
	return s.op
}

// CanUndo returns the name of what Undo would take back, "" if nothing.
func (d *Draft) CanUndo() string { return nearest(d.past) }

// CanRedo returns the name of what Redo would do again, "" if nothing.
func (d *Draft) CanRedo() string { return nearest(d.future) }

func nearest(steps []step) string {
	if len(steps) == 0 {
		return ""
	}
	return steps[len(steps)-1].op
}

func (d *Draft) set(s State) { d.now, d.timeline = s, nil }

// ApplyTo returns a user's preferences with the settings of this routine replaced
// by the draft's. The preferences may have changed since the draft was opened.
func (d *Draft) ApplyTo(prefs engine.Preferences) engine.Preferences { return d.now.join(prefs) }

// Timeline compiles the routine as it is now. Exercises that do not exist any
// more are left out, and a routine without any has no steps.
func (d *Draft) Timeline() *engine.Timeline {
	if d.timeline != nil {
		return d.timeline
	}
	routine := d.now.known(d.around.Book)
	prefs := d.now.join(d.around.Prefs)
	d.timeline = &engine.Timeline{Routine: routine.ID, Name: routine.Name}
	if t, err := engine.Compile(routine, d.around.Book, &prefs, d.around.Voice); err == nil {
		d.timeline = t
	}
	return d.timeline
}

// Total returns how long the whole session lasts.
func (d *Draft) Total() time.Duration { return d.Timeline().Length }

// Rest returns the rest of a kind at one place as it plays, and where it was
// set; the origin OfPlace means here.
func (d *Draft) Rest(at Ref, kind engine.RestKind) (engine.RestSetting, error) {
	spot, err := d.now.spot(at, d.around.Book)
	if err != nil {
		return engine.RestSetting{}, err
	}
	prefs := d.now.join(d.around.Prefs)
	return spot.Rest(kind, &prefs.Rests), nil
}

// Dose returns what is done at one place, and where each part of it was set.
func (d *Draft) Dose(at Ref) (engine.Dosage, error) {
	spot, err := d.now.spot(at, d.around.Book)
	if err != nil {
		return engine.Dosage{}, err
	}
	prefs := d.now.join(d.around.Prefs)
	return spot.Dose(&prefs), nil
}

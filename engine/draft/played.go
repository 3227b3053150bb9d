package draft

import (
	"time"

	"uncoil/engine"
	"uncoil/engine/fit"
)

// Played is what of a draft is played: all of it, or what there is time for.
type Played struct {
	Strip
	// Exercises is how many exercises that are.
	Exercises int
	// fitted is what was chosen for a length, nil where all is played.
	fitted *fit.Result
}

// Played lays out the session that takes so many minutes; 0 is the routine as it is
// written.
func (d *Draft) Played(minutes int) Played {
	if minutes == 0 {
		return d.played(d.Timeline(), nil)
	}
	routine, prefs := d.now.known(d.around.Book), d.now.join(d.around.Prefs)
	fitted, err := fit.Routine(routine, d.around.Book, &prefs, d.around.Voice, time.Duration(minutes)*time.Minute)
	if err != nil {
		return d.played(d.Timeline(), nil)
	}
	return d.played(fitted.Timeline, fitted)
}

// Replayed lays out the same exercises and doses once more with the rests as they are
// now: in the middle of a gesture nothing else changes.
func (d *Draft) Replayed(before *Played) Played {
	if before.fitted == nil {
		return d.Played(0)
	}
	prefs := before.fitted.Prefs
	prefs.Rests = d.now.join(d.around.Prefs).Rests
	t, err := engine.Compile(before.fitted.Routine, d.around.Book, &prefs, d.around.Voice)
	if err != nil {
		return *before
	}
	return d.played(t, before.fitted)
}

// played is what of the draft a timeline plays.
func (d *Draft) played(t *engine.Timeline, fitted *fit.Result) Played {
	p := Played{Strip: d.strip(t), fitted: fitted}
	places := map[engine.PlaceID]bool{}
	for i := range t.Steps {
		if s := &t.Steps[i]; s.Kind == engine.Work && !places[s.Place] {
			places[s.Place] = true
			p.Exercises++
		}
	}
	return p
}

// As returns the draft as it would be after an operation. The draft itself does not
// change.
func (d *Draft) As(op Op) (*Draft, error) {
	next, err := op.apply(d.now, d.around)
	if err != nil {
		return nil, err
	}
	return &Draft{around: d.around, first: d.first, now: next}, nil
}

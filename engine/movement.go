package engine

import "slices"

// Movement is something an exercise asks of a body that a person may have to be
// careful with.
type Movement string

// The movements (our own list, common practice, after the questions that S3's
// readers ask).
const (
	// DeepHipBend brings the thigh closer to the trunk than 90 degrees.
	DeepHipBend Movement = "deep-hip-bend"
	// HipBentBack takes the thigh behind the line of the trunk.
	HipBentBack Movement = "hip-bent-back"
	// AcrossTheMiddle takes a leg across the body's middle, or turns it in.
	AcrossTheMiddle Movement = "across-the-middle"
	// LoadedRounding rounds the low back under load.
	LoadedRounding Movement = "loaded-rounding"
	// RoundedBend bends deeply with a rounded back, without load.
	RoundedBend Movement = "rounded-bend"
	// Crunching curls the trunk up against gravity.
	Crunching Movement = "crunching"
	// Arching takes the back beyond its neutral curve, FullArching near its end.
	Arching     Movement = "arching"
	FullArching Movement = "full-arching"
	// Twisting turns the trunk, LoadedTwisting under load.
	Twisting       Movement = "twisting"
	LoadedTwisting Movement = "loaded-twisting"
	// HeadLow has the head below the heart.
	HeadLow     Movement = "head-low"
	HangingLoad Movement = "hanging"
	// KneeLoad loads a bent knee, or folds it deeply; KneelingDown rests on it.
	KneeLoad     Movement = "load-on-knees"
	KneelingDown Movement = "kneeling"
	WristLoad    Movement = "load-on-wrists"
	// ShoulderLoad bears weight on the arms, or has them overhead.
	ShoulderLoad Movement = "load-on-shoulders"
	NeckLoad     Movement = "load-on-neck"
	// Balance is where one may fall.
	Balance Movement = "balance"
	// LyingOnFront and LyingFlat, on the back, are positions.
	LyingOnFront Movement = "lying-on-front"
	LyingFlat    Movement = "lying-flat"
	// GettingDown is getting down to the floor and up again.
	GettingDown Movement = "getting-down"
	// BackPressure presses on the bones of the back, as a roller does.
	BackPressure Movement = "pressure-on-back"
	// Jumping has both feet leave the floor, or a landing that jars.
	Jumping Movement = "jumping"
	// HeldEffort is a strong effort held for long, which tempts one to hold the breath.
	HeldEffort Movement = "held-effort"
)

// Movements returns every movement.
func Movements() []Movement {
	return []Movement{
		DeepHipBend, HipBentBack, AcrossTheMiddle, LoadedRounding, RoundedBend, Crunching, Arching, FullArching,
		Twisting, LoadedTwisting, HeadLow, HangingLoad, KneeLoad, KneelingDown, WristLoad, ShoulderLoad, NeckLoad,
		Balance, LyingOnFront, LyingFlat, GettingDown, BackPressure, Jumping, HeldEffort,
	}
}

// demanding reports whether a movement makes an exercise harder than one that
// does not ask for it: it takes strength or balance, bears a load, or goes to
// the end of a range. The others are a matter of direction and of place.
func (m Movement) demanding() bool {
	switch m {
	case LoadedRounding, Crunching, FullArching, LoadedTwisting, HeadLow, HangingLoad, KneeLoad, WristLoad, NeckLoad,
		Balance, BackPressure, Jumping, HeldEffort:
		return true
	default:
		return false
	}
}

// MovementsOf returns the movements that ids stand for, each once: those of
// today, and what earlier versions called otherwise and kept in files and
// settings. What is neither is dropped.
func MovementsOf(ids []string) []Movement {
	earlier := map[string][]Movement{
		"deep-flexion": {DeepHipBend, LoadedRounding, RoundedBend},
		"hip-flexion":  {DeepHipBend},
		"extension":    {Arching, FullArching},
		"twisting":     {Twisting, LoadedTwisting},
		"knees":        {KneeLoad, KneelingDown},
		"wrists":       {WristLoad},
		"neck":         {NeckLoad},
	}
	wanted := map[Movement]bool{}
	for _, id := range ids {
		wanted[Movement(id)] = true
		for _, m := range earlier[id] {
			wanted[m] = true
		}
	}
	return slices.DeleteFunc(Movements(), func(m Movement) bool { return !wanted[m] })
}

// OtherMovements returns the movements that are not among some.
func OtherMovements(some []Movement) []Movement {
	return slices.DeleteFunc(Movements(), func(m Movement) bool { return slices.Contains(some, m) })
}

// AsksFor reports whether the exercise asks for a movement.
func (e *Exercise) AsksFor(m Movement) bool { return slices.Contains(e.Asks, m) }

// Known reports whether it has been decided what the exercise asks of a body.
// Of a user's own exercise it may not have been: then the user decides.
func (e *Exercise) Known() bool { return len(e.Asks)+len(e.Spares) > 0 }

// TakeOverInvolves turns what an earlier version has written as Involves into Asks
// and Spares, where these are not given.
func (e *Exercise) TakeOverInvolves() {
	if len(e.Involves) > 0 && !e.Known() {
		e.Asks = MovementsOf(e.Involves)
		e.Spares = OtherMovements(e.Asks)
	}
	e.Involves = nil
}

// Aim is what an exercise is there for.
type Aim string

// The aims.
const (
	Mobilise   Aim = "mobilise"
	Stretch    Aim = "stretch"
	Strengthen Aim = "strengthen"
	Relax      Aim = "relax"
)

// Aims returns every aim.
func Aims() []Aim { return []Aim{Mobilise, Stretch, Strengthen, Relax} }

package engine

import (
	"maps"
	"time"
)

// Origin says where a rest or a dose was set.
type Origin string

// The origins, from the most specific to the most general. At each level the
// user's own setting takes precedence over the file's.
const (
	OfPlace    Origin = "place"
	OfExercise Origin = "exercise"
	OfBlock    Origin = "block"
	OfRoutine  Origin = "routine"
	OfUser     Origin = "default"
)

// RestKind says what a rest is for.
type RestKind string

// The kinds of rest.
const (
	// AfterExercise lies between one exercise and the next.
	AfterExercise RestKind = "after"
	// BetweenSets lies between two sets of one exercise.
	BetweenSets RestKind = "sets"
	// BetweenSides is added to the time it takes to change sides.
	BetweenSides RestKind = "sides"
	// BeforeExercise is added to the time it takes to get into position.
	BeforeExercise RestKind = "before"
)

// RestKinds returns every kind of rest.
func RestKinds() []RestKind {
	return []RestKind{AfterExercise, BetweenSets, BetweenSides, BeforeExercise}
}

// PlaceContext is one place of a routine with everything that its doses and rests
// are looked up in.
type PlaceContext struct {
	Place   PlaceID
	Routine *Routine
	Block   *Block
	Item    *Item
	// Exercise is what is done there: most often the item's own.
	Exercise *Exercise
}

// RestSetting is a rest and where it comes from.
type RestSetting struct {
	Pause  Pause
	Origin Origin
	// Users tells that the user's settings hold it, and no file.
	Users bool
}

// rung is one step of the ladder from the most specific setting of a rest to
// the most general.
type rung struct {
	origin Origin
	users  map[string]Pause
	key    string
	files  *Pause
}

// Rest returns the rest of a kind at the place: the most specific one that is
// set. The rest after an exercise is looked up at the place, the exercise, the
// block and the routine; the others have a place and an exercise alone.
func (s PlaceContext) Rest(kind RestKind, user *Rests) RestSetting {
	for _, r := range s.ladder(kind, user) {
		if pause, ok := r.users[r.key]; ok {
			return RestSetting{pause, r.origin, true}
		}
		if r.files != nil {
			return RestSetting{*r.files, r.origin, false}
		}
	}
	return RestSetting{*user.Common(kind), OfUser, true}
}

// ladder returns the rungs of a kind of rest, the most specific first.
func (s PlaceContext) ladder(kind RestKind, user *Rests) [4]rung {
	place, block, exercise := "", "", s.Place.Exercise
	if len(*user.Places(kind)) > 0 {
		place = s.Place.Key()
	}
	if len(user.Block) > 0 {
		block = BlockKey(s.Place.Routine, s.Place.Block)
	}
	switch kind {
	case BetweenSets:
		return [4]rung{{OfPlace, user.Sets, place, s.Item.SetRest}, {OfExercise, user.Sets, exercise, s.Exercise.SetRest}}
	case BetweenSides:
		return [4]rung{{OfPlace, user.Sides, place, s.Item.SideRest}, {OfExercise, user.Sides, exercise, nil}}
	case BeforeExercise:
		return [4]rung{{OfPlace, user.Before, place, s.Item.Before}, {OfExercise, user.Before, exercise, nil}}
	}
	return [4]rung{
		{OfPlace, user.Place, place, s.Item.Rest},
		{OfExercise, user.Exercise, exercise, s.Exercise.Rest},
		{OfBlock, user.Block, block, s.Block.Rest},
		{OfRoutine, user.Routine, s.Place.Routine, s.Routine.Rest},
	}
}

// Rests holds the user's rests. A map entry exists only where the user has set
// one; no rest at all is a legal one.
type Rests struct {
	// Default is the rest after an exercise where nothing else is set. The maps
	// beside it go by routine id, BlockKey, exercise id and Place.Key.
	Default  Pause            `json:"default"`
	Routine  map[string]Pause `json:"routine,omitempty"`
	Block    map[string]Pause `json:"block,omitempty"`
	Exercise map[string]Pause `json:"exercise,omitempty"`
	Place    map[string]Pause `json:"place,omitempty"`
	// BetweenSets is the rest between two sets of one exercise, Sets those of
	// single exercises and places, by exercise id or Place.Key.
	BetweenSets Pause            `json:"betweenSets"`
	Sets        map[string]Pause `json:"sets,omitempty"`
	// BetweenSides is added to the time it takes to switch sides, Sides that of
	// single exercises and places.
	BetweenSides Pause            `json:"betweenSides"`
	Sides        map[string]Pause `json:"sides,omitempty"`
	// BeforeEach is added to the time it takes to get into position, Before
	// that of single exercises and places.
	BeforeEach Pause            `json:"beforeEach,omitzero"`
	Before     map[string]Pause `json:"before,omitempty"`
}

// Common returns the user's rest of a kind that holds where nothing else is set.
func (r *Rests) Common(kind RestKind) *Pause {
	switch kind {
	case BetweenSets:
		return &r.BetweenSets
	case BetweenSides:
		return &r.BetweenSides
	case BeforeExercise:
		return &r.BeforeEach
	default:
		return &r.Default
	}
}

// Places returns the user's rests of a kind at single places, by Place.Key; of
// all kinds but AfterExercise the map holds single exercises too, by id.
func (r *Rests) Places(kind RestKind) *map[string]Pause {
	switch kind {
	case BetweenSets:
		return &r.Sets
	case BetweenSides:
		return &r.Sides
	case BeforeExercise:
		return &r.Before
	default:
		return &r.Place
	}
}

// Exercises returns the user's rests of a kind for single exercises wherever
// they come, by exercise id; of all kinds but AfterExercise the map holds single
// places too, by Place.Key.
func (r *Rests) Exercises(kind RestKind) *map[string]Pause {
	if kind == AfterExercise {
		return &r.Exercise
	}
	return r.Places(kind)
}

// SetForExercise sets the user's rest for an exercise in every routine; nil removes
// it.
func (r *Rests) SetForExercise(id string, kind RestKind, pause *Pause) {
	of := r.Exercises(kind)
	kept := maps.Clone(*of)
	if kept == nil {
		kept = map[string]Pause{}
	}
	delete(kept, id)
	if pause != nil {
		kept[id] = *pause
	}
	*of = kept
}

// SetHere sets the user's rest at one place.
func (r *Rests) SetHere(s PlaceContext, kind RestKind, pause Pause) {
	places := r.Places(kind)
	kept := make(map[string]Pause, len(*places)+1)
	for key, p := range *places {
		kept[key] = p
	}
	kept[s.Place.Key()] = pause
	*places = kept
}

// SetEverywhere sets the user's default rest. If the place has a setting of its
// own, that is changed too, since it would override the default.
func (r *Rests) SetEverywhere(s PlaceContext, kind RestKind, pause Pause) {
	*r.Common(kind) = pause
	if s.Rest(kind, r).Pause != pause {
		r.SetHere(s, kind, pause)
	}
}

// validate checks that every rest is within its limits.
func (r *Rests) validate() error {
	single := []struct {
		name string
		rest Pause
	}{
		{"default rest", r.Default},
		{"rest between sets", r.BetweenSets},
		{"rest between sides", r.BetweenSides},
		{"extra time before exercises", r.BeforeEach},
	}
	for _, s := range single {
		if err := s.rest.Validate(s.name); err != nil {
			return err
		}
	}
	groups := []struct {
		name string
		set  map[string]Pause
	}{
		{"rest of routine", r.Routine},
		{"rest of block", r.Block},
		{"rest of exercise", r.Exercise},
		{"rest of place", r.Place},
		{"rest between sets of", r.Sets},
		{"rest between sides of", r.Sides},
		{"extra time before", r.Before},
	}
	for _, g := range groups {
		for key, rest := range g.set {
			if err := rest.Validate(g.name + " " + key); err != nil {
				return err
			}
		}
	}
	return nil
}

// pause returns a rest as it is compiled: in an unattended session no rest waits,
// and a rest that waits always has a length.
func (c *compiler) pause(s PlaceContext, kind RestKind) Pause {
	p := s.Rest(kind, &c.prefs.Rests).Pause
	if !p.Wait {
		return p
	}
	p.Wait = !c.prefs.Unattended
	p.Length = max(p.Length, shortestWait)
	return p
}

// shortestWait is the shortest length that a rest without an end counts.
const shortestWait = 5 * time.Second

// rests reports whether there is a pause to be made.
func (p Pause) rests() bool { return p != Pause{} }

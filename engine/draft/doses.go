package draft

import (
	"math"

	"uncoil/engine"
)

// SetAmount sets how much of an exercise is done at a place, in the unit of its
// dose, whole; nil leaves it to the level again. It is played exactly as set, and
// may leave the range of the exercise's source.
func SetAmount(at Ref, amount *float64) Op {
	return dose("amount", at, func(set settings, spot engine.PlaceContext) error {
		if amount != nil {
			most := spot.Exercise.Dose.Kind.Most()
			if *amount != math.Trunc(*amount) || !(*amount >= 1 && *amount <= most) {
				return engine.Errorf(engine.CodeInvalid, "the amount is %v: it must be a whole number from 1 to %v", *amount, most)
			}
		}
		*set.amount = amount
		return nil
	})
}

// SetSets sets the number of sets at a place; nil leaves it to the level again.
func SetSets(at Ref, sets *int) Op {
	return dose("sets", at, func(set settings, _ engine.PlaceContext) error {
		if sets != nil && (*sets < 1 || *sets > engine.MaxSets) {
			return engine.Errorf(engine.CodeInvalid, "the sets are %d: they must lie between 1 and %d", *sets, engine.MaxSets)
		}
		*set.sets = sets
		return nil
	})
}

// SetTempo sets how fast the exercise goes at a place, 1 being its own tempo;
// nil leaves it to the user's common tempo again.
func SetTempo(at Ref, tempo *float64) Op {
	return dose("tempo", at, func(set settings, _ engine.PlaceContext) error {
		if tempo != nil && !(*tempo >= engine.MinScale && *tempo <= engine.MaxScale) {
			return engine.Errorf(engine.CodeInvalid, "the tempo is %v: it must lie between %v and %v", *tempo, engine.MinScale, engine.MaxScale)
		}
		*set.tempo = tempo
		return nil
	})
}

// SetSide has one side alone done at a place; NoSide does what the exercise asks.
func SetSide(at Ref, side engine.Side) Op {
	return dose("side", at, func(set settings, spot engine.PlaceContext) error {
		switch {
		case side == engine.NoSide:
			*set.side = nil
		case side != engine.LeftSide && side != engine.RightSide:
			return engine.Errorf(engine.CodeInvalid, "there is no side %q", side)
		case !spot.Exercise.CanDoOneSide():
			return engine.Errorf(engine.CodeInvalid, "%s works both sides as one: it cannot be done on one side alone", spot.Exercise.Name)
		default:
			*set.side = &side
		}
		return nil
	})
}

// settings are the parts of a dose that are set at one place, nil where none is.
type settings struct {
	amount **float64
	sets   **int
	tempo  **float64
	side   **engine.Side
}

// dose makes an operation that changes what is set of the dose at one place: in
// the item, or for a routine that is built in, among the user's settings.
func dose(name string, at Ref, change func(set settings, spot engine.PlaceContext) error) Op {
	return Op{name, func(s State, around Context) (State, error) {
		spot, err := s.spot(at, around.Book)
		if err != nil {
			return s, err
		}
		if s.BuiltIn {
			return s.doseOfUser(spot, change)
		}
		prefs := s.join(around.Prefs)
		was := spot.Dose(&prefs)
		next := s.withItem(at, func(item *engine.Item) {
			before := *item
			side := ofValue(item.Side)
			if err = change(settings{&item.Amount, &item.Sets, &item.Tempo, &side}, spot); err != nil {
				return
			}
			item.Side = engine.NoSide
			if side != nil {
				item.Side = *side
			}
			prescribe(item, &before, was)
		})
		if err != nil {
			return s, err
		}
		return next, nil
	}}
}

// prescribe makes an item exact of which the amount or the sets have been set.
// The one of the two that was not touched is written down as it was played.
func prescribe(item, before *engine.Item, was engine.Dosage) {
	amount := item.Amount != before.Amount && item.Amount != nil
	sets := item.Sets != before.Sets && item.Sets != nil
	switch {
	case item.Amount == nil && item.Sets == nil:
		item.Exact = false
	case before.Exact || !amount && !sets:
	case amount:
		item.Exact = true
		if item.Sets != nil {
			item.Sets = &was.Sets
		}
	default:
		item.Exact = true
		if item.Amount != nil {
			item.Amount = &was.Amount
		}
	}
}

// doseOfUser changes the user's own settings of a place.
func (s State) doseOfUser(spot engine.PlaceContext, change func(settings, engine.PlaceContext) error) (State, error) {
	key := spot.Place.Key()
	amount, sets := entry(s.Doses.Amounts, key), entry(s.Doses.SetCounts, key)
	tempo, side := entry(s.Doses.Tempos, key), entry(s.Doses.Sides, key)
	if err := change(settings{&amount, &sets, &tempo, &side}, spot); err != nil {
		return s, err
	}
	s.Doses.Amounts, s.Doses.SetCounts = put(s.Doses.Amounts, key, amount), put(s.Doses.SetCounts, key, sets)
	s.Doses.Tempos, s.Doses.Sides = put(s.Doses.Tempos, key, tempo), put(s.Doses.Sides, key, side)
	return s, nil
}

// entry returns a map's entry, nil if there is none.
func entry[T any](m map[string]T, key string) *T {
	v, ok := m[key]
	if !ok {
		return nil
	}
	return &v
}

// ofValue returns a pointer to a value, nil for the zero value.
func ofValue[T comparable](v T) *T {
	var zero T
	if v == zero {
		return nil
	}
	return &v
}

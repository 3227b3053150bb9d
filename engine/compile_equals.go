package engine

import "slices"

// equals keeps the values of the steps laid out so far, so that a step equal to an
// earlier one shares its array: however long a routine, its sets are of few kinds.
// Steps are never changed in place, only replaced.
type equals[T comparable] map[likeness][][]T

// likeness is what equal steps have in common at least: the exercise, and how many
// values.
type likeness struct {
	exercise string
	values   int
}

// mostKinds is how many kinds of one likeness are kept. The sentences of equal sets
// take turns, so that there are a few.
const mostKinds = 8

// keep returns the values in an array that is not written to again.
func (s equals[T]) keep(exercise string, values []T) []T {
	if len(values) == 0 {
		return nil
	}
	like := likeness{exercise, len(values)}
	kinds := s[like]
	for i := len(kinds) - 1; i >= 0; i-- {
		if slices.Equal(kinds[i], values) {
			return kinds[i]
		}
	}
	values = slices.Clone(values)
	if len(kinds) == mostKinds {
		kinds = slices.Delete(kinds, 0, 1)
	}
	s[like] = append(kinds, values)
	return values
}

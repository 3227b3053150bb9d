package engine

import "time"

// RestOrigin says where a rest was set.
type RestOrigin string

// The origins of a rest, from the most specific to the most general. At each
// of them the user's own setting comes before the one in the file.
const (
	RestOfPlace    RestOrigin = "place"
	RestOfExercise RestOrigin = "exercise"
	RestOfBlock    RestOrigin = "block"
	RestOfRoutine  RestOrigin = "routine"
	RestOfUser     RestOrigin = "default"
)

// RestAfter returns the rest after one place of a routine and where it was
// set, looked up from the most specific setting to the most general.
func RestAfter(p Place, routine *Routine, block *Block, item *Item, ex *Exercise, user *Rests) (time.Duration, RestOrigin) {
	ladder := []struct {
		origin RestOrigin
		users  map[string]time.Duration
		key    string
		files  *float64
	}{
		{RestOfPlace, user.Place, p.Key(), item.Rest},
		{RestOfExercise, user.Exercise, p.Exercise, ex.Rest},
		{RestOfBlock, user.Block, BlockKey(p.Routine, p.Block), block.Rest},
		{RestOfRoutine, user.Routine, p.Routine, routine.Rest},
	}
	for _, rung := range ladder {
		if rest, ok := rung.users[rung.key]; ok {
			return rest, rung.origin
		}
		if rung.files != nil {
			return Seconds(*rung.files), rung.origin
		}
	}
	return user.Default, RestOfUser
}

// RestBetweenSets returns the rest between two sets of an exercise: its own,
// else the user's.
func RestBetweenSets(ex *Exercise, user *Rests) time.Duration {
	if ex.SetRest != nil {
		return Seconds(*ex.SetRest)
	}
	return user.BetweenSets
}

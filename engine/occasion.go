package engine

import "slices"

// Occasion is what a person may look for a routine for.
type Occasion string

// The occasions.
const (
	// Evening is gentle and ends lying on the floor, to stay there.
	Evening Occasion = "evening"
	// AtDesk is done standing and sitting, with no more than a chair and a wall.
	AtDesk Occasion = "desk"
	// LyingOnly never leaves the back, the front or the side.
	LyingOnly Occasion = "lying"
	// NoFloor never goes down to the floor.
	NoFloor Occasion = "no-floor"
)

// Occasions returns every occasion.
func Occasions() []Occasion { return []Occasion{Evening, AtDesk, LyingOnly, NoFloor} }

// SuitsOccasion reports whether the routine, as it is written, is one for an occasion.
// An exercise that the book does not have suits none.
func (r *Routine) SuitsOccasion(o Occasion, book *Book) bool {
	all, known := r.inOrder(book)
	if !known || len(all) == 0 {
		return false
	}
	each := func(suits func(ex *Exercise) bool) bool {
		return !slices.ContainsFunc(all, func(ex Exercise) bool { return !suits(&ex) })
	}
	switch o {
	case Evening:
		return r.Level == LevelBeginner && r.Surface == OnFloor && all[len(all)-1].lies()
	case AtDesk:
		return each(func(ex *Exercise) bool {
			upright := ex.Position == Standing || ex.Position == Seated
			return upright && !ex.asks(GettingDown, r.Surface) && len(missing(ex.Needs(r.Surface), []string{"chair", "wall"})) == 0
		})
	case LyingOnly:
		return each((*Exercise).lies)
	case NoFloor:
		return each(func(ex *Exercise) bool { return !ex.asks(GettingDown, r.Surface) })
	}
	return false
}

// EndsEitherWay reports whether Preferences.WakeUp decides how the routine ends: with
// the body staying where it lies, or with a stretch and the way up.
func (r *Routine) EndsEitherWay(book *Book) bool {
	for i := range r.Blocks {
		if slices.ContainsFunc(r.Blocks[i].Items, func(item Item) bool { return item.Quietly }) {
			return true
		}
	}
	all, _ := r.inOrder(book)
	return r.Linger && len(all) > 0 && all[len(all)-1].EndPosition() != Seated
}

// inOrder returns the exercises of the routine, as often as they stand in it, and whether the book has all
// of it.
func (r *Routine) inOrder(book *Book) (all []Exercise, known bool) {
	known = true
	for i := range r.Blocks {
		for _, item := range r.Blocks[i].Items {
			ex, ok := book.Exercises[item.Exercise]
			if known = known && ok; ok {
				all = append(all, ex)
			}
		}
	}
	return all, known
}

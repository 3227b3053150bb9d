package engine

import "slices"

// Suits reports whether a routine suits a person: nothing has to be asked first,
// and most of its main block stays as it is.
func Suits(routine *Routine, book *Book, prefs *Preferences) bool {
	return book.AskFirst(prefs) == nil && !CareFor(routine, book, prefs).Unsuited
}

// everywhere is what is found wherever people live.
func everywhere() []string { return []string{Mat, "chair", "cushion", "wall"} }

// BestFor returns the routine that does best for a person in place of one that
// does not suit, nil if none does. It is never harder.
func BestFor(instead *Routine, routines []Routine, book *Book, prefs *Preferences) *Routine {
	var best *Routine
	least := 0
	for i := range routines {
		r := &routines[i]
		if r.ID == instead.ID || rank(r) > rank(instead) {
			continue
		}
		care := CareFor(r, book, prefs)
		if care.Unsuited || len(missing(r.Equipment(book), append(everywhere(), prefs.Equipment...))) > 0 {
			continue
		}
		if cost := care.cost() + unlike(r, instead, care); best == nil || cost < least {
			best, least = r, cost
		}
	}
	return best
}

func rank(r *Routine) int { return slices.Index(Levels(), r.Level) }

// cost is how much of a routine is different for the person, or needs a word of
// care.
func (care *Care) cost() int {
	cost := 8 * len(care.Changes)
	for k := range care.Concerns {
		if care.Concerns[k].Way() == KeepIt {
			cost += 2
		}
	}
	return cost
}

// unlike is how far a routine is from the one that was chosen: in length, in
// level, in where it is done and in what is done. A short break is no session,
// and a session no short break.
func unlike(r, chosen *Routine, care *Care) int {
	longer := r.items() - chosen.items()
	far := 3*max(longer, -longer) + rank(chosen) - rank(r)
	if r.Surface != chosen.Surface {
		far += 6
	}
	if r.Briefly != chosen.Briefly {
		far += 60
	}
	wanted := chosen.exercises()
	for id := range r.exercises() {
		if wanted[id] && !slices.ContainsFunc(care.Changes, func(c Change) bool { return c.Exercise == id }) {
			far -= 2
		}
	}
	return far
}

// exercises returns the exercises of a routine.
func (r *Routine) exercises() map[string]bool {
	all := map[string]bool{}
	for _, block := range r.Blocks {
		for _, item := range block.Items {
			all[item.Exercise] = true
		}
	}
	return all
}

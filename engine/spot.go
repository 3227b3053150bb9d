package engine

// Spot returns a place of the routine with everything that has a say in it, and
// whether there is such a place.
func (r *Routine) Spot(p Place, book *Book, prefs *Preferences) (Spot, bool) {
	for b := range r.Blocks {
		block := &r.Blocks[b]
		if block.Kind != p.Block || r.ID != p.Routine {
			continue
		}
		seen := 0
		for i := range block.Items {
			item := &block.Items[i]
			if item.Exercise != p.Exercise {
				continue
			}
			if seen++; seen < p.Occurrence {
				continue
			}
			ex, ok := book.Exercises[item.Exercise]
			if standIn, swapped := book.Exercises[prefs.Swaps[item.Exercise]]; swapped {
				ex = standIn
			}
			return Spot{Place: p, Routine: r, Block: block, Item: item, Exercise: &ex}, ok
		}
	}
	return Spot{}, false
}

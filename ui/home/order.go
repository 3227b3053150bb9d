package home

import (
	"cmp"
	"slices"

	"uncoil/engine"
	"uncoil/ui/picture"
)

// order returns the indices of some routines in the order of their cards: favourites
// first, then what was done last, then those for the person's occasion, then the rest as
// they are; and those that do not suit the person behind the others.
func order(routines []engine.Routine, suits, meant func(i int) bool, favourites []string, last map[string]engine.Day) []int {
	all := make([]int, len(routines))
	for i := range all {
		all[i] = i
	}
	rank := func(i int) (rank int) {
		if !suits(i) {
			rank += 2
		}
		if !slices.Contains(favourites, routines[i].ID) {
			rank++
		}
		return rank
	}
	behind := func(i int) int {
		if meant(i) {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(all, func(a, b int) int {
		x, y := routines[a].ID, routines[b].ID
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(last[y], last[x]), cmp.Compare(behind(a), behind(b)))
	})
	return all
}

// Portraits chooses a picture for each routine: an exercise of its main block, from the
// middle outwards, or else another one. No two have the same exercise if that can be
// avoided.
func Portraits(routines []engine.Routine, book *engine.Book, prefs *engine.Preferences) []picture.Picture {
	wishes := make([][]string, len(routines))
	for i := range routines {
		wishes[i] = suiting(wishesOf(&routines[i], book), &routines[i], book, prefs)
	}
	owner := map[string]int{}
	var give func(i int, asked map[string]bool) bool
	give = func(i int, asked map[string]bool) bool {
		for _, id := range wishes[i] {
			if asked[id] {
				continue
			}
			asked[id] = true
			if other, taken := owner[id]; !taken || give(other, asked) {
				owner[id] = i
				return true
			}
		}
		return false
	}
	chosen := make([]string, len(routines))
	for i := range routines {
		if !give(i, map[string]bool{}) && len(wishes[i]) > 0 {
			chosen[i] = wishes[i][0]
		}
	}
	for id, i := range owner {
		chosen[i] = id
	}
	all := make([]picture.Picture, len(routines))
	for i, id := range chosen {
		if ex, ok := book.Exercises[id]; ok {
			all[i] = picture.Of(book.Eased(&ex, prefs, routines[i].Surface), routines[i].Surface)
		}
	}
	return all
}

// suiting leaves out what the person does not do, unless nothing else is left: a picture
// invites to do what it shows.
func suiting(ids []string, r *engine.Routine, book *engine.Book, prefs *engine.Preferences) []string {
	played := engine.CareFor(r, book, prefs).Prefs
	var some []string
	for _, id := range ids {
		if _, swapped := played.Swaps[id]; !swapped && !slices.Contains(played.Skip, id) {
			some = append(some, id)
		}
	}
	if len(some) == 0 {
		return ids
	}
	return some
}

// wishesOf lists the exercises that could stand for a routine, the best first.
func wishesOf(r *engine.Routine, book *engine.Book) (ids []string) {
	for _, kind := range []engine.BlockKind{engine.Main, engine.CoolDown, engine.WarmUp} {
		for _, b := range r.Blocks {
			if b.Kind != kind {
				continue
			}
			middle := len(b.Items) / 2
			for off := range len(b.Items) {
				for _, at := range []int{middle + off, middle - off} {
					if at < 0 || at >= len(b.Items) || slices.Contains(ids, b.Items[at].Exercise) {
						continue
					}
					if _, ok := book.Exercises[b.Items[at].Exercise]; ok {
						ids = append(ids, b.Items[at].Exercise)
					}
				}
			}
		}
	}
	return ids
}

package draft

import (
	"slices"

	"uncoil/engine"
)

// upAndDown warns of a routine that sends the body down to the floor and up
// again too often, and suggests an order with fewer changes if there is one.
func (d *Draft) upAndDown() []Warning {
	orders := make([][]int, len(d.now.Routine.Blocks))
	for b := range orders {
		orders[b] = inOrder(len(d.now.Routine.Blocks[b].Items))
	}
	heights := d.heights()
	changes, at := d.changes(heights, orders)
	if changes <= mostChanges {
		return nil
	}
	w := Warning{Kind: WarnUpAndDown, At: at, Changes: changes, Better: changes}
	better, fewer := d.betterOrder(heights, orders)
	if fewer < changes && !d.now.BuiltIn {
		fix := Reorder(better)
		w.Better, w.Fix = fewer, &fix
	}
	return []Warning{w}
}

func inOrder(n int) []int {
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	return order
}

// height is where the body is at the start and the end of an exercise.
type height struct {
	known  bool
	up, to bool // standing at the start, and at the end
}

// heights returns the height of every exercise, by block.
func (d *Draft) heights() [][]height {
	all := make([][]height, len(d.now.Routine.Blocks))
	for b := range all {
		for i := range d.now.Routine.Blocks[b].Items {
			h := height{}
			if ex, ok := d.done(Ref{b, i}); ok {
				h = height{true, onFeet(&ex, ex.Position), onFeet(&ex, ex.EndPosition())}
			}
			all[b] = append(all[b], h)
		}
	}
	return all
}

// onFeet reports whether a position is off the floor. Sitting on a chair, a bench
// or a ball counts, since changing to standing needs no getting up from the
// floor.
func onFeet(ex *engine.Exercise, p engine.Position) bool {
	switch p {
	case engine.Standing, engine.Hanging, engine.OnBall:
		return true
	case engine.Seated:
		return slices.Contains(ex.Equipment, "chair") || slices.Contains(ex.Equipment, "bench")
	default:
		return false
	}
}

// changes counts how often the body goes down to the floor or up from it when
// the blocks are played in these orders, and returns the places before which it
// does.
func (d *Draft) changes(heights [][]height, orders [][]int) (n int, at []Ref) {
	up := d.now.Routine.Surface != engine.OnBed // a session on the mat begins standing
	for b, order := range orders {
		for i, from := range order {
			h := heights[b][from]
			if !h.known {
				continue
			}
			if h.up != up {
				n++
				at = append(at, Ref{b, i})
			}
			up = h.to
		}
	}
	return n, at
}

// betterOrder tries, block by block, standing exercises first and floor exercises
// first, and returns the orders with the fewest changes. Inside both groups the
// order stays, and a block is not changed if that is as good.
func (d *Draft) betterOrder(heights [][]height, asIs [][]int) (best [][]int, fewest int) {
	fewest, _ = d.changes(heights, asIs)
	best = asIs
	var try func(b int, orders [][]int)
	try = func(b int, orders [][]int) {
		if b == len(asIs) {
			if n, _ := d.changes(heights, orders); n < fewest {
				best, fewest = slices.Clone(orders), n
			}
			return
		}
		for _, order := range [][]int{asIs[b], grouped(heights[b], true), grouped(heights[b], false)} {
			orders[b] = order
			try(b+1, orders)
		}
	}
	try(0, make([][]int, len(asIs)))
	return best, fewest
}

// grouped returns the order in which standing exercises come first, or last.
func grouped(heights []height, upFirst bool) []int {
	order := inOrder(len(heights))
	rank := func(i int) int {
		if heights[i].up == upFirst {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(order, func(a, b int) int { return rank(a) - rank(b) })
	return order
}

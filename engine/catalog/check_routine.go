package catalog

import (
	"fmt"
	"slices"

	"uncoil/engine"
)

// maxItems is the most exercises of one routine.
const maxItems = engine.MaxItems

// routine checks a routine against the exercises there are.
func (d *document) routine(r *engine.Routine, exercises map[string]engine.Exercise) {
	d.id(r.ID)
	d.name(r.Name, r.Spoken)
	d.written("summary", r.Summary, "say in a sentence or two what the routine is for")
	choice(d, "level", r.Level, engine.Levels())
	d.rest("rest", r.Rest)
	d.source(r.Sources)
	d.surface(r, exercises)
	d.directions("begin", r.Begin, 0)
	d.blockOrder(r.Blocks)
	count := 0
	for b := range r.Blocks {
		at := index("blocks", b)
		d.rest(at+".rest", r.Blocks[b].Rest)
		for i := range r.Blocks[b].Items {
			d.item(fmt.Sprintf("%s.items[%d]", at, i+1), &r.Blocks[b].Items[i], exercises)
		}
		count += len(r.Blocks[b].Items)
	}
	if count > maxItems {
		d.fail("blocks", "the routine has %d exercises: the most is %d", count, maxItems)
	}
}

// surface checks the routine's surface, and that a routine in bed has no exercise
// for which the user must get up.
func (d *document) surface(r *engine.Routine, exercises map[string]engine.Exercise) {
	if !d.surfaceAlone(r.Surface) || r.Surface == engine.OnFloor {
		return
	}
	for b := range r.Blocks {
		for i, item := range r.Blocks[b].Items {
			ex, ok := exercises[item.Exercise]
			for _, p := range []engine.Position{ex.Position, ex.EndPosition()} {
				if ok && p != engine.Supine && p != engine.Prone && p != engine.SideLying {
					at := fmt.Sprintf("%s.items[%d].exercise", index("blocks", b), i+1)
					d.fail(at, "%s is %s, which is %s, and the routine is done in bed: take one that is done lying", at, ex.ID, p)
					break
				}
			}
		}
	}
}

// surfaceAlone checks what one lies on, whatever is done there.
func (d *document) surfaceAlone(s engine.Surface) bool {
	if s == engine.OnFloor || s == engine.OnBed {
		return true
	}
	d.fail("surface", "surface is %q: write %s, or leave it out for the floor", shorten(string(s)), engine.OnBed)
	return false
}

// blockOrder checks that there is a warm-up, a main block and a cool-down, in
// that order, none of them empty.
func (d *document) blockOrder(blocks []engine.Block) {
	kinds := engine.BlockKinds()
	if len(blocks) != len(kinds) {
		d.fail("blocks", "blocks has %s: give %s, in this order", many(len(blocks), "block"), list(kinds))
	}
	for b := range blocks {
		at := index("blocks", b)
		sound := choice(d, at+".kind", blocks[b].Kind, kinds)
		if sound && len(blocks) == len(kinds) && blocks[b].Kind != kinds[b] {
			d.fail(at+".kind", "%s.kind is %q: block %d must be %q", at, blocks[b].Kind, b+1, kinds[b])
		}
		if len(blocks[b].Items) == 0 {
			d.fail(at, "%s has no items: give it at least one exercise", at)
		}
	}
}

// item checks one exercise of a routine and the dose it is given there.
func (d *document) item(path string, item *engine.Item, exercises map[string]engine.Exercise) {
	d.itemAlone(path, item)
	d.itemOf(path, item, exercises)
}

// itemAlone checks what an item says of no exercise in particular.
func (d *document) itemAlone(path string, item *engine.Item) {
	for _, rest := range []struct {
		field string
		pause *engine.Pause
	}{{"rest", item.Rest}, {"set-rest", item.SetRest}, {"side-rest", item.SideRest}, {"before", item.Before}} {
		d.rest(path+"."+rest.field, rest.pause)
	}
	if item.Tempo != nil {
		d.between(path+".tempo", *item.Tempo, engine.MinScale, engine.MaxScale, "")
	}
	if item.Note != "" {
		d.note(path+".note", item.Note)
	}
}

// itemOf checks what an item says of its exercise.
func (d *document) itemOf(path string, item *engine.Item, exercises map[string]engine.Exercise) {
	ex, ok := exercises[item.Exercise]
	if !ok {
		if d.required(path+".exercise", item.Exercise, "name an exercise by its id") {
			d.fail(path+".exercise", "%s.exercise is %q, which does not exist: %s", path, shorten(item.Exercise), suggest(item.Exercise, sortedIDs(exercises)))
		}
		return
	}
	if item.Side != engine.NoSide && choice(d, path+".side", item.Side, []engine.Side{engine.LeftSide, engine.RightSide}) && !ex.CanDoOneSide() {
		d.fail(path+".side", "%s.side is %q, and %s does not work one side for a whole set: leave it out", path, item.Side, ex.ID)
	}
	if item.Exact {
		d.prescribed(path, item, &ex)
		return
	}
	if item.Amount != nil {
		at, a := path+".amount", ex.Dose.Amount
		if !a.Contains(*item.Amount) {
			d.fail(at, "%s is %s: %s allows %s to %s", at, plain(*item.Amount), ex.ID, plain(a.From), plain(a.To))
		} else {
			d.whole(at, *item.Amount)
		}
	}
	if item.Sets != nil {
		sets := engine.Range{From: max(1, ex.Dose.Sets.From), To: max(1, ex.Dose.Sets.To)}
		if at := path + ".sets"; !sets.Contains(float64(*item.Sets)) {
			d.fail(at, "%s is %d: %s allows %s to %s", at, *item.Sets, ex.ID, plain(sets.From), plain(sets.To))
		}
	}
}

// prescribed checks an exact dose, which may leave the exercise's own range: a
// prescription is made for one person.
func (d *document) prescribed(path string, item *engine.Item, ex *engine.Exercise) {
	if item.Amount == nil && item.Sets == nil {
		d.fail(path+".exact", "%s.exact is for an amount or sets: give one, or leave it out", path)
	}
	if item.Amount != nil {
		at := path + ".amount"
		if d.between(at, *item.Amount, 1, ex.Dose.Kind.Most(), "") {
			d.whole(at, *item.Amount)
		}
	}
	if item.Sets != nil {
		d.between(path+".sets", float64(*item.Sets), 1, maxSets, "")
	}
}

// sortedIDs returns the ids of a map in order.
func sortedIDs[T any](of map[string]T) []string {
	ids := make([]string, 0, len(of))
	for id := range of {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}

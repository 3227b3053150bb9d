package catalog

import (
	"fmt"
	"slices"

	"uncoil/engine"
)

// maxItems is the most exercises of one routine.
const maxItems = 500

// routine checks a routine against the exercises there are.
func (d *document) routine(r *engine.Routine, exercises map[string]engine.Exercise) {
	d.id(r.ID)
	d.name(r.Name, r.Spoken)
	d.written("summary", r.Summary, "say in a sentence or two what the routine is for")
	choice(d, "level", r.Level, engine.Levels())
	d.rest("rest", r.Rest)
	d.source(r.Sources)
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
	d.rest(path+".rest", item.Rest)
	ex, ok := exercises[item.Exercise]
	if !ok {
		if d.required(path+".exercise", item.Exercise, "name an exercise by its id") {
			d.fail(path+".exercise", "%s.exercise is %q, which does not exist: %s", path, shorten(item.Exercise), suggest(item.Exercise, sortedIDs(exercises)))
		}
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

// sortedIDs returns the ids of a map in order.
func sortedIDs[T any](of map[string]T) []string {
	ids := make([]string, 0, len(of))
	for id := range of {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}

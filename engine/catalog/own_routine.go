package catalog

import (
	"fmt"
	"slices"

	"uncoil/engine"
)

// ownRoutine checks a user's own routine. A name and at least one block with an
// exercise are asked for; blocks may be missing, but not change places.
func (d *document) ownRoutine(r *engine.Routine) {
	d.ownName(&r.ID, r.Name, r.Spoken)
	if r.Summary != "" {
		d.note("summary", r.Summary)
	}
	if r.Level != "" {
		choice(d, "level", r.Level, engine.Levels())
	}
	if len(r.Sources) > 0 {
		d.source(r.Sources)
	}
	d.surfaceAlone(r.Surface)
	d.directions("begin", r.Begin, 0)
	d.rest("rest", r.Rest)
	d.ownBlocks(r.Blocks)
}

func (d *document) ownBlocks(blocks []engine.Block) {
	kinds := engine.BlockKinds()
	if len(blocks) == 0 {
		d.fail("blocks", "blocks is missing: give at least kind: main with its items")
	}
	last, count := -1, 0
	for b := range blocks {
		at := index("blocks", b)
		if choice(d, at+".kind", blocks[b].Kind, kinds) {
			place := slices.Index(kinds, blocks[b].Kind)
			if place <= last {
				d.fail(at+".kind", "%s.kind is %q: give each block once, in the order %s", at, blocks[b].Kind, list(kinds))
			}
			last = max(last, place)
		}
		if len(blocks[b].Items) == 0 {
			d.fail(at, "%s has no items: give it an exercise, or leave the block out", at)
		}
		d.rest(at+".rest", blocks[b].Rest)
		for i := range blocks[b].Items {
			d.itemAlone(fmt.Sprintf("%s.items[%d]", at, i+1), &blocks[b].Items[i])
		}
		count += len(blocks[b].Items)
	}
	if count > maxItems {
		d.fail("blocks", "the routine has %d exercises: the most is %d", count, maxItems)
	}
}

// items checks what the items of a routine say of their exercises.
func (d *document) items(r *engine.Routine, exercises map[string]engine.Exercise) {
	for b := range r.Blocks {
		for i := range r.Blocks[b].Items {
			d.itemOf(fmt.Sprintf("%s.items[%d]", index("blocks", b), i+1), &r.Blocks[b].Items[i], exercises)
		}
	}
}

// completeRoutine fills in what a user's own routine may leave out.
func completeRoutine(r engine.Routine) engine.Routine {
	if r.Level == "" {
		r.Level = engine.LevelBeginner
	}
	return r
}

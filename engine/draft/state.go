package draft

import (
	"maps"
	"slices"
	"strings"

	"uncoil/engine"
)

// State is a draft at one moment. It is immutable: every operation makes a new
// one that shares unchanged parts.
type State struct {
	Routine engine.Routine `json:"routine"`
	// BuiltIn tells that the routine itself cannot be changed.
	BuiltIn bool `json:"builtIn,omitempty"`
	// Rests and Doses are the user's settings of this routine alone. They are
	// empty for an own routine, which holds all of them itself.
	Rests engine.Rests `json:"rests"`
	Doses engine.Doses `json:"doses"`
}

// Ref names one exercise of a routine by where it stands: the block and the
// place in it, both from 0.
type Ref struct {
	Block int `json:"block"`
	Item  int `json:"item"`
}

// refs returns every place of the routine in order.
func (s *State) refs() []Ref {
	var all []Ref
	for b := range s.Routine.Blocks {
		for i := range s.Routine.Blocks[b].Items {
			all = append(all, Ref{b, i})
		}
	}
	return all
}

// item returns the item at a place, nil if there is none.
func (s *State) item(at Ref) *engine.Item {
	if at.Block < 0 || at.Block >= len(s.Routine.Blocks) {
		return nil
	}
	items := s.Routine.Blocks[at.Block].Items
	if at.Item < 0 || at.Item >= len(items) {
		return nil
	}
	return &items[at.Item]
}

// place returns the name of a place that there is.
func (s *State) place(at Ref) engine.PlaceID {
	block := &s.Routine.Blocks[at.Block]
	p := engine.PlaceID{Routine: s.Routine.ID, Block: block.Kind, Exercise: block.Items[at.Item].Exercise}
	for _, item := range block.Items[:at.Item+1] {
		if item.Exercise == p.Exercise {
			p.Occurrence++
		}
	}
	return p
}

// spot returns a place with everything that its doses and rests are looked up in.
func (s *State) spot(at Ref, book *engine.Book) (engine.PlaceContext, error) {
	item := s.item(at)
	if item == nil {
		return engine.PlaceContext{}, engine.Errorf(engine.CodeNotFound, "the routine has no exercise there")
	}
	ex, ok := book.Exercises[item.Exercise]
	if !ok {
		return engine.PlaceContext{}, engine.Errorf(engine.CodeNotFound, "the exercise %q does not exist any more: take it out, or put another in its place", item.Exercise)
	}
	return engine.PlaceContext{
		Place: s.place(at), Routine: &s.Routine, Block: &s.Routine.Blocks[at.Block], Item: item, Exercise: &ex,
	}, nil
}

// withAllBlocks returns the state with the blocks that the routine leaves out as
// empty ones, so that exercises can be added to them.
func (s State) withAllBlocks() State {
	blocks := make([]engine.Block, 0, len(engine.BlockKinds()))
	for _, kind := range engine.BlockKinds() {
		i := slices.IndexFunc(s.Routine.Blocks, func(b engine.Block) bool { return b.Kind == kind })
		if i < 0 {
			blocks = append(blocks, engine.Block{Kind: kind})
			continue
		}
		blocks = append(blocks, s.Routine.Blocks[i])
	}
	s.Routine.Blocks = blocks
	return s
}

// known returns the routine without the exercises that a book does not have.
func (s *State) known(book *engine.Book) *engine.Routine {
	unknown := func(item engine.Item) bool { _, ok := book.Exercises[item.Exercise]; return !ok }
	routine := s.Routine
	for b := range routine.Blocks {
		if !slices.ContainsFunc(routine.Blocks[b].Items, unknown) {
			continue
		}
		if &routine.Blocks[0] == &s.Routine.Blocks[0] {
			routine.Blocks = slices.Clone(routine.Blocks)
		}
		routine.Blocks[b].Items = slices.DeleteFunc(slices.Clone(routine.Blocks[b].Items), unknown)
	}
	return &routine
}

// withBlock returns the state with one block changed.
func (s State) withBlock(b int, change func(block *engine.Block)) State {
	s.Routine.Blocks = slices.Clone(s.Routine.Blocks)
	change(&s.Routine.Blocks[b])
	return s
}

// withItem returns the state with one item changed.
func (s State) withItem(at Ref, change func(item *engine.Item)) State {
	return s.withBlock(at.Block, func(block *engine.Block) {
		block.Items = slices.Clone(block.Items)
		change(&block.Items[at.Item])
	})
}

// put returns a map with one entry changed, or taken out where v is nil. Maps
// without entries are nil, so that equal settings are equal states.
func put[T any](m map[string]T, key string, v *T) map[string]T {
	changed := maps.Clone(m)
	if v != nil {
		if changed == nil {
			changed = map[string]T{}
		}
		changed[key] = *v
		return changed
	}
	delete(changed, key)
	if len(changed) == 0 {
		return nil
	}
	return changed
}

// about tells which keys of the user's settings are about a routine: its own id
// among routines, and everything below it among blocks and places. An exercise
// of the same name stands in some of the maps too, and is not meant.
type about string

func (id about) itself(key string) bool { return key == string(id) }
func (id about) below(key string) bool  { return strings.HasPrefix(key, string(id)+"/") }

// pick returns the entries whose keys are meant, nil if there are none.
func pick[T any](m map[string]T, meant func(key string) bool) map[string]T {
	var picked map[string]T
	for key, v := range m {
		if !meant(key) {
			continue
		}
		if picked == nil {
			picked = make(map[string]T, len(m))
		}
		picked[key] = v
	}
	return picked
}

// replace returns a map in which own stands in place of the entries meant.
func replace[T any](all, own map[string]T, meant func(key string) bool) map[string]T {
	kept := pick(all, func(key string) bool { return !meant(key) })
	if kept == nil {
		return maps.Clone(own)
	}
	maps.Copy(kept, own)
	return kept
}

// ofRoutine returns what the user has set of one routine.
func ofRoutine(p *engine.Preferences, id string) (rests engine.Rests, doses engine.Doses) {
	r, d, below := &p.Rests, &p.Doses, about(id).below
	rests = engine.Rests{
		Routine: pick(r.Routine, about(id).itself), Block: pick(r.Block, below), Place: pick(r.Place, below),
		Sets: pick(r.Sets, below), Sides: pick(r.Sides, below), Before: pick(r.Before, below),
	}
	doses = engine.Doses{
		Amounts: pick(d.Amounts, below), SetCounts: pick(d.SetCounts, below),
		Tempos: pick(d.Tempos, below), Sides: pick(d.Sides, below),
	}
	return rests, doses
}

// join returns preferences in which the draft's settings of the routine stand
// in place of all others about it.
func (s *State) join(p engine.Preferences) engine.Preferences {
	r, d, below := &p.Rests, &p.Doses, about(s.Routine.ID).below
	r.Routine = replace(r.Routine, s.Rests.Routine, about(s.Routine.ID).itself)
	r.Block = replace(r.Block, s.Rests.Block, below)
	r.Place = replace(r.Place, s.Rests.Place, below)
	r.Sets = replace(r.Sets, s.Rests.Sets, below)
	r.Sides = replace(r.Sides, s.Rests.Sides, below)
	r.Before = replace(r.Before, s.Rests.Before, below)
	d.Amounts = replace(d.Amounts, s.Doses.Amounts, below)
	d.SetCounts = replace(d.SetCounts, s.Doses.SetCounts, below)
	d.Tempos = replace(d.Tempos, s.Doses.Tempos, below)
	d.Sides = replace(d.Sides, s.Doses.Sides, below)
	return p
}

package draft

import (
	"slices"
	"time"

	"uncoil/engine"
)

// WarningKind says what a warning is about.
type WarningKind string

// The kinds of warnings, in the order in which they are told.
const (
	// WarnEmpty: there is no exercise at all.
	WarnEmpty WarningKind = "empty"
	// WarnMissing: an exercise does not exist any more.
	WarnMissing WarningKind = "missing"
	// WarnCareful: an exercise asks for what the user wants to be careful with.
	WarnCareful WarningKind = "careful"
	// WarnEquipment: an exercise needs what the user does not have.
	WarnEquipment WarningKind = "equipment"
	// WarnNoWarmUp and WarnNoCoolDown: the block is empty.
	WarnNoWarmUp   WarningKind = "no-warm-up"
	WarnNoCoolDown WarningKind = "no-cool-down"
	// WarnUpAndDown: the body goes down to the floor and up again too often.
	WarnUpAndDown WarningKind = "up-and-down"
	// WarnTwice: the same exercise comes twice in a row.
	WarnTwice WarningKind = "twice"
	// WarnLong: the session lasts very long.
	WarnLong WarningKind = "long"
)

// Warning is a hint to the person who edits a routine. It never blocks an
// operation.
type Warning struct {
	Kind WarningKind
	// At are the places it is about, in order.
	At []Ref
	// Exercise is the id of the exercise of WarnMissing and WarnTwice.
	Exercise string
	// Equipment is what WarnEquipment misses, Condition what WarnCareful is about:
	// the id of a condition, or of a movement chosen by itself.
	Equipment, Condition string
	// Changes is how often the body goes down or up, Better how often it would
	// after Fix.
	Changes, Better int
	// Length is how long the session is.
	Length time.Duration
	// Fix is the operation that removes the warning, nil where several would.
	Fix *Op
}

// Our own figures: what a stiff body does gladly, and what is still one session.
const (
	mostChanges = 4
	longSession = time.Hour
)

// Warnings returns what could be better about the routine as it is now.
func (d *Draft) Warnings() []Warning {
	s, refs := &d.now, d.now.refs()
	if len(refs) == 0 {
		return []Warning{{Kind: WarnEmpty}}
	}
	var all []Warning
	all = append(all, d.missing(refs)...)
	all = append(all, d.careful(refs)...)
	all = append(all, d.equipment(refs)...)
	for _, w := range []struct {
		kind  WarningKind
		block engine.BlockKind
	}{{WarnNoWarmUp, engine.WarmUp}, {WarnNoCoolDown, engine.CoolDown}} {
		if !slices.ContainsFunc(refs, func(at Ref) bool { return s.Routine.Blocks[at.Block].Kind == w.block }) {
			all = append(all, Warning{Kind: w.kind})
		}
	}
	all = append(all, d.upAndDown()...)
	all = append(all, d.twice(refs)...)
	if total := d.Total(); total > longSession {
		all = append(all, Warning{Kind: WarnLong, Length: total})
	}
	return all
}

// done returns the exercise that the user does at a place: the one that stands
// there, or the one that stands in for it.
func (d *Draft) done(at Ref) (ex engine.Exercise, ok bool) {
	id := d.now.item(at).Exercise
	ex, ok = d.around.Book.Exercises[id]
	if swap, swapped := d.around.Prefs.Swaps[id]; ok && swapped {
		if other, exists := d.around.Book.Exercises[swap]; exists {
			return other, true
		}
	}
	return ex, ok
}

func (d *Draft) missing(refs []Ref) []Warning {
	var found gathered[string]
	for _, at := range refs {
		if id := d.now.item(at).Exercise; !d.has(id) {
			found.add(id, at)
		}
	}
	return found.warnings(func(id string) Warning { return Warning{Kind: WarnMissing, Exercise: id} })
}

func (d *Draft) has(id string) bool {
	_, ok := d.around.Book.Exercises[id]
	return ok
}

func (d *Draft) careful(refs []Ref) []Warning {
	var found gathered[string]
	people := d.around.Book.CarefulWith(&d.around.Prefs)
	for _, at := range refs {
		ex, _ := d.done(at)
		for i := range people {
			if people[i].Meets(&ex) {
				found.add(people[i].ID, at)
			}
		}
	}
	return found.warnings(func(id string) Warning { return Warning{Kind: WarnCareful, Condition: id} })
}

func (d *Draft) equipment(refs []Ref) []Warning {
	var found gathered[string]
	for _, at := range refs {
		ex, _ := d.done(at)
		for _, id := range ex.Needs(d.now.Routine.Surface) {
			if !slices.Contains(d.around.Prefs.Equipment, id) {
				found.add(id, at)
			}
		}
	}
	return found.warnings(func(id string) Warning {
		return Warning{Kind: WarnEquipment, Equipment: id, Fix: d.withoutEquipment(found.at[id])}
	})
}

// withoutEquipment puts the closest exercise that the user has everything for
// in the place of each of those; nil if one has none.
func (d *Draft) withoutEquipment(refs []Ref) *Op {
	if d.now.BuiltIn {
		return nil
	}
	others := make([]string, len(refs))
	for i, at := range refs {
		ex := d.around.Book.Exercises[d.now.item(at).Exercise]
		k := slices.IndexFunc(ex.Swaps, func(id string) bool {
			other, ok := d.around.Book.Exercises[id]
			return ok && d.suits(&other)
		})
		if k < 0 {
			return nil
		}
		others[i] = ex.Swaps[k]
	}
	return &Op{"swap", func(s State, around Context) (State, error) {
		for i, at := range refs {
			var err error
			if s, err = Swap(at, others[i]).apply(s, around); err != nil {
				return s, err
			}
		}
		return s, nil
	}}
}

// suits reports whether the user has what an exercise needs and need not be
// careful with it.
func (d *Draft) suits(ex *engine.Exercise) bool {
	for _, id := range ex.Needs(d.now.Routine.Surface) {
		if !slices.Contains(d.around.Prefs.Equipment, id) {
			return false
		}
	}
	return d.spares(ex)
}

// spares reports whether an exercise asks for nothing that the user must be
// careful with: false where its movements are unknown and the user must be
// careful.
func (d *Draft) spares(ex *engine.Exercise) bool {
	people := d.around.Book.CarefulWith(&d.around.Prefs)
	if len(people) > 0 && !ex.Known() {
		return false
	}
	return !slices.ContainsFunc(people, func(c engine.Condition) bool { return c.Meets(ex) })
}

func (d *Draft) twice(refs []Ref) []Warning {
	var all []Warning
	for i := 1; i < len(refs); i++ {
		id := d.now.item(refs[i]).Exercise
		if id == d.now.item(refs[i-1]).Exercise {
			all = append(all, Warning{Kind: WarnTwice, Exercise: id, At: refs[i-1 : i+1 : i+1]})
		}
	}
	return all
}

// gathered collects places by what they have in common, in the order found.
type gathered[K comparable] struct {
	order []K
	at    map[K][]Ref
}

func (g *gathered[K]) add(key K, at Ref) {
	if g.at == nil {
		g.at = map[K][]Ref{}
	}
	if _, ok := g.at[key]; !ok {
		g.order = append(g.order, key)
	}
	g.at[key] = append(g.at[key], at)
}

func (g *gathered[K]) warnings(about func(key K) Warning) []Warning {
	all := make([]Warning, len(g.order))
	for i, key := range g.order {
		all[i] = about(key)
		all[i].At = g.at[key]
	}
	return all
}

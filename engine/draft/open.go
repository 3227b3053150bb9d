package draft

import (
	"strconv"
	"strings"

	"uncoil/engine"
)

// absorb returns the state with the user's settings of the routine written into
// it, so that it plays as before and they move with its exercises.
func (s State) absorb(around Context) State {
	rests, next := s.Rests, s
	for _, at := range s.refs() {
		key := s.place(at).Key()
		for _, kind := range engine.RestKinds() {
			if p := entry(*rests.Places(kind), key); p != nil {
				next = next.setRest(at, kind, p)
			}
		}
		next = next.withItem(at, func(item *engine.Item) { s.absorbDose(at, item, key, around) })
	}
	for b := range s.Routine.Blocks {
		if p := entry(rests.Block, engine.BlockKey(s.Routine.ID, s.Routine.Blocks[b].Kind)); p != nil {
			next = next.setBlockRest(b, p)
		}
	}
	if p := entry(rests.Routine, s.Routine.ID); p != nil {
		next = next.setRoutineRest(p)
	}
	next.Rests, next.Doses = engine.Rests{}, engine.Doses{}
	return next
}

// absorbDose writes what the user has set of the dose at one place into an item.
func (s *State) absorbDose(at Ref, item *engine.Item, key string, around Context) {
	amount, sets := entry(s.Doses.Amounts, key), entry(s.Doses.SetCounts, key)
	spot, err := s.spot(at, around.Book)
	if err == nil && (amount != nil || sets != nil) {
		was := spot.Dose(&around.Prefs)
		if amount != nil || item.Amount != nil {
			item.Amount = &was.Amount
		}
		if sets != nil || item.Sets != nil {
			item.Sets = &was.Sets
		}
		item.Exact = true
	}
	if tempo := entry(s.Doses.Tempos, key); tempo != nil {
		item.Tempo = tempo
	}
	if side := entry(s.Doses.Sides, key); side != nil {
		item.Side = *side
	}
}

// Copy returns a routine of the user's own that plays like the given one, with
// the user's rests and doses of that one. Its id is made of its name, and taken
// tells which ids are in use.
func Copy(routine *engine.Routine, name string, taken func(id string) bool, around Context) engine.Routine {
	s := State{Routine: *routine}
	s.Rests, s.Doses = ofRoutine(&around.Prefs, routine.ID)
	copied := s.absorb(around).Routine
	copied.Name, copied.Spoken = name, ""
	copied.ID = FreshID(name, taken)
	return copied
}

// New returns an empty routine of the user's own, with its three blocks.
func New(name string, level engine.Level, taken func(id string) bool) engine.Routine {
	r := engine.Routine{ID: FreshID(name, taken), Name: name, Level: level}
	for _, kind := range engine.BlockKinds() {
		r.Blocks = append(r.Blocks, engine.Block{Kind: kind})
	}
	return r
}

// FreshID makes an id of a name, such as "my-morning", with a number behind it
// where it is taken.
func FreshID(name string, taken func(id string) bool) string {
	var b strings.Builder
	for _, r := range strings.ToLower(name) {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9' && b.Len() > 0:
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	base := strings.Trim(b.String(), "-")
	if base == "" {
		base = "routine" // a name without a letter that ids can hold
	}
	id := base
	for n := 2; taken(id); n++ {
		id = base + "-" + strconv.Itoa(n)
	}
	return id
}

package engine

// Alone returns a routine of one exercise, to be recorded under its id.
func (e *Exercise) Alone() *Routine {
	return &Routine{
		ID: e.ID, Name: e.Name, Spoken: e.Spoken, Summary: e.Benefit, Level: LevelBeginner, Sources: e.Sources,
		Blocks: []Block{{Kind: Main, Items: []Item{{Exercise: e.ID}}}},
	}
}

// Played returns the routine that a session was recorded under: one of those
// given, or a single exercise that was tried.
func (b *Book) Played(routines []Routine, id string) (*Routine, bool) {
	for i := range routines {
		if routines[i].ID == id {
			return &routines[i], true
		}
	}
	if ex, ok := b.Exercises[id]; ok {
		return ex.Alone(), true
	}
	return nil, false
}

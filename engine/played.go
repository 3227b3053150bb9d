package engine

// Alone returns a routine of one exercise, to be recorded under its id.
func (e *Exercise) Alone() *Routine {
	return &Routine{
		ID: e.ID, Name: e.Name, Spoken: e.Spoken, Summary: e.Benefit, Level: LevelBeginner, Sources: e.Sources,
		Blocks: []Block{{Kind: Main, Items: []Item{{Exercise: e.ID}}}},
	}
}

// Played returns the routine that a session was recorded under: one of those
// given, what of one a person does lying down, or a single exercise that was
// tried.
func (b *Book) Played(routines []Routine, id string, prefs *Preferences) (*Routine, bool) {
	whole, lying := lyingOf(id)
	for i := range routines {
		switch {
		case routines[i].ID == id:
			return &routines[i], true
		case lying && routines[i].ID == whole:
			r := Lying(&routines[i], b, prefs)
			return r, r != nil
		}
	}
	if ex, ok := b.Exercises[id]; ok {
		return ex.Alone(), true
	}
	return nil, false
}

package engine

import (
	"slices"
	"strconv"
	"strings"
)

// Routine is a whole session as written down: warm-up, main block, cool-down.
// The files under assets/routines hold one each.
type Routine struct {
	ID   string `yaml:"id"`
	Name string `yaml:"name" lang:"text"`
	// Spoken is how the voice says the name; empty means as it is written.
	Spoken string `yaml:"spoken,omitempty" lang:"text"`
	// Summary says in one or two sentences what the routine is for.
	Summary string `yaml:"summary" lang:"text"`
	// Level is the level the routine is written for.
	Level Level `yaml:"level"`
	// Rest is the rest after each exercise; nil leaves it to the user.
	Rest *Pause `yaml:"rest,omitempty"`
	// Briefly marks a short break that is taken several times a day: its blocks
	// are not announced.
	Briefly bool `yaml:"briefly,omitempty"`
	// Linger ends the session where the body lies or sits, to stay there: the
	// user is not told to get up at the end of the day, or from a chair.
	Linger bool `yaml:"linger,omitempty"`
	// Surface is where its lying exercises are done; empty means on the floor.
	Surface Surface `yaml:"surface,omitempty"`
	// Begin prepares the place before the session opens: a chair to set up. On a
	// bed it takes the place of the common way into it.
	Begin Directions `yaml:"begin,omitempty"`
	// Sources are the ids of the sources, S0 to S4, and CommonPractice.
	Sources []string `yaml:"source"`
	// Blocks are played in order: warm-up, main, cool-down.
	Blocks []Block `yaml:"blocks"`
	// Own tells that the user has written it. It is never stored.
	Own bool `json:"-"`
	// Whole is the routine of which this is what there is time for, nil where it is
	// the whole one. It is never stored.
	Whole *Routine `json:"-"`
}

// items returns how many places the routine has.
func (r *Routine) items() int {
	n := 0
	for i := range r.Blocks {
		n += len(r.Blocks[i].Items)
	}
	return n
}

// Surface is what the body lies on in the lying exercises of a routine.
type Surface string

// The surfaces. A routine on OnBed begins and ends lying in bed: it needs no mat,
// and the user is never told to go down to the floor or up from it.
const (
	OnFloor Surface = ""
	OnBed   Surface = "bed"
)

// begins returns where the body is when the session opens.
func (r *Routine) begins() Position {
	if r.Surface == OnBed {
		return Supine
	}
	return Standing
}

// The limits of routines, in files and in the editor alike.
const (
	// MaxItems is the most exercises of one routine.
	MaxItems = 500
	// MaxName is the most characters of a name, and MaxText of what is read at
	// leisure, such as a note.
	MaxName = 32
	MaxText = 160
)

// EveryLine returns every sentence of the routine's own that a session speaks.
func (r *Routine) EveryLine() []string {
	var all lineSet
	all.add(sentence(r.SpokenName()))
	all.directions(r.Begin)
	for _, block := range r.Blocks {
		for _, item := range block.Items {
			if item.Note != "" {
				all.add(sentence(item.Note))
			}
		}
	}
	return all.sentences
}

// endsQuietly reports whether nothing wakes a person up at the end.
func (r *Routine) endsQuietly() bool {
	return slices.ContainsFunc(r.Blocks, func(b Block) bool {
		return slices.ContainsFunc(b.Items, func(item Item) bool { return item.Quietly })
	})
}

// SpokenName returns the name as the voice says it.
func (r *Routine) SpokenName() string {
	if r.Spoken != "" {
		return r.Spoken
	}
	return r.Name
}

// Block is one part of a routine.
type Block struct {
	Kind BlockKind `yaml:"kind"`
	// Rest is the rest after each exercise of the block; nil leaves it to the
	// routine and the user.
	Rest *Pause `yaml:"rest,omitempty"`
	// Continuous tells that the movement never stops where no rest is set: the
	// next exercise is told over the one that runs.
	Continuous bool   `yaml:"continuous,omitempty"`
	Items      []Item `yaml:"items"`
}

// Item is one exercise at one place of a routine.
type Item struct {
	Exercise string `yaml:"exercise"`
	// Amount replaces what level and progress would choose, in the unit of the
	// exercise's dose; nil leaves the choice to them.
	Amount *float64 `yaml:"amount,omitempty"`
	// Sets replaces the number of sets; nil leaves the choice to the level.
	Sets *int `yaml:"sets,omitempty"`
	// Exact plays Amount and Sets as they are written, whatever the user's common
	// scales: they are prescribed.
	Exact bool `yaml:"exact,omitempty"`
	// Tempo is how fast the movement goes, MinScale to MaxScale of the
	// exercise's own tempo; nil leaves it to the user.
	Tempo *float64 `yaml:"tempo,omitempty"`
	// Side is LeftSide or RightSide where one side alone is prescribed. It
	// counts for exercises that work one side for a whole set.
	Side Side `yaml:"side,omitempty"`
	// Quietly leads into the exercise and out of it without bells, name, length and
	// praise, so that nothing wakes a person up.
	Quietly bool `yaml:"quietly,omitempty"`
	// Note is what must be remembered here; it is shown and said.
	Note string `yaml:"note,omitempty" lang:"text"`
	// Rest is the rest after this place; nil looks further.
	Rest *Pause `yaml:"rest,omitempty"`
	// SetRest is the rest between two sets here; nil looks further.
	SetRest *Pause `yaml:"set-rest,omitempty"`
	// SideRest is added to the time it takes to change sides here; nil looks further.
	SideRest *Pause `yaml:"side-rest,omitempty"`
	// Before is added to the time it takes to get into position here; nil looks further.
	Before *Pause `yaml:"before,omitempty"`
}

// PlaceID names one place in a routine in a way that outlives reordering: the
// block, the exercise, and which occurrence of it in the block (from 1).
type PlaceID struct {
	Routine    string
	Block      BlockKind
	Exercise   string
	Occurrence int
}

// Key returns the place as one string, such as "beginner/main/cat-cow", with
// "#2" behind it for a second occurrence.
func (p PlaceID) Key() string {
	key := p.Routine + "/" + string(p.Block) + "/" + p.Exercise
	if p.Occurrence > 1 {
		key += "#" + strconv.Itoa(p.Occurrence)
	}
	return key
}

// BlockKey returns the key of one block of a routine, such as "beginner/main".
func BlockKey(routine string, block BlockKind) string {
	return routine + "/" + string(block)
}

// Handy returns what is good to have for the routine besides what it needs, each
// id once.
func (r *Routine) Handy(book *Book) []string {
	return missing(r.collect(book, func(ex *Exercise) []string { return ex.Handy }), r.Equipment(book))
}

// Equipment returns what the routine needs, each id once, in the order of first
// use.
func (r *Routine) Equipment(book *Book) []string {
	return r.collect(book, func(ex *Exercise) []string { return ex.Needs(r.Surface) })
}

// Needs returns what the exercise needs where it is done: on a bed that is never
// a mat.
func (e *Exercise) Needs(on Surface) []string {
	if on == OnBed {
		return missing(e.Equipment, []string{Mat})
	}
	return e.Equipment
}

// collect returns ids of the routine's exercises, each once.
func (r *Routine) collect(book *Book, of func(*Exercise) []string) []string {
	var ids []string
	seen := map[string]bool{}
	for _, b := range r.Blocks {
		for _, item := range b.Items {
			ex, ok := book.Exercises[item.Exercise]
			if !ok {
				continue
			}
			for _, id := range of(&ex) {
				if !seen[id] {
					seen[id] = true
					ids = append(ids, id)
				}
			}
		}
	}
	return ids
}

// PlaceContext returns what doses and rests at a place of the routine are looked
// up in, and whether there is such a place.
func (r *Routine) PlaceContext(p PlaceID, book *Book, prefs *Preferences) (PlaceContext, bool) {
	for b := range r.Blocks {
		block := &r.Blocks[b]
		if block.Kind != p.Block || r.ID != p.Routine {
			continue
		}
		seen := 0
		for i := range block.Items {
			item := &block.Items[i]
			if item.Exercise != p.Exercise {
				continue
			}
			if seen++; seen < p.Occurrence {
				continue
			}
			ex, ok := book.Exercises[item.Exercise]
			if standIn, swapped := book.Exercises[prefs.Swaps[item.Exercise]]; swapped {
				ex = standIn
			}
			return PlaceContext{Place: p, Routine: r, Block: block, Item: item, Exercise: &ex}, ok
		}
	}
	return PlaceContext{}, false
}

// PlaceOf returns the place with a Key, and false for what is no key.
func PlaceOf(key string) (PlaceID, bool) {
	parts := strings.Split(key, "/")
	if len(parts) != 3 {
		return PlaceID{}, false
	}
	exercise, nth, several := strings.Cut(parts[2], "#")
	p := PlaceID{parts[0], BlockKind(parts[1]), exercise, 1}
	if several {
		n, err := strconv.Atoi(nth)
		if err != nil {
			return PlaceID{}, false
		}
		p.Occurrence = n
	}
	return p, p.Key() == key
}

// DoneAt returns the place with a Key, with the exercise that was done there, and false
// where the routine, the place or the exercise no longer exists.
func (b *Book) DoneAt(key, exercise string, routines []Routine, prefs *Preferences) (PlaceContext, bool) {
	ex, known := b.Exercises[exercise]
	place, ok := PlaceOf(key)
	if !ok || !known {
		return PlaceContext{}, false
	}
	r, ok := b.Played(routines, place.Routine, prefs)
	if !ok {
		return PlaceContext{}, false
	}
	at, ok := r.PlaceContext(place, b, prefs)
	at.Exercise = &ex
	return at, ok
}

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

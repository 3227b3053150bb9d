package bundle

import (
	"bytes"
	"slices"

	"uncoil/engine"
)

// Choice is what to do about an entry that the user has with different content.
type Choice string

// The choices. The zero value is none: it must be made before Accept.
const (
	// KeepMine keeps the user's entry and leaves the imported one out.
	KeepMine Choice = "mine"
	// TakeTheirs replaces the user's entry by the imported one.
	TakeTheirs Choice = "theirs"
	// KeepBoth gives the imported entry another id and name.
	KeepBoth Choice = "both"
)

// Choices returns every choice.
func Choices() []Choice { return []Choice{KeepMine, TakeTheirs, KeepBoth} }

// Clash is an entry that the user has with different content.
type Clash struct {
	Entry
	// Mine is the name of the user's entry.
	Mine string
	// BuiltIn tells that the user's entry is built in: it cannot be replaced.
	BuiltIn bool
	// Choice is for the caller to set.
	Choice Choice
}

// Need is something that entries of a bundle refer to and that neither the bundle
// nor the collection has: an exercise or figure of another version of the
// program.
type Need struct {
	// What is "exercise" or "figure".
	What, ID string
	// By are the ids of the entries that name it.
	By []string
}

// Plan says what accepting a bundle would change.
type Plan struct {
	// Title and From are the bundle's.
	Title, From string
	// Added are new; Same exist already with the same content.
	Added, Same []Entry
	// Clashes need a Choice each.
	Clashes []Clash
	// Equipment is what the entries need other than a mat, by id.
	Equipment []string
	// Missing must be empty for the bundle to be accepted.
	Missing []Need

	bundle *Bundle
}

// Plan compares a bundle with the collection. It changes nothing. A plan becomes
// invalid with the next Accept.
func (s *Collection) Plan(b *Bundle) *Plan {
	p := &Plan{Title: b.Title, From: b.From, bundle: b}
	for i := range b.files {
		f := &b.files[i]
		mine, in, there := s.find(f.Kind, f.ID)
		switch {
		case !there:
			p.Added = append(p.Added, f.Entry)
		case same(f, &mine):
			p.Same = append(p.Same, f.Entry)
		default:
			p.Clashes = append(p.Clashes, Clash{Entry: f.Entry, Mine: mine.Name, BuiltIn: in == ""})
		}
		s.needs(p, f)
	}
	return p
}

// same reports whether two entries have the same content, however they are
// written.
func same(a, b *file) bool {
	return bytes.Equal(newFile(a.own, nil).text, newFile(b.own, nil).text)
}

// needs adds what an entry needs of the user and of the program.
func (s *Collection) needs(p *Plan, f *file) {
	if f.own.Exercise != nil {
		p.equip(f.own.Exercise.Equipment)
		if id := f.own.Exercise.Figure; id != "" && !s.books.HasFigure(id) {
			p.miss("figure", id, f.ID)
		}
	}
	for _, id := range f.references() {
		if e := p.bundle.exercise(id); e != nil {
			p.equip(e.Equipment)
		} else if e, err := s.books.Exercise(id); err == nil {
			p.equip(e.Equipment)
		} else {
			p.miss("exercise", id, f.ID)
		}
	}
}

func (p *Plan) equip(ids []string) {
	for _, id := range ids {
		if !slices.Contains(p.Equipment, id) {
			p.Equipment = append(p.Equipment, id)
		}
	}
}

func (p *Plan) miss(what, id, by string) {
	for i := range p.Missing {
		if m := &p.Missing[i]; m.What == what && m.ID == id {
			m.By = append(m.By, by)
			return
		}
	}
	p.Missing = append(p.Missing, Need{what, id, []string{by}})
}

// exercise returns an exercise of the bundle, nil if it has none with that id.
func (b *Bundle) exercise(id string) *engine.Exercise {
	for i := range b.files {
		if f := &b.files[i]; f.Kind == Exercise && f.ID == id {
			return f.own.Exercise
		}
	}
	return nil
}

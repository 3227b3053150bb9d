package bundle

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"uncoil/engine"
	"uncoil/engine/catalog"
)

// Accept adds a bundle to the collection as its plan and the choices say. Nothing
// is written yet: Save does that. On an error the collection is unchanged; the
// error has CodeNotFound if something is missing, CodeInvalid for a choice that
// is not made or not possible, or lists what would be wrong with the user's files
// afterwards.
func (s *Collection) Accept(p *Plan) error {
	if len(p.Missing) > 0 {
		need := p.Missing[0]
		return engine.Errorf(engine.CodeNotFound, "%s needs the %s %q, which this Uncoil does not have: get the newest version",
			strings.Join(need.By, ", "), need.What, shorten(need.ID))
	}
	a := acceptance{Collection: s, plan: p, ids: map[string]string{}, files: map[string][]byte{}}
	if err := a.choose(); err != nil {
		return err
	}
	for i := range p.bundle.files {
		a.put(&p.bundle.files[i])
	}
	tree := s.tree.with(a.files)
	books, err := s.load(tree)
	if err != nil {
		return err
	}
	s.tree, s.books = tree, books
	return nil
}

// acceptance is the state of Accept while it adds a bundle.
type acceptance struct {
	*Collection
	plan *Plan
	// ids maps exercises that are kept beside the user's to their new ids.
	ids map[string]string
	// files is what is to be written, by path inside the data folder.
	files map[string][]byte
}

// choose checks the choices, and finds the new ids of exercises.
func (a *acceptance) choose() error {
	for i := range a.plan.Clashes {
		c := &a.plan.Clashes[i]
		switch {
		case !slices.Contains(Choices(), c.Choice):
			return refused("%s %s: you have another one of this id: choose whether to keep yours, take theirs, or keep both", c.Kind, c.ID)
		case c.Choice == TakeTheirs && c.BuiltIn:
			return refused("%s %s is built in and stays: keep yours, or keep both", c.Kind, c.ID)
		case c.Choice == KeepBoth && c.Kind == Exercise:
			a.ids[c.ID] = a.freeID(Exercise, c.ID)
		}
	}
	return nil
}

// choiceOf returns what to do with an entry.
func (a *acceptance) choiceOf(e Entry) Choice {
	for _, c := range a.plan.Clashes {
		if c.Entry == e {
			return c.Choice
		}
	}
	if slices.Contains(a.plan.Same, e) {
		return KeepMine
	}
	return TakeTheirs
}

// put adds one entry and its pictures.
func (a *acceptance) put(f *file) {
	_, in, _ := a.find(f.Kind, f.ID)
	switch a.choiceOf(f.Entry) {
	case KeepMine:
		return
	case KeepBoth:
		f, in = a.copied(f), ""
	}
	f = a.rewired(f)
	if in == "" {
		in = a.freePath(f)
	}
	a.files[in] = f.text
	for _, name := range f.pictureNames() {
		if p := a.plan.bundle.pictures[name]; p != nil {
			a.files[path.Join(pictureDir, name)] = p.Data
		}
	}
}

// copied returns an entry under a new id and name.
func (a *acceptance) copied(f *file) *file {
	number := func(id string) string { return id[strings.LastIndex(id, "-")+1:] }
	if f.Kind == Exercise {
		e := *f.own.Exercise
		e.ID = a.ids[f.ID]
		e.Name = numbered(e.Name, number(e.ID))
		copied := newFile(catalog.Own{Exercise: &e}, nil)
		return &copied
	}
	r := *f.own.Routine
	r.ID = a.freeID(Routine, f.ID)
	r.Name = numbered(r.Name, number(r.ID))
	copied := newFile(catalog.Own{Routine: &r}, nil)
	return &copied
}

// numbered appends a number to a name, within the length limit of names.
func numbered(name, number string) string {
	runes := []rune(name)
	behind := fmt.Sprintf(" (%s)", number)
	if most := catalog.MaxName - len(behind); len(runes) > most {
		runes = runes[:most]
	}
	return strings.TrimSpace(string(runes)) + behind
}

// rewired returns an entry with its references to exercises replaced by their new
// ids.
func (a *acceptance) rewired(f *file) *file {
	if !slices.ContainsFunc(f.references(), func(id string) bool { return a.ids[id] != "" }) {
		return f
	}
	if f.Kind == Exercise {
		e := *f.own.Exercise
		e.Swaps = slices.Clone(e.Swaps)
		for i, id := range e.Swaps {
			e.Swaps[i] = a.idNow(id)
		}
		rewired := newFile(catalog.Own{Exercise: &e}, nil)
		return &rewired
	}
	r := *f.own.Routine
	r.Blocks = slices.Clone(r.Blocks)
	for b := range r.Blocks {
		items := slices.Clone(r.Blocks[b].Items)
		for i := range items {
			items[i].Exercise = a.idNow(items[i].Exercise)
		}
		r.Blocks[b].Items = items
	}
	rewired := newFile(catalog.Own{Routine: &r}, nil)
	return &rewired
}

// idNow returns the new id of an exercise, or its own.
func (a *acceptance) idNow(id string) string {
	if now := a.ids[id]; now != "" {
		return now
	}
	return id
}

// freeID returns an id derived from another that neither the collection nor the
// bundle uses: knee-hug-2.
func (a *acceptance) freeID(kind Kind, id string) string {
	for n := 2; ; n++ {
		behind := fmt.Sprintf("-%d", n)
		free := strings.TrimRight(id[:min(len(id), catalog.MaxID-len(behind))], "-") + behind
		_, _, there := a.find(kind, free)
		if !there && !slices.ContainsFunc(a.plan.bundle.files, func(f file) bool { return f.Kind == kind && f.ID == free }) {
			return free
		}
	}
}

// freePath returns where a new entry is stored: a file named by its id, or, if
// that exists with other content, one with a number.
func (a *acceptance) freePath(f *file) string {
	name := f.path()
	for n := 2; a.tree.taken(name) || a.files[name] != nil; n++ {
		name = fmt.Sprintf("%s/%s-%d.yaml", f.Kind.dir(), f.ID, n)
	}
	return name
}

package bundle

import (
	"io/fs"

	"uncoil/engine/catalog"
	"uncoil/engine/photo"
)

// Pack makes a bundle of routines and own exercises, given by their ids. It
// includes the user's own exercises that they name, with their pictures; of what
// is built in only the routines asked for. The error has CodeNotFound for an
// unknown id and CodeInvalid for what a bundle cannot hold.
func (s *Collection) Pack(title, from string, ids ...string) (*Bundle, error) {
	for _, text := range []struct{ field, value string }{{"title", title}, {"name of the giver", from}} {
		if err := checkLabel(text.value); err != nil {
			return nil, refused("the %s %v", text.field, err)
		}
	}
	p := packer{Collection: s, bundle: &Bundle{Title: title, From: from, pictures: map[string]*photo.Photo{}}, in: map[Entry]bool{}}
	for _, id := range ids {
		if err := p.named(id); err != nil {
			return nil, err
		}
	}
	b := p.bundle
	if len(b.files) == 0 {
		return nil, refused("there is nothing to pack: name a routine, 'uncoil list' shows them")
	}
	if n := 1 + len(b.files) + len(b.pictures); n > maxEntries {
		return nil, refused("this would be %d files: the most is %d, so make two bundles of it", n, maxEntries)
	}
	if b.Title == "" && len(ids) == 1 {
		b.Title = b.files[len(b.files)-1].Name
	}
	order(b.files)
	return b, nil
}

// packer gathers a bundle.
type packer struct {
	*Collection
	bundle *Bundle
	in     map[Entry]bool
}

// named adds the routine of an id, else the user's exercise.
func (p *packer) named(id string) error {
	_, err := p.books.Routine(id)
	if err == nil {
		return p.add(Routine, id)
	}
	if _, known := p.books.Book().Exercises[id]; !known {
		return err
	}
	if _, _, own := p.books.OwnExercise(id); !own {
		return refused("exercise %s is built in, so everybody has it: name a routine or an exercise of your own", id)
	}
	return p.add(Exercise, id)
}

// add adds an entry and the own exercises it names. Circular references end
// because an entry is added only once.
func (p *packer) add(kind Kind, id string) error {
	f, in, ok := p.find(kind, id)
	if !ok || p.in[Entry{Kind: kind, ID: id}] || kind == Exercise && in == "" {
		return nil
	}
	p.in[Entry{Kind: kind, ID: id}] = true
	if err := p.portable(&f); err != nil {
		return err
	}
	f.text = p.text(&f, in)
	for _, other := range f.references() {
		if err := p.add(Exercise, other); err != nil {
			return err
		}
	}
	p.bundle.files = append(p.bundle.files, f)
	return p.addPictures(&f)
}

// portable refuses an exercise with a figure that others do not have.
func (p *packer) portable(f *file) error {
	if f.Kind != Exercise || p.books.ShownBy(f.ID) != catalog.ByFigure {
		return nil
	}
	if figure := f.own.Exercise.FigureID(); !p.books.Builtin().HasFigure(figure) {
		return refused("exercise %s shows your own figure %s, which a %s file cannot carry: give the exercise pictures, or a built-in figure", f.ID, figure, Ending)
	}
	return nil
}

// text returns the text of an entry: as the user wrote it, with all comments, if
// that has the same content.
func (p *packer) text(f *file, in string) []byte {
	if in == "" {
		return f.text
	}
	data, err := fs.ReadFile(p.tree, in)
	if err != nil {
		return f.text
	}
	if own, err := catalog.ReadOwn(f.path(), data); err != nil || string(newFile(own, nil).text) != string(f.text) {
		return f.text
	}
	return data
}

func (p *packer) addPictures(f *file) error {
	if f.Kind != Exercise {
		return nil
	}
	written, _, _ := p.books.OwnExercise(f.ID)
	for _, name := range written.Pictures {
		taken, err := p.picture(name)
		if err != nil {
			return about("exercise "+f.ID, err)
		}
		p.bundle.pictures[taken.Name] = taken
	}
	return nil
}

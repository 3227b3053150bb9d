package bundle

import (
	"bytes"
	"errors"
	"io"
	"path"
	"slices"
	"strings"

	"uncoil/engine"
	"uncoil/engine/catalog"
	"uncoil/engine/photo"
	"uncoil/engine/userfile"
)

// Read reads a .uncoil file of size bytes and checks everything in it that does
// not depend on what the user has. Nothing is written. The error has CodeInvalid
// for a file that breaks a rule and CodeUnavailable where r fails; problems
// inside routines and exercises are joined, a line each with file and line
// number.
func Read(r io.ReaderAt, size int64) (*Bundle, error) {
	a, err := openArchive(r, size)
	if err != nil {
		return nil, err
	}
	list, err := a.readManifest()
	if err != nil {
		return nil, err
	}
	b := &Bundle{Title: list.Title, From: list.From, pictures: map[string]*photo.Photo{}}
	if err := b.readTexts(a); err != nil {
		return nil, err
	}
	if err := b.checkList(list, a); err != nil {
		return nil, err
	}
	names, err := b.readPictures(a)
	if err != nil {
		return nil, err
	}
	b.rename(names)
	order(b.files)
	return b, nil
}

// readManifest reads uncoil.yaml.
func (a *archive) readManifest() (*manifest, error) {
	data, err := inflate(a.manifest)
	if err != nil {
		return nil, err
	}
	var list manifest
	err = catalog.Decode(manifestFile, data, &list)
	switch {
	case list.Format > Format:
		return nil, refused("the file was made by a newer Uncoil (format %d, this one reads %d): get the newest version", list.Format, Format)
	case err != nil:
		return nil, err
	case list.Format != Format:
		return nil, refused("%s:1: format is %d: it must be %d", manifestFile, list.Format, Format)
	}
	for _, text := range []struct{ field, value string }{{"title", list.Title}, {"from", list.From}} {
		if err := checkLabel(text.value); err != nil {
			return nil, refused("%s: %s %v", manifestFile, text.field, err)
		}
	}
	return &list, nil
}

// checkLabel checks a title or a sender's name.
func checkLabel(text string) error {
	const most = 80
	switch {
	case len([]rune(text)) > most:
		return errors.New(engine.Text("has more than %d characters: shorten it", most))
	case !catalog.Tidy(text):
		return errors.New(engine.Text("has spaces around it or characters that cannot be seen: write one plain line"))
	}
	return nil
}

// readTexts reads the routines and exercises.
func (b *Bundle) readTexts(a *archive) error {
	var problems []error
	for _, f := range a.texts {
		data, err := inflate(f)
		if err != nil {
			return err
		}
		own, err := catalog.ReadOwn(f.Name, data)
		if err != nil {
			problems = append(problems, err)
			continue
		}
		text := newFile(own, data)
		if text.path() != f.Name {
			problems = append(problems, refused("%s: this is the %s %q: it belongs into %s", f.Name, text.Kind, text.ID, text.path()))
			continue
		}
		b.files = append(b.files, text)
	}
	return errors.Join(problems...)
}

// checkList compares the list of contents with the contents, and the pictures
// with the exercises that name them.
func (b *Bundle) checkList(list *manifest, a *archive) error {
	if len(b.files) == 0 {
		return refused("the file holds no routine and no exercise: ask for it again")
	}
	var there, wanted, named, pictures []string
	for i := range b.files {
		there = append(there, b.files[i].path())
		wanted = append(wanted, b.files[i].pictureNames()...)
	}
	for _, f := range a.pictures {
		there, pictures = append(there, f.Name), append(pictures, path.Base(f.Name))
	}
	for _, id := range list.Exercises {
		named = append(named, exerciseDir+"/"+id+".yaml")
	}
	for _, id := range list.Routines {
		named = append(named, routineDir+"/"+id+".yaml")
	}
	for _, name := range list.Pictures {
		named = append(named, pictureDir+"/"+name)
	}
	for _, check := range []struct {
		all, in []string
		format  string
	}{
		{named, there, "%q is listed in " + manifestFile + " and missing: ask for the file again"},
		{there, named, "%q is not listed in " + manifestFile + ": list it, or leave it out"},
		{wanted, pictures, "the picture %q is missing: ask for the file again"},
		{pictures, wanted, "the picture %q is named by no exercise: leave it out"},
	} {
		for _, name := range check.all {
			if !slices.Contains(check.in, name) {
				return refused(check.format, shorten(name))
			}
		}
	}
	return nil
}

// readPictures reads all pictures, and maps them to their new names. It checks
// all sizes before it decodes the first.
func (b *Bundle) readPictures(a *archive) (names map[string]string, err error) {
	pixels := 0
	for _, f := range a.pictures {
		data, err := inflate(f)
		if err != nil {
			return nil, err
		}
		size, err := photo.Measure(data)
		if err != nil {
			return nil, about(f.Name, err)
		}
		if pixels += size.X * size.Y; pixels > maxPixels {
			return nil, refused("the pictures have more than %d million pixels together: make them smaller", maxPixels/1_000_000)
		}
	}
	names = map[string]string{}
	for _, f := range a.pictures {
		data, err := inflate(f)
		if err != nil {
			return nil, err
		}
		p, err := photo.Take(bytes.NewReader(data))
		if err != nil {
			return nil, about(f.Name, err)
		}
		names[path.Base(f.Name)] = p.Name
		b.pictures[p.Name] = p
	}
	return names, nil
}

// rename replaces the names of pictures in the exercises.
func (b *Bundle) rename(names map[string]string) {
	for i := range b.files {
		f := &b.files[i]
		if slices.ContainsFunc(f.pictureNames(), func(name string) bool { return names[name] != name }) {
			*f = newFile(catalog.Own{Exercise: renamed(f.own.Exercise, names)}, nil)
		}
	}
}

// about prefixes every line of an error with a name.
func about(name string, err error) error {
	if err == nil {
		return nil
	}
	lines := strings.Split(err.Error(), "\n")
	name = userfile.Name(name)
	for i := range lines {
		lines[i] = name + ": " + lines[i]
	}
	return &engine.Error{Code: engine.CodeOf(err), Message: strings.Join(lines, "\n"), Err: err}
}

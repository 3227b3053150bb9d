package bundle

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"path/filepath"

	"uncoil/engine"
	"uncoil/engine/catalog"
	"uncoil/engine/photo"
	"uncoil/engine/userfile"
)

// ReadFile reads a file to import: a .uncoil file, or a single routine or
// exercise as YAML; the content decides which. Pictures of such an exercise are
// looked for in its folder and in the folder pictures next to that. Every line of
// an error begins with the path. The codes are those of Read, and CodeNotFound
// for a file that does not exist.
func ReadFile(name string) (*Bundle, error) {
	b, err := readFile(name)
	return b, about(filepath.ToSlash(name), err)
}

func readFile(name string) (*Bundle, error) {
	f, err := userfile.Open(name)
	switch {
	case errors.Is(err, userfile.ErrFolder):
		return nil, refused("this is a folder: choose a file")
	case errors.Is(err, userfile.ErrNotRegular):
		return nil, refused("this is not a plain file: choose another")
	case err != nil:
		return nil, unreadable(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, unreadable(err)
	}
	head := make([]byte, 4)
	n, err := io.ReadFull(f, head)
	if n == 0 && !errors.Is(err, io.EOF) {
		return nil, unreadable(err)
	}
	if n == 0 || bytes.HasPrefix(head, []byte("PK")) || filepath.Ext(name) == Ending {
		return Read(f, info.Size())
	}
	if info.Size() > maxText {
		return nil, refused("the file is no %s file, and too large for a routine or an exercise: choose another", Ending)
	}
	rest, err := io.ReadAll(io.LimitReader(f, maxText))
	if err != nil {
		return nil, unreadable(err)
	}
	return single(name, append(head[:n], rest...))
}

// single makes a bundle of one YAML file.
func single(name string, data []byte) (*Bundle, error) {
	own, err := catalog.ReadOwn(filepath.Base(name), data)
	if err != nil {
		return nil, err
	}
	b := &Bundle{pictures: map[string]*photo.Photo{}}
	f := newFile(own, data)
	b.Title, b.files = f.Name, []file{f}
	names := map[string]string{}
	for _, picture := range f.pictureNames() {
		p, err := nearby(filepath.Dir(name), picture)
		if err != nil {
			return nil, err
		}
		names[picture] = p.Name
		b.pictures[p.Name] = p
	}
	b.rename(names)
	return b, nil
}

// nearby reads a picture that an exercise in a folder names.
func nearby(dir, picture string) (*photo.Photo, error) {
	p, err := photo.TakeFile(filepath.Join(dir, "..", pictureDir, picture))
	if engine.CodeOf(err) == engine.CodeNotFound {
		p, err = photo.TakeFile(filepath.Join(dir, picture))
	}
	return p, err
}

// unreadable says that a file is missing or cannot be read.
func unreadable(err error) error {
	err = userfile.Cause(err)
	if errors.Is(err, fs.ErrNotExist) {
		return &engine.Error{Code: engine.CodeNotFound, Message: engine.Text("the file does not exist: check the name"), Err: err}
	}
	return engine.Errorf(engine.CodeUnavailable, "the file cannot be read: %w", err)
}

package photo

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"uncoil/engine"
)

// Dir is the folder for pictures inside the data folder.
const Dir = "pictures"

// TakeFile is Take for a file; its messages begin with the path.
func TakeFile(path string) (*Photo, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, unreadable(path, err)
	}
	defer f.Close()
	info, err := f.Stat()
	switch {
	case err != nil:
		return nil, unreadable(path, err)
	case !info.Mode().IsRegular():
		return nil, engine.Errorf(engine.CodeInvalid, "%s: this is no file: choose a PNG or JPEG picture", path)
	case info.Size() > MaxBytes:
		return nil, engine.Errorf(engine.CodeInvalid, "%s: the picture is larger than %d MB: make it smaller first", path, MaxBytes>>20)
	}
	p, err := Take(f)
	if err != nil {
		return nil, &engine.Error{Code: engine.CodeOf(err), Message: path + ": " + err.Error(), Err: err}
	}
	return p, nil
}

func unreadable(path string, err error) error {
	var failed *fs.PathError
	if errors.As(err, &failed) {
		err = failed.Err
	}
	code := engine.CodeUnavailable
	if errors.Is(err, fs.ErrNotExist) {
		code = engine.CodeNotFound
	}
	return engine.Errorf(code, "%s: the picture cannot be read: %w", path, err)
}

// Keep takes a picture file into the data folder dataDir and returns the name
// under which it lies in its folder pictures. A picture that is there already
// is not written again; on an error nothing has changed.
func Keep(path, dataDir string) (name string, err error) {
	p, err := TakeFile(path)
	if err != nil {
		return "", err
	}
	return p.Name, p.Save(filepath.Join(dataDir, Dir))
}

// Save writes the picture into a folder, which it makes if need be. It returns
// an Error with CodeUnavailable if that cannot be done.
func (p *Photo) Save(dir string) error {
	path := filepath.Join(dir, p.Name)
	if there, err := os.ReadFile(path); err == nil && bytes.Equal(there, p.Data) {
		return nil
	}
	if err := write(dir, path, p.Data); err != nil {
		return engine.Errorf(engine.CodeUnavailable, "%s: the picture cannot be written: %w", path, err)
	}
	return nil
}

// write writes a file through another beside it, so that nobody ever sees half.
func write(dir, path string, data []byte) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(dir, ".picture-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	if closing := f.Close(); err == nil {
		err = closing
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	return err
}

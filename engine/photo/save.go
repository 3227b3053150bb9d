package photo

import (
	"bytes"
	"errors"
	"io/fs"
	"path/filepath"

	"uncoil/engine"
	"uncoil/engine/userfile"
)

// Dir is the folder for pictures inside the data folder.
const Dir = "pictures"

// TakeFile is Take for a file; its error messages begin with the path.
func TakeFile(path string) (*Photo, error) {
	f, err := userfile.Open(path)
	if err != nil {
		return nil, unreadable(path, err)
	}
	defer f.Close()
	info, err := f.Stat()
	switch {
	case err != nil:
		return nil, unreadable(path, err)
	case info.Size() > MaxBytes:
		return nil, engine.Errorf(engine.CodeInvalid, "%s: the picture is larger than %d MB: make it smaller first", userfile.Name(path), MaxBytes>>20)
	}
	p, err := Take(f)
	if err != nil {
		return nil, &engine.Error{Code: engine.CodeOf(err), Message: userfile.Name(path) + ": " + err.Error(), Err: err}
	}
	return p, nil
}

func unreadable(path string, err error) error {
	path, err = userfile.Name(path), userfile.Cause(err)
	code := engine.CodeUnavailable
	switch {
	case errors.Is(err, userfile.ErrFolder), errors.Is(err, userfile.ErrNotRegular):
		return engine.Errorf(engine.CodeInvalid, "%s: this is no file: choose a PNG or JPEG picture", path)
	case errors.Is(err, fs.ErrNotExist):
		code = engine.CodeNotFound
	}
	return engine.Errorf(code, "%s: the picture cannot be read: %w", path, err)
}

// Save copies a picture file into the folder pictures of dataDir and returns its
// name there. A picture that is there already is not written again; on an error
// nothing has changed.
func Save(path, dataDir string) (name string, err error) {
	p, err := TakeFile(path)
	if err != nil {
		return "", err
	}
	folder, file := userfile.Dir(dataDir), Dir+"/"+p.Name
	if there, err := folder.Read(file, MaxBytes); err == nil && bytes.Equal(there, p.Data) {
		return p.Name, nil
	}
	if err := folder.Write(file, p.Data); err != nil {
		return "", engine.Errorf(engine.CodeUnavailable, "%s: the picture cannot be written: %w", userfile.Name(filepath.Join(dataDir, Dir, p.Name)), userfile.Cause(err))
	}
	return p.Name, nil
}

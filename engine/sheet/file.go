package sheet

import (
	"errors"
	"io"
	"io/fs"

	"uncoil/engine"
	"uncoil/engine/userfile"
)

// Ending is the extension of the files that are read as sheets.
const Ending = ".txt"

// ReadFile returns the content of a file, as much of it as Read takes and one
// byte more. It returns an Error with CodeNotFound if there is none, CodeInvalid
// if it is no plain file, and CodeUnavailable if it cannot be read.
func ReadFile(path string) ([]byte, error) {
	f, err := userfile.Open(path)
	switch {
	case errors.Is(err, userfile.ErrFolder), errors.Is(err, userfile.ErrNotRegular):
		return nil, engine.Errorf(engine.CodeInvalid, "this is not a plain file: choose another")
	case errors.Is(err, fs.ErrNotExist):
		return nil, engine.Errorf(engine.CodeNotFound, "the file does not exist: check the name")
	case err != nil:
		return nil, engine.Errorf(engine.CodeUnavailable, "the file cannot be read: %w", userfile.Cause(err))
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, MaxText+1))
	if err != nil {
		return nil, engine.Errorf(engine.CodeUnavailable, "the file cannot be read: %w", userfile.Cause(err))
	}
	return data, nil
}

package main

import (
	"errors"
	"io"
	"io/fs"
	"syscall"

	"uncoil/engine"
)

// output is a standard output that is no terminal. It records write errors, for
// the exit code: scripts depend on it.
type output struct {
	io.Writer
	failed error
}

// Write implements io.Writer.
func (o *output) Write(b []byte) (int, error) {
	n, err := o.Writer.Write(b)
	if err != nil && o.failed == nil {
		o.failed = err
	}
	return n, err
}

// printed returns an error if not everything could be printed and the command's
// purpose is to print.
func (p *program) printed() error {
	o, ok := p.out.(*output)
	if !ok || o.failed == nil || p.byEar {
		return nil
	}
	err := o.failed
	var failed *fs.PathError
	if errors.As(err, &failed) {
		err = failed.Err
	}
	what := "not all could be printed: %w"
	if errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) {
		what = "not all could be printed, since the disk is full (%w): free some space, or write to another place"
	}
	return engine.Errorf(engine.CodeUnavailable, what, err)
}

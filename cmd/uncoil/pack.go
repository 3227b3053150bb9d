package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"uncoil/engine"
	"uncoil/engine/bundle"
	"uncoil/engine/userfile"
)

// packCommand writes routines and own exercises into one file to give away.
type packCommand struct {
	Routines []string `arg:"" help:"Routines, or exercises of your own; 'uncoil list' names them." placeholder:"ROUTINE"`
	Output   string   `short:"o" required:"" placeholder:"FILE.uncoil" help:"File to write."`
	Title    string   `help:"What to call it." placeholder:"TEXT"`
	From     string   `help:"Who it is from." placeholder:"NAME"`
}

// Run carries out the command.
func (c *packCommand) Run(p *program) error {
	if !strings.EqualFold(filepath.Ext(c.Output), bundle.Ending) {
		return engine.Errorf(engine.CodeInvalid, "-o is %q: end the name in %s", c.Output, bundle.Ending)
	}
	shelf, err := p.shelf()
	if err != nil {
		return err
	}
	b, err := shelf.Pack(c.Title, c.From, c.Routines...)
	if err != nil {
		return err
	}
	if err := writeBeside(c.Output, func(w io.Writer) error { return bundle.Write(w, b) }); err != nil {
		return err
	}
	fmt.Fprintf(p.out, "%s: %s\n", userfile.Name(c.Output), listed(b.Entries()))
	return nil
}

// shelf returns what the user has, ready to be packed and added to.
func (p *program) shelf() (*bundle.Shelf, error) {
	dir, err := p.dataDir()
	if err != nil {
		return nil, err
	}
	books, err := p.catalog()
	if err != nil {
		return nil, err
	}
	return bundle.Open(books, dir), nil
}

// listed names entries in one line.
func listed(entries []bundle.Entry) string {
	parts := make([]string, len(entries))
	for i, e := range entries {
		parts[i] = fmt.Sprintf("%s %s (%s)", e.Kind, e.ID, e.Name)
	}
	return strings.Join(parts, ", ")
}

// writeBeside writes a file through another beside it, so that a failure leaves
// no half of one and what was there stays.
func writeBeside(path string, write func(io.Writer) error) error {
	f, err := os.CreateTemp(filepath.Dir(path), ".uncoil-*")
	if err != nil {
		return engine.Errorf(engine.CodeUnavailable, "%s cannot be written: %w", userfile.Name(path), userfile.Cause(err))
	}
	defer os.Remove(f.Name())
	err = write(f)
	if closing := f.Close(); err == nil {
		err = closing
	}
	if err == nil {
		err = os.Chmod(f.Name(), 0o644)
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return engine.Errorf(engine.CodeUnavailable, "%s cannot be written: %w", userfile.Name(path), userfile.Cause(err))
	}
	return nil
}

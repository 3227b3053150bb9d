package main

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"uncoil/engine"
	"uncoil/engine/atomicfile"
	"uncoil/engine/bundle"
	"uncoil/engine/userfile"
)

// packCommand writes routines and own exercises to one file, for sharing.
type packCommand struct {
	Routines []string `arg:"" help:"Routines, or exercises of your own; 'uncoil list' names them." placeholder:"ROUTINE"`
	Output   string   `short:"o" required:"" placeholder:"FILE.uncoil" help:"File to write."`
	Title    string   `help:"What to call it." placeholder:"TEXT"`
	From     string   `help:"Who it is from." placeholder:"NAME"`
}

// Run carries out the command.
func (c *packCommand) Run(p *program) error {
	if err := endsIn(c.Output, bundle.Ending); err != nil {
		return err
	}
	collection, err := p.collection()
	if err != nil {
		return err
	}
	b, err := collection.Pack(c.Title, c.From, c.Routines...)
	if err != nil {
		return err
	}
	if err := writeBeside(c.Output, func(w io.Writer) error { return bundle.Write(w, b) }); err != nil {
		return err
	}
	fmt.Fprintf(p.out, "%s: %s\n", userfile.Name(c.Output), listed(b.Entries()))
	return nil
}

// collection returns what the user has, for packing and importing.
func (p *program) collection() (*bundle.Collection, error) {
	books, err := p.catalog()
	if err != nil {
		return nil, err
	}
	dir, _ := p.dataDir() // built-in routines can be packed without
	return bundle.Open(books, dir), nil
}

// listed formats the names of entries in one line.
func listed(entries []bundle.Entry) string {
	parts := make([]string, len(entries))
	for i, e := range entries {
		parts[i] = fmt.Sprintf("%s %s (%s)", e.Kind, e.ID, e.Name)
	}
	return strings.Join(parts, ", ")
}

// endsIn returns an error unless an output file has one of some extensions: a
// wrong extension would misname its content.
func endsIn(output string, endings ...string) error {
	if slices.Contains(endings, strings.ToLower(filepath.Ext(output))) {
		return nil
	}
	return engine.Errorf(engine.CodeInvalid, "-o is %q: end the file's name in %s", output, strings.Join(endings, " or "))
}

// writeBeside writes an output file whole or not at all.
func writeBeside(path string, write func(io.Writer) error) error {
	return atomicfile.Write(path, atomicfile.Shared, write)
}

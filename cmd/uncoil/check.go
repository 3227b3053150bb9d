package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"uncoil/assets"
	"uncoil/engine"
	"uncoil/engine/bundle"
	"uncoil/engine/catalog"
	"uncoil/engine/userfile"
)

// checkCommand checks files written by users.
type checkCommand struct {
	Files []string `arg:"" help:"Routine, exercise, illustration or phrase files, or .uncoil files." placeholder:"FILE"`
}

// Run carries out the command: it prints a line for every error and for every
// file without one.
func (c *checkCommand) Run(p *program) error {
	if dir, err := p.dataDir(); err == nil {
		p.recover(dir) // the files may be there
	}
	failed := false
	for _, path := range c.Files {
		if err := checkFile(path); err != nil {
			complain(p.err, err, exitFailed)
			failed = true
			continue
		}
		fmt.Fprint(p.out, engine.Text("%s: fine\n", userfile.Name(path)))
	}
	if failed {
		return errSaid
	}
	return nil
}

// checkFile checks one file against the built-in catalogue.
func checkFile(path string) error {
	if !strings.EqualFold(filepath.Ext(path), bundle.Ending) {
		return catalog.CheckFile(assets.Files(), path)
	}
	b, err := bundle.ReadFile(path)
	if err != nil {
		return err
	}
	builtin, err := catalog.Load(assets.Files())
	if err != nil {
		return err
	}
	collection := bundle.Open(builtin, "")
	plan := collection.Plan(b)
	choose(plan, bundle.KeepBoth) // the file may also contain built-in entries
	if err := collection.Accept(plan); err != nil {
		return fmt.Errorf("%s: %w", userfile.Name(filepath.ToSlash(path)), err)
	}
	return nil
}

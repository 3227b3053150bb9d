package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/alecthomas/kong"

	"uncoil/engine"
	"uncoil/engine/catalog"
)

// AfterApply is called by kong. What is no command is taken for a file: a word that
// cannot be one is a mistyped command.
func (c *windowCommand) AfterApply(parser *kong.Kong) error {
	for _, name := range c.Files {
		if _, err := os.Stat(name); err == nil || strings.ContainsAny(name, `./\`) {
			continue
		}
		var commands []string
		for _, command := range parser.Model.Children {
			commands = append(commands, command.Name)
		}
		text := engine.Text("%s is no command, and no file", name)
		if near := catalog.Nearest(name, commands); near != "" {
			text += engine.Text(": did you mean %q?", near)
		}
		return engine.Errorf(engine.CodeInvalid, "%s", text)
	}
	return nil
}

// paths returns the whole paths of the files, which another Uncoil may be told.
func (c *windowCommand) paths() ([]string, error) {
	var paths []string
	for _, name := range c.Files {
		path, err := filepath.Abs(name)
		if err == nil {
			_, err = os.Stat(path)
		}
		if errors.Is(err, fs.ErrNotExist) {
			return nil, engine.Errorf(engine.CodeNotFound, "there is no file %s: look at its name and folder", name)
		}
		if err != nil {
			return nil, err
		}
		paths = append(paths, path)
	}
	return paths, nil
}

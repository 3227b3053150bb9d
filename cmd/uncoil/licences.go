package main

import (
	"fmt"

	"github.com/alecthomas/kong"

	"uncoil/assets"
)

// licencesFlag prints the licences in place of a command, as --version does.
type licencesFlag bool

// BeforeReset is called by kong when the flag is there.
func (licencesFlag) BeforeReset(app *kong.Kong) error {
	fmt.Fprint(app.Stdout, assets.Licences())
	app.Exit(exitFine)
	return nil
}

package main

import (
	"fmt"

	"github.com/alecthomas/kong"

	"uncoil/assets"
)

// licencesFlag prints the licences instead of running a command, as --version
// does.
type licencesFlag bool

// BeforeReset is called by kong if the flag is given.
func (licencesFlag) BeforeReset(app *kong.Kong) error {
	fmt.Fprint(app.Stdout, assets.Licences())
	app.Exit(exitFine)
	return nil
}

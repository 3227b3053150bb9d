package sample

import (
	"testing"

	"uncoil/assets"
	"uncoil/engine/catalog"
)

// Catalog returns the program's own exercises and routines.
func Catalog(t testing.TB) *catalog.Catalog {
	t.Helper()
	c, err := catalog.Load(assets.Files())
	if err != nil {
		t.Fatal(err)
	}
	return c
}

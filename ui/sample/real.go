package sample

import (
	"sync"
	"testing"

	"uncoil/assets"
	"uncoil/engine/catalog"
)

// load reads the catalogue once for all tests of a package.
var load = sync.OnceValues(func() (*catalog.Catalog, error) { return catalog.Load(assets.Files()) })

// Catalog returns the program's own exercises and routines.
func Catalog(t testing.TB) *catalog.Catalog {
	t.Helper()
	c, err := load()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

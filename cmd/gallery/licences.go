package main

import (
	"uncoil/assets"
	"uncoil/ui/licences"
)

// licences shows the page with two texts open.
func (s *samples) licences() *licences.Screen {
	page := licences.New(assets.Licences(), func() {})
	page.Open(0)
	page.Open(1)
	return page
}

package ui

import (
	"slices"
	"strings"
	"testing"

	"uncoil/ui/picture"
)

// TestLettersThatNoFontHasAreNamed has one of the rarest Chinese letters.
func TestLettersThatNoFontHasAreNamed(t *testing.T) {
	const letter = "\U00031350"
	if picture.Missing([]string{"Étirement 3", letter}) != letter {
		t.Skip("a font of this machine has even that letter")
	}
	f := newFolder(t)
	withFolder(t, f, func(r *rig) {
		said := func() bool {
			return slices.ContainsFunc(r.window.frame.Notices(), func(line string) bool { return strings.HasPrefix(line, "No font on this computer has "+letter) })
		}
		if said() {
			t.Error("it is said without such a name")
		}
		own := *r.routine("beginner")
		own.ID, own.Name = "letters", "Stretch "+letter
		c, err := f.SaveRoutine(own)
		if err != nil {
			t.Fatal(err)
		}
		r.window.useCatalog(c)
		r.settle()
		if !said() {
			t.Errorf("nothing says so: %q", r.window.frame.Notices())
		}
	})
}

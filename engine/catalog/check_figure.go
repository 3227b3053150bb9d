package catalog

import (
	"fmt"
	"slices"

	"uncoil/engine/figure"
)

// maxFrames is the most frames of one illustration.
const maxFrames = 100

// art checks what the rest of the program relies on. Whether the picture can be
// drawn is checked by drawing it, which is too slow for every start.
func (d *document) art(a *figure.Art) {
	if len(a.Frames) == 0 || len(a.Frames) > maxFrames {
		d.fail("frames", "frames has %s: give 1 to %d", many(len(a.Frames), "pose"), maxFrames)
	}
	names := frameNames(a)
	for i, name := range names {
		at := index("frames", i) + ".name"
		switch {
		case !d.required(at, name, "name the pose, such as rest"):
		case !kebab.MatchString(name):
			d.fail(at, "%s is %q: use small letters, digits and single hyphens", at, shorten(name))
		case slices.Contains(names[:i], name):
			d.fail(at, "%s is %q, and an earlier frame is called so too: rename one", at, name)
		}
	}
}

// drawing checks the picture itself: every pose and every move.
func (d *document) drawing(a *figure.Art) {
	for _, p := range a.Check() {
		at := ""
		if i := slices.Index(frameNames(a), p.Frame); i >= 0 {
			at = index("frames", i) + "."
		}
		what := p.Field
		if p.Frame != "" {
			what = fmt.Sprintf("%s, %s", p.Frame, p.Field)
		}
		d.fail(at+p.Field, "%s: %s", what, p.Message)
	}
}

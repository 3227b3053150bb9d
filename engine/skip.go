package engine

import "slices"

// skips reports whether the user leaves an exercise out. It is asked of the one
// that is really done: who has put another in its place does that one.
func (c *compiler) skips(ex *Exercise) bool { return slices.Contains(c.prefs.Skip, ex.ID) }

// empty is the error for a routine in which there is nothing to do.
func (c *compiler) empty() error {
	for _, block := range c.routine.Blocks {
		if len(block.Items) > 0 {
			return Errorf(CodeInvalid, "every exercise of routine %s is left out: take one back in the settings", c.routine.ID)
		}
	}
	return Errorf(CodeInvalid, "routine %s has no exercises: add at least one", c.routine.ID)
}

package atomicfile

import (
	"errors"
	"os"
	"testing"
)

// BothWays runs a test with files that have no name until they are complete, and
// as on a file system that has none.
func BothWays(t *testing.T, test func(t *testing.T)) {
	t.Run("unnamed", test)
	t.Run("hidden", func(t *testing.T) {
		unnamed = func(string, os.FileMode) (*os.File, error) { return nil, errors.ErrUnsupported }
		defer func() { unnamed = openUnnamed }()
		test(t)
	})
}

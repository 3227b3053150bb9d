//go:build windows

package store

// directly are the flags to open a file without following links or blocking on a
// pipe; Windows has none.
const directly = 0

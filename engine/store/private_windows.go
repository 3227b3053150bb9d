//go:build windows

package store

// directly has a file opened through no link, and a pipe without waiting; there
// is nothing of that here.
const directly = 0

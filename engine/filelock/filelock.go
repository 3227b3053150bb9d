// Package filelock locks files between programs. A lock lasts until the file is
// closed or its program has ended, in whatever way.
package filelock

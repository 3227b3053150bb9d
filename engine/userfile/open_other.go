//go:build !unix

package userfile

import "os"

// nonblocking is nothing where pipes do not lie among files.
const nonblocking = 0

// SyncDir does nothing: folders cannot be synced here.
func SyncDir(*os.Root, string) error { return nil }

// Writable returns nil: here only trying tells.
func Writable(string) error { return nil }

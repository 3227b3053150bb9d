//go:build !unix

package userfile

import "os"

// nonblocking is 0 where folders contain no pipes.
const nonblocking = 0

// SyncDir does nothing: folders cannot be synced here.
func SyncDir(*os.Root, string) error { return nil }

// Writable returns nil: here only writing shows whether it is possible.
func Writable(string) error { return nil }

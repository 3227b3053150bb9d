//go:build !unix

package atomicfile

const (
	// removesOpen tells that a file can be moved and removed while it is open.
	removesOpen = false
	// withoutWaiting opens only what is no link and needs no other end.
	withoutWaiting = 0
)

// syncFolder does nothing here: names are on the disk once a file has moved.
func syncFolder(string) error { return nil }

//go:build !unix

package crash

// withoutWaiting opens only what is no link and needs no other end.
const withoutWaiting = 0

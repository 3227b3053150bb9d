//go:build unix

package crash

import "syscall"

// withoutWaiting opens only what is no link and needs no other end.
const withoutWaiting = syscall.O_NOFOLLOW | syscall.O_NONBLOCK

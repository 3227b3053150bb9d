//go:build unix

package store

import "syscall"

// directly has a file opened through no link, and a pipe without waiting.
const directly = syscall.O_NOFOLLOW | syscall.O_NONBLOCK

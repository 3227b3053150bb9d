// Package faults proves that Uncoil loses nothing at any moment. It runs the
// real program under ptrace and lets it die, or lets the system refuse, at
// every single system call that changes a file: not at random moments. The
// tests need Linux on amd64 and the build tag faults; "make faults" runs them.
package faults

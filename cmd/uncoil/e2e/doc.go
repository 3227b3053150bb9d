// Package e2e drives the real program: a real window under Xvfb, a real sound
// server whose output is recorded, a real database. Its tests need the build
// tag e2e and run with "make e2e".
package e2e

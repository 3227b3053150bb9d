package filelock

import "os"

// Abandoned locks f, as Try does, and reports whether its owner is dead: no other
// process holds the lock, and the file system supports locks, so that a living
// owner would hold it.
func Abandoned(f *os.File) bool {
	if held, err := Try(f); held || err != nil {
		return false
	}
	again, err := os.OpenFile(f.Name(), os.O_RDWR, 0)
	if err != nil {
		return false
	}
	defer again.Close()
	ours, err := f.Stat()
	if err != nil {
		return false
	}
	if info, err := again.Stat(); err != nil || !os.SameFile(ours, info) {
		return false
	}
	held, err := Try(again)
	return held && err == nil
}

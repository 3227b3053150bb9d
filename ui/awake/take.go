//go:build !windows

package awake

// take asks the system for a wish, and returns what withdraws it.
func take(w Wish, why string) (release func()) {
	if w == Nothing {
		return func() {}
	}
	sleep, _ := keepFromSleep(why)
	if w == NoSleep {
		return sleep
	}
	display, _ := keepDisplayOn(why)
	return func() { display(); sleep() }
}

// Examine reports who would keep the computer from sleeping and who its display on,
// "" where that cannot be done. It asks them, and withdraws at once.
func Examine(why string) (sleep, display string) {
	release, sleep := keepFromSleep(why)
	release()
	release, display = keepDisplayOn(why)
	release()
	return sleep, display
}

package terminal

import (
	"testing"
	"time"
)

func TestCountdownRoundsUp(t *testing.T) {
	for d, want := range map[time.Duration]string{0: "0:00", time.Millisecond: "0:01", 59*time.Second + 1: "1:00", 61 * time.Second: "1:01"} {
		if got := countdown(d); got != want {
			t.Errorf("%v: %s, want %s", d, got, want)
		}
	}
}

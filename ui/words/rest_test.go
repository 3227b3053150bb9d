package words

import (
	"testing"
	"time"

	"uncoil/engine"
)

func TestPause(t *testing.T) {
	seconds := func(n int) engine.Pause { return engine.PauseOf(time.Duration(n) * time.Second) }
	for want, p := range map[string]engine.Pause{
		"0 s": {}, "5 s": seconds(5), "1 min": seconds(60), "1:30 min": seconds(90), "10 min": seconds(600),
		"6 breaths":        engine.PauseOfBreaths(6),
		"until you say go": engine.PauseUntilReady(30 * time.Second),
	} {
		if got := Pause(p); got != want {
			t.Errorf("%v is %q, want %q", p, got, want)
		}
	}
}

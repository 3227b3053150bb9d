package engine_test

import (
	"testing"
	"time"

	"uncoil/engine"
	"uncoil/engine/sample"
)

func TestHeldRestWaitsWithoutTicks(t *testing.T) {
	tl := single(t, sample.Exercise("one", engine.Flow, engine.SidesNone), func(p *engine.Preferences) {
		p.Rests.Default = engine.PauseOf(30 * time.Second)
	})
	rest := rest(tl)
	held, err := tl.Hold(rest)
	if err != nil {
		t.Fatal(err)
	}
	longer, by, err := held.Adjust(rest, 3*time.Second, 15*time.Second)
	if err != nil || by != 15*time.Second {
		t.Fatalf("made longer by %v, %v", by, err)
	}
	for name, tt := range map[string]struct {
		timeline *engine.Timeline
		length   time.Duration
	}{"held": {held, 30 * time.Second}, "held and longer": {longer, 45 * time.Second}} {
		s := tt.timeline.Steps[rest]
		if !s.Waits || s.Length != tt.length || s.Pause != engine.PauseUntilReady(tt.length) {
			t.Errorf("%s: waits %v, lasts %v, is %v", name, s.Waits, s.Length, s.Pause)
		}
		for _, c := range s.Cues {
			if c.Kind == engine.Tick {
				t.Errorf("%s: it ticks at %v", name, c.At)
			}
		}
	}
	if tl.Steps[rest].Waits {
		t.Error("the timeline before has been changed")
	}
	if again, err := held.Hold(rest); err != nil || !again.Steps[rest].Waits {
		t.Errorf("held twice: %v", err)
	}
	if _, err := tl.Hold(0); engine.CodeOf(err) != engine.CodeInvalid {
		t.Errorf("what is no rest was held: %v", err)
	}
}

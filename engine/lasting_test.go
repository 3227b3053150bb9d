package engine_test

import (
	"slices"
	"testing"
	"time"

	"uncoil/engine"
)

func TestWhatHoldsFromNowOnHasItsDate(t *testing.T) {
	first := time.Date(2026, 3, 12, 12, 0, 0, 0, time.UTC)
	p := engine.DefaultPreferences()
	p.Skip, p.Swaps = []string{"plank"}, map[string]string{"cobra": "cat-cow"}
	before := p
	p.SetSwap("bar-hang", "ragdoll-hang", first)
	p.SetSkip("camel-pose", true, first.Add(time.Hour))
	want := []engine.Lasting{
		{Exercise: "cobra", Instead: "cat-cow"},
		{Exercise: "plank"},
		{Exercise: "bar-hang", Instead: "ragdoll-hang", At: first},
		{Exercise: "camel-pose", At: first.Add(time.Hour)},
	}
	if got := p.Lasting(); !slices.Equal(got, want) {
		t.Errorf("listed is %+v, want %+v", got, want)
	}
	if len(before.Swaps) != 1 || len(before.Skip) != 1 || len(before.Chosen) != 0 {
		t.Errorf("the preferences before have changed: %+v", before)
	}
	for _, l := range want {
		if l.Instead == "" {
			p.SetSkip(l.Exercise, false, time.Time{})
		} else {
			p.SetSwap(l.Exercise, "", time.Time{})
		}
	}
	if len(p.Lasting()) > 0 || len(p.Chosen) > 0 {
		t.Errorf("all taken back, left are %+v, %v", p.Lasting(), p.Chosen)
	}
}

package engine_test

import (
	"slices"
	"testing"

	"uncoil/assets"
	"uncoil/engine"
	"uncoil/engine/catalog"
)

func TestRoutinesForAnOccasion(t *testing.T) {
	c, err := catalog.Load(assets.Files())
	if err != nil {
		t.Fatal(err)
	}
	want := map[engine.Occasion][]string{
		engine.Evening:   {"at-home-decompression", "beginner", "range-of-motion", "wind-down"},
		engine.AtDesk:    {"desk-break", "on-a-chair"},
		engine.LyingOnly: {"in-bed"},
		engine.NoFloor:   {"desk-break", "in-bed", "on-a-chair"},
	}
	routines := c.Routines()
	for _, o := range engine.Occasions() {
		var got []string
		for i := range routines {
			if routines[i].SuitsOccasion(o, c.Book()) {
				got = append(got, routines[i].ID)
			}
		}
		if slices.Sort(got); !slices.Equal(got, want[o]) {
			t.Errorf("%s: %q, want %q", o, got, want[o])
		}
	}
	lost := engine.Routine{Blocks: []engine.Block{{Items: []engine.Item{{Exercise: "nobody knows"}}}}}
	if lost.SuitsOccasion(engine.NoFloor, c.Book()) {
		t.Error("an unknown exercise needs no floor")
	}
}

// The choice of an ending is offered where it changes the session, and nowhere else.
func TestTheChoiceOfAnEndingChangesTheSession(t *testing.T) {
	c, err := catalog.Load(assets.Files())
	if err != nil {
		t.Fatal(err)
	}
	routines, offered := c.Routines(), 0
	for i := range routines {
		r := &routines[i]
		ending := func(wakeUp bool) (said []string) {
			prefs := engine.DefaultPreferences()
			prefs.WakeUp = wakeUp
			tl, err := engine.Compile(r, c.Book(), &prefs, engine.EstimatedVoice{})
			if err != nil {
				t.Fatal(err)
			}
			for _, cue := range tl.Steps[len(tl.Steps)-1].Cues {
				said = append(said, cue.Text)
			}
			return said
		}
		changes := !slices.Equal(ending(false), ending(true))
		if r.EndsEitherWay(c.Book()) != changes {
			t.Errorf("%s: offered %v, changes %v", r.ID, !changes, changes)
		}
		if changes {
			offered++
		}
	}
	if offered == 0 {
		t.Error("no routine has two endings")
	}
}

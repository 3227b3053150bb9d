package engine_test

import (
	"slices"
	"testing"

	"uncoil/assets"
	"uncoil/engine"
	"uncoil/engine/catalog"
)

// builtIn returns the program's own exercises and routines.
func builtIn(t *testing.T) *catalog.Catalog {
	t.Helper()
	c, err := catalog.Load(assets.Files())
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// lies tells which positions are lying.
func lies(p engine.Position) bool {
	return p == engine.Supine || p == engine.Prone || p == engine.SideLying
}

func TestLyingExercisesOnly(t *testing.T) {
	c := builtIn(t)
	book := c.Book()
	cases := []struct {
		name   string
		change func(*engine.Preferences)
	}{
		{"nothing to be careful with", func(*engine.Preferences) {}},
		{"a stand-in and what is left out", func(p *engine.Preferences) {
			p.Swaps, p.Skip = map[string]string{"cat-cow": "knee-rocks"}, []string{"heel-slides", "supine-twist"}
		}},
	}
	for i := range book.Conditions {
		id := book.Conditions[i].ID
		cases = append(cases, struct {
			name   string
			change func(*engine.Preferences)
		}{id, func(p *engine.Preferences) { p.Conditions = []string{id} }})
	}
	for _, tt := range cases {
		prefs := engine.DefaultPreferences()
		tt.change(&prefs)
		careful := book.CarefulWith(&prefs)
		for _, whole := range c.Routines() {
			lying := engine.Lying(&whole, book, &prefs)
			if lying == nil {
				if tt.name != "pregnancy" { // neither flat on the back nor on the front
					t.Errorf("%s: nothing of %s is done lying", tt.name, whole.ID)
				}
				continue
			}
			timeline, err := engine.Compile(lying, book, &prefs, engine.EstimatedVoice{})
			if err != nil {
				t.Fatalf("%s, %s: %v", tt.name, whole.ID, err)
			}
			if len(timeline.Changes) > 0 {
				t.Errorf("%s, %s: %v still change", tt.name, whole.ID, timeline.Changes)
			}
			blocks := map[engine.BlockKind]bool{}
			for i := range timeline.Steps {
				s := &timeline.Steps[i]
				if s.Exercise == "" {
					continue
				}
				blocks[s.Block] = true
				ex := book.Exercises[s.Exercise]
				if !lies(ex.Position) {
					t.Errorf("%s, %s: %s is not done lying", tt.name, whole.ID, ex.ID)
				}
				if slices.Contains(prefs.Skip, ex.ID) {
					t.Errorf("%s, %s: %s is left out", tt.name, whole.ID, ex.ID)
				}
				for _, c := range careful {
					for _, m := range c.Leave {
						if m != engine.GettingDown && ex.AsksFor(m) {
							t.Errorf("%s, %s: %s asks for %s", tt.name, whole.ID, ex.ID, m)
						}
					}
				}
			}
			if tt.name == cases[0].name && len(blocks) != 3 {
				t.Errorf("%s has the blocks %v", whole.ID, blocks)
			}
			if again, ok := book.Played(c.Routines(), lying.ID, &prefs); !ok || again.ID != lying.ID {
				t.Errorf("a session of %s cannot be gone on with", lying.ID)
			}
		}
	}
}

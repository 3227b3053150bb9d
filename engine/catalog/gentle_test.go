package catalog_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"uncoil/engine"
	"uncoil/engine/catalog"
)

// sentences returns everything that a session says and shows, and the written
// steps of its exercises.
func sentences(t *testing.T, c *catalog.Catalog, routine string, g engine.Guidance) []string {
	t.Helper()
	prefs := engine.DefaultPreferences()
	prefs.Guidance = g
	var all []string
	for _, s := range compile(t, c, routine, &prefs).Steps {
		for _, cue := range s.Cues {
			all = append(all, cue.Text)
		}
		for _, span := range s.Spans {
			all = append(all, span.Show)
		}
		if s.Kind == engine.PositionStep {
			all = append(all, c.Book().Exercises[s.Exercise].Steps...)
		}
	}
	return all
}

func TestInBedNobodyHearsOfTheFloor(t *testing.T) {
	c := real(t)
	elsewhere := regexp.MustCompile(`(?i)\b(floor|mat|carpet|kneel\w*|hands and knees|chair)\b`)
	for _, g := range engine.Guidances() {
		for _, line := range sentences(t, c, "in-bed", g) {
			if elsewhere.MatchString(line) {
				t.Errorf("%s: %q", g, line)
			}
		}
	}
	r, err := c.Routine("in-bed")
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range r.Blocks {
		for _, item := range b.Items {
			if ex := c.Book().Exercises[item.Exercise]; ex.Position != engine.Supine || ex.EndPosition() != engine.Supine {
				t.Errorf("%s is not done on the back", ex.ID)
			}
		}
	}
}

// A user with a condition stays on the chair as well.
func TestWhatStandsInOnAChairIsDoneOnIt(t *testing.T) {
	c := real(t)
	r, err := c.Routine("on-a-chair")
	if err != nil {
		t.Fatal(err)
	}
	for _, set := range conditionSets(c.Book()) {
		if len(set) > 2 {
			continue
		}
		prefs := engine.DefaultPreferences()
		prefs.Conditions = set
		for _, change := range engine.CareFor(r, c.Book(), &prefs).Changes {
			instead, done := c.Book().Exercises[change.Instead]
			was := c.Book().Exercises[change.Exercise]
			if done && was.Position == engine.Seated && (instead.Position != engine.Seated || instead.AsksFor(engine.GettingDown)) {
				t.Errorf("%q: %s stands in for %s", set, instead.ID, was.ID)
			}
		}
	}
}

func TestOnAChairNobodyLeavesTheHold(t *testing.T) {
	c := real(t)
	r, err := c.Routine("on-a-chair")
	if err != nil {
		t.Fatal(err)
	}
	holds := []string{"chair", "wall", "wall-bar"}
	for _, b := range r.Blocks {
		for i, item := range b.Items {
			ex := c.Book().Exercises[item.Exercise]
			seated := ex.Position == engine.Seated && ex.EndPosition() == engine.Seated && slices.Contains(ex.Equipment, "chair")
			held := ex.Position == engine.Standing && slices.ContainsFunc(ex.Equipment, func(id string) bool { return slices.Contains(holds, id) })
			if !seated && !held {
				t.Errorf("%s is done %s, with %v", ex.ID, ex.Position, ex.Equipment)
			}
			if first := b.Kind == engine.WarmUp && i == 0; (first || b.Kind == engine.CoolDown) && !seated {
				t.Errorf("%s is not done sitting", ex.ID)
			}
		}
	}
	down := regexp.MustCompile(`(?i)\b(mat|carpet|kneel\w*|hands and knees|(down to|lie|on) the floor)\b`)
	for _, g := range engine.Guidances() {
		for _, line := range sentences(t, c, r.ID, g) {
			if down.MatchString(line) {
				t.Errorf("%s: %q", g, line)
			}
		}
		if g != engine.GuidanceTones && !slices.ContainsFunc(sentences(t, c, r.ID, g), func(line string) bool {
			return strings.Contains(line, "stay seated") || strings.Contains(line, "Stay seated")
		}) {
			t.Errorf("%s: nobody is told to stay seated at the end", g)
		}
	}
}

func TestABedHasNoRoomForWhatIsDoneElsewhere(t *testing.T) {
	for position, want := range map[string]string{
		"prone":                  "",
		"seated":                 `9: blocks[1].items[1].exercise is knee-hug, which is seated, and the routine is done in bed: take one that is done lying`,
		"supine\nends: standing": `9: blocks[1].items[1].exercise is knee-hug, which is standing, and the routine is done in bed: take one that is done lying`,
	} {
		fsys := files(t)
		fsys["exercises/knee-hug.yaml"].Data = []byte(with(t, soundExercise, edit{"position: supine", "position: " + position}))
		fsys["routines/tiny.yaml"].Data = []byte(with(t, soundRoutine, edit{"level: beginner\n", "level: beginner\nsurface: bed\n"}))
		_, err := catalog.Load(fsys)
		got := ""
		if err != nil {
			got, _, _ = strings.Cut(err.Error(), "\n")
		}
		if want != "" {
			want = "routines/tiny.yaml:" + strings.Replace(want, "9:", "10:", 1)
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", position, got, want)
		}
	}
}

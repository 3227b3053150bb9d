package main

import (
	"encoding/json"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"uncoil/engine"
	"uncoil/engine/store"
)

// keepPreferences stores changed preferences in a data folder.
func keepPreferences(t *testing.T, dir string, change func(*engine.Preferences)) {
	t.Helper()
	s, err := store.Open(t.Context(), dir, store.Options{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	prefs := engine.DefaultPreferences()
	change(&prefs)
	if err := s.SavePreferences(t.Context(), prefs); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestTheFlagAndTheSettingGiveTheSameSession(t *testing.T) {
	for _, tt := range []struct {
		flag   string
		stored func(*engine.Preferences)
	}{
		{"hip-replacement", func(p *engine.Preferences) { p.Conditions = []string{"hip-replacement"} }},
		{"disc,sore-knees", func(p *engine.Preferences) { p.Conditions = []string{"sore-knees", "disc"} }},
		{"twisting", func(p *engine.Preferences) { p.Careful = []engine.Movement{engine.Twisting} }},
		{"stenosis,kneeling", func(p *engine.Preferences) {
			p.Conditions, p.Careful = []string{"stenosis"}, []engine.Movement{engine.KneelingDown}
		}},
	} {
		dir := filepath.Join(t.TempDir(), "data")
		keepPreferences(t, dir, tt.stored)
		for _, command := range [][]string{{"timeline", "beginner", "--json"}, {"script", "beginner"}} {
			plain := uncoil(t, command...)
			flag := uncoil(t, append(command, "--careful", tt.flag)...)
			setting := uncoilIn(t, dir, command...)
			if flag.code != exitFine || flag.out != setting.out {
				t.Errorf("%s, %v: the flag and the setting differ (%d, %s)", tt.flag, command, flag.code, flag.err)
			}
			if flag.out == plain.out {
				t.Errorf("%s, %v: nothing is different", tt.flag, command)
			}
		}
	}
}

func TestTimelineTellsWhatIsDifferent(t *testing.T) {
	var tl struct {
		Changed []struct {
			Exercise, Condition string
			Instead             *string
		}
		Steps []struct {
			Kind, Exercise string
			Care           []struct{ Condition, Movement, Say string }
		}
	}
	o := uncoil(t, "timeline", "gym-traction", "--json", "--careful", "hip-replacement")
	if err := json.Unmarshal([]byte(o.out), &tl); err != nil {
		t.Fatal(err)
	}
	if len(tl.Changed) == 0 || tl.Changed[0].Condition != "hip-replacement" || tl.Changed[0].Exercise == "" {
		t.Errorf("changed is %+v", tl.Changed)
	}
	kept := slices.ContainsFunc(tl.Steps, func(s struct {
		Kind, Exercise string
		Care           []struct{ Condition, Movement, Say string }
	},
	) bool {
		return s.Kind == "work" && len(s.Care) > 0 && s.Care[0].Say != ""
	})
	if !kept {
		t.Error("no step carries a caution")
	}
	if o := uncoil(t, "timeline", "beginner", "--json"); !strings.Contains(o.out, `"changed": []`) {
		t.Error("without a condition, changed is not empty")
	}
}

func TestConditionsAreListed(t *testing.T) {
	var listed struct {
		Conditions []struct {
			ID, Name, Advice, Basis string
			Leave, Ask              []string
		}
		Movements []struct{ ID, Name string }
	}
	if err := json.Unmarshal([]byte(uncoil(t, "conditions", "--json").out), &listed); err != nil {
		t.Fatal(err)
	}
	if len(listed.Conditions) < 18 || len(listed.Movements) != len(engine.Movements()) {
		t.Errorf("%d conditions, %d movements", len(listed.Conditions), len(listed.Movements))
	}
	for _, c := range listed.Conditions {
		if c.Name == "" || c.Advice == "" || c.Basis == "" || c.Leave == nil || c.Ask == nil {
			t.Errorf("%+v is not whole", c)
		}
	}
}

func TestUnknownConditionsAreNamedWithTheNearest(t *testing.T) {
	for _, command := range [][]string{{"timeline", "beginner"}, {"script", "beginner"}, {"list"}, {"print", "beginner", "-o", "x.pdf"}} {
		uncoil(t, append(command, "--careful", "hip-replacment")...).oneLine(t, exitUsage, "hip-replacment", `"hip-replacement"`)
	}
	uncoil(t, "list", "--careful", "zzzzzzzzzzzzzzzz").oneLine(t, exitUsage, "uncoil conditions")
}

func TestListLeavesOutWhatOneIsCarefulWith(t *testing.T) {
	ids := func(args ...string) (ids []string) {
		t.Helper()
		var listed struct {
			Exercises []struct {
				ID, Level string
				Movements []string
			}
		}
		if err := json.Unmarshal([]byte(uncoil(t, append([]string{"list", "--json"}, args...)...).out), &listed); err != nil {
			t.Fatal(err)
		}
		for _, e := range listed.Exercises {
			if ids = append(ids, e.ID); e.Level == "" || e.Movements == nil {
				t.Errorf("%+v has no level or no movements", e)
			}
		}
		return ids
	}
	all, left := ids(), ids("--careful", "hip-replacement")
	if len(left) >= len(all) || slices.Contains(left, "childs-pose") || !slices.Contains(left, "heel-slides") {
		t.Errorf("%d of %d are left: %v", len(left), len(all), left)
	}
}

func TestNothingIsOfferedBeforeOneHasAsked(t *testing.T) {
	for _, command := range [][]string{{"play", "beginner", "--speed", "1000"}, {"export", "beginner", "-o", filepath.Join(t.TempDir(), "x.wav")}, {"print", "beginner", "-o", filepath.Join(t.TempDir(), "x.pdf")}} {
		o := uncoil(t, append(command, "--careful", "recent-surgery")...)
		if o.code != exitFailed || !strings.Contains(o.err, "three months") {
			t.Errorf("%v: %d, %s", command, o.code, o.err)
		}
	}
}

func TestAFileOpensWithTheSafetyPage(t *testing.T) {
	plan := func(taken bool) *engine.Timeline {
		t.Helper()
		p := newProgram(t)
		laidOut, err := p.plan("beginner", func(prefs *engine.Preferences) { prefs.TakenAlong = taken })
		if err != nil {
			t.Fatal(err)
		}
		return laidOut.Timeline
	}
	said := func(tl *engine.Timeline) (lines []string) {
		for _, c := range tl.Steps[0].Cues {
			lines = append(lines, c.Text)
		}
		return lines
	}
	file := said(plan(true))
	books, err := newProgram(t).catalog()
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(file[:2], books.Book().Safety.Spoken) {
		t.Errorf("a file opens with %q", file[:3])
	}
	if slices.Contains(said(plan(false)), file[0]) {
		t.Error("a session opens with it too")
	}
}

func TestSafetyPageNamesWhatIsUrgent(t *testing.T) {
	o := uncoil(t, "safety")
	for _, words := range []string{"bladder", "bowel", "between your legs", "weakness in a leg", "fever", "at night", "fall", "chest pain"} {
		if !strings.Contains(o.out, words) {
			t.Errorf("the safety page does not name %q", words)
		}
	}
}

// newProgram returns a program on a data folder of its own.
func newProgram(t *testing.T) *program {
	t.Helper()
	p := &program{ctx: t.Context(), flags: &commandLine{Data: t.TempDir()}, out: io.Discard, err: io.Discard}
	t.Cleanup(func() {
		if err := p.close(); err != nil {
			t.Error(err)
		}
	})
	return p
}

package routine

import (
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"uncoil/engine"
	"uncoil/engine/practice"
	"uncoil/ui/picture"
	"uncoil/ui/sample"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

func TestMain(m *testing.M) {
	test.NewApp().Settings().SetTheme(theme.New(engine.ThemeLight))
	sample.AddTranslations()
	os.Exit(m.Run())
}

// noon is when everything is chosen.
var noon = time.Date(2026, 3, 12, 12, 0, 0, 0, time.UTC)

// asker keeps the sheet that is shown.
type asker struct{ sheet *widget.Sheet }

func (a *asker) OpenSheet(s *widget.Sheet) { a.sheet = s }
func (a *asker) CloseSheet()               { a.sheet = nil }

// stage is the page of a routine in a window, with what was done on it.
type stage struct {
	*Page
	window fyne.Window
	host   *asker
	now    engine.Preferences
	saves  int
	done   []string
}

// show shows the page of a built-in routine.
func show(t *testing.T, id string, size fyne.Size, change func(*engine.Preferences)) *stage {
	t.Helper()
	r, book, all := routineNamed(t, id)
	st := &stage{host: &asker{}, now: engine.DefaultPreferences()}
	if change != nil {
		change(&st.now)
	}
	sessions := practice.Practice{
		Book: book, Routines: all, Now: time.Now, VoiceOf: func(engine.Sound) engine.Voice { return engine.EstimatedVoice{} },
	}
	note := func(what string) func() { return func() { st.done = append(st.done, what) } }
	st.Page = New(Options{
		Routine: r, Book: book, Routines: all, Album: picture.New(sample.Scene, func(func()) {}), Host: st.host,
		LaidOut: func(r *engine.Routine) (*practice.Plan, error) { return sessions.Plan(r, &st.now) }, Now: func() time.Time { return noon },
		OnStart: func(audioOnly bool) {
			if audioOnly {
				note("by ear")()
			} else {
				note("start")()
			}
		},
		OnBack: note("back"), OnExercise: func(id string) { note(id)() }, OnRoutine: func(id string) { note("routine " + id)() },
		OnChanged: func(p engine.Preferences) { st.now = p; st.saves++ },
		Commands:  []Command{{"Rests", note("rests"), fyne.KeyR}, {"Print", note("print"), ""}, {"Save as a file", note("file"), ""}},
	}, st.now)
	st.window = test.NewTempWindow(t, st.Page)
	sample.FitBesideRail(st.window, size)
	st.window.Canvas().Focus(st.First())
	return st
}

func (st *stage) press(keys ...fyne.KeyName) {
	for _, k := range keys {
		st.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k})
	}
}

// written is all that stands on the page.
func (st *stage) written() string {
	var all []string
	for _, text := range sample.All[*widget.Text](st.Page) {
		all = append(all, text.Value())
	}
	return strings.Join(all, " | ")
}

var wide = fyne.Size{Width: 1234, Height: 768}

func TestTextsAreWholeAndApart(t *testing.T) {
	for _, size := range []fyne.Size{wide, {Width: 1734, Height: 1080}, {Width: 800, Height: 700}, {Width: 560, Height: 480}} {
		for _, id := range []string{"beginner", "gym-traction", "wind-down", "spine-strength"} {
			for _, change := range []func(*engine.Preferences){nil, func(p *engine.Preferences) {
				p.Conditions, p.Equipment, p.AudioOnly = []string{"hip-replacement"}, nil, true
				p.SetMinutes("", 10)
			}} {
				st := show(t, id, size, change)
				if n := sample.CheckTexts(t, st.Page); n < 20 {
					t.Errorf("%s at %v: only %d texts", id, size, n)
				}
			}
		}
	}
}

// TestKeyboard reaches everything from Start on, in the order in which it stands.
func TestKeyboard(t *testing.T) {
	st := show(t, "wind-down", wide, nil)
	st.press(fyne.KeyReturn, fyne.KeyLeft, fyne.KeyReturn, fyne.KeyLeft, fyne.KeyReturn) // Start, By ear, Back
	st.window.Canvas().Focus(st.First())
	st.press(fyne.KeyDown, fyne.KeyRight, fyne.KeyRight) // to ten minutes
	st.press(fyne.KeyDown, fyne.KeyRight)                // the other ending
	st.press(fyne.KeyDown, fyne.KeyReturn, fyne.KeyRight, fyne.KeyRight, fyne.KeyReturn)
	want, frames := []string{"start", "by ear", "back", "rests", "file"}, st.about.frames()
	for _, f := range frames {
		st.press(fyne.KeyDown, fyne.KeyReturn)
		want = append(want, f.at.Exercise.ID)
	}
	if !slices.Equal(st.done, want) {
		t.Errorf("done %q, want %q", st.done, want)
	}
	st.Key(&fyne.KeyEvent{Name: fyne.KeyS}) // a favourite
	if st.now.MinutesFor("wind-down") != 10 || st.now.MinutesFor("beginner") != 0 || !st.now.WakeUp || !slices.Equal(st.now.Favourites, []string{"wind-down"}) || st.saves != 4 {
		t.Errorf("saved %d times: minutes %v, wake up %v, favourites %q", st.saves, st.now.Minutes, st.now.WakeUp, st.now.Favourites)
	}
	for _, key := range []fyne.KeyName{fyne.KeyS, fyne.KeyR, fyne.KeyE} {
		st.Key(&fyne.KeyEvent{Name: key})
	}
	if want := []string{"rests", "by ear"}; !slices.Equal(st.done[len(st.done)-2:], want) || len(st.now.Favourites) != 0 {
		t.Errorf("done %q, favourites %q", st.done, st.now.Favourites)
	}
}

// TestTheChosenLengthIsShown with what it leaves out, and what then is played.
func TestTheChosenLengthIsShown(t *testing.T) {
	st := show(t, "beginner", wide, nil)
	whole := len(st.about.frames())
	if st.fit.Visible() {
		t.Errorf("all of it says %q", st.fit.Value())
	}
	st.lengths.OnChosen(slices.Index(st.offered(), 10))
	left := st.about.frames()
	if !strings.HasPrefix(st.fit.Value(), "Left out: ") || !st.fit.Visible() || len(left) >= whole {
		t.Errorf("in ten minutes %d of %d exercises are shown, and it says %q", len(left), whole, st.fit.Value())
	}
	if facts := st.facts.Values(); !slices.Contains(facts, "10 min") {
		t.Errorf("the facts are %q", facts)
	}
}

// A choice that changes nothing is not offered.
func TestTheEndingIsOfferedWhereThereAreTwo(t *testing.T) {
	for id, want := range map[string]bool{"wind-down": true, "beginner": false, "on-a-chair": false} {
		if got := strings.Contains(show(t, id, wide, nil).written(), "Stay and sleep"); got != want {
			t.Errorf("%s offers an ending: %v", id, got)
		}
	}
}

// Every minute of the session is in one block, and is one of three kinds.
func TestWhereTheMinutesGo(t *testing.T) {
	st := show(t, "beginner", wide, nil)
	tl := st.about.Plan.Timeline
	m := MinutesOf(tl)
	blocks := time.Duration(0)
	for kind, length := range m.Blocks {
		if blocks += length; length <= 0 || words.Block(kind) == "" {
			t.Errorf("%q has %v", kind, length)
		}
	}
	if blocks != tl.Length || m.Work+m.Rest+m.Between != tl.Length || m.Work <= 0 || m.Rest <= 0 || m.Between <= 0 {
		t.Errorf("of %v the blocks have %v, the kinds %v, %v and %v", tl.Length, blocks, m.Work, m.Rest, m.Between)
	}
	for _, want := range []string{words.MinutesSeconds(m.Work), words.MinutesSeconds(m.Blocks[engine.Main]), "Warm-up"} {
		if !strings.Contains(st.written(), want) {
			t.Errorf("the page does not say %q", want)
		}
	}
}

// The strip shows what is done: what stands in for something, and not what is left out.
func TestTheStripShowsWhatIsDone(t *testing.T) {
	st := show(t, "gym-traction", wide, func(p *engine.Preferences) {
		p.Equipment, p.Swaps, p.Skip = engine.Equipment(), map[string]string{"bar-hang": "ragdoll-hang"}, []string{"short-walk"}
	})
	var ids []string
	for _, f := range st.about.frames() {
		ids = append(ids, f.at.Exercise.ID)
	}
	if !slices.Contains(ids, "ragdoll-hang") || slices.Contains(ids, "bar-hang") || slices.Contains(ids, "short-walk") {
		t.Errorf("shown are %q", ids)
	}
	careful, instead := show(t, "gym-traction", wide, func(p *engine.Preferences) { p.Careful = []engine.Movement{engine.Twisting, engine.NeckLoad} }), 0
	for _, c := range careful.about.Plan.Timeline.Changes {
		in := func(id string) bool {
			return slices.ContainsFunc(careful.about.frames(), func(f frame) bool { return f.at.Exercise.ID == id })
		}
		if in(c.Exercise) || c.Instead != "" && !in(c.Instead) {
			t.Errorf("for %+v it shows %v, %v", c, in(c.Instead), in(c.Exercise))
		}
		if c.Instead != "" {
			instead++
		}
	}
	if instead == 0 {
		t.Error("nothing is done in place of anything")
	}
	for _, tile := range sample.All[*widget.Tile](st.Page) {
		test.Tap(tile)
	}
	if !slices.Equal(st.done, ids) {
		t.Errorf("clicks lead to %q, want %q", st.done, ids)
	}
}

// What a person is told to do more carefully than others is marked, in words.
func TestThePageSaysWhatIsEased(t *testing.T) {
	for _, conditions := range [][]string{nil, {"osteoporosis"}} {
		st := show(t, "beginner", wide, func(p *engine.Preferences) { p.Conditions = conditions })
		marked := func(id string) bool { return strings.Contains(widget.TextsIn(st.tiles[id]), "Eased for you") }
		if want := len(conditions) > 0; marked("march-in-place") != want || marked("belly-breathing") {
			t.Errorf("with %v marching is marked: %v, breathing: %v", conditions, marked("march-in-place"), marked("belly-breathing"))
		}
	}
}

func TestThePageSaysWhatIsDifferent(t *testing.T) {
	st := show(t, "beginner", wide, func(p *engine.Preferences) { p.Conditions = []string{"hip-replacement"} })
	if !strings.Contains(st.care.Text(), "differ") || !st.care.Visible() {
		t.Errorf("it warns %q", st.care.Text())
	}
	changes := st.about.Plan.Timeline.Changes
	if len(changes) == 0 {
		t.Fatal("nothing differs")
	}
	for _, c := range changes {
		if name := st.options.Book.Exercises[c.Exercise].Name; !strings.Contains(st.changes.Value(), name) {
			t.Errorf("%s is not in %q", name, st.changes.Value())
		}
	}
	if st = show(t, "beginner", wide, nil); st.changes.Visible() || st.care.Visible() {
		t.Errorf("nothing differs, and it says %q", st.changes.Value())
	}
}

// TestThePageSaysWhatStaysInBecauseOneHasAsked.
func TestThePageSaysWhatStaysInBecauseOneHasAsked(t *testing.T) {
	careful := func(p *engine.Preferences) { p.Conditions = []string{"hip-replacement"} }
	st := show(t, "beginner", wide, careful)
	id := st.about.Plan.Timeline.Changes[0].Exercise
	name := st.options.Book.Exercises[id].Name
	st = show(t, "beginner", wide, func(p *engine.Preferences) {
		careful(p)
		p.Answers = []engine.CareAnswer{{Exercise: id, Condition: "hip-replacement", Way: engine.DoAsIs}}
	})
	if want := name + " stays in, because you have asked."; !strings.Contains(st.changes.Value(), want) || !st.changes.Visible() {
		t.Errorf("it says %q, not %q", st.changes.Value(), want)
	}
}

// Where a routine does not suit, the one that does is what the page offers first.
func TestTheBetterRoutineIsOfferedFirst(t *testing.T) {
	st := show(t, "beginner", wide, func(p *engine.Preferences) { p.Conditions = []string{"cannot-get-to-the-floor"} })
	if st.about.Better() == nil || !strings.HasPrefix(st.better.Label(), "Open “") {
		t.Fatalf("it offers %q", st.better.Label())
	}
	st.press(fyne.KeyReturn)
	if want := []string{"routine " + st.about.Better().ID}; !slices.Equal(st.done, want) {
		t.Errorf("Enter does %q, want %q", st.done, want)
	}
	if st = show(t, "beginner", wide, nil); st.better.Visible() || st.First() != fyne.Focusable(st.start) {
		t.Errorf("a routine that suits offers %q", st.better.Label())
	}
}

// In one column the exercises come before what is seldom needed.
func TestExercisesComeFirstInOneColumn(t *testing.T) {
	st := show(t, "beginner", fyne.Size{Width: 560, Height: 480}, nil)
	at := func(o fyne.CanvasObject) float32 { return fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y }
	if at(st.lengths) >= at(st.strip) || at(st.strip) >= at(st.commands[0]) || at(st.commands[0]) >= at(st.shares) {
		t.Errorf("lengths at %v, exercises at %v, commands at %v, minutes at %v", at(st.lengths), at(st.strip), at(st.commands[0]), at(st.shares))
	}
}

func TestFacts(t *testing.T) {
	st := show(t, "gym-traction", wide, nil)
	facts := st.facts.Values()
	if len(facts) < 3 || !strings.HasSuffix(facts[0], " min") || facts[1] != "Intermediate" || !strings.Contains(facts[2], "ull-up bar") {
		t.Errorf("the facts are %q", facts)
	}
	if got := show(t, "beginner", wide, nil).facts.Values(); slices.Contains(got, "Beginner") {
		t.Errorf("the name says the level, and so do the facts %q", got)
	}
}

// TestTheOtherWayFollowsTheSettings offers pictures to who begins by ear.
func TestTheOtherWayFollowsTheSettings(t *testing.T) {
	st := show(t, "beginner", wide, func(p *engine.Preferences) { p.AudioOnly = true })
	test.Tap(st.start)
	test.Tap(st.other)
	if want := []string{"by ear", "start"}; !slices.Equal(st.done, want) || st.other.Label() != "With pictures" {
		t.Errorf("done %q by %q", st.done, st.other.Label())
	}
}

func TestEveryThingHasAName(t *testing.T) {
	for _, id := range engine.Equipment() {
		if words.Equipment(id) == id || words.AThing(id) == id {
			t.Errorf("%s has no name for people", id)
		}
	}
}

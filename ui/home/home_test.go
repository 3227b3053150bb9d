package home

import (
	"errors"
	"fmt"
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
)

func TestMain(m *testing.M) {
	test.NewApp().Settings().SetTheme(theme.New(engine.ThemeLight))
	sample.AddTranslations()
	os.Exit(m.Run())
}

// stage is home in a window, with what was done on it.
type stage struct {
	*Screen
	window fyne.Window
	prefs  engine.Preferences
	done   []string
}

// show shows home with some routines in a window.
func show(t *testing.T, routines []engine.Routine, book *engine.Book, size fyne.Size) *stage {
	t.Helper()
	st := &stage{prefs: engine.DefaultPreferences()}
	sessions := practice.Practice{
		Book: book, Routines: routines, Now: time.Now, VoiceOf: func(engine.Sound) engine.Voice { return engine.EstimatedVoice{} },
	}
	note := func(what string) func() { return func() { st.done = append(st.done, what) } }
	st.Screen = New(Options{
		Book: book, Routines: routines, Album: picture.New(sample.Scene, func(func()) {}),
		LaidOut: func(r *engine.Routine) (*practice.Plan, error) { return sessions.Plan(r, &st.prefs) },
		OnStart: func(r *engine.Routine, audioOnly bool) {
			how := "start "
			if audioOnly {
				how = "by ear "
			}
			note(how + r.ID)()
		},
		OnOpen: func(r *engine.Routine) { note("open " + r.ID)() }, OnRests: func(r *engine.Routine) { note("rests " + r.ID)() },
		OnNew: note("new"), OnImport: note("import"), OnActivity: note("activity"),
		Own: func(id string) bool { return id == "routine-1" }, OnChanged: func(p engine.Preferences) { st.prefs = p },
	}, st.prefs)
	st.window = test.NewTempWindow(t, st.Screen)
	sample.FitBesideRail(st.window, size)
	if f := st.First(); f != nil {
		st.window.Canvas().Focus(f)
	}
	return st
}

// some shows n routines like the sample.
func some(t *testing.T, n int, size fyne.Size) *stage {
	t.Helper()
	routines := make([]engine.Routine, n)
	for i := range routines {
		routines[i] = sample.Routine()
		routines[i].ID = fmt.Sprintf("routine-%d", i)
		routines[i].Name = []string{"Beginner", "At-home decompression", "Range of motion"}[i%3]
	}
	return show(t, routines, sample.Book(), size)
}

// builtIn shows the built-in routines.
func builtIn(t *testing.T, size fyne.Size) *stage {
	t.Helper()
	c := sample.Catalog(t)
	return show(t, c.Routines(), c.Book(), size)
}

func (st *stage) press(keys ...fyne.KeyName) {
	for _, k := range keys {
		st.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k})
	}
}

// ids are the routines whose cards are shown, in their order.
func (st *stage) ids() (all []string) {
	for _, c := range st.shown() {
		all = append(all, c.routine.ID)
	}
	return all
}

// cardOf returns the card of a routine.
func (st *stage) cardOf(id string) *card {
	return st.cards[slices.IndexFunc(st.cards, func(c *card) bool { return c.routine.ID == id })]
}

// propose proposes a routine for today.
func (st *stage) propose(id string, last map[string]engine.Day) *Proposal {
	note := func(what string) func() { return func() { st.done = append(st.done, what) } }
	p := &Proposal{
		Over: "Today, week 1 of 6", Title: st.cardOf(id).routine.Name + ", 24 min", Routine: st.cardOf(id).routine,
		Why:  "Everybody starts slowly: two sessions in the first week, three in the next, and more as they become easy.",
		Past: "Last time Tuesday, discomfort from 4 to 3. 1 of 3 this week.",
		Buttons: []*widget.FocusButton{
			widget.NewFocusButton("Start", widget.Primary, note("today")), widget.NewFocusButton("By ear", widget.Secondary, note("today by ear")),
			widget.NewFocusButton("Why?", widget.Secondary, note("why")), widget.NewFocusButton("Hide for today", widget.Secondary, note("hide")),
		},
	}
	st.SetToday(p, last)
	sample.Settle(st.Screen)
	return p
}

var sizes = []fyne.Size{{Width: 1366, Height: 768}, {Width: 1920, Height: 1080}, {Width: 900, Height: 700}, {Width: 560, Height: 480}}

func TestTextsAreWholeAndApart(t *testing.T) {
	for _, size := range sizes {
		for _, n := range []int{0, 1, 2, 10} {
			t.Run(fmt.Sprintf("%d in %.0f", n, size.Width), func(t *testing.T) {
				st := some(t, n, size)
				if n > 0 {
					st.propose("routine-0", nil)
				}
				if texts := sample.CheckTexts(t, st.Screen); texts < 2+2*n {
					t.Errorf("%d texts for %d routines", texts, n)
				}
			})
		}
		t.Run(fmt.Sprintf("built-in in %.0f", size.Width), func(t *testing.T) {
			st := builtIn(t, size)
			sample.CheckTexts(t, st.Screen)
			st.change(func(p *engine.Preferences) {
				p.SetMinutes("", 5)
				p.Conditions, p.Equipment = []string{"hip-replacement"}, nil
			})
			sample.CheckTexts(t, st.Screen)
		})
	}
}

// At 1920×1080 and 1366×768 eight cards are seen under the proposal without scrolling,
// and in a small window the proposal and a row of cards are within two screens.
func TestMuchIsSeenAtOnce(t *testing.T) {
	for _, size := range []fyne.Size{{Width: 1920 - 186, Height: 1080}, {Width: 1366 - 132, Height: 768}} {
		st := builtIn(t, size)
		st.propose("beginner", nil)
		whole := 0
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject
		for _, c := range st.shown() {
			if at(c.Tile).Y+c.Size().Height <= st.scroll.Size().Height {
				whole++
			}
		}
		if whole < 8 {
			t.Errorf("at %v %d cards are seen whole", size, whole)
		}
	}
	st := builtIn(t, fyne.NewSize(640-112, 480))
	st.propose("beginner", nil)
	first := st.shown()[0]
	bottom := fyne.CurrentApp().Driver().AbsolutePositionForObject(first.Tile).Y + first.Size().Height
	if bottom > 2*st.scroll.Size().Height {
		t.Errorf("in 640×480 the first row ends at %.0f of a view %.0f high", bottom, st.scroll.Size().Height)
	}
}

func TestCardsStandApartInsideTheWindow(t *testing.T) {
	for _, size := range sizes {
		st := some(t, 10, size)
		for i, a := range st.shown() {
			if right := a.Position().X + a.Size().Width; right > st.grid.Size().Width+1 {
				t.Errorf("at %v card %d reaches %.0f of %.0f", size, i, right, st.grid.Size().Width)
			}
			for k, b := range st.shown()[:i] {
				sameRow := a.Position().Y == b.Position().Y
				if sameRow && a.Position().X < b.Position().X+b.Size().Width || !sameRow && a.Position().Y < b.Position().Y+b.Size().Height {
					t.Errorf("at %v cards %d and %d overlap", size, k, i)
				}
			}
		}
	}
}

func TestKeyboard(t *testing.T) {
	st := some(t, 10, fyne.NewSize(1234, 768))
	if widget.Columns(st.grid) != 4 {
		t.Fatalf("%d columns, the test is written for 4", widget.Columns(st.grid))
	}
	st.propose("routine-3", nil)
	if st.window.Canvas().Focused() != fyne.Focusable(st.proposal.Buttons[0]) {
		t.Error("the keyboard is not on the proposal")
	}
	st.press(fyne.KeyReturn, fyne.KeyRight, fyne.KeyReturn)                // Start, By ear
	st.press(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)                   // over the bar to the first card
	st.press(fyne.KeyRight, fyne.KeySpace, fyne.KeyDown, fyne.KeyE)        // open, by ear
	st.press(fyne.KeyDown, fyne.KeyDown, fyne.KeyR)                        // the last row
	st.press(fyne.KeyHome, fyne.KeyReturn, fyne.KeyEnd, fyne.KeyReturn)    // the first, the last
	st.press(fyne.KeyHome, fyne.KeyUp, fyne.KeyUp, fyne.KeyUp)             // the bar, the proposal, the head
	st.press(fyne.KeyReturn, fyne.KeyRight, fyne.KeyReturn, fyne.KeyRight) // new, a file
	st.press(fyne.KeyReturn, fyne.KeyDown, fyne.KeyRight, fyne.KeyRight)   // an activity, and back down
	st.press(fyne.KeyReturn, fyne.KeyHome, fyne.KeyDown, fyne.KeyReturn)   // why; the fifth card
	want := []string{
		"today", "today by ear", "start routine-0", "open routine-1", "by ear routine-5", "rests routine-9",
		"start routine-0", "start routine-9", "new", "import", "activity", "why", "start routine-4",
	}
	if !slices.Equal(st.done, want) {
		t.Errorf("done %q\nwant %q", st.done, want)
	}
}

// TestMouse does everything by clicks: a card opens its routine, its button starts it.
func TestMouse(t *testing.T) {
	st := some(t, 2, fyne.NewSize(1234, 768))
	c := st.cardOf("routine-1")
	test.Tap(c.start)
	test.Tap(c.Tile)
	test.Tap(c.star)
	if want := []string{"start routine-1", "open routine-1"}; !slices.Equal(st.done, want) || !slices.Equal(st.ids(), []string{"routine-1", "routine-0"}) {
		t.Errorf("done %q, then %q", st.done, st.ids())
	}
}

func TestEveryCardIsReachedByTab(t *testing.T) {
	st := some(t, 3, fyne.NewSize(1234, 768))
	st.propose("routine-0", nil)
	seen := map[fyne.Focusable]bool{}
	for range 30 {
		st.window.Canvas().FocusNext()
		seen[st.window.Canvas().Focused()] = true
	}
	want := []fyne.Focusable{st.lengths, st.newRoutine}
	for _, f := range st.filters {
		want = append(want, f.Toggle)
	}
	for _, c := range st.cards {
		want = append(want, c.Tile)
	}
	for _, b := range st.proposal.Buttons {
		want = append(want, b)
	}
	for _, f := range want {
		if !seen[f] {
			t.Errorf("Tab does not reach %T", f)
		}
	}
}

// The keyboard goes to a proposal that comes after the page was opened, unless it is
// elsewhere already, and does not stay on one that is gone.
func TestTheKeyboardFollowsTheProposal(t *testing.T) {
	st := some(t, 3, fyne.NewSize(1234, 768))
	c := st.window.Canvas()
	if c.Focused() != fyne.Focusable(st.shown()[0].Tile) {
		t.Fatalf("the keyboard is on %T", c.Focused())
	}
	p := st.propose("routine-1", nil)
	if c.Focused() != fyne.Focusable(p.Buttons[0]) {
		t.Errorf("the keyboard is on %T", c.Focused())
	}
	st.SetToday(nil, nil)
	if c.Focused() != fyne.Focusable(st.shown()[0].Tile) {
		t.Errorf("afterwards the keyboard is on %T", c.Focused())
	}
	st.press(fyne.KeyRight)
	at := c.Focused()
	st.propose("routine-1", nil)
	if c.Focused() != at {
		t.Errorf("the keyboard is taken from a card to %T", c.Focused())
	}
}

func TestFocusedCardIsScrolledIntoView(t *testing.T) {
	st := some(t, 30, fyne.NewSize(1234, 768))
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject
	for i, c := range st.shown() {
		st.window.Canvas().Focus(c.Tile)
		if top, bottom := at(c.Tile).Y, at(c.Tile).Y+c.Size().Height; top < 0 || bottom > st.scroll.Size().Height+1 {
			t.Errorf("card %d lies at %.0f to %.0f of a view %.0f high", i, top, bottom, st.scroll.Size().Height)
		}
	}
}

func TestFavouritesAndWhatWasDoneLastComeFirst(t *testing.T) {
	st := some(t, 5, fyne.NewSize(1234, 768))
	st.SetToday(nil, map[string]engine.Day{"routine-3": 10, "routine-4": 12, "routine-1": 10})
	if want := []string{"routine-4", "routine-1", "routine-3", "routine-0", "routine-2"}; !slices.Equal(st.ids(), want) {
		t.Errorf("the cards are %q, want %q", st.ids(), want)
	}
	st.press(fyne.KeyEnd, fyne.KeyS)
	if !slices.Equal(st.prefs.Favourites, []string{"routine-2"}) || st.ids()[0] != "routine-2" || !st.cardOf("routine-2").star.On() {
		t.Errorf("favourites %q, cards %q", st.prefs.Favourites, st.ids())
	}
	if st.window.Canvas().Focused() != fyne.Focusable(st.cardOf("routine-2").Tile) {
		t.Error("the keyboard does not go with the card")
	}
	st.press(fyne.KeyS)
	if len(st.prefs.Favourites) != 0 || st.ids()[4] != "routine-2" {
		t.Errorf("taken back: favourites %q, cards %q", st.prefs.Favourites, st.ids())
	}
}

func TestWhatSuitsComesFirst(t *testing.T) {
	st := builtIn(t, fyne.NewSize(1234, 768))
	st.change(func(p *engine.Preferences) {
		p.Conditions, p.Favourites = []string{"cannot-get-to-the-floor"}, []string{"advanced"}
	})
	suited := true
	for _, id := range st.ids() {
		suits := st.cardOf(id).suits
		if suits && !suited {
			t.Errorf("%s suits, and stands behind what does not: %q", id, st.ids())
		}
		suited = suits
	}
	if suited || !st.cardOf(st.ids()[0]).suits {
		t.Errorf("all or none suit: %q", st.ids())
	}
}

// What the person's sessions are mostly for comes first, behind what was done last.
func TestWhatIsMeantComesFirst(t *testing.T) {
	st := builtIn(t, fyne.NewSize(1234, 768))
	st.change(func(p *engine.Preferences) { p.Occasion = engine.AtDesk })
	if got := st.ids()[:2]; !slices.Equal(got, []string{"desk-break", "on-a-chair"}) {
		t.Errorf("at a desk %q come first", got)
	}
	st.SetToday(nil, map[string]engine.Day{"wind-down": 7})
	if got := st.ids()[:2]; !slices.Equal(got, []string{"wind-down", "desk-break"}) {
		t.Errorf("once another was done %q come first", got)
	}
}

func TestFiltersLeaveWhatSuits(t *testing.T) {
	st := builtIn(t, fyne.NewSize(1234, 768))
	all := len(st.ids())
	turn := func(i int) { st.filters[i].TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace}) }
	turn(1) // at a desk
	if want := []string{"desk-break", "on-a-chair"}; !slices.Equal(st.ids(), want) {
		t.Errorf("at a desk %q, want %q", st.ids(), want)
	}
	turn(2) // and lying
	if len(st.ids()) != 0 || !st.all.Visible() {
		t.Errorf("%q are for lying at a desk", st.ids())
	}
	st.window.Canvas().Focus(st.filters[2].Toggle)
	st.press(fyne.KeyDown, fyne.KeyReturn) // Show all routines
	if len(st.ids()) != all || st.all.Visible() || st.filters[1].On() {
		t.Errorf("shown are %q", st.ids())
	}
	if st.window.Canvas().Focused() != st.First() {
		t.Errorf("the keyboard is on %T", st.window.Canvas().Focused())
	}
}

// TestLengths chooses by the keyboard how long all routines are.
func TestLengths(t *testing.T) {
	st := builtIn(t, fyne.NewSize(1234, 768))
	st.press(fyne.KeyUp, fyne.KeyRight, fyne.KeyRight) // from Full to 10
	if st.prefs.MinutesFor("advanced") != 10 || !strings.HasPrefix(st.cardOf("advanced").line.Value(), "10 min") {
		t.Errorf("chosen %v, the card says %q", st.prefs.Minutes, st.cardOf("advanced").line.Value())
	}
	st.press(fyne.KeyLeft, fyne.KeyLeft)
	if st.prefs.Minutes != nil {
		t.Errorf("chosen %v", st.prefs.Minutes)
	}
}

// What is left out needs nothing.
func TestAShortSessionNeedsWhatItPlays(t *testing.T) {
	st := builtIn(t, fyne.NewSize(1234, 768))
	c := st.cardOf("spine-strength")
	if got := c.sign.Text(); !strings.HasPrefix(got, "Needs ") || !c.sign.Visible() {
		t.Fatalf("the whole routine says %q", got)
	}
	st.change(func(p *engine.Preferences) { p.SetMinutes("", 10) })
	if c.sign.Visible() {
		t.Errorf("in 10 minutes it says %q", c.sign.Text())
	}
}

func TestCardsSayWhatIsDifferent(t *testing.T) {
	st := builtIn(t, fyne.NewSize(1234, 768))
	st.change(func(p *engine.Preferences) { p.Conditions = []string{"hip-replacement"} })
	if got := st.cardOf("beginner").sign.Text(); !strings.Contains(got, "differ") {
		t.Errorf("the card says %q", got)
	}
	st.change(func(p *engine.Preferences) { p.Conditions = []string{"recent-surgery"} })
	if got := st.cardOf("beginner").sign.Text(); !strings.HasPrefix(got, "Ask first: ") {
		t.Errorf("the card says %q", got)
	}
}

func TestLevelAndNameAreNotTheSameWord(t *testing.T) {
	st := builtIn(t, fyne.NewSize(1234, 768))
	for _, c := range st.cards {
		for _, level := range []string{"Beginner", "Intermediate", "Advanced"} {
			if strings.Contains(c.routine.Name, level) && strings.Contains(c.line.Value(), level) {
				t.Errorf("the card of %s says %q", c.routine.Name, c.line.Value())
			}
		}
	}
	if got := st.cardOf("gym-traction").line.Value(); !strings.HasSuffix(got, "Intermediate") {
		t.Errorf("the card of gym traction says %q", got)
	}
}

// A routine that cannot be laid out is shown all the same, without a length.
func TestABrokenRoutineHasACard(t *testing.T) {
	book := sample.Book()
	s := New(Options{
		Book: book, Routines: []engine.Routine{sample.Routine()}, Album: picture.New(sample.Scene, func(func()) {}),
		LaidOut:   func(*engine.Routine) (*practice.Plan, error) { return nil, errors.New("broken") },
		OnChanged: func(engine.Preferences) {},
	}, engine.DefaultPreferences())
	if got := s.cards[0].line.Value(); strings.Contains(got, "min") || got == "" {
		t.Errorf("it says %q", got)
	}
}

func TestEachCardHasItsOwnPicture(t *testing.T) {
	c, prefs := sample.Catalog(t), engine.DefaultPreferences()
	seen := map[string]string{}
	routines := c.Routines()
	mine := routines[0]
	mine.ID = "my-copy"
	routines = append(routines, mine)
	for i, still := range Portraits(routines, c.Book(), &prefs) {
		if still.Exercise == "" || seen[still.Exercise] != "" {
			t.Errorf("%s and %s show %q", routines[i].ID, seen[still.Exercise], still.Exercise)
		}
		if routines[i].ID == "in-bed" && still.At != engine.OnBed {
			t.Errorf("the card of %s shows somebody on %q", routines[i].ID, still.At)
		}
		seen[still.Exercise] = routines[i].ID
	}
	few := []engine.Routine{sample.Routine(), sample.Routine()}
	few[0].Blocks = []engine.Block{{Kind: engine.Main, Items: []engine.Item{{Exercise: sample.Flow}, {Exercise: sample.Hold}}}}
	few[1].Blocks = []engine.Block{{Kind: engine.Main, Items: []engine.Item{{Exercise: sample.Hold}}}}
	if got := Portraits(few, sample.Book(), &prefs); got[0].Exercise != sample.Flow || got[1].Exercise != sample.Hold {
		t.Errorf("where one has no choice the pictures are %+v", got)
	}
	prefs.Conditions = []string{"hip-replacement", "osteoporosis"}
	for i, still := range Portraits(routines, c.Book(), &prefs) {
		played := engine.CareFor(&routines[i], c.Book(), &prefs).Prefs
		if _, swapped := played.Swaps[still.Exercise]; swapped || slices.Contains(played.Skip, still.Exercise) {
			t.Errorf("%s invites to %s, which is not done", routines[i].ID, still.Exercise)
		}
		ex := c.Book().Exercises[still.Exercise]
		if eased := c.Book().Eased(&ex, &prefs, still.At); still.Frame != eased.Peak() {
			t.Errorf("%s shows %s, want the eased pose %s", routines[i].ID, still.Frame, eased.Peak())
		}
	}
}

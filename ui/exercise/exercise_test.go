package exercise

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"uncoil/engine"
	"uncoil/ui/library"
	"uncoil/ui/picture"
	"uncoil/ui/sample"
	"uncoil/ui/theme"
)

func TestMain(m *testing.M) {
	test.NewApp().Settings().SetTheme(theme.New(engine.ThemeLight))
	sample.AddTranslations()
	os.Exit(m.Run())
}

func stage(t *testing.T, id string, size fyne.Size, edit func(o *Options)) (*Page, fyne.Window) {
	t.Helper()
	p := pageOf(t, id, edit)
	w := test.NewTempWindow(t, p)
	sample.FitBesideRail(w, size)
	return p, w
}

// pageOf is a page that stands in no window.
func pageOf(t *testing.T, id string, edit func(o *Options)) *Page {
	t.Helper()
	c := sample.Catalog(t)
	o := Options{
		Book: c.Book(), Exercise: c.Book().Exercises[id], Preferences: engine.DefaultPreferences(), UsedIn: library.UsedIn(id, c.Routines()),
		Album: picture.New(c.Scene, func(func()) {}),
		OnTry: func() {}, OnBack: func() {}, OnRoutine: func(*engine.Routine) {}, OnExercise: func(string) {},
	}
	o.Preferences.Display.Animations = false
	if edit != nil {
		edit(&o)
	}
	return New(o)
}

func TestEveryPageIsWholeAndApart(t *testing.T) {
	c := sample.Catalog(t)
	for _, size := range []fyne.Size{{Width: 1250, Height: 768}, {Width: 1760, Height: 1080}, {Width: 800, Height: 700}, {Width: 684, Height: 560}, {Width: 545, Height: 400}} {
		t.Run(fmt.Sprint(size.Width), func(t *testing.T) {
			for id := range c.Book().Exercises {
				p, _ := stage(t, id, size, func(o *Options) {
					o.Preferences.Careful = engine.Movements()
					o.OnProgress = func(float64) engine.Preferences { return o.Preferences }
					o.OnSkip = func(bool) engine.Preferences { return o.Preferences }
					o.OnFavourite, o.OnAdd = o.OnSkip, func() {}
				})
				if n := sample.CheckTexts(t, p); n < 18 {
					t.Errorf("%s: only %d texts", id, n)
				}

			}
		})
	}
}

// One pose is what the large picture shows: it has no strip.
func TestAPoseAloneIsShownOnce(t *testing.T) {
	for id, want := range map[string]int{"supine-rest": 1, "cat-cow": 5} {
		p, _ := stage(t, id, fyne.NewSize(1250, 768), nil)
		if got := len(sample.All[*picture.View](p)); got != want {
			t.Errorf("%s: %d pictures, want %d", id, got, want)
		}
	}
}

// What the page shows is what the person is told to do: no full fold for thin bones.
func TestPicturesFollowTheEasing(t *testing.T) {
	p, _ := stage(t, "childs-pose", fyne.NewSize(1250, 768), func(o *Options) { o.Preferences.Conditions = []string{"osteoporosis"} })
	var frames []string
	for _, view := range sample.All[*picture.View](p) {
		frames = append(frames, view.Still().Ordered().Frame)
	}
	for _, cut := range p.reel {
		frames = append(frames, cut.From, cut.To)
	}
	if slices.Contains(frames, "folded") || !slices.Contains(frames, "half-folded") {
		t.Errorf("the pictures are %v", frames)
	}
}

func TestSectionsSayEverything(t *testing.T) {
	p, _ := stage(t, "cat-cow", fyne.NewSize(1250, 768), nil)
	ex := p.options.Exercise
	var all []string
	for _, s := range p.sections() {
		all = append(all, s.title)
		all = append(all, s.lines...)
	}
	text := strings.Join(all, "\n")
	want := slices.Concat([]string{
		ex.Benefit, ex.Mistake, ex.Easier, ex.Stronger, "5 to 20 rounds", "Mat only", "Good to have: a cushion", "S2: article on stretches",
		"It asks for: deep, round bend · arching · weight on bent knees · kneeling · weight on wrists · arms overhead · neck · down to the floor.",
	}, ex.Steps)
	for _, c := range ex.Cautions {
		if c.ForEverybody() {
			want = append(want, c.Say)
		}
	}
	for _, line := range want {
		if !strings.Contains(text, line) {
			t.Errorf("nothing says %q", line)
		}
	}
}

// TestTakeCareComesFirst: what concerns the user, what to do instead, what
// concerns everybody, and what the exercise asks for, under a sign.
func TestTakeCareComesFirst(t *testing.T) {
	var opened []string
	p, w := stage(t, "ragdoll-hang", fyne.NewSize(1250, 768), func(o *Options) {
		o.Preferences.Conditions = []string{"hip-replacement"}
		o.OnExercise = func(id string) { opened = append(opened, id) }
	})
	parts := p.article.parts
	if parts[0].sign == nil || parts[0].sign.Text() != "Take care" {
		t.Fatal("the page does not begin with what to take care of")
	}
	if got := parts[0].lines[0].Value(); !strings.HasPrefix(got, "Hip replacement: left out of your sessions until you have asked.") {
		t.Errorf("it begins with %q", got)
	}
	if parts[0].flow == nil || parts[0].linked == nil {
		t.Fatal("nothing is offered instead")
	}
	w.Canvas().Focus(p.First())
	w.Canvas().FocusNext()
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	book := p.options.Book
	if len(opened) != 1 {
		t.Fatalf("opened %q", opened)
	}
	instead := book.Exercises[opened[0]]
	if c, _ := book.Condition("hip-replacement"); c.Meets(&instead) {
		t.Errorf("%s is offered instead", opened[0])
	}
	last := parts[1].lines[len(parts[1].lines)-1].Value()
	if parts[1].title != nil || !strings.HasPrefix(last, "It asks for: deep hip bend") {
		t.Errorf("then it says %q", last)
	}
	for _, part := range parts[1:] {
		if part.sign != nil {
			t.Error("there are two signs")
		}
	}
	sample.CheckTexts(t, p)
}

// In a narrow window, the cautions are visible without scrolling.
func TestTakeCareIsInViewInANarrowWindow(t *testing.T) {
	for _, size := range []fyne.Size{{Width: 800, Height: 700}, {Width: 684, Height: 560}} {
		p, _ := stage(t, "cat-cow", size, func(o *Options) { o.Preferences.Conditions = []string{"hip-replacement"} })
		caution := p.article.parts[0].lines[0]
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(caution)
		if bottom := at.Y + caution.Size().Height; bottom > size.Height || at.Y > fyne.CurrentApp().Driver().AbsolutePositionForObject(p.view).Y {
			t.Errorf("%v: %q stands at %.0f to %.0f", size, caution.Value(), at.Y, bottom)
		}
	}
}

func TestCautionsAreForWhomTheyConcern(t *testing.T) {
	text := func(edit func(p *engine.Preferences)) string {
		p, _ := stage(t, "cobra", fyne.NewSize(1250, 768), func(o *Options) { edit(&o.Preferences) })
		var all []string
		for _, s := range p.care() {
			all = append(all, s.lines...)
		}
		return strings.Join(all, "\n")
	}
	nobody := text(func(*engine.Preferences) {})
	if strings.Contains(nobody, "stenosis") || strings.Contains(nobody, "left out") {
		t.Errorf("without a condition it says %q", nobody)
	}
	left := text(func(p *engine.Preferences) { p.Conditions = []string{"stenosis"} })
	kept := text(func(p *engine.Preferences) {
		p.Conditions = []string{"stenosis"}
		p.Answers = []engine.CareAnswer{{Exercise: "cobra", Condition: "stenosis", Way: engine.DoAsIs}}
	})
	if !strings.Contains(kept, "Spinal stenosis: you have asked, so it stays in your sessions.") || strings.Contains(left, "you have asked, so") {
		t.Errorf("with stenosis %q, having asked %q", left, kept)
	}
	if !strings.Contains(left, "Spinal stenosis: left out") || strings.Contains(kept, "left out") || !strings.Contains(kept, "Spinal stenosis: ") {
		t.Errorf("with stenosis %q, having asked %q", left, kept)
	}
}

// TestWhatIsNotKnownIsUpToTheUser: an own exercise whose movements are undecided
// says so, and links to the editor.
func TestWhatIsNotKnownIsUpToTheUser(t *testing.T) {
	changed := 0
	p, w := stage(t, "cat-cow", fyne.NewSize(1250, 768), func(o *Options) {
		o.Exercise.Asks, o.Exercise.Spares, o.Exercise.Cautions = nil, nil, nil
		o.OnChange = func() { changed++ }
	})
	part := p.article.parts[0]
	if part.sign == nil || len(part.lines) != 1 || part.lines[0].Value() != "What it asks of your body isn't known: you decide." {
		t.Errorf("says %+v", part.lines)
	}
	w.Canvas().Focus(p.First())
	w.Canvas().FocusNext()
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if changed != 1 {
		t.Errorf("the editor opened %d times", changed)
	}
}

func TestPageByKeyboard(t *testing.T) {
	var did []string
	p, w := stage(t, "cat-cow", fyne.NewSize(1250, 768), func(o *Options) {
		o.OnTry = func() { did = append(did, "try") }
		o.OnBack = func() { did = append(did, "back") }
		o.OnRoutine = func(r *engine.Routine) { did = append(did, r.ID) }
	})
	press := func(keys ...fyne.KeyName) {
		for _, k := range keys {
			w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k})
		}
	}
	w.Canvas().Focus(p.First())
	press(fyne.KeyReturn, fyne.KeyLeft, fyne.KeySpace, fyne.KeyRight)
	press(fyne.KeyPageDown)
	if p.scroll.Offset.Y <= 0 {
		t.Error("Page Down does not scroll")
	}
	press(fyne.KeyHome)
	if p.scroll.Offset.Y != 0 {
		t.Error("Home does not scroll back")
	}
	w.Canvas().FocusNext() // from Try it now to the first link
	press(fyne.KeyReturn)
	if want := []string{"try", "back", p.options.UsedIn[0].ID}; !slices.Equal(did, want) {
		t.Errorf("did %q, want %q", did, want)
	}
	if p.scroll.Offset.Y <= 0 {
		t.Error("the links are not scrolled into view")
	}
}

func TestTheLoopIsWatchedAgain(t *testing.T) {
	p, w := stage(t, "cat-cow", fyne.NewSize(1250, 768), func(o *Options) { o.Preferences.Display.Animations = true })
	p.projector.Stop()
	p.projector.OnRest()
	if !p.watch.Visible() || p.caption.Visible() {
		t.Fatal("a loop at rest does not offer to be watched again")
	}
	w.Canvas().Focus(p.watch)
	p.watch.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if !p.projector.Playing() || p.watch.Visible() || !p.caption.Visible() || w.Canvas().Focused() != p.try {
		t.Error("it is not watched again")
	}
}

func TestLoopRunsWhileThePageIsShown(t *testing.T) {
	p, _ := stage(t, "cat-cow", fyne.NewSize(1250, 768), func(o *Options) { o.Preferences.Display.Animations = true })
	if !p.projector.Playing() {
		t.Fatal("nothing moves")
	}
	p.Close()
	p.Resize(fyne.NewSize(800, 700))
	if p.projector.Playing() {
		t.Error("it moves after the page has been left")
	}
}

// kept gives a page everything that can be set of the exercise.
func kept(prefs *engine.Preferences) func(o *Options) {
	return func(o *Options) {
		id := o.Exercise.ID
		o.OnProgress = func(v float64) engine.Preferences {
			prefs.Progress = map[string]float64{id: v}
			return *prefs
		}
		o.OnSkip = func(out bool) engine.Preferences {
			prefs.SetSkip(id, out, time.Time{})
			return *prefs
		}
		o.OnFavourite = func(on bool) engine.Preferences {
			prefs.SetFavouriteExercise(id, on)
			return *prefs
		}
	}
}

func TestHowFarOneIsAndWhetherItComesUp(t *testing.T) {
	prefs := engine.DefaultPreferences()
	p, w := stage(t, "cat-cow", fyne.NewSize(1250, 768), kept(&prefs))
	if p.level.Value() != "Start dose: 5 rounds." || p.progress.Value() != "5 rounds" {
		t.Errorf("at first it says %q, %q", p.level.Value(), p.progress.Value())
	}
	w.Canvas().Focus(p.progress)
	for range 12 {
		p.progress.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	}
	if p.level.Value() != "10 rounds; you have worked up from 5." || p.progress.Value() != "10 rounds" {
		t.Errorf("at last it says %q, %q", p.level.Value(), p.progress.Value())
	}
	w.Canvas().Focus(p.leftOut)
	p.leftOut.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if !slices.Equal(prefs.Skip, []string{"cat-cow"}) {
		t.Errorf("left out is %v", prefs.Skip)
	}
}

// A step always changes the amount, and leads back; where nothing can change, there is
// no control for it.
func TestEveryStepChangesTheAmount(t *testing.T) {
	c := sample.Catalog(t)
	for id := range c.Book().Exercises {
		for _, level := range engine.Levels() {
			prefs := engine.DefaultPreferences()
			prefs.Level = level
			p := pageOf(t, id, func(o *Options) {
				o.Preferences.Level = level
				kept(&prefs)(o)
			})
			if p.progress == nil {
				continue
			}
			var up []string
			for seen := ""; p.progress.Value() != seen; p.progress.OnStep(+1) {
				seen = p.progress.Value()
				if slices.Contains(up, seen) {
					t.Errorf("%s, %s: %q comes twice", id, level, seen)
				}
				up = append(up, seen)
			}
			if len(up) < 2 {
				t.Errorf("%s, %s: the control changes nothing", id, level)
			}
			for i := len(up) - 1; i >= 0; i-- {
				if got := p.progress.Value(); got != up[i] {
					t.Errorf("%s, %s: down again it says %q, want %q", id, level, got, up[i])
				}
				p.progress.OnStep(-1)
			}
		}
	}
	prefs := engine.DefaultPreferences()
	p, _ := stage(t, "cat-cow", fyne.NewSize(1250, 768), func(o *Options) {
		o.Exercise.Dose = engine.Dose{Kind: engine.HoldSeconds, Amount: engine.Range{From: 10, To: 10}}
		kept(&prefs)(o)
	})
	if p.progress != nil || p.level.Value() != "Always 10 seconds." {
		t.Errorf("of one number it says %q, with a control: %v", p.level.Value(), p.progress != nil)
	}
}

// What the user has set exactly is no matter of progress.
func TestAnAmountThatIsSetIsSaidAsSet(t *testing.T) {
	prefs := engine.DefaultPreferences()
	prefs.Doses.Amounts = map[string]float64{"cat-cow": 7}
	p, _ := stage(t, "cat-cow", fyne.NewSize(1250, 768), func(o *Options) {
		o.Preferences.Doses = prefs.Doses
		kept(&prefs)(o)
	})
	if p.level.Value() != "7 rounds, as you have set it." || p.progress != nil {
		t.Errorf("it says %q, with a control: %v", p.level.Value(), p.progress != nil)
	}
}

// From the buttons at the top the keyboard comes to what stands below them: Tab goes in the
// order of the objects.
func TestTheKeyboardGoesFromTopToBottom(t *testing.T) {
	p, _ := stage(t, "cat-cow", fyne.NewSize(1366, 768), kept(&engine.Preferences{}))
	var order []fyne.CanvasObject
	sample.Walk(p, func(o fyne.CanvasObject) { order = append(order, o) })
	try, favourite := slices.Index(order, fyne.CanvasObject(p.try)), slices.Index(order, fyne.CanvasObject(p.favourite))
	if try < 0 || favourite < try {
		t.Errorf("the button at the top is the %d. object, what is below it the %d.", try, favourite)
	}
}

func TestAFavouriteByItsControlAndByItsKey(t *testing.T) {
	prefs, added := engine.DefaultPreferences(), 0
	p, w := stage(t, "cat-cow", fyne.NewSize(1250, 768), func(o *Options) {
		kept(&prefs)(o)
		o.OnAdd = func() { added++ }
	})
	w.Canvas().Focus(p.favourite)
	p.favourite.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	if !slices.Equal(prefs.FavouriteExercises, []string{"cat-cow"}) {
		t.Errorf("favourites are %q", prefs.FavouriteExercises)
	}
	p.Key(&fyne.KeyEvent{Name: fyne.KeyS})
	if len(prefs.FavouriteExercises) != 0 || p.favourite.On() {
		t.Errorf("S leaves the favourites %q", prefs.FavouriteExercises)
	}
	if p.Key(&fyne.KeyEvent{Name: fyne.KeyA}); added != 1 {
		t.Error("A does not add it to a routine")
	}
}

// TestThatItHurtLatelyIsSaidFirst, and for all to see.
func TestThatItHurtLatelyIsSaidFirst(t *testing.T) {
	p := pageOf(t, "cobra", func(o *Options) {
		o.Preferences.Conditions, o.Hurt = []string{"stenosis"}, "yesterday"
	})
	first := p.article.parts[0]
	if first.sign == nil || first.lines[0].Value() != "It hurt lately (yesterday). Go gently, and stop before it hurts again." {
		t.Errorf("it begins with %q", first.lines[0].Value())
	}
	if first = pageOf(t, "cobra", nil).article.parts[0]; strings.Contains(first.lines[0].Value(), "hurt lately") {
		t.Errorf("without pain it says %q", first.lines[0].Value())
	}
}

package player

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"uncoil/engine"
	"uncoil/engine/practice"
	"uncoil/engine/session"
	"uncoil/ui/sample"
)

// adjust makes a step longer, as a player does.
func adjust(t *testing.T, timeline *engine.Timeline, step int, by time.Duration) (*engine.Timeline, session.Adjusted) {
	t.Helper()
	changed, by, err := timeline.Adjust(step, time.Second, by)
	if err != nil {
		t.Fatal(err)
	}
	return changed, session.Adjusted{Timeline: changed, Step: &changed.Steps[step], By: by}
}

func TestChangedRestIsAskedAboutUntilTheNextWork(t *testing.T) {
	timeline := sample.Timeline()
	rest := stepOf(t, timeline, engine.Rest, "", "")
	c := practice.NewChanges(timeline)
	longer, e := adjust(t, timeline, rest.Index, 15*time.Second)
	c.Note(e, false)
	if want := []practice.Change{{Place: rest.Place, Kind: engine.AfterExercise, Pause: engine.PauseOf(45 * time.Second)}}; !slices.Equal(c.Open(), want) {
		t.Fatalf("asks about %+v, want %+v", c.Open(), want)
	}
	c.Note(session.StepBegan{Step: &longer.Steps[rest.Index+1]}, false)
	if len(c.Open()) != 1 {
		t.Error("the question is gone while one gets into position")
	}
	further, e := adjust(t, longer, rest.Index+1, 15*time.Second)
	c.Note(e, false)
	if len(c.Open()) != 2 || c.Open()[1].Kind != engine.BeforeExercise || c.Open()[1].Pause != engine.PauseOf(15*time.Second) {
		t.Errorf("after more time to get into position it asks about %+v", c.Open())
	}
	_, e = adjust(t, further, rest.Index, -15*time.Second)
	c.Note(e, false)
	if len(c.Open()) != 1 {
		t.Error("a rest that is as it was is asked about")
	}
	c.Note(session.StepBegan{Step: &longer.Steps[rest.Index+2]}, false)
	if len(c.Open())+len(c.Later()) != 0 {
		t.Errorf("when work begins it still asks about %+v, %+v", c.Open(), c.Later())
	}
}

func TestWithClosedEyesTheQuestionWaitsForTheEnd(t *testing.T) {
	timeline := sample.Timeline()
	rest := stepOf(t, timeline, engine.Rest, "", "")
	c := practice.NewChanges(timeline)
	held, err := timeline.Hold(rest.Index)
	if err != nil {
		t.Fatal(err)
	}
	c.Note(session.Adjusted{Timeline: held, Step: &held.Steps[rest.Index]}, true)
	c.Note(session.StepBegan{Step: &held.Steps[rest.Index+2]}, true)
	if want := engine.PauseUntilReady(30 * time.Second); len(c.Open()) != 0 || len(c.Later()) != 1 || c.Later()[0].Pause != want {
		t.Errorf("asks now about %+v, later about %+v", c.Open(), c.Later())
	}
	_, e := adjust(t, timeline, rest.Index, 15*time.Second)
	c.Note(e, false)
	c.Note(session.Ended{}, false)
	if len(c.Later()) != 1 || c.Later()[0].Pause != engine.PauseOf(45*time.Second) {
		t.Errorf("a session that ends with an open question asks later about %+v", c.Later())
	}
}

func TestARestIsChangedInAnotherTimeline(t *testing.T) {
	timeline := sample.Timeline()
	rest := stepOf(t, timeline, engine.Rest, "", "")
	short := *timeline
	short.Steps = timeline.Steps[:1]
	c := practice.NewChanges(&short)
	c.Note(session.Changed{Timeline: timeline}, false)
	_, e := adjust(t, timeline, rest.Index, 15*time.Second)
	c.Note(e, false)
	if len(c.Open()) != 1 || c.Open()[0].Pause != engine.PauseOf(45*time.Second) {
		t.Fatalf("asks about %+v", c.Open())
	}
	c.Note(session.Hurting{}, false)
	if len(c.Open()) != 0 || len(c.Later()) != 1 {
		t.Errorf("while something hurts it asks about %+v, later about %+v", c.Open(), c.Later())
	}
}

// asked puts a screen into a rest that has just become longer.
func asked(t *testing.T, size fyne.Size) (*Screen, *fakePlayer, *[]practice.Where) {
	t.Helper()
	timeline := sample.Timeline()
	rest := stepOf(t, timeline, engine.Rest, "", "")
	screen, player, _, _ := stage(t, size, snapshotAt(timeline, rest, time.Second))
	answers := &[]practice.Where{}
	changes := practice.NewChanges(timeline)
	screen.options.Changes = changes
	screen.options.OnKeep = func(w practice.Where) { *answers = append(*answers, w); changes.Answered() }
	_, e := adjust(t, timeline, rest.Index, 15*time.Second)
	changes.Note(e, false)
	screen.Handle(e)
	return screen, player, answers
}

func TestQuestionIsAnsweredByKeyAndByMouse(t *testing.T) {
	for where, answer := range map[practice.Where][2]func(s *Screen){
		practice.Here:       {func(s *Screen) { s.Key(&fyne.KeyEvent{Name: fyne.Key1}) }, func(s *Screen) { test.Tap(s.keep.here) }},
		practice.Everywhere: {func(s *Screen) { s.Rune('2') }, func(s *Screen) { test.Tap(s.keep.everywhere) }},
		practice.Nowhere:    {func(s *Screen) { s.Key(&fyne.KeyEvent{Name: fyne.Key3}) }, func(s *Screen) { test.Tap(s.keep.no) }},
	} {
		for i, give := range answer {
			s, player, answers := asked(t, fyne.NewSize(1366, 768))
			if got := s.keep.text.Value(); got != "Rest 45 s: keep this for next time?" {
				t.Fatalf("asks %q", got)
			}
			s.Key(&fyne.KeyEvent{Name: fyne.KeySpace})
			if !slices.Equal(player.done, []string{"toggle"}) {
				t.Errorf("with a question in sight space does %q", player.done)
			}
			give(s)
			s.Rune('1') // the same press as a character, or one too many
			if !slices.Equal(*answers, []practice.Where{where}) || s.keep.asking() {
				t.Errorf("answer %d, way %d: gave %v, still asks: %v", where, i, *answers, s.keep.asking())
			}
		}
	}
}

func TestQuestionLeavesEverythingElseInPlace(t *testing.T) {
	for _, size := range []fyne.Size{{Width: 1366, Height: 768}, {Width: 1920, Height: 1080}, {Width: 900, Height: 700}, {Width: 800, Height: 560}} {
		s, _, _ := asked(t, size)
		checkUncut(t, "question", s.keep.text)
		parts := map[string]fyne.CanvasObject{
			"question": s.keep, "countdown": s.countdown, "card": s.card, "next": s.nextCard, "time left": s.timeLeft, "pause": s.toggle,
		}
		checkApart(t, parts)
		ring := s.countdown.Size()
		s.answer(practice.Nowhere)
		if s.countdown.Size() != ring || !s.progress.Visible() || s.keep.Visible() {
			t.Errorf("%v: after the answer the ring is %v, was %v; progress %v", size, s.countdown.Size(), ring, s.progress.Visible())
		}
	}
}

func TestRestThatWaitsCountsUpAndIsEndedBySpace(t *testing.T) {
	timeline := sample.Timeline()
	rest := stepOf(t, timeline, engine.Rest, "", "")
	held, err := timeline.Hold(rest.Index)
	if err != nil {
		t.Fatal(err)
	}
	at := session.At(held, rest.Index, held.Steps[rest.Index].End())
	at.Waited = 75*time.Second + 900*time.Millisecond
	screen, player, _, _ := stage(t, fyne.NewSize(1366, 768), at)
	v := screen.View()
	if v.Count.Number != "1:45" || v.Count.Left != 1 || v.Note != "Space when ready" || screen.toggle.Label() != "I am ready" {
		t.Errorf("shows %+v, the button says %q", v.Count, screen.toggle.Label())
	}
	for _, key := range []fyne.KeyName{fyne.KeySpace, fyne.KeyReturn, fyne.KeyG} {
		screen.Key(&fyne.KeyEvent{Name: key})
	}
	test.Tap(screen.toggle)
	if want := []string{"go", "go", "go", "go"}; !slices.Equal(player.done, want) {
		t.Errorf("space, Enter, G and the button do %q", player.done)
	}
	for _, animations := range []bool{true, false} {
		if pace := Pace(&at, "", "", animations, movingFrame); pace < 50*time.Millisecond || pace > time.Second {
			t.Errorf("animations %v: the next picture is due after %v", animations, pace)
		}
	}
}

func TestRestOfBreathsLeadsThem(t *testing.T) {
	routine, prefs := sample.Routine(), engine.DefaultPreferences()
	prefs.Rests.Default = engine.PauseOfBreaths(3)
	timeline, err := engine.Compile(&routine, sample.Book(), &prefs, engine.EstimatedVoice{})
	if err != nil {
		t.Fatal(err)
	}
	rest := stepOf(t, timeline, engine.Rest, "", "")
	s := snapshotAt(timeline, rest, 15*time.Second) // the second breath, going out
	v := newPresenter().view(&s, true)
	if v.Phase != "Breathe out" || v.Count.Unit != "Breath" || v.Count.Number != "2 / 3" || v.Line != "Rest" {
		t.Errorf("says %q, %q %q and %q", v.Phase, v.Count.Unit, v.Count.Number, v.Line)
	}
	before := snapshotAt(timeline, &timeline.Steps[rest.Index-1], 0)
	if got := newPresenter().view(&before, true).Next.Text; got != "Rest 3 breaths, then Flow" {
		t.Errorf("before it says %q", got)
	}
}

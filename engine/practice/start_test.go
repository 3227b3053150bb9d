package practice_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"uncoil/assets"
	"uncoil/engine"
	"uncoil/engine/catalog"
	"uncoil/engine/practice"
	"uncoil/engine/progress"
)

// voice gives every sentence the same length.
type voice struct{ length time.Duration }

func (v *voice) SpeechLength(string) time.Duration { return v.length }

// trained is a practice with the built-in routines, and no history.
func trained(t *testing.T, prefs engine.Preferences) (*practice.Practice, *settings, *voice) {
	t.Helper()
	books, err := catalog.Load(assets.Files())
	if err != nil {
		t.Fatal(err)
	}
	kept, said := &settings{prefs}, &voice{time.Second}
	return &practice.Practice{
		Settings: kept, VoiceOf: func(engine.Sound) engine.Voice { return said }, Now: time.Now,
		Book: books.Book(), Routines: books.Routines(),
	}, kept, said
}

// answer gives the usual answer to whatever is asked, and returns the questions.
func answer(t *testing.T, start *practice.Start, f engine.Feeling) (asked []string) {
	t.Helper()
	for range 10 {
		q, err := start.Next()
		if err != nil {
			t.Fatal(err)
		}
		if q == nil {
			return asked
		}
		asked = append(asked, fmt.Sprintf("%T", q)[len("practice."):])
		switch q := q.(type) {
		case practice.AskFirst:
			start.HasAsked(q.Condition)
		case practice.AskCare:
			for i := range q.Questions {
				start.Care(q.Questions[i].Answers(q.Questions[i].Ways[0], time.Now())...)
			}
		case practice.Synthesize:
			start.Synthesized()
		case practice.AskFeeling:
			start.Feels(f)
		case practice.OfferLess:
			start.AsPlanned()
		}
	}
	t.Fatalf("it does not begin: %q", asked)
	return nil
}

func TestWhatIsAskedBeforeASession(t *testing.T) {
	much := 8
	for name, tt := range map[string]struct {
		change func(*engine.Preferences)
		trial  bool
		want   []string
	}{
		"nothing in particular":   {func(*engine.Preferences) {}, false, []string{"Synthesize", "AskFeeling", "OfferLess"}},
		"no check-in":             {func(p *engine.Preferences) { p.CheckIn = false }, false, []string{"Synthesize"}},
		"one exercise alone":      {func(*engine.Preferences) {}, true, []string{"Synthesize"}},
		"something needs care":    {func(p *engine.Preferences) { p.Conditions = []string{"hip-replacement"} }, false, []string{"AskCare", "Synthesize", "AskFeeling", "OfferLess"}},
		"a doctor is to be asked": {func(p *engine.Preferences) { p.Conditions, p.CheckIn = []string{"recent-surgery"}, false }, false, []string{"AskFirst", "Synthesize"}},
	} {
		t.Run(name, func(t *testing.T) {
			prefs := engine.DefaultPreferences()
			tt.change(&prefs)
			p, kept, _ := trained(t, prefs)
			start := func() *practice.Start {
				if tt.trial {
					ex := p.Book.Exercises["cat-cow"]
					return p.Try(ex.Alone(), practice.AsTheyAre)
				}
				return p.Start(p.Routine("gym-traction"), practice.AsTheyAre)
			}
			got := answer(t, start(), engine.Feeling{Before: &much})
			if name == "a doctor is to be asked" { // and then what that leaves to be asked
				got = slices.DeleteFunc(got, func(q string) bool { return q == "AskCare" })
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("asks %q, want %q", got, tt.want)
			}
			// What has been answered is kept, and not asked again.
			kept.prefs.CheckIn = false
			if got := answer(t, start(), engine.Feeling{}); !slices.Equal(got, []string{"Synthesize"}) {
				t.Errorf("the next time it asks %q", got)
			}
		})
	}
}

// From the length on a card to the session that plays it is compiled once; again
// only where something that the timeline depends on has changed.
// A trial has no opening: it goes on from where the way to the exercise begins, counted
// in as after an interruption, and a session begins at its beginning.
func TestATrialIsCountedIn(t *testing.T) {
	prefs := engine.DefaultPreferences()
	prefs.CheckIn = false
	p, _, _ := trained(t, prefs)
	ex := p.Book.Exercises["cat-cow"]
	trial, session := p.Try(ex.Alone(), practice.AsTheyAre), p.Start(p.Routine("beginner"), practice.AsTheyAre)
	for start, counted := range map[*practice.Start]bool{trial: true, session: false} {
		answer(t, start, engine.Feeling{})
		b, err := start.Beginning()
		if err != nil {
			t.Fatal(err)
		}
		if (b.From != nil) != counted || b.Record != 0 {
			t.Errorf("%s begins from %+v, as record %d", start.Routine.ID, b.From, b.Record)
		}
		if counted && b.Timeline.Steps[b.From.Step].Kind != engine.PositionStep {
			t.Errorf("it begins with %s", b.Timeline.Steps[b.From.Step].Kind)
		}
	}
}

func TestOneStartCompilesOnce(t *testing.T) {
	p, kept, said := trained(t, engine.DefaultPreferences())
	r := p.Routine("beginner")
	if _, err := p.Length(r); err != nil {
		t.Fatal(err)
	}
	plan := func() *engine.Timeline {
		t.Helper()
		got, err := p.Plan(r, &kept.prefs)
		if err != nil {
			t.Fatal(err)
		}
		return got.Timeline
	}
	card := plan()
	start := p.Start(r, func(prefs *engine.Preferences) { prefs.AudioOnly = true })
	answer(t, start, engine.Feeling{})
	b, err := start.Beginning()
	if err != nil || b.Timeline != card || !b.Prefs.AudioOnly {
		t.Errorf("the session is compiled again: %v, by ear %v, %v", b.Timeline != card, b.Prefs.AudioOnly, err)
	}
	kept.prefs.Display.FullScreen, kept.prefs.Goal, kept.prefs.CheckIn = true, 9, false
	if plan() != card {
		t.Error("it is compiled again for what it does not depend on")
	}
	for what, change := range map[string]func(){
		"rests":    func() { kept.prefs.Rests.Default = engine.PauseOf(77 * time.Second) },
		"progress": func() { kept.prefs.Progress = map[string]float64{"cat-cow": 1} },
		"answers": func() {
			kept.prefs.Answers = append(kept.prefs.Answers, engine.CareAnswer{Exercise: "cat-cow", Condition: "disc", Way: engine.LeaveOut})
		},
		"the voice": func() { said.length += time.Second },
		"the book":  func() { book := *p.Book; p.Book = &book },
		"the routine": func() {
			changed := *r
			changed.Blocks = changed.Blocks[1:]
			r = &changed
		},
	} {
		before := plan()
		change()
		if plan() == before {
			t.Errorf("%s: it is not compiled again", what)
		}
	}
}

// What hurt in a session that goes on stays as it was answered then.
func TestASessionGoesOnWithWhatHurt(t *testing.T) {
	p, _, _ := trained(t, engine.DefaultPreferences())
	plan, err := p.Plan(p.Routine("beginner"), &engine.Preferences{})
	if err == nil {
		t.Fatalf("preferences that are not valid are planned: %v", plan.Timeline.Length)
	}
	u := &practice.Unfinished{
		Record: engine.SessionRecord{ID: 7, Routine: "beginner", Name: "Beginner"},
		Hurts:  []engine.Hurt{{Exercise: "cat-cow", Answer: engine.AnswerSkip}},
	}
	start, err := p.GoOn(u, practice.AsTheyAre)
	if err != nil {
		t.Fatal(err)
	}
	laid, err := start.Plan()
	if err != nil {
		t.Fatal(err)
	}
	if slices.ContainsFunc(laid.Timeline.Steps, func(s engine.Step) bool { return s.Exercise == "cat-cow" }) {
		t.Error("what was left out comes again")
	}
	if _, err := start.Mark(); engine.CodeOf(err) != engine.CodeNotFound {
		t.Errorf("without a mark it goes on: %v", err)
	}
	step := laid.Timeline.Steps[len(laid.Timeline.Steps)/2]
	u.Mark = &engine.Mark{Step: step.Index, Kind: step.Kind, Place: step.Place.Key(), Exercise: step.Exercise, Side: step.Side, Set: step.Set, Played: time.Minute}
	if got := answer(t, start, engine.Feeling{}); !slices.Equal(got, []string{"Synthesize"}) {
		t.Errorf("asks %q", got)
	}
	b, err := start.Beginning()
	if err != nil || b.Record != 7 || b.From == nil || b.From.Step != step.Index || b.Timeline != laid.Timeline {
		t.Errorf("goes on with %d at %+v, %v", b.Record, b.From, err)
	}
	u.Record.Routine = "gone"
	if _, err := p.GoOn(u, practice.AsTheyAre); engine.CodeOf(err) != engine.CodeNotFound {
		t.Errorf("a routine that is gone goes on: %v", err)
	}
}

// A routine takes as long as was chosen, on the card and in the session, and an
// interrupted session goes on as long as it was.
func TestASessionIsFittedToTheChosenLength(t *testing.T) {
	p, kept, _ := trained(t, engine.DefaultPreferences())
	r := p.Routine("beginner")
	kept.prefs.SetMinutes("", 10)
	length, err := p.Length(r)
	if err != nil || (length-10*time.Minute).Abs() > engine.Tolerance {
		t.Errorf("the card says %v, %v", length, err)
	}
	start := p.Start(r, practice.AsTheyAre)
	answer(t, start, engine.Feeling{})
	b, err := start.Beginning()
	if err != nil || b.Timeline.Length != length || b.Timeline.Routine != "beginner" || b.Timeline.Minutes() != 10 {
		t.Errorf("plays %v of %s, %v", b.Timeline.Length, b.Timeline.Routine, err)
	}
	again, err := p.Plan(r, &kept.prefs)
	if err != nil || again.Timeline != b.Timeline || again.Routine != b.Routine {
		t.Errorf("it is fitted again: %v", err)
	}
	cat := p.Book.Exercises["cat-cow"]
	for name, s := range map[string]*practice.Start{
		"one exercise":          p.Try(cat.Alone(), practice.AsTheyAre),
		"one that was recorded": p.Start(cat.Alone(), practice.AsTheyAre),
		"one with its own":      p.Start(p.Routine("desk-break"), func(p *engine.Preferences) { p.SetMinutes("desk-break", 0) }),
	} {
		if plan, err := s.Plan(); err != nil || plan.Timeline.Fit != nil {
			t.Errorf("%s is fitted: %v", name, err)
		}
	}
	step := b.Timeline.Steps[len(b.Timeline.Steps)/2]
	u := &practice.Unfinished{
		Record: engine.SessionRecord{ID: 7, Routine: "beginner", Name: "Beginner", Minutes: 10},
		Mark:   &engine.Mark{Step: step.Index, Kind: step.Kind, Place: step.Place.Key(), Exercise: step.Exercise, Side: step.Side, Set: step.Set},
		Hurts:  []engine.Hurt{{Exercise: "side-reaches", Place: "beginner/warm-up/side-reaches", Answer: engine.AnswerSkip}},
	}
	kept.prefs.SetMinutes("", 0)
	start, err = p.GoOn(u, practice.AsTheyAre)
	if err != nil {
		t.Fatal(err)
	}
	plan, err := start.Plan()
	if err != nil || plan.Timeline.Minutes() != 10 || !slices.Equal(plan.Timeline.Fit.LeftOut, b.Timeline.Fit.LeftOut) {
		t.Fatalf("goes on with %+v, %v", plan.Timeline.Fit, err)
	}
	for _, s := range plan.Timeline.Steps {
		if s.Exercise == "side-reaches" {
			t.Error("what hurt comes again")
		}
	}
	if at, err := start.Mark(); err != nil || plan.Timeline.Steps[at.Step].Place != step.Place {
		t.Errorf("goes on at %+v, %v", at, err)
	}
}

// What there is no time for is not asked about.
func TestCareIsAskedAboutWhatIsPlayed(t *testing.T) {
	prefs := engine.DefaultPreferences()
	prefs.Conditions = []string{"spinal-fusion"}
	p, kept, _ := trained(t, prefs)
	asked := func() int {
		q, err := p.Start(p.Routine("advanced"), practice.AsTheyAre).Next()
		care, ok := q.(practice.AskCare)
		if err != nil || !ok {
			t.Fatalf("asks %T, %v", q, err)
		}
		for _, c := range engine.Concerns(care.Routine, p.Book, &care.Preferences) {
			if !slices.ContainsFunc(care.Routine.Blocks, func(b engine.Block) bool {
				return b.Kind == c.Place.Block && slices.ContainsFunc(b.Items, func(i engine.Item) bool { return i.Exercise == c.Place.Exercise })
			}) {
				t.Errorf("asks about %s", c.Place.Key())
			}
		}
		return len(care.Questions)
	}
	whole := asked()
	kept.prefs.SetMinutes("", 10)
	if short := asked(); short >= whole {
		t.Errorf("asks %d questions in 10 minutes, and %d about all of it", short, whole)
	}
}

// TestWhatHurtLately is known for two weeks.
func TestWhatHurtLately(t *testing.T) {
	p, _, _ := trained(t, engine.DefaultPreferences())
	today := engine.DayOf(p.Now())
	p.SetPast([]progress.Session{
		{Day: today - 20, Hurt: []string{"plank"}}, {Day: today - 5, Hurt: []string{"cobra"}}, {Day: today - 3, Hurt: []string{"cobra"}}, {Day: today - 1},
	})
	if day, ok := p.HurtLately("cobra"); !ok || day != today-3 {
		t.Errorf("the cobra hurt on %v: %v", day, ok)
	}
	for _, id := range []string{"plank", "cat-cow"} {
		if day, ok := p.HurtLately(id); ok {
			t.Errorf("%s hurt on %v", id, day)
		}
	}
}

package ui

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"uncoil/engine"
	"uncoil/engine/session"
	"uncoil/ui/advice"
	"uncoil/ui/home"
	"uncoil/ui/sample"
	"uncoil/ui/settings"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

// planned opens a window with the built-in routines and a history, which is made in
// the bubble of the test.
func planned(history func() *diary, change func(p *engine.Preferences)) func(*Deps) {
	return func(deps *Deps) {
		deps.Diary = history()
		deps.Book, deps.Routines = deps.Catalog.Book(), deps.Catalog.Routines()
		if change != nil {
			change(&deps.Preferences)
		}
	}
}

func noHistory() *diary { return &diary{} }

// suggested is what home suggests for today, and why; "" for nothing.
func (r *rig) suggested() (title, why string) {
	p := r.window.home.Proposal()
	if p == nil {
		return "", ""
	}
	return p.Title, p.Why
}

// labels are those of the buttons beside the suggestion.
func (r *rig) labels() (labels []string) {
	for _, b := range r.window.home.Proposal().Buttons {
		labels = append(labels, b.Label())
	}
	return labels
}

func TestTodaysSessionBeginsFromTheDesktopsMenu(t *testing.T) {
	for _, byEar := range []bool{false, true} {
		begun := func(d *Deps) {
			planned(noHistory, func(p *engine.Preferences) { p.CheckIn = false })(d)
			d.Start = StartToday
			if byEar {
				d.Start = StartByEar
			}
		}
		inWindow(t, begun, func(r *rig) {
			r.settle()
			if !r.plays() || r.inTheDark() != byEar {
				t.Errorf("by ear %v: it shows %T", byEar, r.screen())
			}
		})
	}
	unread := func(d *Deps) {
		planned(noHistory, func(p *engine.Preferences) { p.SafetyAccepted = time.Time{} })(d)
		d.Start = StartToday
	}
	inWindow(t, unread, func(r *rig) {
		r.settle()
		if r.plays() {
			t.Error("a session has begun before the safety page was read")
		}
	})
}

// A second start with the wish for today's session is heard by the window that runs, on
// any page; a session that runs goes on, and so does a question.
func TestTodaysSessionBeginsInTheWindowThatRuns(t *testing.T) {
	quick := planned(noHistory, func(p *engine.Preferences) { p.CheckIn = false })
	ask := func(r *rig, start Start) {
		r.window.Raise(Request{Start: start})
		r.settle()
	}
	for _, start := range []Start{StartToday, StartByEar} {
		inWindow(t, quick, func(r *rig) {
			r.window.showSettings()
			ask(r, StartNothing)
			if r.plays() {
				t.Fatal("to be raised begins a session")
			}
			ask(r, start)
			if !r.plays() || r.inTheDark() != (start == StartByEar) {
				t.Fatalf("%d: it shows %T", start, r.screen())
			}
			playing, was := r.player, r.screen()
			r.wait(time.Minute)
			ask(r, StartToday)
			ask(r, StartByEar)
			if r.player != playing || r.screen() != was || len(r.sheets()) != 0 || r.player.Snapshot().State != session.Running {
				t.Errorf("%d: a session that runs does not go on: %T, %d sheets", start, r.screen(), len(r.sheets()))
			}
		})
	}
	inWindow(t, planned(noHistory, nil), func(r *rig) { // it asks how it feels first
		r.window.Raise(Request{Start: StartToday})
		ask(r, StartToday)
		if r.plays() || len(r.sheets()) != 1 {
			t.Errorf("asked twice: plays %v, %d sheets", r.plays(), len(r.sheets()))
		}
	})
	inWindow(t, quick, func(r *rig) { // while the history is read another one begins
		r.window.Raise(Request{Start: StartByEar})
		r.window.session.Start(r.window.practice.Routine("desk-break"), false)
		playing := r.player
		r.settle()
		if playing == nil || r.player != playing || r.inTheDark() {
			t.Errorf("in place of the session that had begun it shows %T", r.screen())
		}
	})
	unread := planned(noHistory, func(p *engine.Preferences) { p.SafetyAccepted = time.Time{} })
	inWindow(t, unread, func(r *rig) {
		ask(r, StartToday)
		if r.plays() {
			t.Error("a session has begun before the safety page was read")
		}
	})
	rested := planned(func() *diary { return past(1) }, nil)
	inWindow(t, rested, func(r *rig) {
		r.window.showSettings()
		ask(r, StartToday)
		if _, ok := r.screen().(*home.Screen); !ok || r.plays() {
			t.Errorf("on a day without a session it shows %T", r.screen())
		}
	})
}

func TestHomeSaysWhatToDoTodayAndWhy(t *testing.T) {
	inWindow(t, planned(noHistory, nil), func(r *rig) {
		p := r.window.home.Proposal()
		if !strings.HasPrefix(p.Title, "Beginner, 2") || !strings.HasSuffix(p.Title, " min") || !strings.HasPrefix(p.Why, "Everybody starts slowly") ||
			p.Over != "Today, week 1 of 6" || p.Past != "0 of 2 this week." {
			t.Errorf("home says %+v", p)
		}
		if got := r.labels(); !slices.Equal(got, []string{"Start", "By ear", "Why?", "Hide for today"}) {
			t.Errorf("beside it %q", got)
		}
		r.press(fyne.KeyRight, fyne.KeyRight, fyne.KeyReturn) // Why?
		page, ok := r.screen().(*advice.Page)
		if !ok {
			t.Fatalf("the reason leads to %T", r.screen())
		}
		if at := page.Topic(); at != "start-slowly" {
			t.Errorf("it leads to the topic %q", at)
		}
		r.press(fyne.KeyEscape)
		if _, ok := r.screen().(*home.Screen); !ok {
			t.Fatalf("Escape leads to %T", r.screen())
		}
		r.press(fyne.KeyReturn) // Start
		r.press(fyne.KeyReturn) // how it feels: not now
		if !r.plays() || r.last().Routine != "beginner" {
			t.Errorf("Start leads to %T", r.screen())
		}
		r.wait(11 * time.Minute)
		r.player.End()
		r.settle()
		r.window.ShowHome()
		r.settle()
		if p := r.window.home.Proposal(); p.Title != "Done for today" || !strings.HasPrefix(p.Past, "1 of 2 this week  ·  next: ") {
			t.Errorf("after it home says %+v", p)
		}
	})
}

// The routine of the day is told with how it was the last time, and takes as long as
// the user has chosen.
func TestTheProposalKnowsThePerson(t *testing.T) {
	felt := func() *diary {
		d := past(1)
		before, after := 4, 3
		s := &d.sessions[0]
		s.Routine, s.Started, s.Feeling = "beginner", s.Started.AddDate(0, 0, -3), engine.Feeling{Before: &before, After: &after}
		return d
	}
	change := func(p *engine.Preferences) { p.SetMinutes("", 10) }
	inWindow(t, planned(felt, change), func(r *rig) {
		p := r.window.home.Proposal()
		if p == nil || p.Routine == nil {
			t.Fatalf("home says %+v", p)
		}
		if p.Title != p.Routine.Name+", 10 min" {
			t.Errorf("of ten minutes home says %q", p.Title)
		}
		day := words.Weekday(time.Now().AddDate(0, 0, -3).Weekday())
		if want := "Last time " + day + ", discomfort from 4 to 3. 1 of 2 this week."; p.Past != want {
			t.Errorf("home says %q, want %q", p.Past, want)
		}
		r.press(fyne.KeyDown, fyne.KeyRight) // to 20 minutes
		if got := r.window.home.Proposal().Title; got != "Beginner, 20 min" {
			t.Errorf("of twenty minutes home says %q", got)
		}
		r.press(fyne.KeyLeft, fyne.KeyUp)
		r.press(fyne.KeyReturn, fyne.KeyReturn)
		if !r.plays() || r.last().Minutes != 10 || r.last().Routine != p.Routine.ID {
			t.Errorf("played is %+v", r.last().SessionRecord)
		}
	})
}

func TestASuggestionIsPutAsideForADay(t *testing.T) {
	inWindow(t, planned(noHistory, nil), func(r *rig) {
		r.press(fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyReturn) // Hide for today
		if at := r.canvas().Focused(); at != r.window.home.First() || at == nil {
			t.Errorf("the keyboard is on %T", at)
		}
		r.window.ShowHome()
		r.settle()
		if title, _ := r.suggested(); title != "" || r.prefs().PlanHidden != engine.DayOf(time.Now()) {
			t.Errorf("put aside, home says %q", title)
		}
		r.wait(24*time.Hour + time.Minute) // the window stays open overnight
		if title, _ := r.suggested(); !strings.HasPrefix(title, "Beginner, ") {
			t.Errorf("the day after home says %q", title)
		}
	})
	inWindow(t, planned(noHistory, func(p *engine.Preferences) { p.Plan = false }), func(r *rig) {
		if title, _ := r.suggested(); title != "" {
			t.Errorf("turned off, home says %q", title)
		}
	})
}

// On a day between sessions something else is proposed, and counts.
func TestOtherActivityIsPartOfThePlan(t *testing.T) {
	yesterday := func() *diary {
		d := past(1)
		d.sessions[0].Started = d.sessions[0].Started.AddDate(0, 0, -1)
		return d
	}
	inWindow(t, planned(yesterday, nil), func(r *rig) {
		if title, line := r.suggested(); title != "No session today" || !strings.HasPrefix(line, "On the days between") {
			t.Fatalf("home says %q, %q", title, line)
		}
		r.press(fyne.KeyUp, fyne.KeyUp, fyne.KeyReturn) // over the bar to Add activity
		r.sheets()[0].Buttons()[0].Tapped(nil)
		r.settle()
		if len(r.diary.activities) != 1 {
			t.Fatal("nothing is noted")
		}
		if _, line := r.suggested(); !strings.HasPrefix(line, "You've been active today") {
			t.Errorf("home says %q", line)
		}
	})
}

func TestWhoMustAskFirstIsNotSentToASession(t *testing.T) {
	inWindow(t, planned(noHistory, func(p *engine.Preferences) { p.Conditions = []string{"recent-surgery"} }), func(r *rig) {
		p := r.window.home.Proposal()
		if !strings.HasPrefix(p.Title, "Ask first: ") || p.Over != "Today" || r.labels()[0] != "Why?" {
			t.Errorf("home says %+v, with %q", p, r.labels())
		}
	})
}

// The plan raises effort last: the question about a higher level waits for that.
func TestAHigherLevelWaitsForThePlan(t *testing.T) {
	for _, plan := range []bool{true, false} {
		inWindow(t, planned(func() *diary { return past(10) }, func(p *engine.Preferences) { p.Progress, p.Plan = mastered(), plan }), func(r *rig) {
			if title, _ := r.suggested(); strings.HasPrefix(title, "Shall we go on") == plan {
				t.Errorf("with a plan %v home says %q in the second week", plan, title)
			}
		})
	}
}

// The page about backs is reached from the settings, and leads back there.
func TestThePageAboutBacksIsInTheSettings(t *testing.T) {
	inWindow(t, planned(noHistory, nil), func(r *rig) {
		r.window.showSettings()
		r.window.settings.GoTo(settings.About)
		r.settle()
		var open []*widget.FocusButton
		for _, b := range sample.All[*widget.FocusButton](r.window.settings) {
			if b.Label() == "Open" {
				open = append(open, b)
			}
		}
		open[0].Tapped(nil)
		r.settle()
		if _, ok := r.screen().(*advice.Page); !ok {
			t.Fatalf("it leads to %T", r.screen())
		}
		r.press(fyne.KeyEscape)
		if r.window.settings == nil {
			t.Errorf("Escape leads to %T", r.screen())
		}
	})
}

// What is found in the history later would move what is under the pointer.
func TestHomeIsWholeWhenItIsFirstShown(t *testing.T) {
	said := ""
	begun := func(d *Deps) {
		planned(noHistory, nil)(d)
		d.SoundStatus = func(func(bool, string)) { // the last thing that a new window asks for
			for _, w := range d.App.Driver().AllWindows() {
				if w.Content() == nil {
					continue
				}
				sample.Walk(w.Content(), func(o fyne.CanvasObject) {
					if text, ok := o.(*widget.Text); ok {
						said += text.Value() + "\n"
					}
				})
			}
		}
	}
	inWindow(t, begun, func(*rig) {
		if !strings.Contains(said, "Today, week 1 of 6") {
			t.Errorf("home is first shown without what to do today:\n%s", said)
		}
	})
}

// What hurt is a reason to leave it at that; it is said once.
func TestAReasonIsSaidOnce(t *testing.T) {
	hurt := func() *diary {
		d := past(1) // today
		d.sessions[0].Hurts = []engine.Hurt{{Exercise: "cat-cow", Answer: engine.AnswerEnd}}
		return d
	}
	inWindow(t, planned(hurt, nil), func(r *rig) {
		r.settle()
		p := r.window.home.Proposal()
		if p == nil || p.Why == "" || p.Past == "" || strings.Contains(p.Past, p.Why) {
			t.Errorf("home says %+v", p)
		}
	})
}

package flow

import (
	"context"
	"log/slog"

	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/engine/plan"
	"uncoil/engine/practice"
	"uncoil/ui/frame"
	"uncoil/ui/home"
	"uncoil/ui/picture"
	"uncoil/ui/routine"
	"uncoil/ui/welcome"
	"uncoil/ui/widget"
)

// Welcome controls the pages of the first day: what is asked, and the session that
// follows from it. All fields are required.
type Welcome struct {
	*Desk
	Practice *practice.Practice
	Album    *picture.Album
	Pages    Pages
	Today    *Today
	// IsOwn reports whether a routine is the user's own.
	IsOwn func(id string) bool
	// OnStart starts a routine, with pictures or by ear; OnHome shows home.
	OnStart func(r *engine.Routine, audioOnly bool)
	OnHome  func()
	// OnChanged keeps changed preferences.
	OnChanged func(engine.Preferences)

	// asking tells that the history is read.
	asking bool
}

// Begin asks after the safety page was accepted for the first time, and shows home to those who
// have had sessions before.
func (f *Welcome) Begin() {
	if f.asking {
		return
	}
	f.asking = true
	f.InBackground(func(ctx context.Context) func() {
		before, err := f.Practice.History.Sessions(ctx, 1)
		if err != nil {
			slog.Error("the history cannot be read", "err", err)
		}
		return func() {
			f.asking = false
			if err != nil || len(before) > 0 {
				f.OnHome()
				return
			}
			f.show(nil)
		}
	})
}

// Again asks once more; back leaves the first page.
func (f *Welcome) Again(back func()) { f.show(back) }

func (f *Welcome) show(back func()) {
	var s *welcome.Screen
	s = welcome.New(welcome.Options{
		Book: f.Practice.Book, Album: f.Album, Preferences: f.Practice.Settings.Preferences, OnAnswered: f.OnChanged, OnBack: back,
		Propose: func() *welcome.Proposal { return f.propose(func() { s.Again() }) },
	})
	f.Pages.Show(s, frame.Nowhere)
}

// propose returns the session to begin with, or what has to be asked first; again
// proposes once more.
func (f *Welcome) propose(again func()) *welcome.Proposal {
	s := f.Today.now()
	reason := f.Practice.Book.Advice.Reason(string(s.Reason))
	p := &welcome.Proposal{Over: overWords(&s), Title: todayWords(&s), Why: reason.Say}
	if s.Reason == plan.FirstSession {
		p.Over = lang.X("welcome.first", "Your first session")
	}
	look := widget.NewFocusButton(lang.X("welcome.look", "Look around first"), widget.Secondary, f.OnHome)
	switch {
	case s.Routine != nil:
		f.describe(p, &s)
		audioOnly := f.Practice.Settings.Preferences().AudioOnly
		p.Buttons = []*widget.FocusButton{
			look,
			widget.NewFocusButton(routine.OtherWay(audioOnly), widget.Secondary, func() { f.OnStart(s.Routine, !audioOnly) }),
			widget.NewFocusButton(lang.X("home.start", "Start"), widget.Primary, func() { f.OnStart(s.Routine, audioOnly) }),
		}
	case s.Condition != nil:
		p.Care = s.Condition.Advice
		p.Buttons = []*widget.FocusButton{
			widget.NewFocusButton(lang.X("care.first-may", "I have asked, and I may"), widget.Secondary, func() {
				f.Practice.HasAsked(s.Condition)
				again()
			}),
			widget.NewFocusButton(lang.X("welcome.look", "Look around first"), widget.Primary, f.OnHome),
		}
	default:
		p.Buttons = []*widget.FocusButton{widget.NewFocusButton(lang.X("finish.home", "Home"), widget.Primary, f.OnHome)}
	}
	return p
}

// describe says what the session is, and what differs in it because of the answers.
func (f *Welcome) describe(p *welcome.Proposal, s *plan.Suggestion) {
	prefs := f.Practice.Settings.Preferences()
	about := routine.About{Routine: s.Routine, Book: f.Practice.Book, All: f.Practice.Routines, Prefs: &prefs, Own: f.IsOwn(s.Routine.ID)}
	if laidOut, err := f.Practice.LaidOut(s.Routine); err == nil {
		about.Plan = laidOut
	}
	p.Title, p.About, p.Facts, p.Care = s.Routine.Name, s.Routine.Summary, about.Facts(), about.Care()
	for i, still := range home.Portraits(f.Practice.Routines, f.Practice.Book, &prefs) {
		if f.Practice.Routines[i].ID == s.Routine.ID {
			p.Picture = still
		}
	}
}

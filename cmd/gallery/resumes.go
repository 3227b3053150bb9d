package main

import (
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/engine/practice"
	"uncoil/engine/progress"
	"uncoil/engine/session"
	"uncoil/ui/activity"
	"uncoil/ui/checkin"
	"uncoil/ui/exercise"
	"uncoil/ui/frame"
	"uncoil/ui/home"
	"uncoil/ui/library"
	"uncoil/ui/picture"
	uisession "uncoil/ui/player"
	"uncoil/ui/progresstext"
	"uncoil/ui/resume"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

// resumes are the states of an interrupted session, of pain, of check-ins, and of
// doses that grow.
func (s *samples) resumes(t *engine.Timeline, hold int) []state {
	step := &t.Steps[hold]
	mark := engine.Mark{Step: hold, Elapsed: step.Length - 22*time.Second}
	when := time.Date(2026, 11, 20, 9, 40, 0, 0, time.UTC)
	offer := func(ago time.Duration, place string) builder {
		return s.sheetOverHome(func() *widget.Sheet {
			return resume.NewSheet(resume.Options{
				Record: engine.SessionRecord{Name: s.routine.Name, Played: 9*time.Minute + 12*time.Second},
				Place:  place, Last: when.Add(-ago), Now: when, CanStartOver: true,
				OnContinue: func() {}, OnStartOver: func() {}, OnClose: func() {},
			})
		})
	}
	place := resume.Place(t, mark, s.book)
	cat, knees := s.book.Exercises["cat-cow"], s.book.Exercises["knees-to-chest"]
	pain := func(instead *engine.Exercise) func() *widget.Sheet {
		return func() *widget.Sheet {
			return uisession.NewPainSheet(&practice.Pain{Exercise: &cat, StandIn: instead, CoolDown: true}, func(engine.Answer) {})
		}
	}
	stopped := func() *still { return paused(at(t, hold, step.Length/2), session.ItHurts) }
	return []state{
		{"resume", offer(time.Hour, place)},
		{"resume-old", offer(100*time.Hour, place)},
		{"resume-changed", offer(time.Hour, "")},
		{"check-in", s.sheetOverHome(func() *widget.Sheet { return checkin.NewBefore(checkin.Options{}).Sheet })},
		{"hurt", s.over(stopped(), pain(nil))},
		{"hurt-instead", s.over(stopped(), pain(&knees))},
		{"ear-hurt", s.inTheDark(stopped(), pain(nil))},
		{"hurt-session", s.session(stopped())},
		{"activity", s.sheetOverHome(func() *widget.Sheet {
			return activity.New(engine.Activity{}, engine.DayOf(when), func(engine.Activity) {}, func() {}).Sheet
		})},
		{"finish-asking", s.finishAsking(nil)},
		{"finish-outlook", s.finishAsking(s.outlook())},
		{"finish-hurt", s.finishAsking([]string{
			lang.X("gradual.hurt", "Something hurt, so it becomes gentler."),
			lang.X("gradual.less", "Less next time: {{.What}}", map[string]any{"What": s.dosed("cat-cow", engine.Flow, 5)}),
		})},
		{"home-suggestion", s.page(s.suggesting, frame.AtHome)},
		{"exercise-progress", s.page(s.growing, frame.AtLibrary)},
	}
}

// sheetOverHome shows a sheet in front of home.
func (s *samples) sheetOverHome(sheet func() *widget.Sheet) builder {
	return s.overHome(func(h *sheets) { h.OpenSheet(sheet()) })
}

// finishAsking is the page after a session that asks how it feels.
func (s *samples) finishAsking(outlook []string) builder {
	return s.page(func() fyne.CanvasObject {
		ex := s.book.Exercises["supine-rest"]
		page := uisession.NewFinish(uisession.Summary{Finished: true, Played: 21*time.Minute + 4*time.Second, Exercises: 12},
			s.album, picture.Picture{Exercise: ex.ID, Frame: ex.Peak()})
		page.AskFeeling(func(*int, string) {})
		page.SetOutlook(outlook)
		return page
	}, frame.Nowhere)
}

// outlook tells what changes the next time.
func (s *samples) outlook() []string {
	what := []string{s.dosed("cat-cow", engine.Flow, 6), s.dosed("knees-to-chest", engine.HoldSeconds, 40), s.dosed("ball-bridge", engine.Repetitions, 8)}
	return []string{lang.X("gradual.next", "Next time: {{.What}}", map[string]any{"What": strings.Join(what, ", ")})}
}

// dosed is an exercise with an amount.
func (s *samples) dosed(id string, kind engine.DoseKind, amount float64) string {
	return s.book.Exercises[id].Name + " " + words.Amount(kind, amount)
}

// suggesting is home with a suggestion to change the level.
func (s *samples) suggesting() fyne.CanvasObject {
	h := s.home(10, s.prefs).(*home.Screen)
	question, reason := progresstext.Suggestion(progress.Suggestion{Level: engine.LevelIntermediate, Why: progress.LevelMastered, Count: 11})
	h.SetToday(&home.Proposal{Title: question, Why: reason, Buttons: []*widget.FocusButton{
		widget.NewFocusButton(lang.X("suggest.yes", "Yes"), widget.Primary, nil), widget.NewFocusButton(lang.X("suggest.later", "Not now"), widget.Secondary, nil), widget.NewFocusButton(lang.X("suggest.never", "Never ask"), widget.Secondary, nil),
	}}, nil)
	return h
}

// growing is the page of an exercise with the user's progress in it, that has hurt lately.
func (s *samples) growing() fyne.CanvasObject {
	prefs := s.prefs
	prefs.Progress = map[string]float64{"cat-cow": 0.4}
	same := func() engine.Preferences { return prefs }
	return exercise.New(exercise.Options{
		Book:     s.book,
		Exercise: s.book.Exercises["cat-cow"], Preferences: prefs, UsedIn: slices.Clip(library.UsedIn("cat-cow", s.catalog.Routines())),
		Album: s.album, OnTry: func() {}, OnBack: func() {}, OnRoutine: func(*engine.Routine) {}, Hurt: words.Weekday(time.Tuesday),
		OnProgress: func(float64) engine.Preferences { return same() }, OnSkip: func(bool) engine.Preferences { return same() },
	})
}

package flow

import (
	"context"
	"log/slog"
	"time"

	"fyne.io/fyne/v2"

	"uncoil/engine"
	"uncoil/engine/practice"
	"uncoil/ui/checkin"
	"uncoil/ui/files"
	"uncoil/ui/overlay"
	uisession "uncoil/ui/player"
	"uncoil/ui/progresstext"
)

// checkIn asks how it feels before a session, aloud where that is followed by ear,
// and then continues.
func (s *Session) checkIn(aloud bool, goOn func(engine.Feeling)) {
	var before *checkin.Before
	var asked *overlay.Sheet
	answer := func(f engine.Feeling) {
		if aloud {
			s.Hush()
		}
		if s.TakeAway(asked) { // false if it was closed while a 1 waited for a 0
			goOn(f)
		}
	}
	skip := func() { answer(engine.Feeling{}) }
	before = checkin.NewBefore(checkin.Options{
		OnChosen: func(n int) { answer(engine.Feeling{Before: &n}) },
		OnSkip:   skip,
		OnSigns: func() {
			before.Cancel()
			s.TakeAway(asked)
			s.Window.ShowEmergency()
		},
		OnNever: func() {
			s.Practice.NeverAskFeeling()
			skip()
		},
		Later: s.Later,
	})
	asked = &overlay.Sheet{
		Sheet: before.Sheet,
		Key: func(key fyne.KeyName) bool {
			if key == fyne.KeyEscape {
				if aloud {
					s.Hush()
				}
				before.Cancel()
				s.CloseSheet() // back to the page
			} else {
				before.Key(key)
			}
			return true
		},
	}
	s.Open(asked)
	if aloud {
		s.ask(asked, s.Practice.Book.Phrases.Check)
	}
}

// betweenQuestions separates the sentences of a question.
const betweenQuestions = 500 * time.Millisecond

// ask says the sentences of a question one after the other, as long as it is open.
func (s *Session) ask(sheet *overlay.Sheet, lines []string) {
	if len(lines) == 0 || !s.IsOpen(sheet) {
		return
	}
	s.Say(lines[0])
	length := s.Practice.VoiceOf(s.prefs().Sound).SpeechLength(lines[0])
	s.Later(length+betweenQuestions, func() { s.ask(sheet, lines[1:]) })
}

// askAfter makes the page after a session ask how it feels now.
func (s *Session) askAfter(run *running, page *uisession.Finish) {
	run.page = page
	if !s.prefs().CheckIn {
		return
	}
	page.AskFeeling(func(after *int, note string) {
		f := run.outcome.Feeling
		f.After, f.Note = after, note
		s.feel(run, f)
	})
}

// written adapts the doses to a session that has been stored. A session that was
// left can be resumed, and counts when it is over.
func (s *Session) written(run *running, id int64) {
	if id == 0 || s.Window.Closed() {
		return
	}
	run.outcome.ID = id
	s.showWeek(run)
	if run.left {
		s.leftOpen(id)
		return
	}
	s.InBackground(func(ctx context.Context) func() {
		lesson, err := s.Practice.ReadLesson(ctx, id)
		if err != nil {
			slog.Error("the session cannot be read", "err", err)
		}
		if lesson.Empty() {
			return nil
		}
		return func() {
			s.showGrowth(run, run.outcome.Learn(lesson))
			if f := run.outcome.Feeling; f.After != nil || f.Note != "" {
				s.feel(run, f) // entered before the session was stored
			}
		}
	})
}

// showWeek says on the page after a session how far the week is, and what the plan
// says next. A trial has no such page.
func (s *Session) showWeek(run *running) {
	if run.page == nil {
		return
	}
	s.InBackground(func(ctx context.Context) func() {
		past, err := s.Practice.ReadWeeks(ctx)
		if err != nil {
			slog.Error("the plan cannot read the history", "err", err)
			return nil
		}
		return func() { run.page.SetWeek(progresstext.Week(s.Practice, past)) }
	})
}

// leftOpen remembers a session that was left, so that the next one closes it.
func (s *Session) leftOpen(id int64) {
	if s.running == nil {
		s.unfinished = &practice.Unfinished{Record: engine.SessionRecord{ID: id}}
	}
}

// feel stores how a session felt, and adapts the doses again.
func (s *Session) feel(run *running, f engine.Feeling) {
	o := run.outcome
	growth := o.Feels(f)
	if !o.Learned() {
		return // written calls it again
	}
	before, noted := run.noted, make(chan struct{})
	run.noted = noted
	s.InBackground(func(ctx context.Context) func() {
		defer close(noted)
		if before != nil {
			<-before // the last answer must be stored last
		}
		if err := s.Practice.History.SetFeeling(ctx, o.ID, f); err != nil {
			return func() { s.Notice(files.Reason(err)) }
		}
		return nil
	})
	s.showGrowth(run, growth)
}

// showGrowth shows the doses of the next session; run is nil for a session
// without a page.
func (s *Session) showGrowth(run *running, g *practice.Growth) {
	if g == nil {
		return
	}
	s.Window.ProgressChanged(g.After.Progress)
	if run != nil && run.page != nil {
		run.page.SetOutlook(progresstext.Outlook(run.routine, s.Practice.Book, &g.Before, &g.After, g.Changes))
	}
}

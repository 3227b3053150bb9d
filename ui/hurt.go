package ui

import (
	"maps"

	"fyne.io/fyne/v2"

	"uncoil/engine"
	uisession "uncoil/ui/session"
)

// Hurts stops the session because something hurts, and says so.
func (w *Window) Hurts() {
	run := w.running
	if run == nil || run.hurting || len(w.sheets) > 0 {
		return
	}
	s := run.player.Snapshot()
	at := s.Timeline.WorkAt(s.Step.Index)
	if at.Exercise == "" {
		return // nothing has been done yet
	}
	run.hurting = true
	run.player.Hurt(w.deps.Book.Phrases.Hurt.Lines(s.Timeline.CoolDownAfter(s.Step.Index, at.Exercise)))
}

// askAboutPain asks how to go on, once the session stands.
func (w *Window) askAboutPain(run *running, h engine.Hurt) {
	run.hurting = false
	ex := w.deps.Book.Exercises[h.Exercise]
	s := run.player.Snapshot()
	pain := &uisession.Pain{
		Exercise: &ex, CoolDown: s.Timeline.CoolDownAfter(s.Step.Index, ex.ID),
		Give: func(a engine.Answer) {
			w.closeSheet()
			w.answerPain(run, &ex, a)
		},
	}
	if other, ok := w.deps.Book.Exercises[run.course.StandIn(ex.ID)]; ok {
		pain.StandIn = &other
	}
	sheet := uisession.NewPainSheet(pain)
	w.openSheet(&openSheet{
		sheet: sheet,
		key: func(key fyne.KeyName) bool {
			c := w.window.Canvas()
			switch key {
			case fyne.KeyDown:
				c.FocusNext()
			case fyne.KeyUp:
				c.FocusPrevious()
			case fyne.KeyEscape:
				// Who only wants the question away is not to be led on in pain.
				w.closeSheet()
				run.player.Hush()
			default:
				sheet.Press(key)
			}
			return true
		},
	})
}

// answerPain carries out what was chosen.
func (w *Window) answerPain(run *running, ex *engine.Exercise, a engine.Answer) {
	p, s := run.player, run.player.Snapshot()
	p.Answer(a)
	switch a {
	case engine.AnswerEasier:
		w.goOnEasier(run, ex)
	case engine.AnswerSkip:
		w.setSkip(ex.ID, true)
		run.goTo(run.course.Without(s.Timeline, s.Step.Index, ex.ID))
	case engine.AnswerCoolDown:
		run.goTo(run.course.CoolDown(s.Timeline, s.Step.Index, ex.ID))
	case engine.AnswerEnd:
		p.End()
	default:
		p.Resume()
	}
}

// goOnEasier puts what stands in for an exercise in its place, or goes on with
// what makes it easier.
func (w *Window) goOnEasier(run *running, ex *engine.Exercise) {
	s := run.player.Snapshot()
	other := run.course.StandIn(ex.ID)
	if other == "" {
		run.player.GoOnEasier(ex.Easier)
		return
	}
	next := w.prefs
	next.Swaps = maps.Clone(next.Swaps)
	if next.Swaps == nil {
		next.Swaps = map[string]string{}
	}
	next.Swaps[s.Timeline.WorkAt(s.Step.Index).Place.Exercise] = other
	w.changePreferences(next)
	run.goTo(run.course.Instead(s.Timeline, s.Step.Index, other))
}

// goTo goes on in another timeline; where there is nothing to go on with, the
// session ends.
func (r *running) goTo(t *engine.Timeline, step int, err error) {
	if err != nil {
		r.player.End()
		return
	}
	r.player.Change(t, step)
	r.player.Resume()
}

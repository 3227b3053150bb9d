package ui

import (
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
	switch a {
	case engine.AnswerEasier:
		w.goOnEasier(run, ex)
		return
	case engine.AnswerSkip:
		w.askHowLong(run, &uisession.HowLong{Exercise: ex, Give: func(fromNowOn bool) {
			p.Answer(a)
			if fromNowOn {
				w.setSkip(ex.ID, true)
			}
			run.goTo(run.course.Without(s.Timeline, s.Step.Index, ex.ID))
		}})
		return
	}
	p.Answer(a)
	switch a {
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
	other, ok := w.deps.Book.Exercises[run.course.StandIn(ex.ID)]
	if !ok {
		run.player.Answer(engine.AnswerEasier)
		run.player.GoOnEasier(ex.Easier)
		return
	}
	w.askHowLong(run, &uisession.HowLong{Exercise: ex, StandIn: &other, Give: func(fromNowOn bool) {
		run.player.Answer(engine.AnswerEasier)
		if fromNowOn {
			w.setSwap(s.Timeline.WorkAt(s.Step.Index).Place.Exercise, other.ID)
		}
		run.goTo(run.course.Instead(s.Timeline, s.Step.Index, other.ID))
	}})
}

// askHowLong asks whether an answer holds from now on. Only today is what the
// first key takes, and whoever wants the question away.
func (w *Window) askHowLong(run *running, h *uisession.HowLong) {
	give := h.Give
	h.Give = func(fromNowOn bool) {
		w.closeSheet()
		give(fromNowOn)
	}
	run.player.Say(w.deps.Book.Phrases.Hurt.HowLong())
	sheet := uisession.NewHowLongSheet(h)
	w.openSheet(&openSheet{
		sheet: sheet,
		key: func(key fyne.KeyName) bool {
			if key == fyne.KeyEscape {
				h.Give(false)
			} else {
				sheet.Press(key)
			}
			return true
		},
	})
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

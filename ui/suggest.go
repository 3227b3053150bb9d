package ui

import (
	"maps"
	"time"

	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/engine/progress"
	"uncoil/ui/gradual"
	"uncoil/ui/widget"
)

// askAgain is how long a suggestion that was put off does not come back.
const askAgain = 7 * 24 * time.Hour

// suggest shows on home that another level may be right, or that no more.
func (w *Window) suggest() {
	s, ok := progress.Suggest(w.prefs.Level, w.prefs.Progress, w.practice.Past(), engine.DayOf(w.deps.Now()))
	if !ok || !w.prefs.Gradual || !w.prefs.Suggest || w.deps.Now().Before(w.prefs.SuggestFrom) {
		w.home.SetBanner(nil)
		return
	}
	question, reason := gradual.Suggestion(s)
	change := func(edit func(p *engine.Preferences)) func() {
		return func() {
			next := w.prefs
			edit(&next)
			w.changePreferences(next)
			w.showHome()
		}
	}
	w.home.SetBanner(widget.NewBanner(question, reason,
		widget.NewFocusButton(lang.X("suggest.yes", "Yes"), widget.Primary, change(func(p *engine.Preferences) {
			p.Progress = progress.ChangeLevel(p.Progress, p.Level, s.Level)
			p.Level = s.Level
		})),
		widget.NewFocusButton(lang.X("suggest.later", "Not now"), widget.Secondary, change(func(p *engine.Preferences) {
			p.SuggestFrom = w.deps.Now().Add(askAgain)
		})),
		widget.NewFocusButton(lang.X("suggest.never", "Never ask"), widget.Secondary, change(func(p *engine.Preferences) {
			p.Suggest = false
		})),
	))
}

// setProgress sets by hand how far the user is in an exercise.
func (w *Window) setProgress(id string, v float64) engine.Preferences {
	next := w.prefs
	next.Progress = maps.Clone(next.Progress)
	if next.Progress == nil {
		next.Progress = map[string]float64{}
	}
	next.Progress[id] = v
	w.changePreferences(next)
	return w.prefs
}

// setSkip leaves an exercise out from now on, or takes it back in.
func (w *Window) setSkip(id string, out bool) engine.Preferences {
	next := w.prefs
	next.SetSkip(id, out, w.deps.Now())
	w.changePreferences(next)
	return w.prefs
}

package flow

import (
	"time"

	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/engine/practice"
	"uncoil/engine/progress"
	"uncoil/ui/progresstext"
	"uncoil/ui/widget"
)

// AskAgain is how long a declined suggestion is not repeated.
const AskAgain = 7 * 24 * time.Hour

// Suggestion returns the question whether another level may be right, nil for none;
// answered follows an answer. Nothing is changed unless the user says yes.
func Suggestion(p *practice.Practice, answered func()) *widget.Banner {
	prefs := p.Settings.Preferences()
	s, ok := progress.Suggest(prefs.Level, prefs.Progress, p.Past(), engine.DayOf(p.Now()))
	if !ok || !prefs.Gradual || !prefs.Suggest || p.Now().Before(prefs.SuggestFrom) {
		return nil
	}
	question, reason := progresstext.Suggestion(s)
	change := func(edit func(p *engine.Preferences)) func() {
		return func() {
			p.Settings.Change(edit)
			answered()
		}
	}
	return widget.NewBanner(question, reason,
		widget.NewFocusButton(lang.X("suggest.yes", "Yes"), widget.Primary, change(func(p *engine.Preferences) {
			p.Progress = progress.ChangeLevel(p.Progress, p.Level, s.Level)
			p.Level = s.Level
		})),
		widget.NewFocusButton(lang.X("suggest.later", "Not now"), widget.Secondary, change(func(prefs *engine.Preferences) {
			prefs.SuggestFrom = p.Now().Add(AskAgain)
		})),
		widget.NewFocusButton(lang.X("suggest.never", "Never ask"), widget.Secondary, change(func(p *engine.Preferences) {
			p.Suggest = false
		})),
	)
}

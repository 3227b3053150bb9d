package flow

import (
	"time"

	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/engine/practice"
	"uncoil/engine/progress"
	"uncoil/ui/home"
	"uncoil/ui/progresstext"
	"uncoil/ui/widget"
)

// AskAgain is how long a declined suggestion is not repeated.
const AskAgain = 7 * 24 * time.Hour

// levelSuggestion returns the level that may be right instead, if there is one and
// the user wants to be asked.
func levelSuggestion(p *practice.Practice) (progress.Suggestion, bool) {
	prefs := p.Settings.Preferences()
	s, ok := progress.Suggest(prefs.Level, prefs.Progress, p.Past(), engine.DayOf(p.Now()))
	return s, ok && prefs.Gradual && prefs.Suggest && !p.Now().Before(prefs.SuggestFrom)
}

// askLevel asks whether another level may be right. Nothing is changed unless the
// user says yes.
func (f *Today) askLevel(s progress.Suggestion) *home.Proposal {
	question, reason := progresstext.Suggestion(s)
	change := func(edit func(p *engine.Preferences)) func() {
		return func() {
			f.Practice.Settings.Change(edit)
			f.OnChanged()
		}
	}
	return &home.Proposal{Title: question, Why: reason, Buttons: []*widget.FocusButton{
		widget.NewFocusButton(lang.X("suggest.yes", "Yes"), widget.Primary, change(func(p *engine.Preferences) {
			p.Progress = progress.ChangeLevel(p.Progress, p.Level, s.Level)
			p.Level = s.Level
		})),
		widget.NewFocusButton(lang.X("suggest.later", "Not now"), widget.Secondary, change(func(prefs *engine.Preferences) {
			prefs.SuggestFrom = f.Practice.Now().Add(AskAgain)
		})),
		widget.NewFocusButton(lang.X("suggest.never", "Never ask"), widget.Secondary, change(func(p *engine.Preferences) {
			p.Suggest = false
		})),
	}}
}

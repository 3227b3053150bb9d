package ui

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"uncoil/engine"
	"uncoil/ui/home"
	"uncoil/ui/sample"
	"uncoil/ui/settings"
	"uncoil/ui/welcome"
	"uncoil/ui/widget"
)

// firstDay opens a window for the first time, with the built-in routines.
func firstDay(d *Deps) {
	planned(noHistory, nil)(d)
	d.Preferences.SafetyAccepted = time.Time{}
}

// asked is which page of the welcome is shown, from 0; -1 for another page.
func (r *rig) asked() int {
	if s, ok := r.screen().(*welcome.Screen); ok {
		return s.At()
	}
	return -1
}

// turn turns a toggle of the page by its label.
func (r *rig) turn(label string) {
	r.t.Helper()
	for _, t := range sample.All[*widget.Toggle](r.screen()) {
		if t.Label() == label {
			t.Tapped(nil)
			r.settle()
			return
		}
	}
	r.t.Fatalf("the page has no %q", label)
}

func TestTheFirstDayIsFiveEntersFromASession(t *testing.T) {
	inWindow(t, firstDay, func(r *rig) {
		for want := range 4 {
			if r.press(fyne.KeyReturn); r.asked() != want {
				t.Fatalf("Enter leads to page %d, want %d", r.asked(), want)
			}
		}
		if text := r.written(); !strings.Contains(text, "Your first session") || !strings.Contains(text, "Beginner") || !strings.Contains(text, "Everybody starts slowly") {
			t.Errorf("it ends with %q", text)
		}
		r.press(fyne.KeyReturn) // Start
		r.press(fyne.KeyReturn) // how it feels: not now
		if !r.plays() || r.last().Routine != "beginner" {
			t.Errorf("Start leads to %T", r.screen())
		}
	})
}

// What is answered is kept page by page, and the session at the end fits it.
func TestTheFirstDaysAnswersChooseTheSession(t *testing.T) {
	inWindow(t, firstDay, func(r *rig) {
		r.press(fyne.KeyReturn)
		r.turn("Sore knees")
		r.goOn()
		if !slices.Equal(r.prefs().Conditions, []string{"sore-knees"}) {
			t.Errorf("kept are %q", r.prefs().Conditions)
		}
		choose := func(title string, right int) {
			c := sample.After[*widget.Choice](t, r.screen(), title)
			r.canvas().Focus(c)
			for range right {
				r.press(fyne.KeyRight)
			}
		}
		choose("Getting down to the floor, and up again", 2)
		r.goOn()
		if !slices.Contains(r.prefs().Conditions, engine.CannotGetDown) || !slices.Contains(r.prefs().Conditions, "sore-knees") {
			t.Errorf("kept are %q", r.prefs().Conditions)
		}
		choose("How many minutes do you have?", 2) // all, 5, 10
		choose("When, mostly?", 2)
		choose("Pictures, or your ears alone?", 1)
		r.goOn()
		p := r.prefs()
		if p.MinutesFor("") != 10 || p.Occasion != engine.AtDesk || !p.AudioOnly {
			t.Errorf("kept are %d minutes, %q, by ear %v", p.MinutesFor(""), p.Occasion, p.AudioOnly)
		}
		if text := r.written(); !strings.Contains(text, "Desk Break | 10 min") {
			t.Errorf("it ends with %q", text)
		}
		r.press(fyne.KeyReturn, fyne.KeyReturn)
		if !r.plays() || !r.inTheDark() || r.last().Minutes != 10 {
			t.Errorf("Start leads to %T, %+v", r.screen(), r.last().SessionRecord)
		}
	})
}

// goOn presses Next.
func (r *rig) goOn() {
	r.t.Helper()
	r.tapButton("Next", 0)
}

func TestAPageThatIsSkippedKeepsNothing(t *testing.T) {
	inWindow(t, firstDay, func(r *rig) {
		r.press(fyne.KeyReturn)
		r.turn("Sore knees")
		r.tapButton("Skip", 0)
		if r.asked() != 1 || len(r.prefs().Conditions) != 0 {
			t.Errorf("on page %d, kept are %q", r.asked(), r.prefs().Conditions)
		}
		r.press(fyne.KeyLeft, fyne.KeyRight, fyne.KeyRight, fyne.KeyEscape)
		if r.asked() != 1 {
			t.Errorf("left, right, right and Escape lead to page %d", r.asked())
		}
		r.pressed(fyne.KeyEscape)
		if r.pressed(fyne.KeyEscape); r.asked() != 0 {
			t.Errorf("Escape leads from the first page to %T", r.screen())
		}
		if r.pressed(fyne.KeyRight); r.asked() != 1 {
			t.Error("with the keyboard on nothing, right does not lead on")
		}
	})
}

// Those who have had sessions know what they want, also where the settings are lost.
func TestWhoHasHadSessionsIsNotAsked(t *testing.T) {
	inWindow(t, func(d *Deps) {
		firstDay(d)
		d.Diary = past(1)
	}, func(r *rig) {
		r.press(fyne.KeyReturn)
		if _, ok := r.screen().(*home.Screen); !ok {
			t.Errorf("the safety page leads to %T", r.screen())
		}
	})
}

func TestLookingAroundFirstLeadsHome(t *testing.T) {
	inWindow(t, firstDay, func(r *rig) {
		r.press(fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn)
		r.press(fyne.KeyLeft, fyne.KeyLeft, fyne.KeyReturn)
		if _, ok := r.screen().(*home.Screen); !ok || r.window.home.Proposal() == nil {
			t.Errorf("it leads to %T", r.screen())
		}
	})
}

// An operation has to be asked about first, and then the session is proposed.
func TestTheFirstDayAsksFirst(t *testing.T) {
	inWindow(t, func(d *Deps) {
		firstDay(d)
		d.Preferences.Conditions = []string{"recent-surgery"}
	}, func(r *rig) {
		r.press(fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn)
		if text := r.written(); !strings.Contains(text, "Ask first") || !strings.Contains(text, "surgeon") || strings.Contains(text, "Start") {
			t.Errorf("it says %q", text)
		}
		r.tapButton("I have asked, and I may", 0)
		if text := r.written(); r.asked() != 3 || !strings.Contains(text, "| Start") {
			t.Errorf("then it says %q", text)
		}
	})
}

// The questions can be asked again, with the answers that hold.
func TestSettingsAskAgain(t *testing.T) {
	inWindow(t, planned(noHistory, func(p *engine.Preferences) {
		p.Conditions, p.Occasion = []string{"sore-neck"}, engine.Evening
	}), func(r *rig) {
		r.window.showSettings()
		r.settle()
		r.tapButton("Ask me again", 0)
		if r.asked() != 0 {
			t.Fatalf("it leads to %T", r.screen())
		}
		on := slices.DeleteFunc(sample.All[*widget.Toggle](r.screen()), func(t *widget.Toggle) bool { return !t.On() })
		if len(on) != 1 || on[0].Label() != "Sore neck" {
			t.Errorf("%d are chosen", len(on))
		}
		r.press(fyne.KeyReturn, fyne.KeyReturn)
		if c := sample.After[*widget.Choice](t, r.screen(), "When, mostly?"); c.Chosen() != 1 {
			t.Errorf("the choice is the %dth", c.Chosen())
		}
		if r.press(fyne.KeyReturn); !strings.Contains(r.written(), "Wind-Down") {
			t.Errorf("for the evening it ends with %q", r.written())
		}
		r.press(fyne.KeyEscape, fyne.KeyEscape, fyne.KeyEscape, fyne.KeyEscape)
		if _, ok := r.screen().(*settings.Screen); !ok {
			t.Errorf("back leads to %T", r.screen())
		}
	})
}

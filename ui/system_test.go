package ui

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"uncoil/engine"
	"uncoil/ui/desktopsettings"
	"uncoil/ui/sample"
	"uncoil/ui/settings"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// background is the colour behind everything.
func background() any {
	s := fyne.CurrentApp().Settings()
	return s.Theme().Color(theme.Background, s.ThemeVariant())
}

// TestTheDesktopsWishesAreShown, live, and never kept as the user's own.
func TestTheDesktopsWishesAreShown(t *testing.T) {
	dark := desktopsettings.Settings{Scheme: engine.ThemeDark}
	desktop := desktopsettings.New(dark)
	inWindow(t, func(d *Deps) { d.Desktop = desktop }, func(r *rig) {
		if got := background(); got != theme.DarkPalette().Background {
			t.Errorf("on a dark desktop the window is %v", got)
		}
		asks := func(s desktopsettings.Settings) { desktop.Set(s); r.settle() }
		asks(desktopsettings.Settings{Scheme: engine.ThemeLight, HighContrast: true})
		if got := background(); got != theme.LightContrastPalette().Background {
			t.Errorf("with high contrast the window is %v", got)
		}
		settingsOf{r.window}.Change(func(p *engine.Preferences) { p.Display.Theme = engine.ThemeDark })
		asks(desktopsettings.Settings{Scheme: engine.ThemeLight})
		if got := background(); got != theme.DarkPalette().Background {
			t.Errorf("chosen dark, the window is %v", got)
		}
		for _, p := range r.saved {
			if p.Display.HighContrast || !p.Display.Animations {
				t.Errorf("kept is %+v", p.Display)
			}
		}
	})
}

// TestPicturesStandStillWhereTheDesktopAsksForIt, also in a session that runs, and move
// where the user says so all the same.
func TestPicturesStandStillWhereTheDesktopAsksForIt(t *testing.T) {
	still := desktopsettings.Settings{StillPictures: true}
	desktop := desktopsettings.New(desktopsettings.Settings{})
	inWindow(t, func(d *Deps) { d.Desktop = desktop }, func(r *rig) {
		r.press(fyne.KeyReturn)
		r.wait(3 * time.Second)
		before, player := r.screen(), r.player
		desktop.Set(still)
		r.settle()
		if r.screen() == before || !r.plays() || r.player != player {
			t.Fatalf("the session is shown by %T as before", r.screen())
		}
		if prefs := (settingsOf{r.window}).Preferences(); prefs.Display.Animations {
			t.Error("pictures move")
		}
		r.player.End()
		r.settle()
		r.window.showSettings()
		r.window.settings.GoTo(settings.Appearance)
		choice := func() *widget.Choice { return sample.After[*widget.Choice](t, r.window.settings, "Moving pictures") }
		if choice().Chosen() != 0 {
			t.Error("the settings say that they move")
		}
		r.canvas().Focus(choice())
		r.press(fyne.KeyRight)
		if prefs := (settingsOf{r.window}).Preferences(); !prefs.Display.Animations {
			t.Error("they do not move anyway")
		}
		desktop.Set(desktopsettings.Settings{})
		r.settle()
		r.press(fyne.KeyLeft)
		if p := r.prefs().Display; p.Animations || p.AnimateAnyway {
			t.Errorf("off is kept as %+v", p)
		}
	})
}

// autostart is a switch of the system.
type autostart struct {
	on  bool
	err error
}

func (a *autostart) On() bool { return a.on }

func (a *autostart) Set(on bool) error {
	if a.err == nil {
		a.on = on
	}
	return a.err
}

func TestUncoilStartsWithTheComputer(t *testing.T) {
	system := &autostart{}
	inWindow(t, func(d *Deps) { d.Autostart = system }, func(r *rig) {
		r.window.showSettings()
		r.window.settings.GoTo(settings.Reminders)
		choice := sample.After[*widget.Choice](t, r.window.settings, "Start with the computer")
		r.canvas().Focus(choice)
		r.press(fyne.KeyRight)
		if !system.on {
			t.Error("it is not switched on")
		}
		system.err = engine.Errorf(engine.CodeUnavailable, "your desktop refuses")
		r.press(fyne.KeyLeft)
		if lines := r.notices(); len(lines) != 1 || lines[0] != "That did not work: your desktop refuses" {
			t.Errorf("it says %q", lines)
		}
	})
}

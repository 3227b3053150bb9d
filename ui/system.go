package ui

import (
	"uncoil/engine"
	"uncoil/ui/desktopsettings"
	"uncoil/ui/flow"
	"uncoil/ui/picture"
)

// shown returns the preferences with what the desktop asks of the look of programs.
// They are shown and never kept.
func shown(w *Window) engine.Preferences {
	p := w.prefs
	p.Display = w.desktop.Apply(p.Display)
	return p
}

// followDesktop applies changed settings of the desktop, also during a session.
func followDesktop(w *Window, s desktopsettings.Settings) {
	if s == w.desktop || w.closed {
		return
	}
	before := shown(w).Display
	w.desktop = s
	if w.settings != nil {
		w.settings.SetStill(s.StillPictures)
	}
	showDisplay(w, &before)
}

// startWithComputer switches on or off that Uncoil starts with the computer.
func startWithComputer(w *Window, on bool) {
	w.tasks.Go(func() {
		if err := w.deps.Autostart.Set(on); err != nil {
			w.Tell(flow.Failure(err))
		}
	})
}

// showDisplay applies what has changed of what is shown.
func showDisplay(w *Window, before *engine.Display) {
	prefs := shown(w)
	now := &prefs.Display
	w.album.SetPerson(picture.PersonOf(*now))
	if now.Theme != before.Theme || now.HighContrast != before.HighContrast || now.TextSize != before.TextSize {
		w.applyLook()
	}
	if now.Animations == before.Animations {
		return
	}
	if w.settings != nil {
		w.settings.Close()
		w.settings.Open()
	}
	if page, ok := w.screen.(interface{ Update(engine.Preferences) }); ok {
		page.Update(prefs)
	}
	w.session.Reopen()
}

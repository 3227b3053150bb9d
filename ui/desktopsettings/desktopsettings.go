// Package desktopsettings tells what the desktop's settings ask of the look of
// programs: light or dark, high contrast, less motion. It must not know the window.
package desktopsettings

import (
	"sync"

	"uncoil/engine"
)

// Settings are those of a desktop.
type Settings struct {
	// Scheme is light or dark; engine.ThemeSystem where that is the toolkit's affair.
	Scheme engine.Theme
	// HighContrast and StillPictures are asked for by persons who need them.
	HighContrast, StillPictures bool
}

// Apply returns what a display shows on a desktop with these settings.
func (s Settings) Apply(d engine.Display) engine.Display {
	if d.Theme == engine.ThemeSystem && s.Scheme != "" {
		d.Theme = s.Scheme
	}
	d.HighContrast = d.HighContrast || s.HighContrast
	d.Animations = d.Moves(s.StillPictures)
	return d
}

// Watch follows the settings while the program runs.
type Watch struct {
	mu       sync.Mutex
	now      Settings
	listener func(Settings)
}

// New returns a watch of settings that only Set changes.
func New(now Settings) *Watch { return &Watch{now: now} }

// Now returns the settings.
func (w *Watch) Now() Settings {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.now
}

// Listen calls listener at once and with every change, from any goroutine.
func (w *Watch) Listen(listener func(Settings)) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.listener = listener
	listener(w.now)
}

// Set changes the settings, from any goroutine.
func (w *Watch) Set(s Settings) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if s == w.now {
		return
	}
	w.now = s
	if w.listener != nil {
		w.listener(s)
	}
}

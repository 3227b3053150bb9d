package ui

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
)

// Request is what another start asks of the window that runs, besides to be shown.
type Request struct {
	// Paths are files to take in.
	Paths []string
	Start Start
}

// Start is whether the session of today is to begin, and how.
type Start int

// The ways to begin it.
const (
	StartNothing Start = iota
	// StartToday begins it in the way of the settings.
	StartToday
	StartByEar
)

// incoming is what another start hands over, or the first: files that were opened with
// Uncoil, by a double click or on the command line, and the wish for today's session.
type incoming struct {
	window *Window
	// paths are those that wait until the first page has been answered.
	paths []string
}

// begin begins the session of today, if that is asked for and nothing is in its way: a
// session that runs, or a question, goes on.
func (i *incoming) begin(start Start) {
	w := i.window
	if start == StartNothing || w.prefs.SafetyAccepted.IsZero() || w.session.Occupied() {
		return
	}
	w.ShowHome()
	w.today.Start(start == StartByEar)
}

// take shows what files would bring in. During a session that waits for its end.
func (i *incoming) take(paths []string) {
	w := i.window
	i.paths = append(i.paths, paths...)
	if len(i.paths) == 0 || w.prefs.SafetyAccepted.IsZero() {
		return
	}
	paths, i.paths = i.paths, nil
	if w.deps.Own == nil {
		w.frame.Notice(lang.X("files.none", "Nothing can be kept here."))
		return
	}
	w.routine.TakeIn(paths)
}

// dropped handles files dropped onto the window: the screen may use them,
// otherwise they are imported.
func (w *Window) dropped(_ fyne.Position, what []fyne.URI) {
	var paths []string
	for _, uri := range what {
		if uri.Scheme() == "file" {
			paths = append(paths, filepath.FromSlash(uri.Path()))
		}
	}
	if len(paths) == 0 || w.session.Running() || w.deps.Own == nil || w.prefs.SafetyAccepted.IsZero() {
		return
	}
	if s, ok := w.screen.(interface{ Dropped(paths []string) bool }); ok && s.Dropped(paths) {
		return
	}
	w.routine.Dropped(paths)
}

package ui

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
)

// incoming are files that were opened with Uncoil, by a double click or on the command
// line.
type incoming struct {
	window *Window
	// paths are those that wait until the first page has been answered.
	paths []string
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

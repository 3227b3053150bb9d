package settings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
)

// files leads to what comes in and goes out as files.
func (s *Screen) files() *group {
	var rows []fyne.CanvasObject
	add := func(label, line, button string, do func()) {
		if do != nil {
			r, _ := buttonRow(label, line, button, do)
			rows = append(rows, r)
		}
	}
	open := lang.X("goal.open", "Open")
	add(lang.X("files.import", "Routines and exercises from others"), lang.X("files.import-line", "From a file, or from the text of a therapist's sheet."),
		lang.X("files.choose", "Choose"), s.options.OnImport)
	add(lang.X("files.history", "Your history as a file"), lang.X("files.history-line", "To keep it, take it to another computer, or show it to your therapist."),
		open, s.options.OnHistory)
	add(lang.X("files.folder", "Where everything is kept"), s.options.Folder, lang.X("files.show", "Show it"), s.options.OnFolder)
	if len(rows) == 0 {
		rows = append(rows, labels("", lang.X("files.none", "Nothing can be kept here.")))
	}
	return section(lang.X("files.title", "Files"), rows...)
}

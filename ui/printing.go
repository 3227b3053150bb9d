package ui

import (
	"net/url"

	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/storage"

	"uncoil/engine"
	"uncoil/engine/handout"
	"uncoil/ui/paper"
	"uncoil/ui/picture"
)

// printRoutine opens the sheet on which a routine is printed, as it would be
// played now.
func (w *Window) printRoutine(r *engine.Routine) { w.afterAsking(func() { w.openPrint(r) }) }

func (w *Window) openPrint(r *engine.Routine) {
	plan, err := w.practice.Plan(r, &w.prefs)
	if err != nil {
		w.notice(lang.X("notice.unstarted", "This routine cannot be started: {{.Why}}", map[string]any{"Why": err.Error()}))
		return
	}
	job := &paper.Job{
		Routine: r, Timeline: plan.Timeline, Book: w.deps.Book, Subject: w.album.Subject,
		Person: picture.PersonOf(w.prefs.Display), Now: w.deps.Now(),
	}
	paper.NewDialog(paper.Options{
		Name: r.Name, Folder: w.deps.DocumentFolder, Go: w.tasks.Go, Post: w.bridge.post, Host: w,
		Write: func(path string, size handout.Paper) error { return w.deps.Print(job, path, size) },
	}).Open()
}

// OpenFile shows a file in whatever the desktop shows such files in.
func (w *Window) OpenFile(path string) error {
	where, err := url.Parse(storage.NewFileURI(path).String())
	if err != nil {
		return err
	}
	return w.deps.App.OpenURL(where)
}

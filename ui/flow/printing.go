package flow

import (
	"uncoil/engine"
	"uncoil/engine/printsheet"
	"uncoil/ui/picture"
	"uncoil/ui/printing"
)

// print opens the sheet for printing a routine as it would be played now.
func (f *Routine) print(r *engine.Routine) { f.Sessions.AfterAsking(func() { f.openPrint(r) }) }

func (f *Routine) openPrint(r *engine.Routine) {
	prefs := f.prefs()
	plan, err := f.Practice.Plan(r, &prefs)
	if err != nil {
		f.Notice(unstarted(err))
		return
	}
	job := &printing.Job{
		Routine: plan.Routine, Timeline: plan.Timeline, Book: f.Practice.Book, Prefs: &plan.Prefs, Subject: f.Album.Subject,
		Person: picture.PersonOf(prefs.Display), Now: f.Practice.Now(),
		Missing: func(letters string) { f.Post(func() { f.Notice(printing.Unprintable(letters)) }) },
	}
	printing.NewDialog(printing.Options{
		Name: r.Name, Folder: f.saveFolder(), Go: f.Go, Post: f.Post, Host: f.Desk,
		Write: func(path string, size printsheet.Paper) error { return f.Print(job, path, size) },
	}).Open()
}

package flow

import (
	"cmp"
	"context"
	"log/slog"

	"uncoil/engine"
	"uncoil/ui/export"
)

// takeAlong opens the sheet for exporting a routine as a sound file, as it would
// sound now.
func (f *Routine) takeAlong(r *engine.Routine) { f.Sessions.AfterAsking(func() { f.openExport(r) }) }

func (f *Routine) openExport(r *engine.Routine) {
	prefs := f.prefs()
	prefs.Unattended, prefs.TakenAlong = true, true
	plan, err := f.Practice.Plan(r, &prefs)
	if err != nil {
		slog.Error("a routine cannot be taken along", "routine", r.ID, "err", err)
		f.Notice(unstarted(err))
		return
	}
	t := plan.Timeline
	f.export = export.New(export.Options{
		Routine: r, Length: t.Length, Guidance: t.Guidance, Folder: cmp.Or(f.saved, f.ExportFolder),
		Write: func(ctx context.Context, path string, progress func(done float64)) error {
			return f.Export(ctx, &Export{Routine: r, Timeline: t, Sound: prefs.Sound, Display: prefs.Display, Path: path}, progress)
		},
		OnIdle: f.OnIdle,
		Go:     f.Go, Post: f.Post, Now: f.Practice.Now, Host: f.Desk,
	})
	f.export.Open()
}

// Exporting reports whether a session is being written to a file.
func (f *Routine) Exporting() bool { return f.export != nil && f.export.Running() }

// CancelExport cancels the export; OnIdle follows.
func (f *Routine) CancelExport() { f.export.Cancel() }

// StopExport cancels the export at the end of the program.
func (f *Routine) StopExport() {
	if f.export != nil {
		f.export.Stop()
	}
}

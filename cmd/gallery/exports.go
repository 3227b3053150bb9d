package main

import (
	"context"
	"os"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"uncoil/engine"
	"uncoil/ui/export"
	"uncoil/ui/filedialog"
	"uncoil/ui/frame"
)

// exports are the states of the sheet for exporting a session as a sound file.
func (s *samples) exports(t *engine.Timeline) []state {
	write := func(err error) writer {
		return func(context.Context, string, func(float64)) error { return err }
	}
	running := func(ctx context.Context, _ string, progress func(float64)) error {
		progress(0.42)
		<-ctx.Done()
		return ctx.Err()
	}
	full := engine.Errorf(engine.CodeUnavailable, "there is no room left in /home/you/Music: free some, or choose another folder")
	return []state{
		{"export-choosing", s.export(t, "/home/you/Music", nil)},
		{"export-exists", s.export(t, "", write(nil))},
		{"export-running", s.export(t, "/home/you/Music", running)},
		{"export-done", s.export(t, "/home/you/Music", write(nil))},
		{"export-failed", s.export(t, "/home/you/Music", write(full))},
	}
}

// writer replaces the function that writes a file.
type writer func(ctx context.Context, path string, progress func(done float64)) error

// existingFolder makes a folder in which the proposed file exists.
func existingFolder(routine string) string {
	folder, err := os.MkdirTemp("", "gallery")
	if err == nil {
		_ = os.WriteFile(filepath.Join(folder, "Uncoil "+routine+".mp3"), nil, 0o600)
	}
	return folder
}

// exportHost shows one sheet at a time in front of home.
type exportHost struct{ sheets }

func (h *exportHost) PickPlace(filedialog.Wish, func(string, bool)) {}
func (h *exportHost) OpenFolder(string) error                       { return nil }

// export shows the sheet, after Save has been pressed if there is a writer. With
// an empty folder, one is used in which the file exists already.
func (s *samples) export(t *engine.Timeline, folder string, write writer) builder {
	return func() (fyne.CanvasObject, *still, func()) {
		place := folder
		if place == "" {
			place = existingFolder(s.routine.Name)
		}
		host := &exportHost{sheets{container.NewStack()}}
		host.stack.Add(framed(s.home(10, s.prefs), frame.AtHome))
		clock := time.Unix(0, 0)
		e := export.New(export.Options{
			Routine: &s.routine, Length: t.Length, Guidance: t.Guidance, Folder: place, Write: write, Go: inBackground, Post: s.post, Host: host,
			Now: func() time.Time {
				clock = clock.Add(9 * time.Second)
				return clock
			},
		})
		e.Open()
		if write != nil {
			host.front().Buttons()[0].Tapped(nil)
		}
		return host.stack, nil, func() {
			e.Cancel()
			if folder == "" {
				_ = os.RemoveAll(place)
			}
		}
	}
}

//go:build !nowindow

package main

import (
	"bufio"
	"context"
	"os"
	"path/filepath"
	"strings"
	"time"

	"uncoil/engine/audio"
	"uncoil/engine/catalog"
	"uncoil/engine/printsheet"
	"uncoil/engine/userfile"
	"uncoil/ui/flow"
	"uncoil/ui/printing"
)

// exporter writes sessions to files for the window.
type exporter struct {
	program *program
	// books returns the current exercises.
	books func() *catalog.Catalog
}

// write writes one session. It is cancelled with ctx and at the end of the
// program.
func (x *exporter) write(ctx context.Context, e *flow.Export, progress func(done float64)) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	defer context.AfterFunc(x.program.ctx, stop)()
	defer withoutSleep()()
	voice, err := x.program.voiceFor(e.Sound)
	if err != nil {
		return err
	}
	books := x.books()
	session := exportOf(e.Timeline, books.Book(), voice, e.Sound)
	session.Cover = cover(e.Timeline, books, e.Display)
	return audio.WriteFile(ctx, e.Path, session, func(done, total time.Duration) {
		progress(float64(done) / float64(max(total, 1)))
	})
}

// printJob implements ui.Deps.Print.
func printJob(job *printing.Job, path string, size printsheet.Paper) error {
	return writeHandout(path, size, job)
}

// musicFolder is the default folder for sound files, documentFolder that for
// other files: the desktop's folder, else the home.
func musicFolder() string    { return userFolder("MUSIC", "Music") }
func documentFolder() string { return userFolder("DOCUMENTS", "Documents") }
func picturesFolder() string { return userFolder("PICTURES", "Pictures") }

func userFolder(kind, usual string) string {
	home, err := os.UserHomeDir()
	if err != nil {
		return os.TempDir()
	}
	config, err := os.UserConfigDir()
	if err != nil {
		config = home
	}
	for _, folder := range []string{namedFolder(filepath.Join(config, "user-dirs.dirs"), home, kind), filepath.Join(home, usual)} {
		if info, err := os.Stat(folder); err == nil && info.IsDir() {
			return folder
		}
	}
	return home
}

// namedFolder reads the configured path of a desktop folder on Linux, whose name
// depends on the language; "" if there is none.
func namedFolder(file, home, kind string) string {
	f, err := userfile.Open(file)
	if err != nil {
		return ""
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		if folder, ok := strings.CutPrefix(strings.TrimSpace(lines.Text()), "XDG_"+kind+"_DIR="); ok {
			return strings.Replace(strings.Trim(folder, `"`), "$HOME", home, 1)
		}
	}
	return ""
}

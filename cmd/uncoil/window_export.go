package main

import (
	"bufio"
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"uncoil/engine"
	"uncoil/engine/audio"
	"uncoil/ui"
)

// exporter writes sessions to files for the window.
type exporter struct {
	program *program
	book    *engine.Book
	busy    sync.WaitGroup
}

// write writes one session. It ends with ctx and with the program.
func (x *exporter) write(ctx context.Context, e *ui.Export, progress func(done float64)) error {
	x.busy.Add(1)
	defer x.busy.Done()
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	defer context.AfterFunc(x.program.ctx, stop)()
	voice, err := x.program.voiceFor(e.Sound)
	if err != nil {
		return err
	}
	return audio.WriteFile(ctx, e.Path, exportOf(e.Timeline, x.book, voice, e.Sound), func(done, total time.Duration) {
		progress(float64(done) / float64(max(total, 1)))
	})
}

// wait returns when nothing is being written any more.
func (x *exporter) wait() { x.busy.Wait() }

// musicFolder is where a file is proposed to be put: the user's folder for music,
// else their home.
func musicFolder() string {
	home, err := os.UserHomeDir()
	if err != nil {
		return os.TempDir()
	}
	config, err := os.UserConfigDir()
	if err != nil {
		config = home
	}
	for _, folder := range []string{namedMusicFolder(filepath.Join(config, "user-dirs.dirs"), home), filepath.Join(home, "Music")} {
		if info, err := os.Stat(folder); err == nil && info.IsDir() {
			return folder
		}
	}
	return home
}

// namedMusicFolder reads where a Linux desktop keeps music, in whatever language
// it was set up; "" if it does not say.
func namedMusicFolder(file, home string) string {
	f, err := os.Open(file)
	if err != nil {
		return ""
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		if folder, ok := strings.CutPrefix(strings.TrimSpace(lines.Text()), "XDG_MUSIC_DIR="); ok {
			return strings.Replace(strings.Trim(folder, `"`), "$HOME", home, 1)
		}
	}
	return ""
}

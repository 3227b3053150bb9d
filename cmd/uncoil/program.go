package main

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"

	"uncoil/assets"
	"uncoil/engine"
	"uncoil/engine/audio"
	"uncoil/engine/bundle"
	"uncoil/engine/catalog"
	"uncoil/engine/store"
	"uncoil/engine/userfile"
)

// voiceName is the recorded voice that Uncoil speaks with at first.
const voiceName = engine.DefaultSpeaker

// program is what the commands share: flags, and what is opened when it is
// first asked for.
type program struct {
	ctx      context.Context
	stop     context.CancelFunc // ends the program's sessions
	flags    *commandLine
	stdin    *os.File
	out, err io.Writer

	books  *catalog.Catalog
	voices voices
	kept   *store.Store
	// mended is what has been done about an import that was cut short.
	mended []string
	// stored are the preferences as they were kept, without the flags.
	stored engine.Preferences
}

// version returns the version from the build, or "dev".
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		return info.Main.Version
	}
	return "dev"
}

// dataDir returns the folder for preferences and history.
func (p *program) dataDir() (string, error) {
	if p.flags.Data != "" {
		return filepath.Abs(p.flags.Data)
	}
	return store.DefaultDir()
}

// catalog returns the exercises and routines: the built-in ones, and the user's
// own from the data folder.
func (p *program) catalog() (*catalog.Catalog, error) {
	if p.books != nil {
		return p.books, nil
	}
	var own fs.FS
	if dir, err := p.dataDir(); err == nil {
		p.recover(dir)
		if info, err := os.Stat(dir); err == nil && info.IsDir() {
			own = userfile.Dir(dir)
		}
	}
	books, err := catalog.Load(assets.Files(), own)
	if books == nil {
		return nil, err
	}
	if err != nil {
		// The user's own files are at fault; the rest works all the same.
		p.say(err.Error())
	}
	p.books = books
	return books, nil
}

// recover mends a data folder in which an import was cut short.
func (p *program) recover(dir string) {
	for _, line := range bundle.Recover(dir, time.Now()) {
		p.say(line)
		p.mended = append(p.mended, line)
	}
}

// routine returns a routine by its id.
func (p *program) routine(id string) (*catalog.Catalog, *engine.Routine, error) {
	books, err := p.catalog()
	if err != nil {
		return nil, nil, err
	}
	routine, err := books.Routine(id)
	return books, routine, err
}

// store opens the data folder and tells what is wrong with it, if anything is.
func (p *program) store() (*store.Store, error) {
	if p.kept != nil {
		return p.kept, nil
	}
	dir, err := p.dataDir()
	if err != nil {
		return nil, err
	}
	kept, err := store.Open(p.ctx, dir, store.Options{Now: time.Now, Log: p.log(), Backups: true})
	if err != nil {
		return nil, err
	}
	p.kept = kept
	return kept, nil
}

// preferences returns the stored preferences with the flags in their place.
func (p *program) preferences() (engine.Preferences, error) {
	kept, err := p.store()
	if err != nil {
		return engine.Preferences{}, err
	}
	prefs, err := kept.Preferences(p.ctx)
	if err != nil {
		prefs = engine.DefaultPreferences()
		p.say(err.Error())
	}
	for _, n := range kept.Notices() {
		p.say(n.Text)
	}
	p.stored = prefs
	p.flags.override(&prefs)
	return prefs, nil
}

// plan is a routine laid out for the preferences in force.
type plan struct {
	timeline *engine.Timeline
	book     *engine.Book
	prefs    engine.Preferences
	voice    *audio.Voice
	routine  *engine.Routine
}

// plan lays out a routine by its id.
func (p *program) plan(id string) (*plan, error) {
	return p.planFor(id, func(*engine.Preferences) {})
}

// planAlone lays out a routine for where nobody can say go, so that no rest
// waits: a sound file, a player without keys.
func (p *program) planAlone(id string) (*plan, error) {
	return p.planFor(id, func(prefs *engine.Preferences) { prefs.Unattended = true })
}

func (p *program) planFor(id string, change func(*engine.Preferences)) (*plan, error) {
	_, routine, err := p.routine(id)
	if err != nil {
		return nil, err
	}
	return p.planOf(routine, change)
}

// planOf lays out a routine for the preferences in force, with a change of them.
func (p *program) planOf(routine *engine.Routine, change func(*engine.Preferences)) (*plan, error) {
	books, err := p.catalog()
	if err != nil {
		return nil, err
	}
	prefs, err := p.preferences()
	if err != nil {
		return nil, err
	}
	p.ease(&prefs)
	change(&prefs)
	voice, err := p.voiceFor(prefs.Sound)
	if err != nil {
		return nil, err
	}
	timeline, err := engine.Compile(routine, books.Book(), &prefs, voice)
	if err != nil {
		return nil, err
	}
	return &plan{timeline, books.Book(), prefs, voice, routine}, nil
}

// say prints one line on standard error that is no reason to stop.
func (p *program) say(line string) { complain(p.err, fmt.Errorf("%s", line), 0) }

// debugVariable is the environment variable that has what only a developer
// wants to know written to standard error.
const debugVariable = "UNCOIL_DEBUG"

// log returns a logger for that; it is silent unless debugVariable is set.
func (p *program) log() *slog.Logger {
	if os.Getenv(debugVariable) == "" {
		return slog.New(slog.DiscardHandler)
	}
	return slog.New(slog.NewTextHandler(p.err, &slog.HandlerOptions{Level: slog.LevelDebug}))
}

func (p *program) close() {
	if p.kept != nil {
		if err := p.kept.Close(); err != nil {
			p.say(err.Error())
		}
	}
}

// crashed writes what went wrong inside to a file and tells the user in one
// line where it is.
func crashed(w io.Writer, dir string, reason any) int {
	report := fmt.Sprintf("uncoil %s\n%v\n\n%s", version(), reason, debug.Stack())
	path := filepath.Join(os.TempDir(), "uncoil-crash.txt")
	if dir != "" {
		path = filepath.Join(dir, "crash.txt")
	}
	if err := os.WriteFile(path, []byte(report), 0o600); err != nil {
		path = "(the report could not be written: " + err.Error() + ")"
	}
	return complain(w, fmt.Errorf("something went wrong inside Uncoil; what was done is kept, and a report is in %s", path), exitFailed)
}

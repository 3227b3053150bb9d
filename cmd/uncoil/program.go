package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"uncoil/assets"
	"uncoil/engine"
	"uncoil/engine/bundle"
	"uncoil/engine/catalog"
	"uncoil/engine/crash"
	"uncoil/engine/practice"
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
	ending   *ending
	flags    *commandLine
	command  string // the word of the command, such as "play"
	stdin    *os.File
	out, err io.Writer

	books     *catalog.Catalog
	voices    voices
	openStore *store.Store
	// report is where a fault inside is written to, nil where it has no place.
	report *crash.Report
	// faults are those of earlier runs that are to be told now.
	faults []string
	// byEar tells that nothing depends on what is printed.
	byEar bool

	mu sync.Mutex
	// lost says what could not be kept besides what the store keeps.
	lost error
	// later, if any, shows what the store tells after it was opened.
	later atomic.Pointer[func(line string)]
	// mended is what has been done about an import that was cut short.
	mended []string
	// toldOnce tells that what the store found at its opening has been said.
	toldOnce bool
	// stored are the preferences as they were kept, without the flags.
	stored engine.Preferences
	// practice plans and leads sessions, nil until it is first asked for.
	practice *practice.Practice
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
		store.Protect(dir)
		p.recover(dir)
		switch info, err := os.Stat(dir); {
		case err == nil && info.IsDir():
			own = userfile.Dir(dir)
		case err == nil:
			p.say(userfile.Name(dir) + " is no folder, so there are no exercises and routines of your own: name a folder with --data")
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
	if p.openStore != nil {
		return p.openStore, nil
	}
	dir, _ := p.dataDir() // without one the store is in memory, and says why
	kept, err := store.Open(p.ctx, dir, store.Options{Now: time.Now, Log: p.log(), Backups: true, OnNotice: p.noticed})
	if err != nil {
		return nil, err
	}
	p.openStore = kept
	return kept, nil
}

// noticed reports that data was restored after the store was opened. Errors of
// writes in between are reported by the callers of those writes.
func (p *program) noticed(n store.Notice) {
	if tell := p.later.Load(); tell != nil && n.Code == engine.CodeDamaged {
		(*tell)(n.Text)
	}
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
	if !p.toldOnce { // what is laid out twice is told of once
		p.toldOnce = true
		for _, n := range kept.Notices() {
			p.say(n.Text)
		}
	}
	p.stored = prefs
	p.flags.override(&prefs)
	return prefs, nil
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

// close ends what the program has opened. It returns an error if something that
// was done could not be kept.
func (p *program) close() error {
	defer p.ending.hold()()
	var err error
	if p.openStore != nil {
		err = p.openStore.Close()
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	return cmp.Or(err, p.lost)
}

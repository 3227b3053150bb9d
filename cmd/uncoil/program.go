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
	"runtime/debug"
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
	"uncoil/ui/translations"
)

// voiceName is the default voice.
const voiceName = engine.DefaultSpeaker

// program is what the commands share: flags, and resources that are opened when
// they are first needed.
type program struct {
	ctx      context.Context
	stop     context.CancelFunc // ends the program's sessions
	ending   *ending
	flags    *commandLine
	command  string // the name of the command, such as "play"
	stdin    *os.File
	out, err io.Writer

	books     *catalog.Catalog
	voices    voices
	openStore *store.Store
	// setVolumes changes the volumes of the sound that is open, nil for none.
	setVolumes func(engine.Sound)
	// report is the crash report of this run, nil if it cannot be written.
	report *crash.Report
	// faults are lines about crash reports of earlier runs.
	faults []string
	// byEar tells that write errors of standard output do not matter.
	byEar bool
	// load reads the catalogue with the user's own files, nil for that of the user's
	// language.
	load func(own fs.FS) (*catalog.Catalog, error)

	mu sync.Mutex
	// lost is what could not be saved, other than by the store.
	lost error
	// later, if set, shows notices of the store after it was opened.
	later atomic.Pointer[func(line string)]
	// mended are lines about an interrupted import that was completed.
	mended []string
	// toldOnce tells that the notices of opening the store have been printed.
	toldOnce bool
	// stored are the preferences as saved, without the flags.
	stored engine.Preferences
	// practice plans and starts sessions, nil until it is first needed.
	practice *practice.Practice
}

// dataDir returns the data folder.
func (p *program) dataDir() (string, error) {
	if p.flags.Data != "" {
		return filepath.Abs(p.flags.Data)
	}
	return store.DefaultDir()
}

// catalog returns the exercises and routines: the built-in ones and the user's
// own.
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
			p.say(engine.Text("%s is no folder, so there are no exercises and routines of your own: name a folder with --data", userfile.Name(dir)))
		}
	}
	load := p.load
	if load == nil {
		load = func(own fs.FS) (*catalog.Catalog, error) {
			return catalog.LoadIn(translations.Language(), assets.Files(), own)
		}
	}
	books, err := load(own)
	if books == nil {
		return nil, err
	}
	if err != nil {
		// The errors are in the user's own files; everything else works.
		p.say(err.Error())
	}
	p.books = books
	return books, nil
}

// readAhead reads the catalogue while the caller prepares the screen, and returns what
// waits for it. A fault in it is the caller's, so that it is reported as any other.
func (p *program) readAhead() (read func() (*catalog.Catalog, error)) {
	var err error
	var fault any
	done := make(chan struct{})
	go func() {
		defer close(done)
		defer func() {
			if r := recover(); r != nil {
				fault = fmt.Sprintf("%v\n%s", r, debug.Stack())
			}
		}()
		_, err = p.catalog()
	}()
	return func() (*catalog.Catalog, error) {
		<-done
		if fault != nil {
			panic(fault)
		}
		return p.books, err
	}
}

// recover completes or discards an interrupted import.
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

// store opens the data folder, and prints the problems found.
func (p *program) store() (*store.Store, error) {
	if p.openStore != nil {
		return p.openStore, nil
	}
	dir, _ := p.dataDir() // without a folder, the store is in memory, and says why
	kept, err := store.Open(p.ctx, dir, store.Options{Now: time.Now, Log: p.log(), Backups: true, OnNotice: p.noticed})
	if err != nil {
		return nil, err
	}
	p.openStore = kept
	return kept, nil
}

// noticed shows a notice about data restored after opening. Errors of writes in
// between are reported by the callers of those writes.
func (p *program) noticed(n store.Notice) {
	if tell := p.later.Load(); tell != nil && n.Code == engine.CodeDamaged {
		(*tell)(n.Text)
	}
}

// preferences returns the stored preferences, overridden by the flags.
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
	if !p.toldOnce { // printed only once
		p.toldOnce = true
		for _, n := range kept.Notices() {
			p.say(n.Text)
		}
	}
	p.stored = prefs
	p.flags.override(&prefs)
	return prefs, nil
}

// say prints a warning as one line on standard error.
func (p *program) say(line string) { complain(p.err, fmt.Errorf("%s", line), 0) }

// debugVariable is the environment variable that enables debug output on standard
// error.
const debugVariable = "UNCOIL_DEBUG"

// log returns the debug logger; it is silent unless debugVariable is set.
func (p *program) log() *slog.Logger {
	if os.Getenv(debugVariable) == "" {
		return slog.New(slog.DiscardHandler)
	}
	return slog.New(slog.NewTextHandler(p.err, &slog.HandlerOptions{Level: slog.LevelDebug}))
}

// close closes what the program has opened. It returns an error if something
// could not be saved.
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

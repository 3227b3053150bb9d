//go:build !nowindow

package main

import (
	"context"
	"fmt"
	"io"
	"log"
	"os"
	"runtime/debug"
	"slices"
	"sync"
	"time"

	"uncoil/engine"
	"uncoil/engine/audio"
	"uncoil/engine/library"
	"uncoil/engine/locale"
	"uncoil/engine/practice"
	"uncoil/engine/session"
	"uncoil/engine/store"
	"uncoil/ui"
	"uncoil/ui/autostart"
	"uncoil/ui/awake"
	"uncoil/ui/desktopsettings"
	"uncoil/ui/filedialog"
	"uncoil/ui/flow"
	"uncoil/ui/picture"
	pages "uncoil/ui/settings"
)

// windowCommand opens the window.
type windowCommand struct {
	Files  []string `arg:"" optional:"" help:"Files to take in: .uncoil files, routines and exercises, a therapist's sheet (.txt). Uncoil shows first what is in them."`
	Hidden bool     `help:"Begin out of sight, in the tray if there is one, so that reminders come."`
	Start  string   `enum:"today,by-ear," default:"" help:"Begin the session that is suggested for today: today, or by-ear." placeholder:"HOW"`
}

// Run carries out the command.
func (c *windowCommand) Run(p *program) error {
	paths, err := c.paths()
	if err != nil {
		return err
	}
	if err := displayError(); err != nil {
		return err
	}
	if c.Hidden { // where it is shown, that is found out on the way
		if err := glError(); err != nil {
			return err
		}
	}
	dir, err := p.dataDir()
	if err != nil { // the store reports it
		return p.openWindow(c, paths, "", nil)
	}
	claim, err := store.NewClaim(dir)
	if engine.CodeOf(err) == engine.CodeConflict {
		return c.raiseOther(p, dir, paths, err)
	}
	if err == nil { // the store reports an unwritable folder
		defer claim.Release()
		p.watchFaults()
	}
	return p.openWindow(c, paths, dir, claim)
}

// raiseOther raises the window of the running Uncoil, and hands over to it what is asked
// for.
func (c *windowCommand) raiseOther(p *program, dir string, paths []string, busy error) error {
	if c.Hidden && len(paths) == 0 && c.Start == "" {
		fmt.Fprintln(p.out, engine.Text("Uncoil runs already."))
		return nil
	}
	if err := store.Raise(dir, store.Request{Paths: paths, Start: c.Start}); err != nil {
		if engine.CodeOf(err) == engine.CodeInvalid {
			return err
		}
		return busy
	}
	fmt.Fprintln(p.out, engine.Text("Uncoil is open already; its window has been raised."))
	return nil
}

// quiet discards the toolkit's log messages, such as a missing desktop bus: the
// user can do nothing about them.
func quiet() {
	if os.Getenv(debugVariable) == "" {
		log.SetOutput(io.Discard)
	}
}

// garbage is GOGC for the window: how much garbage, in percent of the memory in
// use, may accumulate. Most of the 50 MB in use are fonts and pictures; Go's
// default of 100 would double that, and save one percent of the drawing time.
const garbage = 30

// While the window opens, memory grows from nothing to what is in use, and reading the
// catalogue leaves as much garbage: collecting that often would take a third of the
// start.
const (
	garbageAtFirst = 400
	opensWithin    = 3 * time.Second
)

// collect sets GOGC, unless the user has: seldom while the window opens, then often.
func collect() {
	if os.Getenv("GOGC") != "" {
		return
	}
	debug.SetGCPercent(garbageAtFirst)
	time.AfterFunc(opensWithin, func() {
		debug.SetGCPercent(garbage)
		debug.FreeOSMemory()
	})
}

// toolkitEnds is how long the toolkit has to end by itself after a signal.
const toolkitEnds = 250 * time.Millisecond

// openWindow shows the window and returns when it has been closed and everything
// is saved. claim is nil if the folder cannot be claimed.
func (p *program) openWindow(c *windowCommand, paths []string, dir string, claim *store.Claim) error {
	quiet()
	collect()
	wishes := desktopsettings.Start()
	read := p.readAhead()
	honourDPI()
	desktop := newApp()
	books, err := read()
	if err != nil {
		return err
	}
	stored, err := p.preferences()
	if err != nil {
		return err
	}
	status := &soundStatus{last: audio.Status{Sound: true}}
	sound, err := p.openSound(&stored, status.changed)
	if err != nil {
		return err
	}
	var running sync.WaitGroup
	var w *ui.Window
	own := library.Open(dir, books, func(err error) { p.lose(err); w.Tell(err.Error()) })
	var editing flow.Own
	var adding flow.OwnExercises
	if dir != "" { // else nothing can be stored
		editing, adding = own, own
	}
	exports := &exporter{program: p, books: own.Catalog}
	settings := &practice.Saver{
		Write: func(prefs engine.Preferences) error {
			defer p.ending.hold()()
			p.flags.withdraw(&prefs, &p.stored)
			return p.openStore.SavePreferences(context.Background(), prefs)
		},
		Failed: func(err error) { w.Tell(err.Error()) },
	}
	sound.runtime.Tell = func(line string) { w.Tell(line) }
	keeper := awake.New(whyAwake)
	defer keeper.Close()
	// A picture is drawn as the person was when the program started.
	keys := &remotes{books: own.Catalog, display: func() engine.Display { return stored.Display }, raise: func() { w.Raise(ui.Request{}) }}
	defer keys.close()
	w = ui.New(ui.Deps{
		App: desktop, Book: books.Book(), Routines: books.Routines(), Pictures: picture.FromCatalog(books),
		Catalog: books, Own: editing, Exercises: adding, PictureFolder: picturesFolder(),
		Reader: readerOf(sound.voice), Prepare: sound.prepare, Print: printJob,
		VoiceOf: sound.voiceOf, Voices: voiceChoices(), Preferences: stored,
		Save:  func(prefs engine.Preferences) error { settings.Save(prefs); return nil },
		Diary: p.openStore,
		Begin: func(b practice.Beginning, listen func(session.Event)) *session.Player {
			player, over := keys.begin(p.ctx, &sound.runtime, b, listen)
			running.Add(1)
			go func() { defer running.Done(); over() }()
			return player
		},
		SetSound: sound.setSound, SoundDelay: sound.player.Delay, SoundStatus: status.listen,
		TrySound:  func(c engine.Cue) { sound.player.Flush(); sound.player.Resume(); sound.player.Cue(c, 0) },
		TryAround: sound.player.TryAround, Hush: sound.player.Flush,
		Export: exports.write, ExportFolder: musicFolder(), DocumentFolder: documentFolder(), DataFolder: dir,
		History: records{p.openStore}, WriteFile: writeBeside,
		Start: startOf(c.Start), KeepAwake: keeper.Set,
		Notify: notifications(desktop).Show, Desktop: wishes, Autostart: p.autostart(), Hidden: c.Hidden, Open: paths,
		Tray: hasTray(), WorkArea: workArea, Watch: newEye, Week: locale.System().FirstWeekday(),
		FileDialogs: filedialog.System(),
		Notices:     slices.Concat(p.mended, notices(p.ctx, p.openStore), p.faults), Now: time.Now, Version: version(),
	})
	p.later.Store(new(w.Tell))
	own.Changed = sound.sayAhead
	sound.sayAhead(books)
	if claim != nil {
		_ = claim.Listen(func(r store.Request) {
			w.Raise(ui.Request{Paths: r.Paths, Start: startOf(r.Start)})
		}) // on an error, a second start cannot raise the window
	}
	ended := make(chan struct{})
	go func() {
		<-p.ctx.Done()
		// The toolkit ends by itself at Ctrl-C and SIGTERM, but not at a hang-up. A
		// window that it has torn down must not be closed.
		select {
		case <-ended:
		case <-time.After(toolkitEnds):
			w.Close()
		}
	}()
	unseen := w.ShowAndRun()
	close(ended)
	p.stop()
	running.Wait()
	settings.Wait()
	own.Wait()
	sound.player.Close()
	if unseen != nil {
		return noGL
	}
	return nil
}

// startOf is what --start asks for.
func startOf(how string) ui.Start {
	switch how {
	case "today":
		return ui.StartToday
	case "by-ear":
		return ui.StartByEar
	default:
		return ui.StartNothing
	}
}

// autostart starts Uncoil on the same data folder when the person logs in; nil where
// that cannot be written down.
func (p *program) autostart() pages.Autostart {
	path, err := os.Executable()
	if err != nil {
		return nil
	}
	command := []string{path}
	if p.flags.Data != "" {
		if dir, err := p.dataDir(); err == nil {
			command = append(command, "--data", dir)
		}
	}
	return &autostart.Program{
		ID: appID, Name: appName, Why: "Reminders come after a restart too.",
		Command: append(command, "window", "--hidden"),
	}
}

func notices(ctx context.Context, s *store.Store) []string {
	var lines []string
	for _, n := range s.Notices() {
		lines = append(lines, n.Text)
	}
	if elsewhere, err := s.PlayedElsewhere(ctx); err == nil && elsewhere {
		lines = append(lines, "A session is being led in a terminal, on the same data folder. What you do in either of them is kept.")
	}
	return lines
}

// soundStatus stores whether there is sound and passes changes on.
type soundStatus struct {
	mu       sync.Mutex
	last     audio.Status
	listener func(ok bool, reason string)
}

func (s *soundStatus) changed(now audio.Status) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.last = now
	if s.listener != nil {
		s.listener(now.Sound, now.Reason)
	}
}

// listen calls listener at once and on every change, from any goroutine.
func (s *soundStatus) listen(listener func(ok bool, reason string)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.listener = listener
	listener(s.last.Sound, s.last.Reason)
}

package ui

import (
	"encoding/json"
	"log/slog"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/engine/catalog"
	"uncoil/engine/draft"
	"uncoil/ui/editor"
	"uncoil/ui/frame"
	"uncoil/ui/rests"
)

// editing is the routine that is being made or changed.
type editing struct {
	draft *draft.Draft
	// fresh tells that it has never been saved.
	fresh  bool
	screen *editor.Screen
}

// keptDraft is a routine's draft as it is kept from one run to the next.
type keptDraft struct {
	Fresh bool            `json:"fresh,omitempty"`
	Draft json.RawMessage `json:"draft"`
}

// routineDraft begins the names of the drafts of routines.
const routineDraft = "routine-"

// changed reports whether there is anything that would be lost.
func (e *editing) changed() bool { return e.draft.Changed() }

func (e *editing) name() string { return routineDraft + e.draft.Routine().ID }

// draftContext is what drafts are measured with.
func (w *Window) draftContext() draft.Context {
	return draft.Context{Book: w.deps.Book, Prefs: w.prefs, Voice: w.deps.VoiceOf(w.prefs.Sound)}
}

// newRoutine begins an empty routine of the user's own.
func (w *Window) newRoutine() {
	r := draft.New(w.freeName(lang.X("editor.new-name", "My routine")), w.prefs.Level, w.deps.Own.Taken)
	w.edit(&editing{draft: draft.Open(&r, false, w.draftContext()), fresh: true})
}

// copyRoutine begins a copy of a routine.
func (w *Window) copyRoutine(r *engine.Routine) {
	name := w.freeName(lang.X("editor.copy-name", "My {{.Name}}", map[string]any{"Name": r.Name}))
	copied := draft.Copy(r, name, w.deps.Own.Taken, w.draftContext())
	w.edit(&editing{draft: draft.Open(&copied, false, w.draftContext()), fresh: true})
}

// freeName returns a name that no routine has and that is not too long.
func (w *Window) freeName(name string) string {
	cut := func(room int) string {
		letters := []rune(name)
		return strings.TrimSpace(string(letters[:min(len(letters), room)]))
	}
	free := cut(engine.MaxName)
	taken := func(r engine.Routine) bool { return r.Name == free }
	for n := 2; slices.ContainsFunc(w.deps.Routines, taken); n++ {
		ending := " " + strconv.Itoa(n)
		free = cut(engine.MaxName-len(ending)) + ending
	}
	return free
}

// editRoutine changes one of the user's own routines; a draft of it is gone on
// with.
func (w *Window) editRoutine(r *engine.Routine) {
	if e, ok := w.unsaved[r.ID]; ok {
		w.edit(e)
		return
	}
	w.edit(&editing{draft: draft.Open(r, false, w.draftContext())})
}

// edit shows the editor.
func (w *Window) edit(e *editing) {
	w.offerUnfinished(nil)
	w.editing = e
	delete(w.unsaved, e.draft.Routine().ID)
	e.draft.Measure(w.draftContext())
	w.frame.Withdraw(unfinishedLine(e.draft.Routine().Name))
	e.screen = editor.New(editor.Options{
		Draft: e.draft, New: e.fresh, Book: w.deps.Book, Preferences: w.prefs, Album: w.album, Host: w,
		OnChanged: func() { w.keepDraft(e) },
		OnPlay:    func(at draft.Ref) { w.playItem(e, at) },
		OnRests:   func() { w.openRests(e.draft, func() { w.keepDraft(e) }, func() { w.edit(e) }) },
		OnSave:    func() { w.saveRoutine(e) },
		OnLeave:   w.showHome,
		OnDrop: func() {
			w.forget(e)
			w.showHome()
		},
	})
	w.show(e.screen, frame.AtHome)
}

// keepDraft keeps what has been changed so far.
func (w *Window) keepDraft(e *editing) {
	if !e.changed() {
		w.deps.Own.KeepDraft(e.name(), nil)
		return
	}
	data, err := json.Marshal(e.draft)
	if err == nil {
		data, err = json.Marshal(keptDraft{Fresh: e.fresh, Draft: data})
	}
	if err != nil {
		slog.Error("a draft cannot be kept", "routine", e.draft.Routine().ID, "err", err)
		return
	}
	w.deps.Own.KeepDraft(e.name(), data)
}

// forget ends editing; nothing of it is kept.
func (w *Window) forget(e *editing) {
	w.deps.Own.KeepDraft(e.name(), nil)
	if w.editing == e {
		w.editing = nil
	}
}

// saveRoutine saves what has been edited and shows it among the routines.
func (w *Window) saveRoutine(e *editing) {
	r, err := e.draft.Finished()
	if err != nil {
		w.notice(err.Error())
		return
	}
	w.change(func() (*catalog.Catalog, error) { return w.deps.Own.SaveRoutine(r) }, func() {
		if next := e.draft.Keep(w.prefs); !reflect.DeepEqual(next, w.prefs) {
			w.changePreferences(next)
		}
		w.forget(e)
		w.showSaved(&r)
	})
}

// showSaved shows a routine on the home screen, where it is one of the user's.
func (w *Window) showSaved(r *engine.Routine) {
	if w.running == nil {
		w.showRoutine(r)
	}
}

// playItem plays one exercise of a routine as it would be played in it, and
// leads back to the editor.
func (w *Window) playItem(e *editing, at draft.Ref) {
	item := e.draft.Routine().Blocks[at.Block].Items[at.Item]
	ex, ok := w.deps.Book.Exercises[item.Exercise]
	if !ok {
		return
	}
	r := ex.Alone()
	r.Blocks[0].Items[0] = item
	w.proceed(&departure{
		Start: w.practice.Try(r, func(p *engine.Preferences) { *p = e.draft.Keep(*p) }),
		again: func() { w.playItem(e, at) },
		back: func() {
			w.edit(e)
			e.screen.GoTo(at)
		},
	})
}

// deleteRoutine deletes one of the user's own routines, and offers to bring it
// back.
func (w *Window) deleteRoutine(r *engine.Routine) {
	var undo func() (*catalog.Catalog, error)
	if e, ok := w.unsaved[r.ID]; ok {
		w.frame.Withdraw(unfinishedLine(e.draft.Routine().Name))
		delete(w.unsaved, r.ID)
		w.deps.Own.KeepDraft(e.name(), nil)
	}
	w.change(func() (after *catalog.Catalog, err error) {
		after, undo, err = w.deps.Own.DeleteRoutine(r.ID)
		return after, err
	}, func() {
		if w.running == nil {
			w.showHome()
		}
		w.frame.Offer(
			lang.X("editor.deleted", "“{{.Name}}” has been deleted.", map[string]any{"Name": r.Name}),
			lang.X("editor.bring-back", "Bring it back"),
			func() { w.change(undo, func() { w.showSaved(r) }) },
		)
	})
}

func unfinishedLine(name string) string {
	return lang.X("editor.unfinished", "You were changing “{{.Name}}”.", map[string]any{"Name": name})
}

// offerUnfinished offers to go on with what was being edited, when the user has
// gone elsewhere.
func (w *Window) offerUnfinished(to screen) {
	e := w.editing
	if e == nil || to == screen(e.screen) {
		return
	}
	if _, ok := to.(*rests.Screen); ok {
		return // the rests of the same draft
	}
	w.editing = nil
	if e.changed() {
		w.offer(e)
	}
}

func (w *Window) offer(e *editing) {
	w.unsaved[e.draft.Routine().ID] = e
	w.frame.Offer(unfinishedLine(e.draft.Routine().Name), lang.X("editor.go-on", "Go on"), func() { w.edit(e) })
}

// offerDrafts offers to go on with what was left unfinished when the program
// ended.
func (w *Window) offerDrafts() {
	if w.deps.Own == nil {
		return
	}
	w.changing.Add(1)
	go func() {
		defer w.changing.Done()
		drafts := w.deps.Own.Drafts()
		w.bridge.post(func() {
			for name, data := range drafts {
				switch {
				case strings.HasPrefix(name, routineDraft):
					w.offerDraft(name, data)
				case isExerciseDraft(name):
					w.offerKeptForm(name, data)
				}
			}
		})
	}()
}

func (w *Window) offerDraft(name string, data []byte) {
	var kept keptDraft
	err := json.Unmarshal(data, &kept)
	if err != nil {
		err = engine.Errorf(engine.CodeDamaged, "the draft of a routine could not be read, so it is left out: %w", err)
	}
	var d *draft.Draft
	if err == nil {
		d, err = draft.Restore(kept.Draft, w.draftContext())
	}
	if err != nil {
		w.notice(err.Error())
		w.deps.Own.KeepDraft(name, nil)
		return
	}
	w.offer(&editing{draft: d, fresh: kept.Fresh})
}

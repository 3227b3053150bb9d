package flow

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
	"uncoil/ui/files"
	"uncoil/ui/frame"
	"uncoil/ui/rests"
	"uncoil/ui/routineeditor"
)

// editing is the routine in the editor.
type editing struct {
	draft *draft.Draft
	// fresh tells that it has never been saved.
	fresh  bool
	screen *routineeditor.Screen
}

// keptDraft is a routine's draft as it is stored between runs.
type keptDraft struct {
	Fresh bool            `json:"fresh,omitempty"`
	Draft json.RawMessage `json:"draft"`
}

// routineDraft is the prefix of the names of routine drafts.
const routineDraft = "routine-"

// changed reports whether there are unsaved changes.
func (e *editing) changed() bool { return e.draft.Changed() }

func (e *editing) name() string { return routineDraft + e.draft.Routine().ID }

// draftContext is what the lengths of drafts depend on: they are as long as sessions
// would be today.
func (f *Routine) draftContext() draft.Context {
	prefs := f.prefs()
	return draft.Context{Book: f.Practice.Book, Prefs: f.Practice.Eased(&prefs), Voice: f.Practice.VoiceOf(prefs.Sound)}
}

// New starts an empty routine of the user's own.
func (f *Routine) New() {
	r := draft.New(f.newName(), f.prefs().Level, f.Own.Taken)
	f.edit(&editing{draft: draft.Open(&r, false, f.draftContext()), fresh: true})
}

// Copy starts a copy of a routine.
func (f *Routine) Copy(r *engine.Routine) {
	copied := draft.Copy(r, f.copyName(r), f.Own.Taken, f.draftContext())
	f.edit(&editing{draft: draft.Open(&copied, false, f.draftContext()), fresh: true})
}

// newName and copyName are the names of a routine of the user's own to begin with.
func (f *Routine) newName() string { return f.freeName(lang.X("editor.new-name", "My routine")) }

func (f *Routine) copyName(r *engine.Routine) string {
	return f.freeName(lang.X("editor.copy-name", "My {{.Name}}", map[string]any{"Name": r.Name}))
}

// freeName returns a name that is not in use and not too long.
func (f *Routine) freeName(name string) string {
	cut := func(room int) string {
		letters := []rune(name)
		return strings.TrimSpace(string(letters[:min(len(letters), room)]))
	}
	free := cut(engine.MaxName)
	taken := func(r engine.Routine) bool { return r.Name == free }
	for n := 2; slices.ContainsFunc(f.Practice.Routines, taken); n++ {
		ending := " " + strconv.Itoa(n)
		free = cut(engine.MaxName-len(ending)) + ending
	}
	return free
}

// Change edits one of the user's own routines, or resumes its draft.
func (f *Routine) Change(r *engine.Routine) {
	if e, ok := f.unsaved[r.ID]; ok {
		f.edit(e)
		return
	}
	f.edit(&editing{draft: draft.Open(r, false, f.draftContext())})
}

// edit shows the editor.
func (f *Routine) edit(e *editing) {
	f.Left(nil)
	f.editing = e
	delete(f.unsaved, e.draft.Routine().ID)
	e.draft.Measure(f.draftContext())
	f.Withdraw(unfinishedLine(e.draft.Routine().Name))
	e.screen = routineeditor.New(routineeditor.Options{
		Draft: e.draft, New: e.fresh, Book: f.Practice.Book, Preferences: f.prefs(), Album: f.Album, Host: f.Desk,
		OnChanged: func() { f.keepDraft(e) },
		OnPlay:    func(at draft.Ref) { f.playItem(e, at) },
		OnRests:   func() { f.openRests(e.draft, 0, func() { f.keepDraft(e) }, func() { f.edit(e) }) },
		OnSave:    func() { f.saveRoutine(e) },
		OnLeave:   f.Pages.ShowHome,
		OnDrop: func() {
			f.forget(e)
			f.Pages.ShowHome()
		},
	})
	f.Pages.Show(e.screen, frame.AtHome)
}

// keepDraft stores the changes made so far.
func (f *Routine) keepDraft(e *editing) {
	if !e.changed() {
		f.Own.KeepDraft(e.name(), nil)
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
	f.Own.KeepDraft(e.name(), data)
}

// forget ends editing and discards the draft.
func (f *Routine) forget(e *editing) {
	f.Own.KeepDraft(e.name(), nil)
	if f.editing == e {
		f.editing = nil
	}
}

// saveRoutine saves the edited routine and shows it.
func (f *Routine) saveRoutine(e *editing) {
	r, err := e.draft.Finished()
	if err != nil {
		f.Notice(files.Reason(err))
		return
	}
	f.Changes.Make(func() (*catalog.Catalog, error) { return f.Own.SaveRoutine(r) }, func() {
		if next := e.draft.ApplyTo(f.prefs()); !reflect.DeepEqual(next, f.prefs()) {
			f.change(next)
		}
		f.forget(e)
		f.showSaved(&r)
	})
}

// showSaved shows a routine, unless a session is running.
func (f *Routine) showSaved(r *engine.Routine) {
	if !f.Sessions.Running() {
		f.Open(r.ID)
	}
}

// playItem plays one exercise as it would be in the routine, and returns to the
// editor.
func (f *Routine) playItem(e *editing, at draft.Ref) {
	item := e.draft.Routine().Blocks[at.Block].Items[at.Item]
	ex, ok := f.Practice.Book.Exercises[item.Exercise]
	if !ok {
		return
	}
	r := ex.Alone()
	r.Blocks[0].Items[0] = item
	f.Sessions.Try(r, func(p *engine.Preferences) { *p = e.draft.ApplyTo(*p) }, func() {
		f.edit(e)
		e.screen.GoTo(at)
	})
}

// Delete deletes one of the user's own routines, and offers to undo it.
func (f *Routine) Delete(r *engine.Routine) {
	var undo func() (*catalog.Catalog, error)
	if e, ok := f.unsaved[r.ID]; ok {
		f.Withdraw(unfinishedLine(e.draft.Routine().Name))
		delete(f.unsaved, r.ID)
		f.Own.KeepDraft(e.name(), nil)
	}
	f.Changes.Make(func() (after *catalog.Catalog, err error) {
		after, undo, err = f.Own.DeleteRoutine(r.ID)
		return after, err
	}, func() {
		if !f.Sessions.Running() {
			f.Pages.ShowHome()
		}
		f.ShowUndo(frame.Undo{
			Line:  lang.X("editor.deleted", "“{{.Name}}” has been deleted.", map[string]any{"Name": r.Name}),
			Label: lang.X("editor.bring-back", "Bring it back"),
			Act:   func() { f.Changes.Make(undo, func() { f.showSaved(r) }) },
		})
	})
}

func unfinishedLine(name string) string {
	return lang.X("editor.unfinished", "You were changing “{{.Name}}”.", map[string]any{"Name": name})
}

// Left is called when the window shows another screen; it offers to continue what
// was being edited.
func (f *Routine) Left(to Screen) {
	e := f.editing
	if e == nil || to == Screen(e.screen) {
		return
	}
	if _, ok := to.(*rests.Screen); ok {
		return // the rests of the same draft
	}
	f.editing = nil
	if e.changed() {
		f.offer(e)
	}
}

func (f *Routine) offer(e *editing) {
	if f.unsaved == nil {
		f.unsaved = map[string]*editing{}
	}
	f.unsaved[e.draft.Routine().ID] = e
	f.ShowAction(unfinishedLine(e.draft.Routine().Name), lang.X("editor.go-on", "Go on"), func() { f.edit(e) })
}

// OfferDraft offers to continue a routine that was unfinished when the program
// ended. It reports whether a draft is one of a routine.
func (f *Routine) OfferDraft(name string, data []byte) bool {
	if !strings.HasPrefix(name, routineDraft) {
		return false
	}
	f.offerDraft(name, data)
	return true
}

func (f *Routine) offerDraft(name string, data []byte) {
	var kept keptDraft
	err := json.Unmarshal(data, &kept)
	if err != nil {
		err = engine.Errorf(engine.CodeDamaged, "the draft of a routine could not be read, so it is left out: %w", err)
	}
	var d *draft.Draft
	if err == nil {
		d, err = draft.Restore(kept.Draft, f.draftContext())
	}
	if err != nil {
		f.Notice(files.Reason(err))
		f.Own.KeepDraft(name, nil)
		return
	}
	f.offer(&editing{draft: d, fresh: kept.Fresh})
}

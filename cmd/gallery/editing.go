package main

import (
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/engine/bundle"
	"uncoil/engine/catalog"
	"uncoil/engine/draft"
	"uncoil/ui/filedialog"
	"uncoil/ui/frame"
	"uncoil/ui/routineeditor"
	"uncoil/ui/share"
)

// Tell does nothing: the gallery shows screens, not notices.
func (h *sheets) Tell(string) {}

// PickPlace does nothing.
func (h *sheets) PickPlace(filedialog.Wish, func(string, bool)) {}

// editing are the states of the routine editor and of sharing.
func (s *samples) editing() []state {
	first := draft.Ref{Block: 1, Item: 2}
	still := func(*routineeditor.Screen) {}
	return []state{
		{"editor", s.editor(s.copied(), s.prefs, func(e *routineeditor.Screen) { e.GoTo(first) })},
		{"editor-own", s.editor(s.changedCopy(), s.prefs, func(e *routineeditor.Screen) { e.GoTo(draft.Ref{Block: 1}) })},
		{"editor-foot", s.editor(s.changedCopy(), s.prefs, func(e *routineeditor.Screen) { e.GoTo(first); e.ToFoot() })},
		{"editor-about", s.editor(s.copied(), s.prefs, func(e *routineeditor.Screen) { e.GoToTop() })},
		{"editor-new", s.editor(s.fresh(), s.prefs, still)},
		{"editor-block", s.editor(s.fresh(), s.prefs, func(e *routineeditor.Screen) { e.GoToBlock(1) })},
		{"editor-advice", s.editor(s.jumpy(), s.careful(), still)},
		{"editor-add", s.editor(s.copied(), s.prefs, func(e *routineeditor.Screen) { e.Key(&fyne.KeyEvent{Name: fyne.KeyA}) })},
		{"editor-swap", s.editor(s.copied(), s.careful(), func(e *routineeditor.Screen) {
			e.GoTo(first)
			e.Key(&fyne.KeyEvent{Name: fyne.KeyS})
		})},
		{"editor-leave-empty", s.editor(s.fresh(), s.prefs, func(e *routineeditor.Screen) {
			_ = e.Draft().Do(draft.Rename("Morning"))
			e.Leave()
		})},
		{"editor-leave", s.editor(s.changedCopy(), s.prefs, func(e *routineeditor.Screen) { e.Leave() })},
		{"home-deleted", s.deleted()},
		{"share-give", s.overHome(s.giving)},
		{"share-ask", s.overHome(func(h *sheets) {
			share.NewTake(share.TakeOptions{Folder: "/home/you/Documents", Go: inBackground, Post: s.post, Host: h}).Ask()
		})},
		{"share-take", s.taking(s.writeBundle)},
		{"share-fault", s.taking(func(dir string) []string {
			bad := filepath.Join(dir, "holiday.uncoil")
			if err := os.WriteFile(bad, []byte("this is a letter"), 0o600); err != nil {
				return nil
			}
			return []string{bad}
		})},
	}
}

func (s *samples) around() draft.Context {
	return draft.Context{Book: s.book, Prefs: s.prefs, Voice: engine.EstimatedVoice{}}
}

func (s *samples) careful() engine.Preferences {
	prefs := s.prefs
	prefs.Conditions = []string{"stenosis", "knee-replacement"}
	prefs.Careful = []engine.Movement{engine.Twisting}
	prefs.Equipment = []string{engine.Mat}
	return prefs
}

func free(string) bool { return false }

func (s *samples) copied() *draft.Draft {
	r := draft.Copy(&s.routine, "My Beginner", free, s.around())
	return draft.Open(&r, false, s.around())
}

// changedCopy is a copy of a routine with some changes.
func (s *samples) changedCopy() *draft.Draft {
	d, at := s.copied(), draft.Ref{Block: 1, Item: 2}
	eight, two := 12.0, 2
	for _, op := range []draft.Op{
		draft.SetAmount(at, &eight), draft.SetSets(at, &two), draft.SetRest(at, engine.AfterExercise, engine.PauseOf(engine.Seconds(45))),
		draft.SetNote(at, "Only as far as it feels good"), draft.Remove(draft.Ref{Block: 0, Item: 1}),
		draft.Move(draft.Ref{Block: 1, Item: 1}, draft.Ref{Block: 1, Item: 3}),
	} {
		_ = d.Do(op)
	}
	return d
}

func (s *samples) fresh() *draft.Draft {
	r := draft.New(lang.X("editor.new-name", "My routine"), engine.LevelBeginner, free)
	return draft.Open(&r, false, s.around())
}

// jumpy is a routine that changes between floor and standing several times.
func (s *samples) jumpy() *draft.Draft {
	r := draft.New("Up and down", engine.LevelBeginner, free)
	around := s.around()
	around.Prefs = s.careful()
	d := draft.Open(&r, false, around)
	for i, id := range []string{"cat-cow", "side-reaches", "supine-twist", "bar-hang", "cobra", "hip-circles", "cat-cow", "cat-cow"} {
		_ = d.Do(draft.Add(draft.Ref{Block: 1, Item: i}, id))
	}
	return d
}

// editor shows a draft after act.
func (s *samples) editor(d *draft.Draft, prefs engine.Preferences, act func(e *routineeditor.Screen)) builder {
	return func() (fyne.CanvasObject, *still, func()) {
		host := &sheets{container.NewStack()}
		nothing := func() {}
		e := routineeditor.New(routineeditor.Options{
			Draft: d, New: true, Book: s.book, Preferences: prefs, Album: s.album, Host: host,
			OnChanged: nothing, OnPlay: func(draft.Ref) {}, OnRests: nothing, OnSave: nothing, OnLeave: nothing, OnDrop: nothing,
		})
		host.stack.Add(framed(e, frame.AtHome))
		host.stack.Resize(sizes()[0])
		act(e)
		return host.stack, nil, e.Close
	}
}

// overHome shows sheets in front of the home screen.
func (s *samples) overHome(open func(h *sheets)) builder {
	return func() (fyne.CanvasObject, *still, func()) {
		host := &sheets{container.NewStack(framed(s.home(10, s.prefs), frame.AtHome))}
		open(host)
		return host.stack, nil, func() {}
	}
}

func (s *samples) deleted() builder {
	return func() (fyne.CanvasObject, *still, func()) {
		f := framed(s.home(10, s.prefs), frame.AtHome)
		f.ShowUndo(frame.Undo{Line: lang.X("editor.deleted", "“{{.Name}}” has been deleted.", map[string]any{"Name": "My Beginner"}), Label: lang.X("editor.bring-back", "Bring it back")})
		return f, nil, func() {}
	}
}

func (s *samples) giving(h *sheets) {
	var things []share.Thing
	for i, r := range s.catalog.Routines() {
		if i < 4 {
			things = append(things, share.Thing{ID: r.ID, Name: r.Name})
		}
	}
	share.NewGive(share.GiveOptions{Things: things, Chosen: things[0].ID, Folder: "/home/you/Documents", Go: inBackground, Post: s.post, Host: h}).Open()
}

// taking shows what importing files would change; files writes them into a
// folder.
func (s *samples) taking(files func(dir string) []string) builder {
	return func() (fyne.CanvasObject, *still, func()) {
		host := &sheets{container.NewStack(framed(s.home(10, s.prefs), frame.AtHome))}
		dir, err := os.MkdirTemp("", "uncoil-gallery-*")
		if err != nil {
			return host.stack, nil, func() {}
		}
		share.NewTake(share.TakeOptions{
			Collection: func() *bundle.Collection { return bundle.Open(s.catalog, filepath.Join(dir, "mine")) },
			Go:         inBackground, Post: s.post, Host: host, PickFile: func(func(string)) {},
		}).Add(files(dir)...)
		return host.stack, nil, func() { _ = os.RemoveAll(dir) }
	}
}

// writeBundle writes a bundle with one new routine and one that the user has with
// different content, and the folder of that user.
func (s *samples) writeBundle(dir string) []string {
	theirs, mine := filepath.Join(dir, "theirs"), filepath.Join(dir, "mine")
	write := func(folder, name string, d *draft.Draft) {
		r, err := d.Finished()
		if err != nil {
			return
		}
		_ = os.MkdirAll(filepath.Join(folder, "routines"), 0o700)
		_ = os.WriteFile(filepath.Join(folder, "routines", name+".yaml"), catalog.Encode(r), 0o600)
	}
	evening := s.changedCopy()
	_ = evening.Do(draft.Rename("A quiet evening"))
	r := *evening.Routine()
	r.ID = "a-quiet-evening"
	write(mine, "my-beginner", s.copied())
	write(theirs, "my-beginner", s.changedCopy())
	write(theirs, r.ID, draft.Open(&r, false, s.around()))
	b, err := bundle.Open(s.catalog, theirs).Pack("For my back", "Anna", "my-beginner", r.ID)
	if err != nil {
		return nil
	}
	path := filepath.Join(dir, "for-my-back.uncoil")
	f, err := os.Create(path)
	if err != nil {
		return nil
	}
	defer f.Close()
	_ = bundle.Write(f, b)
	return []string{path}
}

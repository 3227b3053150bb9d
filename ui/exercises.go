package ui

import (
	"encoding/json"
	"io"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/engine/catalog"
	"uncoil/ui/frame"
	"uncoil/ui/library"
	"uncoil/ui/own"
)

// OwnExercises keeps the exercises that the user writes down, and their
// pictures, in the data folder. But for OpenPicture its methods are called off
// the UI goroutine. Those that change an exercise return the catalogue as it is
// afterwards.
type OwnExercises interface {
	// SaveExercise writes an exercise, in place of the one with its id.
	SaveExercise(e engine.Exercise) (*catalog.Catalog, error)
	// DeleteExercise deletes an exercise; undo brings its file back as it was.
	DeleteExercise(id string) (after *catalog.Catalog, undo func() (*catalog.Catalog, error), err error)
	// KeepPicture takes a picture file in and returns the name under which it is
	// kept; OpenPicture opens one of these.
	KeepPicture(path string) (name string, err error)
	OpenPicture(name string) (io.ReadCloser, error)
}

// exerciseDraft begins the names of the drafts of exercises, newExercise is the
// id in the draft of one that has none yet.
const (
	exerciseDraft = "exercise-"
	newExercise   = "new"
)

// writtenDown is the exercise that is being written down or changed.
type writtenDown struct{ screen *own.Screen }

// keptForm is a form as it is kept from one run to the next.
type keptForm struct {
	Begun, Now json.RawMessage
}

func draftName(f *own.Form) string {
	if f.Base.ID == "" {
		return exerciseDraft + newExercise
	}
	return exerciseDraft + f.Base.ID
}

// ownExercise returns one of the user's own exercises as it is written.
func (w *Window) ownExercise(id string) (engine.Exercise, bool) {
	if w.deps.Catalog == nil || w.deps.Exercises == nil {
		return engine.Exercise{}, false
	}
	e, _, ok := w.deps.Catalog.OwnExercise(id)
	return e, ok
}

// isOwnExercise reports whether an exercise is one that the user can change.
func (w *Window) isOwnExercise(id string) bool {
	_, ok := w.ownExercise(id)
	return ok
}

// ifExercises returns act where exercises can be written down, else nil.
func (w *Window) ifExercises(act func()) func() {
	if w.deps.Exercises == nil || w.deps.Own == nil {
		return nil
	}
	return act
}

// writeExercise begins an exercise of the user's own, or goes on with the one
// that was begun.
func (w *Window) writeExercise() {
	if f, begun, ok := w.unwrittenForm(newExercise); ok {
		w.write(f, &begun)
		return
	}
	w.write(own.NewForm(), nil)
}

// changeExercise changes one of the user's own exercises.
func (w *Window) changeExercise(id string) {
	e, ok := w.ownExercise(id)
	if !ok {
		return
	}
	if f, begun, ok := w.unwrittenForm(id); ok {
		w.write(f, &begun)
		return
	}
	w.write(own.FormOf(e), nil)
}

// write shows the screen on which an exercise is written down.
func (w *Window) write(f own.Form, begun *own.Form) {
	kept := w.deps.Exercises
	s := own.New(own.Options{
		Form: f, Begun: begun, Book: w.deps.Book, Album: w.album, Post: w.bridge.post, Preferences: w.prefs,
		Speaks: w.deps.Speaks, Taken: w.deps.Own.Taken, OpenPicture: kept.OpenPicture,
		KeepPicture: func(path string, then func(string, error)) {
			w.changing.Add(1)
			go func() {
				defer w.changing.Done()
				name, err := kept.KeepPicture(path)
				w.bridge.post(func() { then(name, err) })
			}()
		},
		OnTry: func(sentence string) {
			if w.deps.TrySound != nil {
				w.deps.TrySound(engine.Cue{Kind: engine.Speak, Text: sentence})
			}
		},
		OnChanged: func() { w.keepForm() },
		OnSave:    w.saveExercise,
		OnLeave:   func() { w.leaveForm(f.Base.ID) },
		OnDrop: func() {
			w.deps.Own.KeepDraft(draftName(&f), nil)
			delete(w.forms, draftName(&f))
			w.writing = nil
			w.leaveForm(f.Base.ID)
		},
		Host: w,
	})
	w.writing = &writtenDown{s}
	w.frame.Withdraw(unwrittenLine(&f))
	w.show(s, frame.AtLibrary)
}

// keepForm keeps what has been written so far.
func (w *Window) keepForm() {
	if w.writing == nil {
		return
	}
	s := w.writing.screen
	now, begun := s.Form(), s.Begun()
	if !s.Changed() {
		delete(w.forms, draftName(&now))
		w.deps.Own.KeepDraft(draftName(&now), nil)
		return
	}
	data, err := json.Marshal(keptForm{begun.Encode(), now.Encode()})
	if err != nil {
		return // both are JSON
	}
	w.forms[draftName(&now)] = data
	w.deps.Own.KeepDraft(draftName(&now), data)
}

// unwrittenForm returns a form that was left unfinished.
func (w *Window) unwrittenForm(id string) (now, begun own.Form, ok bool) {
	now, begun, err := decodeForms(w.forms[exerciseDraft+id])
	return now, begun, err == nil
}

func decodeForms(data []byte) (now, begun own.Form, err error) {
	var kept keptForm
	if err = json.Unmarshal(data, &kept); err != nil {
		return now, begun, err
	}
	if now, err = own.DecodeForm(kept.Now); err == nil {
		begun, err = own.DecodeForm(kept.Begun)
	}
	return now, begun, err
}

// leaveForm goes back to where an exercise was changed or begun.
func (w *Window) leaveForm(id string) {
	if _, ok := w.deps.Book.Exercises[id]; ok {
		w.showExercise(id)
		return
	}
	w.showLibrary()
}

func unwrittenLine(f *own.Form) string {
	if f.Name == "" {
		return lang.X("own.unwritten", "You have begun an exercise of your own.")
	}
	return lang.X("editor.unfinished", "You were changing “{{.Name}}”.", map[string]any{"Name": f.Name})
}

// offerUnwritten offers to go on with what was being written down, when the
// user has gone elsewhere.
func (w *Window) offerUnwritten(to screen) {
	if w.writing == nil || to == screen(w.writing.screen) {
		return
	}
	s := w.writing.screen
	w.writing = nil
	if s.Changed() {
		w.offerForm(s.Form(), s.Begun())
	}
}

func (w *Window) offerForm(now, begun own.Form) {
	w.frame.Offer(unwrittenLine(&now), lang.X("editor.go-on", "Go on"), func() { w.write(now, &begun) })
}

// offerKeptForm offers to go on with what was left unfinished when the program
// ended.
func (w *Window) offerKeptForm(name string, data []byte) {
	if w.deps.Exercises == nil {
		return
	}
	now, begun, err := decodeForms(data)
	if err != nil {
		w.notice(lang.X("own.damaged", "An exercise that you had begun cannot be read any more, so it is left out."))
		w.deps.Own.KeepDraft(name, nil)
		return
	}
	w.forms[name] = data
	w.offerForm(now, begun)
}

// saveExercise saves what has been written and shows it.
func (w *Window) saveExercise(e engine.Exercise) {
	form := w.writing.screen.Form()
	name := draftName(&form)
	w.change(func() (*catalog.Catalog, error) { return w.deps.Exercises.SaveExercise(e) }, func() {
		w.writing = nil
		delete(w.forms, name)
		w.deps.Own.KeepDraft(name, nil)
		w.showWritten(e.ID)
	})
}

// showWritten shows an exercise of the user's own, unless a session runs by now.
func (w *Window) showWritten(id string) {
	if w.running == nil {
		w.showExercise(id)
	}
}

// deleteExercise deletes one of the user's own exercises, and offers to bring it
// back. One that a routine needs stays.
func (w *Window) deleteExercise(id string) {
	e, ok := w.ownExercise(id)
	if !ok {
		return
	}
	if users := library.UsedIn(id, w.deps.Routines); len(users) > 0 {
		w.notice(lang.X("own.used", "“{{.Routine}}” needs “{{.Name}}”: take it out there first.", map[string]any{"Routine": users[0].Name, "Name": e.Name}))
		return
	}
	var undo func() (*catalog.Catalog, error)
	w.change(func() (after *catalog.Catalog, err error) {
		after, undo, err = w.deps.Exercises.DeleteExercise(id)
		return after, err
	}, func() {
		if w.running == nil {
			w.showLibrary()
		}
		w.frame.Offer(
			lang.X("editor.deleted", "“{{.Name}}” has been deleted.", map[string]any{"Name": e.Name}),
			lang.X("editor.bring-back", "Bring it back"),
			func() { w.change(undo, func() { w.showWritten(id) }) },
		)
	})
}

// PickPicture lets the user choose a picture file.
func (w *Window) PickPicture(picked func(path string)) {
	if w.pictures == "" {
		w.pictures = w.deps.PictureFolder
	}
	w.pick(wish{
		title: lang.X("own.pick-title", "Which picture?"), confirm: lang.X("own.pick", "Take it"),
		endings: []string{".png", ".jpg", ".jpeg", ".PNG", ".JPG", ".JPEG"}, folder: w.pictures,
	}, func(path string) {
		w.pictures = filepath.Dir(path)
		picked(path)
	})
}

// isExerciseDraft reports whether a draft is that of an exercise.
func isExerciseDraft(name string) bool { return strings.HasPrefix(name, exerciseDraft) }

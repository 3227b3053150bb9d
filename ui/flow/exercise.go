package flow

import (
	"encoding/json"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/engine/catalog"
	"uncoil/engine/practice"
	"uncoil/ui/exerciseeditor"
	"uncoil/ui/filedialog"
	"uncoil/ui/frame"
	"uncoil/ui/library"
	"uncoil/ui/picture"
)

// exerciseDraft is the prefix of the names of exercise drafts, newExercise the id
// in the draft of one that has none yet.
const (
	exerciseDraft = "exercise-"
	newExercise   = "new"
)

// writtenDown is the exercise in the editor.
type writtenDown struct{ screen *exerciseeditor.Screen }

// keptForm is a form as it is stored between runs.
type keptForm struct {
	Begun, Now json.RawMessage
}

func draftName(f *exerciseeditor.Form) string {
	if f.Base.ID == "" {
		return exerciseDraft + newExercise
	}
	return exerciseDraft + f.Base.ID
}

// ExercisePages navigates to the pages that show exercises.
type ExercisePages interface {
	Pages
	ShowLibrary()
	ShowExercise(id string)
}

// Exercise controls writing an exercise of the user's own. All fields are
// required except Own and Exercises, which are nil where nothing can be stored.
type Exercise struct {
	*Desk
	Practice  *practice.Practice
	Album     *picture.Album
	Pages     ExercisePages
	Sessions  interface{ Running() bool }
	Changes   *Changes
	Own       Own
	Exercises OwnExercises
	// Find returns one of the user's own exercises as stored.
	Find func(id string) (engine.Exercise, bool)
	// Pictures is the folder in which pictures are looked for: at first the
	// default, then that of the last choice.
	Pictures string
	// Reader is who reads the user's own words aloud; TrySound plays one cue.
	Reader   exerciseeditor.Reader
	TrySound func(engine.Cue)

	// writing is the exercise in the editor, nil for none; forms are the
	// unfinished ones, by draft name.
	writing *writtenDown
	forms   map[string][]byte
}

// Write starts an exercise of the user's own, or continues the unfinished one.
func (f *Exercise) Write() {
	if form, begun, ok := f.unwrittenForm(newExercise); ok {
		f.write(form, &begun)
		return
	}
	f.write(exerciseeditor.NewForm(), nil)
}

// Change changes one of the user's own exercises.
func (f *Exercise) Change(id string) {
	e, ok := f.Find(id)
	if !ok {
		return
	}
	if form, begun, ok := f.unwrittenForm(id); ok {
		f.write(form, &begun)
		return
	}
	f.write(exerciseeditor.FormOf(e), nil)
}

// write shows the exercise editor.
func (f *Exercise) write(form exerciseeditor.Form, begun *exerciseeditor.Form) {
	name, id := draftName(&form), form.Base.ID
	s := exerciseeditor.New(exerciseeditor.Options{
		Form: form, Begun: begun, Book: f.Practice.Book, Album: f.Album, Post: f.Post, Preferences: f.Practice.Settings.Preferences(),
		Reader: f.Reader, Taken: f.Own.Taken, OpenPicture: f.Exercises.OpenPicture,
		KeepPicture: func(path string, then func(string, error)) {
			f.Go(func() {
				name, err := f.Exercises.KeepPicture(path)
				f.Post(func() { then(name, err) })
			})
		},
		OnTry:     func(sentence string) { f.TrySound(engine.Cue{Kind: engine.Speak, Text: sentence}) },
		OnChanged: f.keepForm,
		OnSave:    f.save,
		OnLeave:   func() { f.leaveForm(id) },
		OnDrop: func() {
			f.forget(name)
			f.leaveForm(id)
		},
		Host: f,
	})
	f.writing = &writtenDown{s}
	f.Withdraw(unwrittenLine(&form))
	f.Pages.Show(s, frame.AtLibrary)
}

// forget ends editing and discards the draft.
func (f *Exercise) forget(name string) {
	f.writing = nil
	delete(f.forms, name)
	f.Own.KeepDraft(name, nil)
}

// keepForm stores what has been written so far.
func (f *Exercise) keepForm() {
	if f.writing == nil {
		return
	}
	s := f.writing.screen
	now, begun := s.Form(), s.Begun()
	if !s.Changed() {
		delete(f.forms, draftName(&now))
		f.Own.KeepDraft(draftName(&now), nil)
		return
	}
	data, err := json.Marshal(keptForm{begun.Encode(), now.Encode()})
	if err != nil {
		return // both are JSON
	}
	f.keep(draftName(&now), data)
	f.Own.KeepDraft(draftName(&now), data)
}

// unwrittenForm returns an unfinished form.
func (f *Exercise) unwrittenForm(id string) (now, begun exerciseeditor.Form, ok bool) {
	now, begun, err := decodeForms(f.forms[exerciseDraft+id])
	return now, begun, err == nil
}

func decodeForms(data []byte) (now, begun exerciseeditor.Form, err error) {
	var kept keptForm
	if err = json.Unmarshal(data, &kept); err != nil {
		return now, begun, err
	}
	if now, err = exerciseeditor.DecodeForm(kept.Now); err == nil {
		begun, err = exerciseeditor.DecodeForm(kept.Begun)
	}
	return now, begun, err
}

// leaveForm returns to where the editor was opened.
func (f *Exercise) leaveForm(id string) {
	if _, ok := f.Practice.Book.Exercises[id]; ok {
		f.Pages.ShowExercise(id)
		return
	}
	f.Pages.ShowLibrary()
}

func unwrittenLine(f *exerciseeditor.Form) string {
	if f.Name == "" {
		return lang.X("own.unwritten", "You have begun an exercise of your own.")
	}
	return lang.X("editor.unfinished", "You were changing “{{.Name}}”.", map[string]any{"Name": f.Name})
}

// Left is called when the window shows another screen; it offers to continue what
// was being written.
func (f *Exercise) Left(to Screen) {
	if f.writing == nil || to == Screen(f.writing.screen) {
		return
	}
	s := f.writing.screen
	f.writing = nil
	if s.Changed() {
		f.offerForm(s.Form(), s.Begun())
	}
}

func (f *Exercise) offerForm(now, begun exerciseeditor.Form) {
	f.ShowAction(unwrittenLine(&now), lang.X("editor.go-on", "Go on"), func() { f.write(now, &begun) })
}

// OfferDraft offers to continue an exercise that was unfinished when the program
// ended. It reports whether a draft is one of an exercise.
func (f *Exercise) OfferDraft(name string, data []byte) bool {
	if !strings.HasPrefix(name, exerciseDraft) || f.Exercises == nil {
		return false
	}
	now, begun, err := decodeForms(data)
	if err != nil {
		f.Notice(lang.X("own.damaged", "An exercise that you had begun cannot be read any more, so it is left out."))
		f.Own.KeepDraft(name, nil)
		return true
	}
	f.keep(name, data)
	f.offerForm(now, begun)
	return true
}

// keep stores an unfinished form.
func (f *Exercise) keep(name string, data []byte) {
	if f.forms == nil {
		f.forms = map[string][]byte{}
	}
	f.forms[name] = data
}

// save saves the exercise and shows it.
func (f *Exercise) save(e engine.Exercise) {
	form := f.writing.screen.Form()
	f.Changes.Make(func() (*catalog.Catalog, error) { return f.Exercises.SaveExercise(e) }, func() {
		f.forget(draftName(&form))
		f.showWritten(e.ID)
	})
}

// showWritten shows an own exercise, unless a session is running.
func (f *Exercise) showWritten(id string) {
	if !f.Sessions.Running() {
		f.Pages.ShowExercise(id)
	}
}

// Delete deletes one of the user's own exercises, and offers to undo it. One that
// a routine uses cannot be deleted.
func (f *Exercise) Delete(id string) {
	e, ok := f.Find(id)
	if !ok {
		return
	}
	if users := library.UsedIn(id, f.Practice.Routines); len(users) > 0 {
		f.Notice(lang.X("own.used", "“{{.Routine}}” needs “{{.Name}}”: take it out there first.", map[string]any{"Routine": users[0].Name, "Name": e.Name}))
		return
	}
	var undo func() (*catalog.Catalog, error)
	f.Changes.Make(func() (after *catalog.Catalog, err error) {
		after, undo, err = f.Exercises.DeleteExercise(id)
		return after, err
	}, func() {
		if !f.Sessions.Running() {
			f.Pages.ShowLibrary()
		}
		f.ShowUndo(frame.Undo{
			Line:  lang.X("editor.deleted", "“{{.Name}}” has been deleted.", map[string]any{"Name": e.Name}),
			Label: lang.X("editor.bring-back", "Bring it back"),
			Act:   func() { f.Changes.Make(undo, func() { f.showWritten(id) }) },
		})
	})
}

// PickPicture lets the user choose a picture file.
func (f *Exercise) PickPicture(picked func(path string)) {
	what := filedialog.Wish{
		Title: lang.X("own.pick-title", "Which picture?"), Confirm: lang.X("own.pick", "Take it"),
		Endings: []string{".png", ".jpg", ".jpeg"}, Folder: f.Pictures,
	}
	f.Pick(what, func(path string) {
		f.Pictures = filepath.Dir(path)
		picked(path)
	})
}

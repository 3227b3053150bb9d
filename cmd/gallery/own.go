package main

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"testing/fstest"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"uncoil/engine"
	"uncoil/engine/figure"
	"uncoil/engine/printsheet"
	"uncoil/ui/exerciseeditor"
	"uncoil/ui/filechooser"
	"uncoil/ui/filedialog"
	"uncoil/ui/frame"
	"uncoil/ui/picture"
	"uncoil/ui/printing"
)

// ownExercises are the states of the editor for the user's own exercises.
func (s *samples) ownExercises() []state {
	full := exerciseeditor.FormOf(engine.Exercise{
		ID: "pelvic-tilt", Name: "Pelvic Tilt",
		Steps:    []string{"Lie on your back, knees bent, feet flat.", "Press your low back gently into the floor.", "Let go again."},
		Cautions: []engine.Caution{{Say: "Stop when your back arches."}},
		Pictures: []string{"start.png", "end.png", "wide.png"},
		Dose:     engine.Dose{Kind: engine.Repetitions, Amount: engine.Range{From: 8, To: 12}, Sets: engine.Range{From: 2, To: 2}, Seconds: 6},
		Sides:    engine.SidesNone, Breathe: true, Equipment: []string{"cushion"}, Asks: []engine.Movement{engine.DeepHipBend},
	})
	changed := full
	changed.Name = "Pelvic Tilt, and Then Some More of It All Day"
	borrowed, words := full, full
	borrowed.Shown, borrowed.Figure, borrowed.Breathe = exerciseeditor.ShownByFigure, "cat-cow", false
	words.Shown, words.Dose = exerciseeditor.ShownByWords, engine.Dose{Kind: engine.HoldSeconds, Amount: engine.Range{From: 90, To: 90}}
	return []state{
		{"own-new", s.page(func() fyne.CanvasObject { return s.own(exerciseeditor.NewForm(), nil, exerciseeditor.SystemReader) }, frame.AtLibrary)},
		{"own-pictures", s.page(func() fyne.CanvasObject { return s.own(full, nil, exerciseeditor.SystemReader) }, frame.AtLibrary)},
		{"own-pictures-foot", s.scrolled(func() fyne.CanvasObject { return s.own(full, nil, exerciseeditor.SystemReader) }, frame.AtLibrary)},
		{"own-borrowed", s.page(func() fyne.CanvasObject { return s.own(borrowed, nil, exerciseeditor.NoReader) }, frame.AtLibrary)},
		{"own-asks", func() (fyne.CanvasObject, *still, func()) {
			host := &sheets{container.NewStack()}
			screen := s.ownIn(&ownHost{host}, full, nil, exerciseeditor.SystemReader)
			host.stack.Add(framed(screen, frame.AtLibrary))
			screen.PickAsks()
			return host.stack, nil, screen.Close
		}},
		{"own-choose", s.choosing},
		{"own-words", s.page(func() fyne.CanvasObject { return s.own(words, nil, exerciseeditor.NoReader) }, frame.AtLibrary)},
		{"own-problem", s.page(func() fyne.CanvasObject {
			screen := s.own(changed, &full, exerciseeditor.SystemReader)
			screen.Save()
			return screen
		}, frame.AtLibrary)},
	}
}

// withOwn returns samples whose catalogue has an own exercise for each kind of
// picture, and a routine of them.
func (s *samples) withOwn() (*samples, error) {
	files := fstest.MapFS{
		"exercises/tilt.yaml": {Data: []byte("name: Pelvic Tilt\nsteps: [Lie on your back with both knees bent., Press your low back into the floor.]\n" +
			"dose: {kind: reps, amount: 10, seconds: 6}\npictures: [start.png, end.png]\n")},
		"exercises/words.yaml": {Data: []byte("name: Towel Press\nsteps: [Put a rolled towel under your ankles., Press your knees down gently., Let go.]\n" +
			"dose: {kind: hold, amount: 60}\n")},
		"routines/mine.yaml": {Data: []byte("name: From My Therapist\nsummary: Ten quiet minutes for the low back.\nlevel: beginner\n" +
			"blocks: [{kind: main, items: [{exercise: pelvic-tilt}, {exercise: towel-press}, {exercise: cat-cow}]}]\n")},
	}
	for _, name := range []string{"start.png", "end.png"} {
		f, err := s.photo(name)
		if err != nil {
			return nil, err
		}
		data, err := io.ReadAll(f)
		if err != nil {
			return nil, err
		}
		files["pictures/"+name] = &fstest.MapFile{Data: data}
	}
	c, err := s.catalog.With(files)
	if err != nil {
		return nil, err
	}
	return newSamples(c, s.post)
}

// shownByOwn are the screens that show pictures and words of own exercises.
func (s *samples) shownByOwn() ([]state, error) {
	mine, err := s.withOwn()
	if err != nil {
		return nil, err
	}
	r, err := mine.catalog.Routine("from-my-therapist")
	if err != nil {
		return nil, err
	}
	t, err := mine.timeline(r)
	if err != nil {
		return nil, err
	}
	var photos, words, rest int
	for i := range t.Steps {
		switch step := &t.Steps[i]; {
		case step.Kind == engine.Work && step.Exercise == "pelvic-tilt":
			photos = i
		case step.Kind == engine.Work && step.Exercise == "towel-press":
			words = i
		case step.Kind == engine.Rest && step.Exercise == "towel-press":
			rest = i
		}
	}
	return []state{
		{"own-session-photos", mine.session(at(t, photos, 10*time.Second))},
		{"own-session-words", mine.session(at(t, words, 10*time.Second))},
		{"own-session-rest", mine.session(at(t, rest, 10*time.Second))},
		{"own-exercise-photos", mine.page(func() fyne.CanvasObject { return mine.exercise("pelvic-tilt", mine.prefs) }, frame.AtLibrary)},
		{"own-exercise-words", mine.page(func() fyne.CanvasObject { return mine.exercise("towel-press", mine.prefs) }, frame.AtLibrary)},
		{"own-library", mine.page(func() fyne.CanvasObject {
			l := mine.library(mine.prefs, nil)
			l.Rune('t')
			l.Rune('o')
			return l
		}, frame.AtLibrary)},
		{"own-home", mine.page(func() fyne.CanvasObject { return mine.home(10, mine.prefs) }, frame.AtHome)},
	}, nil
}

func (s *samples) own(form exerciseeditor.Form, begun *exerciseeditor.Form, reader exerciseeditor.Reader) *exerciseeditor.Screen {
	return s.ownIn(&ownHost{&sheets{container.NewStack()}}, form, begun, reader)
}

func (s *samples) ownIn(host exerciseeditor.Host, form exerciseeditor.Form, begun *exerciseeditor.Form, reader exerciseeditor.Reader) *exerciseeditor.Screen {
	return exerciseeditor.New(exerciseeditor.Options{
		Form: form, Begun: begun, Book: s.book, Album: s.album, Post: s.post, Preferences: s.prefs, Reader: reader,
		KeepPicture: func(string, func(string, error)) {}, OpenPicture: s.photo,
		OnSave: func(engine.Exercise) {}, OnLeave: func() {}, OnDrop: func() {}, Host: host,
	})
}

// choosing is the sheet for choosing a picture.
func (s *samples) choosing() (fyne.CanvasObject, *still, func()) {
	host := &sheets{container.NewStack()}
	host.stack.Add(framed(s.own(exerciseeditor.NewForm(), nil, exerciseeditor.SystemReader), frame.AtLibrary))
	folder, err := os.MkdirTemp("", "uncoil")
	if err != nil {
		return host.stack, nil, func() {}
	}
	_ = os.MkdirAll(filepath.Join(folder, "Holiday in the mountains"), 0o700)
	for i, name := range []string{"start.png", "end.png", "wide.png", "start of the second exercise, from the side.png", "IMG_2031.png", "IMG_2032.png", "IMG_2033.png"} {
		if f, err := s.photo(name); err == nil {
			data, _ := io.ReadAll(f)
			path := filepath.Join(folder, name)
			_ = os.WriteFile(path, data, 0o600)
			at := time.Now().Add(time.Duration(-i) * time.Hour)
			_ = os.Chtimes(path, at, at)
		}
	}
	filechooser.Open(filechooser.Options{
		Wish: filedialog.Wish{Title: "Which picture?", Folder: folder, Endings: []string{".png"}},
		Go:   func(f func()) { f() }, Post: s.post, Host: host, OnPicked: func(string) {}, OnClosed: func() {},
	})
	return host.stack, nil, func() { _ = os.RemoveAll(folder) }
}

// photo is a picture such as a user takes.
func (s *samples) photo(name string) (io.ReadCloser, error) {
	scene, err := s.catalog.Scene("supine-rest")
	if err != nil {
		return nil, err
	}
	size := image.Rect(0, 0, 640, 480)
	ground := color.RGBA{0xc8, 0xd6, 0xdf, 0xff}
	if name == "wide.png" {
		size, ground = image.Rect(0, 0, 900, 400), color.RGBA{0xe5, 0xcf, 0xb4, 0xff}
	}
	frames := scene.FrameNames()
	at := frames[0]
	if name == "end.png" {
		at = frames[len(frames)-1]
	}
	style := picture.Person{Look: engine.LookShort}.Style(false)
	img := image.NewRGBA(size)
	draw.Draw(img, size, image.NewUniform(ground), image.Point{}, draw.Src)
	drawn := figure.NewCanvas(size.Dx(), size.Dy()).Draw(scene, figure.Moment{From: at, To: at, Progress: 1}, &style)
	draw.Draw(img, size, drawn, image.Point{}, draw.Over)
	var data bytes.Buffer
	if err := png.Encode(&data, img); err != nil {
		return nil, err
	}
	return io.NopCloser(&data), nil
}

type ownHost struct{ *sheets }

func (h *ownHost) PickPicture(func(string)) {}

// papers are the states of the sheet on which a routine is printed.
func (s *samples) papers() []state {
	write := func(err error) func(string, printsheet.Paper) error {
		return func(string, printsheet.Paper) error { return err }
	}
	full := engine.Errorf(engine.CodeUnavailable, "/home/you/Documents is full: free some room, or choose another folder")
	return []state{
		{"paper-choosing", s.paper(nil)},
		{"paper-done", s.paper(write(nil))},
		{"paper-failed", s.paper(write(full))},
	}
}

// paper shows the sheet, after the page has been requested if there is a writer.
func (s *samples) paper(write func(string, printsheet.Paper) error) builder {
	return func() (fyne.CanvasObject, *still, func()) {
		host := &exportHost{sheets{container.NewStack()}}
		host.stack.Add(framed(s.home(10, s.prefs), frame.AtHome))
		printing.NewDialog(printing.Options{Name: s.routine.Name, Folder: "/home/you/Documents", Write: write, Go: inBackground, Post: s.post, Host: host}).Open()
		if write != nil {
			host.front().Buttons()[0].Tapped(nil)
		}
		return host.stack, nil, func() {}
	}
}

func (h *exportHost) OpenFile(string) error { return nil }

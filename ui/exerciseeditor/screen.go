package exerciseeditor

import (
	"io"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/ui/files"
	"uncoil/ui/picture"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// Host is the window around the screen.
type Host interface {
	OpenSheet(*widget.Sheet)
	CloseSheet()
	// PickPicture lets the user choose a picture file.
	PickPicture(picked func(path string))
}

// Reader is who reads the user's own words aloud in a session.
type Reader int

// The readers.
const (
	// NoReader leaves them to be read: a bell calls.
	NoReader Reader = iota
	// SystemReader is the system's synthesizer, with a voice of its own.
	SystemReader
	// VoiceReader is the voice of the recordings.
	VoiceReader
)

// Options configure the screen.
type Options struct {
	Form Form
	// Begun is the form before all changes; nil means Form.
	Begun *Form
	Book  *engine.Book
	// Album draws the pictures of other exercises.
	Album *picture.Album
	// Post runs a call on the UI goroutine.
	Post        func(func())
	Preferences engine.Preferences
	// Reader is who reads the user's own words aloud.
	Reader Reader
	// Taken reports whether an id is in use.
	Taken func(id string) bool
	// KeepPicture stores a picture file and calls back on the UI goroutine with
	// its name, or with a one-line error.
	KeepPicture func(path string, kept func(name string, err error))
	// OpenPicture opens a stored picture, from any goroutine.
	OpenPicture func(name string) (io.ReadCloser, error)
	// OnTry plays a sentence as it will sound.
	OnTry func(sentence string)
	// OnChanged is called after every change; OnSave with the finished exercise;
	// OnLeave to go back; OnDrop to discard the changes and go back.
	OnChanged       func()
	OnSave          func(e engine.Exercise)
	OnLeave, OnDrop func()
	Host            Host
}

// Screen edits an own exercise.
type Screen struct {
	widget.Made
	options Options
	form    Form
	history undoHistory

	back, save         *widget.FocusButton
	undo, redo, drop   *widget.FocusButton
	problem            *widget.Text
	name               *widget.Field
	steps, cautions    *widget.Area
	kind, sides        *widget.Choice
	amount, sets       *widget.Stepper
	seconds, hold      *widget.Stepper
	doseExample        *widget.Text
	sidesExample       *widget.Text
	breathe            *widget.Choice
	shown              *widget.Choice
	stage              *stage
	borrow             *widget.FocusButton
	position           *widget.Dropdown
	equipment, careful *widget.Dropdown
	try                *widget.FocusButton

	cards  []fyne.CanvasObject
	rows   []*row
	scroll *container.Scroll
	// filling tells that the widgets are being updated from the form, so their
	// changes are ignored.
	filling bool
	// asked tells that saving has been tried, so that problems are shown.
	asked bool
}

// New returns the screen.
func New(o Options) *Screen {
	s := &Screen{options: o, form: o.Form}
	begun := o.Form
	if o.Begun != nil {
		begun = *o.Begun
	}
	s.history.begin(begun, o.Form)
	title := lang.X("own.new", "Your own exercise")
	if o.Form.Base.ID != "" {
		title = lang.X("own.change", "Change your exercise")
	}
	heading := widget.NewText(title, theme.TextTitle, theme.Ink)
	heading.Bold, heading.Fit = true, true
	s.back = s.button(lang.X("exercise.back", "Back"), widget.Secondary, func() { o.OnLeave() })
	s.save = s.button(lang.X("own.save", "Save"), widget.Primary, s.Save)
	s.undo = s.button(lang.X("own.undo", "Undo"), widget.Quiet, s.Undo)
	s.redo = s.button(lang.X("own.redo", "Redo"), widget.Quiet, s.Redo)
	s.drop = s.button(lang.X("own.drop", "Throw changes away"), widget.Quiet, func() { o.OnDrop() })
	s.problem = widget.NewParagraph("", theme.TextSmall, theme.Warning)
	s.makeCards()
	s.Make(s, s.layout(heading))
	s.fill()
	return s
}

func (s *Screen) button(label string, p widget.Prominence, act func()) *widget.FocusButton {
	return widget.NewFocusButton(label, p, act)
}

// Form returns the current content.
func (s *Screen) Form() Form { return s.form }

// Begun returns the content before the changes.
func (s *Screen) Begun() Form { return s.history.begun }

// Changed reports whether there are unsaved changes.
func (s *Screen) Changed() bool { return !s.form.Same(&s.history.begun) }

// edit changes the form. Consecutive changes of one kind, such as typed letters,
// are undone together; a change of kind "" is undone alone.
func (s *Screen) edit(kind string, change func(f *Form)) {
	if s.filling {
		return
	}
	before := s.form
	change(&s.form)
	if s.form.Same(&before) {
		return
	}
	s.history.push(kind, s.form)
	s.follow()
}

// follow updates everything after a change of the form.
func (s *Screen) follow() {
	s.fill()
	if s.options.OnChanged != nil {
		s.options.OnChanged()
	}
}

// Undo undoes the last change, Redo repeats it.
func (s *Screen) Undo() { s.travel(-1) }

// Redo repeats the change that was undone last.
func (s *Screen) Redo() { s.travel(+1) }

func (s *Screen) travel(by int) {
	if f, ok := s.history.travel(by); ok {
		s.form = f
		s.follow()
	}
}

// Save saves the exercise if it is complete, and otherwise shows what is missing.
func (s *Screen) Save() {
	s.asked = true
	if s.tell(); s.problem.Value() != "" {
		s.Refresh()
		return
	}
	s.options.OnSave(s.form.Exercise())
}

// tell shows what is missing, once saving has been tried.
func (s *Screen) tell() {
	line := ""
	if s.asked {
		line = s.form.Problem(s.options.Taken)
	}
	s.problem.SetValue(line)
}

// Typing reports that the screen has text fields, so letters are not shortcuts.
func (s *Screen) Typing() bool { return true }

// Escape leaves; the draft is kept.
func (s *Screen) Escape() bool {
	s.options.OnLeave()
	return true
}

// MoveBy moves the focused picture.
func (s *Screen) MoveBy(by int) { s.stage.moveBy(by) }

// Dropped adds picture files that were dropped on the window, and reports whether
// there were any.
func (s *Screen) Dropped(paths []string) bool {
	taken := false
	for _, path := range paths {
		if files.HasEnding(path, ".png", ".jpg", ".jpeg") {
			s.addPicture(path)
			taken = true
		}
	}
	return taken
}

// addPicture stores a picture file and adds it after the others.
func (s *Screen) addPicture(path string) {
	s.options.KeepPicture(path, func(name string, err error) {
		switch {
		case err != nil:
			s.problem.SetValue(err.Error())
		case len(s.form.Pictures) >= mostPictures:
			s.problem.SetValue(lang.X("own.many-pictures", "{{.Most}} pictures are the most.", map[string]any{"Most": mostPictures}))
		default:
			s.edit("", func(f *Form) {
				f.Shown = ShownByPictures
				f.Pictures = append(append([]string(nil), f.Pictures...), name)
			})
			return
		}
		s.Refresh()
	})
}

// First returns the widget that has the focus when the screen opens.
func (s *Screen) First() fyne.Focusable { return s.name.Focusable() }

// keys are what the keys of the page do.
func (s *Screen) keys() widget.KeyTable {
	return append(widget.MoveKeys(), widget.KeyAct{
		Shown: "Page ↑ ↓", Does: lang.X("keys.scroll-page", "Scroll by a page"), Keys: []fyne.KeyName{fyne.KeyPageUp, fyne.KeyPageDown},
		Do: func(key fyne.KeyName) {
			by := 0.85 * s.scroll.Size().Height
			if key == fyne.KeyPageUp {
				by = -by
			}
			s.scrollTo(s.scroll.Offset.Y + by)
		},
	})
}

// Key handles keys that no widget has used.
func (s *Screen) Key(key *fyne.KeyEvent) { s.keys().Press(key.Name) }

// KeyHelps lists the keys of the page.
func (s *Screen) KeyHelps() []widget.KeyLine { return s.keys().Lines() }

// Rune handles characters that no widget has used.
func (s *Screen) Rune(rune) {}

// Close stops the animation.
func (s *Screen) Close() { s.stage.stop() }

// ToFoot scrolls to the end.
func (s *Screen) ToFoot() { s.scroll.ScrollToBottom() }

func (s *Screen) scrollTo(offset float32) {
	s.scroll.ScrollToOffset(fyne.NewPos(0, min(max(offset, 0), max(0, s.scroll.Content.Size().Height-s.scroll.Size().Height))))
}

// preview is the exercise as it would be shown now.
func (s *Screen) preview() picture.Subject {
	e := s.form.Exercise()
	switch {
	case s.form.Shown == ShownByPictures && len(s.form.Pictures) > 0:
		return picture.NewPhotos(s.form.Pictures, s.options.OpenPicture, e.Steps)
	case s.form.Shown == ShownByFigure && s.form.Figure != "":
		if subject, err := s.options.Album.Subject(s.form.Figure); err == nil {
			return subject
		}
	}
	steps := e.Steps
	if len(steps) == 0 {
		steps = []string{lang.X("own.here", "What you write down is shown here.")}
	}
	return picture.NewWritten(steps)
}

// reel is the movement of the preview.
func (s *Screen) reel() picture.Reel {
	if s.form.Shown == ShownByFigure {
		if ex, ok := s.options.Book.Exercises[s.form.Figure]; ok {
			return picture.ReelOf(&ex, s.options.Preferences.BreathIn, s.options.Preferences.BreathOut)
		}
	}
	if s.form.Shown != ShownByPictures || len(s.form.Pictures) < 2 {
		return nil
	}
	var ex engine.Exercise
	for _, name := range s.form.Pictures {
		ex.Cycle = append(ex.Cycle, engine.Phase{Frame: name, Seconds: 3})
	}
	ex.Start.Frame = s.form.Pictures[0]
	return picture.ReelOf(&ex, 0, 0)
}

// frame is the frame of the preview that is shown without animation.
func (s *Screen) frame() string {
	switch {
	case s.form.Shown == ShownByPictures && len(s.form.Pictures) > 0:
		return s.form.Pictures[s.stage.chosenOf(len(s.form.Pictures))]
	case s.form.Shown == ShownByFigure:
		if ex, ok := s.options.Book.Exercises[s.form.Figure]; ok {
			return ex.Peak()
		}
	}
	return ""
}

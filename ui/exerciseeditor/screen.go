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

// Host is the window that the screen stands in.
type Host interface {
	OpenSheet(*widget.Sheet)
	CloseSheet()
	// PickPicture lets the user choose a picture file.
	PickPicture(picked func(path string))
}

// Options is what the screen is made of.
type Options struct {
	Form Form
	// Begun is the form as it was when the changes began; nil means as Form is.
	Begun *Form
	Book  *engine.Book
	// Album draws the pictures of other exercises.
	Album *picture.Album
	// Post brings a call to the UI goroutine.
	Post        func(func())
	Preferences engine.Preferences
	// Speaks tells that this computer can read aloud what nobody has recorded.
	Speaks bool
	// Taken reports whether an id is in use.
	Taken func(id string) bool
	// KeepPicture takes a picture file in and calls back on the UI goroutine with
	// its name, or with one line that says why it cannot be used.
	KeepPicture func(path string, kept func(name string, err error))
	// OpenPicture opens a picture that has been taken in, from any goroutine.
	OpenPicture func(name string) (io.ReadCloser, error)
	// OnTry is called with a sentence to be heard as it will be.
	OnTry func(sentence string)
	// OnChanged is called after every change; OnSave with the finished exercise;
	// OnLeave to go back, OnDrop to go back and forget what has been changed.
	OnChanged       func()
	OnSave          func(e engine.Exercise)
	OnLeave, OnDrop func()
	Host            Host
}

// Screen is where an exercise of one's own is written down.
type Screen struct {
	widget.Made
	options Options
	form    Form
	history history

	back, save         *widget.FocusButton
	undo, redo, drop   *widget.FocusButton
	problem            *widget.Text
	name               *widget.Field
	steps, cautions    *widget.Area
	kind, sides        *widget.Choice
	amount, sets       *widget.Stepper
	seconds            *widget.Stepper
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
	// filling tells that the widgets follow the form, and not the other way.
	filling bool
	// asked tells that saving has been tried, so that what is missing is said.
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

// Form returns what stands on the screen.
func (s *Screen) Form() Form { return s.form }

// Begun returns what stood there when the changes began.
func (s *Screen) Begun() Form { return s.history.begun }

// Changed reports whether there is anything that would be lost.
func (s *Screen) Changed() bool { return !s.form.Same(&s.history.begun) }

// edit changes the form. Changes of one kind that follow one another, such as
// letters typed, are undone together; "" stands alone.
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

// follow makes everything follow the form, after it has changed.
func (s *Screen) follow() {
	s.fill()
	if s.options.OnChanged != nil {
		s.options.OnChanged()
	}
}

// Undo takes the last change back, Redo makes it again.
func (s *Screen) Undo() { s.travel(-1) }

// Redo makes the change again that was taken back last.
func (s *Screen) Redo() { s.travel(+1) }

func (s *Screen) travel(by int) {
	if f, ok := s.history.travel(by); ok {
		s.form = f
		s.follow()
	}
}

// Save hands the exercise on if it is complete, and says what is missing if not.
func (s *Screen) Save() {
	s.asked = true
	if s.tell(); s.problem.Value() != "" {
		s.Refresh()
		return
	}
	s.options.OnSave(s.form.Exercise())
}

// tell says what is missing, once somebody has tried to save.
func (s *Screen) tell() {
	line := ""
	if s.asked {
		line = s.form.Problem(s.options.Taken)
	}
	s.problem.SetValue(line)
}

// Typing reports that letters are for the screen.
func (s *Screen) Typing() bool { return true }

// Escape leaves; a draft is kept.
func (s *Screen) Escape() bool {
	s.options.OnLeave()
	return true
}

// MoveBy moves the picture that the keyboard is on.
func (s *Screen) MoveBy(by int) { s.stage.moveBy(by) }

// Dropped takes picture files in that have been dropped on the window, and
// reports whether there were any.
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

// addPicture takes a file in and shows it behind the others.
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

// First returns what the keyboard acts on when the screen opens.
func (s *Screen) First() fyne.Focusable { return s.name.Focusable() }

// Key and Rune take what is typed and nobody else wants.
func (s *Screen) Key(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyPageDown:
		s.scrollTo(s.scroll.Offset.Y + 0.85*s.scroll.Size().Height)
	case fyne.KeyPageUp:
		s.scrollTo(s.scroll.Offset.Y - 0.85*s.scroll.Size().Height)
	}
}

// Rune takes a typed character.
func (s *Screen) Rune(rune) {}

// Close stops what moves on the screen.
func (s *Screen) Close() { s.stage.stop() }

// ToFoot scrolls to the foot.
func (s *Screen) ToFoot() { s.scroll.ScrollToBottom() }

func (s *Screen) scrollTo(offset float32) {
	s.scroll.ScrollToOffset(fyne.NewPos(0, min(max(offset, 0), max(0, s.scroll.Content.Size().Height-s.scroll.Size().Height))))
}

// preview is the exercise as it would be seen now.
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

// frame is the frame of the preview that is shown while nothing moves.
func (s *Screen) frame() string {
	switch {
	case s.form.Shown == ShownByPictures && len(s.form.Pictures) > 0:
		return s.form.Pictures[s.stage.chosenOf(len(s.form.Pictures))]
	case s.form.Shown == ShownByFigure:
		if ex, ok := s.options.Book.Exercises[s.form.Figure]; ok {
			return picture.Peak(&ex)
		}
	}
	return ""
}

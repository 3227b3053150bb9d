package player

import (
	"image"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/engine/practice"
	"uncoil/engine/session"
	"uncoil/ui/picture"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// Options is what a screen is made of.
type Options struct {
	Player Player
	// SoundDelay is how long after it is due a cue is heard; nil means at once.
	SoundDelay func() time.Duration
	Book       *engine.Book
	// Album knows what is to be seen of an exercise.
	Album *picture.Album
	// Animations moves the figure and the disc.
	Animations bool
	// Changes are the rests that have been changed, nil where nothing is kept;
	// OnKeep is called with the answer to whether they are kept for next time.
	Changes *practice.Changes
	OnKeep  func(practice.Where)
	// Post brings a call to the UI goroutine.
	Post func(func())
	// Later runs a call on the UI goroutine after a delay; nil for never.
	Later func(wait time.Duration, do func())
	Host  Host
}

// snapshot returns the session as it is heard now.
func (o *Options) snapshot() session.Snapshot {
	if o.SoundDelay == nil {
		return o.Player.Snapshot()
	}
	return o.Player.Snapshot().Behind(o.SoundDelay())
}

// Screen is the screen of a running session.
type Screen struct {
	widget.Made
	options Options
	frames  *frameLoop
	// controls carry out what keys and buttons ask for.
	controls Controls
	view     View
	// timeline is the one that the progress bar shows.
	timeline *engine.Timeline
	silence  string
	refusal  string

	// body holds the title, the card of the exercise, the box of what comes next, the bar
	// and the row of buttons.
	body, title, card, exercise *fyne.Container
	nextCard, bar, row          *fyne.Container
	heading, name, set, show    *widget.Text
	// left and right are the sides, each where it is; one is shown.
	left, right *badge
	// figure is the room for the picture, which fills a part of it.
	figure    *fyne.Container
	picture   *canvas.Image
	room      *canvas.Image // behind it
	at        image.Rectangle
	countdown *widget.Countdown
	nextText  *widget.Text
	// lines is how many lines what to do takes, for what is in lined.
	lines int
	lined measured
	// pause dims the page and says that the session stands.
	pause                          *pauseSign
	level                          *LevelSign
	sound                          *widget.Button
	progress                       *widget.Progress
	timeLeft, notice               *widget.Text
	back, toggle, next             *widget.Button
	shorter, longer, end, showKeys *widget.Button
	byEar, wait, hurts, explain    *widget.Button
	keep                           *keepBar
	// care is the sign that asks for care; hidden where nothing does.
	care *widget.Caution
}

// New returns the screen of a session. Start begins to show it.
func New(o Options) *Screen {
	s := &Screen{options: o, controls: Controls{Player: o.Player, Host: o.Host}}
	s.heading = fitted("", theme.TextSmall, theme.AccentInk)
	s.heading.Middle = true
	s.name = fitted("", theme.TextTitle, theme.Ink)
	s.name.Bold = true
	s.set = fitted("", theme.TextAfar, theme.Ink)
	s.set.Align = fyne.TextAlignTrailing
	s.left, s.right = newBadge(), newBadge()
	s.show = fitted("", theme.TextAfar, theme.Ink)
	s.show.Wrap = true
	s.care = widget.NewCaution("", theme.TextAfar)
	s.care.Hide()
	s.picture = &canvas.Image{ScaleMode: canvas.ImageScalePixels, FillMode: canvas.ImageFillStretch}
	s.room = &canvas.Image{ScaleMode: canvas.ImageScalePixels, FillMode: canvas.ImageFillStretch}
	s.figure = container.NewWithoutLayout(s.room, s.picture)
	s.countdown = widget.NewCountdown()
	s.nextText = fitted("", theme.TextAfar, theme.Ink)
	s.nextText.Wrap = true
	s.pause, s.level = newPauseSign(), NewLevelSign()
	s.progress = widget.NewProgress()
	s.timeLeft = fitted("", theme.TextAfar, theme.Ink)
	s.timeLeft.Align = fyne.TextAlignTrailing
	s.notice = fitted("", theme.TextAfar, theme.Warning)
	s.notice.Wrap, s.notice.Middle = true, true
	for _, t := range []*widget.Text{s.name, s.set, s.show, s.nextText, s.timeLeft} {
		t.Middle = true
	}
	s.makeButtons()
	s.keep = newKeepBar(s.answer)
	s.frames = newFrameLoop(&s.options, s.showFrame)
	s.build()
	s.showKeep()
	return s
}

func (s *Screen) makeButtons() {
	p := s.options.Player
	s.back = widget.NewButton(lang.X("button.back", "Back"), widget.Secondary, p.Back)
	s.toggle = widget.NewButton(lang.X("button.pause", "Pause"), widget.Primary, s.controls.Toggle)
	s.next = widget.NewButton(lang.X("button.next", "Next"), widget.Secondary, p.Next)
	s.shorter = widget.NewButton(lang.X("button.shorter", "– 15 s"), widget.Secondary, func() { p.Extend(-adjustStep) })
	s.longer = widget.NewButton(lang.X("button.longer", "+ 15 s"), widget.Secondary, func() { p.Extend(adjustStep) })
	s.wait = widget.NewButton(lang.X("button.wait", "Wait  (W)"), widget.Secondary, p.Hold)
	s.wait.Hide()
	s.end = widget.NewButton(lang.X("button.end", "End"), widget.Secondary, s.controls.AskToEnd)
	s.byEar = widget.NewButton(lang.X("button.by-ear", "By ear"), widget.Quiet, s.options.Host.SwitchView)
	s.hurts = widget.NewButton(lang.X("button.hurts", "This hurts"), widget.Secondary, s.options.Host.Hurts)
	s.explain = widget.NewButton(lang.X("button.explain", "Explain"), widget.Quiet, s.options.Host.Explain)
	s.sound = widget.NewButton(lang.X("button.sound", "Sound"), widget.Quiet, s.options.Host.ShowSound)
	s.showKeys = widget.NewButton(lang.X("button.keys", "? Keys"), widget.Quiet, s.options.Host.ShowKeys)
}

func (s *Screen) buttons() []*widget.Button {
	return []*widget.Button{s.back, s.toggle, s.next, s.shorter, s.longer, s.hurts, s.wait, s.explain, s.sound, s.byEar, s.end, s.showKeys}
}

func fitted(value string, size float32, tint fyne.ThemeColorName) *widget.Text {
	t := widget.NewText(value, size, tint)
	t.Fit = true
	return t
}

// Start begins to show the session, Stop ends it for good.
func (s *Screen) Start() { go s.frames.run() }

// Update shows the session as it is now, also while it stands.
func (s *Screen) Update() { s.frames.nudge() }

// Stop ends showing the session.
func (s *Screen) Stop() { s.frames.end() }

// SetAnimations moves the figure and the disc, or shows stills.
func (s *Screen) SetAnimations(on bool) { s.frames.setEasel(func(e *easel) { e.animations = on }) }

// SetSeen tells whether the window is seen: while it is not, nothing is drawn.
func (s *Screen) SetSeen(on bool) { s.frames.setSeen(on) }

// SetSilence says why nothing is heard; "" if sound is there.
func (s *Screen) SetSilence(reason string) {
	s.silence = reason
	s.showNotice()
}

// Level is the sign that shows for a moment how loud it is.
func (s *Screen) Level() *LevelSign { return s.level }

// View returns what the screen shows.
func (s *Screen) View() View { return s.view }

// Handle takes note of an event of the session, on the UI goroutine.
func (s *Screen) Handle(e session.Event) {
	switch e.(type) {
	case session.StepBegan, session.Adjusted, session.Hurting:
		s.refusal = ""
		s.showKeep()
		s.showNotice()
	case session.Refused:
		s.refusal = lang.X("session.refused", "This part keeps its length.")
		s.showNotice()
	case session.Ended:
		s.Stop()
	}
	s.frames.nudge()
}

// Key and Rune take what is typed.
func (s *Screen) Key(key *fyne.KeyEvent) {
	if where, ok := answerOf(string(key.Name)); ok && s.keep.asking() {
		s.answer(where)
		return
	}
	s.controls.Press(CommandOf(key))
}

// Rune takes a typed character.
func (s *Screen) Rune(r rune) {
	if where, ok := answerOf(string(r)); ok && s.keep.asking() {
		s.answer(where)
		return
	}
	s.controls.Do(practice.CommandOfSign(r))
}

// showFrame shows a picture, touching only what has changed.
func (s *Screen) showFrame(f frame) {
	if f.room != nil {
		s.room.Image = f.room
		s.room.Resize(s.figure.Size())
		s.room.Refresh()
	}
	if f.image != nil {
		s.picture.Image = f.image
		s.placePicture(f.at)
		s.picture.Refresh()
	}
	before := s.view
	s.view = f.view
	s.countdown.SetCount(f.view.Count)
	s.timeLeft.SetValue(f.view.TimeLeft)
	if f.view.Words != before.Words {
		s.showWords()
	}
	s.progress.SetPlayed(f.view.Played)
}

// placePicture puts the picture where in the room it has been drawn, in pixels.
func (s *Screen) placePicture(at image.Rectangle) {
	if at == s.at {
		return
	}
	s.at = at
	scale := theme.PixelScale(s)
	s.picture.Move(fyne.NewPos(float32(at.Min.X)/scale, float32(at.Min.Y)/scale))
	s.picture.Resize(fyne.NewSize(float32(at.Dx())/scale, float32(at.Dy())/scale))
}

// showWords shows what has changed with the span.
func (s *Screen) showWords() {
	v := s.view.Words
	s.heading.SetValue(v.Heading)
	s.name.SetValue(v.Name)
	s.set.SetValue(v.Set)
	s.showSide()
	s.show.SetValue(v.Show)
	s.care.SetText(v.Care)
	s.care.Hidden = v.Care == ""
	s.nextText.SetValue(lang.X("session.coming", "{{.Label}}: {{.Text}}", v.Next))
	s.nextCard.Hidden = v.Next.Text == ""
	s.pause.show(v)
	s.labelButtons()
	if t := s.options.Player.Snapshot().Timeline; t != s.timeline {
		s.timeline = t
		s.progress.SetStretches(Stretches(t))
	}
	widget.LayOut(s.body)
	widget.LayOut(s.title)
	// The figure must be drawn in its new size at once: laid out twice, since the height
	// of a caution depends on its width.
	for range 2 {
		widget.LayOut(s.exercise)
	}
}

// labelButtons lets the buttons say what they do now.
func (s *Screen) labelButtons() {
	v := s.view.Words
	switch {
	case v.Standing:
		s.toggle.SetLabel(lang.X("button.resume", "Go on"))
	case v.Waits:
		s.toggle.SetLabel(lang.X("button.ready", "I am ready"))
	default:
		s.toggle.SetLabel(lang.X("button.pause", "Pause"))
	}
	if v.Resting {
		s.next.SetLabel(lang.X("button.skip", "Skip  (N)"))
	} else {
		s.next.SetLabel(lang.X("button.next", "Next"))
	}
	s.wait.Hidden = !v.Resting || v.Waits
	s.shorter.Hidden, s.longer.Hidden = !v.Adjustable, !v.Adjustable
	shorter, longer := adjustWords(v.Counted)
	s.shorter.SetLabel(shorter)
	s.longer.SetLabel(longer)
}

// adjustWords says what the two buttons do to what is counted, which the ring names,
// or to the time.
func adjustWords(counted engine.DoseKind) (shorter, longer string) {
	switch counted {
	case engine.HoldBreaths, engine.Flow, engine.Repetitions:
		return lang.X("button.less", "– 1"), lang.X("button.more", "+ 1")
	default:
		return lang.X("button.shorter", "– 15 s"), lang.X("button.longer", "+ 15 s")
	}
}

// showKeep asks whether a changed rest is kept, or asks no more.
func (s *Screen) showKeep() {
	if s.options.Changes == nil {
		return
	}
	s.keep.ask(s.options.Changes.Open())
	s.progress.Hidden = s.keep.showing()
}

// answer hands on whether a changed rest is kept, and says what has become of it.
func (s *Screen) answer(where practice.Where) {
	changes := s.options.Changes.Open()
	if where == practice.Everywhere && !alike(changes) {
		return
	}
	s.options.OnKeep(where)
	s.keep.answered(where, changes)
	s.progress.Hidden = s.keep.showing()
}

// showNotice says why a command was refused, or why nothing is heard.
func (s *Screen) showNotice() {
	switch {
	case s.refusal != "":
		s.notice.SetValue(s.refusal)
	case s.silence != "":
		s.notice.SetValue(lang.X("session.silence", "No sound: {{.Reason}}", map[string]any{"Reason": s.silence}))
	default:
		s.notice.SetValue("")
	}
	widget.LayOut(s.body)
}

// Afar tells that the screen is read from two metres whatever the size of text.
func (s *Screen) Afar() {}

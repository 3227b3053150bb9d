package player

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

// LevelSign shows for a moment how loud it is, or how much is said.
type LevelSign struct {
	widget.Made
	text  *widget.Text
	meter *widget.Meter
}

// NewLevelSign returns a hidden sign.
func NewLevelSign() *LevelSign {
	s := &LevelSign{text: fitted("", theme.TextAfar, theme.Ink), meter: widget.NewMeter(16, theme.Accent, theme.Line, 1)}
	s.text.Middle, s.text.Align = true, fyne.TextAlignCenter
	s.Make(s, container.NewCenter(container.NewStack(widget.NewPanel(theme.Raised, 24), widget.Pad(12, 32, 20, 32,
		widget.VBox(6, widget.Fixed(460, 52, s.text), widget.Sized(460, 16, s.meter))))))
	s.Hide()
	return s
}

// Text returns what it says.
func (s *LevelSign) Text() string { return s.text.Value() }

// ShowSound shows how loud it is.
func (s *LevelSign) ShowSound(sound engine.Sound) {
	volume := sound.Volume()
	text := lang.X("level.volume", "Volume {{.Percent}} %", map[string]any{"Percent": int(math.Round(100 * volume))})
	if sound.Muted {
		text = lang.X("level.muted", "Sound off")
	}
	s.meter.Show()
	s.meter.SetPart(volume)
	s.show(text)
}

// ShowGuidance shows how much is said.
func (s *LevelSign) ShowGuidance(g engine.Guidance) {
	s.meter.Hide()
	s.show(lang.X("level.guidance", "Guidance: {{.Level}}", map[string]any{"Level": words.Guidance(g)}))
}

// ShowText shows a line.
func (s *LevelSign) ShowText(line string) {
	s.meter.Hide()
	s.show(line)
}

// ShowAmbience shows what sounds under the session.
func (s *LevelSign) ShowAmbience(a engine.Ambience) {
	s.meter.Hide()
	s.show(lang.X("level.ambience", "Ambience: {{.Name}}", map[string]any{"Name": words.Ambience(a)}))
}

func (s *LevelSign) show(text string) {
	s.text.SetValue(text)
	s.Show()
	s.Refresh()
}

// NewSoundSheet returns the sheet with the volumes: hear is called while one is
// dragged, and keep once it stands.
func NewSoundSheet(sound engine.Sound, hear, keep func(engine.Sound), done func()) *widget.Sheet {
	sheet := widget.NewSheet(lang.X("sound.title", "Volume"), "", widget.NewFocusButton(lang.X("sound.done", "Done"), widget.Primary, done))
	sheet.Width = 640
	now := sound
	level := func(name string, of *float64) fyne.CanvasObject {
		l := widget.NewLevel(*of)
		l.OnChanged = func(v float64) { *of = v; hear(now) }
		l.OnSettled = func(v float64) { *of = v; keep(now) }
		return widget.Between(nil, widget.NewText(name, theme.TextBody, theme.Ink), l)
	}
	sheet.SetContent(widget.VBox(16,
		level(lang.X("sound.voice", "Voice"), &now.Voice),
		level(lang.X("sound.breath", "Breath"), &now.Breath),
		level(lang.X("sound.bells", "Bells"), &now.Bells),
		level(lang.X("ambience.title", "Ambience"), &now.Around),
		widget.ChoiceOf(engine.Ambiences(), now.Ambience, words.Ambience, func(a engine.Ambience) {
			now.Ambience = a
			hear(now)
			keep(now)
		})))
	return sheet
}

package routineeditor

import (
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/engine/draft"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

const (
	// restStep is what a key changes of a rest, holdStep of a hold in seconds.
	restStep = 5 * time.Second
	holdStep = 5
	// tempoStep is a tenth of the exercise's own tempo.
	tempoStep = 0.1
)

func usualLabel() string { return lang.X("editor.usual", "as usual again") }

// hereWords says whether a value has been set at this place.
func hereWords(here bool, from string) string {
	if here {
		return lang.X("editor.set-here", "• set here")
	}
	return from
}

// aboutParts is what can be set of the routine itself.
func (p *inspector) aboutParts() []part {
	s := p.screen
	name := p.field(lang.X("editor.name", "Name"), lang.X("editor.name-hint", "What do you call it?"), 1,
		func() string { return s.draft.Routine().Name },
		func(text string) string { return p.write(draft.Rename(text)) })
	summary := p.field(lang.X("editor.summary", "What it is for"), lang.X("editor.summary-hint", "A sentence for the card"), 3,
		func() string { return s.draft.Routine().Summary },
		func(text string) string { return p.write(draft.Summarize(text)) })
	levels := engine.Levels()
	var names []string
	for _, l := range levels {
		names = append(names, words.Level(l))
	}
	level := widget.NewChoice(names, 0, func(i int) { s.do(draft.SetLevel(levels[i])) })
	return []part{
		newParagraph(lang.X("editor.about", "The routine"), theme.TextHeading, theme.Ink, true),
		name, summary,
		{
			widget.VBox(6, widget.NewText(lang.X("editor.level", "Level"), theme.TextBody, theme.Ink), level),
			func() { level.SetChosen(max(0, slices.Index(levels, s.draft.Routine().Level))) }, level,
		},
		p.commonRest(func() *engine.Pause { return s.draft.Routine().Rest }, nil, draft.SetRoutineRest),
	}
}

// write carries out what has been typed as one gesture, and returns what is
// wrong with it.
func (p *inspector) write(op draft.Op) string {
	if err := p.screen.draft.Drag(op); err != nil {
		return err.Error()
	}
	s := p.screen
	s.saved = false
	s.update()
	s.options.OnChanged()
	return ""
}

// blockParts is what can be set of a block.
func (p *inspector) blockParts(b int) []part {
	s := p.screen
	block := func() *engine.Block { return &s.draft.Routine().Blocks[b] }
	add := widget.NewFocusButton(lang.X("editor.add-exercise", "Add an exercise"), widget.Primary, func() {
		s.openPicker(draft.Ref{Block: b, Item: s.count(b)})
	})
	return []part{
		newParagraph(words.Block(block().Kind), theme.TextHeading, theme.Ink, true),
		newParagraph(blockWords(block().Kind), theme.TextBody, theme.Muted, false),
		p.buttons(add),
		p.commonRest(func() *engine.Pause { return block().Rest }, func() *engine.Pause { return s.draft.Routine().Rest },
			func(pause *engine.Pause) draft.Op { return draft.SetBlockRest(b, pause) }),
	}
}

// blockWords says what a block is for.
func blockWords(k engine.BlockKind) string {
	switch k {
	case engine.WarmUp:
		return lang.X("editor.warm-up", "A few easy movements that wake up your back.")
	case engine.CoolDown:
		return lang.X("editor.cool-down", "Something quiet to end with, most often lying down.")
	}
	return lang.X("editor.main", "What the routine is for.")
}

// commonRest sets the rest after every exercise of a block or of the routine.
// own is the one that is set there, above that of what it lies in.
func (p *inspector) commonRest(own, above func() *engine.Pause, set func(*engine.Pause) draft.Op) part {
	s := p.screen
	now := func() (engine.Pause, string) {
		if pause := own(); pause != nil {
			return *pause, hereWords(true, "")
		}
		if above != nil && above() != nil {
			return *above(), lang.X("editor.rest-of-routine", "from the routine")
		}
		return s.options.Preferences.Rests.Default, lang.X("editor.rest-of-user", "from your settings")
	}
	c := widget.NewStepper("", func(by int) {
		pause, _ := now()
		next := stepped(pause, by)
		s.do(set(&next))
	})
	return p.setting(lang.X("editor.rest-each", "Rest after each"), c, func() (string, bool) {
		pause, from := now()
		c.SetValue(words.Pause(pause))
		return from, own() != nil
	}, func() { s.do(set(nil)) })
}

// stepped returns a rest that is a step longer or shorter.
func stepped(p engine.Pause, by int) engine.Pause {
	if p.Breaths > 0 {
		p.Breaths = max(1, min(p.Breaths+by, engine.MaxPauseBreaths))
		return p
	}
	p.Length = max(0, min(p.Length+time.Duration(by)*restStep, engine.MaxRest))
	return p
}

// itemParts is what can be set of an exercise at its place.
func (p *inspector) itemParts(at draft.Ref) []part {
	s := p.screen
	item := s.draft.Routine().Blocks[at.Block].Items[at.Item]
	swap := widget.NewFocusButton(lang.X("editor.swap", "Swap"), widget.Secondary, func() { s.openSwaps(at) })
	remove := widget.NewFocusButton(lang.X("editor.remove", "Take out"), widget.Secondary, func() {
		s.remove(at)
		s.focus(s.list)
	})
	ex, ok := s.options.Book.Exercises[item.Exercise]
	if !ok {
		return []part{
			newParagraph(item.Exercise, theme.TextHeading, theme.Ink, true),
			newParagraph(lang.X("editor.gone", "This exercise no longer exists."), theme.TextBody, theme.Warning, false),
			p.buttons(remove),
		}
	}
	p.view.SetPicture(s.pictureOf(&ex))
	play := widget.NewFocusButton(lang.X("editor.play", "Play it"), widget.Primary, func() { s.options.OnPlay(at) })
	parts := []part{
		{CanvasObject: widget.Sized(0, stageHeight, p.view)},
		newParagraph(ex.Name, theme.TextHeading, theme.Ink, true),
		p.buttons(play, swap, remove),
		p.amount(at, &ex), p.sets(at),
	}
	if movesFreely(&ex) {
		parts = append(parts, p.tempo(at))
	}
	if ex.CanDoOneSide() {
		parts = append(parts, p.sides(at))
	}
	parts = append(parts, p.rest(at), p.note(at))
	heard := widget.NewParagraph("", theme.TextSmall, theme.Muted)
	return append(parts, newParagraph(lang.X("editor.heard", "You will hear"), theme.TextCaption, theme.AccentInk, true),
		part{CanvasObject: heard, update: func() { heard.SetValue(s.heard(at)) }})
}

// heard is what is said at a place.
func (s *Screen) heard(at draft.Ref) string {
	t := s.draft.Timeline()
	var lines []string
	for i := range s.strip.Segments {
		seg := &s.strip.Segments[i]
		if seg.At != at || seg.Step < 0 || seg.Rest == engine.AfterExercise || seg.Kind == draft.FrameSegment {
			continue
		}
		for _, cue := range t.Steps[seg.Step].Cues {
			if cue.Kind == engine.Speak && strings.Contains(cue.Text, " ") && !slices.Contains(lines, cue.Text) {
				lines = append(lines, cue.Text)
			}
		}
	}
	return strings.Join(lines, " ")
}

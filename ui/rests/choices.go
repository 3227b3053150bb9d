package rests

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/engine/draft"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

// The scales of the three choices, in their order.
const (
	shorter = 0.5
	asItIs  = 1
	longer  = 1.5
)

// choices are the three large ways to change all rests, each with what it comes to.
// Rests that have been set one by one stay with each of them.
type choices struct {
	widget.Made
	screen  *Screen
	scales  []float64
	options []*widget.Option
	// opened are the rests as they were when the page opened, base those that the
	// choices start from: those, or others in which hardly any rest is as one of
	// the choices would have it.
	opened, base draft.State
	// at is the choice that holds, but for what was set one by one where own is true.
	at  int
	own bool
	// picking tells that choices are made in a row, which is one gesture, and from
	// which choice that began.
	picking bool
	from    int
}

func newChoices(s *Screen) *choices {
	c := &choices{screen: s, scales: []float64{shorter, asItIs, longer}, at: 1, opened: *s.draft.State(), base: *s.draft.State()}
	names := []string{lang.X("pauses.shorter", "Shorter"), lang.X("pauses.as-it-is", "As it is"), lang.X("pauses.longer", "Longer")}
	for i, name := range names {
		o := widget.NewFigureOption(name, func() { c.choose(i) })
		o.OnKey = func(key *fyne.KeyEvent) bool { return c.key(i, key.Name) }
		c.options = append(c.options, o)
	}
	c.Make(c, widget.Equal(12, widget.Objects(c.options)...))
	return c
}

// choose makes a choice. Choices in a row are one change.
func (c *choices) choose(i int) {
	if i == c.at {
		return
	}
	if !c.picking {
		c.screen.tools.settle()
		c.picking, c.from = true, c.at
	}
	if err := c.screen.draft.Drag(draft.RescaleRests(&c.base, c.scales[c.from], c.scales[i])); err != nil {
		c.screen.strip.say(err.Error())
		return
	}
	c.at = i
	c.screen.changed()
}

// follow finds out which choice holds: the rests may have been changed one by one, all
// at once, or back.
func (c *choices) follow() {
	d := c.screen.draft
	for _, base := range []*draft.State{&c.base, &c.opened} {
		best, most, own := -1, 0, true
		for _, i := range []int{c.at, 1, 0, 2} { // rests that wait are the same in each
			same, all, exact := d.RestsAs(base, c.scales[i])
			if exact {
				best, own = i, false
				break
			}
			if 2*same >= all && same > most {
				best, most = i, same
			}
		}
		if best >= 0 && (!own || base == &c.base) {
			c.base, c.at, c.own = *base, best, own
			return
		}
	}
	c.base, c.at, c.own = *d.State(), 1, false
}

// key goes from one choice to the next and makes it, or leaves them.
func (c *choices) key(i int, key fyne.KeyName) bool {
	to := i
	switch key {
	case fyne.KeyLeft:
		to--
	case fyne.KeyRight:
		to++
	case fyne.KeyUp:
		c.screen.focus(c.screen.back)
	case fyne.KeyDown:
		c.screen.focus(c.screen.below())
	default:
		return false
	}
	if to != i && to >= 0 && to < len(c.options) {
		c.screen.focus(c.options[to])
		c.choose(to)
	}
	return true
}

// update says what each choice comes to. They are hidden where they would all be the
// same.
func (c *choices) update(now *draft.Played) {
	c.follow()
	said := map[[2]string]bool{}
	for i, o := range c.options {
		o.SetChosen(i == c.at)
		p := *now
		if i != c.at {
			if d, err := c.screen.draft.As(draft.RescaleRests(&c.base, c.scales[c.at], c.scales[i])); err == nil {
				p = d.Played(c.screen.options.Minutes)
			}
		}
		line := c.line(&p)
		if c.own && i == c.at {
			line = lang.X("pauses.with-own", "With changes of yours. {{.Line}}", map[string]any{"Line": line})
		}
		o.Say(words.MinutesSeconds(p.Total), line)
		said[[2]string{o.Figure(), o.Line()}] = true
	}
	c.Hidden = len(said) == 1
}

// line says what the rests are in a session, and how much is done where its length is
// chosen.
func (c *choices) line(p *draft.Played) string {
	data := map[string]any{"Rest": pausesWords(pausesOf(p)), "N": p.Exercises}
	if c.screen.options.Minutes > 0 {
		return lang.XN("pauses.comes-to-some", "{{.N}} exercises, rests: {{.Rest}}", p.Exercises, data)
	}
	return lang.X("pauses.comes-to", "Rests: {{.Rest}}", data)
}

// first is the choice that holds, else the first; nil where there are none.
func (c *choices) first() fyne.Focusable {
	if c.Hidden {
		return nil
	}
	for _, o := range c.options {
		if o.Chosen() {
			return o
		}
	}
	return c.options[0]
}

// below is what the keyboard reaches under the choices.
func (s *Screen) below() fyne.Focusable {
	if s.guidance != nil {
		return s.guidance
	}
	return s.FirstRest()
}

// pausesOf are the rests after exercises in a session, without those of no length where
// there are others: a warm-up that goes without stops has none.
func pausesOf(p *draft.Played) []engine.Pause {
	var all []engine.Pause
	for i := range p.Segments {
		if s := &p.Segments[i]; s.Kind == draft.RestSegment && s.Rest == engine.AfterExercise {
			all = append(all, s.Setting.Pause)
		}
	}
	some := slices.DeleteFunc(slices.Clone(all), func(p engine.Pause) bool { return p == engine.Pause{} })
	if len(some) == 0 {
		return all
	}
	return some
}

// pausesWords says how long some rests are: one length, from the shortest to the
// longest, or that they differ.
func pausesWords(all []engine.Pause) string {
	if len(all) == 0 {
		return words.Pause(engine.Pause{})
	}
	least, most := all[0], all[0]
	for _, p := range all {
		if p.Wait != least.Wait || (p.Breaths > 0) != (least.Breaths > 0) {
			return lang.X("pauses.differ", "different")
		}
		if size(p) < size(least) {
			least = p
		}
		if size(p) > size(most) {
			most = p
		}
	}
	if least == most || least.Wait {
		return words.Pause(most)
	}
	return lang.X("pauses.range", "{{.Least}} to {{.Most}}", map[string]any{"Least": words.Pause(least), "Most": words.Pause(most)})
}

// size orders rests of one kind.
func size(p engine.Pause) time.Duration { return p.Length + time.Duration(p.Breaths) }

// talk chooses how much is said, beside the rests: silence is a rest, too.
func (s *Screen) talk() fyne.CanvasObject {
	head := widget.NewText(lang.X("pauses.talk", "Talk less"), theme.TextBody, theme.Ink)
	head.Bold, head.Fit = true, true
	levels := engine.Guidances()
	s.guidance = widget.ChoiceOf(levels, s.options.Preferences.Guidance, words.Guidance, func(g engine.Guidance) {
		s.measure(s.options.OnGuidance(g))
	})
	s.guidance.SetPart(talkPart)
	line := widget.NewParagraph(lang.X("pauses.talk-line", "In every session: with fewer words there is more quiet."), theme.TextCaption, theme.Muted)
	return container.NewStack(widget.NewPanel(theme.Card, 24), widget.Pad(14, 20, 14, 20, widget.Middle(widget.VBox(8, widget.VBox(0, head, line), widget.Wrap(0, s.guidance)))))
}

// talkPart is the height of the choice, in parts of the usual one.
const talkPart = 0.9

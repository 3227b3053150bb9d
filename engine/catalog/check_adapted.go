package catalog

import (
	"slices"
	"strings"

	"uncoil/engine"
)

// adapted checks the adaptations of an exercise; conditions are the known ones.
func (d *document) adapted(e *engine.Exercise, conditions []string) {
	plain := *e
	plain.Adapted = nil
	for i := range e.Adapted {
		a, at := &e.Adapted[i], index("adapted", i)
		for k, m := range a.About {
			if path := index(at+".about", k); slices.Contains(engine.Movements(), m) && !e.AsksFor(m) {
				d.fail(path, "%s is %s, which the exercise does not ask for, so nobody would get this: leave it out", path, m)
			}
		}
		if a.Sides != "" {
			choice(d, at+".sides", a.Sides, sideSchemes())
		}
		for k, f := range a.Frames {
			if shown := posesOf(e); !slices.Contains(shown, f.Of) {
				d.fail(index(at+".frames", k)+".of", "%s.frames names %q, which the exercise does not show: choose from %s", at, f.Of, strings.Join(shown, ", "))
			}
		}
		d.adaptation(at, e.Adapted[:i+1], plain.Texts(), plain.EveryLine(), conditions)
		d.led(at, e.As(a))
	}
}

// posesOf lists the poses that an exercise starts with and goes through.
func posesOf(e *engine.Exercise) []string {
	all := []string{e.Start.Frame}
	eachPhase(e, func(_ string, p *engine.Phase) {
		for _, frame := range []string{p.Frame, p.BothFrame} {
			if frame != "" && !slices.Contains(all, frame) {
				all = append(all, frame)
			}
		}
	})
	return all
}

// adaptedPhrases checks the adaptations of the common phrases.
func (d *document) adaptedPhrases(c *careData, p *engine.Phrases) {
	texts := p.Texts()
	for i := range c.Adapted {
		at := index("adapted", i)
		if c.Adapted[i].Sides != "" {
			d.fail(at+".sides", "%s.sides is for exercises: leave it out", at)
		}
		if len(c.Adapted[i].Frames) > 0 {
			d.fail(at+".frames", "%s.frames is for exercises: leave it out", at)
		}
		d.adaptation(at, c.Adapted[:i+1], texts, texts, conditionIDs(c.Conditions))
	}
}

// adaptation checks the last of some adaptations: whom it is for, and that what
// it changes is among the given texts, some of which are spoken.
func (d *document) adaptation(at string, all []engine.Adaptation, texts, spoken, conditions []string) {
	a, before := &all[len(all)-1], all[:len(all)-1]
	if len(a.For)+len(a.About) == 0 {
		d.fail(at, "%s is for nobody: name conditions with for, or movements with about", at)
	}
	choices(d, at+".for", a.For, conditions)
	choices(d, at+".about", a.About, engine.Movements())
	if len(a.Words)+len(a.Frames) == 0 && a.Sides == "" {
		d.fail(at, "%s changes nothing: give words, each with of and say", at)
	}
	for k, w := range a.Words {
		path := index(at+".words", k)
		if !d.required(path+".of", w.Of, "copy the sentence that changes") {
			continue
		}
		if !slices.Contains(texts, w.Of) {
			near := "copy a sentence as it stands"
			if text := Nearest(w.Of, texts); text != "" {
				near = "did you mean \"" + text + "\"?"
			}
			d.fail(path+".of", "%s.of is %q, which is not said here: %s", path, shorten(w.Of), near)
			continue
		}
		if slices.ContainsFunc(a.Words[:k], func(other engine.Rewording) bool { return other.Of == w.Of }) ||
			slices.ContainsFunc(before, func(other engine.Adaptation) bool { return covers(&other, a, w.Of) }) {
			d.fail(path+".of", "%s.of is %q, which is changed for the same people above: keep one", path, shorten(w.Of))
		}
		if w.Say != "" && slices.Contains(spoken, w.Of) {
			d.spoken(path+".say", w.Say)
		}
	}
}

// covers reports whether an adaptation changes a sentence for everybody whom
// another one is for.
func covers(a, other *engine.Adaptation, of string) bool {
	return slices.ContainsFunc(a.Words, func(w engine.Rewording) bool { return w.Of == of }) &&
		!slices.ContainsFunc(other.For, func(id string) bool { return !slices.Contains(a.For, id) }) &&
		!slices.ContainsFunc(other.About, func(m engine.Movement) bool { return !slices.Contains(a.About, m) })
}

// led checks that an exercise with an adaptation is complete, and that its
// sentences fit where they are said and shown.
func (d *document) led(at string, e *engine.Exercise) {
	d.required(at+".start.show", e.Start.Show, "say in one line how to get ready")
	if len(e.Cycle) > 0 {
		d.required(at+".cycle[1].show", e.Cycle[0].Show, "say in one line what to do")
	}
	if len(e.Say.Setup.Full) == 0 {
		d.fail(at, "%s leaves nothing of say.setup: change a sentence in place of leaving it out", at)
	}
	eachPhase(e, func(path string, p *engine.Phase) {
		if p.Show != "" {
			d.shown(at+"."+path+".show", p.Show)
		}
	})
	for i := range e.Cycle {
		d.fits(at+"."+index("cycle", i), &e.Cycle[i])
	}
}

func conditionIDs(conditions []engine.Condition) []string {
	ids := make([]string, len(conditions))
	for i := range conditions {
		ids[i] = conditions[i].ID
	}
	return ids
}

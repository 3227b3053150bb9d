package catalog

import (
	"slices"
	"strings"

	"uncoil/engine"
	"uncoil/engine/search"
)

// The limits of doses.
const (
	maxHold   = engine.MaxHold // seconds
	maxSetUp  = 120            // seconds
	maxReps   = engine.MaxCount
	maxSets   = engine.MaxSets
	longHold  = 60 // seconds from which calm lines are needed
	calmLines = 3
	mostSteps = 8
)

// exercise checks everything in an exercise but its frames.
func (d *document) exercise(e *engine.Exercise) {
	d.id(e.ID)
	d.name(e.Name, e.Spoken)
	d.also(e.Also)
	if e.Figure != "" && !kebab.MatchString(e.Figure) {
		d.fail("figure", "figure is %q: name a file of the folder figures, without its ending", shorten(e.Figure))
	}
	choice(d, "position", e.Position, engine.Positions())
	if e.Ends != "" {
		choice(d, "ends", e.Ends, engine.Positions())
	}
	choice(d, "sides", e.Sides, sideSchemes())
	choices(d, "equipment", e.Equipment, engine.Equipment())
	choices(d, "handy", e.Handy, engine.Equipment())
	if len(e.Regions) == 0 {
		d.fail("regions", "regions is missing: name what is stretched or worked, such as %s", strings.Join(engine.Regions()[:4], ", "))
	}
	choices(d, "regions", e.Regions, engine.Regions())
	choice(d, "level", e.Level, engine.Levels())
	choice(d, "aim", e.Aim, engine.Aims())
	d.movements(e)
	d.source(e.Sources)
	d.description(e)
	d.dose(&e.Dose)
	d.rest("rest", e.Rest)
	d.rest("set-rest", e.SetRest)
	d.movement(e)
	d.speech(e)
	for _, part := range []struct {
		path  string
		given bool
	}{
		{"pictures", len(e.Pictures) > 0},
		{"breathe", e.Breathe},
		{"dose.seconds", e.Dose.Seconds != 0},
		{"dose.hold", e.Dose.Hold != 0},
		{"involves", len(e.Involves) > 0},
	} {
		if part.given {
			d.fail(part.path, "%s is for your own exercises: leave it out, a built-in one has a figure and a cycle", part.path)
		}
	}
}

func sideSchemes() []engine.SideScheme {
	return []engine.SideScheme{engine.SidesNone, engine.SidesLeftRight, engine.SidesAlternating, engine.SidesLeftRightBoth}
}

// description checks what is read in the library.
func (d *document) description(e *engine.Exercise) {
	d.written("benefit", e.Benefit, "say in one sentence what it does for the back")
	d.written("mistake", e.Mistake, "say what often goes wrong, and what to do instead")
	d.written("easier", e.Easier, "describe a gentler variant")
	if e.Stronger != "" {
		d.written("stronger", e.Stronger, "")
	}
	d.cautions(e, func(path, text string) { d.written(path, text, "write one sentence") })
	if n := len(e.Steps); n < 2 || n > mostSteps {
		d.fail("steps", "steps has %s: write 2 to %d", many(n, "line"), mostSteps)
	}
	for i, step := range e.Steps {
		at := index("steps", i)
		if !d.tidy(at, step) || !d.ends(at, step) {
			continue
		}
		if n := len(strings.Fields(step)); n > maxStepWord {
			d.fail(at, "%s has %s: the most is %d", at, many(n, "word"), maxStepWord)
		}
	}
}

// dose checks the ranges of a dose.
func (d *document) dose(dose *engine.Dose) {
	if !choice(d, "dose.kind", dose.Kind, engine.DoseKinds()) {
		return
	}
	if dose.Kind == engine.HoldSeconds {
		d.ordered("dose.amount", dose.Amount, 1, maxHold, " seconds")
	} else {
		d.ordered("dose.amount", dose.Amount, 1, maxReps, "")
	}
	if dose.Sets != (engine.Range{}) {
		d.ordered("dose.sets", dose.Sets, 1, maxSets, "")
	}
	if dose.Limit != 0 {
		if dose.Kind == engine.HoldSeconds {
			d.fail("dose.limit", "dose.limit is for breaths, reps and flow: a hold ends at dose.amount.to")
		}
		d.between("dose.limit", dose.Limit, 1, maxHold, " seconds")
	}
}

// speech checks the spoken lines that belong to no phase.
func (d *document) speech(e *engine.Exercise) {
	d.lines("say.warn", e.Say.Warn, 0)
	if e.Say.Benefit != "" {
		d.spoken("say.benefit", e.Say.Benefit)
	}
	d.directions("say.way", e.Say.Way, 0)
	d.directions("say.setup", e.Say.Setup, 1)
	d.directions("say.switch", e.Say.Switch, 0)
	d.lines("say.halfway", e.Say.Halfway, 0)
	d.directions("say.after", e.Say.After, 0)
	need := 0
	if e.Dose.Kind == engine.HoldSeconds && e.Dose.Amount.To >= longHold {
		need = calmLines // the exercise lasts minutes: one line must not repeat again and again
	}
	d.lines("say.join", e.Say.Join, 0)
	d.lines("say.during", e.Say.During, need)
	if e.Reverse && (len(e.Say.Halfway.Full) == 0 || len(e.Say.Halfway.Brief) == 0) {
		d.fail("say.halfway", "say.halfway is missing: at the half the direction changes, so say so, full and brief")
	}
}

// poses checks that the illustration has every frame the exercise names.
func (d *document) poses(e *engine.Exercise, frames []string) {
	check := func(path, name string) {
		if name != "" && !slices.Contains(frames, name) {
			d.fail(path, "%s is %q, which figure %s does not have: %s", path, shorten(name), e.FigureID(), suggest(name, frames))
		}
	}
	check("start.frame", e.Start.Frame)
	check("shown", e.Shown)
	d.between("start.seconds", e.Start.Seconds, 0, maxSetUp, " seconds")
	eachPhase(e, func(path string, p *engine.Phase) {
		check(path+".frame", p.Frame)
		check(path+".both-frame", p.BothFrame)
	})
	for i := range e.Adapted {
		for k, f := range e.Adapted[i].Frames {
			check(index(index("adapted", i)+".frames", k)+".show", f.Show)
		}
	}
}

// standIns checks that what can stand in for the exercise exists, and reports
// whether it does.
func (d *document) standIns(e *engine.Exercise, exercises map[string]engine.Exercise) bool {
	sound := true
	for i, id := range e.Swaps {
		at := index("swaps", i)
		if _, ok := exercises[id]; ok && id != e.ID {
			continue
		}
		sound = false
		if id == e.ID {
			d.fail(at, "%s is the exercise itself: name another", at)
			continue
		}
		d.fail(at, "%s is %q, which does not exist: %s", at, shorten(id), suggest(id, sortedIDs(exercises)))
	}
	return sound
}

// otherNames checks that each of the exercise's other names is its alone, so that
// a name on a therapist's sheet means one exercise.
func (d *document) otherNames(e *engine.Exercise, called map[string][]string) {
	for i, name := range e.Also {
		at, key := index("also", i), nameKey(name)
		before := append([]string{e.Name}, e.Also[:i]...)
		for _, id := range called[key] {
			if id != e.ID || slices.ContainsFunc(before, func(n string) bool { return nameKey(n) == key }) {
				d.fail(at, "%s is %q, which %s is called already: leave it out", at, shorten(name), id)
				break
			}
		}
	}
}

// calledBy returns the ids of the exercises that have a name, by its nameKey and in
// order.
func calledBy(exercises map[string]engine.Exercise) map[string][]string {
	called := map[string][]string{}
	for _, id := range sortedIDs(exercises) {
		e := exercises[id]
		for _, name := range append([]string{e.Name}, e.Also...) {
			key := nameKey(name)
			called[key] = append(called[key], id)
		}
	}
	return called
}

// nameKey is the same for names that are the same on a sheet.
func nameKey(name string) string { return strings.Join(search.Words(name), " ") }

// eachPhase visits every phase of an exercise with its path.
func eachPhase(e *engine.Exercise, visit func(path string, p *engine.Phase)) {
	if e.Enter != nil {
		visit("enter", e.Enter)
	}
	for i := range e.Cycle {
		visit(index("cycle", i), &e.Cycle[i])
	}
	if e.Leave != nil {
		visit("leave", e.Leave)
	}
}

package catalog

import (
	"strings"

	"uncoil/engine"
)

// The limits of a user's own exercise where they differ from the built-in ones:
// what a therapist has written down is taken as it is.
const (
	mostOwnSteps    = 12
	mostPictures    = 12
	maxOwnRep       = 60 // seconds
	mostCautions    = 12
	mostSwaps       = 20
	mostSpokenLines = 40
)

// ownExercise checks a user's own exercise as it is written. Only a name, steps
// and a dose are asked for; what else is given must be sound.
func (d *document) ownExercise(e *engine.Exercise) {
	d.ownName(&e.ID, e.Name, e.Spoken)
	d.also(e.Also)
	d.ownPictures(e)
	if e.Position != "" {
		choice(d, "position", e.Position, engine.Positions())
	}
	if e.Ends != "" {
		choice(d, "ends", e.Ends, engine.Positions())
	}
	if e.Sides != "" {
		choice(d, "sides", e.Sides, sideSchemes())
	}
	choices(d, "equipment", e.Equipment, engine.Equipment())
	choices(d, "handy", e.Handy, engine.Equipment())
	choices(d, "regions", e.Regions, engine.Regions())
	d.ownMovements(e)
	if len(e.Sources) > 0 {
		d.source(e.Sources)
	}
	d.ownTexts(e)
	d.dose(&e.Dose)
	d.ownPace(e)
	d.rest("rest", e.Rest)
	d.rest("set-rest", e.SetRest)
	d.ownMovement(e)
	d.ownSpeech(e)
}

// ownMovements checks what the exercise asks of a body. A file that names some
// movements decides on all: those that it does not name are spared.
func (d *document) ownMovements(e *engine.Exercise) {
	if e.Level != "" {
		choice(d, "level", e.Level, engine.Levels())
	}
	if e.Aim != "" {
		choice(d, "aim", e.Aim, engine.Aims())
	}
	e.TakeOverInvolves()
	if e.Known() {
		e.Spares = engine.OtherMovements(e.Asks)
	}
	choices(d, "asks", e.Asks, engine.Movements())
}

// ownName checks the name, and makes the id of it where none is given.
func (d *document) ownName(id *string, name, spoken string) {
	if d.required("name", name, "write the name that people read") {
		d.short("name", name, MaxName)
	}
	if spoken != "" && d.tidy("spoken", spoken) {
		d.short("spoken", spoken, maxSpoken)
	}
	switch {
	case *id == "" && name != "":
		if *id = Slug(name); *id == "" {
			d.fail("name", "no id can be made from the name: add one, such as id: my-stretch")
		}
	case *id != "" && !ValidID(*id):
		d.fail("id", "id is %q: use small letters, digits and single hyphens, at most %d, such as knee-hug", shorten(*id), MaxID)
	}
}

// ownPictures checks how the exercise is shown.
func (d *document) ownPictures(e *engine.Exercise) {
	if e.Figure != "" && !kebab.MatchString(e.Figure) {
		d.fail("figure", "figure is %q: name a built-in illustration, such as cat-cow", shorten(e.Figure))
	}
	if e.Figure != "" && len(e.Pictures) > 0 {
		d.fail("pictures", "both figure and pictures are given: keep one of the two")
	}
	if n := len(e.Pictures); n > mostPictures {
		d.fail("pictures", "pictures has %d files: the most is %d", n, mostPictures)
	}
	for i, name := range e.Pictures {
		if at := index("pictures", i); !ValidPicture(name) {
			d.fail(at, "%s is %q: name a PNG or JPEG file of the folder pictures, in plain letters", at, shorten(name))
		}
	}
}

// ownTexts checks what is read; a sentence need not end like one.
func (d *document) ownTexts(e *engine.Exercise) {
	for _, text := range []struct{ path, text string }{
		{"benefit", e.Benefit},
		{"mistake", e.Mistake},
		{"easier", e.Easier},
		{"stronger", e.Stronger},
	} {
		if text.text != "" {
			d.note(text.path, text.text)
		}
	}
	if len(e.Cautions) > mostCautions {
		d.fail("cautions", "cautions has %s: the most is %d", many(len(e.Cautions), "line"), mostCautions)
	}
	d.cautions(e, d.note)
	if len(e.Steps) == 0 {
		d.fail("steps", "steps is missing: say what to do, one line for each step")
	}
	d.notes("steps", e.Steps, mostOwnSteps)
	if len(e.Swaps) > mostSwaps {
		d.fail("swaps", "swaps has %d exercises: the most is %d", len(e.Swaps), mostSwaps)
	}
}

// note checks a note of the user's, one line of text.
func (d *document) note(path, text string) {
	_ = d.tidy(path, text) && d.short(path, text, maxWritten)
}

// notes checks a list of such texts.
func (d *document) notes(path string, texts []string, most int) {
	if len(texts) > most {
		d.fail(path, "%s has %s: the most is %d", path, many(len(texts), "line"), most)
		return
	}
	for i, text := range texts {
		d.note(index(path, i), text)
	}
}

// ownPace checks how fast an exercise is done that has no cycle.
func (d *document) ownPace(e *engine.Exercise) {
	if len(e.Cycle) > 0 {
		if e.Breathe {
			d.fail("breathe", "breathe is for exercises without a cycle: give the phases breath: in and breath: out")
		}
		if e.Dose.Seconds != 0 {
			d.fail("dose.seconds", "dose.seconds is for exercises without a cycle: give the phases seconds")
		}
		if e.Dose.Hold != 0 {
			d.fail("dose.hold", "dose.hold is for exercises without a cycle: give a phase for the hold its seconds")
		}
		return
	}
	for _, of := range []struct {
		path, is string
		seconds  float64
	}{
		{"dose.seconds", "how long one repetition takes", e.Dose.Seconds},
		{"dose.hold", "how long the top of a repetition is held", e.Dose.Hold},
	} {
		switch {
		case of.seconds == 0:
		case e.Dose.Kind != engine.Repetitions:
			d.fail(of.path, "%s is %s: leave it out where dose.kind is %q", of.path, of.is, shorten(string(e.Dose.Kind)))
		default:
			d.between(of.path, of.seconds, 1, maxOwnRep, " seconds")
		}
	}
}

// ownMovement checks the phases. Without a cycle the movement is made from the
// dose, and there is nothing to enter or leave.
func (d *document) ownMovement(e *engine.Exercise) {
	if e.Start.Show != "" {
		d.note("start.show", e.Start.Show)
	}
	d.between("start.seconds", e.Start.Seconds, 0, maxSetUp, " seconds")
	if len(e.Cycle) > 0 {
		d.movement(e)
		return
	}
	for _, part := range []struct {
		path  string
		given bool
	}{
		{"enter", e.Enter != nil},
		{"leave", e.Leave != nil},
		{"reverse", e.Reverse},
	} {
		if part.given {
			d.fail(part.path, "%s is for exercises with a cycle: leave it out, or write the cycle too", part.path)
		}
	}
}

// ownSpeech checks spoken lines, which have no recordings: a synthesizer says
// them, so that numbers and signs are allowed.
func (d *document) ownSpeech(e *engine.Exercise) {
	for _, part := range []struct {
		path  string
		lines engine.Lines
	}{
		{"say.join", e.Say.Join},
		{"say.warn", e.Say.Warn},
		{"say.benefit", engine.Lines{Full: given(e.Say.Benefit)}},
		{"say.during", e.Say.During},
		{"say.halfway", e.Say.Halfway},
	} {
		d.notes(part.path+".full", part.lines.Full, mostSpokenLines)
		d.notes(part.path+".brief", part.lines.Brief, mostSpokenLines)
	}
	for _, part := range []struct {
		path       string
		directions engine.Directions
	}{
		{"say.way", e.Say.Way},
		{"say.setup", e.Say.Setup},
		{"say.switch", e.Say.Switch},
		{"say.after", e.Say.After},
	} {
		d.ownDirections(part.path+".full", part.directions.Full)
		d.ownDirections(part.path+".brief", part.directions.Brief)
	}
}

// given returns a text that is there, as a list.
func given(text string) []string {
	if text == "" {
		return nil
	}
	return []string{text}
}

// ownDirections checks sentences that lead the body, and the time they take.
func (d *document) ownDirections(path string, all []engine.Direction) {
	d.notes(path, engine.Sentences(all), mostSpokenLines)
	d.times(path, all)
}

// textCard checks that a movement written out has something to show it.
func (d *document) textCard(e *engine.Exercise) {
	if len(e.Cycle) > 0 && e.Figure == "" && len(e.Pictures) == 0 {
		d.fail("cycle", "cycle needs a figure or pictures: name one of them, or leave the cycle out")
	}
}

// framesOf returns what the phases of an exercise may name.
func framesOf(e *engine.Exercise, art []string) []string {
	if len(e.Pictures) > 0 {
		return e.Pictures
	}
	return art
}

// firstLineOf returns the first text of several that is not empty.
func firstLineOf(texts ...string) string {
	for _, text := range texts {
		if strings.TrimSpace(text) != "" {
			return text
		}
	}
	return ""
}
